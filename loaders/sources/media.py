"""The media type of a text by its content; the file name decides only where the content does not."""

from __future__ import annotations

import re

HTML, MARKDOWN, SQL, PLAIN = "text/html", "text/markdown", "application/sql", "text/plain"
SAMPLE = 200_000
PAGE = re.compile(r"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--[^>]{0,500}-->\s*+)?<(?:!doctype\s+html|html|head|body)\b", re.I)
ELEMENT = re.compile(r"<(?:p|div|td|li|h[1-6]|span|br|table|ul)\b[^<>]{0,300}>", re.I)
INSERT = re.compile(r"^[ \t]{0,20}INSERT[ \t]{1,9}INTO\s[^;]{1,500}?VALUES?\s{0,9}\(", re.I | re.M)
MARKED = re.compile(r"^(?:#{1,6} \S|[ \t]{0,8}[-*+] \*\*|\*\*\S|\|[ :|-]+\|[ \t]{0,8}$|!\[[^\]]{0,80}\]\()", re.M)


def media_type(text: str, name: str) -> str:
    sample = text[:SAMPLE].lstrip("\ufeff")
    if INSERT.search(sample):
        return SQL
    if PAGE.match(sample) or _mostly_elements(sample, name):
        return HTML
    if name.lower().endswith((".md", ".markdown")) or len(MARKED.findall(sample)) >= 2:
        return MARKDOWN
    return PLAIN


def _mostly_elements(sample: str, name: str) -> bool:
    """A page without its head: every paragraph is an element, and more than a few of them."""
    if not name.lower().endswith((".html", ".htm")):
        return False
    return len(ELEMENT.findall(sample)) >= 2
