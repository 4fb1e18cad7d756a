"""A frame that asks for a figure in, readings as `indicators` out: about what is named, with the other words of the question in what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ...graph.search.keys import key
from .counting import unit_behind, unit_said
from .frame import Frame, replace_frame
from .names import Names
from .resolve import of_sorts, one, parameter
from .showing import KINDS
from .stretches import last_day
from .types import Reading, Show, Thing, Token
from .words import meaning, table

REPORTED_WITHIN = timedelta(days=62)
"""A figure as of a day is in a report of the weeks after it."""


def indicators(frame: Frame, names: Names) -> Iterator[Reading]:
    """某街道加装电梯完工多少台"""
    yield from so_far(frame)
    if askable(frame) or measures(frame):
        yield from crowd(frame)
        yield from present_there(frame, names)
        yield from figures(frame, names)


def measures(frame: Frame) -> bool:
    """2022年签约人数, total investment in …: a word for a figure, of something, and nobody does anything."""
    others = [noun for noun in frame.nouns if noun.value not in KINDS]
    if any(set(label.value.split()) & DONE for label in frame.labels) and not (frame.asks or frame.listed):
        doing = frame.acts or frame.nouns or frame.people or frame.titles or frame.withs or frame.orders
        return bool(frame.things) and not (doing or frame.refused or frame.yes)
    plain = not (frame.acts or others or frame.people or frame.titles or frame.withs or frame.orders or frame.refused or frame.yes or frame.holds)
    about = frame.things or len(frame.labels) + len(frame.quoted) > 1 or frame.times
    return plain and bool(about) and len(frame.times) < 2 and {ask.value for ask in frame.asks} <= {"what"} and any(map(is_measure, frame.labels))


DONE = frozenset("完工 竣工 建成 投入 新增 更换 惠及 拆除 发放 清运 招募".split())
"""Of which reports say how much: a note of a place and one of these is of a figure."""


def is_measure(label: Token) -> bool:
    said = tuple(table().get("measure", {}))
    return head_units(label.value) is not None or any(word.endswith(said) for word in label.value.split())


def called(frame: Frame, names: Names) -> Iterator[Reading]:
    """某街道2023年家庭医生签约: only named; a figure, where nothing else is reported of it."""
    plain = not (frame.asks or frame.acts or frame.nouns or frame.people or frame.titles or frame.withs or frame.orders or frame.refused or frame.yes)
    if plain and (frame.labels or any(of_sorts(token, ("programme",)) for token in frame.things)) and frame.things and len(frame.times) < 2:
        yield from figures(frame, names)


SAID = re.compile("[\u3400-\u9fff]{2,}")
CROWD = ("听众", "选手", "宾客", "嘉宾", "居民", "群众", "市民", "学员", "村民", "志愿", "志愿者", "党员", "老人 老年", "职工", "学生", "代表", "家长", "观众")


def crowd(frame: Frame) -> Iterator[Reading]:
    """演练来了多少居民: how many were there, as a report of the event has it."""
    counted = behind(frame) or said_before(frame)
    if counted in CROWD and {act.value for act in frame.acts} <= {"attends", "holds", "goes"} and not frame.people:
        words = tuple(label.value for label in frame.labels if label.value not in CROWD)
        unknown = tuple(token.text for token in (*frame.quoted, *frame.rest) if SAID.fullmatch(token.text) and token.text not in CROWD)
        kinds = tuple(dict.fromkeys(noun.value for noun in frame.nouns if noun.value in KINDS))
        about = next((thing.name for token in frame.things for thing in token.things if thing.sort == "programme"), "")
        if about:
            yield Reading("indicators", {"programme": about, "measure": "参加人数"}, Show(column="value"))
        elif (words or unknown) and (frame.act("attends", "goes") or kinds):
            time = frame.time
            times = {name: said for name, said in (("since", time.since), ("until", time.until)) if said} if time else {}
            told = Show(column="event", words=words, quoted=unknown, kinds=kinds)
            yield Reading("indicators", {"measure": "参加人数"}, Show(column="value", beside=Reading("events", times, told)))


def present_there(frame: Frame, names: Names) -> Iterator[Reading]:
    """2021年9月培训|参训人数: how many took part, as the report of the event has it."""
    kinds = tuple(dict.fromkeys(noun.value for noun in frame.nouns if noun.value in KINDS))
    words = tuple(label.value for label in frame.labels if head_units(label.value) is None and "参加" not in label.value)
    if not any(label.value == "人数" for label in frame.labels) or not (kinds or words) or len(frame.things) > 1:
        return
    time = frame.time
    times = {name: said for name, said in (("since", time.since), ("until", time.until)) if said} if time else {}
    fit = of_sorts(frame.things[0], ("community", "area", "facility", "office")) if frame.things else ()
    place = {"place": parameter(fit[0], names)} if len(fit) == 1 else {}
    told = Show(column="event", words=words, kinds=kinds)
    yield Reading("indicators", {"measure": "参加人数"}, Show(column="value", beside=Reading("events", {**place, **times}, told)))


def so_far(frame: Frame) -> Iterator[Reading]:
    """某项目办了几场讲座: as a report counts them, before those that reports tell of."""
    noun = frame.noun("training", "meeting")
    plain = noun and frame.asks_for("many") and not (frame.people or frame.times or frame.rest or frame.labels or frame.titles or frame.refused or frame.yes)
    programmes = [thing.name for token in frame.things for thing in of_sorts(token, ("programme",))[:1]]
    if noun and plain and len(frame.things) == len(programmes) == 1 and {act.value for act in frame.acts} <= {"organises", "holds"}:
        said = TOLD_OF[noun.value]
        yield Reading("indicators", {"programme": programmes[0]}, Show(column="value", words=(said,), of_what=said, suffixes=("场", "次", "期")))


TOLD_OF = {"training": "讲座 培训 课", "meeting": "会议 座谈会 坝坝会"}


def said_before(frame: Frame) -> str:
    """听众有多少"""
    asked = frame.ask("many")
    last = max((token for token in (*frame.labels, *frame.rest, *frame.quoted) if asked and token.end <= asked.start), key=lambda one: one.start, default=None)
    there = asked is not None and last is not None and not frame.text[last.end : asked.start].strip("有是 ")
    return (last.value or last.text) if last is not None and there else ""


def figures(frame: Frame, names: Names) -> Iterator[Reading]:
    frame = counting(frame)
    words, unknown, units = worded(frame)
    time = frame.time
    times = {name: said for name, said in (("since", time.since), ("until", time.until)) if said} if time else {}
    words += tuple(one(token, ("person",)).name for token in frame.people)
    last = max(frame.labels, key=lambda token: token.start, default=None)
    show = Show(
        column="value", words=words, quoted=unknown, suffixes=units, month=time.month if time else None, day=time.day if time else None,
        unit=measure_of(frame), counted=behind(frame) or (last.value if last else ""), of_what=place_behind(frame) or behind(frame),
    )  # fmt: skip
    programme = next((token for token in frame.things if "programme" in {thing.sort for thing in token.things}), None)
    places = [token for token in frame.things if token is not programme]
    yield from counted_of(programme, places, names, times, show)
    yield from at_event(frame, times, show)
    yield from of_work(frame, times, show, names)
    if time and time.since and time.until:  # a year is told of in the weeks after it
        later = {"since": time.since, "until": min(last_day(time.until) + REPORTED_WITHIN, date.max).isoformat()}
        yield from counted_of(programme, places, names, later, show)
        around = tuple(within(token.things[0], names) for token in places)
        if time.since[:4] in frame.times[0].text:  # the year as the report has it; 今年 is another year's
            yield Reading("indicators", {}, replace(show, words=(*words, *around, frame.times[0].text), month=None, day=None))
    if time and time.until and not time.since:  # as of a day
        day = last_day(time.until)
        later = {"since": day.isoformat(), "until": min(day + REPORTED_WITHIN, date.max).isoformat()}
        yield from counted_of(programme, places, names, later, replace(show, as_of=time.until))


def of_work(frame: Frame, times: dict[str, str], show: Show, names: Names) -> Iterator[Reading]:
    """修缮项目总投资: the sum stands in the report of the work, and not beside its name."""
    measure = next((label for label in frame.labels if is_measure(label)), None)
    others = tuple(label.value for label in frame.labels if label is not measure and head_units(label.value) is None)
    fit = of_sorts(frame.things[0], ("community", "area", "facility")) if len(frame.things) == 1 else ()
    if measure is None or head_units(measure.value) is not None or not others or len(fit) != 1 or frame.people:
        return
    place = parameter(fit[0], names)
    told = Reading("events", {"place": place, **times}, Show(column="event", words=others))
    yield Reading("indicators", {"place": place}, replace(show, words=(measure.value,), month=None, day=None, beside=told))


def counting(frame: Frame) -> Frame:
    """多少个|户外劳动者服务站点, how many secretaries: what is counted is a word of the report, and no name, title or post."""
    asked = frame.ask("many") or next((label for label in frame.labels if label.value == "数量"), None)
    if asked is None:
        return frame
    countable = [token for token in (*frame.things, *frame.titles, *frame.nouns) if counts(token)]
    moved = [token for token in countable if token.start >= asked.end and not frame.text[asked.end : token.start].strip(" 名个位处家的")]
    before = [token for token in countable if token.tag == "name" and token.end <= asked.start and not frame.text[token.end : asked.start].strip(" 的总有共")]
    moved = moved or (before if len(frame.things) > len(before) else [])
    if not moved:
        return frame
    left = {name: [token for token in getattr(frame, name) if token not in moved] for name in ("things", "titles", "nouns")}
    said = [replace(token, tag="label", value=token.value if token.tag == "title" else token.text, things=()) for token in moved]
    return replace_frame(frame, labels=[*frame.labels, *said], **left)


COUNTED = ("facility", "programme")


def counts(token: Token) -> bool:
    if token.tag == "noun":
        return token.text in ("岗位", "职位")
    class_ = token.how == "part" or len({thing.node for thing in token.things}) > 1
    return token.tag == "title" or (token.tag == "name" and class_ and {thing.sort for thing in token.things} <= {*COUNTED})


def at_event(frame: Frame, times: dict[str, str], show: Show) -> Iterator[Reading]:
    """反诈讲座|发了多少册: a figure in the report of an event, or of somebody's."""
    asked = frame.ask("many")
    about = [label for label in frame.labels if asked and label.end <= asked.start]
    verbs = [label for label in about if " " in label.value]
    events = tuple(label.value for label in about if label not in verbs) + tuple(noun.text for noun in frame.nouns if noun.value in KINDS)
    counted = tuple(label.value for label in frame.labels if asked and label.start >= asked.end)
    people = [one(token, ("person",)).name for token in frame.people]
    unknown = tuple(token.text for token in (*frame.rest, *frame.quoted) if SAID.fullmatch(token.text))
    if not (events or people) or not (verbs or counted or unknown):
        return
    told = Reading("events", {**times, **({"person": people[0]} if people else {})}, Show(column="event", words=events))
    for words in dict.fromkeys([(*(verb.value for verb in verbs), *counted), counted]):
        if words or unknown:
            yield Reading("indicators", {}, replace(show, words=words, quoted=unknown, beside=told, month=None, day=None))


