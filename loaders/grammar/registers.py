"""Registers of people: a table with a column of names and one of posts or offices goes in, people with their posts out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..types import Span, Table
from ..words.surnames import surname_of
from . import villages
from .chains import Chain
from .mentions import Held, PersonMention, printed_name
from .offices import Memory, Office, Resolver
from .posts import PostReader
from .scan import Scan
from .things import things

NAME_HEAD = re.compile(r"姓名|(?:单位|部门|机构|主要)?负责人(?:姓名)?|责任人|领导|[河湖林田路]长|联系人(?:姓名)?|网格[长员]")
TITLE_HEAD = re.compile(r"(?P<former>原任?|免去?)?(?:现任|行政|党内|拟任|任命|新任)?(?:职务|职位|岗位|任职(?:情况)?|(?<=免)职)")
OFFICE_HEAD = re.compile(r"(?:工作|所在|所属|责任|任职)?(?:单位|部门|机构|科室|村居?|社区)(?:名称)?")
REMARK_HEAD = re.compile(r"备注|说明|其他(?:职务|身份)?|兼职(?:情况)?")
PLACE_HEAD = re.compile(r"(?:[㐀-鿿]{0,8}(?:站点|驿站|网点|机构|场所|服务点|服务站|设施|点位|中心|食堂|书屋|书房))?名称|站点|网点|场所|服务点|驿站")
IN_CHARGE = re.compile(r"(?:主要)?(负责人)(?:姓名)?|联系人(?:姓名)?")
"""Heads over those who are in charge of a place; a 联系人 holds no post there."""
SERVES = re.compile(r"(?:中心|站|室|院|馆|园|所|点|屋|房|堂|厅|之家|驿站|广场|超市|店|基地|坊|吧)(?:[（(][^（）()]+[）)])?$")
BLANK = re.compile(r"[ \u3000]")
NAME = re.compile(r"[㐀-鿿]{2,4}|[㐀-鿿]{1,8}(?:[·•‧・∙．][㐀-鿿]{1,10})+")
REMARK = re.compile(r"[（(][^（）()]{0,8}[）)]$")
VACANT = re.compile(r"[（(]?(?:空缺|暂缺|缺额?|待定|待选|空岗?|暂无|无|[—–-]+)[）)]?")
STOOD_IN = re.compile(r"由[^，；。]{2,30}?(?:兼任|代理|代管|主持工作|负责)$")
PART = re.compile(r"[^、，,；;/\s]+")
RANK = re.compile("[一二三四]级(?:巡视员|调研员|主任科员|科员)")
PLANNED = "拟任"
LISTED_UNDER_NAME = "姓名"
"""Under this head also names without a listed surname are names."""


class CellReader(PostReader):
    """Reads the posts of one cell; there is no name behind them."""

    def __init__(self, scan: Scan, resolver: Resolver, cell: Span) -> None:
        super().__init__(scan, resolver, list(things(scan, cell.start, cell.end)), frozenset())
        self.found: list[Held] = []

    def _flush(self, chain: Chain) -> None:
        self.found += chain.posts


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a register hold, by their heads; `chairs` are heads that are titles over names (第一书记)."""

    name: int | None
    titles: tuple[tuple[int, bool], ...]
    """Each with whether it tells of former posts."""
    office: int | None
    place: int | None
    remark: int | None
    chairs: tuple[tuple[int, str, str], ...]
    planned: bool
    by_name: bool
    house: tuple[int, str] | None = None
    """The column of places of service, and what its people are called: 负责人."""


def people(scan: Scan, resolver: Resolver, tables: Iterable[Table]) -> Iterator[PersonMention]:
    """Everybody listed in the tables, with the posts that their rows give."""
    for table in tables:
        if table.header and table.rows:
            heads = [BLANK.sub("", scan.text[cell.start : cell.end]) for cell in table.rows[0]]
            yield from _Register(scan, resolver, _columns(scan, heads)).people(table.rows[1:])


def _columns(scan: Scan, heads: Sequence[str]) -> Columns:
    name, remark = _column(heads, NAME_HEAD), _column(heads, REMARK_HEAD)
    titled = [(i, m) for i, head in enumerate(heads) if i != name and (m := TITLE_HEAD.fullmatch(head)) is not None]
    titles = tuple((i, m["former"] is not None) for i, m in titled if not m[0].startswith(PLANNED))
    taken = {name, remark, *(i for i, _ in titled)}
    office = next((i for i, head in enumerate(heads) if i not in taken and OFFICE_HEAD.fullmatch(head)), None)
    place = next((i for i, head in enumerate(heads) if i not in taken and villages.is_column(head)), None)
    assigned = next((i for i, head in enumerate(heads) if i not in taken and villages.is_assigned(head)), None)
    seat = place if place is not None else assigned
    chairs = ((i, *villages.chair(scan, head)) for i, head in enumerate(heads) if i not in taken | {office, seat} and seat is not None)
    found = tuple((i, body, title) for i, body, title in chairs if title)
    place = seat if found and place is None else place
    by_name = name is not None and heads[name] == LISTED_UNDER_NAME
    house = _house(heads, name) if not titled and office is None and place is None else None
    return Columns(name, titles, office, place, remark, found, bool(titled) and not titles, by_name, house)


