"""How often each rule is right on annotated documents: `python benchmarks/confidence.py SCORE.PY GOLD CORPUS [GOLD CORPUS …]`.

Writes `schema/rules.tsv`: rule, facts that are right, facts in all. Facts are matched as the scoring tool matches them;
what annotators disagree on counts neither way. The sets in `accuracy/` are always read, but for `unseen`; `elsewhere.tsv` holds
what was counted on annotated pages that are not ours to publish, and is added.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from jiedao.loaders.read import read_document
from jiedao.loaders.sources import SourceError, documents
from jiedao.schema.rules import TABLE
from jiedao.schema.types import Article, Event, Reading

SETS = Path(__file__).parent / "accuracy"
ELSEWHERE = Path(__file__).parent / "elsewhere.tsv"
OUT = Path(__file__).parents[1] / "schema" / TABLE
HEADER = "# Written by benchmarks/confidence.py from the annotated documents; do not edit.\nrule\tright\tfound\n"
Json = dict[str, Any]


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path}: 不是 Python 程序 / no Python program")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def bare(key: str) -> str:
    return key.partition("@")[0]


def event(found: Event) -> Json:
    taking_part = [{"name": bare(who.agent), "kind": who.kind, "role": who.role} for who in found.participants]
    return {"kind": found.kind, "date": found.when.date, "places": [{"name": s.place} for s in found.stops], "participants": taking_part}


def article(found: Article) -> Json:
    """In the form of the annotation guideline, in the order of `rules_of`."""
    return {
        "persons": [person.name for person in found.persons],
        "posts": [{"person": bare(p.person), "org": p.office, "title": p.title} for p in found.posts],
        "organizations": [{"name": office.name} for office in found.offices],
        "communities": [{"name": one.name} for one in found.communities],
        "programmes": [{"name": one.name} for one in found.programmes],
        "facilities": [{"name": one.name} for one in found.facilities],
        "documents": [one.name for one in found.documents],
        "indicators": [{"value": one.value, "unit": one.unit} for one in found.indicators],
        "events": [event(one) for one in found.events],
    }


def rules_of(reading: Reading) -> dict[str, list[str]]:
    """The rule behind each fact of a category, in the order in which the scoring tool lists them."""
    rules: dict[str, list[str]] = {}

    def add(category: str, *names: str) -> None:
        rules.setdefault(category, []).extend(names)

    for found in reading.articles:
        groups = {
            "person": found.persons, "post": found.posts, "organization": found.offices, "community": found.communities,
            "programme": found.programmes, "facility": found.facilities, "document": found.documents, "indicator": found.indicators,
        }  # fmt: skip
        for category, group in groups.items():
            add(category, *(fact.rule for fact in group))
        for one in found.events:
            add("event", one.rule)
            if one.kind == "visit":
                add("visited_place", *(stop.rule for stop in one.stops))
            add("participation", *(who.rule for who in one.participants if who.kind != "group"))
    return rules


def first_of_each(category: str, keys: list[Any], rules: list[str]) -> tuple[list[Any], list[str]]:
    """What the tool counts as one fact, with the rule that found it first."""
    if category in ("event", "indicator"):
        return keys, rules
    kept: dict[Any, tuple[Any, str]] = {}
    for key, rule in zip(keys, rules, strict=True):
        kept.setdefault((tuple(names[0] for names in key[0]), key[1]), (key, rule))
    return [key for key, _ in kept.values()], [rule for _, rule in kept.values()]


def judged(tool: ModuleType, gold: Json, reading: Reading) -> Iterator[tuple[str, bool]]:
    """Each fact by its rule, and whether it is right."""
    wanted, found = tool.facts(gold), tool.facts({"articles": [article(one) for one in reading.articles]})
    for category, rules in rules_of(reading).items():
        keys, names = first_of_each(category, found[category], rules)
        expected = sorted(tool.merge(wanted[category], category), key=lambda key: bool(key[2]))
        pairs = tool.match(expected, keys)
        for number, rule in enumerate(names):
            if number not in pairs or not expected[pairs[number]][2]:
                yield rule, number in pairs


def counted(tool: ModuleType, pairs: list[tuple[Path, Path]]) -> tuple[Counter[str], Counter[str]]:
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for gold, corpus in pairs:
        for document in documents([str(corpus)]):
            if isinstance(document, SourceError):
                sys.exit(str(document))
            annotated = gold / f"{Path(document.source).stem}.json"
            for rule, is_right in judged(tool, json.loads(annotated.read_text("utf-8")), read_document(document)):
                every[rule] += 1
                right[rule] += is_right
    return right, every


def elsewhere() -> tuple[Counter[str], Counter[str]]:
    rows = (line.split("\t") for line in ELSEWHERE.read_text("utf-8").splitlines()[2:])
    counts = {rule: (int(right), int(found)) for rule, right, found in rows}
    return Counter({rule: right for rule, (right, _) in counts.items()}), Counter({rule: found for rule, (_, found) in counts.items()})


def main(tool: str, *paths: str) -> None:
    given = [(Path(gold), Path(corpus)) for gold, corpus in zip(paths[::2], paths[1::2], strict=True)]
    right, every = counted(loaded(Path(tool)), [*((one / "gold", one / "corpus") for one in sorted(SETS.iterdir()) if one.name != "unseen"), *given])
    further = elsewhere()
    right, every = right + further[0], every + further[1]
    OUT.write_text(HEADER + "".join(f"{rule}\t{right[rule]}\t{every[rule]}\n" for rule in sorted(every)), "utf-8")
    print(f"{OUT}: {len(every)} rules, {every.total()} facts, {right.total() / every.total():.3f} right")


if __name__ == "__main__":
    if len(sys.argv) < 2 or len(sys.argv) % 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
