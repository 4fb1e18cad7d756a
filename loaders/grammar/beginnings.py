"""Where the name of an office or a place begins: its ending in, leftwards to the words that no name goes across."""

from __future__ import annotations

import re

from ..words import divisions
from .lexicon import SOFT, Token
from .scan import CHINESE, INSIDE_NAME, STOPS, Scan

LONGEST = 34
OPEN_KINDS = frozenset(
    {"office.enterprise", "office.finance", "office.taskforce", "office.mass", "place.facility", "office.other"}
)
"""Kinds whose names may hold an area in their middle (中国银行上海市虹口支行) or a verb (改造指挥部)."""
GROUP = re.compile(
    r"(?:各|整(?!治)|全体|有关|相关|部分|所有|多个|两|几|众多|其他|广大|辖区|基层|当地|本|该|我|软弱涣散|优秀|最美|十佳|上级|驻地|若干|一[些批])"
)
COUNT = re.compile(
    r"[\d.]+[多余]?万?(?:平方米|平米|㎡|亩|公顷|公里)|(?![一三五七八九十百千万]家[村庄湾屯沟寨口坪岭])[\d一二三四五六七八九十百两]+[多余]?(?:个|家|名|位|所|处|座|支|条|类|种|户|场|项|批|次|年|月|日|人|届|期|幢|栋)"
)
DATED = re.compile(r"(?:\d[年月日]|[上中下]旬|月[初底份])$")
LEVEL = re.compile(
    r"(?:区(?!域|位|块)|市(?!场|民(?![政宗族])|容|区|面)|县(?!城(?![投市建管乡]))|旗(?!舰)|省|州|街道|镇|乡(?!村)|社区|村|盟|自治区|苏木)"
)
PROVINCE = re.compile(f"(?:{'|'.join(sorted(d.short for d in divisions.upper() if d.short))})[㐀-鿿]{{2,6}}$")
NEVER_INSIDE = frozenset(
    "纳入 列入 可以 能够 必须 需要 没有 作为 得知 获悉 翻阅 观看 观看了 叮嘱 惠及 达到 组成 改成 改造成 改建成 了解 看到 听取 询问 得到 成为 吸引 组建".split()
)
IN_BRACKETS = re.compile("（[㐀-鿿]{2,4}）")
"""某某村（平潭）农业科技有限公司."""
COMMITTEE = re.compile("([省市州盟区县旗镇乡])委|党委")
NEVER_IN_PLACE = frozenset(
    "引入 引进 主打 设立 成立 打造 建成 开设 设置 设有 新设 增设 建有 新增 内设 留住 提供 配备".split()
)
"""社区｜设立｜爱心驿站: verbs that may stand in the name of a taskforce, never in that of a place."""
FOUNDS = frozenset("成立 组建 设立 抽调".split())
CARRIES_OUT = frozenset("贯彻落实 贯彻 落实 学习贯彻 传达学习".split())
FITTED = frozenset("设有 建有 内设 配备 增设 开设 新设".split())
"""街道｜设有｜网格工作室: what a house has is no body."""
LEFTOVER = re.compile(
    r"^(?:[^，。、]{2,14}[还又也][与和同](?=[㐀-鿿]{3})|中?选举产生|[^，。、]{0,4}(?:表决|投票|推荐|民主)选出|(?:大会|会议)?第[一二三四五六七八九十]+项|学?年?度(?!假)(?=[㐀-鿿]{2})|[同当昨今次]日(?=[省市县区旗镇]|$)|[^，。、]{0,2}着(?=[区市县镇省])|[^，。、]{0,8}帮扶单位(?=[㐀-鿿]{2})|选出|荐举产生|再报|[今前]?后?五年|产生|确认|上报|听取了|[^，。、]{0,4}想上|如今|一下|即与|启事|惊动|委托|会暨|如(?![东皋意])(?=[㐀-鿿]{2,6}$)|步行至|延伸至|驱车至|通讯员|像|过(?![街路])|报(?=[省市县区]委)|请(?!愿)|责成|带着|带领|率领|又?会同|欢迎|新一届|首[家个批]|包(?=村务|村干部)|今后|往后|日后|共建(?=[㐀-鿿]{4})|辖区内|辖内|辖区(?!单位|企业|内)|辖(?!区)|据(?!点)|兼|好|因|送|进(?!修|出口|步|入|贤|化)|即(?!墨)|正如|例如|比如|途[经径]|[走靠临邻]近|毗邻|紧邻|[^，。、]{0,6}入驻|近(?=[㐀-鿿]{2,6}(?:社区|村))|[^，。、]{0,12}(?:上报|报送|移交|反馈|提交|传达)[至到给]|前者|后者|(?:免?费)?开放|部门(?=[㐀-鿿]{3,})|[㐀-鿿]{0,4}境内|[^，。、]{0,8}(?:示范点|试点|联系点)(?=[㐀-鿿]{1,4}$)|引入|引进|主打|加入|派驻|兑换|为|研究|组织(?!部|[一二三四五六七八九十]?[科处室股])|会同|协同|携手|联合|邀请|决定(?=大会|调整|组建|设立)|驻区(?=商会)|原|由|与|和|及|暨|并|对|向|在|从|到|赴|为|给|让|被|经(?!济|贸|信|开|典|营|管)|以|各|等|的|了|是|有|该(?:街道|[镇乡])(?=[㐀-鿿]{1,6}(?:社区|村))|该|其|又|还|也|都(?!市)|"
    r"(?:友好)?(?:施工|建设|承建|设计|监理|主办|承办|协办|帮扶|结对|驻区|辖区|爱心|共建|责任|参建|援建|联系|挂钩|包联|帮联|服务|挂联)(?:单位|企业|部门|方|村(?=[㐀-鿿]{2,4}村))|周边|附近|位于|来自|包括|作为|成为|利用|依托|(?:决定|研究)成立|属于|隶属|走访|参观|慰问|看望|检查|调研|考察|前往|来到|走进|进入|通过|负责|担任|兼任|任|[^，。、]{0,8}下设(?=办公室)|[^，。、]{0,8}(?:对口|结对|挂钩)帮扶(?=[㐀-鿿]{2})|[^，。、]{0,12}(?:贫困|脱贫|试点|示范|样板|典型|重点)村(?=[㐀-鿿]{1,4}$)|"
    r"地点|地址|单位|主办方|承办方|名称|其中|以及|还有|先后|分别|\d+(?![\d号])|[一二三四五六七八九十]+是)"
)

