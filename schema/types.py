"""The value types that travel between the layers: what a reader found in one document.

`loaders` makes a `Reading`, `graph` turns it into quads and back. All offsets are code points into
`Document.text`, half open, so that ``document.text[p.start:p.end]`` is the quotation of a passage `p`.
The fields follow the annotation guideline: principal names in simplified characters without blanks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

OfficeKind = Literal[
    "government", "party", "congress", "consultative", "mass", "residents", "enterprise", "finance",
    "education", "health", "taskforce", "media", "other",
]
EventKind = Literal["visit", "meeting", "ceremony", "training", "activity", "other"]
Role = Literal[
    "leads", "visits", "accompanies", "chairs", "organises", "speaks", "reports", "attends", "awards", "receives",
]
AgentKind = Literal["person", "org", "group"]
DateBasis = Literal["stated", "inferred-year", "inferred", "none"]


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of the document's text: `start` inclusive, `end` exclusive, in code points."""

    start: int
    end: int


Evidence = tuple[Passage, ...]


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """Where a stretch of the text is printed: from the upper left corner, in points (PDF) or pixels (pictures)."""

    start: int
    end: int
    page: int
    """From 1; 0 in a picture, which has no pages."""
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """Where a stretch of the text stands in a table; rows and columns from 1, the header is a row."""

    start: int
    end: int
    row: int
    column: int
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source as it was read: `text` is the decoded file, unchanged (also its markup and line breaks).

    Of a format that is no text (PDF, pictures, office files, records) it is what the format's reader makes of the bytes.
    """

    source: str
    """The name shown to users: the file's name, without its folder."""
    sha256: str
    media_type: str
    encoding: str
    text: str
    layout: tuple[Box, ...] | tuple[Cell, ...] = ()
    """Where its stretches stand in pages or tables, in order of `start`; none overlap."""
    title: str | None = None
    published: str | None = None
    """The day, month or year that the file gives as its own, beside its text."""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A named human being in one article. `key` is the name, or name@community where two of one name must be kept apart."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    area: str | None = None
    """The district or county of the person's office, else of the article; part of the person's identity."""
    evidence: Evidence
    rule: str
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    name: str
    aliases: tuple[str, ...] = ()
    kind: OfficeKind
    area: str | None = None
    """Name of the area or community that the office is responsible for."""
    parent: str | None = None
    """Name of the office that this one is a unit of, where the name says so."""
    evidence: Evidence
    rule: str
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One person × office × title; `person` is a `Person.key`, `office` an `Office.name`."""

    person: str
    office: str
    title: str
    office_aliases: tuple[str, ...] = ()
    seen: str | None = None
    """The EDTF date on which the document shows the person in the post."""
    evidence: Evidence
    rule: str
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    name: str
    aliases: tuple[str, ...] = ()
    within: str | None = None
    evidence: Evidence
    rule: str
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility:
    name: str
    aliases: tuple[str, ...] = ()
    address: str | None = None
    within: str | None = None
    evidence: Evidence
    rule: str
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    name: str
    aliases: tuple[str, ...] = ()
    evidence: Evidence
    rule: str
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDocument:
    """A named plan, rule or handbook: the text inside 《》."""

    name: str
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    about: str
    measure: str
    value: float
    unit: str
    when: str | None = None
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date with the rule and the anchor that gave it (EDTF, ISO 8601-2)."""

    date: str | None = None
    """"2021-03-17", "2021-03", "2021", "--03-17" (no year is supported) or None."""
    end: str | None = None
    basis: DateBasis = "none"
    edtf: str | None = None
    """"2021-03-17", "2021-03-17/2021-03-19", "XXXX-03-17"; None where nothing is known."""
    rule: str = "date.none"
    evidence: Evidence = ()
    """The words that state the date, then the words that gave the year, if others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """Who took part in what capacity; `agent` is a `Person.key` or an `Office.name`, for a group its words."""

    agent: str
    kind: AgentKind
    role: Role
    title: str | None = None
    """The title under which an office acts without a name: 书记 in 街道党工委书记主持会议."""
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place of an event, in order; `place` names a community, facility, office or area of the article."""

    place: str
    aliases: tuple[str, ...] = ()
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    kind: EventKind
    when: When = field(default_factory=When)
    label: str = ""
    """A short name in Chinese for lists, such as the words that name the event."""
    stops: tuple[Stop, ...] = ()
    programmes: tuple[str, ...] = ()
    participants: tuple[Participation, ...] = ()
    parent: int | None = None
    """Index, in the article's `events`, of the event that this one was part of (a 座谈 after a visit)."""
    evidence: Evidence
    rule: str
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text of a page with all that was found in it. `span` covers title, body and byline."""

    title: str | None
    byline: str | None
    dateline: When = field(default_factory=When)
    """When the article was published, as far as the page says (dateline or issue date)."""
    span: Passage
    title_at: Passage | None = None
    area: str | None = None
    """The subdistrict, town or village that the article is about, if any."""
    district: str | None = None
    """The district, county or county-level city of that area."""
    city: str | None = None
    persons: tuple[Person, ...] = ()
    posts: tuple[Post, ...] = ()
    offices: tuple[Office, ...] = ()
    communities: tuple[Community, ...] = ()
    programmes: tuple[Programme, ...] = ()
    facilities: tuple[Facility, ...] = ()
    documents: tuple[PolicyDocument, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    events: tuple[Event, ...] = ()
    corrected: tuple[str, ...] = ()
    """The corrections by people that fit this article; of a fact, those that changed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was found in one document."""

    document: Document
    articles: tuple[Article, ...]
    publisher: str | None = None
    issue: str | None = None
    """Issue number or label of a periodical, where the masthead gives one."""
