"""What a sentence is made of for the reader of events: mentions, role verbs and prepositions, in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ..words.surnames import surname_of
from .intervals import Stretches
from .lexicon import VERBS
from .mentions import Anonymous, PersonMention
from .offices import Office
from .scan import Scan
from .sites import SiteReader
from .things import Thing

ItemKind = Literal["person", "office", "group", "place", "verb", "word", "pause"]
GROUP_WORDS = re.compile(
    r"(?:代表团|考察团|参访团|考察组|检查组|调研组|督导组|慰问组|一行人|一行|双方|大家|与会人员|参会人员|参训人员|参会代表|[全各][体位]?[㐀-鿿]{0,8}(?:人员|同志|干部|成员|负责人|代表|主任|书记|委员|站长|教师|职工|党员)"
    r"|[㐀-鿿]{2,8}(?:代表|负责人|工作人员|居民们|志愿者们|委员们|同志们|群众|家庭)|(?:\d+|[一二三四五六七八九十百两几]+)[余多]?(?:名|位|户|支|个|家|余人|多人|人)[㐀-鿿]{0,12}?(?=参加|参与|出席|参训|到场|听讲|观看|受训|同台|分享|领取)|居民们|村民们|志愿者们|代表们|委员们|队员们|党员们|孩子们|学员们|老人们|党员们|记者|现场群众|会议|大会|方案|文件|活动|仪式|培训|讲座|论坛)"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One element of a sentence; `of` is what a mention stands for, `kinds` those of a verb or word."""

    start: int
    end: int
    kind: ItemKind
    kinds: frozenset[str] = frozenset()
    of: PersonMention | Office | Anonymous | Thing | None = None


def _may_open_place(mention: Item) -> bool:
    """A town or an authority, whose name may open that of a place: 河口镇｜某画廊项目, 街道人大｜代表联络站."""
    office = mention.of.office if isinstance(mention.of, Anonymous) else mention.of
    return isinstance(office, Office) and office.kind in ("government", "congress", "consultative")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences end with 。！？ or a line end, also behind a closing quotation mark."""
    position = start
    for match in re.compile(r"[。！？!?][”’」』）)]*|\n").finditer(text, start, end):
        if match.end() > position + 1:
            yield position, match.end()
        position = match.end()
    if position < end:
        yield position, end


PARTED = re.compile(r"[；;](?=(?:\d{1,2}月)?\d{1,2}日)")
"""3日举行开班式；4日，……: what happened on another day."""


def parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph; those that tell of several days, day by day."""
    for low, high in sentences(text, start, end):
        ends = [match.end() for match in PARTED.finditer(text, low, high)]
        yield from pairwise((low, *ends, high))


def quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches in quotation marks and 《》: words in them state nothing of their own."""
    return [
        m.span()
        for m in re.compile(r"“[^“”]{0,300}”|《[^《》]{0,80}》|\"[^\"]{0,120}\"|「[^」]{0,200}」").finditer(
            text, start, end
        )
    ]


CAME = re.compile("(?:与会|参会|参训)(?:人员|代表)")
"""Those who came: the verb is part of what they are called."""
PAUSE = re.compile(r"[，,；;：:。！？\n]")
REPORTS = re.compile(r"(?:客户端)?(?:讯|消息|电)(?=[ （(，\d])|[㐀-鿿]{0,8}\d{1,2}月\d{1,2}日[讯电]|[ ]?(?:[首特]席|见习|实习|特约|摄影)?记者")
MANY = re.compile(r"\d[个家支]|组成|^党和政府$|^党委政府$")
TITLES = "书记|主任|主席|[区县市镇乡局院校会部科站所队村处董州旗省园馆行]长|经理|秘书长|调研员|医生|教授|律师|政委|警官"
HEAD = re.compile(f"(?:{TITLES})$")
HEADS = re.compile(f"(?:{TITLES})")
CLASSES = ("代表", "委员", "党员", "成员", "楼组长", "楼栋长", "楼长", "网格长", "小组长", "网格员", "楼道长")
CANDIDATE = re.compile(r"(?:提名)?(?:候选)?人选?")
NAMELESS = re.compile("(?:村|社区|居民区)(?:党?支部|党总支|党委|居委会|村委会|两委)")
"""第一书记、村支部书记: of villages that are not named."""
OF_MANY = re.compile(r"(?:各|全体|部分|有关|相关|其他|所有|多名|多位|[0-9一二三四五六七八九十百两几]+余?[名位个])[㐀-鿿、（）()]{0,8}$")
BRACKETED = re.compile("(?:村|居|社区)[（(](?:社区|居|村)[）)]$")
"""村（社区）｜党支部书记."""
LED_BY = re.compile("(?:主要|分管|包保|挂点|联系|驻村)?(?:领导|干部|工作人员|负责人|负责同志)")
CREDITED = re.compile(r"(?:记者|通讯员|实习生|摄影)[：:/、 ]{0,2}$")
TAKEN = re.compile(r"[ ]?摄(?=[\n）)。]|$)")
"""某办主任张三摄: who took the picture has no part in what it shows."""
SAYING = re.compile(
    r"(?:(?<![工合操动写协制运])作出?了?|(?<![叫当看])做(?:出了?|了)|(?<![叫当看])做(?=[^，。；好]{0,8}(?:发言|讲话|讲座|报告|点评|动员))|(?P<light>进行了?))"
    r"(?:题为)?(?:(?!进行|[作做]了)[^，。；：！？\n]){0,30}?(?:(?P<speak>具体要求|要求|指导(?![员老思意下组站中书价])|具体安排|安排|动员讲话|总结讲话|讲话|动员|部署|点评|总结|指示|致辞)(?!报告|汇报|发言|讲评)|(?P<report>回顾总结|总结回顾|回顾|发言|报告|汇报|介绍|讲座|辅导|演讲|分享|授课|讲解|解读|说明|通报|述职|交流|分析|答复|解答|阐述|推介|回应|表态|宣讲|讲评|示范|讲授|培训))(?![㐀-鿿]{0,2}的)"
)


NO_DEED = ("交流", "分析", "讲座", "报告", "分享", "介绍", "示范", "说明", "通报", "总结")
"""What many do together or to a thing: 进行交流."""
TORN = {"作": "工合操动写协制运", "来": "以年历未原本起出下上过回带送将从迎近道传", "到": "得受感看听达遇想碰涉"}
TASKS = tuple("抓做推落谋干")
"""作为重点工作来抓."""
WINS = re.compile(
    r"(?:[荣喜斩]?获得?|夺得|摘得|捧得|赢得)(?![取悉知救赔])[^，。；、]{0,12}?(?:[一二三特优]等奖|[金银铜]奖|冠军|亚军|季军|第[一二三]名|[金银铜]牌)|上台领奖|领奖(?!台)|(?:上台)?接[牌旗证匾过]{1,2}(?![力班])"
)
"""丁石获一等奖, 上台接牌."""
TAUGHT = re.compile(
    r"上了?(?:[一二三两]|第一)?(?:[堂节场]?(?:题为|以)|[堂节场](?:别开生面|生动|精彩|特殊|深刻)?)[^，。；]{0,40}?课(?![堂程题])"
    r"|讲(?:授了?|了)[^，。；]{0,14}?(?:党课|第一课|法治课|思政课)|上了?[^，。；]{0,6}(?:党课|第一课|法治课|思政课|公开课)"
)
"""上了一堂题为《…》的专题党课."""
AFTER_TI = re.compile("(?<=提)出席(?:活动|会议|仪式)?")
"""杜曼·阿依提｜出席: 提出 stands across the end of the name."""
HOME = re.compile(r"送到了?(?=[^，。；]{0,16}家[中里])")
"""把喜报送到军人张三家中."""
EXAMINES = re.compile(r"进行了?(?:现场|全面|实地|综合)?(?:复审|评估|考核|测评|评审|抽查|复核|复评|巡查|巡河|巡检|踏勘|核查|排查|暗访|走访|巡视)")
ALONG = re.compile("带(?=(?:领导班子|班子成员|机关|相关|有关|[^，。；到赴来往]{0,8}(?:成员|人员|干部|负责人))[^，。；]{0,14}?(?:来|到|赴|深入|前往|走))")
"""局长张三带班子成员来到某村."""
GUIDES = re.compile(r"带(?=(?:大家|[^，。到赴往来]{0,12}(?:一行|[团组])(?:成员)?)[^，。]{0,4}(?:参观|走访|考察|查看|察看|了解))")
"""社区书记张三带考察团一行参观."""
TALKS = re.compile(r"(?:进行|开展)了?[^，。；]{0,4}(?:约谈|谈话)|约谈了|集[体中]约谈")
BRINGS = re.compile("带来了?(?:[^，。；《]{0,16}《[^》]{2,60}》)?[^，。；]{0,40}?(?:讲座|[专题党一二]课|培训课?|宣讲|分享)(?![室堂者团员])")
"""为居民们带来了一场讲座."""
HONOURS = re.compile("授(?![予课权业人命])[^，。；、]{0,24}?(?:锦旗|证书|牌匾|奖牌|奖杯|纪念牌|[队团会]旗|聘书)")
"""向某商会授锦旗."""
POINTS = re.compile(
    r"致(?:了|过)(?:热情洋溢的)?(?:欢迎|开幕|闭幕|答谢|祝)?[词辞]|发表了?(?:题为)?“[^”]{2,40}”的?(?:主题|主旨)?(?:讲话|致辞|演讲|发言)|(?:讲|提|谈)了[^，。；：]{0,8}(?:要求|意见|建议|希望|想法|观点|看法|体会)|(?:致以|表达)了?[^，。；]{0,12}(?:欢迎|谢意|感谢|敬意|问候|祝福|祝贺|祝愿|慰问|感激|谢忱)|送上了[^，。；、]{0,8}祝福"
    r"|提出了?[^，。；：]{1,8}点(?:要求|意见|希望|建议)|讲[^，。；：了话述解]{0,3}意见(?=[：:，。；])"
)
"""讲了五点要求, 向来宾致以诚挚的谢意."""


RECEIVES = re.compile("(?:热情)?接待了?(?=[^，。；、]{2,24}(?:一行|[团组])(?:[，。；]|并))|热情接待了?(?=并|[，。；])")
"""我公司经理张三接待了李四一行."""
SAID: tuple[tuple[str, re.Pattern[str], frozenset[str]], ...] = (
    ("", POINTS, frozenset({"speak"})), ("谈", TALKS, frozenset({"speak"})), ("提出席", AFTER_TI, frozenset({"attend"})),
    ("课", TAUGHT, frozenset({"report"})), ("送到", HOME, frozenset({"go"})), ("", WINS, frozenset({"receive"})),
    ("接待", RECEIVES, frozenset({"accompany"})), ("进行", EXAMINES, frozenset({"inspect"})), ("授", HONOURS, frozenset({"award"})),
    ("带来", BRINGS, frozenset({"report"})), ("带", GUIDES, frozenset({"lead"})), ("带", ALONG, frozenset({"lead"})),
)  # fmt: skip
"""What holds the first word at all may hold the pattern."""


def said_as(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], frozenset[str]]]:
    """作演练动员, 作题为“…”的讲座: the noun tells the part."""
    for word, pattern, kinds in SAID:
        if text.find(word, start, end) >= 0:
            for match in pattern.finditer(text, start, end):
                yield match, kinds
    for match in SAYING.finditer(text, start, end) if any(text.find(c, start, end) >= 0 for c in ("作", "做", "进行")) else ():
        light = match["light"] is not None and (match.end() - match.start() > 14 or match[0].endswith(NO_DEED))
        if not light:
            yield match, frozenset({"speak"} if match["speak"] else {"report"})


def is_class(text: str, holder: Anonymous) -> bool:
    """各村党支部书记, 5名区人大代表: people of a kind, not one who acts for an office."""
    if BRACKETED.search(text, max(0, holder.start - 6), holder.start):
        return True
    several = OF_MANY.search(text, max(0, holder.start - 8), holder.start) is not None
    return several or holder.title.endswith(CLASSES) or NAMELESS.fullmatch(holder.office.name) is not None


def _names_one(text: str, end: int, people: set[int]) -> bool:
    """街道｜领导张三: the office says whose leader he is, and does not act beside him."""
    led = LED_BY.match(text, end)
    return led is not None and not people.isdisjoint((end, led.end()))


def _sums_up(text: str, start: int, end: int, people: set[int]) -> bool:
    """张三、李四等｜区政协领导: who was named is summed up."""
    return text[start - 1] == "等" and start - 1 in people and (text.startswith("领导", end) or text.endswith("领导", start, end))


def short_names(people: Iterable[PersonMention]) -> dict[str, PersonMention]:
    """Surname and title of everybody with a post, where only one person answers to them."""
    found: dict[str, dict[str, PersonMention]] = {}
    for person in people:
        for title in {m[0] for h in person.posts if (m := HEAD.search(h.title))}:
            found.setdefault((surname_of(person.name) or person.name) + title, {}).setdefault(person.name, person)
    return {short: next(iter(held.values())) for short, held in found.items() if len(held) == 1}


def holders(people: Iterable[PersonMention]) -> dict[tuple[str, str], PersonMention]:
    """Who holds each post, where the article names one person for it."""
    found: dict[tuple[str, str], dict[str, PersonMention]] = {}
    for person in people:
        for held in person.posts:
            if held.rule != "post.former":
                found.setdefault((held.office.name, held.title), {}).setdefault(person.name, person)
    return {post: next(iter(named.values())) for post, named in found.items() if len(named) == 1}


def _holding(text: str, holder: Anonymous, held: dict[tuple[str, str], PersonMention]) -> Item:
    """镇长要求: the person whom the article names for the post, else the office; people of a kind are a group."""
    if is_class(text, holder):
        return Item(holder.start, holder.end, "group", of=holder)
    person = held.get((holder.office.name, holder.title))
    return Item(holder.start, holder.end, "person" if person else "office", of=person or holder)


class ItemReader:
    """Turns stretches of one article into items."""

    def __init__(
        self,
        scan: Scan,
        people: Iterable[PersonMention],
        anonymous: Iterable[Anonymous],
        offices: Iterable[tuple[Thing, Office]],
        places: Iterable[Thing],
    ) -> None:
        self.scan, self.sites = scan, SiteReader(scan)
        mentions = [
            Item(p.start, p.end, "person", of=p)
            for p in people
            if not (
                p.rule in ("name.credit", "name.byline")
                or CREDITED.search(scan.text, max(0, p.start - 6), p.start)
                or TAKEN.match(scan.text, p.end)
                or scan.text.startswith("总书记", p.name_end)
                or scan.text.endswith("总书记", 0, p.end)
                or "据" in scan.text[p.start - 1 : p.start + 1] and scan.text.startswith(("介绍", "透露", "表示", "讲述"), p.end)
            )
        ]
        named, introduced = {m.end for m in mentions}, {m.start for m in mentions if scan.text[m.start - 1] == "、"}
        held = holders(m.of for m in mentions if isinstance(m.of, PersonMention))
        mentions += [
            _holding(scan.text, a, held)
            for a in anonymous
            if a.start not in named and a.end + 1 not in introduced and not CANDIDATE.match(scan.text, a.end)
        ]
        mentions = [m for m in mentions if not _sums_up(scan.text, m.start, m.end, named)]
        introduced_at = {m.start for m in mentions if m.kind == "person"}
        taken = Stretches((m.start, m.end) for m in mentions)
        mentions += [
            Item(t.start, t.end, "group" if MANY.search(o.name) else "office", of=o)
            for t, o in offices
            if not (taken.overlap(t.start, t.end) or REPORTS.match(scan.text, t.end) or _names_one(scan.text, t.end, introduced_at))
            and not _sums_up(scan.text, t.start, t.end, named)
        ]
        taken = Stretches((m.start, m.end) for m in mentions)
        mentions += [Item(t.start, t.end, "place", of=t) for t in places if not taken.overlap(t.start, t.end)]
        self._short = short_names(m.of for m in mentions if isinstance(m.of, PersonMention))
        self.mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self.mentions]

    def items(self, start: int, end: int) -> list[Item]:
        """All items in the stretch, in order, without overlaps; quoted words are left out unless they are names."""
        inside = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        quotes = Stretches(quoted(self.scan.text, start, end))
        found = [m for m in inside if m.end <= end and not (m.kind == "office" and self._is_quoted(m, quotes))]
        holders = [m for m in found if not isinstance(m.of, Anonymous)]
        called = list(self._by_title(start, end, Stretches((m.start, m.end) for m in holders)))
        known = Stretches((m.start, m.end) for m in called)
        found = [*(m for m in found if not (isinstance(m.of, Anonymous) and known.overlap(m.start, m.end))), *called]
        places = Stretches((m.start, m.end) for m in found if m.kind == "place")
        firm = [(m.start, m.end) for m in found if not _may_open_place(m)]
        sites = [s for s in self.sites.read(start, end, firm, places) if not quotes.hold(s.start)]
        within_sites = Stretches((s.start, s.end) for s in sites)
        found = [m for m in found if not within_sites.overlap(m.start, m.end)]
        found += [Item(s.start, s.end, "place") for s in sites]
        taken = Stretches((m.start, m.end) for m in found)
        found += self._words(start, end, taken, quotes)
        text = self.scan.text
        for match, kinds in said_as(text, start, end):
            if not quotes.hold(match.start()):
                found = [
                    i for i in found if i.kind not in ("verb", "word") or not match.start() <= i.start < match.end()
                ]
                found.append(Item(match.start(), match.end(), "verb", kinds))
        groups = [
            m
            for m in GROUP_WORDS.finditer(text, start, end)
            if not taken.overlap(*m.span()) and not quotes.hold(m.start())
        ]
        looks = {i.start: i.end for i in found if i.kind == "verb" and i.kinds & {"go", "inspect"} and i.end - i.start > 1}
        came = {m.start() for m in groups if CAME.match(m.group())}
        found = [i for i in found if i.kind != "verb" or i.start not in came]
        within_group = {m: max((b for a, b in looks.items() if m.start() < a and b < m.end()), default=m.start()) for m in groups}
        found += [Item(after, m.end(), "group") for m, after in within_group.items()]
        pauses = (m.start() for m in PAUSE.finditer(text, start, end))
        found += [Item(p, p + 1, "pause") for p in pauses if not (quotes.hold(p - 1) and quotes.hold(p))]
        return _without_overlaps(sorted(found, key=lambda i: (i.start, _rank(i), -i.end)))

    def _is_quoted(self, mention: Item, quotes: Stretches) -> bool:
        """“深入学习贯彻区人大会议精神”: words of a motto, not an office that acts."""
        text = self.scan.text
        return quotes.hold(mention.start) and not (text[mention.start - 1] in "“「" and text[mention.end : mention.end + 1] in ("”", "」"))

    def _by_title(self, start: int, end: int, taken: Stretches) -> Iterator[Item]:
        """周书记: the one person of the article with this surname and title."""
        text = self.scan.text
        for match in HEADS.finditer(text, start, end) if self._short else ():
            deputy = text[match.start() - 1 : match.start()] == "副"
            for opening in (match.start() - 2 - deputy, match.start() - 1 - deputy):
                called = text[opening : match.start() - deputy] + match.group()
                person = self._short.get(called) if opening >= start else None
                if deputy and person is not None and not any(h.title.startswith("副") for h in person.posts):
                    person = None
                if person is not None and not taken.overlap(opening, match.end()):
                    yield Item(opening, match.end(), "person", of=person)

    def _words(self, start: int, end: int, taken: Stretches, quotes: Stretches) -> Iterator[Item]:
        """Verbs and function words outside the mentions and the quotations."""
        for token in self.scan.within(start, end):
            if taken.overlap(token.start, token.end) or quotes.hold(token.start):
                continue
            if token.kinds & VERBS and not self._is_torn(token.start, token.end):
                yield Item(token.start, token.end, "verb", token.kinds)
            elif token.kinds & WORDS:
                yield Item(token.start, token.end, "word", token.kinds)


    def _is_torn(self, start: int, end: int) -> bool:
        """工作安排, 今年以来: the character belongs to the word before."""
        text = self.scan.text
        before = TORN.get("作" if text[start] == "作" else text[start:end])
        if text[start:end] == "到" and text[end : end + 1] in ("岗", "位", "底", "期", "了"):
            return True
        if text.endswith(("陪同下", "带领下", "率领下"), 0, start):
            return False
        if text[start:end] == "来" and text[end : end + 1] in TASKS:
            return True
        return before is not None and start > 0 and text[start - 1] in before


WORDS = frozenset({"preposition", "conjunction", "adverb", "time", "occasion", "aspect", "verb"})


def _rank(item: Item) -> int:
    return ("person", "office", "place", "verb", "word", "group", "pause").index(item.kind)


def _without_overlaps(items: list[Item]) -> list[Item]:
    kept: list[Item] = []
    for item in items:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def led_later(items: list[Item], opening: Item) -> bool:
    """走进某书屋，张三与负责人交流: who goes is named behind."""
    pause = next((n for n, i in enumerate(items) if i.kind == "pause"), None)
    goes = bool(opening.kinds & {"go", "inspect"})
    return goes and pause is not None and pause + 1 < len(items) and items[pause + 1].kind == "person"


def clauses(items: list[Item]) -> Iterator[tuple[list[Item], Item | None]]:
    """The items between pauses, with the pause that ends them."""
    clause: list[Item] = []
    for item in items:
        if item.kind == "pause":
            yield clause, item
            clause = []
        else:
            clause.append(item)
    if clause:
        yield clause, None
