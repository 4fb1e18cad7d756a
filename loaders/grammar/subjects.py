"""People named with nothing that introduces them: by what they do, or because the word is made like nothing but a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..types import Span
from ..words import divisions
from .intervals import Stretches
from .mentions import PersonMention
from .names import Name, name_at
from .people import SHORT_NAMES_ACT
from .scan import Scan
from .vetting import NameReader, given_like, plausible

CLAUSE_OPENS = re.compile(r"^|(?<=[。！？\n，；：“”])|(?<=随后)|(?<=最后)|(?<=接着)|(?<=会上)|(?<=[，。由]由)|由", re.MULTILINE)
CALLED = frozenset("人员者户手工女弟妹师兵叫")
WITHIN = CALLED | frozenset("家、（( \u3000的了和与同当：:")
"""Behind these a name may stand within a clause: 和｜李四, 偏僻山村的｜李四, 下岗女工｜李四."""
BYGONE = re.compile("[唐宋元明清汉秦隋晋][代朝]|[北南]宋|民国|古代")
"""Historical figures are no persons: 北宋文学家｜李四."""
LABEL_BEFORE = re.compile(r"(?:^|\n)[㐀-鿿 \u3000]{2,6}[：:]$")
"""审 核：张三 on a line of its own."""
OF_PLACES = frozenset("镇乡村区县市街道路巷寺庙")
WORKS = re.compile("(?:、[㐀-鿿]{3})*(?:同志)?的?(?:新时代|重要|系列|诞辰|光辉)*(?:论述|讲话|思想|理论|精神|著作|诗词|[一二三四五六七八九十]+周年)")
"""毛泽东、邓小平同志的重要论述."""
TOGETHER = ("共同", "分别", "先后", "一起", "一同", "依次")
ACTS = frozenset({"chair", "lead", "accompany", "speak", "report", "attend", "award", "receive", "join_visit"})
"""What people do, so that a name may stand before it."""
OPENS = re.compile("(?:[。！？\n]|[会式动][上中]，)$")
ACTS_FOR = re.compile("(?:为|向|就|对|与)[^，。；：\n]{2,30}?(?:颁|授|揭牌|揭幕|赠|发放|送上|讲解|讲话|讲授|座谈|介绍|汇报|部署|发言|致辞|宣讲|点评)")
"""张三｜为学生颁发证书, at the start of a sentence."""
BODIES = frozenset({"office", "area", "place.community"})
"""What somebody may be of: 某县｜李四, 某村｜李四."""


def speaking_names(reader: NameReader, span: Span, taken: Stretches) -> Iterator[PersonMention]:
    """Names that no title introduces: at the start of a clause, before a verb that people do, or made like a name."""
    scan = reader.scan
    for match in CLAUSE_OPENS.finditer(scan.text, span.start, span.end):
        start = match.end()
        if taken.hold(start) or scan.starting.get(start) is not None:
            continue
        name = name_at(scan, start)
        if name is None or name.of(scan.text) in scan.lexicon.common_words:
            continue
        long = name.end - name.start > 2
        if not long and not _short_name_acts(scan, name):
            continue
        if _repeated(scan, name, span) or given_like(scan, name) and _acts(scan, name.end) or long and name.score and _is_made(reader, name):
            yield PersonMention(name.start, name.rest, name.start, name.end, name.of(scan.text), (), "name.speaks")
        else:
            yield from _acting_together(scan, name)


def bare_names(reader: NameReader, span: Span, taken: Stretches) -> Iterator[PersonMention]:
    """Names within a clause, in a list, behind 的 and what somebody is, that are made like nothing else."""
    scan = reader.scan
    for match in scan.lexicon.surname_and_given.finditer(scan.text, span.start + 1, span.end):
        start = match.start()
        if not _may_stand(scan, start) or scan.starting.get(start) is not None or taken.hold(start):
            continue
        name = name_at(scan, start)
        if name is None or name.score < 2 or name.of(scan.text) in scan.lexicon.common_words or not _is_made(reader, name):
            continue
        if BYGONE.search(scan.text, max(span.start, start - 14), start):
            continue
        if name.end - start > 2 or _is_vouched(scan, name, taken):
            yield PersonMention(name.start, name.rest, name.start, name.end, name.of(scan.text), (), "name.bare")
            taken.add(name.start, name.rest)


def _is_vouched(scan: Scan, name: Name, taken: Stretches) -> bool:
    """Two letters: next to a name in a list, behind what somebody is, or all that stands behind a label."""
    text, before = scan.text, scan.text[name.start - 1]
    if before in "、和":
        return taken.hold(name.start - 2) or text[name.rest : name.rest + 1] == "、" and taken.hold(name.rest + 1)
    if before in "：:":
        return text[name.end : name.end + 1] in ("\n", "") and LABEL_BEFORE.search(text, max(0, name.start - 8), name.start) is not None
    return before in CALLED


def _may_stand(scan: Scan, start: int) -> bool:
    if scan.text[start - 1] in WITHIN:
        return scan.text[start - 1 : start + 1] not in scan.lexicon.frequent  # 了解｜凤城
    token = scan.ending.get(start)
    return token is not None and bool(token.kinds & BODIES)


def _is_made(reader: NameReader, name: Name) -> bool:
    """潘家旺｜一大早就出了门: a surname and letters of given names that are no word; two letters want a clear end."""
    scan, text = reader.scan, reader.scan.text
    if text[name.start - 1 : name.start] in ("“", "《") or text[name.end - 1] in OF_PLACES or WORKS.match(text, name.end):
        return False
    if name.end - name.start == 2 and not _is_made_short(scan, name):
        return False
    return given_like(scan, name) and plausible(scan, name) and not reader.opens_office(name.start, name.end)


def _is_made_short(scan: Scan, name: Name) -> bool:
    word = name.of(scan.text)
    return name.score == 3 and word not in scan.lexicon.frequent and not divisions.shortened(word)


def _acting_together(scan: Scan, first: Name) -> Iterator[PersonMention]:
    """沈成富、戴永莉共同揭牌: a list of names at the start of a clause, before what they do together or each in turn."""
    names: list[Name] = []
    name: Name | None = first
    while name is not None and name.end - name.start == 3 and given_like(scan, name):
        names.append(name)
        name = name_at(scan, name.rest + 1) if scan.text[name.rest : name.rest + 1] in ("、", "和") else None
    if len(names) > 1 and name is None and scan.text.startswith(TOGETHER, names[-1].rest):
        for one in names:
            yield PersonMention(one.start, one.rest, one.start, one.end, one.of(scan.text), (), "name.speaks")


def _short_name_acts(scan: Scan, name: Name) -> bool:
    """周明｜主持: two characters that are a common surname and a given name, at a verb that only people do."""
    token, text, lexicon = scan.starting.get(name.end), scan.text, scan.lexicon
    person = text[name.start] in lexicon.common_surnames and text[name.start + 1] in lexicon.given
    return person and token is not None and token.end - token.start > 1 and bool(token.kinds & SHORT_NAMES_ACT)


def _repeated(scan: Scan, name: Name, span: Span) -> bool:
    """Whether it speaks at the start of a sentence, and the paragraph names it again."""
    text = scan.text
    if name.start > span.start and text[name.start - 1] not in "。！？\n":
        return False
    token = scan.starting.get(name.end)
    speaks = token is not None and bool(token.kinds & {"speak", "report"}) or text.startswith(("为", "在讲话"), name.end)
    return speaks and text.count(name.of(text), span.start, span.end) >= 2


def _acts(scan: Scan, position: int) -> bool:
    token = scan.starting.get(position)
    acts = token is not None and token.end - position > 1 and bool(token.kinds & ACTS)
    acts = acts or OPENS.search(scan.text, max(0, position - 7), position - 3) is not None and ACTS_FOR.match(scan.text, position) is not None
    return acts or scan.text.startswith(("一行", "率队", "带队"), position)
