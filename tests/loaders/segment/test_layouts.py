"""Invented pages in the layouts of papers, bulletins, portals and dumps, and what is cut from them."""

from __future__ import annotations

import time

import pytest
from cutting import DRILL, MEETING, TRIP, cut, titles, words

from jiedao.loaders.types import Page


def bylines(page: Page) -> list[str | None]:
    return [words(page, block.byline) for block in page.blocks]


def datelines(page: Page) -> list[str | None]:
    return [words(page, block.dateline) for block in page.blocks]


def masthead(page: Page) -> list[str | None]:
    return [words(page, span) for span in page.masthead]


def paragraphs(page: Page, number: int = 0) -> list[str | None]:
    return [words(page, span) for span in page.blocks[number].paragraphs]


@pytest.mark.parametrize(
    "days",
    [
        ("●5月6日（星期一）", "●5月8日（星期三）"),
        ("【5月6日】", "【5月8日】"),
        ("5月6日", "5月8日至9日"),
        ("星期一（5月6日）", "星期三至星期五"),
        ("2024年5月6日　星期一", "2024年5月8日　星期三"),
        ("一月", "二月"),
    ],
)
def test_days_of_a_diary_stay_in_order(days: tuple[str, str]) -> None:
    entries = ("上午，书记主持召开工作例会。", "全天，主任到东湖社区走访居民。")
    page = cut(f"西山街道领导一周活动\n\n{days[0]}\n{entries[0]}\n\n{days[1]}\n{entries[1]}\n")
    assert titles(page) == ["西山街道领导一周活动"]
    assert [p and p.replace(" ", "") for p in paragraphs(page)] == [
        days[0].replace("\u3000", ""), entries[0], days[1].replace("\u3000", ""), entries[1],
    ]  # fmt: skip
    assert not page.masthead


def test_a_diary_of_unfinished_sentences_and_of_people() -> None:
    page = cut("西山街道工作日志\n\n【5月6日】\n上午：书记参加区委农村工作会\n下午：主任检查春耕生产\n\n【5月8日】\n全天：班子成员下沉社区\n")
    assert len(paragraphs(page)) == 5
    page = cut(f"领导活动\n●街道书记\n{MEETING}\n●街道主任\n{TRIP}\n{DRILL}\n")
    assert paragraphs(page) == ["●街道书记", MEETING, "●街道主任", TRIP, DRILL]


def test_a_title_that_dates_its_diary_is_no_masthead() -> None:
    page = cut(f"西山街道一周要事（2024年5月6日—5月10日）\n\n西山街道党政办整理\n\n●5月6日（星期一）\n上午，{MEETING}\n●5月8日\n{TRIP}\n")
    assert titles(page) == ["西山街道一周要事（2024年5月6日—5月10日）"]
    assert bylines(page) == ["西山街道党政办"]
    page = cut(f"一周工作\n（2024.5.6—5.10）\n5月6日\n{MEETING}\n5月8日\n{TRIP}\n")
    assert (bylines(page), datelines(page)) == ([None], ["2024.5.6—5.10"])


@pytest.mark.parametrize(
    "head",
    [
        "西山报　2024年5月10日　星期五　第3版　要闻",
        "西山新闻　要闻·综合　2024年5月10日　星期五　责编：李静　版式：方圆",
        "西山\nXISHAN XINWEN\n2024年5月10日　总第213期　　西山街道党工委主办　　主编：李静　　电子信箱：略",
        "西山乡讯\n西山侨联、西山街道合编　二〇二四年第四期（五月十日出版）",
        "西 山 人 家\n东城区西山街道办事处主办   内部资料 免费交流\n2024 年 5 月 10 日    第 11 期（总第 83 期）   编辑：李 静",
        "西山街道工作动态\n（第18期）\n西山街道党政办公室编　　　　2024年5月10日",
        "西 山 信 息\n2024 年 5 月（总第 27 期）\n西 山 街 道 党 政 办",
        "西山报\n西山街道主办\n2024 年 5 月 10 日\n第 9 期 共 2 版",
        "西山月报\n二〇二四年五月十日\n农历甲辰年四月初三\n总第5期",
        "西山政务要闻\n2024年5月10日",
        "西山街道一周要闻（5.6—5.10）\n\n街道党政办、信息科整理　　2024年5月12日",
    ],
)
def test_mastheads_in_many_forms(head: str) -> None:
    page = cut(f"{head}\n\n街道召开征兵工作推进会\n\n{MEETING}\n\n居民参观市科技馆\n\n{TRIP}\n")
    assert titles(page) == ["街道召开征兵工作推进会", "居民参观市科技馆"]
    assert len(masthead(page)) == len([line for line in head.split("\n") if not line.isascii()])
    assert all(block.subtitle is None and not block.captions and block.byline is None for block in page.blocks)


