"""Names of offices and places in the text: from the ending (局, 小区, 驿站) leftwards to where the name begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .beginnings import LEVEL, begin
from .lexicon import Token
from .scan import STOPS, Scan


@dataclass(frozen=True, slots=True)
class Thing:
    """A name as printed, with the token that ends it; `bare` is True where nothing stands before the ending."""

    start: int
    end: int
    last: Token
    bare: bool

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    @property
    def is_office(self) -> bool:
        return "office" in self.last.kinds

    @property
    def is_place(self) -> bool:
        return "place" in self.last.kinds


def things(scan: Scan, start: int, end: int) -> list[Thing]:
    """The longest names in the stretch, in order, without overlaps."""
    found: list[Thing] = []
    for token in reversed(list(scan.within(start, end))):
        if not token.kinds & {"office", "place"}:
            continue
        if found and found[-1].start <= token.start:
            continue
        if one_letter_word(scan, token) or IN_WORD.match(scan.text, token.end - 2) or scan.text[token.end - 1 : token.end + 1] in ("社会", "会议"):
            continue
        first = max(start, begin(scan, token))
        if token.end - token.start == 1 and "office" in token.kinds and not (placed(scan, first, token) or _among(scan, first, token)):
            continue
        found.append(_prolonged(scan, Thing(first, token.end, token, first >= token.start)))
    found.reverse()
    return found


CAMPUS = re.compile("（(?:北京|上海|华东|武汉|徐州|青岛|威海|深圳|珠海|秦皇岛|保定|宜宾|苏州)）")
"""中国石油大学（北京）: universities of one name."""
ZONE = re.compile("区(?![委政人纪管住财民教卫文城公法检农发审统组宣]|长|域)")
"""农业园｜区建设."""
STATION = re.compile("[㐀-鿿]{2,6}?(?:特勤站|消防站|站|中队)(?=[，。、）慰看]|指战员|消防员|政治|副?[站队]长|$)")


def _prolonged(scan: Scan, thing: Thing) -> Thing:
    """Names that go on behind their ending: a university's campus, the station of a brigade (消防救援支队｜洪都大道站)."""
    text, further = scan.text, None
    if "place.facility" in thing.last.kinds and text.endswith("园", thing.start, thing.end) and ZONE.match(text, thing.end):
        return Thing(thing.start, thing.end + 1, Token(thing.last.start, thing.end + 1, thing.last.kinds), thing.bare)
    if text.endswith("大学", thing.start, thing.end):
        further = CAMPUS.match(text, thing.end)
    elif text.endswith(("救援支队", "救援大队"), thing.start, thing.end):
        further = STATION.match(text, thing.end)
    if further is None:
        return thing
    return Thing(thing.start, further.end(), Token(thing.last.start, further.end(), thing.last.kinds), thing.bare)


def placed(scan: Scan, first: int, token: Token) -> bool:
    """Whether a name that ends with one letter (局, 办, 科) opens with an area or is followed by a title."""
    opening = scan.starting.get(first)
    if first < token.start and (
        opening is not None and opening.kinds & {"area", "head"} or LEVEL.match(scan.text, first, token.start)
    ):
        return True
    return scan.lexicon.title.match(scan.text, token.end) is not None


def _among(scan: Scan, first: int, token: Token) -> bool:
    """县委办、农工部、｜扶贫办、畜牧局: a department in a list of such."""
    text = scan.text
    if text[first - 1 : first] != "、" or text[token.start] not in "局办委" or not 2 <= token.start - first <= 5:
        return False
    if text[token.start - 1] in "门网线上窗端里手马立即快好代帮":
        return False
    before = scan.ending.get(first - 1)
    return before is not None and "office" in before.kinds and (text[token.end : token.end + 1] in ("、", "等") or text.startswith("和", token.end))


