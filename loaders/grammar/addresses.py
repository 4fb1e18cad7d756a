"""Street addresses: text goes in, the names that are printed with an address come out, name and address as spans.

`X（Y路5号）` · `X位于Y路5号` · `位于Y路5号的X` · `📍X：Y路5号` · `X，地址：Y路5号`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..types import Span

HAN = r"[\u4e00-\u9fff]"
WAY = (
    r"(?:大道|大街|公路|国道|省道|路|街|道|巷|弄|里|坊|胡同|条|堤|桥|苑|园|村|新村|小区|花园|社区|广场|大厦|中心|庄|营|屯|组|"
    r"圩|墟|寨|安置点|安置区|[东西南北一二三四五六七八九十]区)"
)
PART = r"(?:[东西南北中上下][段路街]|[东西南北中]|[一二三四五六七八九十]+[段路街]|支路|\d+[支段])"
NUMBER = r"(?:[甲乙丙丁戊附临新旧]?\d{1,5}(?:[-—－~之]\d{1,4})?[甲乙丙丁]?|[一二三四五六七八九十百]{1,5})"
UNIT = r"(?:号楼|号院|号|弄|幢|栋|座|室|楼|层|单元|院|门|排|组|馆|铺)"
SIDE = r"(?:[甲乙丙丁]|[东西南北]{1,2}[侧边角面]|旁边?|对面|附近|路口|底楼|底层|底商|平房|地下室|[A-Za-z]座|院内|内|大厅|一楼|[A-Z]\d{0,3})"
BUILDING = rf"(?:{HAN}{{2,8}}?(?:(?:大厦|大楼|写字楼|商厦|广场)(?:{NUMBER}{UNIT})*|(?:花园|小区|苑|公寓|市场|广场)[东西南北]{{1,2}}门))"
SHOP = "(?:底商|底层|门面|沿街)"
NUMBERED = rf"{HAN}{{1,16}}?{WAY}{PART}?{SHOP}?(?:{NUMBER}{UNIT})(?:[附增]?{NUMBER}{UNIT})*(?:\d{{1,4}}-\d{{1,4}}(?![\d米]))?{BUILDING}?{SIDE}{{0,2}}"
STREET = r"(?:大道|大街|路|街|道|巷)"
AWAY = r"(?:[东西南北]{1,2}(?:[侧角面边]|(?![㐀-鿿]))|(?:[东西南北]行?|以[东西南北])?约?\d{1,4}米(?:处)?)"
CROSSING = rf"{HAN}{{1,10}}?{STREET}[与和近、]?{HAN}{{1,8}}?{STREET}(?:交叉口|交汇处|交会处|交界处|路口|口){AWAY}?"
ADDRESS = rf"(?:{NUMBERED}|{CROSSING})"
VILLAGE = rf"(?:{HAN}{{2,5}}?(?:市|县|区))?{HAN}{{1,5}}?(?:镇|乡|街道){HAN}{{1,6}}?(?:村|社区)(?:{HAN}{{1,2}}组|中心路)?"
"""A village is an address where it stands in brackets or behind 地址."""
NEAR = rf"(?:{HAN}{{2,14}}?(?:以?[东西南北]{{1,2}}(?:侧|面|方向)?约?\d{{1,4}}(?:公里|米)处?|[东西南北]{{1,2}}侧))"
"""苏木政府所在地以北12公里处: a spot by its distance, in brackets."""
WHOLE = re.compile(ADDRESS)
NAME = r"[\u4e00-\u9fffA-Za-z0-9“”\"·\-]{2,40}"
BRACKETS = re.compile(rf"(?<=[\u4e00-\u9fffA-Za-z0-9”\"])[（(](?:地址|位于)?[:：]?(?P<address>{ADDRESS}|{VILLAGE}|{NEAR})(?:[，,；;][^（()）]{{1,30}})?[）)]")
LOCATED = re.compile(
    rf"(?:(?:坐落|座落|位|设|设置|落户|迁|搬迁|搬)(?:于|在|至)|地处|位处)(?P<address>(?>{ADDRESS}))(?!{HAN}{{0,3}}的)"
)
IN_PLACE = re.compile(rf"(?<={HAN})在(?P<address>(?>{ADDRESS}))(?=[，。；]|(?:正式)?(?:启用|开业|揭牌|落成|建成|投入使用))")
LABEL = re.compile(r"(?:的?(?:地址|位置|地点|电话|时间|办公))$")
AT_THE = re.compile(rf"(?:坐落|座落|位|设)(?:于|在)(?P<address>{ADDRESS})的(?P<name>{NAME})")
MARKS = "📍●•·▪◆★☆①②③④⑤⑥⑦⑧⑨⑩"
LABELLED = re.compile(
    rf"(?:^|(?<=[。；;\t{MARKS}])|(?<=[0-9][.．、]))[{MARKS} ]{{0,3}}(?P<name>{NAME})"
    rf"(?:[：:]|[，,；;]? ?(?:地址|位置|地点)(?:[：:]|为|是|在)?|\t)(?:地址[：:])? ?(?P<address>{ADDRESS})",
    re.MULTILINE,
)
LEADING = re.compile(
    r"^.*(?:来到|走进|前往|走访了?|参观了?|察看了?|考察了?|建成|建设|设立|打造|启用|包括|分别是|以及|还有|其中|为(?!老)|在|到|从|至|是|将|由|和|与|及|对)(?=.{2})"
)
CLOSING = re.compile(
    r"(?:正式|举行|召开|举办|开展|启用|揭牌|开业|开门|投入|已|将|也|又|是|为(?!老|民)|和(?![谐平睦美])|与|及|内|里(?!社区|小区|弄|巷|村|新村|[一二三四五六七八九十]区)|门口|参观|考察|调研|走访|检查|了|，|介绍|实行|设有?|共|面积)"
)
FACILITY_END = re.compile(
    r".*(?:中心|驿站|分站|站点|站|馆|院|园|店|厅|所|室|点|基地|广场|公园|市场|学校|中学|小学|幼儿园|食堂|餐厅|之家|阵地|书屋|书房|酒店|银行|支行|公司|影城|剧院|大厦|楼)"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with its address. The name's inner end is exact; its outer edge is cut at words that cannot be part of it."""

    name: Span
    address: Span
    rule: str


