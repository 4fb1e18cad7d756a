"""Appositions of office, title and name in both orders, carried over lists: text in, people with their posts out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from ...schema.types import OfficeKind
from ..types import Span
from ..words import divisions
from .lexicon import HARD
from .names import AFTER, Name, follower, interpunct_name, lengths, name_at, remark_end, usable
from .offices import Memory, Office, Resolver, area_of, seat
from .places import is_general
from .scan import CHINESE, STOPS, Scan
from .things import GROUP, LEVEL, Thing, begin

LINK = re.compile(r"[、兼和及与暨]{1,2}|[，,](?=兼)|兼任?|\s?")
APPOINTS = re.compile(r"(?:同志)?(?:正式)?(?:调任|转任|改任|当选为?|担任|兼任|被任命为|任命为|被聘为|受聘为|被聘任为|被推选为|被选为|接任|任|为|获任)")
PENDING = re.compile(r"(?:候选人|人选|建议人选|提名人选)")
FORMER = re.compile(r"(?:原|前|时任|曾任)$")
TITLE_NEEDS_ASSEMBLY = re.compile(r"代表$|^成员$")
TITLE_BODIES = {"代表": re.compile(r"(?:人大|党代会|妇代会|团代会|人民代表大会)$"), "成员": re.compile(r"(?:党组|党委|党工委|领导小组|指挥部|专班|委员会)$")}
POST_REMARK = re.compile(r"[（(](?:挂职|兼|兼任|主持工作|正[处科厅]级|副[处科厅]级|[一二三四]级[㐀-鿿]{2,5}|聘任制|试用期一年)[）)]")
GOVERNMENT_LEVEL = re.compile(r"(区|县|市|镇|乡|州|旗|盟|省)长")
PLAIN_TITLES = frozenset({"代表", "教师", "医生", "记者", "主持人", "秘书", "班长", "组长", "会长", "社长", "店长", "队长", "园长", "馆长", "站长", "村长"})
UNIT = re.compile(r"(?:部|科|处|室|局|委|办|所|站|队|院|校|馆|园|中心|会|社|组|厅|署|厂|行|系|台|场|公司|集团)$")
BODIES = (("馆长", "馆"), ("校长", "学校"), ("校长", "学"), ("园长", "幼儿园"), ("院长", "院"), ("站长", "站"), ("行长", "行"), ("社长", "社"), ("队长", "队"),
          ("董事长", "公司"), ("总经理", "公司"), ("经理", "公司"), ("厂长", "厂"), ("所长", "所"), ("会长", "会"), ("理事长", "合作社"), ("场长", "场"))
NOT_A_NAME = re.compile(r"(?:兼|聘书|证书|牌匾|一职|会议|同志|等人|以及|负责|有关|关于|高度|全程|应邀|安排|和其他|任职|任免|任命|上任|到任|连任|班子|岗位|职务|职责|一职|时任|亲自|通过)")


@dataclass(frozen=True, slots=True)
class Held:
    """One post as printed at one place: `start`–`end` cover office and title."""

    office: Office
    title: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person at one place: the apposition's whole stretch, the name's own, and the posts given there."""

    start: int
    end: int
    name_start: int
    name_end: int
    name: str
    posts: tuple[Held, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Anonymous:
    """An office-holder without a name (街道党工委书记表示): acts as the office."""

    start: int
    end: int
    office: Office
    title: str


@dataclass(slots=True)
class _Chain:
    """Titles read so far that wait for a name."""

    start: int = -1
    end: int = -1
    posts: tuple[Held, ...] = ()
    office: Office | None = None


def printed_name(text: str, start: int, end: int) -> str:
    return re.sub(r"[•‧・∙．]", "·", text[start:end])


class PostReader:
    """Reads one article from left to right; `memory` remembers offices and places named before."""

    def __init__(self, scan: Scan, resolver: Resolver, things: list[Thing], known: frozenset[str],
                 posted: frozenset[str] = frozenset()) -> None:
        """`known` are names found elsewhere in the document, `posted` those that have a post of their own there."""
        self.scan, self.resolver, self.known, self.posted = scan, resolver, known, posted
        self.text = scan.text
        self.by_end = {t.end: t for t in things}
        self.by_start = {t.start: t for t in things}
        self.people: list[PersonMention] = []
        self.last: _Chain = _Chain()
        """The apposition read last, with its name: a title right behind it is at the same office."""
        self.anonymous: list[Anonymous] = []

    @property
    def memory(self) -> Memory:
        return self.resolver.memory

    def read(self, spans: Iterable[Span]) -> None:
        for span in spans:
            chain = _Chain()
            position = span.start
            for match in self.scan.lexicon.title.finditer(self.text, span.start, span.end):
                if match.start() < position:
                    continue
                self._remember(position, match.start())
                chain = self._title(match, chain, span)
                position = max(position, match.end())
            self._remember(position, span.end)
            self._flush(chain)

    def _remember(self, start: int, end: int) -> None:
        """Note the communities and villages named in a stretch, for 社区党委 and 村委会 further on."""
        for thing in (t for p, t in self.by_start.items() if start <= p < end):
            self.note_place(thing)
            if thing.is_office and not thing.bare:
                office = self.resolver.office(thing)
                if office.resolved:
                    self.memory.note(office.name)

    def note_place(self, thing: Thing) -> None:
        printed = thing.of(self.text)
        if is_general(printed):
            return
        match = re.match(r"^(?:.*?(?:街道|镇|乡))?(.+?(?:社区|居民区|小区|新村|苑|园|里|坊))(?:$|[党居业])", printed)
        if match and not thing.bare and len(match.group(1)) > 3:
            self.memory.community = match.group(1)
            if match.group(1).endswith("社区"):
                self.memory.last_community = match.group(1)
        match = re.match(r"^(?:.*?(?:街道|镇|乡))?(.+?(?:村|嘎查))(?:$|[党村两])", printed)
        if match and not thing.bare and len(match.group(1)) > 1 and not printed.startswith("村"):
            self.memory.village = match.group(1)

    def _title(self, match: re.Match[str], chain: _Chain, span: Span) -> _Chain:
        start, end, title = match.start(), match.end(), match.group()
        office, first = self._office_before(start, title, chain)
        linked = chain.posts and LINK.fullmatch(self.text, chain.end, first)
        if not linked:
            self._flush(chain)
            chain = _Chain()
        if office is None:
            before = chain if linked else self._just_before(start)
            office = self._carried(title, before if before.posts else self._deputy(start, title))
        if office is None:
            return self._without_office(start, end, title, chain)
        former = FORMER.search(self.text, max(span.start, first - 2), first)
        begin_at = former.start() if former else first
        held = Held(office, title, first, end, "post.former" if former else "post.title-name")
        chain = _Chain(chain.start if chain.posts else begin_at, end, (*chain.posts, held), office)
        return self._named(chain, span)

    def _deputy(self, position: int, title: str) -> _Chain:
        """主任张三主持会议，｜副主任李四: a deputy of the head named before in the sentence."""
        between = self.text[self.last.end:position] if self.last.posts else "。"
        if not re.search(r"[。！？\n]", between) and len(between) < 60 and between[-1:] in ("，", "、", "；") and title[0] == "副":
            if any(p.title.endswith(title[1:]) for p in self.last.posts):
                held = next(p for p in self.last.posts if p.title.endswith(title[1:]))
                return _Chain(self.last.start, self.last.end, self.last.posts, held.office)
        return _Chain()

    def _just_before(self, position: int) -> _Chain:
        """The apposition that ends right before a bare title: 局长张三、｜副局长李四, or 当选某会主任，李四当选｜委员."""
        between = self.text[self.last.end:position] if 0 <= position - self.last.end < 36 else "。"
        if between in ("、", "，", ",", "和", "；") or re.fullmatch(r"[，、；][㐀-鿿、（）女，族]{2,30}(?:当选为?|任|为|担任)", between):
            return self.last
        return _Chain()

    def _office_before(self, position: int, title: str, chain: _Chain) -> tuple[Office | None, int]:
        """The office printed directly before a title, and where its name starts (else the title's start)."""
        thing = self.by_end.get(self._before_brackets(position))
        if thing is None:
            token = self.scan.ending.get(position)
            if token is not None and "office" in token.kinds:
                first = begin(self.scan, token)
                thing = Thing(first, position, token, first >= token.start)
        if thing is not None and (thing.is_office or not thing.bare):
            if TITLE_NEEDS_ASSEMBLY.search(title) and not TITLE_BODIES[title[-2:]].search(thing.of(self.text)):
                return None, position
            if GROUP.match(thing.of(self.text)) or self.text[thing.start - 1:thing.start] in ("各", "每") or "place.community" in thing.last.kinds and not title.endswith(("书记", "主任", "长")):
                return None, position
            office = self.resolver.office(thing, self._carried_name(thing.start, chain))
            if office.resolved:
                self.note_place(thing)
                self.memory.note(office.name)
                return office, thing.start
        area = self._area_before(position)
        if area is not None and (GOVERNMENT_LEVEL.search(title) or not TITLE_NEEDS_ASSEMBLY.search(title)):
            return area[0] if not GOVERNMENT_LEVEL.search(title) else self._government(area[0].name, area[0]), area[1]
        return self._unlisted_unit(position, chain)

    def _before_brackets(self, position: int) -> int:
        """Where an office ends whose short name follows in brackets: 某局（以下简称某）｜局长."""
        if self.text[position - 1:position] in "）)":
            opening = max(self.text.rfind("（", max(0, position - 30), position), self.text.rfind("(", max(0, position - 30), position))
            if opening > 0 and self.text[opening + 1:position].startswith(("以下简称", "简称", "下称")):
                return opening
        return position

    def _carried_name(self, position: int, chain: _Chain) -> str | None:
        """The office that a form such as 区政协 or 法学系 at `position` leans on: in the same list, or just before."""
        if chain.posts and chain.office and LINK.fullmatch(self.text, chain.end, position):
            return chain.office.name
        if self.last.office and 0 <= position - self.last.end <= 1 and self.text[self.last.end:position] in ("", "、", "，", "和", ",", "；"):
            return self.last.office.name
        return None

    def _unlisted_unit(self, position: int, chain: _Chain) -> tuple[Office | None, int]:
        """A unit whose ending is not listed, directly before a title: 权益保障部｜部长."""
        first = position
        while first > 0 and position - first < 14 and CHINESE.match(self.text[first - 1]):
            token = self.scan.ending.get(first)
            if token is not None and self.scan.limits(token):
                break
            first = token.start if token is not None else first - 1
        printed = self.text[first:position]
        if len(printed) < 3 or not UNIT.search(printed):
            return None, position
        carried = self._carried_name(first, chain)
        alone = re.match(r"(?:部|科|处|室|系|队|组)", printed[::-1]) and carried and not re.match(r"[^区县市]{1,6}[区县市]", printed)
        level = LEVEL.match(printed)
        area = self.resolver.frame.expand(level.group()) if level else None
        name = self.resolver.parent(carried) + printed if alone and carried else area + printed[len(level.group()):] if area and level else printed
        return Office(first, position, printed, name, "other", area_of(name), True), first

    def _area_before(self, position: int) -> tuple[Office, int] | None:
        """裕华区｜区长, 枫林镇｜镇长, 江湾镇街道｜分管领导: the area that stands before a title."""
        token = self.scan.ending.get(position)
        if token is not None and "area" in token.kinds:
            first = token.start
            before = self.scan.ending.get(first)
            while before is not None and "area" in before.kinds:
                first = before.start
                before = self.scan.ending.get(first)
            name = self.text[token.start:position]
            return Office(first, position, self.text[first:position], name, "government", name, True), first
        if self.text.endswith("街道", 0, position) and self.resolver.frame.township:
            name = self.resolver.frame.township
            return Office(position - 2, position, "街道", name, "government", name, True), position - 2
        return None

    def _government(self, area: str, at: Office | None, position: int = -1) -> Office:
        """The government of an area; the name is the one that the text prints, else the short one."""
        full = next((n for n in (f"{area}人民政府", f"{area}政府") if n in self.text), f"{area}政府")
        start, end = (at.start, at.end) if at else (position, position)
        return Office(start, end, at.printed if at else "", full, "government", area, True)

    def _carried(self, title: str, chain: _Chain) -> Office | None:
        """The office of a title that stands alone: 副区长 is at the government, a later title at the office before it."""
        lexicon = self.scan.lexicon
        level = GOVERNMENT_LEVEL.search(title)
        if level and not title.startswith("组"):
            wanted = level.group(1)
            area = area_of(chain.office.name) if chain.office else None
            if not (area and area.endswith(wanted)):
                area = self.resolver.frame.expand(wanted)
            if area is None:
                return Office(-1, -1, wanted, f"{wanted}政府", "government", None, True)
            return self._government(area, None, chain.end)
        if chain.office is None:
            return self._body_for(title)
        name = seat(chain.office.name, title, lexicon)
        if name == chain.office.name:
            return chain.office
        kind: OfficeKind = "government" if name.endswith(("办事处", "管委会", "政府")) else self._kind(name, chain.office)
        office = Office(chain.office.start, chain.office.end, chain.office.printed, name, kind, chain.office.area, True)
        self.memory.note(name)
        return office

    def _body_for(self, title: str) -> Office | None:
        """，馆长某某: the last 馆 that the article named."""
        for ending, body in BODIES:
            name = self.memory.last_with(body) if title.endswith(ending) else None
            if name:
                return Office(-1, -1, name, name, self._kind(name, None), area_of(name), True)
        return None

    def _kind(self, name: str, near: Office | None) -> OfficeKind:
        table = self.scan.lexicon.office_kind
        ending = next((name[-n:] for n in range(len(name), 0, -1) if name[-n:] in table), None)
        if re.search(r"(?:居委会|村委会)$", name):
            return "residents"
        return cast(OfficeKind, table[ending]) if ending else near.kind if near else "other"

    def _without_office(self, start: int, end: int, title: str, chain: _Chain) -> _Chain:
        """A title whose office is not known: 张伟局长, or a person with a bare professional title."""
        self._flush(chain)
        before = self._name_before(start)
        if before is not None and plausible(self.scan, before):
            self._add(PersonMention(before.start, end, before.start, before.end, before.of(self.text), (), "name.title"))
            return _Chain()
        name = self._name(end, any_surname=False)
        if name is not None and (name.score == 3 or name.end - name.start == 3 and self.text[name.start] in self.scan.lexicon.common_surnames) and plausible(self.scan, name) and (
                len(title) > 1 and (name.end - name.start > 2 or _acts(self.scan, name.end) and self.text[name.start] in self.scan.lexicon.common_surnames)
                or name.of(self.text) in self.known):
            self._add(PersonMention(start, name.rest, name.start, name.end, self._of(name), (), "title.name"))
        return _Chain()

    def _named(self, chain: _Chain, span: Span) -> _Chain:
        """Look behind the last title for a name; without one keep the chain waiting for a further title."""
        position = chain.end
        remark = POST_REMARK.match(self.text, position)
        position = remark.end() if remark else position
        pending = PENDING.match(self.text, position)
        if pending:
            position = pending.end()
        while position < span.end and self.text[position] in " :：\t":
            position += 1
        if self.text.startswith("同志", position):
            position += 2
        name = self._name(position, any_surname=True)
        if name is None:
            return chain
        posts = () if pending or self.text[max(0, chain.start - 2):chain.start] in ("拟任",) else chain.posts
        self._add(PersonMention(chain.start, name.rest, name.start, name.end, self._of(name), posts, "post.title-name"))
        self.last = _Chain(chain.start, name.rest, chain.posts, chain.office)
        self._sharers(name, chain)
        return _Chain()

    def _sharers(self, name: Name, chain: _Chain) -> None:
        """副镇长张三、李四: further bare names share the last title."""
        position, last = name.rest, chain.posts[-1]
        while self.text[position:position + 1] in ("、", "和"):
            other = self._name(position + 1, any_surname=False)
            if other is None or self._opens_office(position + 1, other.end) or not plausible(self.scan, other):
                return
            if not (self.scan.is_stop(other.rest) or self.text[other.rest] in "及等" or _acts(self.scan, other.end) or other.of(self.text) in self.known):
                return
            if self._of(other) in self.posted:
                self._add(PersonMention(other.start, other.rest, other.start, other.end, self._of(other), (), "name.known"))
                position = other.rest
                self.last = _Chain(chain.start, other.rest, chain.posts, chain.office)
                continue
            self._add(PersonMention(other.start, other.rest, other.start, other.end, self._of(other),
                                    (Held(last.office, last.title, last.start, last.end, "post.shared-title"),), "post.shared-title"))
            position = other.rest
            self.last = _Chain(chain.start, other.rest, chain.posts, chain.office)

    def _opens_office(self, start: int, end: int) -> bool:
        """Whether an office, a place or a title follows rather than a name."""
        thing = self.by_start.get(start)
        if thing is not None and not thing.bare:
            return True
        if any(p < end <= t.end for p, t in self.by_start.items() if start - 1 <= p < end):
            return True
        token = self.scan.starting.get(start)
        if token is not None and token.kinds & {"area", "office", "head"}:
            return True
        title = self.scan.lexicon.title.match(self.text, end)
        return title is not None and title.group() != "代表"

    def _name(self, position: int, *, any_surname: bool) -> Name | None:
        name = name_at(self.scan, position, known=self.known, any_surname=any_surname)
        if name is None or NOT_A_NAME.match(self.text, position):
            return None
        token = self.scan.starting.get(position)
        if token is not None and token.end >= name.end and token.kinds & HARD and name.of(self.text) not in self.known:
            return None
        if token is not None and token.end > name.end and not token.kinds <= {"ordinary"}:
            return None
        thing = self.by_start.get(position)
        if thing is not None and not thing.bare and thing.end > name.end and "area" in (token.kinds if token else ()):
            return None
        return name

    def _of(self, name: Name) -> str:
        return printed_name(self.text, name.start, name.end)

    def _add(self, mention: PersonMention) -> None:
        self.people.append(mention)

    def _flush(self, chain: _Chain) -> None:
        """A chain without a name behind it: reversed order, an appointment, or an office-holder without a name."""
        if not chain.posts:
            return
        if self._reversed(chain):
            return
        first = chain.posts[0]
        self.anonymous.append(Anonymous(chain.start, chain.end, first.office, first.title))

    def _reversed(self, chain: _Chain) -> bool:
        """张三，某局局长，…; 张三（某局局长）; 张三任某局局长; 任命张三为某局局长."""
        text, position = self.text, chain.start
        before = text[position - 1:position]
        if before and before in "，,（(":
            closes = text[chain.end:chain.end + 1] in ("，", ",", "。", "；", "）", ")", "\n", "")
            name = self._name_before(position - 1) if closes else None
            if name is not None and self._opens_clause(name.start):
                rule = "post.name-title"
                self._add(PersonMention(name.start, chain.end, name.start, name.end, self._of(name),
                                        self._ruled(chain, rule), rule))
                self.last = _Chain(name.start, chain.end, chain.posts, chain.office)
                return True
            return False
        return self._appointed(chain)

    def _appointed(self, chain: _Chain) -> bool:
        """张三任某局局长; 选举李四、王五（女）为副主任; 免去赵六的某局局长职务."""
        text, position = self.text, chain.start
        for size in range(6, 0, -1):
            match = APPOINTS.fullmatch(text, max(0, position - size), position)
            name = self._name_before(match.start(), appointed=True) if match else None
            if match is None or name is None:
                continue
            if match.group() == "为" and text[chain.end:chain.end + 1] not in ("，", "；", "。", "、", "\n", "", "）", ";", ",", "（") and not PENDING.match(text, chain.end):
                return False
            before = text[max(0, name.start - 5):name.start]
            pending = PENDING.match(text, chain.end) is not None or "提名" in before or "拟任" in before
            rule = "post.appointment"
            names = [name, *self._names_listed_before(name.start)]
            for one in names:
                self._add(PersonMention(one.start, chain.end if one is name else one.rest, one.start, one.end, self._of(one),
                                        () if pending else self._ruled(chain, rule), rule))
            self.last = _Chain(name.start, chain.end, chain.posts, chain.office)
            return True
        if text[position - 1:position] == "的" and text.startswith("职务", chain.end):
            end = position - 1 - (2 if text[position - 3:position - 1] == "同志" else 0)
            name = self._name_before(end, appointed=True)
            if name is not None:
                self._add(PersonMention(name.start, chain.end, name.start, name.end, self._of(name), self._ruled(chain, "post.former"), "post.dismissal"))
                return True
        return False

    def _names_listed_before(self, position: int) -> list[Name]:
        """李四、王五、｜赵六为副主任."""
        found: list[Name] = []
        while self.text[position - 1:position] == "、":
            name = self._name_before(position - 1, appointed=True)
            if name is None:
                break
            found.append(name)
            position = name.start
        return found

    def _ruled(self, chain: _Chain, rule: str) -> tuple[Held, ...]:
        return tuple(Held(p.office, p.title, p.start, p.end, rule) for p in chain.posts)

    def _opens_clause(self, position: int) -> bool:
        if self.scan.is_stop(position - 1):
            return True
        token = self.scan.ending.get(position)
        return token is not None and bool(token.kinds & HARD)

    def _name_before(self, position: int, *, appointed: bool = False) -> Name | None:
        """The name that ends at `position`, also behind a remark in brackets; it must open at a boundary. Where an
        appointment follows (`appointed`), a common word may be a name."""
        text = self.text
        rest = position
        if text[position - 1:position] in "）)":
            opening = max(text.rfind("（", 0, position), text.rfind("(", 0, position))
            if opening < 0 or remark_end(text, opening) != position:
                return None
            position = opening
        if text.startswith("总书记", position):
            size = next((n for n in (3, 2) if usable(text, position - n, position) and n in lengths(self.scan, position - n)), 0)
            return Name(position - size, position, rest, 3) if size else None
        for size in (4, 3, 2):
            start = position - size
            if start < 0 or not usable(text, start, position) or size not in lengths(self.scan, start):
                continue
            name = text[start:position]
            if name in self.known or (self._opens_clause(start) or appointed and text[start - 2:start] in ("选举", "任命", "免去", "接受", "提名", "聘任", "推选")) and (
                    appointed or name not in self.scan.lexicon.common_words):
                return Name(start, position, rest, 3)
        dot = max(text.rfind(c, max(0, position - 12), position) for c in "·•")
        if dot > 0:
            start = dot
            while start > 0 and CHINESE.match(text[start - 1]) and self.scan.ending.get(start) is None:
                start -= 1
            if dot - start >= 1 and usable(text, dot + 1, position):
                return Name(start, position, rest, 2)
        return None


def plausible(scan: Scan, name: Name) -> bool:
    """Whether the characters look like a name where no office and title vouch for it: no common word inside."""
    word, lexicon = name.of(scan.text), scan.lexicon
    if "·" in word or "•" in word:
        return True
    if lexicon.role_noun.match(scan.text, name.start) or NOT_A_NAME.match(scan.text, name.start) or scan.text[name.end:name.end + 1] == "》":
        return False
    if word[0] in "和向同对从由公管法权拉全相能要经会则自便被并各该本" and not scan.is_stop(name.start - 1):
        return False
    if any(t.start > name.start and t.end == name.end and t.kinds & {"title", "office", "place", "ordinary"} for t in scan.within(name.start, name.end)):
        return False
    if word[0] not in lexicon.common_surnames and any(word[i:i + 2] in lexicon.frequent_words for i in range(len(word) - 1)) and not (
            scan.text.startswith("（女", name.end) or _acts(scan, name.end)):
        return False
    if len(word) == 3 and (word[1:] in lexicon.frequent_words or word[:2] in lexicon.common_words):
        return word[0] in lexicon.common_surnames and scan.is_stop(name.rest) or _acts(scan, name.end)
    return len(word) != 3 or word not in lexicon.common_words


def role_names(reader: PostReader, span: Span) -> Iterator[PersonMention]:
    """People introduced by what they are: 居民代表张三、李四, 环卫工人王五."""
    scan, text = reader.scan, reader.text
    for match in scan.lexicon.role_noun.finditer(text, span.start, span.end):
        position, first = match.end(), True
        while text[position:position + 1] in ("：", ":", " ", "\u3000", "/"):
            position += 1
        while True:
            name = name_at(scan, position, known=reader.known)
            if name is None or not plausible(scan, name) or reader._opens_office(position, name.end):
                break
            if name.score < 3 and not _acts(scan, name.end) and (text[position] not in scan.lexicon.common_surnames or name.end - name.start < 3 and name.score < 2):
                break
            word = name.of(text)
            token = scan.starting.get(position)
            if token is not None and token.end >= name.end and token.kinds & HARD:
                break
            if word in scan.lexicon.common_words and not _is_listed(text, position, name.rest) and not _acts(scan, name.end):
                break
            yield PersonMention(match.start() if first else name.start, name.rest, name.start, name.end, reader._of(name), (), "name.role")
            first = False
            if text[name.rest:name.rest + 1] not in ("、", "和"):
                break
            position = name.rest + 1


def _acts(scan: Scan, position: int) -> bool:
    token = scan.starting.get(position)
    return token is not None and bool(token.kinds & {"speak", "report", "award", "receive", "attend", "lead", "accompany", "chair", "join_visit", "follow", "organise", "adverb"})


def _is_listed(text: str, start: int, end: int) -> bool:
    """Whether the word stands in a list of names or carries a remark such as （女）."""
    return text[end - 1:end] in "）)" or text[end:end + 1] == "、" or text[start - 1:start] == "、"


def remarked_names(reader: PostReader, span: Span) -> Iterator[PersonMention]:
    """Names that a remark in brackets shows to be people: 某某（女，彝族）."""
    for match in re.finditer(r"[（(](?:女|男)[，、,）)]", reader.text[span.start:span.end]):
        end = span.start + match.start()
        rest = remark_end(reader.text, end)
        for size in (3, 2, 4):
            start = end - size
            if start >= span.start and usable(reader.text, start, end) and size in lengths(reader.scan, start) and (
                    reader._opens_clause(start) or reader.text[start - 1] in "的和" or reader.scan.ending.get(start) is not None):
                yield PersonMention(start, rest, start, end, reader.text[start:end], (), "name.remark")
                break


def honoured_names(reader: PostReader, span: Span) -> Iterator[PersonMention]:
    """某某女士, 某某小朋友."""
    for match in re.finditer(r"(?:女士|先生|小朋友|同学)(?![们会])", reader.text[span.start:span.end]):
        end = span.start + match.start()
        for size in (3, 2, 4):
            start = end - size
            if start >= span.start and usable(reader.text, start, end) and size in lengths(reader.scan, start) and reader.text[start:end] not in reader.scan.lexicon.common_words:
                if (reader._opens_clause(start) or reader.scan.ending.get(start) is not None or reader.text[start - 2:start] in ("夫人", "丈夫", "妻子", "代表")
                        or reader.text[start - 1] in "的和、"):
                    yield PersonMention(start, span.start + match.end(), start, end, reader.text[start:end], (), "name.honorific")
                    break


def dotted_names(reader: PostReader, span: Span) -> Iterator[PersonMention]:
    """Names with an interpunct, wherever they stand."""
    text, scan = reader.text, reader.scan
    roles = {m.end() for m in scan.lexicon.role_noun.finditer(text, span.start, span.end)}
    for match in re.finditer(r"(?<=[㐀-鿿])[·•‧∙](?=[㐀-鿿])", text[span.start:span.end]):
        start = span.start + match.start()
        while start > span.start and CHINESE.match(text[start - 1]) and scan.ending.get(start) is None and start not in roles:
            start -= 1
        name = interpunct_name(scan, start)
        if name is not None and not any(divisions.shortened(part) for part in name.of(text).split("·")) and 2 <= span.start + match.start() - start <= 8 and scan.starting.get(start) is None:
            yield PersonMention(name.start, name.rest, name.start, name.end, printed_name(text, name.start, name.end), (), "name.interpunct")


def listed_names(reader: PostReader, people: Iterable[PersonMention], span: Span) -> Iterator[PersonMention]:
    """Bare names in a list with someone who was introduced: 荆某（女）、｜初某某颁发."""
    for mention in people:
        position = mention.end
        while span.start <= position < span.end and reader.text[position:position + 1] in ("、", "和"):
            name = name_at(reader.scan, position + 1, known=reader.known)
            if name is None or name.score < 3 or not plausible(reader.scan, name) or reader._opens_office(position + 1, name.end):
                break
            if name.of(reader.text) in reader.scan.lexicon.common_words and not _is_listed(reader.text, name.start, name.rest):
                break
            yield PersonMention(name.start, name.rest, name.start, name.end, reader._of(name), (), "name.list")
            position = name.rest


CREDIT = re.compile(r"(?:特约记者|见习记者|实习记者|摄影记者|本报记者|全媒体记者|记者|通讯员|实习生|特约通讯员|责任编辑|责编|编辑|校对|摄影|撰稿|供稿人|作者)[：:/\s]*")


def credited_names(reader: PostReader, span: Span) -> Iterator[PersonMention]:
    """Reporters and photographers: （记者 某某 通讯员 某某）, 某某 摄."""
    text = reader.text
    for match in CREDIT.finditer(text, span.start, span.end):
        position = match.end()
        while position < span.end:
            name = name_at(reader.scan, position, known=reader.known)
            word = name.of(text) if name else ""
            after = text[name.end:name.end + 1] if name else ""
            if name is None or not (after in "）)、 \u3000\n，。；;" or CREDIT.match(text, name.end) or text.startswith(("报道", "摄", "文", "图"), name.end)):
                break
            if word in reader.scan.lexicon.common_words and after not in "）)、 \u3000\n":
                break
            yield PersonMention(name.start, name.end, name.start, name.end, reader._of(name), (), "name.credit")
            position = name.end
            while text[position:position + 1] and text[position] in "、 \u3000":
                position += 1


def office_names(reader: PostReader, things: Iterable[Thing]) -> Iterator[PersonMention]:
    """People introduced by their office alone: 某某有限公司张三向…"""
    for thing in things:
        if not thing.is_office or thing.bare or not thing.last.kinds & {
                "office.enterprise", "office.education", "office.health", "office.finance", "office.residents", "office.mass"}:
            continue
        name = name_at(reader.scan, thing.end, known=reader.known)
        word = name.of(reader.text) if name else ""
        if name and name.score >= 2 and plausible(reader.scan, name) and word not in reader.scan.lexicon.common_words and reader.scan.starting.get(thing.end) is None:
            if _acts(reader.scan, name.end) or reader.text[name.end:name.end + 1] in "向为从代（" or word in reader.known:
                yield PersonMention(name.start, name.rest, name.start, name.end, reader._of(name), (), "name.office")


def short_forms(known: Iterable[str]) -> dict[str, str]:
    """The first part of a name with an interpunct, by which the text goes on: 叶尔江 → 叶尔江·努尔兰."""
    forms: dict[str, set[str]] = {}
    for name in known:
        first, dot, _ = name.partition("·")
        if dot and len(first) >= 2:
            forms.setdefault(first, set()).add(name)
    return {first: min(names) for first, names in forms.items() if len(names) == 1}


def bare_names(scan: Scan, span: Span, known: frozenset[str], taken: list[tuple[int, int]]) -> Iterator[PersonMention]:
    """Names found elsewhere in the document, wherever they stand again."""
    if not known:
        return
    text = scan.text
    short = short_forms(known)
    pattern = re.compile("|".join(sorted(map(re.escape, [*known, *short]), key=lambda n: (-len(n), n))))
    for match in pattern.finditer(text, span.start, span.end):
        start, end = match.span()
        if any(a <= start < b for a, b in taken):
            continue
        clear = follower(scan, end)
        token = scan.ending.get(start)
        opens = scan.is_stop(start - 1) or token is not None or text[start - 1] in AFTER | STOPS or text[start - 1] in "和与同向为由在对给请因及随被让"
        inside = any(t.start < start < t.end or t.start < end < t.end for t in scan.within(max(0, start - 6), end + 6) if not t.kinds & {"title"})
        if inside and not clear:
            continue
        common = match.group() in scan.lexicon.common_words or len(match.group()) == 2
        if common and not (clear >= 2 and opens) or not common and not (clear or opens):
            continue
        rest = remark_end(text, end)
        yield PersonMention(start, rest, start, end, short.get(match.group(), match.group()), (), "name.known")


def speaking_names(scan: Scan, span: Span, taken: list[tuple[int, int]]) -> Iterator[PersonMention]:
    """Names that no title introduces: at the start of a sentence, before a verb of speaking, more than once."""
    text = scan.text
    for match in re.finditer(r"(?:^|(?<=[。！？\n]))", text[span.start:span.end]):
        start = span.start + match.start()
        if any(a <= start < b for a, b in taken) or scan.starting.get(start) is not None:
            continue
        name = name_at(scan, start)
        if name is None or name.of(text) in scan.lexicon.common_words:
            continue
        token = scan.starting.get(name.end)
        word = name.of(text)
        speaks = token is not None and bool(token.kinds & {"speak", "report"}) or text.startswith(("为", "在讲话"), name.end)
        if speaks and name.end - name.start >= 3 and text.count(word, span.start, span.end) >= 2:
            yield PersonMention(name.start, name.rest, name.start, name.end, word, (), "name.speaks")
