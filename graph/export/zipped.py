"""A folder in, a ZIP file out; the same content is the same bytes: names sorted, no time, no rights."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows."""
READABLE = 0o644 << 16


def zipped(folder: Path, out: BinaryIO) -> None:
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = ZipInfo(file.relative_to(folder).as_posix(), BEGINNING)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, READABLE
            with file.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)
