"""Paragraphs in, the final text out: line breaks and stray blanks vanish, every paragraph ends with one line break."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..types import Span, Text
from . import signs
from .edits import Draft, Edit
from .lines import Line, lines_of
from .paragraphs import Group, grouped

WIDE = r"[^\x00-\x7f\u3000]"
# Blanks that touch a wide character, and those inside a number.
EDGES = r"^[ \u3000]++|(?<![ \u3000])[ \u3000]++$"
STRAY = re.compile(
    rf"(?<={WIDE})[ \u3000]++|(?<![ \u3000])[ \u3000]++(?={WIDE})|(?<=\d[.,]) ++(?=\d)|(?<=\d) ++(?=[.%,;:])|(?<=[,;:]) ++(?=\d)|{EDGES}"
)
# Single characters set apart, such as a name of two; and blanks inside brackets.
LETTERSPACED = r"(?<![\u3400-\u9fff])[\u3400-\u9fff](?:[ \u3000]++[\u3400-\u9fff])+(?![\u3400-\u9fff])"
NEXT_TO_DIGIT = re.compile(
    rf"(?<={WIDE}) (?=\d)|(?<=\d) (?={WIDE})(?!\S{{1,6}}[:：])|(?<=[（(《“])[ \u3000]++|(?<![ \u3000])[ \u3000]++(?=[）)》”])|{EDGES}"
)
SPACED_YEAR = re.compile(r"(?<!\d)[12](?: \d){3} ?(?=年)")
SPREAD = re.compile(LETTERSPACED)
GAP = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
CELL = re.compile(rf"(?<![ \u3000])[ \u3000]*+\t[ \u3000]*+|{EDGES}")
BLANKS = ("\u3000", " ", signs.EMOJI)
SPACED = re.compile(r"(?:[^\x00-\x7f\s][ \u3000]++){3,}+[^\x00-\x7f\s]$")
RUNNING = re.compile(r"[，。；！？,;]")
BLANK = re.compile(r"[ \u3000]+")
HAN_PAIR = re.compile(r"[\u3400-\u9fff]{2}")
CONTRIBUTOR = re.compile(r"通讯员|实习生|(?:特约|实习|见习|摄影)?记者|摄影")
CONTRIBUTES = re.compile(r"(?:记者|通讯员|实习生|作者|摄影)$")
CREDITS = re.compile(
    r"(?<=[。！？!?”])[ \u3000]*[（(][\u4e00-\u9fff·]{2,9}(?:[ \u3000][\u4e00-\u9fff·]{2,9}){1,3}[)）]$"
    r"|[（(](?=[^()（）]{0,16}(?:记者|通讯员|实习生|作者|撰稿)[ \u3000：:])[^()（）]{4,60}[)）]"
    r"|(?<=讯)[ \u3000]?[（(][\u4e00-\u9fff· \u3000]{4,40}[)）]|[（(](?=[文图][/／])[^()（）]{4,40}[)）]"
)
ROSTER = re.compile(
    r"(?:^|(?<=[；;：:]))[ \u3000]*[\u3400-\u9fff]{2,4}(?P<blank>[ \u3000]+)"
    r"(?=[\u3400-\u9fff（）()]{4,40}(?:书记|主任|[局院校会行社处科厂站所队事]长|经理|总裁|主席|委员|代表|教授|医师)[，,、；;。])",
    re.MULTILINE,
)
"""张三 某某公司总经理，…；: a line of a list of people."""
STOPPED = re.compile(r"[\s，。！？；：、（(“「《!?,;:—…-]$")
STOPS = re.compile(r"[\s，。！？；：、）)”」》!?,;:—…-]")
SPEAKS = re.compile(r"(?:强调|指出|表示|要求|认为|介绍|说|称|道)$")
LETTER = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Strip:
    """A paragraph, headline, row or other line of the cleaned text and what the page said about it."""

    span: Span
    text: str
    level: int
    gap: bool
    signs: str
    linked: float
    lines: int
    """How many lines of the page it was printed on."""

    @property
    def row(self) -> bool:
        return "\t" in self.text


def tidied(draft: Draft) -> tuple[Text, tuple[Strip, ...]]:
    """The cleaned text and its strips, which cover it in order."""
    groups = list(grouped(lines_of(draft.value)))
    flat = _Layout(draft).run(groups)
    flat = flat.edited(_blanks(flat.value))
    flat = flat.replaced(flat.value.replace("\u3000", " "))
    return Text(flat.value, flat.starts, flat.ends), tuple(_strips(flat.value, groups))


class _Layout:
    """Writes groups one after the other, each on a line of its own."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.values: list[str] = []
        self.starts, self.ends = array("I"), array("I")

    def run(self, groups: Sequence[Group]) -> Draft:
        for group in groups:
            for number, line in enumerate(group):
                if number and _needs_blank(group[number - 1].text, line.text):
                    self._put(" ", line.start - 1)
                self._copy(line)
            self._put("\n", group[-1].end)
        return Draft("".join(self.values), self.starts, self.ends)

    def _copy(self, line: Line) -> None:
        value, position = self.draft.value, line.start
        if line.signs:
            for sign in signs.ALL.finditer(value, line.start, line.end):
                self._keep(position, sign.start())
                if sign.group() == signs.EMOJI:
                    self._keep(sign.start(), sign.end())
                position = sign.end()
        self._keep(position, line.end)

    def _keep(self, start: int, end: int) -> None:
        if start < end:
            self.values.append(self.draft.value[start:end])
            self.starts.extend(self.draft.starts[start:end])
            self.ends.extend(self.draft.ends[start:end])

    def _put(self, text: str, at: int) -> None:
        """Add a character that stands for the line break at `at`, or for the last character where there is none."""
        at = min(at, len(self.draft.value) - 1)
        self.values.append(text)
        self.starts.append(self.draft.starts[at])
        self.ends.append(self.draft.ends[at])


