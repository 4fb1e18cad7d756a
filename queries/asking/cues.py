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
MANY = re.compile("多少|几[个位人次]|how many|how often")
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
    words = sorted((word for row in rows_of("cues.tsv") if row["question"] == "neutral" for word in row["words"].split("|")), key=len, reverse=True)
    chinese, english = [word for word in words if not word.isascii()], [word for word in words if word.isascii()]
    return re.compile(rf"(?:{'|'.join(chinese)})|(?<![a-z])(?:{'|'.join(map(re.escape, english))})(?![a-z])")


def cued(text: str, tokens: Sequence[Token], names: Names) -> Iterator[Reading]:
    """The reading of a question that is one frame from end to end."""
    named, times = [one for one in tokens if one.tag == "name"], [one for one in tokens if one.tag == "time"]
    if len(times) > 1 or (times and times[0].time and (times[0].time.month or times[0].time.day)):
        return
    said = masked(folded(text), [*named, *times])
    for cue in cues():
        if fits(cue, named) and (not times or cue.question in TIMED) and (match := covering(cue, said)):
            yield from readings(cue, match, tokens, named, times, names)


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
    for match in cue.words.finditer(said):
        left = f"{said[: match.start()]} {said[match.end() :]}"
        if match[0] and not BLANK.sub("", neutral().sub(" ", left)):
            return match
    return None


def readings(
    cue: Cue, match: re.Match[str], tokens: Sequence[Token], named: Sequence[Token], times: Sequence[Token], names: Names
) -> Iterator[Reading]:
    given = dict(cue.given)
    for number, (token, slot) in enumerate(zip(named, cue.named, strict=False)):
        thing = meant(token, slot.removesuffix("?"), names)
        if thing is None:
            return
        given[(*PARAMETERS.get(cue.question, ("name",)),)[number]] = parameter(thing, names)
    time = times[0].time if times else None
    if time:
        given |= {name: value for name, value in (("since", time.since), ("until", time.until)) if value}
    if cue.question == "coverage":
        kind = next((token.value for token in tokens if token.tag == "noun" and token.value in KINDS), None)
        given |= {"kind": kind} if kind else {}
    if given.get("item") == "holder" and named[0].things[0].name.endswith(GROUPS):
        return
    column = ITEMS.get(given.get("item", ""), COLUMNS.get(cue.question, ""))
    show = Show(column=column)
    if cue.question == "companions":
        whole = match.string
        make = "most" if MOST.search(whole) else "count" if MANY.search(whole) else "list"
        show = Show(column=column, make="list" if make == "most" else make, period=0)  # type: ignore[arg-type]  # of its literals
    counted = next((COUNTED[sort] for token in tokens if token.tag == "noun" and (sort := token.value.partition(":")[0]) in COUNTED), None)
    if cue.question == "stats" and counted and MANY.search(match.string):
        show = Show(column="count", words=(counted,))
    yield Reading(cue.question, given, show)


def meant(token: Token, slot: str, names: Names) -> Thing | None:
    """The one thing of the sorts that may stand there; for an area where an office is wanted, its own."""
    for sort in SORTS[slot]:
        found = tuple(thing for thing in token.things if thing.sort == sort)
        if len({thing.node for thing in found}) > 1 and not is_told_alike(found):
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
