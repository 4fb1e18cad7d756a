"""A file that a user wrote, and what is wrong at one place of it: one line in Chinese and English."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


def one_line(name: str) -> str:
    """A name as it is said in a message: there are file names with line breaks, with halves of characters, and empty ones."""
    return " ".join(name.encode("utf-8", "replace").decode("utf-8").split()) or repr(name)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one place; `line` is 0 where it is the whole file."""

    path: Path
    line: int
    zh: str
    en: str

    def __str__(self) -> str:
        zh, en = (f"第 {self.line} 行：", f"line {self.line}: ") if self.line else ("", "")
        return f"{self.path}：{zh}{self.zh} / {en}{self.en}"
