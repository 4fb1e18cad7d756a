"""Tokens in, the frame of the question out: what is asked for, which things it names, who does what in it, and when.

Names that stand together are one: `花桥街道 办事处` is that office, `区民政局 局长 某某` that person. What is left over stays in
`rest`, so that nobody is answered a question that was not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ...graph.search.keys import CHINESE, key
from ..types import Label
from .names import Names
from .spans import whole_time
from .types import NotUnderstood, Thing, Time, Token
from .wording import as_called, says_nothing

BEING = ("is", "was", "are", "were", "do", "does")
AUXILIARY = ("did", "has", "have", "had", "ever")
THERE = ("are there", "is there", "were there", "was there")
SIZES = ("多大", "多长")
WITH_WHOM = ("with whom", "with who", "together with whom")
LISTING = ("列出来", "列一下", "列出", "列举", "列个清单", "都列出来", "list", "list of", "a list of")
SEVERAL = ("两个", "两位", "两名", "几个叫", "两个叫", "both of the", "the two", "两人都")
PRONOUNS = ("他", "她", "它", "他们", "她们", "he", "she", "him", "her", "his", "they", "them")
QUOTES = " “”\"‘’'《》「」"
LINKS = ("of", "in", "the", "at", "for")
ROLES = ("speaks", "talks", "reports", "chairs", "awards", "declares")
NAMING = ("meeting", "ceremony", "training")
EVENTS = ("event", "visit", "meeting", "ceremony", "training")

OPEN = re.compile("的(?:是|有|都有|都是|人是|人有)[？?。 ]*$")
"""A sentence that whoever asks leaves to be ended."""


@dataclass(slots=True)
class Frame:
    """The parts of a question, each in the order of the text."""

    text: str
    asks: list[Token] = field(default_factory=list)
    nouns: list[Token] = field(default_factory=list)
    acts: list[Token] = field(default_factory=list)
    orders: list[Token] = field(default_factory=list)
    times: list[Token] = field(default_factory=list)
    people: list[Token] = field(default_factory=list)
    things: list[Token] = field(default_factory=list)
    titles: list[Token] = field(default_factory=list)
    labels: list[Token] = field(default_factory=list)
    withs: list[Token] = field(default_factory=list)
    holds: list[Token] = field(default_factory=list)
    yes: bool = False
    excepted: list[Token] = field(default_factory=list)
    """Who or whoever did what is no answer."""
    options: list[Token] = field(default_factory=list)
    """Between which of these is asked."""
    today: str = ""
    listed: bool = False
    """Not only how many, but which."""
    pronoun: str = ""
    several: bool = False
    """All who have the name are asked about."""
    refused: list[Token] = field(default_factory=list)
    """Words that change the question in a way that no named question has: not, both."""
    rest: list[Token] = field(default_factory=list)
    quoted: list[Token] = field(default_factory=list)
    """What is left over in front of the name of an event: 消防 演练. The report has to have it."""
    told: list[Token] = field(default_factory=list)
    """Of these, what somebody did: whoever answers stands beside it."""
    named: list[Token] = field(default_factory=list)
    """Every name, also those that only tell which one is meant."""

    def asks_for(self, *values: str) -> bool:
        return any(one.value in values for one in self.asks)

    def ask(self, value: str) -> Token | None:
        return next((one for one in self.asks if one.value == value), None)

    def noun(self, *values: str) -> Token | None:
        return next((one for one in self.nouns if one.value.partition(":")[0] in values), None)

    def act(self, *values: str) -> Token | None:
        return next((one for one in self.acts if one.value in values), None)

    def linked(self, *values: str) -> Token | None:
        return next((one for one in self.withs if one.value in values), None)

    @property
    def time(self) -> Time | None:
        return self.times[0].time if self.times else None


def replace_frame(frame: Frame, **changes: list[Token]) -> Frame:
    made = Frame(**{name: getattr(frame, name) for name in frame.__slots__})
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def put_together(tokens: Sequence[Token], names: Names) -> list[Token]:
    """Names that stand together are one."""
    return merged(list(map(settled, tokens)), names)


def frame_of(text: str, tokens: Sequence[Token], today: str = "") -> Frame:
    """Of tokens that are put together."""
    frame = Frame(text, today=today)
    last = next((one for one in reversed(tokens) if one.tag != "fill"), None)
    asked = any(one.tag == "ask" for one in tokens)
    first = next((one for one in tokens), None)
    dropped: Token | None = None
    anchored = any(one.tag in ("name", "time", "title") or (one.tag == "label" and one.how == "name") or one.value in (*NAMING, "many") for one in tokens)
    if not anchored and (asked or not any(one.tag == "act" and one.value in ROLES for one in tokens)):  # nobody that is known: no word of reports goes anywhere
        tokens = [replace(one, tag="rest") if one.tag == "label" and one.how == "part" else one for one in tokens]
    tokens = list(as_called(tokens))
    for number, token in enumerate(tokens):
        if number and says_nothing(token, tokens[number - 1]):
            continue
        after = next((one for one in tokens[number + 1 : number + 2] if not text[token.end : one.start].strip(QUOTES)), None)
        if token.tag == "rest" and after is None:
            after = behind(tokens, number)
        if token.tag == "rest" and after is not None and (after.tag == "label" or (after.tag == "noun" and after.value in NAMING)):
            frame.quoted.append(token)
            if after.tag == "noun" and after.value == "meeting":  # 招聘会 is no meeting
                dropped = after
            continue
        if token is dropped or (token.text == "open" and frame.act("declares")):  # declared the games open
            continue
        put(frame, token, is_last=token is last, is_first=token is first and not asked)
    if not frame.asks and text.rstrip(" ？?。!！").endswith(("吧", "对吧", "是吧")):
        frame.yes = True
    frame.asks += left_open(frame)
    frame.times = whole_time(frame.times)
    frame.rest += unnamed(frame)
    if len(frame.refused) == 1 and frame.refused[0].value == "not" and frame.noun("source") and not frame.acts:
        frame.nouns.append(replace(frame.refused.pop(), tag="noun", value="gap"))  # 哪段时间没有某人的报道
    return frame


def unnamed(frame: Frame) -> list[Token]:
    """When does the canteen open: which is not said."""
    return [] if frame.named else [act for act in frame.acts if act.text in ("open", "opens")]


def left_open(frame: Frame) -> list[Token]:
    """陪同的是: who"""
    if frame.asks or frame.yes or not frame.acts or not OPEN.search(frame.text):
        return []
    at = frame.acts[-1].start
    return [Token(at, at, "ask", "谁", "person")]


def behind(tokens: Sequence[Token], number: int) -> Token | None:
    """贾谊|的|那场|讲座: the event that an unknown word belongs to."""
    rest = next((at for at in range(number + 1, len(tokens)) if tokens[at].tag != "fill"), len(tokens))
    there = number + 1 < rest < len(tokens) and tokens[number + 1].text == "的" and not tokens[number].text.isascii()
    return tokens[rest] if there and tokens[rest].value in NAMING else None


def settled(token: Token) -> Token:
    """Of several things under one name, those whose own name it is."""
    own = tuple(thing for thing in token.things if key(thing.name) == key(token.text))
    return replace(token, things=own) if token.tag == "name" and own else token


def put(frame: Frame, token: Token, *, is_last: bool, is_first: bool) -> None:
    lists = {
        "ask": frame.asks, "noun": frame.nouns, "act": frame.acts, "order": frame.orders, "time": frame.times, "title": frame.titles,
        "label": frame.labels, "with": frame.withs, "hold": frame.holds, "and": frame.refused, "rest": frame.rest,
        "but": frame.excepted, "option": frame.options,
    }  # fmt: skip
    match token.tag:
        case "fill":
            frame.yes = frame.yes or (is_first and token.text in BEING)
            frame.listed = frame.listed or token.text in LISTING
            frame.several = frame.several or token.text in SEVERAL
            frame.pronoun = frame.pronoun or (token.text if token.text in PRONOUNS else "")
        case "ask" if token.value == "many" and frame.asks and frame.asks[-1].text.endswith("哪") and frame.asks[-1].end == token.start:
            pass  # 去了哪|几所
        case "ask":
            frame.asks.append(token)
            if token.text in WITH_WHOM:
                frame.withs.append(replace(token, tag="with", value="with"))
        case "yesno":
            frame.yes = frame.yes or ((token.text not in AUXILIARY or is_first) and not (token.text in THERE and frame.asks_for("many")))
        case "noun" if token.text.startswith("address") and frame.people:
            frame.refused.append(replace(token, tag="neg", value="private"))
        case "neg":
            negated(frame, token, is_last=is_last)
        case "name":
            frame.named.append(token)
            (frame.people if is_person(token) else frame.things).append(token)
        case tag:
            lists[tag].append(token)


def negated(frame: Frame, token: Token, *, is_last: bool) -> None:
    """What no question has, but for 没有 at the end, and for how large a facility is."""
    if token.text in SIZES and not frame.people and not frame.asks and is_site(frame):
        frame.asks.append(replace(token, tag="ask", value="many"))
    elif is_last and token.text in ("没有", "没"):
        frame.yes = not frame.asks
    else:
        frame.refused.append(token)


def is_site(frame: Frame) -> bool:
    """A facility, or some work that a report has: what else is how large no report says."""
    sorts = {thing.sort for token in frame.things for thing in token.things}
    return "facility" in sorts or bool(not sorts and frame.labels)


def is_person(token: Token) -> bool:
    return bool(token.things) and all(thing.sort == "person" for thing in token.things)


def merged(tokens: list[Token], names: Names) -> list[Token]:
    """From the left: a name and what it is more closely called, office and title and person."""
    out: list[Token] = []
    for token in tokens:
        out.append(token)
        while (joined := last_joined(out, names)) is not None:
            out = joined
    return out


def last_joined(out: list[Token], names: Names) -> list[Token] | None:
    """The last of them put together with what stands before it, or None."""
    token = out[-1]
    within = narrowed_behind(out, names)
    if within is not None:
        return within
    before = previous(out)
    if before is not None and token.tag in ("label", "noun", "rest") and out[before].tag == "name" and not is_person(out[before]):
        glued = glued_to(out, before, names)
        if glued is not None:
            return glued
    if before is None or token.tag not in ("name", "title", "noun", "label"):
        return None
    one = out[before]
    if token.tag == one.tag == "label":
        return site_of(out, before, names)
    if token.tag in ("noun", "label"):  # 某某老师
        return [*out[:before], replace(one, end=token.end)] if token.text == "老师" and is_person(one) and touches(out, before) else None
    if token.tag == "title":
        return titled(out, before, names) if one.tag == "name" and is_person(one) and touches(out, before) else None
    if is_person(token):
        return introduced(out, before, names)
    if one.tag == "name" and not is_person(one):
        return narrowed(out, before, names)
    return None


def site_of(out: list[Token], before: int, names: Names) -> list[Token] | None:
    """建行|劳动者港湾: the one facility whose name has both."""
    one, other = out[before], out[-1]
    sites = tuple(thing for thing in names.made_of(one.text, other.text) if thing.sort == "facility") if touches(out, before) else ()
    if len({thing.node for thing in sites}) != 1:
        return None
    return [*out[:before], replace(other, tag="name", value="", start=one.start, text=one.text + other.text, things=sites, how="part")]


def previous(out: list[Token]) -> int | None:
    """The nearest token before the last that is not only 的 or a time."""
    return next((at for at in range(len(out) - 2, -1, -1) if out[at].tag not in ("fill", "time") or (out[at].tag == "fill" and out[at].text != "的")), None)


def touches(out: list[Token], before: int) -> bool:
    return before == len(out) - 2 and out[before].end == out[-1].start


def of_that(out: list[Token], before: int) -> bool:
    """天台路社区|的|张伟"""
    return before == len(out) - 3 and out[-2].text == "的" and out[before].end == out[-2].start and out[-2].end == out[-1].start


def narrowed(out: list[Token], before: int, names: Names) -> list[Token] | None:
    """湖南路街道 + 高云岭小区, 花桥街道 … 办事处: the second is in or of the first."""
    one, other = out[before], out[-1]
    whole = tuple(thing for first in one.things for thing in names.things.get(key(first.name + other.text), ()))
    whole = whole or (names.all_of(names.ending(key(one.text + other.text))) if touches(out, before) else ())  # 海曙区|政协
    if chained(out, before):
        return [*out[:before], replace(other, start=one.start, text=one.text + other.text)]
    things = whole or tuple(thing for thing in other.things if any(belongs(thing, first, names) for first in one.things))
    if not things or set(things) == set(one.things):
        return None
    between = out[before + 1 : -1]
    text = one.text + other.text
    return [*out[:before], *(t for t in between if t.tag == "time"), replace(other, start=one.start, text=text, things=things)]


def glued_to(out: list[Token], before: int, names: Names) -> list[Token] | None:
    """华丰|那个|助餐点: the one thing of that place, or of that name, that is called so."""
    one, other = out[before], out[-1]
    between = "".join(token.text for token in out[before + 1 : -1])
    if between not in THAT or len(other.text) < 2 or not CHINESE.search(other.text) or key(other.text) in names.things:
        return None
    things = names.made_of(one.text, other.text)
    if len({thing.node for thing in things}) != 1:
        return None
    return [*out[:before], replace(other, tag="name", value="", start=one.start, text=one.text + other.text, things=things, how="part")]


THAT = ("", "的", "那个", "这个", "那", "这", "那家", "那处", "的那个", "那里的")
HIGHER, LOWER = ("省", "市", "自治区", "州", "盟"), ("区", "县", "市", "旗")


def chained(out: list[Token], before: int) -> bool:
    """成都|青羊区: a city and a district at once, of which the graph knows one alone and does not say that it is elsewhere."""
    one, other = out[before], out[-1]
    areas = [{thing.node for thing in token.things if thing.sort == "area"} for token in (one, other)]
    first, last = (next((thing.name for thing in token.things if thing.sort == "area"), "") for token in (one, other))
    return touches(out, before) and all(len(nodes) == 1 for nodes in areas) and first.endswith(HIGHER) and last.endswith(LOWER) and last != first


def narrowed_behind(out: list[Token], names: Names) -> list[Token] | None:
    """civil affairs bureau of Daoli District: the place stands behind the office that is in it."""
    place = out[-1]
    at = next((at for at in range(len(out) - 2, -1, -1) if out[at].tag != "fill" or out[at].text not in LINKS), None)
    if at is None or at == len(out) - 2 or place.tag != "name" or out[at].tag != "name":
        return None
    if is_person(out[at]):  # Zhang Wei of the emergency management bureau
        people = tuple(thing for thing in out[at].things if holds(thing, place.things, "", names))
        several = len(out[at].things) > 1 and any(one.text == "of" for one in out[at + 1 : -1])
        return [*out[:at], replace(out[at], end=place.end, things=people)] if people and several else None
    several = len({thing.node for thing in out[at].things}) > 1
    things = tuple(
        thing for thing in out[at].things if (thing.sort == "office" or several) and any(belongs(thing, other, names) for other in place.things)
    )
    return [*out[:at], replace(out[at], end=place.end, text=f"{out[at].text} {place.text}", things=things)] if things else None


def belongs(thing: Thing, to: Thing, names: Names) -> bool:
    """By its name, or by what the graph says is around it."""
    inside = thing.name != to.name and (thing.name.startswith(to.name) or (to.sort == "programme" and to.name in thing.name))
    return inside or to.name in names.around.get(thing.node, ())


def introduced(out: list[Token], before: int, names: Names) -> list[Token] | None:
    """区民政局 局长 某某: the person is the one who holds that post."""
    title = out[before] if out[before].tag == "title" else None
    spaced = title is not None and title.text.isascii() and before == len(out) - 2 and out[-1].start - title.end < 2 and len(out[-1].things) > 1
    if not touches(out, before) and not spaced and (title or not of_that(out, before)):
        return None
    person = out[-1]
    at = previous(out[: before + 1]) if title else before
    office = out[at] if at is not None and out[at].tag == "name" and not is_person(out[at]) and (not title or touches(out[: before + 1], at)) else None
    if title is None and office is None:
        return None
    things = tuple(one for one in person.things if holds(one, office.things if office else (), title.value if title else "", names))
    if not things:
        if title is None or spaced:
            return None
        said = (office.text if office else "") + title.text + person.text
        message = Label(f"图谱里没有“{said}”这样的任职", f"the graph knows nobody “{said}” in that post")
        raise NotUnderstood(message, (said,))
    start = at if office and at is not None else before
    return [*out[:start], replace(person, start=out[start].start, things=things)]


def titled(out: list[Token], before: int, names: Names) -> list[Token] | None:
    """张局长 the other way round: 张某局长."""
    person, title = out[before], out[-1]
    things = tuple(one for one in person.things if holds(one, (), title.value, names, addressed=True))
    return [*out[:before], replace(person, end=title.end, things=things)] if things else None


def holds(person: Thing, offices: Iterable[Thing], title: str, names: Names, *, addressed: bool = False) -> bool:
    """Whoever is addressed by a title may be the deputy: 副 is not said."""
    wanted = list(offices)
    titles = tuple(title.split())
    return any(
        (not title or post.title in titles or (addressed and post.title.endswith(titles)))
        and (not wanted or any(one.node == post.office or related(post.office_name, one) for one in wanted))
        for post in names.posts.get(person.node, ())
    )


def related(office: str, thing: Thing) -> bool:
    return office.startswith(thing.name)
