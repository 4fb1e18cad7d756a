"""Invented pages that are no plain report: bulletins with counted items, interviews, minutes, chronicles, small columns."""

from __future__ import annotations

import pytest
from cutting import DRILL, MEETING, TRIP, cut, titles, words

from jiedao.loaders.types import Page


def paragraphs(page: Page, number: int = 0) -> list[str | None]:
    return [words(page, span) for span in page.blocks[number].paragraphs]


def test_counted_items_of_a_numbered_bulletin_are_texts() -> None:
    page = cut(
        f"【驻村日记】第 3 期\n西山镇东湖村驻村工作队编　　 2024.05.12\n\n一、工作动态\n\n（一）推进征兵工作\n{MEETING}\n\n"
        f"（二）开阔眼界\n{TRIP}\n\n二、演练\n{DRILL}\n"
    )
    assert titles(page) == ["（一）推进征兵工作", "（二）开阔眼界", "二、演练"]
    assert words(page, page.issue) == "第3期"


def test_counted_parts_under_a_headline_stay_one_text() -> None:
    page = cut(
        f"工作简报\n第 3 期\n西山街道办事处编　　2024年5月12日\n\n西山街道为民办实事成效显著\n\n{MEETING}\n\n一、党建引领聚合力\n"
        f"{TRIP}\n\n二、居民议事解难题\n{DRILL}\n"
    )
    assert titles(page) == ["西山街道为民办实事成效显著"]


def test_counted_headings_under_the_name_of_a_collection() -> None:
    page = cut(
        f"# 西山街道政务公开栏\n\n> 公开单位：西山街道办　公开时间：2024-05-30\n\n## 一、征兵\n\n{MEETING}\n\n## 二、研学\n\n"
        f"{TRIP}\n", "text/markdown"
    )
    assert titles(page) == ["一、征兵", "二、研学"]
    page = cut(f"# 西山街道年度工作总结\n\n## 一、征兵\n\n{MEETING}\n\n## 二、研学\n\n{TRIP}\n", "text/markdown")
    assert titles(page) == ["西山街道年度工作总结"]


@pytest.mark.parametrize("mark", ["【01 {}】", "【02】{}", "03 {}"])
def test_sections_counted_with_a_nought_are_parts(mark: str) -> None:
    one, other = mark.format("谁来开会"), mark.format("会后接着干活")
    page = cut(
        f"这场坝坝会，把“关心事”办成了“开心事”\n\n{MEETING}\n\n{one}\n\n这是街道今年的第6场会议，居民到场听意见。\n\n{other}\n\n"
        "大家商定把闲置车棚改成会客厅，尽快动工。\n"
    )
    assert titles(page) == ["这场坝坝会，把“关心事”办成了“开心事”"]


def test_what_several_say_is_no_headline() -> None:
    page = cut(
        "您的问题，我来答\n\n[主持人]：各位网友下午好！今天请来两位嘉宾。\n[王芳]：好的。我们社区成立于2002年，有居民4126户。\n\n"
        "[网友“老街坊”]：说好10月底完工，咋还在挖？\n[王芳]：这位网友问得好，工期顺延到月底。\n\n"
        "问：食堂什么时候开张？（居民 老伯）\n答（李秀兰）：开。月底试营业，可容纳60人就餐。\n"
    )
    assert titles(page) == ["您的问题，我来答"]
    assert len(paragraphs(page)) == 6
    assert page.blocks[0].byline is None


def test_label_lines_belong_to_the_text_of_minutes() -> None:
    page = cut(
        "班子会议纪要\n\n时间：6月29日（星期四）下午3:00\n地点：三楼会议室\n主持：书记 王芳\n参加：李秀兰、王德胜\n记录：张伟\n\n"
        "1. 王芳传达会议精神。\n"
    )
    assert titles(page) == ["班子会议纪要"]
    assert len(paragraphs(page)) == 6


def test_label_lines_of_a_notice_stay_what_they_were() -> None:
    page = cut(f"征兵工作推进会召开\n发布时间：2024-05-07　来源：西山街道\n\n{MEETING}\n\n地点：三楼会议室\n")
    assert len(paragraphs(page)) < 3


def test_small_columns_behind_the_texts() -> None:
    page = cut(
        f"征兵工作推进会召开\n\n{MEETING}\n（街道办）\n\n简　讯\n\n▲{TRIP}\n▲{DRILL}\n\n鸣　谢\n\n"
        "敬老院重修，承各界乡贤解囊，芳名如下：\n李秀兰女士　贰万元正\n王德胜先生　壹万元正\n敬老院管委会谨启\n"
    )
    assert titles(page) == ["征兵工作推进会召开", "简讯", "鸣谢"]


def test_small_words_that_are_no_columns() -> None:
    page = cut(f"征兵工作推进会召开\n\n{MEETING}\n通知\n{TRIP}\n")
    assert titles(page) == ["征兵工作推进会召开"]


