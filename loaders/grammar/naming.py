"""Everything that one article names: people, office-holders, offices; block and frame in, mentions out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...schema.types import Person
from ..types import Block, Span, Text
from . import registers
from .acting import acting_areas
from .beginnings import GROUP, LEVEL, is_of_class
from .callings import role_names
from .frame import Frame
from .freeing import freed
from .institutions import is_institution, standing
from .intervals import Stretches
from .mentions import Anonymous, PersonMention
from .names import name_at
from .offices import Memory, Office, Resolver
from .openings import narrowed
from .people import (
    KnownNames,
    credited_names,
    dotted_names,
    grouped_names,
    honoured_names,
    labelled_names,
    listed_names,
    office_names,
    other_names,
    remarked_names,
    told_names,
)
from .place_words import SO_MANY
from .posts import PostReader
from .scan import Scan
from .subjects import bare_names, speaking_names
from .things import Thing, acts, things
from .timeline import spans_of
from .vetting import NameReader, plausible


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything that is named in an article."""

    people: tuple[PersonMention, ...]
    anonymous: tuple[Anonymous, ...]
    offices: tuple[tuple[Thing, Office], ...]
    things: tuple[Thing, ...]

    @property
    def stretches(self) -> list[tuple[int, int]]:
        return [(m.start, m.end) for group in (self.things, self.people, self.anonymous) for m in group]


@dataclass(frozen=True, slots=True)
class Introduced:
    """The people that an article introduces; `resolver` remembers the offices and places it has named."""

    people: tuple[PersonMention, ...]
    anonymous: tuple[Anonymous, ...]
    resolver: Resolver


BY_WORDS: tuple[Callable[[NameReader, Span], Iterable[PersonMention]], ...] = (
    role_names,
    remarked_names,
    dotted_names,
    honoured_names,
    grouped_names,
    labelled_names,
    credited_names,
    other_names,
    told_names,
)

CLASS_INSIDE = re.compile(
    r"^(?:基层)?(?:县乡(?!村振兴)|乡镇(?!企业)|镇街|街镇|镇村)(?![㐀-鿿]{0,2}(?:镇|乡|街道))|\d[余多]?[个名人家支处所批]|[两三四][余多]?[个名人家]|[两三四各]级(?!巡)|[两三各]地(?:党委|政府|人大|政协)|^党和政府$|^县乡(?!村振兴)"
    r"|式(?:派出所|社区|医院|机关|法庭|司法所)$|一行[\d一二三四五六七八九十]*[余多]?人|届第?\d+次|[市省区县]第[一二三四五六七八九十\d]+届(?!人大|政协|人民|委员|代表|执行|理事|党)|^[首第]?.?届(?!人大|政协)|组织部分(?!管|局|会|支)|临时办公室$|[正副]科$|^(?:[区市县]属)?国有公司$|^(?:新一届)?(?:社区|村)?党(?:总支部?|支部)?委员会$"
)
"""16个基层党支部, 两级人大: several at once."""
SEVERAL = re.compile(r"\d[余多]?[支个家名所处批]$")
OF_EACH = re.compile(r"(?:各|全体|部分|有关|相关|所有|[\d一二三四五六七八九十两几]个)[㐀-鿿（）()]{1,6}$")
"""各村（社区）｜党总支书记."""
EACH_COUNTY = re.compile(r"各[市县镇乡街][（(、]?[^，。；]{0,3}$")
"""各县（市）｜区工商联."""
BRANDS = frozenset({"office.finance", "office.education"})
OF_AREA = re.compile("人大|政协|政府|人大常委会|工商联|共青团")
NATIONAL = re.compile("全国|中国|中央|国家|香港|澳门|台湾|[㐀-鿿]{2,4}(?:省|市|区|县|旗|州|盟|镇|乡|街道|苏木|新区|开发区|园区)")
ADDRESSEES = re.compile(r"[ 　]*(?:报|送|发|报送|抄报|抄送|分送|主送)[：:]")
PASSED_ON = re.compile("(?:传达|学习|贯彻|落实)[^，。；：\n]*$")
SPIRIT = re.compile("[^，。；：\n]{0,24}?(?:会议精神|精神|部署要求)")
SOME_OF = re.compile("分(?!管|局|会|支|中心|部|校|行|别|享|析|工)")
"""组织｜部分人大代表: the office ends inside a word."""
CONTRIBUTOR = re.compile(r"(?:特约|实习|见习|本报|摄影|全媒体)?(?:记者|通讯员|实习生)")
NO_REPORTER = "网报社台办街镇县市区局委院站频风"
"""Endings of media and offices: 新农网."""
CREDITED = re.compile(r"(?:记者|通讯员|实习生|作者|撰稿|文(?=[/／：:]))[：:/／ ]{0,2}$")


