"""Elements in, XML on a stream out; what XML cannot say is replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    return ILLEGAL.sub("\ufffd", text)


class Xml:
    def __init__(self, out: BinaryIO) -> None:
        self.writer = XMLGenerator(out, "utf-8", short_empty_elements=True)
        self.writer.startDocument()

    @contextmanager
    def element(self, name: str, attributes: dict[str, str] | None = None, end: str = "\n") -> Iterator[None]:
        """`end` stands behind the start tag's children and the end tag alike: a line each, or nothing."""
        said = {key: legal(value) for key, value in (attributes or {}).items()}
        self.writer.startElement(name, AttributesImpl(said))
        yield
        self.writer.endElement(name)
        self.writer.ignorableWhitespace(end)

    def leaf(self, name: str, attributes: dict[str, str], text: str = "") -> None:
        with self.element(name, attributes, ""):
            if text:
                self.writer.characters(legal(text))

    def line(self) -> None:
        self.writer.ignorableWhitespace("\n")
