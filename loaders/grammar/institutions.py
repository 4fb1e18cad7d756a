"""Bodies that are also houses (某县就业服务中心, 镇林业工作站): a thing in, whether it stands in its sentence as a body or as a place out.

A name is an office or a facility, never both. Where people go in, where something is held, opened or lies, it is a place;
with a title behind it, among offices, or where it carries something out, it is a body, if it is one of an area's and not a
house by its nature (驿站, 食堂, 党群服务中心).
"""

from __future__ import annotations

import re
from typing import Literal

from .beginnings import LEVEL
from .scan import Scan
from .things import AGENT_VERBS, Thing

ENDING = re.compile(
    r"(?:服务|保障|发展|推广|指导|管理|管护|保护|促进|储备|培训|监测|防治|执法|综治|综合|疾控|招商|数据|技术|事务|救助|仲裁|登记|结算|信息|采购|交易|考试|评估|调度|指挥|应急|工作|业务|林业|农技|兽医|社会治理|宣传|调解|化解)"
    r"(?:分?中心|总?站|所)$"
)
HOUSE = re.compile(
    r"(?:党群|为老|养老|居家|照料|托育|便民|事务受理|邻里|睦邻|文明实践|文化活动|社区|家庭医生|卫生|志愿|户外|劳动者|职工|游客|快递|寄递|物流|助餐|充电|加油|家政|修|救援|消防|人大代表|代表|政协|警务|图书|法律|议事|矫治|驿)"
    r"[㐀-鿿]{0,8}(?:中心|站|所)$|“"
)
GONE = ("在", "于", "到", "赴", "进", "至", "往")
HELD = re.compile(
    r"[一二三四五六七八九十\d]*[楼层]|(?:内|里|外|门口|门前|大厅|现场|旁|院内)|(?:（[^（）]{2,20}）)?(?:正式|全新|顺利|隆重)?(?:举行|举办|召开|启用|揭牌|挂牌|投入使用|投用|位于|坐落|建成|落成|开业|开放|开馆|竣工|占地|建筑面积|设有|配有|建设|改造|拆除|搬迁|搬[到至入进往]|迁[到至入]|选址|开张)"
)
LISTED = re.compile(r"[、和与及]")
Standing = Literal["body", "place", "neutral"]


def is_institution(scan: Scan, thing: Thing) -> bool:
    """Whether the name is that of a body of an area, and of no house by its nature."""
    printed = thing.of(scan.text)
    opening = scan.starting.get(thing.start)
    level = LEVEL.match(printed)
    of_area = opening is not None and "area" in opening.kinds or level is not None and level.group() not in ("社区", "村")
    if not of_area or thing.bare or not ENDING.search(printed):
        return False
    rest = printed[level.end() :] if level else printed[opening.end - thing.start :] if opening else printed
    return len(rest) >= 4 and not HOUSE.search(rest)


def standing(scan: Scan, thing: Thing) -> Standing:
    """As what it stands in its sentence."""
    text = scan.text
    before = scan.ending.get(thing.start)
    if before is not None and before.kinds & {"go", "inspect"} or text[thing.start - 1 : thing.start] in GONE:
        return "place"
    if HELD.match(text, thing.end):
        return "place"
    title = scan.lexicon.title.match(text, thing.end)
    if title is not None or text[thing.start - 1 : thing.start] == "由" or _among_offices(scan, thing) or _carries_out(scan, thing):
        return "body"
    return "neutral"


def _among_offices(scan: Scan, thing: Thing) -> bool:
    """镇林业工作站、镇综合执法大队: a body stands next to it in a list, and nobody goes there."""
    text = scan.text
    if not LISTED.match(text, thing.end) and not LISTED.match(text, thing.start - 1):
        return False
    left = scan.ending.get(thing.start - 1) if LISTED.match(text, thing.start - 1) else None
    if left is not None and "office" in left.kinds and "place" not in left.kinds:
        return True
    if not LISTED.match(text, thing.end):
        return False
    following = next((t for t in scan.within(thing.end + 1, thing.end + 16) if t.kinds & {"office", "place", "go", "inspect"}), None)
    pause = re.compile(r"[，。；：\n]").search(text, thing.end + 1)
    within = following is not None and (pause is None or following.start < pause.start())
    return within and following is not None and "office" in following.kinds and "place" not in following.kinds


def _carries_out(scan: Scan, thing: Thing) -> bool:
    stop = re.compile(r"[，。；：\n的]").search(scan.text, thing.end)
    end = stop.start() if stop else len(scan.text)
    verb = next((t for t in scan.within(thing.end, end) if t.kinds & AGENT_VERBS | t.kinds & {"go", "inspect"}), None)
    return verb is not None and bool(verb.kinds & AGENT_VERBS) and verb.start - thing.end <= 24
