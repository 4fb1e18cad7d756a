"""The word lists as one automaton: `words/*.txt` (sections of words) in, tokens with their kinds out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from ..words import divisions

WORDS = Path(__file__).parent.parent / "words"

VERBS = frozenset(
    "go inspect lead bring accompany join_visit follow chair attend speak report award announce receive organise appoint meet".split()
)
"""Kinds of verbs that tell who takes what part."""
HARD = VERBS | {"preposition", "conjunction", "adverb", "aspect", "time", "occasion"}
"""Kinds of words that never stand inside the name of an office or a place."""
SOFT = frozenset({"verb"})
"""Kinds of words that may (老旧小区改造指挥部)."""


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    kinds: frozenset[str]


def sections(text: str) -> dict[str, list[str]]:
    """``[name]`` headings, words separated by blanks, comments behind ``#``."""
    found: dict[str, list[str]] = defaultdict(list)
    heading = ""
    for row in text.splitlines():
        line = row.partition("#")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            heading = line[1:-1]
        else:
            found[heading] += line.split()
    return dict(found)


def read_sections(name: str, folders: Iterable[Path] = ()) -> dict[str, list[str]]:
    """The sections of one list of the package, with those of the user's folders added."""
    merged: dict[str, list[str]] = defaultdict(list)
    for folder in (WORDS, *folders):
        path = folder / name
        if path.exists():
            for heading, words in sections(path.read_text("utf-8")).items():
                merged[heading] += words
    return dict(merged)


def read_bureaus(folders: Iterable[Path] = ()) -> dict[str, tuple[str, ...]]:
    """Full name of a department -> its official short forms."""
    table: dict[str, tuple[str, ...]] = {}
    for folder in (WORDS, *folders):
        path = folder / "bureaus.tsv"
        if path.exists():
            rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
            table |= {row[0]: tuple(row[1].split()) if len(row) > 1 else () for row in rows if row[0]}
    return table


def _spelt_out(word: str) -> tuple[str, ...]:
    """党建办 is also 党建办公室, 监察委 also 监察委员会."""
    if word.endswith("办") and len(word) > 1:
        return word, word + "公室"
    return (word, word + "员会") if word.endswith("委") and len(word) > 1 else (word,)


def _all_spelt_out(words: Iterable[str]) -> list[str]:
    return [long for word in words for long in _spelt_out(word)]


UNIT_OF_GOVERNMENT = re.compile(r"(?:街道|[镇乡县市州盟旗省]|苏木)$")
ZONE = re.compile(r"(?:区|[农牧林渔茶]场|团|种畜场|垦殖场|[良原]种场)$")
NAMELESS = re.compile(
    r"(?:第[一二三四五]|国[营有]|国家级?|[省市县]级?|经济|技术|高新|工业|产业|科技|现代|农业|农牧|开发|旅游|度假|物流|化工|循环|生态|示范|火车站|高铁|空港|临港|"
    r"保税|出口|加工|综合|城[东南西北]|[东南西北]部|良种|原种|园艺|果树|水产|畜牧|种[畜羊猪马]|试验|实验|风景|名胜|集中|管理|新型|新兴|新?材料|新?能源|文化|商务|"
    r"服务|食品|医药|电子|信息|软件|机械|城市|城乡|一体化|新)*(?:园?区|园|城|[农牧林渔茶]?场|基地)"
)
"""经济开发区, 良种场: what many counties have."""


def _is_distinct_area(name: str) -> bool:
    """Whether a division's name is that of an area and cannot be taken for a common word: 街道 and 工业园区 can, 泾县 cannot."""
    if len(name) <= 2:
        return len(name) == 2 and name[-1] in "县旗市区" and name not in ("城区", "郊区", "矿区")
    if UNIT_OF_GOVERNMENT.search(name) or ZONE.search(name) and not NAMELESS.fullmatch(name):
        return True
    return any(found.level != "township" for found in divisions.named(name))


DUTY_WORDS = ("组织", "宣传", "统战", "政法", "纪检", "武装", "人大", "社工", "社会工作", "人民武装", "文旅", "党建")
DUTIES = f"(?:{'|'.join(DUTY_WORDS)}){{1,3}}委员"
"""宣传统战委员: duties of a committee's member, several together."""


