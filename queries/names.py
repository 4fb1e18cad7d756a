"""A name as people type it in, the nodes that it names out; or the names that come near.

Simplified or traditional characters, aliases, pinyin with or without blanks and tones all lead to the same node.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC
from pyoxigraph import Literal, NamedNode
from rapidfuzz import fuzz, process

from ..graph.iri import pinyin
from ..schema.vocabulary import FOAF, JD, ORG
from .bind import bind
from .errors import UnknownName, printable
from .gather import Solution
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
NEAR = 5
LIKENESS = 50

PREFIXES = """\
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
NAMED = PREFIXES + """\
SELECT DISTINCT ?node WHERE {
  VALUES ?wanted_name { UNDEF }
  ?node foaf:name|skos:prefLabel|skos:altLabel ?wanted_name .
  VALUES ?wanted_class { UNDEF }
  ?node a ?wanted_class .
}
"""
ALL = PREFIXES + """\
SELECT DISTINCT ?node ?name ?pinyin WHERE {
  VALUES ?wanted_class { UNDEF }
  ?node a ?wanted_class ; foaf:name|skos:prefLabel ?name .
  OPTIONAL { ?node rdfs:label ?pinyin FILTER(LANGMATCHES(LANG(?pinyin), "zh-Latn")) }
}
"""
PARTS = PREFIXES + """\
SELECT DISTINCT ?part WHERE {
  VALUES ?wanted_whole { UNDEF }
  ?part (schema:containedInPlace|org:unitOf)+ ?wanted_whole .
}
"""


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


def exact(select: Select, kind: ParameterType, name: str) -> set[str]:
    forms = {simplified(name), "".join(name.split()), name.strip()}
    labels = [label for form in forms for label in (Literal(form, language="zh"), Literal(form))]
    found = select(bind(NAMED, {"name": labels, "class": CLASSES[kind]}))
    return {str(solution["node"].value) for solution in found}


def known(select: Select, kind: ParameterType) -> list[Solution]:
    return sorted(select(bind(ALL, {"class": CLASSES[kind]})), key=lambda s: [str(s.get(k)) for k in ("name", "node")])


def sound(named: Solution) -> str:
    """People carry their pinyin in the graph; that of other names is worked out."""
    return compact(named["pinyin"].value if "pinyin" in named else pinyin(named["name"].value))


def by_pinyin(names: Iterable[Solution], typed: str) -> set[str]:
    wanted = compact(typed)
    return {str(s["node"].value) for s in names if sound(s) == wanted}


def near(names: Iterable[Solution], name: str) -> tuple[str, ...]:
    """The names most like what was typed, by characters and by sound."""
    entries = list(names)
    written = [s["name"].value for s in entries]
    if is_pinyin(name):
        sounds = [sound(s) for s in entries]
        hits = process.extract(compact(name), sounds, scorer=fuzz.ratio, limit=4 * NEAR, score_cutoff=LIKENESS)
    else:
        hits = process.extract(simplified(name), written, scorer=fuzz.WRatio, limit=4 * NEAR, score_cutoff=LIKENESS)
    return tuple(dict.fromkeys(written[index] for _, _, index in hits))[:NEAR]


def with_parts(select: Select, nodes: set[str]) -> set[str]:
    wholes = [NamedNode(node) for node in nodes]
    return nodes | {str(s["part"].value) for s in select(bind(PARTS, {"whole": wholes}))}


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name stands for; `note` says so where these are several things of one name."""

    wanted: Wanted
    note: Label | None = None


def several(parameter: Parameter, name: str, count: int) -> Label | None:
    zh = f"“{printable(name)}”在图谱中有 {count} 个（{parameter.label.zh}），一并列出"
    en = f"“{printable(name)}” is the name of {count} ({parameter.label.en}); all are shown"
    return Label(zh, en) if count > 1 else None


def resolve(select: Select, parameter: Parameter, name: str, identity: Identity) -> Resolved:
    """The nodes that `name` stands for, those of one name together; UnknownName says what comes near."""
    nodes = exact(select, parameter.type, name)
    if not nodes:
        names = known(select, parameter.type)
        nodes = by_pinyin(names, name) if is_pinyin(name) else set()
        if not nodes:
            raise unknown(parameter, name, near(names, name))
    wanted = identity.wanted(nodes)
    note = several(parameter, name, len(wanted.ones))
    if parameter.parts:
        wanted = identity.wanted(with_parts(select, {node.value for node in wanted.nodes}))
    return Resolved(wanted, note)


def unknown(parameter: Parameter, name: str, names: tuple[str, ...]) -> UnknownName:
    zh = f"没有找到{parameter.label.zh}“{printable(name)}”"
    en = f"no {parameter.label.en} is called “{printable(name)}”"
    if not names:
        return UnknownName(Label(f"{zh}。", f"{en}."), names)
    return UnknownName(Label(f"{zh}。相近的名称：{'、'.join(names)}", f"{en}. Near: {', '.join(names)}"), names)
