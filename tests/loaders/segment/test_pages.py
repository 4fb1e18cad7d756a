"""Layouts of invented pages and the articles that are cut from them."""

from __future__ import annotations

import time

import pytest
from cutting import MEETING, TRIP, cut, words

from jiedao.loaders.types import Page


def outline(page: Page) -> list[tuple[str | None, str | None, int]]:
    """Title, byline and number of paragraphs of every article."""
    return [(words(page, b.title), words(page, b.byline), len(b.paragraphs)) for b in page.blocks]


def tables(page: Page) -> list[list[list[str | None]]]:
    return [[[words(page, cell) for cell in row] for row in table.rows] for block in page.blocks for table in block.tables]


def test_a_newspaper_page() -> None:
    page = cut(
        "西山报\n2023年5月18日　星期四　第112期　本期4版\n东城区西山街道党工委、办事处主办\n\n"
        f"街道召开征兵工作推进会\n\n{MEETING}\n\n会议提出了三点要求。\n\n（街道武装部）\n\n居民参观科技馆\n——孩子们大开眼界\n\n{TRIP}（记者 张三）\n"
    )
    assert outline(page) == [("街道召开征兵工作推进会", "街道武装部", 2), ("居民参观科技馆", "张三", 1)]
    assert words(page, page.blocks[1].subtitle) == "——孩子们大开眼界"
    assert [words(page, s) for s in page.masthead] == ["西山报", "2023年5月18日 星期四 第112期 本期4版", "东城区西山街道党工委、办事处主办"]
    assert (words(page, page.publisher), words(page, page.issue)) == ("东城区西山街道党工委、办事处", "第112期")


def test_headlines_of_two_lines() -> None:
    page = cut(f"街道召开2018年度\n征兵工作推进会\n\n{MEETING}\n\n桃园小区电梯完工\n居民圆了“电梯梦”\n\n{TRIP}\n")
    assert outline(page) == [("街道召开2018年度征兵工作推进会", None, 1), ("桃园小区电梯完工居民圆了“电梯梦”", None, 1)]


def test_headlines_after_their_texts() -> None:
    page = cut(f"{MEETING}\n（街道武装部）\n 西山街道组织青少年参观科技馆\n\n{TRIP}\n（街道团工委）\n 征兵工作推进会召开\n")
    assert outline(page) == [("征兵工作推进会召开", "街道武装部", 1), ("西山街道组织青少年参观科技馆", "街道团工委", 1)]


def test_a_digest_far_from_its_headline() -> None:
    page = cut(
        f"{MEETING}\n（街道武装部）\n 街道第三季度重点工作进展情况\n\n{TRIP}\n（街道团工委）\n 青少年参观市科技馆\n\n"
        "养老服务。完成日间照料中心改造。\n垃圾分类。新建投放点十二处。\n电梯加装。竣工九台，在建四台。\n（党政办）\n"
    )
    assert outline(page) == [(None, "街道武装部", 1), ("青少年参观市科技馆", "街道团工委", 1), ("街道第三季度重点工作进展情况", "党政办", 3)]


def test_parts_of_an_article_are_no_articles() -> None:
    page = cut(f"西山街道推进基层治理\n\n{MEETING}\n一、党建引领聚合力\n{TRIP}\n二、居民议事解难题\n{TRIP}\nPART 03　下一步\n{TRIP}\n")
    assert outline(page) == [("西山街道推进基层治理", None, 7)]


def test_a_damaged_text_without_headline() -> None:
    assert outline(cut(f"{MEETING}\n{TRIP}(来源:西山发布)\n免责声明:图文版权归原作者所有。\n")) == [(None, "西山发布", 2)]


def test_a_page_of_a_portal() -> None:
    page = cut(
        "<html><head><title>西山街道召开推进会-东城区人民政府</title></head><body><div><a href='/'>首页</a><a href='/b'>新闻中心</a></div>"
        "<div>您的位置：<a href='/'>首页</a> > 正文</div><table><tr><td>西山街道召开推进会</td></tr>"
        "<tr><td>时间：2020-06-18 来源：西山街道办事处 点击：<script>c()</script>23 次</td></tr>"
        "<tr><td><p>" + MEETING + "</p><p><strong>成效明显</strong></p><p>" + TRIP + "</p></td></tr></table><div>上一篇：<a href='2'>街道开展演练活动</a></div>"
        "<div>【打印本页】【关闭窗口】</div>"
        "<div>版权所有：东城区人民政府 苏ICP备12345678号</div></body></html>",
        "text/html",
    )
    assert outline(page) == [("西山街道召开推进会", "西山街道办事处", 3)]
    assert words(page, page.blocks[0].dateline) == "2020-06-18"
    furniture = "|".join(words(page, s) or "" for s in page.furniture)
    assert all(part in furniture for part in ("您的位置", "上一篇", "打印本页", "ICP备"))


