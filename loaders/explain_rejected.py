"""What was seen in a document and not taken for a fact, and why: a second look at the text, beside the reading.

Offices and places that no fact speaks of, dates of nothing, posts without a name, words behind a title that are no
name, and sentences that seem to tell of an event and do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..schema.types import Article, Passage, Reading
from .grammar.article import ArticleReader
from .grammar.beginnings import GROUP
from .grammar.dates import DateMention, find
from .grammar.intervals import Stretches
from .grammar.items import sentences
from .grammar.lexicon import HARD
from .grammar.names import follower, lengths, usable
from .grammar.occasions import FUTURE, occasion_nouns
from .grammar.scan import Scan
from .grammar.things import Thing
from .grammar.timeline import spans_of
from .grammar.usage import NEGATED
from .grammar.vetting import NOT_A_NAME
from .grammar.when import resolve
from .read import article_readers
from .types import Page, Span, Text

DEEDS = frozenset({"inspect", "go", "organise", "accompany"})


@dataclass(frozen=True, slots=True, order=True)
class Rejected:
    """A stretch of the cleaned text that gave no fact of the group."""

    start: int
    end: int
    group: str
    """As in `explain_facts.GROUPS`."""
    why: str


def rejected(reading: Reading, page: Page, words: tuple[Path, ...] = ()) -> tuple[tuple[Rejected, ...], ...]:
    """For each article, in the order of the text; `words` are those that it was read with."""
    where = Where.of(page.text)
    readers = article_readers(page, words)
    return tuple(tuple(sorted(set(of_article(r, a, where)))) for r, a in zip(readers, reading.articles, strict=True))


@dataclass(frozen=True, slots=True)
class Where:
    """The way back from passages of the document to stretches of the cleaned text."""

    first: Mapping[int, int]
    last: Mapping[int, int]

    @classmethod
    def of(cls, text: Text) -> Where:
        first = {start: at for at, start in reversed(list(enumerate(text.starts)))}
        return cls(first, {end: at + 1 for at, end in enumerate(text.ends)})

    def covered(self, passages: Iterable[Passage]) -> Stretches:
        return Stretches((self.first[p.start], self.last[p.end]) for p in passages if p.start in self.first and p.end in self.last)


def of_article(reader: ArticleReader, article: Article, where: Where) -> Iterator[Rejected]:
    people = where.covered(p for person in article.persons for p in person.evidence)
    dated = where.covered(p for when in (article.dateline, *(e.when for e in article.events)) for p in when.evidence)
    events = where.covered(told(article))
    yield from things(reader, article, where)
    yield from apart(reader)
    for span in spans_of(reader.block):
        yield from names(reader.scan, span, people)
        yield from dates(reader, span, dated)
        yield from occasions(reader.scan, span, events)


def told(article: Article) -> list[Passage]:
    return [p for event in article.events for p in (*event.evidence, *(q for w in event.participants for q in w.evidence))]


# --- offices and places ---


def things(reader: ArticleReader, article: Article, where: Where) -> Iterator[Rejected]:
    groups = (article.offices, article.communities, article.facilities)
    named = where.covered(p for group in groups for thing in group for p in thing.evidence)
    posts = where.covered(p for post in article.posts for p in post.evidence)
    known = {name for group in groups for thing in group for name in (thing.name, *thing.aliases)}
    for thing in reader.naming.things:
        printed = thing.of(reader.value)
        if not named.overlap(thing.start, thing.end) and not posts.overlap(thing.start, thing.end) and printed not in known:
            yield Rejected(thing.start, thing.end, "office" if thing.is_office else "community", why_no_thing(reader.value, thing))


def why_no_thing(text: str, thing: Thing) -> str:
    printed = thing.of(text)
    if GROUP.match(printed) or text[thing.start - 1 : thing.start] in ("各", "每"):
        return "泛指多个 speaks of several or any"
    if text.startswith(("代表", "委员"), thing.end):
        return "一类人，不是机构 a class of people"
    if thing.bare or len(printed) <= 2:
        return "只有通名，未说明是哪一个 a common word that does not say which one"
    if thing.is_place:
        return "不像专名，或未有人到此、在此做事 no proper name, or nobody goes or acts there"
    return "未说明属于何地，或只作修饰 does not say of which place, or only modifies"


def apart(reader: ArticleReader) -> Iterator[Rejected]:
    """Columns that a scan printed one below the other and that are not equally long: what belongs to what is not said."""
    columns = [t for t in reader.block.tables if t.header and all(len(row) == 1 for row in t.rows)]
    counts = "、".join(f"{reader.value[t.rows[0][0].start : t.rows[0][0].end]} {len(t.rows) - 1}" for t in columns)
    if len({len(t.rows) for t in columns}) > 1:
        for head in (t.rows[0][0] for t in columns):
            yield Rejected(head.start, head.end, "facility", f"各列行数不等（{counts}），未配对 columns of unequal length are not paired")


# --- names ---


def names(scan: Scan, span: Span, people: Stretches) -> Iterator[Rejected]:
    """Words behind a title that begin with a surname."""
    for token in scan.within(span.start, span.end):
        if "title" in token.kinds and token.end < span.end and not people.overlap(token.end, token.end + 1):
            size = next((n for n in lengths(scan, token.end) if usable(scan.text, token.end, token.end + n)), 0)
            if size:
                yield Rejected(token.end, token.end + size, "person", why_no_name(scan, token.end, size))


def why_no_name(scan: Scan, start: int, size: int) -> str:
    set_phrase = NOT_A_NAME.match(scan.text, start)
    if set_phrase:
        return f"“{set_phrase[0]}”是惯用语 is a set phrase"
    word = scan.starting.get(start)
    if word is not None and word.kinds & HARD and word.end > start + 1:
        return f"“{scan.text[start:word.end]}”是词，不是名字 is a word, no name"
    if not any(follower(scan, start + length) for length in {2, size}):
        return "后面的字接不上名字 what follows does not end a name"
    return "此处没有可任职的机构，或此职务不带姓名 no office to hold a post in, or no name goes with the title"


# --- dates ---


def dates(reader: ArticleReader, span: Span, used: Stretches) -> Iterator[Rejected]:
    for mention in find(reader.value, span.start, span.end):
        if not used.overlap(mention.start, mention.end):
            yield Rejected(mention.start, mention.end, "date", why_no_date(reader, mention))


def why_no_date(reader: ArticleReader, mention: DateMention) -> str:
    if mention.planned:
        return "说的是将来 lies ahead"
    if mention.link:
        return "起讫时间，不是活动的日期 bounds a period"
    when = resolve(mention, reader.context, ())
    if when.date is None:
        return f"定不出日子 gives no day [{when.rule}]"
    return f"{when.edtf}，没有活动系于此日 no event is told of it [{when.rule}]"


# --- events ---


def occasions(scan: Scan, span: Span, events: Stretches) -> Iterator[Rejected]:
    for start, end in sentences(scan.text, span.start, span.end):
        if events.overlap(start, end):
            continue
        verbs = [(t.start, t.end) for t in scan.within(start, end) if t.kinds & DEEDS]
        nouns = [(a, b) for a, b, _ in occasion_nouns(scan.text, start, end)]
        for at, to in sorted((*verbs, *nouns))[:1]:
            yield Rejected(at, to, "event", why_no_event(scan.text, start, at))


def why_no_event(text: str, start: int, at: int) -> str:
    if FUTURE.search(text, start, at + 2):
        return "尚未发生 has not happened yet"
    if NEGATED.search(text, max(start, at - 3), at):
        return "否定 negated"
    if text.count("“", start, at) > text.count("”", start, at):
        return "在引号之中 is quoted"
    return "没有日期、主事者或到访之处，或只是泛说 no date, nobody who acts, nowhere gone to, or told in general"
