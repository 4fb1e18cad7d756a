"""Indicators: sentences go in, numbers with a unit that measure a programme, an area or an office come out.

Left out are ordinals, dates, ages, addresses, numbers in names, titles 《》 and slogans, and counts of points made (三点要求).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..types import Table
from . import dates, numerals
from .numerals import Numeral
from .tables import figures
from .units import classes, longest_unit

Programme = tuple[int, int, str]
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundIndicator:
    """A figure with its place: `text[start:end]` runs from the words of the measure to the unit."""

    about: str
    measure: str
    value: float
    unit: str
    when: str | None
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number with its unit inside the clause that it belongs to."""

    numeral: Numeral
    unit: str
    end: int
    clause: Stretch


ATTENDED = re.compile(r"参加|参训|参赛|参与|参会|参演|参观|出席|到场|听讲|听课|与会|观看|聆听|参培|受训|报名|讲解|宣讲|授课")
SCORE = re.compile(r"(?:得分|评分|成绩|总分|满意度|测评|考核)[^，。；,;]{0,6}$")
CYCLE = re.compile(r"每$")
CYCLE_AFTER = re.compile(r"年(?:需|应|须|要|进行|开展|举行|组织|复审|评估|一[次届评])")
DOUBLE_RATE = re.compile(r"(?P<first>[\u4e00-\u9fff]{1,6}(?:率|度))(?:和|、|及|与)(?P<second>[\u4e00-\u9fff]{1,6}(?:率|度))(?:均|都|分别|同时|双双)")
MARKED = re.compile(r"《[^《》\n]{1,120}》|[“\"「『][^“”\"「」『』，。！？\n]{1,16}[”\"」』]|〈[^〈〉\n]{1,40}〉")
ROOM = re.compile(r"[甲乙]?\d+(?:室|号|楼|单元|层|[-—])")
RANGE = re.compile(r"[-—–~～至到] ?\d")
CLAUSE = re.compile(r"(?:[^，。；！？：,;\n\t]|(?<=\d),(?=\d{3}))+")
BEFORE_NUMBER = re.compile(
    r"(?:共有|共计|总计|合计|累计达|累计|一共|共|(?<![签预节公契合特邀])约|近|超过|超|逾|达到|达|已有|已|有|了|为|的|等|到|至|余|多|增至|计|仅|在|将|再|是|由|对|向|给|把|被|就|还|也|又|各|该|其中|"
    r"截至目前|目前|全年|今年以来|今年|去年|当天|现|^组织|^率领|^带领)+$"
)
LEADING = re.compile(
    r"^(?:截至目前|截至|目前|全年|今年以来|今年|去年|当天|现场|会上|活动中|活动|期间|据介绍|据了解|据统计|小区|社区(?!工作)|街道|全区|全县|全市|全镇|该小区|该项目|项目|其中|并|还|也|已|共(?![建同享治])|又|同时|在(?![校建用职册岗编])|对|向|为|将|再|先后|分别|涉及)+"
)
THING = re.compile(r"[^，。；！？：、,;（）()\n\t“”《》的了和及与]{1,8}")
NOT_BEFORE = frozenset("第每±-—–~～./×xX*#＃№年月")
STRONG = frozenset({"people", "household", "building", "device", "document", "area", "length", "weight", "money", "share"})
STRONG_BODIES = frozenset({"家", "支", "场", "亩"})
APPROXIMATE = re.compile(r"(?:近|上|超|超过|逾|约|达|数|成)$")


def indicators(
    text: str, sentences: Sequence[Stretch], programmes: Sequence[Programme], default_about: str,
    when: Callable[[int], str | None],
) -> list[FoundIndicator]:
    """The figures of an article, in order; a figure that is repeated for the same thing counts once."""
    ordered = sorted(programmes)
    found: list[FoundIndicator] = []
    seen: dict[tuple[float, str], list[str]] = {}
    for sentence in sentences:
        for figure in _figures(text, *sentence):
            thing = _thing(text, figure)
            known = seen.setdefault((figure.numeral.value, figure.unit), [])
            if any(_alike(thing, other) for other in known):
                continue
            known.append(thing)
            about = _about(ordered, figure, sentence) or default_about
            found += _indicators(text, figure, thing, about, when(figure.numeral.start))
    return found


