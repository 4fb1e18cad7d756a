"""A parameter that a question does not have: what is said of it, on the command line and in Python."""

from __future__ import annotations

import pytest

from jiedao.cli import main
from jiedao.queries.header import questions
from jiedao.queries.lacking import lacking


def test_every_question_has_as_of_or_says_why_not() -> None:
    for question in questions().values():
        assert ("as_of" in {parameter.name for parameter in question.parameters}) != ("as_of" in question.without), question.name


def test_what_is_said() -> None:
    said = lacking(questions()["path"], "as_of", questions())
    assert said.en.startswith("path has no --as-of: a chain is sought in the whole graph")
    assert "it is for career, community" in said.en
    assert said.en.endswith("path has A, B, --most")
    assert lacking(questions()["stats"], "place", questions()).zh.startswith("stats 没有 --place；有它的是 coverage")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["gaps", "某人", "--as-of", "2022"], "use"), (["path", "甲", "乙", "--as-of", "2022"], "for career"), (["stats", "--person", "某人"], "for events"),
        (["visits", "--plce", "某地"], "Possible options: --place"), (["build", "--as-of", "2022"], "No such option: --as-of"),
    ],
)  # fmt: skip
def test_on_the_command_line(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert said.replace("use", "for what was until a day there is --until") in told
    assert told.count("\n") == 1
