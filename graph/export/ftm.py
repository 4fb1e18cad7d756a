"""A knowledge graph in, FollowTheMoney entities as JSON lines out (https://followthemoney.tech), for Aleph, OpenSanctions tools and yente.

People, offices, posts, tenures, events and articles; who took part is an UnknownLink with the role. A tenure has as dates the first
and last day on which documents show it: these are no beginning and no end, so they stand in `date` and not in `startDate`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from ...schema.words import word
from ..occasions import Occasion, named, occasions
from ..property.types import Node
from ..property_graph import Opened, relationships
from ..seen import ends

LABELS = ("Person", "Office", "Facility", "Post", "Programme", "Document", "Article", "Fact")
PUBLIC = frozenset({"government", "party", "congress", "consultative", "taskforce"})
COMPANY = frozenset({"enterprise", "finance"})
Entity = dict[str, Any]
Names = dict[str, Node]


def write_ftm(kg: Opened, out: BinaryIO) -> None:
    for entity in entities(kg):
        out.write(json.dumps(entity, ensure_ascii=False).encode() + b"\n")


def key(identifier: str, *more: str) -> str:
    """`person/xu-…` → person.xu-…, as FollowTheMoney allows."""
    return ".".join([identifier, *more]).replace("/", ".")


def entity(schema: str, identifier: str, **properties: Iterable[str | None] | str | None) -> Entity:
    said = {name: values([value] if isinstance(value, str) else value or ()) for name, value in properties.items()}
    return {"id": identifier, "schema": schema, "properties": {name: found for name, found in said.items() if found}}


def values(found: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in found if value))


def dates(*found: object) -> list[str]:
    """Those with a year."""
    return values(str(date) for date in found if date is not None and ends(str(date)))


def names(node: Node, field: str = "names") -> list[str]:
    found = node.values.get(field, ())
    return list(found) if isinstance(found, tuple) else [str(found)]


def entities(kg: Opened) -> Iterator[Entity]:
    known = named(kg, LABELS)
    documents = {str(node.values["name"]): node for node in known.values() if node.label == "Document"}
    for node in known.values():
        match node.label:
            case "Person":
                yield person(node)
            case "Office" | "Facility":
                yield body(node)
            case "Programme":
                yield entity("Project", key(node.id), name=names(node), alias=names(node, "aliases"), country="cn")
            case "Article":
                yield article(kg, node, documents.get(str(node.values.get("document"))))
    yield from posts(kg, known)
    for occasion in occasions(kg):
        yield from event(kg, occasion, known)


def person(node: Node) -> Entity:
    gender = {"男": "male", "女": "female"}.get(str(node.values.get("gender")))
    pinyin = node.values.get("pinyin")
    aliases = [*names(node, "aliases"), *([str(pinyin).title()] if pinyin else [])]
    return entity("Person", key(node.id), name=names(node), alias=aliases, gender=gender)


def body(node: Node) -> Entity:
    kind = str(node.values.get("kind", ""))
    schema = "PublicBody" if kind in PUBLIC else "Company" if kind in COMPANY else "Organization"
    said = {"name": names(node), "alias": names(node, "aliases"), "address": names(node, "address")}
    return entity(schema, key(node.id), **said, legalForm=word("office", kind) if kind else None, country="cn")


def article(kg: Opened, node: Node, document: Node | None) -> Entity:
    said, source = node.values, document.values if document else {}
    return entity(
        "Article", key(node.id), title=names(node, "title"), author=names(node, "byline"), publishedAt=dates(said.get("published")),
        fileName=str(said.get("document", "")), language="zho", publisher=str(source.get("publisher", "")),
        mimeType=str(source.get("media_type", "")), sourceUrl=str(source.get("url", "")), notes=kg.ids.base + node.id,
    )  # fmt: skip


def posts(kg: Opened, known: Names) -> Iterator[Entity]:
    """Posts with their offices, and who held them; the articles that show somebody in a post are the proof."""
    shown: dict[tuple[str, str], set[str]] = defaultdict(set)
    at: dict[str, list[str]] = defaultdict(list)
    held = []
    for way in relationships(kg):
        if way.type == "AT":
            at[way.start].append(way.end)
        elif way.type == "HELD":
            held.append(way)
        elif way.type == "CAPACITY" and (fact := known[way.start].values)["kind"] == "tenure":
            shown[str(fact["who"]), way.end].add(str(fact["article"]))
    for node in known.values():
        if node.label == "Post":
            offices = [key(office) for office in at[node.id]]
            yield entity("Position", key(node.id), name=names(node, "name"), organization=offices, country="cn")
    for way in held:
        first, last = (str(way.values[name]) if name in way.values else None for name in ("first_seen", "last_seen"))
        summary = f"首见 first seen {first}; 末见 last seen {last}" if first else None
        yield entity(
            "Occupancy", key("occupancy", way.id), holder=key(way.start), post=key(way.end), date=dates(first, last), summary=summary,
            proof=[key(article) for article in sorted(shown[way.start, way.end])],
        )  # fmt: skip


def event(kg: Opened, occasion: Occasion, known: Names) -> Iterator[Entity]:
    agents = {agent: said for agent, said in occasion.agents.items() if agent in known}
    first, last = occasion.text("first"), occasion.text("last")
    told = known_reports(occasion, known)
    proof = list(dict.fromkeys(key(article) for article, _ in told))
    kind = word("event", occasion.text("kind") or "other")
    yield entity(
        "Event", key(occasion.id), name=occasion.text("name") or kind, keywords=kind, startDate=dates(first), endDate=dates(last),
        location=[name for place in occasion.places if (name := place_name(place, known))], proof=proof, country="cn",
        involved=[key(agent) for agent in agents], organizer=[key(agent) for agent, (roles, _) in agents.items() if "organises" in roles],
        notes=[f"「{quote}」" for _, quote in told], description=occasion.text("date"), sourceUrl=kg.ids.base + occasion.id,
    )  # fmt: skip
    for agent, (roles, capacities) in agents.items():
        said = [f"{word('role', role)} {role}" for role in roles]
        yield entity(
            "UnknownLink", key("link", occasion.id, agent), subject=key(agent), object=key(occasion.id), role=said,
            date=dates(first, last), summary=capacities, proof=proof,
        )  # fmt: skip
    for programme in occasion.programmes:
        yield entity(
            "UnknownLink", key("link", occasion.id, programme), subject=key(occasion.id), object=key(programme),
            role="涉及项目 concerns", date=dates(first, last), proof=proof,
        )  # fmt: skip


def known_reports(occasion: Occasion, known: Names) -> list[tuple[str, str]]:
    return [(way.end, str(way.values["quote"])) for way in occasion.reports if way.end in known]


def place_name(place: str, known: Names) -> str | None:
    node = known.get(place)
    return str(node.values["name"]) if node and "name" in node.values else None
