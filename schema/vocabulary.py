"""The terms of the graph as constants: names in, `NamedNode`s out.

Every term of `JD` stands in `ontology.ttl` and the other way round (kept by a test); the other classes hold the
terms that are used of published vocabularies.
"""

# ruff: noqa: N815 - an attribute is spelled as its term is

from __future__ import annotations

from typing import Final, get_args

from pyoxigraph import NamedNode

from .types import DateBasis, EventKind, OfficeKind, Role

ONTOLOGY: Final = "https://w3id.org/jiedao/ontology"
BASE: Final = "https://w3id.org/jiedao/id/"
"""Where individuals live unless a knowledge graph says otherwise."""

PREFIXES: Final[dict[str, str]] = {
    "jd": ONTOLOGY + "#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def term(curie: str) -> NamedNode:
    """`jd:Tenure` → its IRI."""
    prefix, _, name = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + name)


class JD:
    """Our own terms; an attribute is named as the term is."""

    Tenure: Final = term("jd:Tenure")
    Area: Final = term("jd:Area")
    Community: Final = term("jd:Community")
    Facility: Final = term("jd:Facility")
    Programme: Final = term("jd:Programme")
    Correction: Final = term("jd:Correction")
    Event: Final = term("jd:Event")
    Visit: Final = term("jd:Visit")
    Meeting: Final = term("jd:Meeting")
    Ceremony: Final = term("jd:Ceremony")
    Training: Final = term("jd:Training")
    Activity: Final = term("jd:Activity")
    Stop: Final = term("jd:Stop")
    Participation: Final = term("jd:Participation")
    Indicator: Final = term("jd:Indicator")
    PolicyDocument: Final = term("jd:PolicyDocument")
    Passage: Final = term("jd:Passage")
    Rule: Final = term("jd:Rule")

    area: Final = term("jd:area")
    correctedBy: Final = term("jd:correctedBy")
    capacity: Final = term("jd:capacity")
    concerns: Final = term("jd:concerns")
    dateAnchor: Final = term("jd:dateAnchor")
    dateBasis: Final = term("jd:dateBasis")
    datePassage: Final = term("jd:datePassage")
    event: Final = term("jd:event")
    jurisdiction: Final = term("jd:jurisdiction")
    kind: Final = term("jd:kind")
    level: Final = term("jd:level")
    place: Final = term("jd:place")
    post: Final = term("jd:post")
    reportedIn: Final = term("jd:reportedIn")
    role: Final = term("jd:role")
    runBy: Final = term("jd:runBy")
    stop: Final = term("jd:stop")
    visited: Final = term("jd:visited")

    asRead: Final = term("jd:asRead")
    reason: Final = term("jd:reason")
    replacement: Final = term("jd:replacement")
    scope: Final = term("jd:scope")
    aboutText: Final = term("jd:aboutText")
    byline: Final = term("jd:byline")
    confidence: Final = term("jd:confidence")
    dateRule: Final = term("jd:dateRule")
    edtf: Final = term("jd:edtf")
    encoding: Final = term("jd:encoding")
    end: Final = term("jd:end")
    fragment: Final = term("jd:fragment")
    firstSeen: Final = term("jd:firstSeen")
    lastSeen: Final = term("jd:lastSeen")
    order: Final = term("jd:order")
    origin: Final = term("jd:origin")
    printedAs: Final = term("jd:printedAs")
    quote: Final = term("jd:quote")
    rank: Final = term("jd:rank")
    rule: Final = term("jd:rule")
    seen: Final = term("jd:seen")
    sha256: Final = term("jd:sha256")
    start: Final = term("jd:start")


class DCTERMS:
    conformsTo: Final = term("dcterms:conformsTo")


class FOAF:
    Person: Final = term("foaf:Person")
    Group: Final = term("foaf:Group")
    gender: Final = term("foaf:gender")
    name: Final = term("foaf:name")


class OA:
    hasSource: Final = term("oa:hasSource")
    hasSelector: Final = term("oa:hasSelector")
    FragmentSelector: Final = term("oa:FragmentSelector")
    TextPositionSelector: Final = term("oa:TextPositionSelector")
    TextQuoteSelector: Final = term("oa:TextQuoteSelector")
    start: Final = term("oa:start")
    end: Final = term("oa:end")
    exact: Final = term("oa:exact")


