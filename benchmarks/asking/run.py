"""Questions that people ask, put to the examples: the share answered right, by language and half, and the wrong ones.

    python benchmarks/asking/run.py [--half tuned|scored|second|third|fourth|fifth|blind|sixth|sealed|seventh|eighth|elsewhere] [--silent] [--kg FOLDER]

Those of `elsewhere` are put to other documents; `--kg` is for the others.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import jiedao
from jiedao.queries.asking.types import Ambiguous, Answer, NotUnderstood
from jiedao.queries.errors import QuestionError

HERE = Path(__file__).parent
FILES = tuple(HERE / f"{name}.tsv" for name in ("questions", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "elsewhere"))
OTHER = "elsewhere"
HALVES = ("tuned", "scored", "second", "third", "fourth", "fifth", "blind", "sixth", "sealed", "seventh", "eighth", OTHER)
DOCUMENTS, OTHERS = HERE.parents[1] / "examples" / "documents", HERE.parent / "accuracy" / "sixth" / "corpus"
TODAY = date(2024, 12, 1)


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    lang: str
    half: str
    text: str
    questions: tuple[str, ...]
    expected: str


def cases(path: Path = HERE / "questions.tsv") -> Iterator[Case]:
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        yield Case(row["id"], row["lang"], row["half"], row["text"], tuple(row["questions"].split("|")), row["expected"])


def got(graph: jiedao.Graph, case: Case) -> tuple[str, Answer | None]:
    """What came of it in the words of the file: which, refuse, or the answer."""
    try:
        return "", graph.ask_in_words(case.text, today=TODAY)
    except Ambiguous:
        return "which", None
    except NotUnderstood:
        return "refuse", None
    except QuestionError as error:
        return f"error: {error}", None


def right(case: Case, outcome: str, answer: Answer | None) -> bool:
    expected = case.expected
    if expected in ("refuse", "which", "!"):
        return outcome == expected.replace("!", "refuse") or (expected == "!" and answer is not None and answer.values in ((), ("no",)))
    return answer is not None and answered(case, answer)


def answered(case: Case, answer: Answer) -> bool:
    expected = case.expected
    if expected == "0":
        return not answer.rows
    if expected == "none":
        return not answer.rows and answer.reading.question in case.questions
    if expected in ("yes", "no"):
        return answer.values == (expected,)
    if expected.startswith("#"):
        return answer.values == (int(expected[1:]),) or (answer.reading.question == "indicators" and int(expected[1:]) in answer.values)
    values = [*map(str, answer.values), *([answer.sentence.zh] if expected[0] == "~" else [])]
    wanted, _, unwanted = expected[1:].partition(" !")
    named = wanted.split("|")
    if answer.reading.question in ("evidence", "path") or not answer.reading.show.column:
        values = ["".join(str(row).split()).replace("\\u3000", "") for row in answer]
    if any(unwanted and unwanted in value for value in values):
        return False
    if not all(any(name in value for value in values) for name in named):
        return False
    return expected[0] == "~" or all(any(name in value for name in named) for value in values)


def scores(graph: jiedao.Graph, wanted: list[Case]) -> Iterator[tuple[Case, bool, str, Answer | None]]:
    for case in wanted:
        outcome, answer = got(graph, case)
        yield case, right(case, outcome, answer), outcome, answer


def all_scores(half: str | None, folder: Path, kg: Path | None) -> Iterator[tuple[Case, bool, str, Answer | None]]:
    every = [case for path in FILES for case in cases(path) if half in (None, case.half)]
    for documents, there in ((DOCUMENTS, False), (OTHERS, True)):
        wanted = [case for case in every if (case.half == OTHER) == there]
        if not wanted:
            continue
        made = kg if kg and not there else folder / documents.name
        if made != kg:
            jiedao.build(documents, into=made)
        with jiedao.open(made) as graph:
            yield from scores(graph, wanted)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--silent", action="store_true", help="only the shares")
    parser.add_argument("--kg", type=Path, help="a graph of the examples that is there already")
    chosen = parser.parse_args()
    total: Counter[tuple[str, str]] = Counter()
    good: Counter[tuple[str, str]] = Counter()
    refused: Counter[tuple[str, str]] = Counter()
    empty: Counter[tuple[str, str]] = Counter()
    with TemporaryDirectory() as folder:
        for case, ok, outcome, answer in all_scores(chosen.half, Path(folder), chosen.kg):
            total[case.lang, case.half] += 1
            good[case.lang, case.half] += ok
            refused[case.lang, case.half] += not ok and answer is None
            empty[case.lang, case.half] += not ok and answer is not None and answer.values in ((), (0,), ("no",))
            if not ok and not chosen.silent:
                said = outcome or (f"{answer.command} → {answer.values[:8]}" if answer is not None else "")
                print(f"{case.id} {case.half}  {case.text}\n      expected {case.expected}\n      {re.sub(r'https?://[^ ]*/', '', said)}")
    for lang, half in sorted(total):
        fine, of, back = good[lang, half], total[lang, half], refused[lang, half]
        nothing = empty[lang, half]
        wrong = f"{nothing} told that nothing is reported, {of - fine - back - nothing} answered otherwise"
        print(f"{lang} {half}: {fine} of {of} right ({fine / of:.1%}), {back} not answered, {wrong}")


if __name__ == "__main__":
    main()