def test_a_chronicle_of_one_year() -> None:
    page = cut(
        "大  事  记\n西山街道志（续编）  ·  23 ·\n\n2 0 2 0 年\n\n" "1月8日    街道召开党建引领社区治理总\n"
        "结会，书记王芳主持，组织部副部长到会讲\n话。\n"
        "同月   辖区内隆鑫食品有限责任公司经\n理捐赠口罩2万只。\n2月11日   区长来街道检查社区疫情防\n控工作，先后到两个社区，看望值守人员。\n"
    )
    assert titles(page) == ["大事记"]
    assert len(paragraphs(page)) == 3
    assert words(page, page.blocks[0].dateline) == "2020年"


def test_rules_part_texts_and_are_part_of_none() -> None:
    page = cut(f"征兵工作推进会召开\n\n{MEETING}\n\n——————\n又讯　{TRIP}\n\n————————————\n\n关于道路封闭施工的通告\n\n{DRILL}\n")
    assert titles(page) == ["征兵工作推进会召开", "又讯", "关于道路封闭施工的通告"]


def test_a_path_through_a_site_is_no_headline() -> None:
    page = cut(f"中国西山·西山街道\n政务动态 ＞ 详细\n\n征兵工作推进会召开\n\n{MEETING}\n{TRIP}\n")
    assert titles(page) == ["征兵工作推进会召开"]


def test_a_picture_with_its_photographer_ends_no_text() -> None:
    page = cut(f"征兵工作推进会召开\n\n{MEETING}\n\n5月6日，部长（左二）向新兵赠送用品。（王芳 摄）\n\n{TRIP}\n")
    assert titles(page) == ["征兵工作推进会召开"]
    assert len(page.blocks[0].captions) == 1


def test_pictures_before_lines_of_an_account_part_no_texts() -> None:
    page = cut(
        f"西山街道：百人共绘“侨味”，这个中秋有点不一样\n西山街道融媒 西山微讯 2023年09月27日 20:31 福建\n⬆️ 点击蓝字 关注我们\n"
        f"{MEETING}\n📷 图为活动现场\n{TRIP}\n🌕 活动亮点一览\n{DRILL}\n"
    )
    assert titles(page) == ["西山街道：百人共绘“侨味”，这个中秋有点不一样"]


def test_headlines_in_two_lines_apart() -> None:
    page = cut(f"区农业农村局来我镇\n\n督导春耕备耕\n\n{MEETING}\n\n全镇举办青少年活动\n\n{TRIP}\n")
    assert titles(page) == ["区农业农村局来我镇督导春耕备耕", "全镇举办青少年活动"]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("【旗县动态】征兵工作推进会召开", "征兵工作推进会召开"),
        ("【书记在线】您的问题，我来答", "【书记在线】您的问题，我来答"),
        ("附表：领导干部包村一览表", "领导干部包村一览表"),
    ],
)
def test_titles_as_printed(printed: str, title: str) -> None:
    below = "姓名\t职务\n王芳\t镇长\n" if printed.startswith("附") else f"{MEETING}\n"
    page = cut(f"西山街道打造书香街道\n\n{TRIP}\n\n{printed}\n\n{below}")
    assert titles(page)[-1] == title


def test_headings_at_the_head_of_their_paragraph() -> None:
    page = cut(f"<h2>西山街道双拥共建</h2><p>{DRILL}</p><p><b>送清凉到军营</b>　{MEETING}</p><p><b>重要</b>：{TRIP}</p>", "text/html")
    assert paragraphs(page) == [DRILL, "送清凉到军营", MEETING, f"重要：{TRIP}"]
    page = cut(f"征兵工作推进会召开\n\n{MEETING}\n\n編後　{TRIP}\n\n啟事　{DRILL}\n")
    assert titles(page) == ["征兵工作推进会召开", "启事"]
    assert paragraphs(page) == [MEETING, "编后", TRIP]
    assert page.text.passage(page.blocks[1].title.start, page.blocks[1].title.end)  # type: ignore[union-attr]


YEARBOOK = (
    "云山年鉴（2023）\n\n　　【“诗意七夕”活动】　　8月12日，由街道\n团工委、街道商会主办的“诗意七夕”活动在\n文化广场举行，居民六十人参加活动。\n"
    "　　【居委会换届选举】　6月12日，街道完成\n十九个居委会换届选举工作。\n"
)


def test_entries_of_a_yearbook_are_texts_with_their_headings() -> None:
    page = cut(YEARBOOK)
    assert titles(page) == ["“诗意七夕”活动", "居委会换届选举"]
    assert words(page, page.blocks[0].paragraphs[0]) == "8月12日，由街道团工委、街道商会主办的“诗意七夕”活动在文化广场举行，居民六十人参加活动。"


def test_bracketed_heads_elsewhere_are_parts() -> None:
    assert titles(cut(YEARBOOK.replace("年鉴", "街道动态"))) != ["“诗意七夕”活动", "居委会换届选举"]
    assert len(cut("云山年鉴\n【主持人】：6月12日开会，大家都来了，会场坐满。\n【嘉宾】：6月13日继续，大家又都来了，会场坐满。\n").blocks) <= 1