def _indicators(text: str, figure: _Figure, thing: str, about: str, when: str | None) -> Iterator[FoundIndicator]:
    start, measure = _measure(text, figure, thing)
    for name in _measures(text, figure, measure):
        yield FoundIndicator(about, name, figure.numeral.value, figure.unit, when, start, figure.end, _rule(figure, name))


def _rule(figure: _Figure, measure: str) -> str:
    if measure == "参加人数":
        return "indicator.attendance"
    return f"indicator.{classes().get(figure.unit, 'period' if figure.unit == '年' else 'score')}"


def _figures(text: str, start: int, end: int) -> Iterator[_Figure]:
    """The numbers of a sentence that measure something."""
    part = text[start:end]
    taken = _taken(part)
    clauses = [match.span() for match in CLAUSE.finditer(part)]
    starts = [low for low, _ in clauses]
    for numeral in numerals.find(part):
        if _inside(taken, numeral.start):
            continue
        unit = _unit(part, numeral)
        index = bisect_right(starts, numeral.start) - 1
        if unit is None or index < 0 or not _counts(part, numeral, unit, clauses[index]):
            continue
        low, high = clauses[index]
        at = _end(part, numeral, unit)
        yield _Figure(_moved(numeral, start), unit, at + start, (low + start, max(high, at) + start))


def _moved(numeral: Numeral, by: int) -> Numeral:
    return Numeral(numeral.start + by, numeral.end + by, numeral.value, numeral.unit, numeral.arabic)


def _taken(part: str) -> list[Stretch]:
    """Stretches whose numbers are none of ours: dates, titles, slogans; in order."""
    dated = [(m.start, m.end) for m in dates.find(part)]
    return sorted(dated + [match.span() for match in MARKED.finditer(part)])


def _inside(stretches: Sequence[Stretch], position: int) -> bool:
    index = bisect_right(stretches, (position, len(stretches) and 10**12)) - 1
    return any(low <= position < high for low, high in stretches[max(0, index - 2):index + 1])


def _unit(part: str, numeral: Numeral) -> str | None:
    if numeral.unit:
        return numeral.unit
    position = _skip_blank(part, numeral.end)
    unit = longest_unit(part, position)
    if unit is None and part.startswith("分", position) and not part.startswith(("分钟", "分之"), position):
        return "分" if SCORE.search(part, max(0, numeral.start - 12), numeral.start) else None
    if unit is None and numeral.arabic and CYCLE.search(part[:numeral.start][-1:]) and CYCLE_AFTER.match(part, position):
        return "年"
    return unit


def _skip_blank(part: str, position: int) -> int:
    return position + 1 if part[position:position + 1] in (" ", "\u3000") else position


def _end(part: str, numeral: Numeral, unit: str) -> int:
    return numeral.end if numeral.unit else _skip_blank(part, numeral.end) + len(unit)


def _counts(part: str, numeral: Numeral, unit: str, clause: Stretch) -> bool:
    """Whether the number counts things and is no ordinal, label, range, phone number or figure of speech."""
    before = part[max(0, numeral.start - 4):numeral.start].rstrip(" \u3000")
    last = before[-1:]
    if unit == "年":
        return True
    if last in NOT_BEFORE or last.isascii() and (last.isalnum() or last == ":") or numeral.value <= 0:
        return False
    if last == "前" and unit in ("名", "位", "个"):
        return False
    if RANGE.match(part, _end(part, numeral, unit)) or (part[numeral.end:numeral.end + 1] or "。") in "-—–~～":
        return False
    if unit == "米" and (numeral.value < 10 or part.startswith(("街", "巷", "路", "大道"), _end(part, numeral, unit))):
        return False
    if classes().get(unit) == "building" and (before.endswith(("号", "弄", "路", "街")) or ROOM.match(part, _end(part, numeral, unit))):
        return False
    return numeral.arabic or numeral.unit is not None or _hanzi_counts(part, numeral, unit, before, clause)