TAKEN_AS = re.compile(
    "(?:等)?为(?:主|[㐀-鿿]{0,4}(?:核心|载体|阵地|依托|抓手|中心|基础|纽带|平台|支撑|重点|契机|单位|切入点|突破口|引领|目标|原点|起点|圆心|半径|龙头|试点|例|媒介|桥梁|轴|样板|示范|牵引|骨干|枢纽))"
)
"""以｜社区党群服务中心｜为核心: what 以 leads in."""
MEASURED = re.compile("(?<=[这该此那首每])[处家所座间个支栋幢]|(?<=[这那有])些")
"""这处｜日间照料中心."""
FIELD = re.compile("教育(?=培训|科|局|体|卫|文|系统|工|集团|基金|学院)")
"""教育科学文化卫生委员会: a field of work, no verb."""
COMMITTEE_OPENS = re.compile(r"(?:[、，。；\n]|政协|人大常委会)([㐀-鿿]{2,6})$")
LED = tuple("市区县省州旗镇乡街考调督检慰领着队")
"""张三带｜市政协考察团: what follows 带 opens the name."""
DOES = re.compile(r"(?:调整|履行|落实|贯彻|改进|完善|等地|庆祝|建立|进驻|成立|增强|配合|支持|参加|推荐|来自)(?=[区市县省州旗镇乡]|人民政协|政协|人大|方)")
"""履行｜政协职能: a verb before a body."""
CLASS_BEFORE = re.compile(r"(?:驻区|辖区|爱心|共建)(?:单位|企业)[㐀-鿿]{2}")


