"""The name of a column in, what it holds out: the title of a text, its source, author and day, or the text itself."""

from __future__ import annotations

import re

from . import signs

TEXT = ""
ROLES = (
    (signs.TITLE, re.compile(r"title|biaoti|标题|题目|subject|headline", re.I)),
    (signs.SOURCE, re.compile(r"source|laiyuan|来源|copy_?from|origin|供稿|发布单位", re.I)),
    (signs.AUTHOR, re.compile(r"author|writer|zuozhe|作者|reporter|记者", re.I)),
    (signs.MOMENT, re.compile(r"time|date|时间|日期|created|updated|publish|posted", re.I)),
    (TEXT, re.compile(r"content|body|text|neirong|内容|正文|article|detail|message", re.I)),
)


def role_of(name: str) -> str | None:
    """The sign of what the column holds, `TEXT` for the text; None where its name says neither."""
    return next((sign for sign, pattern in ROLES if pattern.search(name)), None)
