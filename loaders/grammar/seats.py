"""The office of a title: printed before it, carried over a list, or implied by the title (副区长 is at the government)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import cast

from ...schema.types import OfficeKind
from ..words import divisions
from .beginnings import GROUP, LEVEL, begin, is_of_class
from .bodies import area_of, chamber_of, kind_by_name, seat
from .chains import Chain, before_brackets, opens_session
from .heads import HEADS, SAME, of_kind
from .lexicon import DUTIES
from .offices import Memory, Office, Resolver
from .places import is_general
from .scan import CHINESE, Scan
from .sections import above_section, of_congress, section
from .things import Thing
from .villages import communities

LINK = re.compile(r"[、兼和及与暨]{1,2}|[，,](?=兼)|兼任?|\s?")
TITLE_NEEDS_ASSEMBLY = re.compile(r"代表$|^成员$")
TITLE_BODIES = {
    "代表": re.compile(r"(?:人大|党代会|妇代会|团代会|人民代表大会)$"),
    "成员": re.compile(r"(?:党组|党支部|党总支|党委|党工委|领导小组|指挥部|专班|委员会|工委)$"),
}
GOVERNMENT_LEVEL = re.compile(r"(区|县|市|镇|乡|州|旗|盟|省)长")
IN_VILLAGE = re.compile(r"(?:[㐀-鿿]{2,4}?(?:街道|镇|乡))?([㐀-鿿]{1,4}?村)(?![民史级委务党])[㐀-鿿]{3,}")
"""何斯路村薰衣草庄园: a place that says in which village it is."""
IN_QUARTER = re.compile(r"(?:[㐀-鿿]{2,8}?(?:街道|镇|乡))?([㐀-鿿]{1,5}?社区)[㐀-鿿“]{3,}")
UNIT = re.compile(r"(?:部|科|处|室|局|委|办|所|站|队|院|校|馆|园|中心|会|社|组|厅|署|厂|行|系|台|场|公司|集团)$")
PROFESSION = re.compile(r"(?:教授|讲师|研究员|医师|医生|律师|工程师|教师|专家|农艺师|会计师|护士长|教练)$")
"""Titles that may stand behind 的: 某大学的教授."""
SHARED = frozenset({
    "部长", "局长", "厅长", "所长", "院长", "校长", "队长", "大队长", "科长",
    "处长", "站长", "行长", "会长", "台长", "园长", "馆长", "社长", "场长",
})  # fmt: skip
"""Titles whose first character may also end the office before them."""
OF_TERM = re.compile(r"(?:第[一二三四五六七八九十\d]{1,3}|新一|[首本])[届任]$")
"""某商会｜第四届会长."""
SEVERAL_LEVELS = re.compile("[两三四各]级|部分")
"""镇两级部分人大代表."""
DAY_END = re.compile(r"\d[日号]$")
BUSINESS = re.compile("^(?:副?董事长|(?:常务)?副?总裁|(?:常务)?副?总经理|首席执行官|总会计师)$")
NO_UNIT = re.compile("(?:干|全|内|局|外|两)部$")
OF_FIRM = re.compile("(?:公司|集团|医院|学院|大学|银行|支行|中心)[㐀-鿿]{1,6}$")
"""某水务集团某分公司工程部: a unit whose name says of what."""
OF_TOWN = re.compile("党委(?:副?书记|委员)、(?:人大主席、)?副?[镇乡]长")
RANK = re.compile("(?:[一二三四]级|副)?(?:主任科员|调研员|科员)")
AUTONOMOUS = re.compile("(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)?自治区$")
"""自治区｜主席: of its government."""
ZONE_LIKE = re.compile("(?:开发|经开|高新|园|示范|保税)区$")
"""An area whose name ends in 区 and that has no 副区长."""
DUTY = re.compile(DUTIES)
TOWN_COMMITTEE = re.compile("党工?委|委")
CHAIRED = re.compile("(?:政协|人大|妇联|工会|侨联|文联|残联|工商联|科协)$")
OF_RESIDENTS = frozenset({"书记", "副书记", "第一书记", "主任", "副主任", "支书", "总支书记"})
"""Titles that need no more than 社区 or 村 before them."""
SHORT_UNIT, LONG_UNIT = 14, 26
SHORT_NAME = re.compile(r"(?:办|局|委|所|站|中心|公司|集团|协会|科|室)$")


class SeatReader:
    """Finds the office of each title of one article, read from left to right; `last` is the apposition read last."""

    def __init__(self, scan: Scan, resolver: Resolver, things: list[Thing]) -> None:
        self.scan, self.text, self.resolver = scan, scan.text, resolver
        self.by_end = {t.end: t for t in things}
        self.lexicon = scan.lexicon
        self.last = Chain()
        """A title right behind it is at the same office."""

    @property
    def memory(self) -> Memory:
        return self.resolver.memory

    def note_place(self, thing: Thing) -> None:
        printed = thing.of(self.text)
        if thing.bare or is_general(printed):
            return
        community, village = communities(printed)
        quarter = IN_QUARTER.match(printed) if thing.is_place and not thing.is_office else None
        community = community or (quarter[1] if quarter else None)
        opening = IN_VILLAGE.match(printed) if thing.is_place and not thing.is_office else None
        village = village or (opening[1] if opening else None)
        if community:
            self.memory.community = community
            if community.endswith("社区"):
                self.memory.last_community = community
        if village:
            self.memory.village = village

    def office_before(self, position: int, title: str, chain: Chain) -> tuple[Office | None, int]:
        """The office printed directly before a title, and where its name starts (else the title's start)."""
        thing = self._thing_before(position, title)
        if thing is not None and thing.of(self.text) == "政府" and GOVERNMENT_LEVEL.search(title):
            linked = chain if chain.posts and LINK.fullmatch(self.text, chain.end, thing.start) else Chain()
            return self.carried(title, linked), thing.start
        if thing is not None and thing.bare and (town := self._town_committee(thing)) is not None:
            return town, thing.start
        if thing is not None and (thing.is_office or not thing.bare):
            if TITLE_NEEDS_ASSEMBLY.search(title) and not TITLE_BODIES[title[-2:]].search(thing.of(self.text)):
                return None, position
            if (
                GROUP.match(thing.of(self.text))
                or SEVERAL_LEVELS.search(thing.of(self.text))
                or is_of_class(self.scan, thing.start)
                or "place.community" in thing.last.kinds
                and not title.endswith(("书记", "主任", "长", "支书"))
            ):
                return None, position
            office = self.resolver.office(thing, self._carried_name(thing.start, chain))
            if office.resolved:
                self.note_place(thing)
                office = of_congress(self.text, _of_village(office, title), thing.start)
                self.memory.note(office.name)
                return office, thing.start
            if thing.bare and "office.residents" in thing.last.kinds:
                return None, position
        implied = self._implied(position, title, thing)
        if implied is not None:
            return implied
        area = self._area_before(position)
        if area is not None and (GOVERNMENT_LEVEL.search(title) or not TITLE_NEEDS_ASSEMBLY.search(title)):
            return area[0] if not GOVERNMENT_LEVEL.search(title) else self._government(area[0].name, area[0]), area[1]
        return self._unlisted_unit(position, title, chain)

    def _town_committee(self, thing: Thing) -> Office | None:
        """党委副书记、镇长: the head of the town is of the town's committee, whatever was named before."""
        town = self.resolver.frame.township
        if town is None or not town.endswith(("镇", "乡")) or not OF_TOWN.match(self.text, thing.start):
            return None
        return Office(thing.start, thing.end, "党委", town + "党委", "party", town, True)

    def _thing_before(self, position: int, title: str) -> Thing | None:
        thing = self.by_end.get(self._office_end(position, title))
        if thing is None and title in SHARED and self._shares(position, title):
            thing = self.by_end[position + 1]
        token = self.scan.ending.get(position) if thing is None else None
        if token is not None and "office" in token.kinds:
            first = begin(self.scan, token)
            return Thing(first, position, token, first >= token.start)
        return thing

    def _implied(self, position: int, title: str, thing: Thing | None) -> tuple[Office | None, int] | None:
        """乡｜宣传委员, 社区｜书记: the title says whose committee; the community named before."""
        if thing is not None and thing.bare and title in OF_RESIDENTS and not is_of_class(self.scan, thing.start):
            known = {"社区": self.memory.last_community, "村": self.memory.village}.get(thing.of(self.text))
            if known and (self.scan.opens_run(thing.start) or self.text[thing.start - 1] in "与和及、"):
                office = Office(thing.start, thing.end, thing.of(self.text), known, "residents", area_of(known), True)
                return _of_village(office, title), thing.start
        if title == "第一书记" and self._is_sent(position):
            sent = Office(-1, -1, "", self.memory.village or "", "residents", None, True)
            return _of_village(sent, title), position
        region = AUTONOMOUS.search(self.text, max(0, position - 10), position) if title.endswith("主席") else None
        if region is not None:
            named = area_of(self.memory.previous or "") or ""
            whole = named if named.endswith(region[0]) else self.resolver.frame.expand("自治区") or region[0]
            return self._government(whole, None, position), region.start()
        same = SAME.search(self.text, max(0, position - 3), position)
        name = self.memory.last_with(same[1].replace("校", "学")) if same is not None else None
        if same is not None and name is not None:
            return replace(self._at(name), start=same.start(), end=position, printed=same[0]), same.start()
        town = self.resolver.frame.township
        if town and self.text[position - 1 : position] in ("镇", "乡") and RANK.fullmatch(title):
            return Office(position - 1, position, self.text[position - 1], town, "government", town, True), position - 1
        if town and self.text[position - 1 : position] in ("镇", "乡") and title.endswith("委员") and len(title) > 2:
            return Office(position - 1, position, self.text[position - 1], town + "党委", "party", town, True), position - 1
        return None

    def _is_sent(self, position: int) -> bool:
        """驻村｜第一书记: of the village that the text named last."""
        village = self.memory.village
        named = village is not None and not village.endswith(("乡村", "镇村"))
        return named and self.text.startswith("驻村", position - 2) and self.scan.opens_run(position - 2)

    def _shares(self, position: int, title: str) -> bool:
        """组织部长, 民政局长: the last character of the office is the first of the title."""
        thing = self.by_end.get(position + 1)
        return thing is not None and thing.is_office and self.text[position] == title[0]

    def _office_end(self, position: int, title: str) -> int:
        """Where an office ends that 的, 驻村 or its short name in brackets parts from the title: 某局（以下简称某）｜局长."""
        if self.text.startswith("的", position - 1) and PROFESSION.search(title):
            return position - 1
        if self.text.startswith("原", position - 1) and position - 1 in self.by_end:
            return position - 1
        if self.text.startswith("驻村", position - 2) and title == "第一书记":
            return position - 2
        term = OF_TERM.search(self.text, max(0, position - 6), position)
        if term is not None and term.start() in self.by_end:
            return term.start()
        opening = before_brackets(self.text, position)
        if opening > 0:
            inner = self.text[opening + 1 : position - 1]
            if inner.startswith(("以下简称", "简称", "下称")) or SHORT_NAME.search(inner):
                return opening
        return position

    def _carried_name(self, position: int, chain: Chain) -> str | None:
        """The office that a form such as 区政协 or 法学系 at `position` leans on: in the same list, or just before."""
        position = opens_session(self.text, position, chain.end)
        outer = self.by_end.get(before_brackets(self.text, position))
        if outer is not None and outer.is_office:
            return self.resolver.office(outer).name
        if chain.posts and chain.office and LINK.fullmatch(self.text, chain.end, position):
            return chain.office.name
        if (
            self.last.office
            and 0 <= position - self.last.end <= 1
            and self.text[self.last.end : position] in ("", "、", "，", "和", ",", "；", "及", "以及", "与")
        ):
            return self.last.office.name
        return None

    def _unlisted_unit(self, position: int, title: str, chain: Chain) -> tuple[Office | None, int]:
        """A unit whose ending is not listed, directly before a title: 权益保障部｜部长."""
        above = above_section(self.scan, self.by_end, position) if title in SHARED else None
        if above is not None:
            bureau = self.resolver.office(above, self._carried_name(above.start, chain))
            return (section(self.text, bureau, above, position), above.start) if bureau.resolved else (None, position)
        first = position
        while self._goes_left(first, position):
            token = self.scan.ending.get(first)
            if token is not None and self.scan.limits(token):
                break
            first = token.start if token is not None else first - 1
        named = bool(divisions.shortened(self.text[first : first + 2]))  # 新疆
        first += (not named and self.text.startswith(("兼", "原"), first)) + 2 * self.text.startswith(("新任", "时任"), first)
        printed = self.text[first:position]
        if BUSINESS.search(title) and 2 < len(printed) < 9 and not self._is_somebody(printed) and self.scan.is_stop(first - 1) and not UNIT.search(printed):
            return Office(first, position, printed, printed, "enterprise", area_of(printed), True), first
        if len(printed) < 3 or not UNIT.search(printed) or NO_UNIT.search(printed):
            return None, position
        carried = self._carried_name(first, chain)
        alone = (
            not OF_FIRM.search(printed)
            and re.match(r"(?:部|科|处|室|系|队|组)", printed[::-1])
            and carried
            and not BUSINESS.search(title)
            and not re.match(r"[^区县市]{1,6}[区县市]", printed)
        )
        level = LEVEL.match(printed)
        alone = alone and (level is None or level.group() in ("社区", "村"))
        area = self.resolver.frame.expand(level.group()) if level else None
        name = (
            self.resolver.parent(carried) + printed
            if alone and carried
            else area + printed[len(level.group()) :]
            if area and level
            else printed
        )
        kind = kind_by_name(name) or self._kind(name, None)
        return Office(first, position, printed, name, kind, area_of(name), True), first

    def _is_somebody(self, printed: str) -> bool:
        """沈大云｜总经理: a person's name before the title, no firm."""
        return len(printed) == 3 and printed[0] in self.lexicon.common_surnames and set(printed[1:]) <= self.lexicon.given

    def _goes_left(self, first: int, position: int) -> bool:
        """Whether the name of a unit may reach further left: firms have long names."""
        if first <= 0 or not CHINESE.match(self.text[first - 1]) or DAY_END.search(self.text, max(0, first - 2), first):
            return False
        return position - first < SHORT_UNIT or position - first < LONG_UNIT and OF_FIRM.search(self.text, first, position) is not None

    def _area_before(self, position: int) -> tuple[Office, int] | None:
        """裕华区｜区长, 枫林镇｜镇长, 江湾镇街道｜分管领导: the area that stands before a title."""
        token = self.scan.ending.get(position)
        if token is not None and "area" in token.kinds:
            first = token.start
            before = self.scan.ending.get(first)
            while before is not None and "area" in before.kinds:
                first = before.start
                before = self.scan.ending.get(first)
            name = self.text[token.start : position]
            return Office(first, position, self.text[first:position], name, "government", name, True), first
        if self.text.endswith("街道", 0, position) and self.resolver.frame.township:
            name = self.resolver.frame.township
            return Office(position - 2, position, "街道", name, "government", name, True), position - 2
        return None

    def of_area(self, position: int, title: str) -> Office | None:
        """The office of a leader whose name stands right behind an area: 南苑街道｜张三副书记, 某镇｜李四镇长."""
        area = self._area_before(position)
        if area is None or area[0].area is None or area[0].printed in ("街道", ""):
            return None
        name = area[0].area
        if GOVERNMENT_LEVEL.search(title):
            return self._government(name, area[0])
        if title.endswith("书记"):
            body = "党工委" if name.endswith("街道") else "党委" if name.endswith(("镇", "乡", "苏木")) else "委"
            return replace(area[0], name=name + body, kind="party")
        return replace(area[0], name=name + "办事处") if title.endswith("主任") and name.endswith("街道") else None

    def _government(self, area: str, at: Office | None, position: int = -1) -> Office:
        """The government of an area; the name is the one that the text prints, else the short one."""
        long = f"{area}人民政府"
        named = long in self.text or any(n.startswith(long) for n in self.memory.names)
        full = long if named else f"{area}政府"
        start, end = (at.start, at.end) if at else (position, position)
        return Office(start, end, at.printed if at else "", full, "government", area, True)

    def carried(self, title: str, chain: Chain) -> Office | None:
        """The office of a title that stands alone: 副区长 is at the government, a later title at the office before it."""
        lexicon = self.scan.lexicon
        level = GOVERNMENT_LEVEL.search(title)
        if level and not title.startswith("组"):
            wanted = level.group(1)
            area = area_of(chain.office.name) if chain.office else None
            if not (area and area.endswith(wanted)) or ZONE_LIKE.search(area):
                area = self.resolver.frame.expand(wanted)
            if area is None:
                return Office(-1, -1, wanted, f"{wanted}政府", "government", None, True)
            return self._government(area, None, chain.end)
        if chain.office is None:
            return self._body_for(title)
        name = self._committee_of(chain.office.name, title) or seat(chain.office.name, title, lexicon)
        if of_kind(title) and not name.endswith(of_kind(title)):
            earlier = (seat(held.office.name, title, lexicon) for held in reversed(chain.posts))
            name = next((n for n in earlier if n.endswith(of_kind(title))), name)  # 某校党支部书记、少工委主任、校长
        if name == chain.office.name:
            return chain.office
        kind: OfficeKind = (
            "government" if name.endswith(("办事处", "管委会", "政府")) else self._kind(name, chain.office)
        )
        office = Office(chain.office.start, chain.office.end, chain.office.printed, name, kind, chain.office.area, True)
        self.memory.note(name)
        return office

    def _committee_of(self, carried: str, title: str) -> str | None:
        """镇武装部部长…、｜政法委员: a duty of the town's committee, whatever body was named in between."""
        area = area_of(carried)
        if not DUTY.fullmatch(title) or area is None or carried.endswith("委"):
            return None
        return next((n for n in reversed(self.memory.names) if n.startswith(area) and TOWN_COMMITTEE.fullmatch(n, len(area))), None)

    def _body_for(self, title: str) -> Office | None:
        """，馆长某某: the last 馆 that the article named, else the only one that it names further on."""
        named = next((n for end in of_kind(title) if (n := self.memory.last_with(end))), None)
        return self._at(named) if named else self.only_body(title)

    def only_body(self, title: str) -> Office | None:
        """李瑶部长, 校长张三: of the one body of that kind in the article."""
        ends = of_kind(title, HEADS)
        found = {n for n in self._bodies if n.endswith(ends)} if ends else set()
        return self._at(found.pop()) if len(found) == 1 else None

    @cached_property
    def _bodies(self) -> tuple[str, ...]:
        """The names of all offices of the article."""
        resolver = Resolver(self.scan, self.resolver.frame, Memory())
        named = (resolver.office(t) for t in self.by_end.values() if t.is_office and not t.bare)
        return tuple(dict.fromkeys(o.name for o in named if o.resolved))

    def _at(self, name: str) -> Office:
        return Office(-1, -1, name, name, self._kind(name, None), area_of(name), True)

    def council(self, title: str) -> Office | None:
        """李四副主席: of the one council of the article, where no other body in it has a 主席."""
        bodies = {n for n in self.memory.names if title.endswith("主席") and CHAIRED.search(n)}
        name = next(iter(bodies)) if len(bodies) == 1 else ""
        return Office(-1, -1, name, name, "consultative", area_of(name), True) if name.endswith("政协") else None

    def _kind(self, name: str, near: Office | None) -> OfficeKind:
        table = self.scan.lexicon.office_kind
        ending = next((name[-n:] for n in range(len(name), 0, -1) if name[-n:] in table), None)
        if re.search(r"(?:居委会|村委会)$", name):
            return "residents"
        unlisted: OfficeKind = "government" if "政府" in name else "other"
        return cast(OfficeKind, table[ending]) if ending else near.kind if near else unlisted


def _of_village(office: Office, title: str) -> Office:
    """驻柳湾村第一书记: of the village's party branch; 柳湾村村支书: of the village."""
    if office.name.endswith("村村"):
        return replace(office, name=office.name[:-1])
    chamber = chamber_of(office.name) if title.endswith(("会长", "秘书长")) else None
    if chamber is not None:
        return replace(office, name=chamber, kind="mass")
    if title != "第一书记" or not office.name.endswith(("村", "社区", "嘎查")):
        return office
    return replace(office, name=re.sub(r"^.{0,14}?(?:派驻|驻)(?=.{2,6}$)", "", office.name) + "党支部", kind="residents")
