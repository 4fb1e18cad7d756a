"""A page of HTML in, what it says beside its text out: its title, the day on which it was published, where its text ends.

Portals name both in `meta`; the pages of WeChat accounts hold the day in a script alone, set their headlines as bold
lines in the middle, and go on with recommendations behind the text.
"""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta, timezone

from ...schema.days import iso_day

HEAD = 20_000
"""Characters in which the `meta` of a page stand."""
DATE = r"(?:19|20)\d{2} ?[年./-] ?\d{1,2} ?[月./-] ?\d{1,2}"
NAMES = (
    r"(?:pubdate|publishdate|publish_?time|article:published_time|datepublished|og:release_date|weibo:article:create_at|others_published)"
)
TITLES = r"(?:articletitle|og:title|twitter:title)"
META = r"<meta\s(?=[^<>]{{0,400}}?(?:name|property|itemprop)\s*=\s*[\"']?{0}[\"'\s/>])[^<>]{{0,400}}?content\s*=\s*[\"']({1})"
META_DATE = re.compile(META.format(NAMES, DATE), re.I)
META_TITLE = re.compile(META.format(TITLES, r"[^\"'<>]{2,200}"), re.I)
TITLE = re.compile(r"<title[^<>]{0,100}>\s*([^<>]{2,300}?)\s*</title>", re.I)
SCRIPTED = re.compile(rf"\b(?:createTime|publish_time|publishTime)\s*=\s*[\"']({DATE})")
MOMENT = re.compile(r"\b(?:ct|ori_create_time|create_time)\s*=\s*[\"']?(1\d{9})\b")
# A short line with a whole date and no sentence: the page shows its day.
SHOWN = re.compile(rf">[^<>。\"'=]{{0,40}}{DATE}[^<>。\"'=]{{0,40}}<")
BEIJING = timezone(timedelta(hours=8))

WECHAT = re.compile(r"<div\b[^<>]{0,300}\bid\s*=\s*[\"']js_content[\"']", re.I)
DIV = re.compile(r"<(/?)div\b", re.I)
INNER = r"(?:<(?:span|strong|b|font|section)\b[^<>]{0,300}>\s*)"
BOLD = re.compile(
    rf"<p\b[^<>]{{0,200}}text-align:\s*center[^<>]{{0,200}}>\s*(?=[^。；，]{{0,600}}?</p>){INNER}{{0,4}}<(?:strong|b)\b[^<>]{{0,300}}>\s*"
    rf"{INNER}{{0,4}}[^<>。]{{4,60}}<",
    re.I,
)


def day_at(value: str) -> tuple[int, int] | None:
    """Where the page says, out of sight, when it was published; None where it shows a date or says none."""
    if SHOWN.search(value):
        return None
    found = META_DATE.search(value, 0, HEAD) or SCRIPTED.search(value) or MOMENT.search(value)
    return found.span(1) if found else None


def day_of(words: str) -> str:
    """`1684373400` → `2023-05-18` by the clock of Beijing; a date is itself."""
    if words.isdigit():
        return f"{datetime.fromtimestamp(int(words), UTC).astimezone(BEIJING):%Y-%m-%d}"
    year, month, day = (int(part) for part in re.findall(r"\d+", words))
    return f"{year:04}-{month:02}-{day:02}"


def published(value: str) -> str | None:
    """The day that the page gives as its own, shown or not."""
    found = META_DATE.search(value, 0, HEAD) or SCRIPTED.search(value) or MOMENT.search(value)
    return iso_day(*day_of(found[1]).split("-")) if found else None


def title(value: str) -> str | None:
    found = META_TITLE.search(value, 0, HEAD) or TITLE.search(value, 0, HEAD)
    words = " ".join(html.unescape(found[1]).split()) if found else ""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", "") or None


def text_end(value: str) -> int | None:
    """Where the text of a WeChat page ends: at the end of its division; None on other pages."""
    opening = WECHAT.search(value)
    if opening is None:
        return None
    depth = 0
    for mark in DIV.finditer(value, opening.start()):
        depth += -1 if mark[1] else 1
        if depth == 0:
            return mark.start()
    return None


def headlines(value: str) -> frozenset[int]:
    """Where bold lines in the middle of a WeChat page begin."""
    return frozenset(match.start() for match in BOLD.finditer(value))
