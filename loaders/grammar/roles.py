"""Who does what in a sentence: items in, acts (agent, role, verb) and the places gone to out.

A subject is collected up to a verb, over commas where no verb stands between; 由 and 邀请 open a new subject, 率 and 携
the followers of a visit, 向 and 为 the recipients of what is given. What follows 强调， is speech and states nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ...schema.types import Role
from .acts import Act, GoneTo
from .bodies import TOWNS
from .clause import ClauseReader
from .company import in_company
from .items import Item, clauses
from .mentions import Anonymous
from .offices import Office
from .told import Told

ON_ITS_OWN = frozenset({"report", "chair", "award", "receive", "accompany", "attend", "follow", "join_visit"})
LISTED = re.compile(
    r"(?:参加|出席|列席|参会|陪同|到会|与会|主礼|应邀|受邀|莅临)[^，。；：\n]{0,18}的?(?:领导|嘉宾|人员|(?<=的))(?:还|分别|主要)?(?:有|为|包括)[：:]?"
)
BEFORE_STOP = re.compile("[，；](?:[㐀-鿿]{1,6}[县市区旗])?$")
"""，砚山县｜维摩乡: the county that the next stops are in."""
AND = ("并", "还", "并且")


def read(text: str, items: list[Item], carried: list[Item]) -> Told:
    """What a sentence says; `carried` is the subject of the sentence before, where this one goes on with it."""
    told = Told()
    items = _without_list(text, items, told)
    items, told.acts = in_company(text, items, told.acts)
    speech = False
    route: GoneTo | None = None
    for number, (clause, pause) in enumerate(clauses(items)):
        if not clause or speech and not _steps_out(text, clause):
            continue
        if route is not None and _is_list(text, clause):
            told.places += [GoneTo(i, route.rule) for i in clause if i.kind != "word"]
            continue
        more = _more_stops(text, clause) if route is not None else []
        told.places += [GoneTo(i, route.rule) for i in more if route is not None]
        if speech:
            told.subject, told.waiting = (told.subject if _goes_on(text, clause) else []), []
        opening = carried if number == 0 and not told.waiting else told.subject
        if told.visitors and clause[0].kind == "verb" and clause[0].kinds & {"award", "inspect", "go"}:
            opening = told.visitors
        known = len(told.places)
        spoke = ClauseReader(text, clause[len(more) :], opening, told).read()
        route = told.places[-1] if len(told.places) > known else None
        speech = spoke and pause is not None and text[pause.start] in "，,：:"
        if speech and told.speech_from is None and pause is not None:
            told.speech_from = pause.end
    told.subject = [i for i in (told.subject or told.waiting) if i.kind in ("person", "office", "group")]
    return told


def _without_list(text: str, items: list[Item], told: Told) -> list[Item]:
    """参加会议的有甲局局长张三、李四，…: who is listed has a part by that; the items without the list."""
    opening = LISTED.search(text, max(0, items[0].start - 24), items[-1].end) if items else None
    if opening is None:
        return items
    end = next((i.start for i in items if i.start >= opening.end() and i.kind == "verb"), items[-1].end)
    role: Role = "accompanies" if "陪同" in opening[0] else "attends"
    kinds = frozenset({"accompany" if role == "accompanies" else "attend"})
    listed = [i for i in items if opening.end() <= i.start < end]
    there = (i if i.kind == "person" else _for_office(i) for i in listed)
    told.acts += [Act(i, role, *opening.span(), kinds, "role.listed") for i in there if i is not None]
    return [i for i in items if not opening.start() <= i.start < end]


def _for_office(item: Item) -> Item | None:
    """到会的有｜某指挥部成员, 某镇｜副镇长: the taskforce as a whole, the office of who is not named."""
    holder = item.of
    if isinstance(holder, Anonymous) and item.kind == "office":
        return item
    members = isinstance(holder, Anonymous) and holder.title == "成员" and holder.office.kind == "taskforce"
    return Item(item.start, item.end, "office", of=holder) if members else None


def _is_list(text: str, clause: list[Item]) -> bool:
    """Whether a clause only goes on with the places of the last one (来到甲村、乙村，丙镇丁村)."""
    stops = [i for i in clause if i.kind == "place" or _is_town(text, i)]
    if not stops or any(i not in stops and i.kind != "word" for i in clause):
        return False
    gaps = (text[a.end : b.start] for a, b in pairwise(clause))
    ends = text[clause[-1].end : clause[-1].end + 1] in ("，", "。", "、", "；", "等", "")
    opens = BEFORE_STOP.search(text, max(0, clause[0].start - 9), clause[0].start) is not None
    return opens and ends and all(gap in ("", "、", "和", "及") for gap in gaps)


def _more_stops(text: str, clause: list[Item]) -> list[Item]:
    """到甲村、乙村，｜丙镇丁村督导: the stops with which a clause opens, before what is done at all of them."""
    first = next((n for n, i in enumerate(clause) if i.kind != "place" and not _is_town(text, i)), len(clause))
    if not 0 < first < len(clause) or clause[first].kind != "verb" or "inspect" not in clause[first].kinds:
        return []
    return clause[:first] if clause[first].start == clause[first - 1].end else []


def _is_town(text: str, item: Item) -> bool:
    """甲乡, as a whole: where they went, not who acted."""
    return item.kind == "office" and isinstance(item.of, Office) and item.of.name == text[item.start : item.end] and item.of.name.endswith(TOWNS)


def _goes_on(text: str, clause: list[Item]) -> bool:
    return text[clause[0].start : clause[0].end] in AND


def _is_done(text: str, verb: Item) -> bool:
    """，并介绍了: told as done."""
    return "report" in verb.kinds and "了" in text[verb.start : verb.end + 1]


def _steps_out(text: str, clause: list[Item]) -> bool:
    """Whether a clause behind reported speech states something of its own: it opens with someone who acts."""
    verb = next((i for i in clause if i.kind == "verb"), None)
    if verb is None:
        return False
    if _goes_on(text, clause) and any(i.kind == "verb" and (i.kinds & {"award", "receive"} or _is_done(text, i)) for i in clause):
        return True
    first = next((i for i in clause if i.kind != "word"), None)
    if first is not None and first.kind == "person":
        return bool(verb.kinds & (ON_ITS_OWN | {"speak", "announce"}))
    return clause[0].kind in ("office", "place") and bool(verb.kinds & ON_ITS_OWN)
