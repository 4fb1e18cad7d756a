"""Full text: what is found, in which order, where it stands; and that the index is never older than the graph."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedao
from jiedao.graph.kg import KG
from jiedao.graph.search.find import search, sentence
from jiedao.graph.search.index import connect
from jiedao.graph.search.keys import folded, key, latin, pairs, phrase, sounds
from jiedao.rereading import index

EXAMPLES = Path(__file__).parents[3] / "examples"
CHOSEN = ("01_xuhui_tianlin.txt", "08_hefei_shushan.html", "11_ocr_putuo_caoyang.txt", "14_trad_fuzhou_gulou.txt")
SUPPRESS = "- suppress: 龚培军\n  author: 编辑\n  reason: 本人要求\n"


def paths(*names: str) -> list[Path]:
    return [EXAMPLES / "documents" / name for name in names]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[jiedao.Graph]:
    folder = tmp_path_factory.mktemp("search") / "kg"
    jiedao.build(paths(*CHOSEN), into=folder)
    with jiedao.open(folder) as opened:
        yield opened


def names(graph: jiedao.Graph, words: str, **how: str) -> list[object]:
    return [row["name"] for row in graph.search(words, **how)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("电梯", "加装电梯"), ("加装电梯", "加装电梯"), ("電梯", "加装电梯"), ("裘善诚", "裘善诚"), ("qsc", "裘善诚"),
        ("qiushan", "裘善诚"), ("Qiú Shànchéng", "裘善诚"), ("tianlin", "田林街道"), ("古厝保護", "古厝保护利用项目"),
    ],
)  # fmt: skip
def test_the_best_is_first(graph: jiedao.Graph, words: str, first: str) -> None:
    assert names(graph, words)[0] == first


def test_the_order_is_name_beginning_part_text(graph: jiedao.Graph) -> None:
    found = [row["found"] for row in graph.search("加装电梯")]
    order = ["name", "prefix", "alias", "initials", "part", "text"]
    assert found == sorted(found, key=order.index)
    assert {"name", "prefix", "part"} <= set(found)


@pytest.mark.parametrize("words", ["林则徐", "議事", "成套改造", "绣花", "雨污分流", "最后一站", "一网五圈"])
def test_a_quotation_is_what_the_document_says_there(graph: jiedao.Graph, words: str) -> None:
    for row in graph.search(words, kind="article"):
        for quote in row["evidence"]:
            text = graph.kg.original(quote["document"]).decode("utf-8")
            assert text[quote["start"] : quote["end"]] == quote["quote"]


def test_words_that_a_line_or_a_mark_breaks_are_found(graph: jiedao.Graph) -> None:
    """建|设 over two lines of a scan, 芮国栋 with markup inside."""
    assert "区委组织部来街道调研党群服务阵地建设" in names(graph, "阵地建设", kind="article")
    (row,) = graph.search("党委副书记、总经理", kind="article")
    assert "\n" in row["evidence"][0]["quote"]
    assert graph.search("芮国栋来到", kind="article").rows == ()
    assert names(graph, "芮国栋首先来到", kind="article") == ["芮国栋赴琥珀街道调研物业管理提升工作"]


def test_several_words_must_all_fit(graph: jiedao.Graph) -> None:
    assert names(graph, "康淑仪 邵伯韬", kind="article")
    assert not names(graph, "康淑仪 芮国栋")


def test_kinds_and_limit(graph: jiedao.Graph) -> None:
    assert {row["kind"] for row in graph.search("田林", kind="office,社区")} == {"office", "community"}
    assert len(graph.search("田林", limit=2)) == 2
    with pytest.raises(jiedao.BadParameter, match="foo"):
        graph.search("田林", kind="foo")
    with pytest.raises(jiedao.BadParameter, match="limit"):
        graph.search("田林", limit=0)


@pytest.mark.parametrize("words", ['"', "%", "*", "NOT", "a OR b", "NEAR(", "(", "x'); DROP TABLE name; --", "\x00", "🎉", "a" * 5000])
def test_nothing_that_is_typed_is_syntax(graph: jiedao.Graph, words: str) -> None:
    graph.search(words + "田")
    assert isinstance(graph.search(words).rows, tuple)


def test_the_index_follows_the_graph(tmp_path: Path) -> None:
    folder = tmp_path / "kg"
    jiedao.build(paths(*CHOSEN[:1]), into=folder)
    with jiedao.open(folder) as graph:
        assert names(graph, "裘善诚")
        assert not names(graph, "令狐嘉树")
    jiedao.build(paths(CHOSEN[2]), into=folder)
    with jiedao.open(folder) as graph:
        assert names(graph, "令狐嘉树", kind="person") == ["令狐嘉树"]
    with KG.open(folder, "w") as kg:
        kg.remove(CHOSEN[0])
    with jiedao.open(folder) as graph:
        assert not names(graph, "裘善诚")
        assert graph.search("党群服务", kind="article").rows


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "kg"
    jiedao.build(paths(*CHOSEN[:1]), into=folder)
    with KG.open(folder) as kg:
        index(kg).close()
    jiedao.build(paths(CHOSEN[2]), into=folder)
    told: list[tuple[int, int]] = []
    with KG.open(folder) as kg:
        index(kg, lambda done, total: told.append((done, total))).close()
        articles = len({q.subject for q in kg.store if "NewsArticle" in str(q.object)})
    assert told[-1] == (len(told), len(told))
    assert 0 < len(told) < articles


def test_the_same_index_however_it_came_about(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for name in CHOSEN:
        jiedao.build(paths(name), into=one)
        with jiedao.open(one) as graph:
            graph.search("x")
    jiedao.build(paths(*reversed(CHOSEN)), into=other)
    for words in ("电梯", "区委", "田林", "shu", "社区"):
        with jiedao.open(one) as a, jiedao.open(other) as b:
            assert a.search(words).rows == b.search(words).rows


def test_an_index_that_is_damaged_or_of_another_format_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "kg"
    jiedao.build(paths(*CHOSEN[:1]), into=folder)
    for damage in (b"no database", None):
        if damage:
            (folder / "search.sqlite").write_bytes(damage)
        else:
            with sqlite3.connect(folder / "search.sqlite") as database:
                database.execute("UPDATE meta SET value = '0' WHERE key = 'format'")
            database.close()
        with jiedao.open(folder) as graph:
            assert names(graph, "裘善诚")


def test_a_killed_update_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "kg"
    jiedao.build(paths(*CHOSEN[:1]), into=folder)
    with KG.open(folder) as kg:
        index(kg).close()
    jiedao.build(paths(CHOSEN[2]), into=folder)

    def killed(done: int, _: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with KG.open(folder) as kg, pytest.raises(KeyboardInterrupt):
        index(kg, killed)
    database = connect(folder / "search.sqlite")
    assert not search(database, "令狐嘉树")
    assert search(database, "裘善诚")
    database.close()
    with jiedao.open(folder) as graph:
        assert names(graph, "令狐嘉树", kind="person")


def test_a_suppressed_person_is_not_found(tmp_path: Path) -> None:
    folder, file = tmp_path / "kg", tmp_path / "corrections.yaml"
    jiedao.build(paths(*CHOSEN[:1]), into=folder)
    with jiedao.open(folder) as graph:
        assert names(graph, "龚培军")
    file.write_text(SUPPRESS, "utf-8")
    jiedao.build(paths(*CHOSEN[:1]), into=folder, corrections=file)
    with jiedao.open(folder) as graph:
        assert not names(graph, "龚培军")
        assert not names(graph, "gpj", kind="person")
        assert names(graph, "尉迟敬安", kind="article")


def test_the_text_of_a_pdf_is_kept(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="needs the extra pdf")
    folder = tmp_path / "kg"
    jiedao.build(EXAMPLES / "formats" / "pdf" / "01_xuhui_tianlin.pdf", into=folder)
    assert len(list((folder / "sources").glob("*/*.text.gz"))) == 1
    with jiedao.open(folder) as graph:
        assert graph.search("互学互鉴", kind="article").rows
    with KG.open(folder, "w") as kg:
        kg.remove("01_xuhui_tianlin.pdf")
    assert not list((folder / "sources").glob("*/*.gz"))


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text(alphabet="加装电梯老旧小区改造工程abc 12，。", min_size=2, max_size=30), st.data())
def test_any_part_of_a_text_is_found(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text) - 1))
    high = data.draw(st.integers(low + 1, len(text)))
    part = text[low:high]
    words = phrase(part)
    if not words or any(one.isascii() and one.isalnum() for one in part):  # a Latin word is found by its beginning only
        return
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(words, tokenize='unicode61 remove_diacritics 0')")
    database.execute("INSERT INTO t VALUES (?)", (" ".join(pairs(text)),))
    assert database.execute("SELECT 1 FROM t WHERE t MATCH ?", (words,)).fetchone()
    database.close()


def test_keys_and_sounds() -> None:
    assert key("鼓樓 區ＡＢ") == "鼓楼区ab"
    assert sounds("电梯") == ("dianti", "dt")
    assert (latin("Lǚ  Yún"), latin("电t")) == ("lvyun", "")
    assert list(pairs("加装电梯，a1号")) == ["加装", "装电", "电梯", "梯", "a1", "号"]


def test_a_long_sentence_is_cut_at_a_pause_and_never_inside_a_number_or_a_name() -> None:
    value = "11月2日，澜江市民政局副局长闻人杰，率队先后到前进、胜利、东风、红旗、建设、团结、新华、解放、和平、光明、幸福社区调研社区食堂"
    low, high = sentence(value, value.index("社区食堂"))
    assert value[low:high] == "率队先后到前进、胜利、东风、红旗、建设、团结、新华、解放、和平、光明、幸福社区调研社区食堂"
    assert sentence("11月2日，澜江市民政局副局长闻人杰到桐花社区调研。", 22)[0] == 0
