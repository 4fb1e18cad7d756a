"""Events of one day in, judgements out: which reports tell of the same occasion.

Two reports are compared where they name a person, a place, an organiser or a programme in common; what speaks for and against is added up
and said in the reasons. The same article tells of two occasions if it tells them twice. An event without a day is
never decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import NamedNode, Store

from ...schema.vocabulary import AREA_LEVEL, FOAF, JD, PROV, RDF, ROLE, SCHEMA, SKOS
from ..facts import EVENT_KIND
from ..iri import Ids
from ..literals import to_date
from .profiles import Reader
from .types import RULES, Judgement, Pair, Verdict

SAME, UNSURE = 4.0, 2.5
HEADS = {ROLE["leads"], ROLE["chairs"]}
SAYS_ENOUGH = 4
"""Characters of the name of a place: of 广场 alone there are many."""
CROWD = 40
"""A name in more events of one day than this (the city, a slogan) leads to no comparison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """An event as one article tells it."""

    id: str
    article: str
    kind: str
    day: str
    label: str = ""
    district: str = ""
    heads: frozenset[str] = frozenset()
    """Names of those who led or chaired."""
    speakers: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    organisers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()

    def shared_by(self) -> Iterator[tuple[str, str]]:
        """What brings it together with others."""
        for group in ("people", "places", "organisers", "programmes"):
            for name in sorted(getattr(self, group)):
                yield group, name


Point = tuple[float, str]


def judged(occasions: Iterable[Occasion]) -> Iterator[Judgement]:
    """On every pair that may be one; the order of the occasions makes no difference."""
    for one, other in candidates(occasions):
        points = list(compared(one, other))
        score = round(sum(worth for worth, _ in points), 2)
        if score >= UNSURE:
            pair, verdict = Pair.of(one.id, other.id), verdict_of(score)
            reasons = tuple(f"{reason} {worth:+g}" for worth, reason in points)
            yield Judgement(left=pair.left, right=pair.right, verdict=verdict, score=score, reasons=reasons, by=RULES)


def verdict_of(score: float) -> Verdict:
    return "same" if score >= SAME else "unsure"


def candidates(occasions: Iterable[Occasion]) -> Iterator[tuple[Occasion, Occasion]]:
    by_name: dict[tuple[str, str, str, str], dict[str, Occasion]] = defaultdict(dict)
    for one in occasions:
        for group, name in one.shared_by():
            by_name[one.day, one.kind, group, name][f"{one.id} {one.article}"] = one
    met: set[tuple[str, str]] = set()
    for _, found in sorted(by_name.items()):
        if len(found) > CROWD:
            continue
        for one, other in combinations([found[key] for key in sorted(found)], 2):
            if (one.id, other.id) not in met and may_be_one(one, other):
                met.add((one.id, other.id))
                yield one, other


def may_be_one(one: Occasion, other: Occasion) -> bool:
    apart = one.district and other.district and one.district != other.district
    return one.id != other.id and one.article != other.article and not apart


def compared(one: Occasion, other: Occasion) -> Iterator[Point]:
    """What speaks for one occasion, and what for two; each with its worth."""
    heads, people = one.heads & other.heads, one.people & other.people
    if heads:
        yield 3, f"同一主事者 same head: {listed(heads)}"
    elif one.heads and other.heads:
        yield -3, f"主事者不同 other heads: {listed(one.heads)} | {listed(other.heads)}"
    if people - heads:
        yield min(1.5 * len(people - heads), 4.5), f"同有 both name: {listed(people - heads)}"
    elif one.people and other.people and not people:
        yield -4, "没有共同的人 nobody in common"
    speakers = (one.speakers & other.speakers) - heads
    if speakers and one.label and one.label == other.label:
        yield 1.5, f"同在会上讲话 both say who spoke: {listed(speakers)}"
    yield from of_places(one, other)
    if one.organisers & other.organisers:
        yield 2, f"同一组织者 same organiser: {len(one.organisers & other.organisers)}"
    if one.programmes & other.programmes:
        yield 1, f"同一项目 same programme: {len(one.programmes & other.programmes)}"
    if one.label and one.label == other.label:
        yield 1, f"同名 same name: {one.label}"
    elif one.label and other.label and one.kind != "visit" and not one_in_the_other(one.label, other.label):
        yield -2, f"名称不同 other names: {one.label} | {other.label}"


