"""Questions that people ask, put to the examples: the share answered right, by language and half, and the wrong ones.

    python benchmarks/asking/run.py [--half tuned|scored|second|…|blind|sealed|elsewhere|twelfth|thirteenth|reserved] [--silent] [--kg FOLDER]

Those of `elsewhere` are put to other documents; `--kg` is for the others. Where a set says which named question is meant, that has to be the one that
is run, with these parameters, and the answer has to be right as well; one that nothing answers has to be refused.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from as_meant import fits, is_refused

import jiedao
from jiedao.queries.asking.types import Ambiguous, Answer, NotUnderstood
from jiedao.queries.errors import QuestionError

HERE = Path(__file__).parent
NAMES = "questions second third fourth fifth sixth seventh eighth elsewhere ninth tenth eleventh twelfth thirteenth".split()
FILES = tuple(HERE / f"{name}.tsv" for name in NAMES)
OTHER = "elsewhere"
HALVES = (
    "tuned", "scored", "second", "third", "fourth", "fifth", "blind", "sixth", "sealed", "seventh", "eighth", OTHER,
    "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "reserved",
)  # fmt: skip
DOCUMENTS, OTHERS = HERE.parents[1] / "examples" / "documents", HERE.parent / "accuracy" / "sixth" / "corpus"
TODAY = date(2024, 12, 1)


@dataclass(frozen=True, slots=True)
class Scored:
    case: Case
    answered: bool
    read: bool
    outcome: str
    answer: Answer | None

    @property
    def right(self) -> bool:
        return self.answered and self.read


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    lang: str
    half: str
    text: str
    questions: tuple[str, ...]
    expected: str
    reading: str = ""
    """The named question that is meant, where the set says it."""


def cases(path: Path = HERE / "questions.tsv") -> Iterator[Case]:
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        yield Case(row["id"], row["lang"], row["half"], row["text"], tuple(row["questions"].split("|")), row["expected"], row.get("reading") or "")


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


def read_right(graph: jiedao.Graph, case: Case, outcome: str, answer: Answer | None) -> bool:
    """Whether it was taken for the named question that is meant; a name that is nobody's is refused as well as a word that is not understood."""
    if not case.reading or case.expected == "which":
        return True
    if is_refused(case.reading):
        return answer is None and outcome != "which"
    return answer is not None and fits(graph, case.reading, answer)


def right(case: Case, outcome: str, answer: Answer | None) -> bool:
    expected = case.expected
    if expected == "refuse" and is_refused(case.reading) and outcome.startswith("error: "):
        return True
    if expected == "~":
        return answer is not None
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


def scores(graph: jiedao.Graph, wanted: list[Case]) -> Iterator[Scored]:
    for case in wanted:
        outcome, answer = got(graph, case)
        yield Scored(case, right(case, outcome, answer), read_right(graph, case, outcome, answer), outcome, answer)


def all_scores(half: str | None, folder: Path, kg: Path | None) -> Iterator[Scored]:
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
    every: list[Scored] = []
    with TemporaryDirectory() as folder:
        for one in all_scores(chosen.half, Path(folder), chosen.kg):
            every.append(one)
            if not (one.right or chosen.silent):
                print(told(one))
    for lang, half in sorted({(one.case.lang, one.case.half) for one in every}):
        print(f"{lang} {half}: {shares([one for one in every if (one.case.lang, one.case.half) == (lang, half)])}")


def told(one: Scored) -> str:
    said = one.outcome or (f"{one.answer.command} → {one.answer.values[:8]}" if one.answer is not None else "")
    reading = f"\n      reading  {one.case.reading}" if one.case.reading else ""
    wrong = "" if not one.case.reading or not (one.answered or one.read) else " (but answered as expected)" if one.answered else " (but read as meant)"
    said = re.sub(r"https?://[^ ]*/", "", said)
    return f"{one.case.id} {one.case.half}  {one.case.text}\n      expected {one.case.expected}{wrong}{reading}\n      {said}"


def shares(ones: list[Scored]) -> str:
    fine, wrong = sum(one.right for one in ones), [one for one in ones if not one.right]
    back = sum(one.answer is None for one in wrong)
    nothing = sum(one.answer is not None and one.answer.values in ((), (0,), ("no",)) for one in wrong)
    said = f"{fine} of {len(ones)} right ({fine / len(ones):.1%})"
    if any(one.case.reading for one in ones):
        said += f", {sum(one.answered for one in ones)} answered as expected, {sum(one.read for one in ones)} read as meant"
        wide = sum(one.answered and not one.read for one in ones)
        return f"{said}; of the others {back} not answered, {nothing} told that nothing is reported, {len(wrong) - back - nothing} answered otherwise" + (
            f" ({wide} rightly, by another named question or wider)" if wide else "")
    return f"{said}, {back} not answered, {nothing} told that nothing is reported, {len(wrong) - back - nothing} answered otherwise"


if __name__ == "__main__":
    main()
