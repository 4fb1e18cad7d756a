"""A knowledge graph in, how to cite it out: what it was read from, with what, and the build id that names exactly this content."""

from __future__ import annotations

from dataclasses import dataclass

from ..schema.vocabulary import PREFIXES
from .kg import KG
from .seen import joined, spans

PUBLISHED = f"""\
SELECT DISTINCT ?date WHERE {{ GRAPH ?article {{ ?article a <{PREFIXES['schema']}NewsArticle> ; <{PREFIXES['schema']}datePublished> ?date }} }}"""


@dataclass(frozen=True, slots=True)
class Citation:
    """`str()` is the sentence; `bibtex` the entry. No day of access stands in it: the build id says which state it was."""

    title: str
    documents: int
    first: str | None
    last: str | None
    software: tuple[str, ...]
    build_id: str

    @property
    def version(self) -> str:
        return f"sha256:{self.build_id}"

    @property
    def period(self) -> str:
        return "–".join(dict.fromkeys(filter(None, (self.first, self.last))))

    @property
    def made_with(self) -> str:
        return ", ".join(self.software)

    def __str__(self) -> str:
        en = f"A graph of {self.documents} documents"
        zh = f"由 {self.documents} 份文档建成"
        if self.period:
            zh, en = f"{zh}（刊期 {self.period}）", f"{en} (published {self.period})"
        return f"{self.title}. {zh} / {en}. {self.made_with}. {self.version}"

    @property
    def bibtex(self) -> str:
        note = f"{self.documents} documents" + (f", published {self.period}" if self.period else "") + f"; {self.made_with}"
        key = f"jiedao-{self.build_id[:12]}"
        return f"@misc{{{key},\n  title = {{{braces(self.title)}}},\n  version = {{{self.version}}},\n  note = {{{note}}},\n}}\n"


def braces(title: str) -> str:
    """What BibTeX would read as its own."""
    return "".join({"\\": "\\textbackslash ", "{": "\\{", "}": "\\}"}.get(sign, sign) for sign in " ".join(title.split()))


TITLE = "街道知识图谱 / Jiedao knowledge graph"


def cite(kg: KG, title: str = TITLE) -> Citation:
    """The same graph gives the same citation anywhere."""
    sources = kg.sources()
    dates = (str(solution["date"].value) for solution in kg.store.query(PUBLISHED))  # type: ignore[union-attr]  # a SELECT
    first, last = joined(spans(dates)) or (None, None)
    software = tuple(sorted({reader for source in sources for reader in source.readers}))
    return Citation(title, len(sources), first, last, software, kg.build_id())
