"""What differs: nothing from itself, the opposite the other way round, everything from nothing; each fact with its words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import raw, readings

from jiedao.graph.catalogue import catalogue
from jiedao.graph.identity.pending import pending_graph
from jiedao.graph.kg import KG
from jiedao.graph.life.difference import Difference, difference
from jiedao.schema import types as t

FEW = settings(max_examples=15, suppress_health_check=list(HealthCheck))
SOME = st.lists(readings(), max_size=3, unique_by=lambda r: (r.document.source, r.document.sha256))


def filled(path: Path, found: list[t.Reading]) -> KG:
    kg = KG.open(path, "w")
    for reading in found:
        kg.ingest(reading, raw(reading), f"{reading.document.source}/{reading.document.sha256}")
    return kg


def between(before: KG, after: KG) -> Difference:
    return difference(before.store, after.store, {catalogue(before.ids), pending_graph(before.ids)})


@FEW
@given(SOME, SOME)
def test_there_and_back(old: list[t.Reading], new: list[t.Reading]) -> None:
    with TemporaryDirectory() as folder:
        with filled(Path(folder) / "old", old) as before, filled(Path(folder) / "new", new) as after:
            there, back, none = between(before, after), between(after, before), between(before, before)
        assert (none.same, none.changes, none.restated) == (True, (), 0)
        counted = [Counter((c.item.kind, c.kind) for c in found.changes) for found in (there, back)]
        opposite = {"added": "withdrawn", "withdrawn": "added", "changed": "changed"}
        assert counted[0] == Counter({(kind, opposite[how]): number for (kind, how), number in counted[1].items()})
        assert there.statements == back.statements
        assert there.restated == back.restated
        assert all(change.item.passages for change in there.changes if change.item.kind != "document")


@FEW
@given(SOME)
def test_from_nothing_everything_is_new(found: list[t.Reading]) -> None:
    with TemporaryDirectory() as folder:
        with filled(Path(folder) / "old", []) as before, filled(Path(folder) / "new", found) as after:
            told = between(before, after)
            names = {source.iri for source in after.sources()}
        assert {change.kind for change in told.changes} <= {"added"}
        assert {change.item.id for change in told.changes if change.item.kind == "document"} == names
        people = {p.name for reading in found for article in reading.articles for p in article.persons}
        assert {change.item.name for change in told.changes if change.item.kind == "person"} == people
