"""From a printed form (区房管局, 办事处, 社区党委) to the fullest name that the text supports, and its kind."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import cast

from ...schema.types import OfficeKind
from . import bodies
from .beginnings import LEVEL
from .bodies import CELL, OF_COURT, RESIDENTS, TOWNSHIP_NAME, TOWNSHIP_OFFICE, area_of, kind_by_name, stem
from .faculties import FACULTY, faculty
from .frame import Frame, leading_areas
from .heads import HOUSES, body_in_short
from .lexicon import Lexicon
from .scan import Scan
from .things import Thing

COUNCIL_UNIT = re.compile(
    r"^(?:提案|经科|经济科技|文史|社法|社会法制|教科卫体|城建环保|财经|财政经济|监察司法|社会建设|农业农村|代表|预算|法制|民宗|港澳台侨|委员联络|农工|财工|法工|教工|内司|环资|农资环|民侨|选任联|人事代表|教科文卫|民侨外|城环)[一-龥]{0,6}?(?:工委|委|委员会|工作委员会)$"
)
PARTY_UNIT = re.compile(
    r"^(?:组织部|宣传部|统战部|政法委|社会工作部|社工部|农工部|巡察办|党校|老干部局|机关工委|直属机关工委|编办|网信办|台办|办公室|政研室|改革办|督查室|纪委监委)"
)
BUREAU_UNIT = re.compile(r"(?:科|处|股|系|室|部|中队|大队|分局|所|站|队|中心)$")
TWICE = re.compile(r"(?<=[㐀-鿿]{2})([区县市旗])\1(?=委|政府|人民政府|人大|政协|纪委)")
"""利民区｜区委: the area's level said again."""
SESSION = re.compile(r"(?:新|第)?[一二三四五六七八九十百\d]+届(?=人大|政协|人民代表大会|委员会|妇联|妇女联合会|总?工会|团委|侨联|残联|党委|纪委|村委会|居委会)")
FORMER_CELL = re.compile("(?<=[㐀-鿿]{3})原(?=(?:党组|党工?委|党总支|党支部|纪委|工会|妇联)$)")
"""区工商联｜原党组书记: what somebody was stands inside the name of the body."""
OF_DISTRICT = re.compile(r"^[㐀-鿿]{2,6}(?:局|法院|检察院)$")
LEVEL_COMMITTEE = re.compile("[区县市旗州镇乡省盟]委")
COMMITTEE_OF = re.compile("(?:中共)?[㐀-鿿]{0,8}?[区县市旗州省盟]委")
ASSEMBLIES = frozenset({"政协", "人大", "人大常委会", "政府"})
ASSEMBLY_OF = re.compile("^(?:委|人大|人大常委会|政协|政府|人民政府|党委)(?:党组)?$")
TASKFORCES = ("指挥部", "领导小组", "工作专班", "委员会")
ZONE_NAME = re.compile(
    r"(?:^|[\n，。、：（“来到在对向赴及和与])([㐀-鿿]{2,6}?(?:国家级|高新技术产业|经济技术|经济|高新|产业|工业|综合)(?:开发区|园区|新区|示范区))",
    re.MULTILINE,
)
"""A zone by its own name; what is no name (省级经济开发区) has more than one."""
ZONE_OFFICE = re.compile(
    r"(?:开发区|园区|高新区|经开区)?(党工委|管委会|纪工委|党政办公?室?|经济发展局|财政局|招商局|社会事务局|公安分局|自然资源分局|应急管理局)"
)
SUPERVISION = ("监委", "监察委", "监察委员会")
OF_COMMITTEE = re.compile("[省市州盟区县旗]委(?:组织部|宣传部|统战部|政法委|社会工作部|老干部局|办(?:公室)?|政研室)$")
"""市委组织部｜组织二科: a department with units of its own."""
VILLAGE_TEAM = re.compile("^[㐀-鿿]{1,5}[村区]驻村(?:帮扶|扶贫)?工作[队组]$")
NEAR = 60  # tokens looked back over for the township that a paragraph speaks of
COUNCIL = re.compile(r"(?:政协|人大常委会|人大)$")
MASS = frozenset({"总工会", "工会", "妇联", "团委", "团工委", "残联", "科协", "侨联", "商会", "关工委", "武装部", "人武部"})
"""Bodies that a township has beside its offices: 街道人大工委主任兼总工会主席."""
NAMELESS_ZONE = re.compile(r"(?:经开|高新|开发|经济|工业|产业)[^·]{0,8}党工委$")
COUNCIL_OF = re.compile(r".*?(?:政协|人大常委会)(?!.*[局厅])")
OF_COUNCIL = re.compile(r"^(?!居民|村民|业主|党)[㐀-鿿]{2,14}(?:委员会|专委会|工委|[^党市区县省旗州镇乡]委)$")
AGAIN = re.compile(
    r"^(?:审判委员会|检察委员会|公司|集团|企业|学校|学院|大学|医院|中心|大队|支队|中队|专班|督导组|督查组|检查组|调研组|考察组|领导小组|工作组|指挥部|顾问团|代表团|考察团|合作社|银行|支行|酒店|协会|商会|联合会|分局|派出所|"
    r"居委会|村委会|业委会|社区居委会|社区党委|社区党总支|社区党支部|村党委|村党总支|村党支部|村两委|图书馆|幼儿园|卫生院|中心卫生院|文化站|驿站|居民区党总支|居民区党支部|党支部|党总支|党委|党组|纪委|工会|燃气公司|物业公司|农商行)$"
)


