"""Acts: an agent's part in an occasion; which parts a verb gives, to its subject and to what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...schema.types import Role
from .hosting import STATEMENTS
from .items import Item
from .mentions import Anonymous, PersonMention
from .offices import Office

Given = tuple[tuple[Role, str], ...]
"""Roles with the rule that gives each."""

ROLES: tuple[tuple[str, Role], ...] = (
    ("accompany", "accompanies"), ("follow", "visits"), ("lead", "leads"), ("chair", "chairs"), ("attend", "attends"),
    ("report", "reports"), ("speak", "speaks"), ("award", "awards"), ("receive", "receives"), ("organise", "organises"),
    ("inspect", "visits"), ("go", "visits"),
)  # fmt: skip
OPENING = re.compile(
    r"(?:启动|开始|开幕|开赛|开工|开业|启用|成立|闭幕|开班|开园|开馆|开街|开市|开营|揭牌|上线|开镰|启航|开播)"
)
DECISION = re.compile(r"(?:决定|任命|名单|结果|通知|通报|文件|批复|获奖|表彰)")
ONLY_CLASS = re.compile(r"(?:代表|委员|干部|职工|师生|党员|居民|群众|业务骨干|班子成员)")
DELEGATION = re.compile(
    r"(?:代表团|考察团|参观团|参访团|交流团|学习团|访问团|谒祖团|观摩团|采访团|采风团|慰问团|服务团|宣讲团|实践团"
    r"|(?<!第[一二三四五六七八九十])(?:考察|调研|慰问|检查|督查|督导|督察|巡查|视察|评估|验收|复审|复评|复查|核查|测评|考核|考评|暗访|指导|专家|观摩|参观|学习|调查|评审|评议)组)$"
)
OWN_MEETING = re.compile(r"[（(第扩大次）)\d一二三四五六七八九十]{0,10}[㐀-鿿]{0,10}会")
OF_OCCASION = re.compile(r"了?[^，。；]{0,14}?(?:签约|签字|捐赠|赠|仪式|交接|启动|揭牌|开幕|党课|讲座|宣讲|演讲|授课|课程|开班|时刻)|[，。；]|$")
"""What is witnessed or listened to is an occasion, and not the change of a place or a report."""
MUSTERS = re.compile(r"了?\d|[^，。；]{0,4}(?:群众|村民|居民|医护|队员|人员|志愿者|民兵|师生|学生)")
"""院长张三组织6名医护人员义诊."""
ROUSED = re.compile("[^，。；]{0,4}?(?:全[县市区镇乡村校体社民]|群众|居民|村民|各方|各级|社会)")
"""参加植树活动，动员｜全县上下迅速行动起来: what it was for, no speech."""
TAKEN_UP = re.compile("[^，。；]{2,20}?活动(?=[，。；]|$)")
"""县委书记张三来到某公园开展义务植树活动: he takes part, his office would organise it."""
PRESIDES = re.compile("执行主席[^。；]*$")
"""大会执行主席张三、李四在主席台前排就座."""
MEETING = ("会见", "会晤", "接见")
"""Whoever meets guests takes part as they do."""
SIGNING = ("聆听", "签", "见证", "共同签", "共同见证", "交换文本")
PAPERS = re.compile(r"了?(?:各类|相关|各种)?(?:《|[㐀-鿿]{0,8}?(?:宣传|传单|资料|手册|倡议书|告知书|明白纸|明白卡|问卷|折页|读本|指南|一封信))")
"""发放宣传单800份: what is handed out to whoever passes honours nobody."""
TO_SOMEBODY = re.compile(r"[向为给][^，。；]*$")
IN_SPEECH = re.compile(r"(?:致辞|致词|讲话|点评|总结)(?:中|时)[还]?$")
TO_STAFF = re.compile(r"对[^，。]{0,24}(?:负责人|负责同志|干部|工作人员|大家|同志们)$")
SIDE_TALK = frozenset({"说", "认为", "坦言", "告诉", "提到", "谈到"})
SPOKEN = SIDE_TALK | {"建议", "指导"}
ORDERS = frozenset({"安排", "安排部署", "提出要求", "提要求", "提出", "要求", "部署", "明确", "指导", "总结", "希望", "动员", "鼓励", "提醒"})
"""Words that an office's text uses of tasks: they are no speech where an office as a whole is the subject."""
MADE = re.compile("^(?:进行|[作做]出?)了?")
"""进行了安排部署 is 安排部署."""
OF_PEOPLE = frozenset({"揭牌", "授牌", "颁奖", "揭幕", "剪彩", "佩戴", "点亮", "按下", "递上", "揭开", "奠基", "培土", "鸣枪", "开锣", "开球"})
HANDING = ("送到", "交到", "递到", "发到", "送至")
GIFT_TO = re.compile("(?:将|把)(?P<gift>[^，。；]{2,30})$")
NO_GIFT = re.compile("温暖|关怀|关心|祝福|问候|政策|服务|知识|声音|精神|党课|理论|岗位")
IN_HANDS = re.compile("了?[^，。；]{0,24}?(?:手中|手上|手里|家中|家里)")
"""把慰问金送到｜老人手中; other 送到 give nothing."""
SENDING = frozenset({"送上", "送去", "送来", "送上了", "送去了", "献上", "带去"})
WISHES = re.compile(
    r"(?:了|上)?[^，。；、和及与]{0,16}?(?:祝福|祝愿|祝贺|贺词|贺信|问候|温暖|关怀|关爱|温情|欢乐|关心|敬意|欢笑|清凉|爱心(?=[，。；！]|$)|慰问(?![品金物]))"
    r"(?![品物礼包])[^，。；、和及与]{0,4}(?=[，。；！]|$)|(?:了|上)?[^，。；、]{0,16}?(?:知识|节目|演出|服务|技术|政策|歌声|盛会|盛宴|大餐|好戏|大戏)(?=[，。；！]|$)"
)
UNDERGONE = re.compile(
    "了?[^，。；、]{0,12}?(?:评议|监督|检查|询问|测评|考核|采访|审议|治疗|洗礼|培训|咨询|体检|调解|服务|辅导|检阅|委托|邀请|任命|请求|辞职|教育|考验|宣传)"
)
"""接受代表评议: nothing is handed over."""
CONDOLENCE = re.compile(r"慰问|看望|走访|探望")
IN_COMPANY = re.compile(r"的?(?:陪同|带领|率领|引导)下")
PARTY = re.compile("一行|等(?:人)?一行")
BOUND_FOR = ("到", "赴", "往")
"""率队赴: a verb of leading that also goes somewhere."""
AT_HOME = re.compile("(?:[、和及][^，。；、和及]{2,14}?){0,6}(?:等[^，。；、]{0,8}?)?的?(?:家中|家里|家(?=[，看、走慰]))")
"""张三、困难党员李四、王五等家中: each of the list is visited."""
SCENES = frozenset({"education", "health", "enterprise", "finance", "other"})


