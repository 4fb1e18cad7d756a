"""A folder with questions of one's own in; the questions that may be asked, those of this package and one's own, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..schema.faults import Fault
from .errors import printable
from .header import parse, questions
from .lint import faults
from .types import Question

SUFFIX = ".rq"
NO_FOLDER = "没有这个文件夹", "no such folder"
NONE = "没有问题（*.rq）", "no question in it (*.rq)"
TAKEN = "已有同名的问题，请改文件名", "a question of this name is there already; call the file something else"


class QuestionsError(ValueError):
    """A folder of questions that cannot be used; its text is one line a fault."""

    def __init__(self, found: Iterable[Fault]) -> None:
        super().__init__("\n".join(map(str, found)))


def own_questions(folder: str | Path, taken: Iterable[str] = ()) -> dict[str, Question]:
    """The questions of a folder by name, `taken` being names that mean something else. One fault, and none of them is asked."""
    folder = Path(folder)
    paths = sorted(path for path in folder.glob(f"*{SUFFIX}") if path.is_file()) if folder.is_dir() else []
    found = [fault for path in paths for fault in faults(path)]
    found += [Fault(path, 0, *TAKEN) for path in paths if path.stem in {*questions(), *taken}]
    if not paths:
        found = [Fault(Path(printable(str(folder))), 0, *(NONE if folder.is_dir() else NO_FOLDER))]
    if found:
        raise QuestionsError(found)
    return {path.stem: parse(path.stem, path.read_text("utf-8"), beside(path)) for path in paths}


def beside(path: Path) -> str:
    """The same question in Cypher, where it is written."""
    cypher = path.with_suffix(".cypher")
    return cypher.read_text("utf-8") if cypher.is_file() else ""


def known_questions(folder: str | Path | None = None, taken: Iterable[str] = ()) -> Mapping[str, Question]:
    """All that may be asked, with those of a folder where there is one."""
    return {**questions(), **own_questions(folder, taken)} if folder else questions()
