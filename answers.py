"""A knowledge graph to ask from Python: a folder in, a `Graph` with one method a question out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

from .graph.citation import TITLE, Citation, cite
from .graph.export.forms import export_to
from .graph.kg import KG
from .graph.search.find import stands
from .graph.search.sync import is_of, ready
from .queries import name_index
from .queries import search as full_text
from .queries.asking.asker import Asker
from .queries.asking.names import Names
from .queries.asking.types import Answer, Translator
from .queries.chosen import chosen
from .queries.cypher import cypher
from .queries.engine import ask_engine
from .queries.engines.cypher import CypherEngine
from .queries.engines.opened import CYPHER, DEFAULT, Place, kind
from .queries.engines.opened import engine as open_engine
from .queries.engines.sparql import SparqlEngine
from .queries.engines.types import Engine
from .queries.errors import encodable
from .queries.limits import Limits
from .queries.own import known_questions
from .queries.select import oxigraph
from .queries.sparql import shown, sparql
from .queries.types import Question, Table
from .queries.worker import Worker
from .questions import Given, Questions, When
from .rereading import index
from .schema.extras import needing

if TYPE_CHECKING:
    import networkx
    import rdflib

    from .graph.network import Kind


def words(parameters: Mapping[str, Given]) -> dict[str, str | None]:
    return {name: None if value is None else str(value) for name, value in parameters.items()}


class Graph(Questions):
    """An open knowledge graph. Answers are tables: iterate for dicts, ``table.rows`` for tuples, ``.to_pandas()`` and the like."""

    def __init__(
        self, kg: KG, known: Mapping[str, Question] | None = None, engine: str = DEFAULT, endpoint: str | None = None, names: Path | None = None
    ) -> None:
        self.kg = kg
        self.known = known_questions() if known is None else known
        self.worker = Worker(kg.view.path) if kg.view else None
        self.words: sqlite3.Connection | None = None
        self.dictionary: Names | None = None
        self.names_at = names
        self.names: name_index.NameIndex | None = None
        self.engine = engine
        self.endpoint = endpoint
        self.opened = ExitStack()
        self.engines: dict[tuple[str, Limits | None], Engine] = {}

    def ask(self, question: str, **parameters: Given) -> Table:
        """The answer to a named question (`known` lists them), or to a question in Chinese or English."""
        if question not in self.known and not parameters:
            return self.ask_in_words(question)
        return self.named(question, words(parameters))

    def ask_in_words(self, text: str, *, today: date | None = None, translator: Translator | None = None) -> Answer:
        """A question in Chinese or English: “谁考察过某某小区？”, “Who visited …?”. NotUnderstood and Ambiguous say what is missing.

        `today` is what 今年 and last month are counted from; `translator` is tried where the grammar does not understand.
        """
        if self.dictionary is None:
            self.dictionary = Names.of(oxigraph(self.kg.store))
        self.words = self.words or ready(self.kg)
        anywhere = partial(stands, self.words) if self.words and is_of(self.words, self.kg) else None
        day = today or datetime.now().astimezone().date()
        return Asker(self.dictionary, self.named, day, self.kg.base, translator, anywhere).answer(text)

    def named(self, question: str, parameters: Mapping[str, str | None]) -> Table:
        return ask_engine(self.asked(self.engine), question, parameters, self.known)

    def asked(self, name: str, limits: Limits | None = None) -> Engine:
        """An engine over this graph, opened once."""
        if (name, limits) not in self.engines:
            endpoint = None if kind(name).local else self.endpoint
            here = Place(self.kg, endpoint, self.kg.base, limits=limits, index=self.indexed)
            self.engines[name, limits] = self.opened.enter_context(open_engine(name, here))
        return self.engines[name, limits]

    def indexed(self) -> name_index.NameIndex | None:
        """The index of names, made when it is first needed, but for one that somebody else makes at `names_at`; none while another writes."""
        if self.names is None and self.names_at:
            self.names = name_index.opened(self.names_at, "")
        elif self.names is None and self.kg.stamp:
            self.names = name_index.kept(self.kg.store, self.kg.path / name_index.NAME, self.kg.stamp)
        return self.names

    def cypher(self, query: str, *, timeout: float = Limits.seconds, rows: int = Limits.rows) -> Table:
        """A read-only query of the property graph, by LadybugDB unless this graph was opened with another engine for Cypher."""
        name = self.engine if kind(self.engine).language == "cypher" else CYPHER
        limits = Limits(timeout, rows)
        opened = self.asked(name, limits)
        if not isinstance(opened, CypherEngine):
            raise TypeError(name)
        return cypher(opened.run, query, limits)

    def sparql(self, query: str, *, timeout: float = Limits.seconds, rows: int = Limits.rows) -> Table | bool | str:
        """A read-only query: a table for SELECT, true or false for ASK, Turtle for CONSTRUCT and DESCRIBE.

        By Oxigraph, unless this graph was opened with another engine for SPARQL.
        It is stopped (LimitReached) after `timeout` seconds; of an answer with more than `rows` rows the first are kept, and
        the table's notes say so.
        """
        limits = Limits(timeout, rows)
        if kind(self.engine).language == "sparql" and self.engine != DEFAULT:
            opened = self.asked(self.engine, limits)
            if not isinstance(opened, SparqlEngine) or opened.ad_hoc is None:
                raise TypeError(self.engine)
            return shown(opened.ad_hoc(encodable(query), limits), limits)
        return sparql(self.worker or self.kg.store, query, limits)

    def search(self, words: str, *, kind: str | Iterable[str] | None = None, limit: int = full_text.LIMIT) -> Table:
        """Names, titles, programmes, events and articles that fit the words, best first; the index is made when it is needed."""
        if self.words is None:
            self.words = index(self.kg)
        return full_text.search(self.words, words, kind, limit)

    def facts(self, document: str) -> dict[str, Any]:
        """What a document says, read back from the graph; `document` is its file name."""
        return self.kg.facts(document)

    @property
    def rdf(self) -> rdflib.Dataset:
        """The store as rdflib sees it; nothing is copied, and the default graph is the union of all."""
        return cast("rdflib.Dataset", needing("rdf", ".graph.rdflib_api", __package__).dataset(self.kg))

    def cite(self, title: str = TITLE) -> Citation:
        """How to cite this very graph: `str()` is the sentence, `.bibtex` the entry, `.build_id` names its content."""
        return cite(self.kg, title)

    def network(self, which: Kind = "copresence", /, **conditions: Given) -> networkx.Graph:
        """A networkx graph: `copresence` (who was where together), `people-events` (bipartite) or `offices` (what is part of what).

        `conditions` are those of the question `events`: only these events count. Attributes: docs/python.md.
        """
        only = chosen(self.kg.store, self.kg.base, words(conditions))
        return needing("network", ".graph.network", __package__).network(self.kg, which, only)

    def export(self, form: str, path: str | Path, *, title: str | None = None, licence: str | None = None,
               published: When = None, **conditions: Given) -> Path:  # fmt: skip
        """Writes the graph in one of the forms of docs/exports.md: a file, a folder, or a folder as `….zip`.

        `conditions`, as of the question `events`, narrow `ics` and `jsonld-events`; title, licence and day of publication are for
        `rocrate`. ExportError says what cannot be done.
        """
        about = words({"title": title, "licence": licence, "published": published})
        only = chosen(self.kg.store, self.kg.base, words(conditions))
        export_to(self.kg, form, Path(path), only, **{name: value for name, value in about.items() if value is not None})
        return Path(path)

    @property
    def build_id(self) -> str:
        """The SHA-256 of the canonical N-Quads: whoever builds the same documents has the same."""
        return self.kg.build_id()

    def close(self) -> None:
        self.opened.close()
        if self.worker:
            self.worker.kill()
        if self.words is not None:
            self.words.close()
            self.words = None
        self.kg.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open(  # noqa: A001 - jiedao.open() reads well
    path: str | Path = "kg", *, questions: str | Path | None = None, engine: str = DEFAULT, endpoint: str | None = None
) -> Graph:
    """The knowledge graph in a folder, for reading; `questions` is a folder with questions of one's own (docs/own-questions.md).

    Questions are answered by `engine`, one on a server by its `endpoint` (docs/engines.md).
    """
    known = known_questions(questions)
    kind(engine)
    return Graph(KG.open(path), known, engine, endpoint)
