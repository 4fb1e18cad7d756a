"""The measured promise: gold documents read, written back from the graph and scored; the questions of the first pages.

Reads the folder `shared` beside the checkout (corpus, gold, score.py); without it everything here is skipped. The
documents there are no part of the repository, and two tests keep it so.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jiedao import build
from jiedao.cli import main

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
NEEDED = ("corpus/seeds", "corpus/written", "gold/seeds", "gold/written", "tools/score.py")
MISSING = [name for name in NEEDED if not (SHARED / name).exists()]
if MISSING:
    pytest.skip(f"{SHARED}：缺少 {'、'.join(MISSING)}，未评分 / missing, nothing was scored", allow_module_level=True)

HAN = re.compile(r"[㐀-鿿]")
RUN = 24
"""Characters, whitespace removed, that no file may share with a seed."""
PROSE = ("tests/", "examples/", "docs/", "benchmarks/", "README", "CHANGELOG", "CONTRIBUTING")


def jiedao(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as end:
        main([str(word) for word in words])
    return end.value.code if isinstance(end.value.code, int) else 0


def asked(capfd: pytest.CaptureFixture[str], *words: str | Path) -> list[dict[str, Any]]:
    capfd.readouterr()
    assert jiedao(*words, "--format", "json") == 0
    rows: list[dict[str, Any]] = json.loads(capfd.readouterr().out)
    return rows


# --- the score ---


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules["score"] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("corpus", ["seeds", "written"])
def test_scores(corpus: str, scorer: ModuleType, tmp_path: Path) -> None:
    assert jiedao("facts", SHARED / "corpus" / corpus, "--out", tmp_path) == 0
    gold = SHARED / "gold" / corpus
    assert {p.name for p in gold.glob("*.json")} <= {p.name for p in tmp_path.glob("*.json")}
    rows = scorer.report(scorer.score(gold, tmp_path)[0])
    assert rows["core"]["f1"] >= 0.88, rows
    assert rows["all"]["f1"] >= 0.80, rows


def test_a_worse_reading_would_score_less(scorer: ModuleType, tmp_path: Path) -> None:
    """The scorer is the one that is meant: gold itself is perfect, gold without people is not."""
    gold = SHARED / "gold" / "seeds"
    assert scorer.report(scorer.score(gold, gold)[0])["core"]["f1"] == 1
    for path in gold.glob("*.json"):
        facts = json.loads(path.read_text("utf-8"))
        for article in facts["articles"]:
            article["persons"] = []
        (tmp_path / path.name).write_text(json.dumps(facts), "utf-8")
    assert scorer.report(scorer.score(gold, tmp_path)[0])["core"]["f1"] < 1


# --- the questions ---


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "kg"
    assert not build(SHARED / "corpus" / "seeds", into=folder, workers=1).failures
    return folder


def quoted(row: dict[str, Any]) -> Iterator[str]:
    """The quotations of a row, each found again in the file that it names."""
    for evidence in row["evidence"]:
        text = (SHARED / "corpus" / "seeds" / evidence["document"]).read_bytes().decode("utf-8")
        assert text[evidence["start"]:evidence["end"]] == evidence["quote"]
        yield evidence["quote"]


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_visits_to_a_place(kg: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = [r for r in asked(capfd, "visits", "--place", "忠烈小区", "--kg", kg) if r["date"] == "2021-03-17"]
    roles = {row["person"]: row["role"] for row in rows}
    assert "leads" in roles["徐登富"]
    company = {row["person"]: row["post"] for row in rows if "accompanies" in row["role"]}
    assert len(company) == 4
    assert all(company.values())
    for row in rows:
        quotes = list(quoted(row))
        assert quotes
        if row["person"] in {"徐登富", *company}:
            assert any(row["person"] in plain(quote) for quote in quotes)


def test_an_itinerary_has_its_days_in_order(kg: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = asked(capfd, "itinerary", "舒国仁", "--kg", kg)
    days = [row["date"] for row in rows if row["date"]]
    assert len(set(days)) == 2
    assert days == sorted(days)
    assert all(list(quoted(row)) for row in rows)


def test_holders_of_a_post(kg: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = asked(capfd, "holders", "江湾镇街道办事处", "主任", "--kg", kg)
    assert len({row["person"] for row in rows}) == 2
    for row in rows:
        dates = [value for name, value in row.items() if "first" in name or "last" in name]
        assert len(dates) == 2
        assert all(dates)


# --- what is not in the repository ---


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("不是 git 检出 / not a git checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def contents(paths: list[Path]) -> dict[str, str]:
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8", errors="ignore") for path in paths}


def gold_people() -> set[str]:
    files = [path for corpus in ("seeds", "written") for path in (SHARED / "gold" / corpus).glob("*.json")]
    articles = [article for path in files for article in json.loads(path.read_text("utf-8"))["articles"]]
    named = [person for article in articles for person in article["persons"]]
    return {name for p in named if len(name := p if isinstance(p, str) else p["name"]) >= 3}


def test_no_person_of_the_gold_stands_in_code_or_lexicons() -> None:
    people = gold_people()
    assert len(people) > 50
    files = {name: text for name, text in contents(tracked()).items() if not name.startswith(PROSE)}
    assert any(name.startswith("loaders/words/") for name in files)
    assert {name: found for name, text in files.items() if (found := {p for p in people if p in text})} == {}


def runs(text: str) -> set[str]:
    """Stretches of that length with Chinese in them: markup alone is nobody's sentence."""
    bare = plain(text)
    return {run for i in range(len(bare) - RUN + 1) if HAN.search(run := bare[i:i + RUN])}


def test_no_sentence_of_a_seed_stands_in_the_repository() -> None:
    seeds = set().union(*(runs(p.read_text("utf-8", errors="ignore")) for p in (SHARED / "corpus" / "seeds").iterdir()))
    assert len(seeds) > 1000
    assert {name: found for name, text in contents(tracked()).items() if (found := sorted(runs(text) & seeds)[:3])} == {}
