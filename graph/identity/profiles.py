"""A store and a person's name in, what each article says of each person of that name out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Store

from ...schema.vocabulary import FOAF, JD, ORG, RDF, SCHEMA, SKOS
from ..iri import Ids
from ..seen import earliest_day, ends, latest_day
from .types import unit

Chain = tuple[str, ...]
"""Names of an area and those around it, innermost first; () where nothing is known."""
FORMER = "post.former"
MOST = 20_000
"""Mentions that a reader keeps, so that memory is bounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A post as one article gives it. `first` and `last` are days between which it certainly was held."""

    office: str
    area: Chain
    kind: str
    title: str
    rank: int
    former: bool = False
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One person in one article."""

    person: str
    article: str
    name: str
    area: Chain
    date: str = ""
    gender: str = ""
    posts: tuple[Held, ...] = ()
    beside: frozenset[str] = field(default=frozenset(), compare=False)
    """Everybody else whom the article names."""

    @property
    def unit(self) -> str:
        return unit(self.person, self.article)


@dataclass(slots=True)
class Reader:
    """Looks things up, areas and offices once."""

    store: Store
    ids: Ids
    chains: dict[tuple[NamedNode, NamedNode], Chain] = field(default_factory=dict)
    lately: dict[str, list[Mention]] = field(default_factory=dict)
    """By name, of names that were asked for lately: each is compared with those that look like it."""
    titles: dict[NamedNode, tuple[str, int]] = field(default_factory=dict)
    """Name and rank, the same in every article."""
    offices: dict[NamedNode, str] = field(default_factory=dict)
    """The name, of which its identifier is made."""
    kept: int = 0
    """Mentions in that."""
    named_so: dict[str, list[NamedNode]] = field(default_factory=dict)
    """The things of the name that was asked for last."""

    def people(self, name: str) -> list[NamedNode]:
        """Everybody of a name, as the articles have them."""
        own = {self.ids.graph("identity"), self.ids.graph("pending")}
        found = self.store.quads_for_pattern(None, FOAF.name, Literal(name, language="zh"))
        return sorted({q.subject for q in found if isinstance(q.subject, NamedNode) and q.graph_name not in own}, key=str)

    def labelled(self, name: str) -> list[NamedNode]:
        """Every thing of a name that is no person."""
        if name not in self.named_so:
            found = self.store.quads_for_pattern(None, SKOS.prefLabel, Literal(name, language="zh"))
            things = {quad.subject for quad in found if isinstance(quad.subject, NamedNode) and quad.subject != quad.graph_name}
            self.named_so = {name: sorted(things, key=str)}
        return self.named_so[name]

    def mentions(self, name: str) -> list[Mention]:
        if name not in self.lately:
            found = [one for person in self.people(name) for one in self.mentions_of(person, name)]
            if self.kept + len(found) > MOST:
                self.lately, self.kept = {}, 0
            self.lately[name], self.kept = found, self.kept + len(found)
        return self.lately[name]

    def mentions_of(self, person: NamedNode, name: str) -> Iterator[Mention]:
        for article in self.articles(person):
            yield self.mention(person, article, name)

    def articles(self, person: NamedNode) -> list[NamedNode]:
        own = self.ids.graph("identity")
        found = {quad.graph_name for quad in self.store.quads_for_pattern(person, RDF.type, FOAF.Person)}
        return sorted((g for g in found if isinstance(g, NamedNode) and g != own), key=str)

    def met_once(self, name: str) -> bool:
        """Whether one article has the name, of one person: nobody to compare with."""
        found = self.people(name)
        return len(found) == 1 and len(self.articles(found[0])) == 1

    def mention(self, person: NamedNode, article: NamedNode, name: str) -> Mention:
        area = next(self.nodes(person, JD.area, article), None)
        posts = tuple(self.posts(person, article))
        printed = self.text(article, SCHEMA.datePublished, article)
        return Mention(
            person=self.short(person), article=self.short(article), name=name,
            area=self.chain(area, article) if area else (),
            date=latest_day(printed)[0] if printed[:4].isdigit() else max((post.last for post in posts), default=""),
            gender=self.text(person, FOAF.gender, article), posts=posts, beside=self.named(article) - {name},
        )  # fmt: skip

    def posts(self, person: NamedNode, article: NamedNode) -> Iterator[Held]:
        for quad in self.store.quads_for_pattern(None, ORG.member, person, article):
            if isinstance(quad.subject, NamedNode):
                yield from self.held(quad.subject, article)

    def held(self, tenure: NamedNode, article: NamedNode) -> Iterator[Held]:
        office, title = next(self.nodes(tenure, ORG.organization, article), None), next(self.nodes(tenure, ORG.role, article), None)
        if office is None or title is None:
            return
        area = next(self.nodes(office, JD.jurisdiction, article), None)
        kind = next(self.nodes(office, JD.kind, article), None)
        span = ends(self.text(tenure, JD.seen, article))
        yield Held(
            office=self.office(office, article), title=self.title(title, article)[0],
            rank=self.title(title, article)[1], area=self.chain(area, article) if area else (),
            kind=kind.value.rpartition("-")[2] if kind else "", former=self.text(tenure, JD.rule, article) == FORMER,
            first=latest_day(span[0])[0] if span else "", last=earliest_day(span[1])[0] if span else "",
        )  # fmt: skip

    def office(self, office: NamedNode, article: NamedNode) -> str:
        if office not in self.offices:
            self.offices[office] = self.text(office, SKOS.prefLabel, article)
        return self.offices[office]

    def title(self, title: NamedNode, article: NamedNode) -> tuple[str, int]:
        if title not in self.titles:
            self.titles[title] = self.text(title, SKOS.prefLabel, article), int(self.text(title, JD.rank, article) or 3)
        return self.titles[title]

    def chain(self, area: NamedNode, article: NamedNode) -> Chain:
        """As far up as the article says; an area says the same in all articles that know what lies around it."""
        above = next(self.nodes(area, SCHEMA.containedInPlace, article), None)
        known = self.chains.get((area, above or area))
        if known is None:
            known = (self.text(area, SKOS.prefLabel, article), *(self.chain(above, article) if above else ()))
            self.chains[area, above or area] = known
        return known

    def named(self, article: NamedNode) -> frozenset[str]:
        return frozenset(quad.object.value for quad in self.store.quads_for_pattern(None, FOAF.name, None, article)
                         if isinstance(quad.object, Literal))  # fmt: skip

    def nodes(self, node: NamedNode, by: NamedNode, article: NamedNode) -> Iterator[NamedNode]:
        found = [quad.object for quad in self.store.quads_for_pattern(node, by, None, article) if isinstance(quad.object, NamedNode)]
        return iter(sorted(found, key=str) if len(found) > 1 else found)

    def text(self, node: NamedNode, by: NamedNode, article: NamedNode) -> str:
        found = self.store.quads_for_pattern(node, by, None, article)
        return min((quad.object.value for quad in found if isinstance(quad.object, Literal)), default="")

    def short(self, node: NamedNode) -> str:
        return node.value.removeprefix(self.ids.base)


def days(posts: Iterable[Held]) -> tuple[str, str]:
    """First and last day of some posts; empty where none is dated."""
    firsts, lasts = [p.first for p in posts if p.first], [p.last for p in posts if p.last]
    return min(firsts, default=""), max(lasts, default="")
