"""Whether a community or a centre does something itself: 某社区联合某中心开展…, 甲村、乙村作表态发言; clause and place in, yes or no out."""

from __future__ import annotations

import re

from .items import Item
from .usage import RITES

OF_PLACES = frozenset({"organise", "award", "receive"})
"""What communities and centres do as such."""
STATEMENTS = ("发言", "经验交流", "经验介绍", "经验分享", "作交流")
"""What they say at a meeting: 甲村、乙村作表态发言."""
ACTS_BY = re.compile(
    r"在[^，。；、]{2,20}[，,](?:组织|联合|成功)?(?:开展|举办|举行|召开|启动)"
    r"|以[“《]|为(?:进一步|深入|切实|了|丰富|增强|提[高升])|紧紧?围绕|围绕|结合|依托|抢抓|迅速|第一时间|主动|及时|积极|充分|坚持|聚焦|立足|针对|切实|扎实"
)
SPEAKS_FOR = re.compile(r"的?(?:相关|主要|有关)?(?:负责人|负责同志|代表|书记|主任)(?:分别|依次|先后|上台|登台|就[^，。；]{2,12})*")
DATED = re.compile(r"[\d年月日号上下午中晚、 ]*")
AND_OTHERS = r"(?:等\d*[多余]?家?(?:单位|部门|企业|机构|组织))?"
BETWEEN = re.compile(rf"[\d年月日号上下午中晚、 特还也]*{AND_OTHERS}")
"""昭觉社区｜特开展, 甲社区、乙站｜等单位联合开展."""
HOLDS = "(?:开展|举办|举行|召开|组织|主办|承办|启动|发起)"
ALLIES = "联合|携手|会同|协同"
ALLIED = re.compile(f"(?:工作人员)?(?:{ALLIES})[^，。；]{{2,100}}(?:[，,](?:共同|联合|集中|组织)?)?{HOLDS}")
"""某社区｜联合某支部到某校开展某活动, 某社区｜联合某支部，开展某活动."""
TOGETHER = re.compile(
    f"(?:工作人员)?(?:[、和及与][^，。；]{{2,90}}?，?(?:共同|联合|携手)(?:在[^，。；、]{{2,16}})?|[和与][^，。；、]{{2,24}}?(?:在[^，。；、]{{2,20}}|共同|一起|一道){{1,2}}){HOLDS}"
)
"""甲社区｜、乙队、丙物业等单位联合开展某演练."""
PARTNER_BEFORE = re.compile(f"(?:{ALLIES})(?:(?:(?![在到赴于为]|走进|来到|深入)[^，。；：\\n])*[、和及与])?$")
PARTNER_BEHIND = re.compile(f"(?:[、和及与等][^，。；]{{2,80}}?)?(?:共同|联合|一起|到|赴|走进|在|于|来到|为|深入)?[^，。；]{{0,40}}?[，,]?{HOLDS}")
"""甲社区联合乙所、｜丙社区到某校开展某活动."""
JOINT_BEFORE = re.compile("由[^。；：\n在到]*[，、和及]$")
JOINT_BEHIND = re.compile("(?:[，、和及][^。；：\n在到]{2,80}?)?(?:共同|联合)?(?:主办|承办|协办|举办)")


def is_of_places(text: str, verb: Item) -> bool:
    """Whether a place can be the subject of the verb."""
    return bool(verb.kinds & OF_PLACES) or "report" in verb.kinds and text.endswith(STATEMENTS, verb.start, verb.end)


def is_joint_host(text: str, item: Item) -> bool:
    """由甲局，乙站，｜丙中心共同主办; 联合甲所、｜乙社区到某校开展某活动."""
    before = max(0, item.start - 100)
    if JOINT_BEFORE.search(text, before, item.start) and JOINT_BEHIND.match(text, item.end):
        return True
    return PARTNER_BEFORE.search(text, before, item.start) is not None and PARTNER_BEHIND.match(text, item.end) is not None


def place_acts(text: str, clause: list[Item], place: Item) -> bool:
    """Whether a community or a centre does something itself: 某社区联合某中心开展…, 某社区以…为主题，组织…."""
    start = max(text.rfind(c, 0, place.start) for c in "，。；：！？\n") + 1
    if ACTS_BY.match(text, place.end) or ALLIED.match(text, place.end) or TOGETHER.match(text, place.end):
        opens = not text[start : place.start].strip() or clause[0] is place or DATED.fullmatch(text, start, place.start) is not None
        return opens or text[place.start - 1] == "、" and ACTS_BY.match(text, place.end) is None
    later = [i for i in clause if i.start >= place.end]
    verb = next((n for n, i in enumerate(later) if i.kind == "verb" or text[i.start : i.end] in ("邀请", "邀请了")), None)
    if verb is not None and later[verb].kind == "word":
        return DATED.fullmatch(text, place.end, later[verb].start) is not None
    if verb is not None and _acts_there(text, later, verb, place.end):
        return True
    if verb is None or not is_of_places(text, later[verb]) or text.startswith(RITES, later[verb].end):
        return False
    return _is_next(text, later[: verb + 1], place.end) and not any(
        i.kind in ("group", "person") or "occasion" in i.kinds or text[i.start : i.end] in ("是", "有")
        for i in later[:verb]
    )


def _is_next(text: str, items: list[Item], position: int) -> bool:
    """Whether nothing but a list, a day or 等单位 stands between a place and its verb."""
    verb = items[-1]
    says = text.endswith(STATEMENTS, verb.start, verb.end)
    for item in items:
        if says and SPEAKS_FOR.fullmatch(text, position, verb.start):
            return True
        if not BETWEEN.fullmatch(text, position, item.start):
            return False
        position = item.end
    return True


def _acts_there(text: str, later: list[Item], verb: int, end: int) -> bool:
    """彭祖社区｜在某小区院坝召开坝坝会."""
    there = later[0].start == end and text[later[0].start : later[0].end] == "在"
    return there and "organise" in later[verb].kinds and not any(i.kind in ("group", "person", "office") for i in later[:verb])
