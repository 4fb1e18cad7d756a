"""Days as people write them: EDTF in, 2024年11月7日 or 7 November 2024 out."""

from __future__ import annotations

MONTHS = "January February March April May June July August September October November December".split()
RANGES = {"zh": "至", "en": " to "}
NO_YEAR = {"zh": "（年份不详）", "en": " (year unknown)"}


def written(edtf: str | None, language: str) -> str:
    """Empty where there is no date; a form that is not known here stays as it is."""
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    return f"{one(first, language)}{RANGES[language]}{one(last, language)}" if slash and last not in ("", first) else one(first, language)


def one(day: str, language: str) -> str:
    parts = day.split("-")
    if not all(part.isdigit() or part == "XXXX" for part in parts) or len(parts) > 3:
        return day
    year, month, date = (*parts, "", "")[:3]
    if (month and not 1 <= int(month) <= 12) or month == "XXXX":
        return day
    if language == "zh":
        said = (f"{year}年" if year != "XXXX" else "") + (f"{int(month)}月" if month else "") + (f"{int(date)}日" if date else "")
    else:
        said = " ".join(filter(None, [str(int(date)) if date else "", MONTHS[int(month) - 1] if month else "", year if year != "XXXX" else ""]))
    return said + (NO_YEAR[language] if year == "XXXX" else "")


def first_day(edtf: str) -> str:
    """`2024-03-01/2024-03-04` → `2024-03-01`; a month stays a month."""
    return edtf.partition("/")[0].rstrip("~?%")
