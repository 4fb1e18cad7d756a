"""What the codes of an answer mean: bilingual labels of roles, kinds and grounds of dates, as the ontology has them."""

from __future__ import annotations

from functools import cache

from ..schema.words import CODES, labels
from .types import Label

__all__ = ["CODES", "OTHER", "codes"]
OTHER = Label("其他", "other")


@cache
def codes(group: str) -> dict[str, Label]:
    """`codes("role")["leads"]` → 带队 / leads, in the order of the vocabulary."""
    known = labels()
    return {
        code: OTHER if code == "other" else Label(known[node]["zh"], known[node]["en"]) for code, node in CODES[group].items()
    }
