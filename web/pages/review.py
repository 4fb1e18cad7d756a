"""Who is who, judged on the web: open cases with both sides and their words; verdicts and undo for those with the token.

What is judged goes to the ledger of the graph, as with `jiedao review`, and is served as soon as it is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from itertools import islice
from typing import Any

from pyoxigraph import Literal
from starlette.responses import JSONResponse, Response

from ...answers import Graph
from ...graph.identity import ledger as book
from ...graph.identity.cases import cases
from ...graph.identity.compute import updated
from ...graph.identity.dossier import class_of, dossier
from ...graph.identity.ledger import Ledger, LedgerError, by_people
from ...graph.identity.types import VERDICTS, Judgement, Pair, Touched, whole
from ...graph.kg import KG
from ...queries.types import Label
from ...schema.vocabulary import SCHEMA
from ..problem import Refused
from ..token import told
from .corrections import ACTION, fields, where
from .frame import Page
from .questions import Words
from .things import page_url

CASES = 8
JUDGED = 40
LONGEST = 500
VERDICT = {"same": Label("同一", "same"), "different": Label("不同", "different"), "unsure": Label("存疑", "unsure")}


@dataclass(frozen=True, slots=True)
class Known:
    """What a ledger says, looked through once for each build."""

    judged: tuple[Judgement, ...]
    """By people, the latest first."""
    unsure: Ledger
    """What nobody has judged, and the rules do not decide."""


def known(ledger: Ledger) -> Known:
    judged = sorted((one for one in ledger.judged.values() if one.human), key=lambda one: (one.when or "", one.pair), reverse=True)
    return Known(tuple(judged), Ledger({pair: one for pair, one in ledger.judged.items() if not one.human and one.verdict == "unsure"}))


def review(page: Page) -> Response:
    kg = page.state.graph.kg
    ledger = page.frame.ledger(page.state)
    said = page.frame.kept(page.state, "judged", lambda: known(ledger))
    number, everything = max(1, page.number("page")), page.asked("all") == "1"
    begun = cases(kg.store, kg.ids, ledger if everything else said.unsure, everything=everything)
    found = list(islice(begun, (number - 1) * CASES, number * CASES + 1))
    settings = page.frame.settings
    return page.render(
        "review.html", title=page.word("审阅", "Review"), found=found[:CASES], more=len(found) > CASES, number=number, judged=said.judged[:JUDGED],
        verdicts=VERDICT, open_to_writing=not settings.read_only and settings.token_file is not None, words_of=partial(words_of, cache(page.asking.document)),
        corrections=[one for one in kg.corrections if one.action != "suppress"], actions=ACTION, fields=fields(), where=where,
        unsure=len(said.unsure),
    )  # fmt: skip


def words_of(document: Callable[[str], str | None], quote: Any) -> Words:
    path = document(quote.document)
    url = f"{page_url(path)}?at={quote.start}-{quote.end}#at" if path else None
    return Words(quote.text, quote.document, quote.title or None, url, quote.start, quote.end)


async def judge(page: Page) -> Response:
    """`{"left", "right", "verdict", "by", "reason"}`; the verdict `undo` takes a judgement of people back."""
    said = await told(page.request, page.frame.settings)
    left, right = pair(page, said)
    if said.get("verdict") == "undo":
        await page.frame.served.change(take_back, left, right)
        return JSONResponse({"left": left, "right": right, "verdict": None})
    verdict = said.get("verdict")
    if verdict not in VERDICTS:
        raise Refused(400, Label("verdict 应为 same、different、unsure 或 undo", "verdict is one of same, different, unsure, undo"))
    by, reason = text(said, "by"), text(said, "reason") or "审阅 reviewed"
    if not by:
        raise Refused(400, Label("请写明判断者", "say who judges"))
    await page.frame.served.change(written, left, right, verdict, by, reason, datetime.now(UTC).date().isoformat())
    return JSONResponse({"left": left, "right": right, "verdict": verdict})


def pair(page: Page, said: dict[str, Any]) -> tuple[str, str]:
    kg = page.state.graph.kg
    names = text(said, "left"), text(said, "right")
    for name in names:
        if not book.THING.fullmatch(name) or class_of(kg.store, kg.ids, name) is None:
            raise Refused(404, Label(f"图谱中没有 {name}", f"{name} is not in the graph"))
    if names[0] == names[1]:
        raise Refused(400, Label("与自身相比", "compared with itself"))
    return names


def text(said: dict[str, Any], key: str) -> str:
    value = said.get(key)
    return " ".join(value.split())[:LONGEST] if isinstance(value, str) else ""


# --- in the process that may write ---


def written(graph: Graph, left: str, right: str, verdict: Any, by: str, reason: str, when: str) -> None:
    with KG.open(graph.kg.path, "w") as kg:
        kg.identify([by_people(left, right, verdict, by=by, reason=reason, when=when)])


def take_back(graph: Graph, left: str, right: str) -> None:
    """What people judged on the pair is gone; what the rules say of it is worked out anew."""
    with KG.open(graph.kg.path, "w") as kg:
        known = kg.ledger().get(left, right)
        if known is None or not known.human:
            raise LedgerError(f"{left} {right}: 没有人判断过 nobody has judged it")
        names = tuple(sorted({dossier(kg.store, kg.ids, one).name for one in (left, right)}))
        dates = {quad.object for one in (left, right) for quad in kg.store.quads_for_pattern(kg.ids.node(whole(one)), SCHEMA.startDate, None)}
        days = tuple(sorted(date.value for date in dates if isinstance(date, Literal)))
        ledger = updated(kg.writable, kg.ids, kg.ledger().without([Pair.of(left, right)]), Touched(names, names, days))
        book.write(kg.path, ledger)
        kg.identify()
