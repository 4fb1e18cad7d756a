"""The graph's own dictionary: its names, aliases, titles and event labels in; which of them stand where in a question out.

Names are found as they are written (Aho–Corasick over all of them), by pinyin, and, for what is left over, by a part, by sound
or misspelt by one sign; the last three are said back to whoever asks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Literal as OneOf

from ahocorasick_rs import AhoCorasick
from rapidfuzz.distance import DamerauLevenshtein

from ...graph.search.keys import CHINESE, key, latin, sounds
from ..identity import Identity
from ..select import Select
from .read import read
from .types import How, Sort, Thing, Token
from .words import lexicon, meaning, table, whole

TAILS = ("建设", "项目", "工程", "行动", "工作", "活动", "改造", "服务")
"""What a programme is often called without."""
PLACES = ("小区", "社区", "村", "街道", "镇", "乡", "区", "县", "市")
"""What a place is often called without."""
LEVEL = re.compile(r".*[省市区县镇乡村街道社区]")
LEVELS = re.compile(r"省|市|区|县|镇|乡|街道|社区")
SHORTER = (("街道办事处", "街道办"), ("居委会", "居委"), ("村委会", "村委"))
"""How offices are called in a question, by how their names end."""
OFFICES = ("局", "委", "办", "院", "所", "队")
"""How short names of offices end."""
LEAST_LATIN, LEAST_PART, LEAST_MISSPELT, LEAST_SHORT = 4, 2, 4, 3
LEAST_OPENING = 5
"""Signs of a name that stand for the whole of it, where no other has them."""
LEAST_BEGUN = 6
"""Letters that an area's name begins with."""
GAPS = 2
"""Signs that may be left out of a word of the reports: 充电口 for 充电端口."""
WINDOW = 7
MOST_SPELT = 16
ORGANISED = re.compile("[过了的起]|什么|哪|几|多少|啥")
"""Behind 街道办: then it is the subdistrict that organised something."""
LAST_WORDS = re.compile(r"(?:[a-z]+ )?[a-z]+ (?=$)")
Kind = OneOf["name", "title", "label"]


@dataclass(frozen=True, slots=True)
class Post:
    office: str
    office_name: str
    title: str


