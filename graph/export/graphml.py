"""A knowledge graph in, GraphML out (http://graphml.graphdrawing.org), element by element: for Gephi, yEd, networkx, igraph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from ..property.schema import Property
from ..property_graph import Opened
from .elements import THINGS, WAYS, Element, Elements, attributes
from .xml import Xml

TYPES = {"string": "string", "strings": "string", "integer": "long", "number": "double"}
OWN = (Property("type", "string", "类别", "type"), Property("label", "string", "名称", "label"))


def write_graphml(kg: Opened, out: BinaryIO) -> None:
    found, xml = Elements(kg), Xml(out)
    with xml.element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"}):
        declare(xml, "node", (*OWN, *attributes(THINGS).values()))
        declare(xml, "edge", (*OWN, *attributes(WAYS).values()))
        with xml.element("graph", {"id": "jiedao", "edgedefault": "directed"}):
            xml.line()
            for one in found.things():
                write(xml, "node", {"id": one.id}, one)
            for one in found.ways():
                write(xml, "edge", {"id": one.id, "source": one.source, "target": one.target}, one)


def declare(xml: Xml, of: str, properties: Iterable[Property]) -> None:
    for one in properties:
        with xml.element("key", {"id": f"{of}-{one.name}", "for": of, "attr.name": one.name, "attr.type": TYPES[one.type]}):
            xml.leaf("desc", {}, f"{one.zh} / {one.en}")


def write(xml: Xml, of: str, said: dict[str, str], element: Element) -> None:
    with xml.element(of, said):
        for name, value in (("type", element.type), ("label", element.label), *element.attributes):
            xml.leaf("data", {"key": f"{of}-{name}"}, str(value))
