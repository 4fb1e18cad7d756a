"""Invented pages: what signs a text, what an account adds to its headline, which short lines are parts and which are texts."""

from __future__ import annotations

import pytest
from cutting import DRILL, MEETING, TRIP, cut, titles, words

OPENED = "老街新生记\n本报记者 王小雨\n清晨，老街的早点铺里飘出香味。\n"


def bylines(text: str) -> list[str | None]:
    page = cut(text)
    return [words(page, block.byline) for block in page.blocks]


@pytest.mark.parametrize("account", ["西山发布", "微西山", "今日西山", "西山融媒"])
def test_the_account_below_a_headline_is_no_part_of_it(account: str) -> None:
    assert titles(cut(f"暖心！这件事办到居民心坎里\n{account}\n2024-03-18 17:30\n{MEETING}\n")) == ["暖心！这件事办到居民心坎里"]


def test_a_second_line_of_a_headline_is_no_account() -> None:
    assert titles(cut(f"全区征兵工作推进会\n在西山街道召开\n2024-03-18 17:30\n{MEETING}\n")) == ["全区征兵工作推进会在西山街道召开"]


@pytest.mark.parametrize(("line", "byline"), [("西山村 王开山", "西山村 王开山"), ("王开山 李青河", "王开山 李青河"), ("文/图 王小雨", "王小雨")])
def test_who_wrote_it_stands_below_the_headline(line: str, byline: str) -> None:
    text = f"雪中送炭暖人心\n{line}\n{MEETING}\n"
    assert titles(cut(text)) == ["雪中送炭暖人心"]
    assert bylines(text) == [byline]


def test_office_and_date_close_a_notice() -> None:
    first = "关于银杏路封闭施工的通告\n因雨污分流改造施工需要，自8月5日至9月5日，银杏路实行全封闭施工。\n柳湖区城管局\n2021年8月2日\n"
    second = "关于开展社保补贴申报的通知\n各社区：\n现就申报工作通知如下，请于8月31日前报街道劳保所。\n西山街道办事处\n2021年8月3日\n"
    assert titles(cut(first + second)) == ["关于银杏路封闭施工的通告", "关于开展社保补贴申报的通知"]
    assert bylines(first + second) == ["柳湖区城管局", "西山街道办事处"]


def test_a_letter_has_a_headline_and_an_address() -> None:
    page = cut("致全镇居民的一封信\n亲爱的居民朋友们：\n冬季是火灾高发期，请大家注意用电安全。\n柳湾镇人民政府\n2022年12月1日\n")
    assert titles(page) == ["致全镇居民的一封信"]


@pytest.mark.parametrize("head", ["公　示", "公告", "居民问：什么时候能装上电梯？"])
def test_a_notice_of_one_word_and_a_question_head_a_page(head: str) -> None:
    assert titles(cut(f"{head}\n根据工作安排，现将有关事项公布如下，请广大居民相互转告。\n")) == [head.replace("\u3000", "")]


def test_that_a_notice_may_be_read_is_no_byline() -> None:
    assert bylines(f"安全生产情况通报\n{MEETING}\n（此件公开发布）\n") == [None]


def test_lines_made_alike_are_parts_of_a_feature() -> None:
    page = cut(f"{OPENED}向路要空间\n街道拆除违建，拓宽道路。\n向管理要实效\n街道成立老街管委会，商户轮流值班。\n")
    assert titles(page) == ["老街新生记"]


def test_parts_of_a_signed_feature_need_not_be_of_one_length() -> None:
    page = cut(f"{OPENED}腾出空间\n街道拆除违建，拓宽道路。\n居民当上管家\n街道成立老街管委会，商户轮流值班。\n")
    assert titles(page) == ["老街新生记"]


def test_reports_below_a_signed_one_are_texts_of_their_own() -> None:
    page = cut(f"{OPENED}征兵推进会召开\n{MEETING}\n东湖社区举行演练\n{DRILL}\n")
    assert titles(page) == ["老街新生记", "征兵推进会召开", "东湖社区举行演练"]


def test_a_couplet_over_a_headline_is_none() -> None:
    text = f"热热闹闹过大年　和和美美一家亲\n西山街道征兵工作推进会召开\n{MEETING}\n"
    assert titles(cut(text)) == ["西山街道征兵工作推进会召开"]


def test_headlines_of_a_narrow_column_are_no_first_lines() -> None:
    page = cut(
        "街道召开安委会会议\n10月9日上午，西山街道召开\n安委会会议，街道党工委书记\n白露出席会议并讲话，部署重\n点工作，通报了检查情况。\n"
        "街道组织征兵政策宣讲\n10月10日，街道武装部部长王\n开山走进银杏社区，宣讲征兵\n政策，30余名适龄青年参加。\n"
    )
    assert titles(page) == ["街道召开安委会会议", "街道组织征兵政策宣讲"]


def test_a_line_that_goes_on_with_a_date_belongs_to_its_sentence() -> None:
    page = cut("街道召开安委会会议\n会议要求各社区务必在年底即\n10月10日之前完成整改任务，\n逐条销号，确保不留任何死角，\n各项措施落实到位。\n")
    assert [len(block.paragraphs) for block in page.blocks] == [1]


def test_a_date_with_its_source_is_no_text() -> None:
    page = cut(f"不负春光植树忙\n——西山街道组织义务植树\n2021-03-12 来源：西山街道\n{TRIP}\n")
    assert titles(page) == ["不负春光植树忙"]
    assert [words(page, block.dateline) for block in page.blocks] == ["2021-03-12"]


def test_counted_headlines_with_dates_of_their_own() -> None:
    page = cut(f"社区动态列表\n1. 街道召开征兵推进会\n日期：2020-06-09\n{MEETING}\n2. 东湖社区举行演练\n日期：2020-06-10\n{DRILL}\n")
    assert titles(page) == ["街道召开征兵推进会", "东湖社区举行演练"]


