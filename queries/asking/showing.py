"""A frame that speaks of what happened in, what of the rows answers out: which column, in which roles, with which words, first or last or how many."""

from __future__ import annotations

import re
from dataclasses import replace

from .frame import Frame
from .resolve import one
from .types import Make, Show, Token
from .words import table

VISITING = ("visits", "goes", "leads", "accompanies", "along")
ROLES: dict[str, tuple[str, ...]] = {
    "visits": ("leads", "visits", "accompanies"), "goes": ("leads", "visits", "accompanies"), "leads": ("leads",),
    "accompanies": ("accompanies",),
    "chairs": ("chairs",), "organises": ("organises",), "holds": ("organises",),
    "talks": ("speaks", "reports"), "speaks": ("speaks",), "reports": ("reports",),
    "declares": ("awards",), "awards": ("awards",), "attends": (), "takes": (), "happens": (), "chair": ("chairs",),
    "along": ("accompanies", "visits", "attends"), "receives": ("receives",),
    "manages": ("leads", "chairs", "organises"),
}  # fmt: skip
"""In which roles of an event the graph has whoever does this. Empty: in any."""
WIDER: dict[str, tuple[str, ...]] = {
    "talks": ("speaks", "reports", "awards"), "speaks": ("speaks", "reports", "awards"), "reports": ("reports", "speaks"),
    "declares": ("awards", "speaks", "reports"),
}  # fmt: skip
"""The same where nobody did just that: a report may tell a speech otherwise."""
THERE = ("leads", "visits", "accompanies", "chairs", "speaks", "reports", "attends", "awards", "receives")
"""Whoever does one of these is there; who organises need not be."""
MEANT = ("visits", "goes", "attends", "holds", "happens", "takes")
"""Words that say little beside another: 来…陪同, 举行的…主持."""
KINDS = ("visit", "meeting", "ceremony", "training")


def wanted(frame: Frame) -> str | None:
    """Which column answers: the first of these that the question asks for."""
    if frame.yes and (not frame.asks or whether_any(frame)):
        return "exists"
    what = frame.asks_for("what", "many")
    together = frame.linked("together", "with", "and") and frame.noun("person") and len(frame.people) == 1
    asked: tuple[tuple[object, str], ...] = (
        (asks_for_words(frame), "evidence"),
        (frame.asks_for("office") and (frame.act("organises", "holds") or (frame.acts and not frame.people)), "participant"),
        (which_organiser(frame) or hosting(frame), "participant"),
        (people_of_kind(frame) or of_place(frame), "participant"),
        (frame.asks_for("when") or (frame.noun("when") and not frame.asks_for("place", "person")), "date"),
        (frame.noun("office") and what and ((frame.people and frame.acts) or frame.act("organises")), "participant"),
        (frame.noun("source") and frame.acts, "evidence"),
        (frame.noun("chair", "reports", "organises", "leads") or frame.asks_for("person") or together or many_people(frame), "participant"),
        (frame.asks_for("place") or (frame.noun("place") and what) or which_place(frame) or many_places(frame), "place"),
        (frame.noun("programme") and what, "programme"),
        (frame.asks_for("post") or (frame.asks_for("office") and frame.people), "post"),
        (frame.noun("person") and (what or frame.named or frame.labels), "participant"),
        (frame.asks_for("office"), "office"),
        (frame.asks or frame.noun("event", *KINDS, "itinerary") or frame.labels or (frame.orders and frame.acts), "event"),
        (frame.noun("place") and frame.named, "place"),
    )
    return next((column for said, column in asked if said), None)


def of_place(frame: Frame) -> bool:
    """Which district leader, 哪些区领导: people of a place are no place."""
    place, person = frame.noun("place"), frame.noun("person")
    return bool(place and person and frame.asks_for("what") and place.end <= person.start and not frame.text[place.end : person.start].strip())


def people_of_kind(frame: Frame) -> bool:
    """慰问了哪些老党员, which party members did she visit: people by what they are."""
    asked = next((one for one in frame.asks if one.value == "what"), None)
    there = [one for one in frame.labels if asked and one.start >= asked.end and not frame.text[asked.end : one.start].strip()]
    return bool(there and frame.act("visits") and set(there[0].value.split()) & set(table().get("people", {})))


TOLD = ("speaks", "talks", "reports", "declares", "receives", "awards")


