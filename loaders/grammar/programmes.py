"""Names of continuing undertakings: from the words of an occasion, the objects of 推进 and 调研, headings and known campaigns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from .intervals import Stretches
from .lexicon import Lexicon
from .occasions import occasion_nouns
from .places import is_general
from .scan import Scan

TAIL = re.compile(
    r"(?:的)?(?:相关|各项|重点|专项)?(?:工作|任务|专题)?(?:推进|开展|进展|落实|建设|运行|实施|完成)?(?:情况|进展|经验|成效|做法|政策|标准|规则)?$"
)
LEADING = re.compile(
    r"^(?:今冬明春|今春|今冬|[,，、的了]|\d{2,4}(?:[—\-－]\d{4})?年?(?:度)?|二[〇○零一二三四五六七八九]{3}年|(?:第?[一二三四]|上|下)(?:季度|半年)|第[一二三四五六七八九十百\d]+[届次期批轮](?!全国)(?:全省|全市|全区|全县)?|本年度|年度|今年|明年|全年|全区|全市|全县|全镇|全乡|全街道|全省|我区|我市|我县|辖区内?|本区|街道|社区|小区|区域|"
    r"区级|市级|县级|省级|有关|相关|关于|对于|针对|围绕|聚焦|对接(?=.)|就|对(?!接)|为|在|以|将|向|和|与|及|等|进一步|持续|深入|全面|扎实|有序|加快|积极|大力|切实|推进|推动|开展|做好|抓好|加强|实施|落实|组织|启动|召开|举办|举行|专题|集中|统一|联合|重点|主要|当前|近期|下一步|现场|入冬|秋冬季|冬春季|夏季|春季|"
    r"考察|调研|视察|督导|检查|观摩|交流|介绍|汇报|部署|了解|学习|参观|协商|迎接|做优|做实|开创|争创|参与|支持|服务|助力|率先|首次|正在|目前|推行|通过|不断)"
)
QUOTED_OCCASION = re.compile(
    r"“([^“”，。；、]{2,16})”(?=[㐀-鿿]{0,6}?(?:工作|培训|讲座|慰问|活动|服务|调度会|推进会|座谈会|现场会|恳谈会|救助金|托管班|仪式|改革|招聘会))"
)
QUOTED = re.compile(
    r"“([^“”，。；、]{2,12})”(项目建设|项目|行动|工程|计划|工作计划|工作机制|模式|机制|工作|建设|改造|活动|品牌|一体化建设|全民[㐀-鿿]{2}活动|创业[㐀-鿿]{2,4})"
)
SPEECH = re.compile(r"(?:强调|指出|要求|表示|希望|提出[^，。]{0,12}?要求|意见)[，：:](?P<said>[^。\n]+)")
"""What an official said ought to be done is no programme that the text reports."""
NUMBERED = re.compile(r"第[一二三四五六七八九十百\d]+届|首届")
HEADING = re.compile(r"^[一二三四五六七八九十\d]*[、.．]?([㐀-鿿“”]{4,16})。")
SHORT = {"加梯": "加装电梯", "旧改": "旧区改造", "创卫": "国家卫生城市创建", "创文": "文明城市创建"}
"""Abbreviations of campaigns, for texts that also spell them out."""
CUT = re.compile(r"[，。；：、！？“”《》（）()\n\s—…]")
NAME = re.compile(r"[㐀-鿿“”0-9A-Za-z·—\-]{3,34}")
SPLIT = re.compile(r"[、和与及暨]|以及|并")


@dataclass(frozen=True, slots=True)
class FoundProgramme:
    """A mention of a programme: `name` is cleaned of 工作 and 情况."""

    start: int
    end: int
    name: str
    rule: str


class ProgrammeWords:
    """The word lists of programmes as patterns, compiled once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lists = lexicon.programmes
        self.generic = frozenset(self.lists["generic"])
        self.known = frozenset(self.lists["known"])

    @cached_property
    def known_names(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted(map(re.escape, self.known), key=lambda w: (-len(w), w))))

    @cached_property
    def head(self) -> re.Pattern[str]:
        heads = [h for h in self.lists["head"] if len(h) > 1]
        return re.compile(f"(?:{'|'.join(sorted(map(re.escape, heads), key=len, reverse=True))})$")

    @cached_property
    def object(self) -> re.Pattern[str]:
        verbs = "|".join(sorted(map(re.escape, self.lists["verb"]), key=len, reverse=True))
        return re.compile(rf"(?:{verbs})了?(?P<object>[^，。；：！？\n《》（）]{{3,40}})")

    @cached_property
    def ends(self) -> re.Pattern[str]:
        heads = [h for h in self.lists["head"] if len(h) > 1]
        ends = "|".join(sorted(map(re.escape, {*heads, "工作", "情况"}), key=lambda w: (-len(w), w)))
        return re.compile(rf"[^，。；：的了]*(?:{ends})(?!人|者|员|站|办|局|组|队|室|科|点|类)")


