"""A frame in, the readings of it out: named questions with parameters, the likeliest first.

One rule for each kind of thing that may be asked for, tried in order. A rule takes a frame only as a whole: what it cannot
take up is a reason to refuse, not to leave it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ..types import Label, Question
from .frame import EVENTS, Frame, holds
from .names import Names
from .occasions import KINDS, occasions
from .resolve import holder, of_sorts, office_of, one, parameter
from .types import NotUnderstood, Reading, Show, Token
from .words import meaning

Catalogue = Mapping[str, Question]
COUNTED = {
    "person": "persons", "source": "articles", "article": "articles", "office": "offices", "place": "communities", "programme": "programmes",
}  # fmt: skip


REFUSED = {
    "not": ("报道里没有的，不等于没有发生", "what no report says may have happened all the same"),
    "private": ("图谱不记个人情况，只记公开报道中的职务与活动", "the graph has nothing on private life, only posts and what people did in public"),
    "why": ("图谱只记谁、何时、何地、以何身份、做了什么", "the graph has who, when, where, in what post and what, but no reasons and no opinions"),
}


def plans(frame: Frame, names: Names, catalogue: Catalogue) -> list[Reading]:
    """Readings of which the first that has rows answers; NotUnderstood and Ambiguous say why there are none."""
    figures = [reading for reading in indicators(frame, names) if askable(reading, catalogue)]
    if figures:
        return figures
    refuse(frame)
    for rule in RULES:
        found = [reading for reading in rule(frame, names, catalogue) if askable(reading, catalogue)]
        if found:
            return found
    raise NotUnderstood(Label("没有看懂这个问题要问什么", "what this asks for is not clear"))


def refuse(frame: Frame) -> None:
    """What no named question has."""
    if frame.rest:
        said = tuple(token.text.strip() for token in frame.rest)
        raise NotUnderstood(Label(f"没有看懂：{'、'.join(said)}", f"not understood: {', '.join(said)}"), said)
    if frame.refused:
        said = tuple(token.text for token in frame.refused)
        zh, en = REFUSED.get(frame.refused[0].value, ("一次只能问一件事", "only one thing can be asked at a time"))
        why = Label(f"不能回答含“{said[0]}”的问题：{zh}", f"questions with “{said[0]}” cannot be answered: {en}")
        raise NotUnderstood(why, said)
    asked = {token.value: token.text for token in frame.asks if token.value not in ("what", "many")}
    if len(asked) > 1:
        why = Label(f"一次只能问一件事：{'、'.join(asked.values())}", f"only one thing can be asked at a time: {', '.join(asked.values())}")
        raise NotUnderstood(why, tuple(asked.values()))
    if len(frame.times) > 1:
        said = tuple(token.text for token in frame.times)
        raise NotUnderstood(Label(f"时间不止一个：{'、'.join(said)}", f"more than one time: {', '.join(said)}"), said)


def askable(reading: Reading, catalogue: Catalogue) -> bool:
    question = catalogue.get(reading.question)
    return question is not None and reading.parameters.keys() <= {parameter_.name for parameter_ in question.parameters}


def sources(frame: Frame, names: Names, _: Catalogue) -> Iterator[Reading]:
    """关于某人有哪些报道"""
    more = frame.acts or frame.titles or frame.labels or frame.times or frame.holds or frame.noun("gap")
    if frame.noun("source") and len(frame.named) == 1 and not more:
        token = frame.named[0]
        thing = one(token, ("person", "programme", "community", "facility", "office", "area"))
        yield Reading("evidence", {"id": parameter(thing, names)})


def contradictions(frame: Frame, *_: object) -> Iterator[Reading]:
    if frame.noun("conflict") and not (frame.named or frame.titles or frame.times or frame.labels):
        yield Reading("conflicts", {})


def counts(frame: Frame, *_: object) -> Iterator[Reading]:
    """图谱里有多少人"""
    noun = next((token for token in frame.nouns if token.value.partition(":")[0] in COUNTED), None)
    many = frame.asks_for("many")
    if many and not (frame.named or frame.titles or frame.times or frame.labels or frame.acts or frame.holds):
        counted = COUNTED[noun.value.partition(":")[0]] if noun else "persons" if any("人" in token.text for token in frame.asks) else ""
        if counted:
            yield Reading("stats", {}, Show(column="count", words=(counted,)))


def paths(frame: Frame, names: Names, catalogue: Catalogue) -> Iterator[Reading]:
    """甲和乙是什么关系"""
    if not frame.linked("path") or len(frame.named) != 2 or frame.acts or frame.titles:
        return
    first, second = (one(token, ("person", "office", "facility", "community")) for token in frame.named)
    if "path" in catalogue:
        positional = [p.name for p in sorted(catalogue["path"].parameters, key=lambda p: p.position or 99)][:2]
        yield Reading("path", dict(zip(positional, (parameter(first, names), parameter(second, names)), strict=True)))
    yield Reading("events", {"person": parameter(first, names)}, Show(column="event", also=(second.name,)))


def careers(frame: Frame, names: Names, _: Catalogue) -> Iterator[Reading]:
    """某人是什么职务, 某人是谁, 某人什么时候当上主任"""
    post = frame.asks_for("post", "office") or frame.noun("post", "office") or frame.holds
    who = frame.asks_for("person") and not frame.things and not frame.labels and not frame.titles
    acting = [token for token in frame.acts if token.value != "takes" and not (token.value == "holds" and frame.noun("post"))]
    elsewhere = frame.noun(*EVENTS, "itinerary") or (frame.noun("place") and not frame.holds)
    if len(frame.people) != 1 or acting or frame.withs or frame.labels or elsewhere or frame.asks_for("event"):
        return
    if not (post or who or (frame.titles and frame.asks_for("when", "place", "what")) or (frame.yes and frame.titles) or (frame.acts and frame.orders)):
        return
    person = one(frame.people[0], ("person",))
    show = Show(column="post", make="exists" if frame.yes else "list")
    if frame.acts and frame.orders:
        yield Reading("itinerary", {"name": parameter(person, names)}, Show(column="date", make="last" if frame.orders[0].value == "last" else "first"))
        return
    if frame.asks_for("when"):
        show = replace(show, column="first_seen")
    elif asks_for_office(frame):
        show = replace(show, column="office")
    words = tuple(word for title in frame.titles for word in title.value.split())
    offices = tuple(thing.name for token in frame.things for thing in token.things)
    span = (frame.time.since or "", frame.time.until or "") if frame.time else ()
    yield Reading("career", {"name": parameter(person, names)}, replace(show, kinds=words, words=offices, also=span))


def asks_for_office(frame: Frame) -> bool:
    """哪个单位, 在哪家公司工作, 是哪里的副区长"""
    named = (frame.holds and frame.noun("place")) or (frame.titles and frame.asks_for("place", "what"))
    return bool(frame.asks_for("office") or named or (frame.noun("office") and not frame.noun("post")))


def holders(frame: Frame, names: Names, _: Catalogue) -> Iterator[Reading]:
    """谁是某街道书记, 某街道有哪些领导"""
    if frame.people or frame.acts or frame.labels or frame.withs or frame.noun(*EVENTS, "place", "itinerary") or len(frame.things) != 1:
        return
    token, time = frame.things[0], frame.time
    when = {"on": time.since or time.until or ""} if time and (time.since or time.until) else {}
    if frame.titles:
        office, title = office_of(token, frame.titles[-1], names)
        make = "first" if frame.orders and frame.orders[0].value == "first" else "last" if frame.orders else "exists" if frame.yes else "list"
        column = "first_seen" if frame.asks_for("when") else "person"
        yield Reading("holders", {"office": office, "title": title, **when}, Show(column=column, make=make))  # type: ignore[arg-type]  # one of its literals
    elif frame.noun("person") or (frame.asks_for("person") and frame.holds) or frame.asks_for("person"):
        if not (frame.noun("person") or any(word.text not in ("谁", "who") for word in frame.asks) or frame.holds):
            return
        if {thing.sort for thing in token.things} & {"community", "area", "facility"}:
            place = one(token, ("community", "area", "facility"))
            times = {name: said for name, said in (("since", time.since), ("until", time.until)) if said} if time else {}
            yield Reading("community", {"name": parameter(place, names), "item": "post", **times}, Show(column="holder"))
        if "office" in {thing.sort for thing in token.things}:
            yield Reading("office", {"name": parameter(one(token, ("office",)), names), "item": "holder"}, Show(column="holder"))


def indicators(frame: Frame, names: Names) -> Iterator[Reading]:
    """某街道加装电梯完工多少台: figures about what is named, with the other words of the question in what is counted."""
    if not frame.asks_for("many") or not frame.things or frame.people or frame.titles or frame.noun(*KINDS, "event", "place", "person"):
        return
    if frame.refused or frame.withs or frame.yes or len(frame.times) > 1 or not (frame.rest or frame.labels or not frame.acts):
        return
    programme = next((token for token in frame.things if "programme" in {thing.sort for thing in token.things}), None)
    places = [token for token in frame.things if token is not programme]
    time = frame.time
    times = {name: said for name, said in (("since", time.since), ("until", time.until)) if said} if time else {}
    split = [counted(token.text.strip(), token.start == asked.end) for token in (*frame.rest, *frame.quoted) for asked in frame.asks[-1:]]
    words = (*(token.value or token.text for token in frame.labels), *(word for _, word in split if word))
    units = tuple(unit for unit, _ in split if unit)
    if any(ask.text.endswith("人") for ask in frame.asks):
        units = (*units, "人", "名", "位")
    show = Show(column="value", words=words, suffixes=units, month=time.month if time else None, day=time.day if time else None)
    if programme:
        about, around = programme.things[0].name, tuple(token.things[0].name for token in places)
        yield Reading("indicators", {"programme": about, **times}, replace(show, words=(*words, *around)))
        yield Reading("indicators", times, replace(show, words=(*words, about, *around)))
        fit = of_sorts(places[0], ("community", "area", "facility", "office")) if len(places) == 1 else ()
        if len(fit) == 1:  # the figure is of a place in it
            yield Reading("indicators", {"programme": about, "place": parameter(fit[0], names), **times}, show)
    elif len(places) == 1:
        place = one(places[0], ("community", "area", "facility", "office"))
        yield Reading("indicators", {"place": parameter(place, names), **times}, show)
        yield Reading("indicators", times, replace(show, words=(*words, place.name)))


def counted(said: str, asked: bool) -> tuple[str, str]:
    """多少|台机械: the unit in front and what is counted in it."""
    lengths = range(len(said), 0, -1) if asked else (len(said),)
    unit = next((said[:length] for length in lengths if meaning("unit", said[:length]) is not None), "")
    return unit, said[len(unit) :].strip()


def dossiers(frame: Frame, names: Names, _: Catalogue) -> Iterator[Reading]:
    """What is asked of one thing as a whole: its itinerary, its dossier, who is seen with it, when nothing is reported of it."""
    seen = ("takes", "attends") if frame.linked("together", "with", "and") else ("takes",)
    acting = any(act.value not in seen for act in frame.acts)
    if len(frame.named) != 1 or acting or frame.titles or frame.labels or frame.quoted or frame.refused or frame.holds or frame.noun(*KINDS):
        return
    token, time = frame.named[0], frame.time
    times = {name: said for name, said in (("since", time.since), ("until", time.until)) if said} if time else {}
    sorts = {thing.sort for thing in token.things}
    if frame.noun("gap"):
        thing = one(token, ("person", "programme", "community", "facility", "area", "office"))
        yield Reading("gaps", {"name": parameter(thing, names), **times}, Show(column="first"))
    elif frame.noun("itinerary") and (frame.people or "office" in sorts) and not (time and time.month):
        yield Reading("itinerary", {"name": parameter(one(token, ("person", "office")), names), **times}, Show(column="event"))
    elif frame.people and frame.linked("together", "with", "and") and not (time and time.month):
        person = parameter(one(token, ("person",)), names)
        yield Reading("companions", {"name": person, **times}, Show(column="companion", make="count" if frame.asks_for("many") else "list"))
    elif (frame.noun("address") or frame.asks_for("place")) and not frame.people and sorts & {"facility", "community"} and not frame.yes:
        place = one(token, ("facility", "community"))
        yield Reading("community", {"name": parameter(place, names), "item": "facility"}, Show(column="detail", words=(place.name,)))
    elif frame.noun("dossier") and not frame.yes:
        yield dossier(token, names, times)


def dossier(token: Token, names: Names, times: dict[str, str]) -> Reading:
    """Everything on a person, a programme, a place or an office: the question that tells it."""
    thing = one(token, ("person", "programme", "community", "facility", "area", "office"))
    name = {"name": parameter(thing, names)}
    match thing.sort:
        case "person":
            return Reading("career", name, Show(column="post"))
        case "programme":
            return Reading("programme", name | times)
        case "office":
            return Reading("office", name)
        case _:
            return Reading("community", name | times)


def coverage(frame: Frame, *_: object) -> Iterator[Reading]:
    if frame.noun("coverage") and not frame.named:
        yield Reading("coverage", {})


def by_post(frame: Frame, names: Names, catalogue: Catalogue) -> Iterator[Reading]:
    """鼓楼区委书记去过哪里: the person is whoever holds the post."""
    if frame.titles and len(frame.titles) == 1 and frame.things and not frame.people and (frame.acts or frame.noun(*EVENTS, "itinerary")):
        title = frame.titles[0]
        token = max((t for t in frame.things), key=lambda t: (-abs(title.start - t.end), t.start))
        found = holder(token, title, names)
        things = [other for other in frame.things if other is not token]
        acting = replace_frame(frame, people=[found], things=things, titles=[])
        yield from occasions(acting, names, catalogue)


def replace_frame(frame: Frame, **changes: list[Token]) -> Frame:
    made = Frame(**{name: getattr(frame, name) for name in frame.__slots__})
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def events(frame: Frame, names: Names, catalogue: Catalogue) -> Iterator[Reading]:
    if not frame.titles or titles_fit(frame, names):
        yield from occasions(frame, names, catalogue)


def titles_fit(frame: Frame, names: Names) -> bool:
    """A title that only says more of a person who is named."""
    return all(any(holds(thing, (), title.value, names) for token in frame.people for thing in token.things) for title in frame.titles)


Rule = Callable[[Frame, Names, Catalogue], Iterator[Reading]]
RULES: tuple[Rule, ...] = (sources, contradictions, coverage, counts, paths, dossiers, careers, holders, by_post, events)
