"""The strips of a page in, its parts out: one walk from top to bottom that opens and closes texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..text import Strip, signs
from ..types import Span
from .context import MARKED, NOTES, kinds_of
from .digests import expanded
from .headlines import AGAIN, likeness
from .info import (
    are_people,
    bracketed_byline,
    dated,
    field_byline,
    glued_byline,
    is_opening,
    is_signature,
    opening_byline,
    reporter,
    signed,
)
from .jumps import breaks_off, cut, goes_on, mended
from .kinds import ENUMERATED, FIELD, RULE, SPEAKER, Kind, is_running
from .mastheads import is_issuer, tells
from .tables import cell_texts, columns, is_column_head, is_layout, paired, table_of
from .units import Parts, Unit

ACCOUNT = re.compile(r"点击(?:上方|蓝字)|公众号$|发表于|^(?:编辑|校对|审核) ?[|｜]|阅读原文|^原创 |往期(?:推荐|回顾|精彩)|求分享|点个.?在看")
FOLLOW = re.compile("点击(?:上方|蓝字)|关注我们|长按识别")
CLOSING = re.compile(r"[—\-– ]*(?:END|THE END)[—\-– ]*$|(?:图文|文字|编辑|责编|审核|校对|监制|排版|来源|供稿|投稿)[:：|｜]")
COUNTED = re.compile(r"0?\d{1,2}")
REPORT = re.compile(r"\d{1,2}月\d{1,2}日|(?:近|日前|连)日|日前|本周")
ADOPTED = re.compile(r"(?:通过|批准|公布|修订|修正)[)）]$")
LISTED = re.compile(
    r"[\u4e00-\u9fff]{2,4}[（(][^（）()。]{2,30}[）)]|[\u4e00-\u9fff“”]{4,24}[（(][^（）()。]{2,16}\d[号弄幢栋楼][^（）()。]{0,20}[)）]"
)
"""`张三（副镇长）`, `某服务中心（某路5号）`: a further member of a list."""
PICTURE = 24
"""Characters from which what stands under a picture of its own headline is its text."""
SKIPPED = (Kind.INFO, Kind.DATE, Kind.CAPTION, Kind.BYLINE, Kind.ENTRY, Kind.FURNITURE)


class Walk:
    """Goes through the strips once; `single` pages hold one text, whatever headings stand in it."""

    def __init__(self, strips: Sequence[Strip]) -> None:
        self.strips = expanded(strips)
        self.kinds = kinds_of(self.strips)
        self.parts = Parts()
        self.unit = Unit()
        self.single = _is_single(self.strips, self.kinds)
        self.trailing = False
        self.repeated = _repeated(self.strips, self.kinds)

    def run(self) -> Parts:
        at = 0
        while at < len(self.strips):
            if signs.RECORD in self.strips[at].signs:
                self._close()
                self.trailing = False
            if self._captions(at):
                at += 1
                continue
            behind = goes_on(self.strips[at]) if self.kinds[at] is not Kind.ROW else None
            at = self._step(at) if behind is None else self._continue(at, behind)
        self._finish()
        return self.parts

    def _captions(self, at: int) -> bool:
        """Whether a headline that stands under every picture does so inside its text; the first may still entitle it."""
        strip, unit = self.strips[at], self.unit
        if strip.text not in self.repeated or not unit.started or unit.closed:
            return False
        if not unit.heads and not any(s.text == strip.text for s, _ in self.parts.loose):
            self.parts.loose.append((strip, unit))
        unit.captions.append(strip.span)
        return True

    def _step(self, at: int) -> int:
        strip, kind = self.strips[at], Kind.HEADLINE if self._entitles(at) else self.kinds[at]
        if self.trailing and kind is not Kind.BODY:
            self.parts.furniture.append(strip.span)
            return at + 1
        match kind:
            case Kind.ROW:
                return self._rows(at)
            case Kind.HEADLINE | Kind.ENTRY | Kind.SUBHEAD if is_column_head(strip) and self._entries(at) > at + 2:
                return self._columns(at)
            case Kind.HEADLINE:
                self._headline(at)
            case Kind.BODY:
                self._body(strip)
            case Kind.SUBHEAD | Kind.ENTRY:
                self._aside(strip)
            case Kind.DAY:
                self._day(strip)
            case Kind.CREDIT:
                self._credit(strip)
            case Kind.INFO | Kind.DATE | Kind.BYLINE:
                self._information(strip, kind)
            case _:
                self._other(strip, kind)
        return at + 1

    def _headline(self, at: int) -> None:
        strip = self.strips[at]
        if self.unit.started and not self.unit.heads and signs.TITLE in strip.signs and signs.RECORD not in strip.signs:
            self.unit.heads.append(strip)  # a record may hold its text before its title
            return
        if not self.unit.started and is_opening(strip):
            self.unit.byline = self.unit.byline or opening_byline(strip)
            self.parts.furniture.append(strip.span)
            return
        if self.unit.started and not self.unit.closed and is_signature(strip) and self._ends(at):
            self.unit.byline = self.unit.byline or strip.span
            return
        if self.unit.started and not self.unit.closed and LISTED.fullmatch(strip.text):
            self._aside(strip)
            return
        if self.unit.started and (self.single or self.unit.entitled or not self._opens(at)):
            apart = strip.gap or self.kinds[at - 1] is Kind.BODY and self._below_text(at)
            late = apart and not (self.parts.units or [self.unit])[0].heads and tells(strip.text)
            if late:
                self.unit.captions.append(strip.span)
            else:
                self._aside(strip)
            if late or self.unit.closed:
                self.parts.loose.append((strip, self.unit))
            return
        if is_signature(strip) and self.unit.heads and not strip.level and strip.gap and self._dated_next(at):
            self.unit.byline = self.unit.byline or strip.span
            return
        if self.unit.started:
            self._close()
        self.unit.heads.append(strip)
        self.unit.entitled = self.unit.entitled or signs.TITLE in strip.signs

    def _entitles(self, at: int) -> bool:
        """Whether the first line of a page is its title, though it reads like none: who published it and when stands below."""
        first = not (self.unit.started or self.unit.heads or self.parts.units)
        return first and self.kinds[at] is Kind.ENTRY and 8 <= len(self.strips[at].text) <= 60 and at + 1 < len(self.kinds) and self.kinds[at + 1] is Kind.INFO

    def _dated_next(self, at: int) -> bool:
        return at + 1 < len(self.kinds) and self.kinds[at + 1] is Kind.DATE

    def _below_text(self, at: int) -> bool:
        """Whether a line stands right below the end of a sentence, at the end of the page or over a text."""
        return self.strips[at - 1].text.endswith("。") and (at + 1 >= len(self.kinds) or self.kinds[at + 1] is Kind.BODY)

    def _ends(self, at: int) -> bool:
        """Whether an office and a date close a text: no text stands right below them."""
        below = self.kinds[at + 2] if at + 2 < len(self.kinds) else None
        return self._dated_next(at) and self.kinds[at - 1] in (Kind.BODY, Kind.SUBHEAD, Kind.ENTRY) and below is not Kind.BODY

    def _opens(self, at: int) -> bool:
        """Whether a text, a table or a list follows, with no more than a few headlines and notes before it."""
        marks = [bool(MARKED.match(strip.text)) for strip in self.strips[at : at + 3]]
        if marks == [False, True, True]:
            return True
        for number in range(at + 1, min(at + 8, len(self.strips))):
            kind = self.kinds[number]
            if kind in (Kind.BODY, Kind.ROW) or is_column_head(self.strips[number]):
                return True
            if kind not in SKIPPED and kind is not Kind.HEADLINE and kind is not Kind.SUBHEAD:
                return False
        return False

    def _body(self, strip: Strip) -> None:
        if self.unit.closed or (AGAIN.match(strip.text) and self.unit.ruled):
            self._close()
        self.unit.ruled = False
        self.trailing = False
        self.unit.byline = self.unit.byline or (None if self.unit.started else opening_byline(strip))
        broken = breaks_off(strip)
        if broken is not None and not self.unit.continues:
            self.parts.furniture.append(Span(strip.span.start + broken, strip.span.end))
            self.unit.says(cut(strip, 0, broken))
            self.unit.jumps = self.unit.closed = True
            return
        ends = strip.span.end >= self.strips[-1].span.end
        glued = None if SPEAKER.match(strip.text) else glued_byline(strip) or (signed(strip) if ends else None)
        self.unit.says(strip, glued[1] if glued else None)
        if glued:
            self.unit.byline = glued[0]
            self.unit.closed = True

    def _continue(self, at: int, behind: int) -> int:
        """A text goes on that broke off before."""
        strip = self.strips[at]
        self._close()
        self.unit.continues = True
        self.parts.furniture.append(Span(strip.span.start, strip.span.start + behind))
        if strip.text[behind:].strip():
            self._body(cut(strip, behind, len(strip.text)))
        return at + 1

    def _day(self, strip: Strip) -> None:
        """A day at the head of what happened on it."""
        if self.unit.closed:
            self._close()
        self.unit.says(strip)

    def _credit(self, strip: Strip) -> None:
        """A column of a record: who contributed the text, or when it was published."""
        unit = self.unit
        if signs.MOMENT in strip.signs:
            unit.dateline = unit.dateline or dated(strip)
        else:
            by_name = signs.AUTHOR in strip.signs and are_people(strip.text)
            if unit.byline is None or by_name or signs.SOURCE in strip.signs and not unit.by_name:
                unit.byline, unit.by_name = strip.span, by_name
        self.parts.furniture.append(strip.span)

    def _aside(self, strip: Strip) -> None:
        """A short line inside a text; without a text it is part of no article."""
        opens = bool(self.unit.heads) and (strip.text.endswith(("：", ":")) or bool(MARKED.match(strip.text)))
        if (self.unit.started and not self.unit.closed) or (opens and not self.unit.started):
            self.unit.says(strip)
        elif self.unit.heads or self.unit.started:
            self.unit.captions.append(strip.span)
        elif ENUMERATED.match(strip.text):
            self.unit.says(strip)
        else:
            self.parts.furniture.append(strip.span)

    def _information(self, strip: Strip, kind: Kind) -> None:
        unit = self.unit
        if kind is Kind.BYLINE:
            self._byline(strip)
            return
        if not unit.heads and not unit.started and (kind is Kind.DATE or not self.parts.units):
            unit.byline = unit.byline or reporter(strip)
            self.parts.masthead.append(strip.span)
            return
        if not unit.started:
            unit.notes.append(strip)
        unit.byline = unit.byline or field_byline(strip) or reporter(strip)
        unit.dateline = unit.dateline or dated(strip)
        self.parts.furniture.append(strip.span)
        if kind is Kind.DATE and unit.started and not unit.byline:
            self._signed()

    def _signed(self) -> None:
        """The last short line before a date at the end of a text is its signature."""
        last = self.unit.body[-1] if self.unit.body else None
        if last is not None and not last.level and is_signature(last) and len(self.unit.paragraphs) > 1:
            self.unit.byline = last.span
            self.unit.paragraphs.pop()
            self.unit.body.pop()

    def _byline(self, strip: Strip) -> None:
        span = bracketed_byline(strip)
        if not (self.unit.started or self.unit.heads):
            self._aside(strip)
            return
        if span is None:
            self._noted(strip)
            return
        self.unit.byline = self.unit.byline if self.unit.closed else span
        if strip.span.end - span.end > 5:
            self.unit.captions.append(Span(span.end, strip.span.end - 1))
        self.unit.dateline = self.unit.dateline or dated(strip)
        self.unit.closed = self.unit.started

    def _noted(self, strip: Strip) -> None:
        """Brackets that name nobody: how a document was adopted opens its text, a date alone is its date."""
        self.unit.dateline = self.unit.dateline or dated(strip)
        if ADOPTED.search(strip.text) and not self.unit.started:
            self.unit.says(strip)
        else:
            self._aside(strip)

    def _other(self, strip: Strip, kind: Kind) -> None:
        if kind is Kind.CAPTION and (self.unit.started or self.unit.heads):
            self.unit.captions.append(strip.span)
        elif kind is Kind.PAGE_TITLE:
            self.parts.page_titles.append(strip)
        elif kind is Kind.MASTHEAD:
            self.parts.masthead.append(strip.span)
        else:
            self.parts.furniture.append(strip.span)
            self.unit.ruled = bool(RULE.fullmatch(strip.text))
            if breaks_off(strip) == 0 and self.unit.started:
                self.unit.jumps = self.unit.closed = True
        self.trailing = self.trailing or kind is Kind.TRAILER and (self.unit.started or bool(self.parts.units))

    def _rows(self, at: int) -> int:
        end = at
        while end < len(self.strips) and self.kinds[end] is Kind.ROW and (end == at or signs.TABLE not in self.strips[end].signs):
            end += 1
        rows = self.strips[at:end]
        if is_layout(rows):
            for row in rows:
                for span, text in cell_texts(row):
                    self._cell(row, span, text)
        else:
            self._reopened()
            self.unit.tables.append(table_of(rows))
            self.unit.cells += [row.text for row in rows]
        return end

    def _cell(self, row: Strip, span: Span, text: str) -> None:
        if is_running(text):
            self._body(Strip(span, text, 0, True, row.signs, row.linked, 1))
        else:
            self.parts.furniture.append(span)

    def _entries(self, at: int) -> int:
        """Where the list under a column head ends."""
        end = at + 1
        while end < len(self.strips) and self.kinds[end] in (Kind.ENTRY, Kind.HEADLINE) and not self.strips[end].level:
            if FIELD.match(self.strips[end].text) or (self.kinds[end] is Kind.HEADLINE and self._opens_text(end)):
                break
            end += 1
        return end

    def _opens_text(self, at: int) -> bool:
        """Whether the very next line is running text: then this is its headline, not an entry."""
        return at + 1 < len(self.strips) and self.kinds[at + 1] is Kind.BODY and self.strips[at].gap and not is_column_head(self.strips[at])

    def _columns(self, at: int) -> int:
        end = self._entries(at)
        strips = self.strips[at:end]
        self._reopened()
        self.unit.tables += paired(columns(strips))
        self.unit.cells += [strip.text for strip in strips]
        return end

    def _reopened(self) -> None:
        """A table behind a byline opens a text of its own."""
        if self.unit.closed:
            self._close()

    def _close(self) -> None:
        if not self.unit.started and self.unit.heads and self.parts.units and any(span.end - span.start > PICTURE for span in self.unit.captions):
            self.unit.paragraphs, self.unit.captions = self.unit.captions, []
        if self.unit.started:
            self.parts.units.append(self.unit)
        else:
            says_who = [span for span in (self.unit.byline, self.unit.dateline) if span]
            self.parts.furniture += [strip.span for strip in (*self.unit.heads, *self.unit.notes)] + self.unit.captions + says_who
        self.unit = Unit()

    def _finish(self) -> None:
        if not self.unit.started and self.unit.heads and not self.parts.units and self.unit.captions:
            self.unit.paragraphs = self.unit.captions
            self.unit.captions = []
        self._close()
        self.parts.units = mended(self.parts.units)


def _repeated(strips: Sequence[Strip], kinds: Sequence[Kind]) -> frozenset[str]:
    """Headlines that stand three times and more, as under every picture of an article."""
    pairs = [(s.text, kind) for s, kind in zip(strips, kinds, strict=True) if not s.level and signs.RECORD not in s.signs]
    heads = {text for text, kind in pairs if kind is Kind.HEADLINE and len(text) >= 8}
    found = Counter(text for text, kind in pairs if kind in (Kind.HEADLINE, Kind.FURNITURE) and text in heads)
    return frozenset(text for text, count in found.items() if count > 2)


def _is_single(strips: Sequence[Strip], kinds: Sequence[Kind]) -> bool:
    """Whether a page holds one text: a web page whose heading is its title, or an article of an account."""
    heads = [at for at, kind in enumerate(kinds) if kind is Kind.HEADLINE]
    if sum(at > 0 and bool(COUNTED.fullmatch(strips[at - 1].text)) for at in heads) >= 2:
        return False
    if sum(at > 0 and kinds[at - 1] is Kind.BYLINE and _reports(strips, kinds, at) for at in heads) >= 2:
        return False  # each text is signed before the next headline
    if sum(bool(ACCOUNT.search(strip.text)) for strip in strips) >= 2:
        return True
    if any(FOLLOW.search(strip.text) for strip in strips) and sum(bool(CLOSING.match(strip.text)) for strip in strips) >= 2:
        return True
    titles = [strip.text for strip, kind in zip(strips, kinds, strict=True) if kind is Kind.PAGE_TITLE]
    heads = [at for at in heads if not is_issuer(strips[at].text)]
    own = {at for at in heads for title in titles if likeness(strips[at].text, title) > 0.9}
    others = [at for at in heads if at not in own]
    if any(at + 2 < len(kinds) and kinds[at + 1] in (Kind.INFO, Kind.DATE) and kinds[at + 2] is Kind.BODY and dated(strips[at + 1]) for at in others):
        return False
    reports = sum(_reports(strips, kinds, at) for at in others)
    return bool(own) and (reports < 2 or reports * 2 < len(heads))


def _reports(strips: Sequence[Strip], kinds: Sequence[Kind], at: int) -> bool:
    """Whether the text under a headline opens like a report."""
    text = next((i for i in range(at + 1, min(at + 4, len(strips))) if kinds[i] not in NOTES), at)
    return text > at and bool(REPORT.match(strips[text].text))
