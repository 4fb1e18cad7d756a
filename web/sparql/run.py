"""One query in a process of its own: text, dataset and forms in, the answer as bytes out."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import IO, Any, cast

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, Store, serialize

from ...answers import Graph
from ...queries.errors import BadParameter, QuestionError
from ...queries.guard import broken, check, check_dataset, keyword, tokens
from ...queries.types import Label
from ...schema.vocabulary import PREFIXES
from .forms import GRAPHS, SOLUTIONS, Forms

VOLATILE = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})
SIGNS = tuple((prefix, f"{prefix}:", iri) for prefix, iri in PREFIXES.items())
BORDER = {"json": (b"},{", 1), "xml": (b"<result>", 0), "csv": (b"\r\n", -1), "tab-separated-values": (b"\n", -1)}
"""What stands at each row of a form, and how many rows more or less than these there are."""


@dataclass(frozen=True, slots=True)
class Query:
    text: str
    forms: Forms
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    rows: int = 100_000
    size: int = 64 << 20

    @property
    def lasting(self) -> bool:
        """Whether the same graph gives the same answer each time."""
        text = self.text.upper()
        return not any(word in text for word in VOLATILE) or not any(keyword(token) in VOLATILE for token in tokens(self.text))

    @property
    def depends(self) -> tuple[str, ...]:
        """What its answer depends on, besides the graph."""
        return self.text, self.forms.rows or "", self.forms.graph or "", str(self.rows), str(self.size), *self.default, "", *self.named

    def __reduce__(self) -> tuple[Any, ...]:
        """Goes to another process in half the time."""
        return Query, (self.text, self.forms, self.default, self.named, self.rows, self.size)


@dataclass(frozen=True, slots=True)
class Answer:
    """`media_type` is None where the client can read no form of this kind of answer."""

    media_type: str | None
    body: bytes

    def __reduce__(self) -> tuple[Any, ...]:
        return Answer, (self.media_type, self.body)


class Bounded:
    """As much of a file as the library asks for."""

    __slots__ = ("left", "parts")

    def __init__(self, size: int) -> None:
        self.left = size
        self.parts: list[bytes] = []

    @property
    def full(self) -> bool:
        return self.left < 0

    def write(self, part: bytes) -> int:
        self.left -= len(part)
        if self.full:
            raise OSError
        self.parts.append(part)
        return len(part)

    def flush(self) -> None:
        """All is here."""


def node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise BadParameter(Label(f"不是 IRI：{iri}", f"not an IRI: {iri}")) from error


def graphs(store: Store, iris: Iterable[str]) -> list[NamedNode]:
    """What the protocol names has to be here: nothing is fetched."""
    found = [node(iri) for iri in iris]
    for one in found:
        if not store.contains_named_graph(one):
            raise BadParameter(Label(f"图谱中没有 {one}，也不会去取", f"{one}: no such graph here, and none is fetched"))
    return found


def usual(text: str) -> dict[str, str]:
    """The usual prefixes that may be in a query: each costs as much as a query's own."""
    return {prefix: iri for prefix, sign, iri in SIGNS if sign in text}


def run(graph: Graph, query: Query, *, brief: bool = False) -> Answer:
    """In the dataset of the protocol, else in that of the query, else in the union of all graphs. `brief` says that there is no time for a large answer."""
    check(query.text)
    try:
        return answer(solved(graph, query), query, brief=brief)
    except SyntaxError as error:
        raise broken(query.text, str(error)) from error
    except (RuntimeError, ValueError) as error:
        said = " ".join(str(error).split())
        raise BadParameter(Label(f"无法执行：{said}", f"cannot be run: {said}")) from error


def solved(graph: Graph, query: Query) -> QuerySolutions | QueryBoolean | QueryTriples:
    store = graph.kg.store
    asked = partial(store.query, query.text, base_iri=graph.kg.base)
    if query.default or query.named:
        asked = partial(asked, default_graph=[*graphs(store, query.default)], named_graphs=[*graphs(store, query.named)])
    elif not check_dataset(store, query.text):
        asked = partial(asked, use_default_graph_as_union=True)
    if "PREFIX" in query.text.upper():
        with suppress(SyntaxError):  # one that declares any mostly declares all
            return asked()
    return asked(prefixes=usual(query.text))


def answer(found: QuerySolutions | QueryBoolean | QueryTriples, query: Query, *, brief: bool) -> Answer:
    if isinstance(found, QueryTriples):
        return graph_answer(found, query)
    media = query.forms.rows
    if media is None:
        return Answer(None, b"")
    body = (found.serialize(format=SOLUTIONS[media]) or b"") if brief else written(found, query, SOLUTIONS[media])
    if len(body) > query.rows and isinstance(found, QuerySolutions) and rows(body, media) > query.rows:
        raise too_long(query)
    return Answer(media, body)


def written(found: QuerySolutions | QueryBoolean, query: Query, form: QueryResultsFormat) -> bytes:
    out = Bounded(query.size)
    try:
        found.serialize(cast("IO[bytes]", out), format=form)
    except OSError as error:
        if out.full:
            raise too_large(query) from error
        raise
    return b"".join(out.parts)


def rows(body: bytes, media: str) -> int:
    """Never less than there are; a text that looks like the border of a row may count as one."""
    border, more = next(BORDER[form] for form in BORDER if form in media)
    return body.count(border) + more


def graph_answer(found: QueryTriples, query: Query) -> Answer:
    media = query.forms.graph
    if media is None:
        return Answer(None, b"")
    kept = list(islice(found, query.rows + 1))
    if len(kept) > query.rows:
        raise too_long(query)
    body = serialize(dict.fromkeys(kept), format=GRAPHS[media], prefixes=PREFIXES) or b""
    if len(body) > query.size:
        raise too_large(query)
    return Answer(media, body)


def too_long(query: Query) -> QuestionError:
    zh, en = f"结果超过 {query.rows} 条，请用 LIMIT 与 OFFSET 分批取", f"more than {query.rows} rows; ask for them in parts, with LIMIT and OFFSET"
    return QuestionError(Label(zh, en))


def too_large(query: Query) -> QuestionError:
    megabytes = query.size >> 20
    zh, en = f"结果超过 {megabytes} MB，请用 LIMIT 分批取", f"the answer is larger than {megabytes} MB; ask for it in parts, with LIMIT"
    return QuestionError(Label(zh, en))
