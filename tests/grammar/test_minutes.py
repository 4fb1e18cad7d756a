"""Minutes: who chaired, came and reported is read off the label lines and the items below them; all names are invented."""

from __future__ import annotations

from marked import document

from jiedao.loaders.read import read_document
from jiedao.schema.types import Article

HEAD = "雨花台区梅山街道班子会议纪要（2023年）\n\n时间：6月29日（星期四）下午3:00\n地点：街道三楼会议室\n主持：街道党工委书记 王芳\n"
CAME = "参加：党工委委员、纪工委书记 李秀兰；派出所教导员 王德胜（列席）\n请假：张志远（参加党校学习）\n记录：赵德柱\n\n"


def article(text: str) -> Article:
    return read_document(document(text)).articles[0]


def parts(one: Article) -> list[str]:
    names = {p.key: p.name for p in one.persons}
    return sorted(f"{names[p.agent]} {p.role}" for e in one.events for p in e.participants if p.kind == "person")


def test_a_meeting_by_its_labels() -> None:
    one = article(HEAD + CAME + "1. 王芳传达全区经济工作会议精神；\n2. 李秀兰通报专项治理情况。\n")
    assert [(e.kind, e.when.date, e.rule) for e in one.events] == [("meeting", "2023-06-29", "event.minutes")]
    assert parts(one) == ["李秀兰 attends", "李秀兰 reports", "王德胜 attends", "王芳 chairs", "王芳 reports"]
    assert "张志远" not in {p.agent for e in one.events for p in e.participants}


def test_labels_that_head_no_minutes() -> None:
    one = article("雨花台区梅山街道服务指南\n\n时间：周一至周五\n地点：街道三楼会议室\n电话：6543\n\n请带好证件，按时前来办理手续。\n")
    assert not one.events


def test_minutes_without_a_name_hold_no_occasion() -> None:
    one = article("雨花台区梅山街道会议通知\n\n时间：6月29日\n地点：街道三楼会议室\n参加：各社区负责人\n\n请准时参加，不得迟到早退。\n")
    assert not one.events