OF_A_KIND = re.compile(
    "(?:建立|组建|成立|推行|建好|选派)?(?:(?:[省市县区]级|公立|民营|民办|基层|山区|农村|城区|乡镇|村级|职能|临床|附属|网格|行政村?|个行政村|新一届|社区新一届|专项行动|专项|工作|部分|大中|中|定点|医疗|龙头|优质|骨干|知名|本地|外地|专家|直属|相关)+"
    "(?:医院|学校|小学|中学|党支部|党支部委员会|党总支部委员会|领导小组|党小组|科室|专家团|公司|企业|机构|支部|合作社|银行))|(?:(?:神经|心|骨|普|内|外|儿|眼|妇产?|中医|口腔|皮肤|肿瘤|消化|呼吸|康复|心血管|急诊|检验|放射)[内外]?科)+"
    "|(?:商场|超市|商超|宾馆|酒店|饭店|工厂|企业|学校|医院|银行|网吧|药店){2,}"
)
"""省级公立医院, 网格党支部, 妇产科: bodies by their kind."""


GATHERING = re.compile("联谊会|议事会")
HELD_ONCE = re.compile("[一两三首]届?[台场次]?|.{0,8}(?:迎|庆|新春|春节|元宵|端午|中秋|国庆|重阳|七夕|元旦|周年).*")
HOLDING = re.compile("(?:参加|召开|举行|举办|筹备|策划|观摩|旁听|此|本|这|该)了?次?$")
"""一台邻里｜联谊会, 迎新春｜联谊会, 观摩｜居民议事会: what is held; 某县海外联谊会 is a body."""
SENDS_ONE = frozenset({"office.education", "office.enterprise", "office.health", "office.finance"})
"""某集团｜代表作了讲解: one who speaks for it; 人大代表 are people of a kind."""


