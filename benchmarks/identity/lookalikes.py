"""A seed in, readings of reports out, of occasions and of what only looks like them, with the truth of each.

Beside every occasion may stand: the same head elsewhere on that day; another head with the same subject; the same drill a week
or a year later; the bureau of another district with the same subject; another thing at the same place. Papers name a place
by its parts, leave people, places and districts out or only mention them, and call a visit talks. `Blur` says how often.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from random import Random

from reports import PROGRAMMES, Labelled
from world import END, START, fresh, full_name

from jiedao.schema import types as t

BUREAUS = ("民政局", "教育局", "应急管理局", "住房和城乡建设局", "文化和旅游局")
THINGS = ("小区", "社区", "新村", "小学", "卫生院", "粮库", "养老服务站", "有限公司", "广场")
NAMED: tuple[tuple[t.EventKind, str], ...] = (
    ("meeting", "推进会"), ("meeting", "座谈会"), ("activity", "演练"), ("activity", "文艺演出"), ("ceremony", "启动仪式"),
)  # fmt: skip
VERBS = ("调研", "检查", "走访", "督导")


@dataclass(frozen=True)
class Blur:
    look_alike: float = 0.5
    """Of each kind, beside each occasion."""
    no_district: float = 0.4
    left_out: float = 0.4
    """Of those who come along, in each report."""
    only_mentioned: float = 0.12
    """Of the heads: their name is printed and not taken for anybody's."""
    no_place: float = 0.15
    """Half of those still print it."""
    wider: float = 0.12
    other_kind: float = 0.08
    no_programme: float = 0.3
    no_organiser: float = 0.4
    hour: float = 0.4
    figure: float = 0.4
    reports: tuple[int, ...] = (1, 2, 2, 3)
    no_day: float = 0.0
    """Printed with 近日, one to nine days later."""


@dataclass(frozen=True)
class Deed:
    """What took place; `number` is the truth."""

    number: int
    day: date
    hour: str
    district: str
    subdistrict: str
    place: str
    kind: t.EventKind
    name: str
    programme: str
    head: str
    company: tuple[str, ...]
    organiser: str
    figure: int
    times: int


@dataclass(frozen=True)
class Page:
    """What one paper has of it; empty where it has nothing."""

    source: str
    text: str
    kind: t.EventKind
    place: str
    district: str
    programme: str
    organiser: str
    people: tuple[tuple[str, t.Role], ...]
    issue: date | None = None
    """Of what does not say on which day."""


