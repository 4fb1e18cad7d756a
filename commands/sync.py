"""`sync`: a knowledge graph to a server, with progress and a summary on stderr."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from importlib import import_module
from typing import Annotated, Protocol

import typer
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from ..graph.kg import KG
from ..graph.sync.types import Report, Target, Tell
from ..queries.errors import printable
from ..queries.types import Label
from .common import DEFAULT_KG, KgOption, LangOption, errors, fail, language, say

app = typer.Typer(add_completion=False)

KINDS = {
    "http": "graphs", "https": "graphs", "bolt": "elements", "bolt+s": "elements", "bolt+ssc": "elements",
    "neo4j": "elements", "neo4j+s": "elements", "neo4j+ssc": "elements",
}  # fmt: skip
"""The module in `graph/sync` that goes with a scheme; it alone needs the library that speaks to such a server."""
PASSWORDS = {"graphs": "JIEDAO_SPARQL_PASSWORD", "elements": "JIEDAO_NEO4J_PASSWORD"}
TimeoutOption = Annotated[float, typer.Option("--timeout", min=0.1, help="每个请求最多几秒 / seconds a request may take")]


class Sync(Protocol):
    def __call__(self, kg: KG, target: Target, tell: Tell) -> Report: ...


def kind_of(url: str) -> str:
    """Of a wrong address only the beginning is said again: there may be a password in it."""
    scheme, _, rest = url.partition("://")
    if not rest or scheme not in KINDS:
        shown = scheme if rest else "SERVER"
        fail(f"{printable(shown)}：不认识的地址，应如 / no such address, it is like: {' '.join(f'{one}://host' for one in ('bolt', 'neo4j', 'http'))}", 2)
    return KINDS[scheme]


def sync_to(kind: str) -> Sync:
    found: Sync = import_module(f"..graph.sync.{kind}", __package__).sync
    return found


def password_for(user: str | None, kind: str) -> str | None:
    """Asked for where a user is given without one; it has no place on a command line."""
    if user and PASSWORDS[kind] not in os.environ and sys.stdin.isatty():
        return getpass("密码 password: ")
    return None


@contextmanager
def progress() -> Iterator[Tell]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = errors()
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("同步 syncing", total=None)

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total or None)

        yield tell


def summed_up(report: Report, seconds: float) -> Label:
    r = report
    return Label(
        f"送出 {r.sent}，删除 {r.deleted}，未变 {r.unchanged}；核对内容 {r.verified}；服务器上共 {r.held}；{seconds:.1f} 秒",
        f"{r.sent} sent, {r.deleted} deleted, {r.unchanged} unchanged; content of {r.verified} checked; {r.held} on the server; {seconds:.1f} s",
    )


@app.command("sync", help=(
    "同步到服务器：只送变了的，删去没有了的，中断后再运行即可续上 / bring a server up to date: only what changed is sent, what went is "
    "deleted, and after a cut it goes on where it stopped\n\n"
    "SERVER 是 bolt://…、neo4j://…（Neo4j）或 http(s)://…（SPARQL，图存储协议） / SERVER is bolt://… or neo4j://… (Neo4j), or http(s)://… "
    "(SPARQL, Graph Store Protocol)"
))  # fmt: skip
def sync(
    server: Annotated[str, typer.Argument(metavar="SERVER", help="服务器地址 / address of the server")],
    *,
    graph_store: Annotated[
        str | None, typer.Option("--graph-store", metavar="URL", help="图存储的地址，如与查询地址不同 / where graphs are kept, if elsewhere")
    ] = None,
    database: Annotated[str | None, typer.Option("--database", metavar="NAME", help="Neo4j 的数据库 / database of Neo4j")] = None,
    user: Annotated[str | None, typer.Option("--user", help="用户名 / user")] = None,
    timeout: TimeoutOption = 60.0,
    verify: Annotated[bool, typer.Option("--verify", help="读回服务器上的全部内容来核对 / read back all that is on the server")] = False,
    kg: KgOption = DEFAULT_KG,
    lang: LangOption = None,
) -> None:
    began, kind = time.monotonic(), kind_of(server)
    target = Target(server, user, password_for(user, kind), graph_store, database, timeout, everything=verify)
    run = sync_to(kind)
    with KG.open(kg) as opened, progress() as tell:
        report = run(opened, target, tell)
    say(summed_up(report, time.monotonic() - began), language(lang))
