"""A whole question in, the named question that its frame is out: what is named, words that say what is wanted, and nothing else.

Chinese and English frames are in `cues.tsv`. A question with anything left over has no frame, so nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ...graph.search.keys import folded, key
from .counting import COUNTED, GROUPS
from .names import Names
from .resolve import is_told_alike, parameter, several
from .showing import KINDS
from .types import Reading, Show, Sort, Thing, Token
from .words import rows_of

SORTS: dict[str, tuple[Sort, ...]] = {
    "person": ("person",), "agent": ("person", "office", "facility"), "office": ("office",), "programme": ("programme",),
    "community": ("community", "facility", "area"), "facility": ("facility", "community"), "place": ("area", "community", "facility"),
    "node": ("person", "programme", "community", "facility", "office", "area"),
}  # fmt: skip
NAME, TIME = "@", "~"
PARAMETERS = {"path": ("a", "b"), "evidence": ("id",), "coverage": ("place",)}
"""What a name fills; of the other questions `name`."""
TIMED = ("itinerary", "companions", "programme", "community", "gaps")
COLUMNS = {"companions": "companion", "gaps": "first", "career": "post", "itinerary": "event", "stats": "count"}
ITEMS = {"holder": "holder", "post": "holder", "facility": "holder", "programme": "holder", "unit": "holder", "above": "holder"}
"""Of a dossier's items, those of which a name answers."""
BLANK = re.compile(r"[\s，。？！、；：,.?!;:“”\"‘’《》<>()（）\[\]【】…—·'~@-]+")
WITHIN = re.compile(f"(?<=[\u3400-\u9fff]){NAME}的?(?=[\u3400-\u9fff])")
MANY = re.compile("多少|几[个位人次]|how many|how often")
PERSONS = re.compile("多少人|几个人")
LONG = re.compile("多久|多长时间|多少天|几天|几个月|how long")
MOST = re.compile("最多|最常|最频繁|most (?:often|frequently|of all|times)|often(?:est)? of all|more than anyone")
HEADS = ("办事处", "街道办事处", "居委会", "村委会", "党工委", "党总支")


@dataclass(frozen=True, slots=True)
class Cue:
    question: str
    given: dict[str, str]
    named: tuple[str, ...]
    words: re.Pattern[str]


@cache
def cues() -> tuple[Cue, ...]:
    return tuple(
        Cue(row["question"], dict(one.split("=") for one in row["parameters"].split()), tuple(row["named"].split()), compiled(row["words"]))
        for row in rows_of("cues.tsv") if row["question"] != "neutral"
    )  # fmt: skip


def compiled(said: str) -> re.Pattern[str]:
    """English words are whole ones."""
    return re.compile(rf"(?<![a-z])(?:{said})(?![a-z])")


@cache
def neutral() -> re.Pattern[str]:
    """What says nothing beside a frame: the longest words first."""
    rows = (*(row for row in rows_of("cues.tsv") if row["question"] == "neutral"), *rows_of("small.tsv"))
    words = sorted((word for row in rows for word in row["words"].split("|")), key=len, reverse=True)
    chinese, english = [word for word in words if not word.isascii()], [word for word in words if word.isascii()]
    return re.compile(rf"(?:{'|'.join(chinese)})|(?<![a-z])(?:{'|'.join(map(re.escape, english))})(?![a-z])")


def cued(text: str, tokens: Sequence[Token], names: Names, today: str) -> Iterator[Reading]:
    """The readings of a question that is one frame from end to end."""
    named, times = [one for one in tokens if one.tag == "name"], [one for one in tokens if one.tag == "time"]
    if len(times) > 1 or (times and times[0].time and (times[0].time.month or times[0].time.day)):
        return
    said = masked(folded(text), [*named, *times])
    for cue in cues():
        if fits(cue, named) and (not times or cue.question in TIMED) and (match := covering(cue, said)):
            yield from readings(cue, match.string, tokens, names, today)


def masked(said: str, tokens: Sequence[Token]) -> str:
    """Each name one sign, each time another."""
    for token in sorted(tokens, key=lambda one: -one.start):
        said = f"{said[: token.start]}{NAME if token.tag == 'name' else TIME}{said[token.end :]}"
    return said


def fits(cue: Cue, named: Sequence[Token]) -> bool:
    wanted = [one for one in cue.named if not one.endswith("?")]
    if not len(wanted) <= len(named) <= len(cue.named):
        return False
    return all({thing.sort for thing in token.things} & set(allowed(slot)) for token, slot in zip(named, cue.named, strict=False))


