"""A knowledge graph in, Cytoscape JSON out, one element a line: for Cytoscape, Cytoscape.js and networkx."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from ..property_graph import Opened
from .elements import Element, Elements


def write_cytoscape(kg: Opened, out: BinaryIO) -> None:
    found = Elements(kg)
    out.write(b'{"data": {"name": "jiedao"}, "directed": true, "multigraph": true, "elements": {"nodes": [')
    lines(out, (node(element) for element in found.things()))
    out.write(b'\n], "edges": [')
    lines(out, (edge(element) for element in found.ways()))
    out.write(b"\n]}}\n")


def lines(out: BinaryIO, elements: Iterable[dict[str, Any]]) -> None:
    for number, one in enumerate(elements):
        out.write((b",\n" if number else b"\n") + json.dumps({"data": one}, ensure_ascii=False).encode())


def node(element: Element) -> dict[str, Any]:
    """`name` is what Cytoscape shows, `value` what networkx takes for the node; the value of an indicator is its `figure`."""
    said = {"figure" if name == "value" else name: value for name, value in element.attributes}
    return {**said, "id": element.id, "value": element.id, "type": element.type, "name": element.label}


def edge(element: Element) -> dict[str, Any]:
    said = {**dict(element.attributes), "interaction": element.type}
    return {**said, "id": element.id, "key": element.id, "source": element.source, "target": element.target}
