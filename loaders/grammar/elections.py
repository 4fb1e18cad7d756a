"""Bodies that elect, and successors: 某妇联换届，张三当选｜主席; 李四不再担任…，由王五接任. Text and what is known so far in, offices and posts out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..types import Span
from .mentions import PersonMention
from .things import Thing

ELECTED = re.compile(r"(?:当选为?|(?:选举|推选|补选|增选|聘请|推举)[^。；\n]{2,60}为|任)$")
ELECTS = re.compile(r"(?:正式)?(?:换届|成立|召开|举行|选举|完成换届|顺利换届)")
FOUNDED = re.compile("成立了?$")
BODY = re.compile(r"(?:妇联|侨联|商会|联合会|协会|学会|研究会|工会|团委|团支部|合作社|理事会|业委会|居委会|村委会|党支部|党总支|党委|促进会|基金会|志愿队)$")
TASKFORCE = re.compile(r"(?:指挥部|领导小组|专班)$")
CHAIRS = re.compile(r"(?:名誉|荣誉|执行|常务)?(?:副?(?:主席|会长|理事长|书记|主任|秘书长|监事长)|委员|理事|监事)")
LEADS = re.compile(r"副?(?:总指挥|组长)")
LEFT = "post.former"
SUCCEEDS = re.compile(r"由(?P<who>[^，。；\n]{2,40}?)(?:同志)?接(?:任|替)")


def electing(text: str, things: Sequence[Thing], start: int, title: str) -> Thing | None:
    """The body named before in the paragraph that elects, or is founded, and of which a bare title must be."""
    opening = text.rfind("\n", 0, start) + 1
    if not ELECTED.search(text, max(opening, start - 64), start):
        return None
    for thing in reversed(things):
        if opening <= thing.start and thing.end <= start and thing.is_office:
            name = thing.of(text)
            if BODY.search(name) and CHAIRS.fullmatch(title) and ELECTS.match(text, thing.end):
                return thing
            if TASKFORCE.search(name) and LEADS.fullmatch(title) and FOUNDED.search(text, max(opening, thing.start - 3), thing.start):
                return thing
    return None


def successors(text: str, people: Sequence[PersonMention], span: Span) -> Iterator[tuple[int, PersonMention]]:
    """Who takes over the posts that another leaves in the same sentence, with his number among `people`."""
    for match in SUCCEEDS.finditer(text, span.start, span.end):
        opening = max(text.rfind("。", span.start, match.start()), span.start)
        gone = [m for m in people if opening <= m.start < match.start() and any(h.rule == LEFT for h in m.posts)]
        for number, mention in enumerate(people):
            if gone and match.start() < mention.start and mention.end == match.end("who"):
                posts = tuple(replace(h, rule="post.appointment") for h in gone[-1].posts if h.rule == LEFT)
                yield number, replace(mention, posts=(*mention.posts, *posts))