def begin(scan: Scan, last: Token) -> int:
    """Where the name that ends with `last` begins: leftwards over its words and characters to what no name goes across."""
    is_open = _is_open(scan, last)
    position, soft = last.start, -1
    while position > 0 and last.end - position < LONGEST:
        token = scan.ending.get(position)
        if token is None:
            left = _left_of(scan.text, position, last)
            if left == position:
                break
            position = left
            continue
        if _inside_company(scan, token, last):
            position = token.start
            continue
        word = scan.text[token.start : token.end]
        fitted = "office" not in last.kinds or word in FITTED
        closed = _is_founded(scan, token, last) or word in NEVER_IN_PLACE and "place" in last.kinds and fitted
        closed = closed or _joins_government(scan.text, token, last)
        if closed or word.endswith("办事处") and "place.community" in last.kinds:
            return trim(scan, token.end, soft, last, is_open)
        if word in NEVER_INSIDE or scan.limits(token) and not joins_unit(scan, token, last):
            return trim(
                scan, token.start if _opens_place(scan, token, position, last) else position, soft, last, is_open
            )
        if _follows_verb(scan, token, last, is_open):
            return trim(scan, token.end + 2, soft, last, is_open)
        position = token.start
        if "head" in token.kinds or "area" in token.kinds and not is_open and not _area_goes_on(scan, position, last):
            break
        if token.kinds <= SOFT and soft < 0 and not FIELD.match(scan.text, token.start):
            soft = token.end
    return trim(scan, position, soft, last, is_open)


def _is_founded(scan: Scan, token: Token, last: Token) -> bool:
    """市农业农村局｜成立｜考察组, 某镇｜贯彻落实｜区委: who does it stands right before the verb."""
    word = scan.text[token.start : token.end]
    if word not in FOUNDS and (word not in CARRIES_OUT or "office.taskforce" in last.kinds):
        return False
    founder = scan.ending.get(token.start)
    return founder is not None and bool(founder.kinds & {"office", "area"}) or scan.text.endswith(("街道", "镇", "社区"), 0, token.start)


EACH_VILLAGE = re.compile("(?:各|每个?|[两三四五六七八九十\\d]个)(?:村|社区|行政村)[（(](?:社区|居|村|居委会)[）)]$")


def is_of_class(scan: Scan, start: int) -> bool:
    """Whether 各 or 每 stands before, or a number of villages and communities: 各街道｜党工委, 四个村（社区）｜党总支."""
    before = scan.ending.get(start)
    several = scan.text[start - 1 : start] in tuple("）)") and EACH_VILLAGE.search(scan.text, max(0, start - 9), start) is not None
    return several or scan.text[start - 1 : start] in ("各", "每") or (
        before is not None and "ordinary" in before.kinds and scan.text[before.start] in "各每"
    )


def _inside_company(scan: Scan, token: Token, last: Token) -> bool:
    """江苏某某转｜向｜系统有限公司: one letter inside a firm's name that opens with its province."""
    if token.end - token.start > 1 or "preposition" not in token.kinds or not scan.text.endswith("公司", 0, last.end):
        return False
    return PROVINCE.search(scan.text, max(0, token.start - 9), token.start) is not None


def _is_open(scan: Scan, last: Token) -> bool:
    """Whether the name may hold an area in its middle or a verb, by its ending or the one before it (支行党委)."""
    before = scan.ending.get(last.start)
    return (
        bool(last.kinds & OPEN_KINDS) or before is not None and bool(before.kinds & (OPEN_KINDS - {"place.facility"}))
    )


def _left_of(text: str, position: int, last: Token) -> int:
    """One character further left, a quoted part of the name as a whole; the position itself where the name must begin."""
    character = text[position - 1]
    if character == "·" and text[position - 2 : position - 1] == "区":
        return position - 1
    if character == "）" and "office.enterprise" in last.kinds:
        opening = text.rfind("（", max(0, position - 8), position)
        placed = position == last.start or IN_BRACKETS.fullmatch(text, opening, position) is not None
        return opening if opening >= 0 and placed else position
    if character == "”" and position <= last.start:
        opening = text.rfind("“", max(0, position - 12), position)
        return opening if opening >= 0 and not set("，。！？；") & set(text[opening + 1 : position - 1]) else position
    if character == "以" and position < last.start and TAKEN_AS.match(text, last.end):
        return position
    if character == "带" and text[position : position + 1] in LED:
        return position
    nameable = character not in STOPS and (CHINESE.match(character) or character.isalnum())
    return position - 1 if nameable and not DATED.search(text, max(0, position - 3), position) else position


def _opens_place(scan: Scan, token: Token, position: int, last: Token) -> bool:
    """向阳村 behind 来到: nothing else can open the name."""
    return (
        "place" in last.kinds and token.end - token.start == last.start - position == 1 and scan.opens_run(token.start)
    )


