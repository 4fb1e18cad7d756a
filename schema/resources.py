"""The files of the schema as they are installed: a name in, its text out."""

from __future__ import annotations

from importlib.resources import files
from typing import Literal


def read(name: Literal["ontology.ttl", "shapes.ttl", "context.jsonld"]) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
