"""Names with a word stuck to their front (带动古水县人民医院, 着溪源卫生服务中心): a thing in, and out where it stands free elsewhere on the page.

What precedes a name is cut where the rest stands by itself in another place, and what is cut opens with a verb or with what no name opens with.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .scan import Scan
from .things import Thing

STUCK = re.compile("离|受|自(?!治)|着|了|授|跟|帮|同日|转自|值得|用好|融进|协调|更新|回到|十分|关心|结合")
"""What opens no name of its own."""
NEAR = 3000
LEAST = 5
"""Letters of a name that is known again."""


def freed(scan: Scan, thing: Thing) -> Thing:
    """The thing without what is stuck to its front."""
    text, start = scan.text, thing.start
    opening = scan.starting.get(start)
    if opening is not None and opening.kinds & {"area", "head", "ordinary"} or thing.end - start <= LEAST:
        return thing
    first = next((n for n in _lengths(scan, start) if _stands_free(text, start + n, thing.end)), 0)
    return replace(thing, start=start + first) if 0 < first < thing.last.start - start else thing


def _lengths(scan: Scan, start: int) -> range:
    """How many letters may be cut: none before anything that may open a name."""
    stuck = scan.text[start : start + 2] in scan.lexicon.frequent_verbs or STUCK.match(scan.text, start) is not None
    return range(1, 9) if stuck else range(0)


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether the name opens a clause, or follows a stop, somewhere else near by."""
    name, high = text[start:end], end + NEAR
    if end - start < LEAST:
        return False
    at = text.find(name, max(0, start - NEAR), high)
    while at >= 0:
        if at != start and (at == 0 or text[at - 1] in "，。；：、（“\n！？ "):
            return True
        at = text.find(name, at + 1, high)
    return False
