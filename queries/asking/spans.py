"""Times of a question in, the one stretch that they make together out, where they follow each other."""

from __future__ import annotations

import re
from dataclasses import replace

from .types import Time, Token

YEAR = re.compile(r"\d{4}")


def whole_time(times: list[Token]) -> list[Token]:
    """2022、2023: years that follow each other are one time."""
    spans = [token.time for token in times if token.time and token.time.since and token.time.since == token.time.until and YEAR.fullmatch(token.time.since)]
    said = sorted({int(one.since or 0) for one in spans})
    if len(times) < 2 or len(spans) != len(times) or said != list(range(said[0], said[-1] + 1)):
        return times
    return [replace(times[0], text=f"{times[0].text}、{times[-1].text}", time=Time(f"{said[0]:04}", f"{said[-1]:04}"))]
