"""What a report's opening clause tells, whatever its verb: a day, who did it and the deed in, the kind of event out."""

from __future__ import annotations

import re

from ...schema.types import EventKind

REACH = 90
"""How much of the deed is looked at: two or three clauses."""
SETTLES = re.compile("调解(?![员室委中])|[化调]解[^，。；]{0,12}?纠纷|抢险|排险|救援|营救|扑救|台风|破获|抓获|查[处获]")
PETITIONS = re.compile("接访|接待(?:了)?[^，。；]{0,12}?(?:来访|群众|信访)|约访|大下访")
MEETS = re.compile(
    "汇报|(?:会见|会晤|接见|拜会|会谈|洽谈|约谈|座谈)(?:了|交流)?(?![厅室会])|(?:进行|开展)了?[^，。；]{0,8}?(?:谈话|会谈|磋商|交流|约谈|评议|审议|协商|讨论|学习)"
    "|(?:廉政|任前|集体|提醒|警示|诫勉)谈话|听取[^。；]{2,40}?(?:汇报|报告|意见)|(?:专题|主持|集中|共同|深入)研究|(?:调度|研究)(?!人|所|中心|院|室|会|站|员)[^，。；]{2,30}"
    "|商[讨议谈][^，。；]|磋商|审议|围坐|各抒己见|促膝|共商|畅谈|共话|集[中体]学习|专题学习|学习[^，。；]{2,40}?(?:精神|讲话|条例|准则)|宣布[^，。；]{0,30}?(?:决定|任[职命免]|调整|名单)|讨论"
)
MET = re.compile("(?:会见|会晤|接见|拜会|约谈)了?[^，。；厅室]")
TEACHES = re.compile(
    "宣讲|授课|讲授|讲解|解读|培训|辅导|上课|讲课|讲座|传授|教学|普及[^，。；]{2,20}知识|[一二三两][堂节场次][^，。；]{0,20}?(?:课|讲座)|开[讲班课]|学习[^，。；]{0,10}?(?:技能|技术|技巧|制作)"
)
LOOKS = re.compile(
    "(?:检查|考核|测评|评估|验收|调研|走访|慰问|巡查|督查|督导|核查|抽查|排查|复核|察看|查看|考察|参观|暗访|视察|看望|探望|巡河|指导工作|现场办公|遍访|探访|夜访)(?![组队员活])"
    "|(?:赴|来|到|前往)[^，。；]{1,24}?(?:学习(?![^，。；]{0,30}?(?:精神|讲话|条例))|取经|对标)"
)
RITES = re.compile(
    "揭牌|挂牌|授牌|授旗|签[约订署](?!率)|捐[赠款资献][^，。；]|赠[送予][^，。；]|送[行别](?![^，。；]*宣传)|欢[送迎](?!大家)|(?:正式|宣布|项目|工程|中心|[馆站园店厅院])[^，。；]{0,8}?(?:启动|开工|开业|竣工|通车|开园|开馆|奠基|投用|交付|动工)"
    "|表彰|颁[发奖授][^，。；]|升国?旗|升起[^，。；]{0,6}国?旗|奠基|剪彩|(?:全面|正式)?启动(?=[。；，！])|开工(?=[。；，！])|开业(?=[。；，！])|合龙|(?:封顶|落成|开张)(?=[。；，！])|迁入新址"
)
WORKS = re.compile(
    "接待选民|免费|为\\d+余?[名位户]|清[理扫运除洁洗淤]|捡拾|打扫|植树|种植|栽[种下植]|采摘|抢收|包[粽饺汤]|粽子|饺子|汤圆|表演|演出|演练|比赛|竞技|角逐|[观收]看|观影|放映|诵读|宣传|义诊|体检|测量|理发|祭扫|志愿服务|志愿者|送[上去来出到]|发放|派发|帮[助扶忙]|帮[^，。；]{1,12}?(?:收|卖|种|修)"
    "|整治|消杀|除[雪冰草]|[铲扫]雪|制作|体验|游园|联欢|欢度|庆祝|欢聚|团聚|献血|采血|献爱心|服务|维修|疏通|安装|接种|募捐|义卖|跳蚤|徒步|健步|骑行|拔河|登台|献唱"
)
"""Work and play, and what is done for others."""
KINDS: tuple[tuple[re.Pattern[str], EventKind], ...] = (
    (PETITIONS, "other"), (SETTLES, "other"), (MEETS, "meeting"), (TEACHES, "training"), (RITES, "ceremony"), (LOOKS, "visit"), (WORKS, "activity"),
)  # fmt: skip
"""By what is first said to have been done; at one place the earlier kind."""
THERE = tuple(pair for pair in KINDS if pair[0] is not MEETS)
"""Behind going somewhere: whoever listens to people there visits them."""
UNKNOWN: dict[str, EventKind] = {"person": "activity", "office": "activity", "place": "other"}
"""By who does it, where no word says what it was."""
ACTORS = re.compile(
    "(?:志愿者|工作人员|民警|警官|网格员|党员|居民|村民|医护人员|医生|干部|学生|师生|队员|代表|委员|消防员|执法人员|青年|职工|老人|群众|孩子|青少年|学员|负责人|领导)们?"
)
NO_DEED = re.compile(
    "[“”㐀-鿿（）()、]{0,8}?(?<![就还也不正仅])(?:是|位于|坐落|共有|被(?:评|授|命|列|确|认)|获评|荣获|荣膺|入选|获得|印发|发布|公布|出台|下发|制定|显示|预计|累计|新增|实现|突破|达到?\\d|正值|恰逢|适逢|迎来|成为|计划|决定|拟|将|共[\\d一二三四五六七八九十]|已)"
    "|[^，。；]{0,30}?(?:座无虚席|热闹|人头攒动|人声鼎沸|暖意|欢声笑语|歌声|掌声|灯火|书声|停[电水气]|[^，。；]{0,16}(?:组|部|专班)成立|反映|纷纷|普遍|一致|感到|认为|[^，。；]{0,8}(?<!学|解|演|述|诉|评|传|小)说(?=[，。：道])|正(?:在|忙|耐心|有序|热火|紧锣)|里，|介绍说|告诉|高兴地说|地说)"
)
"""What is, what was put on paper, what is planned, what was counted, and how the scene looked is no deed."""
DURING = re.compile("[，,]?[^，。；]{0,16}期间")
"""3月26日，论坛年会期间，……: what went on while something else was held."""
LEAD_IN = re.compile(
    "(?:为|为了|随着|在|正值|时值|临近|恰逢|值此|根据|按照|本报讯|.{0,20}[讯消息])[^。；！？\n]{0,80}?[，,于]"
    "|[^，。；]{0,20}[讯电][（(][^（）()。]{0,40}[）)] ?"
)


WENT = re.compile("[^，。；]{0,8}?(?:来到|走进|深入|前往|奔赴|赶赴|走访)")
"""Where the deed opens with going somewhere."""


def met_there(text: str, sentence: tuple[int, int]) -> EventKind | None:
    """到县信访局接待来访群众, 在某中心会见客商: who goes there does so to meet others."""
    if PETITIONS.search(text, *sentence):
        return "other"
    return "meeting" if MET.search(text, *sentence) else None
