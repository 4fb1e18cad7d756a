"""Original bytes in, the same bytes out: kept under their SHA-256, compressed, so that offsets keep their meaning."""

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
            raise KGError(f"原始字节与 SHA-256 不符 the bytes do not have the SHA-256 {digest}")
        target = self.path(digest)
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_suffix(f".{os.getpid()}.part")
        beside.write_bytes(gzip.compress(raw, mtime=0))
        beside.replace(target)

    def read(self, digest: str) -> bytes:
        try:
            return gzip.decompress(self.path(digest).read_bytes())
        except FileNotFoundError as missing:
            where = self.path(digest)
            raise KGError(f"{where}: 缺少原始文件 the original is missing; 重新导入 build the document again") from missing

    def drop(self, digest: str) -> None:
        self.path(digest).unlink(missing_ok=True)
