"""Lists under the label of a title (副总指挥：副县长张三、县武装部部长李四): text and people in, those with the post at the taskforce out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..types import Span
from .bodies import area_of
from .mentions import Held, PersonMention
from .offices import TASKFORCES, Office

LABEL = re.compile(r"(?<![㐀-鿿])(?P<title>(?:第一|常务|执行)?副?总?(?:指挥长?|组长|召集人))[：:]")
LABEL_ENDS = re.compile(r"[。\n]|(?<![㐀-鿿])(?:(?:第一|常务|执行)?副?总?(?:指挥长?|组长|召集人)|秘书长|成员|联络员)[：:]")
FOUNDED = re.compile(r"(?:成立|调整)(?:了)?([^，。；：\n]{4,40}?(?:领导小组|指挥部|工作专班))")


def labelled(text: str, span: Span, named: Sequence[str], people: Sequence[PersonMention]) -> list[tuple[int, PersonMention]]:
    """Those behind a label, with their number among `people`: they have its title at the taskforce `named` last."""
    labels = list(LABEL.finditer(text, span.start, span.end))
    if not labels:
        return []
    body = next((n for n in reversed(named) if len(n) > 6 and n.endswith(TASKFORCES)), None)
    founded = FOUNDED.search(text) if body is None else None
    body = founded[1] if founded is not None else body
    if body is None:
        return []
    found: dict[int, PersonMention] = {}
    for match in labels:
        stop = LABEL_ENDS.search(text, match.end(), span.end)
        end = stop.start() if stop else span.end
        office = Office(match.start(), match.end(), "", body, "taskforce", area_of(body), True)
        held = Held(office, match["title"], match.start(), match.end("title"), "post.label")
        for number, mention in enumerate(people):
            if match.end() <= mention.start < end:
                before = found.get(number, mention)
                found[number] = replace(before, posts=(*before.posts, held))
    return list(found.items())