def test_a_bulletin_of_several_headings() -> None:
    page = cut(
        f"<html><head><title>西山街道每周动态</title></head><body><h1>西山街道每周动态</h1><h2>街道召开征兵推进会</h2><p>{MEETING}</p>"
        f"<h2>青少年参观科技馆</h2><p>{TRIP}</p></body></html>",
        "text/html",
    )
    assert [title for title, _, _ in outline(page)] == ["街道召开征兵推进会", "青少年参观科技馆"]


def test_a_report_with_signature_and_date() -> None:
    page = cut(
        f"# 西山街道年度工作总结\n\n东城区西山街道党政办公室\n\n2024年1月8日\n\n**一、稳步改善。** {MEETING}\n\n— 1 —\n\n**二、持续加强。** {TRIP}\n",
        "text/markdown",
    )
    assert outline(page) == [("西山街道年度工作总结", "东城区西山街道党政办公室", 2)]
    page = cut(f"街道召开征兵工作推进会\n\n{MEETING}\n\n{TRIP}\n\n西山街道党政办公室\n2024年1月8日\n")
    assert outline(page) == [("街道召开征兵工作推进会", "西山街道党政办公室", 2)]
    assert words(page, page.blocks[0].dateline) == "2024年1月8日"


def test_an_article_of_an_account() -> None:
    page = cut(
        "西山街道招聘会来啦！快来看\n\n原创　西山街道　西山发布　2024-03-12 18:06　江苏\n\n点击上方蓝字关注我们\n\n"
        f"{MEETING}\n\n现场有多火？\n\n{TRIP}\n\nEND\n\n来源｜街道公共服务办\n编辑｜西山融媒\n\n"
        "往期推荐\n● 西山春日赏花地图来了\n● 西山街道医保缴费指南\n\n阅读原文\n"
    )
    assert outline(page) == [("西山街道招聘会来啦！快来看", "街道公共服务办", 3)]
    assert words(page, page.blocks[0].dateline) == "2024-03-12"


def test_columns_that_came_apart() -> None:
    head = f"街道召开征兵工作推进会\n\n{MEETING}\n\n（街道武装部）\n\n西山街道爱心驿站一览\n\n名称\n\n一号驿站\n\n二号驿站\n\n三号驿站\n\n地址\n\n"
    equal = cut(head + "东风路1号\n东风路2号\n东风路3号\n")
    assert tables(equal) == [[["名称", "地址"], ["一号驿站", "东风路1号"], ["二号驿站", "东风路2号"], ["三号驿站", "东风路3号"]]]
    assert [title for title, _, _ in outline(equal)] == ["街道召开征兵工作推进会", "西山街道爱心驿站一览"]
    unequal = cut(head + "东风路1号\n东风路2号\n")
    assert [len(table) for table in tables(unequal)] == [4, 3]
    assert all(len(row) == 1 for table in tables(unequal) for row in table)


def test_tables_of_every_kind() -> None:
    rows = [["名称", "地址"], ["一号驿站", "东风路1号"]]
    tabbed = cut(f"西山街道新增驿站\n\n{MEETING}\n\n名称\t地址\n一号驿站\t东风路1号\n")
    marked = cut(f"# 西山街道新增驿站\n\n{MEETING}\n\n| 名称 | 地址 |\n| --- | --- |\n| 一号驿站 | 东风路1号 |\n", "text/markdown")
    html = "<table><tr><th>名称</th><th>地址</th></tr><tr><td>一号驿站</td><td>东风路1号</td></tr></table>"
    page = cut(f"<html><body><h1>西山街道新增驿站</h1><p>{MEETING}</p>{html}</body></html>", "text/html")
    assert tables(tabbed) == tables(marked) == tables(page) == [rows]
    assert all(block.tables[0].header for p in (tabbed, marked, page) for block in p.blocks)


def test_records_of_a_dump_are_articles() -> None:
    rows = f"(1,'街道召开征兵推进会','<p>{MEETING}</p>'),(2,'青少年参观科技馆','<p>{TRIP}</p>\\n<p>{MEETING}</p>');"
    page = cut(f"INSERT INTO t VALUES {rows}", "application/sql")  # noqa: S608 - a text to be read, no query
    assert outline(page) == [("街道召开征兵推进会", None, 1), ("青少年参观科技馆", None, 2)]