def _joins_government(text: str, token: Token, last: Token) -> bool:
    """市委｜市政府, 镇党委｜政府: two bodies in one breath."""
    committee = COMMITTEE.fullmatch(text, max(token.start, token.end - 2), token.end)
    rest = text[token.end : last.end]
    return committee is not None and rest in ("政府", "人民政府", f"{committee[1]}政府", f"{committee[1]}人民政府")


def _follows_verb(scan: Scan, token: Token, last: Token, is_open: bool) -> bool:
    """A name does not go on over 某驿站开通: another place or office with a verb behind it."""
    if not token.kinds & {"place", "office"} or "area" in token.kinds or last.start - token.end < 4:
        return False
    if scan.text.startswith(("教育集团", "教育联盟"), token.end):
        return False
    unit = scan.starting.get(token.end)
    if unit is not None and "office" in unit.kinds:
        return False
    if INSIDE_NAME.match(scan.text, token.end):
        return False
    if scan.text[token.end : token.end + 2] not in scan.lexicon.frequent_verbs or is_open and "place" not in last.kinds:
        return False
    named = (scan.text[token.end : token.end + n] + level for n in (2, 3, 4) for level in ("镇", "乡", "街道"))
    return not any(map(divisions.named, named))


def _area_goes_on(scan: Scan, position: int, last: Token) -> bool:
    """Whether a larger area or 共青团 stands before the area, or 开发区· does, or the bureau of a branch (市公安局｜某区｜分局)."""
    before = scan.ending.get(position)
    branch = scan.text.startswith("分局", scan.starting[position].end) if position in scan.starting else scan.text.endswith("分局", 0, last.end)
    if before is not None and branch and scan.text.endswith(("局", "委"), 0, position) and "office" in before.kinds:
        return True
    joined = scan.text[position - 1 : position] == "·" and scan.text[position - 2 : position - 1] == "区"
    return joined or before is not None and bool(before.kinds & {"area", "head"})


def joins_unit(scan: Scan, token: Token, last: Token) -> bool:
    """Whether 和 or 与 stands inside the name of a department or unit (卫生健康局家庭发展｜与｜老龄健康科)."""
    text = scan.text
    if token.end - token.start != 1 or "conjunction" not in token.kinds or LEVEL.match(text, token.end):
        return False
    if text.endswith(("委员会", "工委"), 0, last.end) and _joins_committee(scan, token, last):
        return True
    listed = LISTED_UNIT.search(text, max(0, token.start - 12), token.start)
    if listed is not None and text.endswith(DEPARTMENTS, 0, last.end) and last.end - token.start <= 12:
        return not any(t.kinds & {"office", "place", "area", "title"} or scan.limits(t) for t in scan.within(listed.start(1), token.start))
    if text[last.end - 1] not in "科处股室部局厅委":
        return False
    before = scan.ending.get(token.start)
    if before is not None and before.kinds & {"office", "place", "area"} or last.end - token.start > 14:
        return False
    if any("title" in t.kinds for t in scan.within(max(0, token.start - 9), token.start)):
        return False
    return (
        re.search(r"(?:[局委厅办院]|公司|[区市县旗省州镇乡道])[㐀-鿿]{2,6}$", text[max(0, token.start - 9) : token.start])
        is not None
    )


def _joins_committee(scan: Scan, token: Token, last: Token) -> bool:
    """、资源环境｜和｜经济委员会, 政协提案｜和｜委员联络委员会."""
    match = COMMITTEE_OPENS.search(scan.text, max(0, token.start - 12), token.start)
    if match is None or last.end - token.start > 12 or scan.text.startswith(("居民", "村民", "业主", "管理"), token.end):
        return False
    return not any(
        t.kinds & {"office", "place", "area", "title"} or scan.limits(t) for t in scan.within(match.start(1), token.start)
    )


LISTED_UNIT = re.compile(r"[、，；]([㐀-鿿]{2,6})$")
DEPARTMENTS = ("局", "学院", "系", "科", "处", "厅")
"""、农业农村和林业局, 、经济与管理学院: in a list, what stands before 和 is no body of its own."""


def _of_firm(text: str, start: int, last: Token) -> re.Match[str] | None:
    """新投产项目｜某某有限公司: what the firm is, before its name."""
    return FIRM_IS.match(text[start : last.end])


