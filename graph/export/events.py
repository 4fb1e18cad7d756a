"""A knowledge graph in, its events as schema.org JSON-LD out, one a line: for web pages, search engines and dashboards.

The context stands in the file, so that nobody has to fetch anything. Dates are as precise as they are known (2021-03); one without a
year has none, and `edtf` says what is known.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from typing import Any, BinaryIO

from ...schema.vocabulary import EVENT_CLASS, ONTOLOGY
from ...schema.words import labels, word
from ..occasions import Named, Occasion, name_of, named, occasions
from ..property_graph import Opened
from ..seen import ends
from .told import LABELS, kind, participants, reports, title

SCHEMA = "https://schema.org/"
CONTEXT: dict[str, Any] = {
    "@vocab": SCHEMA, "id": "@id", "type": "@type", "jd": f"{ONTOLOGY}#", "edtf": "jd:edtf",
    **{name: {"@id": SCHEMA + name, "@language": "zh"} for name in ("name", "headline", "roleName", "description")},
    **{name: {"@id": SCHEMA + name, "@type": SCHEMA + "Date"} for name in ("startDate", "endDate", "datePublished")},
    "additionalType": {"@id": SCHEMA + "additionalType", "@type": "@id"},
    "alternateName": {"@id": SCHEMA + "alternateName", "@language": "en"},
}  # fmt: skip
TYPES = {
    "Person": "Person", "Office": "Organization", "Group": "Organization", "Facility": "CivicStructure", "Community": "Place",
    "Area": "AdministrativeArea",
}  # fmt: skip
Json = dict[str, Any]


def write_events(kg: Opened, out: BinaryIO, only: Container[str] | None = None) -> None:
    known = named(kg, LABELS)
    out.write(b'{"@context": ' + json.dumps(CONTEXT).encode() + b',\n "@graph": [')
    for number, occasion in enumerate(occasions(kg, only)):
        out.write((b",\n" if number else b"\n") + json.dumps(event(kg.ids.base, occasion, known), ensure_ascii=False).encode())
    out.write(b"\n]}\n")


def event(base: str, occasion: Occasion, known: Named) -> Json:
    """What is not known is not there."""
    of, first, last = EVENT_CLASS_OF[kind(occasion)], occasion.text("first"), occasion.text("last")
    who = list(attendees(base, occasion, known))
    said: Json = {
        "type": "Event", "id": base + occasion.id, "additionalType": of.value, "name": title(occasion, known),
        "alternateName": labels()[of]["en"], "description": occasion.text("name"),
        "startDate": first if first and ends(first) else None, "endDate": last if last and ends(last) else None, "edtf": occasion.text("date"),
        "location": [thing(base, one, known) for one in occasion.places],
        "organizer": [one["attendee"] for one in who if word("role", "organises") in one["roleName"]],
        "attendee": who,
        "about": [{"type": "Project", "id": base + one, "name": name_of(known, one)} for one in occasion.programmes],
        "superEvent": [{"id": base + one} for one in occasion.above],
        "subjectOf": list(quotations(base, occasion, known)),
    }  # fmt: skip
    return {name: value for name, value in said.items() if value}


EVENT_CLASS_OF = {str(code): node for code, node in EVENT_CLASS.items()}


def thing(base: str, identifier: str, known: Named) -> Json:
    node = known.get(identifier)
    return {"type": TYPES.get(node.label if node else "", "Thing"), "id": base + identifier, "name": name_of(known, identifier)}


def attendees(base: str, occasion: Occasion, known: Named) -> Iterator[Json]:
    """Each in a Role, as schema.org has it; the post is that of the report."""
    for agent, _, roles, posts in participants(occasion, known):
        said = {"type": "Role", "roleName": [word("role", role) for role in roles], "attendee": thing(base, agent, known)}
        yield {**said, **({"description": posts} if posts else {})}


def quotations(base: str, occasion: Occasion, known: Named) -> Iterator[Json]:
    """Each passage about the event, as part of its article."""
    for one in reports(occasion, known):
        article = {"type": "NewsArticle", "id": base + one.article, "headline": one.title, "datePublished": one.published}
        yield {
            "type": "Quotation", "id": base + one.passage, "text": one.quote, "position": f"{one.document}:{one.start}-{one.end}",
            "isPartOf": {name: value for name, value in article.items() if value},
        }  # fmt: skip