def asks_for_words(frame: Frame) -> bool:
    """讲了什么, 签了什么协议, what did she receive: no event answers, but what the report says of it."""
    ask = next((one for one in frame.asks if one.text in WHAT), None)
    if ask is not None and not frame.yes and said_what(frame, ask):
        return True
    if ask is None or frame.yes or frame.noun(*KINDS, "event", "source", "place", "person", "post", "office", "programme"):
        return False
    behind = min((token for token in (*frame.labels, *frame.quoted, *frame.rest) if token.start >= ask.end), key=lambda one: one.start, default=None)
    if behind is not None:
        thing = behind.tag == "rest" or (set(behind.value.split()) & set(table().get("thing", {})))
        return bool(thing) and not frame.text[ask.end : behind.start].strip() and bool(frame.people or frame.labels or frame.acts)
    said = next((act for act in frame.acts if act.value in TOLD), None)
    return said is not None and bool(frame.people) and (ask.text.isascii() or not frame.text[said.end : ask.start].strip("了过的是到 "))


def said_what(frame: Frame, ask: Token) -> bool:
    """在座谈会上说了啥, what did X say at the symposium: whatever the occasion is called."""
    act = next((act for act in frame.acts if act.value in ("speaks", "talks", "reports")), None)
    if act is None or not frame.people or frame.noun("source", "person", "post", "office", "programme"):
        return False
    if ask.text.isascii():
        return ask.start < act.start and ask.start < frame.people[0].start < act.start
    if frame.noun("place") or any(noun.start >= ask.end for noun in frame.nouns):
        return False
    return act.end <= ask.start and not frame.text[act.end : ask.start].strip("了过的是到些")


WHAT = ("什么", "啥", "哪些", "些什么", "what", "which", "what did")


def many_people(frame: Frame) -> bool:
    """多少人, 几位"""
    taking_part = any(act.text.startswith(("participant", "attendee")) for act in frame.acts)
    return any(ask.value == "many" and (taking_part or ask.text.endswith(("人", "位", "名"))) for ask in frame.asks)


def which_place(frame: Frame) -> bool:
    """去过哪, 去了哪些: of whoever goes somewhere, places are asked for."""
    which = any(ask.text in ("哪", "哪些", "哪个", "哪几个", "哪家", "哪几家", "哪所", "哪几所") for ask in frame.asks)
    return which and not frame.nouns and not frame.labels and frame.act("goes", "visits") is not None and bool(frame.named)


def many_places(frame: Frame) -> bool:
    """一共走访了几处"""
    asked = frame.ask("many")
    there = asked is not None and asked.text.endswith(("处", "家", "所", "站")) and frame.act("goes", "visits") is not None
    return there and bool(frame.people) and not (frame.nouns or frame.labels or frame.rest)


def hosting(frame: Frame) -> bool:
    """某街道接待了哪些考察团: those who came are asked for."""
    act = next((one for one in frame.acts if one.text.startswith(("接待", "迎来", "迎接"))), None)
    asked = next((one for one in frame.asks if one.value in ("what", "person")), None)
    return bool(act and asked and act.end <= asked.start and frame.things and not frame.people)


def which_organiser(frame: Frame) -> bool:
    """演练是哪个社区搞的: a body, though it is called by its place."""
    told = frame.act("organises", "talks", "speaks", "reports", "attends", "receives")
    return bool(frame.noun("place") and frame.asks_for("what") and told) and not (frame.people or frame.act("goes", "visits"))


def whether_any(frame: Frame) -> bool:
    """有没有什么会: which is not asked."""
    asked = all(ask.text in ("什么", "啥") for ask in frame.asks)
    return asked and any(frame.text[: ask.start].endswith(("有没有", "有无", "有没有过", "是否有", "是不是有")) for ask in frame.asks)


def widened(frame: Frame, show: Show) -> Show | None:
    """The roles of what is said in the wider sense, where it has one."""
    said = next((one.value for one in (*frame.acts, *frame.nouns) if one.value in WIDER), None)
    if said is None or frame.act("awards") or frame.yes:  # whether somebody did just that
        return None
    if show.roles == ROLES[said]:
        return replace(show, roles=WIDER[said])
    return replace(show, also_roles=WIDER[said]) if show.also_roles == ROLES[said] else None


def kinds_of(frame: Frame) -> tuple[str, ...]:
    """The kinds of event that are spoken of: what is led, chaired, visited says so only where nothing else does."""
    earlier = after(frame)
    said = tuple(dict.fromkeys(noun.value for noun in frame.nouns if noun.value in KINDS and noun.text not in earlier))
    if said:
        return said
    if frame.labels or frame.noun("event"):
        return ()
    acts = {act.value for act in frame.acts}
    return ("visit",) if acts & {*VISITING} and not acts & {"chairs", "organises", "holds", "awards", "declares", "talks", "speaks", "reports"} else ()


def asks_for_people(frame: Frame) -> bool:
    """哪些领导, which officials: offices are no answer."""
    said = [ask.text for ask in frame.asks if ask.value in ("person", "many")] + [noun.text for noun in frame.nouns if noun.value == "person"]
    return any(word in text for text in said for word in ("领导", "干部", "官员", "人", "位", "people", "official", "leader", "person"))


