"""Solutions column by column: terms as text (`<iri>`, `"…"@zh`, 5) in, values of the answer out, each read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from pyoxigraph import BlankNode, Literal, NamedNode

from ..schema.vocabulary import XSD
from .types import Plain

Node = NamedNode | BlankNode | Literal
Solution = Mapping[str, Node]
Cells = Mapping[str, Sequence[str]]
"""By variable, the terms of some solutions as SPARQL's table format and N-Triples have them; empty where there is none."""
Columns = Mapping[str, Sequence[Plain]]
"""By variable, the values of some solutions."""
BATCH = 4096
"""Solutions that are worked on at once."""
ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
SIGNS = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
NUMBER = re.compile(r"[+-]?\d*\.?\d+")
NUMERIC = (f"^^{XSD.integer}", f"^^{XSD.decimal}")


def number(text: str) -> Plain:
    """A number without a fraction is whole."""
    if "." not in text:
        return int(text)
    found = Decimal(text)
    return int(found) if found == found.to_integral_value() else float(found)


def sign(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else SIGNS.get(found[3], found[3])


def value_of(cell: str) -> Plain:
    first = cell[:1]
    if first == '"':
        end = cell.rfind('"')
        said = cell[1:end]
        if "\\" in said:
            return ESCAPED.sub(sign, said)
        return number(said) if cell[end + 1 :] in NUMERIC else said
    if first == "<":
        return cell[1:-1]
    if not cell:
        return None
    return number(cell) if NUMBER.fullmatch(cell) else cell.removeprefix("_:")


class Values(dict[str, Plain]):
    """Values by the text of their terms."""

    def __missing__(self, cell: str) -> Plain:
        value = self[cell] = value_of(cell)
        return value


def read(pieces: Iterable[Cells]) -> Iterator[Columns]:
    known = Values()
    for cells in pieces:
        yield {name: [known[cell] for cell in column] for name, column in cells.items()}


def of_table(text: str) -> Iterator[Cells]:
    """SPARQL 1.1 Query Results TSV."""
    head, *lines = text.removesuffix("\n").split("\n")
    names = [name[1:] for name in head.split("\t")]
    for at in range(0, len(lines), BATCH):
        yield dict(zip(names, zip(*(line.split("\t") for line in lines[at : at + BATCH]), strict=True), strict=True))


def of_solutions(solutions: Iterable[Solution]) -> Iterator[Cells]:
    solutions = iter(solutions)
    while batch := list(islice(solutions, BATCH)):
        names = dict.fromkeys(name for one in batch for name in one)
        yield {name: [str(one[name]) if name in one else "" for one in batch] for name in names}
