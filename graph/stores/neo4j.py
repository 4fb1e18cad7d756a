"""A Neo4j database: an address in; rows of Cypher that reads, and batches that are written, out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit, urlunsplit

from neo4j import READ_ACCESS, Driver, GraphDatabase, ManagedTransaction, NotificationMinimumSeverity, Query, Session
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from ..errors import KGError

Row = Mapping[str, Any]
Made = TypeVar("Made")
SCHEMES = tuple(f"{name}{safety}" for name in ("bolt", "neo4j") for safety in ("", "+s", "+ssc"))
USER, PASSWORD, DATABASE = "JIEDAO_NEO4J_USER", "JIEDAO_NEO4J_PASSWORD", "JIEDAO_NEO4J_DATABASE"
TIMEOUT = 60.0
CONNECT = 15.0
"""Seconds to wait for a connection."""
FORBIDDEN = {"LoadCSV": "LOAD CSV", "ProcedureCall": "CALL", "Foreach": "FOREACH"}
"""Steps of a plan that read files or the network, or may do anything at all."""


class ServerError(KGError):
    """A server that cannot be reached, refuses or is too slow; one line that names it without its password."""


@dataclass(frozen=True, slots=True)
class Address:
    url: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str | None = None

    @classmethod
    def of(cls, url: str, database: str | None = None, environment: Mapping[str, str] = os.environ) -> Address:
        """Who asks, and which database, stand in the URL (`bolt://user:password@host:7687/database`) or in the environment."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            host = ""
        if not host or parts.scheme not in SCHEMES:
            raise ServerError("不是 Neo4j 的地址 no address of a Neo4j server; 应如 like bolt://localhost:7687")
        shown = f"[{host}]" if ":" in host else host
        bare = urlunsplit((parts.scheme, f"{shown}:{port}" if port else shown, "", parts.query, ""))
        user = unquote(parts.username) if parts.username else environment.get(USER)
        password = unquote(parts.password) if parts.password else environment.get(PASSWORD)
        return cls(bare, user, password, database or parts.path.strip("/") or environment.get(DATABASE))


@dataclass(slots=True)
class Neo4j:
    """An open database. Use as a context manager, or call `close`."""

    address: Address
    timeout: float = TIMEOUT
    """Seconds that a query may run on the server; batches that are written are tried again for as long."""
    driver: Driver = field(init=False, repr=False)

    def __post_init__(self) -> None:
        to = self.address
        with self.errors():
            self.driver = GraphDatabase.driver(
                to.url, auth=(to.user, to.password or "") if to.user else None, user_agent="jiedao",
                connection_timeout=CONNECT, connection_acquisition_timeout=max(CONNECT, self.timeout),
                max_transaction_retry_time=self.timeout, notifications_min_severity=NotificationMinimumSeverity.OFF,
            )  # fmt: skip

    def reach(self) -> None:
        """A server that is not there is said at once; what is written later is tried again for as long as `timeout`."""
        with self.errors():
            self.driver.verify_connectivity()

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Row]:
        """Rows by the names of their columns, as they come in. The server refuses what would write."""
        with self.errors(), self.session(default_access_mode=READ_ACCESS) as session:
            for record in session.run(Query(cypher, timeout=self.timeout), dict(parameters or {})):
                yield record.data() if any(map(is_graph, record.values())) else dict(record)

    def check(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Refuses a query of somebody else's that would write, read files or call procedures: the server's own plan says so."""
        with self.errors(), self.session(default_access_mode=READ_ACCESS) as session:
            planned = session.run(Query(f"EXPLAIN {cypher}", timeout=self.timeout), dict(parameters or {})).consume()
        if planned.query_type != "r":
            raise ServerError("只读：不接受写入的语句 read-only: a query that writes is refused")
        for step in steps(planned.plan):
            kind = step.partition("@")[0]
            if kind in FORBIDDEN:
                raise ServerError(f"不接受 {FORBIDDEN[kind]} is refused: 不读取文件、网络，也不调用过程 no files, no network, no procedures")

    def read(self, cypher: str, **parameters: Any) -> list[Row]:
        """All rows of a query of ours; it is tried again where the line is cut."""
        with self.errors(), self.session() as session:
            return session.execute_read(lambda tx: [dict(record) for record in tx.run(cypher, parameters)])

    def write(self, work: Callable[[ManagedTransaction], Made]) -> Made:
        """One transaction; it is tried again where the line is cut, so it must do the same when it is done twice."""
        with self.errors(), self.session() as session:
            return session.execute_write(work)

    def define(self, cypher: str) -> None:
        """A constraint or an index."""
        with self.errors(), self.session() as session:
            session.run(Query(cypher)).consume()

    def session(self, **options: Any) -> Session:
        return self.driver.session(database=self.address.database, **options)

    @contextmanager
    def errors(self) -> Iterator[None]:
        where = self.address.url
        try:
            yield
        except AuthError as error:
            said = f"需要用户名和密码，或密码不对 a user and password are needed, or they are wrong: --user, {PASSWORD}"
            raise ServerError(f"{where}: {said}") from error
        except Neo4jError as error:
            raise ServerError(f"{where}: {self.said(error)}") from error
        except (DriverError, OSError, ValueError) as error:
            raise ServerError(f"{where}: 无法连接，或连接中断 cannot be reached, or the line was cut: {line(error)}") from error

    def said(self, error: Neo4jError) -> str:
        if "TransactionTimedOut" in (error.code or ""):
            return f"{self.timeout:g} 秒内没有答完 no whole answer within {self.timeout:g} s; 可用 raise --timeout"
        if error.code == "Neo.ClientError.Statement.AccessMode":
            return "只读：不接受写入的语句 read-only: a query that writes is refused"
        return line(error.message or error)

    def close(self) -> None:
        self.driver.close()

    def __enter__(self) -> Neo4j:
        return self

    def __exit__(self, *ended: object) -> None:
        self.close()


def is_graph(value: object) -> bool:
    """Whether it is a node, a relationship or a path, which rows hold as plain dicts and lists."""
    return hasattr(value, "graph") or hasattr(value, "relationships")


def steps(plan: Mapping[str, Any] | None) -> Iterator[str]:
    if plan:
        yield str(plan.get("operatorType", ""))
        for child in plan.get("children", ()):
            yield from steps(child)


def line(text: object) -> str:
    words = " ".join(str(text).split()) or type(text).__name__
    return words if len(words) <= 300 else f"{words[:300]}…"
