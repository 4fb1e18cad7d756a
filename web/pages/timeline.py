"""The timeline of everything: months as bars, and the events of a time and kind beneath, a page at a time."""

from __future__ import annotations

import re
from collections import Counter

from starlette.responses import Response

from .charts import stacked
from .frame import Page
from .happenings import PAGE, in_order
from .paging import pages_of, within
from .words import EVENT_KINDS, event_kinds

PERIOD = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def timeline(page: Page) -> Response:
    """`?on=2024-03`, or `?since=` and `?until=`; `?kind=visit`."""
    catalogue = page.catalogue
    on, since, until = (said if PERIOD.fullmatch(said) else "" for said in map(page.asked, ("on", "since", "until")))
    kind = page.asked("kind") if page.asked("kind") in EVENT_KINDS else ""
    counts = catalogue.kinds(on or since or "0000", on or until or "9999")
    total = counts[kind] if kind else counts.total()
    number = within(page.number("page"), total, PAGE)
    paths = catalogue.between(on or since or "0000", on or until or "9999", kind, (number - 1) * PAGE, PAGE)
    months = {month: Counter({one: count for one, count in counted.items() if kind in ("", one)}) for month, counted in catalogue.months.items()}
    return page.render(
        "timeline.html", chart=stacked({month: counted for month, counted in months.items() if counted}, EVENT_KINDS), shown=in_order(page.asking, paths),
        total=total, number=number, pages=pages_of(total, PAGE), kind=kind, counts=counts, on=on, since=since, until=until, event_kinds=event_kinds(),
        undated=catalogue.undated,
    )  # fmt: skip