POLICE = re.compile("(?:交警|交巡警|巡特警|特警|消防|消防救援|武警)(?:支队|大队|中队)")  # 文体旅游局、｜交警大队: of the area
DEPARTMENT = re.compile(
    "[㐀-鿿]{2,4}[局办](?:党组|党委)?|(?:发改|发展改革|卫健|卫计|卫生健康|住建|国资|民宗|经信|交通|城建|计生|农工|科技|商务|经贸)委|妇联|残联|科协|工商联|文联|侨联|红十字会|关工委"
)
OF_SOME_VILLAGE = re.compile("(?:村|社区|村社区)(?:党?(?:支部|总支|支委)(?:委员会)?|委会|委|两委)")
"""村支部书记, where no village is spoken of: of each village."""


@dataclass(slots=True)
class Memory:
    """What the article has named so far: the office named last, and the last name for each ending."""

    previous: str | None = None
    community: str | None = None
    last_community: str | None = None
    """The last one called 社区, which 社区党委 means."""
    village: str | None = None
    names: list[str] = field(default_factory=list)

    def last_with(self, ending: str) -> str | None:
        return next((n for n in reversed(self.names) if n.endswith(ending) and n != ending), None)

    def note(self, name: str) -> None:
        self.previous = name
        self.names.append(name)


@dataclass(frozen=True, slots=True)
class Office:
    """A mention of an office: the printed form and what it stands for."""

    start: int
    end: int
    printed: str
    name: str
    kind: OfficeKind
    area: str | None
    resolved: bool
    """Whether the full name is supported; a bare ending such as 公司 without antecedent is not."""


def _is_above(scan: Scan, areas: list[tuple[int, int]]) -> bool:
    """Whether a town stands before a city: the town is where the firm is, the city opens its name."""
    first, second = (scan.text[a:b] for a, b in areas[:2])
    return first.endswith(("街道", "镇", "乡")) and second.endswith(("市", "区", "县"))


