"""A document in; its text as it was read, with marks on the passages of its facts, and under each article the facts.

The text reads ``任命⟦person:张三⟧为⟦office:某区民政局⟧⟦post:局长⟧``; where a mention stands for a fuller name, the name
follows behind an arrow: ``⟦office:区民政局→某区民政局⟧``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..schema.fragments import fragments
from ..schema.types import Article, Document, Evidence, Passage, Reading
from .explain_facts import GROUPS, Statement, dated, statements, trusted
from .explain_marks import ORDER, Kind, Mark, Piece, pieces, settled, written
from .explain_rejected import Rejected, rejected
from .grammar.timeline import spans_of
from .read import read_document
from .segment import page_of
from .types import Block, Span, Text

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
NOT_TAKEN = "看到而未采纳 seen and not taken"
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
    rejected: tuple[Rejected, ...] = ()


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

    def place(self, seen: Rejected) -> str:
        """Its offsets in the document."""
        return self.offsets(self.text.passage(seen.start, seen.end))

    def quotes(self, evidence: Evidence) -> str:
        """Each passage with its offsets in the document, on one line."""
        source = self.reading.document.text
        return " ".join(f"“{shown(source[p.start:p.end])}” {self.offsets(p)}" for p in evidence)

    def offsets(self, at: Passage) -> str:
        """`120–143`, and where that is printed in pages or tables: `120–143 page=2&xywh=72,90,210,36`."""
        return " ".join([f"{at.start}–{at.end}", *fragments(self.reading.document, at)])


def explained(document: Document, words: tuple[Path, ...] = ()) -> Explanation:
    page = page_of(document)
    reading = read_document(document, words)
    places = Positions(page.text)
    articles = tuple(
        Explained(article, tuple(_lines(block, settled(_marks(article, places)))), tuple(statements(article)), passed_over)
        for block, article, passed_over in zip(page.blocks, reading.articles, rejected(reading, page, words), strict=True)
    )
    return Explanation(reading, page.text, articles)


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

    def marks(self, kind: Kind, meaning: str, rule: str, evidence: Evidence) -> Iterator[Mark]:
        for span in filter(None, map(self.span, evidence)):
            yield Mark(span.start, span.end, kind, meaning, rule)

    def found(self, word: str, span: Span) -> Iterator[tuple[int, int]]:
        """Where a word stands in a stretch."""
        for match in re.finditer(re.escape(word), self.text.value[span.start : span.end]):
            yield span.start + match.start(), span.start + match.end()


def _marks(article: Article, places: Positions) -> Iterator[Mark]:
    """The passages of all facts as marks; those of posts are their titles."""
    people = [m for p in article.persons for m in places.marks("person", p.name, p.rule, p.evidence)]
    titles = list(_titles(article, places, {(mark.start, mark.end) for mark in people}))
    taken = {(title.start, title.end) for title in titles}
    for office in article.offices:
        marks = places.marks("office", office.name, office.rule, office.evidence)
        # 副区长 tells office and title in one word: it is marked as the post.
        yield from (mark for mark in marks if (mark.start, mark.end) not in taken)
    yield from (*people, *titles, *_others(article, places))


def _titles(article: Article, places: Positions, people: set[tuple[int, int]]) -> Iterator[Mark]:
    """Where in the apposition its title stands; longer titles first, so that 书记 is not found in 副书记."""
    names = {person.key: person.name for person in article.persons}
    taken = set(people)
    for post in sorted(article.posts, key=lambda post: (-len(post.title), post.person, post.office)):
        meaning = f"{names.get(post.person, post.person)} · {post.office} · {post.title}"
        for span in filter(None, map(places.span, post.evidence)):
            free = [at for at in places.found(post.title, span) if at in taken - people or not _crosses(at, taken)]
            if free:
                taken.add(free[-1])
                yield Mark(*free[-1], "post", meaning, post.rule)


def _crosses(stretch: tuple[int, int], others: set[tuple[int, int]]) -> bool:
    return any(stretch[0] < end and start < stretch[1] for start, end in others)


def _others(article: Article, places: Positions) -> Iterator[Mark]:
    for community in article.communities:
        yield from places.marks("community", community.name, community.rule, community.evidence)
    for facility in article.facilities:
        at, named = facility.evidence[:1], facility.evidence[1:]
        kind: Kind = "address" if facility.address else "facility"
        yield from places.marks(kind, facility.address or facility.name, facility.rule, at)
        yield from places.marks("facility", facility.name, facility.rule, named)
    for programme in article.programmes:
        yield from places.marks("programme", programme.name, programme.rule, programme.evidence)
    for document in article.documents:
        yield from places.marks("document", document.name, document.rule, document.evidence)
    for found in article.indicators:
        yield from places.marks("indicator", f"{found.value:.15g}{found.unit}", found.rule, found.evidence)
    for when in dict.fromkeys(event.when for event in article.events):
        yield from places.marks("date", when.edtf or "", when.rule, when.evidence[:1])


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


def lines(document: Document, words: tuple[Path, ...] = ()) -> Iterator[str]:
    """The whole explanation, to be printed."""
    explanation = explained(document, words)
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
            yield f"{'  ' * (fact.depth + 1)}{GROUPS[fact.group]} {fact.group}: {shown(fact.words)} [{trusted(fact.rule)}] {quoted}".rstrip()
        if one.rejected:
            yield ""
            yield f"  {NOT_TAKEN}"
        for seen in one.rejected:
            printed = shown(explanation.cleaned(seen.start, seen.end))
            yield f"  ✗ {GROUPS[seen.group]} {seen.group}: “{printed}” {explanation.place(seen)} · {seen.why}"


def heading(number: int, article: Article) -> str:
    """Which article, where it stands, what it is about and when it was published."""
    frame = " ".join(name for name in (article.city, article.district, article.area) if name)
    where = f"{article.span.start}–{article.span.end}"
    published = f"发布 published {dated(article.dateline)} [{article.dateline.rule}]"
    return " · ".join(part for part in (f"第 {number} 篇 article {number}", where, frame, published) if part)
