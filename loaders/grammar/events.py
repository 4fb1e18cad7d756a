"""Events and who took part: the sentences of one article in, occasions in the order of the text out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ...schema.types import EventKind, When
from . import headline, roles
from .acts import Act, GoneTo
from .belonging import attach, meant
from .dates import DateMention
from .deeds import LATELY, told_by, whatever
from .items import Item, ItemReader, led_later, parted
from .occasions import (
    FUTURE,
    Itinerary,
    Occasion,
    Trigger,
    TriggerReader,
    dates_event,
    day_heading,
    occasion_nouns,
    sums_up,
    within,
)
from .retelling import apart, goes_over, held_anew, held_once, is_told, names_it, talks_there, tells_more
from .scan import Scan
from .telling import (
    AGAIN,
    APART,
    CONTINUES,
    DAY_ENTRY,
    DURING_VISIT,
    ENTRY,
    FOLLOW_UP,
    GOES_ON,
    GOES_ON_LATER,
    HABIT,
    HE,
    MARKED,
    MONTH_LINE,
    MOVES,
    OPENS_SENTENCE,
    PICTURED,
    PLANS,
    SCHEDULE,
    SEES_TOO,
    TAKES_PART,
    TALK,
    TALKS_WITH,
    THERE,
    TOURS,
    UNVEILS,
    VAGUE,
)
from .told_when import Told, date_of, tells_when
from .usage import TRAINING_NOUNS


class EventReader:
    """Reads the sentences of one article; `dates(start, end)` gives the date mentions there, `resolve` dates one."""

    def __init__(
        self,
        scan: Scan,
        items: ItemReader,
        dates: Callable[[int, int], list[DateMention]],
        resolve: Callable[[DateMention, When | None], When],
    ) -> None:
        self.text = scan.text
        self.items, self.dates, self.resolve = items, dates, resolve
        self.triggers = TriggerReader(scan, dates)
        self.events: list[Occasion] = []
        self.current: Occasion | None = None
        self.title_kind: EventKind | None = None
        self.planned = False
        """Whether the headline announces what is to come."""
        self.title_held: EventKind | None = None
        """The kind where the headline says that it was held, for a text that only tells who said what there."""
        self.day: DateMention | None = None
        """The date of a diary's heading (3月11日 on a line of its own), for the paragraphs under it."""
        self.waiting: DateMention | None = None
        """A day told of before the occasion itself (3月17日，秋高气爽。…), in the same paragraph or at its head."""
        self.itinerary: Itinerary | None = None
        self.told: When | None = None
        """When the report before a 又讯 took place, for its 同日."""
        self.before: When | None = None
        """When the part above took place, where a caption or a heading within the report was read as a headline."""
        self.chronicle = False
        """Whether most paragraphs open with a day or month of their own."""
        self.by_months = False
        """Whether the entries stand under the names of months and open with a bare day."""
        self.entry = -1
        """Where the last entry of a diary, digest or chronicle begins."""
        self.is_opening = True
        """Whether the first paragraph is being read: a visit that it tells of needs no date."""

    def title(self, start: int, end: int) -> None:
        """What the headline says of the kind of event."""
        self.planned = SCHEDULE.search(self.text, start, end) is not None
        self.title_kind, self.title_held = headline.kinds(self.text, start, end)

    def guests(self, start: int, end: int) -> None:
        """Offices that a headline names as guests (某区政协来某街道考察) or as hosts of what the text tells of without any."""
        if not self.events:
            return
        acts = roles.read(self.text, self.items.items(start, end), []).acts
        visits = [e for e in self.events if e.kind == "visit" and self.title_kind in ("visit", None)]
        named = headline.guests(self.text, acts, [a for e in visits for a in e.acts])
        for event in visits:
            event.acts += named
        meant = next((e for e in self.events if self.title_kind in (e.kind, None)), None)
        if meant is not None and not any(a.role == "organises" for a in meant.acts):
            meant.acts += headline.hosts(self.text, acts, meant.kind)

    def paragraph(self, start: int, end: int) -> None:
        if (heading := day_heading(self.text, self.dates(start, end), start, end)) is not None:
            self.day, self.current, self.itinerary = heading, None, None
            return
        if self.planned or end - start < 60 and PICTURED.search(self.text, start, end) and not self.dates(start, end):
            return
        if MONTH_LINE.fullmatch(self.text, start, end):
            self.by_months, self.current, self.itinerary = True, None, None
            self.told = next((self.resolve(d, self.told) for d in self.dates(start, end)), self.told)
            return
        again = AGAIN.match(self.text, start) is not None and self.current is not None
        same_month = self.chronicle and self.text.startswith("同月", start)
        if (again or same_month) and self.current is not None:
            self.told = self.current.when
        if again or self.day is not None or self._is_item(start, end):
            self.current = self.itinerary = None
            self.entry = start
        if self.waiting is not None and self.text[self.waiting.start - 1 : self.waiting.start] not in OPENS_SENTENCE:
            self.waiting = None
        carried: list[Item] = []
        for sentence in parted(self.text, start, end):
            carried = self._sentence(sentence, carried)
        self.is_opening = False

    def caption(self, start: int, end: int) -> None:
        """图为5月9日，某社区举办某培训班: what a picture shows, where it has a day of its own and the text does not tell of it."""
        if not any(d.day is not None and not d.link for d in self.dates(start, min(end, start + 16))):
            return
        told, self.current, self.itinerary, self.day = list(self.events), None, None, None
        self.paragraph(start, end)
        known = {(e.kind, e.when.date) for e in told}
        self.events = told + [e for e in self.events[len(told) :] if e.acts and e.kind != "other" and (e.kind, e.when.date) not in known]

    def _is_item(self, start: int, end: int) -> bool:
        """◆9月23日，……: an item of a digest, with a day of its own."""
        if self.by_months and DAY_ENTRY.match(self.text, start):
            return True
        if self.chronicle and ENTRY.match(self.text, start) and not (self.current is not None and self.current.when.end):
            return True
        stop = self.text.find("。", start, end)
        days = self.dates(start, stop if stop > 0 else end) if MARKED.match(self.text, start) else []
        return any((d.day is not None or d.kind == "vague") and not d.link and not d.planned for d in days)

    def _sentence(self, sentence: tuple[int, int], carried: list[Item]) -> list[Item]:
        items = self.items.items(*sentence)
        opening = next((i for i in items if i.kind != "pause"), None)
        goes_on = opening is not None and self._goes_on(opening, sentence[0])
        if goes_on and opening is not None and led_later(items, opening):
            carried = []
        if not carried and goes_on and HE.match(self.text, sentence[0]):
            carried = meant(self.current.acts) if self.current is not None else []
        reading = roles.read(self.text, items, carried if goes_on else [])
        speech = reading.speech_from or sentence[1]
        self._back_to(sentence)
        self._occasions(sentence, speech, items, reading.acts, reading.places)
        if self.current is None and self.title_held and any(a.agent.kind == "person" and a.role in TAKES_PART for a in reading.acts):
            self._start(Trigger(*sentence, self.title_held, "event.headline", sentence), When())
        if self.current is not None and not PLANS.match(self.text, sentence[0]):
            attach(self.text, self.current, self.events, reading.acts, reading.places, sentence)
            if self.itinerary is not None and self.itinerary.begun:
                self.itinerary.settle(self.text, self.current)
        return reading.subject

    def _goes_on(self, opening: Item, start: int) -> bool:
        """Whether a sentence without a subject of its own goes on with the last one."""
        if opening.kind in ("person", "office", "place", "group"):
            return False
        if GOES_ON_LATER.match(self.text, start):
            return True
        if GOES_ON.match(self.text, start):
            return True
        return (
            opening.kind == "verb"
            and opening.start == start
            and self.text[opening.start : opening.end] not in TRAINING_NOUNS
        )

    # --- which occasion a sentence tells of ---

    def _back_to(self, sentence: tuple[int, int]) -> None:
        """招聘会上，…: an occasion told of before, by its name; what was only told by a deed (捐赠) is now named."""
        start, end = sentence
        at = next((n for n in occasion_nouns(self.text, start, min(end, start + 14)) if THERE.match(self.text, n[1])), None)
        now = self.current
        if at is None and now is not None and now.kind != "visit" and DURING_VISIT.match(self.text, start):
            self.current = self._earlier("visit", now) or now
        if at is None:
            return
        noun = self.text[at[0] : at[1]]
        if now is None:
            self.current = next((e for e in self.events if e.label.endswith(noun) and e.kind == at[2]), None)
        elif now.rule == "event.other" and not now.label and at[2] != "other":
            now.kind, now.label = at[2], noun
        elif not now.label.endswith(noun):
            self.current = next((e for e in reversed(self.events) if e.label.endswith(noun) and e.kind == at[2]), now)

    def _occasions(
        self, sentence: tuple[int, int], speech: int, items: list[Item], acts: list[Act], places: list[GoneTo]
    ) -> None:
        current = self.current
        found = self.triggers.read(
            sentence,
            speech,
            items,
            acts,
            places,
            visiting_now=current is not None and current.kind == "visit",
            goes_on=current is not None and self._earlier("visit", current) is not None,
        )
        mentions = [d for d in self.dates(sentence[0], speech) if dates_event(d) and tells_when(self.text, d, sentence, self.current)]
        for trigger in found:
            dates = Told(self.waiting, self.day, self.current is not None, bool(self.events))
            self._enter(trigger, date_of(self.text, trigger, mentions, dates), acts)
        if current is not None and current.kind == "visit" and self.current is current:
            self._within_visit(current, sentence, acts)
        if not found and not mentions:
            self._since(sentence, items)
        if not any(a.rule == "role.says" for a in acts):
            days = (d for d in reversed(mentions) if d.day is not None)
            self.waiting = next(days, self.waiting) or next((d for d in mentions if d.part in LATELY), None)
        if not found and mentions:
            self._undated_words(mentions[0], sentence, acts, items)

    def _within_visit(self, visit: Occasion, sentence: tuple[int, int], acts: list[Act]) -> None:
        """座谈中，…; 张三、李四共同为某中心揭牌: what else was held while they were there."""
        unveils = [a for a in acts if a.agent.kind == "person" and a.role == "awards" and UNVEILS.search(self.text, a.start, a.end)]
        talks = TALK.match(self.text, sentence[0]) or TALKS_WITH.search(self.text, *sentence) and not HABIT.search(self.text, *sentence)
        kind: EventKind | None = "meeting" if talks else "ceremony" if len(unveils) > 1 else None
        if kind is not None and self._earlier(kind, visit) is None:
            self._start(Trigger(*sentence, kind, f"event.{kind}", sentence), visit.when, parent=self.events.index(visit))

    def _undated_words(self, mention: DateMention, sentence: tuple[int, int], acts: list[Act], items: list[Item]) -> None:
        """A sentence with a date and no word for an occasion: another day of the itinerary, or an event of another kind."""
        current = self.current
        if FUTURE.search(self.text, sentence[0], min(sentence[1], sentence[0] + 40)):
            return
        when = self.resolve(mention, current.when if current else self.told)
        if current is not None:
            base, frame = (self.itinerary.base, self.itinerary.range) if self.itinerary else (current, current.when)
            if base.kind == "visit" and within(when, frame):
                self._next_day(Trigger(*sentence, "visit", "event.day", sentence), when)
                return
        if current is not None and when.date == current.when.date:
            return
        exact = mention.day is not None or mention.kind in ("same-day", "relative-day") or mention.part in LATELY or mention.part == "day"
        opens = exact and current is None and (self.is_opening or sentence[0] == self.entry)
        if (told := told_by(self.text, mention, sentence, acts, items, opens)) is not None:
            self._start(Trigger(*sentence, *told, sentence), when)

    def _since(self, sentence: tuple[int, int], items: list[Item]) -> None:
        """1月28日，腊八刚过。服务队把喜报送到某人家中: what was done on a day that the sentence before told."""
        if self.waiting is None or self.current is not None or not self.is_opening:
            return
        if (kind := whatever(self.text, sentence[0], sentence, items)) is not None:
            self._start(Trigger(*sentence, kind, "event.deed", sentence), self.resolve(self.waiting, self.told))

    def _enter(self, trigger: Trigger, mention: DateMention | None, acts: list[Act]) -> None:
        previous = self.current
        if previous is None:
            self._open(trigger, mention, acts)
            return
        when = self.resolve(mention, self._told_last(mention, previous)) if mention and mention.kind != "vague" else None
        if previous.rule == "event.deed" and (when is None or when.date == previous.when.date) and tells_more(self.text, trigger, previous):
            self._name(previous, trigger)
            return
        if when is not None and self.itinerary is not None and within(when, self.itinerary.range):
            self._next_day(trigger, when)
        elif when is not None and sums_up(previous) and trigger.kind == previous.kind:
            previous.when = when
            previous.heads.append(trigger.sentence)
        elif when is not None and within(when, previous.when) and self.text.startswith("其中", trigger.sentence[0]):
            self._start(trigger, when)  # 其中，张三2月12日走进某公司: by himself
        elif when is not None and within(when, previous.when) and not apart(trigger, previous):
            self._next_day(trigger, when)
        elif when is not None and when.date != previous.when.date:
            self._start(trigger, when)
        else:
            self._same_day(trigger, previous)

    def _name(self, deed: Occasion, trigger: Trigger) -> None:
        """What was told by a deed alone is now told by a word for an occasion."""
        deed.kind, deed.rule = trigger.kind, trigger.rule
        deed.label = self.text[trigger.start : trigger.end] if (trigger.start, trigger.end) != trigger.sentence else ""
        deed.heads.append(trigger.sentence)

    def _told_last(self, mention: DateMention, previous: Occasion) -> When:
        """What 当晚 and 次日 count from: the day of the occasion before, or one told of since in the same paragraph."""
        since = self.waiting
        if mention.kind != "same-day" or since is None or since.start < previous.heads[-1][1] or "\n" in self.text[since.end : mention.start]:
            return previous.when
        return self.resolve(since, previous.when)

    def _open(self, trigger: Trigger, mention: DateMention | None, acts: list[Act]) -> None:
        """The first occasion wants a date, a vague one, a headline that names its kind, or somebody who takes part."""
        loosely = mention is not None and mention.day is None and mention.kind in ("vague", "calendar", "period")
        if (loosely or mention is None and trigger.kind == "visit") and HABIT.search(self.text, *trigger.sentence):
            return
        paragraph = max(self.text.rfind("\n", 0, trigger.sentence[0]) + 1, trigger.sentence[0] - 150)
        if (
            mention is None
            and self.title_kind is None
            and not VAGUE.search(self.text, paragraph, trigger.sentence[1])
            and not is_told(self.text, trigger, acts, self.is_opening)
        ):
            return
        if mention is not None and mention.kind == "period" and not any(a.agent.kind == "person" for a in acts):
            return  # 今年第四季度，街道人大加强视察
        if self.title_kind == "visit" and trigger.kind in ("activity", "other"):
            trigger = replace(trigger, kind="visit")
        told = self.told
        if mention is not None and mention.kind == "same-day" and self.waiting is not None:
            told = self.resolve(self.waiting, told)  # 6月9日，志愿者讲解防溺水知识。当日，……
        self._start(trigger, self.resolve(mention, told) if mention else When())

    def _same_day(self, trigger: Trigger, previous: Occasion) -> None:
        """A further occasion of the day, or more about one that was told of."""
        start, end = trigger.sentence
        earlier = self._earlier(trigger.kind, previous)
        follows = FOLLOW_UP.search(self.text, start, min(end, trigger.start + 1)) is not None
        if names_it(self.text, trigger, previous):
            previous.kind, previous.label = trigger.kind, self.text[trigger.start : trigger.end]
            previous.heads.append(trigger.sentence)
        elif trigger.kind == previous.kind:
            if held_anew(self.text, trigger, previous):
                self._start(trigger, previous.when)
            else:
                previous.heads.append(trigger.sentence)
        elif previous.start == start and "暨" in self.text[start : trigger.start]:
            self._start(replace(trigger, rule="event.joint"), previous.when)
        elif earlier is not None and (
            trigger.kind == "visit" or previous.kind == "visit" and trigger.kind == "meeting"
        ):
            self.current = earlier
            earlier.heads.append(trigger.sentence)
        elif trigger.kind == "visit":
            moves = MOVES if previous.kind != "activity" else SEES_TOO
            if follows or moves.search(self.text, start, end) or TOURS.search(self.text, start, end):
                self._start(trigger, previous.when)
        elif talks_there(self.text, trigger, previous):
            self._start(trigger, previous.when, parent=self.events.index(previous))
        elif follows and (trigger.kind in ("ceremony", "meeting", "training") and held_once(self.text, trigger) or goes_over(self.text, trigger, previous)):
            self._start(trigger, previous.when)

    def _earlier(self, kind: EventKind, now: Occasion) -> Occasion | None:
        return next(
            (e for e in reversed(self.events) if e.kind == kind and e.when.date == now.when.date and e is not now), None
        )

    def _start(self, trigger: Trigger, when: When, parent: int | None = None) -> Occasion:
        label = self.text[trigger.start : trigger.end] if (trigger.start, trigger.end) != trigger.sentence else ""
        if when.date is None and self.before is not None and CONTINUES.match(self.text, trigger.sentence[0]):
            when = self.before
        event = Occasion(
            trigger.kind,
            replace(when),
            *trigger.sentence,
            label,
            heads=[trigger.sentence],
            parent=parent,
            rule=trigger.rule,
        )
        self.events.append(event)
        self.current = event
        return event

    def _next_day(self, trigger: Trigger, when: When) -> None:
        """A day of a range: the first day told of takes over the range's event, further days copy its party."""
        if self.itinerary is None and self.current is not None:
            self.itinerary = Itinerary(self.current, APART.search(self.text, *self.current.heads[0]) is not None)
            if trigger.kind != "meeting" and not self.itinerary.told_apart(when):
                self.itinerary.begin(when, trigger.sentence)
                return
        itinerary = self.itinerary
        if itinerary is None:
            return
        if (same := next((e for e in self.events if e.kind == trigger.kind and e.when.date == when.date), None)) is not None:
            self.current = same
        elif trigger.kind == "meeting":
            self._start(trigger, when, parent=self.events.index(itinerary.base))
        elif not itinerary.begun and not itinerary.told_apart(when):
            itinerary.begin(when, trigger.sentence)
            self.current = itinerary.base
        else:
            self._start(trigger, when).acts += itinerary.party(when)