def askable(frame: Frame) -> bool:
    frame = counting(frame)
    if not frame.asks_for("many") or len(frame.people) > 1 or frame.titles:
        return False
    if (frame.noun("person") and not people_counted(frame)) or (frame.noun("event", *KINDS) and not behind(frame) and measure_of(frame) in ("", *EVENT_UNITS)):
        return False
    if (frame.people or lives_there(frame)) and not (behind(frame) or frame.rest):
        return False
    about = frame.people or frame.times or len(frame.labels) > 1 or frame.quoted or frame.rest or frame.noun("place") or not frame.acts
    if frame.refused or frame.withs or frame.yes or len(frame.times) > 1 or not (frame.things or (frame.labels and about)):
        return False
    place = frame.noun("place")
    if place and not frame.labels and (frame.acts or not place.value.endswith(BUILT)):  # nobody counts the estates of a district
        return False
    return bool(frame.rest or frame.labels or not frame.acts) and all(act.value in COUNTING for act in frame.acts if place)


BUILT = ("驿站", "站", "中心", "食堂")
"""Places of which reports say how many there are."""
COUNTING = ("attends", "holds", "goes", "receives", "awards")
"""Acts that a figure of a place may stand beside."""


def people_counted(frame: Frame) -> bool:
    """How many people were evacuated: of whom a report has the very word."""
    asked, noun = frame.ask("many"), frame.noun("person")
    there = asked and noun and noun.text in ("people", "persons") and not frame.text[asked.end : noun.start].strip()
    return bool(there and frame.labels and not frame.acts and not any(noun.value in KINDS for noun in frame.nouns))


