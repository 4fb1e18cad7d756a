"""Names of continuing undertakings: from the words of an occasion, the objects of 推进 and 调研, headings and known campaigns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .brands import MOTTO, brands
from .intervals import Stretches
from .lexicon import VERBS
from .occasions import occasion_nouns
from .programme_names import CUT, DETAIL, EMPTY, NAME, OF_WORK, STATE, TAIL, FoundProgramme, Namer, words_of
from .scan import Scan

SPEECH = re.compile(r"(?:强调|指出|要求|表示|希望|认为|建议|提出[^，。]{0,12}?要求|意见)[，：:]|[㐀-鿿]说，")
OUGHT = re.compile(
    r"(?:要(?!求)|一要|[一二三四五六]是|[二三四五六]要|必须|各[级部镇乡村单相]|下一步|同时，?要|还要|并要|会议[要强指])|[^。，\n]{0,14}(?:，|、|，并)?要(?:[以把按全深进坚牢着切紧加持]|不断)"
)
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”」]?")
"""What an official said ought to be done is no programme that the text reports."""
TAKEN_UP = re.compile(
    r"(?:调研|检查|督导|督查|视察|考察|察看|围绕|聚焦|推进|部署|开展|就|抓好|做好|加强|了解|听取|汇报|介绍|协商|研究)了?(?:[㐀-鿿]{2,8}(?:、|和|及|与)){0,3}[㐀-鿿]{0,4}$"
)
WORKED_ON = re.compile(
    r"(?:(?:、|和|及|与)[㐀-鿿]{2,10}?)?(?:等)?(?:各项|重点|专项|专题)?(?:工作(?!者|人员|站|室)|情况|大?检查|大?排查|专项整治|现场会|推进会|工作会|动员会|宣传活动|志愿服务|培训|演练)"
)
REVIEWED = re.compile("复评|复审|复检|复核")
"""国际安全社区｜复评: the review of what was reached is an undertaking of its own name."""
PAUSE = re.compile(r"[，。；：、！？\n]")
WIDER = re.compile(
    "(?:巩固|提升|达标|攻坚|排查|整治|治理|改造|扩面|提质|增效|保障)*(?:工程|行动(?!力)|三年行动|行动计划)|(?:隐患)?排查(?:整治|治理)|(?:专项)?整治(?!了)"
)
"""农村饮水安全｜巩固提升工程, 燃气安全｜排查整治."""
DONE = re.compile(
    r"(?:累计|已|计划|全部|共)?(?:完成|实施|改造完成)了?(?P<name>[㐀-鿿]{3,14}?(?:改造|修缮|整治|绿化|硬化|亮化|改厕|清淤|改电|改气|加装|更新))(?=\d)"
)
LABELLED = re.compile(r"[◆●▪■★▶→✦·•📌\- ]{0,4}(?P<name>[㐀-鿿]{2,14}(?:改造|建设|整治|更新|修缮|治理|创建))：")
SHORT_QUOTE = re.compile("“([㐀-鿿]{3,8})”")
SECTOR = re.compile(
    "校园|学校|农村|城镇|城区|街巷|餐饮|工地|建筑工地|景区|楼道|高层建筑|高层住宅|水域|医疗机构|养老机构|农贸市场|村级|公共场所|人员密集场所|森林草原|城市|社区|居家"
)
LOOKED_AT = re.compile(
    "(?:调研|检查|督导|督查|督办|视察|考察|察看|查看|围绕|聚焦|推进|推动|部署|开展|抓好|做好|了解|听取|介绍|汇报|完成|实施|启动|加快|落实|就)了?$"
)
"""A verb directly before the sector where the work is done."""
WORKS = re.compile(
    r"([^，。；、：！？\n“”《》（）]{4,30}?(?:改造|加装|加梯|更新|整治)(?:项目|工程))(?:正式|顺利|今日|今天)?启动(?!仪式|大会|会|了?[“《])"
    r"|([^，。；、：！？\n“”《》（）]{4,30}?(?:项目|工程))(?:正式|顺利|隆重|今日|今天)?"
    r"(?:在[^，。；]{2,14})?(?:预计|计划|将|已|现已|即将)?(?:于?[^，。]{0,6}?[年月日底初])?(?:举行|开工|奠基|竣工|投产|动工|上榜|入选|(?:已)?(?:全面)?完工|(?:有序|加快|稳步|顺利|扎实|强力)推进|全面启动|建成投[用运])"
)
BATCH = re.compile(r"^(?:首批|全[市县区省]|[市县区省]?级?(?:重点|重大)|集中|一批|多个)|[0-9一二三四五六七八九十]个")
"""Several works at once name none."""
SERIES = re.compile("“([^“”]{2,12}[节会赛展月周])”")
FESTIVE = re.compile("(?:赛|赛马会|歌会|春晚|村晚|节|运动会|集市|市集|灯会|庙会|博览会|书画展|摄影展|诗会|那达慕)$")
HELD = re.compile("(?:.*(?:举行|举办|主办|承办|开展)了?)(?!.*(?:宣布|获得|夺得|[的与]))")
FINAL = re.compile("(?<=赛)(?:总决赛|决赛|初赛|复赛)$|(?:总决赛|决赛|初赛|复赛|开幕式|闭幕式)$")
GENERAL_CONTEST = re.compile("(?:文艺|体育|文化|文体|趣味|知识|技能|各类|传统)*(?:比赛|竞赛|大赛|决赛|赛事|节|运动会)")
BY_FORM = re.compile(
    r"(?<=[对就了、，。；：施进看研察\n的])[㐀-鿿]{2,8}?(?:花园|小区|新村|家园|[东西南北中]路|[大]?街|大道|大桥|公园|市场)(?:提升|综合|升级|修缮)?改造(?:提升|升级)?工程|"
    r"“[^“”，。]{2,10}”[㐀-鿿]{0,12}专项(?:清理|排查)?(?:整治|治理|行动|斗争)(?:行动)?"
    r"|(?:国家|全国|省级?)(?:卫生|文明|森林|园林|双拥模范|食品安全示范)(?:县城|城市|城区|[区县城](?!委|政|人|级)|乡镇|镇|村镇)(?:创建|复审|复评|复检|巩固)"
)
NUMBERED = re.compile(r"第[一二三四五六七八九十百\d]+届|首届")
HEADING = re.compile(r"^[一二三四五六七八九十\d]*[、.．]?([㐀-鿿“”]{4,16})。")
OF_BODY = re.compile("小区|社区|志愿|站|室|处|科|办|组|员|点|中心|局|队|平台|专委|讲堂|广场|公园|阵地|长廊|(?:工作)?先进(?:集体|单位|个人|典型)")
"""垃圾分类｜站, 禁毒｜办, 经济普查｜先进集体: what has its name from a campaign."""
SLOGAN = re.compile("“[^“”，。；：]{3,12}，[^“”。；：]{3,14}”")
"""“共治共享，携手同行”主题党日: a motto in halves."""
FITTED_OUT = re.compile("(?:设有|建有|配有|设立|开设|建成|打造)[^，。；]*$|[、室厅馆场]$")
"""设有｜新时代文明实践讲堂: a room of a house."""
CONTINUED = re.compile("(?:持续|继续|不断|深入|进一步)(?:推进|深化|擦亮|打造|做优|做强|做实|叫响|开展|实施|用好|推动|完善)好?$")
SHORT = {"加梯": "加装电梯", "旧改": "旧区改造", "创卫": "国家卫生城市创建", "创文": "文明城市创建"}
"""Abbreviations of campaigns, for texts that also spell them out."""
ABOUT = re.compile("[对为就]")
JUDGED = re.compile("[^，。；]{0,8}?(?:表示|给予|予以|提出)")
KNOWN_BETTER = re.compile("有了?(?:更|进一步|新|全面|深|初步|直观)[^，。；]{0,10}(?:认识|了解|理解|体会|感受)")
"""对社区养老｜有了更直观的认识."""
"""对边境巡控、矛盾调解等工作｜表示满意: what somebody else does, in passing."""
CODED = re.compile("“[^“”，。；]{2,8}”(?:改革|行动|工程|模式|机制|工作法|[㐀-鿿]{2}(?:模式|机制|行动|工程))")
"""党建引领基层治理｜“六个一”改革."""
LED_WHOLE = re.compile(".*(?:了|[此这本]次|一[次场]|分会场)")
TAUGHT = re.compile("(?:实用|专业|职业|岗前|业务|专题)?(?:技术|技能|知识|能力)?$")
CORNERS = str.maketrans("「」‘’", "“”“”")
SPLIT = re.compile(r"[、和与及暨]|以及|并")


class ProgrammeReader:
    def __init__(self, scan: Scan, people: frozenset[str] = frozenset()) -> None:
        self.scan, self.text, self.namer = scan, scan.text, Namer(scan, people)
        self.quotes = scan.text.translate(CORNERS) if "「" in scan.text or "‘" in scan.text else scan.text
        self.title: tuple[int, int] = (0, 0)
        words = words_of(scan.lexicon)
        self.generic, self.known, self.fields = words.generic, words.known, words.fields
        self._known, self._head, self._object, self._ends = words.known_names, words.head, words.object, words.ends

    def read(self, title: tuple[int, int] | None, spans: Iterable[tuple[int, int]]) -> list[FoundProgramme]:
        self.title = title or (0, 0)
        stretches = ([title] if title else []) + list(spans)
        rules = (self._quoted, self._of_occasions, self._campaigns_by_form, self._works, self._objects, self._done, self._headings)
        speech = Stretches(said for start, end in stretches for said in _said(self.text, start, end))
        read = ((rule, p) for start, end in stretches for rule in rules for p in rule(start, end))
        found = [p for rule, p in read if not speech.hold(p.start) or rule == self._quoted and self._goes_on(p)]
        found += [
            p
            for number, (start, end) in enumerate(stretches)
            for p in self._campaigns(start, end, speech, title is not None and number == 0)
        ]
        mottoes = Stretches(m.span() for start, end in stretches for m in SLOGAN.finditer(self.text, start, end))
        return _without_parts([p for p in found if p.rule == "programme.brand" or not mottoes.hold(p.start)])

    def _of_occasions(self, start: int, end: int) -> Iterator[FoundProgramme]:
        """加装电梯｜推进会, 项目｜启动仪式: what stands before the noun of an occasion."""
        yield from self._series(start, end)
        for first, last, kind in occasion_nouns(self.text, start, end):
            left = first
            while left > start and not CUT.match(self.text[left - 1]) and first - left < 36:
                left -= 1
            if self.text[left - 1 : left] == "”" and left - 1 > start:
                continue
            if self.text[first:last] in ("大讲堂", "讲堂"):
                yield from () if FITTED_OUT.search(self.text, left, first) else self._whole(left, last)
                continue
            if NUMBERED.search(self.text, left, first):
                continue
            if kind == "activity" and FESTIVE.search(self.text, first, last) and (held := HELD.search(self.text, left, first)):
                yield from self._contest(held.end(), first, last)
                continue
            if (
                last - first <= 1
                or kind == "activity"
                and self.text[first:last] not in ("活动", "招聘会", "专场招聘会")
            ):
                continue
            if self.text.startswith("精神", last):
                continue  # 学习某某工作会议精神
            verb = re.search(
                r".*(?:召开了?|举行了?|举办了?|开展了?|组织|启动了?|参加|出席|主持)", self.text[left:first]
            )
            left += verb.end() if verb else 0
            taught = TAUGHT.search(self.text, left, first) if self.text.startswith("培训", first) else None
            for found in self._split(left, taught.start() if taught else first, "programme.occasion"):
                yield self._taught(found, first) if taught else found

    def _taught(self, found: FoundProgramme, noun: int) -> FoundProgramme:
        """肉牛养殖实用技术｜培训: what is taught names a training, where it is no campaign of its own."""
        if found.name in self.known or any(found.name.endswith(field) for field in self.fields):
            return found
        end = noun + len("培训")
        return replace(found, end=end, name=self.text[found.start : end])

    def _contest(self, left: int, first: int, last: int) -> Iterator[FoundProgramme]:
        """举行｜职工拔河比赛, “好声音”全民歌赛｜总决赛: a contest or a feast by its own name."""
        for found in self._whole(left, last):
            name = FINAL.sub("", found.name)
            if len(name) - (last - first) >= 2 and not GENERAL_CONTEST.fullmatch(name):
                yield replace(found, end=found.start + len(name), name=name)

    def _campaigns_by_form(self, start: int, end: int) -> Iterator[FoundProgramme]:
        """“大棚房”问题专项清理整治行动, 国家卫生县城复审: campaigns that their form tells."""
        for match in BY_FORM.finditer(self.text, start, end):
            first = match.start() + (self.namer.lead(*match.span()) if self.text[match.start()] != "“" else 0)
            first = max(first, self.text.rfind("了", first, match.end()) + 1)
            name = self.text[first : match.end()]
            if len(name) >= 6:
                yield FoundProgramme(first, match.end(), name, "programme.form")

    def _works(self, start: int, end: int) -> Iterator[FoundProgramme]:
        """某某开发项目｜举行开工仪式."""
        for match in WORKS.finditer(self.text, start, end):
            first, last = match.span(match.lastindex or 1)
            said = re.search(r".*(?:的|由|为|参加|出席|宣布|举行|举办|召开|实施|启动)", self.text[first:last])
            first += said.end() if said else 0
            first += self.namer.places(first, last)
            name = self.text[first:last]
            if NAME.fullmatch(name) and name not in self.generic and not BATCH.search(name):
                yield FoundProgramme(first, last, name, "programme.works")

    def _done(self, start: int, end: int) -> Iterator[FoundProgramme]:
        """完成｜既有建筑节能改造｜22.6万平方米, ◆ 户厕改造：389户."""
        label = LABELLED.match(self.text, start, end)
        for match in (*DONE.finditer(self.text, start, end), *((label,) if label else ())):
            first = match.start("name") + self.namer.lead(*match.span("name"))
            name = self.text[first : match.end("name")]
            plain = 4 <= len(name) <= 14 and name not in self.generic and not EMPTY.match(name)
            if plain and not self._holds_names(first, match.end("name")):
                yield FoundProgramme(first, match.end("name"), name, "programme.done")

    def _holds_names(self, start: int, end: int) -> bool:
        return any(t.kinds & {"office", "title", "area"} for t in self.scan.within(start, end))

    def _series(self, start: int, end: int) -> Iterator[FoundProgramme]:
        """第七届某某运动会, 首届“某某杯”邀请赛: an occasion that comes again is a programme by its own name."""
        for match in NUMBERED.finditer(self.text, start, end):
            named = SERIES.match(self.text, match.end(), end)
            if named is not None:
                yield FoundProgramme(*named.span(1), named[1], "programme.series")
                continue
            pause = PAUSE.search(self.text, match.end(), end)
            nouns = occasion_nouns(self.text, match.end(), min(pause.start() if pause else end, match.end() + 26))
            last = next((b for _, b, kind in nouns if kind == "activity"), None)
            if last is not None and not self.text.endswith(("活动", "志愿服务"), match.end(), last):
                yield from self._whole(match.end(), last)

    def _whole(self, first: int, last: int) -> Iterator[FoundProgramme]:
        """The name of an occasion itself, without the areas and verbs before it."""
        verb = re.search(r".*(?:召开了?|举行了?|举办了?|开展了?|开办|启动了?|参加|的)", self.text[first : last - 2])
        first += verb.end() if verb else 0
        led = LED_WHOLE.match(self.text, first, last - 2)
        if led is not None and led[0].endswith(("此次", "这次", "本次")):
            return  # 参加此次法制讲堂: named elsewhere
        first = led.end() if led is not None else first
        first += self.namer.places(first, last)
        name = self.text[first:last].strip("·")
        if name.count("“") != name.count("”"):
            name = name.strip("“”")
        if 3 <= len(name) <= 24 and NAME.fullmatch(name):
            yield FoundProgramme(first, last, name, "programme.series")

    def _objects(self, start: int, end: int) -> Iterator[FoundProgramme]:
        """What is looked at, discussed, carried out."""
        for match in self._object.finditer(self.text, start, end):
            yield from self._object_of(match, end)

    def _object_of(self, match: re.Match[str], end: int) -> Iterator[FoundProgramme]:
        first, last = match.span("object")
        around = self.scan.at(match.start())
        if around is not None and not around.kinds & VERBS and (around.start < match.start() or around.end > first):
            return
        first = max(first, around.end) if around is not None else first
        work = OF_WORK.search(self.text, first, last)
        longest = self._ends.match(self.text, first, last) if work is None else None
        if work is None and longest is None:
            return
        last = work.start() if work is not None else longest.end() if longest is not None else last
        if ABOUT.fullmatch(self.text, match.start(), first) and (self.text[last : last + 1] == "的" or self._in_passing(match.start(), last, work)):
            return
        seen = work is None and DETAIL.match(self.text, match.start()) and STATE.search(self.text, first, min(end, last + 4))
        for found in self._split(first, last, "programme.object", work is not None):
            if not seen or found.name in self.known or self._ends_known(found.start, found.end):
                yield found

    def _in_passing(self, start: int, last: int, work: re.Match[str] | None) -> bool:
        """Whether 对 judges or knows it, or 为 tells for whom it is provided: 为老人提供｜医疗保障."""
        if self.text[start] == "为":
            return "提供" in self.text[start:last]
        judged = work is not None and JUDGED.match(self.text, work.end()) is not None
        return self.text[start] == "对" and (judged or KNOWN_BETTER.match(self.text, last) is not None)

    def _split(self, first: int, last: int, rule: str, of_work: bool = False) -> Iterator[FoundProgramme]:
        position = first
        vouched = self.text.startswith("工作", last) or self.text.endswith("工作", first, last)
        for match in SPLIT.finditer(self.text, first, last):
            if self._known.match(self.text, match.start(), last):  # “五好两宜”｜和美乡村创建
                if match.start() - position >= 4:
                    yield from self._named(position, match.start(), rule, of_work)
                    position = match.start()
                continue
            if (
                vouched
                and 3 <= match.start() - position <= 10
                and last - match.end() >= 4
                and self._names_work(position, match.start())
            ):
                low = position + self.namer.lead(position, match.start())
                yield FoundProgramme(low, match.start(), self.text[low : match.start()], rule)
                position = match.end()
            elif (
                match.start() - position >= 4
                and last - match.end() >= 4
                or of_work
                and match[0] == "、"
                or match.start() - position >= 2
                and (self.text[position : match.start()] in self.known or self._ends_known(match.end(), last))
            ):
                yield from self._named(position, match.start(), rule, of_work)
                position = match.end()
        yield from self._named(position, last, rule, of_work)

    def _names_work(self, start: int, end: int) -> bool:
        """Whether a first item before 和某某工作 is itself a piece of work: 春耕生产和…工作."""
        phrase = self.text[start:end]
        return (
            self.namer.clean(phrase) == phrase
            and not any(
                t.kinds & {"office", "area", "title", "place"} or self.scan.is_hard(t)
                for t in self.scan.within(start, end)
            )
        )

    def _ends_known(self, start: int, end: int) -> bool:
        return self._known.match(TAIL.sub("", self.text[start:end])) is not None

    def _goes_on(self, found: FoundProgramme) -> bool:
        """街道将继续擦亮｜“侨心向党”服务品牌: what an official says goes on is there already."""
        return CONTINUED.search(self.text, max(0, found.start - 12), found.start) is not None

    def _quoted(self, start: int, end: int) -> Iterator[FoundProgramme]:
        yield from brands(self.quotes, start, end, self._is_motto)

    def _is_motto(self, name: str) -> bool:
        """“浓浓粽香情”, “同心战疫粽香悠悠”: what a gathering is held under, no undertaking."""
        return name not in self.known and (MOTTO.match(name) is not None or len(name) > 7 and self._head.search(name) is None)

    def _headings(self, start: int, end: int) -> Iterator[FoundProgramme]:
        match = HEADING.match(self.text[start : min(end, start + 24)])
        if match and not self.scan.lexicon.title.search(match.group(1)):
            name = self.namer.clean(match.group(1))
            if name and (self._head.search(name) or self._known.search(name)):
                yield FoundProgramme(start + match.start(1), start + match.end(1), name, "programme.heading")

    def _named(self, first: int, last: int, rule: str, of_work: bool = False) -> Iterator[FoundProgramme]:
        yield from self.namer.named(first, last, rule, self.title[0] <= first < self.title[1], of_work)

    def _campaigns(self, start: int, end: int, speech: Stretches, in_title: bool) -> Iterator[FoundProgramme]:
        """Campaigns by their usual names; a field of work (食品安全) only where it is what is looked at or held."""
        for match in self._known.finditer(self.text, start, end):
            after = self.text[match.end() : match.end() + 2]
            if match[0] == "创文" and (self.text[match.start() - 1 : match.start()] == "原" or after[:1] in ("章", "字")):
                continue
            if OF_BODY.match(self.text, match.end()):
                continue
            if match.group() in self.fields and not in_title and (
                speech.hold(match.start())
                or not (TAKEN_UP.search(self.text, max(start, match.start() - 24), match.start()) or WORKED_ON.match(self.text, match.end()))
            ):
                continue
            again = REVIEWED.match(self.text, match.end(), end)
            if again is not None and match.group() not in self.fields:
                first, last = match.start(), again.end()
            else:
                first, last = self._widened(*match.span(), start, end)
            yield FoundProgramme(first, last, self.text[first:last], "programme.known")

    def _widened(self, first: int, last: int, low: int, high: int) -> tuple[int, int]:
        """检查｜校园食品安全, 完成｜农村饮水安全巩固提升工程: a field of work inside a longer name; “夏送清凉”: a quoted one."""
        quoted = next((m for m in SHORT_QUOTE.finditer(self.text, max(low, first - 8), min(high, last + 8)) if m.start(1) < first and last <= m.end(1)), None)
        if quoted is not None and first - quoted.start(1) <= 2 and self.text[first:last] not in SHORT:
            return quoted.span(1)
        wider = WIDER.match(self.text, last, high) or CODED.match(self.text, last, high)
        last = wider.end() if wider is not None else last
        sector = next((m for n in (4, 3, 2) if first - n >= low and (m := SECTOR.fullmatch(self.text, first - n, first))), None)
        if sector is not None and LOOKED_AT.search(self.text, max(low, sector.start() - 6), sector.start()):
            first = sector.start()
        return first, last


def _said(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What a paragraph reports as said: behind 强调，, and the sentences that go on with what ought to be done."""
    for sentence in SENTENCE.finditer(text, start, end):
        opening = SPEECH.search(text, *sentence.span())
        if opening is not None:
            yield opening.end(), sentence.end()
        elif OUGHT.match(text, *sentence.span()):
            yield sentence.span()


