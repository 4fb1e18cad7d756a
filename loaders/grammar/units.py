"""Units of counting and measuring: a place in the text goes in, the unit that stands there comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

NOT_BEFORE = "not-before"


@cache
def classes() -> dict[str, str]:
    """Unit -> class (people, household, money …)."""
    return {unit: name for unit, name in _sections().items() if name != NOT_BEFORE}


def longest_unit(text: str, start: int = 0) -> str | None:
    """The longest unit at `start`, unless it opens another word there (家 in 家园, 个 in 个方面)."""
    match = _units().match(text, start)
    return match[0] if match and not _words().match(text, start) else None


@cache
def _units() -> re.Pattern[str]:
    return _any(classes())


@cache
def _words() -> re.Pattern[str]:
    return _any(word for word, name in _sections().items() if name == NOT_BEFORE)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


@cache
def _sections() -> dict[str, str]:
    found: dict[str, str] = {}
    heading = ""
    for line in files("jiedao.loaders.words").joinpath("units.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#"):
            found |= dict.fromkeys(line.split(), heading)
    return found