@dataclass(slots=True)
class Names:
    """Everything of the graph that a question may name."""

    things: dict[str, tuple[Thing, ...]]
    """By the key of a name or alias."""
    titles: dict[str, str]
    labels: dict[str, str]
    posts: dict[str, tuple[Post, ...]]
    """By the node of a person."""
    around: dict[str, frozenset[str]]
    """By node: the names of what is around."""
    sounds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    automaton: AhoCorasick | None = None
    patterns: list[tuple[str, Kind]] = field(default_factory=list)
    phrases: tuple[str, ...] = ()
    """The keys of what is counted, and of what events, programmes and facilities are called: the words of the reports."""
    families: dict[str, tuple[Thing, ...]] = field(default_factory=dict)
    """People by surname, as it is written and as it sounds."""

    @classmethod
    def of(cls, select: Select) -> Names:
        identity = Identity.of(select)
        said = read(select)
        rows, held = said.names, said.posts
        identity.learn({row["node"] for row in rows} | {row["person"] for row in held})
        posts: dict[str, set[Post]] = defaultdict(set)
        for row in held:
            posts[identity.canonical(row["person"])].add(Post(row["office"], row["office_name"], row["title"]))
        around: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            if "around" in row:
                around[identity.canonical(row["node"])].add(row["around"])
        found: dict[str, set[Thing]] = defaultdict(set)
        mains = main_names(rows, identity)
        for row in rows:
            node = identity.canonical(row["node"])
            thing = Thing(mains[node], sort_of(row["sort"]), node, detail(node, posts, around))
            found[key(row["name"])].add(thing)
            for end, short in SHORTER if row["sort"] == "office" and row["name"].endswith(tuple(end for end, _ in SHORTER)) else ():
                if row["name"].endswith(end) and row["name"] != end:
                    found[key(row["name"].removesuffix(end) + short)].add(thing)
            if "other" in row:
                found[key(row["other"])].add(thing)
        made = cls(
            {name: tuple(sorted(things)) for name, things in found.items() if len(name) > 1},
            {key(one): one for one in sorted({row["title"] for row in held})},
            {key(label): label for label in said.labels},
            {node: tuple(sorted(ones, key=lambda p: (p.office_name, p.title))) for node, ones in posts.items()},
            {node: frozenset(names) for node, names in around.items()},
        )
        told = {key(phrase) for phrase in said.phrases} | {key(label) for label in made.labels}
        named = {name for name, things in made.things.items() if any(thing.sort in ("programme", "facility") for thing in things)}
        made.phrases = tuple(sorted(told | named))
        made.prepare()
        return made

    def prepare(self) -> None:
        kinds: tuple[tuple[Kind, Iterable[str]], ...] = (("name", self.things), ("title", self.titles), ("label", self.labels))
        self.patterns = [(one, kind) for kind, names in kinds for one in sorted(names) if one]
        self.automaton = AhoCorasick([one for one, _ in self.patterns]) if self.patterns else None
        self.sounds = self.sounds or self.as_heard()
        families: dict[str, set[Thing]] = defaultdict(set)
        for thing in {thing for things in self.things.values() for thing in things if thing.sort == "person"}:
            for family in surnames_of(thing.name):
                families[family].add(thing)
        self.families = {family: tuple(sorted(things)) for family, things in families.items()}

    def as_heard(self) -> dict[str, tuple[str, ...]]:
        heard: dict[str, set[str]] = defaultdict(set)
        for name, things in self.things.items():
            heard[sounds(name)[0]].add(name)
            if any(thing.sort == "person" for thing in things):
                heard[sound_of_person(name)].add(name)
        return {sound: tuple(sorted(names)) for sound, names in heard.items()}

    def written(self, text: str) -> Iterator[Token]:
        """Names, titles and event labels as they stand in a text whose signs are folded."""
        for number, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True) if self.automaton else ():
            name, kind = self.patterns[number]
            if kind == "name" and is_common(name):
                continue
            if kind == "name" and name.endswith("街道办") and ORGANISED.match(text, end):
                continue
            if kind == "name":
                things = self.things[name]
                yield Token(start, end, "name", text[start:end], things=things, how=how_written(name, things))
            else:
                yield Token(start, end, kind, text[start:end], (self.titles if kind == "title" else self.labels)[name])

    def spoken(self, runs: list[tuple[int, int, str]], text: str) -> Iterator[Token]:
        """Names in pinyin: words of Latin letters that follow each other."""
        for first in range(len(runs)):
            for last in range(first, min(len(runs), first + WINDOW)):
                start, end = runs[first][0], runs[last][1]
                for sound in spellings([word for _, _, word in runs[first : last + 1]]):
                    if len(sound) >= LEAST_LATIN and sound in self.sounds:
                        yield Token(start, end, "name", text[start:end], things=self.all_of(self.sounds[sound]), how="pinyin")
                        break

    def bodies(self, text: str) -> Iterator[Token]:
        """Offices by what such offices are called in English: civil affairs bureau; which of them, the place beside it says."""
        for said, values in table().get("body", {}).items():
            for match in re.finditer(re.escape(said) if CHINESE.search(said) else rf"\b{re.escape(said)}\b", text):
                ends = tuple(key(end) for value in values for end in value.split())
                names = [name for name in self.things if name.endswith(ends) and self.is_office(name)]
                before = LAST_WORDS.search(text[: match.start()])
                for said_before in (before[0], before[0].split()[-1]) if before and names else ():  # Shandong Federation of Trade Unions
                    fit = [name for name in names if sounds(name)[0].startswith(latin(said_before))]
                    if fit and len(latin(said_before)) >= LEAST_LATIN:
                        things = tuple(thing for thing in self.all_of(fit) if thing.sort == "office")
                        shortest = min(len(thing.name) for thing in things)
                        things = tuple(thing for thing in things if len(thing.name) == shortest)
                        start = match.start() - len(before[0]) + before[0].rindex(said_before) if before else match.start()
                        yield Token(start, match.end(), "name", text[start : match.end()], things=things, how="part")
                if names and whole(text, match.start(), match.end()):
                    things = tuple(thing for thing in self.all_of(names) if thing.sort == "office")
                    yield Token(match.start(), match.end(), "name", match[0], things=things, how="part")

    def all_of(self, names: Iterable[str]) -> tuple[Thing, ...]:
        return tuple(sorted({thing for name in names for thing in self.things[name]}))

    def near(self, said: str) -> tuple[tuple[Thing, ...], How] | None:
        """What a word that is no name may stand for, by the first of these that fits anything."""
        if not CHINESE.search(said):
            return self.near_in_pinyin(said)
        made = key(said)
        for names, how in ((self.parts(made) + self.shortened(made), "part"), (self.heard(made), "sound"), (self.misspelt(made), "spelling")):
            if names:
                return self.all_of(names), how  # type: ignore[return-value]  # one of How's literals
        return None

    def word(self, said: str) -> str | None:
        """What reports have for a word that is no name: itself, or the same with a sign or two more; several ones with blanks between."""
        made = key(said)
        if any(made in phrase for phrase in self.phrases):
            return made
        if len(made) < LEAST_SHORT:
            return None
        pattern = re.compile(f".{{0,{GAPS}}}?".join(map(re.escape, made)))
        found = {match[0] for phrase in self.phrases if (match := pattern.search(phrase)) and len(match[0]) <= len(made) + GAPS}
        return " ".join(sorted(found)) or None

    def parts(self, said: str) -> tuple[str, ...]:
        """Names that it ends but for the place in front, or begins but for a word that adds nothing: 张三·李四, 某项目建设; one that has much of it."""
        if len(said) < LEAST_PART:
            return ()
        found = tuple(sorted(name for name in self.things if self.is_main(name) and is_part(said, name)))
        opened = () if found or len(said) < LEAST_OPENING else tuple(name for name in self.things if self.is_main(name) and said in name)
        return found or (opened if len(opened) == 1 else ())

    def ending(self, said: str) -> tuple[str, ...]:
        """Names that are this but for the place in front."""
        return tuple(sorted(name for name in self.things if self.is_main(name) and name.endswith(said) and is_part(said, name)))

    def made_of(self, first: str, then: str) -> tuple[Thing, ...]:
        """Facilities, programmes and communities whose name begins with the one, but for the place in front, and has the other behind it."""
        pattern = re.compile(f"(?:.*[省市区县镇乡街道])?{re.escape(key(first))}.*{re.escape(key(then))}")
        found = (thing for name, things in self.things.items() if pattern.match(name) for thing in things)
        return tuple(sorted({thing for thing in found if thing.sort in ("facility", "programme", "community")}))

    def shortened(self, said: str) -> tuple[str, ...]:
        """Offices that are called so for short: 住建局 for 住房和城乡建设局, 应急局 for 应急管理局."""
        if len(said) < LEAST_SHORT or not said.endswith(OFFICES):
            return ()
        return tuple(sorted(name for name in self.things if name.endswith(said[-1]) and self.is_office(name) and is_short(said, name)))

    def around_of(self, name: str) -> tuple[str, ...]:
        """The areas around a place of that name, where all places of the name are in them."""
        found = [self.around.get(thing.node, frozenset()) for thing in self.things.get(key(name), ()) if thing.sort in ("community", "facility", "area")]
        return tuple(sorted(frozenset.intersection(*found))) if found else ()

    def called(self, said: Iterable[str]) -> dict[str, str]:
        """What the identifiers among these are called."""
        wanted = {one for one in said if "://" in one}
        return {thing.node: thing.name for things in self.things.values() for thing in things if thing.node in wanted} if wanted else {}

    def is_office(self, name: str) -> bool:
        return any(thing.sort == "office" for thing in self.things[name])

    def is_person(self, name: str) -> bool:
        return any(thing.sort == "person" for thing in self.things.get(key(name), ()))

    def is_main(self, name: str) -> bool:
        return any(key(thing.name) == name for thing in self.things[name])

    def heard(self, said: str) -> tuple[str, ...]:
        same = self.sounds.get(sounds(said)[0], ())
        return tuple(name for name in same if len(name) == len(said) and len(said) > 2)

    def misspelt(self, said: str) -> tuple[str, ...]:
        if len(said) < LEAST_MISSPELT:
            return ()
        return tuple(sorted(name for name in self.things if one_amiss(name, said)))

    def namesakes(self, said: str) -> tuple[Thing, ...]:
        """People whose name has as many signs, all but one the same, the first among them."""
        near = [name for name in self.things if len(name) == len(said) and name[0] == said[0] and one_amiss(name, key(said)) and self.is_person(name)]
        return tuple(thing for thing in self.all_of(near) if thing.sort == "person")

    def near_in_pinyin(self, said: str) -> tuple[tuple[Thing, ...], How] | None:
        """One letter amiss in eight, but the first."""
        for sound in spellings(said.lower().split()):
            short = [name for tail in PLACES for name in self.sounds.get(sound + sounds(tail)[0], ()) if name.endswith(tail) and self.is_main(name)]
            if short and len(sound) >= LEAST_LATIN:
                return self.all_of(short), "part"
            if len(sound) < 2 * LEAST_LATIN:
                continue
            close = [one for one in self.sounds if one[:1] == sound[:1] and one_amiss(one, sound)]
            if close:
                return self.all_of(name for one in sorted(close) for name in self.sounds[one]), "spelling"
        begun = latin(said)
        areas = self.areas_begun(begun) if len(begun) >= LEAST_BEGUN else ()
        return (areas, "part") if areas else None

    def areas_begun(self, letters: str) -> tuple[Thing, ...]:
        """曹杨 for 曹杨新村街道: the one area whose name begins so, with its office."""
        areas = (name for name, things in self.things.items() if any(thing.sort == "area" and key(thing.name) == name for thing in things))
        found = [name for name in areas if sounds(name)[0].startswith(letters)]
        things = self.all_of(found)
        return things if len({thing.node for thing in things if thing.sort == "area"}) == 1 else ()