def one_letter_word(scan: Scan, token: Token) -> bool:
    """Whether a one-character ending stands inside another word (院 in 院落): it then ends no name."""
    if token.end - token.start > 1:
        return False
    text, character = scan.text, scan.text[token.start]
    if text[token.start - 1 : token.start].isdigit():
        return True
    follows = text[token.end : token.end + 1]
    if text[token.start - 1 : token.end] == "四处":
        return True
    if character in "委":
        before = scan.ending.get(token.start)
        level = text[token.start - 1 : token.start]
        if before is not None and before.kinds & {"area", "head"} or level in "区县市省州镇乡旗":
            return False
        return follows in "员托派屈任会内" or not _is_commission(scan, token)
    if character == "村":
        opening = begin(scan, token)
        area = _last_area(scan, opening)
        listed = text[opening - 1 : opening] == "、" or is_gone_to(scan, opening)
        if (
            area is not None
            and "area" in area.kinds
            and 1 <= token.start - area.end <= 4
            or listed
            and 2 <= token.start - opening <= 4
        ) and follows not in "民级容里委务庄落貌域":
            return False
    within = scan.ending.get(token.start)
    if character == "里" and within is not None and "place.facility" in within.kinds and within.end - within.start > 1:
        return True
    if character in "村里坊巷弄苑寨庄屯院塔":
        return (
            follows not in STOPS
            and scan.starting.get(token.end) is None
            and not scan.lexicon.title.match(text, token.end)
        )
    return False


def _last_area(scan: Scan, opening: int) -> Token | None:
    """The innermost of the areas that a name opens with: 某县｜某镇."""
    area = scan.starting.get(opening)
    while area is not None and "area" in area.kinds and (inner := scan.starting.get(area.end)) is not None and "area" in inner.kinds:
        area = inner
    return area


IN_WORD = re.compile(
    "大学(?=生)|[正副][厅局处科](?=级)|.班(?=子)|[家花]园(?=林)|.办(?:公(?!室)|理|[事好结班证案])|[深到好高低何别各远近暗随益长短坏害痛苦难妙]处|[站院权]所|.科(?=技|普|研究)|.所[说述见示谓指想需]"
)
"""基层组织｜办公条件, 草原｜深处: a letter inside another word."""


def _is_commission(scan: Scan, token: Token) -> bool:
    """区文化旅游委, 市经信委: a level or an area opens the name."""
    first = begin(scan, token)
    level = LEVEL.match(scan.text, first, token.start)
    return level is not None and 2 <= token.start - level.end() <= 6 and level.group() in ("区", "市", "县", "省", "州", "旗")


def is_gone_to(scan: Scan, position: int) -> bool:
    """Whether a verb of going or looking, 了 behind it, or 在 stands directly before."""
    before = scan.ending.get(position)
    if before is not None and scan.text[before.start : before.end] == "了":
        before = scan.ending.get(before.start)
    return before is not None and (bool(before.kinds & {"go", "inspect"}) or scan.text[before.start : before.end] == "在")


ALLIED = ("联合", "会同", "携手")
HELD = re.compile("[^，。；：\n]{0,40}?(?:开展|举办|举行|召开|组织|启动)")
"""综治办联合｜司法所到某小区开展某活动."""
AGENT_VERBS = frozenset({"follow", "join_visit", "organise", "report", "speak", "attend", "award", "receive", "accompany"})


def acts(scan: Scan, thing: Thing) -> bool:
    """Whether an ending that may be an office or a place (文化站, 图书馆) acts here: a verb or title follows, no 在 or 来到 before."""
    text = scan.text
    before = scan.ending.get(thing.start)
    if (
        before is not None
        and before.kinds & {"go", "inspect"}
        or text[thing.start - 1 : thing.start] in ("在", "于", "到", "赴")
        or text.startswith(("内", "里", "举行"), thing.end)
    ):
        return False
    if scan.lexicon.title.match(text, thing.end) or text.endswith(ALLIED, 0, thing.start) and HELD.match(text, thing.end):
        return True
    if text[thing.start - 1 : thing.start] == "由" or text.startswith(("提供", "赠送", "捐赠", "选派", "派出"), thing.end):
        return True
    stop = re.compile(r"[，。；：\n的]").search(text, thing.end)
    verb = next(
        (
            t
            for t in scan.within(thing.end, stop.start() if stop else len(text))
            if t.kinds & AGENT_VERBS | t.kinds & {"go", "inspect"}
        ),
        None,
    )
    return verb is not None and bool(verb.kinds & AGENT_VERBS) and verb.start - thing.end <= 24
