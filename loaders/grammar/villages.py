"""Posts of a village or community in a register: a title cell (党支部书记, 村委会主任) and the place of its row in, the office out."""

from __future__ import annotations

import re
from functools import lru_cache

from ..types import Span
from .bodies import area_of
from .offices import Office
from .scan import Scan

COMMUNITY = re.compile(
    r"^(?:.*?(?:街道办事处|街道|镇|乡))?(.+?(?:社区|居民区|小区|新村|苑|园|里|坊))(?:$|[党居业]|新时代|文明|综合|便民|文化)"
)
VILLAGE = re.compile(r"^(?:.*?(?:街道|镇|乡))?(.+?(?:村村?|嘎查))(?:$|[党两]|村(?:党|委|民|两|务|监))")
COLUMN = re.compile(r"(?:所在|所属)?(?:行政|自然)?(?:村居?|社区|嘎查|村屯|居民区)(?:[（(/、]?(?:社区|居|屯|村|嘎查)[)）]?)?(?:名称|名)?")
ASSIGNED = re.compile(r"(?:包保|包联|包抓|包|联系|挂钩?|挂点|结对|帮扶|派驻|驻)(?:行政)?(?:村居?|社区|嘎查)(?:[（(/、]?(?:社区|居|村)[)）]?)?")
"""A column of villages that those listed look after and hold no post in."""
PLACE = re.compile(r"(?P<stem>[㐀-鿿\d]{1,12}?(?:村|社区|嘎查|居民区|小区|屯|苑|里|居委会|村委会))(?P<body>党委|党总支|党支部)?")
BODY = (
    r"(?:村(?!委会|民委|务监)|社区|居民区|嘎查)?(?P<body>党总支部?|党支部|党委|支部|村委会|村民委员会|居委会|居民委员会|妇联|妇女联合会|团支部|团总支|团委|监委会|"
    r"村务监督委员会|居务监督委员会|监督委员会|民兵连|工会|关工委|股份经济合作社|经济合作社|经济联合社|经联社|合作社|红白理事会|老年协会|治保会|调解委员会|驻村工作队|工作队|网格)?"
)
LOCAL = re.compile(BODY)
HEADS = frozenset({"书记", "副书记", "主任", "副主任", "第一书记", "委员", "会计", "文书", "支书", "队长", "副队长", "主席"})
"""Titles that alone mean a post of the village: an 副镇长 beside a village holds none in it."""
JOINED = re.compile(r"(?:兼任?|并任|现任|同时任|任)")
PAST = re.compile(r"原|曾|前|退休|离任|卸任")
SENT = re.compile(r"(?:派驻|选派|派出|下派|派来|派)$")


def is_column(head: str) -> bool:
    return COLUMN.fullmatch(head) is not None


def is_assigned(head: str) -> bool:
    return ASSIGNED.fullmatch(head) is not None


def post(scan: Scan, part: str) -> tuple[str, str] | None:
    """Body and title of one part of a title cell, if it can be a post of a village: `妇联主席` → 妇联, 主席."""
    match = LOCAL.match(part)
    end = match.end() if match else 0
    options = (end, 0) if end else (0,)
    for at in options:
        title = part[at:]
        body = (match["body"] or "") if match and at else ""
        if title and scan.lexicon.title.fullmatch(title) and (body or title in HEADS):
            return body, title
    return None


def chair(scan: Scan, head: str) -> tuple[str, str]:
    """The same of a column's head over names: `驻村工作队队长`; two empty words where it is none."""
    found = post(scan, head)
    return found if found is not None and found[1] in HEADS - {"会计", "文书", "委员"} else ("", "")


def office(text: str, place: Span, body: str, title: str) -> Office | None:
    """The office of a post at the place of the row: 上庄村 and 党支部 → 上庄村党支部."""
    match = PLACE.fullmatch(re.sub(r"[ \u3000]", "", text[place.start : place.end]))
    if match is None:
        return None
    stem = match["stem"]
    stem = stem[:-2] if stem.endswith("村委会") else stem[:-3] if stem.endswith("居委会") else stem
    if not body and match["body"]:
        body = match["body"]
    elif not body and title == "第一书记":
        body = "党支部"
    body = "党支部" if body == "支部" else body
    name = stem + body
    return Office(place.start, place.end, text[place.start : place.end], name, "residents", area_of(name), True)


def joined(part: str) -> str:
    """The word 兼任 that opens a part."""
    match = JOINED.match(part)
    return match[0] if match else ""


def is_past(part: str) -> bool:
    return PAST.match(part) is not None


def sent_by(text: str, start: int, end: int) -> int | None:
    """Where the name of the office ends that sent somebody: `某局派驻`."""
    match = SENT.search(text[start:end])
    return start + match.start() if match and match.start() > 2 else None


@lru_cache(maxsize=65536)
def communities(printed: str) -> tuple[str | None, str | None]:
    """The community and the village that a printed place or office names."""
    community = COMMUNITY.match(printed)
    village = None if printed.startswith("村") else VILLAGE.match(printed)
    return (
        community.group(1) if community and len(community.group(1)) > 3 else None,
        village.group(1) if village and len(village.group(1)) > 1 else None,
    )
