"""Whatever happened to a graph, only what it holds now counts: added, edited, moved, removed, corrected, in any order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import DATES, raw, readings
from test_kg import nq

from jiedao.graph.corrections.types import Correction
from jiedao.graph.kg import KG
from jiedao.schema import types as t

FEW = settings(max_examples=12, suppress_health_check=list(HealthCheck))
PLACES = ("/x/a.txt", "/x/b.txt", "/y/a.txt")
POOL = st.lists(readings(), min_size=1, max_size=4, unique_by=lambda r: r.document.sha256)
Held = dict[str, t.Reading]
"""What was read from where."""


def same(one: t.Reading, other: t.Reading) -> bool:
    return (one.document.source, one.document.sha256) == (other.document.source, other.document.sha256)


def step(kg: KG, held: Held, place: str, reading: t.Reading | None) -> Held:
    """Reads something from a place, or removes what was read there, with whatever else is the same document."""
    if reading:
        kg.ingest(reading, raw(reading), place)
        return {**held, place: reading}
    if place not in held:
        return held
    kg.remove(place)
    return {where: there for where, there in held.items() if not same(there, held[place])}


def fresh(held: Mapping[str, t.Reading], corrections: Iterable[Correction] = ()) -> tuple[bytes, list[object]]:
    with TemporaryDirectory() as folder, KG.open(Path(folder) / "kg", "w") as kg:
        kg.known = tuple(corrections)
        for place in sorted(held, reverse=True):
            kg.ingest(held[place], raw(held[place]), place)
        kg.record_corrections()
        return nq(kg), list(kg.sources())


@FEW
@given(POOL, st.data())
def test_what_a_graph_holds_is_all_that_counts(pool: list[t.Reading], data: st.DataObject) -> None:
    one = st.tuples(st.sampled_from(PLACES), st.sampled_from([None, *pool]))
    held: Held = {}
    with TemporaryDirectory() as folder, KG.open(Path(folder) / "kg", "w") as kg:
        for place, reading in data.draw(st.lists(one, min_size=1, max_size=8)):
            held = step(kg, held, place, reading)
        assert (nq(kg), list(kg.sources())) == fresh(held)
        kept = {path.stem for path in (kg.path / "sources").rglob("*.gz")}
        assert kept == {reading.document.sha256 for reading in held.values()}


def named(pool: list[t.Reading]) -> dict[str, list[str]]:
    articles = [article for reading in pool for article in reading.articles]
    return {
        "person": [p.name for a in articles for p in a.persons],
        "office": [o.name for a in articles for o in a.offices],
        "community": [c.name for a in articles for c in a.communities],
        "facility": [f.name for a in articles for f in a.facilities],
        "programme": [p.name for a in articles for p in a.programmes],
    }


@st.composite
def corrections(draw: st.DrawFn, pool: list[t.Reading]) -> tuple[Correction, ...]:
    """Of names that are there, mostly; also renaming to one that is there, and in a circle."""
    known = {kind: names or ["无此"] for kind, names in named(pool).items()}
    found: dict[tuple[str, ...], Correction] = {}
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(sorted(known)))
        wrong, right = draw(st.sampled_from(known[kind])), draw(st.sampled_from([*known[kind], "新名"]))
        document = draw(st.sampled_from(["", "a.txt"]))
        action = draw(st.sampled_from(["rename", "alias", "title", "date", "suppress"]))
        said = {"document": document, "author": "某", "reason": "误"}
        if action in ("rename", "alias") and wrong != right:
            made = Correction(action=action, kind=kind, wrong=wrong, to=right, **said)
        elif action == "title":
            made = Correction(action="title", kind="person", wrong="主任", to="副局长", person=draw(st.sampled_from(known["person"])), **said)
        elif action == "date":
            made = Correction(action="date", wrong=draw(st.sampled_from(DATES)), to=draw(st.sampled_from(["2020-02-02", "2020/2021", ""])), **said)
        else:
            made = Correction(action="suppress", kind="person", wrong=draw(st.sampled_from(known["person"])), **said)
        found[made.target] = made
    return tuple(found.values())


def correct(kg: KG, pool: list[t.Reading], wanted: tuple[Correction, ...]) -> None:
    kg.known = wanted
    for source in kg.outdated():
        kg.reread(next(r for r in pool if (r.document.source, r.document.sha256) == (source.name, source.sha256)))
    kg.record_corrections()


@pytest.mark.slow
@FEW
@given(POOL, st.data())
def test_corrections_come_and_go_without_a_trace(pool: list[t.Reading], data: st.DataObject) -> None:
    held = {f"/{number}": reading for number, reading in enumerate(pool)}
    first, second = data.draw(corrections(pool)), data.draw(corrections(pool))
    with TemporaryDirectory() as folder, KG.open(Path(folder) / "kg", "w") as kg:
        for place, reading in held.items():
            kg.ingest(reading, raw(reading), place)
        plain = nq(kg)
        for wanted in (first, second, tuple(reversed(second))):
            correct(kg, pool, wanted)
            assert nq(kg) == fresh(held, wanted)[0]
        correct(kg, pool, ())
        assert nq(kg) == plain