class NamingReader:
    """Names of one block of a page, read within `frame`."""

    def __init__(self, text: Text, block: Block, scan: Scan, frame: Frame) -> None:
        self.text, self.block, self.scan, self.frame = text, block, scan, frame
        self.value = scan.text
        self.spans = spans_of(block)
        named = (t for span in self.spans for t in things(scan, span.start, span.end))
        self.things = [cut for t in named if (cut := narrowed(scan, freed(scan, t))) is not None]

    def introduce(self, known: frozenset[str], posted: frozenset[str]) -> Introduced:
        """People with the words that introduce them, in view of the names that the page introduces elsewhere."""
        resolver = Resolver(self.scan, self.frame, Memory())
        reader = PostReader(self.scan, resolver, self.things, known, posted)
        reader.read(self.spans)
        names, byline = reader.names, (self.block.byline,) if self.block.byline else ()
        people = reader.people + [
            m for find_names in BY_WORDS for span in (*self.spans, *byline) for m in find_names(names, span)
        ]
        people = distinct([*people, *office_names(names, self.things), *registers.people(self.scan, resolver, self.block.tables)])
        people = distinct([*people, *(m for span in self.spans for m in listed_names(names, people, span))])
        taken = Stretches((m.start, m.end) for m in people)
        people += [
            m for span in self.block.paragraphs for find in (speaking_names, bare_names) for m in find(names, span, taken)
        ]
        return Introduced(tuple(distinct(people)), tuple(reader.anonymous), resolver)

    def mentions(self, introduced: Introduced, known: KnownNames) -> Mentions:
        taken = Stretches((m.start, m.end) for m in introduced.people)
        again = [m for span in self.spans for m in known.again(span, taken)]
        if self.block.byline is not None:
            again += known.again(self.block.byline, Stretches())
        people = distinct([*introduced.people, *again])
        offices = self._offices(introduced.resolver, Stretches((m.start, m.end) for m in people))
        return Mentions(tuple(people), introduced.anonymous, tuple(offices), tuple(self.things))

    def _offices(self, resolver: Resolver, taken: Stretches) -> list[tuple[Thing, Office]]:
        """Offices outside the appositions of people."""
        resolver.memory.previous = None
        found: list[tuple[Thing, Office]] = []
        previous: Office | None = None
        lender: str | None = None
        for thing in self.things:
            if self._is_class(thing) or self._inside_title(thing):
                continue
            if GROUP.match(thing.of(self.value)) or not self._is_body(thing):
                continue
            listed = previous is not None and self.value[previous.end : thing.start] in ("、", "和", "及", "与", "，")
            carried = lender if listed else None
            office = resolver.office(thing, carried)
            previous, lender = office, office.name if office.resolved else carried
            if office.resolved and not taken.cover(thing.start, thing.end):
                found.append((thing, office))
            resolver.memory.note(office.name) if office.resolved else None
        return found

    def _is_body(self, thing: Thing) -> bool:
        """Whether a thing is an office here: by its ending, or as a body that may also be a place."""
        if thing.is_place and is_institution(self.scan, thing):
            stands = standing(self.scan, thing)
            return stands == "body" or stands == "neutral" and thing.is_office
        return thing.is_office and (not thing.is_place or acts(self.scan, thing))

    def _inside_title(self, thing: Thing) -> bool:
        """《中国共产党地方委员会工作条例》 names a document."""
        opening = self.value.rfind("《", max(0, thing.start - 40), thing.start)
        return opening >= 0 and self.value.find("》", opening, thing.end) < 0

    def _is_class(self, thing: Thing) -> bool:
        """各居民区党总支, 区人大代表, a bare 居委会: classes of offices, no office."""
        text = self.value
        return (
            is_of_class(self.scan, thing.start)
            or thing.of(text).endswith("人民政协")
            or CLASS_INSIDE.search(thing.of(text)) is not None
            or OF_A_KIND.fullmatch(thing.of(text)) is not None
            or SEVERAL.search(text, max(0, thing.start - 6), thing.start) is not None
            or EACH_COUNTY.search(text, max(0, thing.start - 8), thing.start) is not None
            or thing.bare
            and OF_EACH.search(text, max(0, thing.start - 10), thing.start) is not None
            or thing.of(text).endswith("班") and text.startswith("子", thing.end)
            or thing.of(text).endswith("部") and SOME_OF.match(text, thing.end) is not None
            or text.startswith(("代表", "委员们"), thing.end)
            and not text.startswith("代表团", thing.end)
            and (thing.bare or not thing.last.kinds & SENDS_ONE)
            or (thing.bare and "office.residents" in thing.last.kinds)
            or self._is_loose(thing)
            or self._is_gathering(thing)
            or self._is_spoken_of(thing)
        )

    def _is_loose(self, thing: Thing) -> bool:
        """用好｜人大, 地方｜政协, 县级｜工商联: such a body has the name of its area before it, or its level."""
        printed, opening = thing.of(self.value), self.scan.starting.get(thing.start)
        if thing.bare or opening is not None and opening.kinds & {"area", "head"}:
            return False
        if OF_AREA.fullmatch(printed, len(printed) - (thing.last.end - thing.last.start)) is None:
            return False
        level = LEVEL.match(printed)
        return (level is None or printed.startswith("级", level.end())) and not NATIONAL.match(printed)

    def _is_gathering(self, thing: Thing) -> bool:
        printed = thing.of(self.value)
        named = len(printed) - (thing.last.end - thing.last.start)
        if GATHERING.fullmatch(printed, named) is None:
            return False
        return HELD_ONCE.fullmatch(printed, 0, named) is not None or HOLDING.search(self.value, max(0, thing.start - 6), thing.start) is not None

    def _is_spoken_of(self, thing: Thing) -> bool:
        """“功德银行”制度, 传达省委农村工作会议精神, 报：县委办公室, 巡逻队23支: a name in passing, addressees, so many of a kind."""
        text, start = self.value, thing.start
        whole = text[start - 1 : start] == "“" and text[thing.end : thing.end + 1] == "”"
        if whole and thing.last.kinds & BRANDS or SO_MANY.match(text, thing.end) or text[thing.end : thing.end + 1] in ("+", "＋"):
            return True
        line = text.rfind("\n", 0, start) + 1
        if ADDRESSEES.match(text, line):
            return True
        passed = PASSED_ON.search(text, max(line, start - 24), start)
        return passed is not None and SPIRIT.match(text, thing.end) is not None

    def acting_areas(self, mentions: Mentions) -> list[tuple[Thing, Office]]:
        """A subdistrict, town or district that acts: 江湾镇街道召开…, 街道举办…, 我县举行…."""
        return acting_areas(self.scan, self.frame, self.spans, Stretches(mentions.stretches))

    def byline_offices(self) -> list[Office]:
        return self.offices_in(self.block.byline) if self.block.byline is not None else []

    def offices_in(self, span: Span) -> list[Office]:
        """The offices that a stretch names, without regard to what stands around it."""
        resolver = Resolver(self.scan, self.frame, Memory())
        named = things(self.scan, span.start, span.end)
        return [o for t in named if t.is_office and (o := resolver.office(t)).resolved]

    def _may_report(self, word: str) -> bool:
        """Neither the name of a medium (新农网) nor one that opens with a word (文明潮)."""
        return word[-1] not in NO_REPORTER and not (len(word) > 2 and word[:2] in self.scan.lexicon.common_words)

    def reporters(self, mentions: Mentions) -> tuple[Person, ...]:
        """The reporters of a byline."""
        byline = self.block.byline
        if byline is None:
            return ()
        out = []
        printed = CONTRIBUTOR.sub(lambda m: " " * len(m[0]), self.value[byline.start : byline.end])
        for match in re.finditer(r"[㐀-鿿·]{2,8}", printed):
            start, end = byline.start + match.start(), byline.start + match.end()
            name = name_at(self.scan, start)
            if (
                name is not None
                and name.end == end
                and match.group() not in self.scan.lexicon.frequent_words
                and (self._may_report(match.group()) and plausible(self.scan, name) or CREDITED.search(self.value, max(0, start - 6), start))
                and not any(m.name == match.group() for m in mentions.people)
                and not any(
                    t.start < end and start < t.end and t.kinds & {"office", "place", "area", "title"}
                    for t in self.scan.within(start, end)
                )
            ):
                out.append(
                    Person(
                        key=match.group(),
                        name=match.group(),
                        area=self.frame.district or self.frame.city,
                        evidence=(self.text.passage(start, end),),
                        rule="name.byline",
                    )
                )
        return tuple(out)


def distinct(people: Iterable[PersonMention]) -> list[PersonMention]:
    """One mention a place; those with posts win."""
    kept: list[PersonMention] = []
    taken = Stretches()
    for mention in sorted(people, key=lambda m: (-len(m.posts), -(m.end - m.start), m.start)):
        if not taken.overlap(mention.name_start, mention.name_end):
            taken.add(mention.name_start, mention.name_end)
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)
