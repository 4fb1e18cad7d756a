"""What was read in a document, statement by statement: the graphs of its articles in, sentences with links and marks out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode, Store

from ...graph.facts import EVENT_KIND, Graph, Term, load
from ...queries.codes import codes
from ...queries.types import Label
from ...schema.vocabulary import FOAF, JD, ORG, PROV, RDF, SCHEMA
from .asking import Asking
from .reading import Marked
from .things import Thing
from .words import titled

CLASSES: dict[str, Label] = {
    "person": Label("人物", "person"), "office": Label("机构", "office"), "place": Label("地点", "place"), "programme": Label("项目", "programme"),
    "document": Label("文件", "policy document"), "post": Label("任职", "post"), "event": Label("事件", "event"),
    "participation": Label("参加", "participation"), "stop": Label("到访", "stop"), "indicator": Label("指标", "indicator"), "date": Label("日期", "date"),
}  # fmt: skip
SHORT = ("person", "office", "place", "programme", "document", "indicator", "date")
"""What is marked in the text; the others are whole sentences."""
CLASS: dict[Term, str] = {
    FOAF.Person: "person", ORG.Organization: "office", JD.Community: "place", JD.Facility: "place", JD.Area: "place", JD.Programme: "programme",
    JD.PolicyDocument: "document", JD.Tenure: "post", JD.Participation: "participation", JD.Stop: "stop", JD.Indicator: "indicator",
    **dict.fromkeys(EVENT_KIND, "event"),
}  # fmt: skip
SHAPES = {"post": "person", "participation": "person", "stop": "place", "indicator": "document", "date": "event"}


@dataclass(frozen=True, slots=True)
class Statement:
    anchor: str
    kind: str
    subjects: tuple[Thing, ...]
    objects: tuple[Thing, ...]
    code: Label | None
    value: str | None
    rule: str
    start: int
    end: int
    quote: str
    fragments: tuple[str, ...]

    @property
    def label(self) -> Label:
        return CLASSES[self.kind]

    @property
    def shape(self) -> str:
        return SHAPES.get(self.kind, self.kind)

    @property
    def boxes(self) -> tuple[tuple[int, tuple[float, ...]], ...]:
        """Page and left, top, width, height of each; a picture is its only page."""
        return tuple(box(said) for said in self.fragments if "xywh=" in said)

    def mark(self, language: str) -> Marked:
        said = " · ".join(filter(None, [*(one.name for one in self.subjects), self.value]))
        return Marked(self.start, self.end, self.kind, self.anchor, f"{self.label.text(language)} {said} [{self.rule}]")


def box(said: str) -> tuple[int, tuple[float, ...]]:
    given = dict(part.partition("=")[::2] for part in said.split("&"))
    return int(given.get("page", 1)), tuple(float(number) for number in given["xywh"].split(","))


def statements(store: Store, asking: Asking, document: NamedNode, language: str) -> list[Statement]:
    """In the order of their words. What several articles take from the same words, such as the day of their issue, is said once."""
    found: list[Statement] = []
    for quad in store.quads_for_pattern(None, SCHEMA.isPartOf, document):
        if isinstance(quad.subject, NamedNode):
            found += of_article(load(store, quad.subject), quad.subject, asking, language)
    ordered = sorted(found, key=lambda one: (one.start, one.end, list(CLASSES).index(one.kind), one.anchor))
    once: dict[Statement, Statement] = {}
    for one in ordered:
        once.setdefault(replace(one, anchor=""), one)
    return list(once.values())


def of_article(graph: Graph, article: NamedNode, asking: Asking, language: str) -> Iterator[Statement]:
    asking.identity.learn({node.value for node in graph.said})
    told = Told(graph, article, asking, language)
    for node in graph.said:
        kind = next((CLASS[one] for one in graph.all(node, RDF.type) if one in CLASS), None)
        for passage in graph.all(node, PROV.wasDerivedFrom) if kind else ():
            yield told.statement(kind or "", node, passage)
        for passage in graph.all(node, JD.datePassage):
            yield told.statement("date", node, passage)


@dataclass(frozen=True, slots=True)
class Told:
    """What one article tells, with canonical identifiers."""

    graph: Graph
    article: NamedNode
    asking: Asking
    language: str

    def name(self, node: NamedNode) -> str:
        """An event is called by what it was and where, when its words alone say nothing (率, 观摩)."""
        graph, kind = self.graph, next((EVENT_KIND[one] for one in self.graph.all(node, RDF.type) if isinstance(one, NamedNode) and one in EVENT_KIND), None)
        if kind is None:
            return graph.name(node)
        stops = sorted(graph.all(node, JD.stop), key=lambda stop: graph.number(stop, JD.order))
        about = [graph.name(graph.one(stop, JD.place)) for stop in stops] or sorted(graph.name(one) for one in graph.all(node, JD.concerns))
        return titled(graph.name(node), kind, about, self.language)

    def thing(self, node: Term | None) -> tuple[Thing, ...]:
        if not isinstance(node, NamedNode):
            return ()
        one = self.asking.identity.one(node.value, self.article.value)
        return (Thing(self.asking.path(one), self.name(node)),)

    def statement(self, kind: str, node: NamedNode, passage: Term) -> Statement:
        graph = self.graph
        subject, object_, code, value = self.parts(kind, node)
        start, end = int(graph.number(passage, JD.start)), int(graph.number(passage, JD.end))
        return Statement(
            anchor=f"{kind}-{start}-{end}-{node.value.rpartition('/')[2]}", kind=kind, subjects=self.thing(subject), objects=self.thing(object_),
            code=code, value=value, rule=graph.text(node, JD.rule) or "", start=start, end=end, quote=graph.text(passage, JD.quote) or "",
            fragments=tuple(graph.texts(passage, JD.fragment)),
        )  # fmt: skip

    def parts(self, kind: str, node: NamedNode) -> tuple[Term | None, Term | None, Label | None, str | None]:
        """Subject, object, role or kind, and value."""
        graph = self.graph
        match kind:
            case "post":
                post = graph.one(node, JD.post)
                return graph.one(node, ORG.member), graph.one(post, ORG.postIn), None, graph.name(graph.one(post, ORG.role))
            case "event":
                known = next((EVENT_KIND[one] for one in graph.all(node, RDF.type) if isinstance(one, NamedNode) and one in EVENT_KIND), "other")
                return node, None, codes("event")[known], graph.text(node, JD.edtf)
            case "participation":
                role = (graph.text(node, JD.role) or "").rpartition("#role-")[2]
                return graph.one(node, PROV.agent), graph.one(node, JD.event), codes("role").get(role), None
            case "stop":
                return next((one for one in graph.said if node in graph.all(one, JD.stop)), None), graph.one(node, JD.place), None, None
            case "indicator":
                said = f"{graph.text(node, SCHEMA.measuredProperty) or ''} {graph.text(node, SCHEMA.value)}{graph.text(node, SCHEMA.unitText) or ''}"
                return graph.one(node, SCHEMA.observationAbout), None, None, said.strip()
            case "date":
                return None, None, None, graph.text(node, JD.edtf) or graph.text(node, SCHEMA.datePublished)
        return node, None, None, None
