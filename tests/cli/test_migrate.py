"""A folder as an older version wrote it: opening says what to do, migrating reads its originals again, all or nothing."""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from jiedao import build
from jiedao.graph.iri import Ids
from jiedao.graph.lock import lock
from jiedao.schema.vocabulary import BASE, JD, RDF, SCHEMA

PAGE = "松岭简报\n2022年5月{day}日，江北区民政局局长李大成率队到柏岭街道松涛小区调研加装电梯工作，街道办事处主任赵明川陪同。\n"


def documents(folder: Path) -> list[Path]:
    made = []
    for name, day in (("a.txt", 9), ("b.txt", 10)):
        (folder / name).write_text(PAGE.format(day=day), "utf-8")
        made.append(folder / name)
    return made


def older(folder: Path, pages: list[Path]) -> Path:
    """Format 1, quad by quad: documents, where they came from, and articles in a vocabulary that is no longer spoken."""
    kg, ids = folder / "old", Ids(BASE)
    kg.mkdir()
    store = Store(str(kg / "store"))
    for page in pages:
        raw = page.read_bytes()
        digest = sha256(raw).hexdigest()
        node, article = ids.document_of(page.name, digest), ids.node(f"article/{digest[:16]}-1")
        own = {RDF.type: SCHEMA.DigitalDocument, SCHEMA.name: Literal(page.name), JD.sha256: Literal(digest),
               SCHEMA.encodingFormat: Literal("text/plain"), JD.encoding: Literal("utf-8")}  # fmt: skip
        store.extend(Quad(node, predicate, value, node) for predicate, value in own.items())
        store.add(Quad(node, JD.origin, Literal(str(page)), ids.graph("catalogue")))
        store.add(Quad(article, SCHEMA.isPartOf, node, article))
        store.add(Quad(article, NamedNode("https://w3id.org/jiedao/ontology#paragraph"), Literal("一"), article))
        kept = kg / "sources" / digest[:2] / f"{digest}.gz"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(gzip.compress(raw, mtime=0))
    store.flush()
    del store
    (kg / "kg.json").write_text(json.dumps({"format": 1, "base": BASE}))
    return kg


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return older(tmp_path, documents(tmp_path))


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "lock"}


def test_opening_an_older_graph_says_what_to_do(jiedao, old: Path) -> None:
    for words in (("documents", "--kg", old), ("build", old, "--into", old), ("diff", old, old)):
        found = jiedao(*words)
        assert found.code in (1, 2)
        assert found.err.count("\n") == 1
        assert f"jiedao migrate {old}" in found.err


def test_migrating_gives_what_building_gives(jiedao, old: Path, tmp_path: Path) -> None:
    found = jiedao("migrate", old)
    assert (found.code, found.out) == (0, "")
    assert "新增 2" in found.err
    build([tmp_path / "a.txt", tmp_path / "b.txt"], into=tmp_path / "new", workers=1)
    assert jiedao("diff", old, tmp_path / "new").code == 0
    assert jiedao("export", "-f", "nq", "--kg", old).out == jiedao("export", "-f", "nq", "--kg", tmp_path / "new").out
    listed = [jiedao("documents", "--kg", kg, "-f", "json").json() for kg in (old, tmp_path / "new")]
    assert listed[0] == listed[1]
    assert "2 unchanged" in jiedao("build", tmp_path / "*.txt", "--into", old).err
    again = jiedao("migrate", old)
    assert (again.code, again.err.count("\n")) == (0, 1)


def test_judgements_and_snapshots_stay(jiedao, old: Path) -> None:
    (old / "identity.jsonl").write_text("")
    (old / "snapshots" / "x").mkdir(parents=True)
    (old / "snapshots" / "x" / "kg.json").write_bytes((old / "kg.json").read_bytes())
    assert jiedao("migrate", old).code == 0
    assert (old / "identity.jsonl").exists()
    (row,) = jiedao("snapshots", old, "-f", "json").json()
    assert (row["name"], row["documents"]) == ("x", None)


def test_what_can_no_longer_be_read_holds_it_up(jiedao, old: Path) -> None:
    gone = next((old / "sources").rglob("*.gz"))
    gone.unlink()
    before = files(old)
    found = jiedao("migrate", old)
    assert (found.code, found.err.count("\n")) == (1, 2)
    assert files(old) == before
    assert jiedao("migrate", old, "--leave-out").code == 1
    assert len(jiedao("documents", "--kg", old, "-f", "json").json()) == 1


def test_while_somebody_writes_nothing_is_migrated(jiedao, old: Path) -> None:
    held = lock(old)
    assert "正在写入" in jiedao("migrate", old).err
    held.release()


@pytest.mark.parametrize(
    ("meta", "said"),
    [('{"format": 99, "base": "x"}', "升级"), ("[]", "删除"), ('{"format": "1"}', "删除"), ("{", "删除")],
)
def test_other_formats_say_what_to_do(jiedao, old: Path, meta: str, said: str) -> None:
    (old / "kg.json").write_text(meta)
    for words in (("documents", "--kg", old), ("migrate", old)):
        found = jiedao(*words)
        assert (found.code, found.err.count("\n")) == (1, 1)
        assert said in found.err
