"""People whom no office and title introduce: by what they are, by a remark, in a list, in a credit line, or known already."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from ..types import Span
from ..words import divisions
from .intervals import Stretches
from .lexicon import Token
from .mentions import PersonMention, printed_name
from .names import AFTER, Name, follower, interpunct_name, lengths, name_at, remark_end, usable
from .scan import CHINESE, STOPS, Scan
from .things import Thing
from .vetting import NAMED_THINGS, NameReader, acts_next, fills_clause, given_like, is_listed, plausible

NO_TOKEN = Token(-1, -1, frozenset())
JOINT = re.compile("、|，|和|以?及")
JOINING = frozenset("和与同向为由在对给请因及随被让")
SHORT_NAMES_ACT = frozenset({"chair", "lead", "accompany", "speak", "report"})
ELECTING = ("选举", "选举出", "选出", "推选出", "当选", "当选的", "任命", "决定任命", "提名")
TRUE_NAME = re.compile("[（(](?:本名|原名|真名)")
AGED = re.compile(r"\d{1,3}(?:周?岁|[多余]?年)的(?P<name>[㐀-鿿]{3})(?![㐀-鿿]?[同学会员们])")
SAID_BY = re.compile("”(?P<name>[㐀-鿿]{2,3})(?:[㐀-鿿]{2,6}地)?(?:说|表示|坦言|介绍|告诉|感慨|回忆|激动)(?:道|说)?(?=[，。：、记])")
TAKEN_BY = re.compile(r"摄(?=[\n）)]|$)")
LABEL = re.compile(
    r"(?:参加|参会|出席|与会|陪同|列席)(?:人员|领导|会议的(?:领导)?有|活动的(?:领导)?有|的(?:领导)?有)[：:]|(?:联系人|主持人|主讲人|授课人|主讲|主持|记录|记录人)[：:]"
)
HONORIFIC = re.compile(
    r"(?:女士|老师(?!傅)|先生(?!曾|生前|笔下|故居|诞辰|逝世|在《|的(?:诗|名言|故事|精神|事迹))|小朋友|老人|(?<!共)同学(?!习)|同志(?!的?(?:重要|光辉|诞辰|论述|讲话|著作)))(?![们会])"
)
GROUPED = re.compile(
    r"夫妇|夫妻|(?<!小)两?(?:兄弟|兄妹|姐妹|姐弟|父子|父女|母子|母女|祖孙|婆媳|师徒|爷孙|叔侄)[俩二两]?[人个]?(?![们会院店镇村饭])|[俩二两三]人(?=[，。先分依共一各都均]|[向为在])|等人(?!员)|等(?:[省市区县州旗镇乡]|街道)?(?:级?领导|领导同志|同志|老同志)(?!班子|干部职工|小组|们)"
    r"|等(?:在家的?)?[省市区县州旗镇乡街]?道?(?:四套|四大|四家)?(?:领导)?班子(?:成员|领导)|等\d{1,3}(?:人(?!员)|[名位](?=[，。进]))|等\d{1,5}户(?=居民|村民|群众|农户|家庭|[，。])|等\d{1,2}[名位](?=同志|书记|主任|“|医生|医护|队员|专家|老人|代表|干部|党员|老党员|志愿者|[省市区县镇乡]?级?(?:人大|党|政协)?(?:代表|委员)|领导|第一书记|居民|村民|学员|学生|老师|教师|选手)"
)
CREDIT = re.compile(
    r"(?:特约记者|见习记者|实习记者|摄影记者|本报记者|全媒体记者|记者|通讯员|实习生|特约通讯员|责任编辑|责编|编辑|(?:[一二三初复终]审)(?=[：:])|校对|摄影|撰稿|供稿人|作者(?!单位)|(?<![㐀-鿿])(?:文|图|文图|图文)(?=[/／：:]))[：:/／\s]*"
)


ROW_OF_NAMES = re.compile(r"[㐀-鿿]{4,12}?(?=[\d\s）)，。；、]|报道|摄|$|(?:特约)?(?:记者|通讯员))")


def remarked_names(reader: NameReader, span: Span) -> Iterator[PersonMention]:
    """Names that a remark in brackets shows to be people: 某某（女，彝族）."""
    for match in re.finditer(r"[（(](?:女|男)[，、,）)]", reader.text[span.start : span.end]):
        end = span.start + match.start()
        rest = remark_end(reader.text, end)
        for size in (3, 2, 4):
            start = end - size
            if (
                start >= span.start
                and usable(reader.text, start, end)
                and size in lengths(reader.scan, start)
                and (
                    reader.opens_clause(start)
                    or reader.text[start - 1] in "的和"
                    or reader.scan.ending.get(start) is not None
                )
            ):
                yield PersonMention(start, rest, start, end, reader.text[start:end], (), "name.remark")
                break


def honoured_names(reader: NameReader, span: Span) -> Iterator[PersonMention]:
    """某某女士, 某某小朋友."""
    for match in HONORIFIC.finditer(reader.text[span.start : span.end]):
        end = span.start + match.start()
        for size in (3, 2, 4):
            start = end - size
            if (
                start >= span.start
                and usable(reader.text, start, end)
                and size in lengths(reader.scan, start)
                and reader.text[start] not in "由向请对与为和"
                and reader.text[start + 1 : end] not in ELECTING
                and reader.scan.starting.get(start, NO_TOKEN).kinds.isdisjoint(NAMED_THINGS)
                and reader.text[start:end] not in reader.scan.lexicon.common_words
                and _opens_honoured(reader, start)
                and (match.group() not in ("老人", "老师") or _made_as_name(reader.scan, Name(start, end, end, 3)) and reader.text[end - 1] not in "村区社")
            ):
                rest = span.start + match.end()
                yield PersonMention(start, rest, start, end, reader.text[start:end], (), "name.honorific")
                break


def _made_as_name(scan: Scan, name: Name) -> bool:
    """丁从裕｜老人: like a name in each letter, or three letters behind a common surname that hold no word."""
    word, lexicon = name.of(scan.text), scan.lexicon
    pairs = {word[:2], word[1:]}
    plain = len(word) == 3 and word[0] in lexicon.common_surnames and not pairs & (lexicon.frequent | lexicon.common_words)
    return given_like(scan, name) or plain and word[2] in lexicon.given and all(t.end - t.start == 1 for t in scan.within(name.start, name.end))


def _opens_honoured(reader: NameReader, start: int) -> bool:
    kin = reader.text[start - 2 : start] in ("夫人", "丈夫", "妻子", "代表") or reader.text[start - 1] in "的和、由向请对与为"
    kin = kin or reader.text.endswith(ELECTING, 0, start)
    return kin or reader.opens_clause(start) or reader.scan.ending.get(start) is not None


def told_names(reader: NameReader, span: Span) -> Iterator[PersonMention]:
    """Citizens in a story: 62岁的张三患病多年, 卧床11年的李四; “……”王五高兴地说."""
    for pattern, rule in ((AGED, "name.role"), (SAID_BY, "name.speaks")):
        for match in pattern.finditer(reader.text, span.start, span.end):
            start, end = match.span("name")
            name = Name(start, end, remark_end(reader.text, end), 3)
            if given_like(reader.scan, name) and plausible(reader.scan, name) and not reader.scan.lexicon.title.match(reader.text, start + 1):
                yield PersonMention(start, name.rest, start, end, reader.of(name), (), rule)


def dotted_names(reader: NameReader, span: Span) -> Iterator[PersonMention]:
    """Names with an interpunct, wherever they stand."""
    text, scan = reader.text, reader.scan
    dots = list(re.finditer(r"(?<=[㐀-鿿])[·•‧∙](?=[㐀-鿿])", text[span.start : span.end]))
    roles = {m.end() for m in scan.lexicon.role_noun.finditer(text, span.start, span.end)} if dots else set()
    for match in dots:
        start = span.start + match.start()
        while (
            start > span.start
            and CHINESE.match(text[start - 1])
            and scan.ending.get(start) is None
            and start not in roles
        ):
            start -= 1
        name = interpunct_name(scan, start)
        if (
            name is not None
            and not any(divisions.shortened(part) for part in name.of(text).split("·"))
            and 2 <= span.start + match.start() - start <= 8
            and scan.starting.get(start) is None
            and not _is_quoted(text, start)
        ):
            yield PersonMention(
                name.start,
                name.rest,
                name.start,
                name.end,
                printed_name(text, name.start, name.end),
                (),
                "name.interpunct",
            )


def _is_quoted(text: str, start: int) -> bool:
    """“初心·共建家园”, 《某报·某某天地》: what is named inside marks, not who."""
    line = text.rfind("\n", 0, start) + 1
    return any(text.rfind(a, line, start) > text.rfind(b, line, start) for a, b in ("“”", "《》"))


def labelled_names(reader: NameReader, span: Span) -> Iterator[PersonMention]:
    """参加人员：张三、李四; 主持人：王五."""
    for match in LABEL.finditer(reader.text, span.start, span.end):
        position = match.end()
        while position < span.end:
            name = name_at(reader.scan, position, known=reader.known)
            if name is None or name.score < 3 or not plausible(reader.scan, name) or reader.opens_office(position, name.end):
                break
            yield PersonMention(name.start, name.rest, name.start, name.end, reader.of(name), (), "name.label")
            position = name.rest + 1
            if reader.text[name.rest : name.rest + 1] not in ("、", "和", "，"):
                break


def grouped_names(reader: NameReader, span: Span) -> Iterator[PersonMention]:
    """张三、李四等领导, 张三、李四等县领导."""
    for match in GROUPED.finditer(reader.text, span.start, span.end):
        last = reader.before(match.start(), appointed=reader.text.startswith("等", match.start()))
        names = [last, *reader.listed_before(last.start)] if last is not None else []
        for name in names:
            if plausible(reader.scan, name):
                yield PersonMention(name.start, name.rest, name.start, name.end, reader.of(name), (), "name.group")


def listed_names(reader: NameReader, people: Iterable[PersonMention], span: Span) -> Iterator[PersonMention]:
    """Bare names in a list with someone who was introduced: 荆某（女）、｜初某某颁发."""
    for mention in people:
        position = mention.end
        while span.start <= position < span.end and (joint := JOINT.match(reader.text, position)):
            name = name_at(reader.scan, joint.end(), known=reader.known)
            if (
                name is None
                or name.score < 3
                or not plausible(reader.scan, name)
                or reader.opens_office(joint.end(), name.end)
                or "及" in joint.group() and not given_like(reader.scan, name)
                or joint.group() == "，" and not fills_clause(reader.scan, name)
            ):
                break
            if name.of(reader.text) in reader.scan.lexicon.common_words and not is_listed(
                reader.text, name.start, name.rest
            ):
                break
            yield PersonMention(name.start, name.rest, name.start, name.end, reader.of(name), (), "name.list")
            position = name.rest


def credited_names(reader: NameReader, span: Span) -> Iterator[PersonMention]:
    """Reporters and photographers: （记者 某某 通讯员 某某）, 某某 摄."""
    text = reader.text
    for match in CREDIT.finditer(text, span.start, span.end):
        position = match.end()
        while position < span.end:
            name = None if CREDIT.match(text, position) else _credited(reader, position)
            word = name.of(text) if name else ""
            after = text[name.end : name.end + 1] if name else ""
            if name is None or not (
                after in "）)、 \u3000\n，。；;0123456789"
                or CREDIT.match(text, name.end)
                or text.startswith(("报道", "摄", "文", "图"), name.end)
                or _in_a_row(reader, position)
            ):
                break
            if reader.scan.lexicon.role_noun.fullmatch(word) or word in reader.scan.lexicon.common_words and after not in "）)、 \u3000\n":
                break
            yield PersonMention(name.start, name.end, name.start, name.end, reader.of(name), (), "name.credit")
            position = name.end
            while text[position : position + 1] and text[position] in "、 \u3000":
                position += 1


def _credited(reader: NameReader, position: int) -> Name | None:
    """记者｜罗伟｜特约记者: the next credit ends the name."""
    for end in (position + 2, position + 3):
        ends = CREDIT.match(reader.text, end) or reader.text.startswith("报道", end)
        if ends and usable(reader.text, position, end) and end - position in lengths(reader.scan, position):
            return Name(position, end, end, 3)
    name = name_at(reader.scan, position, known=reader.known)
    return name or _in_a_row(reader, position)


def _in_a_row(reader: NameReader, position: int) -> Name | None:
    """通讯员｜李晓龙董天忠12月8日: names without a pause between, where they can be parted in one way only."""
    run = ROW_OF_NAMES.match(reader.text, position)
    parted = list(_parted(reader.scan, run[0])) if run else []
    if len(parted) != 1 or len(parted[0]) < 2:
        return None
    end = position + len(parted[0][0])
    return Name(position, end, end, 3)


def _parted(scan: Scan, run: str) -> Iterator[tuple[str, ...]]:
    """The ways in which a run of characters is a row of names."""
    if not run:
        yield ()
    for size in (3, 2):
        name = run[:size]
        if len(name) == size and name[0] in scan.lexicon.common_surnames and set(name[1:]) <= scan.lexicon.given:
            yield from ((name, *rest) for rest in _parted(scan, run[size:]))


BODIES_OF_PEOPLE = frozenset({
    "office.enterprise", "office.education", "office.health", "office.finance", "office.residents", "office.mass",
})  # fmt: skip


def office_names(reader: NameReader, things: Iterable[Thing]) -> Iterator[PersonMention]:
    """People introduced by their office alone: 某某有限公司张三向…, 由镇党委李四明主持."""
    for thing in things:
        if not thing.is_office or thing.bare:
            continue
        name = name_at(reader.scan, thing.end, known=reader.known)
        party = name is not None and given_like(reader.scan, name) and reader.text.startswith("一行", name.end)
        if not (thing.last.kinds & BODIES_OF_PEOPLE or party or name and _stands_for(reader.scan, name)):
            continue
        word = name.of(reader.text) if name else ""
        if (
            name is None
            or name.score < 2
            or not plausible(reader.scan, name)
            or word in reader.scan.lexicon.common_words
            or len(word) == 2 and word[0] not in reader.scan.lexicon.common_surnames and word not in reader.known
        ):
            continue
        clear = acts_next(reader.scan, name.end) or reader.text[name.end : name.end + 1] in tuple("向为从代（")
        clear = clear or party or _stands_for(reader.scan, name) and reader.scan.is_stop(thing.start - 1)
        if (clear or word in reader.known) and reader.scan.starting.get(thing.end) is None:
            yield PersonMention(name.start, name.rest, name.start, name.end, reader.of(name), (), "name.office")


def _stands_for(scan: Scan, name: Name) -> bool:
    """Whether a name of three characters at a verb that only people do, or in a list, stands behind the name of an authority."""
    token = scan.starting.get(name.end)
    acts = token is not None and token.end - token.start > 1 and bool(token.kinds & (SHORT_NAMES_ACT | {"attend"}))
    listed = scan.text[name.end : name.end + 1] in ("，", "、")
    return (acts or listed) and name.end - name.start == 3 and given_like(scan, name)


def other_names(reader: NameReader, span: Span) -> Iterator[PersonMention]:
    """小燕子（本名燕飞飞）; 张三摄 below a picture."""
    text = reader.text
    for match in TRUE_NAME.finditer(text, span.start, span.end):
        name = name_at(reader.scan, match.end())
        if name is not None and text[name.end : name.end + 1] in tuple("）)，,"):
            yield PersonMention(name.start, name.end, name.start, name.end, reader.of(name), (), "name.remark")
    for match in TAKEN_BY.finditer(text, span.start, span.end):
        name = reader.before(match.start())
        if name is not None and given_like(reader.scan, name):
            yield PersonMention(name.start, name.end, name.start, name.end, reader.of(name), (), "name.credit")


def short_forms(known: Iterable[str]) -> dict[str, str]:
    """The first part of a name with an interpunct, by which the text goes on: 叶尔江 → 叶尔江·努尔兰."""
    forms: dict[str, set[str]] = {}
    for name in known:
        first, dot, _ = name.partition("·")
        if dot and len(first) >= 2:
            forms.setdefault(first, set()).add(name)
    return {first: min(names) for first, names in forms.items() if len(names) == 1}


class KnownNames:
    """The names that a page introduces, wherever they stand again."""

    def __init__(self, scan: Scan, names: frozenset[str]) -> None:
        self.scan = scan
        self.short = short_forms(names)
        other_dots = {n.replace("·", dot) for dot in "•‧・∙．" if dot in scan.text for n in names}
        patterns = sorted({*names, *self.short, *other_dots})
        automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest) if patterns else None
        self.found = [(a, b) for _, a, b in automaton.find_matches_as_indexes(scan.text)] if automaton else []
        self._starts = [a for a, _ in self.found]

    def again(self, span: Span, taken: Stretches) -> list[PersonMention]:
        """The occurrences in a stretch that lie outside the stretches taken and are no part of another word."""
        inside = self.found[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [self._mention(a, b) for a, b in inside if not taken.hold(a) and self._stands_alone(a, b)]

    def _mention(self, start: int, end: int) -> PersonMention:
        word = printed_name(self.scan.text, start, end)
        return PersonMention(
            start, remark_end(self.scan.text, end), start, end, self.short.get(word, word), (), "name.known"
        )

    def _stands_alone(self, start: int, end: int) -> bool:
        scan, text = self.scan, self.scan.text
        clear = follower(scan, end)
        opens = (
            scan.is_stop(start - 1) or scan.ending.get(start) is not None or text[start - 1] in AFTER | STOPS | JOINING
        )
        around = (t for t in scan.within(max(0, start - 6), end + 6) if "title" not in t.kinds)
        if not clear and any(t.start < start < t.end or t.start < end < t.end for t in around):
            return False
        if end - start == 2 or text[start:end] in scan.lexicon.common_words:
            return clear >= 2 and opens
        return bool(clear) or opens
