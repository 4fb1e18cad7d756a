"""Coverage-guided fuzzing of the way from bytes to statements: `python benchmarks/fuzz.py SECONDS` (`pip install atheris`).

Any bytes under any of the names of text formats are either refused with one line or read, and then every passage lies in
the document. Starts from the example documents. A crash ends the run with the input in `crash-…`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import atheris  # type: ignore[import-not-found]  # only needed here

with atheris.instrument_imports(include=["jiedao.loaders"]):
    from jiedao.loaders.read import read_document
    from jiedao.loaders.sources import Source, SourceError, document_of

from jiedao.schema.types import Passage

EXAMPLES = Path(__file__).parents[1] / "examples" / "documents"
NAMES = ("a.txt", "a.md", "a.html", "a.sql", "a.tsv")


def passages(thing: Any) -> Iterator[Passage]:
    """Every passage in a value, at any depth."""
    if isinstance(thing, Passage):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from passages(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from passages(getattr(thing, field.name))


def read(raw: bytes) -> None:
    name = NAMES[raw[0] % len(NAMES)] if raw else NAMES[0]
    document = document_of(Source(name, name), raw[1:])
    if isinstance(document, SourceError):
        if "\n" in str(document):
            raise AssertionError(f"not one line: {document}")
        return
    for article in read_document(document).articles:
        for passage in passages(article):
            if not 0 <= passage.start < passage.end <= len(document.text):
                raise AssertionError(f"outside of the document: {passage}")


def main(seconds: str) -> None:
    with tempfile.TemporaryDirectory() as corpus:
        for number, path in enumerate(sorted(EXAMPLES.iterdir())):
            (Path(corpus) / path.name).write_bytes(bytes([number]) + path.read_bytes()[:1500])
        options = [f"-max_total_time={seconds}", "-timeout=20", "-max_len=2000", "-print_final_stats=1", corpus]
        atheris.Setup([sys.argv[0], *options], read)
        atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    main(sys.argv[1])
