"""The rows of a register and its mapping in, articles with the facts out; the rows of one area and day are one article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar, cast

from ...schema.days import iso_day
from ...schema.types import (
    Article,
    Cell,
    Community,
    Document,
    Evidence,
    Facility,
    Office,
    OfficeKind,
    Passage,
    Person,
    Post,
    When,
)
from ..grammar.frame import Frame
from ..grammar.lexicon import Lexicon, Token
from ..grammar.offices import Memory, Resolver
from ..grammar.offices import Office as Called
from ..grammar.scan import Scan
from ..grammar.things import Thing
from .tables import Row
from .types import FIELDS, Mapping, Rule, Value

TOWNSHIP = re.compile(r"(?:(?<=[市区县旗])|^)([^市区县旗]{1,6}(?:街道|镇|乡|苏木))(?=[党办人政团总妇武纪])")
ALIASES = re.compile(r"[、,，;；/｜|]+")
DAY = re.compile(r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?)?\s*[日月年号]?(?:\s+\d.*)?")
LEVELS = {"township": "area", "district": "district", "city": "city"}
Areas = tuple[tuple[str, str], ...]
Fact = TypeVar("Fact", Person, Office, Community, Facility)


@dataclass(slots=True)
class Told:
    """What the rows of one area and day tell, while they come in."""

    frame: dict[str, str]
    dated: Evidence
    posts: list[Post] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    communities: list[Community] = field(default_factory=list)
    facilities: list[Facility] = field(default_factory=list)
    start: int = 0
    end: int = 0


def articles(document: Document, mapping: Mapping, rows: Iterable[Row], lexicon: Lexicon) -> Iterator[Article]:
    told: dict[tuple[tuple[str, str], ...], Told] = {}
    for row in rows:
        frame = {name: said_by(row, value) for name, value in mapping.frame.items()}
        frame["date"] = day_of(frame.get("date", "")) or ""
        dated = mapping.frame.get("date", Value()).column
        key = tuple(sorted(frame.items()))
        here = told.setdefault(key, Told(frame, (row[dated].at,) if dated in row and frame["date"] else ()))
        for rule in mapping.rules:
            tell(here, rule, row, lexicon)
        if row:
            first, last = span(one.cell for one in row.values())
            here.start, here.end = (min(here.start, first), max(here.end, last)) if here.end else (first, last)
    several = len(told) > 1
    return (article(document, mapping, one, several) for one in told.values() if one.end)


def said_by(row: Row, value: Value | None) -> str:
    if value is None:
        return ""
    words = row[value.column].words if value.column in row else value.constant
    return value.words.get(words, words)


def day_of(words: str) -> str | None:
    """A day, month or year as EDTF; None for anything else."""
    match = DAY.fullmatch(words)
    return iso_day(*match.groups()) if match else None


def span(cells: Iterable[Cell]) -> tuple[int, int]:
    found = list(cells)
    return min(cell.start for cell in found), max(cell.end for cell in found)


def tell(here: Told, rule: Rule, row: Row, lexicon: Lexicon) -> None:
    """One fact of one row; a row that lacks what the fact needs tells none."""
    said = {name: said_by(row, value) for name, value in rule.values.items()}
    if not all(said[name] for name in FIELDS[rule.kind][0]):
        return
    cells = [row[value.column].cell for value in rule.values.values() if value.column in row]
    if not cells:
        return
    evidence = (Passage(*span(cells)),)
    match rule.kind:
        case "posts":
            post(here, said, evidence, lexicon)
        case "offices":
            here.offices.append(office(said, here.frame, evidence, lexicon))
        case "communities":
            within = said.get("within") or here.frame.get("area") or None
            here.communities.append(
                Community(name=said["name"], aliases=aliases(said, said["name"]), within=within, evidence=evidence, rule="register.community")
            )
        case "facilities":
            here.facilities.append(facility(said, here.frame, evidence))


def office(said: dict[str, str], frame: dict[str, str], evidence: Evidence, lexicon: Lexicon) -> Office:
    found = called(said["name"], areas_of(frame), lexicon)
    parent = called(said["parent"], areas_of(frame), lexicon).name if said.get("parent") else None
    also = (found.printed,) if found.printed != found.name else ()
    return Office(
        name=found.name, aliases=(*also, *aliases(said, found.name)), kind=cast(OfficeKind, said.get("kind") or found.kind),
        area=said.get("area") or found.area, parent=parent, evidence=evidence, rule="register.office",
    )  # fmt: skip


def facility(said: dict[str, str], frame: dict[str, str], evidence: Evidence) -> Facility:
    return Facility(
        name=said["name"], aliases=aliases(said, said["name"]), address=said.get("address") or None,
        within=said.get("within") or frame.get("area") or None, evidence=evidence, rule="register.facility",
    )  # fmt: skip


def post(here: Told, said: dict[str, str], evidence: Evidence, lexicon: Lexicon) -> None:
    """A post, its person and its office."""
    person, found = said["person"], called(said["office"], areas_of(here.frame), lexicon)
    seen = held(day_of(said.get("since", "")), day_of(said.get("until", "")), here.frame["date"])
    area = here.frame.get("district") or found.area
    kind = cast(OfficeKind, said.get("kind") or found.kind)
    also = (found.printed,) if found.printed != found.name else ()
    here.persons.append(Person(key=person, name=person, area=area, evidence=evidence, rule="register.post"))
    here.offices.append(Office(name=found.name, aliases=also, kind=kind, area=found.area, evidence=evidence, rule="register.post"))
    here.posts.append(
        Post(person=person, office=found.name, office_aliases=also, title=said["title"], seen=seen, evidence=evidence, rule="register.post")
    )


def held(since: str | None, until: str | None, date: str) -> str | None:
    """The days between which the register shows the person in the post."""
    first, last = since or until or date, until or date or since
    if not first or not last:
        return None
    return first if first == last or last < first else f"{first}/{last}"


def aliases(said: dict[str, str], name: str) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(ALIASES.split(said.get("aliases", ""))) if one and one != name)


@lru_cache(maxsize=65536)
def called(printed: str, areas: Areas, lexicon: Lexicon) -> Called:
    """The name that articles would give an office (区民政局 → 柳湖区民政局), its kind by the word that ends it, its area."""
    named = dict(areas)
    frame = Frame(named.get("township"), named.get("district"), named.get("city"), named.get("province"))
    townships = frozenset(TOWNSHIP.findall(printed))
    scan = Scan(printed, lexicon, frozenset(name for _, name in areas) | townships)
    last = scan.tokens[-1] if scan.tokens and scan.tokens[-1].end == len(printed) else Token(0, len(printed), frozenset())
    return Resolver(scan, frame, Memory()).office(Thing(0, len(printed), last, bare=False))


def areas_of(frame: dict[str, str]) -> Areas:
    return tuple((name, frame[key]) for name, key in LEVELS.items() if frame.get(key))


def article(document: Document, mapping: Mapping, told: Told, several: bool) -> Article:
    frame, date = told.frame, told.frame["date"]
    title = mapping.title or document.source.rpartition(".")[0] or document.source
    part = frame.get("area") or frame.get("district") or frame.get("city") or ""
    basis = When(date=date, basis="stated", edtf=date, rule="register.date", evidence=told.dated) if date else When()
    return Article(
        title=f"{title}（{part}）" if several and part else title, byline=None, dateline=basis, span=Passage(told.start, told.end),
        area=frame.get("area") or None, district=frame.get("district") or None, city=frame.get("city") or None,
        persons=joined(told.persons, "key"), offices=joined(told.offices, "name"), posts=tuple(dict.fromkeys(told.posts)),
        communities=joined(told.communities, "name"), facilities=joined(told.facilities, "name"),
    )  # fmt: skip


def joined(facts: Iterable[Fact], name: str) -> tuple[Fact, ...]:
    """One of each name, with the passages and aliases of all; what a row of its own says counts before what a post implies."""
    found: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda one: one.rule == "register.post"):
        found.setdefault(getattr(fact, name), []).append(fact)
    return tuple(map(merged, found.values()))


def merged(same: list[Fact]) -> Fact:
    evidence = tuple(dict.fromkeys(at for one in same for at in one.evidence))
    return replace(same[0], evidence=evidence, aliases=tuple(dict.fromkeys(name for one in same for name in one.aliases)))