FIRM_IS = re.compile("(?:新|在建|重点|签约)?(?:投产|开工|竣工|签约|入驻)?(?:项目|企业)(?=[㐀-鿿]{2,}公司$)")
LED_IN = re.compile("(?:带着|带领|率领|责成|又?会同|邀请|陪同|请|由|与|和|及)+")
"""带着｜街道建设管理办公室: what leads in an office, before a verb inside its name."""
OF_ROAD = re.compile("[东西南北中][路街巷]|路[东西南北]")
"""合作｜南路社区: what is left would open with 路."""


DONE_TO = re.compile("[㐀-鿿]{2}了?")


def _opens_body(scan: Scan, position: int, last: Token) -> bool:
    """Whether the ending, with its level or area alone before it, is a body's whole name: 区｜委, 某县｜人大常委会."""
    level = LEVEL.match(scan.text, position, last.end)
    area = scan.starting.get(position)
    named = area is not None and "area" in area.kinds and area.end <= last.start
    return named or position <= last.start and level is not None and level.end() >= last.start


def _done_to(scan: Scan, start: int, last: Token) -> re.Match[str] | None:
    """产生｜某镇妇联, 落实｜区委: a verb before a name that is whole without it."""
    if scan.text.startswith(("开发区", "社区", "村"), start) or scan.text.startswith(("社区", "村"), start + 2):
        return None
    if scan.text[start : start + 2] not in scan.lexicon.frequent_verbs or scan.starting.get(start, last).kinds & {"area", "head", "ordinary"}:
        return None
    match = DONE_TO.match(scan.text, start, last.start)
    return match if match is not None and _opens_body(scan, match.end(), last) else None


def _is_done_to(scan: Scan, start: int, last: Token) -> bool:
    """表决｜区人大常委会: a verb before the level of the office, and no area of that name."""
    verb, text = scan.text[start : start + 2], scan.text
    if verb == "自治" or verb not in scan.lexicon.frequent_verbs or verb in scan.lexicon.common_words or start + 3 > last.start:
        return False
    return text[start + 2] in "区县市镇乡省州旗" and not divisions.named(text[start : start + 3]) and not divisions.shortened(verb)


def trim(scan: Scan, start: int, soft: int, last: Token, is_open: bool) -> int:
    """Drop what cannot open a name: a verb, a count with its measure word, a title with what precedes it."""
    text = scan.text
    opening = scan.starting.get(start)
    levelled = "office" in last.kinds and (
        opening is not None and "area" in opening.kinds or LEVEL.match(text, start, last.start)
    )
    led = LED_IN.match(text, start, soft) if soft > 0 else None
    if led is not None:
        start = led.end()
        levelled = levelled or "office" in last.kinds and LEVEL.match(text, start, last.start) is not None
    if soft > 0 and levelled and _opens_body(scan, soft, last):
        start = soft  # 某镇贯彻落实｜区委
    soft = -1 if soft > 0 and text[soft] in "处科局办室站所院" and soft < last.start else soft  # 规划建设｜处党支部
    of_road = soft > 0 and "place" in last.kinds and OF_ROAD.match(text, soft) is not None
    if (
        soft > 0
        and not of_road
        and not levelled
        and (not is_open or scan.starting.get(start) is not None and scan.starting[start].kinds <= SOFT)
    ):
        start = soft
    if soft == last.start and opening is not None and "area" in opening.kinds and text.startswith("建设", opening.end) and opening.end + 2 == soft:
        start = opening.start  # 甲乡｜建设村: a village of that name
    if text.startswith("办", start) and text.endswith("街道", 0, start) and "place" in last.kinds:
        start += 1
    if "office" in last.kinds and _is_done_to(scan, start, last):
        return start + 2
    while start not in scan.openers:
        rest = text[start : last.start]
        match = COUNT.match(rest) or _done_to(scan, start, last) or LEFTOVER.match(rest) or _of_firm(text, start, last)
        match = match or DOES.match(text, start) or MEASURED.match(text, start, last.start)
        token = scan.starting.get(start)
        of_its_own = text.startswith("辖区", start) and "place.facility" in last.kinds and len(rest) >= 4
        if token is not None and token.kinds & {"area", "head", "ordinary"} and not (CLASS_BEFORE.match(rest) or of_its_own):
            return start
        if match is None or match.end() == match.start():
            break
        start += match.end() - match.start()
    return start
