"""Events of an article in, triples out: dates, stops in order, programmes, participants with role and capacity."""

from __future__ import annotations

from collections import Counter

from pyoxigraph import NamedNode

from ..schema import types as t
from ..schema.vocabulary import EVENT_CLASS, FOAF, JD, PROV, RDF, ROLE, SCHEMA, SKOS
from .iri import content, event_path
from .literals import to_integer, zh
from .names import Named, Names, bare_name, post_iri
from .things import post
from .triples import Triples, corrected_by, date, labels, link, source_of


def events(names: Names, found: tuple[t.Event, ...], taken: Counter[str]) -> Triples:
    nodes = [names.ids.node(numbered(event_path(content(names.document), one), taken)) for one in found]
    for node, one in zip(nodes, found, strict=True):
        yield from event(names, node, one)
        if one.parent is not None:
            yield node, SCHEMA.superEvent, nodes[one.parent]


def numbered(path: str, taken: Counter[str]) -> str:
    """Two events of a document read from the same words differ by their number."""
    taken[path] += 1
    return path if taken[path] == 1 else f"{path}-{taken[path]}"


def event(names: Names, node: NamedNode, found: t.Event) -> Triples:
    yield node, RDF.type, EVENT_CLASS[found.kind]
    yield node, JD.reportedIn, names.article
    if found.label:
        yield node, SKOS.prefLabel, zh(found.label)
    yield from date(names, node, found.when, SCHEMA.startDate)
    yield from source_of(names, node, found)
    yield from corrected_by(names, node, found.corrected)
    for order, at in enumerate(found.stops, 1):
        yield from stop(names, node, order, at)
    for name in found.programmes:
        yield from link(names, node, JD.concerns, names.programme(name))
    for who in found.participants:
        yield from participation(names, node, who)


def stop(names: Names, node: NamedNode, order: int, found: t.Stop) -> Triples:
    here, place = NamedNode(f"{node.value}/stop/{order}"), names.place(found.place)
    yield node, JD.stop, here
    yield node, JD.visited, place.node
    yield here, RDF.type, JD.Stop
    yield here, JD.order, to_integer(order)
    yield from link(names, here, JD.place, place)
    for alias in found.aliases:
        yield here, JD.printedAs, zh(alias)
    yield from source_of(names, here, found)


def participation(names: Names, node: NamedNode, found: t.Participation) -> Triples:
    agent = taker_part(names, node, found)
    here = names.ids.named("participation", bare_name(found.agent), node.value, agent.value, found.role)
    yield here, RDF.type, JD.Participation
    yield here, JD.event, node
    yield here, JD.role, ROLE[found.role]
    yield from source_of(names, here, found)
    if found.kind == "group":
        yield here, PROV.agent, agent
        yield agent, RDF.type, FOAF.Group
        yield from labels(agent, found.agent)
    else:
        yield from link(names, here, PROV.agent, agent_of(names, found))
    for held in names.posts.get(found.agent, ()) if found.kind == "person" else ():
        yield here, JD.capacity, held
    if found.kind == "org" and found.title:
        office = names.office(found.agent)
        yield here, JD.capacity, post_iri(names.ids, office, found.title)
        yield from post(names, office, found.title)


def taker_part(names: Names, node: NamedNode, found: t.Participation) -> NamedNode:
    return names.ids.named("group", found.agent, node.value) if found.kind == "group" else agent_of(names, found).node


def agent_of(names: Names, found: t.Participation) -> Named:
    return names.person(found.agent) if found.kind == "person" else names.office(found.agent)
