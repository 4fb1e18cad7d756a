"""Numbers as they are printed: 1,250 · ３６ · 三千二百 · 二〇二一 · 近3.5万 · 一百余 · 89.5% go in, floats come out.

余, 多, 近, 超 and their like are dropped, as the annotation guideline asks; vague ones (几十, 数百) are no numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％：－", "0123456789.,%:-")
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "廿": 2, "卅": 3}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
MYRIADS = {
    "百": 100, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000, "万亿": 10**12,
}

BEFORE = r"(?:将近|接近|超过|不少于|多达|至少|近|约|超|逾|达|共)"
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
HANZI = r"[零〇○一二两三四五六七八九十百千万亿廿卅]{1,24}"
SCALE = r"(?:万亿|百万|千万|[百千万亿])"
MORE = r"[余多]"
NUMERAL = re.compile(
    rf"(?P<percent>百分之(?P<of>{ARABIC}|{HANZI}(?:点[零〇一二三四五六七八九]{{1,6}})?))"
    rf"|(?P<arabic>{ARABIC})(?:[ \u3000]?{MORE}?(?P<scale>{SCALE}))?(?:[ \u3000]?{MORE})?(?:[ \u3000]?(?P<sign>%|‰|个百分点))?"
    rf"|(?P<hanzi>{HANZI})(?:点(?P<decimals>[零〇一二三四五六七八九]{{1,6}})(?P<more>[万亿]?))?"
    rf"(?:{MORE}(?P<large>[万亿]?))?"
)
VAGUE = frozenset("几数若")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at its place; `unit` is a sign such as % that belongs to it, `arabic` tells how it is written."""

    start: int
    end: int
    value: float
    unit: str | None
    arabic: bool


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Numeral]:
    """The numbers in `text[start:end]`, from left to right; the span takes in 余 and 多 but no 近 or 超."""
    part = fold(text[start:end])
    for match in NUMERAL.finditer(part):
        found = _numeral(match, start)
        if found is not None and not (match.start() and part[match.start() - 1] in VAGUE):
            yield found


def value(text: str) -> float | None:
    """The value of a string that is one number as a whole (with or without 近, 余, %), else None."""
    bare = re.sub(rf"^{BEFORE}", "", fold(text.strip()))
    numeral = next(find(bare), None)
    return numeral.value if numeral is not None and (numeral.start, numeral.end) == (0, len(bare)) else None


def fold(text: str) -> str:
    """Full-width digits and signs as half-width ones; the length stays."""
    return text.translate(FULL_WIDTH)


def _numeral(match: re.Match[str], offset: int) -> Numeral | None:
    number, unit = _value(match)
    if number is None:
        return None
    arabic = (match["arabic"] or match["of"] or "一")[0].isascii()
    return Numeral(offset + match.start(), offset + match.end(), number, unit, arabic)


def _value(match: re.Match[str]) -> tuple[float | None, str | None]:
    if match["of"]:
        return (_written(match["of"]), "%")
    if match["arabic"]:
        sign = match["sign"]
        number = _times(match["arabic"].replace(",", ""), match["scale"])
        return (number, sign)
    return (_hanzi_value(match), None)


def _hanzi_value(match: re.Match[str]) -> float | None:
    number = hanzi(match["hanzi"])
    if number is None:
        return None
    if match["decimals"]:
        number += _decimals(match["decimals"])
    return number * LARGE.get(match["more"] or match["large"], 1)


def _times(digits: str, scale: str | None) -> float:
    """Multiplied as integers where that is exact: 1.86万 is 18600, not 18599.999…"""
    factor = MYRIADS[scale] if scale else 1
    whole, _, decimals = digits.partition(".")
    return int(whole + decimals) * factor / float(10 ** len(decimals))


def _written(digits: str) -> float | None:
    if digits[0].isascii():
        return float(digits.replace(",", ""))
    whole, _, decimals = digits.partition("点")
    number = hanzi(whole)
    return None if number is None else number + _decimals(decimals)


def _decimals(digits: str) -> float:
    return float(f"0.{''.join(str(DIGITS[c]) for c in digits)}")


def hanzi(word: str) -> float | None:
    """The value of a Chinese numeral: 三百二十, 二〇二一, 两万五, 十六; None for what is none (百十, 三四, 五六十)."""
    word = word.replace("廿", "二十").replace("卅", "三十")
    if len(word) > 1 and all(c in DIGITS for c in word):
        return float("".join(str(DIGITS[c]) for c in word)) if _is_digit_string(word) else None
    total = section = 0.0
    digit: int | None = None
    last = 0.0
    for char in word:
        if char in DIGITS:
            if digit:
                return None
            digit = DIGITS[char]
        elif char in SMALL:
            last = SMALL[char]
            section += (1 if digit is None else digit or 1) * last
            digit = None
        else:
            last = LARGE[char]
            section += digit or 0
            total = (total + section or 1) * last if last > total else total + (section or 1) * last
            section, digit = 0.0, None
    # 两万五 is 25000, 三百二 is 320
    tail = (digit or 0) * (last / 10 if last >= 100 and len(word) > 2 and word[-2] not in "零〇○" else 1)
    return total + section + tail


def _is_digit_string(word: str) -> bool:
    """二〇二一 is a number, 三四 and 七八 are "three or four"."""
    return len(word) > 2 or any(c in "零〇○" for c in word)
