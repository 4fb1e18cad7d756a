"""From mentions and occasions to the article's facts, each with the passages it was read from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...schema.types import (
    AgentKind,
    Community,
    Event,
    Evidence,
    Facility,
    Participation,
    Passage,
    Person,
    Post,
    Programme,
    Role,
    Stop,
)
from ...schema.types import Office as OfficeFact
from ..types import Text
from ..words import divisions
from .acts import DELEGATION, Act
from .bodies import RESIDENTS, area_of, stem
from .frame import Frame
from .items import Item
from .mentions import Anonymous, Held, PersonMention
from .occasions import Occasion
from .offices import LEVEL_COMMITTEE, Office
from .places import Place
from .programme_names import FoundProgramme
from .stops import stops_of

NOWHERE = frozenset(f"{level}政府" for level in "省市区县旗州镇乡")
"""Governments of an area that the text does not tell."""
FEWEST = 4  # passages kept for a thing that is named often


def evidence(text: Text, stretches: Iterable[tuple[int, int]], most: int = FEWEST) -> Evidence:
    """The passages of the first few distinct stretches."""
    found = dict.fromkeys(text.passage(a, b) for a, b in stretches if a < b)
    return tuple(list(found)[:most])


# --- people and posts ---


def key_of(mention: PersonMention) -> str:
    """Name, with the community for those who serve one: two people of one name in a district stay two."""
    local = next((h.office.name for h in mention.posts if RESIDENTS.search(h.office.name)), None)
    others = [h for h in mention.posts if not RESIDENTS.search(h.office.name)]
    return f"{mention.name}@{stem(local)}" if local and not others else mention.name


def keys(mentions: Sequence[PersonMention], elsewhere: dict[str, str]) -> dict[int, str]:
    """Start of each mention -> the key of its person: a bare name means the one introduced last, else the next, else
    the one that another article of the page introduces."""
    table: dict[int, str] = {}
    current: dict[str, str] = {}
    first: dict[str, str] = {}
    for mention in mentions:
        if mention.posts:
            first.setdefault(mention.name, key_of(mention))
    for mention in mentions:
        if mention.posts:
            current[mention.name] = key_of(mention)
        table[mention.start] = (
            current.get(mention.name) or first.get(mention.name) or elsewhere.get(mention.name) or mention.name
        )
    return table


def district_of(office: str, frame: Frame) -> str | None:
    """The district or county of an office by its full name."""
    area = area_of(office)
    if area is None:
        return frame.district or frame.city
    if re.search(r"(?:街道|镇|乡|苏木)$", area):
        if area == frame.township:
            return frame.district
        found = divisions.district_of(area, *(n for n in (frame.district, frame.city, frame.province) if n))
        return found.name if found else frame.district
    return area


def people(text: Text, mentions: Sequence[PersonMention], table: dict[int, str], frame: Frame) -> tuple[Person, ...]:
    groups: dict[str, list[PersonMention]] = {}
    for mention in mentions:
        groups.setdefault(table[mention.start], []).append(mention)
    out = []
    for key, group in groups.items():
        held = next((h for m in group for h in m.posts), None)
        ordered = sorted(group, key=lambda m: (not m.posts, m.start))
        out.append(
            Person(
                key=key,
                name=group[0].name,
                area=district_of(held.office.name, frame) if held else frame.district or frame.city,
                evidence=evidence(text, ((m.name_start, m.name_end) for m in ordered)),
                rule=ordered[0].rule,
            )
        )
    return tuple(out)


def posts(text: Text, mentions: Sequence[PersonMention], table: dict[int, str], seen: str | None) -> tuple[Post, ...]:
    groups: dict[tuple[str, str, str], list[tuple[PersonMention, Held]]] = {}
    for mention in mentions:
        for held in mention.posts:
            if held.rule != "post.former":
                groups.setdefault((table[mention.start], held.office.name, held.title), []).append((mention, held))
    placed = {(key, title) for (key, _, title), group in groups.items() if group[0][1].office.area}
    out = []
    for (key, office, title), group in groups.items():
        if office in NOWHERE and (key, title) in placed:
            continue
        aliases = tuple(
            dict.fromkeys(h.office.printed for _, h in group if h.office.printed and h.office.printed != office)
        )
        stretches = ((min(m.start, h.start), max(m.end, h.end)) for m, h in group)
        out.append(
            Post(
                person=key,
                office=office,
                title=title,
                office_aliases=aliases,
                seen=seen,
                evidence=evidence(text, stretches),
                rule=group[0][1].rule,
            )
        )
    return tuple(out)


# --- offices and places ---


def offices(text: Text, mentions: Iterable[Office], frame: Frame, places: frozenset[str]) -> tuple[OfficeFact, ...]:
    """One fact an office; a facility that is named as such stays a facility."""
    groups: dict[str, list[Office]] = {}
    for office in mentions:
        if office.name not in places and (len(office.name) > 2 or LEVEL_COMMITTEE.fullmatch(office.name)):
            groups.setdefault(office.name, []).append(office)
    out = []
    for name, group in groups.items():
        aliases = tuple(dict.fromkeys(o.printed for o in group if o.printed and o.printed != name))
        parent = stem(name)
        out.append(
            OfficeFact(
                name=name,
                aliases=aliases,
                kind=group[0].kind,
                area=area_of(name) or district_of(name, frame),
                parent=parent if parent != name and parent in groups else None,
                evidence=evidence(text, ((o.start, o.end) for o in group if o.start >= 0)),
                rule="office.name",
            )
        )
    return tuple(o for o in out if o.evidence)


def _grouped(places: Iterable[Place]) -> dict[str, list[Place]]:
    groups: dict[str, list[Place]] = {}
    for place in places:
        groups.setdefault(place.name, []).append(place)
    return groups


def communities(text: Text, places: Iterable[Place]) -> tuple[Community, ...]:
    groups = _grouped(p for p in places if p.kind == "community")
    return tuple(
        Community(
            name=name,
            aliases=tuple(dict.fromkeys(p.printed for p in group if p.printed != name)),
            within=group[0].within,
            evidence=evidence(text, ((p.start, p.end) for p in group)),
            rule=group[0].rule,
        )
        for name, group in groups.items()
    )


def facilities(
    text: Text, places: Iterable[Place], addresses: dict[str, tuple[int, int]], value: str
) -> tuple[Facility, ...]:
    """`addresses` gives the stretch of the address of each facility that is printed with one."""
    groups = _grouped(p for p in places if p.kind == "facility")
    out = []
    for name, group in groups.items():
        at = addresses.get(name)
        stretches = [(p.start, p.end) for p in group]
        out.append(
            Facility(
                name=name,
                aliases=tuple(dict.fromkeys(p.printed for p in group if p.printed != name)),
                within=group[0].within,
                address=re.sub(r"\s+", "", value[at[0] : at[1]]) if at else None,
                evidence=evidence(text, [*([at] if at else []), *stretches]),
                rule=group[0].rule,
            )
        )
    return tuple(out)


def programmes(text: Text, groups: dict[str, list[FoundProgramme]]) -> tuple[Programme, ...]:
    return tuple(
        Programme(
            name=name,
            aliases=tuple(dict.fromkeys(m.name for m in group if m.name != name)),
            evidence=evidence(text, ((m.start, m.end) for m in group)),
            rule=group[0].rule,
        )
        for name, group in groups.items()
    )


# --- events ---


class EventFacts:
    """Turns occasions into events; `sentence(position)` gives the sentence around a position."""

    def __init__(
        self,
        text: Text,
        table: dict[int, str],
        sentences: Sequence[tuple[int, int]],
        place_names: dict[tuple[int, int], str],
        community_of: frozenset[str],
        posted: frozenset[str],
        frame: Frame,
    ) -> None:
        """`posted` are the keys of people who hold a post: what others say in passing is no part in the event."""
        self.posted, self.frame = posted, frame
        self._starts = [start for start, _ in sentences]
        self.text, self.table, self.sentences = text, table, sentences
        self.place_names, self.community_of = place_names, community_of

    def event(self, occasion: Occasion, programme_names: tuple[str, ...]) -> Event:
        return Event(
            kind=occasion.kind,
            when=occasion.when,
            label=occasion.label,
            stops=self._stops(occasion),
            programmes=programme_names,
            participants=self._participants(occasion),
            parent=occasion.parent,
            evidence=evidence(self.text, occasion.heads),
            rule=occasion.rule,
        )

    def _sentence(self, position: int) -> tuple[int, int]:
        index = bisect_right(self._starts, position) - 1
        found = self.sentences[index] if index >= 0 else (position, position + 1)
        return found if found[0] <= position < found[1] else (position, position + 1)

    def _passage(self, position: int) -> Passage:
        start, end = self._sentence(position)
        value = self.text.value
        while end > start + 1 and value[end - 1] in "\n ":
            end -= 1
        return self.text.passage(start, end)

    def _participants(self, occasion: Occasion) -> tuple[Participation, ...]:
        found: dict[tuple[str, AgentKind, Role], list[tuple[Passage, str]]] = {}
        titles: dict[tuple[str, Role], str] = {}
        for act in _as_guests(tuple(_with_advice(occasion.acts)), occasion.kind):
            agent = self._agent(act.agent)
            if agent is not None:
                found.setdefault((*agent, act.role), []).append((self._passage(act.start), act.rule))
                if isinstance(act.agent.of, Anonymous) and act.agent.of.title:
                    titles.setdefault((agent[0], act.role), act.agent.of.title)
        roles: dict[str, set[str]] = {}
        for name, _, role in found:
            roles.setdefault(name, set()).add(role)
        return tuple(
            Participation(
                agent=name,
                kind=kind,
                role=role,
                title=titles.get((name, role)) if kind == "org" else None,
                evidence=tuple(dict.fromkeys(p for p, _ in at))[:FEWEST],
                rule=at[0][1],
            )
            for (name, kind, role), at in found.items()
            if _stays(role, roles[name], occasion.kind, kind)
            and not (all(rule == "role.signs" for _, rule in at) and len(roles[name]) > 1)
            and not (all(rule == "role.tells" for _, rule in at) and name not in self.posted)
            and not (all(rule == "role.says" for _, rule in at) and name not in self.posted)
            and not (all(rule == "role.guides" for _, rule in at) and "reports" in roles[name])
        )

    def _agent(self, item: Item) -> tuple[str, AgentKind] | None:
        if isinstance(item.of, PersonMention):
            return self.table.get(item.of.start, item.of.name), "person"
        if isinstance(item.of, Anonymous):
            return item.of.office.name, "org"
        if isinstance(item.of, Office) and DELEGATION.search(item.of.name):
            return item.of.name, "group"
        if isinstance(item.of, Office):
            return (item.of.name, "org") if item.of.name not in self.community_of else None
        if item.kind == "place" and (name := self.place_names.get((item.start, item.end))):
            return name, "org"
        return None

    def _stops(self, occasion: Occasion) -> tuple[Stop, ...]:
        found = stops_of(self.text.value, occasion, self.place_names, self.frame)
        return tuple(Stop(place=name, evidence=(self._passage(at[0]),), rule="place.stop") for name, at in found.items())


COMING = frozenset({"lead", "follow", "join_visit", "inspect"})


def _with_advice(acts: Sequence[Act]) -> Iterator[Act]:
    """The acts; what a guest suggests to the hosts is speech, what others suggest a report."""
    guests = {a.agent.of.name for a in acts if a.kinds & COMING and isinstance(a.agent.of, PersonMention)}
    for act in acts:
        advises = act.rule == "role.suggests" and isinstance(act.agent.of, PersonMention) and act.agent.of.name in guests
        yield replace(act, role="speaks") if advises else act


def _as_guests(acts: Sequence[Act], kind: str) -> Iterator[Act]:
    """The acts; who comes to an occasion that is no visit, and does nothing else there, attends it."""
    busy = {a.agent.of.name for a in acts if isinstance(a.agent.of, PersonMention) and not _only_comes(a)}
    for act in acts:
        who = act.agent.of
        comes = kind not in ("visit", "other") and isinstance(who, PersonMention) and who.posts and who.name not in busy
        yield replace(act, role="attends", rule="role.comes") if comes and _only_comes(act) else act


def _only_comes(act: Act) -> bool:
    return act.role == "visits" or act.rule == "role.party-of"


def _stays(role: str, roles: set[str], kind: str, agent: AgentKind) -> bool:
    """A leader is no further visitor; a host is no guest; only visits have guests and hosts."""
    if role == "visits":
        return kind == "visit" and not roles & {"leads", "accompanies"}
    if role in ("accompanies", "leads"):
        return kind in ("visit", "activity", "other") or role == "leads" and kind == "training"
    return not (role == "receives" and agent == "person" and roles & {"leads", "visits"})


def linked(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Events with parents that exist."""
    return tuple(
        replace(e, parent=e.parent if e.parent is not None and e.parent < len(events) else None) for e in events
    )
