"""A document in; its text as it was read, every mention marked, and under each article its facts with their rules.

The text reads ``任命⟦person:张三⟧为⟦office:某区民政局⟧⟦post:局长⟧``; where a mention stands for a fuller name, the name
follows behind an arrow: ``⟦office:区民政局→某区民政局⟧``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from ..schema.types import Article, Document, Evidence, Passage, Reading
from .explain_facts import GROUPS, Statement, dated, statements
from .explain_marks import ORDER, Kind, Mark, Piece, pieces, settled, written
from .grammar.article import Mentions
from .grammar.timeline import spans_of
from .read import article_readers, names_of, read_document
from .segment import page_of
from .types import Block, Page, Span, Text

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A title, paragraph or table row: `cells` are its stretches of the cleaned text with their marks."""

    cells: tuple[tuple[Piece, ...], ...]
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """One article with its marked lines and its facts."""

    article: Article
    lines: tuple[Line, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    reading: Reading
    text: Text
    articles: tuple[Explained, ...]

    def cleaned(self, start: int, end: int) -> str:
        return self.text.value[start:end]

    def printed(self, start: int, end: int) -> str:
        """The document's own characters: 鎮 where the cleaned text has 镇; what stands for more than one is shown cleaned."""
        source, starts, ends = self.reading.document.text, self.text.starts, self.text.ends
        value = self.text.value
        return "".join(source[starts[i]] if ends[i] - starts[i] == 1 else value[i] for i in range(start, end))

    def quotes(self, evidence: Evidence) -> str:
        """Each passage with its offsets in the document, on one line."""
        source = self.reading.document.text
        return " ".join(f"“{shown(source[p.start:p.end])}” {p.start}–{p.end}" for p in evidence)


def explained(document: Document) -> Explanation:
    page = page_of(document)
    reading = read_document(document)
    readers = article_readers(page)
    known, posted = names_of(readers)
    places = Positions(page.text)
    articles = tuple(
        _article(page, reader.block, article, reader.mentions(known, posted), places)
        for reader, article in zip(readers, reading.articles, strict=True)
    )
    return Explanation(reading, page.text, articles)


def _article(page: Page, block: Block, article: Article, mentions: Mentions, places: Positions) -> Explained:
    marks = settled((*_named(article, mentions, page.text.value), *_evident(article, places)))
    return Explained(article, tuple(_lines(block, marks)), tuple(statements(article)))


# --- marks ---


class Positions:
    """The way back from passages of the document to stretches of the cleaned text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.first: dict[int, int] = {}
        for position, start in enumerate(text.starts):
            self.first.setdefault(start, position)

    def span(self, passage: Passage) -> Span | None:
        """None where the passage is in several pieces in the cleaned text."""
        start = self.first.get(passage.start)
        if start is None:
            return None
        end = start
        while end < len(self.text.value) and passage.start <= self.text.starts[end] and self.text.ends[end] <= passage.end:
            end += 1
        return Span(start, end) if end > start else None


def _named(article: Article, mentions: Mentions, value: str) -> Iterator[Mark]:
    """People, posts and offices wherever they stand."""
    offices = {office.name for office in article.offices}
    posts = {(post.office, post.title) for post in article.posts}
    for person in mentions.people:
        yield Mark(person.name_start, person.name_end, "person", person.name, person.rule)
        for held in person.posts:
            title = value.rfind(held.title, held.start, held.end)
            if title >= 0 and (held.office.name, held.title) in posts:
                meaning = f"{person.name} · {held.office.name} · {held.title}"
                yield Mark(title, title + len(held.title), "post", meaning, held.rule)
            if held.office.name in offices and 0 <= held.office.start < held.office.end:
                yield Mark(held.office.start, held.office.end, "office", held.office.name, "office.name")
    for acting in mentions.anonymous:
        yield Mark(acting.start, acting.end, "office", acting.office.name, "office.anonymous")
    for _, office in mentions.offices:
        if office.name in offices:
            yield Mark(office.start, office.end, "office", office.name, "office.name")


def _evident(article: Article, places: Positions) -> Iterator[Mark]:
    """What the facts of the other kinds were read from."""

    def marks(kind: Kind, meaning: str, rule: str, evidence: Evidence) -> Iterator[Mark]:
        for span in filter(None, map(places.span, evidence)):
            yield Mark(span.start, span.end, kind, meaning, rule)

    for office in article.offices:
        yield from marks("office", office.name, office.rule, office.evidence)
    for community in article.communities:
        yield from marks("community", community.name, community.rule, community.evidence)
    for facility in article.facilities:
        at, named = facility.evidence[:1], facility.evidence[1:]
        yield from marks("address" if facility.address else "facility", facility.address or facility.name, facility.rule, at)
        yield from marks("facility", facility.name, facility.rule, named)
    for programme in article.programmes:
        yield from marks("programme", programme.name, programme.rule, programme.evidence)
    for document in article.documents:
        yield from marks("document", document.name, document.rule, document.evidence)
    for found in article.indicators:
        yield from marks("indicator", f"{found.value:.15g}{found.unit}", found.rule, found.evidence)
    for when in dict.fromkeys(event.when for event in article.events):
        yield from marks("date", when.edtf or "", when.rule, when.evidence[:1])


# --- lines ---


def _lines(block: Block, marks: tuple[Mark, ...]) -> Iterator[Line]:
    """Title and subtitle, then all else in reading order."""
    heads = tuple(span for span in (block.title, block.subtitle) if span is not None)
    rows = [tuple(cell for cell in row if cell.start < cell.end) for table in block.tables for row in table.rows]
    rest = [(span,) for span in spans_of(block) if span not in heads]
    rest += [(span,) for span in (block.byline, block.dateline) if span is not None and not _inside(span, spans_of(block))]
    for head in heads:
        yield Line((tuple(pieces(head.start, head.end, marks)),), is_title=True)
    for row in sorted(row for row in (*rest, *rows) if row):
        yield Line(tuple(tuple(pieces(cell.start, cell.end, marks)) for cell in row))


def _inside(span: Span, others: tuple[Span, ...]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def shown(text: str) -> str:
    """On one line and without control characters."""
    return CONTROL.sub(lambda match: "↵" if match[0] == "\n" else " ", text)


def edge(text: Callable[[int, int], str], kinds: Collection[Kind]) -> Callable[[Mark, bool], str]:
    """Prints ⟦kind: and →meaning⟧ for marks of the wanted kinds."""

    def printed(mark: Mark, opens: bool) -> str:
        if mark.kind not in kinds:
            return ""
        if opens:
            return f"⟦{mark.kind}:"
        same = mark.kind in ("post", "indicator", "address") or BLANKS.sub("", text(mark.start, mark.end)) == mark.meaning
        return "⟧" if same or not mark.meaning else f"→{mark.meaning}⟧"

    return printed


def plain(line: Line, text: Callable[[int, int], str], kinds: Collection[Kind] = ORDER) -> str:
    return " | ".join(shown(written(cell, text, edge(text, kinds)).rstrip("\n")) for cell in line.cells)


def marked(text: str, kinds: Collection[Kind] = ORDER) -> str:
    """A bare sentence or paragraph with its marks, a line for each of its lines."""
    explanation = explained(Document(source="", sha256="", media_type="text/plain", encoding="utf-8", text=text))
    return "\n".join(plain(line, explanation.cleaned, kinds) for one in explanation.articles for line in one.lines)


def lines(document: Document) -> Iterator[str]:
    """The whole explanation, to be printed."""
    explanation = explained(document)
    yield f"# {document.source}"
    for number, one in enumerate(explanation.articles, 1):
        yield ""
        yield heading(number, one.article)
        yield ""
        for line in one.lines:
            yield ("## " if line.is_title else "") + plain(line, explanation.cleaned)
        yield ""
        for fact in one.statements:
            quoted = explanation.quotes(fact.evidence)
            yield f"{'  ' * (fact.depth + 1)}{GROUPS[fact.group]} {fact.group}: {shown(fact.words)} [{fact.rule}] {quoted}".rstrip()


def heading(number: int, article: Article) -> str:
    """Which article, where it stands, what it is about and when it was published."""
    frame = " ".join(name for name in (article.city, article.district, article.area) if name)
    where = f"{article.span.start}–{article.span.end}"
    published = f"发布 published {dated(article.dateline)} [{article.dateline.rule}]"
    return " · ".join(part for part in (f"第 {number} 篇 article {number}", where, frame, published) if part)