def of_places(one: Occasion, other: Occasion) -> Iterator[Point]:
    places = {place for place in one.places if any(one_place(place, there) for there in other.places)}
    if places:
        yield min(1.0 + len(places), 4.0), f"同一地点 same place: {listed(places)}"
    elif one.places and other.places:
        yield -3, f"地点不同 other places: {listed(one.places)} | {listed(other.places)}"


def one_place(one: str, other: str) -> bool:
    """临江区滨河广场 is the 滨河广场 that a paper of the district names."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= SAYS_ENOUGH and longer.endswith(shorter)


def one_in_the_other(one: str, other: str) -> bool:
    """会议 may be the 推进会议 that another report names."""
    return one in other or other in one


def listed(names: Iterable[str]) -> str:
    return "、".join(sorted(names))


# --- out of the store ---


def of_day(store: Store, ids: Ids, day: str) -> list[Occasion]:
    """Every event that starts on a day, as each article tells it; a day is 2021-03-17, nothing less exact."""
    articles = {
        quad.graph_name
        for quad in store.quads_for_pattern(None, SCHEMA.startDate, to_date(day))
        if isinstance(quad.graph_name, NamedNode)
    }
    reader = Reader(store, ids)
    near = beside_others(reader, sorted(articles, key=str))
    return [one for article in near for one in of_article(reader, article, day)]


def beside_others(reader: Reader, articles: list[NamedNode]) -> list[NamedNode]:
    """Articles that another one may be compared with: of the same district, or where either's is not known."""
    by_district: dict[str, list[NamedNode]] = defaultdict(list)
    for article in articles:
        by_district[district_in(reader, article)].append(article)
    unknown = by_district.pop("", [])
    near = [one for group in by_district.values() for one in group if len(group) > 1 or unknown]
    return sorted([*near, *unknown], key=str)


def district_in(reader: Reader, article: NamedNode) -> str:
    """The district around what the article is about."""
    area, seen = next(reader.nodes(article, SCHEMA.spatialCoverage, article), None), set[NamedNode]()
    while area is not None and area not in seen:
        seen.add(area)
        if next(reader.nodes(area, JD.level, article), None) == AREA_LEVEL["district"]:
            return area.value
        area = next(reader.nodes(area, SCHEMA.containedInPlace, article), None)
    return ""


def of_article(reader: Reader, article: NamedNode, day: str) -> Iterator[Occasion]:
    district = district_in(reader, article)
    told = reader.store.quads_for_pattern(None, SCHEMA.startDate, to_date(day), article)
    for event in sorted({quad.subject for quad in told if isinstance(quad.subject, NamedNode)}, key=str):
        kind = next((EVENT_KIND[one] for one in reader.nodes(event, RDF.type, article) if one in EVENT_KIND), None)
        if kind:
            yield occasion(reader, event, article, kind=kind, day=day, district=district)


def occasion(reader: Reader, event: NamedNode, article: NamedNode, **known: str) -> Occasion:
    parts = reader.store.quads_for_pattern(None, JD.event, event, article)
    people = [who for quad in parts if isinstance(quad.subject, NamedNode) for who in agents(reader, quad.subject, article)]
    named = [(reader.text(who, FOAF.name, article), role) for who, role in people if FOAF.Person in reader.nodes(who, RDF.type, article)]
    places = [place for stop in reader.nodes(event, JD.stop, article) for place in reader.nodes(stop, JD.place, article)]
    return Occasion(
        id=reader.short(event),
        article=article.value,
        label=reader.text(event, SKOS.prefLabel, article),
        heads=frozenset(name for name, role in named if role in HEADS),
        speakers=frozenset(name for name, role in named if role == ROLE["speaks"]),
        people=frozenset(name for name, _ in named),
        organisers=frozenset(str(who) for who, role in people if role == ROLE["organises"]),
        places=frozenset(filter(None, (reader.text(place, SKOS.prefLabel, article) for place in places))),
        programmes=frozenset(map(str, reader.nodes(event, JD.concerns, article))),
        **known,
    )


def agents(reader: Reader, part: NamedNode, article: NamedNode) -> Iterator[tuple[NamedNode, NamedNode]]:
    for who in reader.nodes(part, PROV.agent, article):
        for role in reader.nodes(part, JD.role, article):
            yield who, role