@cache
def words_of(lexicon: Lexicon) -> ProgrammeWords:
    return ProgrammeWords(lexicon)


class ProgrammeReader:
    def __init__(self, scan: Scan, people: frozenset[str] = frozenset()) -> None:
        self.scan, self.text, self.people = scan, scan.text, people
        words = words_of(scan.lexicon)
        self.generic, self.known = words.generic, words.known
        self._known, self._head, self._object, self._ends = words.known_names, words.head, words.object, words.ends

    def read(self, title: tuple[int, int] | None, spans: Iterable[tuple[int, int]]) -> list[FoundProgramme]:
        stretches = ([title] if title else []) + list(spans)
        rules = (self._of_occasions, self._objects, self._quoted, self._quoted_occasions, self._headings)
        speech = Stretches(m.span("said") for start, end in stretches for m in SPEECH.finditer(self.text, start, end))
        found = [p for start, end in stretches for rule in rules for p in rule(start, end) if not speech.hold(p.start)]
        found += [p for start, end in stretches for p in self._campaigns(start, end)]
        return _without_parts(found)

    def _of_occasions(self, start: int, end: int) -> Iterator[FoundProgramme]:
        """加装电梯｜推进会, 项目｜启动仪式: what stands before the noun of an occasion."""
        for first, last, kind in occasion_nouns(self.text, start, end):
            left = first
            while left > start and not CUT.match(self.text[left - 1]) and first - left < 36:
                left -= 1
            if self.text[left - 1 : left] == "”" and left - 1 > start:
                continue
            word = self.text[first:last]
            if (
                word in ("大讲堂", "讲堂", "课堂")
                or NUMBERED.search(self.text, left, first)
                and kind == "activity"
                and word not in ("活动", "志愿服务")
            ):
                yield from self._whole(left, last)
                continue
            if (
                last - first <= 1
                or kind == "activity"
                and self.text[first:last] not in ("活动", "招聘会", "专场招聘会")
            ):
                continue
            verb = re.search(
                r".*(?:召开了?|举行了?|举办了?|开展了?|组织|启动了?|参加|出席|主持)", self.text[left:first]
            )
            left += verb.end() if verb else 0
            yield from self._split(left, first, "programme.occasion")

    def _whole(self, left: int, last: int) -> Iterator[FoundProgramme]:
        """第七届某某运动会, 某某大讲堂: an occasion that comes again is a programme by its own name."""
        first = left
        for match in NUMBERED.finditer(self.text, left, last):
            first = match.end()
        verb = re.search(r".*(?:召开了?|举行了?|举办了?|开展了?|开办|启动了?|参加|的)", self.text[first : last - 2])
        first += verb.end() if verb else 0
        first += self._lead(first, last)
        name = self.text[first:last].strip("“”")
        if 4 <= len(name) <= 24 and NAME.fullmatch(name):
            yield FoundProgramme(first, last, name, "programme.series")

    def _objects(self, start: int, end: int) -> Iterator[FoundProgramme]:
        for match in self._object.finditer(self.text, start, end):
            first, last = match.span("object")
            longest = self._ends.match(self.text, first, last)
            if longest is not None:
                yield from self._split(first, longest.end(), "programme.object")

    def _split(self, first: int, last: int, rule: str) -> Iterator[FoundProgramme]:
        position = first
        vouched = self.text.startswith("工作", last) or self.text.endswith("工作", first, last)
        for match in SPLIT.finditer(self.text, first, last):
            if (
                vouched
                and 3 <= match.start() - position <= 10
                and last - match.end() >= 4
                and self._names_work(position, match.start())
            ):
                yield FoundProgramme(position, match.start(), self.text[position : match.start()], rule)
                position = match.end()
            elif (
                match.start() - position >= 4
                and last - match.end() >= 4
                or match.start() - position >= 2
                and (self.text[position : match.start()] in self.known or self._ends_known(match.end(), last))
            ):
                yield from self._named(position, match.start(), rule)
                position = match.end()
        yield from self._named(position, last, rule)

    def _names_work(self, start: int, end: int) -> bool:
        """Whether a first item before 和某某工作 is itself a piece of work: 春耕生产和…工作."""
        phrase = self.text[start:end]
        return (
            NAME.fullmatch(phrase) is not None
            and phrase not in self.generic
            and not any(
                t.kinds & {"office", "area", "title", "place"} or self.scan.is_hard(t)
                for t in self.scan.within(start, end)
            )
        )

    def _ends_known(self, start: int, end: int) -> bool:
        return self._known.match(TAIL.sub("", self.text[start:end])) is not None

    def _quoted(self, start: int, end: int) -> Iterator[FoundProgramme]:
        for match in QUOTED.finditer(self.text, start, end):
            tail = "" if match.group(2) in ("工作", "机制", "工作机制", "模式", "品牌") else match.group(2)
            name = match.group(1) if tail not in ("一体化建设",) else match.group(1) + tail
            if 2 <= len(name) <= 14:
                yield FoundProgramme(match.start(), match.end(), name, "programme.quoted")

    def _quoted_occasions(self, start: int, end: int) -> Iterator[FoundProgramme]:
        for match in QUOTED_OCCASION.finditer(self.text, start, end):
            if not re.search(r"[的了是在]", match.group(1)):
                yield FoundProgramme(match.start(), match.end(), match.group(1), "programme.quoted")

    def _headings(self, start: int, end: int) -> Iterator[FoundProgramme]:
        match = HEADING.match(self.text[start : min(end, start + 24)])
        if match and not self.scan.lexicon.title.search(match.group(1)):
            name = self._clean(match.group(1))
            if name and (self._head.search(name) or self._known.search(name)):
                yield FoundProgramme(start + match.start(1), start + match.end(1), name, "programme.heading")

    def _campaigns(self, start: int, end: int) -> Iterator[FoundProgramme]:
        for match in self._known.finditer(self.text, start, end):
            after = self.text[match.end() : match.end() + 2]
            if after.startswith(("小区", "社区", "站", "室", "办", "组", "员", "点", "中心", "局", "队")):
                continue
            yield FoundProgramme(match.start(), match.end(), match.group(), "programme.known")

    def _named(self, first: int, last: int, rule: str) -> Iterator[FoundProgramme]:
        while first < last and CUT.match(self.text[first]):
            first += 1
        for token in self.scan.within(first, last):
            if (
                last - token.end >= 4
                and token.kinds & {"go", "inspect", "organise", "lead", "attend"}
                and self.text[token.start : last] not in self.known
            ):
                first = token.end
        phrase = self.text[first:last]
        match = NAME.fullmatch(phrase)
        if match is None:
            return
        first += self._lead(first, last)
        name = self._clean(self.text[first:last])
        if name is None:
            return
        vouched = self.text.startswith("工作", first + len(name)) and rule in ("programme.object", "programme.occasion")
        ends_known = any(m.end() == len(name) for m in self._known.finditer(name))
        if not (vouched or self._head.search(name) or name in self.known or ends_known):
            return
        if name.count("”") > name.count("“"):
            if self.text[first - 1] != "“":
                return
            first, name = first - 1, "“" + name
        yield FoundProgramme(first, first + len(name), name, rule)

    def _lead(self, first: int, last: int) -> int:
        """How much at the front says where, when or what is done, not what the programme is called."""
        position = first
        while position < last:
            person = next((n for n in self.people if self.text.startswith(n, position)), None)
            if person is not None:
                position += len(person)
                continue
            token = self.scan.starting.get(position)
            if token is not None and token.kinds & {"area"} and token.end <= last:
                position = token.end
                continue
            match = LEADING.match(self.text[position:last])
            if (
                match
                and last - position - match.end() >= 4
                and self.text[position:last] not in self.known
                and not (
                    match.group() in ("社区", "小区", "街道", "服务", "学习")
                    and self.text[position - 1 : position] not in "区县市镇乡省"
                )
            ):
                position += match.end()
                continue
            thing = next(
                (
                    t
                    for t in self.scan.within(position, last)
                    if t.kinds & {"office", "place.community"}
                    and (t.end - t.start > 1 or self.text[t.start] == "村")
                    and t.end < last - 3
                ),
                None,
            )
            if (
                thing is not None
                and thing.end - position < 14
                and not is_general(self.text[position : thing.end])
                and not self._known.search(self.text[position : thing.end])
            ):
                position = thing.end
                continue
            break
        return position - first

    def _clean(self, phrase: str) -> str | None:
        name = TAIL.sub("", phrase)
        name = name.strip("“”的·—-")
        for tail in ("工作", "情况", "专题", "技术", "业务", "知识", "政策"):
            name = name.removesuffix(tail) if len(name) > len(tail) + 3 else name
        if (
            len(name) < (2 if phrase == name + "工作" else 4)
            and name not in self.known
            or len(name) > 30
            or name in self.generic
            or "的" in name
        ):
            restored = name + "建设"
            return (
                restored
                if phrase.startswith(restored)
                and restored not in self.generic
                and len(restored) >= 6
                and "的" not in name
                else None
            )
        if phrase.startswith(name + "建设"):
            name += "建设"
        if (
            name in self.generic
            or re.search(
                r"[了着过是有让把被]|^\d|^我[镇县区市乡]|如何|第[一二三四]步|^(?:进一步|年终|下一步|半年)", name
            )
            or self.scan.lexicon.title.search(name)
        ):
            return None
        return name


