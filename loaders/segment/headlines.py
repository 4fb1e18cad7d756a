"""Headlines and texts in, who belongs to whom out: a headline stands before its text, or behind it when columns were mixed up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from ..text import Strip
from ..text.headings import SPOKE
from ..types import Span
from .info import field_of
from .kinds import ENTITLED, NOISE
from .mastheads import OWN_SUBJECT, TAG, is_collective, is_column, is_issuer
from .units import Parts, Unit

NOT_WORD = re.compile(r"\W")
DIGEST_TITLE = re.compile(r"(?:工作|情况|进展|动态|安排|要闻|简讯|一览|速览|盘点|汇总|回顾|总结|大事记)(?:情况|进展|安排)?$")
TOPIC = re.compile(r"[^，。：:,]{2,14}[。：:]")
COUNT = re.compile(r"(?:\d{1,2}[.、．](?!\d)|[(（]\d{1,3}[)）]) ?(?=.{4})")
ORNAMENT = re.compile(r"[•·●◆■★▲►▶※\-|｜> ]+(?=[\u3400-\u9fff“《])")
ANNEXED = re.compile(r"附[表件]?[一二三四\d]?[：:] ?(?=.{4})")
RULE = re.compile(rf"{NOISE.pattern}|[ |｜]+$")
AGAIN = re.compile(r"(又讯|另讯|另据)[ ：:，,]*")
ARRIVED = re.compile(r"[\u3400-\u9fff]{2}(?:[来到赴在深入走进][\u3400-\u9fff]{1,6})(?:[镇乡村区县市旗]|街道|社区|苏木)$")
ACTS = re.compile(r"(?:督导|督查|调研|考察|检查|慰问|走访|视察|召开|举行|举办|开展|指导|参观|观摩|宣讲|座谈)")
COMPLETE = re.compile(
    r"(?:闭幕|开幕|召开|举行|启动|揭牌|成立|[完开竣]工|投[用产]|落成|签约|挂牌|开班|开赛|开业|调研|考察|检查|视察|慰问|走访|活动|会议?|工作|仪式|先进|培训)[！!]?$"
)
MOTTO = re.compile(r"[“”\u3400-\u9fff]{4,10}[ 　！!，][“”\u3400-\u9fff]{4,10}[！!]?")
TELLS = re.compile(r"推进|召开|举行|举办|开展|启动|揭牌|打造|实施|组织|探索|推行|创新|建设|做好|开通|启用|获评|部署|织密|激活|破解|优化|落实|慰问|调研")
LITTLE = 0.15
LEAST = 0.3
REACH = 12
NEAREST = 12


def bigrams(text: str) -> frozenset[str]:
    bare = NOT_WORD.sub("", text)
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1))


def likeness(headline: str, words: str) -> float:
    """The share of a headline's pairs of characters that the text has too."""
    pairs = bigrams(headline)
    return len(pairs & bigrams(words)) / len(pairs) if pairs else 0.0


def gathered(parts: Parts) -> None:
    """What stands above the first of several texts and names them all belongs to the page."""
    units = parts.units
    if len(units) > 1:
        first = units[0]
        levels = {head.level for unit in units[1:] for head in unit.heads}
        above = 0
        while above < len(first.heads) - 1 and _names_all(first.heads[above], first.heads[-1], levels):
            above += 1
        parts.masthead += [head.span for head in first.heads[:above]]
        first.heads = first.heads[above:]
        if above:
            _handed_over(first, parts)
    for unit in units:
        if not unit.heads and unit.body and AGAIN.match(unit.body[0].text):
            _again(unit)


def _names_all(head: Strip, last: Strip, levels: Collection[int]) -> bool:
    """Whether a headline of a page stands over the others: by its words, or by its level."""
    return is_collective(head.text) or (bool(head.level) and head.level < last.level and last.level in levels)


def _handed_over(unit: Unit, parts: Parts) -> None:
    """Notes right below such a headline date the page; who compiled it wrote none of the texts."""
    end = unit.heads[0].span.start
    notes = [note for note in unit.notes if note.span.start < end]
    parts.masthead += [note.span for note in notes]
    if notes and unit.byline is not None and unit.byline.start < end and not any(field_of(note) for note in notes):
        unit.byline = None


def _again(unit: Unit) -> None:
    """A report that goes with the one before it: `又讯` is all the headline it has."""
    span = unit.paragraphs[0]
    word = AGAIN.match(unit.body[0].text)
    if word is not None and word.end() < span.end - span.start:
        unit.title, unit.title_text = Span(span.start, span.start + word.end(1)), word[1]
        unit.paragraphs[0] = Span(span.start + word.end(), span.end)


