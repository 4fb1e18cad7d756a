"""What is in the graph, for programs: a VoID description at /.well-known/void (https://www.w3.org/TR/void/)."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple, serialize
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ...answers import Graph
from ...schema.vocabulary import ONTOLOGY, PREFIXES, RDF, XSD
from ..address import root
from ..served import Served
from ..settings import Settings
from .cache import Cache
from .description import FORMATS, KNOWN, RESULTS, VOID
from .forms import GRAPHS, Forms, content_type, not_acceptable

COUNTED = "SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) WHERE { ?thing a ?class } GROUP BY ?class ORDER BY ?class"
TITLE = (Literal("街道知识图谱", language="zh"), Literal("A Jiedao knowledge graph", language="en"))
DCTERMS, FOAF = PREFIXES["dcterms"], PREFIXES["foaf"]


def void(name: str) -> NamedNode:
    return NamedNode(VOID + name)


def classes(graph: Graph) -> dict[str, int]:
    """How many things there are of each class."""
    found = graph.kg.store.query(COUNTED, use_default_graph_as_union=True)
    pairs = ((row["class"], row["things"]) for row in found) if isinstance(found, QuerySolutions) else ()
    return {kind.value: int(things.value) for kind, things in pairs if isinstance(kind, NamedNode) and isinstance(things, Literal)}


def triples(here: str, base: str, build: str, size: int, counted: dict[str, int]) -> Iterator[Triple]:
    dataset = NamedNode(f"{here}/.well-known/void#dataset")
    yield Triple(dataset, RDF.type, void("Dataset"))
    for title in TITLE:
        yield Triple(dataset, NamedNode(DCTERMS + "title"), title)
    yield Triple(dataset, NamedNode(DCTERMS + "identifier"), Literal(f"sha256:{build}"))
    yield Triple(dataset, NamedNode(FOAF + "homepage"), NamedNode(f"{here}/"))
    yield Triple(dataset, void("sparqlEndpoint"), NamedNode(f"{here}/sparql"))
    yield Triple(dataset, void("uriSpace"), Literal(base))
    yield Triple(dataset, void("uriLookupEndpoint"), NamedNode(f"{here}/id?iri="))
    yield Triple(dataset, void("triples"), Literal(str(size), datatype=XSD.integer))
    for vocabulary in (ONTOLOGY + "#", *(PREFIXES[name] for name in ("foaf", "org", "prov", "schema", "skos", "oa"))):
        yield Triple(dataset, void("vocabulary"), NamedNode(vocabulary))
    for name in RESULTS[4:]:
        yield Triple(dataset, void("feature"), NamedNode(FORMATS + name))
    for number, (name, things) in enumerate(counted.items()):
        part = BlankNode(f"class{number}")
        yield Triple(dataset, void("classPartition"), part)
        yield Triple(part, void("class"), NamedNode(name))
        yield Triple(part, void("entities"), Literal(str(things), datatype=XSD.integer))


def routes(served: Served, settings: Settings) -> list[BaseRoute]:
    known: Cache[dict[str, int]] = Cache()

    async def described(request: Request) -> Response:
        media = Forms.wanted(request.headers.get("accept")).graph
        if media is None:
            raise not_acceptable()
        state = served.state
        counted = known.get(state.etag)
        if counted is None:
            counted = await state.pool.run(classes)
            known.put(state.etag, counted, 0)
        said = triples(root(request, settings), state.graph.kg.base, state.build, state.size, counted)
        body = serialize(said, format=GRAPHS[media], prefixes=KNOWN) or b""
        return Response(body, headers={"content-type": content_type(media), "vary": "Accept", "cache-control": "public, max-age=60"})

    return [Route("/.well-known/void", described, name="void")]
