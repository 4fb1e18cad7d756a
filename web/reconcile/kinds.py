"""What can be matched: the kinds of things with their classes, and the properties that tell things of one name apart."""

from __future__ import annotations

from dataclasses import dataclass

from ...queries.types import Label


@dataclass(frozen=True, slots=True)
class Kind:
    id: str
    label: Label
    iri: str
    """The class, as it is written in SPARQL."""


@dataclass(frozen=True, slots=True)
class Property:
    id: str
    label: Label
    path: str
    """From ?thing to ?value in SPARQL."""
    kinds: tuple[str, ...]
    node: bool = False
    """Whether its values are things with a name of their own, ?node."""


KINDS = {one.id: one for one in (
    Kind("person", Label("人物", "person"), "foaf:Person"),
    Kind("office", Label("机构", "office"), "org:Organization"),
    Kind("community", Label("社区", "community"), "jd:Community"),
    Kind("facility", Label("设施", "facility"), "jd:Facility"),
    Kind("area", Label("行政区域", "area"), "jd:Area"),
    Kind("programme", Label("项目", "programme"), "jd:Programme"),
    Kind("policy", Label("文件", "named document"), "jd:PolicyDocument"),
)}  # fmt: skip
NAME = "foaf:name|skos:prefLabel"
PLACES = ("community", "facility", "area")
PROPERTIES = {one.id: one for one in (
    Property("alias", Label("别名", "also called"), "?thing skos:altLabel ?value", tuple(KINDS)),
    Property("pinyin", Label("拼音", "pinyin"), '?thing rdfs:label ?value FILTER(LANGMATCHES(LANG(?value), "zh-Latn"))', ("person",)),
    Property("office", Label("机构", "office"), "?t org:member ?thing ; org:organization ?node . ?node skos:prefLabel ?value", ("person",), node=True),
    Property("title", Label("职务", "title"), "?t org:member ?thing ; org:role/skos:prefLabel ?value", ("person",)),
    Property("first_seen", Label("首见", "first seen"), "?t org:member ?thing ; jd:firstSeen ?value", ("person",)),
    Property("last_seen", Label("末见", "last seen"), "?t org:member ?thing ; jd:lastSeen ?value", ("person",)),
    Property("area", Label("区域", "area"), "?thing jd:area|jd:jurisdiction|schema:containedInPlace|schema:areaServed ?node . ?node skos:prefLabel ?value",
             ("person", "office", "programme", *PLACES), node=True),
    Property("unit_of", Label("隶属", "unit of"), "?thing org:unitOf|org:subOrganizationOf ?node . ?node skos:prefLabel ?value", ("office",), node=True),
    Property("address", Label("地址", "address"), "?thing schema:address ?value", ("facility",)),
)}  # fmt: skip