def test_a_headline_of_a_masthead_is_listed_once() -> None:
    page = cut(
        "西山报\n第5期　2024年5月10日\n本期要目\n街道召开征兵工作推进会\n居民参观市科技馆\n\n"
        f"街道召开征兵工作推进会\n\n{MEETING}\n\n居民参观市科技馆\n\n{TRIP}\n"
    )
    assert titles(page) == ["街道召开征兵工作推进会", "居民参观市科技馆"]
    assert len(paragraphs(page)) == 1


def test_heads_of_accounts_and_of_web_pages() -> None:
    page = cut(f"西山街道开展征兵工作\n\n西山发布　2024-05-10 19:30　江苏\n\n{MEETING}\n\n来源：区委宣传部\n一审：李静\n")
    assert (titles(page), bylines(page), datelines(page)) == (["西山街道开展征兵工作"], ["区委宣传部"], ["2024-05-10"])
    page = cut(f"西山微信公众号\n西山街道开展征兵工作\n原创 西山融媒 西山 2024-05-10 20:15 发表于四川\n点击蓝字关注我们\n{MEETING}\n🎈居民到场观看👏\n{TRIP}\n")
    assert (titles(page), datelines(page)) == (["西山街道开展征兵工作"], ["2024-05-10"])
    page = cut(f"西山召开推进会\n发布时间：2024-05-10 来源：西山融媒中心作者：李静浏览次数：88\n\n{MEETING}\n\n（责任编辑：李静）\n")
    assert (bylines(page), paragraphs(page)) == (["李静"], [MEETING])


def test_numbers_above_the_headlines_of_an_account() -> None:
    page = cut(
        "今日西山 | 一周工作回眸（5月6日—5月10日）\n\n西山街道　2024-05-12 08:30　发表于河南\n\n"
        f"01\n街道召开征兵工作推进会\n\n{MEETING}\n\n02\n居民参观市科技馆\n\n{TRIP}\n\n03\n社区消防演练举行\n\n{DRILL}\n\n编辑：李静\n"
    )
    assert titles(page) == ["街道召开征兵工作推进会", "居民参观市科技馆", "社区消防演练举行"]
    assert [len(block.paragraphs) for block in page.blocks] == [1, 1, 1]
    assert any("2024-05-12" in (line or "") for line in masthead(page))


@pytest.mark.parametrize("form", ["{n}.{head}。{text}", "{n}、{head}。{text}", "【{head}】{text}", "●{head}：{text}", "（{n}）{head}。{text}"])
def test_items_with_their_headline_in_the_paragraph(form: str) -> None:
    items = (("街道召开征兵工作推进会", MEETING), ("居民参观市科技馆", TRIP), ("社区举行消防演练", DRILL))
    body = "\n\n".join(form.format(n="123"[i] if "、" not in form else "一二三"[i], head=head, text=text) for i, (head, text) in enumerate(items))
    page = cut(f"西山街道一周要闻\n\n{body}\n")
    assert titles(page) == [head for head, _ in items]
    assert [paragraphs(page, i) for i in range(3)] == [[text] for _, text in items]


def test_points_of_a_report_are_no_items() -> None:
    page = cut(f"西山街道年度工作总结\n\n全年工作有序推进，成效明显。\n\n1.强化组织领导。{MEETING}\n2.推进项目建设。{TRIP}\n3.改善人居环境。{DRILL}\n")
    assert titles(page) == ["西山街道年度工作总结"]
    assert len(paragraphs(page)) == 4


