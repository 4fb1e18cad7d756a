"""Linked data: the path of an IRI in; a way to its page or to its data out (https://www.w3.org/TR/cooluris/)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from ...queries.types import Label
from ..address import client, root
from ..conditional import unchanged
from ..negotiate import chosen
from ..problem import Refused
from ..served import Served
from ..settings import Settings
from ..sparql.forms import content_type
from .describe import description, find

ENDS = {
    "ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples", "rdf": "application/rdf+xml",
    "trig": "application/trig", "nq": "application/n-quads",
}  # fmt: skip
HTML = "text/html"
OFFERED = (HTML, *ENDS.values(), "application/json", "application/xhtml+xml")
END = {**{media: end for end, media in ENDS.items()}, "application/json": "jsonld"}
SAFE = "/-._~!$&'()*+,;=:@"


def links(path: str, iri: str) -> str:
    """The page and each form of the data (RFC 8288)."""
    page = f'</page/{quote(path, SAFE)}>; rel="alternate"; type="text/html"'
    data = [f'</data/{quote(path, SAFE)}.{end}>; rel="alternate"; type="{media}"' for end, media in ENDS.items()]
    return ", ".join([page, *data, f'<{quote(iri, SAFE + "#%")}>; rel="canonical"'])


def checked(iri: str) -> str:
    try:
        return NamedNode(iri).value
    except ValueError as error:
        raise Refused(400, Label("不是 IRI", "not an IRI")) from error


@dataclass(frozen=True, slots=True)
class LinkedData:
    served: Served
    settings: Settings

    async def thing(self, request: Request) -> Response:
        """303 to where it is described: a thing is no document."""
        path, base = request.path_params["path"], self.served.state.graph.kg.base
        found = await self.served.run(find, checked(base + path), client=client(request))
        if found.one and found.one.startswith(base):
            return RedirectResponse(f"/id/{quote(found.one.removeprefix(base), SAFE)}", 303, {"link": f'<{found.one}>; rel="canonical"'})
        if not found.known:
            raise Refused(404, Label("图谱中没有此编号", "nothing is known under this identifier"))
        media = chosen(request.headers.get("accept"), OFFERED)
        if media is None:
            raise Refused(406, Label(f"有这些格式：{'、'.join(OFFERED)}", f"there are: {', '.join(OFFERED)}"))
        where = f"/data/{quote(path, SAFE)}.{END[media]}" if media in END else f"/page/{quote(path, SAFE)}"
        return RedirectResponse(where, 303, {"vary": "Accept", "link": links(path, base + path)})

    async def lookup(self, request: Request) -> Response:
        """Any IRI of the graph, whatever its base: `/id?iri=…`."""
        iri, base = checked(request.query_params.get("iri", "")), self.served.state.graph.kg.base
        if not iri.startswith(base):
            raise Refused(404, Label("不是本图谱的编号", "not an identifier of this graph"))
        return RedirectResponse(f"/id/{quote(iri.removeprefix(base), SAFE)}", 303)

    async def data(self, request: Request) -> Response:
        path, _, end = request.path_params["path"].rpartition(".")
        if end not in ENDS:
            raise Refused(404, Label(f"格式须为：{'、'.join(ENDS)}", f"the form is one of: {', '.join(ENDS)}"))
        state, media = self.served.state, ENDS[end]
        iri = checked(state.graph.kg.base + path)
        headers = {"content-type": content_type(media), "link": links(path, iri)}
        if unchanged(request, headers, state.etag, iri, media, root(request, self.settings)):
            return Response(status_code=304, headers=headers)
        document = f"{root(request, self.settings)}/data/{quote(path, SAFE)}.{end}"
        found = await state.pool.run(description, iri, media, document, client=client(request))
        if found is None:
            raise Refused(404, Label("图谱中没有此编号", "nothing is known under this identifier"))
        return Response(found, headers=headers)


def routes(served: Served, settings: Settings) -> list[BaseRoute]:
    linked = LinkedData(served, settings)
    return [
        Route("/id/{path:path}", linked.thing, name="thing"),
        Route("/id", linked.lookup, name="lookup"),
        Route("/data/{path:path}", linked.data, name="data"),
    ]
