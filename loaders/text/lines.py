"""A draft with signs in, its lines out: what each says, how wide it is and what the markup said about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import signs

PAGE_NUMBER = re.compile(
    r"[-—–－·\s]{0,6}\d{1,4}[-—–－·\s]{1,6}|第 ?\d{1,4} ?页(?:[/／,，]? ?共 ?\d{1,4} ?页)?|\d{1,4} ?/ ?\d{1,4}|[Pp]age \d{1,4}(?: of \d{1,4})?"
)
CAPTION = re.compile(r"[▲△▼▽◀◁▶▷◤◢↑↓←→]|(?:图[为:：]|[(（]?图片来源|摄影[:：]|图[一二三四五六七八九十\d]{1,2}[:：　 ])|上图|下图|左图|右图")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a draft: `start` and `end` leave out blanks around it; `text` has no signs; `gap` is a blank line before it."""

    start: int
    end: int
    text: str
    signs: str
    gap: bool
    width: float
    linked: float
    """How much of the text lies inside links."""

    @property
    def level(self) -> int:
        """1 to 3 for headings, 0 for other lines."""
        if not self.signs:
            return 0
        return next((n for n, sign in enumerate(signs.HEADINGS, 1) if sign in self.signs), 0)

    @property
    def row(self) -> bool:
        return "\t" in self.text

    @property
    def aside(self) -> bool:
        """Whether the line stands in the way of a paragraph that goes on behind it: page numbers, captions of pictures."""
        return len(self.text) <= 60 and (self.captioned or bool(PAGE_NUMBER.fullmatch(self.text)))

    @property
    def captioned(self) -> bool:
        return signs.CAPTION in self.signs or bool(CAPTION.match(self.text))


def lines_of(value: str) -> list[Line]:
    """All lines that say something, in order."""
    lines: list[Line] = []
    position, gap, pending = 0, True, ""
    for raw in value.split("\n"):
        line = _line(raw, position, gap, pending)
        position += len(raw) + 1
        if line.text:
            lines.append(line)
            gap, pending = False, ""
        else:
            gap = True
            pending = line.signs
    return lines


def _line(raw: str, position: int, gap: bool, pending: str) -> Line:
    found = "".join(signs.ALL.findall(raw))
    bare = signs.ALL.sub("", raw) if found else raw
    edges = " \u3000" if "\t" in bare.strip(" \u3000\t") else " \u3000\t"
    text = bare.rstrip(" \u3000\t").lstrip(edges)
    left = len(raw) - len(raw.lstrip(edges))
    right = len(raw.rstrip(" \u3000\t"))
    linked = _linked(raw, text) if signs.LINK in found else 0.0
    return Line(position + left, position + max(left, right), text, pending + found, gap, width(text), linked)


def width(text: str) -> float:
    """In full-width characters, without blanks; a wide character takes three bytes in UTF-8, a narrow one takes one."""
    wide = (len(text.encode("utf-8", "replace")) - len(text)) / 2
    return (len(text) + wide - text.count(" ") - text.count("\t") - 2 * text.count("\u3000")) / 2


def _linked(raw: str, text: str) -> float:
    inside = "".join(part.partition(signs.LINK_END)[0] for part in raw.split(signs.LINK)[1:])
    return len(signs.ALL.sub("", inside).strip()) / max(1, len(text))
