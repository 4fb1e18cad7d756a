"""A knowledge graph in, GEXF 1.2 with time out (https://gexf.net), for Gephi's timeline: events and tenures begin and end.

A month or a year is drawn as the whole of it, since GEXF knows only days; `date` says what is known. What has no date is there always.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ..property.schema import Property
from ..property_graph import Opened
from ..seen import ends
from .days import first_day, last_day
from .elements import THINGS, WAYS, Element, Elements, attributes
from .xml import Xml

TYPES = {"string": "string", "strings": "string", "integer": "long", "number": "double"}
TYPE = Property("type", "string", "类别", "type")
NAMESPACE = "http://www.gexf.net/1.2draft"


def write_gexf(kg: Opened, out: BinaryIO) -> None:
    found, xml = Elements(kg), Xml(out)
    graph = {"mode": "dynamic", "defaultedgetype": "directed", "timeformat": "date"}
    with xml.element("gexf", {"xmlns": NAMESPACE, "version": "1.2"}), xml.element("graph", graph):
        declare(xml, "node", (TYPE, *attributes(THINGS).values()))
        declare(xml, "edge", (TYPE, *attributes(WAYS).values()))
        with xml.element("nodes"):
            for one in found.things():
                write(xml, "node", {"id": one.id}, one)
        with xml.element("edges"):
            for one in found.ways():
                write(xml, "edge", {"id": one.id, "source": one.source, "target": one.target}, one)


def declare(xml: Xml, of: str, properties: Iterable[Property]) -> None:
    with xml.element("attributes", {"class": of, "mode": "static"}):
        for one in properties:
            xml.leaf("attribute", {"id": one.name, "title": one.name, "type": TYPES[one.type]})


def write(xml: Xml, of: str, said: dict[str, str], element: Element) -> None:
    with xml.element(of, {**said, "label": element.label, **dict(period(element))}), xml.element("attvalues", end=""):
        for name, value in (("type", element.type), *element.attributes):
            xml.leaf("attvalue", {"for": name, "value": str(value)})


def period(element: Element) -> Iterator[tuple[str, str]]:
    """Only dates with a year; --03-17 is no place on a timeline."""
    if element.first and element.last and ends(element.first) and ends(element.last):
        yield "start", first_day(element.first).isoformat()
        yield "end", last_day(element.last).isoformat()
