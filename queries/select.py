"""SPARQL text in, flat solutions out. The one place that knows which engine runs the query."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions, Store

from .cells import Cells, Solution, of_solutions, of_table

Select = Callable[[str], Iterable[Solution]]


@dataclass(frozen=True, slots=True)
class OfStore:
    """Runs SELECT queries on the default graph of a knowledge graph, the union of its named graphs."""

    store: Store

    def __call__(self, sparql: str) -> Iterator[Solution]:
        result = self.found(sparql)
        names = [variable.value for variable in result.variables]
        for solution in result:
            yield {name: value for name, value in zip(names, solution, strict=True) if value is not None}

    def cells(self, sparql: str, within: Sequence[NamedNode] = ()) -> Iterator[Cells]:
        """The solutions as text, which the store writes out faster than it makes objects; where graphs are named, `GRAPH` means those alone."""
        table = Written()
        self.found(sparql, within).serialize(table, format=QueryResultsFormat.TSV)
        yield from of_table(table.getvalue().decode())

    def found(self, sparql: str, within: Sequence[NamedNode] = ()) -> QuerySolutions:
        result = self.store.query(sparql, use_default_graph_as_union=True, named_graphs=list(within) or None)
        if not isinstance(result, QuerySolutions):
            message = "not a SELECT query"
            raise TypeError(message)
        return result


class Written(io.BytesIO):
    """Takes what the store writes piece by piece, so that a long query can be interrupted."""

    def write(self, piece: bytes, /) -> int:  # type: ignore[override]
        return super().write(piece)


def oxigraph(store: Store) -> OfStore:
    return OfStore(store)


def cells(select: Select, sparql: str) -> Iterator[Cells]:
    return select.cells(sparql) if isinstance(select, OfStore) else of_solutions(select(sparql))