class Lexicon:
    """All lists of one set-up; `folders` are the user's own (same file names and format)."""

    def __init__(self, folders: tuple[Path, ...] = ()) -> None:
        self.verbs = read_sections("verbs.txt", folders)
        self.function = read_sections("function.txt", folders)
        self.offices = read_sections("offices.txt", folders)
        self.places = read_sections("places.txt", folders)
        self.titles = read_sections("titles.txt", folders)
        self.programmes = read_sections("programmes.txt", folders)
        self.bureaus = read_bureaus(folders)
        self.surnames = frozenset(w for part in read_sections("surnames.txt", folders).values() for w in part)
        self.compound_surnames = frozenset(
            w for part in read_sections("compound_surnames.txt", folders).values() for w in part
        )
        characters = read_sections("given.txt", folders)
        self.given = frozenset(characters["given"])
        self.given_words = frozenset(characters["word"])
        self.transcribing = frozenset(characters["transcribing"])
        self.common_words = frozenset(read_sections("common_words.txt", folders).get("surname", []))
        self.common_surnames = frozenset(read_sections("surnames.txt", folders).get("common", []))
        self.frequent_words = frozenset(read_sections("common_words.txt", folders).get("frequent", []))
        self.frequent_verbs = frozenset(read_sections("common_words.txt", folders).get("verb", []))
        self.frequent = self.frequent_words | self.frequent_verbs
        kinds = self._word_kinds()
        self._kinds = [frozenset(k) for k in kinds.values()]
        self._automaton = AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest)
        self._of = dict(zip(kinds, self._kinds, strict=True))

    def _word_kinds(self) -> dict[str, set[str]]:
        """Every listed word with its kinds; titles and departments only where no other list has the word."""
        kinds: dict[str, set[str]] = defaultdict(set)
        lists: list[tuple[Iterable[str], set[str], bool]] = [
            (words, {k}, True) for k, words in {**self.verbs, **self.function}.items()
        ]
        lists += [
            (_all_spelt_out(w), {"office", f"office.{k}"} if k != "head" else {"head"}, True)
            for k, w in self.offices.items()
        ]
        lists += [(words, {"place", f"place.{kind}"}, True) for kind, words in self.places.items()]
        departments = [name for full, short in self.bureaus.items() for name in (full, *short)]
        titles = [w for heading in ("head", "party") for w in self.titles[heading] if len(w) > 1]
        lists += [(_all_spelt_out(departments), {"office", "office.government"}, False), (titles, {"title"}, False)]
        inner = ["集团", "中国", "控股", *(d.short for d in divisions.upper() if d.short)]
        lists += [((f"({p})", f"（{p}）"), {"inner"}, True) for p in inner]
        lists.append((filter(_is_distinct_area, divisions.names()), {"area"}, True))
        for words, added, always in lists:
            for word in words:
                if always or not kinds[word]:
                    kinds[word] |= added
        return kinds

    def tokens(self, text: str) -> list[Token]:
        kinds = self._kinds
        return [Token(a, b, kinds[i]) for i, a, b in self._automaton.find_matches_as_indexes(text)]

    def kinds(self, word: str) -> frozenset[str]:
        return self._of.get(word, frozenset())

    @cached_property
    def title(self) -> re.Pattern[str]:
        """Modifiers and a head, longest heads first. Most characters begin none of these: they are passed over at once."""
        modifiers = "|".join(sorted(self.titles["modifier"], key=len, reverse=True))
        heads = "|".join(sorted(self.titles["head"], key=len, reverse=True))
        first = re.escape("".join(sorted({word[0] for word in (*self.titles["modifier"], *self.titles["head"], *DUTY_WORDS)})))
        return re.compile(
            f"(?=[{first}])(?:(?:{modifiers})*)(?:{DUTIES}|{heads})(?:助理)?(?!者[食照服之驿餐饭学们活友乐家]|委|组织|会议|办公|任务|制(?!作)|级|席|厅|节|会|团|台|处|科(?!长)|小组|站|室|班子|岗位|们|协会|联谊会|促进会|责任|培训|联席|记|医师|护师|药师|技师)"
        )

    @cached_property
    def surname_and_given(self) -> re.Pattern[str]:
        """A common surname before a letter of given names, wherever they stand."""
        surname, given = (f"[{re.escape(''.join(sorted(s)))}]" for s in (self.common_surnames, self.given))
        return re.compile(f"{surname}(?={given})")

    @cached_property
    def role_noun(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted(self.titles["role"], key=len, reverse=True)))

    @cached_property
    def office_kind(self) -> dict[str, str]:
        table: dict[str, str] = {}
        for kind, words in self.offices.items():
            if kind != "head":
                for word in _all_spelt_out(words):
                    table.setdefault(word, kind)
        for full in self.bureaus:
            table.setdefault(full, "government")
        return table
