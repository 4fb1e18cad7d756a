"""What is said of a thing itself: its identifier in, names, surroundings and parts out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...queries.identity import Wanted
from ...schema.vocabulary import FOAF, JD, ORG, RDF, RDFS, SCHEMA, SKOS
from .asking import Asking
from .things import Thing


@dataclass(frozen=True, slots=True)
class About:
    """Values by property, and what points here by property."""

    base: str
    out: tuple[dict[str, Any], ...]
    into: tuple[dict[str, Any], ...]

    def texts(self, *properties: Any) -> tuple[str, ...]:
        wanted = {one.value for one in properties}
        return tuple(dict.fromkeys(row["value"] for row in self.out if row["property"] in wanted))

    def things(self, *properties: Any) -> tuple[Thing, ...]:
        return self._things(self.out, properties)

    def pointing(self, *properties: Any) -> tuple[Thing, ...]:
        return self._things(self.into, properties)

    def _things(self, rows: tuple[dict[str, Any], ...], properties: tuple[Any, ...]) -> tuple[Thing, ...]:
        wanted = {one.value for one in properties}
        return tuple(dict.fromkeys(
            Thing(row["value"].removeprefix(self.base), row["name"]) for row in rows if row["property"] in wanted and row["name"]
        ))  # fmt: skip

    def codes(self, *properties: Any) -> tuple[str, ...]:
        """`government` of jd:kind-government."""
        return tuple(value.rpartition("#")[2].partition("-")[2] for value in self.texts(*properties))

    @property
    def classes(self) -> tuple[str, ...]:
        return self.texts(RDF.type)

    @property
    def names(self) -> tuple[str, ...]:
        """The longest first: the fullest name heads the page."""
        return tuple(sorted(self.texts(FOAF.name, SKOS.prefLabel), key=lambda name: (-len(name), name)))

    @property
    def others(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.names[1:], *self.texts(SKOS.altLabel))))

    @property
    def pinyin(self) -> str:
        return next(iter(self.texts(RDFS.label)), "")

    @property
    def around(self) -> tuple[Thing, ...]:
        return self.things(JD.area, SCHEMA.containedInPlace, SCHEMA.areaServed, JD.jurisdiction)

    @property
    def below(self) -> tuple[Thing, ...]:
        return self.pointing(ORG.unitOf, ORG.subOrganizationOf)

    @property
    def above(self) -> tuple[Thing, ...]:
        return self.things(ORG.unitOf, ORG.subOrganizationOf)


def about(asking: Asking, wanted: Wanted) -> About:
    rows = asking.told("about", "id", wanted)
    out = tuple(row for row in rows if row["way"] == "out")
    return About(asking.base, out, tuple(row for row in rows if row["way"] == "in"))