def _hanzi_counts(part: str, numeral: Numeral, unit: str, before: str, clause: Stretch) -> bool:
    """Numbers in characters count from three upwards, and below ten only before units that are no way of speaking."""
    word = part[numeral.start:numeral.end]
    if word[0] in "百千万亿" and not word.endswith(("余", "多")) and not APPROXIMATE.search(before):
        return False
    if numeral.value > 10:
        return True
    strong = classes().get(unit) in STRONG or unit in STRONG_BODIES
    if unit in ("人", "位") and not ATTENDED.search(part, *clause):
        return False
    return strong and numeral.value >= 3


def _thing(text: str, figure: _Figure) -> str:
    """The words behind the unit: what is counted."""
    match = THING.match(text, figure.end)
    return match[0] if match else ""


def _alike(thing: str, other: str) -> bool:
    """5家暖心驿站 and 5家驿站 are the same; 11个院落 and 11个社区 are not."""
    if not thing or not other:
        return thing == other
    shorter, longer = sorted((thing[:4], other), key=len)
    return any(shorter[i:i + 2] in longer for i in range(max(1, len(shorter) - 1)))


def _about(programmes: Sequence[Programme], figure: _Figure, sentence: Stretch) -> str | None:
    """The programme named last before the figure, in its sentence or close before it; else the next one in the sentence."""
    position = figure.numeral.start
    before = [p for p in programmes if p[1] <= position and p[0] >= sentence[0] - 80]
    if before:
        return before[-1][2]
    after = next((p for p in programmes if p[0] >= figure.end and p[1] <= sentence[1]), None)
    return after[2] if after else None


def _measure(text: str, figure: _Figure, thing: str) -> tuple[int, str]:
    """Where the words of the measure begin, and the measure: the phrase before the number, else the thing counted."""
    low, high = figure.clause
    rest = text[figure.end:high]
    if classes().get(figure.unit) == "people" and (ATTENDED.search(rest) or ATTENDED.search(text[low:figure.numeral.start])):
        return figure.numeral.start, "参加人数"
    if figure.unit == "年":
        return figure.numeral.start, "周期"
    phrase = BEFORE_NUMBER.sub("", text[low:figure.numeral.start])
    lead = LEADING.match(phrase)
    cut = max(lead.end() if lead else 0, len(phrase) - 16)
    words = phrase[cut:].strip(" \u3000、的“”\"")
    if len(words) >= 2:
        return low + cut, words if len(words) > 4 or not thing else words + thing
    return figure.numeral.start, thing or words or "数量"


def _measures(text: str, figure: _Figure, measure: str) -> Sequence[str]:
    """满意率和解决率同时达到80% says two things."""
    double = DOUBLE_RATE.search(text, figure.clause[0], figure.numeral.start) if figure.unit == "%" else None
    return (double["first"], double["second"]) if double else (measure,)


def table_indicators(
    value: str, tables: Iterable[Table], programmes: Sequence[Programme], default_about: str,
) -> list[FoundIndicator]:
    """The figures of tables with heads such as 指标, 单位, 2023年."""
    return [
        FoundIndicator(
            _named_in(programmes, figure.measure) or default_about, figure.measure, figure.value, figure.unit, figure.when,
            figure.at.start, figure.at.end, "indicator.table",
        )
        for table in tables
        for figure in figures(value, table)
    ]


def _named_in(programmes: Sequence[Programme], words: str) -> str | None:
    """The programme whose name the row's label holds, or shares its beginning with."""
    names = {name for _, _, name in programmes}
    held = [name for name in names if name in words or words in name]
    return max(held, key=lambda name: (len(name), name), default=None)
