"""HTML, whole pages or remnants in plain text: a draft with tags goes in, one with line breaks and signs comes out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from . import pages, signs
from .edits import Draft, Edit

# Every repetition is possessive: no input can make these patterns go back.
ATTRIBUTES = r"(?:[^<>\"']|\"[^\"<>]{0,4000}+\"|'[^'<>]{0,4000}+'|[\"'])*+"
TOKEN = re.compile(
    rf"(?P<comment><!--)|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:]{{0,20}}+)(?P<attributes>(?:[\s/]{ATTRIBUTES})?+)>"
    r"|(?P<declaration><[!?][A-Za-z\[][^<>]{0,2000}+>)|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?)"
)
# A tag whose angle bracket was lost: `?a class="x" href="…">`
HEADLESS = re.compile(
    r"(?:\?|(?<![<\w]))(?:a|img|span|p|div|font|strong)(?=\s)(?:\s++[A-Za-z-]{1,20}=(?:\"[^\"<>\n]{0,500}+\"|'[^'<>\n]{0,500}+'))++\s*+/?>"
)
SKIPPED = ("script", "style", "noscript", "template", "svg", "textarea", "iframe")
BLOCKS = frozenset(
    "p div li ul ol dl dt dd section article header footer nav main aside address blockquote pre form fieldset figure "
    "hr br title option select center body head html button summary details tbody thead tfoot".split()
)
INLINE = frozenset(
    "span font strong b i em u s a img sup sub small big label input code mark wbr o:p st1:chsdate ins del abbr cite q "
    "meta link base tt var kbd samp time area map object embed param video audio source picture col colgroup".split()
)
SIGNS = {
    "h1": (f"\n\n{signs.HEADING_1}", "\n\n"),
    "h2": (f"\n\n{signs.HEADING_2}", "\n\n"),
    **{f"h{n}": (f"\n\n{signs.HEADING_3}", "\n\n") for n in range(3, 7)},
    "title": (f"\n\n{signs.DOCUMENT_TITLE}", "\n\n"),
    "table": (f"\n\n{signs.TABLE}", f"{signs.TABLE_END}\n\n"),
    "tr": ("\n", "\n"),
    "td": ("", "\t"),
    "th": (signs.HEADER_CELL, "\t"),
    "a": (signs.LINK, signs.LINK_END),
    "b": (signs.BOLD, signs.BOLD_END),
    "strong": (signs.BOLD, signs.BOLD_END),
    "p": ("\n\n", "\n\n"),
    "li": (f"\n{signs.ITEM}", "\n"),
    "br": ("\n", "\n"),
    "figcaption": (f"\n\n{signs.CAPTION}", "\n\n"),
    "caption": ("\n", "\n"),
    **dict.fromkeys(("nav", "footer"), (f"\n\n{signs.FURNITURE}", "\n\n")),
}
TITLES = frozenset(("title", "h1", "h2", "h3", "h4", "h5", "h6"))
EMPTY = re.compile(r"\s*+</(?:title|h[1-6])\b", re.I)
KNOWN = BLOCKS | INLINE | frozenset(SIGNS) | frozenset(SKIPPED)


def unmarked(draft: Draft, *, page: bool) -> Draft:
    """Take the markup away; in a whole page (`page`) line breaks of the source are blanks and unknown tags are tags."""
    if "<" not in draft.value and "&" not in draft.value and "?" not in draft.value:
        return draft
    if page:
        draft = draft.replaced(draft.value.replace("\n", " ").replace("\t", " "))
    draft = draft.substituted(HEADLESS, "")
    return draft.edited(_edits(draft.value, page))


def _edits(value: str, page: bool) -> Iterator[Edit]:
    """The markup, and on whole pages what they say out of sight: their day, and where a text of WeChat ends."""
    end = pages.text_end(value) if page else None
    heads = pages.headlines(value) if end is not None else frozenset()
    day = pages.day_at(value) if page else None
    position = 0
    for start, stop, new in _marks(value, page, heads):
        if end is not None and start >= end:
            break
        if day and start <= day[0] and day[1] <= stop:
            yield from _told(value, day, start, stop)
        else:
            yield start, stop, new
        position = stop
    if end is not None:
        end = max(end, position)
        yield from _told(value, day, end, len(value)) if day and day[0] >= end else [(end, len(value), "")]


def _told(value: str, day: tuple[int, int], start: int, stop: int) -> Iterator[Edit]:
    """A stretch of markup of which the day alone is kept, on a line of its own."""
    yield start, day[0], f"\n\n{signs.MOMENT}"
    yield *day, pages.day_of(value[day[0] : day[1]])
    yield day[1], stop, "\n\n"


def _marks(value: str, page: bool, heads: frozenset[int]) -> Iterator[Edit]:
    position = 0
    ends = _Ends(value)
    for match in TOKEN.finditer(value):
        if match.start() < position:
            continue
        edit = _edit(match, ends, page)
        if edit is not None:
            position = edit[1]
            yield (*edit[:2], SIGNS["h2"][0]) if match.start() in heads else edit


def _edit(match: re.Match[str], ends: _Ends, page: bool) -> Edit | None:
    start, end = match.span()
    if match["entity"]:
        return start, end, _character(match.group())
    if match["comment"]:
        return start, ends.after("-->", end), "\n" if not page else ""
    if match["declaration"]:
        return start, end, ""
    name = match["name"].lower()
    if name not in KNOWN and not page:
        return None
    if name in SKIPPED and not match["close"]:
        return start, ends.after(f"</{name}", end), ""
    if EMPTY.match(match.string, end) and name in TITLES:
        return start, end, "\n"
    return start, end, _sign(name, closing=bool(match["close"]))


def _sign(name: str, *, closing: bool) -> str:
    if name in SIGNS:
        return SIGNS[name][closing]
    return "\n" if name in BLOCKS else ""


def _character(entity: str) -> str:
    """The text of an entity; what is none stays, what is a control character goes."""
    text = html.unescape(entity)
    return " " if len(text) == 1 and (text < " " or "\ud800" <= text < "\ue000" or signs.ALL.match(text)) else text


class _Ends:
    """Finds closing marks; that a mark does not come again is looked up once, so that scanning stays linear."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.lower = ""
        self.missing: set[str] = set()

    def after(self, mark: str, start: int) -> int:
        """The position after the next `mark`, or `start` where none follows."""
        if mark in self.missing:
            return start
        if not self.lower:
            self.lower = _lower(self.value)
        found = self.lower.find(mark, start)
        if found < 0:
            self.missing.add(mark)
            return start
        close = found + len(mark)
        if mark.startswith("</"):
            end = self.value.find(">", close, close + 100)
            return end + 1 if end >= 0 else close
        return close


def _lower(value: str) -> str:
    """ASCII letters in lower case; `str.lower` may change the length."""
    return value.translate(LOWER)


LOWER = {c: c + 32 for c in range(ord("A"), ord("Z") + 1)}
