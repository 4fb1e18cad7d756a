"""Names of people: where one may begin, how long it is, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .lexicon import VERBS, Token
from .scan import Scan

INTERPUNCT = re.compile(r"[㐀-鿿]{1,8}(?:[·•‧・∙．][㐀-鿿]{1,10})+")
AREA_BEHIND = re.compile(r"[·•‧∙．][㐀-鿿]{2,4}(?:街道|[镇乡县区])")
"""中国义乌·城西街道."""
OF_THINGS = re.compile(
    "(?:项目|工程|计划|行动|品牌|文化|晚会|论坛|课堂|讲堂|中心|广场|公园|酒店|家园|小镇|街道|驿站|之[家声美旅夜]|有约|[站店馆园镇乡季宴]"
    "|节日|重阳|端午|中秋|春节|元宵|清明|七夕|国庆|新春|[网讯报]|频道|客户端)$"
)
"""中国茶宴·梅山站, 我们的节日·重阳, 某网·某某客户端: what is named in two parts and is nobody."""
ZONE = re.compile(r"[区乡镇村街园城谷湾湖][·•‧・∙．]")
REMARK = re.compile(r"[（(](?:[女男][，、,][^（）()\n]{0,40}|(?:女|男)?[，、,]?[^（）()\n]{0,14})[）)]")
OF_SOMEBODY = re.compile("的(?:带领|陪同|步伐|讲解|引领|引导|主持|指导|感召|见证|家[中里])")
EVERY = re.compile("每(?:天|周|日|年|月|次|逢|到|晚)")
CLOSES = re.compile(r"摄(?=[，。；、）)\n\s]|$)|家(?=[，。、看慰])")
"""李四摄, 王五家."""
NOT_IN_NAMES = frozenset("着由请的了及等各该其率携赴被把也还都已很吗呢吧们这那哪您你我他她它个次第每某")
NOT_LAST = frozenset("是便并感么地拟在到说称讲摄兼调率携带赴拉往")
"""Characters that may stand inside a name (蒙在礼) but do not end one."""
NO_SURNAME_OF = frozenset("对由让使与和向为给令请任将并把被以及如若即尤极何莫区时有")
"""Before 其 no surname stands: 对其, 及其, but 刘其龙."""
CHINESE_ONLY = re.compile("[㐀-鿿]+")
NA_SOUNDS = re.compile("那[日仁木顺钦孙]")
LEADS_ON = frozenset("作代和与同及向在对率携为将把给被等以获凭因就从曾")
CLOSING = frozenset("，。；：！？、,;:!?（）()》】\n\t ")
AFTER = frozenset('，。；：！？、,;:!?（）()“”"《》【】…—\n\t ')
WEAK = frozenset(
    "是和与同及向在对率携带为就说将代到赴任作从用把给以被等又还也边致赠表现当均则并走因自已先曾正由亲再以获凭受"
)
GOES_ON = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)[日月天名个位次年户]|分(?:[一二三四五六七八九十\d]+[路组批]|头)|于(?=[\d近日今昨前当本上下]|[一二三四五六七八九十]+月)|来(?=[我本此]|街道|社区|[县市区镇乡村](?:里|上|内|指导|调研))|另有|这[一两三四五几]?[位名对]|[两三四五]位|时[，,]|一语|如是说|身患|患有|身体|患病|因病|自幼|卧病|高位截瘫|丧失劳动|双手|上台|登台|握着|拉着|笑着|感慨|不禁|由衷|眼含|含泪|[现曾历拟原](?:任|为|担任|提名)|"
    r"[说道](?=[：:，,“])|[㐀-鿿]{2,4}地(?=[说讲]|表示|告诉|介绍|感叹|坦言|回忆|回答)"
)
"""What follows a name though no list has it: 于3月, 来我县, 另有任用, 激动地说."""
SAID_SO = re.compile("[㐀-鿿]{2,4}地[说讲]")
"""张晓霞｜乐呵呵地说: what also fits behind the shorter name."""
FIRM = (
    "主持", "汇报", "介绍", "讲话", "致辞", "致词", "致欢迎", "发言", "强调", "指出", "表示", "要求", "作", "宣读", "陪同", "带队", "率队", "点评", "讲解",
    "通报", "回应", "告诉", "坦言", "主讲", "授课", "依次", "分别", "先后", "共同", "一同", "一起", "应邀", "亲自", "随后", "就", "围绕", "代表",
    "做出了", "做了",
)  # fmt: skip
"""Words that no preposition stands right before, for it wants an object first: 涂有为｜汇报, 郝大为｜依次, 宗政和｜就."""
NOUN_GOES_ON = re.compile(
    r"(?:主持|讲解|发言|陪同|汇报)[人员团会]|作[为品物业者]|就[业近诊医读餐]|代表[队团性们]|共同[体社]|(?:通报|介绍|汇报|讲话|要求|作)[^，。；]{0,8}的"
)
TRANSCRIBED = range(3, 10)
"""How long names are that write the sounds of another language, without an interpunct."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name at `start`; `end` is behind the name, `rest` behind a remark such as （女）."""

    start: int
    end: int
    rest: int
    score: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def follower(scan: Scan, position: int) -> int:
    """How well a name may end here: 3 before punctuation or a word of two characters, 2 before 和 or 在, 0 inside a word."""
    if position >= len(scan.text) or scan.text[position] in AFTER:
        return 3
    if scan.text.startswith(
        (
            "一行",
            "等人",
            "等领",
            "报道",
            "校对",
            "摄影",
            "审核",
            "编辑",
            "责编",
            "撰稿",
            "供图",
            "记者",
            "通讯员",
            "供稿",
            "整理",
            "一家",
            "家中",
            "家里",
            "夫妇",
            "夫妻",
            "同志",
            "先生",
            "女士",
            "老师",
            "书记",
            "带着",
            "手中",
            "代表",
        ),
        position,
    ):
        return 3
    if scan.text[position] == "的":
        return 3 if OF_SOMEBODY.match(scan.text, position) else 1
    if EVERY.match(scan.text, position) or CLOSES.match(scan.text, position) or GOES_ON.match(scan.text, position):
        return 3
    token = scan.starting.get(position)
    if token is not None and not token.kinds & {"place"}:
        if token.end - token.start >= 2 and not token.kinds & {"office", "area"}:
            return 0 if _begins_later(scan, token) else 3
        if token.kinds & {"aspect"} and scan.text[position] not in "等":
            return 0
    if scan.lexicon.title.match(scan.text, position) or scan.lexicon.role_noun.match(scan.text, position):
        return 3
    if (
        scan.text[position + 1 : position + 2] in ("着", "起", "出")
        and scan.starting.get(position + 1) is None
        or scan.text[position] in WEAK
        or scan.text[position : position + 2] in scan.lexicon.frequent_verbs
    ):
        return 2
    return 0


