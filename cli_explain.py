"""`explain`: a document in; its text with marks and the rule behind each mark out, on the screen or as a page."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Annotated

import typer

from .cli_common import errors, fail, write
from .loaders.explain import lines
from .loaders.sources import SourceError, documents

app = typer.Typer(add_completion=False)

PAGE = """\
<!doctype html>
<html lang="zh"><meta charset="utf-8"><title>{title}</title>
<style>body {{ max-width: 60rem; margin: 2rem auto; font: 1rem/1.8 sans-serif }} pre {{ white-space: pre-wrap }}</style>
<h1>{title}</h1>
<pre>
{text}</pre>
</html>
"""


@app.command("explain", help=(
    "在原文上标出读到了什么、凭哪条规则 / the text with marks and the rule behind each\n\n例 / e.g.: jiedao explain 第一版.txt"
))  # fmt: skip
def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="文档，- 为标准输入 / a document, - for stdin")],
    *,
    html: Annotated[Path | None, typer.Option("--html", help="写成网页 / write a page instead")] = None,
) -> None:
    failed = False
    for document in documents([file]):
        if isinstance(document, SourceError):
            errors().print(str(document), markup=False, style="red")
            failed = True
            continue
        text = "".join(f"{line}\n" for line in lines(document))
        if not html:
            write(text)
            continue
        try:
            html.write_text(PAGE.format(title=escape(document.source), text=escape(text)), "utf-8")
        except OSError as error:
            fail(f"{html}：{error.strerror}，无法写出 / cannot be written")
    raise typer.Exit(1 if failed else 0)
