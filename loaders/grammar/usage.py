"""How a word is used: whether what can be a verb names a thing here, is negated, has another subject, or opens speech."""

from __future__ import annotations

import re

from .items import Item
from .scan import CHINESE

NOUN_ENDINGS = frozenset("班会员者团稿件组率费点站所室权部队局课师类型")
GIFTS = ("人", "品", "金", "书", "信", "词")
JOINS = ("参加", "出席", "列席")
NO_NOUN = (
    "会议", "会上", "会见", "会员", "会场", "员工", "师生", "部门", "部署", "部分", "部队", "组织", "人民", "人员", "所", "团员", "团体", "队伍", "队员",
    "站点", "站所", "点位", "课堂", "场所", "场馆", "室内", "权属",
)  # fmt: skip
TAKES_PLACE = re.compile(
    "的[^，。；]{0,24}?(?:活动|行动|仪式|演出|晚会|比赛|赛|讲座|培训班?)(?:于[^，。；]{2,12})?(?:如期|正式|圆满|隆重)?(?:来到|走进|在|举行|启动|开幕|落幕|开赛|拉开)"
)
OF_ACTIVITY = re.compile("的[^，。；]{0,24}?(?:活动|行动|仪式|演出|晚会|比赛|讲座|培训班?)")
"""由镇平安办牵头，司法所、派出所共同开展｜的宣传活动."""
RITES = ("仪式", "典礼", "大会", "活动", "晚会", "盛典", "嘉宾")
OF_RITE = re.compile(f"(?:揭牌|揭幕|签约|授牌|授旗|启动|开工|奠基|开幕|颁奖|捐赠|开业|开班|暨|、|和|及)*(?:{'|'.join(RITES)})")
"""揭牌｜签约仪式."""
BY_MEANS = re.compile("以[^，。；为]{2,16}$")
"""副校长张三以真实案例｜提醒家长."""
WELCOMED = re.compile(
    "(?:来|访|到|我[㐀-鿿]{1,2}|[㐀-鿿]{1,6}?(?:省|市|县|区|镇|乡|街道|村|社区)"
    "|指导|考察|调研|参观|交流|学习|工作|督导|检查|视察|观摩|一行)*(?:表示|致以)"
)
"""对考察团｜到访表示欢迎, 向客商的｜到来致以谢意: the guests came, not who says so."""
PRESENT = re.compile("(?:全体|各位|各)?(?:单位|企业|家长|学员|选民|代表|委员|人员|同志|干部|嘉宾|领导|党员|群众|居民|村民)")
"""向到会｜代表汇报."""
TRAINING_NOUNS = frozenset({
    "培训", "宣讲", "演讲", "辅导", "演示", "科普", "说明", "分享", "讲解", "动员", "部署", "总结", "表态", "汇报", "发言", "述职", "通报", "慰问", "点评",
    "现场教学", "示范", "讲评", "推介",
})  # fmt: skip
"""Words that name the occasion where 举办 or 召开 stands before them."""
WANT_SUBJECT = frozenset({
    "要求", "总结", "培训", "部署", "希望", "明确", "动员", "指导", "建议", "说明", "分析", "示范", "科普", "鼓励",
    "提醒", "回应", "承诺", "提出", "期望", "表态",
})  # fmt: skip
"""Words that are verbs only behind someone who acts."""
WANT_PERSON = frozenset({
    "启动", "交付", "发出", "移交", "点亮", "按下", "送来", "转交", "获得", "接到", "奠基", "捐出", "慰问品",
})  # fmt: skip
REPORTED = frozenset({
    "强调", "指出", "要求", "表示", "说", "认为", "希望", "提出", "提到", "谈到", "坦言", "告诉", "呼吁", "承诺", "勉励", "叮嘱", "嘱咐", "建议", "提醒",
    "寄语", "期望", "号召", "明确", "嘱托", "提议", "提出要求", "提要求",
})  # fmt: skip
"""Verbs whose object is what was said, whether or not a comma follows at once."""
TOGETHER = re.compile(r"(?:共同|一起|一同|一道|联合|携手)")
DELIVERED = (
    "讲话", "致辞", "致词", "欢迎词", "欢迎辞", "贺词", "开幕词", "闭幕词", "答谢词",
    "答谢辞", "发言", "报告", "点评", "动员", "演讲", "授课", "辅导", "党课", "指导",
)  # fmt: skip
"""Speeches as a whole: a comma behind them opens no words that were said."""
NEGATED = re.compile(r"(?:未能?|没有?|不再|无法|不|不要|无需|无须|不用|谢绝)$")
RELATIVE = re.compile(r"[㐀-鿿]{0,8}的")