def _without_parts(found: list[FoundProgramme]) -> list[FoundProgramme]:
    """Mentions in order; of overlapping ones the longest stays."""
    kept: list[FoundProgramme] = []
    taken = Stretches()
    for programme in sorted(found, key=lambda p: (-(p.end - p.start), p.start)):
        if not taken.overlap(programme.start, programme.end):
            taken.add(programme.start, programme.end)
            kept.append(programme)
    return sorted(kept, key=lambda p: (p.start, p.end))


def grouped(found: Sequence[FoundProgramme], title: tuple[int, int] | None = None, known: frozenset[str] = frozenset()) -> dict[str, list[FoundProgramme]]:
    """Principal name -> mentions: 加梯 belongs to 加装电梯, 某区文明创建 to 文明创建. The name in the headline is the principal
    one, else the usual one, else the one that is used most, else the longest."""
    names = sorted({m.name for m in found}, key=lambda n: (-len(n), n))
    family: dict[str, str] = {}
    for name in names:
        longer = next((n for n in names if _is_part(name, n)), None)
        family[name] = family.get(longer, longer) if longer else name
    for name in (n for n in names if n in SHORT):
        family[name] = next((family[n] for n in names if SHORT[name] in n), name)
    times = Counter(m.name for m in found)
    headed = {m.name for m in found if title is not None and title[0] <= m.start < title[1]}
    best: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (n in SHORT, n not in headed, REVIEWED.sub("", n) not in known, -times[n], -len(n), n)):
        best.setdefault(family[name], name)
    groups: dict[str, list[FoundProgramme]] = {}
    for mention in found:
        groups.setdefault(best[family[mention.name]], []).append(mention)
    return groups


def _is_part(name: str, longer: str) -> bool:
    """Whether a name is a shorter form of a longer one: 文明创建 and 创建文明城市 of 创建全国文明城市. In the annotated pages nine
    hundred and seventy of a thousand such pairs are names of one programme."""
    name, longer = name.strip("“”"), longer.strip("“”")
    if len(longer) <= len(name) or len(name) < 3:
        return False
    letters = iter(longer)
    return all(letter in letters for letter in name) or len(name) >= 4 and set(name) <= set(longer)
