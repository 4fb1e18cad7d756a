"""Sentences as test cases: what is read in a sentence, printed short enough to stand in a table.

A case of `assert_marks` is the sentence itself with the marks that the reader should make; the other printers give one
line a fact. Sentences are read behind `FRAME`, so that 区 and 街道 have a meaning; all names of people are invented.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from jiedao.loaders.explain import marked
from jiedao.loaders.explain_marks import Kind
from jiedao.loaders.read import read_document
from jiedao.schema.types import Article, Document, Event, Reading

CASES = Path(__file__).parent / "cases"
FRAME = "这里是雨花台区梅山街道。"
MARK = re.compile(r"⟦[a-z]+:|(?:→[^⟦⟧]*)?⟧")


def document(text: str, source: str = "case.txt", media_type: str = "text/plain") -> Document:
    return Document(source=source, sha256="0" * 64, media_type=media_type, encoding="utf-8", text=text)


@lru_cache(maxsize=512)
def read(sentence: str) -> Reading:
    return read_document(document(FRAME + sentence))


def article(sentence: str) -> Article:
    (one,) = read(sentence).articles
    return one


def assert_marks(case: str, kinds: Collection[Kind], frame: str = FRAME) -> None:
    """The sentence without its marks, read and printed, has just the marks of these kinds that it is written with."""
    assert marked(frame + MARK.sub("", case), kinds) == frame + case


def cases(name: str) -> list[tuple[str, str]]:
    """Frame and marked sentence of a table in `cases/`: headings give the frame behind a bar, ``\\n`` is a line break."""
    frame, found = FRAME, []
    for line in (CASES / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            frame = line.rpartition("|")[2].strip()
        elif line:
            found.append((frame, line.replace("\\n", "\n")))
    return found


def people(sentence: str) -> list[str]:
    return [person.name for person in article(sentence).persons]


def posts(sentence: str) -> list[str]:
    """`张三 某区民政局 局长`, sorted."""
    one = article(sentence)
    names = {person.key: person.name for person in one.persons}
    return sorted(f"{names[post.person]} {post.office} {post.title}" for post in one.posts)


def offices(sentence: str) -> list[str]:
    return [f"{office.name} {office.kind}" for office in article(sentence).offices]


def occasions(sentence: str) -> list[str]:
    """`visit 2021-03-17`, in the order of the text."""
    return [f"{event.kind} {event.when.date or '-'}" for event in article(sentence).events]


def stops(sentence: str) -> list[str]:
    """The stops of all visits in order."""
    return [stop.place for event in article(sentence).events if event.kind == "visit" for stop in event.stops]


def parts(sentence: str) -> list[str]:
    """`张三 leads`, of all events, sorted, once each."""
    one = article(sentence)
    return sorted({part for event in one.events for part in _parts(event, one)})


def parts_of(sentence: str, number: int) -> list[str]:
    """The same of one event."""
    one = article(sentence)
    return sorted(_parts(one.events[number], one))


def _parts(event: Event, one: Article) -> list[str]:
    names = {person.key: person.name for person in one.persons}
    return [f"{names.get(part.agent, part.agent)} {part.role}" for part in event.participants if part.kind != "group"]
