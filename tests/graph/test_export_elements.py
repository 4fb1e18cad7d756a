"""Networks of any reading at all: whatever the texts say, the files are read back with every node, way and value."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import Store
from readings import readings

from jiedao.graph.export.cytoscape import write_cytoscape
from jiedao.graph.export.elements import Elements
from jiedao.graph.export.gexf import write_gexf
from jiedao.graph.export.graphml import write_graphml
from jiedao.graph.export.xml import legal
from jiedao.graph.iri import Ids
from jiedao.graph.property_graph import Opened
from jiedao.graph.rdf import to_quads
from jiedao.schema import types as t

READ: dict[str, tuple[Callable[[Opened, BinaryIO], None], Callable[[BytesIO], Any]]] = {
    "graphml": (write_graphml, lambda data: nx.read_graphml(data, force_multigraph=True)),
    "gexf": (write_gexf, nx.read_gexf),
    "cytoscape": (write_cytoscape, lambda data: nx.cytoscape_graph(json.load(data))),
}


@dataclass
class Opening:
    store: Store
    ids: Ids


@pytest.mark.parametrize("form", READ)
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(reading=readings())
def test_any_reading_comes_back(form: str, reading: t.Reading) -> None:
    store = Store()
    store.extend(to_quads(reading))
    kg, out, (write, read) = Opening(store, Ids()), BytesIO(), READ[form]
    write(kg, out)
    found, graph = Elements(kg), read(BytesIO(out.getvalue()))
    things, ways = list(found.things()), list(found.ways())
    assert set(graph.nodes) == {thing.id for thing in things}
    assert graph.number_of_edges() == len(ways)
    for thing in things:
        for name, value in thing.attributes:
            said = graph.nodes[thing.id]["figure" if form == "cytoscape" and name == "value" else name]
            assert said == value or said == legal(str(value)) or " ".join(str(said).split()) == " ".join(legal(str(value)).split())


def test_what_xml_cannot_say_is_replaced() -> None:
    assert legal("甲\x00\x0b乙\ud800\n𠀀") == "甲\ufffd\ufffd乙\ufffd\n𠀀"
