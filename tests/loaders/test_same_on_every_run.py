"""The same bytes are read alike in every process, however its sets are ordered."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
SCHOOL = "驼铃旗报\n2023年3月25日\n\n3月24日，柏岭镇党委党校举办培训班，镇党委书记赵明川讲话。党校、卫生院参加。\n"
READ = """
import sys
from hashlib import sha256
from jiedao.loaders.read import read_document
from jiedao.loaders.sources import documents
said = sha256()
for document in documents(sys.argv[1:]):
    said.update(repr(read_document(document)).encode())
print(said.hexdigest())
"""


def read(seed: int, *paths: Path) -> str:
    environment = os.environ | {"PYTHONHASHSEED": str(seed)}
    return subprocess.run([sys.executable, "-c", READ, *paths], env=environment, check=True, capture_output=True, text=True).stdout


def test_the_order_of_sets_says_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(SCHOOL, encoding="utf-8")
    assert len({read(seed, page, EXAMPLES) for seed in (1, 2, 3, 4)}) == 1