def _begins_later(scan: Scan, token: Token) -> bool:
    """叶伟达｜到会: what people do begins with the second letter of the verb that seems to stand there."""
    later = scan.text[token.start + 1 : token.start + 3]
    return token.kinds == {"verb"} and token.end - token.start == 2 and bool(scan.lexicon.kinds(later) & VERBS)


def remark_end(text: str, position: int) -> int:
    """Behind a remark in brackets about the person, such as （女，彝族）; the position itself where there is none."""
    match = REMARK.match(text, position)
    if match is None:
        return position
    inner = match.group()[1:-1]
    if re.fullmatch(
        r"[女男][，、,].*|[^，。；]{0,3}(?:[左右中]|前排|后排|站立)[^，。；]{0,5}|(?:女|男)?[，、,]?(?:[㐀-鿿]{1,4}族)?[，、,]?(?:\d+岁)?[，、,]?(?:挂职)?|中|左|右|前排|[左右中][一二三四五]",
        inner,
    ):
        return match.end()
    return position


def lengths(scan: Scan, start: int) -> Iterator[int]:
    """The lengths that the surname at `start` allows, without looking at what follows."""
    text, lexicon = scan.text, scan.lexicon
    if text[start : start + 2] in lexicon.compound_surnames or text[start : start + 3] in lexicon.compound_surnames:
        size = 3 if text[start : start + 3] in lexicon.compound_surnames else 2
        yield from (size + 1, size + 2)
    if text[start : start + 1] in lexicon.surnames:
        yield from (2, 3)


