"""Questions in words, in the processes that answer them: an open graph and a text in, an answer out.

The dictionary of a large graph is made once for each build and kept, so that no process has to read the graph for it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path

from ..answers import Graph
from ..graph.kept import replacing
from ..queries.asking.examples import nearest
from ..queries.asking.names import Names, Post
from ..queries.asking.types import Ambiguous, Answer, NotUnderstood, Thing
from ..queries.asking.words import table
from ..queries.select import oxigraph
from ..queries.types import Label

DICTIONARY, EXAMPLES = "dictionary.json", "examples.json"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, with questions that could be asked instead, or the things to choose from."""

    message: Label
    nearest: tuple[Label, ...] = ()
    candidates: tuple[tuple[str, str, str], ...] = ()
    """Name, detail and IRI."""


def warm(dictionary: Path | None = None) -> None:
    """What the processes share is in memory before they are made."""
    table()
    if dictionary and dictionary.exists():
        with suppress(OSError, ValueError):  # whoever asks is told
            read(dictionary)


def answered(graph: Graph, place: Path, text: str) -> Answer:
    learn(graph, place)
    return graph.ask_in_words(text)


def understood(graph: Graph, place: Path, text: str) -> Answer | Refusal:
    try:
        return answered(graph, place, text)
    except NotUnderstood as refused:
        return Refusal(refused.message, refused.nearest)
    except Ambiguous as refused:
        return Refusal(refused.message, candidates=tuple((one.name, one.detail, one.node) for one in refused.candidates))


def some_questions(graph: Graph, place: Path) -> tuple[Label, ...]:
    """About things of this very graph."""
    return nearest(learn(graph, place))


def kept_questions(place: Path) -> tuple[Label, ...] | None:
    """The same, where they were written beside the dictionary."""
    try:
        said = json.loads(place.with_name(EXAMPLES).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return tuple(Label(zh, en) for zh, en in said)


def learn(graph: Graph, place: Path) -> Names:
    if graph.dictionary is None:
        graph.dictionary = read(place) if place.exists() else Names.of(oxigraph(graph.kg.store))
    return graph.dictionary


def make(graph: Graph, place: Path) -> None:
    names = Names.of(oxigraph(graph.kg.store))
    said = {
        "things": {name: [astuple(one) for one in things] for name, things in names.things.items()},
        "titles": names.titles,
        "labels": names.labels,
        "posts": {node: [astuple(one) for one in posts] for node, posts in names.posts.items()},
        "around": {node: sorted(around) for node, around in names.around.items()},
        "phrases": names.phrases,
        "sounds": names.sounds,
    }
    with replacing(place.with_name(EXAMPLES)) as part:
        part.write_text(json.dumps([[one.zh, one.en] for one in nearest(names)], ensure_ascii=False), "utf-8")
    with replacing(place) as part:
        part.write_text(json.dumps(said, ensure_ascii=False), "utf-8")


@lru_cache(maxsize=1)
def read(place: Path) -> Names:
    said = json.loads(place.read_text("utf-8"))
    names = Names(
        {name: tuple(Thing(*one) for one in things) for name, things in said["things"].items()},
        said["titles"],
        said["labels"],
        {node: tuple(Post(*one) for one in posts) for node, posts in said["posts"].items()},
        {node: frozenset(around) for node, around in said["around"].items()},
        phrases=tuple(said["phrases"]),
        sounds={sound: tuple(heard) for sound, heard in said["sounds"].items()},
    )
    names.prepare()
    return names