def _without_parts(found: list[FoundProgramme]) -> list[FoundProgramme]:
    """Mentions in order; of overlapping ones the longest stays."""
    kept: list[FoundProgramme] = []
    taken = Stretches()
    for programme in sorted(found, key=lambda p: (-(p.end - p.start), p.start)):
        if not taken.overlap(programme.start, programme.end):
            taken.add(programme.start, programme.end)
            kept.append(programme)
    return sorted(kept, key=lambda p: (p.start, p.end))


def grouped(found: Sequence[FoundProgramme]) -> dict[str, list[FoundProgramme]]:
    """Principal name -> mentions: 加装电梯, also called 加梯, belongs to 既有多层住宅加装电梯."""
    names = sorted({m.name for m in found}, key=lambda n: (-len(n), n))
    principal: dict[str, str] = {}
    for name in names:
        longer = next((n for n in names if _is_part(name, n)), None)
        principal[name] = principal.get(longer, longer) if longer else name
    for name in (n for n in names if n in SHORT):
        principal[name] = next((principal[n] for n in names if SHORT[name] in n), name)
    groups: dict[str, list[FoundProgramme]] = {}
    for mention in found:
        groups.setdefault(principal[mention.name], []).append(mention)
    return groups


def _is_part(name: str, longer: str) -> bool:
    """Whether a name is the end of a longer one, or (without 建设, 项目 …) its beginning."""
    core = re.sub(r"(?:建设|项目|行动|工程|活动)$", "", name)
    ends = longer.endswith((name, core)) or len(core) >= 4 and longer.startswith(core)
    return len(longer) > len(name) and ends
