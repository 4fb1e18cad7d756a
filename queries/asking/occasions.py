"""A frame that speaks of what happened in, readings as `visits` and `events` out: who did what where, when and with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from ..types import Label, Question
from .counting import counts_events, counts_words
from .frame import Frame, replace_frame
from .names import Names
from .origins import from_there, is_group, people_of
from .resolve import one, parameter
from .showing import KINDS, ROLES, THERE, VISITING, kinds_of, made, shown, wanted, widened
from .types import Ambiguous, NotUnderstood, Reading, Show, Sort, Token


def occasions(frame: Frame, names: Names, _: Mapping[str, Question]) -> Iterator[Reading]:
    appointing = [*frame.holds, *(noun for noun in frame.nouns if noun.value == "post")]
    if frame.act("declares") and frame.asks_for("person") and appointing and frame.people:  # 谁宣布某人任职, who announced X's new post
        nouns = [noun for noun in frame.nouns if noun not in appointing]
        frame = replace_frame(frame, labels=[*frame.labels, replace(appointing[0], tag="label", value=APPOINTING)], holds=[], nouns=nouns)
    want = wanted(frame)
    if want is None or frame.linked("earlier") or posted(frame):
        return
    if frame.holds and not (frame.acts or frame.labels or frame.noun(*KINDS, "event", "source") or frame.times or frame.people):
        return  # who works there, what belongs to it
    doing = frame.noun(*KINDS, "event") or (frame.acts and frame.asks_for("person"))
    if frame.noun("address", "gap", "conflict", "coverage") or (frame.noun("dossier") and not doing):
        return
    if made(frame, want) == "count" and uncounted(frame, names, want):
        return
    if want == "exists" and len(frame.people) > 1 and not frame.acts and frame.noun("office", "post"):
        return  # 是一个单位的吗: nobody is compared
    tied = any(link.value != "and" for link in frame.withs)
    if want == "participant" and frame.people and not (frame.acts or tied or frame.labels or frame.quoted or frame.nouns or frame.excepted):
        return
    if not (frame.named or frame.times or frame.labels or frame.quoted or kinds_of(frame) or (frame.orders and frame.noun("event"))):
        raise NotUnderstood(Label("没有说是谁、哪里、哪件事或什么时候", "it does not say who, where, which event or when"))
    for meant, parameters, actor in fitting(frame, names):
        yield from readings(meant, names, want, parameters, actor)


def fitting(frame: Frame, names: Names) -> list[tuple[Frame, dict[str, str], Token | None]]:
    """The frame with what its names fill; where there are more of them than may be, one of them and the name of the other."""
    try:
        return [(frame, parameters, actor) for parameters, actor in slots(frame, names)]
    except NotUnderstood:
        found = [(other, parameters, actor) for other in apart(frame, names) for parameters, actor in slots(other, names)]
        if not found:
            raise
        return found


def apart(frame: Frame, names: Names) -> Iterator[Frame]:
    """鼓楼和青羊两区座谈会: one of two places is where it was, the report has the name of the other; or it has both."""
    things = innermost(frame.things, names)
    if len(things) != 2 or frame.options or not (frame.acts or frame.labels or frame.noun(*KINDS)):
        return
    said = {token.start: replace(token, tag="label", value=spoken(token), things=()) for token in things}
    for kept, other in ((things[0], things[1]), (things[1], things[0])):
        if len({thing.node for thing in kept.things}) == 1:
            yield replace_frame(frame, things=[kept], labels=[*frame.labels, said[other.start]])
    yield replace_frame(frame, things=[], labels=[*frame.labels, *said.values()])


def spoken(token: Token) -> str:
    """What the report may call it."""
    return " ".join(dict.fromkeys(thing.name for thing in token.things))


APPOINTING = "任命 任职 提名 职务调整 免去"


def posted(frame: Frame) -> bool:
    """Whoever takes up a post is no occasion; who declared it is told of one."""
    if any(hold.text.endswith("elected") for hold in frame.holds):
        return True
    doing = [act for act in frame.acts if act.value != "declares" or not frame.asks_for("person")]
    return bool(doing) and not frame.asks_for("post") and any(hold.text in OFFICE for hold in frame.holds)


def uncounted(frame: Frame, names: Names, want: str) -> bool:
    """How many there are of what no event is: places of an area, people who live there, things that were handed out."""
    if any(ask.text in ("how much", "多少钱") for ask in frame.asks):
        return True
    if want == "place" and not (frame.acts or kinds_of(frame) or frame.noun("event")):
        return True
    programme = any("programme" in {thing.sort for thing in token.things} for token in frame.things)
    there = frame.acts or frame.labels or frame.quoted or frame.withs or kinds_of(frame) or programme
    return (want == "participant" and not there) or counts_words(frame, names) or (want == "event" and not counts_events(frame))


def slots(frame: Frame, names: Names) -> Iterator[tuple[dict[str, str], Token | None]]:
    """The parameters that the names fill, in the order of likelihood; a name with no slot left is no reading at all."""
    base = time_parameters(frame)
    if frame.people:
        base["person"] = parameter(one(frame.people[0], ("person",)), names)
    things, some = innermost(frame.things, names), False
    back: Ambiguous | None = None
    for choice in product(*(roles_of(token, frame) for token in things)):
        if len(set(choice)) < len(choice) or ("person" in choice and frame.people):
            continue
        filled = dict(base)
        try:
            for slot, token in zip(choice, things, strict=True):
                if slot != "of":
                    filled[slot] = parameter(one(token, SORTS[slot]), names)
        except Ambiguous as asked:
            back = back or asked
            continue
        some = True
        actor = next((token for slot, token in zip(choice, things, strict=True) if slot == "person"), None)
        yield filled, actor or (frame.people[0] if frame.people else None)
    if back is not None and not some:
        raise back
    if len(things) > 1 and not some:
        said = tuple(token.text for token in things)
        raise NotUnderstood(Label(f"一次只能问一处：{'、'.join(said)}", f"only one of these at a time: {', '.join(said)}"), said)


OFFICE = ("当", "任", "担任", "当上", "出任", "任职", "就任", "履职", "上任", "升", "升任", "became", "become", "appointed", "promoted", "served as")
"""Whoever takes up a post is no occasion."""
SORTS: dict[str, tuple[Sort, ...]] = {
    "programme": ("programme",), "place": ("community", "facility", "area", "office"), "office": ("office",), "person": ("office", "facility"),
    "of": ("area", "office", "community"),
}  # fmt: skip
MOVING = ("在", "来", "到", "赴", "去", "于", "in", "at", "to", "into", "深入", "走进", "前往", "来到", "到过", "去过", "来过")


def roles_of(token: Token, frame: Frame) -> list[str]:
    """What a name may be in the question, likeliest first."""
    sorts = {thing.sort for thing in token.things}
    if "programme" in sorts and not sorts & {"community", "facility"}:
        return ["programme"]
    if from_there(token, frame):
        return ["of"]
    before = frame.text[: token.start].rstrip()
    place = bool(sorts & {"community", "facility", "area"})
    moved = before.lower().endswith(MOVING) or any(act.end <= token.start and act.value in VISITING for act in frame.acts)
    found = ["programme"] if "programme" in sorts else []
    going = any(ask.value == "place" and ask.text.startswith(("去", "到")) and ask.start >= token.end for ask in frame.asks)
    acting = going or any(act.value in VISITING and act.start >= token.end for act in frame.acts)
    if "office" in sorts and not moved and acting and not (frame.people or frame.asks_for("person") or frame.noun("person")):
        found += ["person", "office"]
    if "office" in sorts and not moved and frame.act("organises", "holds"):
        found += ["office", "place"]
    elif place or moved:
        found += ["place", "office"] if "office" in sorts else ["place"]
    else:
        found += ["office", "place"]
    if "facility" in sorts and not moved:
        found += ["person"]
    return list(dict.fromkeys(found))


def innermost(things: list[Token], names: Names) -> list[Token]:
    """Of a place and one in it, the one in it."""
    return [
        token for token in things
        if not any(
            other is not token and any(
                inner.name != outer.name and (outer.name in names.around.get(inner.node, ()) or inner.name.startswith(outer.name))
                for inner in other.things for outer in token.things
            )
            for other in things
        )
    ]  # fmt: skip


def time_parameters(frame: Frame) -> dict[str, str]:
    time = frame.time
    said = (("since", time.since), ("until", time.until)) if time else ()
    return {name: value for name, value in said if value}


def readings(frame: Frame, names: Names, want: str, parameters: dict[str, str], actor: Token | None) -> Iterator[Reading]:
    """Each as it is said, then in the wider sense of what is said."""
    show, kinds = shown(frame, want), kinds_of(frame)
    origin = next((token for token in frame.things if from_there(token, frame)), None)
    if origin is not None and is_group(origin, frame):
        came = people_of(origin, names)
        themselves = want == "participant" and not actor and all(act.value in ("goes", "visits", "leads", "attends") for act in frame.acts)
        show = replace(show, guests=came, whence=origin.things[0].name if len({thing.node for thing in origin.things}) == 1 else origin.text)
        show = replace(show, of=show.whence, among=came) if themselves else show
    elif origin is not None:
        show = replace(show, of=origin.things[0].name, among=people_of(origin, names))
    visiting = kinds == ("visit",) or (not kinds and frame.act(*VISITING) is not None and not frame.labels)
    said = special(frame)
    for reading in by_want(frame, want, parameters, show, kinds, actor, visiting=visiting):
        if said and reading.question in ("visits", "events"):
            yield replace(reading, show=replace(reading.show, words=(*reading.show.words, said)))
            if not (frame.named or frame.labels):
                continue
        yield reading
        wide = widened(frame, reading.show)
        if wide is not None:
            yield replace(reading, show=wide)


SPECIAL = ("夜查", "暗访", "慰问", "看望", "走访慰问", "督导", "督查", "检查", "巡查", "巡河", "探望", "指导")
"""Visits of a kind of their own: rather those of which a report has the word."""


def special(frame: Frame) -> str:
    return next((act.text for act in frame.acts if act.text in SPECIAL), "")


def by_want(
    frame: Frame, want: str, parameters: dict[str, str], show: Show, kinds: tuple[str, ...], actor: Token | None, *, visiting: bool
) -> Iterator[Reading]:
    if want == "post":
        yield from posts(frame, parameters, show, visiting=visiting)
    elif want == "participant" and actor is None and not show.guests:
        yield from people(frame, parameters, show, kinds, visiting=visiting)
    elif want != "office":
        if show.make == "count" and frame.people and want == "participant" and frame.act("leads", "attends", "goes"):  # how many came with somebody
            yield from beside_count(parameters, show)
        if show.make == "count" and want == "participant" and of_crowd(frame):
            return  # those who are named are not all who were there
        yield from happenings(frame, want, parameters, show, kinds, visiting=visiting)
        if show.roles == ("accompanies",) and show.who:  # nobody is said to have kept company: those who went too
            yield from happenings(frame, want, parameters, replace(show, roles=ROLES["along"]), kinds, visiting=visiting)
        if kinds and frame.people and want == "participant" and show.who:  # the talks of a visit: whoever came need not be named there
            there = {name: value for name, value in parameters.items() if name != "person"}
            told = Reading("events", {**parameters}, Show(column="event"))
            yield Reading("events", {"kind": kinds[0], **there}, replace(show, also_roles=(), beside=told))
        if show.also_roles == ("accompanies",) and want == "participant":
            yield from happenings(frame, want, parameters, replace(show, also_roles=ROLES["along"]), kinds, visiting=visiting)
        yield from groups(frame, parameters, show, kinds, actor)


CROWD = re.compile(r"(?:多少|几|好多)人|how many (?:people|persons|residents|attendees|participants|trainees|students|volunteers|villagers)")
JOINING = ("attends", "receives", "takes", "happens")


def of_crowd(frame: Frame) -> bool:
    """有多少人参加, how many people got certificates."""
    doing = {act.value for act in frame.acts} - {"holds"}
    return bool(CROWD.search(frame.text.lower())) and (bool(doing) or bool(frame.labels)) and doing <= {*JOINING}


def beside_count(parameters: dict[str, str], show: Show) -> Iterator[Reading]:
    """How many were there, as a report of these events has it."""
    told = replace(show, column="event", make="list", roles=(), people=False)
    there = Show(column="value", beside=Reading("events", parameters, told))
    yield Reading("indicators", {"measure": "参加人数"}, replace(there, suffixes=("人", "名", "位")))
    yield Reading("indicators", {"measure": "参加人数"}, there)


def people(frame: Frame, parameters: dict[str, str], show: Show, kinds: tuple[str, ...], *, visiting: bool) -> Iterator[Reading]:
    """谁: nobody is named, so that visitors are asked for by where they were."""
    guests = [thing.name for token in frame.things for thing in token.things if thing.sort == "office" and not is_place(token)]
    if show.roles == ("accompanies",) and guests:  # 谁陪同考察组
        yield Reading("events", {"kind": "visit", **times_of(parameters)}, replace(show, also=(*show.also, guests[0])))
    attending = frame.act("attends") or (frame.act("goes") and frame.labels) or not frame.acts
    if show.make == "count" and attending and "office" not in parameters:
        if not (show.words or show.quoted):
            yield Reading("indicators", {**parameters, "measure": "参加人数"}, Show(column="value", month=show.month, day=show.day))
        if show.words or show.quoted or parameters.keys() & {"place", "programme"}:
            yield from beside_count(parameters, show)
        said = tuple(token.things[0].name for token in frame.things)
        figures = Show(column="value", words=(*show.words, *said, "参加 参赛 参训 参与"), suffixes=("人", "名"), month=show.month, day=show.day)
        yield Reading("indicators", times_of(parameters), figures)
        if said or not frame.acts or of_crowd(frame):  # those who are named are not all who were there
            return
    if show.make == "count" and of_crowd(frame):
        return
    if not visiting:
        yield from happenings(frame, "participant", parameters, show, kinds, visiting=False)
        return
    yield Reading("visits", parameters, replace(show, column="person"))
    if {act.value for act in frame.acts} <= {"goes"}:
        yield Reading("events", parameters, replace(show, roles=THERE))
    if "place" in parameters and {thing.sort for token in frame.things for thing in token.things} <= {"office"}:
        yield Reading("visits", renamed(parameters, "place", "office"), replace(show, column="person"))


def happenings(frame: Frame, want: str, parameters: dict[str, str], show: Show, kinds: tuple[str, ...], *, visiting: bool) -> Iterator[Reading]:
    """Events by all that is said of them. A meeting of a district is seldom said to be in it: then its report has to name it."""
    going = frame.people and {act.value for act in frame.acts} <= {"goes"} and not frame.noun(*KINDS)
    if going and want == "place":
        yield Reading("events", parameters, replace(show, also_roles=()))
        return
    if going and frame.acts and want != "participant" and "place" in parameters and not special(frame):
        yield Reading("visits", parameters, replace(show, also_roles=(), roles=()))
    if going and frame.acts and want != "participant":  # whoever comes need not come to inspect
        yield Reading("events", parameters, replace(show, also_roles=THERE))
    kind = {"kind": kinds[0]} if len(kinds) == 1 else {"kind": "visit"} if visiting else {}
    if show.of and {act.value for act in frame.acts} <= {"goes"}:  # as above
        yield Reading("events", parameters, show)
    yield from happened(frame, want, parameters, show, kinds, kind, visiting=visiting)
    said = next((act.text for act in frame.acts if act.value == "visits" and len(act.text) > 1 and not act.text.isascii()), "")
    if visiting and said and frame.people and want in ("event", "date"):  # 到场指导: where the report has the very word
        yield Reading("events", parameters, replace(show, also_roles=(), words=(*show.words, said)))


def happened(
    frame: Frame, want: str, parameters: dict[str, str], show: Show, kinds: tuple[str, ...], kind: dict[str, str], *, visiting: bool
) -> Iterator[Reading]:
    here = [thing.name for token in frame.things for thing in token.things if thing.sort in ("area", "community")][:1]
    told = kinds or frame.labels or frame.act("organises", "holds", "reports", "talks", "speaks", "declares", "chairs")
    gathered = here and told and not frame.people and "person" not in parameters
    yield Reading("events", {**kind, **parameters}, replace(show, around=here[0] if gathered and not visiting else ""))
    said = tuple(token.text for token in frame.things if "programme" not in {thing.sort for thing in token.things})
    anchored = frame.people or frame.times or frame.labels or frame.act("awards", "declares", "chairs")
    if "place" in parameters and len(said) == 1 and anchored:  # the report names it, though not as where it was
        rest = {name: value for name, value in parameters.items() if name != "place"}
        yield Reading("events", {**kind, **rest}, replace(show, words=(*show.words, *said)))
    partly = tuple(token.text for token in frame.things if token.how == "part" and "programme" in {thing.sort for thing in token.things})
    if "programme" in parameters and partly and frame.people:  # 户外劳动者: a word of the report, and no programme
        rest = {name: value for name, value in parameters.items() if name != "programme"}
        yield Reading("events", {**kind, **rest}, replace(show, words=(*show.words, *partly)))
    around = tuple(thing.name for token in frame.things for thing in token.things if thing.sort == "area")[:1]
    if "place" in parameters and want != "exists" and not frame.people and kinds and around:
        rest = {name: value for name, value in parameters.items() if name != "place"}
        yield Reading("events", {**kind, **rest}, replace(show, words=(*show.words, *around)))


def groups(frame: Frame, parameters: dict[str, str], show: Show, kinds: tuple[str, ...], actor: Token | None) -> Iterator[Reading]:
    """代表团: a group takes part under its name, but is no office that could be asked for."""
    if actor is not None and not frame.people:
        kind = {"kind": kinds[0]} if len(kinds) == 1 else {}
        rest = {name: value for name, value in parameters.items() if name != "person"}
        yield Reading("events", {**kind, **rest}, replace(show, also=(*show.also, actor.things[0].name), also_roles=()))


def times_of(parameters: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in parameters.items() if name in ("since", "until")}


def is_place(token: Token) -> bool:
    return any(thing.sort in ("community", "facility", "area") for thing in token.things)


def posts(frame: Frame, parameters: dict[str, str], show: Show, *, visiting: bool) -> Iterator[Reading]:
    """以什么身份: the posts in which the row's person took part."""
    if not frame.people:
        return
    if visiting or "place" in parameters or "programme" in parameters:
        yield Reading("visits", parameters, replace(show, column="post", roles=(), also_roles=(), who=""))
    at = tuple(parameters[name] for name in ("place", "programme") if name in parameters)
    times = times_of(parameters)
    yield Reading("itinerary", {"name": parameters["person"], **times}, replace(show, column="post", roles=(), also_roles=(), who="", words=(*show.words, *at)))
    if times and not (at or show.words or show.quoted):  # the report of that day does not say it: the posts at the time
        yield Reading("career", {"name": parameters["person"]}, Show(column="post", also=(times.get("since", ""), times.get("until", ""))))


def renamed(parameters: dict[str, str], old: str, new: str) -> dict[str, str]:
    return {new if name == old else name: value for name, value in parameters.items()}
