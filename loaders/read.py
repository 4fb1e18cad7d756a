"""A document in, its reading out: text, articles, and every fact of each with its passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from ..schema.types import Article, Document, Reading, When
from .grammar import facts
from .grammar.article import ArticleReader
from .grammar.frame import frame_of, unlisted_areas
from .grammar.lexicon import Lexicon
from .grammar.naming import Introduced
from .grammar.people import KnownNames
from .grammar.scan import Scan
from .grammar.timeline import contexts, spans_of
from .segment import page_of
from .types import Page

READER_VERSION = "9"
"""Changes whenever the same bytes would be read differently; documents read by another version are read again."""


@cache
def lexicon(folders: tuple[Path, ...] = ()) -> Lexicon:
    return Lexicon(folders)


def read_document(document: Document, words: tuple[Path, ...] = ()) -> Reading:
    """Everything the grammar finds in a document; `words` are folders with the user's own word lists."""
    page = page_of(document)
    readers = article_readers(page, words)
    known, posted = names_in(reader.naming.introduce(frozenset(), frozenset()) for reader in readers)
    introduced = [reader.naming.introduce(known, posted) for reader in readers]
    names = KnownNames(readers[0].scan, names_in(introduced)[0]) if readers else None
    elsewhere = keys_in(introduced)
    articles = tuple(_in_order(readers, introduced, names, elsewhere)) if names else ()
    value = page.text.value
    return Reading(
        document=document,
        articles=articles,
        publisher=value[page.publisher.start : page.publisher.end] if page.publisher else None,
        issue=value[page.issue.start : page.issue.end] if page.issue else None,
    )


def _in_order(
    readers: list[ArticleReader], introduced: list[Introduced], names: KnownNames, elsewhere: dict[str, str]
) -> Iterator[Article]:
    """The articles from the top; each knows the date that the one above told last."""
    told: When | None = None
    for reader, found in zip(readers, introduced, strict=True):
        reader.told_before = told
        article = reader.read(found, names, elsewhere)
        told = next((e.when for e in reversed(article.events) if e.when.date and not e.when.end), told)
        yield article


def article_readers(page: Page, words: tuple[Path, ...] = ()) -> list[ArticleReader]:
    value = with_chinese_stops(page.text.value)
    scan = Scan(value, lexicon(words))
    extra = unlisted_areas(scan)
    if extra:
        scan = Scan(value, lexicon(words), extra)
    heads = (*page.masthead, *((page.publisher,) if page.publisher else ()))
    everything = tuple(span for block in page.blocks for span in spans_of(block))
    page_frame = frame_of(scan, everything, heads)
    readers = []
    for block, context in zip(page.blocks, contexts(page), strict=True):
        own = frame_of(scan, spans_of(block), heads, page_frame)
        readers.append(ArticleReader(page, block, scan, own, context))
    return readers


STOP_SIGNS = str.maketrans(",;:!?().．丶", "，；：！？（）、、、")
ASCII_STOP = re.compile(
    r"(?![(](?:集团|控股|中国)[)])(?<![(]集团)(?<![(]控股)(?<![(]中国)(?:(?<=[㐀-鿿”》）%\d])[,;:!?](?=[㐀-鿿“《（\n\d])|(?<=[㐀-鿿])[,;:!?(]|[)](?=[㐀-鿿，。；]))"
    r"|(?<=[\n；。]\d)[.．](?=[㐀-鿿“])|(?<=[㐀-鿿])丶(?=[㐀-鿿“])"
)


def with_chinese_stops(text: str) -> str:
    """The same text, character for character, with ASCII stops between Chinese characters, and behind the numbers of items, as Chinese ones."""
    return ASCII_STOP.sub(
        lambda m: (
            m[0]
            if m[0] in ",:" and m.string[m.end() : m.end() + 1].isdigit() and m.string[m.start() - 1].isdigit()
            else m[0].translate(STOP_SIGNS)
        ),
        text,
    )


def names_in(introduced: Iterable[Introduced]) -> tuple[frozenset[str], frozenset[str]]:
    """The names that the page introduces anywhere, and those introduced with a post of their own."""
    mentions = [m for found in introduced for m in found.people]
    posted = frozenset(m.name for m in mentions if any(h.rule not in ("post.shared-title", "post.former") for h in m.posts))
    return frozenset(m.name for m in mentions), posted


def keys_in(introduced: Iterable[Introduced]) -> dict[str, str]:
    """Name -> the person's key where all articles of the page that introduce the name mean one person."""
    found: dict[str, set[str]] = {}
    for mention in (m for one in introduced for m in one.people if m.posts):
        found.setdefault(mention.name, set()).add(facts.key_of(mention))
    return {name: min(options) for name, options in found.items() if len(options) == 1}