def is_common(name: str) -> bool:
    """A word for a kind of place, which some page has as a name: 公司."""
    return any(tag == "noun" and value.startswith("place") for tag, value in lexicon().get(name, ()))


def one_amiss(name: str, said: str) -> bool:
    return abs(len(name) - len(said)) < 2 and DamerauLevenshtein.distance(name, said, score_cutoff=1) == 1


def is_part(said: str, name: str) -> bool:
    before, found, after = name.partition(said)
    if not found or name == said:
        return False
    if len(said) == LEAST_PART:
        return not before and after in PLACES
    return (not after or after in (*TAILS, *PLACES) or after.startswith("·")) and (not before or bool(LEVEL.fullmatch(before)))


def is_short(said: str, name: str) -> bool:
    """The first and the last sign are the name's, but for the place in front, and the others stand in it in their order."""
    ends = [*(match.end() for match in LEVELS.finditer(name)), 0]
    return any(name[end:][:1] == said[0] and len(name) - end > len(said) and in_order(said, name[end:]) for end in ends)


def in_order(said: str, name: str) -> bool:
    signs = iter(name)
    return all(sign in signs for sign in said)


def surnames_of(name: str) -> Iterator[str]:
    """欧阳 and ouyang of 欧阳立行; of two signs where the name has four or the list of surnames has it."""
    length = 2 if len(name) == 4 or (len(name) == 3 and meaning("surname", name[:2])) else 1
    yield name[:length]
    yield meaning("surname", name[:length]) or sounds(name[:length])[0]


