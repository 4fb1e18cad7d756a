"""What a sentence tells of an occasion: acts and places in; those that belong to it are added to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .acts import Act, GoneTo
from .items import Item
from .mentions import PersonMention
from .occasions import Occasion
from .offices import Office
from .things import Thing

PASSING = frozenset({"organises", "attends", "speaks", "visits"})
"""What a sentence says of an office in passing; it counts where the sentence tells of the occasion itself."""
AT_SCENE = re.compile(
    "[^，。；]{0,12}?(?:活动|演练|比赛|招聘会|仪式|培训|大会|会议)(?:现场|会场)|(?:活动)?现场(?=[，。、])"
    "|[^，。；]{0,6}(?:课堂|教室|赛场|考场)"
)
"""到招聘会现场察看: whoever comes to an occasion attends it."""
JOINED = re.compile("了?[^，。；：]{0,16}?(?:会议?|活动|仪式|论坛|座谈|劳动|培训班?|演练|行动|班|赛|讲座)(?=[，。；（]|$)")
"""参加｜此次活动: the one that is told of."""


TALK = re.compile("了?(?:随后的|本次|此次|当天的|相关|有关)?座谈")
"""出席了｜座谈会: the one told of beside the visit."""


def visit_of(event: Occasion, events: Sequence[Occasion], sentence: tuple[int, int]) -> Occasion:
    """The visit that a sentence also tells of where its last words hold a meeting (到…督查，随后召开座谈会)."""
    if event.kind != "meeting":
        return event
    visits = (e for e in reversed(events) if e.kind == "visit" and e.when.date == event.when.date)
    return next((e for e in visits if sentence in e.heads), event)


def attach(
    text: str,
    event: Occasion,
    events: Sequence[Occasion],
    acts: Iterable[Act],
    places: Iterable[GoneTo],
    sentence: tuple[int, int],
) -> None:
    """`event` is the occasion told of now, `events` all of the article."""
    for act in acts:
        target = _target(text, event, events, act, sentence)
        told = sentence in target.heads
        if isinstance(act.agent.of, Office | Thing) and act.role in PASSING and not told and not _explicit(text, act):
            continue
        target.acts += _as_told(text, act, target, told)
    visit_of(event, events, sentence).places += places
    event.end = max(event.end, sentence[1])


def _target(text: str, event: Occasion, events: Sequence[Occasion], act: Act, sentence: tuple[int, int]) -> Occasion:
    """The occasion that an act belongs to where the sentence tells of two."""
    others = [e for e in events if e is not event and sentence in e.heads]
    if act.role == "attends" and event.kind == "visit" and TALK.match(text, act.end):
        talk = next((e for e in reversed(events) if e.kind == "meeting" and e.when.date == event.when.date), None)
        if talk is not None:
            return talk
    if act.rule == "role.party-of" and event.kind == "meeting":
        others = [*(e for e in events if e.when.date == event.when.date), *others]
    if act.role in ("visits", "leads", "accompanies") and event.kind != "visit":
        return next((e for e in reversed(others) if e.kind == "visit"), event)
    if act.role == "attends" and event.kind == "meeting" and text.endswith(("召开", "举行", "进行", "开展"), act.start, act.end):
        return event
    opens_here = event.kind == "meeting" and event.heads == [sentence]
    before = act.start < (text.find(event.label, event.start) if event.label else event.start)
    return others[-1] if others and opens_here and before and act.role not in ("awards", "receives", "chairs") else event


def _explicit(text: str, act: Act) -> bool:
    """主办, 出席: says of itself that it belongs to the occasion."""
    word = text[act.start : act.end]
    closes = bool(act.kinds & {"attend", "join_visit", "follow"}) and text[act.end : act.end + 1] in ("。", "", "\n", "(", "（")
    if word.startswith(("参加", "参与")) and JOINED.match(text, act.end):
        return True
    return closes or act.role == "organises" and word.endswith("办") or word.startswith(("出席", "列席"))


def _as_told(text: str, act: Act, event: Occasion, told: bool) -> list[Act]:
    """开展检查 is visiting, 参加 at a visit is visiting too, 观看 at a show is attending."""
    word = text[act.start : act.end]
    if act.role == "visits" and event.kind not in ("visit", "other") and (word.startswith(("观看", "观摩")) or AT_SCENE.match(text, act.end)):
        return [replace(act, role="attends", rule="role.watches")]
    if event.kind == "visit" and act.role == "organises" and word in ("开展", "联合开展", "组织开展"):
        return [replace(act, role="visits", rule="role.inspects")]
    if event.kind == "visit" and act.rule == "role.summoned":
        return [replace(act, role="visits", rule="role.follower")]
    joins = told or text[act.end : act.end + 1] in ("。", "") or word == "参加活动" or text.startswith(("相关活动", "有关活动", "活动"), act.end)
    if event.kind == "visit" and act.role == "attends" and joins and word in ("参加", "参与", "一同参加", "参加活动"):
        return [replace(act, role="visits", rule="role.joins-visit"), act]
    return [act]


def meant(acts: Sequence[Act]) -> list[Item]:
    """Who is meant by 他 at the head of a paragraph: the one person who leads, visits or has spoken."""
    for some in (("leads",), ("visits",), ("speaks",), ("chairs",)):
        found = {a.agent.of.name: a.agent for a in acts if a.role in some and isinstance(a.agent.of, PersonMention)}
        if found:
            return list(found.values()) if len(found) == 1 else []
    return []
