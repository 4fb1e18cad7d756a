"""The named questions as methods with their parameters: what a person types in Python in, a `Table` out.

Names may be given in simplified or traditional characters, by alias, in pinyin or as an identifier; dates as `2021`, `2021-03`,
`2021-03-17`, 2021年3月 or a `datetime.date`. An unknown name raises `UnknownName` with what is near, a parameter that is no such thing
`BadParameter`. Columns and their meaning: docs/questions.md.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date

from .queries.types import Table

Name = str | None
When = str | date | None
Share = float | str | None
Given = str | date | float | None


class Questions(ABC):
    """One method a question; `ask` answers any of them by its name."""

    @abstractmethod
    def ask(self, question: str, **parameters: Given) -> Table:
        """The answer to a named question; `jiedao.queries.header.questions()` lists them with their parameters."""

    def visits(
        self, *, person: Name = None, office: Name = None, place: Name = None, programme: Name = None, since: When = None,
        until: When = None, min_confidence: Share = None, as_of: When = None,
    ) -> Table:  # fmt: skip
        """Who visited which place or programme, when and in what post: one row is one person (or office) at one visit.

        `place` stands for all places within it too, `office` for its units; dates match where they overlap.
        """
        return self.ask(
            "visits", person=person, office=office, place=place, programme=programme, since=since, until=until,
            min_confidence=min_confidence, as_of=as_of,
        )  # fmt: skip

    def itinerary(
        self, name: str, *, since: When = None, until: When = None, min_confidence: Share = None, as_of: When = None, certainty: Name = None
    ) -> Table:
        """All events of a person (or office) in the order of their dates; `certainty="stated"` leaves out what is inferred."""
        return self.ask("itinerary", name=name, since=since, until=until, min_confidence=min_confidence, as_of=as_of, certainty=certainty)

    def career(self, name: str, *, min_confidence: Share = None, as_of: When = None) -> Table:
        """The posts of a person, first and last seen: one row is one post of one person."""
        return self.ask("career", name=name, min_confidence=min_confidence, as_of=as_of)

    def holders(
        self, office: str, title: Name = None, *, on: When = None, min_confidence: Share = None, as_of: When = None
    ) -> Table:
        """Who held the posts of an office, with predecessor and successor of heads; `on` keeps who was in the post on that day."""
        return self.ask("holders", office=office, title=title, on=on, min_confidence=min_confidence, as_of=as_of)

    def events(
        self, *, kind: Name = None, person: Name = None, office: Name = None, place: Name = None, programme: Name = None,
        since: When = None, until: When = None, min_confidence: Share = None, as_of: When = None,
    ) -> Table:  # fmt: skip
        """What happened: one row is one visit, meeting, ceremony, training or activity with all who took part, each with a role."""
        return self.ask(
            "events", kind=kind, person=person, office=office, place=place, programme=programme, since=since, until=until,
            min_confidence=min_confidence, as_of=as_of,
        )  # fmt: skip

    def companions(self, name: str, *, since: When = None, until: When = None, as_of: When = None) -> Table:
        """Who was at the same events as a person or office: one row is one companion with the number of occasions, most first."""
        return self.ask("companions", name=name, since=since, until=until, as_of=as_of)

    def path(self, a: str, b: str, *, most: int | None = None) -> Table:
        """The shortest chain between two people or offices: one row is one step over an event, a post or a unit, with its quotation."""
        return self.ask("path", a=a, b=b, most=most)

    def programme(self, name: str, *, since: When = None, until: When = None, as_of: When = None) -> Table:
        """A programme over time: one row is one event, figure, organiser or area."""
        return self.ask("programme", name=name, since=since, until=until, as_of=as_of)

    def community(self, name: str, *, since: When = None, until: When = None, as_of: When = None, item: Name = None) -> Table:
        """The dossier of a place and all within it: one row is one facility, event, post, programme or figure (`item`)."""
        return self.ask("community", name=name, since=since, until=until, as_of=as_of, item=item)

    def office(self, name: str, *, item: Name = None) -> Table:
        """An office: one row is one office above, unit, area, holder of a post, post without one, or event (`item`)."""
        return self.ask("office", name=name, item=item)

    def indicators(
        self, *, about: Name = None, place: Name = None, programme: Name = None, measure: Name = None, unit: Name = None,
        since: When = None, until: When = None, min_confidence: Share = None, as_of: When = None,
    ) -> Table:  # fmt: skip
        """Figures as series: one row is one figure of something, with unit and date, as printed."""
        return self.ask(
            "indicators", about=about, place=place, programme=programme, measure=measure, unit=unit, since=since, until=until,
            min_confidence=min_confidence, as_of=as_of,
        )  # fmt: skip

    def gaps(self, name: str, *, days: int | None = None, since: When = None, until: When = None) -> Table:
        """Times of at least `days` days (90) in which no report here speaks of it; that is not to say that nothing happened."""
        return self.ask("gaps", name=name, days=days, since=since, until=until)

    def coverage(self, *, kind: Name = None, place: Name = None, as_of: When = None) -> Table:
        """How many events there are, and which share has a date, a place, a leader, evidence: over all, by kind, by year."""
        return self.ask("coverage", kind=kind, place=place, as_of=as_of)

    def conflicts(self, kind: Name = None) -> Table:
        """Statements that contradict each other, with both quotations; nothing is decided."""
        return self.ask("conflicts", kind=kind)

    def evidence(self, id: str) -> Table:  # noqa: A002 - named as on the command line
        """The passages under a thing or fact: `id` is an identifier out of another answer, or a name."""
        return self.ask("evidence", id=id)

    def stats(self) -> Table:
        """How much of what is in the graph, and how far it reaches."""
        return self.ask("stats")
