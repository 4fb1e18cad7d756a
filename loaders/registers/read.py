"""A register and its mapping in, a `Reading` out.

Both are kept as one file (a ZIP that is not compressed): so the register can be read again from what a graph keeps, and
a changed mapping makes another document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from ...schema.types import Article, Document, Reading
from ..grammar.lexicon import Lexicon
from ..sources.files import Source, SourceError, failure
from ..sources.formats import Format, missing, module_of
from .facts import articles
from .tables import rows, table_of
from .types import Mapping, MappingError

TABLES = ("*.csv", "*.tsv", "*.xlsx", "*.json", "*.jsonl", "*.ndjson")
MEMBER = "jiedao-mapping.yaml"
YAML = Format(".registers.mapping", "office")
OLDEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class MappingFile:
    """The bytes of a mapping and the file names that it is for."""

    raw: bytes
    files: tuple[str, ...]


def mapping_file(path: Path) -> MappingFile:
    """Read and checked before anything is built."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise MappingError(str(failure(str(path), error))) from error
    return MappingFile(raw, parsed(raw, str(path)).files or TABLES)


def parsed(raw: bytes, where: str) -> Mapping:
    module = module_of(YAML)
    if module is None:
        raise MappingError(str(missing(Source(where, where), YAML)))
    found: Mapping = module.parse(raw, where)
    return found


def mapping_for(name: str, mappings: Iterable[MappingFile]) -> MappingFile | None:
    """The first mapping that is for a file of this name."""
    return next((one for one in mappings if any(fnmatchcase(name.lower(), glob.lower()) for glob in one.files)), None)


def packed(mapping: MappingFile, name: str, raw: bytes) -> bytes:
    """The mapping and the table as one file, the same on every machine."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(ZipInfo(MEMBER, OLDEST), mapping.raw)
        archive.writestr(ZipInfo(name.replace("/", "_"), OLDEST), raw)
    return out.getvalue()


def is_packed(raw: bytes) -> bool:
    return raw.startswith(b"PK\x03\x04") and raw[30 : 30 + len(MEMBER)] == MEMBER.encode()


def reading_of(source: Source, raw: bytes, lexicon: Lexicon) -> Reading | SourceError:
    """What a packed register tells."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            mapping, table = (archive.read(name) for name in archive.namelist()[:2])
        return told(source, parsed(mapping, MEMBER), table, sha256(raw).hexdigest(), lexicon)
    except (BadZipFile, OSError, ValueError) as error:
        why = str(error) if isinstance(error, MappingError) else "damaged"
        return SourceError(source.path, f"名册已损坏（{why}）", "the register is damaged")


def told(source: Source, mapping: Mapping, raw: bytes, digest: str, lexicon: Lexicon) -> Reading | SourceError:
    document = table_of(source, raw)
    if isinstance(document, SourceError):
        return document
    found = rows(document, mapping.sheet, mapping.header)
    if found is None:
        where = f"{mapping.sheet} {mapping.header}".strip()
        return SourceError(source.path, f"没有表头所在的工作表或行（{where}）", f"no such sheet or row for the header ({where})")
    names, below = found
    absent = [column for column in mapping.columns if column not in names]
    if absent:
        there = "、".join(names)
        return SourceError(source.path, f"没有列“{absent[0]}”，表头是：{there}", f"no column “{absent[0]}”, the header says: {there}")
    return reading(source, replace(document, sha256=digest), mapping, [*articles(document, mapping, below, lexicon)])


def reading(source: Source, document: Document, mapping: Mapping, found: list[Article]) -> Reading | SourceError:
    if not any((one.posts, one.offices, one.communities, one.facilities) != ((), (), (), ()) for one in found):
        return SourceError(source.path, "按映射没有读到任何一行", "no row tells what the mapping asks for")
    return Reading(document=replace(document, title=mapping.title or None), articles=tuple(found))
