"""Two reports in, what their names for it say: one name, one full name, one number of a series. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from .places import parts
from .telling import Occasion
from .types import Point

GENERIC = re.compile(r"^(?:活动|会议|会|仪式|培训|工作会议|培训班|主题活动|志愿服务活动)$")
"""Names that say no more than the kind."""
VAGUE = re.compile(
    r"^(?:工作|主题|志愿服务|主题党日|党日|宣传|集中|专题|全体|系列|社区|公益|便民|慰问|培训|开展)*"
    r"(?:党日|活动|会议|会|大会|仪式|典礼|培训|培训班)$"
)
"""Names that another name may stand for: a 志愿服务活动 that its other organisers call a 主题党日."""
DEED = re.compile(r"^(?:走进|来到|走访|前往|深入|参观|慰问|开展)$")
"""What somebody did, and no name."""
SORTS = (
    "座谈会 恳谈会 交流会 茶话会 见面会 对接会 洽谈会 座谈", "推进会 部署会 动员会 调度会 工作会 例会", "演练 演习 拉练", "开工仪式 奠基仪式 动工仪式",
    "揭牌仪式 挂牌仪式 成立仪式 成立大会", "开学典礼 开班仪式 开班式 开学仪式", "启动仪式 开幕式 开幕仪式 首发仪式 启动会",
    "文艺演出 演出 晚会 汇演 联欢会 文艺汇演 文艺晚会", "比赛 大赛 联赛 决赛 总决赛 邀请赛 锦标赛 运动会 竞赛",
    "培训班 培训会 培训 讲座 宣讲 宣讲会 党课 专题党课 授课", "义诊 巡诊 体检 义诊活动", "招聘会 专场招聘会 双选会",
)  # fmt: skip
"""Names that papers use for one and the same thing."""
SORT = {name: number for number, group in enumerate(SORTS) for name in group.split()}
VERB = re.compile(r"^[一-龥]{2}$")
"""检查, 调研: what every visit is."""
BEFORE = re.compile(r"[^一-龥A-Za-z0-9“”]|开展|举[行办]|召开|组织|参加|出席|主持|[主承协]办|启动了|进行|迎来|[在的把将了]")
"""Where the full name of an occasion begins: after any of these."""
QUOTED = re.compile(r"“[^“”\n]{2,12}”")
"""Of which nothing is split off: “宪法在身边”."""
THEME = 16
"""Characters before the name of an occasion in which the rest of it may stand: 第五届乡贤｜恳谈会."""
LONG = 8
"""Characters of a full name that two occasions do not have in common by chance."""
ALL_OF = re.compile(r"[全我本][省市区县镇乡]")
OF_AREA = re.compile(r"[省市区县镇乡]")
THING = re.compile(
    r"[一-龥]{2,12}?(?:小学|中学|学校|幼儿园|学院|大学|医院|卫生院|公司|集团|公园|广场|图书馆|博物馆|纪念馆|体育馆|养老院|敬老院|福利院|大厦|水库|粮库)"
)
"""What an occasion is named after; not 社区 or 小区, of which whole programmes are."""
NUMBERED = re.compile(r"第([一二三四五六七八九十百零\d]+)([届次期季轮批场])")


def of_names(one: Occasion, other: Occasion) -> Iterator[Point]:
    if not one.label or not other.label:
        yield from of_one_name(one, other)
        return
    if one.label == other.label and not (one.words and GENERIC.match(one.label)) and not one.label.endswith("一行"):
        yield ((0.5 if "visit" in (one.kind, other.kind) and VERB.match(one.label) else 1), f"同名 same name: {one.label}")
    if "visit" in (one.kind, other.kind):
        return
    vague = any(VAGUE.match(label) or DEED.match(label) for label in (one.label, other.label))
    alike = vague or one_in_the_other(one.label, other.label) or of_one_sort(one.label, other.label)
    if alike and themes(one) and themes(other):
        yield from of_full_names(themes(one), themes(other), -1 if vague else -2, len(one.label) if one.label == other.label else 0)
    elif alike:
        yield from of_one_name(one, other)
    said = {label for label, words in ((one.label, other.words), (other.label, one.words)) if label in words}
    if one.label != other.label and said and not all(map(VAGUE.match, said)):
        yield 1, f"另一篇提到名称 the other mentions: {listed(said)}"
    elif not said and not alike:
        yield -2, f"名称不同 other names: {one.label} | {other.label}"


def of_one_name(one: Occasion, other: Occasion) -> Iterator[Point]:
    """Where only one report has a name for it: 迎新春年货节｜启动仪式, of which the other says 迎新春年货节开市."""
    names = ((one, other.words), (other, one.words))
    found = (as_far_as_said(theme, occasion.label, words) for occasion, words in names for theme in themes(occasion))
    said = {name for name in found if len(name) > 3 and not VAGUE.match(name)}
    if said:
        yield 1, f"另一篇提到全称 the other mentions the full name: {listed(said)}"


def as_far_as_said(theme: str, label: str, words: str) -> str:
    """防诈骗知识, where the other report has that of 防诈骗｜知识讲座; empty where it has not even the first."""
    return next((theme + label[:size] for size in range(len(label), -1, -1) if theme + label[:size] in words), "")


def of_one_sort(one: str, other: str) -> bool:
    return one in SORT and SORT[one] == SORT.get(other)


def of_full_names(one: frozenset[str], other: frozenset[str], unlike: float, same: int) -> Iterator[Point]:
    """By what stands before: 第五届乡贤｜恳谈会; `same` is how many characters of the name itself are the same."""
    one, other = frozenset(map(of_its_area, one)), frozenset(map(of_its_area, other))
    numbers, others = numbered(one), numbered(other)
    if any(number != others[sort] for sort, number in numbers.items() if sort in others):
        yield -4, f"届次不同 other numbers: {listed(one)} | {listed(other)}"
        return
    tail = common_tail(one, other)
    if NUMBERED.search(tail):
        yield (3 if len(tail) >= LONG else 2.5), f"届次相同 same number: …{tail}"
    elif unlike < -1 and len(tail) == 2 and are_of_their_own(one, other, tail):
        yield unlike, f"名目不同 other themes: {listed(one)} | {listed(other)}"
    elif len(tail) > 1:
        whole = tail in one & other and OF_AREA.match(tail) is not None
        yield (2 if len(tail) >= LONG else 1.5 if len(tail) > 3 or whole else 1 if len(tail) + same > 5 else 0.5), f"全称相同 same full name: …{tail}"
    elif run := max((common_run(left, right) for left in one for right in other), key=lambda text: (len(text), text), default=""):
        yield (1 if len(run) > 3 else 0.5), f"名目相近 themes alike: …{run}…"
    elif one and other:
        yield unlike, f"名目不同 other themes: {listed(one)} | {listed(other)}"


def are_of_their_own(one: frozenset[str], other: frozenset[str], tail: str) -> bool:
    """物流｜企业, 外贸｜企业: before what they have in common nothing is alike."""
    mine, theirs = ([name.removesuffix(tail) for name in names] for names in (one, other))
    spelt = all(name.endswith(tail) and len(name) > len(tail) + 1 and not parts(name)[0] for name in (*one, *other))
    return spelt and not set("".join(mine)) & set("".join(theirs))


@lru_cache(1 << 12)
def themes(one: Occasion) -> frozenset[str]:
    """What stands before its name wherever the report has it, as far as the clause goes."""
    if not one.label or (one.kind != "visit" and DEED.match(one.label)):
        return frozenset()
    words = re.sub(QUOTED, lambda quoted: "“" + "“" * (len(quoted[0]) - 2) + "”", one.words)
    ends = [at.start() for at in re.finditer(re.escape(one.label), one.words)]
    sizes = ((end, len(re.split(BEFORE, words[max(0, end - THEME) : end])[-1])) for end in ends)
    return frozenset(one.words[end - size : end] for end, size in sizes if size > 1)


def numbered(names: Iterable[str]) -> dict[str, str]:
    return {found[2]: found[1] for name in sorted(names) for found in NUMBERED.finditer(name)}


def of_its_area(theme: str) -> str:
    """安乐县档案 and 全县档案 are 县档案."""
    areas = parts(theme)[0]
    rest = theme.removeprefix(areas)
    return areas[-1:] + rest if areas else theme[1:] if ALL_OF.match(theme) else theme


def in_its_own_name(one: Occasion, other: Occasion) -> bool:
    """Whether both name it in full by area and number: 松洲区第二届邻里文化节."""
    tail = common_tail(themes(one), themes(other))
    return one_in_the_other(one.label, other.label) and bool(parts(tail)[0]) and NUMBERED.search(tail) is not None


def things(one: Occasion) -> frozenset[str]:
    """Schools, firms and the like that its full name begins with: 平湖小学｜揭牌仪式."""
    found = (match[0] for theme in (themes(one) if one.kind != "visit" else ()) if (match := THING.match(theme)) is not None)
    return frozenset(name for name in found if parts(name)[1])


def common_tail(one: frozenset[str], other: frozenset[str]) -> str:
    return max((common_end(left, right) for left in one for right in other), key=lambda text: (len(text), text), default="")


def common_end(one: str, other: str) -> str:
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return one[len(one) - size :]


def common_run(one: str, other: str) -> str:
    """The longest run of two characters or more that is in both."""
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    run = one[found.a : found.a + found.size].strip("“”")
    return run if len(run) > 1 else ""


def one_in_the_other(one: str, other: str) -> bool:
    """会议 may be the 推进会议 that another report names."""
    return one in other or other in one


def listed(names: Iterable[str]) -> str:
    return "、".join(sorted(names))