NO_FACILITY = re.compile(r"[院社馆校会地]址|.*(?:路|大街|大道|公路)")
"""院址, 社址: a label; a road has an end and no address."""
SINCE = re.compile(r"(?:自|从)[^，。；]{2,12}(?:日|月|起)?$")


def addresses(text: str, start: int = 0, end: int | None = None) -> list[Placed]:
    """The names printed with an address in `text[start:end]`, in order of the addresses."""
    end = len(text) if end is None else end
    found = {placed.address.start: placed for placed in _addresses(text, start, end) if not NO_FACILITY.fullmatch(text, placed.name.start, placed.name.end)}
    return [found[position] for position in sorted(found)]


def is_address(text: str) -> bool:
    """Whether the string as a whole is an address (甸新东路甲8号)."""
    return WHOLE.fullmatch(text.strip()) is not None


def _addresses(text: str, start: int, end: int) -> Iterator[Placed]:
    for match in LABELLED.finditer(text, start, end):
        low, high = match.span("name")
        label = LABEL.search(text, low, high)
        high = label.start() if label else high
        if high - low >= 2:
            yield Placed(Span(low, high), Span(*match.span("address")), "address.label")
    for match in IN_PLACE.finditer(text, start, end):
        low = _name_start(text, start, match.start())
        name = _closing(text, low, match.start())
        if FACILITY_END.fullmatch(text, name.start, name.end):
            yield Placed(name, Span(*match.span("address")), "address.in-place")
    for match in AT_THE.finditer(text, start, end):
        yield Placed(_opening(text, *match.span("name")), Span(*match.span("address")), "address.at-the")
    for match in LOCATED.finditer(text, start, end):
        low = _name_start(text, start, match.start())
        if match.start() - low > 1:
            yield Placed(_closing(text, low, match.start()), Span(*match.span("address")), "address.located")
    for match in BRACKETS.finditer(text, start, end):
        low = _name_start(text, start, match.start())
        if low < match.start():
            yield Placed(_closing(text, low, match.start()), Span(*match.span("address")), "address.brackets")


def _name_start(text: str, low: int, high: int) -> int:
    """Where the run of name characters before `high` begins."""
    position = high
    while position > max(low, high - 40) and re.match(NAME[:-6], text[position - 1]):
        position -= 1
    return position


def _closing(text: str, low: int, high: int) -> Span:
    """A name that ends at `high`: verbs and prepositions before it are cut off."""
    since = SINCE.search(text, low + 2, high)  # 某服务点｜自六月一日起｜迁至…
    high = since.start() if since is not None else high
    cut = LEADING.match(text[low:high])
    return Span(low + cut.end() if cut else low, high)


def _opening(text: str, low: int, high: int) -> Span:
    """A name that begins at `low`: it ends before the next verb, at the last word that ends a facility's name."""
    cut = CLOSING.search(text, low + 2, high)
    high = cut.start() if cut else high
    whole = FACILITY_END.match(text[low:high])
    return Span(low, low + whole.end() if whole else high)
