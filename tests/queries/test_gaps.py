"""Times without a report: never within one, and none of them missed."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from jiedao.queries.engine import ask
from jiedao.queries.gaps import day, gaps, reports
from jiedao.queries.types import Given, Record


def row(number: int, *when: str) -> Record:
    return {"report": f"event/{number}", "label": "考察", "when": when, "evidence": ({"quote": str(number)},)}


def no_more(name: str, nodes: object) -> list[Record]:
    raise AssertionError(name, nodes)


DATES = st.dates(date(2020, 1, 1), date(2022, 12, 31)).map(date.isoformat)
EDTF = st.one_of(
    DATES, DATES.map(lambda day: day[:7]), DATES.map(lambda day: day[:4]), st.tuples(DATES, DATES).map(lambda pair: "/".join(sorted(pair))),
    st.just("XXXX-03-17"), st.just("2021-02-30"),
)  # fmt: skip


@given(st.lists(EDTF, max_size=12), st.integers(1, 60), st.none() | DATES, st.none() | DATES)
def test_gaps_never_overlap_reports_and_miss_no_day(dates: list[str], least: int, since: str | None, until: str | None) -> None:
    rows = [row(number, when) for number, when in enumerate(dates)]
    values = {name: value for name, value in {"days": str(least), "since": since, "until": until}.items() if value}
    shown, notes = gaps(rows, Given(values, {}, no_more))
    found = list(reports(rows))
    assert bool(notes) == (not found)
    empty: list[date] = []
    for gap in shown:
        first, last = date.fromisoformat(str(gap["first"])), date.fromisoformat(str(gap["last"]))
        assert (last - first).days + 1 == gap["days"]
        assert isinstance(gap["days"], int)
        assert gap["days"] >= least
        empty += [first + timedelta(n) for n in range(gap["days"])]
    assert empty == sorted(set(empty))
    assert not [one for one in empty for report in found if report.first <= one <= report.last]
    starts = [date.fromisoformat(since)] if since else [report.first for report in found]
    stops = [date.fromisoformat(until)] if until else [report.last for report in found]
    run = 0
    for number in range((max(stops) - min(starts)).days + 1 if starts and stops else 0):
        today = min(starts) + timedelta(number)
        covered = any(report.first <= today <= report.last for report in found)
        run = 0 if covered else run + 1
        assert run < least or today in empty or not covered_later(found, today, until)


def covered_later(found: list, today: date, until: str | None) -> bool:
    """Whether the gap that `today` lies in is closed by a report, or by the day that was asked up to."""
    return until is not None or any(report.first > today for report in found)


def test_a_date_that_is_no_day_fills_its_month_or_year() -> None:
    assert (day("2021-02", last=True), day("2021", last=False), day("2021", last=True)) == (
        date(2021, 2, 28), date(2021, 1, 1), date(2021, 12, 31),
    )


def test_a_gap_names_the_reports_around_it(store: Store) -> None:
    (gap,) = ask(store, "gaps", {"name": "松涛小区"})
    assert (gap["first"], gap["last"], gap["days"]) == ("2022-05-10", "2022-12-31", 236)
    assert (gap["before"], gap["after"]) == ("2022-05-09 考察加装电梯", "2023-01-01/2023-01-31 走访松涛小区")
    assert [one["document"] for one in gap["evidence"]] == ["第一版.txt", "第二版.txt"]


def test_a_time_may_be_open_at_its_ends(store: Store) -> None:
    rows = ask(store, "gaps", {"name": "赵明川", "since": "2021", "until": "2022-06-15", "days": "30"})
    assert [(row["first"], row["last"], row["before"], row["after"]) for row in rows] == [
        ("2021-01-01", "2022-05-08", None, "2022-05-09 座谈会"), ("2022-05-10", "2022-06-15", "2022-05-09 座谈会", None),
    ]


def test_who_is_never_dated_is_said_to_be(store: Store) -> None:
    assert ask(store, "gaps", {"name": "江北区人大常委会", "days": "1"}).notes == ()
    assert ask(store, "gaps", {"name": "江北区", "days": "1"}).notes[-1].en.startswith("no report with a date")
