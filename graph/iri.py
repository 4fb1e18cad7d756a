"""Identifiers: what identifies a thing in, its IRI out.

An IRI is a function of the thing alone, never of the order of reading: ASCII, pinyin for the eye and a hash for
identity. Things of one name in different places differ by their frame (city, district, subdistrict).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from pyoxigraph import NamedNode
from pypinyin import lazy_pinyin

from ..schema.types import Document, Event, Indicator, Passage
from ..schema.vocabulary import BASE

SLUG = 48
NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def pinyin(name: str) -> str:
    """`徐家汇` → `xu jia hui`; other signs stay."""
    return " ".join(lazy_pinyin(name))


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    return NOT_ASCII_WORD.sub("-", pinyin(name).lower())[:SLUG].strip("-")


def digest(*key: str | None, size: int = 5) -> str:
    return blake2b("\x1f".join(part or "" for part in key).encode(), digest_size=size).hexdigest()


@dataclass(frozen=True, slots=True)
class Ids:
    """Makes the IRIs of individuals under one base."""

    base: str = BASE

    def node(self, path: str) -> NamedNode:
        return NamedNode(self.base + path)

    def named(self, group: str, name: str, *key: str | None) -> NamedNode:
        """A thing with a name: `person/xu-jia-hui-0123456789`; `key` is the rest of its identity."""
        return self.node("/".join([group, "-".join(filter(None, [slug(name), digest(group, name, *key)]))]))

    def document(self, document: Document) -> NamedNode:
        return self.document_of(document.source, document.sha256)

    def document_of(self, source: str, sha256: str) -> NamedNode:
        """One name with one content: a copy under another name is another document."""
        return self.node("/".join(["document", "-".join(filter(None, [slug(source), digest(source, sha256, size=8)]))]))

    def part(self, group: str, document: NamedNode, *position: int) -> NamedNode:
        """An article or passage of a document, by its position."""
        return self.node("-".join([f"{group}/{document.value.rpartition('-')[2]}", *map(str, position)]))

    def run(self, reader: str) -> NamedNode:
        return self.named("run", reader)

    def software(self, reader: str) -> NamedNode:
        return self.named("software", reader)

    def graph(self, name: str) -> NamedNode:
        return self.node(f"graph/{name}")


def content(document: Document) -> str:
    """Events are identified by content and position, so that two copies of a page report one event."""
    return digest(document.sha256, document.media_type, size=8)


def position(content_key: str, passage: Passage) -> str:
    return f"{content_key}-{passage.start}-{passage.end}"


def event_path(content_key: str, event: Event) -> str:
    at, when = position(content_key, event.evidence[0]), event.when.edtf or event.when.date or ""
    return "-".join(filter(None, [f"event/{at}", event.kind, slug(when)]))


def indicator_path(content_key: str, found: Indicator) -> str:
    facts = digest(found.about, found.measure, repr(float(found.value)), found.unit, found.when)
    return "-".join(["indicator/" + position(content_key, found.evidence[0]), facts])
