"""The judgements of a knowledge graph as a text file fit for git: `identity.jsonl`, one line per pair, sorted.

What people judge outranks what is computed. The file is replaced as a whole, so that it is never half written.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from math import isfinite
from pathlib import Path
from typing import Any

from ...schema.days import is_iso_day
from ..errors import KGError
from .types import RULES, VERDICTS, Judgement, Pair, Verdict

NAME = "identity.jsonl"
PART = ".part"
KEYS = ("left", "right", "verdict", "score", "reasons", "by", "when")
THING = re.compile(r"[a-z]+/[^\s@]+(?:@article/[^\s@]+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[0-9:.+Z-]+)?")


class LedgerError(KGError):
    """A line of the ledger that cannot be taken as it stands."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Judgements by their pair."""

    judged: Mapping[Pair, Judgement] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Judgement]:
        return (self.judged[pair] for pair in sorted(self.judged))

    def __len__(self) -> int:
        return len(self.judged)

    def get(self, one: str, other: str) -> Judgement | None:
        return self.judged.get(Pair.of(one, other))

    def put(self, judgements: Iterable[Judgement]) -> Ledger:
        """With these; a human judgement gives way to nothing but another one."""
        judged = dict(self.judged)
        for one in judgements:
            known = judged.get(one.pair)
            if one.human or known is None or not known.human:
                judged[one.pair] = one
        return Ledger(judged)

    def without(self, pairs: Iterable[Pair]) -> Ledger:
        gone = set(pairs)
        return Ledger({pair: one for pair, one in self.judged.items() if pair not in gone})


def line(one: Judgement) -> str:
    pair = one.pair
    said = (pair.left, pair.right, one.verdict, one.score, list(one.reasons), one.by, one.when)
    return json.dumps(dict(zip(KEYS, said, strict=True)), ensure_ascii=False) + "\n"


def written(ledger: Ledger) -> str:
    return "".join(map(line, ledger))


def stamp(ledger: Ledger) -> str | None:
    """Tells one ledger from another; None where nothing has been judged."""
    return blake2b(written(ledger).encode(), digest_size=16).hexdigest() if ledger.judged else None


def parsed(text: str, name: str) -> Ledger:
    """Every line in any order; LedgerError says which line is wrong, and why."""
    judged: dict[Pair, Judgement] = {}
    at: dict[Pair, int] = {}
    for number, content in enumerate(text.split("\n"), 1):
        if not content.strip():
            continue
        one = judgement(content, f"{name}:{number}")
        known = judged.get(one.pair)
        if known and known.human == one.human and known != one:
            raise LedgerError(
                f"{name}:{number}：与第 {at[one.pair]} 行判断同一对而不同，请留下一行 / "
                f"line {at[one.pair]} judges the same pair otherwise, keep one of them"
            )
        if known is None or one.human:
            judged[one.pair], at[one.pair] = one, number
    return Ledger(judged)


def loaded(content: str, where: str) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise LedgerError(f"{where}：不是 JSON / not JSON: {error}") from error


def judgement(content: str, where: str) -> Judgement:
    said = loaded(content, where)
    fault = next(faults(said), None)
    if fault:
        raise LedgerError(f"{where}：{fault}")
    return Judgement(**{**said, "reasons": tuple(said["reasons"])})


def faults(said: Any) -> Iterator[str]:
    """What is wrong with the content of a line, the first thing first."""
    if not isinstance(said, dict) or set(said) != set(KEYS):
        yield f"须有且仅有这些键 / exactly these keys are needed: {', '.join(KEYS)}"
        return
    for side in ("left", "right"):
        if not isinstance(said[side], str) or not THING.fullmatch(said[side]):
            yield f"{side} 应如 / {side} is not like person/zhang-san-0123456789: {said[side]!r}"
    if said["left"] == said["right"]:
        yield f"与自身相比 / compared with itself: {said['left']}"
    if said["verdict"] not in VERDICTS:
        yield f"verdict 应为 / has to be one of {', '.join(VERDICTS)}: {said['verdict']!r}"
    if not isinstance(said["by"], str) or not said["by"].strip():
        yield "by 须写明是谁判断的 / by has to say who judged"
    if isinstance(said["score"], bool) or not isinstance(said["score"], int | float | None) or not isfinite(said["score"] or 0):
        yield f"score 应为数字或 null / score is neither a number nor null: {said['score']!r}"
    if not isinstance(said["reasons"], list) or not all(isinstance(one, str) for one in said["reasons"]):
        yield "reasons 应为文字的列表 / reasons is no list of texts"
    if said["when"] is not None and not (isinstance(said["when"], str) and is_day(said["when"])):
        yield f"when 应为日期或 null / when is neither a day nor null: {said['when']!r}"


def is_day(said: str) -> bool:
    """A day of the calendar, with or without a time."""
    return DAY.fullmatch(said) is not None and is_iso_day(said[:10])


def read(folder: Path) -> Ledger:
    """The ledger of a graph; empty where nothing has been judged."""
    path = folder / NAME
    try:
        return parsed(path.read_text("utf-8"), str(path))
    except FileNotFoundError:
        return Ledger()
    except UnicodeDecodeError as error:
        raise LedgerError(f"{path}：不是 UTF-8 / not UTF-8: {error.reason}") from error


def write(folder: Path, ledger: Ledger) -> None:
    """As a whole or not at all, also when the process is killed or the power fails."""
    path, beside = folder / NAME, folder / (NAME + PART)
    if not ledger.judged:
        path.unlink(missing_ok=True)
        return
    with beside.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(written(ledger))
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)


def by_people(one: str, other: str, verdict: Verdict, *, by: str, reason: str, when: str) -> Judgement:
    """A human judgement; the rules' own name is refused."""
    if not by.strip() or by.strip() == RULES:
        raise LedgerError(f"--by：须写明是谁判断的 / has to say who judges: {by!r}")
    if not reason.strip():
        raise LedgerError("--reason：须写明理由 / has to say why")
    if not is_day(when):
        raise LedgerError(f"--when：应如 / is not like 2024-05-01: {when!r}")
    pair = Pair.of(one, other)
    return Judgement(left=pair.left, right=pair.right, verdict=verdict, reasons=(reason.strip(),), by=by.strip(), when=when)
