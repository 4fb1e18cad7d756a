"""Values to literals and back: dates typed by their precision, numbers without needless digits."""

from __future__ import annotations

import re
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from ..schema.vocabulary import XSD

ZH = "zh"
PINYIN = "zh-Latn-pinyin"
DATE_TYPES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), XSD.date),
    (re.compile(r"\d{4}-\d\d"), XSD.gYearMonth),
    (re.compile(r"\d{4}"), XSD.gYear),
    (re.compile(r"--\d\d-\d\d"), XSD.gMonthDay),
)


def zh(text: str) -> Literal:
    return Literal(text, language=ZH)


def date_type(value: str) -> NamedNode | None:
    return next((datatype for pattern, datatype in DATE_TYPES if pattern.fullmatch(value)), None)


def to_date(value: str) -> Literal:
    """`2021-03` → `"2021-03"^^xsd:gYearMonth`; what is no calendar date stays a string."""
    return Literal(value, datatype=date_type(value))


def to_number(value: float) -> Literal:
    if float(value).is_integer():
        return Literal(str(int(value)), datatype=XSD.integer)
    return Literal(format(Decimal(repr(value)), "f"), datatype=XSD.decimal)


def from_number(literal: Literal) -> int | float:
    return int(literal.value) if literal.datatype == XSD.integer else float(literal.value)


def to_integer(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)
