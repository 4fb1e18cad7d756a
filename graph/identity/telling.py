"""An article in, its events out, as it tells them: who, where, of what, and in which words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ...schema.vocabulary import AREA_LEVEL, FOAF, JD, ORG, PROV, RDF, ROLE, SCHEMA, SKOS
from ..facts import EVENT_KIND
from ..literals import to_date
from .places import parts
from .profiles import Reader

HEADS = frozenset({ROLE["leads"], ROLE["chairs"]})
LEADERS = frozenset({ROLE["leads"]})
"""Of a visit: who chairs what was said there is no more than one of those who came."""
SPEAKERS = frozenset({ROLE["speaks"]})
"""Of a lecture that nobody is said to have chaired, its head."""
VISITORS = frozenset({*HEADS, ROLE["visits"]})
ZONE = re.compile(r"(?:开发|[经高]开|技术|园|合作|示范|试验)区$")
"""Lies in a district, or across several."""
EVERYWHERE = re.compile(
    r"^(?:[省市区县镇乡]?(?:人民)?(?:政府|委)|街道.*|党.*"
    r"|(?:副|总)?(?:书记|主任|局长|经理|总经理|董事长|院长|校长|站长|所长|[处科部]长|主席|委员|会长).*)$"
)
"""Offices and titles that are many in any district."""
ALONE = re.compile(r"(?:[局县区市镇乡旗院校站所队厂会部]长|党?[组委]?书记|主任|主席|理事长)$")
"""Titles of which an office has one holder."""
MASTHEAD = re.compile(r"[一-龥]{3,24}")
DAY_OF_ISSUE = re.compile(r"\d{4}(?:年\d{1,2}月\d{1,2}日|[-./]\d{1,2}[-./]\d{1,2})")
END = 3
"""Last characters of the name of a district by which articles are brought together."""
Span = tuple[int, int]
Districts = tuple[frozenset[str], frozenset[str]]
"""Those that an article names, and those that only follow from a town."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """An event as one article tells it."""

    id: str
    article: str
    kind: str
    day: str
    """On which it began; empty where no day is known."""
    first: str = ""
    last: str = ""
    """Days between which it lies, of what is not known to have been one day alone."""
    printed: str = ""
    """Day of issue of what says of no day."""
    label: str = ""
    districts: frozenset[str] = frozenset()
    """Those that the article names; none where it names none."""
    deduced: frozenset[str] = frozenset()
    """Those that it does not print: a town that it names lies in them by the official codes."""
    heads: frozenset[str] = frozenset()
    """Names of those who led or chaired; of a visit without such, of those who came."""
    posts: frozenset[str] = frozenset()
    """Offices and titles of its heads, as another report may have them without the name: 县残联, 县长."""
    seats: frozenset[tuple[str, str]] = frozenset()
    """Posts that one alone has, without the areas before them (区人社局局长), and who holds each."""
    speakers: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    """People of the article whose name is in its words, and who are not known to have taken part."""
    organisers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    sentence: str = ""
    """The one that says that it took place."""
    words: str = ""
    """All of the article that may be about it: from its sentence to that of the next event."""
    masthead: str = ""
    """What the article has above its date: whose paper it is, or its headline."""

    @property
    def body(self) -> str:
        """Its words without the masthead."""
        return self.words.removeprefix(f"{self.masthead}\n") if self.masthead else self.words


def beside_others(articles: dict[NamedNode, Districts]) -> set[NamedNode]:
    """Articles that another one may be compared with: that share a district (皖北砀溪县 is 砀溪县), or where either's is not known."""
    ends = {one: {district[-END:] for district in surely(districts)} for one, districts in articles.items()}
    here = Counter(end for found in ends.values() for end in found)
    wide = any(not end or end.endswith("市") for end in here)
    return {one for one, found in ends.items() if (wide and len(articles) > 1) or any(here[end] > 1 for end in found)}


def surely(districts: Districts) -> Iterable[str]:
    named, deduced = districts
    return ("", *named) if deduced or not named else named


