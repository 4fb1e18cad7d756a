"""An engine by its name: a graph's folder or the address of a server in, an open engine out.

The libraries that an engine needs are loaded when it is chosen. What an engine cannot do is refused by name.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from ...graph.kg import KG
from ...schema.extras import needing
from ...schema.vocabulary import BASE
from ..errors import BadParameter, printable
from ..limits import Limits
from ..select import oxigraph
from ..stored_names import Indexed, none
from ..types import Label
from .sparql import SparqlEngine
from .types import Engine, Language

WORDS: dict[Language, str] = {"sparql": "SPARQL", "cypher": "Cypher"}
DEFAULT, CYPHER = "oxigraph", "ladybug"


@dataclass(frozen=True, slots=True)
class Kind:
    """`module` has `opened(place)`; an engine without one is part of the core."""

    language: Language
    local: bool = True
    """Over a graph in a folder; else over a server, which has an address."""
    module: str = ""
    extra: str = ""


KINDS = {
    "oxigraph": Kind("sparql"),
    "rdflib": Kind("sparql", module=".rdflib", extra="rdf"),
    "sparql": Kind("sparql", local=False, module=".remote", extra="sparql"),
    "ladybug": Kind("cypher", module=".ladybug", extra="cypher"),
    "neo4j": Kind("cypher", local=False, module=".neo4j", extra="neo4j"),
}


def on_stderr(label: Label) -> None:
    sys.stderr.write(f"{label}\n")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an engine finds what it asks: an open graph or an address; `say` tells people what takes time."""

    kg: KG | None = None
    endpoint: str | None = None
    base: str = BASE
    say: Callable[[Label], None] = field(default=on_stderr, repr=False)
    limits: Limits | None = None
    """For queries that people write themselves."""
    index: Indexed = field(default=none, repr=False)


def kind(name: str) -> Kind:
    if name not in KINDS:
        said, names = f"“{printable(name)}”", ", ".join(KINDS)
        raise BadParameter(Label(f"没有{said}这个引擎；有：{names}", f"no engine {said}; there are: {names}"))
    return KINDS[name]


def must_speak(name: str, wanted: Language) -> None:
    """Refuses an engine that does not know a language."""
    if kind(name).language != wanted:
        others = ", ".join(one for one, other in KINDS.items() if other.language == wanted)
        word = WORDS[wanted]
        raise BadParameter(Label(f"{name} 不懂 {word}；懂的有：{others}", f"{name} does not know {word}; these do: {others}"))


def engine(name: str, place: Place) -> AbstractContextManager[Engine]:
    found = kind(name)
    if not found.local and not place.endpoint:
        zh, en = f"{name} 在服务器上，请给出 --endpoint", f"{name} is a server: say where with --endpoint"
        raise BadParameter(Label(zh, f"{en} (or JIEDAO_ENDPOINT)"))
    if found.local and place.endpoint:
        raise BadParameter(Label(f"{name} 在本机，不用 --endpoint", f"{name} is on this machine and has no --endpoint"))
    if not found.module:
        return core(place)
    opened: AbstractContextManager[Engine] = needing(found.extra, found.module, __package__).opened(place)
    return opened


@contextmanager
def core(place: Place) -> Iterator[Engine]:
    yield SparqlEngine(oxigraph(graph(place).store), base=graph(place).base, index=place.index)


def graph(place: Place) -> KG:
    if place.kg is None:
        message = "an engine on this machine needs an open graph"
        raise ValueError(message)
    return place.kg


