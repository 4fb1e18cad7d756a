"""News inside program text (objects of JavaScript or JSON, also commented out; fields that are set one by one; lists of
literals): the literals are the text, all around them is markup.

The keys say which literal is the title, who contributed the text and when it was published; each object is a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import pages, signs
from .edits import Draft, Edit

SAMPLE = 200_000
KEYED = re.compile(r"(?:^|[{,])[ \t/*{]{0,60}[\"']?[A-Za-z_]\w{0,30}[\"']?[ \t]{0,4}:[ \t]{0,4}\[?[\"'`]", re.M)
SET = re.compile(r"^[ \t]*(?:\w+[ \t]+\*?){0,2}[A-Za-z_][\w.]{0,40}[ \t]*=[ \t]*@?[\"'][^\"'\n]*[㐀-鿿][^\n]*[\"'][ \t]*;", re.M)
LITERAL = re.compile(r"\"((?:[^\"\\\n]|\\.)*+)\"|'((?:[^'\\\n]|\\.)*+)'|`((?:[^`\\]|\\[\s\S])*+)`|(?<![\w.\"'])(1\d{9}(?:\d{3})?)(?![\w.])")
KEY = re.compile(r"[\"']?([A-Za-z_]\w{0,40})[\"']?\s{0,9}[:=][\s/]{0,60}\[?[\s/]{0,60}@?$")
LISTED = re.compile(r"^[ \t]{0,60}\"[^\"\n]{4,}\"[ \t]?(?:,[ \t]{0,9}$|\s{0,9}(?:\]|\Z))", re.M)
IS_KEY = re.compile(r"\s{0,9}:")
GOES_ON = re.compile(r"[\s,+/@]*")
ESCAPE = re.compile(r"\n[ \t]{0,60}//[ \t]*|\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))")
ESCAPED = {"n": "\n", "r": "", "t": " ", "b": "", "f": "", "0": ""}
CHINESE = re.compile("[㐀-鿿]")
SECONDS = re.compile(r"(1\d{9})(?:\d{3})?")
"""Seconds or milliseconds since 1970."""
DAY = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}")
ROLES = (
    (signs.TITLE, re.compile(r"(?<!sub)(?<!sub_)titi?le$|headline|subject|biaoti|notice_?name|news_?name", re.I)),
    (signs.SOURCE, re.compile(r"source|origin|submitted|publisher|copy_?from", re.I)),
    (signs.AUTHOR, re.compile(r"author|writer|reporter", re.I)),
    (signs.MOMENT, re.compile(r"time|date|created|publish|posted", re.I)),
)
TOLD = re.compile(r"sub_?titi?le$|summary|abstract|digest|desc|content|detail|intro|body$|text$", re.I)
LINES = re.compile(r"\\[nu]|[\n<]")
TITLED = re.compile(rf"[\w\"']*(?:{ROLES[0][1].pattern.replace('$', '')})[\"']?\s{{0,9}}[:=]", re.I)
NAME = re.compile(r"name$", re.I)
_NAME = r"[A-Za-z_]*name[\"']?[ \t]{0,4}:[ \t]{0,4}[\"'][^\"'\n{}]{2,30}[\"'],"
NAMED = re.compile(_NAME + r"[^{}\n]{0,200}?(?:content|text|body|detail)[\"']?[ \t]{0,4}:[ \t]{0,4}[\"'`][^\"'`\n]{40}", re.I)
"""Objects without a title whose name heads a text."""
PATH = re.compile(r"^(?:https?:|\.{0,2}/)|\.(?:jpe?g|png|gif|webp|mp4|pdf|docx?|html?)$", re.I)
SHORT = 12
FEWEST = 3


def is_program(value: str) -> bool:
    """Whether the text is literals with their keys, or a list of them, and not prose: a few such lines."""
    sample = value[:SAMPLE]
    listed = len(LISTED.findall(sample))
    keyed = "{" in sample and len(KEYED.findall(sample)) >= FEWEST or len(SET.findall(sample)) >= FEWEST
    return keyed or listed >= FEWEST and listed * 2 >= sample.strip().count("\n")


def unmarked(draft: Draft) -> Draft:
    """Every literal with Chinese in it, and every day, becomes lines of its own; what opens a further object opens a record."""
    return draft.edited(_edits(draft.value))


def _edits(value: str) -> Iterator[Edit]:
    position, before, key = 0, 0, ""
    opened = full = False
    untitled = TITLED.search(value) is None
    heads = NAME if untitled and NAMED.search(value) else None
    untitled = untitled and heads is None
    for literal in LITERAL.finditer(value):
        if IS_KEY.match(value, literal.end()):
            continue
        between = value[before : literal.start()]
        before = literal.end()
        named = KEY.search(between[-120:])
        key = named[1] if named is not None else key if GOES_ON.fullmatch(between) else ""
        opened = opened or "{" in between
        group = literal.lastindex or 1
        role = signs.TITLE if heads and heads.search(key) and CHINESE.search(literal[group]) else _role(key, literal[group])
        if role is None:
            continue
        anew = full and (opened or role == signs.TITLE and ";" in between)
        yield position, literal.start(group), f"\n\n{signs.RECORD if anew else ''}{role}"
        if role == signs.MOMENT and (moment := SECONDS.fullmatch(literal[group])):
            yield literal.start(group), literal.end(group), pages.day_of(moment[1])
        yield from ((literal.start(group) + m.start(), literal.start(group) + m.end(), _escaped(m)) for m in ESCAPE.finditer(literal[group]))
        full = role == signs.TITLE or full and not opened or untitled
        opened, position = False, literal.end(group)
    yield position, len(value), "\n"


def _role(key: str, literal: str) -> str | None:
    """What a literal is, by its key; None for one that is no text."""
    role = next((sign for sign, pattern in ROLES if pattern.search(key)), None)
    if role == signs.MOMENT:
        return role if DAY.search(literal) or SECONDS.fullmatch(literal) else None
    if CHINESE.search(literal) is None or PATH.search(literal):
        return None
    if role is not None:
        return role
    if len(literal) < SHORT:
        return signs.OTHER
    told = TOLD.search(key) or not key and "，" in literal
    return signs.TEXT if told and not LINES.search(literal) else ""


def _escaped(match: re.Match[str]) -> str:
    if match[0][0] == "\n":
        return "\n"
    code = match[1] or match[2]
    if code is None:
        return ESCAPED.get(match[3], match[3])
    character = chr(int(code, 16))
    return " " if "\ud800" <= character <= "\udfff" or signs.ALL.match(character) else character
