"""`jiedao serve`: a knowledge graph on one port, for people and programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from .cli_common import DEFAULT_KG, fail
from .graph.errors import KGError
from .web.app import create_app
from .web.served import Served
from .web.settings import Settings

app = typer.Typer(add_completion=False)

KgArgument = Annotated[
    Path, typer.Argument(metavar="[KG]", envvar="JIEDAO_KG", help="图谱文件夹 / folder of the knowledge graph", show_default=True)
]


@app.command("serve", help=(
    "在浏览器中查看图谱，并提供 SPARQL 与 JSON 接口 / the graph in a browser, with SPARQL and JSON over HTTP\n\n"
    "Ctrl-C 停止；图谱重建后自动换新 / stop with Ctrl-C; a graph that is built again is taken up by itself"
))  # fmt: skip
def serve(
    kg: KgArgument = DEFAULT_KG,
    *,
    host: Annotated[str, typer.Option("--host", help="监听地址 / address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="端口，0 为任选 / port, 0 for any")] = 8000,
    base_url: Annotated[str | None, typer.Option("--base-url", metavar="URL", help="公开的网址 / the address that people know it by")] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="不接受任何写入 / take no writing at all")] = False,
    token_file: Annotated[
        Path | None, typer.Option("--token-file", metavar="FILE", help="存有写入口令的文件 / file with the token for writing")
    ] = None,
) -> None:
    settings = Settings(host=host, port=port, base_url=base_url and base_url.rstrip("/"), read_only=read_only, token_file=token_file)
    try:
        served = Served(kg)
    except KGError as error:
        fail(str(error))
    try:
        uvicorn.run(create_app(served, settings), host=host, port=port, log_level="warning")
    finally:
        served.close()