def test_counted_headlines_of_a_digest() -> None:
    page = cut(f"每周要情\n第21期\n区委办公室　　二〇二四年五月十日\n\n一、区委召开常委会会议\n{MEETING}\n二、省住建厅到我区调研\n{TRIP}\n")
    assert titles(page) == ["一、区委召开常委会会议", "二、省住建厅到我区调研"]  # as printed


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("乡镇巡礼\n\n石桥镇：小镇也有新气象", "石桥镇：小镇也有新气象"),
        ("【基层动态】西山：街道召开征兵推进会", "西山：街道召开征兵推进会"),
        ("【项目建设】", "项目建设"),
        ("●平安建设●\n\n街道召开征兵工作推进会", "街道召开征兵工作推进会"),
        ("街道征兵工作推进会胜利闭幕\n部署新一年度全街道征兵工作任务", "街道征兵工作推进会胜利闭幕"),
        ("区领导到西山调研时强调　以更大力度推进征兵", "区领导到西山调研时强调 以更大力度推进征兵"),
    ],
)
def test_the_main_headline(printed: str, title: str) -> None:
    page = cut(f"居民参观市科技馆\n\n{TRIP}\n\n{printed}\n\n{MEETING}\n\n{DRILL}\n")
    assert titles(page) == ["居民参观市科技馆", title]
    assert len(paragraphs(page)) == 1


def test_items_without_headline_are_one_article() -> None:
    page = cut(f"街道召开征兵工作推进会\n\n{MEETING}\n\n简明新闻\n\n■日前，街道妇联举办家政培训班。\n\n■{TRIP}\n")
    assert titles(page) == ["街道召开征兵工作推进会", "简明新闻"]
    assert len(paragraphs(page, 1)) == 2


def test_parallel_lines_inside_a_report() -> None:
    parts = "".join(f"{head}\n在东湖社区，书记察看了现场，听取了有关情况的介绍。\n\n" for head in ("把产业做强", "把环境做美", "把服务做优"))
    page = cut(f"区领导到西山街道调研\n\n{MEETING}\n\n{parts}居民参观市科技馆\n\n{TRIP}\n")
    assert titles(page) == ["区领导到西山街道调研", "居民参观市科技馆"]
    assert len(paragraphs(page)) == 7
    reports = cut(f"西山街道召开推进会\n\n{MEETING}\n\n东湖社区举行演练会\n\n{DRILL}\n\n西山街道组织参观团\n\n{TRIP}\n")
    assert len(reports.blocks) == 3


def test_a_report_that_goes_with_the_one_before() -> None:
    page = cut(f"街道召开征兵工作推进会\n\n{MEETING}（街道武装部）\n\n又讯　同日下午，街道召开消防工作会议，主任主持。\n\n居民参观市科技馆\n\n{TRIP}\n")
    assert titles(page) == ["街道召开征兵工作推进会", "又讯", "居民参观市科技馆"]
    assert paragraphs(page, 1) == ["同日下午，街道召开消防工作会议，主任主持。"]


LIST = (
    '<html><head><title>镇街动态-东城区人民政府门户网站</title></head><body><div class="logo">东城区人民政府</div>'
    "<ul><li>要闻动态</li><li>部门信息</li><li>公示公告</li></ul><div>首页 / 要闻动态 / 镇街动态</div>{items}"
    '<div>共 38 页 <a>上一页</a> 1 2 3 <a>下一页</a></div><div class="rel"><h3>相关新闻</h3><ul>'
    "<li><a>区长检查防汛工作</a><span>2024-05-01</span></li></ul></div><footer>主办：东城区人民政府办公室 | 浙ICP备05000000号</footer></body></html>"
)


@pytest.mark.parametrize(
    "form",
    [
        '<h3><a href="1.html">{head}</a></h3><p><span>2024-05-10</span><span>西山街道</span></p><div><p>{text}</p></div>',
        '<li><a href="1.html">{head}</a><span>2024-05-10</span><p>{text}</p></li>',
        "<div>{head}</div><div>作者：　来源：西山街道　时间：2024-05-10 09:40:55　【字号：大 中 小】</div><div><p>{text}</p></div>",
    ],
)
def test_lists_of_full_texts(form: str) -> None:
    items = (("西山街道：召开征兵推进会", MEETING), ("西山街道组织青少年参观", TRIP), ("东湖社区举行消防演练", DRILL))
    page = cut(LIST.format(items="".join(form.format(head=head, text=text) for head, text in items)), "text/html")
    assert titles(page) == [head for head, _ in items]
    assert datelines(page) == ["2024-05-10"] * 3
    assert bylines(page) == ["西山街道" if "西山" in form else None] * 3
    assert all(block.subtitle is None and not block.captions and len(block.paragraphs) == 1 for block in page.blocks)
    assert "东城区人民政府门户网站" in masthead(page)


