"""Words that no name goes across and verbs that open none, though no list of tokens limits a name there: a thing in, its name alone out."""

from __future__ import annotations

import re
from dataclasses import replace

from .scan import Scan
from .things import Thing

CROSSED = re.compile(
    "(?:逐步|逐渐|日益|十分|非常|永远|仍然|依然|更加|更好地?|不仅|不但|而且|但是|因为|所以|虽然|如果|即使|无论|只有|只要|才能|从而|进而|以便|除了|至于|由于|凭借|全凭|依靠|不知|必须|应当|都得[回去到]?|又以|值得|同日|同[年月](?=[省市县区镇旗])"
    "|[转摘源取选引发]自(?!动|治|来|然)|一直以来|下一步|新一轮|[敢善勇甘乐便利]于"
    "|[㐀-鿿]{0,2}着(?!力|眼|装))"
)
"""Adverbs, conjunctions and prepositions that stand inside no name."""
DONE_WELL = (
    "[用管建办抓做搞当选配守护读写学讲]好|[走拿献晒亮打种闯]出|[弄理摸算查看认]清|[打疏畅]通|[记写]下|[补备]齐|[压夯]实|[筑抓守]牢|织密|[扎盯拧绷]紧|擦亮|[叫唱打]响|融进|融入|写进|深挖"
)
"""Verbs with what they come to: 用好｜学校, 弄清｜人大, 补齐｜镇…."""
WORKS_ON = (
    "带动 壮大 加快 推行 激发 释放 撬动 弥补 消除 避免 防止 减轻 拓宽 拉近 转变 扭转 改变 打破 杜绝 严禁 严防 谨防 掀起 营造 "
    "塑造 重塑 满足 缓解 破解 攻克 克服 清扫 打扫 关心 感谢 谢谢 得益 立足 放眼 依靠 争做 争当 甘当 牢记 谨记 铭记 呼吁 号召 "
    "鼓舞 督促 敦促 促使 迫使 引来 迎来 带来 换来 送来 串联 串起 盘活 唤醒 余下 剩下 留下 走出 走过"
).split()
WORK_ON = re.compile(f"(?:{'|'.join(WORKS_ON)}|{DONE_WELL})了?")
"""Transitive verbs of official speech, which open no name."""


def narrowed(scan: Scan, thing: Thing) -> Thing | None:
    """The name, or None where a verb alone stands before a class (用好｜人大)."""
    text, start = scan.text, thing.start
    if thing.bare or "“" in thing.of(text):
        return thing
    for crossed in CROSSED.finditer(text, start, thing.last.start):
        start = crossed.end()
    verb = WORK_ON.match(text, start, thing.last.start)
    if verb is not None and verb.end() >= thing.last.start:
        return None
    start = verb.end() if verb is not None else start
    return thing if start == thing.start else replace(thing, start=start, bare=start >= thing.last.start)
