"""Dating: what a mention means in the light of the page's other dates, above all around New Year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao.loaders.grammar.dates import find
from jiedao.loaders.grammar.when import Anchor, DateContext, iso, parts, resolve
from jiedao.schema.types import Passage, When


def known(date: str) -> When:
    return When(date=date, basis="stated", edtf=date, rule="date.stated", evidence=(Passage(900, 910),))


def anchor(date: str, start: int = 0, kind: str | None = None) -> Anchor:
    return Anchor(start=start, kind=kind or ("full" if len(date) > 4 else "bare"), when=known(date))  # type: ignore[arg-type]


def dated(text: str, **context: object) -> When:
    return resolve(find(text)[0], DateContext(**context), (Passage(0, 5),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "issued", "date"),
    [
        ("5月9日", "2023-05-18", "2023-05-09"),
        ("12月29日上午", "2024-01-03", "2023-12-29"),
        ("1月2日", "2024-01-03", "2024-01-02"),
        ("1月28日", "2024-01-03", "2024-01-28"),
        ("2月20日", "2024-01-03", "2023-02-20"),
        ("12月31日", "2023-12-31", "2023-12-31"),
        ("1月5日", "2023-12-28", "2023-01-05"),
        ("将于1月5日举行", "2023-12-28", "2024-01-05"),
        ("计划12月底前完成", "2023-03-08", "2023-12"),
        ("6月1日起", "2023-05-18", "2023-06-01"),
        ("11月", "2024-01", "2023-11"),
        ("十二月三十日", "2021-01-06", "2020-12-30"),
        ("2月29日", "2023-03-10", "2020-02-29"),
        ("8月上旬", "2023", "2023-08"),
        ("今年3月", "2021-12-18", "2021-03"),
        ("去年12月", "2021-01-18", "2020-12"),
        ("明年6月底", "2024-01-03", "2025-06"),
        ("去年", "2021-01-18", "2020"),
        ("昨天上午", "2023-12-20", "2023-12-19"),
        ("昨日", "2024-01-01", "2023-12-31"),
        ("前天", "2024-03-01", "2024-02-28"),
        ("本月15日", "2023-12-20", "2023-12-15"),
        ("上月28日", "2024-01-05", "2023-12-28"),
        ("上周五", "2024-01-03", "2023-12-29"),
        ("本周二", "2024-01-03", "2024-01-02"),
        ("周五", "2024-01-03", "2023-12-29"),
        ("28日", "2023-12-30", "2023-12-28"),
        ("28日", "2024-01-03", "2023-12-28"),
        ("教师节当天", "2020-09-16", "2020-09-10"),
        ("“七一”前夕", "2023-07-05", "2023-06"),
        ("元旦前夕", "2024-01-03", "2023-12"),
        ("国庆节期间", "2022-10-20", "2022-10"),
        ("六一前夕", "2022-06-10", "2022-05"),
        ("端午节，社区包粽子", "2019-07-10", "2019"),
        ("第二季度", "2019-07-10", "2019"),
        ("第四季度", "2020-01-10", "2019"),
        ("近日", "2023-05-18", None),
        ("日前", "2023-05-18", None),
    ],
)
def test_from_the_issue(text: str, issued: str, date: str | None) -> None:
    assert dated(text, issued=known(issued)).date == date


@pytest.mark.parametrize(
    ("text", "previous", "date", "basis"),
    [
        ("当天下午", "2023-12-29", "2023-12-29", "stated"),
        ("次日", "2023-12-31", "2024-01-01", "inferred"),
        ("翌日", "2024-02-28", "2024-02-29", "inferred"),
        ("前一天", "2024-03-01", "2024-02-29", "inferred"),
        ("8日上午", "2024-11-07", "2024-11-08", "stated"),
        ("当天", "2024-11", "2024-11", "stated"),
        ("次日", "2024-11", None, "none"),
        ("次日", None, None, "none"),
        ("31日", "2024-11-07", None, "none"),
        ("当年10月", "1998-04-02", "1998-10", "inferred-year"),
        ("次年3月", "1998-04-02", "1999-03", "inferred-year"),
        ("当月", "1998-04-02", "1998-04", "inferred"),
    ],
)
def test_from_the_date_before(text: str, previous: str | None, date: str | None, basis: str) -> None:
    when = dated(text, previous=known(previous) if previous else None)
    assert (when.date, when.basis) == (date, basis)


@pytest.mark.parametrize(
    ("text", "date", "end", "edtf"),
    [
        ("2018年11月5日", "2018-11-05", None, "2018-11-05"),
        ("2018年11月5日至7日", "2018-11-05", "2018-11-07", "2018-11-05/2018-11-07"),
        ("2018年12月30日至1月2日", "2018-12-30", "2019-01-02", "2018-12-30/2019-01-02"),
        ("2016—2018年", "2016", "2018", "2016/2018"),
        ("2018年1至3月", "2018-01", "2018-03", "2018-01/2018-03"),
        ("2018年第二季度", "2018", None, "2018-34"),
        ("2018年上半年", "2018", None, "2018-40"),
        ("11月5日", "--11-05", None, "XXXX-11-05"),
        ("11月6日至10日", "--11-06", "--11-10", "XXXX-11-06/XXXX-11-10"),
        ("11月", "--11", None, "XXXX-11"),
    ],
)
def test_without_any_context(text: str, date: str, end: str | None, edtf: str) -> None:
    when = dated(text)
    assert (when.date, when.end, when.edtf) == (date, end, edtf)


@pytest.mark.parametrize(
    "text",
    ["2021年2月30日", "2021年2月29日", "2021-02-30", "2021.4.31", "二〇二一年六月三十一日", "2021年2月27日至30日", "6月31日", "2月30日"],
)
def test_a_day_that_no_calendar_has_is_no_day(text: str) -> None:
    when = dated(text, issued=known("2021-07-05"))
    assert (when.date, when.end, when.rule) == (None, None, "date.impossible")
    assert when.evidence


@pytest.mark.parametrize(("text", "date"), [("2024年2月29日", "2024-02-29"), ("2月29日", "2024-02-29"), ("6月30日", "2025-06-30")])
def test_a_day_that_some_years_have(text: str, date: str) -> None:
    assert dated(text, issued=known("2025-07-05")).date == date


def test_the_order_of_sources() -> None:
    page, own, issued, dateline = (anchor("2015-03-01"),), (anchor("2016-03-01"),), known("2017-03-02"), known("2018-03-02")
    everything = {"page": page, "anchors": own, "issued": issued, "dateline": dateline, "chronicle": known("2019")}
    years = []
    for name in ("chronicle", "dateline", "issued", "anchors", "page", None):
        years.append((dated("3月1日", **everything).date, dated("3月1日", **everything).rule))
        everything.pop(name, None)  # type: ignore[arg-type]
    assert years == [
        ("2019-03-01", "date.year-from-title"), ("2018-03-01", "date.year-from-dateline"), ("2017-03-01", "date.year-from-issue"),
        ("2016-03-01", "date.year-from-article"), ("2015-03-01", "date.year-from-page"), ("--03-01", "date.no-year"),
    ]


def test_programme_years_come_after_full_dates_and_before_the_rest_of_the_page() -> None:
    programme, full = anchor("2021", 0, "programme"), anchor("2019-07-01", 5)
    assert dated("3月1日", anchors=(programme, full)).date == "2019-03-01"
    assert dated("3月1日", anchors=(programme,), page=(full,)).date == "2021-03-01"


def test_a_bare_year_is_the_last_resort() -> None:
    assert dated("3月1日", anchors=(anchor("2014"),), page=(anchor("2019-07-01"),)).date == "2019-03-01"
    assert dated("3月1日", anchors=(anchor("2014"), anchor("2016", 3))).date == "2016-03-01"


def test_years_of_a_foundation_do_not_date_the_news() -> None:
    assert dated("3月1日", anchors=(anchor("1951-09-01"), anchor("2020-02-10", 50))).date == "2020-03-01"


def test_a_story_over_new_year() -> None:
    mention = find("，，，，1月5日")[0]
    assert resolve(mention, DateContext(anchors=(anchor("2022-12-20", 0),))).date == "2023-01-05"
    later = find("12月20日")[0]
    assert resolve(later, DateContext(anchors=(anchor("2023-01-05", 40),))).date == "2022-12-20"


def test_evidence_is_the_words_and_what_gave_the_year() -> None:
    assert dated("3月1日", issued=known("2023-03-08")).evidence == (Passage(0, 5), Passage(900, 910))
    assert dated("2022年3月1日", issued=known("2023-03-08")).evidence == (Passage(0, 5),)


def test_the_lunar_calendar_is_used_on_demand() -> None:
    issued = known("2023-07-05")
    assert dated("端午节当天", issued=issued).date == "2023"
    assert dated("端午节当天", issued=issued, lunar_days=True).date == "2023-06-22"
    assert dated("春节前夕", issued=known("2024-02-20"), lunar_days=True).date == "2024-02"


def test_after_keeps_the_last_known_date() -> None:
    context = DateContext(previous=known("2023-01-01"))
    assert context.after(When(rule="date.vague")) is context
    assert context.after(known("2023-02-01")).previous == known("2023-02-01")


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2021-03-17", (2021, 3, 17)), ("2021-03", (2021, 3, None)), ("--03-17", (None, 3, 17)), ("--03", (None, 3, None))],
)
def test_parts(date: str, expected: tuple[int | None, int | None, int | None]) -> None:
    assert parts(known(date)) == expected


MENTIONS = st.sampled_from([
    "5月9日", "12月29日至1月2日", "8日", "当天", "次日", "昨天", "今年3月", "去年", "上周五", "上月31日", "“七一”前夕", "春节期间",
    "第二季度", "近日", "2月29日", "除夕",
])
DATES = st.one_of(
    st.none(), st.dates().map(str), st.dates().map(lambda d: str(d)[:7]), st.dates().map(lambda d: str(d)[:4]), st.just("--02-28"),
).map(lambda d: d and known(d))


@given(MENTIONS, DATES.filter(lambda w: w is None or w.date is None or not w.date.startswith("--")), DATES)
def test_every_date_is_well_formed(text: str, issued: When | None, previous: When | None) -> None:
    year = parts(issued)[0]
    if year is not None and not 2 < year < 9990:
        return
    when = resolve(find(text)[0], DateContext(issued=issued, previous=None if parts(previous)[0] in (1, 9999) else previous))
    assert when.date is None or iso(*parts(when)) == when.date
    assert (when.date is None) == (when.edtf is None)
