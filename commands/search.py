"""`search`: words in; names, events and articles that fit them out, best first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Annotated

import typer
from rich.progress import Progress as Bar

from ..graph.kg import KG
from ..graph.search.sync import Progress
from ..graph.search.types import KINDS
from ..queries.errors import QuestionError
from ..queries.search import LIMIT, search
from ..queries.types import Label
from ..rereading import index
from .common import (
    DEFAULT_KG,
    NO_ROWS,
    FormatOption,
    KgOption,
    LangOption,
    errors,
    fail,
    language,
    say,
    worded,
)
from .table import show

app = typer.Typer(add_completion=False)
INDEXING = Label("正在建立全文索引", "making the index")


@contextmanager
def progress() -> Iterator[Progress]:
    """A bar on a terminal while articles are taken into the index."""
    with Bar(console=errors(), transient=True, disable=not errors().is_terminal) as bar:
        task = bar.add_task(str(INDEXING), total=None, visible=False)

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        yield tell


@app.command("search", help=(
    "全文检索人物、机构、地点、项目、事件和文章 / full text: people, offices, places, programmes, events and articles\n\n"
    "两个字起可查，也可用拼音、首字母和繁体字；几个词之间空格，须都符合 / two characters are enough; pinyin, its initials and traditional "
    "forms do as well; several words must all fit\n\n例 / e.g.: jiedao search 电梯   jiedao search hfzy --kind person"
))  # fmt: skip
def command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="要找的词 / what to look for", show_default=False)],
    *,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="|".join(KINDS), show_default=False)] = None,
    limit: Annotated[int, typer.Option("--limit", help="最多几条 / how many at most")] = LIMIT,
    kg: KgOption = DEFAULT_KG,
    form: FormatOption = "table",
    lang: LangOption = None,
) -> None:
    chosen = language(lang)
    try:
        with KG.open(kg) as opened:
            with progress() as tell:
                found = index(opened, tell)
            with closing(found):
                table, base = search(found, " ".join(words), kind, limit), opened.base
    except QuestionError as error:
        fail(worded(error.message, chosen), 2)
    if not table.rows and form == "table":
        say(NO_ROWS, chosen)
    else:
        show(table, form, chosen, base)
