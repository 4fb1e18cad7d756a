"""What all commands share: their options, the language people are spoken to in, messages on stderr and exit codes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer
from rich.console import Console

from ..loaders.words.lint import WordsError, checked
from ..queries.errors import printable
from ..queries.types import Label

Language = Literal["zh", "en", "both"]
Format = Literal["table", "json", "csv", "markdown"]

KgOption = Annotated[
    Path, typer.Option("--kg", envvar="JIEDAO_KG", help="图谱文件夹 / folder of the knowledge graph", show_default=True)
]
LangOption = Annotated[
    Language | None, typer.Option("--lang", help="界面语言，默认取自系统 / language of messages, from the locale")
]
WordsOption = Annotated[
    list[Path] | None,
    typer.Option("--words", metavar="DIR", help="自己的词表文件夹，写法见 docs/words.md / a folder with word lists of your own"),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="输出格式 / form of the answer")]
DEFAULT_KG = Path("kg")
PART = ".part"
"""What the name of a file ends with until it is whole."""
WIDE = 180
"""Characters a line of a table that does not go to a terminal, where COLUMNS says nothing else."""

NO_ROWS = Label("没有结果", "no rows")
REFUSED: dict[type[OSError], Label] = {
    FileNotFoundError: Label("路径不存在，请检查", "no such path, check it"),
    PermissionError: Label("没有权限，请另选位置", "no permission, choose another place"),
    NotADirectoryError: Label("不是文件夹，请另选位置", "not a folder, choose another place"),
    IsADirectoryError: Label("是文件夹，请指明文件", "a folder, name a file"),
    FileExistsError: Label("已有同名文件，请另选位置", "a file of this name is there, choose another place"),
}
NUMBERED = {
    errno.ENOSPC: Label("磁盘已满，请腾出空间后再试", "the disk is full, make room and try again"),
    errno.EROFS: Label("所在的盘只能读，请另选位置", "on a disk that can only be read, choose another place"),
    errno.EADDRINUSE: Label("端口已被占用，请用 --port 另选", "the port is taken, choose another with --port"),
    errno.EADDRNOTAVAIL: Label("不是本机的地址，请用 --host 另选", "no address of this machine, choose another with --host"),
}
DAMAGED = Label("图谱已损坏，请删除其文件夹后重新构建", "the graph is damaged: delete its folder and build it again")


def language(chosen: Language | None = None) -> Language:
    """What was chosen, else the language of the locale; both where that says neither Chinese nor English."""
    if chosen:
        return chosen
    locale = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if locale.startswith("zh"):
        return "zh"
    return "en" if locale.startswith("en") else "both"


def worded(label: Label, chosen: Language) -> str:
    return str(label) if chosen == "both" else label.text(chosen)


class ReaderLeft(Exception):  # noqa: N818 - it is no error
    """Whoever read our answer has had enough (`| head`)."""


class Screen(Console):
    """Of a pipe that was closed it says so, where rich would end the program with 1."""

    def on_broken_pipe(self) -> NoReturn:
        raise ReaderLeft


def errors() -> Console:
    return Console(stderr=True, soft_wrap=True, highlight=False)


def answers() -> Console:
    console = Screen(highlight=False)
    return console if console.is_terminal or "COLUMNS" in os.environ else Screen(highlight=False, width=WIDE)


def say(label: Label, chosen: Language) -> None:
    """One line on stderr."""
    errors().print(worded(label, chosen), markup=False)


def fail(message: str, code: int = 1) -> NoReturn:
    """One line on stderr, then the end."""
    errors().print(message, markup=False, style="red")
    raise typer.Exit(code)


def refused(error: OSError) -> str:
    """What the system refused, on one line: the file, and what to do about it."""
    why = REFUSED.get(type(error), Label("读写失败", "cannot be read or written"))
    known = NUMBERED.get(errno.ENOSPC if "No space left" in str(error) else error.errno or 0)  # the store's library gives no number
    said = known or (why if type(error) in REFUSED else f"{why} ({error.strerror or error})")
    return str(said) if error.filename is None else f"{printable(str(error.filename).removesuffix(PART))}：{said}"


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """A full disk says nothing of what was being written: the error has its name from here."""
    try:
        yield
    except OSError as error:
        if error.filename is None and error.errno is not None:
            error.filename = str(path)
        raise


def words_of(folders: list[Path] | None) -> tuple[Path, ...]:
    """The folders of word lists; those that cannot be used end the command with a line for each fault."""
    try:
        return tuple(checked(folder) for folder in folders or ())
    except WordsError as error:
        fail(str(error), 2)


def write(text: str) -> None:
    """Data on stdout, as it is."""
    sys.stdout.write(text)
