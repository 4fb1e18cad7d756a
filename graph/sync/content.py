"""Statements in any order in, their number and a checksum out, which are the same on every server that keeps the statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b

from pyoxigraph import Literal, Triple

from ...schema.vocabulary import PREFIXES

SIZE = 16
"""Bytes of a checksum."""


@dataclass(frozen=True, slots=True)
class Content:
    """A set of statements. The checksum is the sum of those of its statements, so that order does not count."""

    size: int
    digest: str


def content(statements: Iterable[Triple]) -> Content:
    size = total = 0
    for size, statement in enumerate(statements, 1):  # noqa: B007 - the last one is the number of them
        total += int.from_bytes(blake2b(alike(statement).encode(), digest_size=SIZE).digest())
    return Content(size, f"{total % (1 << 8 * SIZE):0{2 * SIZE}x}")


def alike(statement: Triple) -> str:
    """The same text for what all servers hold to be the same: some write the tags of languages in small letters."""
    value = statement.object
    if isinstance(value, Literal) and value.language:
        return f"{statement.subject} {statement.predicate} {Literal(value.value, language=value.language.lower())}"
    return written(statement)


def written(statement: Triple) -> str:
    """A statement in N-Triples, numbers in their canonical form: Fuseki keeps 0.90 as 0.9, and then cannot delete it."""
    value = statement.object
    if isinstance(value, Literal) and value.datatype.value in NUMBERS:
        return f"{statement.subject} {statement.predicate} {Literal(NUMBERS[value.datatype.value](value.value), datatype=value.datatype)}"
    return str(statement)


def integer(text: str) -> str:
    return str(int(text))


def decimal(text: str) -> str:
    """At least one digit behind the point (XML Schema 1.0)."""
    plain = f"{Decimal(text).normalize():f}"
    return plain if "." in plain else f"{plain}.0"


XSD = PREFIXES["xsd"]
NUMBERS = {f"{XSD}integer": integer, f"{XSD}decimal": decimal}
