"""One correction: what was read, what it should be, where this holds, who says so and why."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from ..iri import digest

Action = Literal["rename", "alias", "title", "date", "suppress"]
Kind = Literal["person", "office", "community", "facility", "programme"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """`wrong` is what was read, whatever other corrections say; empty fields narrow nothing down."""

    action: Action
    wrong: str
    to: str = ""
    """The right name, title or date, or the further name."""
    kind: str = ""
    person: str = ""
    office: str = ""
    event: str = ""
    quote: str = ""
    """Words of the event's passages."""
    document: str = ""
    area: str = ""
    """The district of the person."""
    author: str
    reason: str
    line: int = 0
    """Where it stands in the file."""

    @property
    def scope(self) -> dict[str, str]:
        """What narrows it down."""
        named = {name: getattr(self, name) for name in ("kind", "person", "office", "event", "quote", "document", "area")}
        return {name: value for name, value in named.items() if value}

    @property
    def target(self) -> tuple[str, ...]:
        """Two corrections of one target contradict each other; a thing may have any number of aliases."""
        further = self.to if self.action == "alias" else ""
        return (self.action, self.wrong, further, *(f"{name}={value}" for name, value in sorted(self.scope.items())))

    @property
    def path(self) -> str:
        """The end of its IRI: another author or reason makes it another correction."""
        said = (f"{one.name}={getattr(self, one.name)}" for one in fields(self) if one.name != "line")
        return f"correction/{self.action}-{digest(*said, size=8)}"

    @property
    def rank(self) -> tuple[int, str]:
        """Where several fit, the narrowest holds."""
        return len(self.scope), self.path

    @property
    def rule(self) -> str:
        return f"correction.{self.action}"
