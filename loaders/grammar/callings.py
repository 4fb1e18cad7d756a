"""People introduced by what they are: 居民代表张三、李四, 环卫工人王五, 学员李约翰; text in, mentions out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..types import Span
from .lexicon import HARD
from .mentions import PersonMention
from .names import Name, name_at, remark_end, transcribed
from .scan import Scan
from .vetting import NameReader, acts_next, is_listed, plausible

BYGONE = re.compile(r"(?:[唐宋元明清汉秦隋晋周]代|[唐宋元明清]朝|南北朝|三国|古代|近代|民国|抗日|革命|民族)(?:著名|爱国|大)?(?:的)?$")
"""Historical figures are no persons: 唐代｜诗人."""

LEADERS = re.compile("[省市州盟区县旗镇乡]领导(?:同志)?$")
LEADERS_BEFORE = re.compile("[省市州盟区县旗镇乡]领导(?:同志)?[㐀-鿿]{2,4}(?:、[㐀-鿿]{2,4})*[、和及]$")
AFTER_LEADER = re.compile("、|一行|[来到赴及和]|陪同|参加|出席|率|带领|一同")


def role_names(reader: NameReader, span: Span) -> Iterator[PersonMention]:
    """People introduced by what they are: 居民代表张三、李四, 环卫工人王五."""
    scan, text = reader.scan, reader.text
    for match in scan.lexicon.role_noun.finditer(text, span.start, span.end):
        if BYGONE.search(text, max(span.start, match.start() - 5), match.start()):
            continue
        position, first = match.end(), True
        while text[position : position + 1] in ("：", ":", " ", "\u3000", "/"):
            position += 1
        while True:
            name = name_at(scan, position, known=reader.known) or _of_sounds(scan, position)
            if name is None or reader.opens_office(position, name.end) or not _is_called(scan, name, first):
                break
            yield PersonMention(
                match.start() if first else name.start,
                name.rest,
                name.start,
                name.end,
                reader.of(name),
                (),
                "name.role",
            )
            first = False
            if text[name.rest : name.rest + 1] not in ("、", "和", "及"):
                break
            position = name.rest + 1


def _is_called(scan: Scan, name: Name, first: bool) -> bool:
    """Whether the characters behind what somebody is are a name, the first there or a further one of a list."""
    text, position, word = scan.text, name.start, name.of(scan.text)
    if _is_leader(scan, name, first):
        return True
    if not plausible(scan, name) and (first or not _ends_list(scan, name)):
        return False
    if acts_next(scan, name.end):
        return not _is_word(scan, name) and not _is_torn(scan, name)
    if len(word) == 2 and word[1] not in scan.lexicon.given:
        return False  # 班子成员｜包片、, 负责人｜边走边谈
    common = text[position] in scan.lexicon.common_surnames
    if name.score < 3 and not _made_as_name(scan, name) and (not common or name.end - name.start < 3 and name.score < 2):
        return False
    listed = (word not in scan.lexicon.common_words and word not in scan.lexicon.frequent_verbs) or is_listed(text, position, name.rest)
    return listed and word not in scan.lexicon.frequent_words and not _is_word(scan, name)


def _is_leader(scan: Scan, name: Name, first: bool) -> bool:
    """县领导李向东、王为民一行: names of three letters, though some of these are words elsewhere."""
    text, start = scan.text, name.start
    before = LEADERS.search(text, max(0, start - 6), start) if first else LEADERS_BEFORE.search(text, max(0, start - 24), start)
    named = text[start] in scan.lexicon.surnames and name.end - start == 3
    return named and before is not None and AFTER_LEADER.match(text, name.end) is not None


def _is_word(scan: Scan, name: Name) -> bool:
    token = scan.starting.get(name.start)
    return token is not None and token.end >= name.end and bool(token.kinds & HARD)


def _is_torn(scan: Scan, name: Name) -> bool:
    """居民｜素养提升, 工人｜施工效率: a word that people do not act behind, or two words across the end of the name."""
    text, lexicon, word = scan.text, scan.lexicon, name.of(scan.text)
    if len(word) == 2:
        token = scan.starting.get(name.end)
        return word in lexicon.common_words and token is not None and token.kinds <= {"adverb", "verb", "organise", "lead", "award"}
    return word[:2] in lexicon.common_words and text[name.end - 1 : name.end + 1] in lexicon.frequent_words


def _ends_list(scan: Scan, name: Name) -> bool:
    """领导邵平、李维、｜郭专政及相关负责人: a common surname in a list, whatever word the rest is."""
    return name.end - name.start == 3 and scan.text[name.start] in scan.lexicon.common_surnames and scan.text[name.rest : name.rest + 1] in tuple("及等、，")


def _made_as_name(scan: Scan, name: Name) -> bool:
    """雒永泰｜也上台: a listed surname and two characters of given names that are no word, before a word of its own."""
    word, lexicon = name.of(scan.text), scan.lexicon
    made = len(word) == 3 and name.score == 2 and set(word[1:]) <= lexicon.given
    return made and not any(word[i : i + 2] in lexicon.frequent or word[i : i + 2] in lexicon.common_words for i in (0, 1))


def _of_sounds(scan: Scan, position: int) -> Name | None:
    """选手｜钢巴图夺得冠军: three characters or more that write the sounds of another language, before a word."""
    found = transcribed(scan, position)
    return Name(position, found[1], remark_end(scan.text, found[1]), 3) if found is not None and found[0] == 3 else None