def answering_act(frame: Frame) -> Token | None:
    """The word that says what the one who is asked for does: that nearest to the asking word which says most."""
    asked = frame.noun("chair", "organises", "leads", "reports") or next((ask for ask in frame.asks if ask.value in ("person", "office")), None)
    if asked is not None and asked.tag == "noun":
        return asked
    asked = asked or frame.noun("person") or frame.ask("many")
    if asked is None:
        return None
    telling = [act for act in frame.acts if act.value not in MEANT] or frame.acts
    act = min(telling, key=lambda act: (act.start < asked.start, abs(act.start - asked.end)), default=None)
    if act is not None and act.value == "holds":  # 到某地开过会: came, not convened
        act = next((one for one in telling if one.value in ("goes", "attends")), act)
    return replace(act, value="reports") if act is not None and act.text.startswith("讲") and of_lesson(frame) else act


TO_WHOM = re.compile(r"(?:给|向|为|对)(?:了)?(?:谁|哪些人|哪位|哪几位|什么人)|\bto whom\b|\bwho\b.* to\?*$")
PASSIVE = re.compile(
    "谁被|(?:哪些|哪几|哪位|什么)(?:人|位|个)?被|被[^，,]{1,6}的"
    "|\\bwhom? (?:was|were|got|has been|have been|had been) (?!there|with|at|in|on)\\w+"
)
"""Those who are asked for did nothing: it was done to them."""
DOERS = re.compile("被(?:谁|哪|什么人)|\\bby\\b")
VISITED = re.compile(
    "(?:慰问|看望|探望|走访慰问|表彰|奖励|指导)(?:了|过|的是)?(?:谁|哪些人|哪位|哪几位|什么人|哪些)|\\bwhom? did .* (?:visit|see|comfort|console|call on)\\W*$",
    re.IGNORECASE,
)


def to_whom(frame: Frame) -> tuple[str, ...]:
    """给谁颁奖, 慰问了谁: whoever it was done to."""
    if (VISITED.search(frame.text) or people_of_kind(frame)) and not frame.noun("place"):
        return ROLES["receives"]
    if PASSIVE.search(frame.text.lower()) and not DOERS.search(frame.text.lower()) and (frame.acts or frame.labels) and not frame.holds:
        return ROLES["receives"]
    if not TO_WHOM.search(frame.text.lower()):
        return ()
    return ("leads", "visits") if frame.act("reports") else ROLES["receives"] if frame.act("awards", "declares", "visits") or frame.labels else ()


def of_lesson(frame: Frame) -> bool:
    """第一课谁讲的: whoever teaches says more than a few words."""
    return bool(frame.noun("training")) or any(label.value.endswith(("课", "讲座", "讲堂")) for label in frame.labels)


def shown(frame: Frame, want: str) -> Show:
    """What of the rows answers, and what those rows must have."""
    time, people = frame.time, [one(token, ("person",)).name for token in frame.people]
    who = people[0] if people else ""
    earlier = after(frame)
    bodies = frame.noun("office") or (frame.asks_for("office") and frame.act("visits", "leads"))
    offices = want == "participant" and bool(bodies) and not frame.asks_for("person")
    sited = want == "place" or (which_organiser(frame) and not of_place(frame))
    show = Show(
        column="event" if want == "exists" else want, also=tuple(people[1:]), who=who,
        people=want == "participant" and asks_for_people(frame), words=tuple(label.value for label in frame.labels if label.value not in earlier),
        after=earlier, offices=offices,
        options=tuple(thing.name for token in frame.options for thing in token.things),
        without_roles=tuple(role for token in frame.excepted if token.tag == "but" and not token.things for role in WIDER.get(token.value, ROLES[token.value])),
        quoted=tuple(token.text for token in frame.quoted), told=tuple(token.text for token in frame.told),
        month=time.month if time else None, day=time.day if time else None,
        suffixes=suffixes_of(frame) if sited else office_endings(frame) if offices else (), make=made(frame, want),
    )  # fmt: skip
    ends = any(one.text in ("最先", "首先", "最后", "first", "last") for one in frame.orders) and not frame.noun("visit", "event", "itinerary")
    months = any("月" in ask.text or "month" in ask.text for ask in frame.asks)
    period = 7 if months else 4 if any("年" in ask.text or "year" in ask.text for ask in frame.asks) else 10
    if any(act.text.startswith(("teach", "taught")) for act in frame.acts):  # whoever tells of a school is no teacher of it
        show = replace(show, words=(*show.words, LESSON))
    done = tuple(label.value for label in frame.labels if FINISHED & set(label.value.split())) if want == "date" else ()
    show = replace(show, called=done, words=tuple(word for word in show.words if word not in done))
    show = replace(show, at=seen_there(frame) if want != "place" else ())
    show = replace(show, single=ends and want == "place", period=period if want == "date" and show.make == "most" else 0)
    return in_roles(frame, want, show, people)


