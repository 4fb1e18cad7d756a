"""Damage by machines: pinyin insertions, slipped bytes and wrong decodings; a draft goes in, a repaired one comes out."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from pypinyin.constants import PINYIN_DICT

from .characters import simple, traditional
from .edits import Draft, Edit

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
SYLLABLE = rf"[a-zɑɡüê{TONED}]{{1,6}}"
# `鎮(zhèn)`: the reading behind the character.
INSERTION = re.compile(rf"(?<=[\u3400-\u9fff\ufdda\ufddb])[(（]({SYLLABLE})[)）]")
TONE = re.compile(f"[{TONED}]")
# A run of GBK characters read one byte off: `?` for the lost first byte, a full-width sign, then wrong characters, then
# a lost last byte with the rest of a reading (`?zhèn)`), an ASCII letter as last byte (`F(xiàn)`), or a lost one (`?`).
SLIP = re.compile(
    rf"\?(?P<wrong>[!,.:;?\uff01-\uff5e][^\x00-\u00ff\n]{{0,12}}?)"
    rf"(?:\?(?P<reading>{SYLLABLE})[)）]|(?P<byte>[@-~])[(（](?P<full>{SYLLABLE})[)）]|(?P<lost>\?(?!\?))|(?=\n|$))"
)
# The same of a full stop and one character alone (`視察??h政府` was `視察。縣政府`), which needs no reading to be undone.
SHORT_SLIP = re.compile(r"(?<=[\u3400-\u9fff])\?(?P<wrong>[?\uff1f])(?P<byte>[@-~])(?=[\u3400-\u9fff])")
# UTF-8 signs of punctuation that were read as GBK and lost their last byte.
RESIDUE = re.compile(r"[﹖]?(?:锛|銆|鈥|鈧|锟斤拷|锟|�)+\??|﹖(?=[锛銆\s]|$)")
WRONG_DECODING = re.compile(r"[^\x00-\x7f]{4,}(?:[\x00-\x7f]{0,3}[^\x00-\x7f]{2,})*")
TELLTALE = re.compile("锛|銆|鐨勶|鈥|閿|鍙|鍦|鏄|涓|绗")
# A lost sign between two sentences; where the words before it ask, it is what it looks like.
LOST = re.compile(r"(?P<asks>(?<=[吗呢吧么嘛谁])|(?<=什么)|(?<=为何))?[﹖]+(?=[\u3400-\u9fff\ufdda\ufddb“《（(\d\s]|$)")
CLOSED = re.compile(r"[。！？!?；;：:，,、…（(“《\s>]")
# Words with the characters that most often lose their first byte (second byte A3), to tell which one was lost.
WORDS = frozenset(
    "保障 保护 保持 保证 保险 确保 医保 社保 环保 非常 日常 正常 经常 常态 常委 常务 常见 承担 担任 负担 担当 幸福 福利 福州 上海 海外 "
    "模式 模范 规模 停车 停止 希望 学校 高校 校长 校园 庆祝 祝福 祝愿 痕迹 事迹 奇迹 颗粒 牵头 牵手 剩余 危险 危房 充裕 郑重 遥控 樱花 疲劳 "
    "惩罚 处罚 玻璃 叮嘱 梗阻 拖拢 茫茫 牛奶 桑葚 玩耍 踏实".split()
)


def repaired(draft: Draft) -> Draft:
    """Undo what can be undone, drop what is noise; to be done while the markup still stands."""
    value = draft.value
    if TELLTALE.search(value):
        draft = draft.edited(_decoded_again(value)).without(RESIDUE)
    elif "\ufffd" in value or "锟" in value:
        draft = draft.without(RESIDUE)
    draft = draft.edited(_unslipped(draft.value, SLIP if _annotated(draft.value) else SHORT_SLIP))
    return draft.edited(_ended(draft.value)) if "﹖" in draft.value else draft


def _ended(value: str) -> list[Edit]:
    """A full stop for the lost sign between two sentences; nothing where one has just ended."""
    edits: list[Edit] = []
    for match in LOST.finditer(value):
        before = value[match.start() - 1 : match.start()]
        sign = "" if not before or CLOSED.match(before) else "？" if match["asks"] is not None else "。"
        edits.append((match.start(), match.end(), sign))
    return edits


def unread(draft: Draft) -> Draft:
    """Take pinyin insertions away: those with tones, and where they are frequent also those that fit their character."""
    value = draft.value
    frequent = _annotated(value)
    if not frequent and not TONE.search(value):
        return draft
    return draft.edited(
        (m.start(), m.end(), "")
        for m in INSERTION.finditer(value)
        if TONE.search(m[1]) or (frequent and _reads(value[m.start() - 1], m[1]))
    )


def _annotated(value: str) -> bool:
    """Whether readings with tones stand all over the text."""
    if not TONE.search(value):
        return False
    return sum(bool(TONE.search(reading)) for reading in INSERTION.findall(value)) >= 3


def _unslipped(value: str, pattern: re.Pattern[str]) -> list[Edit]:
    edits: list[Edit] = []
    frequency = Counter(value)
    for match in pattern.finditer(value):
        text = _realigned(match, value, frequency)
        if text is not None:
            edits.append((match.start(), match.end(), text))
    return edits


def _realigned(match: re.Match[str], value: str, frequency: Counter[str]) -> str | None:
    """The characters that the bytes spell when they are paired one byte earlier."""
    try:
        raw = _wide(match["wrong"]).encode("gb18030") + (match["byte"] or "").encode("ascii")
    except UnicodeEncodeError:
        return None
    try:
        middle = raw[1 : len(raw) - (len(raw) - 1) % 2].decode("gbk")
    except UnicodeDecodeError:
        return None
    tail = raw[-1] if (len(raw) - 1) % 2 else None
    last = _last(tail, match["reading"], frequency) if tail is not None else ""
    before = value[max(0, match.start() - 1) : match.start()]
    if match.re is SHORT_SLIP and middle not in traditional():
        return None
    return _first(raw[0], before, middle + last) + middle + last


def _wide(wrong: str) -> str:
    """The full-width sign that the run began with, where only its ASCII form is left."""
    return (chr(ord(wrong[0]) + 0xFEE0) if wrong[0] < "\x7f" else wrong[0]) + wrong[1:]


def _first(trail: int, before: str, after: str) -> str:
    """The character before the run, of which the second byte is left: one that makes a word, else a full stop."""
    before, after = simple(before), simple(after)
    for character in _trailed_by(trail):
        if {before + character, character + after[:1]} & WORDS:
            return character
    return _pair(0xA1, trail)


def _last(lead: int, reading: str | None, frequency: Counter[str]) -> str:
    """The character behind the run, of which the first byte and perhaps the reading are left."""
    if not reading:
        return "”" if lead == 0xA1 else ""
    candidates = [c for c in _led_by(lead) if _reads(c, reading)]
    return max(candidates, key=lambda c: (frequency[c], c in traditional()), default="")


@cache
def _led_by(lead: int) -> tuple[str, ...]:
    return tuple(c for trail in range(0x40, 0xFF) if (c := _pair(lead, trail)))


@cache
def _trailed_by(trail: int) -> tuple[str, ...]:
    return tuple(c for lead in range(0x81, 0xFF) if (c := _pair(lead, trail)))


def _pair(lead: int, trail: int) -> str:
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return ""


def _reads(character: str, reading: str) -> bool:
    readings = PINYIN_DICT.get(ord(character), "").split(",")
    return reading.replace("ɑ", "a").replace("ɡ", "g") in readings or reading in readings


def _decoded_again(value: str) -> list[Edit]:
    """Stretches of UTF-8 that were read as GBK: encode them back, decode them as they were meant."""
    edits: list[Edit] = []
    for match in WRONG_DECODING.finditer(value):
        if not TELLTALE.search(match.group()):
            continue
        try:
            text = match.group().encode("gb18030").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        edits.append((match.start(), match.end(), text))
    return edits
