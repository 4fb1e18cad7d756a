"""Registers of people: a table with a column of names and one of posts or offices goes in, people with their posts out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..types import Span, Table
from ..words.surnames import surname_of
from .mentions import Held, PersonMention, printed_name
from .offices import Office, Resolver
from .posts import PostReader
from .scan import Scan
from .seats import Chain
from .things import things

NAME_HEAD = re.compile(r"姓名|(?:单位|部门|机构|主要)?负责人(?:姓名)?|责任人|领导|[河湖林田路]长|联系人(?:姓名)?|网格[长员]")
TITLE_HEAD = re.compile(r"(?:现任|行政|党内|拟任)?职务|职位|岗位|任职(?:情况)?")
OFFICE_HEAD = re.compile(r"(?:工作|所在|所属|责任|任职)?(?:单位|部门|机构|科室|村居?|社区)(?:名称)?")
BLANK = re.compile(r"[ \u3000]")
NAME = re.compile(r"[㐀-鿿]{2,4}|[㐀-鿿]{1,8}(?:[·•‧・∙．][㐀-鿿]{1,10})+")
REMARK = re.compile(r"[（(][^（）()]{0,8}[）)]$")
PART = re.compile(r"[^、，,；;/\s]+")
PLANNED = "拟任"


class CellReader(PostReader):
    """Reads the posts of one cell; there is no name behind them."""

    def __init__(self, scan: Scan, resolver: Resolver, cell: Span) -> None:
        super().__init__(scan, resolver, list(things(scan, cell.start, cell.end)), frozenset())
        self.found: list[Held] = []

    def _flush(self, chain: Chain) -> None:
        self.found += chain.posts


def people(scan: Scan, resolver: Resolver, tables: Iterable[Table]) -> Iterator[PersonMention]:
    """Everybody listed in the tables, with the posts that their rows give."""
    for table in tables:
        if table.header and table.rows:
            yield from _listed(scan, resolver, table)


def _listed(scan: Scan, resolver: Resolver, table: Table) -> Iterator[PersonMention]:
    heads = [BLANK.sub("", scan.text[cell.start : cell.end]) for cell in table.rows[0]]
    name, title, office = (_column(heads, pattern) for pattern in (NAME_HEAD, TITLE_HEAD, OFFICE_HEAD))
    if name is None or name in (title, office) or title is None and office is None:
        return
    planned = title is not None and heads[title].startswith(PLANNED)
    above: tuple[Held, ...] = ()
    for row in table.rows[1:]:
        person = _cell(row, name)
        word = _name(scan.text, person) if person is not None else None
        if person is None or word is None:
            continue
        posts = () if planned else _posts(scan, resolver, _cell(row, title), _cell(row, office), above)
        above = posts or above
        yield PersonMention(person.start, person.end, person.start, person.end, word, posts, "post.register" if posts else "name.register")


def _column(heads: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((i for i, head in enumerate(heads) if pattern.fullmatch(head)), None)


def _cell(row: Sequence[Span], column: int | None) -> Span | None:
    cell = row[column] if column is not None and column < len(row) else None
    return cell if cell is not None and cell.end > cell.start else None


def _name(text: str, cell: Span) -> str | None:
    """The name that fills a cell: `王 芳`, `王芳（女）`."""
    word = REMARK.sub("", BLANK.sub("", text[cell.start : cell.end]))
    word = printed_name(word, 0, len(word))
    return word if NAME.fullmatch(word) and ("·" in word or surname_of(word)) else None


def _posts(
    scan: Scan, resolver: Resolver, title: Span | None, office: Span | None, above: tuple[Held, ...]
) -> tuple[Held, ...]:
    """书记 at the office of the next cell, 街道党工委书记 by itself, 副局长 at the office of the 局长 in the row above."""
    if title is None:
        return ()
    offices = _offices(scan, resolver, office) if office is not None else []
    parts = list(PART.finditer(scan.text, title.start, title.end))
    bare = parts if all(scan.lexicon.title.fullmatch(scan.text, *part.span()) for part in parts) else []
    if bare and not offices:
        offices = [h.office for part in bare for h in above if part[0] in ("副" + h.title, h.title)][:1]
    if bare and len(offices) in (1, len(bare)):
        seats = offices * len(bare) if len(offices) == 1 else offices
        return tuple(_held(seat, part.start(), part.end(), part[0]) for seat, part in zip(seats, bare, strict=True))
    if bare and offices:
        return ()  # which title belongs to which office is not said
    reader = CellReader(scan, resolver, title)
    reader.read([title])
    return tuple(_held(h.office, h.start, h.end, h.title) for h in reader.found)


def _held(office: Office, start: int, end: int, title: str) -> Held:
    return Held(office, title, start, end, "post.register")


def _offices(scan: Scan, resolver: Resolver, cell: Span) -> list[Office]:
    """The offices that a cell names, each to the end of its part."""
    found: list[Office] = []
    for part in PART.finditer(scan.text, cell.start, cell.end):
        thing = next((t for t in things(scan, *part.span()) if t.end == part.end() and t.is_office), None)
        office = resolver.office(thing, found[-1].name if found else None) if thing is not None else None
        found += [office] if office is not None and office.resolved else []
    return found
