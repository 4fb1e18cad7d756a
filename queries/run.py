"""One ad hoc query on a store: SPARQL text in; an `Answer` in a standard form out, of at most so many rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from typing import Literal as OneOf

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from ..schema.vocabulary import PREFIXES
from .errors import BadParameter
from .guard import broken, check, check_dataset
from .types import Label

Kind = OneOf["solutions", "boolean", "graph"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: SPARQL 1.1 JSON results of SELECT and ASK, N-Triples of CONSTRUCT and DESCRIBE."""

    kind: Kind
    body: bytes
    rows: int = 1
    cut: bool = False
    """Whether there was more than the limit of rows."""

    @property
    def media_type(self) -> str:
        return RdfFormat.N_TRIPLES.media_type if self.kind == "graph" else QueryResultsFormat.JSON.media_type

    def encoded(self, media_type: str) -> bytes:
        """The body in another form of its kind (JSON, XML, CSV, TSV; or Turtle, RDF/XML …); LookupError for any other."""
        if media_type == self.media_type:
            return self.body
        form = RdfFormat.from_media_type(media_type) if self.kind == "graph" else QueryResultsFormat.from_media_type(media_type)
        if form is None:
            raise LookupError(media_type)
        if isinstance(form, RdfFormat):
            return serialize(parse(self.body, RdfFormat.N_TRIPLES), format=form, prefixes=PREFIXES) or b""
        return parse_query_results(self.body, QueryResultsFormat.JSON).serialize(format=form) or b""


def encoded(term: Any) -> dict[str, Any]:
    """A term as in SPARQL 1.1 Query Results JSON."""
    match term:
        case NamedNode():
            return {"type": "uri", "value": term.value}
        case BlankNode():
            return {"type": "bnode", "value": term.value}
        case Literal():
            said = {"type": "literal", "value": term.value}
            return {**said, "xml:lang": term.language} if term.language else {**said, "datatype": term.datatype.value}
        case _:
            parts = {name: encoded(getattr(term, name)) for name in ("subject", "predicate", "object")}
            return {"type": "triple", "value": parts}


def results(names: list[str], rows: Iterable[Any]) -> Iterator[str]:
    yield f'{{"head":{{"vars":{json.dumps(names)}}},"results":{{"bindings":['
    for number, row in enumerate(rows):
        said = {name: encoded(term) for name in names if (term := row[name]) is not None}
        yield ("," if number else "") + json.dumps(said, ensure_ascii=False)
    yield "]}}"


def limited(found: Iterable[Any], rows: int) -> tuple[list[Any], bool]:
    kept = list(islice(found, rows + 1))
    return kept[:rows], len(kept) > rows


def of_solutions(found: QuerySolutions, rows: int) -> Answer:
    names = [variable.value for variable in found.variables]
    kept, cut = limited(found, rows)
    return Answer("solutions", "".join(results(names, kept)).encode(), len(kept), cut)


def of_triples(found: Iterable[Triple], rows: int) -> Answer:
    kept, cut = limited(found, rows)
    return Answer("graph", serialize(kept, format=RdfFormat.N_TRIPLES) or b"", len(kept), cut)


def of_boolean(found: bool) -> Answer:
    return Answer("boolean", json.dumps({"head": {}, "boolean": found}).encode())


def read(store: Store, query: str, rows: int) -> Answer:
    union = not check_dataset(store, query)
    found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=union)
    if isinstance(found, QueryBoolean):
        return of_boolean(bool(found))
    return of_solutions(found, rows) if isinstance(found, QuerySolutions) else of_triples(found, rows)


def answered(store: Store, query: str, rows: int) -> Answer:
    """The answer, or BadParameter with what is wrong."""
    check(query)
    try:
        return read(store, query, rows)
    except SyntaxError as error:
        raise broken(query, str(error)) from error
    except (RuntimeError, ValueError, OSError) as error:
        said = " ".join(str(error).split())
        raise BadParameter(Label(f"无法执行：{said}", f"cannot be run: {said}")) from error