def named(unit: Unit) -> None:
    """Choose title and subtitle among the headlines before a text."""
    heads = ([h for h in unit.heads if h.level] or unit.heads)[-NEAREST:]
    parts = _without_columns([part for joined in _joined(heads) for part in _shouldered(joined, unit)], unit)
    plain = [p for p in parts if not p[0].text.startswith(("—", "-"))] or parts
    if not plain:
        return
    best = plain[0] if len(plain) == 1 else max(plain, key=lambda p: (round(_claim(p, unit), 2), parts.index(p)))
    if parts.index(best) and _is_deck(best[0], parts[parts.index(best) - 1]):
        best = parts[parts.index(best) - 1]
    unit.title_text = "".join(strip.text for strip in best)
    unit.title = _untagged(_span(best), unit.title_text)
    others = [p for p in parts if p is not best]
    unit.subtitle = _span(others[-1]) if others else None
    chosen = {strip.span for strip in heads}
    besides = [strip for strip in unit.heads if strip.span not in chosen]
    unit.issuers += [strip.span for strip in besides if is_issuer(strip.text)]
    unit.captions[:0] = [strip.span for strip in besides if not is_issuer(strip.text)]
    unit.captions[:0] = [_span(p) for p in others[:-1]]


def _untagged(span: Span, text: str) -> Span:
    """`【旗县动态】……` without the name of the column; `【项目建设】` without its brackets."""
    column = TAG.match(text)
    tag = column if column and is_collective(column[0].strip("【】 ")) else None
    tag = tag or COUNT.match(text) or ENTITLED.match(text) or ANNEXED.match(text) or ORNAMENT.match(text)
    rest = RULE.search(text)
    span = Span(span.start, span.end - len(rest[0])) if rest and len(text) == span.end - span.start else span
    if tag:
        return Span(span.start + tag.end(), span.end)
    bracketed = len(text) >= 4 and text[0] == "【" and text.find("】") == len(text) - 1
    return Span(span.start + 1, span.end - 1) if bracketed else span


def _without_columns(parts: list[list[Strip]], unit: Unit) -> list[list[Strip]]:
    """Names of columns and of offices are no headlines where another one stands behind them."""
    kept: list[list[Strip]] = []
    for number, part in enumerate(parts):
        text = "".join(strip.text for strip in part)
        name = is_column(text) or (is_issuer(text) and likeness(text, unit.words[:1500]) < 1.0)
        if name and number + 1 < len(parts) and not parts[number + 1][0].text.startswith(("—", "-")):
            (unit.issuers if is_issuer(text) else unit.dropped).extend(strip.span for strip in part)
        else:
            kept.append(part)
    return kept


def _claim(part: Sequence[Strip], unit: Unit) -> float:
    level = min(strip.level or 4 for strip in part)
    return likeness("".join(strip.text for strip in part), unit.words[:1500]) - 0.05 * level


def _joined(heads: Sequence[Strip]) -> list[list[Strip]]:
    """Lines of one headline together: they follow each other without a gap and are no markup of their own."""
    parts: list[list[Strip]] = []
    for head in heads:
        follows = bool(parts) and (not head.gap or _goes_on(parts[-1], head)) and not head.level and not parts[-1][-1].level and not _is_deck(head, parts[-1])
        follows = follows and not (len(parts[-1]) == 1 and is_column(parts[-1][0].text) and is_collective(parts[-1][0].text))
        follows = follows and not (parts[-1][-1].text.startswith("【") and parts[-1][-1].text.endswith("】"))
        follows = follows and head.span.start - parts[-1][-1].span.end <= 2
        if follows and not head.text.startswith(("—", "-")) and sum(len(s.text) for s in parts[-1]) + len(head.text) <= 60:
            parts[-1].append(head)
        else:
            parts.append([head])
    return parts


def _shouldered(part: list[Strip], unit: Unit) -> list[list[Strip]]:
    """`热热闹闹过大年　和和美美一家亲` over the headline that tells what happened: a line of its own that the text says nothing of."""
    first = part[0].text
    second = part[1].text if len(part) == 2 else ""
    told = COMPLETE.search(second) if MOTTO.fullmatch(first) else OWN_SUBJECT.match(second) and TELLS.search(second)
    if not told or part[0].level or len(second) < 8:
        return [part]
    words = unit.words[:1500]
    return [part[:1], part[1:]] if likeness(first, words) < LITTLE and likeness(part[1].text, words) >= LEAST else [part]


