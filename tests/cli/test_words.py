"""Word lists of the user's own: what they add, that they are read again when they change, and what is said of wrong lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

PAGE = "2023年5月9日，和平区南市街道召开推进会，街道办事处弄堂长方小雨主持会议，区民政局局长赵海燕出席。\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def words(tmp_path: Path) -> Path:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "titles.txt").write_text("# 本地叫法\n[head]\n弄堂长\n", "utf-8")
    return folder


def titles(out: str) -> set[str]:
    return {post["title"] for article in json.loads(out)["articles"] for post in article["posts"]}


def test_words_are_added_to_those_of_the_package(jiedao, page: Path, words: Path) -> None:
    assert titles(jiedao("facts", page).out) == {"局长"}
    assert titles(jiedao("facts", page, "--words", words).out) == {"局长", "弄堂长"}
    assert "弄堂长" in jiedao("explain", page, "--words", words).out.partition("⟦post:")[2]


def test_several_folders_are_added_together(jiedao, page: Path, words: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (more / "common_words.txt").write_text("[surname]\n赵海燕\n", "utf-8")
    (more / "bureaus.tsv").write_text("# 全称\t简称\n弄堂建设局\t弄建局\n", "utf-8")
    assert titles(jiedao("facts", page, "--words", words, "--words", more).out) == {"局长", "弄堂长"}


def test_other_words_read_the_documents_again(jiedao, page: Path, words: Path, tmp_path: Path) -> None:
    kg = tmp_path / "kg"

    def build(*options: object) -> str:
        return jiedao("build", page, "--into", kg, *options, "--lang", "en").err

    def career() -> set[str]:
        return {row["title"] for row in jiedao("career", "方小雨", "--kg", kg, "-f", "json").json()}

    assert "1 added" in build()
    assert "1 replaced" in build("--words", words)
    assert career() == {"弄堂长"}
    assert "1 unchanged" in build("--words", words)
    (words / "titles.txt").write_text("[head]\n弄堂长 里弄长\n", "utf-8")
    assert "1 replaced" in build("--words", words)
    assert "1 replaced" in build()


def test_workers_know_the_words(jiedao, page: Path, words: Path, tmp_path: Path) -> None:
    (tmp_path / "second.txt").write_text(PAGE.replace("方小雨", "钱多"), "utf-8")
    found = jiedao("facts", page, tmp_path / "second.txt", "--words", words, "--workers", "2").out
    assert [titles(line) for line in found.splitlines()] == [{"局长", "弄堂长"}] * 2


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("titles.txt", "[head]\n局长，处长\n", 2),
        ("titles.txt", "局长\n", 1),
        ("titles.txt", "# 头\n[heads]\n局长\n", 2),
        ("offices.txt", "[residents]\n楼委会 楼委会\n", 2),
        ("offices.txt", "[residents]\n楼委会\n\n楼委会\n", 4),
        ("bureaus.tsv", "弄堂建设局\t弄建局\t弄局\n", 1),
        ("bureaus.tsv", "弄堂建设局\t弄、建局\n", 1),
        ("compound_surnames.txt", "欧阳,司马\n", 1),
        ("surnames.txt", "[rare]\n（某）\n", 2),
    ],
)
@pytest.mark.parametrize("command", ["build", "facts", "explain"])
def test_a_wrong_line_is_named(jiedao, page: Path, words: Path, tmp_path: Path, name: str, text: str, line: int, command: str) -> None:
    (words / name).write_text(text, "utf-8")
    into = ("--into", tmp_path / "kg") if command == "build" else ()
    done = jiedao(command, page, "--words", words, *into)
    assert (done.code, done.out) == (2, "")
    (said,) = done.err.splitlines()
    assert said.startswith(f"{words / name}：第 {line} 行：")
    assert f" / line {line}: " in said
    assert not (tmp_path / "kg").exists()


def test_every_wrong_line_is_named(jiedao, page: Path, words: Path) -> None:
    (words / "titles.txt").write_text("[head]\n局长，处长\n[other]\n", "utf-8")
    (words / "verbs.txt").write_bytes("[go]\n前往\n".encode("gb18030"))
    done = jiedao("facts", page, "--words", words)
    assert [line.split("：")[0].rpartition("/")[2] for line in done.err.splitlines()] == ["titles.txt", "titles.txt", "verbs.txt"]


@pytest.mark.parametrize("make", [None, "empty", "unknown.txt"])
def test_a_folder_without_lists_is_refused(jiedao, page: Path, tmp_path: Path, make: str | None) -> None:
    folder = tmp_path / "other"
    if make:
        folder.mkdir()
    if make == "unknown.txt":
        (folder / make).write_text("[head]\n", "utf-8")
        (folder / "titles.txt").write_text("[head]\n弄堂长\n", "utf-8")
    done = jiedao("facts", page, "--words", folder)
    assert done.code == 2
    (said,) = done.err.splitlines()
    assert said.startswith(str(folder))
    assert " / " in said


def test_what_was_read_with_own_words_is_not_read_again_without_them(jiedao, page: Path, words: Path, tmp_path: Path) -> None:
    kg, corrections = tmp_path / "kg", tmp_path / "c.yaml"
    corrections.write_text("- suppress: 赵海燕\n  author: 某\n  reason: 试\n", "utf-8")
    jiedao("build", page, "--into", kg, "--words", words)
    before = jiedao("export", "-f", "nq", "--kg", kg).out
    found = jiedao("build", "--into", kg, "--corrections", corrections)
    assert found.code == 1
    assert "--words" in found.err
    assert jiedao("export", "-f", "nq", "--kg", kg).out == before
    assert "因更正重读 1" in jiedao("build", "--into", kg, "--corrections", corrections, "--words", words).err
    assert {row["title"] for row in jiedao("career", "方小雨", "--kg", kg, "-f", "json").json()} == {"弄堂长"}
    meta = json.loads((kg / "kg.json").read_text("utf-8"))
    (kg / "kg.json").write_text(json.dumps({**meta, "format": 1}), "utf-8")
    assert "--words" in jiedao("migrate", kg).err
    assert jiedao("migrate", kg, "--words", words).code == 0
    assert "弄堂长" in jiedao("career", "方小雨", "--kg", kg).out
