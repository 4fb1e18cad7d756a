"""SPARQL text in, flat solutions out. The one place that knows which engine runs the query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import QuerySolutions, Store

from .gather import Solution

Select = Callable[[str], Iterable[Solution]]


def oxigraph(store: Store) -> Select:
    """Runs SELECT queries on the default graph of a knowledge graph, the union of its named graphs."""

    def select(sparql: str) -> Iterator[Solution]:
        result = store.query(sparql, use_default_graph_as_union=True)
        if not isinstance(result, QuerySolutions):
            message = "not a SELECT query"
            raise TypeError(message)
        names = [variable.value for variable in result.variables]
        for solution in result:
            yield {name: value for name, value in zip(names, solution, strict=True) if value is not None}

    return select
