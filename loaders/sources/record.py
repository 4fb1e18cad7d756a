"""One JSON record in, a document out: its title, its source and date on a line, then its text; field names are taken tolerantly."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from ...schema.days import iso_day
from ...schema.types import Document
from ..text import pages
from .files import Source, SourceError
from .records import parsed

FIELDS = {
    "text": "text content body article fulltext full_text content_text html 正文 内容 全文 文本",
    "title": "title headline subject name 标题 题目 题名",
    "date": "date published publish_date publish_time publishtime pub_date pubdate pubtime published_at datetime time created_at"
    " 日期 发布日期 发布时间 时间 刊发日期",
    "source": "source publisher site author origin from 来源 发布单位 供稿 供稿单位 作者",
    "url": "url link href source_url 网址 链接",
}
TABLE = {name: role for role, names in FIELDS.items() for name in names.split()}
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\d{6})?")
MARKUP = re.compile(r"</?(?:p|div|br|span|html|body|table)\b[^<>]{0,300}>", re.I)


def document_of(source: Source, raw: bytes) -> Document | SourceError:
    found = parsed(raw)
    if found is None:
        return SourceError(source.path, "不是完整的 JSON", "not whole, valid JSON")
    if not isinstance(found, dict):
        return SourceError(source.path, "记录不是 JSON 对象", "the record is no JSON object")
    fields = fields_of(found)
    if "text" not in fields:
        return SourceError(
            source.path,
            "记录中没有正文（text、content、正文 等字段）；若是名册，请用 --mapping",
            "the record has no text (a field such as text, content, 正文); a register needs --mapping",
        )
    day = day_of(fields.get("date", ""))
    text = written(fields, day)
    return Document(
        source=source.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        media_type="text/html" if len(MARKUP.findall(fields["text"])) > 1 else "text/plain",
        encoding="utf-8",
        text=text,
        title=fields.get("title"),
        published=day,
        url=fields.get("url", source.url),
    )


def fields_of(record: Mapping[str, Any]) -> dict[str, str]:
    """The roles that the fields play; of two for one role, the one whose name stands first in the table."""
    order = {name: number for number, name in enumerate(TABLE)}
    keys = sorted((order[key], name, key) for name in record if (key := name.strip().lower()) in order)
    roles: dict[str, str] = {}
    for _, name, key in keys:
        if value := said(record[name]):
            roles.setdefault(TABLE[key], value)
    return roles


def said(value: Any) -> str:
    """What a value says: words, numbers, or a list of paragraphs."""
    if isinstance(value, str):
        return value.strip().encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    if isinstance(value, list):
        return "\n".join(filter(None, map(said, value))) if all(isinstance(one, str) for one in value) else ""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def day_of(value: str) -> str | None:
    """`2021-03-17 10:00`, `2021年3月17日`, `20210317` or seconds since 1970, by the clock of Beijing."""
    if re.fullmatch(r"1\d{9}(?:\d{3})?(?:\.\d+)?", value):
        return pages.day_of(value[:10])
    match = DAY.match(value) or COMPACT.fullmatch(value)
    return iso_day(*match.groups()) if match else None


def written(fields: Mapping[str, str], day: str | None) -> str:
    """The record as a page shows it; a title that the text begins with is not said twice."""
    text, title = fields["text"], fields.get("title", "")
    head = [] if not title or text.lstrip().startswith(title) else [title]
    about = [f"来源：{fields['source']}"] if fields.get("source") else []
    about += [f"发布时间：{day}"] if day else []
    return "\n\n".join([*head, *(["　".join(about)] if about else []), text])
