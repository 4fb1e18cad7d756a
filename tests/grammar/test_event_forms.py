"""Events in pages that are no plain report: chronicles by months, diaries with the weather, digests, pictures, schedules."""

from __future__ import annotations

from marked import document

from jiedao.loaders.read import read_document


def told(page: str) -> list[str]:
    """`visit 2021-03-17`, of all articles."""
    return [f"{e.kind} {e.when.date or '-'}" for one in read_document(document(page)).articles for e in one.events]


def test_entries_under_the_names_of_months() -> None:
    page = (
        "2021年大事记\n雨花台区梅山街道办编\n一月\n5日　街道党工委书记白露主持召开党工委会议。\n12日　副区长孙立到丁香小区检查春运工作。\n"
        "二月\n3日　春耕现场会在丁香社区召开，办事处主任钱多讲话。\n"
    )
    assert told(page) == ["meeting 2021-01-05", "visit 2021-01-12", "meeting 2021-02-03"]


def test_bare_days_of_one_journey_are_no_entries() -> None:
    page = (
        "副区长白露到梅山街道调研\n2021年3月17日至18日，副区长白露到雨花台区梅山街道调研，街道党工委书记赵海燕陪同。\n"
        "17日上午，白露来到丁香小区。\n18日上午，白露来到玉兰苑。\n"
    )
    assert told(page) == ["visit 2021-03-17", "visit 2021-03-18"]


def test_days_of_a_diary_with_the_weather() -> None:
    page = (
        "驻村日记\n2023年5月8日 星期一 晴\n上午，镇长白露到丁香村察看水渠。\n"
        "2023年5月9日 星期二 多云\n今天，县审计局局长钱多带着干部来丁香村走访，送来米油。\n"
    )
    assert told(page) == ["visit 2023-05-08", "visit 2023-05-09"]


def test_days_behind_triangles_are_items_and_pictures_are_none() -> None:
    page = (
        "简明新闻\n▲3月9日，区文旅局副局长白露到雨花台区梅山街道督导农家书屋建设。\n▲3月10日，梅山街道在丁香小区开展消防演练。\n"
        "▲3月11日，梅山街道召开防汛工作会议。\n▲梅山街道总工会日前走访慰问环卫工人。\n"
    )
    assert told(page) == ["visit --03-09", "activity --03-10", "meeting --03-11", "visit -"]


def test_several_days_in_one_sentence() -> None:
    sentence = "2024年6月3日，街道举行开班式，白露主任作动员讲话；4日，街道召开座谈会，孙立书记主持；会议开了一天。"
    assert told("梅山街道简讯\n" + sentence) == ["ceremony 2024-06-03", "meeting 2024-06-04"]


def test_a_schedule_tells_of_nothing() -> None:
    assert told("一周工作安排\n5月23日下午，梅山街道办事处主任白露到丁香小区调研加装电梯。\n") == []
    assert told("白露调研加装电梯\n5月23日下午，梅山街道办事处主任白露到丁香小区调研加装电梯。\n") == ["visit --05-23"]


def test_the_day_on_which_a_reporter_heard_of_it_is_none() -> None:
    assert told("梅山街道简讯\n记者8日获悉，3月7日梅山街道举办招聘会，副局长白露到场指导。\n") == ["activity --03-07"]


def test_a_picture_tells_of_what_the_text_does_not() -> None:
    page = (
        "梅山街道举办邻里节\n2021年3月17日，雨花台区梅山街道举办邻里节，街道党工委书记白露致辞。\n"
        "图为3月9日，丁香社区举办剪纸培训班，社区书记孙立授课。\n"
    )
    assert told(page) == ["activity 2021-03-17", "training 2021-03-09"]
