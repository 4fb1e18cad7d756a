"""One article: block and page context in, `schema.types.Article` out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from ...schema.types import (
    Article,
    Indicator,
    Passage,
    PolicyDocument,
    When,
)
from ..types import Block, Page, Span, Text
from . import addresses as address_grammar
from . import agenda, facts, minutes
from . import documents as document_grammar
from . import tables as table_grammar
from .acting import does
from .concerns import programmes_of
from .dates import DateMention, find
from .events import EventReader
from .frame import Frame
from .indicators import indicators, table_indicators
from .institutions import is_institution
from .intervals import Stretches
from .items import Item, ItemReader, quoted, sentences
from .mentions import Held
from .naming import Introduced, Mentions, NamingReader
from .occasions import Occasion
from .offices import Office
from .partners import partners
from .people import KnownNames
from .place_lists import shared, things_of
from .places import Place, PlaceReader
from .programme_names import FoundProgramme, words_of
from .programmes import ProgrammeReader, grouped
from .scan import Scan
from .sites import LASTING
from .sorting import sorted_out, without_bodies
from .telling import ENTRY
from .things import things
from .when import DateContext, resolve

SERVES_PUBLIC = tuple(
    "中队 大队 支队 大道站 特勤站 派出所 司法所 消防站 救援站 供电所 法庭 检察室 窗口".split()
)
"""Endings of public authorities that people visit as places."""
BUREAUS = ("环卫处", "管理处", "服务处", "指挥中心", "融媒体中心", "看守所", "环卫所", "税务所", "交警队")
HEADING = 10
"""Characters of a heading within a report or of a caption (活动背景), which are fewer than a headline's."""
TOWN = re.compile(r"(?<![㐀-鿿])[㐀-鿿]{1,6}(?:街道|[镇乡])(?![㐀-鿿])")
CONTRIBUTOR = re.compile(r"[ 、,，/／]*(?:特约|实习|见习|本报|摄影|全媒体)?(?:记者|通讯员|实习生|(?<=[ 、,，/／])摄影)[ :：]*")


