"""One article: block and page context in, `schema.types.Article` out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ...schema.types import (
    Article,
    Indicator,
    Passage,
    Person,
    PolicyDocument,
    When,
)
from ..types import Block, Page, Span, Text
from . import addresses as address_grammar
from . import documents as document_grammar
from . import facts
from . import tables as table_grammar
from .dates import DateMention, find
from .events import EventReader
from .frame import Frame
from .indicators import indicators, table_indicators
from .intervals import Stretches
from .items import ItemReader, sentences
from .lexicon import Token
from .mentions import Anonymous, Held, PersonMention
from .names import name_at
from .occasions import Occasion
from .offices import Memory, Office, Resolver
from .people import (
    KnownNames,
    credited_names,
    dotted_names,
    honoured_names,
    listed_names,
    office_names,
    remarked_names,
    role_names,
    speaking_names,
)
from .places import Place, PlaceReader
from .posts import PostReader
from .programmes import FoundProgramme, ProgrammeReader, grouped
from .scan import Scan
from .things import GROUP, Thing, acts, things
from .timeline import spans_of
from .vetting import NameReader, plausible
from .when import DateContext, resolve


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything that is named in an article."""

    people: tuple[PersonMention, ...]
    anonymous: tuple[Anonymous, ...]
    offices: tuple[tuple[Thing, Office], ...]
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Introduced:
    """The people that an article introduces; `resolver` remembers the offices and places it has named."""

    people: tuple[PersonMention, ...]
    anonymous: tuple[Anonymous, ...]
    resolver: Resolver


BY_WORDS: tuple[Callable[[NameReader, Span], Iterable[PersonMention]], ...] = (
    role_names,
    remarked_names,
    dotted_names,
    honoured_names,
    credited_names,
)


