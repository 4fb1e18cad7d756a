"""The ontology at its own address: as a page, and in the forms of RDF; with it the shapes and the context of JSON-LD."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files

from markdown_it import MarkdownIt
from pyoxigraph import RdfFormat, parse, serialize
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from ...schema.reference import page
from ...schema.vocabulary import ONTOLOGY, PREFIXES
from ..conditional import unchanged
from ..negotiate import chosen
from ..problem import Refused, title
from ..sparql.forms import GRAPHS, content_type, not_acceptable
from .routes import ENDS, HTML

FILES = {"shapes.ttl": "text/turtle", "context.jsonld": "application/ld+json"}
DAY = "public, max-age=86400"


def source(name: str) -> bytes:
    return files(__package__.rpartition(".web")[0] + ".schema").joinpath(name).read_bytes()


@cache
def written(media: str) -> bytes:
    if media == HTML:
        text = MarkdownIt("commonmark", {"html": False}).enable("table").render(page())
        return f'<!doctype html>\n<html lang="zh-CN"><meta charset="utf-8"><title>{escape(ONTOLOGY)}</title>\n{text}</html>\n'.encode()
    triples = (quad.triple for quad in parse(source("ontology.ttl"), RdfFormat.TURTLE))
    return serialize(triples, format=GRAPHS[media], prefixes=PREFIXES) or b""


def routes() -> list[BaseRoute]:
    async def ontology(request: Request) -> Response:
        end = request.path_params.get("end")
        if end is not None and end not in (*ENDS, "html"):
            raise Refused(404, not_acceptable().detail)
        offered = (HTML, *ENDS.values())
        media = ENDS.get(end, HTML) if end else chosen(request.headers.get("accept"), offered)
        if media is None:
            raise not_acceptable()
        alternate = [f'</ontology.{end}>; rel="alternate"; type="{media}"' for end, media in ENDS.items()]
        headers = {"vary": "Accept", "link": ", ".join([*alternate, f'<{ONTOLOGY}>; rel="canonical"'])}
        if unchanged(request, headers, "ontology", written(media).decode()):
            return Response(status_code=304, headers=headers)
        if media == HTML:
            return HTMLResponse(written(media), headers=headers)
        return Response(written(media), headers={**headers, "content-type": content_type(media)})

    async def file(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in FILES:
            raise Refused(404, title(404))
        return Response(source(name), headers={"content-type": content_type(FILES[name]), "cache-control": DAY})

    return [
        Route("/ontology", ontology, name="ontology"),
        Route("/ontology.{end}", ontology),
        Route("/ontology/{name}", file, name="ontology-file"),
    ]
