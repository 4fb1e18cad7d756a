"""What a graph does not know of itself, and who publishes it does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...schema.days import is_iso_day
from ..citation import TITLE
from ..errors import ExportError

LICENCE = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class About:
    """The title, the licence (an IRI) and the day on which it is published (2024-05-01)."""

    title: str = TITLE
    licence: str | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        if self.licence is not None and not LICENCE.fullmatch(self.licence):
            raise ExportError(f"{self.licence}: 许可证请写网址 a licence is an address, such as https://creativecommons.org/licenses/by/4.0/")
        if self.published is not None and not is_iso_day(self.published):
            raise ExportError(f"{self.published}: 日期应如 a day is written as 2024-05-01")
