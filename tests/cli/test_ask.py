"""The questions on the command line, on a graph of five example documents."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COLUMNS = ["person", "role", "post", "event", "kind", "date", "place", "programme", "evidence"]


def test_visits_as_json_have_the_published_shape(jiedao, kg: Path) -> None:
    found = jiedao("visits", "--kg", kg, "--place", "高云岭小区", "--format", "json")
    assert (found.code, found.err) == (0, "")
    rows = {row["person"]: row for row in found.json()}
    leader = rows["皇甫志远"]
    assert list(leader) == COLUMNS
    assert (leader["role"], leader["date"], leader["kind"]) == (["leads"], "2024-11-07", "visit")
    assert leader["post"]
    assert "高云岭小区" in leader["place"]
    assert rows["卞国忠"]["role"] == ["accompanies"]
    assert all(list(passage) == ["document", "title", "start", "end", "quote"] for passage in leader["evidence"])


def test_every_quotation_stands_at_its_place_in_the_file(jiedao, kg: Path) -> None:
    folder = Path(__file__).parents[2] / "examples" / "documents"
    rows = jiedao("visits", "--kg", kg, "--format", "json").json()
    passages = [passage for row in rows for passage in row["evidence"]]
    assert len(passages) > 50
    for passage in passages:
        text = (folder / passage["document"]).read_bytes().decode("utf-8")
        assert text[passage["start"] : passage["end"]] == passage["quote"]


@pytest.mark.parametrize("name", ["高云岭小区", "高雲嶺小區", "gaoyunlingxiaoqu", "Gāoyúnlǐng xiǎoqū"])
def test_places_in_any_script(jiedao, kg: Path, name: str) -> None:
    assert len(jiedao("visits", "--kg", kg, "--place", name, "-f", "json").json()) > 3


def test_itinerary_has_two_days_in_order(jiedao, kg: Path) -> None:
    rows = jiedao("itinerary", "皇甫志远", "--kg", kg, "--format", "json").json()
    dates = [row["date"] for row in rows]
    assert dates == sorted(dates)
    assert {"2024-11-07", "2024-11-08"} <= set(dates)


@pytest.mark.parametrize(
    "words",
    [
        ("visits",), ("itinerary", "皇甫志远"), ("career", "皇甫志远"), ("holders", "宁海路街道党工委"), ("events",),
        ("evidence", "皇甫志远"), ("stats",), ("documents",), ("companions", "皇甫志远"), ("path", "皇甫志远", "丛向东"),
        ("programme", "睦邻党建"), ("community", "宁海路街道"), ("office", "宁海路街道党工委"), ("indicators",),
        ("gaps", "皇甫志远", "--since", "2024", "--until", "2024"), ("coverage",), ("sparql", "SELECT DISTINCT ?n { ?p foaf:name ?n }"),
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_every_question_in_every_form(jiedao, kg: Path, words: tuple[str, ...], form: str) -> None:
    found = jiedao(*words, "--kg", kg, "--format", form)
    assert (found.code, found.err) == (0, "")
    match form:
        case "json":
            assert found.json()
        case "csv":
            assert len({len(row) for row in csv.reader(io.StringIO(found.out))}) == 1
        case "markdown":
            assert found.out.startswith("| ")
            assert found.out.splitlines()[1].startswith("| --- ")
        case "table":
            assert "─" in found.out


def test_a_table_speaks_the_language_that_was_chosen(jiedao, kg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("visits", "--kg", kg, "--person", "皇甫志远")
    both = jiedao(*asked).out.splitlines()
    assert "人物" in both[0]
    assert "person" in both[1]
    english = jiedao(*asked, "--lang", "en").out
    assert "leads" in english
    assert "人物" not in english
    chinese = jiedao(*asked, "--lang", "zh").out
    assert "带队" in chinese
    assert "person" not in chinese
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert jiedao(*asked).out == chinese


def test_an_empty_answer_says_so_and_what_to_do(jiedao, kg: Path) -> None:
    found = jiedao("visits", "--kg", kg, "--since", "2030")
    assert (found.code, found.out) == (0, "")
    assert found.err.startswith("没有结果 / no rows\n")
    assert jiedao("visits", "--kg", kg, "--since", "2030", "--format", "json").out == "[]\n"


def test_an_unknown_name_answers_with_near_ones(jiedao, kg: Path) -> None:
    found = jiedao("itinerary", "皇甫志运", "--kg", kg)
    assert (found.code, found.out) == (1, "")
    assert "没有找到人物“皇甫志运”" in found.err
    assert "皇甫志远" in found.err
    assert found.err.count("\n") == 1
    assert "没有" not in jiedao("itinerary", "皇甫志运", "--kg", kg, "--lang", "en").err


@pytest.mark.parametrize(
    "words",
    [
        ("visits", "--since", "yesterday"), ("events", "--kind", "party"), ("visits", "--nothing"), ("career",), ("visist",),
        ("visits", "--format", "xml"), ("holders", "宁海路街道党工委", "--on", "2023-40"), ("sparql", "SELECT"),
    ],
    ids=" ".join,
)
def test_a_command_put_wrongly_ends_with_two_and_one_line(jiedao, kg: Path, words: tuple[str, ...]) -> None:
    found = jiedao(*words, *(["--kg", kg] if words[0] != "visist" else []))
    assert (found.code, found.out) == (2, "")
    assert found.err.count("\n") == 1


def test_no_graph_says_what_to_run(jiedao, tmp_path: Path) -> None:
    found = jiedao("visits", "--kg", tmp_path / "nothing")
    assert found.code == 1
    assert "jiedao build" in found.err
    assert found.err.count("\n") == 1
    assert not (tmp_path / "nothing").exists()


def test_the_graph_may_come_from_the_environment(jiedao, kg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIEDAO_KG", str(kg))
    assert jiedao("stats").code == 0


@pytest.mark.parametrize(
    ("query", "out"),
    [
        ("ASK { ?x a jd:Visit }", "true\n"), ("ASK { ?x a jd:Nothing }", "false\n"),
        ("CONSTRUCT { ?x a jd:Visit } WHERE { ?x a jd:Nothing }", ""),
    ],
)
def test_other_forms_of_sparql(jiedao, kg: Path, query: str, out: str) -> None:
    assert jiedao("sparql", query, "--kg", kg).out.strip() == out.strip()


def test_sparql_by_another_engine(jiedao, kg: Path) -> None:
    query = "SELECT (COUNT(DISTINCT ?p) AS ?people) { ?p a foaf:Person }"
    here, there = (jiedao("sparql", query, "--kg", kg, "--format", "csv", *more) for more in ((), ("--engine", "rdflib")))
    assert (there.code, there.out) == (0, here.out)
    refused = jiedao("sparql", query, "--kg", kg, "--engine", "ladybug")
    assert (refused.code, refused.out) == (2, "")
    assert "oxigraph, rdflib, sparql" in refused.err
    assert jiedao("sparql", query, "--kg", kg, "--engine", "sparql").code == 2


def test_sparql_from_a_file(jiedao, kg: Path, tmp_path: Path) -> None:
    query = tmp_path / "people.rq"
    query.write_text("SELECT (COUNT(DISTINCT ?p) AS ?people) { ?p a foaf:Person }", "utf-8")
    (row,) = jiedao("sparql", query, "--kg", kg, "--format", "json").json()
    assert row["people"] > 20


@pytest.mark.parametrize(
    "update",
    ["DELETE WHERE { ?s ?p ?o }", "INSERT DATA { <x:a> <x:b> <x:c> }", "PREFIX a: <x:>\nDROP ALL # {", "  clear all #{"],
)
def test_updates_are_refused(jiedao, kg: Path, update: str) -> None:
    before = jiedao("stats", "--kg", kg, "--format", "json").out
    found = jiedao("sparql", update, "--kg", kg)
    assert found.code == 2
    assert found.err == "只读：不接受更新语句 / read-only: updates are refused\n"
    assert jiedao("stats", "--kg", kg, "--format", "json").out == before


INJECTION = '"} } } ; DROP ALL ; #'


@pytest.mark.parametrize("option", ["--person", "--office", "--place", "--programme", "--since", "--until"])
def test_no_option_gets_into_the_query(jiedao, kg: Path, option: str) -> None:
    before = jiedao("stats", "--kg", kg, "--format", "json").out
    assert jiedao("visits", option, INJECTION, "--kg", kg).code in (1, 2)
    assert jiedao("stats", "--kg", kg, "--format", "json").out == before


def test_no_terminal_no_colour(jiedao, kg: Path) -> None:
    assert "\x1b" not in jiedao("visits", "--kg", kg).out
    assert "\x1b" not in jiedao("itinerary", "某某", "--kg", kg).err


def test_markdown_and_csv_keep_their_cells_together(jiedao, kg: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(jiedao("visits", "--kg", kg, "-f", "csv").out)))
    assert list(rows[0]) == COLUMNS
    lines = jiedao("visits", "--kg", kg, "-f", "markdown").out.splitlines()
    assert len(lines) == len(rows) + 2
    assert {line.count(" | ") for line in lines} == {len(COLUMNS) - 1}


@pytest.mark.parametrize("words", [(), ("--help",), ("visits", "--help"), ("build", "-h"), ("sparql", "--help")], ids=" ".join)
def test_help_is_in_both_languages(jiedao, words: tuple[str, ...]) -> None:
    found = jiedao(*words)
    said = found.out + found.err
    assert "图谱" in said or "查询" in said
    assert " the " in said


def test_help_comes_quickly_and_as_a_module_too(kg: Path) -> None:
    code = "import sys, jiedao.cli; sys.exit(len({'rdflib', 'pypinyin', 'lxml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    environment = {**os.environ, "LANG": "C.UTF-8", "JIEDAO_KG": str(kg)}
    asked = [sys.executable, "-m", "jiedao", "stats", "--format", "json"]
    assert subprocess.run(asked, env=environment, capture_output=True, check=True).stdout.startswith(b"[")


@pytest.mark.parametrize("words", ["export --format nq", "visits", "visits --format json", "evidence 皇甫志远 --format csv"])
def test_a_closed_pipe_is_no_error(kg: Path, words: str) -> None:
    command = f"{sys.executable} -m jiedao {words} --kg {kg} | {{ read -r; }}"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("words", ["export --format nq", "visits", "visits --format json"])
def test_a_full_disk_is_one_line(kg: Path, words: str) -> None:
    command = f"{sys.executable} -m jiedao {words} --kg {kg} > /dev/full"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "the disk is full" in done.stderr


def test_a_bare_command_shows_the_help_and_nothing_else(jiedao) -> None:
    found = jiedao()
    assert (found.code, found.err) == (2, "")
    assert "start here" in found.out


def test_half_a_character_is_an_unknown_name(jiedao, kg: Path) -> None:
    found = jiedao("career", "--kg", kg, "\udcff")
    assert found.code == 1
    assert found.err.count("\n") == 1


def test_a_damaged_graph_says_what_to_do(kg: Path, tmp_path: Path) -> None:
    shutil.copytree(kg, tmp_path / "kg")
    for file in (tmp_path / "kg" / "store").glob("MANIFEST*"):
        file.write_bytes(b"damaged")
    command = [sys.executable, "-m", "jiedao", "stats", "--kg", str(tmp_path / "kg")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "build it again" in done.stderr


@pytest.mark.parametrize("words", [
    ("export", "--out", "nowhere/graph.ttl"), ("export", "--out", "."), ("explain", "page.txt", "--html", "nowhere/page.html"),
])  # fmt: skip
def test_what_cannot_be_written_is_one_line_and_leaves_nothing(
    jiedao, kg: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    (tmp_path / "page.txt").write_text("街道办事处主任赵明川走访。", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JIEDAO_KG", str(kg))
    found = jiedao(*words)
    assert found.code == 1
    assert found.err.count("\n") == 1
    assert "Errno" not in found.err
    assert [file.name for file in tmp_path.iterdir()] == ["page.txt"]


@pytest.mark.parametrize("kind", ["meeting", "Meeting", "会议"])
def test_a_code_may_be_said_in_either_language(jiedao, kg: Path, kind: str) -> None:
    found = jiedao("events", "--kind", kind, "--kg", kg, "-f", "json")
    assert {row["kind"] for row in found.json()} == {"meeting"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("itinerry", "张三"), "itinerary"), (("行程",), "jiedao --help"), (("events", "--kind", "会"), "meeting 会议"),
        (("events", "--since", "2024", "--until", "2023-05"), "起始日期晚于截止日期"),
        (("sparql", "SELECT * { SERVICE <http://x.example/> { ?a ?b ?c } }"), "SERVICE"),
    ],
)
def test_what_is_put_wrongly_is_one_line_that_helps(jiedao, kg: Path, monkeypatch, words: tuple[str, ...], said: str) -> None:
    monkeypatch.setenv("JIEDAO_KG", str(kg))
    found = jiedao(*words)
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
    assert said in found.err


def test_service_in_a_string_or_a_comment_is_no_service(jiedao, kg: Path) -> None:
    found = jiedao("sparql", 'SELECT ("SERVICE \\" SERVICE" AS ?x) {} # SERVICE', "--kg", kg, "-f", "csv")
    assert (found.code, found.out.splitlines()[1][:8]) == (0, '"SERVICE')


@pytest.mark.parametrize("words", [("--help",), ("visits", "--help")])
def test_who_leaves_during_the_help_is_no_failure(words: tuple[str, ...]) -> None:
    command = subprocess.Popen([sys.executable, "-m", "jiedao", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert command.stdout
    assert command.stderr
    command.stdout.close()
    assert (command.stderr.read(), command.wait(30)) == (b"", 0)
    command.stderr.close()