def _house(heads: Sequence[str], name: int | None) -> tuple[int, str] | None:
    """名称, 地址, 负责人: who is in charge of each place of service."""
    called = IN_CHARGE.fullmatch(heads[name]) if name is not None else None
    places = next((i for i, head in enumerate(heads) if i != name and PLACE_HEAD.fullmatch(head)), None)
    return (places, called[1] or "") if called is not None and places is not None else None


class _Register:
    """Goes through the rows of one table."""

    def __init__(self, scan: Scan, resolver: Resolver, columns: Columns) -> None:
        self.scan, self.text, self.columns = scan, scan.text, columns
        self.frame = resolver.frame
        self.above: tuple[Held, ...] = ()
        """The posts of the row above."""

    def people(self, rows: Sequence[Sequence[Span]]) -> Iterator[PersonMention]:
        columns = self.columns
        listed = columns.house or columns.titles or columns.planned or columns.office is not None or columns.place is not None
        for row in rows:
            if columns.name is not None and listed:
                yield from self._listed(row, columns.name)
            for column, body, title in columns.chairs:
                yield from self._chair(row, column, body, title)

    def _listed(self, row: Sequence[Span], column: int) -> Iterator[PersonMention]:
        cell = _cell(row, column)
        word = self._name(cell, self.columns.by_name or self.columns.house is not None) if cell is not None else None
        if cell is None or word is None:
            vacant = cell is None or VACANT.fullmatch(BLANK.sub("", self.text[cell.start : cell.end]))
            yield from self._stand_in(row) if vacant else ()
            return
        posts = tuple(h for title, former in self.columns.titles for h in self._posts(row, title, former))
        self.above = tuple(h for h in posts if h.rule != "post.former") or self.above
        posts += tuple(self._remarked(row)) if posts else ()
        posts += tuple(self._in_charge(row, cell))
        yield PersonMention(cell.start, cell.end, cell.start, cell.end, word, posts, "post.register" if posts else "name.register")

    def _in_charge(self, row: Sequence[Span], at: Span) -> Iterator[Held]:
        """王小雨 under 负责人, in the row of 银杏书屋."""
        house = _cell(row, self.columns.house[0]) if self.columns.house is not None else None
        if house is None or self.columns.house is None or not self.columns.house[1]:
            return
        name = BLANK.sub("", self.text[house.start : house.end])
        if SERVES.search(name):
            office = Office(house.start, house.end, name, name, "other", self.frame.township, True)
            yield _held(office, at.start, at.end, self.columns.house[1])

    def _chair(self, row: Sequence[Span], column: int, body: str, title: str) -> Iterator[PersonMention]:
        """付丽 under 驻村工作队队长: the head is the title, the row says of which village."""
        cell, place = _cell(row, column), _cell(row, self.columns.place)
        word = self._name(cell, by_name=False) if cell is not None else None
        seat = villages.office(self.text, place, body, title) if place is not None else None
        if cell is None or word is None or seat is None:
            return
        end = cell.start + len(self.text[cell.start : cell.end].split("（")[0].split("(")[0].rstrip())
        held = (_held(seat, seat.start, seat.end, title),)
        yield PersonMention(cell.start, end, cell.start, end, word, held, "post.register")

    def _stand_in(self, row: Sequence[Span]) -> Iterator[PersonMention]:
        """由镇党委委员王某兼任, in the row of a vacant post: the post is his, too."""
        remark = _cell(row, self.columns.remark)
        if remark is None or not STOOD_IN.match(self.text[remark.start : remark.end]):
            return
        reader = PostReader(self.scan, self._resolver(), list(things(self.scan, remark.start, remark.end)), frozenset())
        reader.read([remark])
        vacant = tuple(h for title, former in self.columns.titles if not former for h in self._posts(row, title, former))
        for person in reader.people[:1]:
            yield replace(person, posts=(*person.posts, *vacant))

    def _name(self, cell: Span, by_name: bool) -> str | None:
        """The name that fills a cell: `王 芳`, `王芳（女）`."""
        word = REMARK.sub("", BLANK.sub("", self.text[cell.start : cell.end]))
        word = printed_name(word, 0, len(word))
        if not NAME.fullmatch(word) or VACANT.fullmatch(word):
            return None
        rare = by_name and len(word) < 4 and word not in self.scan.lexicon.frequent_words
        return word if "·" in word or surname_of(word) or rare else None

    def _resolver(self) -> Resolver:
        """Each row stands for itself: nothing named in another lends it an office."""
        return Resolver(self.scan, self.frame, Memory())

    def _posts(self, row: Sequence[Span], column: int, former: bool) -> list[Held]:
        """书记 at the office of the next cell, 街道党工委书记 by itself, 副局长 at the office of the 局长 in the row above."""
        cell = _cell(row, column)
        if cell is None:
            return []
        found = self._of_village(cell, _cell(row, self.columns.place)) or self._of_office(cell, _cell(row, self.columns.office))
        if found is None:
            return []
        if not found:
            reader = CellReader(self.scan, self._resolver(), cell)
            reader.read([cell])
            found = [_held(h.office, h.start, h.end, h.title, h.rule) for h in reader.found]
            found += self._ranks(cell, found)
        return [replace(h, rule="post.former") for h in found] if former else found

    def _ranks(self, cell: Span, found: Sequence[Held]) -> list[Held]:
        """某局副局长，四级调研员: a rank by itself is held where the post before it is."""
        text, last = self.text, found[-1] if found else None
        if last is None:
            return []
        parts = (p for p in PART.finditer(text, last.end, cell.end) if RANK.fullmatch(p[0]))
        return [_held(last.office, *p.span(), p[0]) for p in parts]

    def _of_village(self, cell: Span, place: Span | None) -> list[Held]:
        """党支部书记、村委会主任: at the village of the row, where all parts of the cell are posts of a village."""
        if place is None:
            return []
        parts = [(part, villages.post(self.scan, part[0])) for part in PART.finditer(self.text, cell.start, cell.end)]
        seats = [(part, villages.office(self.text, place, *found), found[1]) for part, found in parts if found is not None]
        if not parts or len(seats) < len(parts):
            return []
        return [_held(seat, part.start(), part.end(), title) for part, seat, title in seats if seat is not None]

    def _of_office(self, title: Span, office: Span | None) -> list[Held] | None:
        """Bare titles at the offices of the office's cell; None where it is not said which belongs to which."""
        offices = self._offices(office) if office is not None else []
        parts = list(PART.finditer(self.text, title.start, title.end))
        bare = parts if all(self.scan.lexicon.title.fullmatch(self.text, *part.span()) for part in parts) else []
        if bare and not offices:
            offices = [h.office for part in bare for h in self.above if part[0] in ("副" + h.title, h.title)][:1]
        if bare and len(offices) in (1, len(bare)):
            seats = offices * len(bare) if len(offices) == 1 else offices
            return [_held(seat, part.start(), part.end(), part[0]) for seat, part in zip(seats, bare, strict=True)]
        return None if bare and offices else []

    def _offices(self, cell: Span) -> list[Office]:
        """The offices that a cell names, each to the end of its part."""
        found: list[Office] = []
        resolver = self._resolver()
        for part in PART.finditer(self.text, cell.start, cell.end):
            thing = next((t for t in things(self.scan, *part.span()) if t.end == part.end() and t.is_office), None)
            office = resolver.office(thing, found[-1].name if found else None) if thing is not None else None
            found += [office] if office is not None and office.resolved else []
        return found

    def _remarked(self, row: Sequence[Span]) -> Iterator[Held]:
        """兼任团支部书记, 某县人大代表, 某局派驻，四级主任科员: further posts that a remark gives."""
        remark, place = _cell(row, self.columns.remark), _cell(row, self.columns.place)
        sent: Office | None = None
        for part in PART.finditer(self.text, remark.start, remark.end) if remark is not None else ():
            start = part.start() + len(villages.joined(part[0]))
            if villages.is_past(part[0]):
                continue
            local = villages.post(self.scan, self.text[start : part.end()]) if place is not None else None
            seat = villages.office(self.text, place, *local) if local is not None and local[0] and place is not None else None
            if local is not None and seat is not None:
                yield _held(seat, start, part.end(), local[1])
                continue
            end = villages.sent_by(self.text, start, part.end())
            if end is not None:
                sent = next(iter(self._offices(Span(start, end))), None)
            elif sent is not None and self.scan.lexicon.title.fullmatch(self.text, start, part.end()):
                yield _held(sent, start, part.end(), self.text[start : part.end()])
            else:
                reader = CellReader(self.scan, self._resolver(), Span(start, part.end()))
                reader.read([Span(start, part.end())])
                yield from (_held(h.office, h.start, h.end, h.title, h.rule) for h in reader.found if h.start >= 0)


def _column(heads: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((i for i, head in enumerate(heads) if pattern.fullmatch(head)), None)


def _cell(row: Sequence[Span], column: int | None) -> Span | None:
    cell = row[column] if column is not None and column < len(row) else None
    return cell if cell is not None and cell.end > cell.start else None


def _held(office: Office, start: int, end: int, title: str, rule: str = "") -> Held:
    return Held(office, title, start, end, "post.former" if rule == "post.former" else "post.register")
