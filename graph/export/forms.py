"""All forms in which a graph leaves the house: a name in, its writer out. A form's library is loaded when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from contextlib import suppress
from dataclasses import dataclass
from errno import EISDIR, ENOENT
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Literal, get_args

from ...schema.extras import needing
from ..errors import ExportError
from ..kg import KG
from . import export as export_rdf
from .about import About
from .zipped import zipped

PART = ".part"
FormName = Literal[
    "ttl", "nq", "jsonld", "trig", "graphml", "gexf", "cytoscape", "csv", "parquet", "ftm", "ics", "jsonld-events", "rocrate",
    "neo4j-csv",
]
RDF = ("ttl", "nq", "jsonld", "trig")


@dataclass(frozen=True, slots=True)
class Form:
    """`writer` is `module:function` in this package; `extra` brings its library; a folder may also be a ZIP file."""

    zh: str
    en: str
    writer: str = ""
    extra: str = ""
    folder: bool = False
    events: bool = False
    """Whether it can hold some events alone."""
    described: bool = False
    """Whether it takes a title, a licence and a day of publication."""

    def load(self) -> Any:
        module, _, function = self.writer.partition(":")
        return getattr(needing(self.extra, f".{module}", __package__), function)


FORMS: dict[str, Form] = {
    "ttl": Form("Turtle", "Turtle, the union of all graphs"),
    "nq": Form("规范 N-Quads", "canonical N-Quads"),
    "jsonld": Form("JSON-LD", "JSON-LD, graph by graph"),
    "trig": Form("TriG", "TriG, graph by graph"),
    "graphml": Form("GraphML（Gephi、yEd、networkx、igraph）", "GraphML for Gephi, yEd, networkx, igraph", "graphml:write_graphml"),
    "gexf": Form("带时间的 GEXF（Gephi）", "GEXF with time for Gephi", "gexf:write_gexf"),
    "cytoscape": Form("Cytoscape JSON", "JSON for Cytoscape and Cytoscape.js", "cytoscape:write_cytoscape"),
    "csv": Form("CSV 表格与 CSVW 说明", "CSV tables, described by CSV on the Web", "csvw:write_csv", folder=True),
    "parquet": Form("Parquet 表格", "Parquet tables", "parquet:write_parquet", "frames", folder=True),
    "ftm": Form("FollowTheMoney 实体", "FollowTheMoney entities, JSON lines", "ftm:write_ftm"),
    "ics": Form("日历", "a calendar (iCalendar)", "ics:write_ics", "calendar", events=True),
    "jsonld-events": Form("schema.org 事件", "events in schema.org JSON-LD", "events:write_events", events=True),
    "rocrate": Form("RO-Crate：数据、说明、校验和", "an RO-Crate: data, description, checksums", "rocrate:write_rocrate", folder=True, described=True),
    "neo4j-csv": Form("CSV（neo4j-admin 导入）", "CSV for neo4j-admin database import", "neo4j_csv:write_neo4j_csv", folder=True),
}
assert tuple(FORMS) == get_args(FormName)  # noqa: S101 - the two lists stand side by side


def form_of(name: str) -> Form:
    if name not in FORMS:
        raise ExportError(f"没有 {name} 这种格式，现有 / no such format, there are: {', '.join(FORMS)}")
    return FORMS[name]


def checked(name: str, only: Container[str] | None, about: Mapping[str, str]) -> Form:
    form = form_of(name)
    if only is not None and not form.events:
        able = ", ".join(other for other, one in FORMS.items() if one.events)
        raise ExportError(f"{name} 总是全图，只有这些可按条件筛选 / {name} is always the whole graph, conditions are for: {able}")
    if about and not form.described:
        raise ExportError(f"{name} 没有题名、许可证等说明，rocrate 才有 / {name} takes no title, licence or day of publication, rocrate does")
    return form


def write_to(kg: KG, name: str, out: BinaryIO, only: Container[str] | None = None, **about: str) -> None:
    """A form that is one file, or a folder as a ZIP file, to a stream. `about` is for rocrate: title, licence, published."""
    form = checked(name, only, about)
    if name in RDF:
        export_rdf(kg.store, kg.ids, name, out)
    elif form.folder:
        with TemporaryDirectory() as folder:
            write_whole(form, kg, Path(folder), about)
            zipped(Path(folder), out)
    elif form.events:
        form.load()(kg, out, only)
    else:
        form.load()(kg, out)


def export_to(kg: KG, name: str, path: Path, only: Container[str] | None = None, **about: str) -> None:
    """To a file, or a folder that must be new or empty; `….zip` makes one file of a folder. It appears when it is whole."""
    if checked(name, only, about).folder and path.suffix != ".zip":
        write_folder(kg, name, path, **about)
        return
    if path.is_dir():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    beside = path.with_name(path.name + PART)
    try:
        with beside.open("wb") as stream:
            write_to(kg, name, stream, only, **about)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_whole(form: Form, kg: KG, folder: Path, about: Mapping[str, str]) -> None:
    write = form.load()
    if form.described:
        write(kg, folder, About(**about))
    else:
        write(kg, folder)


def write_folder(kg: KG, name: str, path: Path, **about: str) -> None:
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise ExportError(f"{path}：已有内容，请另选位置 / something is there already, choose another place")
    if not path.parent.is_dir():
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(path.parent))
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as beside:
        whole = Path(beside) / "whole"
        whole.mkdir()
        write_whole(FORMS[name], kg, whole, about)
        with suppress(FileNotFoundError):
            path.rmdir()
        whole.rename(path)
