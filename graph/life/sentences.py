"""A passage in, the sentence that it stands in out: read from the kept original, where its text is that of the passage."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from pyoxigraph import NamedNode, Store

from ...schema.vocabulary import JD
from ..errors import KGError
from ..originals import Originals
from .items import Look, Passage

ENDS = re.compile(r"[。！？!?]+[”’」』）)]*|[\n\r\t\u3000]+|\s{2,}|</?(?:p|div|br|td|tr|li|h\d|title|body)\b[^>]*>")
LONGEST = 200
"""Characters; a longer stretch without an end is no sentence, and the passage stands for itself."""

Text = Callable[[str], str]


def texts(store: Store, originals: Originals) -> Text:
    """The decoded text of a document by its IRI; empty where the bytes are gone or are no text."""
    look = Look(store)

    @lru_cache(maxsize=8)
    def text(document: str) -> str:
        said = [look.texts(NamedNode(document), predicate) for predicate in (JD.sha256, JD.encoding)]
        if not all(said):
            return ""
        try:
            return originals.read(said[0][0]).decode(said[1][0])
        except (KGError, LookupError, UnicodeDecodeError):
            return ""

    return text


def sentence(text: Text, at: Passage) -> Passage:
    """The passage widened to its sentence; as it is where the original does not show it at this place."""
    whole = text(at.source)
    if whole[at.start : at.end] != at.quote:
        return at
    start = max((end.end() for end in ENDS.finditer(whole, max(0, at.start - LONGEST), at.start)), default=None)
    stop = ENDS.search(whole, max(at.start, at.end - 1), at.end + LONGEST)
    start = start if start is not None else 0 if at.start <= LONGEST else at.start
    end = stop_of(stop, at.end, len(whole))
    if end - start > LONGEST:
        return at
    return replace(at, start=start, end=end, quote=whole[start:end])


def stop_of(found: re.Match[str] | None, end: int, length: int) -> int:
    """A full stop belongs to its sentence, a line break does not."""
    if found is None:
        return length if length - end <= LONGEST else end
    return max(end, found.end() if found[0][0] in "。！？!?" else found.start())
