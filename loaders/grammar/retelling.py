"""Whether a sentence tells of a further occasion or more about one: its trigger and the occasion before in, yes or no out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .acts import Act
from .occasions import Occasion, Trigger
from .telling import HABIT, HOLDING, TALKS

HELD_ANEW = re.compile(r"(?:开“|揭牌|挂牌|授牌|举行了?|召开了?|举办了?|还举行|开展了)")
ANEW = re.compile(
    r"[\d年月日 ]*(?:随后|会后|之后|接着|紧接着|其后|另外|此外|[^，。]{2,8}(?:结束|之)后|(?P<part>(?:当[天日])?(?:[上下]午|晚上?)|当晚|同日))"
    r"[，,]?[^，。；]{0,26}?(?:召开|举行|举办|开展|组织)"
)
AFTER = re.compile(r"(?:随后|会后|之后|其后|[^，。]{2,8}(?:结束|之)后)[，,]?")
TOOK_PLACE = re.compile("[”」]?(?:在|于)[^，。；]{2,36}?(?:隆重|成功|正式|顺利|圆满|如期)?(?:举行|举办|召开|启动|开幕|开赛|上演|登场|打响|拉开帷幕|拉开序幕)")
"""某团“送戏下乡”活动｜在某村举行."""
PART = re.compile("(?:当[天日])?(?:[上下]午|晚上?)[，,]|当晚[，,]?|随后[，,]")
"""晚上，｜某主题文艺晚会在某广场上演."""
LATER = re.compile("(?:当[天日])?(?:上午|下午|晚上?)|当晚|随后|会后")
SOON = 160
"""Characters behind the sentence of a deed in which the occasion may get its name."""
SEVERAL = re.compile(r"陆续|[0-9一二三四五六七八九十]+个[村社街镇乡单]|各[村社镇乡街单]")


def names_it(text: str, trigger: Trigger, previous: Occasion) -> bool:
    """张三出席活动。街道举行捐赠仪式: what was only called 活动 is now named."""
    if AFTER.match(text, trigger.sentence[0], trigger.sentence[1]):
        return False
    held = trigger.kind in ("ceremony", "meeting", "training") and HELD_ANEW.search(text, *trigger.sentence)
    return bool(held) and previous.label == "活动" and not any(a.role == "organises" for a in previous.acts)


def held_anew(text: str, trigger: Trigger, previous: Occasion) -> bool:
    """随后，街道又召开某某推进会: a further occasion of the same kind with a name of its own."""
    anew = ANEW.match(text, trigger.sentence[0], trigger.end)
    part = PART.match(text, trigger.sentence[0], trigger.start) if anew is None else None
    if part is not None and TOOK_PLACE.match(text, trigger.end) and previous.start != trigger.sentence[0]:
        own = text[part.end() : trigger.start]
        return len(own) >= 4 and own[:4] not in "".join(text[a:b] for a, b in previous.heads)
    if anew is None or previous.start == trigger.sentence[0] or trigger.kind == "activity" and not anew["part"]:
        return False
    own = text[anew.end() : trigger.start].lstrip("了")
    told = "".join(text[a:b] for a, b in previous.heads)
    return len(own) >= 2 and own[:4] not in told and not own.startswith(("此", "本", "该", "这"))


def held_once(text: str, trigger: Trigger) -> bool:
    """举行了签约仪式, and not at several places one after the other."""
    sentence = trigger.sentence
    return HELD_ANEW.search(text, *sentence) is not None and SEVERAL.search(text, *sentence) is None


def goes_over(text: str, trigger: Trigger, previous: Occasion) -> bool:
    """当日下午，张三带领党员到某小区开展志愿服务活动: work after a visit or a meeting."""
    return trigger.kind == "activity" and previous.kind in ("visit", "meeting") and LATER.match(text, *trigger.sentence) is not None


def apart(trigger: Trigger, previous: Occasion) -> bool:
    """A contest on the last day of a training of three days is an occasion of its own."""
    return previous.kind in ("training", "activity", "ceremony") and trigger.kind not in ("visit", previous.kind)


def tells_more(text: str, trigger: Trigger, deed: Occasion) -> bool:
    """Whether a sentence soon behind a deed says what occasion it was, and not what came after it or is always done."""
    soon = trigger.sentence[0] - deed.heads[0][1] <= SOON
    if deed.kind in ("meeting", "ceremony") and text[trigger.start : trigger.end] == "活动":
        return False  # 县委书记调度某工作。李四参加活动
    return soon and not AFTER.match(text, trigger.sentence[0]) and HABIT.search(text, *trigger.sentence) is None


def is_told(text: str, trigger: Trigger, acts: Sequence[Act], opening: bool) -> bool:
    """Whether a sentence without a date tells of one occasion: somebody by name leads or chairs it, or, in the
    opening paragraph, takes any part."""
    if HABIT.search(text, *trigger.sentence):
        return False
    named = {a.role for a in acts if a.agent.kind == "person"}
    if not opening:
        return bool(named & {"leads", "chairs"})
    if trigger.kind != "visit" and TOOK_PLACE.match(text, trigger.end):
        return True
    held = any(a.role == "organises" and text[a.start : a.end] in HOLDING for a in acts)
    return trigger.kind == "visit" or bool(named) or held


def talks_there(text: str, trigger: Trigger, previous: Occasion) -> bool:
    """A talk at the end of a visit, or beside a ceremony or activity."""
    beside = previous.kind in ("ceremony", "activity") and TALKS.search(text, *trigger.sentence) is not None
    return trigger.kind == "meeting" and (previous.kind == "visit" or beside)