DUMP = (
    "CREATE TABLE `news` (\n  `id` int(11) NOT NULL COMMENT '编号',\n  `title` varchar(200) COMMENT '标题',\n  `content` text,\n"
    "  `source` varchar(50),\n  `author` varchar(50),\n  `addtime` datetime\n) COMMENT='新闻表';\nINSERT INTO `news`{columns} VALUES\n"
    f"(1,'街道召开征兵推进会','<p>{MEETING}</p><p>压实各级责任到人</p><p>{DRILL}</p>','西山街道','李静','2024-05-10 08:31:07'),\n"
    f"(2,'青少年参观科技馆','<p>{TRIP}</p>','','县融媒体中心 李静','2024-05-11 10:02:44');\nALTER TABLE `news` COMMENT '无关';\n"
)


@pytest.mark.parametrize("columns", ["", " (`id`, `title`, `content`, `source`, `author`, `addtime`)"])
def test_the_columns_of_a_dump_say_who_and_when(columns: str) -> None:
    page = cut(DUMP.replace("{columns}", columns), "application/sql")
    assert titles(page) == ["街道召开征兵推进会", "青少年参观科技馆"]
    assert bylines(page) == ["李静", "县融媒体中心 李静"]
    assert datelines(page) == ["2024-05-10", "2024-05-11"]
    assert [len(block.paragraphs) for block in page.blocks] == [3, 1]
    assert not any(comment in page.text.value for comment in ("标题", "无关"))


@pytest.mark.parametrize(
    ("printed", "byline"),
    [
        ("（ 街道文化站）", "街道文化站"),
        ("（党工委 李 静）", "党工委 李静"),
        ("（西山街道供稿　责任编辑：李静）", "西山街道"),
        ("（2024年5月10日《西山报》 记者 李静　实习生 王芳）", "李静 实习生 王芳"),
        ("（李强　王芳）", "李强 王芳"),
        ("（街道党政办整理）", "街道党政办"),
        ("（2024年5月10日 第5版）", None),
        ("（2024年5月10日西山街道第一届居民代表会议通过）", None),
    ],
)
def test_names_in_brackets(printed: str, byline: str | None) -> None:
    assert bylines(cut(f"街道召开征兵工作推进会\n\n{MEETING}\n\n{printed}\n")) == [byline]


@pytest.mark.parametrize(
    ("body", "byline"),
    [
        (f"本报讯（记者 李静 通讯员 王芳）{MEETING}", "李静通讯员王芳"),
        (f"天山网-新疆日报讯（记者 古丽·买买提 通讯员 王芳报道）{MEETING}", "古丽·买买提 通讯员王芳"),
        (f"（王芳）{MEETING}", "王芳"),
        (f"{MEETING}　通讯员 王芳", "王芳"),
        (f"{MEETING}（李强 文/图）", "李强"),
        (f"{MEETING}（文/李强明 图/王小芳）", "李强明"),
        (f"{MEETING}（撰稿：李强 王芳）", "李强 王芳"),
        (f"本报讯（李强 王芳）{MEETING}", "李强 王芳"),
        (f"本网讯（文/李强明 图/王小芳）{MEETING}", "李强明 图/王小芳"),
        (f"□ 本报记者　李静\n\n{MEETING}", "李静"),
    ],
)
def test_names_at_the_edges_of_a_text(body: str, byline: str) -> None:
    page = cut(f"街道召开征兵工作推进会\n\n{body}\n\n居民参观市科技馆\n\n{TRIP}\n")
    assert titles(page) == ["街道召开征兵工作推进会", "居民参观市科技馆"]
    assert bylines(page) == [byline, None]


