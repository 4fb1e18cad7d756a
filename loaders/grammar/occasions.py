"""Occasions while they are read, the nouns that name them, and the words of a sentence that may open one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import cast

from ...schema.types import EventKind, When
from .acts import BOUND_FOR, Act, GoneTo
from .dates import DateMention
from .deeds import LOOKING, of_going
from .intervals import Stretches
from .items import Item
from .lexicon import read_sections
from .scan import Scan
from .usage import ATTENDING, is_noun

DAY_LINE = re.compile(r"[\s●◆■★▪·\-*#]*(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?[\s：:]*(?:[晴阴多云小中大暴雷阵转雨雪雾到]{1,8})?[\s：:]*")
HOLDS = re.compile(
    r"(?:举行|召开|举办|开展|组织|主办|承办|启动|开幕|开赛|开讲|开班|开业|开市|揭牌|拉开|进行|联合|参加|出席|主持|作题为|授课|走进|迎来|启用|开办|闭幕|"
    r"落幕|结束|会上|开起来|启幕|开场|开了|开“|这是[^，。]{0,16}?第|正式(?=[挂揭]牌)|主讲|上演|开演|开跑|开锣|开营|开街|开园|开课|登场|打响|带来了?一[场堂次]|办了)"
)
OTHER_MEETING = re.compile(
    r"(?:(?<=[召办行场]开“)|(?<=[地又也例]开“)|(?<=[召开举行]了“)|(?<=举行“))[㐀-鿿]{1,5}会(?=”)"
    r"|[㐀-鿿]会(?=[”」]?在|[”」]。|于|隆重|顺利|圆满|胜利|如期|正式|开幕|闭幕|召开|举行|上(?:[，：]|$)|[，。；]|$)"
)
"""召开“板凳会”; an assembly of any name that is held."""
FESTIVE = frozenset("歌诗舞灯花赛乐艺演晚展聚宴庆联")
PARTY = re.compile(
    r"一行|代表团|参访团|访问团|学习团|交流团|考察[组团]|调研组|检查组|督导组|视察组|慰问组|观摩团|参观团|与会人员|参会人员|委员们|代表们"
)
DELEGATION = re.compile(
    r"(?:代表团|考察[组团]|调研组|检查组|督导组|督查组|视察组|慰问[组团]|观摩团|参观团|参访团|访问团|学习团|交流团|评估组|复审组|复评组|验收组|测评组|考核组|专家组"
    r"|一行(?=\d|[一二三四五六七八九十]|[到来赴前深走]))[^，。；]{0,20}$"
)
TAKEN = re.compile("组织[^，。；]{2,50}(?:等?[\\d一二三四五六七八九十百]+[余多]?[人名]|干部|代表|党员|群众|书记|“?两委”?(?:成员)?|成员|人员|学员|委员)$")
"""村党组织组织党员代表30余人｜前往某镇参观."""
DURING = re.compile("(?:[年月周节季][会度]?)?期间|(?:闭幕|休会|闭会)(?:期间|[之以]?后)|(?:活动)?(?:结束)?[之以]?[后前](?=[，,])")
"""论坛年会｜期间: when something else was done."""
HOUSE = re.compile("精神|(?:服务|管理|指挥|交流|体验)?(?:中心|大厅|基地|广场|平台|[站所室])")
"""便民服务｜中心, 三中全会｜精神."""
LABEL = re.compile("(?:时间|地点|主题|内容|对象|流程|名额|名称|安排|形式)[：:]")
"""活动｜时间：3月5日: a plan."""
OF_MEETING = re.compile(r"(?:与会|参会|参加(?:会议|培训|活动)的?)(?:人员|人士|代表|领导|嘉宾|同志|干部|委员)们?|代表们|委员们|学员们|大家|一行人")
"""Those who came to the occasion told of, when they go out to see something."""
DEPUTIES = re.compile(r"(?:人大代表|政协委员)[^，。；、的]{0,12}$")
"""区人大代表某小组｜视察某工程."""
LOOKED = re.compile(r"(?:参观|考察|察看|查看|走访|调研|观摩)了")
COMES = re.compile(r"[来到赴]我?[区县市镇乡街道社村]")
FUTURE = re.compile(
    r"(?:将于|拟于|定于|计划于|届时|将(?:陆续|先后|分别|依次|相继|举行|召开|举办|组织|于)|正在或准备|拟(?:邀请|举办|召开|组织|启动|开展|举行|在)"
    r"|(?<![为向给对])即将(?![来到]|结束|[^，。；]{0,10}的)|将在|预计|下期|下一步|今后|接下来)"
)
GREETED = re.compile("为?(?:迎接|喜迎|献礼)[^，。；]*")
"""为迎接党代会召开，……: what lies ahead, or was held elsewhere."""
SHOWS = re.compile("展览?$")
UNROLLS = re.compile("节[”」]?(?:在[^，。；]{2,30}?)?(?:正式|隆重|盛大|热闹|如期)?拉开(?:大幕|帷幕|序幕)")
OPENS = re.compile("[”」]?(?:在[^，。；]{2,30}?)?(?:正式|隆重|盛大|热闹|如期)?(?:开幕|启幕|拉开帷幕|拉开序幕|拉开大幕)")
"""摄影展在某中心开幕, 邻里节拉开大幕: the opening of what lasts."""
ASSEMBLIES = ("大会", "会议", "推进会", "动员会", "部署会", "工作会")
"""签约仪式暨换届大会: an assembly beside the rite, and no part of it."""
ALSO_HELD = ("讲座", "大讲堂", "培训", "宣讲", "座谈", "授课", "签约", "揭牌", "挂牌", "授牌", "沙龙")
"""知识讲座｜活动."""
RITES = ("仪式", "典礼", "开幕式", "闭幕式")
RESOLVED = re.compile("(?:研究|讨论|审议|商议|表决|决议)(?:决定|同意|通过)?")
"""经过会议｜研究: how it was decided."""
DAILY = re.compile("每[天日周月]|定期|常态化(?:开展|组织|举办|进行|走访|检查|巡查)")
CLOSES = re.compile(r"(?:举行|召开|开幕|闭幕|落幕|拉开帷幕)")
CLAUSE = re.compile(r"(?:“[^“”\n]{1,60}”|[^，；。：\n,;])+")
GUESTS = frozenset({"inspect", "lead", "bring", "join_visit", "follow", "accompany"})
BODIES = frozenset({"常委会", "党委会", "理事会", "董事会"})
CONVENES = re.compile(r"召开了?[㐀-鿿]{0,6}$")
CONVENED = re.compile("[，,](?:并|随后|还)?(?:组织|主持)?召开")
"""来到某工地，｜召开现场办公会: a meeting at the end of the way."""
VISITING = re.compile(r"(?:慰问|走访|看望|考察|调研|视察|检查|督查|督导|巡查|暗访|参观|观摩)$")
MEANS = re.compile(r"(?:通过|采取|以|从)[^，。；]*$")
BY_WAY_OF = re.compile("经过?[^，。；济]{0,12}$")
MANNER = re.compile(r"[^，。；]{0,24}(?:方式|形式|途径|方面)")
LEARNS = re.compile(r"学习|取经|对标")
SO_MANY_TIMES = re.compile(
    r"(?:(?<![第届0-9一二三四五六七八九十百])(?:多|数|[0-9]+余?|[几两三四五六七八九十百]+余?)(?:场|次|项|期|场次)"
    r"|各类|各种|多种|丰富多彩的?|形式多样的?|多样化的?)[^，。；“”]{0,8}$"
)
"""举办了多场活动: no one occasion."""
PURPOSE = re.compile("为(?!期)[^。；]{4,60}，[^，。；]{0,16}$")
"""为庆祝某节日，某社区于｜3月8日在某广场开展了…: the date is told early, but for what it was for."""
LONGEST = 14
"""Days of the longest journey that is told day by day."""
UNNAMED = re.compile(
    "(?:领导|负责人|负责同志|干部|工作人员|志愿者|党员|班子成员|同志|队员|民警|网格员|医生|民兵|两委|慰问[组团队]|[㐀-鿿](?:书记|镇长|乡长|主任|局长|县长|区长|市长|主席|部长|院长|会长|所长|站长|队长|校长))们?"
    "(?:(?:带领|率领|带|率)[^，。；]{0,30})?(?:一行)?(?:人)?[，]?(?:先后|分别|一同|共同|再次|一起|冒着[^，。]{2,6}|专程|亲自|分组|兵分[两三]路|顶着[^，。]{2,6})*[，]?"
    "(?=来到|走进|深入|前往|到|赴|来|走访|慰问|看望|检查|调研|视察|实地|集中走访|入户走访|开展走访)"
)
"""4月8日，社区干部｜深入牧区走访慰问: nobody is named, and yet somebody went."""


@dataclass(slots=True)
class Occasion:
    """One event while it is being read."""

    kind: EventKind
    when: When
    start: int
    end: int
    label: str = ""
    acts: list[Act] = field(default_factory=list)
    places: list[GoneTo] = field(default_factory=list)
    heads: list[tuple[int, int]] = field(default_factory=list)
    """The sentences that tell of the event as such."""
    parent: int | None = None
    rule: str = ""


class Itinerary:
    """A visit announced for several days: `base` is its event, `range` the days, and the party goes on every day."""

    def __init__(self, base: Occasion, apart: bool = False) -> None:
        """`apart` says that those named did not go together (分别深入)."""
        self.base, self.range, self.apart = base, base.when, apart
        self.begun = False
        self._acts = list(base.acts)

    def begin(self, when: When, sentence: tuple[int, int]) -> None:
        """The first day that is told of."""
        self.begun = True
        self._acts = list(self.base.acts)
        self.base.when, self.base.acts = when, self.party(when)
        self.base.heads.append(sentence)

    def settle(self, text: str, later: Occasion) -> None:
        """赴甲大学、乙大学考察。10日，在甲大学…。11日，抵达乙大学: what a later day goes to is no stop of the first."""
        names = {text[p.place.start : p.place.end] for p in later.places}
        kept = [p for p in self.base.places if text[p.place.start : p.place.end] not in names]
        if later is not self.base and kept:
            self.base.places = kept

    def told_apart(self, when: When) -> bool:
        """Whether the range itself told of places on its first day, and a later one follows."""
        return any(p.place.kind == "place" for p in self.base.places) and when.date != self.range.date

    def party(self, when: When) -> list[Act]:
        """The parts of the itinerary that are not limited to another day."""
        if self.apart:
            return []
        return [a for a in self._acts if a.day is None or when.date is not None and when.date.endswith(f"-{a.day:02d}")]


@dataclass(frozen=True, slots=True, order=True)
class Trigger:
    """Words at `start`–`end` that may open an occasion, in the sentence `sentence`."""

    start: int
    end: int
    kind: EventKind
    rule: str
    sentence: tuple[int, int]


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {word: kind for kind, words in read_sections("occasions.txt").items() for word in words}
    return re.compile("|".join(sorted(map(re.escape, table), key=lambda w: (-len(w), w)))), table


def occasion_nouns(text: str, start: int, end: int) -> list[tuple[int, int, EventKind]]:
    """The nouns that name an occasion, with their kind; 委员会 and 会议室 are none."""
    pattern, table = _nouns()
    listed = list(pattern.finditer(text, start, end))
    taken = Stretches(m.span() for m in listed)
    kinds_of = ((m, "meeting" if _is_session(text, m) else table[m.group()]) for m in listed)
    found = [(*m.span(), _kind(text, m, kind)) for m, kind in kinds_of if kind != "none"]
    assembly = text.find("会", start, end) >= 0
    others = (m for m in (OTHER_MEETING.finditer(text, start, end) if assembly else ()) if not taken.overlap(*m.span()))
    kinds: dict[bool, EventKind] = {True: "activity", False: "meeting"}
    found = [n for n in found if not any(other.match(text, n[1]) for other in (DURING, LABEL, HOUSE))]
    found = [n for n in found if not (text.startswith("的", n[1]) and any(m.end() == n[1] + 1 for m in ATTENDING.finditer(text, start, end)))]
    return sorted([*found, *((*m.span(), kinds[m.group()[0] in FESTIVE]) for m in others)])


def _is_session(text: str, noun: re.Match[str]) -> bool:
    """召开区委常委会: a body that meets."""
    return noun.group() in BODIES and CONVENES.search(text, max(0, noun.start() - 12), noun.start()) is not None


def _kind(text: str, noun: re.Match[str], kind: str) -> EventKind:
    """慰问活动, 视察活动: going to see people or places is visiting, however it is called."""
    visiting = noun.group() == "活动" and VISITING.search(text, max(0, noun.start() - 4), noun.start())
    return "visit" if visiting else cast(EventKind, kind)


def within(when: When, frame: When) -> bool:
    """Whether a single day lies inside a range of days that is short enough for a journey."""
    inside = bool(frame.end and when.date and frame.date and frame.date <= when.date <= frame.end and not when.end)
    return inside and _days(frame) <= LONGEST


def _days(frame: When) -> int:
    """How many days a range takes; 0 where it is told by months."""
    first, last = ((end or "").replace("--", "2000-") for end in (frame.date, frame.end))
    if len(first) != 10 or len(last) != 10:
        return 0
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def _going(items: list[Item]) -> list[Item]:
    """The verbs of going somewhere or looking at something."""
    return [i for i in items if i.kind == "verb" and i.kinds & {"go", "inspect"}]


class TriggerReader:
    """Finds what a sentence may open; `dates(start, end)` gives the date mentions of a stretch."""

    def __init__(self, scan: Scan, dates: Callable[[int, int], list[DateMention]]) -> None:
        self.text, self.dates = scan.text, dates

    def read(
        self,
        sentence: tuple[int, int],
        speech: int,
        items: list[Item],
        acts: list[Act],
        places: list[GoneTo],
        goes_on: bool,
        visiting_now: bool,
    ) -> list[Trigger]:
        """At most one trigger of a kind, in order. `speech` is where reported speech begins, `visiting_now` says that the
        occasion told of is a visit, `goes_on` that a visit of the same day was told of before."""
        start = sentence[0]
        if FUTURE.search(self.text, start, min(speech, start + 40)) or DAILY.search(self.text, start, min(speech, start + 40)):
            return []
        found: list[Trigger] = []
        seen, walked = self._visit(items, acts, places), self._walk(items, acts, places)
        visit = (
            seen
            or walked
            or self._goes_on(items, places, goes_on, visiting_now)
            or self._party(items, places)
            or self._outing(items, places)
            or self._unnamed(start, items)
        )
        if visit is not None and visit is walked and self._long_ago(start, visit.start):
            visit = None
        going = of_going(self.text, sentence, items) if visit is not None else "visit"
        if visit is not None:
            found.append(Trigger(visit.start, visit.end, going, f"event.{going}", sentence))
        for first, last, kind in self.held(start, speech):
            again = any(kind == t.kind for t in found)
            if not again and (kind == "meeting" or visit is None or first <= visit.start):
                found.append(Trigger(first, last, kind, f"event.{kind}", sentence))
        return sorted(found)

    def _visit(self, items: list[Item], acts: list[Act], places: list[GoneTo]) -> Act | None:
        """Someone visits, leads or accompanies; or an office takes others to see something."""
        guests = [a for a in acts if a.role in ("visits", "leads", "accompanies") and a.kinds & GUESTS]
        if not places and guests and all(a.agent.kind == "office" and a.role == "visits" for a in guests):
            met = self.held(items[0].start, guests[0].start)
            if any(kind == "meeting" for *_, kind in met):
                return None  # 召开座谈会，专题调研某项工作
        looking = [i for n, i in enumerate(items) if i.kind == "verb" and (i.kinds & LOOKING and not is_noun(self.text, items, n) or self._goes_to_learn(i))]
        led = any(a.role == "leads" for a in guests)
        bound = any("lead" in i.kinds and self.text.endswith(BOUND_FOR, i.start, i.end) for i in items) and bool(places)
        going = any(not is_noun(self.text, items, items.index(i)) for i in _going(items))
        party = led and (going or bound) and not self.held(items[0].start, items[-1].end)
        if guests and (looking or party):
            return min(guests, key=lambda a: a.start)
        takes = next(
            (a for a in acts if a.role == "organises" and self.text[a.start : a.end] in ("组织", "邀请")), None
        )
        return takes if takes is not None and any(i.start > takes.start for i in looking) else None

    def _long_ago(self, start: int, end: int) -> bool:
        """2021年5月，驻村第一书记来到某村: told as what came before, to the month or the year only."""
        told = [d for d in self.dates(start, end) if d.kind == "calendar" and d.month is not None]
        return bool(told) and all(d.day is None for d in told)

    def _goes_to_learn(self, verb: Item) -> bool:
        """组织党员赴某镇学习."""
        going = self.text[verb.start : verb.end] in ("赴", "前往", "奔赴")
        return going and LEARNS.search(self.text, verb.end, verb.end + 16) is not None

    def _walk(self, items: list[Item], acts: list[Act], places: list[GoneTo]) -> Act | None:
        """Someone goes to a place or a home where no other occasion is held."""
        walking = next((a for a in acts if a.role == "visits" and a.agent.kind == "person" and "go" in a.kinds), None)
        somewhere = places or any(a.rule == "role.visited-person" for a in acts)
        if walking is None or not somewhere:
            return None
        held = self.held(items[0].start, items[-1].end)
        convened = CONVENED.search(self.text, walking.end, items[-1].end) is not None and all(kind == "meeting" for *_, kind in held)
        return walking if not held or convened else None

    def _goes_on(self, items: list[Item], places: list[GoneTo], goes_on: bool, visiting_now: bool) -> Item | None:
        """The party of a visit goes to the next place."""
        going = next((i for n, i in enumerate(items) if i.kind == "verb" and i.kinds & {"go", "inspect"} and not is_noun(self.text, items, n)), None)
        if going is None or visiting_now:
            return going
        return going if goes_on and places and PARTY.search(self.text, items[0].start, going.end) else None

    def _party(self, items: list[Item], places: list[GoneTo]) -> Item | None:
        """A party without a name goes somewhere to see something: 某市考察团来某社区参观学习."""
        verbs = _going(items)
        inspected = next((v for v in verbs if "inspect" in v.kinds and DEPUTIES.search(self.text, items[0].start, v.start)), None)
        if inspected is not None:
            return inspected
        looking = any(i.kinds & LOOKING for i in verbs)
        verbs = [v for v in verbs if DELEGATION.search(self.text, items[0].start, v.start) or TAKEN.search(self.text, items[0].start, v.start)]
        if not looking or not verbs or not (places or LOOKED.match(self.text, verbs[0].start) or COMES.search(self.text, items[0].start, items[-1].end)):
            return None
        return verbs[0]

    def _unnamed(self, start: int, items: list[Item]) -> Item | None:
        """On a day or lately, people without a name visit, look at or inspect something."""
        looking = next((i for n, i in enumerate(items) if i.kind == "verb" and i.kinds & LOOKING and not is_noun(self.text, items, n)), None)
        if looking is None:
            return None
        told = [d for d in self.dates(start, looking.start) if (d.day is not None or d.kind == "vague") and not d.link and not d.planned]
        return looking if told and UNNAMED.search(self.text, told[0].end, looking.end) else None

    def _outing(self, items: list[Item], places: list[GoneTo]) -> Item | None:
        """Those who came to a meeting go and see something: 与会人员先后观摩了甲村和乙合作社."""
        verbs = _going(items)
        looking = any(i.kinds & LOOKING for i in verbs)
        came = OF_MEETING.search(self.text, items[0].start, verbs[0].start) if verbs else None
        return verbs[0] if came is not None and looking and any(p.place.kind != "group" for p in places) else None

    def held(self, start: int, end: int) -> list[tuple[int, int, EventKind]]:
        """Occasions that the sentence says were held: the last noun before a pause, a 仪式 before other nouns."""
        dated = any(
            (d.day is not None or d.full or d.kind == "relative-day")
            and not (d.link or d.planned)
            and (d.start - start <= 12 or PURPOSE.match(self.text, start, d.start))
            for d in self.dates(start, end)
        )
        found: list[tuple[int, int, EventKind]] = []
        for clause in CLAUSE.finditer(self.text, start, end):
            nouns = [n for n in occasion_nouns(self.text, *clause.span()) if not self._is_means(n[0], n[1])]
            nouns = [n for n in nouns if not GREETED.match(self.text, clause.start(), n[0])]
            if not nouns and not found and CLOSES.search(self.text, *clause.span()):
                nouns = occasion_nouns(self.text, start, clause.start())[-1:]
            if nouns and (dated or HOLDS.search(self.text, *clause.span())):
                found += self._main(nouns)
        return [n for n in found if n[2] != "other"] or found  # 把换届选举往前推，3月5日召开推进会

    def _is_means(self, start: int, end: int) -> bool:
        """通过座谈交流、听取介绍等方式: how something was done."""
        decided = RESOLVED.match(self.text, end) is not None and BY_WAY_OF.search(self.text, max(0, start - 14), start) is not None
        return decided or MEANS.search(self.text, max(0, start - 24), start) is not None and MANNER.match(self.text, end) is not None

    def _main(self, nouns: list[tuple[int, int, EventKind]]) -> list[tuple[int, int, EventKind]]:
        nouns = [n for n in nouns if not SO_MANY_TIMES.search(self.text, max(0, n[0] - 16), n[0])] or nouns[:0]
        if not nouns:
            return []
        first, last, kind = nouns[-1]
        opens = SHOWS.search(self.text, first, last) and OPENS.match(self.text, last) or UNROLLS.match(self.text, last - 1)
        if kind == "activity" and opens:
            return [(nouns[-1][0], nouns[-1][1], "ceremony")]
        ceremony = next((n for n in nouns if n[2] == "ceremony" and self.text[n[0] : n[1]].endswith(RITES)), None)
        meeting = next((n for n in nouns if n[2] == "meeting"), None)
        if ceremony and meeting and "暨" in self.text[meeting[1] : ceremony[0]]:
            return [meeting, ceremony]
        if ceremony and meeting and "暨" in self.text[ceremony[1] : meeting[0]] and self.text.endswith(ASSEMBLIES, *meeting[:2]):
            return [ceremony, meeting]
        if nouns[-1] == (nouns[-1][0], nouns[-1][0] + 2, "activity") and any(n[1] == nouns[-1][0] and self.text.endswith(ALSO_HELD, *n[:2]) for n in nouns):
            nouns = nouns[:-1]  # 知识讲座｜活动
        if len(nouns) > 1 and nouns[0][2] == "activity" and self.text.startswith("暨", nouns[0][1]) and ceremony is None:
            return [nouns[0]]  # 文化艺术节暨项目推介会
        return [ceremony or nouns[-1]]


def dates_event(mention: DateMention) -> bool:
    """Whether a date can be that of an occasion: neither a bound nor a plan, and no bare year."""
    kinds = ("relative-day", "same-day", "relative-month", "weekday", "festival", "lunar", "vague")
    edge = mention.kind == "calendar" and mention.month is None and bool(mention.part)  # 2023年底
    return (
        not mention.link
        and not mention.planned
        and (mention.day is not None or mention.month is not None or mention.kind in kinds or edge)
    )


def sums_up(event: Occasion) -> bool:
    """Whether an opening sentence only summed up what follows: no day, and nobody named."""
    year_only = len(event.when.date or "") == 4 and (event.when.basis != "stated" or event.when.rule == "date.festival-year")
    undated = event.when.date is None or year_only
    return undated and not any(a.agent.kind == "person" for a in event.acts)


def day_heading(text: str, mentions: Sequence[DateMention], start: int, end: int) -> DateMention | None:
    """The date that a short line consists of."""
    if end - start > 24:
        return None
    mention = next((d for d in mentions if d.day is not None and not d.link), None)
    if mention is None:
        return None
    return mention if DAY_LINE.fullmatch(text[start : mention.start] + text[mention.end : end]) else None
