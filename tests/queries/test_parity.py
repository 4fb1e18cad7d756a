"""Every question gives the same rows in SPARQL and in Cypher, whoever has been judged to be whom.

New questions are taken in by themselves. rdflib is slow, and independent of Oxigraph: it is asked about small graphs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiedao.graph.identity.types import Judgement, unit
from jiedao.graph.kg import KG
from jiedao.graph.property_graph import nodes
from jiedao.pipeline import build
from jiedao.queries.engines.opened import Place, engine
from jiedao.queries.engines.types import Engine
from jiedao.queries.gather import gather
from jiedao.queries.header import questions
from jiedao.schema import types as t

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "graph"))
from readings import raw, readings  # noqa: E402 - made-up readings stand with the tests of the graph

ASKED = list(questions().values())
POOL = st.lists(readings(), min_size=1, max_size=2, unique_by=lambda r: (r.document.source, r.document.sha256))
FEW = settings(max_examples=3, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="session")
def parity() -> Iterator[ModuleType]:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import parity  # noqa: PLC0415 - a script beside the package

    yield parity
    sys.path.remove(str(ROOT / "benchmarks"))


@contextmanager
def held(folder: Path, pool: list[t.Reading]) -> Iterator[KG]:
    """A graph of these readings, in which some are judged to be one and one to be two."""
    with KG.open(folder / "kg", "w") as kg:
        for reading in pool:
            kg.ingest(reading, raw(reading), f"/{reading.document.sha256}/{reading.document.source}")
        kg.identify()
        kg.identify([*one_where_two_were(kg), *two_where_one_was(kg)])
    with KG.open(folder / "kg") as kg:
        yield kg


def with_parts(pages: list[t.Reading]) -> list[t.Reading]:
    """The pages, with offices that are a unit of the one before, and facilities with an address."""
    return [replace(page, articles=tuple(map(parts, page.articles))) for page in pages]


def parts(article: t.Article) -> t.Article:
    above = (None, *(office.name for office in article.offices))
    offices = (replace(office, parent=name) for office, name in zip(article.offices, above, strict=False))
    return replace(article, offices=tuple(offices), facilities=tuple(replace(one, address="某路 1 号") for one in article.facilities))


def judged(left: str, right: str, verdict: str) -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, by="某人", when="2024-01-01")  # type: ignore[arg-type]


def one_where_two_were(kg: KG) -> Iterator[Judgement]:
    for label in ("Person", "Office", "Event"):
        names = [node.id for node in nodes(kg) if node.label == label]
        yield from (judged(left, right, "same") for left, right in zip(names[-2:-1], names[-1:], strict=False))


def two_where_one_was(kg: KG) -> Iterator[Judgement]:
    """The first person that two articles speak of is somebody else in the second."""
    told: dict[str, list[str]] = {}
    for node in nodes(kg):
        if node.label == "Fact" and node.values["kind"] == "person":
            told.setdefault(str(node.values["fact_as"]), []).append(str(node.values["article"]))
    for person, articles in sorted(told.items()):
        if len(articles) > 1:
            yield judged(*(unit(person, article) for article in articles[:2]), "different")
            return


def engines(kg: KG, opened: ExitStack, *names: str) -> list[Engine]:
    return [opened.enter_context(engine(name, Place(kg, base=kg.base, say=lambda _: None))) for name in names]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, two_pages: list[t.Reading]) -> Iterator[list[Engine]]:
    with held(tmp_path_factory.mktemp("pages"), with_parts(two_pages)) as kg, ExitStack() as opened:
        yield engines(kg, opened, "oxigraph", "rdflib", "ladybug")


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.name)
def test_every_engine_answers_the_same_on_two_pages(pages: list[Engine], parity: ModuleType, asked: object) -> None:
    found = list(parity.compared(pages, asked, 1))
    assert found
    assert not [(name, case, how) for name, case, how in found if how]


@pytest.mark.parametrize("name", ["visits", "events", "itinerary", "holders", "career"])
def test_two_conditions_at_once_are_the_same_in_cypher(pages: list[Engine], parity: ModuleType, name: str) -> None:
    """Also where an event has no place, no office or no date, so that one of them fits nothing."""
    oracle, _, other = pages
    found = list(parity.compared([oracle, other], questions()[name], 2, pairs=True))
    assert found
    assert not [(name, case, how) for name, case, how in found if how]


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory, two_pages: list[t.Reading], parity: ModuleType) -> Iterator[list[Engine]]:
    """Oxigraph, and the servers that the environment names, brought up to date with the two pages."""
    if not any(variable in os.environ for variable in parity.SERVERS.values()):
        pytest.skip(f"no server: {' and '.join(parity.SERVERS.values())} say where they are (.ci/servers/start.sh)")
    with held(tmp_path_factory.mktemp("served"), with_parts(two_pages)) as kg, ExitStack() as opened:
        yield [*engines(kg, opened, "oxigraph"), *parity.remote(kg, opened)]


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.name)
def test_servers_answer_the_same_on_two_pages(servers: list[Engine], parity: ModuleType, asked: object) -> None:
    assert not [(name, case, how) for name, case, how in parity.compared(servers, asked, 2) if how]


@pytest.mark.slow
@pytest.mark.parametrize(("names", "most"), [(("oxigraph", "ladybug"), None), (("oxigraph", "rdflib"), 2)], ids=str)
@FEW
@given(POOL)
def test_every_engine_answers_the_same_on_graphs_made_up(
    parity: ModuleType, names: tuple[str, ...], most: int | None, pool: list[t.Reading]
) -> None:
    with TemporaryDirectory() as folder, held(Path(folder), pool) as kg, ExitStack() as opened:
        both = engines(kg, opened, *names)
        for asked in ASKED:
            assert not [(name, case, how) for name, case, how in parity.compared(both, asked, 1, most) if how]


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Engine]]:
    folder = tmp_path_factory.mktemp("examples") / "kg"
    build(str(ROOT / "examples" / "documents"), into=folder)
    with KG.open(folder) as kg, ExitStack() as opened:
        yield engines(kg, opened, "oxigraph", "ladybug")


@pytest.mark.slow
@pytest.mark.parametrize("asked", [one for one in ASKED if one.cypher], ids=lambda asked: asked.name)
def test_sparql_and_cypher_answer_the_same_on_the_examples(examples: list[Engine], parity: ModuleType, asked: object) -> None:
    found = list(parity.compared(examples, asked))
    assert found
    assert not [(name, case, how) for name, case, how in found if how]


def test_every_relation_is_the_same_and_every_chain_of_them(pages: list[Engine], parity: ModuleType) -> None:
    oracle, _, other = pages
    names = dict.fromkeys(name for _, name, _ in oracle.names().known("agent"))
    said = "".join(repr(related(oracle, name)) for name in names)
    assert said == "".join(repr(related(other, name)) for name in names)
    assert [word for word in ("held", "part", "took_part") if f"'{word}'" not in said] == []
    for a, b in permutations(names, 2):
        assert not parity.answered(oracle, ("path", {"a": a, "b": b})).differs(parity.answered(other, ("path", {"a": a, "b": b})))


def related(by: Engine, name: str) -> object:
    """What a chain may go over from here, before any is sought."""
    asked, known = questions()["path"], by.names()
    return gather(asked, by.solutions(asked, {}, {"a": known.wanted(known.exact("agent", (name,)))}))


def test_a_graph_without_articles_has_no_row_of_nothing(tmp_path: Path, two_pages: list[t.Reading], parity: ModuleType) -> None:
    with held(tmp_path, [replace(two_pages[0], articles=())]) as kg, ExitStack() as opened:
        assert not [how for *_, how in parity.compared(engines(kg, opened, "oxigraph", "rdflib", "ladybug"), questions()["stats"]) if how]


def test_a_difference_would_be_seen(pages: list[Engine], parity: ModuleType) -> None:
    right = parity.answered(pages[0], ("career", {"name": "赵明川"}))
    assert right.rows
    assert right.differs(parity.answered(pages[0], ("career", {"name": "李大成"})))
    assert right.differs(parity.Answered((right.rows[0].replace("'主任'", "'主 任'"), *right.rows[1:]), right.said))
    assert not right.differs(parity.answered(pages[2], ("career", {"name": "赵明川"})))


def test_the_same_question_can_be_asked_of_each_engine_by_name(pages: list[Engine]) -> None:
    assert [(one.name, one.language) for one in pages] == [("oxigraph", "sparql"), ("rdflib", "sparql"), ("ladybug", "cypher")]