SIGNED_THING = re.compile("项目|落地|落户|居民|家庭|服务|率|方|双方|企业|的|[㐀-鿿]{0,6}(?:仪式|活动|大会)")
SUM = re.compile(r"了?(?:共计?|合计|人民币|现金|近|逾|超过?)?[0-9]")
"""捐款120万元; other 捐款 are the money."""
SPEECH = re.compile(r"(?<![作表了])(?:系列|重要|的)(?:重要)?$")
ATTENDING = re.compile(
    r"(?:出席|参加)了?[^，。；]{0,24}?(?:会议|活动|仪式|大会|培训|班|论坛)的"
    r"(?=[㐀-鿿\d“”]{0,16}?(?:书记|委员|代表|人员|干部|学员|党员|居民|群众|嘉宾|老师|选手|专家|医生|志愿者|领导|学生|同学|教师|企业|队员|家长|职工|孩子|朋友))"
)
"""看望出席某会议的委员: the meeting only says which."""
BY_ALL = re.compile("(?:全员|全民|人人|多方|多元|多元主体|社会|公众|各方|自觉)$")
"""从动员全员｜参与、加强宣传三个方面: how a task is done, not who came."""
OFFERED = re.compile("(?:提供|开展)[^，。；]{0,6}$")
"""提供政策｜解答: a service that is offered."""
FINDINGS = re.compile("(?:结束|完毕|过程中|途中|之余|情况|结果|报告|方案|记录|制度|台账)(?!进行)")
"""通报巡查｜情况, 参观｜结束后: what an inspection found, or when it was over."""
PATROL = re.compile("(?:志愿|服务|宣传|先锋|专项|整治|行动)+(?:小分)?[队组团]|了?(?:视力|身体|血压|血糖|口腔|牙齿|听力|心肺|骨密度)")
"""志愿巡查｜服务队, 免费检查｜视力."""
WHEN = re.compile(r"[^，。；]{2,20}时的")
BY_ORDER = re.compile("(?:根据|按照|依照|遵照|依据|落实|贯彻|响应)[^，。；]*$")
"""根据某某方案要求，召开会议: what was asked for before is no speech."""


THANKS = re.compile(
    "了?(?:热烈|衷心|诚挚|由衷|崇高|亲切|真诚|深切|最|的|地|节日|新春)*(?:欢迎|感谢|祝贺|慰问|敬意|谢意|肯定|赞赏|问候|祝福|谢忱)"
    "(?:和[^，。；]{2,8})?[，。；]"
)
"""对客人到来表示｜热烈欢迎，并介绍了……: no words of the speech follow."""
COUNTED = re.compile("[一二三四五六七八九十]是")
"""三是｜第一书记交流发言."""
GUESTS = re.compile("[^，。；的]{0,10}的(?:各位|全体|所有)?(?:领导|嘉宾|来宾|客人)")
"""介绍了来｜看望他们的各位领导."""
MANNERS = ("详细", "认真", "仔细", "热情", "耐心", "简要", "生动", "深入", "详尽")
"""向大家详细的｜介绍了: 的 in the place of 地."""


THIS = ("此次", "本次", "这次", "该次")
"""对此次｜观摩作出点评: the one told of."""
TOLD_OF = re.compile("[^，。；“”]{0,30}?(?:情况|进展|成效|事宜|筹备)")
"""汇报了｜召开某会准备工作情况: what was told of, not what is done."""


def is_noun(text: str, clause: list[Item], index: int) -> bool:
    """Whether a word that can be a verb names a thing here (的汇报, 介绍信, 培训班, 授牌仪式, 工作要求)."""
    item = clause[index]
    word, after = text[item.start : item.end], text[item.end : item.end + 1]
    if after == "的" and not item.kinds & {"accompany", "lead"} and word[-1] != "办" and not _holds(text, item, word):
        return True
    if text[item.start - 1 : item.start] == "的" and "organise" not in item.kinds and not text.endswith(MANNERS, 0, item.start - 1):
        return True
    if "award" in item.kinds and OF_RITE.match(text, item.end):
        return True
    welcomed = bool(item.kinds & {"go", "inspect"}) and WELCOMED.match(text, item.end) is not None
    present = welcomed or word in ("到会", "与会", "参会") and PRESENT.match(text, item.end) is not None
    if present or _is_part(text, item, word) or _is_manner(text, item, word) or _joined(text, clause, index):
        return True
    if word in ("慰问", "捐赠", "赠送", "颁奖", "介绍", "致辞", "讲话", "倡议", "参会", "与会") and text.startswith(
        GIFTS, item.end
    ):
        return True
    joins = word.startswith(JOINS) and len(word) > 2  # 参加座谈｜会, 参加培训｜班
    if item.kinds & {"report", "speak", "award", "attend", "inspect"} and after in NOUN_ENDINGS and not joins:
        return text[item.end + 1 : item.end + 2] != "长" and not text.startswith(NO_NOUN, item.end)
    if word == "参与" and RELATIVE.match(text, item.end, item.end + 9):
        return True
    if word in TRAINING_NOUNS and any(i.kind == "verb" and "organise" in i.kinds for i in clause[:index]):
        return True
    left = clause[index - 1] if index else None
    if word in WANT_PERSON:
        return left is None or left.kind != "person" and not TOGETHER.match(text, left.start)
    return word in WANT_SUBJECT and not _has_subject(text, item, left) and not _by_means(text, clause[:index], item)


