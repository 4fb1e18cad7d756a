"""The names of the graph, each with its thing: a graph in, candidates for a name that somebody typed out.

The index is made once in each process that answers. Things that were judged to be one count as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pyoxigraph import QuerySolutions, Store
from rapidfuzz import fuzz, process

from ...graph.iri import pinyin
from ...queries.names import compact, is_pinyin, simplified
from ...schema.vocabulary import PREFIXES
from .kinds import KINDS, NAME, Kind

SOUNDS = 90.0
"""The score of a name that sounds the same."""
LEAST = 60.0
NAMED = """\
SELECT DISTINCT ?thing ?one ?name ?main WHERE {{
  ?thing a {iri} .
  {{ ?thing {name} ?name BIND(true AS ?main) }} UNION {{ ?thing skos:altLabel ?name BIND(false AS ?main) }}
  OPTIONAL {{ ?thing owl:sameAs ?one }}
}} ORDER BY ?thing ?main ?name
"""


@dataclass(slots=True)
class Names:
    """Those of one kind. `written` and `sounds` stand side by side with `things`."""

    written: list[str] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
    label: dict[str, str] = field(default_factory=dict)
    exact: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    sounding: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, thing: str, name: str, *, main: bool) -> None:
        form = simplified(name)
        if thing in self.exact[form]:
            return
        sound = compact(pinyin(form))
        self.written.append(form)
        self.sounds.append(sound)
        self.things.append(thing)
        self.exact[form].add(thing)
        self.sounding[sound].add(thing)
        if main or thing not in self.label:
            self.label[thing] = name


def solutions(store: Store, query: str) -> Iterator[dict[str, str]]:
    found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    if isinstance(found, QuerySolutions):
        names = [variable.value for variable in found.variables]
        for row in found:
            yield {name: term.value for name in names if (term := row[name]) is not None and hasattr(term, "value")}


@lru_cache(maxsize=len(KINDS))
def names(store: Store, kind: Kind) -> Names:
    made = Names()
    for row in solutions(store, NAMED.format(iri=kind.iri, name=NAME)):
        made.add(row.get("one", row["thing"]), row["name"], main=row["main"] == "true")
    return made


@dataclass(frozen=True, slots=True)
class Candidate:
    thing: str
    name: str
    kind: str
    score: float


def candidates(store: Store, typed: str, kinds: Iterable[str], limit: int) -> list[Candidate]:
    """The best first. 100 is the name itself, 90 one that sounds the same; below that, how alike they look."""
    found = [one for kind in kinds for one in of_kind(names(store, KINDS[kind]), kind, typed, limit)]
    return sorted(found, key=lambda one: (-one.score, one.name, one.thing))[:limit]


def of_kind(known: Names, kind: str, typed: str, limit: int) -> Iterator[Candidate]:
    form = simplified(typed)
    scores = dict.fromkeys(known.exact.get(form, ()), 100.0)
    if is_pinyin(typed):
        scores.update(dict.fromkeys(known.sounding.get(compact(typed), ()), SOUNDS))
        near = process.extract(compact(typed), known.sounds, scorer=fuzz.ratio, limit=4 * limit, score_cutoff=LEAST + 20)
    else:
        scores |= dict.fromkeys(known.sounding.get(compact(pinyin(form)), set()) - scores.keys(), SOUNDS - 5)
        near = process.extract(form, known.written, scorer=fuzz.ratio, limit=4 * limit, score_cutoff=LEAST)
    for _, score, at in near:
        thing = known.things[at]
        scores[thing] = max(scores.get(thing, 0.0), min(score, SOUNDS - 6))
    return (Candidate(thing, known.label[thing], kind, round(score, 1)) for thing, score in scores.items())


def starting(store: Store, prefix: str, kinds: Iterable[str], limit: int) -> list[Candidate]:
    """Names that begin with what was typed, in characters or in pinyin; then those that contain it."""
    form, sound = simplified(prefix), compact(prefix) if is_pinyin(prefix) else ""
    found: dict[str, tuple[int, Candidate]] = {}
    for kind in kinds:
        known = names(store, KINDS[kind])
        for written, heard, thing in zip(known.written, known.sounds, known.things, strict=True):
            rank = 0 if written.startswith(form) else 1 if sound and heard.startswith(sound) else 2 if form in written else 3
            if rank < 3 and (thing not in found or rank < found[thing][0]):
                found[thing] = (rank, Candidate(thing, known.label[thing], kind, 100.0 - 10 * rank))
    ordered = sorted(found.values(), key=lambda one: (one[0], len(one[1].name), one[1].name, one[1].thing))
    return [one for _, one in ordered[:limit]]
