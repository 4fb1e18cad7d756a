"""What was seen and not taken is said with its reason, at its place."""

from __future__ import annotations

import pytest

from jiedao.loaders.explain import explained, lines
from jiedao.loaders.explain_rejected import Rejected
from jiedao.schema.types import Document

FRAME = "徐汇区田林街道简报\n2023年3月10日\n\n"


def document(text: str) -> Document:
    return Document(source="x.txt", sha256="0" * 64, media_type="text/plain", encoding="utf-8", text=FRAME + text + "\n")


def seen(text: str) -> list[tuple[str, str, Rejected]]:
    explanation = explained(document(text))
    every = [one for article in explanation.articles for one in article.rejected]
    for one in every:
        passage = explanation.text.passage(one.start, one.end)
        assert document(text).text[passage.start : passage.end] == explanation.cleaned(one.start, one.end)
    return [(one.group, explanation.cleaned(one.start, one.end), one) for one in every]


@pytest.mark.parametrize(
    ("text", "group", "words", "why"),
    [
        ("3月8日，田林街道办事处主任赵明川到各居委会走访。", "office", "居委会", "泛指多个"),
        ("3月8日，田林街道办事处主任赵明川走访老旧小区。", "community", "老旧小区", "不像专名"),
        ("田林街道办事处主任高度重视加装电梯。", "person", "高度", "惯用语"),
        ("去年，加装电梯工作完成。", "date", "去年", "没有活动系于此日"),
        ("近日，群众反映良好。", "date", "近日", "定不出日子"),
        ("下一步，街道将于4月8日召开推进会。", "event", "召开", "尚未发生"),
        ("街道没有召开推进会。", "event", "召开", "否定"),
    ],
)
def test_each_with_its_reason(text: str, group: str, words: str, why: str) -> None:
    assert any((g, w) == (group, words) and why in one.why for g, w, one in seen(text)), seen(text)


def test_what_became_a_fact_is_not_rejected() -> None:
    text = "2023年3月8日，田林街道党工委书记孙立行率队走访田林小区，办事处主任赵明川陪同。"
    assert seen(text) == []


def test_the_reasons_stand_under_the_facts() -> None:
    told = list(lines(document("3月8日，田林街道办事处主任赵明川走访老旧小区。")))
    at = told.index("  看到而未采纳 seen and not taken")
    assert any("老旧小区" in line and line.startswith("  ✗ ") for line in told[at:])