class Resolver:
    """Resolves printed forms inside one article."""

    def __init__(self, scan: Scan, frame: Frame, memory: Memory) -> None:
        self.scan, self.frame, self.memory = scan, frame, memory
        self.lexicon: Lexicon = scan.lexicon

    def office(self, thing: Thing, carried: str | None = None) -> Office:
        """`carried` is the office named just before in the same list: it lends its area and its body."""
        printed = FORMER_CELL.sub("", thing.of(self.scan.text))
        known = self._of_chamber(printed) or body_in_short(printed, self.memory.names)
        name, resolved = (known, True) if known is not None else self._name(thing, printed, carried)
        if "级" in name:
            name = re.sub(r"^([^级]{0,6}[省市区县旗州镇乡])级(?=人大|政协)", r"\1", name)
        name = self._unabridged(TWICE.sub(r"\1", SESSION.sub("", name)))
        if name.startswith("中共") and self.scan.text.count(name[2:]) > self.scan.text.count(name):
            name = name[2:]
        kind = self.kind(name, thing)
        return Office(thing.start, thing.end, printed, name, kind, area_of(name), resolved)

    def _of_chamber(self, printed: str) -> str | None:
        """第二届理事会: of the chamber that was named last."""
        chamber = next((n for n in reversed(self.memory.names) if n.endswith(bodies.CHAMBERS)), None)
        council = printed.removeprefix("商会")
        return chamber + council if chamber is not None and bodies.CHAMBER_COUNCIL.fullmatch(council) else None

    def _name(self, thing: Thing, printed: str, carried: str | None) -> tuple[str, bool]:
        if (own := bodies.whole(printed)) is not None:
            return own, True
        if printed in ("管委会", "管理委员会") and carried and carried.endswith("党工委") and not NAMELESS_ZONE.match(carried):
            return stem(carried) + printed, True
        if self._zone and ZONE_OFFICE.fullmatch(printed):
            return self._zone + ZONE_OFFICE.sub(r"\1", printed), True
        areas = leading_areas(self.scan, thing.start, thing.end)
        if areas:
            return self._with_area(printed, areas, thing.start), True
        council = COUNCIL_OF.match(carried) if carried and OF_COUNCIL.search(printed) and not LEVEL.match(printed) else None
        if council is not None:
            return council.group() + printed, True
        area = self._lent(carried) if carried and DEPARTMENT.fullmatch(printed) and not (LEVEL.match(printed) or AGAIN.match(printed)) else None
        if area is not None:
            return area + printed, True
        if self._is_relative(thing, printed):
            return self._relative(printed, carried or self.memory.previous, carried)
        level = LEVEL.match(printed)
        if level and len(printed) > level.end():
            name = self._level(printed, level.group(), carried, thing.start)
            if name is not None:
                return name, True
        return printed, OF_SOME_VILLAGE.fullmatch(printed) is None

    def _lent(self, carried: str) -> str | None:
        """The area of a department's, for the next in the list (市质监局、｜发改委; 县公安局、｜民政局)."""
        level = LEVEL.match(carried)
        return area_of(carried) or (level.group() if level and DEPARTMENT.fullmatch(carried, level.end()) else None)

    @cached_property
    def _zone(self) -> str | None:
        """某某经济开发区, where the page speaks of one zone and of no town."""
        if self.frame.township is not None:
            return None
        named = Counter(m[1] for m in ZONE_NAME.finditer(self.scan.text))
        return named.most_common(1)[0][0] if len(named) == 1 else None

    def _unabridged(self, name: str) -> str:
        """区城管局 → 区城市管理和行政执法局 where the text spells the department out."""
        for short, full in self.scan.departments.items():
            head, found, tail = name.partition(short)
            level = LEVEL.search(head[-2:])
            if found and full not in name and level and f"{level.group()}{full}" in self.scan.text:
                return head + full + tail
        return name

    def _with_area(self, printed: str, areas: list[tuple[int, int]], start: int) -> str:
        if len(areas) > 1 and printed.endswith("公司") and _is_above(self.scan, areas):
            printed, areas, start = printed[areas[1][0] - start :], areas[1:], areas[1][0]  # 某镇｜东莞市某公司
        last_start, last_end = areas[-1]
        name = self.scan.text[last_start:last_end]
        rest = printed[last_end - start :]
        if re.search(r"(?:街道|镇|乡|苏木)$", name):
            residents = RESIDENTS.search(rest) and not re.match(r"^(?:党委|党总支|党支部|居委会|村委会)$", rest)
            return rest if residents or VILLAGE_TEAM.match(rest) else name + rest
        return printed

    def _level(self, printed: str, level: str, carried: str | None, start: int) -> str | None:
        if level in ("社区", "村"):
            if TOWNSHIP_OFFICE.match(printed) and self.frame.township:
                return self.frame.township + printed
            place = self.memory.last_community if level == "社区" else self.memory.village
            return place + printed[len(level) :] if place and printed[len(level) :] else None
        area = self._carried_area(level, carried) or self._township_here(level, start) or self.frame.expand(level)
        return area + printed[len(level) :] if area else None

    def _township_here(self, level: str, position: int) -> str | None:
        """The township that the paragraph names, where it does not speak of the article's own."""
        if level not in ("街道", "镇", "乡", "苏木"):
            return None
        start = self.scan.text.rfind("\n", 0, position) + 1
        if self.frame.township and self.scan.text.find(self.frame.township, max(start, position - 2000), position) >= 0:
            return None
        names = (
            self.scan.text[t.start : t.end]
            for t in islice(self.scan.backwards(position), NEAR)
            if t.start >= start and "area" in t.kinds
        )
        return next((n for n in names if n.endswith(level)), None)

    def _carried_area(self, level: str, carried: str | None) -> str | None:
        """The area of that level in the office named before in the list (青羊区委…、区政协 → 青羊区)."""
        area = area_of(carried) if carried else None
        if area and area.endswith(level):
            return area
        if carried and level == "区" and area:
            found = re.search(r"([^市省]{1,6}区)", carried)
            return found.group(1) if found and found.start() <= 12 and area == found.group(1) else None
        return None

    def _is_relative(self, thing: Thing, printed: str) -> bool:
        if LEVEL.match(printed) and not re.match(r"^(?:社区|村)", printed) and not AGAIN.match(printed):
            return False
        if FACULTY.match(printed) or thing.bare or TOWNSHIP_OFFICE.match(printed) or COUNCIL_UNIT.match(printed) or AGAIN.match(printed):
            return True
        return (
            len(printed) <= 6
            and bool(BUREAU_UNIT.search(printed))
            and "office" in thing.last.kinds
            and (thing.last.end - thing.last.start <= 2)
        )

    def _relative(self, printed: str, previous: str | None, carried: str | None) -> tuple[str, bool]:
        """A form that leans on what was named before; the second value says whether that is enough."""
        beside = self._beside(printed, carried) if carried and printed in ASSEMBLIES else None
        if beside is not None:
            return beside, True
        rules = (
            self._of_township,
            self._of_council,
            self._of_committee,
            self._of_community,
            self._of_village,
            self._of_body,
        )
        found = next((name for rule in rules if (name := rule(printed, previous, carried))), None)
        if found:
            return found, True
        again = self.memory.last_with(printed)
        if again is None and self.frame.district and OF_DISTRICT.search(printed):
            return self.frame.district + printed, True
        return (again, True) if again else (printed, len(printed) > 3 and not AGAIN.match(printed))

    def _beside(self, printed: str, carried: str) -> str | None:
        """区政协党组书记、政协｜主席; 县人大常委会主任…，政协｜主席: of the body named before, or beside it."""
        if stem(carried).endswith(printed):
            return stem(carried)
        area, level = area_of(carried), LEVEL.match(carried)
        of_area = area or (level.group() if level else None)
        return of_area + printed if of_area and ASSEMBLY_OF.search(carried[len(of_area) :]) else None

    def _of_township(self, printed: str, previous: str | None, carried: str | None) -> str | None:
        """办事处, 党工委, 社区管理办."""
        if printed in ("纪工委", "纪检监察工委") and previous and previous.endswith("党工委") and not TOWNSHIP_NAME.match(previous):
            return stem(previous) + printed  # 高新区党工委委员、纪工委书记
        township = self._township(carried) or self.frame.township
        other_body = carried and BUREAU_UNIT.search(printed) and not TOWNSHIP_NAME.match(carried)
        if not township and carried and TOWNSHIP_OFFICE.match(printed) and carried.endswith(("所", "站", "院", "校", "行", "中队")):
            return printed  # 派出所所长…、司法所｜所长
        if not township or not TOWNSHIP_OFFICE.match(printed) or other_body and not printed.startswith("社区"):
            return None
        return township + printed

    def _of_council(self, printed: str, previous: str | None, _carried: str | None) -> str | None:
        """提案委, 城建环保工委."""
        if not previous or not COUNCIL_UNIT.match(printed):
            return None
        bodies = (n for n in [previous, *reversed(self.memory.names)] if COUNCIL.search(n))
        body = next(bodies, None) or re.sub(r"(政协|人大常委会|人大).+$", r"\1", previous)
        return body + printed if COUNCIL.search(body) else printed

    def _of_committee(self, printed: str, previous: str | None, carried: str | None) -> str | None:
        """宣传部, 组织部: of the committee named before, else of the district's."""
        if not PARTY_UNIT.match(printed):
            return None
        if printed == "办公室" and (body := self._above_office()):
            return body + printed
        leads = carried or (previous if previous and previous.endswith(HOUSES) else None)
        if printed == "办公室" and leads and not leads.endswith("委"):
            return self.parent(leads) + printed
        area = self.frame.district or self.frame.city
        if area is None:
            return self._committee_named(printed)
        named = COMMITTEE_OF.match(carried) if carried else None
        committee = named[0] if named else previous if previous and previous.endswith("委") else f"{area}委" if area else None
        return committee + printed if committee else None

    def _above_office(self) -> str | None:
        """指挥部下设办公室，…: the taskforce that has an office of its own."""
        if "下设办公室" not in self.scan.text:
            return None
        return next((n for n in reversed(self.memory.names) if len(n) > 4 and n.endswith(TASKFORCES)), None)

    def _committee_named(self, printed: str) -> str | None:
        """组织部: of the committee that was named last, where the district is not known."""
        committee = next((n for n in reversed(self.memory.names) if LEVEL_COMMITTEE.fullmatch(n)), None)
        return committee + printed if committee else None

    def _of_community(self, printed: str, previous: str | None, _carried: str | None) -> str | None:
        """居委会, 社区党委."""
        if not re.match(r"^(?:居委会|居民委员会|业委会|社区|居民区)", printed):
            return None
        known = self.memory.last_community if printed.startswith("社区") else self.memory.community
        place = known or self._place_of(previous)
        if place is None and printed == "社区党委" and (self.frame.township or "").endswith("街道"):
            return f"{self.frame.township}{printed}"
        return place + re.sub(r"^(?:社区|居民区)", "", printed) if place else None

    def _of_village(self, printed: str, previous: str | None, _carried: str | None) -> str | None:
        """村党支部, 村委会."""
        place = self.memory.village or self._place_of(previous)
        if place is None or not printed.startswith(("村", "嘎查")):
            return None
        return place + (printed if printed.startswith(("村委会", "村民委")) else printed[1:])

    def _cell(self, printed: str, previous: str) -> str | None:
        """局长…，党组｜书记: of the office before, but a committee and its departments have no 党委: then of the community."""
        committee = COMMITTEE_OF.match(previous) if printed == "纪委" else None
        if committee is not None:
            return committee[0].removesuffix("委") + printed  # 市委常委、纪委｜书记
        if not COMMITTEE_OF.fullmatch(stem(previous)) and not OF_COMMITTEE.search(previous):
            return stem(previous) + printed
        return self.memory.last_community + printed if self.memory.last_community and printed != "党组" else None

    def _of_body(self, printed: str, previous: str | None, carried: str | None) -> str | None:
        """党组, 工会, 环卫科: of the office named before."""
        if previous and CELL.fullmatch(printed):
            return self._cell(printed, previous)
        if not carried or self.memory.last_with(printed):
            return None
        of_area = carried.endswith("政府") and BUREAU_UNIT.search(printed) or POLICE.fullmatch(printed) and "公安局" not in carried
        if printed in SUPERVISION or of_area:
            return (area_of(carried) or "") + printed
        if FACULTY.match(printed) and carried.endswith(("大学", "学院")):
            return faculty(printed, carried)
        township = self._township(carried)
        if printed in MASS and township:
            return township + printed
        if printed in ("工会", "妇联", "团委") and not carried.endswith("局"):
            return stem(carried) + printed
        if printed in ("管委会", "管理委员会") and carried.endswith("党工委") and not NAMELESS_ZONE.match(carried):
            return stem(carried) + printed
        if OF_COURT.fullmatch(printed) or printed.endswith(("协会", "学会", "联合会", "促进会")) and printed != "联合会":
            return (stem(carried) if OF_COURT.fullmatch(printed) else area_of(carried) or "") + printed
        unit = BUREAU_UNIT.search(printed) and len(printed) >= 2 and not AGAIN.match(printed)
        return self.parent(carried) + printed if unit else None

    def parent(self, carried: str) -> str:
        """The bureau that a unit named after it belongs to (长沙市住建局…、消保科 → the bureau, not its cell)."""
        body = stem(carried)
        if OF_COMMITTEE.search(body):
            return body
        match = re.match(
            r"^(.*(?:局|委|厅|医院|大学|学院|公司|总工会|法院|检察院|大队|中心))[^局委厅]{2,8}(?:科|处|股|系|室|部)$",
            body,
        )
        return match.group(1) if match else body

    def _township(self, name: str | None) -> str | None:
        match = TOWNSHIP_NAME.match(name) if name else None
        return match.group(1) if match else None

    def _place_of(self, name: str | None) -> str | None:
        match = re.match(r"^(.+?(?:社区|居民区|村|小区|新村))(?:党|居|村|业)", name) if name else None
        return match.group(1) if match else None

    def kind(self, name: str, thing: Thing) -> OfficeKind:
        said = kind_by_name(name)
        if said is not None:
            return said
        for kind in sorted(thing.last.kinds):
            if kind.startswith("office."):
                return cast(OfficeKind, kind.removeprefix("office."))
        return "residents" if "place.community" in thing.last.kinds else "other"
