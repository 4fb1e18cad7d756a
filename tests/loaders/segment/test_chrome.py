"""What web pages print around a text: paths, fields of the site, controls, neighbours, stamps."""

from __future__ import annotations

from cutting import cut, titles, words

BODY = "近日，梅山镇开展环境整治行动，清理垃圾三十处，动员村民二百人，镇容镇貌有了改变。\n"


def test_a_title_that_looks_like_a_field_over_a_stamp() -> None:
    page = cut(f"当前位置：首页新闻动态正文\n\n云山：梅山镇整治环境迎春节\n\n2014-01-09 00:00:00 |  云山建设信息中心 |\n\n{BODY}")
    assert titles(page) == ["云山：梅山镇整治环境迎春节"]


def test_a_field_of_the_site_announces_no_list() -> None:
    assert titles(cut(f"第2版 ：综合\n\n报刊搜索：\n搜索\n梅山镇村部大楼落成揭牌\n{BODY}{BODY}")) == ["梅山镇村部大楼落成揭牌"]


def test_the_headline_of_the_next_page_belongs_to_no_text() -> None:
    page = cut(f"梅山镇开展环境整治\n{BODY}作者：王开山 李青河\n下一篇：\n三联村：一村一游园 村民开门见景\n")
    assert titles(page) == ["梅山镇开展环境整治"]
    assert words(page, page.blocks[0].byline) == "王开山 李青河"
    assert all("三联村" not in (words(page, span) or "") for block in page.blocks for span in (*block.paragraphs, *block.captions))


def test_an_office_and_several_people_below_the_title_and_controls() -> None:
    page = cut(f"红旗飘飘担使命 歌声阵阵颂党恩\n\n云山市梅山县委组织部 王开山 李青河\n\n梅山网来稿 打印 纠错 投稿须知 投稿\n\n{BODY}")
    assert titles(page) == ["红旗飘飘担使命 歌声阵阵颂党恩"]
    assert words(page, page.blocks[0].byline) == "云山市梅山县委组织部 王开山 李青河"


def test_who_edited_is_no_source() -> None:
    page = cut(f"梅山镇开展环境整治\n发布时间：2021-12-15 来源： 编审：网管中心 浏览量：1983\n{BODY}作者：王开山\n")
    assert words(page, page.blocks[0].byline) == "王开山"