def _needs_blank(before: str, after: str) -> bool:
    """Words in letters stay apart; a number that a line break tore apart does not."""
    left, right = before[-1:], after[:1]
    return bool(LETTER.match(left) and LETTER.match(right)) and not (left.isdigit() and right.isdigit())


def _blanks(value: str) -> Iterator[Edit]:
    """The edits that take stray blanks and pictures out of every paragraph."""
    if not any(blank in value for blank in BLANKS):
        return
    texts = value.split("\n")
    joined = _joined_elsewhere(texts)
    rows = {m.span("blank") for m in ROSTER.finditer(value)}
    rows = rows if len(rows) > 1 else set()
    position = 0
    for text in texts:
        if any(blank in text for blank in BLANKS):
            for start, end, new in _tidy_line(text, joined):
                if (position + start, position + end) in rows:
                    continue
                yield position + start, position + end, new
        position += len(text) + 1


def _joined_elsewhere(texts: Sequence[str]) -> frozenset[str]:
    """Where a page sets blanks into its words: the words of three characters that it has without them."""
    running = [text for text in texts if RUNNING.search(text)]
    if sum(len(GAP.findall(text)) for text in running) < 2:
        return frozenset()
    bare = (text.replace(" ", "") for text in running)
    return frozenset(text[i : i + 3] for text in bare for i in range(len(text) - 2))


def _tidy_line(text: str, joined: frozenset[str]) -> list[Edit]:
    edits: list[Edit]
    if "\t" in text:
        edits = [(m.start(), m.end(), "\t" if "\t" in m.group() else "") for m in CELL.finditer(text) if m.group() != "\t"]
    elif RUNNING.search(text) or SPACED.match(text.strip()):
        edits = [(start, end, "") for start, end in _outer(text)]
    else:
        edits = [(start, end, "") for start, end in sorted({*_inner(text, joined)})]
    if signs.EMOJI in text:
        running = RUNNING.search(text) is not None
        edits += [_picture(text, m.start(), running) for m in re.finditer(signs.EMOJI, text)]
    return sorted(edits)


def _outer(text: str) -> Iterator[tuple[int, int]]:
    """Stray blanks of running text; those between the names of a credit line part them."""
    stretches = [m.span() for m in CREDITS.finditer(text)]
    if not stretches:
        yield from (m.span() for m in STRAY.finditer(text))
        return
    kept = {span for low, high in stretches for span in _unspread(text, low, high)}
    yield from (m.span() for m in STRAY.finditer(text) if m.span() not in kept)


def _unspread(text: str, low: int, high: int) -> set[tuple[int, int]]:
    """The blanks between two names of more than one character, or behind one of several parts."""
    spread = {(m.start() + b.start(), m.start() + b.end()) for m in SPREAD.finditer(text, low, high) for b in BLANK.finditer(m.group())}
    return {m.span() for m in BLANK.finditer(text, low, high) if _parts_names(text, *m.span())} - spread


def _parts_names(text: str, start: int, end: int) -> bool:
    if not HAN_PAIR.fullmatch(text[start - 1] + text[end]) or CONTRIBUTES.search(text[max(0, start - 3) : start]):
        return False
    return not CONTRIBUTOR.match(text[end : end + 5]) or "·" in text[max(0, start - 12) : start]


def _inner(text: str, joined: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Stray blanks of a line that is no sentence: others part the halves of a headline or the fields of a line."""
    yield from (m.span() for spaced in SPACED_YEAR.finditer(text) for m in BLANK.finditer(text, *spaced.span()))
    yield from (m.span() for m in NEXT_TO_DIGIT.finditer(text))
    for spread in SPREAD.finditer(text):
        yield from ((spread.start() + m.start(), spread.start() + m.end()) for m in BLANK.finditer(spread.group()))
    if joined:
        yield from (
            m.span() for m in GAP.finditer(text)
            if {text[m.start() - 2 : m.start()] + text[m.end()], text[m.start() - 1] + text[m.end() : m.end() + 2]} <= joined
        )


def _picture(text: str, at: int, running: bool) -> Edit:
    """A picture between two clauses ends the first; one that opens or closes a text, or stands at a stop, is dropped."""
    before, after = text[max(0, at - 60) : at].rstrip(" \u3000"), text[at + 1 : at + 60]
    rest = after.lstrip(" \u3000" + signs.EMOJI)
    if not before or not rest or STOPPED.search(before) or STOPS.match(rest):
        return at, at + 1, ""
    spaced = after[0].isspace()
    clause = not spaced and (not running or SPEAKS.search(before) or rest[0] in "“「《")
    return at, at + 1 + (len(after) - len(after.lstrip(" \u3000")) if spaced else 0), "，" if clause else "。"


def _strips(value: str, groups: Sequence[Group]) -> Iterator[Strip]:
    position = 0
    for text, group in zip(value.split("\n"), groups, strict=False):
        first, end = group[0], position + len(text)
        marks = "".join([line.signs for line in group])
        yield Strip(Span(position, end), text, first.level, first.gap, marks, _linked(group) if marks else 0.0, len(group))
        position = end + 1


def _linked(group: Group) -> float:
    return sum(line.linked * len(line.text) for line in group) / max(1, sum(len(line.text) for line in group))