def _goes_on(part: Sequence[Strip], head: Strip) -> bool:
    """`县农业农村局来我镇` / `督导春耕`: two lines of one headline, though a blank line parts them."""
    return bool(ARRIVED.search(part[-1].text)) and not part[-1].level and len(part[-1].text) + len(head.text) <= 30 and bool(ACTS.match(head.text))


def _is_deck(head: Strip, before: Sequence[Strip]) -> bool:
    """Whether a line right below a headline that says all by itself is a second one."""
    if SPOKE.fullmatch(head.text):
        return True
    complete = len(before) == 1 and len(before[0].text) >= 10 and bool(COMPLETE.search(before[0].text))
    return complete and not head.gap and not head.level and len(NOT_WORD.sub("", head.text)) >= 10


def _span(part: Sequence[Strip]) -> Span:
    return Span(part[0].span.start, part[-1].span.end)


def is_digest(unit: Unit) -> bool:
    """Whether most paragraphs begin with the name of their subject: `养老服务。……`"""
    topics = sum(bool(TOPIC.match(strip.text)) for strip in unit.body)
    return topics >= 3 and topics * 2 >= len(unit.body)


def redistributed(units: Sequence[Unit], loose: Sequence[tuple[Strip, Unit]]) -> list[Strip]:
    """Give the headlines of a page whose columns were mixed up to the texts they describe; returns those left over."""
    homes = [(head, home) for home, unit in enumerate(units) for head in unit.heads]
    homes += [(head, home + 1) for head, owner in loose for home, unit in enumerate(units) if unit is owner]
    taken: dict[int, Strip] = {}
    used: set[int] = set()
    for score, head, number in sorted(_claims(units, homes), key=lambda claim: -claim[0]):
        if score >= LEAST and number not in taken and head.span.start not in used:
            taken[number] = head
            used.add(head.span.start)
    for number, unit in enumerate(units):
        unit.heads = [taken[number]] if number in taken else []
        unit.captions = [span for span in unit.captions if span.start not in used]
    for head, home in homes:
        if home < len(units) and not units[home].heads and head.span.start not in used and _heads(head, units[home]):
            units[home].heads.append(head)
            used.add(head.span.start)
    kept = {span.start for unit in units for span in unit.captions}
    return [head for head, _ in homes if head.span.start not in used | kept]


def _heads(head: Strip, unit: Unit) -> bool:
    """Whether a headline that describes no text stands right over one that has none."""
    return bool(unit.paragraphs) and 0 < unit.paragraphs[0].start - head.span.end <= 2


def _claims(units: Sequence[Unit], homes: Sequence[tuple[Strip, int]]) -> list[tuple[float, Strip, int]]:
    """How well every headline fits every text: rare pairs of characters weigh more, neighbours are preferred."""
    texts = [bigrams(unit.words) for unit in units]
    spread = Counter(pair for text in texts for pair in text)
    claims: list[tuple[float, Strip, int]] = []
    for head, home in homes:
        weights = {pair: 1 / spread[pair] if pair in spread else 0.25 for pair in bigrams(head.text)}
        total = sum(weights.values()) or 1.0
        for number in range(max(0, home - REACH), min(len(units), home + REACH + 1)):
            shared = sum(weight for pair, weight in weights.items() if pair in texts[number]) / total
            claims.append((shared + _nearness(head, home, number, units) + _kinship(head, units[number]), head, number))
    return claims


def _nearness(head: Strip, home: int, number: int, units: Sequence[Unit]) -> float:
    """The texts before and behind a headline are preferred, a list right behind it all the more."""
    near = 0.2 if number in (home, home - 1) else 0.0
    heads_list = number == home and bool(units[number].tables) and units[number].heads[-1:] == [head]
    return near + 0.4 * heads_list


def _kinship(head: Strip, unit: Unit) -> float:
    """A headline of the kind 工作进展 wants a digest, and a digest wants such a headline."""
    wants, is_one = bool(DIGEST_TITLE.search(head.text)), is_digest(unit)
    return 0.6 if wants and is_one else -0.4 if wants != is_one else 0.0


def is_annex(unit: Unit, before: Unit) -> bool:
    """Whether a list only adds to the text before it: its headline is made of the other's words."""
    if len(unit.paragraphs) > 2 or not unit.tables or not before.title_text or not unit.title_text:
        return False
    head, other = NOT_WORD.sub("", unit.title_text), NOT_WORD.sub("", before.title_text)
    return _common(head, other) >= 0.75 * len(head)


def _common(a: str, b: str) -> int:
    """Length of the longest stretch that two headlines share."""
    return max((size for start in range(len(a)) for size in range(len(a) - start, 0, -1) if a[start : start + size] in b), default=0)
