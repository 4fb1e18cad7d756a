"""The places that an article names, sorted out: bodies that act, names within addresses, short forms of names in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..words import divisions
from .institutions import Standing, is_institution, standing
from .intervals import Stretches
from .naming import Mentions
from .places import Place
from .scan import Scan

OPENED = re.compile("[㐀-鿿]{1,12}(?:街道|镇|乡|苏木|社区|村)")
ABOVE = re.compile("[㐀-鿿]{1,8}(?:省|市|区|县|旗|州)")
CALLED = re.compile("[^“”]{2,}“([^“”]+)”")


def without_bodies(scan: Scan, found: Sequence[Place], mentions: Mentions, agents: frozenset[str]) -> list[Place]:
    """Without further mentions of what acts as an office in this article (`agents`, and where posts are held), unless one goes there."""
    offices = agents | {post.office.name for m in mentions.people for post in m.posts}
    by_span = {(t.start, t.end): t for t in mentions.things}
    bodies: dict[str, set[Standing]] = {}
    for place in found:
        thing = by_span.get((place.start, place.end))
        if thing is not None and place.kind == "facility" and place.name in offices and is_institution(scan, thing):
            bodies.setdefault(place.name, set()).add(standing(scan, thing))
    return [p for p in found if p.name not in bodies or "place" in bodies[p.name]]


def sorted_out(found: Sequence[Place], text: str, addresses: Stretches) -> list[Place]:
    """The places in order, without those that an address holds (滨涯路11号｜海垦花园) and those in another's quotation marks."""
    quoted_ends = {p.end - 1 for p in found if text[p.end - 1] == "”"}
    kept = {p for p in _in_full(found) if not (p.kind == "community" and addresses.hold(p.start)) and p.end not in quoted_ends}
    return sorted(kept, key=lambda p: (p.start, -p.end))


def _is_short_area(opening: str) -> bool:
    """庐山｜花桥村: a county or town by its short name."""
    return len(opening) >= 2 and (bool(divisions.shortened(opening)) or any(divisions.named(opening + level) for level in ("镇", "乡", "街道")))


def _placed_names(names: set[str]) -> dict[str, str]:
    """新石村文化广场 is 远门镇新石村文化广场 where the article also says in which town it lies, and no other is called so;
    扬州槐泗镇文化广场 is 槐泗镇文化广场."""
    table: dict[str, str] = {}
    for name in sorted(n for n in names if len(n) >= 5):
        longer = [n for n in sorted(names) if n != name and n.endswith(name)]
        placed = [n for n in longer if OPENED.fullmatch(n[: -len(name)])]
        if len(placed) == 1:
            table[name] = placed[0]
        for n in longer:
            if ABOVE.fullmatch(n[: -len(name)]) or divisions.shortened(n[: -len(name)]):
                table.setdefault(n, table.get(name, name))
    return table


def _in_full(found: Sequence[Place]) -> list[Place]:
    """“侨胞之家” is 海棠社区“侨胞之家” where the article calls it so."""
    whole = {m[1]: p.name for p in found if p.kind == "facility" and (m := CALLED.fullmatch(p.name)) is not None}
    whole |= _placed_names({p.name for p in found if p.kind == "facility"})
    quarters = {p.name for p in found if p.kind == "community"}
    opened = {
        name: short for name in quarters for short in quarters if len(short) >= 3 and name.endswith(short) and _is_short_area(name[: -len(short)])
    }
    found = [replace(p, name=opened[p.name]) if p.kind == "community" and p.name in opened else p for p in found]
    found = [replace(p, name=p.name + "小区") if p.kind == "community" and p.name + "小区" in quarters else p for p in found]
    return [replace(p, name=whole[p.name]) if p.kind == "facility" and p.name in whole else p for p in found]
