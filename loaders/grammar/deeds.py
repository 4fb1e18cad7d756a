"""What was done, told without a word for an occasion: a sentence and its verbs in, the kind of event out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...schema.types import EventKind
from .acts import Act
from .dates import DateMention
from .deed_kinds import ACTORS, DURING, KINDS, LEAD_IN, NO_DEED, REACH, THERE, UNKNOWN, WENT, met_there
from .items import Item
from .telling import FIRM, HABIT

LOOKING = frozenset({"inspect", "join_visit", "accompany", "follow"})
SIGNED = re.compile("签[订署]了?[^，。；]{0,30}?(?<!调解)(?<!和解)(?:协议|合同|备忘录)")
OPENED = re.compile("正式(?:启用|投用|投入使用|投入运营|投入运行|对外开放|建成|通车|运营|投产)")
"""某园于7月1日｜正式启用."""
FOUNDED = re.compile(
    "(?:商会|协会|学会|联合会|基金会|总会|合作社|联合社|联盟”?|公司|学院|工会|妇联|宣讲团|志愿服务队|救援队)"
    "(?:正式|宣告|宣布|挂牌)?成立(?=[。；，])"
)
"""8月13日，某镇商会成立."""
CONDOLES = re.compile("慰问|走访|看望|探望")
PEOPLE = "老人|居民|群众|村民|牧民|农户|孩子|儿童|学生|师生|职工|工人|官兵|战士|住户|业主|家庭|患者|考生|骑手|环卫工"
SIGNBOARD = re.compile("(?:揭牌|挂牌|授牌)(?:正式)?(?:成立|启用)")
SERVES = re.compile(
    rf"为[^，。；]{{0,16}}?(?:{PEOPLE})们?[^，。；]{{0,10}}?(?:修|理发|剪发|看病|诊|测|量血压|体检|打扫|清扫|表演|演出|辅导|服务)"
    "|义诊|献血|采血|祭扫|植树|栽植|(?:集中|专项|联合|开展)整治|(?:集中|义务)清[理扫运]|宣誓|便民服务(?![中站点所大])|开展[^，。；]{0,24}?(?:宣传|志愿|演出|普法|便民|公益|文艺|宣教|宣传教育)[㐀-鿿]{0,6}活动|义务理发|免费体检"
    r"|开展了?[^，。；]{0,24}?志愿[㐀-鿿]{0,8}服务|进行了?[^，。；]{0,6}?(?:清理|清扫|打扫|保洁|大扫除)|帮助?[^，。；]{0,10}?(?:抢收|收割|采摘|除草|清淤|插秧|栽种|秋收|晾晒)"
)
"""到某街坊为老人修水管: work done for others is an activity, and the place no place looked at."""
LABOUR = re.compile("清[除理扫运][^，。；]{0,10}?(?:死角|垃圾|杂物|小广告|积雪|淤泥|杂草|河道)|义务劳动")
RESCUES = re.compile("抢险|排险|抢修|救援|救灾|转移[^，。；]{0,6}(?:群众|居民|村民|人员|安置)|(?<!防)灭火|扑救|处置险情|搜救|营救")
RITE = re.compile(
    "揭牌|授牌|授旗|揭幕|剪彩|奠基|宣布[^，。；]{0,12}?(?:开工|启动|开幕|开园)|[节季展赛][^，。；]{0,4}?开幕"
    "|佩戴(?:大红花|勋章|奖章|纪念章)|(?:正式|顺利|建成)(?:开工|通车|启用|投用)"
)
HONOURS = re.compile(r"(?:颁发|送上|授予|送去|颁授|递上|佩戴)了?[^，。；]{0,14}?(?:证书|奖牌|奖杯|聘书|任命书|喜报|锦旗|称号|奖状|勋章|奖章|牌匾)")
TALKED_TO = re.compile(r"(?:集体|集中|提醒|警示|工作|诫勉|廉政|任前|专题)(?:约谈|谈话)|(?:进行|开展)了?[^，。；]{0,4}约谈|约谈了")
GIVES = re.compile(rf"[向为给][^，。；]{{0,24}}?(?:{PEOPLE})们?[^，。；]{{0,6}}?(?:发放|赠送|送上|送去|送出)")


TAUGHT = re.compile(
    r"宣讲了?(?:党的|[^，。；]{0,16}?(?:精神|政策))|[为向给][^，。；]{1,24}?(?:宣讲|讲授|授课|讲述[^，。；]{0,20}故事|(?:作|做|进行)了?[^，。；]{0,12}?(?:宣讲|讲座|辅导|授课|报告|讲解))"
    r"|(?:带来|送来|送上|奉上|献上)了?[^，。；《]{0,4}[一二三两][堂节场次][^。；]{0,40}?(?:课|讲座)"
    r"|上了?[^，。；《]{0,4}(?:[一二三两][堂节场次]|第一课|题为|《)[^。；]{0,40}?课|讲(?:授了?|了|专题|廉政|微)[^，。；]{0,12}?(?:党课|第一课|法治课|思政课)|(?:作|做)了?[^。；]{0,30}?(?:专题)?(?:讲座|宣讲|辅导报告)"
)
"""走进某校，为学生上了一堂法治课: whoever comes teaches."""


LATELY = frozenset({"近日", "日前", "近期", "前不久", "不久前"})
LESSONS = re.compile("(?:班|课堂|课程|学堂|大学|学校|讲堂)”?(?:在[^，。；]{2,20}|于[^，。；]{2,20}|正式|如期|顺利)(?:正式)?(?:开课|开班|开讲|开学)")
"""3月8日，摄影班在某教室开课."""
GATHERS = re.compile(
    "登台表演|登台献艺|欢聚一堂|齐聚一堂|共庆(?![㐀-鿿]{0,6}(?:周年华诞|华诞))|共度[㐀-鿿“”]{1,10}"
    "(?:节|中秋|元宵|新春|端午|重阳|佳节)|共[吃赏品](?:百家宴|团圆[饭宴]|年夜饭|饺子|月饼|汤圆)|开席"
)
"""5月8日，居民欢聚一堂，共庆敬老节."""


def of_going(text: str, sentence: tuple[int, int], items: Iterable[Item]) -> EventKind:
    """What going somewhere, or leading others there, was: a visit, a talk, or work done for others."""
    met = met_there(text, sentence)
    if met is not None:
        return met
    if any(i.kind == "verb" and i.kinds & LOOKING for i in items):
        return "visit"
    if TAUGHT.search(text, *sentence):
        return "training"
    if SERVES.search(text, *sentence) or LABOUR.search(text, *sentence):
        return "activity"
    return "other" if RESCUES.search(text, *sentence) else "visit"


def _founded(text: str, mention: DateMention, sentence: tuple[int, int], opens: bool) -> EventKind | None:
    """A signboard put up, something opened for use, a society founded."""
    if opens and SIGNBOARD.search(text, *sentence):
        return "ceremony"
    return "other" if OPENED.match(text, mention.end, sentence[1]) or opens and FOUNDED.search(text, *sentence) else None


def _to_people(text: str, sentence: tuple[int, int], acts: Sequence[Act]) -> EventKind | None:
    """In somebody's home, put into somebody's hands, shown to somebody."""
    rules = {a.rule for a in acts}
    handed = "role.hands-over" in rules
    if "role.visited-person" in rules or handed and CONDOLES.search(text, *sentence):
        return "visit"
    if handed:
        return "activity"
    return "visit" if any(a.rule == "role.guides" and a.agent.kind == "person" for a in acts) else None


def by_deed(text: str, mention: DateMention, sentence: tuple[int, int], acts: Sequence[Act]) -> EventKind | None:
    """What was done on a day, told without a word for an occasion: something opened for use, an agreement signed, gifts given."""
    lately = mention.part in LATELY and bool(acts) and HABIT.search(text, *sentence) is None
    if mention.day is None and not lately:
        return None
    head = text[mention.start - 1 : mention.start] in ("，", "于") and mention.start <= sentence[0] + 40 and all(a.start > mention.start for a in acts)
    opens = mention.start <= sentence[0] + 8 or head
    if any(a.role == "reports" for a in acts) and TAUGHT.search(text, *sentence):
        return "training"
    if TALKED_TO.search(text, *sentence) and any(a.agent.kind == "person" for a in acts):
        return "meeting"
    if opens and any(a.agent.kind == "person" for a in acts) and RITE.search(text, *sentence):
        return "ceremony"
    if opens and (kind := _to_people(text, sentence, acts)) is not None:
        return kind
    founded = _founded(text, mention, sentence, opens)
    if founded is not None:
        return founded
    if SIGNED.search(text, *sentence) and (opens or any(a.role == "attends" for a in acts)):
        return "ceremony"
    plain: EventKind | None = "training" if LESSONS.search(text, *sentence) else "activity" if GATHERS.search(text, *sentence) else None
    if opens and plain:
        return plain
    given = any(a.role == "awards" and a.agent.kind == "person" for a in acts) and GIVES.search(text, *sentence)
    if opens and any(a.role == "awards" and a.agent.kind == "person" for a in acts) and HONOURS.search(text, *sentence):
        return "ceremony"
    return "activity" if given or SERVES.search(text, *sentence) and (acts or opens) else None


def behind(text: str, mention: DateMention, sentence: tuple[int, int]) -> int | None:
    """Where the deed is told, if the day opens its sentence or stands behind what it was for."""
    early = mention.start <= sentence[0] + 8 and text[mention.start - 1 : mention.start] not in tuple("受因自从在")
    opens = early or LEAD_IN.fullmatch(text, sentence[0], mention.start)
    return mention.end if opens and not DURING.match(text, mention.end) else None


def whatever(text: str, start: int, sentence: tuple[int, int], items: Sequence[Item]) -> EventKind | None:
    """The kind of what was done, told from `start` on; None where nobody does anything or it is always done."""
    doer = _doer(text, start, sentence[1], items)
    if text[doer : doer + 1] in "。；：！":
        doer = start + (text[start : start + 1] == "，")  # 服务站把喜报送到某村: named last
    end = min(sentence[1], doer + REACH)
    if NO_DEED.match(text, doer, sentence[1]) or HABIT.search(text, sentence[0], min(end, doer + REACH // 2)):
        return None
    went = WENT.match(text, doer, end)
    kinds = THERE if went else KINDS
    kind = _first(text, doer, end, kinds) or _first(text, start, end, kinds)
    if went and kind is None:
        return of_going(text, (doer, end), items)
    return kind or next((UNKNOWN[i.kind] for i in items if i.end == doer and i.kind in UNKNOWN), None)


def _first(text: str, start: int, end: int, kinds: Sequence[tuple[re.Pattern[str], EventKind]]) -> EventKind | None:
    """By what is first said to have been done."""
    found = ((match.start(), order, kind) for order, (pattern, kind) in enumerate(kinds) if (match := pattern.search(text, start, end)))
    return min(found, default=(0, 0, None))[2]


def _doer(text: str, start: int, end: int, items: Sequence[Item]) -> int:
    """Where whoever does it is named to the end, in the first two clauses from `start` on; else `start` behind its comma."""
    stops = [match.start() for match in re.finditer("[，。；：！]", text[start:end])]
    stops = [start + stop for stop in stops if stop > 2][:2]
    limit = stops[-1] if stops else end
    named = next((i.end for i in items if i.start >= start and i.end <= limit and i.kind in ("person", "office", "place", "group")), None)
    if named is not None:
        return named
    actors = ACTORS.search(text, start, stops[0] if stops else end)
    return actors.end() if actors else start + (text[start : start + 1] in "，,")


def told_by(
    text: str, mention: DateMention, sentence: tuple[int, int], acts: Sequence[Act], items: Sequence[Item], opens: bool
) -> tuple[EventKind, str] | None:
    """Kind and rule of what was done on the day; `opens` says that the sentence opens a report, which tells of one deed at least."""
    kind = by_deed(text, mention, sentence, acts)
    if kind is not None:
        return kind, f"event.{kind}"
    start = behind(text, mention, sentence)
    kind = whatever(text, start, sentence, items) if opens and start is not None else None
    if kind is not None:
        return kind, "event.deed"
    firm = mention.kind != "festival" and mention.start <= sentence[0] + 4 and any(a.role in FIRM for a in acts)
    return ("other", "event.other") if firm else None
