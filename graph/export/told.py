"""An event as people say it: an occasion and the names in, a title, lines on who took part, and the reports out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...schema.words import word
from ..occasions import Named, Occasion, name_of
from ..property.types import Relationship

LABELS = ("Person", "Office", "Facility", "Group", "Community", "Area", "Programme", "Article", "Document")
"""The nodes whose names it takes."""


@dataclass(frozen=True, slots=True)
class Report:
    """A passage about the event: `title` of the article, `document` with the characters from `start` to `end`."""

    passage: str
    article: str
    title: str
    published: str | None
    document: str
    start: int
    end: int
    quote: str


def kind(occasion: Occasion) -> str:
    return occasion.text("kind") or "other"


def title(occasion: Occasion, known: Named) -> str:
    """`考察：加装电梯（松涛小区、睦邻中心）`: the programme, else what the text calls it."""
    about = "、".join(name_of(known, one) for one in occasion.programmes) or occasion.text("name") or ""
    where = "、".join(name_of(known, one) for one in occasion.places)
    said = word("event", kind(occasion)) + (f"：{about}" if about else "")
    return " ".join((said + (f"（{where}）" if where else "")).split())


def participants(occasion: Occasion, known: Named) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Identifier, name, roles and posts of each."""
    for agent, (roles, posts) in occasion.agents.items():
        yield agent, name_of(known, agent), roles, posts


def line(name: str, roles: list[str], posts: list[str]) -> str:
    """`带队、讲话：李大成（江北区人大常委会副主任）`"""
    said = "、".join(word("role", role) for role in roles)
    return (f"{said}：" if said else "") + name + (f"（{'、'.join(posts)}）" if posts else "")


def reports(occasion: Occasion, known: Named) -> list[Report]:
    """In the order of the documents and of the words in them."""
    found = (report(known, way) for way in occasion.reports)
    return sorted(found, key=lambda one: (one.document, one.start, one.end, one.article))


def report(known: Named, way: Relationship) -> Report:
    said, where = known[way.end].values, way.values
    published = said.get("published")
    return Report(
        way.key, way.end, str(said.get("title", "")), None if published is None else str(published), str(said.get("document", "")),
        int(str(where["start"])), int(str(where["end"])), str(where["quote"]),
    )  # fmt: skip