class ArticleReader:
    """Reads one block of a page."""

    def __init__(self, page: Page, block: Block, scan: Scan, frame: Frame, context: DateContext) -> None:
        self.page, self.block, self.scan, self.frame, self.context = page, block, scan, frame, context
        self.text: Text = page.text
        self.value = scan.text
        self.spans = spans_of(block)
        self.things = [t for span in self.spans for t in things(scan, span.start, span.end)]

    # --- names ---

    def introduce(self, known: frozenset[str], posted: frozenset[str]) -> Introduced:
        """People with the words that introduce them, in view of the names that the page introduces elsewhere."""
        resolver = Resolver(self.scan, self.frame, Memory())
        reader = PostReader(self.scan, resolver, self.things, known, posted)
        reader.read(self.spans)
        names, byline = reader.names, (self.block.byline,) if self.block.byline else ()
        people = reader.people + [
            m for find_names in BY_WORDS for span in (*self.spans, *byline) for m in find_names(names, span)
        ]
        people = distinct([*people, *office_names(names, self.things)])
        people = distinct([*people, *(m for span in self.spans for m in listed_names(names, people, span))])
        taken = Stretches((m.start, m.end) for m in people)
        people += [m for span in self.block.paragraphs for m in speaking_names(self.scan, span, taken)]
        return Introduced(tuple(distinct(people)), tuple(reader.anonymous), resolver)

    def mentions(self, introduced: Introduced, known: KnownNames) -> Mentions:
        taken = Stretches((m.start, m.end) for m in introduced.people)
        again = [m for span in self.spans for m in known.again(span, taken)]
        if self.block.byline is not None:
            again += known.again(self.block.byline, Stretches())
        people = distinct([*introduced.people, *again])
        offices = self._offices(introduced.resolver, Stretches((m.start, m.end) for m in people))
        return Mentions(tuple(people), introduced.anonymous, tuple(offices), tuple(self.things))

    def _offices(self, resolver: Resolver, taken: Stretches) -> list[tuple[Thing, Office]]:
        """Offices outside the appositions of people."""
        resolver.memory.previous = None
        found: list[tuple[Thing, Office]] = []
        previous: Office | None = None
        for thing in self.things:
            if self._is_class(thing):
                continue
            if (
                not thing.is_office
                or GROUP.match(thing.of(self.value))
                or thing.is_place
                and not acts(self.scan, thing)
            ):
                continue
            listed = previous is not None and self.value[previous.end : thing.start] in ("、", "和", "及", "与")
            carried = previous.name if previous is not None and listed else None
            office = resolver.office(thing, carried)
            previous = office
            if office.resolved and not taken.cover(thing.start, thing.end):
                found.append((thing, office))
            resolver.memory.note(office.name) if office.resolved else None
        return found

    def _is_class(self, thing: Thing) -> bool:
        """各居民区党总支, 区人大代表, a bare 居委会: classes of offices, no office."""
        text = self.value
        return (
            text[thing.start - 1 : thing.start] in ("各", "每")
            or text.startswith(("代表", "委员们"), thing.end)
            and not text.startswith("代表团", thing.end)
            or (thing.bare and "office.residents" in thing.last.kinds)
        )

    # --- facts ---

    def read(self, introduced: Introduced, known: KnownNames, elsewhere: dict[str, str]) -> Article:
        """`known` are the names of the whole page, `elsewhere` the keys of those that mean one person on it."""
        mentions = self.mentions(introduced, known)
        places, address_of = self._places(mentions)
        table = facts.keys(mentions.people, elsewhere)
        found_programmes = ProgrammeReader(self.scan, frozenset(m.name for m in mentions.people)).read(
            _stretch(self.block.title), [(s.start, s.end) for s in self.block.paragraphs + self.block.captions]
        )
        groups = grouped(found_programmes)
        occasions, sentence_list = self._occasions(mentions, places)
        facility_names = frozenset(p.name for p in places if p.kind == "facility")
        community_names = frozenset(p.name for p in places if p.kind == "community")
        event_facts = facts.EventFacts(
            self.text,
            table,
            sentence_list,
            self._stop_names(mentions, places),
            community_names,
            frozenset(table[m.start] for m in mentions.people if m.posts),
        )
        events = facts.linked(
            tuple(event_facts.event(o, self._programmes_of(o, n, groups)) for n, o in enumerate(occasions))
        )
        seen = (
            next((o.when.date for o in occasions if o.when.date and not o.when.date.startswith("--")), None)
            or self._published()
        )
        bare = [o for t, o in self._acting_areas(mentions) if o.printed == "街道"]
        acting = {id(a.agent.of): a.agent.of for o in occasions for a in o.acts if isinstance(a.agent.of, Office)}
        office_mentions = (
            [_placed(h) for m in mentions.people for h in m.posts]
            + bare
            + list(acting.values())
            + [a.office for a in mentions.anonymous]
            + [o for _, o in mentions.offices]
        )
        office_mentions += self._byline_offices()
        people = facts.people(self.text, mentions.people, table, self.frame) + self._reporter(mentions)
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

    def _places(self, mentions: Mentions) -> tuple[list[Place], dict[str, tuple[int, int]]]:
        """Communities and facilities, and the addresses of facilities by name."""
        reader = PlaceReader(self.scan, self.frame)
        people = Stretches((m.start, m.end) for m in mentions.people)
        agents = {(t.start, t.end) for t, _ in mentions.offices if "office" in t.last.kinds and t.is_place}
        found = [
            p
            for t in mentions.things
            if (p := reader.place(t)) is not None
            and not people.overlap(t.start, t.end)
            and (t.start, t.end) not in agents
        ]
        found += [
            p
            for t in mentions.things
            if people.overlap(t.start, t.end)
            and not t.is_office
            and (p := reader.place(t)) is not None
            and p.kind == "facility"
        ]
        addresses: dict[str, tuple[int, int]] = {}
        for placed in self._addressed():
            place = self._addressed_place(placed.name, found, reader)
            found.append(place)
            if place.kind == "facility":
                addresses.setdefault(place.name, (placed.address.start, placed.address.end))
        return sorted(set(found), key=lambda p: (p.start, -p.end)), addresses

    def _addressed(self) -> list[address_grammar.Placed]:
        found = [p for s in self.block.paragraphs for p in address_grammar.addresses(self.value, s.start, s.end)]
        return found + [p for t in self.block.tables for p in table_grammar.places(self.value, t)]

    def _addressed_place(self, span: Span, found: list[Place], reader: PlaceReader) -> Place:
        """A name with an address is a facility; the grammar's own reading of the name wins where one ends there."""
        own = next((p for p in found if p.end == span.end and p.kind == "facility"), None)
        if own is not None:
            return own
        thing = next((t for t in self.things if t.end == span.end), None)
        start = thing.start if thing is not None and not thing.bare and thing.start >= span.start - 6 else span.start
        printed = self.value[start : span.end]
        name = reader.expanded(printed, start, span.end)
        return Place(start, span.end, printed, name, "facility", self.frame.township, "facility.address")

    def _stop_names(self, mentions: Mentions, places: list[Place]) -> dict[tuple[int, int], str]:
        """What may be visited: communities, facilities, and schools, firms and markets named as offices."""
        table = {(p.start, p.end): p.name for p in places}
        for thing, office in mentions.offices:
            if (
                office.kind in ("education", "enterprise", "health", "residents", "mass", "other", "finance")
                or thing.is_place
            ):
                table.setdefault((thing.start, thing.end), office.name)
        return table

    def _occasions(self, mentions: Mentions, places: list[Place]) -> tuple[list[Occasion], list[tuple[int, int]]]:
        place_spans = {(p.start, p.end) for p in places}
        agents = [(t, o) for t, o in mentions.offices if (t.start, t.end) not in place_spans] + self._acting_areas(
            mentions
        )
        things_named = [t for t in mentions.things if (t.start, t.end) in place_spans]
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
        for span in self.block.paragraphs:
            reader.paragraph(span.start, span.end)
        if self.block.title is not None:
            reader.guests(self.block.title.start, self.block.title.end)
        sentence_list = [s for span in self.spans for s in sentences(self.value, span.start, span.end)]
        return reader.events, sentence_list

    def _acting_areas(self, mentions: Mentions) -> list[tuple[Thing, Office]]:
        """A subdistrict, town or district that acts: 江湾镇街道召开…, 街道举办…."""
        named: tuple[Thing | PersonMention | Anonymous, ...] = (*mentions.things, *mentions.people, *mentions.anonymous)
        taken = Stretches((m.start, m.end) for m in named)
        found = []
        for span in self.spans:
            for token in self.scan.within(span.start, span.end):
                if "area" in token.kinds and not taken.overlap(token.start, token.end):
                    name = self.value[token.start : token.end]
                    if name.endswith(("街道", "镇", "乡", "苏木")):
                        found.append(
                            (
                                Thing(token.start, token.end, token, False),
                                Office(token.start, token.end, name, name, "government", name, True),
                            )
                        )
            for match in re.finditer(
                r"(?:(?<![㐀-鿿])|(?<=[0-9]日)|(?<=[上中下]旬)|(?<=[上下]午))街道(?=[㐀-鿿])(?!办|党|人大|政协|社区|武装|总工会|妇联|团)",
                self.value[span.start : span.end],
            ):
                start, end = span.start + match.start(), span.start + match.end()
                if self.frame.township and self.frame.township.endswith("街道") and not taken.overlap(start, end):
                    token = Token(start, end, frozenset({"area"}))
                    found.append(
                        (
                            Thing(start, end, token, False),
                            Office(start, end, "街道", self.frame.township, "government", self.frame.township, True),
                        )
                    )
        return found

    def _when(self, mention: DateMention, previous: When | None) -> When:
        context = self.context.after(previous) if previous is not None and previous.date else self.context
        return resolve(mention, context, (self.text.passage(mention.start, mention.end),))

    def _programmes_of(
        self, occasion: Occasion, number: int, groups: dict[str, list[FoundProgramme]]
    ) -> tuple[str, ...]:
        heads = list(occasion.heads)
        if number == 0 and self.block.title is not None:
            heads.append((self.block.title.start, self.block.title.end))
        return tuple(name for name, found in groups.items() if any(a <= m.start < b for m in found for a, b in heads))

    def _documents(self) -> tuple[PolicyDocument, ...]:
        found: dict[str, list[tuple[int, int]]] = {}
        for span in self.spans:
            for named in document_grammar.documents(self.value, span.start, span.end):
                found.setdefault(named.name, []).append((named.start, named.end))
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
        found = indicators(self.value, body, stretches, about, when) + table_indicators(
            self.value, self.block.tables, stretches, about
        )
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
        return self.value[self.block.byline.start : self.block.byline.end].strip() if self.block.byline else None

    def _byline_offices(self) -> list[Office]:
        if self.block.byline is None:
            return []
        resolver = Resolver(self.scan, self.frame, Memory())
        named = things(self.scan, self.block.byline.start, self.block.byline.end)
        return [o for t in named if t.is_office and (o := resolver.office(t)).resolved]

    def _reporter(self, mentions: Mentions) -> tuple[Person, ...]:
        """The reporters of a byline."""
        byline = self.block.byline
        if byline is None:
            return ()
        out = []
        for match in re.finditer(r"[㐀-鿿·]{2,8}", self.value[byline.start : byline.end]):
            start, end = byline.start + match.start(), byline.start + match.end()
            name = name_at(self.scan, start)
            if (
                name is not None
                and name.end == end
                and plausible(self.scan, name)
                and not any(m.name == match.group() for m in mentions.people)
                and not any(
                    t.start < end and start < t.end and t.kinds & {"office", "place", "area", "title"}
                    for t in self.scan.within(start, end)
                )
            ):
                out.append(
                    Person(
                        key=match.group(),
                        name=match.group(),
                        area=self.frame.district or self.frame.city,
                        evidence=(self.text.passage(start, end),),
                        rule="name.byline",
                    )
                )
        return tuple(out)

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


def _stretch(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span is not None else None


def distinct(people: Iterable[PersonMention]) -> list[PersonMention]:
    """One mention a place; those with posts win."""
    kept: list[PersonMention] = []
    taken = Stretches()
    for mention in sorted(people, key=lambda m: (-len(m.posts), -(m.end - m.start), m.start)):
        if not taken.overlap(mention.name_start, mention.name_end):
            taken.add(mention.name_start, mention.name_end)
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)
