"""`jiedao serve`: a knowledge graph on one port, for people and programs."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from ..queries.types import Label
from ..web.app import create_app
from ..web.below import taken
from ..web.listen import bound, server
from ..web.log import to_stderr
from ..web.served import Served
from ..web.settings import Limits, Settings
from ..web.token import token
from .common import DEFAULT_KG, LangOption, errors, fail, language, say

app = typer.Typer(add_completion=False)

LIMITS = Limits()
PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*/?")
"""Of an address: names that need no escape."""

KgArgument = Annotated[
    Path, typer.Argument(metavar="[KG]", envvar="JIEDAO_KG", help="图谱文件夹 / folder of the knowledge graph", show_default=True)
]
TokenOption = Annotated[
    Path | None, typer.Option("--token-file", metavar="FILE", help="存有写入口令的文件；不给则不接受写入 / file with the token for writing; none, no writing")
]
BaseOption = Annotated[str | None, typer.Option("--base-url", metavar="URL", help="公开的网址 / the address that people know it by")]


def public_address(url: str | None) -> str | None:
    """Without a slash at the end. A path behind the host is that of a server which shares the host with others."""
    if url is None:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or not PATH.fullmatch(parts.path) or parts.query or parts.fragment:
        fail(f"--base-url {url}：应如 https://graph.example.org 或 https://example.org/jiedao / like one of these", 2)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


@app.command("serve", help=(
    "在浏览器中查看图谱，并提供 SPARQL 与 JSON 接口 / the graph in a browser, with SPARQL and JSON over HTTP\n\n"
    "Ctrl-C 停止；图谱重建后自动换新 / stop with Ctrl-C; a graph that is built again is taken up by itself"
))  # fmt: skip
def serve(  # noqa: PLR0913 - an option each
    ctx: typer.Context,
    kg: KgArgument = DEFAULT_KG,
    *,
    host: Annotated[str, typer.Option("--host", help="监听地址 / address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="端口，0 为任选 / port, 0 for any")] = 8000,
    base_url: BaseOption = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="不接受任何写入 / take no writing at all")] = False,
    token_file: TokenOption = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, max=3600, help="一次查询的秒数 / seconds of a query")] = LIMITS.seconds,
    rate: Annotated[float, typer.Option("--rate", min=0, help="每客户每秒请求数，0 为不限 / requests a second of a client, 0 for any")] = LIMITS.requests,
    lang: LangOption = None,
) -> None:
    limits = Limits(seconds=timeout, requests=rate)
    settings = Settings(
        host=host, port=port, base_url=public_address(base_url), read_only=read_only, token_file=token_file, limits=limits,
        questions=ctx.find_root().params.get("questions"),
    )
    try:
        if token_file:
            token(token_file)
        with bound(host, port) as listening:
            settings = replace(settings, port=listening.getsockname()[1])
            served = Served(kg, settings)
            try:
                application = create_app(served, settings)
                if taken(application.routes, settings.below):
                    fail(f"--base-url {base_url}：{settings.below} 与服务器自己的网址相同，请换一个 / is an address of the server's own; take another path", 2)
                address = settings.endpoint.removesuffix("/sparql")
                say(Label(f"{address} ；Ctrl-C 停止", f"{address} ; stop with Ctrl-C"), language(lang))
                to_stderr()
                server(application, settings).run(sockets=[listening])
            finally:
                served.close()
    except KeyboardInterrupt:
        errors().print("")