def _in_quotes(text: str, item: Item) -> bool:
    """“网格巡查我先行”活动: in what something is called or what somebody said."""
    opened = max(text.rfind(mark, max(0, item.start - 60), item.start) for mark in "“\n。")
    return text[opened : opened + 1] == "“" and text.find("”", opened, item.start) < 0


def _by_means(text: str, before: list[Item], verb: Item) -> bool:
    """副校长张三以真实的案例｜提醒家长: how somebody says it stands between."""
    last = next((i for i in reversed(before) if i.kind != "word"), None)
    return last is not None and last.kind == "person" and MEANS.fullmatch(text, last.end, verb.start) is not None


def _holds(text: str, item: Item, word: str) -> bool:
    """甲局联合乙馆开展的“三下乡”活动｜来到某村: whose occasion it is that takes place."""
    if not word.endswith(("开展", "组织", "发起")):
        return False
    jointly = word.startswith(("联合", "共同")) or text.endswith(("联合", "共同"), 0, item.start)
    return TAKES_PLACE.match(text, item.end) is not None or jointly and OF_ACTIVITY.match(text, item.end) is not None


def _is_object(text: str, verb: Item, item: Item) -> bool:
    """主持｜视察活动, 聆听｜讲解: what is chaired or listened to is done by others."""
    if verb.end != item.start:
        return False
    if "chair" in verb.kinds:
        return bool(item.kinds & {"inspect", "report", "organise"})
    word = text[verb.start : verb.end]
    return "report" in item.kinds and (word in ("聆听", "旁听", "观看", "听取") or word.startswith(JOINS))


def _is_manner(text: str, item: Item, word: str) -> bool:
    """动员全员参与, 提供政策解答, 在启动会上, 对此次观摩, 情况介绍: what is aimed at, offered or told of, which meeting it is."""
    if "inspect" in item.kinds and text.endswith(THIS, 0, item.start) and not text.startswith("了", item.end):
        return True
    if word in ("介绍", "汇报") and text.endswith("情况", 0, item.start):
        return True
    if word in ("参与", "参加"):
        return BY_ALL.search(text, max(0, item.start - 4), item.start) is not None and not text.startswith("了", item.end)
    if word in ("解答", "答疑"):
        return OFFERED.search(text, max(0, item.start - 8), item.start) is not None
    return word == "启动" and text.startswith("会上", item.end)


def _joined(text: str, clause: list[Item], index: int) -> bool:
    if clause[index].kinds & {"inspect", "go"} and (_in_quotes(text, clause[index]) or PATROL.match(text, clause[index].end)):
        return True
    if clause[index].kinds & {"go", "inspect"} and index and GUESTS.match(text, clause[index].end):
        return True
    if "inspect" in clause[index].kinds and FINDINGS.match(text, clause[index].end) or _is_told_of(text, clause, index):
        return True
    return _joined_to_noun(text, clause, index) or index > 0 and _is_object(text, clause[index - 1], clause[index])


def _is_told_of(text: str, clause: list[Item], index: int) -> bool:
    told = "organise" in clause[index].kinds and any(i.kind == "verb" and "report" in i.kinds for i in clause[:index])
    return told and TOLD_OF.match(text, clause[index].end) is not None


def _joined_to_noun(text: str, clause: list[Item], index: int) -> bool:
    """视察｜和检查的方案: joined with a verb before 的."""
    if "inspect" not in clause[index].kinds or len(clause) <= index + 2:
        return False
    joint, other = clause[index + 1 : index + 3]
    joined = text[joint.start : joint.end] in ("和", "与", "及") and clause[index].end == joint.start and joint.end == other.start
    return joined and other.kind == "verb" and text.startswith("的", other.end)


