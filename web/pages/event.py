"""An event: who took part in what role, where, and all reports of it side by side, with what they contradict each other in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from ...queries.codes import codes
from ...queries.types import Label
from .asking import Asking
from .frame import Page
from .happenings import PRESENT, Happening, Participant, happenings
from .quotes import Quote, telling
from .things import Thing
from .words import title_of


@dataclass(frozen=True, slots=True)
class Report:
    """One article about the event: when it says that it happened, in which words."""

    article: str
    title: str
    source: Thing
    published: str | None
    date: str | None
    quotes: tuple[Quote, ...]
    date_quotes: tuple[Quote, ...]

    @property
    def early(self) -> bool:
        """Published before the day of which it tells."""
        return bool(self.published and self.date and len(self.published) == 10 == len(self.date) and self.date > self.published)


def event(page: Page, path: str) -> Response:
    asking = page.asking
    wanted = asking.wanted(path)
    found = happenings(asking, wanted.ones)
    if not found:
        return page.missing(404, Label(f"图谱中没有 {path}", f"{path} is not in the graph"))
    one = found[0]
    told = reports(asking, one, [node.value for node in wanted.nodes])
    parts = happenings(asking, [str(row["event"]) for row in asking.rows("met", {"whole": wanted})])
    whole = happenings(asking, [asking.base + one.whole]) if one.whole else []
    title = title_of(one, page.language)
    return page.render(
        "event.html", title=title, thing=Thing(path, title), event=one, roles_of=by_role(one), reports=told, parts=parts,
        whole=whole[0] if whole else None, dates=sorted({report.date for report in told if report.date}), names=names(one),
    )  # fmt: skip


def names(one: Happening) -> tuple[str, ...]:
    return tuple(part.who.name for part in one.participants if part.who.kind == "person")


def by_role(one: Happening) -> list[tuple[Label, list[Participant]]]:
    """In the order of the vocabulary: who leads comes first. That somebody was there is left out where more is known."""
    busy = {part.who for part in one.participants if part.role != PRESENT}
    grouped: dict[str, list[Participant]] = {code: [] for code in codes("role")}
    for part in one.participants:
        if part.role == PRESENT and part.who in busy:
            continue
        if part.who not in [other.who for other in grouped[part.role]]:
            grouped[part.role].append(part)
    return [(codes("role")[code], parts) for code, parts in grouped.items() if parts]


def reports(asking: Asking, one: Happening, events: list[str]) -> list[Report]:
    dates = {row["story"]: row["date"] for row in days(asking, events)}
    found: list[Report] = []
    for article in dict.fromkeys(quote.article for quote in sorted(one.quotes, key=lambda quote: (quote.published or "~", quote.article))):
        of = [quote for quote in one.quotes if quote.article == article]
        first = of[0]
        found.append(Report(
            article, first.title or first.document, Thing(first.source, first.document), first.published, dates.get(asking.base + article),
            telling((quote for quote in of if quote.of != "date"), names(one)), tuple(quote for quote in of if quote.of == "date"),
        ))  # fmt: skip
    return found


def days(asking: Asking, events: list[str]) -> list[Any]:
    return list(asking.rows("days", {"event": events}))