def test_headlines_behind_their_texts_without_a_blank_line() -> None:
    page = cut(f"西山社区报　2020年11月20日　A2版　社区新闻\n{TRIP}\n街道组织青少年参观科技馆\n{DRILL}\n东湖社区举行消防演练\n")
    assert titles(page) == ["街道组织青少年参观科技馆", "东湖社区举行消防演练"]


def test_the_signs_of_an_account_are_no_headlines() -> None:
    page = cut(
        f"西山区东湖街道：百人共绘“侨味”，这个中秋有点不一样\n\n东湖街道融媒 东湖微讯 2023年09月27日 20:31 福建\n\n⬆️ 点击蓝字 关注我们\n\n{MEETING}\n\n"
        f"📷 图为活动现场\n\n{TRIP}\n\n🌕 活动亮点一览\n\n{DRILL}\n\n—— END ——\n图文：黄彦君\n编辑：街道党政办\n"
    )
    assert titles(page) == ["西山区东湖街道：百人共绘“侨味”，这个中秋有点不一样"]


def test_places_of_a_notice_with_their_addresses_are_no_headlines() -> None:
    places = "东湖社区卫生服务中心（西山路330号）\n南门社区党群服务中心（南门街215号，仅限9月11日）"
    page = cut(f"关于开展免费健康体检的通知\n\n各社区：\n\n{MEETING}\n\n二、体检地点\n{places}\n\n{TRIP}\n")
    assert titles(page) == ["关于开展免费健康体检的通知"]


def test_what_stands_over_a_headline_that_says_who_acts_is_none() -> None:
    page = cut(f"让城市“里子”更有面子\n西山街道召开征兵工作推进会\n\n{MEETING}\n\n东湖社区举行消防演练\n{DRILL}\n")
    assert titles(page) == ["西山街道召开征兵工作推进会", "东湖社区举行消防演练"]
    assert titles(cut(f"西山街道武装部组织召开\n征兵工作推进会\n\n{MEETING}\n")) == ["西山街道武装部组织召开征兵工作推进会"]


def test_a_record_behind_a_list_of_links_has_its_headline() -> None:
    rows = f"(1,'街道召开会议','<p>{MEETING}</p><p>延伸阅读：</p>'),(2,'关于车辆限行的通告','<p>{DRILL}</p>')"
    page = cut("INSERT INTO `news` (`id`,`title`,`content`) VALUES ROWS;\n".replace("ROWS", rows), "application/sql")
    assert titles(page) == ["街道召开会议", "关于车辆限行的通告"]


def test_marked_lines_over_reports_are_headlines_of_a_bulletin() -> None:
    page = cut(f"西山街道工作简报\n第11期\n2021年4月2日\n\n●街道召开征兵推进会\n{MEETING}\n●东湖社区举行消防演练\n{DRILL}\n")
    assert titles(page) == ["街道召开征兵推进会", "东湖社区举行消防演练"]
    assert len(cut(f"西山街道工作\n\n{TRIP}\n●加强组织领导\n各社区要高度重视，落实责任。\n●加强宣传引导\n充分利用各类媒体，广泛宣传。\n").blocks) == 1


@pytest.mark.parametrize(
    ("line", "below", "apart"),
    [
        ("村民欢唱丰收歌", "活动现场，村民自编的节目一个接一个，台下掌声不断。", False),
        ("西山街道邻里节正式启动", "王开山表示，街道要把邻里节办下去，让居民熟起来。", False),
        ("实地参观", "西山街道党工委书记王开山一行参观了社区食堂和图书室。", False),
        ("第一篇章——邻里相逢", "居民坐在一起说起各自的拿手菜，谈得很高兴。", False),
        ("东街社区举办邻里节", "东街社区的居民坐在一起包饺子，谈得很高兴。", True),
        ("东街社区举办邻里节", "李青河表示，社区要把邻里节办下去。", True),
    ],
)
def test_a_line_over_a_paragraph_that_goes_on_heads_no_text(line: str, below: str, apart: bool) -> None:
    told = "3月18日，西山街道党工委书记王开山主持启动仪式，居民代表二百人到场。\n"
    assert (line in titles(cut(f"西山街道举行启动仪式\n{told}\n{line}\n{below}\n"))) is apart


def test_rows_of_members_are_no_headlines() -> None:
    leaders = "指 挥 长：周建国　县委副书记、县长\n副指挥长：吴晓峰　县委常委\n　　　　　陈立新　县人武部部长\n"
    members = "成　　员：黄志强　县应急管理局局长\n　　　　　郑美玲（女）　县水利局局长\n"
    head = "关于调整县防汛抗旱指挥部成员的通知\n各乡镇党委、政府：\n因人事变动，决定调整县防汛抗旱指挥部成员，名单如下：\n"
    page = cut(head + leaders + members + "指挥部办公室设在县水利局，负责日常工作。\n")
    assert titles(page) == ["关于调整县防汛抗旱指挥部成员的通知"]


def test_who_holds_a_post_is_no_headline() -> None:
    page = cut(f"东湖社区居务公开\n\n{MEETING}\n\n二、社区工作人员\n社区党总支书记、居委会主任：梁 艳\n居委会委员：朱海燕、徐 军\n\n三、主要工作\n{DRILL}\n")
    assert titles(page) == ["东湖社区居务公开"]


def test_the_last_word_of_a_headline_on_a_line_of_its_own() -> None:
    assert titles(cut(f"西山街道首个“长者饭堂”\n开　业\n\n{MEETING}\n")) == ["西山街道首个“长者饭堂”开业"]
