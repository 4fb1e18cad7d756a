"""Undertakings that carry a name in quotation marks: a stretch of text in, “暖冬行动”, “浙里康养”工作, “六水共治”扎实推进 out.

A quotation names an undertaking by what stands around it: the noun it is followed by, the verb of carrying out before or behind
it. What is meant as an image (“店小二”), a manner (“一站式”) or a motto names none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .programme_names import TAIL, FoundProgramme

SOLE = ("工作", "机制", "模式", "品牌", "工作机制", "制度", "服务", "创建工作", "创建", "创建活动", "大走访", "大宣讲", "大调研", "大讨论")
"""Nouns that are no part of a name."""
QUOTED = re.compile(
    r"“([^“”，。；]{2,12})”((?:党建|治理|服务|工作|运行|管理|志愿服务?|文化|共治|自治|调解|养老|帮扶|积分|监督|议事|联动|联席|共建|惠民|便民|普法|发展|经营|种植|养殖|利益联结){1,2}(?:模式|机制|品牌|制度|体系|项目)(?:建设)?"
    r"|品牌(?:建设|创建)|创建工作|创建活动|创建(?!于)|治理(?=为)|[㐀-鿿]{2,6}(?:宣传月|宣传周|宣传日|活动月|活动周|服务月)|大走访|大宣讲|大调研|大讨论|项目建设|项目|生产|行动|工程|计划|工作计划|工作机制|模式|机制|工作(?!法|室|站)|建设|改造|活动|品牌|制度|一体化建设|全民[㐀-鿿]{2}活动"
    r"|[㐀-鿿]{2,5}(?:行动|工程|计划)|创业(?![㐀-鿿]{0,3}(?:园|基地|中心|站))[㐀-鿿]{2,4})"
)
MANNER = re.compile("[㐀-鿿]{0,8}(?:模式|机制|品牌|制度|体系)(?:建设|创建)?")
OCCASION = re.compile(
    r"“([^“”，。；、]{2,16})”(?=[㐀-鿿]{0,6}?(?:工作(?!室|站|者|法|组|坊|日)|培训|讲座|慰问|活动|服务|救助金|托管班|改革|招聘会)|[㐀-鿿]{0,16}?(?:调度会|推进会|协调会|动员会|座谈会|现场会|恳谈会|仪式))"
)
OWN = re.compile(
    r"“([^“”，。；：！？]{2,9}(?:计划|工程|行动|基金|课堂|讲堂|夜校|集市|市集|村超|接待日|联盟|[㐀-鿿]长制|负责制|积分制|童谣|夜话|坝坝会|院坝会|板凳会|微心愿)|[^“”，。；：！？的]{2,6}进(?:校园|社区|乡村|农村|企业|机关|家庭|万家|军营|楼宇|课堂|工地|网格|景区))”"
)
"""“四点半课堂”, “微光基金”, “戏曲进乡村”: the name itself ends like one."""
NTH = re.compile(r"(?:第[一二三四五六七八九十百\d]+(?:季度|[期场届次季])|举办了?\d+[届季])“([^“”，。；：！？]{2,10})”")
"""今年的第6场“石桥夜话”: what comes again by number."""
CAMP = re.compile(r"“(?:第[一二三四五六七八九十\d]+届)?([^“”，。；、：！？]{4,14}(?:夏令营|冬令营|快乐营|训练营|成长营|研学营))”")
"""“第十届关爱儿童暑期快乐营”."""
NAMED = re.compile(
    r"“([^“”，。；、：！？]{2,10})”(?=[㐀-鿿]{0,6}?(?:课堂|讲堂|夜校|学堂|义诊|歌圩|歌会|庙会|灯会|花会|文艺演出|文艺汇演|演出(?!队)|基金|贷款|集市|市集|巡诊|巡演|巡讲|展演|班列|规划(?!师)|示范[点带线区](?![㐀-鿿]{0,4}(?:揭|挂))|志愿服务"
    r"|(?:文化|旅游|艺术|美食|采摘|购物|消费|读书|电影|音乐|民俗|丰收|美食)[㐀-鿿]{0,2}节|(?:文化|宣传|活动)[周月]))"
)
HOSTED = re.compile("(?:举办|举行|开展|组织|启动)(?:了|的)?“([^“”，。；、：！？]{3,8})”(?=[㐀-鿿]{7,22}?活动)")
"""举办的“清凉一夏”关爱新就业群体捐赠活动."""
CARRIED_OUT = re.compile(
    r"“([^“”，。；、：！？]{3,9})”(?:走进(?!了?新)|开讲|开课|启幕|(?:正在|正|已)?(?:扎实|深入|持续|全面|有序|稳步|加快|纵深)(?:推进|开展|实施|推开))"
)
CARRIES_OUT = re.compile(
    r"(?:(?<![㐀-鿿]联合)(?:推行|实施|启动|(?:持续|深入|全面|扎实)(?:推进|开展)))了?(?:[㐀-鿿]{2,8}、)*“([^“”，。；、：！？]{3,9})”(?=[，。；、]|等(?:[，。；]|一系列|系列|多项|惠民|便民)|与|和)"
)
NUMERAL = re.compile(r"[一二三四五六七八九十百千两\d]+(?:个|对|·|强|好)?[一二三四五六七八九十百千两\d]*")
NUMBERED = re.compile(
    r"“[^“”]{2,8}”(普法|普法工作|活动|行动|工程|建设|创建|帮扶|改革|(?:工作|治理|服务|管理|普法)?(?:模式|机制|工作法)|[㐀-鿿]{2,6}(?:行动|工程)|[㐀-鿿]{2,6}(?:宣传月|宣传周|宣传日|活动月|活动周))"
)
"""“八五”普法, “六个一”活动: a number names nothing without its noun."""
UNLIKE = re.compile(
    r"[的了是着把被让]|[式型化性度]$|^(?:头号工程|一号工程|一把手工程|形象工程|面子工程|民心工程|民生工程|店小二|一把手|钉钉子|四不两直|最后一公里|回头客|双随机)$"
)
MOTTO = re.compile("庆|迎|喜迎|情系|情暖|情满|爱在|爱满|欢度|欢庆|浓情|浓浓|粽|我们的节日|童心|同心|携手|让|不忘|牢记|永远|感恩|致敬|凝心")
GATHERED = re.compile(
    r"“([^“”。；：！？]{3,28})”(?:(?!举办|开展|组织|举行)(?:[㐀-鿿]{0,12}?活动(?![室中日周月年])|[㐀-鿿]{0,6}?(?:主题教育|志愿服务(?![队站点岗中])|义诊|宣讲(?![团员队])|颁奖[礼典]|调研(?!组))|[㐀-鿿]{0,4}?行动(?!力))|(?=为主题[^，。；]{0,14}活动))"
)
"""“在职党员到社区 志愿劳动我带头”志愿服务活动: what an activity is called, be it a motto, is taken for an undertaking."""
PARTY_DAY = re.compile("[㐀-鿿]{0,3}党日")
CREW = re.compile(
    r"[㐀-鿿]{0,4}(?:牌匾|称号|光荣牌|锦旗|奖牌|证书|荣誉|理念|精神|问题|现象|家庭|工作室|工作站|服务队|服务站|服务点|服务中心|服务社|小组|团队|协会|商铺|议事厅)"
)
"""“X”志愿服务队, “X”牌匾: a body, an honour or an attitude of that name."""


ROW = re.compile(
    r"(?:推进|推行|实施|打造|探索|推出|创新)了?(?P<names>[㐀-鿿]{0,6}“[^“”，。；：！？]{2,9}”(?:[、和及与][㐀-鿿]{0,6}“[^“”，。；：！？]{2,9}”)+)"
)
"""推进基层治理“一网清”、数据共享“一表通”: what is carried out, each by its name."""
LISTED = re.compile(
    r"(?P<names>“[^“”，。；：！？]{2,18}”(?:[、和及与以]{0,2}“[^“”，。；：！？]{2,18}”)+)等?(?:[㐀-鿿\d]{0,8}?)(?:品牌|项目|行动|工程|活动|计划|机制|模式|专场|集市|市集)(?![㐀-鿿]{0,3}(?:奖|称号|牌匾))"
)
"""“夕阳乐园”“心灵课堂”等志愿服务品牌: the noun holds for each of them."""
EACH = re.compile("“([^“”]+)”")
EACH_OF_ITS_KIND = re.compile(
    r"(?P<names>“[^“”，。；：！？]{2,10}”[㐀-鿿]{2,6}(?:[、和及与]“[^“”，。；：！？]{2,10}”[㐀-鿿]{2,6}){1,6}?)(?:等[㐀-鿿]{0,6}|[㐀-鿿]{0,4})(?:特色|优秀|服务|工作|党建|志愿|治理)?(?:品牌|项目|行动|模式|做法|机制|活动|工程)"
)
"""“周末红”公益服务、“灯火”志愿宣讲等特色品牌: each with a noun of its own, and one for all."""
DAYS = re.compile(
    r"“([^“”，。；：！？]{0,8}(?:宣传|服务|活动|志愿|卫生|安全|生产|教育|惠民|便民|普法|学雷锋|关爱|阅读|科普|健康|环境|环保|慈善|敬老|文明|实践|法治|法制|宪法|禁毒|民族团结|双拥|招聘|就业|质量|诚信|邻里)[月周日季])”"
)
"""“爱国卫生月”, “学雷锋为民服务日”: what comes again with the calendar."""
FOUGHT = re.compile("(?:打击|整治|治理|查处|严禁|严查|抵制|防范|清理|杜绝|反对|破除|纠正|涉嫌|存在|解决|获得?|荣获|授予|评为|获评|表彰|入选)[^，。；]{0,8}$")
"""整治“僵尸车”“飞线”等行动: what is fought, or won."""
OF_NUMBER = re.compile(r"\d+个?(?:专项|重点|重大|示范|配套|子)[㐀-鿿]{0,4}$")
"""“7个专项行动”: so many of a kind."""
DOUBLE = re.compile(
    "“([^“”，。；、：！？]{2,10}·[^“”，。；、：！？]{2,10})”(?=[㐀-鿿]{0,8}(?:活动|节|招聘会|市集|集市|义诊|演出|比赛|大赛|运动会|晚会|百家宴|讲座|宣讲))"
)
"""“非遗进社区·古驿闹端午”活动: a name of two parts."""


def brands(text: str, start: int, end: int, is_motto: Callable[[str], bool]) -> Iterator[FoundProgramme]:
    """Named undertakings; `is_motto` tells what a gathering is held under (“浓浓粽香情”) from what it belongs to."""
    yield from _with_noun(text, start, end, is_motto)
    for match in OCCASION.finditer(text, start, end):
        if not re.search(r"[的了是在]", match[1]) and not is_motto(match[1]) and _names(text, match):
            yield FoundProgramme(match.start(), match.end(), match[1], "programme.quoted")
    for pattern in (NAMED, CAMP, HOSTED, CARRIED_OUT, CARRIES_OUT, OWN, NTH, DOUBLE, DAYS):
        for match in pattern.finditer(text, start, end):
            if not UNLIKE.search(match[1]) and not MOTTO.match(match[1]) and _names(text, match):
                yield FoundProgramme(match.start(1) - 1, match.end(1) + 1, match[1], "programme.brand")
    for match in GATHERED.finditer(text, start, end):
        halves = min(map(len, match[1].split("、"))) >= 4 or "、" not in match[1]
        if halves and not PARTY_DAY.match(text, match.end(1) + 1) and _is_word(text, match):
            yield FoundProgramme(*match.span(), match[1], "programme.brand")
    yield from _in_a_row(text, start, end)


def _in_a_row(text: str, start: int, end: int) -> Iterator[FoundProgramme]:
    for match in (m for pattern in (LISTED, ROW, EACH_OF_ITS_KIND) for m in pattern.finditer(text, start, end)):
        if FOUGHT.search(text, max(start, match.start() - 14), match.start()):
            continue
        for each in EACH.finditer(text, *match.span("names")):
            name = each[1]
            fits = 3 <= len(name) <= 9 or name.endswith(("项目", "工程"))
            if fits and not UNLIKE.search(name) and not MOTTO.match(name) and _names(text, each):
                yield FoundProgramme(*each.span(), name, "programme.brand")


def _with_noun(text: str, start: int, end: int, is_motto: Callable[[str], bool]) -> Iterator[FoundProgramme]:
    for match in QUOTED.finditer(text, start, end):
        tail = "" if match[2] in SOLE or MANNER.fullmatch(match[2]) else match[2]
        name = match[1] + tail if tail == "一体化建设" else match[1]
        name = TAIL.sub("", name) if len(name) > 6 else name
        if 2 <= len(name) <= 14 and not (tail.endswith("活动") and is_motto(name)) and _names(text, match):
            yield FoundProgramme(match.start(), match.end(), name, "programme.quoted")
    for match in NUMBERED.finditer(text, start, end):
        if NUMERAL.fullmatch(text, match.start() + 1, match.start(1) - 1):
            yield FoundProgramme(*match.span(), match[0], "programme.quoted")


def _names(text: str, match: re.Match[str]) -> bool:
    """Whether the quotation is one name, and no list."""
    return _is_word(text, match) and ("、" not in match[1] or "·" in match[1])


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Whether the quotation is more than a number or a manner (“一站式”服务), and no body's name."""
    name = match[1]
    if len(name) == 2 and NUMERAL.match(name) or OF_NUMBER.match(name):
        return False  # 村“两委”干部培训班, “八一”慰问
    return not (NUMERAL.fullmatch(name) or name.endswith("式") or CREW.match(text, match.end(1) + 1))
