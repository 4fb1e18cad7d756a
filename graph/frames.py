"""The administrative frame: an article's city, district and area in, what keeps things of one name apart out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..schema.types import Article, Community, Facility, Office, Person
from .iri import Ids

NO_AREA = re.compile(r"(?:小|居民|园|景|校|社|片|街|厂|库|矿|辖|生活|开发|新村|示范|服务|住宅)区$")
LEVELS = (
    ("subdistrict", re.compile(r"街道$")),
    ("town", re.compile(r"(?:镇|乡|苏木)$")),
    ("village", re.compile(r"(?:村|社区)$")),
    ("district", re.compile(r"(?:区|县|旗)$")),
    ("city", re.compile(r"(?:市|州|盟|省|地区)$")),
)
LOWER = frozenset({"subdistrict", "town", "village"})
SELF_NAMED = frozenset({"enterprise", "finance"})
"""Kinds whose full names are their own, wherever they are met."""


def level(name: str) -> str | None:
    """Level of an area by its name; None where the name is no area's."""
    found = next((code for code, pattern in LEVELS if pattern.search(name)), None)
    return None if found == "district" and NO_AREA.search(name) else found


@dataclass(frozen=True, slots=True)
class Frame:
    city: str | None
    district: str | None
    area: str | None

    def level(self, name: str) -> str | None:
        """The frame knows better than the name: a county-level city stands as the district."""
        if name == self.district and name != self.city:
            return "district"
        return "city" if name == self.city else level(name)

    def container(self, name: str) -> str | None:
        """The area that `name` lies in, as far as the frame says."""
        if name == self.city:
            return None
        if name == self.district:
            return self.city
        lower = name == self.area or self.level(name) in LOWER
        return (self.district or self.city) if lower else None

    def around(self, name: str) -> str | None:
        """The area that a place lies in of which nothing more is said."""
        return self.area if self.area and self.area != name else self.district

    def keys(self, name: str | None) -> tuple[str | None, ...]:
        """Names of the areas around `name`, innermost first."""
        if name is None:
            return ()
        around = self.container(name)
        return (around, *self.keys(around)) if around else ()


def frame_of(article: Article) -> Frame:
    return Frame(article.city, article.district, article.area)


def area_iri(ids: Ids, frame: Frame, name: str) -> NamedNode:
    return ids.named("area", name, *frame.keys(name))


def person_iri(ids: Ids, frame: Frame, person: Person) -> NamedNode:
    community = person.key.partition("@")[2]
    return ids.named("person", person.name, person.area, *frame.keys(person.area), community)


def office_frame(frame: Frame, name: str, area: str | None) -> tuple[str | None, ...]:
    """What the name of an office leaves out of its place: nothing, the city, or the district too."""
    if frame.district and (area == frame.district or frame.district in name):
        return (frame.city,)
    if frame.city and (area == frame.city or frame.city in name):
        return ()
    if area and frame.level(area) in ("district", "city"):
        return (area,)
    return (frame.district, frame.city)


def office_iri(ids: Ids, frame: Frame, office: Office) -> NamedNode:
    key = () if office.kind in SELF_NAMED else office_frame(frame, office.name, office.area)
    return ids.named("office", office.name, *key)


def place_iri(ids: Ids, frame: Frame, place: Community | Facility) -> NamedNode:
    """Lies in the area that the text says, else in the article's."""
    within = place.within if place.within and frame.level(place.within) else frame.around(place.name)
    group = "community" if isinstance(place, Community) else "facility"
    return ids.named(group, place.name, within, *frame.keys(within))
