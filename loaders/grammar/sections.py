"""Sections of a bureau whose name ends in the first character of the title (市民政局基政｜处长), committees of a congress there; text in, office out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from .bodies import area_of
from .offices import Office
from .scan import CHINESE, Scan
from .things import Thing

COMMITTEE_THERE = re.compile("([㐀-鿿]{2,8}?(?:街道|[镇乡]))工委")


def above_section(scan: Scan, by_end: Mapping[int, Thing], position: int) -> Thing | None:
    """The bureau that stands two to five characters before the title at `position`, with no word and no name (监理站张弛｜站长) between."""
    above = next((t for n in (2, 3, 4, 5) if (t := by_end.get(position - n)) is not None), None)
    if above is None or scan.text[position - 1] == scan.text[position] or above.bare or not above.is_office or any(scan.within(above.end, position)):
        return None
    own, lexicon = scan.text[above.end : position], scan.lexicon
    named = own[0] in lexicon.common_surnames and own[:2] not in lexicon.frequent
    return above if not named and all(CHINESE.match(c) for c in own) else None


def section(text: str, bureau: Office, above: Thing, position: int) -> Office:
    """The section that ends with the title's first character."""
    own = text[above.end : position + 1]
    printed = text[above.start : position + 1]
    return Office(above.start, position + 1, printed, bureau.name + own, bureau.kind, area_of(bureau.name), True)


def of_congress(text: str, office: Office, start: int) -> Office:
    """人大｜某街道工委主任: the committee of the congress there; any other office as it is."""
    town = COMMITTEE_THERE.fullmatch(office.name)
    if town is None or text[max(0, start - 2) : start] != "人大":
        return office
    return replace(office, name=town[1] + "人大工委", kind="congress")