def look_alikes(seed: int, occasions: int, blur: Blur = Blur()) -> Iterator[Labelled]:
    chance, names, number = Random(seed * 6007 + 5), fresh(Random(seed)), 0  # noqa: S311 - a made-up world
    districts = [f"{next(names)}{chance.choice('区县')}" for _ in range(max(2, occasions // 50))]
    for _ in range(occasions):
        first = deed(chance, names, number, chance.choice(districts))
        for one in (first, *beside(chance, names, first, districts, blur)):
            number += 1
            for paper in range(chance.choice(blur.reports)):
                yield printed(chance, replace(one, number=number), paper, blur)


def deed(chance: Random, names: Iterator[str], number: int, district: str) -> Deed:
    visit = chance.random() < 0.5
    kind, name = ("visit", chance.choice(VERBS)) if visit else chance.choice(NAMED)
    subdistrict = f"{next(names)}{chance.choice(('街道', '镇'))}"
    return Deed(
        number=number, day=START + timedelta(chance.randint(0, (END - START).days)), hour=chance.choice(("上午", "下午")), district=district,
        subdistrict=subdistrict, place=next(names) + chance.choice(THINGS), kind=kind, name=name, programme=chance.choice(PROGRAMMES),
        head=full_name(chance), company=tuple(full_name(chance) for _ in range(4)), organiser=district[-1] + chance.choice(BUREAUS),
        figure=chance.randint(111, 989), times=chance.randint(2, 9),
    )  # fmt: skip


def beside(chance: Random, names: Iterator[str], one: Deed, districts: list[str], blur: Blur) -> Iterator[Deed]:
    """What only looks like it; nobody and no place is shared but what its kind of likeness says."""
    away = chance.choice([name for name in districts if name != one.district])
    for changed in elsewhere, of_a_town, a_week_later, a_year_later, of_another_district, at_the_same_place:
        new = deed(chance, names, 0, away if changed is of_another_district else one.district)
        if chance.random() < blur.look_alike:
            yield changed(one, new)


def elsewhere(one: Deed, new: Deed) -> Deed:
    return replace(new, day=one.day, head=one.head)


def of_a_town(one: Deed, new: Deed) -> Deed:
    office = "人民政府" if new.subdistrict.endswith("镇") else "办事处"
    return replace(new, day=one.day, kind=one.kind, name=one.name, programme=one.programme, times=one.times, organiser=new.subdistrict + office)


def a_week_later(one: Deed, new: Deed) -> Deed:
    return replace(one, day=one.day + timedelta(7), company=new.company, figure=new.figure, times=one.times + 1)


def a_year_later(one: Deed, new: Deed) -> Deed:
    return replace(one, day=one.day + timedelta(365), times=one.times + 1, figure=new.figure)


def of_another_district(one: Deed, new: Deed) -> Deed:
    return replace(new, day=one.day, kind=one.kind, name=one.name, programme=one.programme, times=one.times, organiser=new.district[-1] + one.organiser[1:])


def at_the_same_place(one: Deed, new: Deed) -> Deed:
    return replace(new, day=one.day, place=one.place, subdistrict=one.subdistrict)


def place_of(chance: Random, one: Deed, blur: Blur) -> tuple[str, str]:
    """As printed, and as taken for a place; the second empty where it was not."""
    if chance.random() < blur.no_place:
        return (one.place if chance.random() < 0.5 else "基层"), ""
    if chance.random() < blur.wider:
        return one.subdistrict, one.subdistrict
    bare = one.place.removesuffix("社区").removesuffix("小区") if len(one.place) > 4 else one.place
    said = chance.choice((one.place, one.place, f"{one.subdistrict}{one.place}", bare))
    return said, said


def printed(chance: Random, one: Deed, paper: int, blur: Blur) -> Labelled:
    kind = chance.choice(("meeting", "activity")) if one.kind == "visit" and chance.random() < blur.other_kind else one.kind
    said, place = place_of(chance, one, blur)
    district = "" if chance.random() < blur.no_district else one.district
    programme = "" if chance.random() < blur.no_programme else one.programme
    organiser = "" if one.kind == "visit" or chance.random() < blur.no_organiser else one.organiser
    organiser = district + organiser.lstrip("区县") if organiser and district else organiser
    company = [name for name in one.company if chance.random() >= blur.left_out]
    full = f"第{one.times}届{one.programme}{one.name}" if one.kind != "visit" else one.name
    hour = one.hour if chance.random() < blur.hour else ""
    issue = one.day + timedelta(chance.randint(1, 9)) if blur.no_day and chance.random() < blur.no_day else None
    begin = f"{'近日' if issue else f'{one.day.year}年{one.day.month}月{one.day.day}日{hour}'}，{organiser or district}"
    what = f"{one.head}到{said}{one.name}{programme}工作。" if one.kind == "visit" else f"在{said}举行{full}，{one.head}主持。"
    text = begin + what + (f"{'、'.join(company)}参加。" if company else "") + (f"共有{one.figure}人。" if chance.random() < blur.figure else "")
    head: tuple[tuple[str, t.Role], ...] = ((one.head, "visits" if kind == "visit" else "chairs"),)
    people = (*(() if chance.random() < blur.only_mentioned else head), *((name, "attends") for name in company))
    page = Page(f"{one.number}-{paper}.txt", text, kind, place, district, programme, organiser, people, issue)
    return Labelled(reading(one, page), {}, one.number)


def reading(one: Deed, page: Page) -> t.Reading:
    text = page.text
    whole, end = (t.Passage(0, len(text)),), text.index("。") + 1
    evidence = (t.Passage(0, end), t.Passage(end, len(text))) if end < len(text) else whole
    stated = (page.issue or one.day).isoformat()
    printed = t.When(date=stated, edtf=stated, basis="stated", rule="date.full", evidence=whole)
    when = t.When(rule="date.vague", evidence=whole) if page.issue else printed
    parts = [t.Participation(agent=name, kind="person", role=role, evidence=whole, rule="part") for name, role in page.people]
    if page.organiser:
        parts.append(t.Participation(agent=page.organiser, kind="office", role="organises", evidence=whole, rule="part"))
    event = t.Event(
        kind=page.kind, label=one.name, when=when, evidence=evidence, rule="event", participants=tuple(parts),
        stops=(t.Stop(place=page.place, evidence=whole, rule="stop"),) if page.place else (), programmes=(page.programme,) if page.programme else (),
    )  # fmt: skip
    office = t.Office(name=page.organiser, kind="government", area=page.district or None, evidence=whole, rule="office.name")
    article = t.Article(
        title="", byline=None, dateline=printed, span=whole[0], area=page.district or None, district=page.district or None, city=None,
        persons=tuple(t.Person(key=name, name=name, area=page.district or None, evidence=whole, rule="name") for name, _ in page.people),
        posts=(), offices=(office,) if page.organiser else (),
        events=(event,), programmes=(t.Programme(name=page.programme, evidence=whole, rule="programme"),) if page.programme else (),
    )  # fmt: skip
    digest = sha256(f"{page.source}{text}".encode()).hexdigest()
    return t.Reading(document=t.Document(source=page.source, sha256=digest, media_type="text/plain", encoding="utf-8", text=text), articles=(article,))
