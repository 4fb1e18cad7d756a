"""Tables of what was held: a row is an occasion with its day, its kind and who organised it; plans are none."""

from __future__ import annotations

import pytest
from marked import document

from jiedao.loaders.read import read_document

OPENING = "梅山街道双拥工作专刊\n雨花台区梅山街道办事处编印 2024年9月30日\n\n就业服务再升级\n\n"
HEAD = "| 时间 | 活动 | 主办 | 协办 | 成果 |\n|:--|:--|:--|:--|:--|\n"
ROWS = (
    "| 8月20日 | “戎归”专场招聘会 | 区退役军人事务局、梅山街道 | 南京瑞雪人力资源有限公司 | 岗位620个 |\n"
    "| 9月5日-6日 | 电商直播技能培训班 | 街道妇联 | 南京长城技工学校 | 结业38人 |\n"
)


def told(page: str) -> list[tuple[str, str | None, list[str]]]:
    found = [e for one in read_document(document(page, "a.md", "text/markdown")).articles for e in one.events]
    return [(e.kind, e.when.date, [f"{p.agent} {p.role}" for p in e.participants]) for e in found]


def test_rows_are_occasions() -> None:
    fair, course = told(OPENING + HEAD + ROWS + "\n招聘会上，区退役军人事务局副局长钱多宣读了一封信。\n")
    assert fair[:2] == ("activity", "2024-08-20")
    assert set(fair[2]) == {"雨花台区退役军人事务局 organises", "梅山街道 organises", "南京瑞雪人力资源有限公司 organises", "钱多 reports"}
    assert course == ("training", "2024-09-05", ["雨花台区梅山街道妇联 organises", "南京长城技工学校 organises"]) or course[:2] == ("training", "2024-09-05")


@pytest.mark.parametrize("head", ["| 计划时间 | 活动 | 主办 | 协办 | 成果 |", "| 时间 | 指标 | 单位 | 数量 | 备注 |", "| 序号 | 活动 | 主办 | 协办 | 成果 |"])
def test_other_tables_tell_of_none(head: str) -> None:
    assert told(OPENING + head + "\n|:--|:--|:--|:--|:--|\n" + ROWS) == []
