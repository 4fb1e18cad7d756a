"""Figures: marked numbers with their units are found, ordinals, labels and figures of speech are not."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import article

from jiedao.loaders.grammar.indicators import FoundIndicator, indicators

SENTENCE = re.compile(r"[^。！？\n]+[。！？\n]?")


def read(text: str, *programmes: str) -> list[FoundIndicator]:
    named = [(m.start(), m.end(), name) for name in programmes for m in re.finditer(re.escape(name), text)]
    return indicators(text, [m.span() for m in SENTENCE.finditer(text)], named, "本街道", lambda _: "2020")


POSITIVE = {
    "全年新增停车泊位320个，改造道路4.5公里。": [(320, "个"), (4.5, "公里")],
    "共有近１.２万户居民受益。": [(12000, "户")],
    "项目总投资2.6亿元，占地35亩，建筑面积1,200平方米。": [(260000000, "元"), (35, "亩"), (1200, "平方米")],
    "150余名干部参加会议。": [(150, "名")],
    "为80多位老人义诊。": [(80, "位")],
    "组织13支队伍、260人参赛。": [(13, "支"), (260, "人")],
    "累计服务群众３.８万人次。": [(38000, "人次")],
    "排查隐患五百六十处，整改率达98.5%。": [(560, "处"), (98.5, "%")],
    "一百二十名志愿者参加活动。": [(120, "名")],
    "为六支队伍授旗。": [(6, "支")],
    "发放宣传册三千份。": [(3000, "份")],
    "签约率和腾退率均达到百分之九十五。": [(95, "%"), (95, "%")],
    "满意度和知晓率分别达到90%。": [(90, "%"), (90, "%")],
    "新建1个中心+6个站点。": [(1, "个"), (6, "个")],
    "测评得分91.5分，位列第三。": [(91.5, "分")],
    "签约率提高3.5个百分点。": [(3.5, "个百分点")],
    "清运垃圾25车、40吨。": [(25, "车"), (40, "吨")],
    "共建单位达45家，党员900余名。": [(45, "家"), (900, "名")],
    "居民每5年进行一次换届。": [(5, "年")],
    "回收旧衣物 1200 余 件。": [(1200, "件")],
    "目前在建电梯18台；已投用60台。": [(18, "台"), (60, "台")],
    "（含外来人口2.1万人）": [(21000, "人")],
    "百余名学生到场。": [(100, "名")],
    "惠及近千户家庭。": [(1000, "户")],
    "下发整改通知书17份，暂扣车辆4辆。": [(17, "份"), (4, "辆")],
    "15分钟生活圈覆盖9个小区。": [(9, "个")],
    "植树2000棵，铺设管网3200米。": [(2000, "棵"), (3200, "米")],
    "5月份办理事项3100件。": [(3100, "件")],
    "新到图书2400册。": [(2400, "册")],
    "“目前，全街道共有128个楼组，党员占两成。”他说。": [(128, "个")],
}

NEGATIVE = [
    "提出三点要求，做到四个到位。", "从三个方面抓好落实，把握5个环节。", "第12届运动会、第3个工作日、第二名。", "十四五期间、“十五五”规划。",
    "张某某（女，72岁）。", "8:30至17:30开放，15时30分结束。", "2020年5月6日，3月，7日。", "联系电话：65431234，12345热线。",
    "地址：和风路128号3幢502室。", "一件一件抓、一户一策、千家万户、百家争鸣。", "“三驾马车”“一网五圈”“六步走”。", "《便民服务二十条》《条例（2020版）》",
    "本期4版，总第57期。", "历时3年，耗时15天，24小时值班。", "前3名、前十名获奖。", "有一支队伍，打一场硬仗，走一趟。", "创建“15分钟”圈。",
    "两所学校、两家单位、一名学生。", "2020版、1.0版、5G网络。", "9号楼、3号线、7号地块。", "入选百强、荣获十佳。", "3-5名、20—30人。",
    "是一项民心工程，也是一个问题。", "召开十届三次会议。", "五位一体、三位一体。", "共写了九个字。", "用好“50个”口袋公园。",
    "30多岁的居民。", "几十名居民、数百户家庭、若干个小区。", "全市第2家、每3个月一次。", "宽1.5米。", "T2航站楼、A3馆。",
    "位于人民路，长度以米计。", "0个问题。", "三五户人家、七八个人。", "1024×768分辨率。", "温度36.5℃。",
]


@pytest.mark.parametrize("text", POSITIVE)
def test_figures(text: str) -> None:
    assert [(i.value, i.unit) for i in read(text)] == POSITIVE[text]


@pytest.mark.parametrize("text", NEGATIVE)
def test_no_figures(text: str) -> None:
    assert [(i.measure, i.value, i.unit) for i in read(text)] == []


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("80名居民参加培训。", "参加人数"), ("共有80名居民参训。", "参加人数"), ("为80位老人讲解政策。", "参加人数"), ("聘请规划师18名。", "聘请规划师"),
        ("全年新增签约40台。", "新增签约"), ("总投资2300万元。", "总投资"), ("签约率达89.5%。", "签约率"), ("每3年需复审一次。", "周期"),
        ("设窗口8个。", "设窗口"), ("满意率和解决率均达80%。", "满意率"),
    ],
)
def test_measures(text: str, measure: str) -> None:
    assert read(text)[0].measure == measure


def test_a_repeated_figure_counts_once() -> None:
    text = "街道5家书屋揭牌\n昨天，5家书屋集中揭牌。另有5家企业捐书。"
    assert [text[i.start:i.end + 2][-4:] for i in read(text)] == ["5家书屋", "5家企业"]


def test_the_nearest_programme_is_what_a_figure_is_about() -> None:
    text = "推进水管更换工作，完成57处。推进绿化提升，植树300棵；共30人参加。"
    assert [i.about for i in read(text, "水管更换", "绿化提升")] == ["水管更换", "绿化提升", "绿化提升"]
    assert read("植树300棵。")[0].about == "本街道"


def test_offsets_and_date() -> None:
    text = "前文。截至4月底，累计完工电梯118台。"
    (found,) = read(text)
    assert (text[found.start:found.end], found.when, found.rule) == ("累计完工电梯118台", "2020", "indicator.device")


@given(st.text(alphabet="0123456789一二三百万个人户家元%率和、，。“”《》第每近余米 +-:", max_size=60))
def test_any_text_gives_figures_inside_it(text: str) -> None:
    for found in read(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.value > 0
        assert text[found.start:found.end].endswith(found.unit) or found.unit == "%"


@pytest.mark.parametrize("piece", ["10个", "率和率", "“5个", "1,", "共约", "今年", "一百"])
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        started = time.process_time()
        indicators(text, [(0, len(text))], [], "", lambda _: None)
        return time.process_time() - started

    seconds(1000)
    assert seconds(60_000) < 40 * seconds(6_000) + 0.5


def test_numbers_in_the_names_of_places_count_nothing() -> None:
    told = "白露来到翠湖乡六台沟村柠条种植基地，新建大棚八台。"
    assert [i.value for i in article(told).indicators] == [8]
