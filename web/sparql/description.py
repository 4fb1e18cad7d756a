"""What the endpoint can do: SPARQL 1.1 Service Description, for a client that asks without a query."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, serialize
from starlette.requests import Request
from starlette.responses import Response

from ...schema.vocabulary import PREFIXES, RDF
from ..address import root
from ..served import Served
from ..settings import Settings
from .forms import GRAPHS, Forms, content_type, not_acceptable

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
VOID = "http://rdfs.org/ns/void#"
KNOWN = {**PREFIXES, "sd": SD, "void": VOID, "formats": FORMATS, "sh": "http://www.w3.org/ns/shacl#"}
RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "RDF_XML", "JSON-LD", "TriG", "N-Quads",
)  # fmt: skip


def sd(name: str) -> NamedNode:
    return NamedNode(SD + name)


def triples(endpoint: NamedNode, dataset: NamedNode, count: int, *, updates: bool) -> Iterator[Triple]:
    yield Triple(endpoint, RDF.type, sd("Service"))
    yield Triple(endpoint, sd("endpoint"), endpoint)
    yield Triple(endpoint, sd("supportedLanguage"), sd("SPARQL11Query"))
    if updates:
        yield Triple(endpoint, sd("supportedLanguage"), sd("SPARQL11Update"))
    yield Triple(endpoint, sd("feature"), sd("UnionDefaultGraph"))
    for name in RESULTS:
        yield Triple(endpoint, sd("resultFormat"), NamedNode(FORMATS + name))
    graph = BlankNode("default")
    yield Triple(endpoint, sd("defaultDataset"), dataset)
    yield Triple(dataset, RDF.type, sd("Dataset"))
    yield Triple(dataset, RDF.type, NamedNode(VOID + "Dataset"))
    yield Triple(dataset, sd("defaultGraph"), graph)
    yield Triple(graph, RDF.type, sd("Graph"))
    yield Triple(graph, NamedNode(VOID + "triples"), Literal(count))


def description(request: Request, served: Served, settings: Settings) -> Response:
    media = Forms.wanted(request.headers.get("accept")).graph
    if media is None:
        raise not_acceptable()
    here = root(request, settings)
    endpoint, dataset = NamedNode(f"{here}/sparql"), NamedNode(f"{here}/.well-known/void#dataset")
    updates = settings.token_file is not None and not settings.read_only
    store = served.state.graph.kg.store
    examples = (quad.triple for quad in store.quads_for_pattern(None, None, None, served.state.service_graph))
    said = [*triples(endpoint, dataset, served.state.size, updates=updates), *examples]
    body = serialize(said, format=GRAPHS[media], prefixes=KNOWN) or b""
    return Response(body, headers={"content-type": content_type(media), "vary": "Accept", "cache-control": "public, max-age=60"})
