"""A world in, readings of reports out, with the truth of each: who every name is, and which occasion every event.

Reports are noisy as print is: a city goes unnamed, a post or a person is left out, a scan misreads a character, several
papers report one occasion. `Noise` says how often.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from random import Random

from world import END, START, Area, Human, Rates, Stay, World

from jiedao.graph.identity.forms import LOOK_ALIKE
from jiedao.schema import types as t

KINDS: tuple[tuple[t.EventKind, str], ...] = (("visit", "调研"), ("meeting", "工作会议"), ("activity", "宣传活动"), ("training", "业务培训"))
PROGRAMMES = ("加装电梯", "垃圾分类", "文明创建", "旧房改造", "防汛排查", "人口普查", "为老服务", "消防演练")
MISREAD = {sign: group.replace(sign, "")[0] for group in LOOK_ALIKE.split() for sign in group}


@dataclass(frozen=True)
class Noise:
    no_city: float = 0.06
    no_post: float = 0.15
    left_out: float = 0.15
    """Of the people at an occasion, in each report of it."""
    scanned: float = 0.04
    """Of the reports; every name in one is misread now and then."""
    misread: float = 0.08
    marked: float = 0.3
    """Of the women; only women are marked."""
    no_day: float = 0.04
    reports: tuple[int, ...] = (1, 1, 1, 1, 1, 1, 2, 2, 3)


@dataclass(frozen=True)
class Labelled:
    """A reading, who its names are (by key), and which occasion its event is."""

    reading: t.Reading
    people: dict[str, int]
    occasion: int


@dataclass(frozen=True)
class Guest:
    human: Human
    stays: tuple[Stay, ...]


def reports(seed: int, world: World, occasions: int, rates: Rates = Rates(), noise: Noise = Noise()) -> Iterator[Labelled]:  # noqa: B008
    """The reports of a number of occasions, in no order of time."""
    chance = Random(seed * 7919 + 1)  # noqa: S311 - a made-up world
    present = by_district(world)
    keys = sorted(present)
    said: set[tuple[int, Stay]] = set()
    for occasion in range(occasions):
        key = keys[chance.randrange(len(keys))]
        day = START + timedelta(chance.randint(0, (END - START).days))
        guests = at(chance, present[key], key, day)
        if guests:
            place = chance.choice(world.districts[key])
            yield from papers(chance, occasion, place, day, guests, rates, noise, said)


def by_district(world: World) -> dict[tuple[str, str], list[tuple[Human, Stay]]]:
    found: dict[tuple[str, str], list[tuple[Human, Stay]]] = defaultdict(list)
    for human in world.people:
        for stay in human.stays:
            found[stay.post.area.key].append((human, stay))
    return found


def at(chance: Random, stays: list[tuple[Human, Stay]], key: tuple[str, str], day: date) -> list[Guest]:
    """Up to six people who serve in the district that day; two of one name are not asked to one table."""
    found: dict[str, Guest] = {}
    for human, stay in chance.sample(stays, min(len(stays), 12)):
        if stay.first <= day <= stay.last and human.name not in found and len(found) < 6:
            here = tuple(one for one in human.on(day) if one.post.area.key == key)
            found[human.name] = Guest(human, here)
    return list(found.values())


def papers(
    chance: Random, occasion: int, place: Area, day: date, guests: list[Guest], rates: Rates, noise: Noise, said: set[tuple[int, Stay]],
) -> Iterator[Labelled]:  # fmt: skip
    kind, label = chance.choice(KINDS)
    programme, dated = chance.choice(PROGRAMMES), chance.random() >= noise.no_day
    for number in range(chance.choice(noise.reports)):
        there = [one for at, one in enumerate(guests) if at == 0 or chance.random() >= noise.left_out]
        news = {one.human.number: news_of(chance, one, rates, said) for one in there}
        page = Page(f"{occasion}-{number}.txt", place, day, kind, programme + label, programme, dated and number < 3)
        yield written(chance, page, there, news, noise, occasion)


def news_of(chance: Random, guest: Guest, rates: Rates, said: set[tuple[int, Stay]]) -> Stay | None:
    """The first report of somebody in a post may say where he came from."""
    for stay in guest.stays:
        if stay.before and (guest.human.number, stay) not in said:
            said.add((guest.human.number, stay))
            return stay if chance.random() < rates.said_where_from else None
    return None


@dataclass(frozen=True)
class Page:
    source: str
    place: Area
    day: date
    kind: t.EventKind
    label: str
    programme: str
    dated: bool


def written(chance: Random, page: Page, guests: list[Guest], news: dict[int, Stay | None], noise: Noise, occasion: int) -> Labelled:
    city = None if chance.random() < noise.no_city else page.place.city
    scanned = chance.random() < noise.scanned
    text, when = f"{page.place.name}{page.label}{page.source}\n{page.day.isoformat()}，", page.day.isoformat()
    persons, posts, offices, parts, truth = [], [], {}, [], {}
    for guest in guests:
        name = printed(chance, guest.human.name, scanned, noise)
        if name in truth:
            continue
        truth[name] = guest.human.number
        held = [] if chance.random() < noise.no_post else [(one, one.post.office_on(page.day), False) for one in guest.stays]
        new = news[guest.human.number]
        if new and new.before:
            elsewhere = new.before.area.key != page.place.key
            office = new.before.office_on(new.first - timedelta(1))
            held = [(new, in_full(new.before.area, office) if elsewhere else office, True), *held]
        start = len(text)
        for stay, office, former in held:
            post = stay.before if former and stay.before else stay.post
            begin = len(text)
            text += f"{'原' if former else ''}{office}{post.title}"
            span = (t.Passage(begin, len(text)),)
            offices[office] = t.Office(name=office, kind=post.kind, area=post.area.name, evidence=span, rule="office.name")  # type: ignore[arg-type]
            posts.append(t.Post(person=name, office=office, title=post.title, seen=None if former else when, evidence=span,
                                rule="post.former" if former else "post.title-name"))  # fmt: skip
        begin = len(text)
        text += name + ("（女）" if guest.human.gender == "女" and chance.random() < noise.marked else "") + "、"
        persons.append(t.Person(key=name, name=name, area=page.place.district, evidence=(t.Passage(begin, begin + len(name)),), rule="name"))
        parts.append(t.Participation(agent=name, kind="person", role="leads" if not parts else "attends",
                                     evidence=(t.Passage(start, begin + len(name)),), rule="part"))  # fmt: skip
    text += f"在{page.place.subdistrict}参加{page.label}。"
    whole = (t.Passage(0, len(text)),)
    dateline = t.When(date=when, edtf=when, basis="stated", rule="date.full", evidence=whole)
    event = t.Event(
        kind=page.kind, label=page.label, when=dateline if page.dated else t.When(), evidence=whole, rule="event", participants=tuple(parts),
        stops=(t.Stop(place=page.place.subdistrict or "", evidence=whole, rule="stop"),), programmes=(page.programme,),
    )  # fmt: skip
    article = t.Article(
        title=page.label, byline=None, dateline=dateline, span=whole[0], area=page.place.subdistrict, district=page.place.district, city=city,
        persons=tuple(persons), posts=tuple(dict.fromkeys(posts)), offices=tuple(offices.values()), events=(event,),
        programmes=(t.Programme(name=page.programme, evidence=whole, rule="programme"),),
    )  # fmt: skip
    document = t.Document(source=page.source, sha256=sha256(text.encode()).hexdigest(), media_type="text/plain", encoding="utf-8", text=text)
    return Labelled(t.Reading(document=document, articles=(article,)), truth, occasion)


def in_full(area: Area, office: str) -> str:
    """As another district writes it."""
    return office if office.startswith(area.district) else area.district + office


def printed(chance: Random, name: str, scanned: bool, noise: Noise) -> str:
    """One character of a name is misread where the scan has it so."""
    places = [at for at, sign in enumerate(name) if sign in MISREAD]
    if not scanned or not places or chance.random() >= noise.misread:
        return name
    at = chance.choice(places)
    return name[:at] + MISREAD[name[at]] + name[at + 1 :]
