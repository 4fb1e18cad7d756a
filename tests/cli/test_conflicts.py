"""What contradicts itself is listed with both quotations; what merely differs is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiedao import build
from jiedao import open as open_graph

VISIT = "2023年3月{day}日，徐汇区田林街道{title}{name}走访田林小区。"


def conflicts(folder: Path, *pages: str) -> list[tuple]:
    paths = []
    for number, page in enumerate(pages):
        paths.append(folder / f"{number}.txt")
        paths[-1].write_text(page + "\n", "utf-8")
    build(paths, into=folder / "kg")
    with open_graph(folder / "kg") as opened:
        rows = list(opened.ask("conflicts"))
        texts = {path.name: path.read_text("utf-8") for path in paths}
    passages = [passage for row in rows for passage in row["evidence"]]
    assert all(texts[p["document"]][p["start"] : p["end"]] == p["quote"] for p in passages)
    assert all(len(row["evidence"]) > 1 for row in rows)
    return [(row["kind"], row["subject"], row["first"], row["second"]) for row in rows]


def test_two_heads_of_one_office_on_one_day(tmp_path: Path) -> None:
    pages = [VISIT.format(day=8, title="党工委书记", name=name) for name in ("孙立行", "赵明川")]
    (found,) = conflicts(tmp_path, *pages)
    assert found[:2] == ("heads", "田林街道党工委书记")
    assert {found[2], found[3]} == {"孙立行 2023-03-08/2023-03-08", "赵明川 2023-03-08/2023-03-08"}


@pytest.mark.parametrize(
    "pages",
    [
        [VISIT.format(day=8, title="党工委书记", name="孙立行"), VISIT.format(day=9, title="党工委书记", name="赵明川")],
        [VISIT.format(day=8, title="办事处副主任", name="孙立行"), VISIT.format(day=8, title="办事处副主任", name="赵明川")],
        [VISIT.format(day=8, title="党工委书记", name="孙立行"), VISIT.format(day=8, title="办事处主任", name="赵明川")],
        [VISIT.format(day=8, title="党工委书记", name="孙立行")] * 2,
    ],
    ids=["one after the other", "two deputies", "two posts", "the same twice"],
)
def test_no_contradiction(tmp_path: Path, pages: list[str]) -> None:
    assert conflicts(tmp_path, *pages) == []


def test_one_measure_with_two_figures(tmp_path: Path) -> None:
    pages = [f"徐汇区田林街道简报\n2023年3月8日\n\n2022年，徐汇区田林街道加装电梯累计完工{count}台。" for count in (57, 58)]
    (found,) = conflicts(tmp_path, *pages)
    assert (found[0], {found[2], found[3]}) == ("figures", {"57台", "58台"})


def test_a_report_from_before_the_event(tmp_path: Path) -> None:
    page = "田林街道简报\n2023年3月1日\n\n" + VISIT.format(day=8, title="党工委书记", name="孙立行")
    (found,) = conflicts(tmp_path, page)
    assert found[0] == "early"
    assert found[2:] == ("发布 published 2023-03-01", "发生 happened 2023-03-08")


def test_a_day_that_no_calendar_has(tmp_path: Path) -> None:
    (found,) = conflicts(tmp_path, VISIT.format(day=29, title="党工委书记", name="孙立行").replace("3月", "2月"))
    assert found[0] == "impossible"
    assert found[2:] == ("印作 printed 2023年2月29日", "没有这一天 no such day")
    assert conflicts(tmp_path, VISIT.format(day=29, title="党工委书记", name="孙立行").replace("2023年3", "2024年2")) == []


def test_one_person_in_two_districts_on_one_day(tmp_path: Path) -> None:
    pages = [
        "2023年3月8日，上海市委书记孙立行到徐汇区田林街道走访田林小区。",
        "2023年3月8日，上海市委书记孙立行到静安区彭浦镇走访永和小区。",
    ]
    found = conflicts(tmp_path, *pages)
    assert [one[:2] for one in found] == [("places", "孙立行")]


def test_one_event_with_two_dates(tmp_path: Path, jiedao) -> None:
    pages = [VISIT.format(day=day, title="党工委书记", name="孙立行") for day in (8, 9)]
    assert conflicts(tmp_path, *pages) == []
    with open_graph(tmp_path / "kg") as opened:
        one, other = (row["event"] for row in opened.events())
    found = jiedao("merge", one, other, "--by", "李四", "--reason", "同一次走访", "--kg", tmp_path / "kg")
    assert (found.code, found.out) == (0, "")
    with open_graph(tmp_path / "kg") as opened:
        (row,) = opened.ask("conflicts")
    assert (row["kind"], row["first"], row["second"]) == ("days", "2023-03-08", "2023-03-09")
    assert {passage["document"] for passage in row["evidence"]} == {"0.txt", "1.txt"}


def test_dates_of_one_event_that_have_a_day_in_common(tmp_path: Path) -> None:
    page = "青禾县报\n2024年3月{issue}日\n\n{when}，县水利局在红菱广场举办节水宣传活动，副局长梅之涣参加，发放资料1265份。\n"
    pages = [page.format(issue=issue, when=when) for issue, when in ((12, "3月5日至7日"), (10, "3月6日"), (20, "3月"), (21, "近日"))]
    assert conflicts(tmp_path, *pages) == []
    with open_graph(tmp_path / "kg") as opened:
        (row,) = opened.events()
        assert row["date"] == "2024-03-05/2024-03-07", "a month gives way to a day"