FINISHED = frozenset(("完工", "竣工", "建成", "开工", "动工"))
LESSON = "授课 讲授 主讲 讲课 讲解 任教 宣讲 讲座"


def seen_there(frame: Frame) -> tuple[str, ...]:
    """考察过企业: places of a kind, by how they are called, right behind the verb."""
    noun = next((one for one in frame.nouns if one.value.startswith("place:") and one.text not in ("街道", "区", "县", "镇", "社区")), None)
    if noun is None or noun.text.isascii():
        return ()
    there = any(act.value in ("visits", "goes") and frame.text[act.end : noun.start].strip("过了的") == "" and act.end <= noun.start for act in frame.acts)
    return tuple(noun.value.partition(":")[2].split()) if there else ()


def in_roles(frame: Frame, want: str, show: Show, people: list[str]) -> Show:
    """Who of those who took part answers: in which roles, and in which the one who is named has to be there."""
    who = show.who
    out = tuple(thing.name for token in frame.excepted for thing in token.things)
    show = replace(show, without=out)
    act = answering_act(frame)
    if act is not None and who and act.value == "leads" and whom(frame, act):  # 带着谁去的
        return replace(show, roles=ROLES["along"], also_roles=("leads", "visits"), without=(who, *out))
    if act is not None and who and act.value == "organises" and not (frame.labels or frame.nouns or frame.things):  # who hosted the guest
        return replace(show, roles=ROLES["accompanies"], without=(*people, *out))
    if want != "participant":
        telling = [a for a in frame.acts if a.value not in MEANT] or [a for a in frame.acts if a.value in ("visits", "goes")]
        roles = ROLES[telling[0].value] if telling and (who or people) else ()
        return replace(show, also_roles=() if len(people) > 1 else roles)
    if act is not None and act.value in ("accompanies", "along") and who and whom(frame, act) and not frame.linked("together", "with", "and"):
        return replace(show, roles=("leads",) if act.value == "along" else ("leads", "visits"), also_roles=ROLES[act.value], without=(who, *out))
    given = to_whom(frame)
    if given:
        told = WIDER["reports"] if given != ROLES["receives"] else ()  # to whom somebody reported, who did
        return replace(show, roles=given, also_roles=told, without=(*people, *out))
    if who and act is not None and act.value == "receives":  # from whose hands
        return replace(show, roles=("awards",), without=(*people, *out))
    roles = () if show.offices else plain_roles(frame, act, who)
    given = ROLES["receives"] if show.quoted and not (roles or show.told) else ()  # whoever is given something does nothing
    return replace(show, roles=roles, without=(*people, *out), near=said_there(act), without_roles=(*show.without_roles, *given))


BARE = re.compile("^[做作]|[了过的]")


def said_there(act: Token | None) -> tuple[str, ...]:
    """揭牌, unveiled: as the reports have it, where one role stands for several such acts."""
    if act is None or act.value not in ("awards", "declares", "talks", "speaks", "reports", "along"):
        return ()
    return tuple(table().get("near", {}).get(act.text, () if act.text.isascii() else (BARE.sub("", act.text),)))


def plain_roles(frame: Frame, act: Token | None, who: str) -> tuple[str, ...]:
    """Those of the act; none where it says no more than that somebody was there."""
    if hosting(frame):
        return ("leads", "visits")
    roles = ROLES.get(act.value, ()) if act else ()
    together = frame.linked("together", "with", "and")
    if act is not None and act.value == "goes" and (frame.labels or frame.noun("meeting", "ceremony", "training", "event")):
        roles = ()  # 谁来开会
    if act is not None and act.text.startswith("host") and (frame.labels or frame.noun(*KINDS)):
        roles = ("chairs", "organises")
    if together and who and (act is None or act.value in (*MEANT, "visits")):
        roles = ()
    if who and act is not None and act.value in MEANT and len(frame.acts) == 1 and not frame.labels and not together:
        roles = ()
    return roles


def whom(frame: Frame, act: Token) -> bool:
    """X陪过哪些领导, whom did X accompany: the one who is named does it."""
    person, asked = frame.people[0] if frame.people else None, next((ask for ask in frame.asks if ask.value in ("person", "what")), None)
    if person is None or asked is None:
        return False
    if frame.text[act.end : act.end + 1] == "的" and (frame.things or any(person.start < one.start < act.start for one in frame.acts)):
        return False  # 某人来考察陪同的有谁
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
    if then is None:
        return ()
    named = [token for token in (*frame.labels, *frame.nouns) if token.tag == "label" or token.value in KINDS]
    before = [token for token in named if token.start < then.end + len(token.text) + 1]
    return tuple(token.value if token.tag == "label" else token.text for token in before if not token.text.isascii() or token.tag == "label")
