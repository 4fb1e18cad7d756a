"""A report without a day is the occasion of the days before it that it can be no other of; what is held again and again is left to people."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiedao import build
from jiedao.graph.identity import ledger as book
from jiedao.graph.identity.almanac import Almanac, days_between, is_a_day, of_these, undated
from jiedao.graph.identity.dayless import NO_DAY, SEVERAL, SHORTLY, TWO_DAYS, decided, points, sets_apart, torn_apart
from jiedao.graph.identity.profiles import Reader
from jiedao.graph.identity.telling import Occasion
from jiedao.graph.identity.types import RULES, Judgement, Pair
from jiedao.graph.kg import KG

REPORT = "澄湖区报\n2024年5月{issue}日\n\n{when}，澄湖区副区长鲁秉元带队到{place}检查防汛准备，区水务局局长徐望舟陪同，查看物资{figure}件。\n"
DATED = REPORT.format(issue=14, when="5月13日", place="红菱渡口", figure=1365)
VAGUE = REPORT.format(issue=17, when="近日", place="红菱渡口", figure=1365)


def told(number: int, **known) -> Occasion:
    sets = {name: frozenset(value) for name, value in known.items() if not isinstance(value, str)}
    return Occasion(**{"id": f"event/{number}", "article": f"a{number}", "kind": "visit", "day": "2024-05-13"} | known | sets)


def verdicts(folder: Path, *pages: str) -> list[tuple[str, tuple[str, ...]]]:
    papers = folder / "papers"
    papers.mkdir(exist_ok=True)
    for number, page in enumerate(pages):
        (papers / f"{number}.txt").write_text(page, "utf-8")
    build(papers, into=folder / "kg")
    return [(one.verdict, one.reasons) for one in book.read(folder / "kg") if one.left.startswith("event/")]


def test_a_report_without_a_day_is_the_occasion_of_the_days_before_it(tmp_path: Path) -> None:
    ((verdict, reasons),) = verdicts(tmp_path, DATED, VAGUE)
    assert verdict == "same"
    assert f"{SHORTLY} -0.5" in reasons


@pytest.mark.parametrize(("issue", "when"), [(12, "近日"), (17, "4月9日")])
def test_what_was_printed_before_it_or_says_another_day_is_not_compared(tmp_path: Path, issue: int, when: str) -> None:
    assert verdicts(tmp_path, DATED, REPORT.format(issue=issue, when=when, place="红菱渡口", figure=1365)) == []


def test_who_fits_two_days_fits_neither_for_sure_and_does_once_one_of_them_is_gone(tmp_path: Path) -> None:
    again = REPORT.format(issue=16, when="5月15日", place="红菱渡口", figure=1365)
    found = verdicts(tmp_path, DATED, again, VAGUE)
    assert [verdict for verdict, _ in found] == ["unsure", "unsure"]
    assert all(f"{TWO_DAYS} +0" in reasons for _, reasons in found)
    with KG.open(tmp_path / "kg", "w") as kg:
        kg.remove("1.txt")
        kg.identify()
    assert [(one.verdict, TWO_DAYS in str(one.reasons)) for one in book.read(tmp_path / "kg")] == [("same", False)]


def test_a_day_of_several(tmp_path: Path) -> None:
    page = "青禾县报\n2024年3月{issue}日\n\n{when}，县水利局在红菱广场举办节水宣传活动，副局长梅之涣参加，发放资料1265份。\n"
    ((verdict, reasons),) = verdicts(tmp_path, page.format(issue=12, when="3月5日至7日"), page.format(issue=10, when="3月6日"))
    assert verdict == "same"
    assert f"{SEVERAL} -0.5" in reasons


def test_what_is_held_every_week_is_left_to_people() -> None:
    known = {"kind": "meeting", "heads": {"甲某"}, "people": {"甲某", "乙某", "丙某"}, "places": {"松涛会堂"}, "programmes": {"加装电梯"}}
    vague = {"day": "", "first": "2024-04-16", "last": "2024-05-17"}
    weekly = [told(n, label="工作例会", words="乙某、丙某汇报。", **known | (vague if n else {})) for n in (0, 1)]
    assert not sets_apart(*weekly)
    counted = [told(n, label="工作例会", words="到会1365人。", **known | (vague if n else {})) for n in (0, 1)]
    assert sets_apart(*counted)
    assert [worth for worth, _ in points(*weekly)] == [-1.5]
    other = [told(n, label="工作例会", words=f"到会{number}人。", **known) for n, number in enumerate((62, 85))]
    assert [worth for worth, _ in points(*other)] == [-0.5, -1.5], "other figures of the same"


def test_what_sets_a_visit_apart() -> None:
    one = told(1, heads={"甲某"}, people={"甲某", "乙某"}, places={"松涛小区"})
    assert sets_apart(one, told(2, heads={"甲某"}, people={"甲某"}, places={"松涛小区"}, words="乙某陪同甲某。"))
    alike = {"day": "", "first": "2024-04-21", "heads": {"甲某"}, "people": {"甲某"}, "places": {"松涛小区"}}
    month, week = {"last": "2024-05-22", "printed": "2024-05-22"}, {"last": "2024-05-17", "printed": "2024-05-17"}
    assert not sets_apart(one, told(2, **alike, **month)), "he may come again"
    assert sets_apart(one, told(2, **alike, **week)), "hardly within a week"
    assert not sets_apart(told(1, heads={"甲某"}, people={"甲某"}, places={"松涛镇"}), told(2, **alike | week | {"places": {"松涛镇"}})), "a town is large"
    with_others = [alike | {"people": {"甲某", *others}} for others in ("乙丙", "丁戊")]
    assert not sets_apart(told(1, **with_others[0] | {"day": "2024-05-13"}), told(2, **with_others[1], **week)), "others came along"
    assert sets_apart(told(1, places={"松涛小区", "柏岭驿站"}), told(2, places={"松涛小区"}, words="柏岭驿站"))


def line(left: str, right: str) -> Judgement:
    pair = Pair.of(left, right)
    return Judgement(left=pair.left, right=pair.right, verdict="same", score=5.0, reasons=(f"{NO_DAY} -1.5",), by=RULES)


def test_two_days_are_found_by_way_of_others_without_a_day() -> None:
    spans = {"event/a": ("2024-05-13", "2024-05-13"), "event/b": ("2024-05-15", "2024-05-15"), "event/u": None, "event/v": None}
    chain = [line("event/a", "event/u"), line("event/u", "event/v"), line("event/v", "event/b")]
    assert set(torn_apart(chain, spans)) == {"event/u", "event/v"}
    assert set(torn_apart(chain[:2], spans)) == set()
    assert set(torn_apart(chain, spans | {"event/b": ("2024-05-12", "2024-05-14")})) == set(), "which have a day in common"
    assert decided(decided(chain[0], True), False) == chain[0]


def test_days() -> None:
    assert days_between("2024-02-28", "2024-03-01") == ["2024-02-28", "2024-02-29", "2024-03-01"]
    assert [is_a_day(text) for text in ("2024-02-29", "2023-02-29", "2024-02", "0000-01-01")] == [True, False, False, False]


def test_months_end_with_the_issue(tmp_path: Path) -> None:
    page = "青禾县报\n2024年3月{issue}日\n\n3月，县水利局在红菱广场举办节水宣传活动，副局长梅之涣参加。\n"
    (tmp_path / "a.txt").write_text(page.format(issue=12), "utf-8")
    build(tmp_path / "a.txt", into=tmp_path / "kg")
    with KG.open(tmp_path / "kg") as kg:
        reader = Reader(kg.store, kg.ids)
        assert [(one.first, one.last, one.day) for one in of_these(reader, [], ["2024-03"], [])] == [("2024-03-01", "2024-03-12", "")]
        assert [one.first for one in Almanac(reader).open_on("2024-03-09")] == ["2024-03-01"]
        assert list(Almanac(reader).open_on("2024-03-13")) == list(undated(reader, "2024-03-12")) == []


PAGES = [
    DATED, VAGUE, REPORT.format(issue=16, when="5月15日", place="红菱渡口", figure=1365), REPORT.format(issue=20, when="日前", place="红菱渡口", figure=1365),
    REPORT.format(issue=21, when="5月13日至15日", place="红菱渡口", figure=1365), REPORT.format(issue=22, when="5月", place="红菱渡口", figure=1365),
]  # fmt: skip


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("papers")
    for number, page in enumerate(PAGES):
        (folder / f"{number}.txt").write_text(page, "utf-8")
    return sorted(folder.iterdir())


@settings(deadline=None, max_examples=6, suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=False), gone=st.sets(st.integers(0, len(PAGES) - 1), max_size=3))
def test_what_is_there_is_all_that_counts(originals: list[Path], tmp_path_factory: pytest.TempPathFactory, chance: Random, gone: set[int]) -> None:
    """In any order and portions, with documents that come and go: judged bit by bit as at once."""
    folder, order = tmp_path_factory.mktemp("kg"), list(originals)
    chance.shuffle(order)
    cut = chance.randint(1, len(order))
    for portion in (order[:cut], order[cut:]):
        if portion:
            build(portion, into=folder / "bit by bit", workers=1)
    with KG.open(folder / "bit by bit", "w") as kg:
        for number in gone:
            kg.remove(f"{number}.txt")
            kg.identify()
    there = [one for number, one in enumerate(originals) if number not in gone]
    build(there, into=folder / "at once", workers=1)
    assert book.written(book.read(folder / "bit by bit")) == book.written(book.read(folder / "at once"))