@dataclass(frozen=True, slots=True)
class Act:
    """An agent's part in an occasion, with the verb that says so."""

    agent: Item
    role: Role
    start: int
    end: int
    kinds: frozenset[str]
    rule: str
    day: int | None = None
    """The day of an itinerary that the part is limited to (陪同7日的考察)."""


@dataclass(frozen=True, slots=True)
class GoneTo:
    """A place behind a verb of going or looking, or named as the scene (在某地，…)."""

    place: Item
    rule: str


def given(text: str, verb: Item) -> Given:
    """The roles that a verb gives to its subject."""
    word = text[verb.start : verb.end]
    if "announce" in verb.kinds:
        return _announced(re.split("[，。]", text[verb.end : verb.end + 48].lstrip("，："))[0])
    if word in SPOKEN:
        return _spoken(text, verb, word)
    if word.startswith((*SIGNING, *MEETING)) or word.endswith("就座"):
        return _present(text, verb, word)
    if "join_visit" in verb.kinds:
        return ("visits", "role.joins-visit"), ("attends", "role.joins-visit")
    if _is_no_part(text, verb, word):
        return ()
    if "award" in verb.kinds and word.startswith(HANDING):
        return (("awards", "role.hands-over"),) if _hands_over(text, verb) else ()
    if word in ("开展", "开展了") and TAKEN_UP.match(text, verb.end):
        return ("organises", "role.organises"), ("attends", "role.takes-up")
    if word == "组织" and MUSTERS.match(text, verb.end):
        return (("organises", "role.musters"),)
    role = next((r for kind, r in ROLES if kind in verb.kinds), None)
    return ((role, f"role.{role}"),) if role else ()


def _present(text: str, verb: Item, word: str) -> Given:
    """签约, 聆听讲座, 会见客商, 大会执行主席就座: ways of being there."""
    if word.startswith(SIGNING):
        return (("attends", "role.signs"),) if OF_OCCASION.match(text, verb.end) or word.startswith(("签", "共同签")) else ()
    if word.startswith(MEETING):
        return (("attends", "role.meets"),)
    presides = PRESIDES.search(text, max(0, verb.start - 60), verb.start) is not None
    return (("chairs", "role.presides"),) if presides else (("attends", "role.attends"),)


def _is_no_part(text: str, verb: Item, word: str) -> bool:
    """发放传单, 接受评议, 揭牌成立, 送上祝福, 动员全县上下: nobody has a part in an occasion by that."""
    if word.startswith("发放") and PAPERS.match(text, verb.end) and not TO_SOMEBODY.search(text, max(0, verb.start - 24), verb.start):
        return True
    if word.startswith("接受") and UNDERGONE.match(text, verb.end) or word == "动员" and ROUSED.match(text, verb.end):
        return True
    founded = word == "揭牌" and text.startswith("成立", verb.end)
    return "appoint" in verb.kinds or founded or word in SENDING and WISHES.match(text, verb.end) is not None


