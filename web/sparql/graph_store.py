"""SPARQL 1.1 Graph Store Protocol, for reading: the name of a graph in, all that it says out."""

from __future__ import annotations

from pyoxigraph import DefaultGraph, Quad, serialize
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ...answers import Graph
from ...queries.errors import QuestionError
from ...queries.types import Label
from ...schema.vocabulary import PREFIXES
from ..address import client
from ..conditional import unchanged
from ..problem import Refused
from ..served import Served
from .forms import GRAPHS, Forms, content_type, not_acceptable
from .run import node

METHODS = ["GET", "PUT", "POST", "DELETE", "PATCH"]


def content(graph: Graph, iri: str | None, media: str, most: int) -> bytes | None:
    """None where there is no such graph; without a name, the union of all."""
    store = graph.kg.store
    if iri is not None and not store.contains_named_graph(node(iri)):
        return None
    quads = store.quads_for_pattern(None, None, None, node(iri) if iri is not None else None)
    said: dict[Quad, None] = {}
    for quad in quads:
        said[Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())] = None
        if len(said) > most:
            raise QuestionError(Label(f"超过 {most} 条陈述，请用 SPARQL 分批取", f"more than {most} statements; ask for them in parts, by SPARQL"))
    return serialize((quad.triple for quad in said), format=GRAPHS[media], prefixes=PREFIXES) or b""


def routes(served: Served) -> list[BaseRoute]:
    async def answered(request: Request, iri: str | None) -> Response:
        if request.method not in ("GET", "HEAD"):
            raise Refused(403, Label("图谱只由文档与判断写成，此处只读", "graphs are made of documents and judgements; here they are read"))
        media = Forms.wanted(request.headers.get("accept"), request.query_params.get("format")).graph
        if media is None:
            raise not_acceptable()
        state, headers = served.state, {"vary": "Accept", "content-type": content_type(media)}
        if unchanged(request, headers, state.etag, iri or "", media):
            return Response(status_code=304, headers=headers)
        found = await state.pool.run(content, iri, media, served.limits.rows, client=client(request))
        if found is None:
            raise Refused(404, Label(f"没有这个图：{iri}", f"no such graph: {iri}"))
        return Response(found, headers=headers)

    async def indirect(request: Request) -> Response:
        named, default = request.query_params.getlist("graph"), "default" in request.query_params
        if request.method in ("GET", "HEAD") and len(named) + default != 1:
            raise Refused(400, Label("请给出 ?graph=IRI 或 ?default", "say either ?graph=IRI or ?default"))
        return await answered(request, named[0] if named else None)

    async def direct(request: Request) -> Response:
        return await answered(request, served.state.graph.kg.base + request.path_params["path"])

    return [
        Route("/rdf-graph-store", indirect, methods=METHODS, name="graph-store"),
        Route("/rdf-graph-store/{path:path}", direct, methods=METHODS, name="graph"),
    ]