def _is_part(text: str, item: Item, word: str) -> bool:
    """组织员, 的重要讲话, 参加审议时的: part of a title, of a thing's name, or of a remark on it."""
    if text.startswith(PART_OF.get(word, "\n"), item.end) or "organise" in item.kinds and text.startswith(("情况", "进展"), item.end):
        return True
    if word == "签约" and SIGNED_THING.match(text, item.end):
        return True
    if word == "示范" and CHINESE.match(text, item.end) and text[item.end] not in "了着操":
        return True
    if word in ("捐赠", "主办", "承办", "协办", "受赠") and text.startswith("方", item.end) and not text.startswith(("方案", "方式", "方法", "方面"), item.end):
        return True
    if word in ("要求", "部署", "安排部署", "号召") and text.startswith("，", item.end):
        return BY_ORDER.search(text, max(0, item.start - 60), item.start) is not None
    if word == "组织":
        return text.startswith(("员", "部", "者", "法", "、"), item.end) and not text.startswith("部分", item.end)
    if word in ("捐款", "捐资"):
        return SUM.match(text, item.end) is None
    if word == "讲话":
        return SPEECH.search(text, max(0, item.start - 8), item.start) is not None
    if "attend" in item.kinds and text.startswith("人员", item.end):
        return True
    return "attend" in item.kinds and WHEN.match(text, item.end) is not None or ATTENDING.match(text, item.start) is not None


PART_OF: dict[str, str | tuple[str, ...]] = {
    "讲解": ("服务", "词", "水平", "内容", "队"),
    "科普": ("工作", "教育", "基地", "场馆", "活动", "展", "示范", "志愿", "惠民", "服务", "阵地", "宣传", "体验", "馆", "画廊", "讲座"),
    "发言": ("人",),
    "培训": ("示范班", "提升班", "提高班"),
}
"""What only names a thing before such a word: 讲解｜服务, 发言｜人."""
MEANS = re.compile("[还又再也]?(?:以|用|通过|结合|借助|利用|运用)[^，。；]{2,24}")
ON_MATTER = re.compile("[就围绕针对向][^，。；]{2,40}$")


def _has_subject(text: str, item: Item, left: Item | None) -> bool:
    if text.startswith("提出", item.start) and ON_MATTER.search(text, max(0, item.start - 42), item.start):
        return True  # 张三就禁烧工作｜提出了意见
    if BY_MEANS.search(text, max(0, item.start - 18), item.start):
        return True
    if left is None:
        return CHINESE.match(text, item.start - 1) is None if item.start else True
    if left.kind in ("person", "office", "group", "verb"):
        return True
    if left.kind == "place":
        return text.startswith("指导", item.start)
    adverbial = bool(left.kinds & {"adverb", "occasion", "time"}) or text[left.start : left.end] in ("并", "还", "了")
    return left.end == item.start and adverbial


def is_negated(text: str, item: Item) -> bool:
    return NEGATED.search(text, max(0, item.start - 3), item.start) is not None


def has_other_subject(text: str, clause: list[Item], index: int) -> bool:
    """Whether words that are no mention stand before the verb: 120名群众｜参加 has a subject of its own."""
    before = clause[:index]
    if before and text[before[0].start : before[0].end] in ("并", "并且") and all(i.kind == "word" for i in before):
        return False  # 并着重｜介绍了
    led = next((n for n, i in enumerate(before) if _leads_in(text, i, clause[index])), index)
    if led < index and _is_remark(text, before, clause[index].start):
        return True
    if led < index or any(i.kind in ("verb", "group") for i in before):
        return any(i.kind == "group" for i in before[:led])  # a group behind 向 or 为 is no subject
    start = position = clause[0].start
    while start > 0 and text[start - 1] not in "，。；：！？\n、":
        start -= 1
    loose = position - start
    for item in clause[: index + 1]:
        loose += max(0, item.start - position)
        position = max(position, item.end)
    return loose >= 2


def _leads_in(text: str, item: Item, verb: Item) -> bool:
    """Whether a preposition stands before the verb's subject; not 三｜是 and not the deputies who come."""
    return "preposition" in item.kinds and not COUNTED.match(text, item.start - 1) and not _is_deputy(text, item, verb)


def _is_deputy(text: str, item: Item, verb: Item) -> bool:
    """12名“最美家庭”代表｜参加: those who come."""
    return text[item.start : item.end] == "代表" and item.end == verb.start


def _is_remark(text: str, before: list[Item], verb: int) -> bool:
    """在家的领导班子｜参加: what stands behind 的 acts."""
    end = text.rfind("的", before[0].start, verb) + 1
    loose, position = 0, end
    for item in before:
        if item.start >= end:
            loose += max(0, item.start - position)
            position = max(position, item.end)
    loose += verb - position
    return end > 0 and loose >= 2 and text[verb - 1] not in "下中时前后上里内"


def opens_speech(text: str, verb: Item) -> bool:
    """Whether what follows the verb is what was said."""
    if not verb.kinds & {"speak", "report"}:
        return False
    word = text[verb.start : verb.end]
    if word == "表示" and THANKS.match(text, verb.end):
        return False
    arranged = word[0] in "进作做" and word.endswith(("安排", "部署"))
    stops = ("：", ":") if word.endswith(DELIVERED) or arranged else ("，", "：", ",", ":")
    ends = text[verb.end : verb.end + 1] in stops or text.startswith(
        ("说，", "说：", "道：", "了，"), verb.end
    )
    return ends or word in REPORTED
