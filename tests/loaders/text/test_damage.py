"""What documents look like, and what the cleaning makes of it: one example for each kind of damage."""

from __future__ import annotations

import pytest

from jiedao.loaders.text import normalise
from jiedao.schema.types import Document


def clean(text: str, media_type: str = "text/plain") -> str:
    return normalise(Document(source="a", sha256="", media_type=media_type, encoding="utf-8", text=text)).value


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("８月 5 日，共１３２人参加。", "8月5日，共132人参加。"),
        ("完成签约 89. 5 %，其余 继 续。", "完成签约89.5%，其余继续。"),
        ("骆　彬主持，AED 设备到位。", "骆彬主持，AED设备到位。"),
        ("Smart City 项目，由 Blue Sky 公司承建。", "Smart City项目，由Blue Sky公司承建。"),
        ("主任　张三　副主任　李四", "主任 张三 副主任 李四"),
        ("平 安 家 园", "平安家园"),
        ("东风路 788 号", "东风路788号"),
        ("街\u200b道\u00ad召\ufe0f开会议。", "街道召开会议。"),
        ("⾏政服务，⼈人满意。", "行政服务，人人满意。"),
        ("街道举办活动👍 居民参加👏", "街道举办活动。居民参加"),
        ("📍活动地点：东风路1号", "活动地点：东风路1号"),
    ],
)
def test_characters(printed: str, meant: str) -> None:
    assert clean(printed) == meant + "\n"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("社區(qū)書記(jì)講(jiǎng)話。", "社区书记讲话。"),
        ("單(dān)位召開（kāi）會議，電梯(tī)啟用。", "单位召开会议，电梯启用。"),
        ("手机应用(app)上线。", "手机应用(app)上线。"),
        ("长江路(de)", "长江路(de)"),
    ],
)
def test_pinyin_insertions(printed: str, meant: str) -> None:
    assert clean(printed) == meant + "\n"


def slipped(text: str) -> str:
    """Text read one byte off, as the copying machines do: its first and its last byte are lost."""
    raw = text.encode("gbk")
    return "?" + raw[1:-1].decode("gbk") + "?"


def test_slipped_bytes_are_paired_again() -> None:
    damaged = "社區(qū)單(dān)位有電(diàn)梯" + slipped("。”江灣鎮") + "zhèn)街道說好。"
    assert damaged.count("?") == 2
    assert clean(damaged) == "社区单位有电梯。”江湾镇街道说好。\n"


def test_a_lost_first_byte_is_guessed_from_the_word() -> None:
    damaged = "社區(qū)單(dān)位有電(diàn)梯，慶" + slipped("祝活動") + "dòng)結束。"
    assert clean(damaged) == "社区单位有电梯，庆祝活动结束。\n"


def test_a_last_byte_that_is_a_letter() -> None:
    damaged = "社區(qū)單(dān)位有電(diàn)梯" + "?" + "。現".encode("gbk")[1:-1].decode("gbk") + "F(xiàn)場有人。"
    assert clean(damaged) == "社区单位有电梯。现场有人。\n"


def test_a_full_stop_and_one_character_without_readings() -> None:
    assert clean("進行視察??h政府副縣長參加") == "进行视察。县政府副县长参加\n"
    assert clean("好不好?A組說好") == "好不好?A组说好\n"


def test_questions_stay_questions() -> None:
    assert clean("社區(qū)單(dān)位電(diàn)梯好不好?居民說好。") == "社区单位电梯好不好?居民说好。\n"


@pytest.mark.parametrize("noise", ["﹖锛?", "锛?", "銆?", "锟斤拷"])
def test_noise_is_dropped(noise: str) -> None:
    assert clean(f"留住了乡愁。{noise}\n下午，大家来到社区。") == "留住了乡愁。\n下午，大家来到社区。\n"


