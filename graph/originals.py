"""Original bytes in, the same bytes out: kept under their SHA-256, compressed, so that offsets keep their meaning.

Beside those that are no text lies the text that was made of them.
"""

from __future__ import annotations

import gzip
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from .errors import KGError


@dataclass(frozen=True, slots=True)
class Originals:
    folder: Path

    def path(self, digest: str) -> Path:
        return self.folder / digest[:2] / f"{digest}.gz"

    def keep(self, digest: str, raw: bytes) -> None:
        """Written beside and renamed: a file is there whole or not at all."""
        if sha256(raw).hexdigest() != digest:
            raise KGError(f"原始字节与 SHA-256 不符 / the bytes do not have the SHA-256 {digest}")
        target = self.path(digest)
        if not target.exists():
            put(target, raw)

    def read(self, digest: str) -> bytes:
        try:
            return gzip.decompress(self.path(digest).read_bytes())
        except FileNotFoundError as missing:
            where = self.path(digest)
            raise KGError(f"{where}：缺少原始文件，请重新导入 / the original is missing, build the document again") from missing

    def text_path(self, digest: str) -> Path:
        return self.folder / digest[:2] / f"{digest}.text.gz"

    def keep_text(self, digest: str, text: str) -> None:
        """What a newer reader makes of the same bytes takes the place of the older text."""
        put(self.text_path(digest), text.encode("utf-8", "surrogatepass"))

    def text(self, digest: str) -> str | None:
        """The text that was made of the bytes; None where they are text themselves, or nothing was kept."""
        try:
            return gzip.decompress(self.text_path(digest).read_bytes()).decode("utf-8", "surrogatepass")
        except FileNotFoundError:
            return None

    def drop(self, digest: str) -> None:
        self.path(digest).unlink(missing_ok=True)
        self.text_path(digest).unlink(missing_ok=True)


def put(target: Path, raw: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(f".{os.getpid()}.part")
    beside.write_bytes(gzip.compress(raw, mtime=0))
    beside.replace(target)
