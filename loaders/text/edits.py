"""Edits of a text that remember where every character came from; a `Draft` goes in and an edited `Draft` comes out.

An edit is (start, end, replacement) on the draft's value. A replacement of the same length keeps the map character by
character; any other stands for the whole stretch that it replaces. Drafts are edited one after the other, so maps compose.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way: character i of `value` was made from ``original[starts[i]:ends[i]]``."""

    value: str
    starts: array[int]
    ends: array[int]

    @staticmethod
    def of(text: str) -> Draft:
        return Draft(text, array("I", range(len(text))), array("I", range(1, len(text) + 1)))

    def edited(self, edits: Iterable[Edit]) -> Draft:
        """Apply edits that are sorted by start; one that overlaps its predecessor is left out."""
        return _Splicer(self).run(edits)

    def replaced(self, value: str) -> Draft:
        """Exchange characters one for one."""
        if len(value) != len(self.value):
            raise ValueError("an exchange must keep the length")
        return self if value == self.value else Draft(value, self.starts, self.ends)

    def exchanged(self, pattern: re.Pattern[str], table: Mapping[str, str]) -> Draft:
        """Exchange the characters that `pattern` finds by a table of single characters."""
        if pattern.search(self.value) is None:
            return self
        return self.replaced(pattern.sub(lambda match: table[match.group()], self.value))

    def substituted(self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> Draft:
        return self.edited(substitutions(pattern, replacement, self.value))

    def without(self, pattern: re.Pattern[str]) -> Draft:
        return self.edited((m.start(), m.end(), "") for m in pattern.finditer(self.value))


def substitutions(
    pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str], value: str
) -> Iterator[Edit]:
    """The edits that `pattern.sub` would make."""
    for match in pattern.finditer(value):
        new = replacement if isinstance(replacement, str) else replacement(match)
        if new != match.group():
            yield match.start(), match.end(), new


class _Splicer:
    """Collects the kept and the new stretches of one pass."""

    __slots__ = ("draft", "ends", "position", "starts", "values")

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.values: list[str] = []
        self.starts, self.ends = array("I"), array("I")
        self.position = 0

    def run(self, edits: Iterable[Edit]) -> Draft:
        touched = False
        for start, end, new in edits:
            if start >= self.position and start < end:
                touched = True
                self._keep(start)
                self._put(start, end, new)
        if not touched:
            return self.draft
        self._keep(len(self.draft.value))
        return Draft("".join(self.values), self.starts, self.ends)

    def _keep(self, end: int) -> None:
        start, self.position = self.position, end
        if start < end:
            self.values.append(self.draft.value[start:end])
            self.starts.extend(self.draft.starts[start:end])
            self.ends.extend(self.draft.ends[start:end])

    def _put(self, start: int, end: int, new: str) -> None:
        self.position = end
        if not new:
            return
        self.values.append(new)
        if len(new) == end - start:
            self.starts.extend(self.draft.starts[start:end])
            self.ends.extend(self.draft.ends[start:end])
        else:
            self.starts.extend([self.draft.starts[start]] * len(new))
            self.ends.extend([self.draft.ends[end - 1]] * len(new))
