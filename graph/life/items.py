"""A thing of the store in, what it is in the words of the domain out: kind, name, attributes and passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from ...schema.vocabulary import EVENT_CLASS, FOAF, JD, OA, OFFICE_KIND, ORG, OWL, PROV, RDF, ROLE, SCHEMA, SKOS
from ..triples import IMPLIED

Values = tuple[str, ...]
Said = dict[str, Values]

KINDS = ("document", "person", "post", "office", "place", "programme", "policy", "indicator", "event")
CLASS_KIND = {
    SCHEMA.DigitalDocument: "document", FOAF.Person: "person", JD.Tenure: "post", ORG.Organization: "office",
    JD.Community: "place", JD.Facility: "place", JD.Programme: "programme", JD.PolicyDocument: "policy",
    JD.Indicator: "indicator", **dict.fromkeys(EVENT_CLASS.values(), "event"),
}  # fmt: skip
ROLE_CODE = {node: code for code, node in ROLE.items()}
OFFICE_CODE = {node: code for code, node in OFFICE_KIND.items()}
EVENT_CODE = {node: code for code, node in EVENT_CLASS.items()}


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Words of a document, by the document's IRI; `document` is its name."""

    document: str
    start: int
    end: int
    quote: str
    source: str


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """`said` is sorted by attribute; `id` takes no part in what an item says."""

    kind: str
    name: str
    said: tuple[tuple[str, Values], ...]
    id: str
    passages: tuple[Passage, ...]

    @property
    def words(self) -> tuple[str, str, tuple[tuple[str, Values], ...]]:
        return self.kind, self.name, self.said