def test_a_wrong_decoding_is_undone() -> None:
    meant = "街道召开工作会议"
    assert clean(meant.encode("utf-8").decode("gb18030")) == meant + "\n"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("座谈会上，街道党工委书记介绍了\n\n\n\n电梯加装的经验和做法，大家表示学到了很多，今后要多来往。", 1),
        ("会议强调了三点要求。一是\n\n统一思想，提高认识。", 1),
        ("他介绍了《东风街道\n\n工作方案》的主要内容。", 1),
        ("街道召开动员会\n\n4月7日，街道召开动员会，部署工作。", 2),
        ("各项工作已经完成。\n\n下一步要继续推进。", 2),
        ("把服务居民作为社区治理的根本，推动治理重心下移，让居民成为社区\n\n▲居民在阅览室\n\n治理的主人。", 2),
        ("会议由社区书记主持，\n\n— 3 —\n\n居民代表参加。", 2),
    ],
)
def test_broken_paragraphs(lines: str, joined: int) -> None:
    assert clean(lines).count("\n") == joined


def test_hard_line_breaks_of_a_narrow_column() -> None:
    printed = (
        "8月 5 日，东风街道召开推进平安建\n设工作会议，街道全体机关干部、各居民区\n书记主任、各驿站站长及相关单位负责人共 1\n32 人参加了会议。\n"
        "会议由街道办事处主任主持，大家讨论了工\n作方案。（平安办）\n 街道第二季度工作安排\n\n"
        "7月 31 日，东风街道驿站授牌仪式在广场举\n\n行，各站点代表参加了仪式。\n"
    )
    assert clean(printed).splitlines() == [
        "8月5日，东风街道召开推进平安建设工作会议，街道全体机关干部、各居民区书记主任、各驿站站长及相关单位负责人共132人参加了会议。",
        "会议由街道办事处主任主持，大家讨论了工作方案。（平安办）",
        "街道第二季度工作安排",
        "7月31日，东风街道驿站授牌仪式在广场举行，各站点代表参加了仪式。",
    ]


def test_html_page() -> None:
    page = (
        "<html><head><style>p{}</style><script>if(a<b){}</script></head><body><p>书记<b>张</b>\n<i>三</i>&ldquo;来了&rdquo;。</p>"
        "<!-- x --><p>好&nbsp;吗？&#20013;国，是。</p></body></html>"
    )
    assert clean(page, "text/html") == "书记张三“来了”。\n好吗？中国，是。\n"


def test_remnants_of_html_in_plain_text() -> None:
    printed = '将规范?a class="x" href="http://a.cn/1.html" target="_blank">电梯</a>与<span style="a">家园</span>结合，x<y 不是标签。<br/>完成。'
    assert clean(printed) == "将规范电梯与家园结合，x<y不是标签。\n完成。\n"


def test_tables_have_tabs() -> None:
    page = "<table><tr><th>名称</th><th>地址</th></tr><tr><td>驿站</td><td> 东风路1号 </td></tr></table>"
    assert clean(page, "text/html") == "名称\t地址\n驿站\t东风路1号\n"
    assert clean("| 名称 | 地址 |\n|:--|--:|\n| 驿站 | 东风路1号 |\n", "text/markdown") == "名称\t地址\n驿站\t东风路1号\n"


def test_markdown() -> None:
    printed = "# 标题在此\n\n**一、要点。** 内容 [链接](http://a.cn)。\n\n![](a.png)\n\n- **2月3日**　召开会议，*某人*主持。\n"
    assert clean(printed, "text/markdown").splitlines() == ["标题在此", "一、要点。内容链接。", "2月3日召开会议，某人主持。"]


def test_sql_dump() -> None:
    dump = "INSERT INTO news VALUES (1,'街道办读书会','<p>他说：\\'好\\'。</p>\\r\\n<p>大家同意。</p>'),(2,'义诊','完成。');"
    assert clean(dump, "application/sql").splitlines() == ["街道办读书会", "他说：'好'。", "大家同意。", "义诊", "完成。"]


def test_names_keep_their_characters_in_simplified_text() -> None:
    assert "於" in clean("副主任於某某出席了在东风街道召开的会议，并就下一步工作提出了三点要求，各社区负责人参加。")
    assert "倪乾" in clean("园区管委会副主任倪乾到胜浦街道与居民代表围绕小区公共配套、道路交通安全等议题进行了深入讨论。")
    assert clean("副主任於某某出席會議，發表講話，對街道辦事處的工作給予肯定。").startswith("副主任于某某出席会议")
