"""A frame that speaks of what happened in, readings as `visits` and `events` out: who did what where, when and with whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from ...graph.search.keys import key
from ..types import Label, Question
from .frame import Frame
from .names import Names
from .resolve import close_to, one, parameter
from .types import Ambiguous, Make, NotUnderstood, Reading, Show, Sort, Token

VISITING = ("visits", "goes", "leads", "accompanies", "along")
ROLES: dict[str, tuple[str, ...]] = {
    "visits": ("leads", "visits", "accompanies"), "goes": ("leads", "visits", "accompanies"), "leads": ("leads",),
    "accompanies": ("accompanies",),
    "chairs": ("chairs",), "organises": ("organises",), "holds": ("organises",), "speaks": ("speaks", "reports", "awards"), "reports": ("reports", "speaks"),
    "awards": ("awards",), "attends": (), "takes": (), "happens": (), "chair": ("chairs",),
    "along": ("accompanies", "visits", "attends"), "receives": ("receives",),
}  # fmt: skip
"""In which roles of an event the graph has whoever does this. Empty: in any."""
THERE = ("leads", "visits", "accompanies", "chairs", "speaks", "reports", "attends", "awards", "receives")
"""Whoever does one of these is there; who organises need not be."""
MEANT = ("visits", "goes", "attends", "holds", "happens", "takes")
"""Words that say little beside another: 来…陪同, 举行的…主持."""
KINDS = ("visit", "meeting", "ceremony", "training")


def occasions(frame: Frame, names: Names, _: Mapping[str, Question]) -> Iterator[Reading]:
    want = wanted(frame)
    if want is None or frame.noun("address", "gap", "conflict", "coverage") or (frame.noun("dossier") and not frame.noun(*KINDS, "event")):
        return
    if made(frame, want) == "count" and (counts_words(frame, names) or (want == "event" and not counts_events(frame))):
        return
    if want == "participant" and frame.people and not (frame.acts or frame.withs or frame.labels or frame.quoted or frame.nouns or frame.excepted):
        return
    if not (frame.named or frame.times or frame.labels or frame.quoted or kinds_of(frame)):
        raise NotUnderstood(Label("没有说是谁、哪里、哪件事或什么时候", "it does not say who, where, which event or when"))
    for parameters, actor in slots(frame, names):
        yield from readings(frame, names, want, parameters, actor)


def wanted(frame: Frame) -> str | None:
    """Which column answers: the first of these that the question asks for."""
    if frame.yes and not frame.asks:
        return "exists"
    what = frame.asks_for("what", "many")
    together = frame.linked("together", "with", "and") and frame.noun("person") and len(frame.people) == 1
    asked: tuple[tuple[object, str], ...] = (
        (frame.asks_for("office") and frame.act("organises", "holds"), "participant"),
        (frame.asks_for("when") or (frame.noun("when") and not frame.asks_for("place", "person")), "date"),
        (frame.noun("office") and what and frame.people and frame.acts, "participant"),
        (frame.noun("source") and frame.acts, "evidence"),
        (frame.noun("chair", "reports", "organises", "leads") or frame.asks_for("person") or together or many_people(frame), "participant"),
        (frame.asks_for("place") or (frame.noun("place") and what) or which_place(frame), "place"),
        (frame.noun("programme") and what, "programme"),
        (frame.asks_for("post") or (frame.asks_for("office") and frame.people), "post"),
        (frame.noun("person") and (what or frame.named or frame.labels), "participant"),
        (frame.asks_for("office"), "office"),
        (frame.asks or frame.noun("event", *KINDS, "itinerary") or frame.labels or (frame.orders and frame.acts), "event"),
        (frame.noun("place") and frame.named, "place"),
    )
    return next((column for said, column in asked if said), None)


OFTEN = ("次", "回", "场", "趟", "遍", "often", "times", "frequently", "occasions")


def counts_events(frame: Frame) -> bool:
    """几次, 几场培训: only what happened is counted in events, not what was handed out there."""
    return bool(frame.noun("event", *KINDS)) or any(ask.text.endswith(OFTEN) for ask in frame.asks) or bool(frame.linked("together"))


def counts_words(frame: Frame, names: Names) -> bool:
    """多少处古厝, how many booklets: what is counted is no event, no place and nobody, but a word of the reports."""
    asked = next(one for one in frame.asks if one.value == "many")
    behind = [token for token in (*frame.nouns, *frame.labels, *frame.acts, *frame.things, *frame.people) if token.start >= asked.end]
    after = min(behind, key=lambda token: token.start, default=None)
    return after is not None and after.tag == "label" and key(after.value) not in names.labels


def many_people(frame: Frame) -> bool:
    """多少人, 几位"""
    return any(ask.value == "many" and ask.text.endswith(("人", "位", "名")) for ask in frame.asks)


def which_place(frame: Frame) -> bool:
    """去过哪, 去了哪些: of whoever goes somewhere, places are asked for."""
    which = any(ask.text in ("哪", "哪些", "哪个", "哪几个", "哪家", "哪几家", "哪所", "哪几所") for ask in frame.asks)
    return which and not frame.nouns and not frame.labels and frame.act("goes", "visits") is not None and bool(frame.named)


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
    acting = any(act.value in VISITING and act.start >= token.end for act in frame.acts)
    if "office" in sorts and not moved and acting and not frame.people and not frame.asks_for("person"):
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


GOING = ("来", "到", "赴", "去", "前往", "来到", "到访")


def from_there(token: Token, frame: Frame) -> bool:
    """成都市来鼓楼区考察的有谁, who from Chengdu came to Gulou: where they are from."""
    before = frame.text[: token.start].rstrip().lower().removesuffix(" the")
    if frame.people or len(frame.things) < 2 or not (frame.asks_for("person") or frame.yes or frame.noun("person")):
        return False
    after = frame.text[token.end :].lstrip("的 ")
    return before.endswith((" from", "来自")) or (not before.endswith(GOING) and after.startswith(GOING) and token is frame.things[0])


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
    show, kinds = shown(frame, want), kinds_of(frame)
    origin = next((token for token in frame.things if from_there(token, frame)), None)
    if origin is not None:
        show = replace(show, of=origin.things[0].name, among=people_of(origin, names))
    visiting = kinds == ("visit",) or (not kinds and frame.act(*VISITING) is not None and not frame.labels)
    if want == "post":
        yield from posts(frame, parameters, show, visiting=visiting)
    elif want == "participant" and actor is None:
        yield from people(frame, parameters, show, kinds, visiting=visiting)
    elif want != "office":
        yield from happenings(frame, want, parameters, show, kinds, visiting=visiting)
        if show.roles == ("accompanies",) and show.who:  # nobody is said to have kept company: those who went too
            yield from happenings(frame, want, parameters, replace(show, roles=ROLES["along"]), kinds, visiting=visiting)
        yield from groups(frame, parameters, show, kinds, actor)


def people(frame: Frame, parameters: dict[str, str], show: Show, kinds: tuple[str, ...], *, visiting: bool) -> Iterator[Reading]:
    """谁: nobody is named, so that visitors are asked for by where they were."""
    guests = [thing.name for token in frame.things for thing in token.things if thing.sort == "office" and not is_place(token)]
    if show.roles == ("accompanies",) and guests:  # 谁陪同考察组
        yield Reading("events", {"kind": "visit", **times_of(parameters)}, replace(show, also=(*show.also, guests[0])))
    if show.make == "count" and frame.act("attends") and "office" not in parameters:
        yield Reading("indicators", {**parameters, "measure": "参加人数"}, Show(column="value", month=show.month, day=show.day))
        if show.words or show.quoted or parameters.keys() & {"place", "programme"}:
            told = replace(show, column="event", make="list", roles=(), people=False)
            yield Reading("indicators", {"measure": "参加人数"}, Show(column="value", beside=Reading("events", parameters, told)))
        said = tuple(token.things[0].name for token in frame.things)
        figures = Show(column="value", words=(*show.words, *said, "参加 参赛 参训 参与"), suffixes=("人", "名"), month=show.month, day=show.day)
        yield Reading("indicators", times_of(parameters), figures)
        if said and frame.act("attends"):  # those who are named are not all who were there
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
    if want == "place" and frame.people and {act.value for act in frame.acts} <= {"goes"} and not frame.noun(*KINDS):
        yield Reading("events", parameters, replace(show, also_roles=()))
        return
    kind = {"kind": kinds[0]} if len(kinds) == 1 else {"kind": "visit"} if visiting else {}
    here = [thing.name for token in frame.things for thing in token.things if thing.sort in ("area", "community")][:1]
    told = kinds or frame.labels or frame.act("organises", "holds", "reports", "speaks", "chairs")
    gathered = here and told and not frame.people and "person" not in parameters
    yield Reading("events", {**kind, **parameters}, replace(show, around=here[0] if gathered and not visiting else ""))
    said = tuple(token.text for token in frame.things if "programme" not in {thing.sort for thing in token.things})
    anchored = frame.people or frame.times or frame.labels or frame.act("awards", "chairs")
    if "place" in parameters and len(said) == 1 and anchored:  # the report names it, though not as where it was
        rest = {name: value for name, value in parameters.items() if name != "place"}
        yield Reading("events", {**kind, **rest}, replace(show, words=(*show.words, *said)))
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


def people_of(origin: Token, names: Names) -> tuple[str, ...]:
    """Whoever has a post in an office of an area, or in an office itself."""
    nodes = {
        person for person, posts in names.posts.items()
        if any(close_to(post, thing, names) is not None or thing.name in post.office_name for post in posts for thing in origin.things)
    }  # fmt: skip
    return tuple(sorted({thing.name for things in names.things.values() for thing in things if thing.node in nodes}))


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


def kinds_of(frame: Frame) -> tuple[str, ...]:
    """The kinds of event that are spoken of: what is led, chaired, visited says so only where nothing else does."""
    said = tuple(dict.fromkeys(noun.value for noun in frame.nouns if noun.value in KINDS))
    if said:
        return said
    if frame.labels or frame.noun("event"):
        return ()
    acts = {act.value for act in frame.acts}
    return ("visit",) if acts & {*VISITING} and not acts & {"chairs", "organises", "holds", "awards", "speaks", "reports"} else ()


def asks_for_people(frame: Frame) -> bool:
    """哪些领导, which officials: offices are no answer."""
    said = [ask.text for ask in frame.asks if ask.value in ("person", "many")] + [noun.text for noun in frame.nouns if noun.value == "person"]
    return any(word in text for text in said for word in ("领导", "干部", "官员", "人", "位", "people", "official", "leader", "person"))


def answering_act(frame: Frame) -> Token | None:
    """The word that says what the one who is asked for does: that nearest to the asking word which says most."""
    asked = frame.noun("chair", "organises", "leads", "reports") or next((ask for ask in frame.asks if ask.value in ("person", "office")), None)
    if asked is not None and asked.tag == "noun":
        return asked
    asked = asked or frame.noun("person") or next((ask for ask in frame.asks if ask.value == "many"), None)
    if asked is None:
        return None
    telling = [act for act in frame.acts if act.value not in MEANT] or frame.acts
    return min(telling, key=lambda act: (act.start < asked.start, abs(act.start - asked.end)), default=None)


def shown(frame: Frame, want: str) -> Show:
    """What of the rows answers, and what those rows must have."""
    time, people = frame.time, [one(token, ("person",)).name for token in frame.people]
    who = people[0] if people else ""
    earlier = after(frame)
    offices = want == "participant" and bool(frame.noun("office")) and not frame.asks_for("person")
    show = Show(
        column="event" if want == "exists" else want, also=tuple(people[1:]), who=who,
        people=want == "participant" and asks_for_people(frame), words=tuple(label.value for label in frame.labels if label.value not in earlier),
        after=earlier, offices=offices,
        options=tuple(thing.name for token in frame.options for thing in token.things),
        without_roles=tuple(role for token in frame.excepted if token.tag == "but" and not token.things for role in ROLES[token.value]),
        quoted=tuple(token.text for token in frame.quoted),
        month=time.month if time else None, day=time.day if time else None,
        suffixes=suffixes_of(frame) if want == "place" else office_endings(frame) if offices else (), make=made(frame, want),
    )  # fmt: skip
    out = tuple(thing.name for token in frame.excepted for thing in token.things)
    show = replace(show, without=out)
    act = answering_act(frame)
    if want != "participant":
        telling = [a for a in frame.acts if a.value not in MEANT] or [a for a in frame.acts if a.value in ("visits", "goes")]
        roles = ROLES[telling[0].value] if telling and (who or people) else ()
        return replace(show, also_roles=() if len(people) > 1 else roles)
    if act is not None and act.value in ("accompanies", "along") and who and whom(frame, act) and not frame.linked("together", "with", "and"):
        return replace(show, roles=("leads", "visits"), also_roles=("accompanies",), without=(who, *out))
    roles = ROLES.get(act.value, ()) if act else ()
    if who and act is not None and act.value == "receives":  # from whose hands
        return replace(show, roles=("awards",), without=(*people, *out))
    if frame.linked("together", "with", "and") and who and (act is None or act.value in (*MEANT, "visits")):
        roles = ()
    if who and act is not None and act.value in MEANT and len(frame.acts) == 1 and not frame.labels and not frame.linked("together", "with", "and"):
        roles = ()
    return replace(show, roles=() if offices else roles, without=(*people, *out))


def whom(frame: Frame, act: Token) -> bool:
    """X陪过哪些领导, whom did X accompany: the one who is named does it."""
    person, asked = frame.people[0] if frame.people else None, next((ask for ask in frame.asks if ask.value in ("person", "what")), None)
    if person is None or asked is None or frame.text[act.end : act.end + 1] == "的":
        return False
    return person.start < act.start < asked.start or asked.start < person.start < act.start and asked.text.isascii()


def office_endings(frame: Frame) -> tuple[str, ...]:
    """哪两个局"""
    noun = frame.noun("office")
    return (noun.text,) if noun and noun.text in ("局", "委", "办", "街道") else ()


def suffixes_of(frame: Frame) -> tuple[str, ...]:
    noun = frame.noun("place")
    return tuple(noun.value.partition(":")[2].split()) if noun else ()


def made(frame: Frame, want: str) -> Make:
    if want == "exists":
        return "exists"
    if frame.linked("most"):
        return "most"
    if frame.asks_for("many"):
        return "list" if frame.listed else "count"
    order = next((one.value for one in frame.orders if one.value != "next"), None)
    return "list" if order is None else "first" if order == "first" else "last"


def after(frame: Frame) -> tuple[str, ...]:
    """开完动员会又去看了哪儿: what stands before tells what it comes after."""
    then = next((one for one in frame.orders if one.value == "next"), None)
    return tuple(label.value for label in frame.labels if then and label.start < then.end + len(label.text) + 1)
