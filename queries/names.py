"""A name as people type it in, the nodes that it names out; or the names that come near.

Simplified or traditional characters, aliases, pinyin with or without blanks and tones all lead to the same node.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from opencc import OpenCC
from pyoxigraph import Literal, NamedNode
from rapidfuzz import fuzz, process

from ..graph.iri import pinyin
from ..schema.vocabulary import FOAF, JD, ORG
from .bind import bind
from .errors import UnknownName, printable
from .identity import Identity, Wanted
from .select import Select
from .types import Label, Parameter, ParameterType

CLASSES: dict[ParameterType, tuple[NamedNode, ...]] = {
    "person": (FOAF.Person,),
    "agent": (FOAF.Person, ORG.Organization, JD.Facility),
    "office": (ORG.Organization,),
    "place": (JD.Community, JD.Facility, JD.Area, ORG.Organization),
    "programme": (JD.Programme,),
    "title": (ORG.Role,),
    "node": (FOAF.Person, ORG.Organization, JD.Community, JD.Facility, JD.Area, JD.Programme, JD.PolicyDocument),
}
Named = tuple[str, str, str | None]
"""A node's identifier with one of its names, and how it sounds where the graph says so."""
NEAR = 5
LIKENESS = 50

PREFIXES = """\
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# Within one article each: what is called and classed in many would be joined with itself in the union of all.
NAMED = PREFIXES + """\
SELECT DISTINCT ?node WHERE {
  GRAPH ?any {
    VALUES ?wanted_name { UNDEF }
    ?node foaf:name|skos:prefLabel|skos:altLabel ?wanted_name .
    VALUES ?wanted_class { UNDEF }
    ?node a ?wanted_class .
  }
}
"""
ALL = PREFIXES + """\
SELECT DISTINCT ?node ?name ?pinyin WHERE {
  GRAPH ?any {
    VALUES ?wanted_class { UNDEF }
    ?node a ?wanted_class ; foaf:name|skos:prefLabel ?name .
    OPTIONAL { ?node rdfs:label ?pinyin FILTER(LANGMATCHES(LANG(?pinyin), "zh-Latn")) }
  }
}
"""
PARTS = PREFIXES + """\
SELECT DISTINCT ?part WHERE {
  VALUES ?wanted_whole { UNDEF }
  ?part (schema:containedInPlace|org:unitOf)+ ?wanted_whole .
}
"""
KNOWN = "SELECT ?node WHERE { VALUES ?wanted_node { UNDEF } ?wanted_node ?p ?o BIND(?wanted_node AS ?node) } LIMIT 1"


@cache
def converter() -> OpenCC:
    return OpenCC("t2s")


def simplified(name: str) -> str:
    """As names stand in the graph: simplified, full-width signs made plain, no blanks."""
    return str(converter().convert("".join(unicodedata.normalize("NFKC", name).split())))


def compact(pinyin: str) -> str:
    """`Xú Jiāhuì` → `xujiahui`: without tones, blanks and apostrophes; ü is v."""
    decomposed = unicodedata.normalize("NFD", pinyin.lower())
    return re.sub(r"[^a-z]", "", decomposed.replace("u\u0308", "v"))


def is_pinyin(name: str) -> bool:
    return bool(compact(name)) and not re.search(r"[^\W\d_a-zA-ZÀ-ɏ\u0300-\u036f]", name)


def forms(name: str) -> tuple[str, ...]:
    """The ways in which a name that was typed may stand in the graph."""
    return tuple(sorted({simplified(name), "".join(name.split()), name.strip()}))


class Names(Protocol):
    """What names stand for, however an engine finds it. Nodes are full IRIs."""

    def exact(self, kind: ParameterType, forms: tuple[str, ...]) -> set[str]:
        """The nodes of a kind that have one of these names."""
        ...

    def known(self, kind: ParameterType) -> list[Named]:
        """All nodes of a kind with their principal names, sorted by name."""
        ...

    def heard(self, kind: ParameterType, typed: str) -> set[str]:
        """The nodes of a kind whose name sounds as the pinyin that was typed."""
        ...

    def begun(self, kind: ParameterType, start: str) -> Iterable[str]:
        """Principal names of a kind that begin so, as far as they are soon found."""
        ...

    def knows(self, node: str) -> bool:
        """Whether anything is said of a node, under this or an earlier identifier."""
        ...

    def parts(self, nodes: set[str]) -> set[str]:
        """What lies within these places or is a unit of these offices, at any depth."""
        ...

    def wanted(self, nodes: Iterable[str]) -> Wanted:
        """Nodes as one thing each, with all that stands for the same."""
        ...


@dataclass(frozen=True, slots=True)
class SparqlNames:
    """Names as SPARQL finds them."""

    select: Select
    identity: Identity

    def exact(self, kind: ParameterType, forms: tuple[str, ...]) -> set[str]:
        labels = [label for form in forms for label in (Literal(form, language="zh"), Literal(form))]
        found = self.select(bind(NAMED, {"name": labels, "class": CLASSES[kind]}))
        return {str(solution["node"].value) for solution in found}

    def known(self, kind: ParameterType) -> list[Named]:
        found = {
            (str(s["name"].value), str(s["node"].value), str(s["pinyin"].value) if "pinyin" in s else "")
            for s in self.select(bind(ALL, {"class": CLASSES[kind]}))
        }
        return [(node, name, pinyin or None) for name, node, pinyin in sorted(found)]

    def heard(self, kind: ParameterType, typed: str) -> set[str]:
        return by_pinyin(self.known(kind), typed)

    def begun(self, kind: ParameterType, start: str) -> Iterable[str]:
        return (one[1] for one in self.known(kind) if one[1].startswith(start))

    def knows(self, node: str) -> bool:
        return any(True for _ in self.select(bind(KNOWN, {"node": [NamedNode(node)]})))

    def parts(self, nodes: set[str]) -> set[str]:
        """Again and again, since a part may go by another name in the article that says what lies within it."""
        found, new = set(nodes), set(nodes)
        while new:
            inside = self.inside(new) - found
            new = {node.value for node in self.wanted(inside).nodes} - found - inside if self.identity.some else set()
            found |= inside | new
        return found

    def inside(self, nodes: set[str]) -> set[str]:
        """What lies within these, as articles say it."""
        return {str(s["part"].value) for s in self.select(bind(PARTS, {"whole": [NamedNode(node) for node in nodes]}))}

    def wanted(self, nodes: Iterable[str]) -> Wanted:
        return self.identity.wanted(nodes)


def sound(named: Named) -> str:
    """People carry their pinyin in the graph; that of other names is worked out."""
    _, name, said = named
    return compact(said or pinyin(name))


def by_pinyin(names: Iterable[Named], typed: str) -> set[str]:
    wanted = compact(typed)
    return {named[0] for named in names if sound(named) == wanted}


def near(names: Iterable[Named], name: str) -> tuple[str, ...]:
    """The names most like what was typed, by characters and by sound."""
    entries = {named[1]: named for named in names}
    written = list(entries)
    if is_pinyin(name):
        sounds = [sound(one) for one in entries.values()]
        hits = process.extract(compact(name), sounds, scorer=fuzz.ratio, limit=NEAR, score_cutoff=LIKENESS)
    else:
        hits = process.extract(simplified(name), written, scorer=fuzz.WRatio, limit=NEAR, score_cutoff=LIKENESS)
    return tuple(written[index] for _, _, index in hits)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name stands for; `note` says so where these are several things of one name."""

    wanted: Wanted
    note: Label | None = None


