"""Who is who in the property graph: the graph of identity in, the one identifier of a thing (as an article speaks of it) out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Store

from ...schema.vocabulary import OWL, PROV, SCHEMA
from ..identity.aliases import identity_graph
from ..iri import Ids


@dataclass(frozen=True, slots=True)
class Canon:
    """Identifiers stand without the base of the graph."""

    alias: dict[str, str]
    parts: dict[tuple[str, str], str]
    """By person and article: the part that the article speaks of."""
    members: dict[str, tuple[str, ...]]
    """By canonical thing: everything that stands for it, itself included."""
    whole: dict[str, str]
    told_by: dict[str, str]
    """By part: the article that speaks of it."""

    def one(self, name: str, article: str) -> str:
        """What `name` stands for where `article` says it."""
        found = self.parts.get((name, article), name) if self.parts else name
        return self.alias.get(found, found)

    def all(self, name: str) -> tuple[str, ...]:
        return self.members.get(name, (name,))

    def others(self, name: str) -> tuple[str, ...]:
        return tuple(other for other in self.all(name) if other != name)


def canon(store: Store, ids: Ids) -> Canon:
    said = {by: dict(pairs(store, ids, by)) for by in (OWL.sameAs, PROV.specializationOf, SCHEMA.subjectOf)}
    alias, whole, told_by = said.values()
    members: dict[str, list[str]] = defaultdict(list)
    for name, one in alias.items():
        members[one].append(name)
    parts = {(person, told_by[part]): part for part, person in whole.items() if part in told_by}
    groups = {one: tuple(sorted((one, *names))) for one, names in members.items()}
    return Canon(alias, parts, groups, whole, told_by)


def pairs(store: Store, ids: Ids, by: NamedNode) -> Iterator[tuple[str, str]]:
    for quad in store.quads_for_pattern(None, by, None, identity_graph(ids)):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            yield quad.subject.value.removeprefix(ids.base), quad.object.value.removeprefix(ids.base)


def quads_of(store: Store, ids: Ids, known: Canon, name: str) -> Iterator[Quad]:
    """All that is said of a canonical thing, under every name that it has."""
    for member in known.all(name):
        if member in known.whole:
            article = ids.node(known.told_by[member])
            yield from store.quads_for_pattern(ids.node(known.whole[member]), None, None, article)
        else:
            for quad in store.quads_for_pattern(ids.node(member), None, None):
                if (member, short(ids, quad.graph_name)) not in known.parts:
                    yield quad


def short(ids: Ids, term: object) -> str:
    return term.value.removeprefix(ids.base) if isinstance(term, NamedNode) else ""
