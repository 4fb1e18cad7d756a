"""`explain`: a document in; its text with marks and the rule behind each mark out, on the screen or as a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ..loaders.explain import explained, lines
from ..loaders.sources import SourceError, documents
from ..schema.types import Document
from .common import WordsOption, errors, words_of, write
from .explain_page import page

app = typer.Typer(add_completion=False)


@app.command("explain", help=(
    "在原文上标出读到了什么、凭哪条规则 / the text with marks and the rule behind each\n\n例 / e.g.: jiedao explain 第一版.txt --html 第一版.html"
))  # fmt: skip
def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="文档，- 为标准输入 / a document, - for stdin")],
    *,
    html: Annotated[Path | None, typer.Option("--html", help="写成网页 / write a page instead")] = None,
    words: WordsOption = None,
) -> None:
    failures: list[SourceError] = []
    folders = words_of(words)
    if html:
        html.write_text(page(explained(document, folders) for document in _read(file, failures)), "utf-8")
    else:
        for document in _read(file, failures):
            write("".join(f"{line}\n" for line in lines(document, folders)))
    raise typer.Exit(1 if failures else 0)


def _read(file: str, failures: list[SourceError]) -> Iterator[Document]:
    for document in documents([file]):
        if isinstance(document, SourceError):
            errors().print(str(document), markup=False, style="red")
            failures.append(document)
        else:
            yield document
