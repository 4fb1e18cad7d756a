"""Questions of one's own: what is wrong with a file is said with its line; what is right is asked like any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiedao.queries.header import questions
from jiedao.queries.lint import faults
from jiedao.queries.own import QuestionsError, known_questions, own_questions

HOME = Path(__file__).parents[2] / "queries"
RIGHT = """\
#: summary = { zh = "谁到过", en = "who has been there" }
#: description = { zh = "每行一人。", en = "One row is one person." }
#: key = ["agent"]
#: order = ["name"]
#: [parameters]
#: place = { type = "place", zh = "地点", en = "place", example = "某某小区", required = true, position = 1 }
#: kind = { type = "code", zh = "类型", en = "kind", example = "visit", codes = "event" }
#: [columns]
#: name = { type = "text", zh = "人物", en = "person" }
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX jd: <https://w3id.org/jiedao/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?agent ?name WHERE {
  VALUES ?wanted_place { UNDEF } ?event jd:visited ?wanted_place .
  #?kind VALUES ?wanted_kind { UNDEF } FILTER(?kind = ?wanted_kind)
  ?participation jd:event ?event ; prov:agent ?agent .
  ?agent foaf:name ?name .
}
"""


def said(tmp_path: Path, text: str, name: str = "been.rq") -> list[str]:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return [str(fault).removeprefix(f"{path}：") for fault in faults(path)]


@pytest.mark.parametrize("path", sorted(HOME.glob("*.rq")), ids=lambda path: path.stem)
def test_our_own_questions_have_no_fault(path: Path) -> None:
    assert not list(faults(path))


def test_a_right_question_has_no_fault(tmp_path: Path) -> None:
    assert said(tmp_path, RIGHT) == []
    assert own_questions(tmp_path)["been"].summary.zh == "谁到过"
    assert known_questions(tmp_path).keys() == {*questions(), "been"}
    assert known_questions() == questions()


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('en = "who has been there" }', 'en = "who has been there"', 1, "the header is no TOML"),
        ('zh = "谁到过", ', "", 1, "summary has no zh"),
        (', en = "One row is one person."', "", 2, "description has no en"),
        ('#: key = ["agent"]\n', "", 1, "the header has no key"),
        ('#: key = ["agent"]', '#: key = ["agent"]\n#: sort = 1', 4, "a header has no sort"),
        ('#: key = ["agent"]', '#: key = ["agent"]\n#: then = "magic"', 4, "then cannot be magic"),
        ('order = ["name"]', 'order = "name"', 4, "order is written wrongly"),
        ('order = ["name"]', 'order = ["nme"]', 4, "?nme is not in SELECT"),
        ('type = "place"', 'type = "plaice"', 6, "place type cannot be plaice"),
        ('en = "place", ', "", 6, "place has no en"),
        (', example = "某某小区"', "", 6, "place has no example"),
        ("position = 1", "position = true", 6, "position of place is written wrongly"),
        ("position = 1", "place = 1", 6, "place has no place, but"),
        ('codes = "event"', 'codes = "evnt"', 7, "kind codes cannot be evnt"),
        ('codes = "event"', "codes = { a = 1 }", 7, "codes of kind are like"),
        (', codes = "event"', "", 7, "codes of kind are like"),
        ('type = "text"', 'type = "txt"', 9, "name type cannot be txt"),
        ('type = "text"', 'type = "text", pick = "any"', 9, "name pick cannot be any"),
        ('type = "text"', 'type = "text", source = "label"', 9, "?label is not in SELECT"),
        ('type = "text"', 'type = "text", gathered = true, by = "at"', 9, "?at is not in SELECT"),
        ("SELECT ?agent ?name", "SELECT ?agent ?nom", 4, "?name is not in SELECT"),
        ("VALUES ?wanted_place { UNDEF } ", "", 6, "the query has no VALUES ?wanted_place"),
        ("  #?kind VALUES", "  #?kin VALUES", 15, "there is no parameter kin"),
        ("FILTER(?kind", "FILTER(?knd ==", 15, "SPARQL syntax error"),
        ("?agent foaf:name ?name .", "?agent foaf:name", 18, "SPARQL syntax error"),
        ("SELECT ?agent ?name WHERE", "CONSTRUCT { ?agent foaf:name ?name } WHERE", 10, "no SELECT query"),
        ("?agent foaf:name ?name .", "SERVICE <http://x/> { ?agent foaf:name ?name }", 10, "SERVICE is refused"),
    ],
)  # fmt: skip
def test_a_fault_is_said_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in RIGHT
    found = said(tmp_path, RIGHT.replace(old, new, 1))
    assert found
    assert found[0].startswith(f"第 {line} 行：")
    assert f" / line {line}: " in found[0]
    assert any(words in one for one in found)
    assert all("\n" not in one for one in found)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [("Been There.rq", RIGHT, "small letters"), ("visits.rq", RIGHT, "is there already"), ("been.txt", RIGHT, "no question in it")],
)
def test_files_have_names_of_their_own(tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(QuestionsError, match=words):
        own_questions(tmp_path)


def test_a_folder_that_is_not_there_or_no_text_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="no such folder"):
        own_questions(tmp_path / "none")
    (tmp_path / "been.rq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QuestionsError, match="no text in UTF-8"):
        own_questions(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.integers(0, len(RIGHT)), st.integers(0, 30), st.text("#:?[]{}=\"',.\n aZ1号", max_size=6))
def test_no_file_is_an_accident(tmp_path: Path, at: int, length: int, put: str) -> None:
    """Whatever is cut out and put in: it is a question, or its faults are said."""
    found = said(tmp_path, RIGHT[:at] + put + RIGHT[at + length :])
    if not found:
        assert own_questions(tmp_path)
