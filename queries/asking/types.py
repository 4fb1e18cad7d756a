"""What a question is on its way: tokens, the frame that they make, the reading of it as a named question, the answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

from ..errors import QuestionError
from ..types import Label, Question, Table

Tag = Literal["ask", "noun", "act", "order", "time", "name", "title", "label", "with", "hold", "and", "neg", "yesno", "fill", "rest", "but", "option"]
Sort = Literal["person", "office", "community", "facility", "area", "programme"]
Make = Literal["list", "count", "first", "last", "exists", "most"]
How = Literal["name", "alias", "pinyin", "part", "post", "surname", "sound", "spelling", "only"]


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """Something of the graph that a name stands for."""

    name: str
    sort: Sort
    node: str
    detail: str = ""
    """What tells it from others of its name: its posts, or the place around."""


@dataclass(frozen=True, slots=True)
class Time:
    """A stretch of time; `month` and `day` where no year is said, so that every year counts; `day` alone: in any month.

    `week`, `part`: all of that day's week, and a part of a year, while the year is not known.
    """

    since: str | None = None
    until: str | None = None
    month: int | None = None
    day: int | None = None
    week: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    tag: Tag
    text: str
    value: str = ""
    things: tuple[Thing, ...] = ()
    how: How = "name"
    time: Time | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """A word of the question that is not written as the graph has it, and what it was taken for."""

    said: str
    meant: str
    how: How


@dataclass(frozen=True, slots=True)
class Show:
    """Which part of the answer's rows answers: a column, narrowed down, and what is made of it."""

    column: str = ""
    """Empty: the rows themselves."""
    roles: tuple[str, ...] = ()
    """Of a participant, or of the row's person."""
    without: tuple[str, ...] = ()
    """Names that were asked about and are no answer."""
    also: tuple[str, ...] = ()
    """Names that must take part as well."""
    also_roles: tuple[str, ...] = ()
    """In which roles the person asked about must take part."""
    who: str = ""
    people: bool = False
    """Offices are no answer."""
    titled: tuple[str, ...] = ()
    """What the posts of the row's person have to end with: 哪位副区长."""
    offices: bool = False
    """Only offices are an answer."""
    options: tuple[str, ...] = ()
    """Between which is asked: of what is found, these are the answer."""
    without_roles: tuple[str, ...] = ()
    """Whoever has such a role is no answer."""
    after: tuple[str, ...] = ()
    """Words of an event: what comes next is asked for, on the same day or else the next time."""
    of: str = ""
    """An area or office that those who answer come from."""
    among: tuple[str, ...] = ()
    """Who they may be, where `of` is said."""
    guests: tuple[str, ...] = ()
    """People of whom one must have come, as a delegation does."""
    whence: str = ""
    """Where those come from."""
    unit: str = ""
    """Of the figures that answer, those in this unit, if there are any."""
    counted: str = ""
    """Of the figures that answer, those that count this, if there are any."""
    of_what: str = ""
    """Only figures that count this answer."""
    earlier: tuple[str, ...] = ()
    """Titles: the posts that somebody is first seen in before any such."""
    period: int = 0
    """Characters of a date that tell its month or year, where the one with the most is asked for."""
    single: bool = False
    """Of the places of an event, the first or the last."""
    at: tuple[str, ...] = ()
    """How a place of the row has to end: 学校."""
    as_of: str = ""
    """The day for which the figure was asked: its report is of the weeks after."""
    beside: Reading | None = None
    """Events: only what stands in a report of one of these is an answer."""
    words: tuple[str, ...] = ()
    """Words that the event's label, programme, place or quotation must have."""
    called: tuple[str, ...] = ()
    """Words that the event has to be called by: when something was finished is no day on which somebody spoke of it."""
    quoted: tuple[str, ...] = ()
    """Words that no list has; where no row of the answer has them either, they were not understood."""
    told: tuple[str, ...] = ()
    """Of the words that no list has, those of what somebody did: whoever answers stands beside them."""
    near: tuple[str, ...] = ()
    """What somebody did, as reports have it: those who stand beside the word answer, if any do."""
    suffixes: tuple[str, ...] = ()
    """What the names that answer end with: 小区, 村."""
    kinds: tuple[str, ...] = ()
    month: int | None = None
    day: int | None = None
    around: str = ""
    """A place: events count as well that somebody of it organises, or that were somewhere named after it."""
    make: Make = "list"


@dataclass(frozen=True, slots=True)
class Reading:
    """A question read: the named question, its parameters, and what of the answer was asked for."""

    question: str
    parameters: dict[str, str]
    show: Show = field(default_factory=Show)


class Translator(Protocol):
    """Something else that turns a question into a named question, such as a language model.

    It may only choose: what it returns is checked against the catalogue's headers, and a parameter that is not declared, or
    a question that is not there, is refused. It never sees the graph and never writes a query.
    """

    def translate(self, text: str, catalogue: dict[str, Question]) -> tuple[str, dict[str, str]] | None: ...


class NotUnderstood(QuestionError):  # noqa: N818 - reads better where it is raised
    """`unknown` are the words that nothing explains; `nearest` are questions that could be asked instead."""

    def __init__(self, message: Label, unknown: tuple[str, ...] = (), nearest: tuple[Label, ...] = ()) -> None:
        super().__init__(message)
        self.unknown, self.nearest = unknown, nearest


class Ambiguous(QuestionError):  # noqa: N818 - as above
    """Several things fit a name: `candidates` are those to choose from."""

    def __init__(self, message: Label, said: str, candidates: tuple[Thing, ...]) -> None:
        super().__init__(message)
        self.said, self.candidates = said, candidates


NOTHING = Label("", "")


@dataclass(frozen=True, slots=True, repr=False)
class Answer(Table):
    """The rows that answer a question in words, as a table like any other, with what they say in one sentence."""

    text: str = ""
    sentence: Label = NOTHING
    values: tuple[str | float, ...] = ()
    """What was asked for, of the rows: names, dates, a number, yes or no."""
    reading: Reading = Reading("", {})
    command: str = ""
    """The same question as a command; its answer may have rows that were not asked for."""
    understood: tuple[Understood, ...] = ()
    """Words that are not written as the graph has them, and what they were taken for."""
    found: int = 0
    """Rows of which some may not say what was asked for."""
    further: tuple[Answer, ...] = ()
    """Where a question asks for more than one thing: the answers that another named question gives, whose rows are others."""

    def __str__(self) -> str:
        return str(self.sentence)
