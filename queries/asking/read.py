"""What a graph calls things, read predicate by predicate: a way to ask in; plain rows of names and posts, and words, out.

Over a whole graph this is many times as fast as queries that join, which an engine may do in an order that takes hours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from pyoxigraph import NamedNode

from ...schema.vocabulary import FOAF, JD, ORG, RDF, SCHEMA, SKOS
from ..select import Select

Row = dict[str, str]
Values = dict[str, list[str]]
SORTS = {
    FOAF.Person: "person", ORG.Organization: "office", JD.Community: "community", JD.Facility: "facility", JD.Area: "area", JD.Programme: "programme",
}  # fmt: skip
EVENTS = (JD.Meeting, JD.Ceremony, JD.Training, JD.Activity, JD.Event)


@dataclass(frozen=True, slots=True)
class Read:
    names: list[Row]
    """`node`, `sort`, `name`, and where there is one an `other` name and the name of what is `around`."""
    posts: list[Row]
    """`person`, `office`, `office_name`, `title`."""
    labels: list[str]
    """Of events other than visits."""
    phrases: list[str]
    """What is counted."""


def read(select: Select) -> Read:
    labels, called = values(select, SKOS.prefLabel), values(select, FOAF.name)
    posts = tuple(values(select, one) for one in (ORG.member, JD.post, ORG.postIn, ORG.role))
    return Read(
        list(names(select, labels, called)),
        list(held(labels, *posts)),
        sorted({label for kind in EVENTS for node in members(select, kind) for label in labels.get(node, ())}),
        sorted({said for predicate in (SCHEMA.measuredProperty, JD.aboutText) for _, said in pairs(select, predicate)}),
    )


def names(select: Select, labels: Values, called: Values) -> Iterator[Row]:
    others, places = values(select, SKOS.altLabel), values(select, SCHEMA.containedInPlace, ORG.unitOf, JD.jurisdiction)
    for kind, sort in SORTS.items():
        for node in members(select, kind):
            around = {name for place in places.get(node, ()) for name in labels.get(place, ())}
            further = [{"other": other} for other in sorted(others.get(node, ()))] or [{}]
            near = [{"around": name} for name in sorted(around)] or [{}]
            for name, other, place in product((*called.get(node, ()), *labels.get(node, ())), further, near):
                yield {"node": node, "sort": sort, "name": name, **other, **place}


def held(labels: Values, member: Values, post: Values, office: Values, role: Values) -> Iterator[Row]:
    for tenure in member.keys() & post.keys():
        for one in post[tenure]:
            for person, place, title in product(member[tenure], office.get(one, ()), role.get(one, ())):
                for name, called in product(labels.get(place, ()), labels.get(title, ())):
                    yield {"person": person, "office": place, "office_name": name, "title": called}


def members(select: Select, kind: NamedNode) -> list[str]:
    return sorted({row["s"].value for row in select(f"SELECT DISTINCT ?s WHERE {{ ?s {RDF.type} {kind} }}")})


def pairs(select: Select, predicate: NamedNode) -> Iterator[tuple[str, str]]:
    return ((row["s"].value, row["o"].value) for row in select(f"SELECT DISTINCT ?s ?o WHERE {{ ?s {predicate} ?o }}"))


def values(select: Select, *predicates: NamedNode) -> Values:
    found: Values = defaultdict(list)
    for predicate in predicates:
        for subject, said in pairs(select, predicate):
            found[subject].append(said)
    return found