def sound_of_person(name: str) -> str:
    """With the surname as surnames are read."""
    for length in (2, 1):
        read = meaning("surname", name[:length])
        if read:
            return read + sounds(name[length:])[0]
    return sounds(name)[0]


def main_names(rows: Iterable[dict[str, str]], identity: Identity) -> dict[str, str]:
    """The name that stands for a thing: of several the shortest (鼓楼区, not 福州鼓楼区), then that of the node which stands for all, else the first."""
    names: dict[str, str] = {}
    for row in sorted(rows, key=lambda r: (len(r["name"]), r["node"] != identity.canonical(r["node"]), r["name"])):
        names.setdefault(identity.canonical(row["node"]), row["name"])
    return names


def sort_of(said: str) -> Sort:
    return said  # type: ignore[return-value]  # the query's VALUES have no others


def detail(node: str, posts: dict[str, set[Post]], around: dict[str, set[str]]) -> str:
    held = sorted(post.office_name + post.title for post in posts.get(node, ()))
    return "、".join(held or sorted(around.get(node, ())))


def how_written(name: str, things: Iterable[Thing]) -> How:
    return "name" if any(key(thing.name) == name for thing in things) else "alias"


def spellings(words: list[str]) -> Iterator[str]:
    """The words as pinyin; with those of English that stand for the end of a name as what they stand for."""
    bare = [latin(word) for word in words]
    yield "".join(bare)
    meant = [(bare[0],), *(table().get("gloss", {}).get(word, (word,)) for word in bare[1:])]
    for choice in islice(product(*meant), MOST_SPELT):
        if list(choice) != bare:
            yield "".join(choice)