def test_headlines_of_a_scan() -> None:
    scanned = "6 月 3 日，副区长到西山街\n道检查防汛减 灾工作。 区水务局、区\n应急管 理局相关同志参加检查防汛减灾。\n"
    gift = "6月 21日，某公司向我街道中心小学\n捐赠课桌椅200 套、图书一千册，校\n长代表学校接受捐赠。\n"
    page = cut(f"西 山 信 息\n2021 年 6 月（总第 27 期）\n\n 副区长到西山检查防汛减 灾工作\n\n{scanned}\n 捐 赠\n\n{gift}")
    assert titles(page) == ["副区长到西山检查防汛减灾工作", "捐赠"]
    page = cut(f"{MEETING}\n\n街道召开征兵工作推进会\n\n{TRIP}\n\n青少年参观市科技馆\n\n社区建设简讯\n\n截至5月底，全街道改造危房七十三户。\n")
    assert titles(page) == ["街道召开征兵工作推进会", "青少年参观市科技馆", "社区建设简讯"]


def test_notices_keep_their_addressees() -> None:
    page = cut("关于调整防汛指挥部成员的通知\n\n西防指〔2024〕6号\n\n各社区居委会，有关单位：\n因人员变动，现对成员作相应调整。\n")
    assert paragraphs(page) == ["各社区居委会，有关单位：", "因人员变动，现对成员作相应调整。"]


def test_layouts_stay_linear() -> None:
    for unit in ("（记者 ", "1.街道召开会议。5月6日，", "【街道】", "●5月6日\n", "01\n街道召开会议\n", "甲 乙 ", "街🎉", "●街道●\n街道召开会议\n", "'),('"):
        small, large = unit * (4_000 // len(unit)), unit * (40_000 // len(unit))
        for media_type in ("text/plain", "application/sql"):
            cut(small, media_type)
            began = time.process_time()
            cut(small, media_type)
            middle = time.process_time()
            cut(large, media_type)
            assert time.process_time() - middle < max(1.0, 60 * (middle - began)), unit


def test_many_headlines_over_the_first_text_stay_linear() -> None:
    heads = "".join(f"# 街道会议{i}\n\n" for i in range(4_000))
    texts = "".join(f"## 街道召开会议{i}\n\n{MEETING}\n\n" for i in range(2_000))
    began = time.process_time()
    assert len(cut(heads + texts, "text/markdown").blocks) == 2_000
    assert time.process_time() - began < 5.0


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("西山街道：党员上门 让老人放心\n2024-05-10 08:30\n来源：西山发布", "西山街道：党员上门 让老人放心"),
        ("重阳敬老：西山街道举行百家宴", "重阳敬老：西山街道举行百家宴"),
        ("标题：西山街道召开征兵工作会\n日期：2024-05-10\n来源：西山街道办事处\n内容：", "西山街道召开征兵工作会"),
        ("• 西山街道召开征兵工作会\n• 发布时间：2024-05-10", "西山街道召开征兵工作会"),
        ("西山街道召开征兵工作会 |\n[ 作者： | 发布时间：2024-05-10 | 浏览：75次 ]", "西山街道召开征兵工作会"),
    ],
)
def test_headlines_among_fields(head: str, title: str) -> None:
    page = cut(f"{head}\n{MEETING}\n")
    assert titles(page) == [title]
    assert paragraphs(page) == [MEETING]
    assert datelines(page) == (["2024-05-10"] if "2024" in head else [None])


def test_who_reported_and_when_is_no_headline() -> None:
    head = "西山街道网格员清理楼道杂物\n西山新闻 2024-05-10 16:14:40原创\n西山网记者 李静 通讯员 王芳 西山报道\n"
    page = cut(f"{head}{MEETING}\n")
    assert (titles(page), bylines(page), datelines(page)) == (["西山街道网格员清理楼道杂物"], ["李静 通讯员 王芳"], ["2024-05-10"])
    page = cut(f"西山街道召开征兵工作会\n来源：西山发布 作者：李静 王芳 字号：[ ]\n{MEETING}\n")
    assert bylines(page) == ["李静 王芳"]


def test_what_brackets_say_of_pictures_is_no_byline() -> None:
    page = cut(f"西山街道召开征兵工作会\n\n{MEETING}\n\n（李静同志作表态发言）\n\n{DRILL}\n\n（党政办）\n")
    assert (titles(page), bylines(page)) == (["西山街道召开征兵工作会"], ["党政办"])


def test_a_question_inside_a_text_is_no_headline() -> None:
    page = cut(f"西山街道召开征兵工作会\n\n{MEETING}\n\n如何做好征兵宣传\n\n{DRILL}\n")
    assert titles(page) == ["西山街道召开征兵工作会"]