class ORG:
    Organization: Final = term("org:Organization")
    Post: Final = term("org:Post")
    Role: Final = term("org:Role")
    member: Final = term("org:member")
    memberDuring: Final = term("org:memberDuring")
    organization: Final = term("org:organization")
    postIn: Final = term("org:postIn")
    role: Final = term("org:role")
    subOrganizationOf: Final = term("org:subOrganizationOf")
    unitOf: Final = term("org:unitOf")


class OWL:
    sameAs: Final = term("owl:sameAs")


class PROV:
    Activity: Final = term("prov:Activity")
    Agent: Final = term("prov:Agent")
    SoftwareAgent: Final = term("prov:SoftwareAgent")
    agent: Final = term("prov:agent")
    specializationOf: Final = term("prov:specializationOf")
    used: Final = term("prov:used")
    wasAssociatedWith: Final = term("prov:wasAssociatedWith")
    wasAttributedTo: Final = term("prov:wasAttributedTo")
    wasDerivedFrom: Final = term("prov:wasDerivedFrom")


class RDF:
    type: Final = term("rdf:type")
    value: Final = term("rdf:value")


class RDFS:
    label: Final = term("rdfs:label")


class SCHEMA:
    DigitalDocument: Final = term("schema:DigitalDocument")
    NewsArticle: Final = term("schema:NewsArticle")
    PublicationIssue: Final = term("schema:PublicationIssue")
    address: Final = term("schema:address")
    areaServed: Final = term("schema:areaServed")
    containedInPlace: Final = term("schema:containedInPlace")
    datePublished: Final = term("schema:datePublished")
    encodingFormat: Final = term("schema:encodingFormat")
    endDate: Final = term("schema:endDate")
    headline: Final = term("schema:headline")
    isPartOf: Final = term("schema:isPartOf")
    issueNumber: Final = term("schema:issueNumber")
    measuredProperty: Final = term("schema:measuredProperty")
    name: Final = term("schema:name")
    observationAbout: Final = term("schema:observationAbout")
    observationDate: Final = term("schema:observationDate")
    publisher: Final = term("schema:publisher")
    softwareVersion: Final = term("schema:softwareVersion")
    spatialCoverage: Final = term("schema:spatialCoverage")
    startDate: Final = term("schema:startDate")
    subjectOf: Final = term("schema:subjectOf")
    superEvent: Final = term("schema:superEvent")
    unitText: Final = term("schema:unitText")
    url: Final = term("schema:url")
    value: Final = term("schema:value")


class SKOS:
    notation: Final = term("skos:notation")
    altLabel: Final = term("skos:altLabel")
    prefLabel: Final = term("skos:prefLabel")


class TIME:
    ProperInterval: Final = term("time:ProperInterval")
    Instant: Final = term("time:Instant")
    hasBeginning: Final = term("time:hasBeginning")
    hasEnd: Final = term("time:hasEnd")
    inXSDDate: Final = term("time:inXSDDate")
    inXSDgYearMonth: Final = term("time:inXSDgYearMonth")
    inXSDgYear: Final = term("time:inXSDgYear")


class XSD:
    date: Final = term("xsd:date")
    decimal: Final = term("xsd:decimal")
    gMonthDay: Final = term("xsd:gMonthDay")
    gYear: Final = term("xsd:gYear")
    gYearMonth: Final = term("xsd:gYearMonth")
    integer: Final = term("xsd:integer")


AREA_LEVELS: Final = ("city", "district", "subdistrict", "town", "village")

EVENT_CLASS: Final[dict[EventKind, NamedNode]] = {
    "visit": JD.Visit,
    "meeting": JD.Meeting,
    "ceremony": JD.Ceremony,
    "training": JD.Training,
    "activity": JD.Activity,
    "other": JD.Event,
}


def concepts(group: str, codes: tuple[str, ...]) -> dict[str, NamedNode]:
    """The SKOS concepts of one scheme by their notation: `leads` → `jd:role-leads`."""
    return {code: term(f"jd:{group}-{code}") for code in codes}


ROLE: Final = concepts("role", get_args(Role))
OFFICE_KIND: Final = concepts("kind", get_args(OfficeKind))
DATE_BASIS: Final = concepts("basis", get_args(DateBasis))
AREA_LEVEL: Final = concepts("level", AREA_LEVELS)
SCHEMES: Final = {
    term("jd:Roles"): ROLE,
    term("jd:OfficeKinds"): OFFICE_KIND,
    term("jd:DateBases"): DATE_BASIS,
    term("jd:AreaLevels"): AREA_LEVEL,
}