def districts_in(reader: Reader, article: NamedNode) -> Districts:
    found = reader.store.quads_for_pattern(None, JD.level, AREA_LEVEL["district"], article)
    names = (reader.text(quad.subject, SKOS.prefLabel, article) for quad in found if isinstance(quad.subject, NamedNode))
    districts = frozenset(name for name in names if not ZONE.search(name))
    deduced = {name for name in by_towns(reader, article) & districts if not is_printed(reader, name, article)}
    return districts - deduced, frozenset(deduced)


def by_towns(reader: Reader, article: NamedNode) -> set[str]:
    """Districts of its towns that have a city around them, as what the codes say has."""
    levels = (AREA_LEVEL["town"], AREA_LEVEL["subdistrict"])
    found = (quad.subject for level in levels for quad in reader.store.quads_for_pattern(None, JD.level, level, article))
    chains = (reader.chain(town, article) for town in found if isinstance(town, NamedNode))
    return {chain[1] for chain in chains if len(chain) > 2}


def is_printed(reader: Reader, name: str, article: NamedNode) -> bool:
    quotes = reader.store.quads_for_pattern(None, JD.quote, None, article)
    return any(name in quad.object.value for quad in quotes if isinstance(quad.object, Literal))


def of_article(reader: Reader, article: NamedNode, districts: Districts, day: str) -> Iterator[Occasion]:
    told = reader.store.quads_for_pattern(None, SCHEMA.startDate, to_date(day), article)
    events = {quad.subject for quad in told if isinstance(quad.subject, NamedNode)}
    return as_told(reader, article, districts, events, day=day)


def as_told(reader: Reader, article: NamedNode, districts: Districts, events: Iterable[NamedNode], **known: str) -> Iterator[Occasion]:
    """Some events of an article; `known` is what is known of their days."""
    events = sorted(events, key=str)
    passages, begun = (quotes_in(reader, article), beginnings(reader, article)) if events else ({}, {})
    persons = reader.named(article) if events else frozenset[str]()
    known["masthead"] = masthead_of(passages)
    ends = sorted({start for start, _ in begun.values()})
    for event in events:
        kind = next((EVENT_KIND[one] for one in reader.nodes(event, RDF.type, article) if one in EVENT_KIND), None)
        if kind and event in begun:
            start, sentence = begun[event]
            words = told_in(passages, start if start != ends[0] else 0, next((at for at in ends if at > start), None))
            yield occasion(reader, event, article, districts, persons, kind=kind, sentence=sentence, words=words, **known)


def quotes_in(reader: Reader, article: NamedNode) -> dict[Span, str]:
    """The longest quotations of an article by where they stand; those within others are left out."""
    found: dict[Span, str] = {}
    starts = reader.store.quads_for_pattern(None, JD.start, None, article)
    begins = {quad.subject: int(quad.object.value) for quad in starts if isinstance(quad.object, Literal)}
    for quad in reader.store.quads_for_pattern(None, JD.quote, None, article):
        if isinstance(quad.object, Literal):
            start = begins.get(quad.subject, 0)
            found[start, start + len(quad.object.value)] = quad.object.value
    end, longest = -1, dict[Span, str]()
    for span in sorted(found, key=lambda span: (span[0], -span[1])):
        if span[1] > end:
            end, longest[span] = span[1], found[span]
    return longest


def masthead_of(passages: dict[Span, str]) -> str:
    first, second = (*passages.values(), "", "")[:2]
    return first if DAY_OF_ISSUE.match(second) and MASTHEAD.fullmatch(first) else ""


def start_of(reader: Reader, passage: NamedNode, article: NamedNode) -> int:
    return int(reader.text(passage, JD.start, article) or 0)


def beginnings(reader: Reader, article: NamedNode) -> dict[NamedNode, tuple[int, str]]:
    """Where each event of an article begins to be told, and in which sentence."""
    told = reader.store.quads_for_pattern(None, JD.reportedIn, article, article)
    return {quad.subject: own_words(reader, quad.subject, article) for quad in told if isinstance(quad.subject, NamedNode)}


