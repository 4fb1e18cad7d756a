"""Names of one article in, the things they stand for out.

Facts refer to things by name; a name that the article does not list as a thing stands for an implied one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal as OneOf

from pyoxigraph import NamedNode

from ..schema.types import Article, Community, Document, Office, Passage, Post
from .frames import Frame, area_iri, frame_of, level, office_iri, person_iri, place_iri
from .iri import Ids

Kind = OneOf["person", "office", "community", "facility", "programme", "area"]
Index = Mapping[str, NamedNode]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a fact refers to; `implied` where the article does not list it."""

    node: NamedNode
    kind: Kind
    name: str
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The things of one article by name (persons by key)."""

    ids: Ids
    document: Document
    source: NamedNode
    article: NamedNode
    frame: Frame
    persons: Index
    offices: Index
    communities: Index
    facilities: Index
    programmes: Index
    posts: Mapping[str, tuple[NamedNode, ...]]

    def passage(self, at: Passage) -> NamedNode:
        return self.ids.part("passage", self.source, at.start, at.end)

    def area(self, name: str) -> Named:
        """A 社区 or 村 is a community, wherever it is named: as somebody's area, too."""
        if self.frame.level(name) == "village":
            implied = place_iri(self.ids, self.frame, Community(name=name, evidence=(), rule="implied"))
            return self.listed(name, "community") or Named(implied, "community", name, implied=True)
        return Named(area_iri(self.ids, self.frame, name), "area", name)

    def person(self, key: str) -> Named:
        known = self.persons.get(key)
        if known is not None:
            return Named(known, "person", key)
        name, _, community = key.partition("@")
        return Named(self.ids.named("person", name, "", community), "person", name, implied=True)

    def office(self, name: str) -> Named:
        """An office, or a facility that acts."""
        if name in self.offices:
            return Named(self.offices[name], "office", name)
        if name in self.facilities:
            return Named(self.facilities[name], "facility", name)
        implied = Office(name=name, kind="other", evidence=(), rule="implied")
        return Named(office_iri(self.ids, self.frame, implied), "office", name, implied=True)

    def place(self, name: str) -> Named:
        found = self.listed(name, "community", "facility") or self.framed(name) or self.listed(name, "office")
        return found or self.implied_place(name)

    def about(self, name: str) -> Named | None:
        return self.listed(name, "programme", "community", "facility", "office") or self.framed(name)

    def programme(self, name: str) -> Named:
        implied = Named(programme_iri(self.ids, self.frame, name), "programme", name, implied=True)
        return self.listed(name, "programme") or implied

    def listed(self, name: str, *kinds: Kind) -> Named | None:
        index: dict[Kind, Index] = {
            "programme": self.programmes,
            "community": self.communities,
            "facility": self.facilities,
            "office": self.offices,
        }
        return next((Named(index[kind][name], kind, name) for kind in kinds if name in index[kind]), None)

    def framed(self, name: str) -> Named | None:
        return self.area(name) if name in (self.frame.city, self.frame.district, self.frame.area) else None

    def implied_place(self, name: str) -> Named:
        if level(name):
            return self.area(name)
        within = self.frame.area or self.frame.district
        return Named(self.ids.named("facility", name, within, *self.frame.keys(within)), "facility", name, implied=True)


def programme_iri(ids: Ids, frame: Frame, name: str) -> NamedNode:
    return ids.named("programme", name, frame.district, frame.city)


def title_iri(ids: Ids, title: str) -> NamedNode:
    return ids.named("title", title)


def post_iri(ids: Ids, office: Named, title: str) -> NamedNode:
    return ids.named("post", office.name + title, office.node.value, title)


def names_of(article: Article, ids: Ids, document: Document, number: int) -> Names:
    """The index of one article; `number` is its position in the document, from 1."""
    frame, source = frame_of(article), ids.document(document)
    bare = Names(
        ids=ids, document=document, source=source, article=ids.part("article", source, number), frame=frame,
        persons={p.key: person_iri(ids, frame, p) for p in article.persons},
        offices={o.name: office_iri(ids, frame, o) for o in article.offices},
        communities={c.name: place_iri(ids, frame, c) for c in article.communities},
        facilities={f.name: place_iri(ids, frame, f) for f in article.facilities},
        programmes={p.name: programme_iri(ids, frame, p.name) for p in article.programmes},
        posts={},
    )
    return Names(**{name: getattr(bare, name) for name in bare.__slots__ if name != "posts"}, posts=held(bare, article))


def held(names: Names, article: Article) -> dict[str, tuple[NamedNode, ...]]:
    """The posts that each person holds in the article."""
    posts: dict[str, dict[NamedNode, None]] = {}
    for post in article.posts:
        posts.setdefault(post.person, {})[post_iri(names.ids, names.office(post.office), post.title)] = None
    return {key: tuple(nodes) for key, nodes in posts.items()}


def tenure_iri(names: Names, post: Post) -> NamedNode:
    person = names.person(post.person)
    held_post = post_iri(names.ids, names.office(post.office), post.title)
    return names.ids.named("tenure", bare_name(post.person), person.node.value, held_post.value)


def bare_name(key: str) -> str:
    return key.partition("@")[0]


