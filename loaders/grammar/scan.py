"""The cleaned text with its tokens: what stands at, before and behind a position."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from ..words import divisions
from .lexicon import HARD, Lexicon, Token

STOPS = frozenset('，。；：！？、,;:!?（）()“”"`\'‘’《》〈〉【】[]{}…—\n\t ·|丨/▲●■◆★□△◇◎※📍｜+~＋')
"""Characters that no name goes across; · is handled by the names themselves."""
NOUNS_TOO = frozenset(
    {
        "示范",
        "培训",
        "指导",
        "科普",
        "辅导",
        "动员",
        "宣讲",
        "演示",
        "说明",
        "建议",
        "慰问",
        "考察",
        "检查",
        "调研",
        "督导",
        "督查",
        "走访",
        "问暖",
        "验收",
        "评估",
        "考核",
        "巡查",
        "巡视",
        "督察",
        "暗访",
        "核查",
        "排查",
        "选举",
        "换届",
        "补选",
    }
)
"""Verbs that are also part of names: 示范培训中心, 检查组."""
OPENED_BY_MIDDLE = ("中石化", "中石油", "中铁")
"""检查中石化加油站: 中 opens the name."""
CHINESE = re.compile(r"[㐀-鿿]")
INSIDE_NAME = re.compile(
    r"依法(?=治|行政)|继续(?=教育)|示范(?=培训|推广|服务)|联合(?=党[支总委组])|组织[一二三四五六七八九十]?[科处室股]|代表(?=办公室|工作委员会|工委)|(?<=社会)组织(?=[㐀-鿿]{0,4}[局处科会委])|组织(?=人事)|任免(?=工委|委员会|工作委)|(?<=任)免(?=工委|委员会|工作委)|教师(?=进修|发展中心|研修|培训)|集中(?=育秧|育苗|安置|供养|供热|供水|养殖|充电|隔离|种植|居住|办公)|全面(?:深化改革|依法治)"
)
"""组织一科, 全面深化改革委员会: words that end no name here."""
SOME = re.compile(r"组织部分(?!管|局|会|支|工|中心|部|校|行|别|享|析)")
"""组织｜部分人大代表."""
SEAM = re.compile(
    "[高中初]等(?=职业|学校|教育|专科|专业|院校|师范|法院|人民法院)"
    r"|协商会|财政协(?=[作议调商])|[一二两三四五六七八九十]支队(?=伍)|府所(?=[在有属])|[委府大会协处联镇乡道村县]所(?=[作做提])|.专家团(?=队)|.发布(?=(?![厅会台中])[㐀-鿿“《\d])|息发布"
)
"""到位财｜政协｜作资金, 二十一｜支队｜伍: words that only their neighbours make up, from the character before."""
BRANCH = re.compile("(?P<area>[㐀-鿿]{2,6}?(?:街道|镇|乡))(?:工委|工作委员会)")
"""区人大｜长洲街道工委: one body."""
OF_CLANS = re.compile("[㐀-鿿]各庄")
"""李各庄: a village named after a family."""
OF_STREET = re.compile("和路(?![政长面域灯网边段]|[㐀-鿿]{1,2}[镇乡村])|和(?:新村|苑|里)(?:街道|社区|小区|支行|派出所)")
"""新和路街道, 安和里社区: a street or estate whose name ends so."""
STRONG_NAME = re.compile(r"强调(?=研(?!究)|查(?!处)|度|解)|发出(?=席)")
"""王志强调研, 张中发出席: the character ends the name."""


class Scan:
    """One page: `text` and the tokens of the lexicon in it, in order and without overlaps."""

    def __init__(self, text: str, lexicon: Lexicon, extra: frozenset[str] = frozenset()) -> None:
        """`extra` are names of areas that the official list lacks."""
        self.text = text
        self.lexicon = lexicon
        self.openers = _openers(text)
        tokens = _with_areas(text, lexicon, extra) if extra else lexicon.tokens(text)
        self.tokens = [t for t in _settled(tokens, text, lexicon) if t.start not in self.openers or t.end - t.start > 1]
        self._starts = [t.start for t in self.tokens]
        self._ends = [t.end for t in self.tokens]

    @cached_property
    def starting(self) -> dict[int, Token]:
        return {t.start: t for t in self.tokens}

    @cached_property
    def ending(self) -> dict[int, Token]:
        return {t.end: t for t in self.tokens}

    @cached_property
    def departments(self) -> dict[str, str]:
        """Short form of a department -> its full name, for those that the text spells out."""
        return {short: full for full, shorts in self.lexicon.bureaus.items() if full in self.text for short in shorts}

    def within(self, start: int, end: int) -> Iterator[Token]:
        """The tokens that lie in the stretch, in order."""
        for i in range(bisect_left(self._starts, start), len(self.tokens)):
            if self.tokens[i].start >= end:
                return
            if self.tokens[i].end <= end:
                yield self.tokens[i]

    def at(self, position: int) -> Token | None:
        """The token that holds the character at the position."""
        index = bisect_right(self._starts, position) - 1
        return self.tokens[index] if index >= 0 and self.tokens[index].end > position else None

    def backwards(self, position: int) -> Iterator[Token]:
        """The tokens that end at or before the position, nearest first."""
        for i in range(bisect_right(self._ends, position) - 1, -1, -1):
            yield self.tokens[i]

    def is_hard(self, token: Token) -> bool:
        """Whether the token ends every name, as 在 and 主持 do; 和 does not where nothing could be joined before it."""
        if not token.kinds & HARD:
            return False
        if token.kinds & {"office", "place", "area", "head"}:
            return False
        if token.end - token.start == 1 and "conjunction" in token.kinds:
            if self.text[token.start - 1 : token.start] == "”":
                return True
            if OF_STREET.match(self.text, token.start):
                return False
            return not self.opens_run(token.start) and not self._one_letter_before(token.start)
        return True

    def _one_letter_before(self, position: int) -> bool:
        """Whether a single character that is no word stands before 和, as in 颐和路: nothing can be joined there."""
        return (
            self.ending.get(position) is None
            and self.opens_run(position - 1)
            or (
                self.ending.get(position) is None
                and self.ending.get(position - 1) is not None
                and "area" in self.ending[position - 1].kinds
            )
        )

    def limits(self, token: Token) -> bool:
        """Whether the token ends every name: 在, 主持, a title, 各街道."""
        if token.kinds & {"office", "place", "area"}:
            return False
        if "ordinary" in token.kinds:
            return self.text[token.start] in "各全我本该两那这哪每某"
        if self.text[token.start : token.end] in NOUNS_TOO and self.text[token.end : token.end + 1] in tuple(
            "组团站队所室中科点局处委办院基学班工领小管"
        ) and not self.text.startswith("工作室", token.end) or self.text.startswith("有限", token.end) and self.text[token.start : token.end] in NOUNS_TOO:
            return False
        if INSIDE_NAME.match(self.text, token.start):
            return False
        return "title" in token.kinds and not self.text.startswith("制", token.end) or self.is_hard(token)

    def opens_run(self, position: int) -> bool:
        """Whether nothing nameable stands directly before the position."""
        if position == 0 or self.text[position - 1] in STOPS:
            return True
        before = self.ending.get(position)
        return before is not None and bool(before.kinds & HARD) and not before.kinds & {"office", "place", "area"}

    def is_stop(self, position: int) -> bool:
        return position < 0 or position >= len(self.text) or self.text[position] in STOPS


RURAL = re.compile("镇|村(?:振兴|建设|治理|样板|旅游|环境|风貌|文化|产业|教育|生活|发展|行动)")
"""宜居｜乡村样板."""
LIKE_PRONOUN = re.compile("(?:镇|乡|街道|苏木)(其[㐀-鿿]{1,3}?(?:村|嘎查|社区))")


def _openers(text: str) -> frozenset[int]:
    """Where a name begins that only looks like 其 and a word: 海楼镇｜其曼村, and each further 其曼村."""
    names = {m[1] for m in LIKE_PRONOUN.finditer(text)}
    return frozenset(m.start() for name in names for m in re.finditer(name, text))


def _with_areas(text: str, lexicon: Lexicon, names: frozenset[str]) -> list[Token]:
    """Tokens of the lexicon between the occurrences of further areas, which are tokens of their own."""
    pattern = re.compile("|".join(sorted(names, key=lambda n: (-len(n), n))))
    tokens: list[Token] = []
    position = 0
    for match in pattern.finditer(text):
        tokens += _shifted(lexicon.tokens(text[position : match.start()]), position)
        tokens.append(Token(match.start(), match.end(), frozenset({"area"})))
        position = match.end()
    return tokens + _shifted(lexicon.tokens(text[position:]), position)


def _settled(tokens: list[Token], text: str, lexicon: Lexicon) -> list[Token]:
    """Words that only seem to stand there give way: 联合｜镇平安办 behind an office, 玉林｜市场监管所, 滏｜宁县, 王志强｜调研."""
    out: list[Token] = []
    skip = 0
    for token in tokens:
        if token.start < skip:
            continue
        if text[token.end - 1] == "了" and text.startswith("解", token.end) and token.end - token.start > 1:
            out += [replace(token, end=token.end - 1), *_shifted(lexicon.tokens("了解"), token.end - 1)]
            skip = token.end + 1
            continue
        if SOME.match(text, token.start) and token.end - token.start == 3:
            out += [*_shifted(lexicon.tokens("组织"), token.start), *_shifted(lexicon.tokens("部分"), token.end - 1)]
            skip = token.end + 1
            continue
        if _joins_area(token, out, text, lexicon):
            out += _shifted(lexicon.tokens(text[token.start]), token.start)
            again = _shifted(lexicon.tokens(text[token.start + 1 : token.end + 8]), token.start + 1)
            out.append(again[0])
            skip = again[0].end
            continue
        if _across_seam(token, text):
            continue
        branch = BRANCH.match(text, token.end) if "office" in token.kinds and text.startswith(("人大", "政协"), token.start) else None
        if branch is not None:
            out.append(replace(token, end=branch.end()))
            skip = branch.end()
            continue
        if text[token.end - 1] == "中" and token.end - token.start > 2 and text.startswith(OPENED_BY_MIDDLE, token.end - 1):
            out += _shifted(lexicon.tokens(text[token.start : token.end - 1]), token.start)
            skip = token.end
            continue
        doubtful = _doubtful(token, out, text, lexicon) if "area" in token.kinds else STRONG_NAME.match(text, token.start)
        if not doubtful:
            out.append(token)
            continue
        out += _instead(token, text, lexicon)
        skip = out[-1].end if out else 0
    return out


def _instead(token: Token, text: str, lexicon: Lexicon) -> list[Token]:
    """The words that stand where an area only seems to."""
    start = token.start
    if text[start + 1] == "和" and NAME_ENDS.search(text, max(0, start - 4), start):
        return _shifted(lexicon.tokens("和"), start + 1)
    if text.startswith("联合", start):
        behind = _shifted(lexicon.tokens(text[start + 2 : token.end + 8]), start + 2)
        return _shifted(lexicon.tokens("联合"), start) + [t for t in behind[:1] if t.start == start + 2 and t.end > token.end]  # 联合｜镇江市委
    inside = [t for t in _shifted(lexicon.tokens(text[start + 1 : token.end + 8]), start + 1) if t.start < token.end]
    return [t for t in _shifted(lexicon.tokens(text[start : start + 1]), start) + inside if "area" not in t.kinds]


def _across_seam(token: Token, text: str) -> bool:
    """，｜应急管理办, 到位财｜政协｜作资金, 李｜各｜庄: no words of their own."""
    word = text[token.start : token.end]
    if word == "应":
        return text.startswith("急", token.end)
    return SEAM.match(text, token.start - 1) is not None or word == "各" and OF_CLANS.match(text, token.start - 1) is not None


def _joins_area(token: Token, before: list[Token], text: str, lexicon: Lexicon) -> bool:
    """某服务中心和｜平江街道: 和 joins two names, though 和平 is a word."""
    if text[token.start] != "和" or "ordinary" not in token.kinds or not before or before[-1].end != token.start:
        return False
    following = lexicon.tokens(text[token.start + 1 : token.end + 8])
    return bool(before[-1].kinds & {"place", "office"} and following and following[0].start == 0 and "area" in following[0].kinds)


def _is_led_in(token: Token, text: str, lexicon: Lexicon) -> bool:
    """又｜会同｜县应急管理局: a preposition and the level of an office look like a county, where the text names no area above that one."""
    if token.end - token.start != 3 or "preposition" not in lexicon.kinds(text[token.start : token.end - 1]):
        return False
    above = (area for county in divisions.named(text[token.start : token.end]) for area in divisions.ancestors(county))
    return not any((area.short or area.name) in text for area in above)


NAME_ENDS = re.compile("(?:书记|主任|[长席员])[㐀-鿿]{2}$")
"""副书记伍世｜平和县妇联: the area opens inside a name."""


def _doubtful(token: Token, before: list[Token], text: str, lexicon: Lexicon) -> bool:
    if text[token.start + 1] == "和" and NAME_ENDS.search(text, max(0, token.start - 4), token.start):
        return True
    if _is_led_in(token, text, lexicon):
        return True
    follows_office = bool(before) and before[-1].end == token.start and bool(before[-1].kinds & {"office", "place", "area"})
    if text.startswith("联合", token.start) and follows_office and not text.startswith("党", token.end):
        return True
    if (
        text[token.end - 1] == "市"
        and text[token.end : token.end + 1] in ("场", "民")
        and not text.startswith("民政", token.end)
    ):
        return True
    if text[token.end - 1] == "乡" and RURAL.match(text, token.end):
        return True
    if text[token.start] == "和" and token.end - token.start == 2 and before and before[-1].end == token.start:
        town = text[before[-1].end - 1] in "镇乡道"
        return town or "area" not in before[-1].kinds  # 党组会议｜和｜县政府常务会议, 某镇｜和｜县国土局
    if token.end - token.start > 2:
        return False
    known = bool(before) and before[-1].end == token.start
    return not known and token.start > 0 and bool(CHINESE.match(text[token.start - 1]))


def _shifted(tokens: list[Token], by: int) -> list[Token]:
    return [Token(t.start + by, t.end + by, t.kinds) for t in tokens]
