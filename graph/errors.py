"""What may go wrong with a knowledge graph; each message is one line that says what to do."""

from __future__ import annotations

from pathlib import Path


class KGError(Exception):
    """Any failure of a knowledge graph that the user can mend."""


class MissingError(KGError):
    """There is no knowledge graph at the path."""


def nothing_at(path: Path) -> str:
    return f"{path}：没有知识图谱，先运行 / no knowledge graph here, run first: jiedao build PATH --into {path}"


class FormatError(KGError):
    """The folder was written by another version, or is no knowledge graph."""


class LockedError(KGError):
    """Somebody else is writing."""


class ReadOnlyError(KGError):
    """A write to a knowledge graph that was opened for reading."""


class SourceError(KGError):
    """A document that is not there, or that several go by the name of."""


class ExportError(KGError):
    """What cannot be written out this way."""
