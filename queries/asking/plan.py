"""A frame in, the readings of it out: named questions with parameters, the likeliest first.

One rule for each kind of thing that may be asked for, tried in order. A rule takes a frame only as a whole: what it cannot
take up is a reason to refuse, not to leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ..types import Label, Question
from .careers import careers
from .closest import closest
from .counting import COUNTED, GROUPS
from .elliptic import doers, elliptic, guests
from .facilities import facilities
from .figures import SAID, called, head_units, indicators, measures
from .frame import EVENTS, Frame, beside_person, replace_frame
from .heads import heads, on_day
from .merging import holds
from .names import Names
from .occasions import occasions
from .resolve import holder, of_sorts, office_of, one, parameter
from .showing import KINDS
from .succeeding import succeeding
from .types import Ambiguous, NotUnderstood, Reading, Show, Thing, Token
from .words import table

Catalogue = Mapping[str, Question]


REFUSED = {
    "not": ("报道里没有的，不等于没有发生", "what no report says may have happened all the same"),
    "task": ("只回答已经报道的，不写、不译、不画", "it answers what was reported, and writes, translates or draws nothing"),
    "compare": ("不比较两处或两个机构；请分别问", "places and offices are not compared: ask of each"),
    "private": ("图谱不记个人情况，只记公开报道中的职务与活动", "the graph has nothing on private life, only posts and what people did in public"),
    "future": ("图谱只有已经报道的，没有将来的", "the graph has what was reported, nothing of what will be"),
    "most": ("图谱不排名次；可以问某人、某地、某段时间里谁最多", "the graph ranks nothing; ask who was most often with a person, at a place or in a time"),
    "sum": ("只引报道里的数字，不作计算、不排名", "it quotes the figures that reports have, and calculates and ranks nothing"),
    "grouped": ("不按地点或人分组；请一处一处、一人一人地问", "nothing is grouped by place or person: ask of one at a time"),
    "whence": ("图谱不分本地与外地，请说出地名", "the graph does not tell local people from others: name the place"),
    "charge": ("谁主管什么，报道没有逐一写明；可以问谁主持、谁主办、某机构由谁任职", "reports seldom say so; ask who chaired, organised or holds a post"),
    "same": ("同名的是否同一人，要看判断记录（jiedao review）；可以分别问他们的职务", "whether two are one is judged (jiedao review): ask for their posts"),
    "why": ("图谱只记谁、何时、何地、以何身份、做了什么", "the graph has who, when, where, in what post and what, but no reasons and no opinions"),
}

MOST = Label(
    "谁最多、何处最多，只能就某人、某地、某项目、某类事件或某段时间来问",
    "who or where the most is can be asked only of a person, a place, a programme, a kind of event or a time",
)


YEARLY = Label("按年分组只能问各年有多少件事（可限定类型和地点）", "by year only events can be counted, of a kind and at a place")


def plans(frame: Frame, names: Names, catalogue: Catalogue) -> list[Reading]:
    """Readings of which the first that has rows answers; NotUnderstood and Ambiguous say why there are none."""
    refuse_beyond(frame)
    figures = [reading for reading in indicators(frame, names) if askable(reading, catalogue)]
    if figures and measures(frame):
        return figures  # no event is a figure
    try:
        return [*figures, *others(frame, names, catalogue), *called(frame, names)]
    except (NotUnderstood, Ambiguous):
        if figures:
            return figures
        raise


def others(frame: Frame, names: Names, catalogue: Catalogue) -> list[Reading]:
    led = list(heads(frame, names))
    if led:
        return led
    frame = doers(frame) or guests(frame) or frame
    told = quotable(frame)
    frame = replace_frame(frame, quoted=[*frame.quoted, *frame.rest], told=done(frame), rest=[]) if told else frame
    refuse(frame)
    for rule in (by_post, events) if told else RULES:
        found = [reading for reading in rule(frame, names, catalogue) if askable(reading, catalogue)]
        if found:
            return found
    note = elliptic(frame)
    if note is not None:
        return [reading for reading in events(note, names, catalogue) if askable(reading, catalogue)] or unclear()
    return unclear()


def unclear() -> list[Reading]:
    raise NotUnderstood(Label("没有看懂这个问题要问什么", "what this asks for is not clear"))


GOES_ON = ("organises", "holds", "awards", "declares", "happens")
"""What a thing may stand before as well as somebody."""


def quotable(frame: Frame) -> bool:
    """Words that no list has are words of a report, unless they may be who did it: then nobody is known by that name."""
    if not frame.rest or not all(SAID.fullmatch(token.text) for token in frame.rest):
        return False
    if (frame.people and frame.acts) or frame.asks_for("person") or frame.noun("chair", "reports", "organises", "leads"):
        return True
    agents = any(act.start >= token.end and act.value not in GOES_ON for token in frame.rest for act in frame.acts)
    return bool(frame.labels or frame.noun("event", *KINDS)) and not agents


def done(frame: Frame) -> list[Token]:
    """讲解了|工作指引, 主旨|发言: behind what somebody did, or right before it; not those it was done to, and not what an event is called."""
    there = [token for token in frame.rest if not frame.text[: token.start].endswith(TO)]
    alone = frame.asks_for("person") and not (frame.acts or frame.nouns)
    return [token for token in there if alone or any(act.end <= token.start or act.start == token.end for act in frame.acts)]


TO = ("给", "向", "为", "对", "在")


COMPARED = re.compile(
    r"更|比较|相比|比.{1,12}(?:多|好|高|强|快|大)|哪[个家处边].{0,10}(?:多|好|高|强|快)[？? ]*$"
    r"|\b(?:more|better|fewer|less|best|higher|compared|versus|vs)\b"
)


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
    if frame.pronoun and not (frame.people or frame.titles):
        why = Label(f"“{frame.pronoun}”指谁没有说", f"it is not said who “{frame.pronoun}” is")
        raise NotUnderstood(why, (frame.pronoun,))
    earlier = frame.linked("earlier")
    if earlier and not (frame.people and (frame.titles or frame.holds or frame.asks_for("post") or frame.noun("post")) and not frame.acts):
        raise NotUnderstood(Label(f"没有看懂：{earlier.text}", f"not understood: {earlier.text}"), (earlier.text,))
    if re.search(r"\bwhom? (?:did|does|do|has|had) .* to\W*$", frame.text.lower()) and not frame.acts:
        raise NotUnderstood(Label("没有看懂这个问题要问什么", "what this asks for is not clear"))
    figures = any(head_units(label.value) is not None for label in frame.labels)
    if frame.linked("most") and (figures or not (frame.named or frame.times or frame.labels or frame.nouns)):
        raise NotUnderstood(MOST, (frame.linked("most").text,))  # type: ignore[union-attr]  # it is there
    asked = {token.value: token.text for token in frame.asks if token.value not in ("what", "many")}
    if len(asked) > 1:
        why = Label(f"一次只能问一件事：{'、'.join(asked.values())}", f"only one thing can be asked at a time: {', '.join(asked.values())}")
        raise NotUnderstood(why, tuple(asked.values()))
    if len(frame.times) > 1:
        said = tuple(token.text for token in frame.times)
        raise NotUnderstood(Label(f"时间不止一个：{'、'.join(said)}", f"more than one time: {', '.join(said)}"), said)


def refuse_beyond(frame: Frame) -> None:
    """What is still to come, and which of two does better."""
    late = next((token for token in frame.times if token.time and (token.time.since or "") > frame.today[: len(token.time.since or "")]), None)
    if late is not None and frame.today:
        zh, en = REFUSED["future"]
        raise NotUnderstood(Label(f"不能回答“{late.text}”的问题：{zh}", f"questions of “{late.text}” cannot be answered: {en}"), (late.text,))
    more = frame.linked("more") or COMPARED.search(frame.text.lower())
    if more and (len(frame.things) > 1 or frame.options):
        zh, en = REFUSED["compare"]
        raise NotUnderstood(Label(f"没有看懂这个问题：{zh}", f"this cannot be answered: {en}"))


def askable(reading: Reading, catalogue: Catalogue) -> bool:
    question = catalogue.get(reading.question)
    return question is not None and reading.parameters.keys() <= {parameter_.name for parameter_ in question.parameters}


def sources(frame: Frame, names: Names, _: Catalogue) -> Iterator[Reading]:
    """关于某人有哪些报道"""
    acts = [act for act in frame.acts if act.value != "takes"]
    said = acts or frame.titles or frame.labels or frame.times or frame.holds or frame.noun("gap") or frame.orders
    more = said or frame.asks_for("when", "place", "person", "many", "post")
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


def holders(frame: Frame, names: Names, _: Catalogue) -> Iterator[Reading]:
    """谁是某街道书记, 某街道有哪些领导"""
    if frame.people or frame.acts or frame.labels or frame.withs or frame.noun(*EVENTS, "place", "itinerary") or len(frame.things) != 1:
        return
    if any(noun.text in table().get("crowd", {}) for noun in frame.nouns):
        return
    token, time = frame.things[0], frame.time
    day = on_day(frame)
    when = {"on": day} if day else {}
    if frame.titles and frame.asks_for("many"):
        return  # those whom reports name are not all
    if frame.titles:
        office, title = office_of(token, frame.titles[-1], names)
        make = "first" if frame.orders and frame.orders[0].value == "first" else "last" if frame.orders else "exists" if frame.yes else "list"
        column = "first_seen" if frame.asks_for("when") else "person"
        yield Reading("holders", {"office": office, "title": title, **when}, Show(column=column, make=make, as_of=day))  # type: ignore[arg-type]  # one of its literals
    elif not frame.yes and (frame.noun("person") or frame.asks_for("person")) and not any("elected" in hold.text for hold in frame.holds):
        if not (frame.noun("person") or any(word.text not in ("谁", "who") for word in frame.asks) or frame.holds):
            return
        if {thing.sort for thing in token.things} & {"community", "area", "facility"}:
            place = one(token, ("community", "area", "facility"))
            times = {name: said for name, said in (("since", time.since), ("until", time.until)) if said} if time else {}
            yield Reading("community", {"name": parameter(place, names), "item": "post", **times}, Show(column="holder"))
        if "office" in {thing.sort for thing in token.things}:
            yield from members(one(token, ("office",)))
            yield Reading("office", {"name": parameter(one(token, ("office",)), names), "item": "holder"}, Show(column="holder"))


def members(office: Thing) -> Iterator[Reading]:
    """代表团里都有谁: nobody has a post in a group that came; who led it and came with it."""
    if office.name.endswith(GROUPS):
        came = Show(column="participant", roles=("leads", "visits"), without=(office.name,), people=True)
        yield Reading("events", {"person": office.name}, came)
        yield Reading("events", {}, replace(came, also=(office.name,)))  # it takes part under its name, but is no office that could be asked for


def dossiers(frame: Frame, names: Names, _: Catalogue) -> Iterator[Reading]:
    """What is asked of one thing as a whole: its itinerary, its dossier, who is seen with it, when nothing is reported of it."""
    seen = ("takes", "attends") if frame.linked("together", "with", "and") else ("takes",)
    acting = any(act.value not in seen for act in frame.acts)
    if frame.noun("dossier") and not (acting or frame.titles or frame.labels or frame.rest or frame.noun(*KINDS)):
        yield from programme_there(frame)
    if len(frame.named) != 1 or acting or frame.titles or frame.labels or frame.quoted or frame.refused or frame.holds or frame.noun(*KINDS):
        return
    token, time = frame.named[0], frame.time
    times = {name: said for name, said in (("since", time.since), ("until", time.until)) if said} if time else {}
    sorts = {thing.sort for thing in token.things}
    if frame.noun("gap"):
        thing = one(token, ("person", "programme", "community", "facility", "area", "office"))
        if asks_how_long(frame):  # the last time without a report; where none is said, until today
            since = {"since": FIRST_DAY} if "since" not in times else {}
            yield Reading("gaps", {"name": parameter(thing, names), "days": "1", **since, "until": frame.today, **times}, Show(column="days", make="last"))
        else:
            yield Reading("gaps", {"name": parameter(thing, names), **times}, Show(column="first"))
    elif frame.noun("itinerary") and (frame.people or "office" in sorts) and not (time and time.month):
        yield Reading("itinerary", {"name": parameter(one(token, ("person", "office")), names), **times}, Show(column="event"))
    elif frame.people and (frame.linked("together", "with") or beside_person(frame)) and not (time and time.month):
        person = parameter(one(token, ("person",)), names)
        if frame.linked("most"):
            yield Reading("events", {"person": person, **times}, Show(column="participant", make="most", without=(token.things[0].name,), people=True))
            return
        yield Reading("companions", {"name": person, **times}, Show(column="companion", make="count" if frame.asks_for("many") else "list"))
    elif asks_where(frame) and not frame.people and sorts & {"facility", "community"} and not frame.yes:
        place = one(token, ("facility", "community"))
        yield Reading("community", {"name": parameter(place, names), "item": "facility"}, Show(column="detail", words=(place.name,)))
    elif frame.noun("dossier") and not frame.yes:
        yield dossier(token, names, times)


def asks_where(frame: Frame) -> bool:
    """地址是什么, 在哪里, 在什么路, 在哪条街上"""
    road = any(noun.value.startswith("place:路") for noun in frame.nouns) and frame.asks_for("what")
    return bool(frame.noun("address") or frame.asks_for("place") or road)


def bare(frame: Frame, names: Names, _: object) -> Iterator[Reading]:
    """某某2024年11月: a name and perhaps a time; nothing is asked, so what there is."""
    said = (*frame.asks, *frame.acts, *frame.nouns, *frame.orders, *frame.withs, *frame.titles, *frame.labels, *frame.quoted, *frame.holds, *frame.excepted)
    if said or frame.refused or frame.options or frame.yes or len(frame.named) != 1 or (frame.time and frame.time.month):
        return
    token, time = frame.named[0], frame.time
    times = {name: said for name, said in (("since", time.since), ("until", time.until)) if said} if time else {}
    thing = one(token, ("person", "programme", "community", "facility", "area", "office"))
    if times and thing.sort == "person":
        yield Reading("itinerary", {"name": parameter(thing, names), **times}, Show(column="event"))
    else:
        yield dossier(token, names, times)


def programme_there(frame: Frame) -> Iterator[Reading]:
    """田林街道加装电梯进展: a programme and where it runs, if it runs nowhere else."""
    programmes = [token for token in frame.things if "programme" in {thing.sort for thing in token.things}]
    if len(frame.named) == 2 and len(programmes) == 1 and not frame.people and len({thing.node for thing in of_sorts(programmes[0], ("programme",))}) == 1:
        yield Reading("programme", {"name": of_sorts(programmes[0], ("programme",))[0].name})


FIRST_DAY = "1900-01-01"


def asks_how_long(frame: Frame) -> bool:
    noun = frame.noun("gap")
    return noun is not None and noun.text.startswith(("多", "有多久", "how long"))


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


def coverage(frame: Frame, names: Names, _: object) -> Iterator[Reading]:
    if frame.noun("yearly"):
        kinds = tuple(dict.fromkeys(noun.value for noun in frame.nouns if noun.value in KINDS))
        plain = not (frame.people or frame.titles or frame.labels or frame.times or frame.rest or frame.refused or frame.quoted or len(kinds) > 1)
        if not plain or len(frame.things) > 1 or (frame.asks and not frame.asks_for("many")):
            raise NotUnderstood(YEARLY, (frame.noun("yearly").text,))  # type: ignore[union-attr]  # it is there
        kinds = kinds or (("visit",) if frame.act("visits") else ())
        place = {"place": parameter(one(frame.things[0], ("community", "facility", "area")), names)} if frame.things else {}
        yield Reading("coverage", {**({"kind": kinds[0]} if kinds else {}), **place}, Show(kinds=("year",)))
    if frame.noun("coverage") and not frame.named:
        yield Reading("coverage", {})


def by_post(frame: Frame, names: Names, catalogue: Catalogue) -> Iterator[Reading]:
    """鼓楼区委书记去过哪里: the person is whoever holds the post."""
    told = frame.acts or frame.labels or frame.asks_for("event", "place") or frame.noun(*EVENTS, "itinerary")
    if len(frame.titles) == 1 and frame.things and not frame.people and told:
        title = frame.titles[0]
        token = max((t for t in frame.things), key=lambda t: (-abs(title.start - t.end), t.start))
        found = holder(token, title, names)
        things = [other for other in frame.things if other is not token]
        acting = replace_frame(frame, people=[found], things=things, titles=[])
        yield from occasions(acting, names, catalogue)


def events(frame: Frame, names: Names, catalogue: Catalogue) -> Iterator[Reading]:
    if not frame.titles or titles_fit(frame, names):
        yield from occasions(frame, names, catalogue)
    elif len(frame.titles) == 1 and any(0 <= frame.titles[0].start - ask.end <= 1 for ask in frame.asks):  # 哪位副区长去过
        titled = tuple(frame.titles[0].value.split())
        asked = replace_frame(frame, titles=[], asks=[replace(ask, value="person") if ask.value == "what" else ask for ask in frame.asks])
        for reading in map(closest, occasions(asked, names, catalogue)):
            if reading.show.column == "person":
                yield replace(reading, show=replace(reading.show, titled=titled))


def titles_fit(frame: Frame, names: Names) -> bool:
    """A title that only says more of a person who is named."""
    return all(any(holds(thing, (), title.value, names, addressed=True) for token in frame.people for thing in token.things) for title in frame.titles)


Rule = Callable[[Frame, Names, Catalogue], Iterator[Reading]]
RULES: tuple[Rule, ...] = (succeeding, sources, contradictions, coverage, counts, paths, facilities, dossiers, bare, careers, holders, by_post, events)