def own_words(reader: Reader, event: NamedNode, article: NamedNode) -> tuple[int, str]:
    passages = reader.nodes(event, PROV.wasDerivedFrom, article)
    return min(((start_of(reader, one, article), reader.text(one, JD.quote, article)) for one in passages), default=(0, ""))


def told_in(passages: dict[Span, str], start: int, end: int | None) -> str:
    return "\n".join(text for span, text in passages.items() if start <= span[0] and (end is None or span[0] < end))


def occasion(reader: Reader, event: NamedNode, article: NamedNode, districts: Districts, met: frozenset[str], **known: str) -> Occasion:
    roles = reader.store.quads_for_pattern(None, JD.event, event, article)
    agents = [who for quad in roles if isinstance(quad.subject, NamedNode) for who in agents_of(reader, quad.subject, article)]
    named_so = {who: reader.text(who, FOAF.name, article) for who, _ in agents}
    persons = [(who, role) for who, role in agents if named_so[who]]
    people = [(named_so[who], role) for who, role in persons]
    places = [place for stop in reader.nodes(event, JD.stop, article) for place in reader.nodes(stop, JD.place, article)]
    leading = leading_in(known["kind"], {role for _, role in people})
    return Occasion(
        id=reader.short(event),
        article=article.value,
        label=reader.text(event, SKOS.prefLabel, article),
        districts=districts[0],
        deduced=districts[1],
        heads=frozenset(name for name, role in people if role in leading),
        posts=frozenset(said for who, role in persons if role in leading for said in posts_of(reader, who, article)),
        seats=frozenset((seat, named_so[who]) for who in dict.fromkeys(who for who, _ in persons) for seat in seats_of(reader, who, article)),
        speakers=frozenset(name for name, role in people if role == ROLE["speaks"]),
        people=frozenset(name for name, _ in people),
        named=frozenset(name for name in met.difference(name for name, _ in people) if name in known["words"]),
        organisers=named(reader, [who for who, role in agents if role == ROLE["organises"]], article),
        places=named(reader, places, article),
        programmes=named(reader, list(reader.nodes(event, JD.concerns, article)), article),
        **known,
    )


def leading_in(kind: str, roles: set[NamedNode]) -> frozenset[NamedNode]:
    if kind == "visit":
        return LEADERS if roles & LEADERS else VISITORS
    return SPEAKERS if kind == "training" and not roles & HEADS else HEADS


def named(reader: Reader, nodes: list[NamedNode], article: NamedNode) -> frozenset[str]:
    return frozenset(filter(None, (reader.text(node, SKOS.prefLabel, article) for node in nodes)))


def posts_of(reader: Reader, who: NamedNode, article: NamedNode) -> Iterator[str]:
    """区残联, 县长: what a report that leaves the name out says."""
    for quad in reader.store.quads_for_pattern(None, ORG.member, who, article):
        if isinstance(quad.subject, NamedNode):
            for name in named(reader, [*reader.nodes(quad.subject, ORG.organization, article), *reader.nodes(quad.subject, ORG.role, article)], article):
                said = name[max(0, len(parts(name)[0]) - 1) :]
                if not EVERYWHERE.match(said):
                    yield said


def seats_of(reader: Reader, who: NamedNode, article: NamedNode) -> Iterator[str]:
    for quad in reader.store.quads_for_pattern(None, ORG.member, who, article):
        if isinstance(quad.subject, NamedNode):
            offices = named(reader, list(reader.nodes(quad.subject, ORG.organization, article)), article)
            titles = named(reader, list(reader.nodes(quad.subject, ORG.role, article)), article)
            yield from (office[max(0, len(parts(office)[0]) - 1) :] + title for office in offices for title in titles if ALONE.match(title))


def agents_of(reader: Reader, part: NamedNode, article: NamedNode) -> Iterator[tuple[NamedNode, NamedNode]]:
    for who in reader.nodes(part, PROV.agent, article):
        for role in reader.nodes(part, JD.role, article):
            yield who, role
