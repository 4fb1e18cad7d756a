"""What a sentence says while its clauses are read: acts, places gone to, and who is carried to the next clause."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .acts import Act, GoneTo
from .items import Item

Mode = Literal["subject", "by", "recipient", "place", "followers", "object", "with", "heard", "for"]
"""What the next mention of a clause will be."""


@dataclass(slots=True)
class Told:
    """What a sentence says; `subject` is carried to a next clause or sentence that names none."""

    acts: list[Act] = field(default_factory=list)
    places: list[GoneTo] = field(default_factory=list)
    followers: list[Item] = field(default_factory=list)
    """Those brought along (率…、携…), until the visit is told."""
    subject: list[Item] = field(default_factory=list)
    waiting: list[Item] = field(default_factory=list)
    """Mentions for which no verb has come yet."""
    visitors: list[Item] = field(default_factory=list)
    """Those who were accompanied in the clause before (…，李四陪同，送上慰问金)."""
    speech_from: int | None = None
    """Where speech begins: what is named from here on is only spoken about."""

    def note(self, found: Act | GoneTo | None) -> None:
        if isinstance(found, Act):
            self.acts.append(found)
        elif found is not None:
            self.places.append(found)