def lives_there(frame: Frame) -> bool:
    """某街道有多少人: a figure of people is of those who took part in something, and that is not asked."""
    programme = any("programme" in {thing.sort for thing in token.things} for token in frame.things)
    return any(ask.text.endswith("人") for ask in frame.asks) and not (frame.labels or frame.acts or programme)


def behind(frame: Frame) -> str:
    """What is counted: 多少|民兵."""
    asked = frame.ask("many")
    said = [token for token in (*frame.labels, *frame.rest, *frame.quoted) if asked and token.start >= asked.end]
    return next((token.value or token.text for token in sorted(said, key=lambda token: token.start)), "")


def place_behind(frame: Frame) -> str:
    """多少家|企业: words for such a place."""
    asked, noun = frame.ask("many"), frame.noun("place")
    there = asked is not None and noun is not None and ":" in noun.value and not frame.text[asked.end : noun.start].strip(" 的")
    return noun.value.partition(":")[2] if noun is not None and there else ""


def worded(frame: Frame) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What the figure must be of, words among it that no list has, and its units."""
    split = [counted(token.text.strip(), token.start == asked.end) for token in (*frame.rest, *frame.quoted) for asked in frame.asks[-1:]]
    words = tuple(token.value or token.text for token in frame.labels if head_units(token.value) is None)
    if not (words or split):  # 面积多大: then the word itself is what is measured
        words = tuple(label.value for label in frame.labels if label.value in MEASURED)
    words += tuple(noun.text for noun in frame.nouns if noun.value in KINDS)
    words += ("参加 参赛 参训 参与 接待",) if frame.act("attends") and frame.labels and not frame.noun("place") else ()
    words += tuple(noun.value.partition(":")[2] for noun in frame.nouns if noun.value.startswith("place:") and noun.value != "place:街道")
    units = tuple(unit for unit, _ in split if unit) + tuple(unit for ask in frame.asks for unit in units_of(ask))
    units += ALIKE[1] if frame.noun("person") else ()
    units += tuple(unit for label in frame.labels for unit in head_units(label.value) or ())
    return words, tuple(word for _, word in split if word), units


def counted_of(programme: Token | None, places: list[Token], names: Names, times: dict[str, str], show: Show) -> Iterator[Reading]:
    words = show.words
    if programme:
        about = of_sorts(programme, ("programme",))[0].name
        around = tuple(within(token.things[0], names) for token in places)
        yield Reading("indicators", {"programme": about, **times}, replace(show, words=(*words, *around)))
        yield Reading("indicators", times, replace(show, words=(*words, about, *around)))
        fit = of_sorts(places[0], ("community", "area", "facility", "office")) if len(places) == 1 else ()
        if len(fit) == 1:  # the figure is of a place in it
            yield Reading("indicators", {"programme": about, "place": parameter(fit[0], names), **times}, show)
    elif len(places) == 1:
        place = one(places[0], ("community", "area", "facility", "office"))
        yield Reading("indicators", {"place": parameter(place, names), **times}, show)
        yield Reading("indicators", times, replace(show, words=(*words, within(place, names))))
        for area in sorted(names.around.get(place.node, ())) if words else ():  # what a place has is often reported of the area around it
            yield Reading("indicators", times, replace(show, words=(*words, area)))
        for about in programmes_of(show, names):  # 装好了多少部|电梯: the programme that the word stands in
            yield Reading("indicators", {"programme": about, **times}, show)
    elif not places:
        yield Reading("indicators", times, show)
        event = Show(column="event", words=words[:1], month=show.month, day=show.day)
        if words[:1]:
            yield Reading("indicators", {}, replace(show, words=words[1:], month=None, day=None, beside=Reading("events", times, event)))


MOST_TRIED = 3


def programmes_of(show: Show, names: Names) -> list[str]:
    """Programmes whose name has what is counted."""
    said = [key(one) for one in show.counted.split() if len(one) > 1]
    found = {thing.name for name, things in names.things.items() if any(one in name for one in said) for thing in things if thing.sort == "programme"}
    return sorted(found) if len(found) <= MOST_TRIED else []


def within(place: Thing, names: Names) -> str:
    """The name, or that of an area or community in it."""
    inner = {thing.name for things in names.things.values() for thing in things if thing.sort == "area" and place.name in names.around.get(thing.node, ())}
    return " ".join([place.name, *sorted(inner - {place.name})])


ALIKE = (
    ("起", "件", "宗", "桩"), ("人", "名", "位", "人次"), ("公里", "千米", "米"), ("平方米", "平方公里", "亩", "公顷", "万平方米"),
    ("台", "部", "架"), ("栋", "幢", "座"), ("册", "本"),
)  # fmt: skip
"""Units in which people count the same: 多少起纠纷, where the report has 312件."""
HEADS = {"人数": ALIKE[1], "数量": (), "面积": ALIKE[3], "长度": ALIKE[2], "得分": ("分",)}
"""Words for a figure that say no more than its unit."""


MEASURED = ("面积", "长度", "得分")


def head_units(said: str) -> tuple[str, ...] | None:
    """人数, 公里数: the units of such a word; None for any other."""
    unit = said.removesuffix("数")
    if said in HEADS or unit == said or meaning("unit", unit) is None:
        return HEADS.get(said)
    return next((some for some in ALIKE if unit in some), (unit,))



EVENT_UNITS = ("次", "场", "期", "个", "项", "件", "人", "名", "位", "家")
UNITS = {"平米": "平方米", "块": "元", "块钱": "元", "元钱": "元", "钱": "元"}
ANY = "个家名位人次场回所处座册份本"
"""Units that people take for each other."""


SIZES = {"多大": ALIKE[3], "多长": ALIKE[2]}


def units_of(ask: Token) -> tuple[str, ...]:
    """多少台, 多大"""
    said = "人" if ask.text.endswith("人") else unit_behind(ask)
    unit = UNITS.get(said, said)
    if ask.text in SIZES or said == ask.text or said in ANY or not (said in UNITS or meaning("unit", said) is not None):
        return SIZES.get(ask.text, ALIKE[1] if said == "人" else ())
    return next((some for some in ALIKE if unit in some), (unit,))


def measure_of(frame: Frame) -> str:
    """多少家: a unit, though people take some for each other."""
    asked = frame.ask("many")
    return unit_said(asked) if asked is not None else ""


def counted(said: str, asked: bool) -> tuple[str, str]:
    """多少|台机械: the unit in front and what is counted in it."""
    lengths = range(len(said), 0, -1) if asked else (len(said),)
    unit = next((said[:length] for length in lengths if meaning("unit", said[:length]) is not None), "")
    return unit, said[len(unit) :].strip()