class ArticleReader:
    """Reads one block of a page."""

    def __init__(self, page: Page, block: Block, scan: Scan, frame: Frame, context: DateContext) -> None:
        self.page, self.block, self.scan, self.frame, self.context = page, block, scan, frame, context
        self.text: Text = page.text
        self.value = scan.text
        self.told_before: When | None = None
        """The date told last in the article above, for a 同日 or 次日 that opens this one (又讯)."""
        self.naming = NamingReader(page.text, block, scan, frame)
        self.spans = self.naming.spans

    def read(self, introduced: Introduced, known: KnownNames, elsewhere: dict[str, str]) -> Article:
        """`known` are the names of the whole page, `elsewhere` the keys of those that mean one person on it."""
        mentions = self.naming.mentions(introduced, known)
        places, address_of = self._places(mentions)
        table = facts.keys(mentions.people, elsewhere)
        found_programmes = ProgrammeReader(self.scan, frozenset(m.name for m in mentions.people)).read(
            _stretch(self.block.title), [(s.start, s.end) for s in self.block.paragraphs + self.block.captions]
        )
        found_programmes = [self._as_printed(p) for p in self._outside_bodies(found_programmes, mentions, places)]
        groups = grouped(found_programmes, _stretch(self.block.title), words_of(self.scan.lexicon).known)
        occasions, sentence_list = self._occasions(mentions, places)
        facility_names = frozenset(n for p in places if p.kind == "facility" for n in (p.name, p.printed))
        community_names = frozenset(p.name for p in places if p.kind == "community")
        places = [*places, *self._sites(occasions, self._stop_names(mentions, places))]
        event_facts = facts.EventFacts(
            self.text,
            table,
            sentence_list,
            self._stop_names(mentions, places),
            community_names,
            frozenset(table[m.start] for m in mentions.people if m.posts),
            self.frame,
        )
        events = facts.linked(
            tuple(event_facts.event(o, programmes_of(self.value, self.block, o, n, groups)) for n, o in enumerate(occasions))
        )
        seen = (
            next((o.when.date for o in occasions if o.when.date and not o.when.date.startswith("--")), None)
            or self._published()
        )
        bare = [o for t, o in self.naming.acting_areas(mentions) if o.printed == "街道" or does(self.scan, t)]
        acting = {id(a.agent.of): a.agent.of for o in occasions for a in o.acts if isinstance(a.agent.of, Office)}
        office_mentions = (
            [_placed(h) for m in mentions.people for h in m.posts]
            + bare
            + list(acting.values())
            + [a.office for a in mentions.anonymous]
            + [o for _, o in mentions.offices]
        )
        office_mentions += self.naming.byline_offices()
        office_mentions += [o for host in self._hosts() for o in self.naming.offices_in(host.name)]
        people = facts.people(self.text, mentions.people, table, self.frame) + self.naming.reporters(mentions)
        return Article(
            title=self._title(),
            byline=self._byline(),
            dateline=self._dateline(),
            span=self._span(),
            title_at=self.text.passage(self.block.title.start, self.block.title.end) if self.block.title else None,
            area=self.frame.township,
            district=self.frame.district,
            city=self.frame.city,
            persons=people,
            posts=facts.posts(self.text, mentions.people, table, seen),
            offices=facts.offices(self.text, office_mentions, self.frame, facility_names | community_names),
            communities=facts.communities(self.text, places),
            programmes=facts.programmes(self.text, groups),
            facilities=facts.facilities(self.text, places, address_of, self.value),
            documents=self._documents(),
            indicators=self._indicators(sentence_list, groups, occasions),
            events=events,
        )

    def _outside_bodies(self, found: list[FoundProgramme], mentions: Mentions, places: list[Place]) -> list[FoundProgramme]:
        """Without what only names a body (社会治理｜服务中心), unless it is quoted there: “花语行动”服务站."""
        facilities = [(p.start, p.end) for p in places if p.kind == "facility"]
        bodies = Stretches([*facilities, *((t.start, t.end) for t, _ in mentions.offices)])
        return [p for p in found if not bodies.cover(p.start, p.end) or "“" in self.value[p.start - 1 : p.start + 1]]

    def _as_printed(self, found: FoundProgramme) -> FoundProgramme:
        """With the stops inside its name that the document prints: “美丽小区,党员带头”."""
        first = self.value.find(found.name, found.start, found.end)
        printed = self.text.value[first : first + len(found.name)] if first >= 0 else found.name
        return found if printed == found.name else replace(found, name=printed)

    def _places(self, mentions: Mentions) -> tuple[list[Place], dict[str, tuple[int, int]]]:
        """Communities and facilities, and the addresses of facilities by name."""
        reader = PlaceReader(self.scan, self.frame)
        people = Stretches((m.start, m.end) for m in mentions.people)
        agents = {(t.start, t.end): o.name for t, o in mentions.offices if t.is_place}
        quotes = Stretches(q for s in self.spans for q in quoted(self.value, s.start, s.end))
        found = [
            p
            for t in mentions.things
            if (p := reader.place(t)) is not None
            and not people.overlap(t.start, t.end)
            and (t.start, t.end) not in agents
            and not (p.kind == "community" and quotes.hold(p.start) and self.value[p.end] not in "”」")
        ]
        found += [
            p
            for t in mentions.things
            if people.overlap(t.start, t.end)
            and not t.is_office
            and not is_institution(self.scan, t)
            and (p := reader.place(t)) is not None
            and p.kind == "facility"
        ]
        found = without_bodies(self.scan, found, mentions, frozenset(agents.values()))
        found += self._listed(reader)
        facilities = {(p.start, p.end) for p in found if p.kind == "facility"}
        found += [v for t in mentions.things if (t.start, t.end) in facilities and (v := reader.village(t)) is not None]
        found += [q for p in found if p.kind == "community" and (q := reader.quarter(p)) is not None]
        listed = [p for p in shared(self.scan, self.spans, self.frame.township) if not people.overlap(p.start, p.end)]
        taken = Stretches((p.start, p.end) for p in listed)
        found = [p for p in found if not taken.overlap(p.start, p.end)] + listed
        addresses: dict[str, tuple[int, int]] = {}
        for placed in self._addressed():
            place = self._addressed_place(placed.name, found, reader)
            found.append(place)
            if place.kind == "facility":
                addresses.setdefault(place.name, (placed.address.start, placed.address.end))
        for host in self._hosts():
            serves = address_grammar.FACILITY_END.fullmatch(self.value, host.name.start, host.name.end)
            if serves and not self.naming.offices_in(host.name):
                place = self._addressed_place(host.name, found, reader)
                found.append(place)
                addresses.setdefault(place.name, (host.address.start, host.address.end))
        kept = sorted_out(found, self.value, Stretches((p.address.start, p.address.end) for p in self._addressed()))
        full = {(p.start, p.end): p.name for p in kept}
        longer = {p.name: full.get((p.start, p.end), p.name) for p in found}
        return kept, {longer.get(name, name): at for name, at in addresses.items()}

    def _listed(self, reader: PlaceReader) -> list[Place]:
        """Places named in a table, also where no address stands beside them."""
        cells = [c for t in self.block.tables for c in table_grammar.names(self.value, t)]
        ends = [(c, t) for c in cells for t in things(self.scan, c.start, c.end) if t.end == c.end and not t.is_office]
        return [p for cell, t in ends if (p := reader.place(t)) is not None and p.start == cell.start]

    def _hosts(self) -> list[address_grammar.Placed]:
        return [h for t in self.block.tables for h in table_grammar.hosts(self.value, t)]

    def _addressed(self) -> list[address_grammar.Placed]:
        found = [p for s in self.block.paragraphs for p in address_grammar.addresses(self.value, s.start, s.end)]
        found += [p for t in self.block.tables for p in table_grammar.places(self.value, t)]
        taken = {p.address.start for p in found}
        cells = (c for t in self.block.tables for row in t.rows for c in row)
        bracketed = (p for c in cells for p in address_grammar.addresses(self.value, c.start, c.end))
        return found + [p for p in bracketed if p.rule == "address.brackets" and p.address.start not in taken]

    def _addressed_place(self, span: Span, found: list[Place], reader: PlaceReader) -> Place:
        """A name with an address is a facility; the grammar's own reading of the name wins where one ends there."""
        own = next((p for p in found if p.end == span.end and p.kind == "facility"), None)
        if own is not None:
            return own
        community = next((p for p in found if p.end == span.end and p.name.endswith(("社区", "小区", "村", "嘎查"))), None)
        if community is not None:
            return community
        thing = next((t for t in self.naming.things if t.end == span.end), None)
        start = thing.start if thing is not None and not thing.bare and thing.start >= span.start - 6 else span.start
        printed = self.value[start : span.end]
        name = reader.expanded(printed, start, span.end)
        return Place(start, span.end, printed, name, "facility", self.frame.township, "facility.address")

    def _stop_names(self, mentions: Mentions, places: list[Place]) -> dict[tuple[int, int], str]:
        """What may be visited: communities, facilities, and schools, firms and markets named as offices."""
        table = {(p.start, p.end): p.name for p in places}
        for thing, office in mentions.offices:
            if (
                office.kind in ("education", "enterprise", "health", "residents", "mass", "other", "finance", "media")
                or thing.is_place
                or office.name.endswith((*SERVES_PUBLIC, *BUREAUS, "指挥部"))
            ):
                table.setdefault((thing.start, thing.end), office.name)
        return table

    def _occasions(self, mentions: Mentions, places: list[Place]) -> tuple[list[Occasion], list[tuple[int, int]]]:
        place_spans = {(p.start, p.end) for p in places}
        agents = [
            (t, o) for t, o in mentions.offices if (t.start, t.end) not in place_spans
        ] + self.naming.acting_areas(mentions)
        agents += partners(self.scan, self.spans, Stretches([*mentions.stretches, *((t.start, t.end) for t, _ in agents)]))
        things_named = [t for t in mentions.things if (t.start, t.end) in place_spans]
        things_named += things_of(places, mentions.things, self.scan)
        items = ItemReader(self.scan, mentions.people, mentions.anonymous, agents, things_named)
        dates = sorted((d for s in self.spans for d in find(self.value, s.start, s.end)), key=lambda d: d.start)
        starts = [d.start for d in dates]
        reader = EventReader(
            self.scan,
            items,
            lambda a, b: [d for d in dates[bisect_left(starts, a) : bisect_left(starts, b)] if d.end <= b],
            self._when,
        )
        if self.block.title is not None:
            reader.title(self.block.title.start, self.block.title.end)
        if self.block.title is not None and self.block.title.end - self.block.title.start <= HEADING:
            reader.before = self.told_before
        entries = sum(ENTRY.match(self.value, span.start) is not None for span in self.block.paragraphs)
        reader.chronicle = entries > 2 and entries * 2 > len(self.block.paragraphs)
        for table in self.block.tables:
            reader.events += agenda.occasions(self.value, table, lambda a, b: self._agents(a, b, items), _dates_of(self.value), self._when)
        heads = dict(minutes.heads(self.value, self.block.paragraphs))
        for number, span in enumerate(self.block.paragraphs):
            if number in heads:
                self._minutes(reader, self.block.paragraphs[number : heads[number]])
            if not any(first <= number < last for first, last in heads.items()):
                reader.paragraph(span.start, span.end)
        for span in self.block.captions:
            reader.caption(span.start, span.end)
        if self.block.title is not None:
            reader.guests(self.block.title.start, self.block.title.end)
        sentence_list = [s for span in self.spans for s in sentences(self.value, span.start, span.end)]
        return reader.events, sentence_list

    def _agents(self, start: int, end: int, items: ItemReader) -> list[Item]:
        """The offices and people that a cell of a table names."""
        people = [i for i in items.items(start, end) if i.kind == "person"]
        named = [o for o in self.naming.offices_in(Span(start, end)) if not any(p.start < o.end and o.start < p.end for p in people)]
        towns = [
            Office(start + m.start(), start + m.end(), m[0], m[0], "government", m[0], True)
            for m in TOWN.finditer(self.value[start:end])
            if not any(o.start < start + m.end() and start + m.start() < o.end for o in named)
        ]
        return [*people, *(Item(o.start, o.end, "office", of=o) for o in (*named, *towns))]

    def _minutes(self, reader: EventReader, spans: tuple[Span, ...]) -> None:
        """Opens the meeting that label lines head; the paragraphs below them tell of it."""
        kind = "meeting" if reader.title_kind in (None, "visit") else reader.title_kind
        held = minutes.occasion(self.value, spans, reader.items.items, reader.dates, reader.resolve, kind)
        if held is not None:
            reader.events.append(held)
            reader.current, reader.is_opening = held, False

    def _when(self, mention: DateMention, previous: When | None) -> When:
        told = previous if previous is not None and previous.date else self.told_before
        context = self.context.after(told) if told is not None else self.context
        return resolve(mention, context, (self.text.passage(mention.start, mention.end),))

    def _sites(self, occasions: list[Occasion], named: dict[tuple[int, int], str]) -> Iterator[Place]:
        """What a party went to that has no name of its own kind, where it lasts: a filling station, a shop, a works."""
        gone = (g.place for o in occasions if o.kind == "visit" for g in o.places)
        for place in gone:
            name = re.sub(r"\s+", "", self.value[place.start : place.end])
            if place.kind == "place" and place.of is None and (place.start, place.end) not in named and LASTING.search(name):
                yield Place(place.start, place.end, name, name, "facility", self.frame.township, "place.site")

    def _documents(self) -> tuple[PolicyDocument, ...]:
        found: dict[str, list[tuple[int, int]]] = {}
        for span in self.spans:
            for named in document_grammar.documents(self.value, span.start, span.end):
                printed = re.sub(r"\s+", "", self.text.value[named.start : named.end])
                found.setdefault(printed, []).append((named.start, named.end))
        return tuple(
            PolicyDocument(name=name, evidence=facts.evidence(self.text, at), rule="document.marks")
            for name, at in found.items()
        )

    def _indicators(
        self, sentence_list: list[tuple[int, int]], groups: dict[str, list[FoundProgramme]], occasions: list[Occasion]
    ) -> tuple[Indicator, ...]:
        stretches = sorted((p.start, p.end, name) for name, found in groups.items() for p in found)
        about = next(iter(groups), None) or self.frame.township or self.frame.district or self._title() or ""

        def when(position: int) -> str | None:
            event = next((o for o in occasions if any(a <= position < b for a, b in o.heads)), None)
            return event.when.date if event else self._published()

        inside = {s.start for s in self.block.captions}
        body = [
            s for s in sentence_list if s[0] not in inside and not (self.block.title and s[0] == self.block.title.start)
        ]
        named = Stretches((t.start, t.end) for t in self.naming.things if t.is_place and not t.bare)
        counted = [
            f
            for f in indicators(self.value, body, stretches, about, when)
            if self.value[f.end - len(f.unit) - 1] not in "一二三四五六七八九" or not named.hold(f.end - 1)
        ]
        counted = [f for f in counted if (t := self.scan.at(f.end - 1)) is None or "area" not in t.kinds]  # 三台县
        found = counted + table_indicators(self.value, self.block.tables, stretches, about)
        return tuple(
            Indicator(
                about=f.about,
                measure=f.measure,
                value=f.value,
                unit=f.unit,
                when=f.when,
                evidence=(self.text.passage(f.start, f.end),),
                rule=f.rule,
            )
            for f in found
        )

    def _title(self) -> str | None:
        return (
            re.sub(r"\s+", "", self.value[self.block.title.start : self.block.title.end]) if self.block.title else None
        )

    def _byline(self) -> str | None:
        if self.block.byline is None:
            return None
        return CONTRIBUTOR.sub(" ", self.value[self.block.byline.start : self.block.byline.end]).strip()

    def _dateline(self) -> When:
        return self.context.dateline or self.context.issued or When()

    def _published(self) -> str | None:
        return self._dateline().date

    def _span(self) -> Passage:
        parts = [
            s
            for s in (
                self.block.title,
                self.block.subtitle,
                self.block.byline,
                *self.block.paragraphs,
                *self.block.captions,
            )
            if s and s.start < s.end
        ]
        parts += [c for t in self.block.tables for r in t.rows for c in r if c.start < c.end]
        passages = [self.text.passage(s.start, s.end) for s in parts]
        return Passage(min(p.start for p in passages), max(p.end for p in passages)) if passages else Passage(0, 1)


def _placed(held: Held) -> Office:
    """The office of a post; one that is only implied by its title (副区长) is seen where the title stands."""
    return (
        held.office
        if 0 <= held.office.start < held.office.end
        else replace(held.office, start=held.start, end=held.end, printed="")
    )


def _dates_of(text: str) -> Callable[[int, int], list[DateMention]]:
    return lambda start, end: find(text, start, end)


def _stretch(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span is not None else None
