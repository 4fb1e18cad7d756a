"""Named documents: plans, rules, agreements and handbooks; no papers, plays, songs and books."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao.loaders.grammar.documents import documents

DOCUMENTS = {
    "志愿者手里拿着《居民改造意愿调查问卷》上门": ["居民改造意愿调查问卷"],
    "印发《青龙镇防汛应急预案》。": ["青龙镇防汛应急预案"],
    "解读了《停车管理办法（试行）》": ["停车管理办法（试行）"],
    "学习《关于〈物业管理条例〉的实施细则》": ["关于〈物业管理条例〉的实施细则"],
    "签订《共建协议》《目标责任书》": ["共建协议", "目标责任书"],
    "发放《致居民的一封信》300份": ["致居民的一封信"],
    "制定《小区里的法律问题》等指南手册": ["小区里的法律问题"],
    "制定《工作法》《电梯“锦囊”》工具书及《常见的法律难题》等": ["工作法", "电梯“锦囊”", "常见的法律难题"],
    "下达《责令停工通知书》": ["责令停工通知书"],
    "送上《家庭防火二十条》": ["家庭防火二十条"],
    "出台《惠企十六条》": ["惠企十六条"],
    "宣传《民法典》和《反家庭暴力法》": ["民法典", "反家庭暴力法"],
    "审议通过《居民公约》": ["居民公约"],
    "签署了《战略合作框架》": ["战略合作框架"],
    "发放《老年防骗一本通》": ["老年防骗一本通"],
    "对照《2020—2022年任务清单》": ["2020—2022年任务清单"],
    "宣读《关于表彰先进的决定》": ["关于表彰先进的决定"],
    "演出后发放《演出安全须知》": ["演出安全须知"],
}
OTHERS = [
    "市报刊登了《丁香社区：一盏灯照亮一条路》", "讲授题为《走好新时代的路》的党课", "播放专题片《梅山的一天一夜》",
    "唱了一段越剧《追鱼》", "合唱《歌唱祖国》《我的中国心》", "观看电影《长津湖》", "据《人民日报》报道", "《青龙镇报》记者", "订阅《半月谈》杂志",
    "朗诵诗歌《沁园春·雪》", "从《论语》讲到《孟子》", "舞蹈《茉莉花》拉开序幕", "共读《红楼梦》", "刊登于《解放日报》", "学习《习近平谈治国理政》第四卷",
    "小品《邻里之间》", "《我和我的祖国》的歌声", "话剧《茶馆》上演", "沪剧《罗汉钱》"[:2] + "《金绣娘》选段", "没有书名号的方案", "《》", "《未完",
    "太极《云水》表演", "微电影《我的社区》首映",
]


@pytest.mark.parametrize("text", DOCUMENTS)
def test_documents(text: str) -> None:
    found = documents(text)
    assert [d.name for d in found] == DOCUMENTS[text]
    assert all(text[d.start:d.end] == d.name and text[d.start - 1] == "《" for d in found)


@pytest.mark.parametrize("text", OTHERS)
def test_others(text: str) -> None:
    assert [d.name for d in documents(text)] == []


def test_blanks_are_no_part_of_the_name() -> None:
    assert [d.name for d in documents("印发《停车 管理\u3000办法》")] == ["停车管理办法"]


@given(st.text(alphabet="《》〈〉方案、和等唱印发手册日报 \n", max_size=60), st.integers(0, 20))
def test_any_text(text: str, start: int) -> None:
    for document in documents(text, min(start, len(text))):
        assert text[document.start - 1] == "《"
        assert text[document.end] == "》"
        assert document.name