def test_captions_stand_apart() -> None:
    page = cut(f"街道召开征兵工作推进会\n\n{MEETING}\n\n▲会议现场\n\n{TRIP}\n")
    assert [words(page, s) for s in page.blocks[0].captions] == ["▲会议现场"]
    assert len(page.blocks[0].paragraphs) == 2


def test_cutting_stays_linear() -> None:
    """Hostile texts: ten times the size may not take much more than ten times as long."""
    for unit in ("<!--", "街 ", "《", "?；顒", "街道\n", "<div>", "| a | b |\n", "锛?", "名称\n街道\n", "'\\'", "**", " \n", "[a]("):
        small, large = unit * (4_000 // len(unit)), unit * (40_000 // len(unit))
        cut(small)
        began = time.process_time()
        cut(small)
        middle = time.process_time()
        cut(large)
        spent = time.process_time() - middle
        assert spent < max(1.0, 60 * (middle - began)), unit


FIRST = "5月11日，西山街道召开防汛工作会，办事处副主任李静主持会议，各社区负责人参加。"
SECOND = "5月10日，东湖社区举行百家宴，社区书记王芳参加，居民三百余人欢聚一堂。"
REST = "会后，李静带队检查东湖小区排水设施，要求落实防汛责任。"


@pytest.mark.parametrize(
    ("out", "into"),
    [
        ("（下转第2版）", "（上接第1版）"), ("\n（下转第2版）", "（上接第1版）"), ("\n\n下转第二版", "\n上接第一版\n\n"), ("（下转2版）", "（紧上接1版）"),
    ],
)
def test_a_text_that_goes_on_elsewhere_is_one(out: str, into: str) -> None:
    page = cut(f"西山街道召开防汛工作会\n\n{FIRST}{out}\n\n东湖社区举行百家宴\n\n{SECOND}\n\n{into}{REST}\n")
    assert [(words(page, b.title), [words(page, p) for p in b.paragraphs]) for b in page.blocks] == [
        ("西山街道召开防汛工作会", [FIRST, REST]), ("东湖社区举行百家宴", [SECOND]),
    ]


def test_two_texts_go_on_each_with_its_own_part() -> None:
    page = cut(
        f"西山街道召开防汛工作会\n\n{FIRST}（下转第2版）\n\n东湖社区举行百家宴\n\n{SECOND}（下转第3版）\n\n"
        "（上接第1版）百家宴上，东湖社区为老人献上歌舞，宴席持续到晚上。\n\n（上接第1版）防汛工作会要求，西山街道要备足沙袋。\n"
    )
    assert [[words(page, p)[:6] for p in b.paragraphs] for b in page.blocks] == [["5月11日，", "防汛工作会要"], ["5月10日，", "百家宴上，东"]]


def test_a_part_without_a_beginning_stays_by_itself() -> None:
    page = cut(f"东湖社区举行百家宴\n\n{SECOND}\n\n（上接第1版）{REST}\n")
    assert [[words(page, p) for p in b.paragraphs] for b in page.blocks] == [[SECOND], [REST]]


def test_the_last_headline_stands_behind_the_last_text() -> None:
    page = cut(f"{FIRST}\n\n西山街道召开防汛工作会\n\n{SECOND}\n\n东湖社区举行百家宴\n")
    assert [words(page, b.title) for b in page.blocks] == ["西山街道召开防汛工作会", "东湖社区举行百家宴"]
    assert [words(page, b.title) for b in cut(f"{FIRST}\n\n西山街道召开防汛工作会\n").blocks] == ["西山街道召开防汛工作会"]


@pytest.mark.parametrize(
    ("insert", "day", "dateline"),
    [
        ("INSERT INTO `t` VALUES", "'20210318'", "2021-03-18"),
        ("INSERT INTO `t` VALUES", "'20211318'", None),
        ("INSERT INTO t (title, body, pubtime) VALUES", "'1616000400'", "2021-03-18"),
        ("INSERT INTO t (title, body, phone) VALUES", "'20210318'", None),
    ],
)
def test_a_column_of_bare_figures_dates_a_record(insert: str, day: str, dateline: str | None) -> None:
    page = cut(f"{insert} ('街道召开征兵推进会','{MEETING}',{day});", "application/sql")
    (block,) = page.blocks
    assert (words(page, block.dateline) if block.dateline else None) == dateline


def test_a_headline_that_stands_under_pictures_twice_over() -> None:
    title = "街道召开征兵工作推进会"
    page = cut(f"{title}\n\n{title}\n\n{MEETING}\n\n{title}\n\n会议提出了三点要求，各社区表了态。\n")
    assert outline(page) == [(title, None, 2)]
