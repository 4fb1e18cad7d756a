"""How far the rules of the reader can be trusted: `rules.tsv` in, a confidence for each rule out.

The confidence of a rule is the share of right facts among those that it found in annotated documents, drawn towards one
half where they are few (Laplace's rule of succession: (right + 1) / (found + 2)).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

TABLE = "rules.tsv"


def confidence_of(right: int, found: int) -> float:
    return round((right + 1) / (found + 2), 2)


@cache
def confidence() -> Mapping[str, float]:
    """By rule; a rule that found nothing in the annotated documents has none."""
    lines = files(__package__).joinpath(TABLE).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith(("#", "rule\t"))]
    return MappingProxyType({rule: confidence_of(int(right), int(found)) for rule, right, found in rows})
