"""What people have to judge: unsure judgements with both sides in, a file for review out, and back in as judgements."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Store

from ..iri import Ids
from .aliases import present
from .dossier import Dossier, Quote, dossier
from .ledger import Ledger, LedgerError, by_people, loaded
from .types import VERDICTS, Judgement

Sentence = Callable[[Quote], str]
"""A quotation with the sentence around it."""


@dataclass(frozen=True, slots=True)
class Case:
    judgement: Judgement
    left: Dossier
    right: Dossier


def cases(store: Store, ids: Ids, ledger: Ledger, *, everything: bool = False) -> Iterator[Case]:
    """Those that nobody has judged, the likeliest first; with `everything` also what the rules have decided."""
    open_ones = [one for one in ledger if not one.human and (everything or one.verdict == "unsure")]
    for one in sorted(open_ones, key=lambda one: (-(one.score or 0), one.pair)):
        if present(store, ids, one.left) and present(store, ids, one.right):
            yield Case(one, dossier(store, ids, one.left), dossier(store, ids, one.right))


def exported(case: Case, sentence: Sentence) -> str:
    one = case.judgement
    said: dict[str, Any] = {
        "left": one.left, "right": one.right, "verdict": one.verdict, "by": "", "reason": "",
        "score": one.score, "reasons": list(one.reasons),
        "left_says": side(case.left, sentence), "right_says": side(case.right, sentence),
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False) + "\n"


def side(one: Dossier, sentence: Sentence) -> dict[str, Any]:
    quotes = [f"{quote.date} {quote.document}: {sentence(quote)}".strip() for quote in one.quotes]
    return {"name": one.name, "areas": list(one.areas), "posts": list(one.posts), "sentences": list(dict.fromkeys(quotes))}


def imported(text: str, name: str, *, by: str | None, when: str, known: Callable[[str], bool]) -> list[Judgement]:
    """The lines that people have judged: those with a name in `by`, or, given `by`, those with a verdict other than unsure.
    All of the file or nothing: LedgerError says which line is wrong."""
    found: list[Judgement] = []
    for number, content in enumerate(text.split("\n"), 1):
        if content.strip():
            one = judged(content, f"{name}:{number}", by, when, known)
            found += [one] if one else []
    return found


def judged(content: str, where: str, by: str | None, when: str, known: Callable[[str], bool]) -> Judgement | None:
    said = loaded(content, where)
    if not isinstance(said, dict) or not all(isinstance(said.get(key), str) for key in ("left", "right", "verdict")):
        raise LedgerError(f"{where}：须有 left、right、verdict / these are needed: left, right, verdict")
    if said["verdict"] not in VERDICTS:
        raise LedgerError(f"{where}：verdict 应为 / has to be one of {', '.join(VERDICTS)}: {said['verdict']!r}")
    who = str(said.get("by") or "").strip() or (by if by and said["verdict"] != "unsure" else "")
    if not who:
        return None
    for side in ("left", "right"):
        if not known(said[side]):
            raise LedgerError(f"{where}：图谱中没有 / not in the graph: {said[side]}")
    reason = str(said.get("reason") or "").strip() or "审阅 reviewed"
    try:
        return by_people(said["left"], said["right"], said["verdict"], by=who, reason=reason, when=when)
    except (LedgerError, ValueError) as error:
        raise LedgerError(f"{where}: {error}") from error