def allowed(slot: str) -> tuple[Sort, ...]:
    """Of an area's own office anything may be asked that an office can be."""
    sorts = SORTS[slot.removesuffix("?")]
    return (*sorts, "area", "community") if slot == "office" else sorts


def covering(cue: Cue, said: str) -> re.Match[str] | None:
    """Also where the name stands within the words: 没有|某人的|消息."""
    for text in dict.fromkeys((said, WITHIN.sub("", said))):
        for match in cue.words.finditer(text):
            left = f"{text[: match.start()]} {text[match.end() :]}"
            if match[0] and not BLANK.sub("", neutral().sub(" ", left)):
                return match
    return None


def readings(cue: Cue, said: str, tokens: Sequence[Token], names: Names, today: str) -> Iterator[Reading]:
    named, time = [one for one in tokens if one.tag == "name"], next((one.time for one in tokens if one.tag == "time"), None)
    filled = by_name(cue, named, names)
    if filled is None:
        return
    given = {**cue.given, **filled, **kind_of_event(cue, tokens)}
    given |= {name: value for name, value in (("since", time.since), ("until", time.until)) if value} if time else {}
    if cue.question == "gaps" and not time and LONG.search(said):  # until today; where that is not long, however short
        for days in ({}, {"days": "1"}):
            yield Reading("gaps", {**given, "until": today, **days}, Show(column="days", make="last"))
        return
    if given.get("item") == "holder":
        if named[0].things[0].name.endswith(GROUPS):
            return
        yield from (Reading("community", {"name": parameter(one, names), "item": "post"}, Show(column="holder")) for one in places(named[0])[:1])
    yield Reading(cue.question, given, shown(cue, given, said, tokens))


def places(token: Token) -> list[Thing]:
    return [thing for thing in token.things if thing.sort in ("area", "community")]


def kind_of_event(cue: Cue, tokens: Sequence[Token]) -> dict[str, str]:
    """会议的资料全不全"""
    kind = next((token.value for token in tokens if token.tag == "noun" and token.value in KINDS), None)
    return {"kind": kind} if kind and cue.question == "coverage" else {}


def by_name(cue: Cue, named: Sequence[Token], names: Names) -> dict[str, str] | None:
    """What the names fill; None where one of them is nothing that may stand there."""
    given: dict[str, str] = {}
    for number, (token, slot) in enumerate(zip(named, cue.named, strict=False)):
        thing = meant(token, slot.removesuffix("?"), names)
        where = cue.question == "programme" and number > 0
        if thing is None or (where and len({one.node for one in named[0].things if one.sort == "programme"}) > 1):
            return None
        if not where:  # where a programme runs, if it is one alone
            alike = thing.sort != "person" and len({one.node for one in token.things if one.sort == thing.sort}) > 1
            given[PARAMETERS.get(cue.question, ("name",))[number]] = thing.name if alike else parameter(thing, names)
    return given


def shown(cue: Cue, given: dict[str, str], said: str, tokens: Sequence[Token]) -> Show:
    if cue.named == ("facility",):  # where it stands
        thing = next(token.things[0].name for token in tokens if token.tag == "name")
        return Show(column="detail", words=(thing,))
    if cue.question == "stats" and MANY.search(said):
        counted = next((COUNTED[sort] for token in tokens if token.tag == "noun" and (sort := token.value.partition(":")[0]) in COUNTED), None)
        counted = "persons" if PERSONS.search(said) else counted
        return Show(column="count", words=(counted,) if counted else ())
    column = ITEMS.get(given.get("item", ""), COLUMNS.get(cue.question, ""))
    return Show(column=column, make="count" if cue.question == "companions" and MANY.search(said) and not MOST.search(said) else "list")


def meant(token: Token, slot: str, names: Names) -> Thing | None:
    """The one thing of the sorts that may stand there; for an area where an office is wanted, its own."""
    for sort in SORTS[slot]:
        found = tuple(thing for thing in token.things if thing.sort == sort)
        if len({thing.node for thing in found}) > 1 and not (is_told_alike(found) or (sort != "person" and len({thing.name for thing in found}) == 1)):
            raise several(token.text, found)
        if found:
            return found[0]
    if slot == "office":
        for thing in token.things:
            for end in HEADS:
                own = [one for one in names.things.get(key(thing.name + end), ()) if one.sort == "office"]
                if own:
                    return own[0]
    return None
