"""Words of questions that no list can hold, by their build: the text in, tokens out.

揭的牌, 露过几回面: verbs with something between their signs. 哪两所, 几站: how many of which. 令狐部长, Secretary Min: a surname with a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .names import Names
from .types import Tag, Thing, Token
from .words import meaning, table

BETWEEN = "(?:的|了|过|着|个|一|几|两|多少|[次回场趟遍])"
COUNT = "[一二两三四五六七八九几]"
MEASURES = "个|家|所|位|名|场|次|天|座|条|处|项|篇|种|趟|站|支|届|份|类|件|段|级|批"
WHICH = re.compile(rf"哪{COUNT}?({MEASURES})|哪{COUNT}")
HOW_MANY = re.compile(r"(?:几|多少)(?:站|趟|遍|批|座|条|项|种|类|件|届|层|天)")
OF_WHICH: dict[str, str] = {"位": "person", "名": "person", "天": "when", "处": "place", "站": "place"}
LEVELS = "区县市镇乡村省街道"
"""Signs that end a place and are surnames too: 市南区主任 is no 区 who is director."""
CALLED = r"(?:mr|mrs|ms|miss)\.?"


def phrases_in(text: str, names: Names) -> Iterator[Token]:
    yield from split_verbs(text)
    yield from whether(text)
    yield from quantified(text)
    yield from surnames(text, names)
    yield from requests(text)
    yield from doers(text)


@cache
def doing() -> re.Pattern[str]:
    said = {word for tag in ("act", "with") for word in table().get(tag, {}) if len(word) > 1 and not word.isascii()}
    return re.compile(f"(?:(?<={')|(?<='.join(sorted(said))}))者")


def doers(text: str) -> Iterator[Token]:
    """访问|者: whoever does it."""
    for match in doing().finditer(text):
        yield Token(match.start(), match.end(), "noun", match[0], "person")


PLEASE = "(?:请您?|烦请|敬请|恳请|麻烦您?|劳烦|劳驾|拜托|帮我|帮忙|帮|给我|为我|替我|我想|我要|想|能否|能不能|可否|可不可以|可以|您|你|系统){0,5}"
GIVE = "提供|列明|列示|列举|列出|给出|梳理|整理|汇总|查询|检索|查找|查阅|盘点|告知|反馈|回复|解答|展示|显示|输出|返回|导出|调取|筛选|统计"
REQUEST = re.compile(rf"(?:^|(?<=[，,。；;：:！!]))\s*{PLEASE}(?:{GIVE})(?:一下|一份|下|出来|出|我){{0,2}}")
EN_GIVE = "provide|supply|send|fetch|retrieve|return|display|output|enumerate|name|state|specify|identify|summari[sz]e|compile|outline|tell|show|give|list"
EN_PLEASE = r"(?:please |kindly |could you |can you |would you |will you |i need you to |just ){0,4}"
EN_REQUEST = re.compile(rf"(?:^|(?<=[,;:.!] )){EN_PLEASE}(?:{EN_GIVE})(?: me| us)?(?: with)?(?= (?!by\b))")
CONFIRM = re.compile(rf"(?:^|(?<=[，,。；;！!]))\s*{PLEASE}(?:核实|核对|核查|确认|证实|查证|查实)(?:一下|下)?[：:，, ]?")
EN_CONFIRMING = "confirm|verify|check|double-check|tell me|tell us|let me know|find out"
EN_CONFIRM = re.compile(rf"(?:^|(?<=[,;.!] )){EN_PLEASE}(?:{EN_CONFIRMING})(?: for me)?:? (?:that|whether|if)\b")


def requests(text: str) -> Iterator[Token]:
    """请列明…, could you provide…: what only asks for an answer; to confirm is to say yes or no."""
    for pattern in (REQUEST, EN_REQUEST):
        for match in pattern.finditer(text):
            yield Token(match.start(), match.end(), "fill", match[0])
    for pattern in (CONFIRM, EN_CONFIRM):
        for match in pattern.finditer(text):
            yield Token(match.start(), match.end(), "yesno", match[0], "yes")


@cache
def splitting() -> re.Pattern[str]:
    verbs = sorted(table().get("split", {}))
    return re.compile("|".join(f"{verb[0]}{BETWEEN}{{1,5}}{verb[1]}" for verb in verbs))


def split_verbs(text: str) -> Iterator[Token]:
    """揭的牌: the verb at its first sign; what stands between is read as ever; the last says nothing more."""
    for match in splitting().finditer(text):
        act = meaning("split", match[0][0] + match[0][-1])
        tag: Tag = "with" if act == "together" else "act"
        yield Token(match.start(), match.start() + 1, tag, match[0][0] + match[0][-1], act or "")
        yield Token(match.end() - 1, match.end(), "fill", match[0][-1])


WHETHER = re.compile(r"([\u4e00-\u9fff])[不没](?=\1)")


def whether(text: str) -> Iterator[Token]:
    """去没|去, 参没|参加: what stands before the verb asks, the verb is read as ever."""
    for match in WHETHER.finditer(text):
        yield Token(match.start(), match.end(), "yesno", match[0], "yes")


@cache
def units() -> re.Pattern[str]:
    """多少台, 多少平米"""
    said = sorted(table().get("unit", {}), key=len, reverse=True)
    return re.compile(f"(?:多少|几)(?:钱|{'|'.join(map(re.escape, said))})(?!(?<=户)外|(?<=人)(?:才|民|大)|(?<=条)例)")


def quantified(text: str) -> Iterator[Token]:
    for match in WHICH.finditer(text):
        yield Token(match.start(), match.end(), "ask", match[0], OF_WHICH.get(match[1] or "", "what"))
    for match in (*units().finditer(text), *HOW_MANY.finditer(text)):
        yield Token(match.start(), match.end(), "ask", match[0], "many")


def surnames(text: str, names: Names) -> Iterator[Token]:
    """Somebody by surname and title, or 同志, Mr, Ms: those of the name who are known to hold such a title."""
    for start, end, family, titles in (*titles_behind(text, names), *titles_before(text), *families(text)):
        things = tuple(thing for thing in names.families.get(family, ()) if not titles or holds_title(thing, titles, names))
        if things and family not in LEVELS:
            yield Token(start, end, "name", text[start:end], things=things, how="surname")


Named = tuple[int, int, str, tuple[str, ...]]


def titles_behind(text: str, names: Names) -> Iterator[Named]:
    """令狐|部长"""
    said = [(one.start, one.end, (one.value,)) for one in names.written(text) if one.tag == "title"]
    for start, end, titles in (*said, *((m.start(), m.end(), ()) for m in re.finditer("同志|先生|女士", text))):
        for length in (2, 1):
            if start >= length:
                yield start - length, end, text[start - length : start], titles


FAMILY = re.compile(r"姓([\u4e00-\u9fff]{2})|姓([\u4e00-\u9fff])|\b(?:surnamed|(?:with |by )?the (?:surname|family name|last name)(?: is| of)?) ([a-z]{2,})\b")


def families(text: str) -> Iterator[Named]:
    """姓|诸葛, surnamed|Zhuge: everybody of that name."""
    for match in FAMILY.finditer(text):
        for said in filter(None, (match[1], (match[1] or match[2] or "")[:1], match[3])):
            yield match.start(), match.start() + len("姓") + len(said) if match[3] is None else match.end(), said, ()


@cache
def english_titles() -> re.Pattern[str]:
    said = sorted(table().get("title", {}), key=len, reverse=True)
    return re.compile(rf"\b({CALLED}|{'|'.join(map(re.escape, said))}) ([a-z]{{2,}})\b")


def titles_before(text: str) -> Iterator[Named]:
    """Secretary|Min"""
    for match in english_titles().finditer(text):
        yield match.start(), match.end(), match[2], tuple(one for value in table().get("title", {}).get(match[1], ()) for one in value.split())


def holds_title(person: Thing, titles: tuple[str, ...], names: Names) -> bool:
    return any(post.title.endswith(title) for post in names.posts.get(person.node, ()) for title in titles)