def _hands_over(text: str, verb: Item) -> bool:
    """Whether a thing is put into somebody's hands."""
    gift = GIFT_TO.search(text, max(0, verb.start - 34), verb.start)
    return gift is not None and not NO_GIFT.search(gift["gift"]) and IN_HANDS.match(text, verb.end) is not None


def _spoken(text: str, verb: Item, word: str) -> Given:
    """说 in a speech or to those present counts as one; what is said in passing, 指导 and 建议 are told apart by their rules."""
    if word == "建议":
        return (("reports", "role.reports" if text.endswith("发言中", 0, verb.start) else "role.suggests"),)
    if word == "指导":
        return (("speaks", "role.guides"),)
    if word == "说" and IN_SPEECH.search(text, max(0, verb.start - 6), verb.start):
        return (("speaks", "role.speaks"),)
    if word == "说" and TO_STAFF.search(text, max(0, verb.start - 40), verb.start):
        return (("speaks", "role.tells"),)
    return (("speaks", "role.says"),)


def _announced(rest: str) -> Given:
    """宣布开幕 opens, 宣布决定 reads out; 宣布《条例》实施 is neither."""
    if "将于" in rest or "定于" in rest:
        return ()
    if DECISION.search(rest):
        return (("reports", "role.reads-out"),)
    return (("awards", "role.declares-open"),) if OPENING.search(rest) and "》" not in rest else ()


def fits(text: str, agent: Item, role: Role, word: str, rule: str = "") -> bool:
    """Whether an agent of this kind can have the role by this verb."""
    office = agent.of if isinstance(agent.of, Office) else None
    delegation = office is not None and DELEGATION.search(office.name) is not None
    if agent.kind == "place" and role == "reports":
        return word.endswith(STATEMENTS)
    if agent.kind == "place":
        return role in ("organises", "receives") or role == "awards" and word not in OF_PEOPLE
    if rule == "role.signs" and isinstance(agent.of, PersonMention) and agent.of.rule == "name.role":
        return False
    if agent.kind == "group" or delegation and role == "organises":
        return False
    if role == "leads" or rule == "role.takes-up":
        return agent.kind == "person"
    if role == "organises" and agent.kind == "person":
        return rule == "role.musters" or word in ("组织了", "牵头")
    if role == "organises":
        scene = (
            office is not None and office.kind in SCENES and word == "举行" and text[agent.start - 1] not in "与和同、"
        )
        return agent.kind == "office" and not scene
    if role == "attends" and agent.kind != "person" and word.startswith(SIGNING):
        return False
    if role == "reports" and office is not None and word.startswith("传达"):
        return False
    told = MADE.sub("", word)
    orders = told in ORDERS or told.endswith(("安排", "部署", "动员"))
    return not (role == "speaks" and agent.kind == "office" and not isinstance(agent.of, Anonymous) and orders)


def behind(text: str, item: Item, verb: Item) -> Act | GoneTo | None:
    """What a mention behind a verb is: a place gone to, someone visited or honoured, an office summoned."""
    word = text[verb.start : verb.end]
    if "accompany" in verb.kinds and item.kind == "person":
        return Act(item, "visits", verb.start, verb.end, verb.kinds, "role.accompanied")
    if verb.kinds & {"go", "inspect"} or word.endswith(BOUND_FOR):
        if item.kind == "person":
            visited = CONDOLENCE.search(word) or AT_HOME.match(text, item.end)
            return Act(item, "receives", verb.start, verb.end, verb.kinds, "role.visited-person") if visited else None
        return GoneTo(item, "place.gone-to") if item.kind in ("place", "office") else None
    if "award" in verb.kinds and item.kind == "person":
        return Act(item, "receives", verb.start, verb.end, verb.kinds, "role.recipient")
    if item.kind != "office":
        return None
    if word.endswith("召开") and item.start - verb.end <= 1 and OWN_MEETING.match(text, item.end):
        return Act(item, "organises", verb.start, verb.end, frozenset({"organise"}), "role.own-meeting")
    summons = word in ("组织", "召集") and "召开" not in text[verb.end : verb.end + 40]
    if summons and not ONLY_CLASS.match(text, item.end):
        return Act(item, "attends", verb.start, verb.end, verb.kinds, "role.summoned")
    return None


def heads_of_party(text: str, item: Item, before: Iterable[Item]) -> list[Act]:
    """张三、李四一行: those before 一行 head the visit."""
    if PARTY.match(text, item.end) is None:
        return []
    heads = [item]
    for other in reversed(list(before)):
        if other.kind != "person" or text[other.end : heads[0].start] not in ("、", "和", "，", "及", "与", "以及"):
            break
        heads.insert(0, other)
    led = 1 if text.startswith("等", item.end) else len(heads)  # 甲局局长张三，乙局局长李四等一行
    return [
        Act(head, "leads" if number < led else "visits", item.start, item.end + 2, frozenset({"lead"}), "role.party-of")
        for number, head in enumerate(heads)
    ]
