"""Occasions and who took part: the sentences of one article in, events in the order of the text out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from ...schema.types import EventKind, When
from .dates import DateMention
from .items import Item, ItemReader, sentences
from .lexicon import read_sections
from .roles import TRAINING_NOUNS, Act, GoneTo, RoleReader
from .scan import Scan

HOLDS = re.compile(r"(?:举行|召开|举办|开展|组织|主办|承办|启动|开幕|开赛|开讲|开班|开业|开市|揭牌|拉开|进行|联合|参加|出席|主持|作题为|授课|走进|迎来|启用|开办|闭幕|落幕|结束|会上)")
FOLLOW_UP = re.compile(r"(?:会前|会后|随后|之后|其后|接着|下午|当天下午|当晚|当天|活动前|活动后|活动结束后|仪式结束后|仪式后|会议结束后|座谈结束后|考察结束后|调研结束后|讲座结束后|培训结束后|招聘会当天|当天还|同日|同时|期间|结束后|此前|在随后|在此前)")
OTHER_MEETING = re.compile(r"[㐀-鿿]会(?=在|于|隆重|顺利|圆满|胜利|如期|正式|开幕|闭幕|召开|举行|上[，：]|[，。；])")
PARTY = re.compile(r"一行|代表团|考察[组团]|调研组|检查组|督导组|视察组|慰问组|观摩团|参观团|与会人员|参会人员|委员们|代表们")
FESTIVE = frozenset("歌诗舞灯花赛乐艺演晚展聚宴庆联")
VAGUE = re.compile(r"近日|日前|近期|前不久|连日来|最近|昨日|昨天|今天|今日")
FUTURE = re.compile(r"(?:将于|拟于|定于|计划于|届时|即将|将在|预计|下期|下一步|今后|接下来)")
VISIT_TITLE = re.compile(r"(?:考察|调研|视察|走访|慰问|检查|督导|参观|看望|观摩|夜查|暗访|巡查|督查|访民|学习交流|交流学习)")
FORMAL = frozenset({"meeting", "ceremony", "training", "activity", "other"})


@dataclass(slots=True)
class Occasion:
    """One event while it is being read."""

    kind: EventKind
    when: When
    start: int
    end: int
    label: str = ""
    acts: list[Act] = field(default_factory=list)
    places: list[GoneTo] = field(default_factory=list)
    heads: list[tuple[int, int]] = field(default_factory=list)
    """The stretches that tell of the event."""
    parent: int | None = None
    rule: str = ""
    split: bool = False


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {word: kind for kind, words in read_sections("occasions.txt").items() for word in words}
    return re.compile("|".join(sorted(map(re.escape, table), key=lambda w: (-len(w), w)))), table


def occasion_nouns(text: str, start: int, end: int) -> list[tuple[int, int, EventKind]]:
    """The nouns that name an occasion, with their kind; 委员会 and 会议室 are none."""
    pattern, table = _nouns()
    found: list[tuple[int, int, EventKind]] = [
        (m.start(), m.end(), table[m.group()]) for m in pattern.finditer(text, start, end) if table[m.group()] != "none"]  # type: ignore[misc]
    taken = [m.span() for m in pattern.finditer(text, start, end)]
    for match in OTHER_MEETING.finditer(text, start, end):
        if not any(a < match.end() and match.start() < b for a, b in taken):
            found.append((match.start(), match.end(), "activity" if match.group()[0] in FESTIVE else "meeting"))
    return sorted(found)


class EventReader:
    """Reads the sentences of one article; `dates(start, end)` gives the date mentions there, `resolve` dates one."""

    def __init__(self, scan: Scan, items: ItemReader, dates: Callable[[int, int], list[DateMention]],
                 resolve: Callable[[DateMention, When | None], When]) -> None:
        self.scan, self.text = scan, scan.text
        self.items, self.dates, self.resolve = items, dates, resolve
        self.roles = RoleReader(scan)
        self.events: list[Occasion] = []
        self.current: Occasion | None = None
        self.title_kind: EventKind | None = None
        self.title_at: tuple[int, int] | None = None
        self.base: Occasion | None = None
        self.range = When()
        self.base_acts: list[Act] = []
        self.day: DateMention | None = None
        """The date of a diary's heading (3月11日 on a line of its own), for the paragraphs under it."""

    def title(self, start: int, end: int) -> None:
        """What the headline says of the kind of event; visits name their guests there."""
        nouns = occasion_nouns(self.text, start, end)
        formal = [n for n in nouns if HOLDS.search(self.text, start, end)]
        if VISIT_TITLE.search(self.text, start, end) and not formal:
            self.title_kind = "visit"
        elif nouns:
            self.title_kind = nouns[-1][2]
        self.title_at = (start, end)

    def paragraph(self, start: int, end: int) -> None:
        heading = self._day_heading(start, end)
        if heading is not None:
            self.day, self.current, self.base = heading, None, None
            return
        if self.day is not None:
            self.current = None
        carried: list[Item] = []
        for first, last in sentences(self.text, start, end):
            carried = self._sentence(first, last, carried)

    def _day_heading(self, start: int, end: int) -> DateMention | None:
        """The date that a short line consists of."""
        if end - start > 24:
            return None
        mention = next((d for d in self.dates(start, end) if d.day is not None and not d.link), None)
        rest = self.text[start:mention.start] + self.text[mention.end:end] if mention else "-" * 9
        return mention if re.fullmatch(r"[\s●◆■★▪·\-*#]*(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?[\s：:]*", rest) else None

    def _sentence(self, start: int, end: int, carried: list[Item]) -> list[Item]:
        items = self.items.items(start, end)
        opening = next((i for i in items if i.kind != "pause"), None)
        reading = self.roles.read(items, carried if opening is not None and self._goes_on(opening, start) else [])
        stop = reading.speech_from or end
        self._occasions(start, end, stop, items, reading.acts, reading.places)
        if self.current is not None:
            self._attach(reading.acts, reading.places, start, end)
        return reading.subject

    def _goes_on(self, opening: Item, start: int) -> bool:
        """Whether a sentence without a subject of its own goes on with the last one."""
        head = self.text[start:start + 6]
        if opening.kind in ("person", "office", "place"):
            return False
        if opening.kind == "group":
            return False
        if re.match(r"(?:他|她|并|随后|之后|同时|[要强指勉叮希]|最后|接着|还)", head):
            return True
        return opening.kind == "verb" and opening.start == start and self.text[opening.start:opening.end] not in TRAINING_NOUNS

    def guests(self, start: int, end: int) -> None:
        """Offices that a headline names as guests: 某区政协来某街道考察."""
        visit = next((e for e in self.events if e.kind == "visit"), None)
        if visit is None:
            return
        reading = self.roles.read(self.items.items(start, end), [])
        for event in (e for e in self.events if e.kind == "visit"):
            event.acts += [a for a in reading.acts if a.role == "visits" and a.agent.kind == "office" and "go" in a.kinds]

    # --- which occasion a sentence tells of ---

    def _occasions(self, start: int, end: int, speech: int, items: list[Item], acts: list[Act], places: list[GoneTo]) -> None:
        found = self._triggers(start, speech, items, acts, places)
        mentions = [d for d in self.dates(start, speech) if self._dates_event(d)]
        for position, stop, kind, rule in found:
            before = [d for d in mentions if d.start <= position]
            before = [d for d in before if d.day is not None] or before
            mention = before[-1] if before else mentions[0] if mentions and not self.events else self.day if self.current is None else None
            self._enter(kind, position, stop, mention, start, end, rule)
        if not found and mentions and self.current is not None:
            self._new_day(mentions[0], start, end)
        if not found and mentions and mentions[0].start <= start + 4 and any(a.role in ("leads", "organises", "awards", "chairs") for a in acts):
            when = self.resolve(mentions[0], self.current.when if self.current else None)
            if self.current is None or when.date != self.current.when.date and not self._within(when, self.range):
                self._start("other", when, start, end, start, end, "event.other", None)

    def _dates_event(self, mention: DateMention) -> bool:
        return not mention.link and not mention.planned and (
            mention.day is not None or mention.month is not None
            or mention.kind in ("relative-day", "same-day", "weekday", "festival", "lunar", "vague"))

    def _triggers(self, start: int, end: int, items: list[Item], acts: list[Act],
                  places: list[GoneTo]) -> list[tuple[int, int, EventKind, str]]:
        """The occasions that a sentence may open, at most one of a kind, in order."""
        if FUTURE.search(self.text, start, min(end, start + 40)):
            return []
        found: list[tuple[int, int, EventKind, str]] = []
        visit = self._visit(items, acts, places)
        if visit is not None:
            found.append((visit.start, visit.end, "visit", "event.visit"))
        for first, last, kind in self._held(start, end):
            if kind in (k for _, _, k, _ in found) or kind != "meeting" and visit is not None and first > visit.start:
                continue
            found.append((first, last, kind, f"event.{kind}"))
        return sorted(found)

    def _visit(self, items: list[Item], acts: list[Act], places: list[GoneTo]) -> Item | Act | None:
        """The verb of a visit with someone who visits."""
        visiting = [a for a in acts if a.role in ("visits", "leads", "accompanies") and (a.kinds & {"inspect", "lead", "bring", "join_visit", "follow", "accompany"})]
        going = [i for i in items if i.kind == "verb" and i.kinds & {"go", "inspect"}]
        inspecting = [i for i in items if i.kind == "verb" and i.kinds & {"inspect", "join_visit", "accompany", "follow"}]
        if visiting and (inspecting or going and any(a.role == "leads" for a in visiting)):
            return min(visiting, key=lambda a: a.start)
        summoned = next((a for a in acts if a.role == "organises" and a.agent.kind == "office"), None)
        if summoned is not None and inspecting and inspecting[0].start > summoned.start and self.text[summoned.start:summoned.end] in ("组织", "邀请"):
            return summoned
        walking = [a for a in acts if a.role == "visits" and a.agent.kind == "person" and "go" in a.kinds]
        if walking and places and not self._held(items[0].start, items[-1].end):
            return walking[0]
        if self.current is not None and going:
            if self.current.kind == "visit":
                return going[0]
            goes_on = any(e.kind == "visit" and e.when.date == self.current.when.date for e in self.events)
            if goes_on and places and PARTY.search(self.text, items[0].start, going[0].end):
                return going[0]
        return None

    def _held(self, start: int, end: int) -> list[tuple[int, int, EventKind]]:
        """Occasions that the sentence says were held; the last noun before a pause names the kind."""
        found: list[tuple[int, int, EventKind]] = []
        position = start
        dated = any(d.day is not None and not d.link and not d.planned and d.start - start <= 12 for d in self.dates(start, end))
        for clause in re.compile(r"[^，；。：\n,;]+").finditer(self.text, start, end):
            nouns = [n for n in occasion_nouns(self.text, clause.start(), clause.end())]
            if not nouns or not HOLDS.search(self.text, clause.start(), clause.end()) and not dated:
                continue
            ceremony = next((n for n in nouns if n[2] == "ceremony" and "仪式" in self.text[n[0]:n[1]]), None)
            meeting = next((n for n in nouns if n[2] == "meeting"), None)
            if ceremony and meeting and "暨" in self.text[meeting[1]:ceremony[0]]:
                found.append(meeting)
            noun = ceremony or nouns[-1]
            found.append(noun)
            position = clause.end()
        return found

    def _enter(self, kind: EventKind, position: int, stop: int, mention: DateMention | None, start: int, end: int, rule: str) -> None:
        previous = self.current
        if previous is None:
            if not self._opens(mention, start, end):
                return
            when = self.resolve(mention, None) if mention else When()
            if self.title_kind == "visit" and kind in ("activity", "other"):
                kind = "visit"
            self._start(kind, when, position, stop, start, end, rule, None)
            return
        when = self.resolve(mention, previous.when) if mention and mention.kind != "vague" else None
        if when is not None and self.base is not None and self.base.split and self._within(when, self.range):
            self._split(kind, when, position, stop, start, end, rule)
            return
        same_day = when is None or when.date == previous.when.date or self._within(when, previous.when)
        follow_up = FOLLOW_UP.search(self.text, start, min(end, position + 1)) is not None
        undated = previous.when.date is None or len(previous.when.date) == 4 and previous.when.basis != "stated"
        if when is not None and undated and kind == previous.kind and not any(a.agent.kind == "person" for a in previous.acts):
            previous.when = when  # the first sentence only summed up
            previous.heads.append((start, end))
        elif when is not None and not same_day:
            self._start(kind, when, position, stop, start, end, rule, None)
        elif when is not None and self._within(when, previous.when) and previous.when.end:
            self._split(kind, when, position, stop, start, end, rule)
        elif kind == previous.kind:
            previous.heads.append((start, end))
        elif previous.start == start and "暨" in self.text[previous.start:position]:
            self._start(kind, replace(previous.when), position, stop, start, end, "event.joint", None)
        elif kind == "visit":
            earlier = next((e for e in reversed(self.events) if e.kind == "visit" and e.when.date == previous.when.date), None)
            if earlier is not None:
                self.current = earlier
                earlier.heads.append((start, end))
            elif follow_up or previous.kind != "activity" and self._moves(start, end):
                self._start("visit", replace(previous.when), position, stop, start, end, rule, None)
        elif previous.kind == "visit" and kind == "meeting":
            earlier = next((e for e in reversed(self.events) if e.kind == "meeting" and e.when.date == previous.when.date), None)
            if earlier is not None:
                self.current = earlier
                earlier.heads.append((start, end))
                return
            self._start("meeting", replace(previous.when), position, stop, start, end, rule, self.events.index(previous))
        elif follow_up and kind in ("ceremony", "meeting") and self._held_anew(start, end):
            self._start(kind, replace(previous.when), position, stop, start, end, rule, None)

    def _held_anew(self, start: int, end: int) -> bool:
        return re.search(r"(?:举行了?|召开了?|举办了?|还举行|开展了)", self.text[start:end]) is not None

    def _moves(self, start: int, end: int) -> bool:
        return re.search(r"(?:来到|前往|走进|深入|实地|一行|带领|走访)", self.text[start:end]) is not None

    def _within(self, when: When, frame: When) -> bool:
        """Whether a single day lies inside a range."""
        return bool(frame.end and when.date and frame.date and frame.date <= when.date <= frame.end and not when.end)

    def _opens(self, mention: DateMention | None, start: int, end: int) -> bool:
        return mention is not None or self.title_kind is not None or VAGUE.search(self.text, start, end) is not None

    def _start(self, kind: EventKind, when: When, position: int, stop: int, start: int, end: int, rule: str, parent: int | None) -> None:
        event = Occasion(kind, when, start, end, self.text[position:stop], heads=[(start, end)], parent=parent, rule=rule)
        self.events.append(event)
        self.current = event

    def _split(self, kind: EventKind, when: When, position: int, stop: int, start: int, end: int, rule: str) -> None:
        """A day of an itinerary that was announced as a range: the first takes over the range's event, others copy its party."""
        base = self.base or self.current
        assert base is not None
        if kind == "meeting":
            self._start(kind, when, position, stop, start, end, rule, self.events.index(base))
        elif not base.split:
            self.base, self.range, base.split = base, base.when, True
            self.base_acts = list(base.acts)
            base.when = when
            base.acts = self._acts_on(when)
            base.heads.append((start, end))
            self.current = base
        elif base.when.date == when.date:
            self.current = base
        else:
            event = next((e for e in self.events if e.kind == kind and e.when.date == when.date), None)
            if event is None:
                self._start(kind, when, position, stop, start, end, rule, None)
                assert self.current is not None
                self.current.acts += self._acts_on(when)
            else:
                self.current = event

    def _acts_on(self, when: When) -> list[Act]:
        """The parts of the itinerary that are not limited to another day."""
        return [a for a in self.base_acts if a.day is None or when.date is not None and when.date.endswith(f"-{a.day:02d}")]

    def _new_day(self, mention: DateMention, start: int, end: int) -> None:
        """A sentence that only names another day of the itinerary."""
        assert self.current is not None
        base = self.base or self.current
        when = self.resolve(mention, self.current.when)
        if base.kind == "visit" and self._within(when, self.range if base.split else base.when):
            self._split("visit", when, start, end, start, end, "event.day")

    # --- what belongs to it ---

    def _attach(self, acts: Iterable[Act], places: Iterable[GoneTo], start: int, end: int) -> None:
        assert self.current is not None
        event = self.current
        for act in acts:
            target = event
            if act.role in ("visits", "leads", "accompanies") and event.kind != "visit":
                earlier = [e for e in self.events if e.kind == "visit" and (start, end) in e.heads]
                target = earlier[-1] if earlier else event
            if act.role in ("chairs", "attends", "organises", "speaks", "reports") and event.kind == "meeting" and event.heads == [(start, end)]:
                earlier = [e for e in self.events if e is not event and (start, end) in e.heads]
                if earlier and act.start < self._position(event):
                    target = earlier[-1]
            host = act.role == "organises" and self.text[act.end - 1] == "办" or self.text[act.start:act.end].startswith(("出席", "列席"))
            if act.agent.kind == "office" and act.role in ("organises", "attends", "speaks") and (start, end) not in target.heads and not host:
                continue
            if act.role == "visits" and target.kind != "visit" and self.text.startswith("观看", act.start):
                act = replace(act, role="attends", rule="role.watches")
            if target.kind == "visit" and act.role == "organises" and self.text[act.start:act.end] in ("开展", "联合开展", "组织开展"):
                act = replace(act, role="visits", rule="role.inspects")
            if target.kind == "visit" and act.role == "attends" and self.text[act.start:act.end] in ("参加", "参与", "一同参加") and (start, end) in target.heads:
                target.acts.append(replace(act, role="visits", rule="role.joins-visit"))
            target.acts.append(act)
        event.places += places
        event.end = max(event.end, end)

    def _position(self, event: Occasion) -> int:
        return self.text.find(event.label, event.start) if event.label else event.start