def usable(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    if NA_SOUNDS.search(name):
        name = name.replace("那", "纳")  # 刘那日苏
    closed = text[end : end + 1] in CLOSING or text.startswith((*FIRM, "在会上", "在讲话"), end)
    inner = name[1:-1] if name[-1:] == "其" and closed else name[1:]
    inner = name[2:] if name[1:2] == "其" and len(name) == 3 and name[0] not in NO_SURNAME_OF else inner
    return (
        len(name) == end - start > 0
        and CHINESE_ONLY.fullmatch(name) is not None
        and name[0] not in "的了们呢吗这哪你我他她它在"
        and not set(inner) & NOT_IN_NAMES
        and not (name[-1] == "报" and text.startswith("道", end))
        and (name[-1] not in NOT_LAST or name[-1] == "往" and (text[end : end + 1] in CLOSING or text.startswith(FIRM, end)))
    )


def interpunct_name(scan: Scan, start: int) -> Name | None:
    match = INTERPUNCT.match(scan.text, start)
    if match is None or AREA_BEHIND.search(match.group()) or ZONE.search(match.group()) or scan.lexicon.title.match(scan.text, start):
        return None
    last = max(match.group().rfind(dot) for dot in "·•‧・∙．") + start + 1
    stop = next(
        (
            t.start
            for t in scan.within(last + 1, match.end() + 4)
            if (scan.is_hard(t) or "area" in t.kinds) and t.start > last
        ),
        match.end(),
    )
    options = [
        (follower(scan, end), -end) for end in range(last + 1, min(match.end(), max(stop, last + 2), last + 8) + 1)
    ]
    attends = match.group().find("提出席")
    if attends > 0:  # 杜曼·阿依提｜出席
        return Name(start, start + attends + 1, start + attends + 1, 3)
    best = max(options, key=lambda o: (o[0], o[1] if o[0] == 3 else -o[1]))
    score, end = best[0], -best[1]
    if score == 0:
        score, end = 1, match.end()
    parts = re.split("[·•‧・∙．]", scan.text[start:end])
    if len(parts[-1]) < 2 or any(OF_THINGS.search(part) for part in parts):
        return None
    return Name(start, end, remark_end(scan.text, end), score)


def keeps_last(text: str, end: int) -> bool:
    """Whether a last character such as 为 belongs to the name, because what follows is no object of a preposition."""
    return text[end - 1] in "为向对给把与和同" and text.startswith(FIRM, end) and not NOUN_GOES_ON.match(text, end)


def settle(text: str, start: int, scored: list[tuple[int, int]]) -> tuple[int, int]:
    """The better of two lengths: the surer end; a last character such as 为 belongs to the name only before punctuation
    or where the shorter name never stands without it."""
    best = max(scored, key=lambda s: (s[0], s[1]))
    shorter = [s for s in scored if s[1] < best[1]]
    if shorter and shorter[0][1] - start > 1 and keeps_last(text, best[1]):
        return best
    if shorter and GOES_ON.match(text, shorter[0][1]) and not SAID_SO.match(text, best[1]) and text[best[1] : best[1] + 1] not in CLOSING:
        return shorter[0]
    if shorter and text[best[1] - 1] in LEADS_ON and text[best[1] : best[1] + 1] not in CLOSING:
        longer_count, shorter_count = text.count(text[start : best[1]]), text.count(text[start : shorter[0][1]])
        if longer_count < shorter_count or longer_count == 1:
            return shorter[0]
    return best


def name_at(scan: Scan, start: int, *, known: frozenset[str] = frozenset(), any_surname: bool = False) -> Name | None:
    """The name that begins at `start`, or None.

    `known` are names found elsewhere in the document: they settle ambiguous ends. `any_surname` also takes two or
    three characters that begin with no listed surname, if what follows is unmistakable (an office and a title precede).
    """
    found = interpunct_name(scan, start)
    if found is not None:
        return found
    text = scan.text
    ends = {start + n for n in lengths(scan, start) if usable(text, start, start + n)}
    for end in sorted(ends, reverse=True):
        if text[start:end] in known and follower(scan, end):
            return Name(start, end, remark_end(text, end), 3)
    scored = [(score, end) for end in sorted(ends) if (score := follower(scan, end))]
    best = settle(text, start, scored) if scored else (0, start)
    foreign = transcribed(scan, start)
    if foreign and foreign[0] > best[0] and (any_surname or foreign[0] == 3 and foreign[1] - start > 3):
        best = foreign
    if best[0]:
        return Name(start, best[1], remark_end(text, best[1]), best[0])
    return (unlisted(scan, start) or guessed(scan, start, ends)) if any_surname else None


def unlisted(scan: Scan, start: int) -> Name | None:
    """A name that begins with no listed surname and no word, before something unmistakable."""
    text = scan.text
    for size in (3, 2, 4, 5):
        end = start + size
        if size > 3 and not set(text[start + 1 : end]) <= scan.lexicon.transcribing | scan.lexicon.given:
            continue
        if not usable(text, start, end) or follower(scan, end) < 2:
            continue
        remarked = remark_end(text, end) > end
        weak = set(text[start + (2 if size > 3 else 0) : end]) & WEAK  # 孟和吉雅｜出席
        if weak and not remarked:
            continue
        if (
            remarked
            or not any(start <= t.start < end and t.end - t.start > 1 for t in scan.within(start, end))
            and not _common(scan, start, end)
        ):
            return Name(start, end, remark_end(text, end), 1)
    return None


def transcribed(scan: Scan, start: int) -> tuple[int, int] | None:
    """How sure and where a name ends that writes the sounds of another language: 扎西卓玛｜出席, 敖特根巴雅尔｜到."""
    opening = scan.starting.get(start)
    if opening is not None and opening.kinds & {"title", "area", "office", "place"} or scan.lexicon.title.match(scan.text, start):
        return None
    run = start
    while run - start < TRANSCRIBED[-1] and scan.text[run : run + 1] in scan.lexicon.transcribing:
        run += 1
    ends = [
        start + n
        for n in TRANSCRIBED
        if start + n <= run and not _common(scan, start, start + 2) and not _common(scan, start + n - 2, start + n)
    ]
    scored = [(score, end) for end in ends if (score := follower(scan, end)) == 3 or score and end == run]
    return max(scored, default=None)


def guessed(scan: Scan, start: int, ends: Iterable[int]) -> Name | None:
    """The name behind office and title where nothing known follows it: a common surname, and characters of given names."""
    text, lexicon = scan.text, scan.lexicon
    common = text[start] in lexicon.common_surnames
    if text[start : start + 2] in lexicon.common_words:
        return None
    for end in sorted(ends, reverse=True):
        if not common and end - start < 3:
            return None
        given, across = text[start + 1 : end], text[end - 1 : end + 1]
        ordinary = given in lexicon.frequent_verbs or across in lexicon.frequent
        if set(given) <= lexicon.given and not ordinary:
            return Name(start, end, end, 1)
    return None


def _common(scan: Scan, start: int, end: int) -> bool:
    """Whether two neighbouring characters are a frequent word: then no transcribed name stands here."""
    return any(scan.text[i : i + 2] in scan.lexicon.frequent for i in range(start, end - 1))
