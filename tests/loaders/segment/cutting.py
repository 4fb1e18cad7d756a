"""A text as a page is cut into articles, and the words of its parts."""

from __future__ import annotations

from jiedao.loaders.segment import page_of
from jiedao.loaders.types import Page, Span
from jiedao.schema.types import Document

MEETING = "5月6日，西山街道召开征兵工作推进会，街道武装部部长作动员讲话，各社区民兵连长参加会议。"
TRIP = "5月8日，西山街道组织三十名青少年参观市科技馆，街道团工委书记带队，孩子们兴致勃勃。"
DRILL = "5月9日下午，东湖社区举行消防演练，区消防大队派员到场指导，居民五十余人参加演练。"


def cut(text: str, media_type: str = "text/plain") -> Page:
    return page_of(Document(source="a", sha256="", media_type=media_type, encoding="utf-8", text=text))


def words(page: Page, span: Span | None) -> str | None:
    return None if span is None else page.text.value[span.start : span.end].replace("\n", "")


def titles(page: Page) -> list[str | None]:
    return [words(page, block.title) for block in page.blocks]
