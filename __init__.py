"""Jiedao (街道): what Chinese districts print about themselves, as a graph in which every fact has its quotation.

``jiedao.build(paths, into="kg")`` reads documents, ``jiedao.open("kg")`` asks questions.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .answers import Graph, open  # noqa: A004 - jiedao.open() reads well
    from .pipeline import Failure, Summary, build
    from .queries.errors import BadParameter, QuestionError, UnknownName
    from .queries.limits import LimitReached
    from .queries.types import Table

__version__ = "0.1.0"
__all__ = [
    "BadParameter", "Failure", "Graph", "LimitReached", "QuestionError", "Summary", "Table", "UnknownName", "__version__", "build", "open",
]

# The command line starts faster when nothing is loaded before it is asked for (PEP 562).
_HOME = {
    "Graph": "answers", "open": "answers", "Failure": "pipeline", "Summary": "pipeline", "build": "pipeline",
    "BadParameter": "queries.errors", "QuestionError": "queries.errors", "UnknownName": "queries.errors",
    "LimitReached": "queries.limits", "Table": "queries.types",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f".{_HOME[name]}", __name__), name)