def several(parameter: Parameter, name: str, count: int) -> Label | None:
    zh = f"“{printable(name)}”在图谱中有 {count} 个（{parameter.label.zh}），一并列出"
    en = f"“{printable(name)}” is the name of {count} ({parameter.label.en}); all are shown"
    return Label(zh, en) if count > 1 else None


def resolve(names: Names, parameter: Parameter, name: str) -> Resolved:
    """The nodes that `name` stands for, those of one name together; UnknownName says what comes near."""
    nodes = names.exact(parameter.type, forms(name))
    if not nodes:
        nodes = names.heard(parameter.type, name) if is_pinyin(name) else set()
        if not nodes:
            raise unknown(parameter, name, near(names.known(parameter.type), name))
    wanted = names.wanted(nodes)
    note = several(parameter, name, len(wanted.ones))
    return Resolved(with_parts(names, parameter, wanted), note)


def with_parts(names: Names, parameter: Parameter, wanted: Wanted) -> Wanted:
    """A place with all within it, an office with its units, whether it is asked for by name or by identifier."""
    return names.wanted(names.parts({node.value for node in wanted.nodes})) if parameter.parts else wanted


def longer(names: Names, parameter: Parameter, name: str) -> Label | None:
    """What else may have been meant where nothing is told of an office: those whose names begin with its own."""
    begins = simplified(name)
    found = sorted(set(names.begun(parameter.type, begins)) - {begins}, key=lambda one: (len(one), one))[:NEAR]
    if not found:
        return None
    zh = f"没有结果的是“{printable(name)}”；名称以此开头的还有：{'、'.join(found)}"
    return Label(zh, f"nothing for “{printable(name)}”; these begin alike: {', '.join(found)}")


def unknown(parameter: Parameter, name: str, names: tuple[str, ...]) -> UnknownName:
    zh = f"没有找到{parameter.label.zh}“{printable(name)}”"
    en = f"no {parameter.label.en} is called “{printable(name)}”"
    if not names:
        return UnknownName(Label(f"{zh}。", f"{en}."), names)
    return UnknownName(Label(f"{zh}。相近的名称：{'、'.join(names)}", f"{en}. Near: {', '.join(names)}"), names)