@dataclass(frozen=True, slots=True)
class Look:
    """The union of all graphs of a store, node by node; what is asked is always answered in sorted order."""

    store: Store

    def all(self, node: NamedNode, predicate: NamedNode) -> list[NamedNode | Literal]:
        found = {quad.object for quad in self.store.quads_for_pattern(node, predicate, None)}
        return sorted((one for one in found if isinstance(one, NamedNode | Literal)), key=lambda term: term.value)

    def nodes(self, node: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        return [one for one in self.all(node, predicate) if isinstance(one, NamedNode)]

    def texts(self, node: NamedNode, predicate: NamedNode) -> Values:
        return tuple(one.value for one in self.all(node, predicate))

    def subjects(self, predicate: NamedNode, node: NamedNode) -> list[NamedNode]:
        found = {quad.subject for quad in self.store.quads_for_pattern(None, predicate, node)}
        return sorted((one for one in found if isinstance(one, NamedNode)), key=lambda term: term.value)

    def name(self, node: NamedNode) -> str:
        return next(iter((*self.texts(node, FOAF.name), *self.texts(node, SKOS.prefLabel))), "")

    def names(self, node: NamedNode, predicate: NamedNode) -> Values:
        return tuple(sorted({self.name(one) for one in self.nodes(node, predicate)} - {""}))


def item(store: Store, node: NamedNode) -> Item | None:
    """None for what is none of our kinds, is not there, or is merely implied by something else."""
    look = Look(store)
    kind = next((CLASS_KIND[c] for c in look.nodes(node, RDF.type) if c in CLASS_KIND), None)
    if kind is None or set(look.texts(node, JD.rule)) == {IMPLIED}:
        return None
    name, said = DESCRIBE[kind](look, node)
    judged = {"same_as": tuple(short(one) for one in look.nodes(node, OWL.sameAs)), "corrected_by": corrections(look, node)}
    kept = tuple((attribute, values) for attribute, values in sorted({**said, **judged}.items()) if values)
    return Item(kind, name, kept, node.value, tuple(sorted(passages(look, node))))


def passages(look: Look, node: NamedNode) -> Iterator[Passage]:
    for at in look.nodes(node, PROV.wasDerivedFrom):
        for source in look.nodes(at, OA.hasSource):
            start, end, quote = (look.texts(at, predicate)[0] for predicate in (JD.start, JD.end, JD.quote))
            yield Passage(first(look.texts(source, SCHEMA.name)), int(start), int(end), quote, source.value)


def short(node: NamedNode) -> str:
    """`person/zhang-san-0123456789`: the end of an IRI, which is enough on every command line."""
    return "/".join(node.value.rsplit("/", 2)[-2:])


def corrections(look: Look, node: NamedNode) -> Values:
    """Who corrected it, and why."""
    found = {
        f"{first(look.texts(author, SCHEMA.name))}：{first(look.texts(one, JD.reason))}"
        for one in look.nodes(node, JD.correctedBy) for author in look.nodes(one, PROV.wasAttributedTo)
    }  # fmt: skip
    return tuple(sorted(found))


def first(values: Values) -> str:
    return values[0] if values else ""


Described = tuple[str, Said]


def document(look: Look, node: NamedNode) -> Described:
    return first(look.texts(node, SCHEMA.name)), {
        "sha256": look.texts(node, JD.sha256),
        "publisher": look.texts(node, SCHEMA.publisher),
        "issue": look.texts(node, SCHEMA.issueNumber),
    }


def person(look: Look, node: NamedNode) -> Described:
    return look.name(node), {"aliases": look.texts(node, SKOS.altLabel), "area": look.names(node, JD.area)}


def post(look: Look, node: NamedNode) -> Described:
    said = {
        "person": look.names(node, ORG.member),
        "office": look.names(node, ORG.organization),
        "title": look.names(node, ORG.role),
    }
    name = " ".join(first(said[part]) for part in ("person", "office", "title"))
    return name, {**said, "first_seen": look.texts(node, JD.firstSeen), "last_seen": look.texts(node, JD.lastSeen)}


def office(look: Look, node: NamedNode) -> Described:
    return look.name(node), {
        "aliases": look.texts(node, SKOS.altLabel),
        "office_kind": codes(look, node, JD.kind, OFFICE_CODE),
        "area": look.names(node, JD.jurisdiction),
        "unit_of": look.names(node, ORG.unitOf),
    }


def place(look: Look, node: NamedNode) -> Described:
    return look.name(node), {
        "aliases": look.texts(node, SKOS.altLabel),
        "area": look.names(node, SCHEMA.containedInPlace),
        "address": look.texts(node, SCHEMA.address),
    }


def programme(look: Look, node: NamedNode) -> Described:
    said = {"aliases": look.texts(node, SKOS.altLabel), "area": look.names(node, SCHEMA.areaServed)}
    return look.name(node), said


def policy(look: Look, node: NamedNode) -> Described:
    return look.name(node), {}


def indicator(look: Look, node: NamedNode) -> Described:
    about = look.names(node, SCHEMA.observationAbout) or look.texts(node, JD.aboutText)
    measure = look.texts(node, SCHEMA.measuredProperty)
    value = tuple(a + b for a, b in zip(look.texts(node, SCHEMA.value), look.texts(node, SCHEMA.unitText), strict=False))
    return f"{first(about)} {first(measure)}".strip(), {"value": value, "date": look.texts(node, SCHEMA.observationDate)}


def event(look: Look, node: NamedNode) -> Described:
    dates = look.texts(node, JD.edtf) or look.texts(node, SCHEMA.startDate)
    stops = sorted(look.nodes(node, JD.stop), key=lambda stop: int(first(look.texts(stop, JD.order)) or 0))
    return first(look.texts(node, SKOS.prefLabel)), {
        "event_kind": codes(look, node, RDF.type, EVENT_CODE),
        "date": dates,
        "places": tuple(name for stop in stops for name in look.names(stop, JD.place)),
        "programmes": look.names(node, JD.concerns),
        "participants": tuple(sorted(participants(look, node))),
        "part_of": look.names(node, SCHEMA.superEvent),
    }


def participants(look: Look, node: NamedNode) -> Iterator[str]:
    """`leads:某某`: the role is a code, so that it can be put into words in any language."""
    for one in look.subjects(JD.event, node):
        for agent in look.names(one, PROV.agent):
            yield f"{first(codes(look, one, JD.role, ROLE_CODE))}:{agent}"


def codes(look: Look, node: NamedNode, predicate: NamedNode, known: Mapping[NamedNode, str]) -> Values:
    return tuple(known[one] for one in look.nodes(node, predicate) if one in known)


DESCRIBE: dict[str, Callable[[Look, NamedNode], Described]] = {
    "document": document, "person": person, "post": post, "office": office, "place": place, "programme": programme,
    "policy": policy, "indicator": indicator, "event": event,
}  # fmt: skip
