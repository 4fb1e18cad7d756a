"""What a programme is called: a stretch of words goes in, the name without what stands around it comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from .lexicon import Lexicon, Token
from .places import is_general
from .scan import Scan

TAIL = re.compile(
    r"(?:领域[㐀-鿿]*|等(?:方面|[个项类]|重点|相关|工作|情况|内容|问题).*|等)?(?:的)?(?:相关|各项|重点|专项)?(?:工作|任务|专题)?(?:推进|开展|进展|落实|建设|运行|实施|完成|汇报|部署|调度)?(?:情况|进展|经验|成效|做法|政策|标准|规则)?$"
)
LEADING = re.compile(
    r"^(?:[县区市镇乡村]里|试行|搞好|守住|怎样|如何|共同见证|展示|\d{0,2}月份|(?:国庆|中秋|春节|元旦|清明|五一|端午|节日|双节|两节)(?:假期|期间|假日|前夕|前后|长假)?|节前|节后|假期|首批|今冬明春|今春|今冬|[,，、的了]|\d{2,4}(?!小时|分钟)(?:[—\-－]\d{4})?年?(?:度)?|二[〇○零一二三四五六七八九]{3}年|(?:[第前]?[一二三四]|上|下)(?:季度|半年)|第[一二三四五六七八九十百\d]+[届次期批轮](?!全国)(?:全省|全市|全区|全县)?|本年度|年度|两地|双方|试点(?=.)|今年|明年|全年|全(?:[省市县区镇乡旗州盟村校院局系]|街道)(?![域民])|各级|本(?:单位|部门|社区|街道|[镇村区县市乡校])|[此这本]次|分管|当地|一次|前一?段|各(?:乡镇|街道|单位|部门|[村镇乡社](?:各社)?区?)|我区|我市|我县|辖区内?|本区|街道(?!社区)|社区|小区|区域(?!性|化)|"
    r"区级|市级|县级|省级|有关|相关|关于|对于|下一?阶段|近阶段|壮大|针对|围绕|聚焦|对接(?=.)|就|对(?!接|口)|为(?!民|老|侨|农)|在|于|以(?![上下来及])|将|向|和|与|及|等|进一步|持续|深入|全面|扎实|有序|加快|积极|大力|切实|推进|推动|开展|做好|抓好|加强|实施|落实|组织|启动|召开|举办|举行|专题|集中|统一(?!战线)|联合|重点|主要|当前|近期|下一步|现场|(?:[省市县区]级)?以上|特护期|汛期|入冬|秋冬季|冬春季|夏季|春季|"
    r"深化(?!改革)|[镇村县市街]内|各处|考察|调研|视察|督导|检查|观摩|交流|介绍|汇报|部署|了解|学习(?!教育|型|强国)|参观|协商|迎接|做优|做实|开创|争创|参与|支持|服务|助力|率先|首次|正在|目前|调整|推行|通过|不断|指导|贯彻|传达|完成|实现|提供|促进|带动|开设|完善|巩固|借鉴|争取|从事|进行|覆盖|仔细|研读|各类|部分|这些|各项|这项|两个|往年|以及|他们|她们|发放|制定|配合|开好|办好|村里|[一二两三四五]个|以往|近期|近年来?|广泛|逐步|统筹(?=推进)|有效|精准(?=推进|落实)|圆满|顺利|认真|切实|助推|加大|力推|强力|合力|常态化(?=开展|推进))"
)
CUT = re.compile(r"[，。；：、！？“”《》（）()\n\s—…]")
NAME = re.compile(r"[㐀-鿿“”0-9A-Za-z·—\-]{3,34}")


@dataclass(frozen=True, slots=True)
class FoundProgramme:
    """A mention of a programme: `name` is cleaned of 工作 and 情况."""

    start: int
    end: int
    name: str
    rule: str


WORK = re.compile("工作(?!所在|队|人员|者|组|站|室|台|岗|坊|餐|服|以来|中)")


class ProgrammeWords:
    """The word lists of programmes as patterns, compiled once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lists = lexicon.programmes
        self.generic = frozenset(self.lists["generic"])
        self.fields = frozenset(self.lists["field"])
        self.known = frozenset(self.lists["known"]) | self.fields

    @cached_property
    def known_names(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted(map(re.escape, self.known), key=lambda w: (-len(w), w))))

    @cached_property
    def head(self) -> re.Pattern[str]:
        heads = [h for h in self.lists["head"] if len(h) > 1]
        return re.compile(f"(?:{'|'.join(sorted(map(re.escape, heads), key=len, reverse=True))})$")

    @cached_property
    def object(self) -> re.Pattern[str]:
        verbs = "|".join(sorted(map(re.escape, self.lists["verb"]), key=len, reverse=True))
        inside = "(?!(?<=组织)员)(?!(?<=对)[接口外标])(?!(?<=为)[民老侨农])(?!(?<=就)[业近医地])(?!(?<=安排)部)"
        return re.compile(rf"(?:{verbs}){inside}(?:了(?!解))?(?P<object>[^，。；：！？\n《》（）]{{3,80}})")

    @cached_property
    def ends(self) -> re.Pattern[str]:
        heads = [h for h in self.lists["head"] if len(h) > 1]
        ends = "|".join(sorted(map(re.escape, {*heads, "工作", "情况"}), key=lambda w: (-len(w), w)))
        return re.compile(rf"[^，。；：的了]*(?:{ends})(?!{NOT_BEHIND})")


@cache
def words_of(lexicon: Lexicon) -> ProgrammeWords:
    return ProgrammeWords(lexicon)


NOT_BEHIND = (
    "幼儿园|小学|中学|集团|机构|基金会|所(?![有在需以示述获得])|群体|人群|水平|质效|效能|意识|素养|会议|有限|公司|单位|资金|社(?![会区])|联盟|人|者|员|站|办|局|组|队|室|科|点|类|台|渠|部(?![署分])"
    "|学院|学校|大学|协会|学会|研究|园|院|馆|区(?!域)|链|带|集群|基地|平台|工坊|驿站|广场|公园|大院|服务中心|中心(?!工作)|示范[点区村]"
)
ACTING = frozenset("抓紧 进行 完成 实现 提供 发放 带动 促进 开设 争取 借鉴 从事 引导 帮助 邀请 邀请了 了解 成为 受到 得到 听取 询问 负责 开展".split())
"""Verbs that no programme has in the middle of its name."""
SWALLOWED = frozenset("推进 推动 讲解 助推 投身 践行 介绍 汇报".split())
"""群众推进｜乡村振兴: what somebody does about it."""
NAMED_AFTER_VERB = frozenset({"go", "inspect", "organise", "lead", "attend"})
NO_NAME = re.compile(
    r"^(?:[此本这]次|宣传[月周日]活动$)|促$|^(?:认识|提高|增强|型|不断|加大|弘扬|激发|凝聚|彰显|营造|增进|满足)|各项|(?:重点|近期|满意度|稳定|秩序)$|^关心(?!下一代)|^[一两二三四五六七八九十]+个|[了着过是让把被们]|[^现]在(?![校线职编册建外押逃岗])|(?<![既国所特公])有|从(?!业|事|严|优|教|军)|^会|^用(?![电水气地工能药火餐人])|辛勤|(?<![㐀-鿿]{5})准备$|(?:组织|筹备|剩余|安排)$|^剩余|^[省市县区旗州镇乡]委|^\d|^我[镇县区市乡校局院]|可以|直接|到(?=治)|添彩|"
    r"如何|第[一二三四]步|^(?:进一步|年终|下一步|半年|其|这|那|每|该)|会议|大会|党课|^[段度性式级们组员]|(?:小区|社区|学院|大学|学校|公司|医院)(?:创建|共建)$|(?<![平同高中优])等(?!级)"
)
CLOSING = re.compile(r"(?:(?:集中|正式|现场)?(?:签约|迎评|迎检|迎查|动员|动员部署|督查|督办|督导|验收)(?:服务|协议)?|协议|现场|志愿服务)$")
"""What is done about a programme at an occasion is no part of its name: 校地合作｜签约."""
NEVER = frozenset("会议精神 值班值守 各项工作 座谈交流 走访慰问 文艺演出 主题活动 系列活动 下一步 全面工作 学习贯彻 节前慰问 年终总结 工作总结".split())
"""What also a headline means no programme by."""
OLD_TOWN = ("老城区", "新城区", "市中区", "城中区")
FIELDS = frozenset("文明 创建 创文 创卫 防汛 森林 禁毒 农村 民政 养老 城市 老旧 河长 平安 双拥 安全 重点".split())
NUMBERED_PART = re.compile(r"第|\d|领导|人员|干部|群众|企业|老人|会议|一周|[^㐀-鿿“”]")
PURPOSE = re.compile(
    r"(?:工作)?(?:现场)?(?:推进|动员|部署|调度|冲刺|攻坚|启动|现场|工作|专题|动员部署)会|启动仪式|(?:专题|业务)?培训|推进大会|动员大会"
)
STARTS = re.compile(r"加快|推进|推动|开展|做好|抓好|加强|实施|落实|组织|启动|召开|举办|举行|了解|研读|完成|促进|带动|发放|制定|拓展|完善|聚焦|巩固|深化")
YEAR = re.compile(r"^.*\d{4}年(?:度)?(?:[春夏秋冬]季|第[一二三四]季度)?(?=[㐀-鿿]{4})")
"""某镇2022年春季｜秸秆禁烧."""
JOINED = re.compile("[和与及]")
OPENED = re.compile(r"“?([^“”]{2,14})”(?:现场|大型|系列|主题|专题|公益)[㐀-鿿]{0,6}$")
INNER = re.compile(r"“?([^“”]{2,14})”[㐀-鿿]{1,6}$")
EMPTY = re.compile(
    r"^(?:新?投产|竣工|开工|在建|签约|新|工作|一体化|规范化|常态化|实战化|标准化|长效|主体|专项|集中|行动|攻坚|联合|统一|拉网式|全域|优化|提升|升级|改造|建设|整治|治理|修缮|管理|服务|关心|支持|规划|设计|保障|共建|共享|创建|推进|拓展|环境|项目|工程|工作|基础设施|整体|要素|民生|周边|配套|综合|相关|各类|思路|机制|体系|"
    r"队伍|作风|能力|水平|质量|全面|沿线|多方|协同|衔接|合作|合力|技术|设备|成立|机构|时间|节点|硬件|软件|设施|功能|运营|前期|准备|后续|征收|全体|安全|入户|上门|宣传|教育|隐患|排查|美丽|性|等)+$"
)
"""Words that go with any programme and name none."""
DETAIL = re.compile("了解|察看|查看|听取|询问|介绍|汇报|通报|观看")
STATE = re.compile("等?(?:情况|进展|进度|现状)$|等(?:情况|进展)")
"""了解长势、新品种推广等情况: what was asked about on the spot names no undertaking, unless it is a known one."""
OF_WORK = re.compile(
    r"等(?:各项|重点|有关|相关|几项|专项|多项|方面的?|[一二两三四五六七八九]项)?(?:重点)?(?:工作(?!人员|者|组|站|室|台|岗|坊|力度)|任务)"
    r"|(?<![”面况])的(?:经验)?做法|(?<![”面况])的经验"
)
"""查看了后评估准备、疫情防控等｜工作: whatever stands in such a list is work that goes on."""


class Namer:
    """Names of one page; `people` are the names of people that may stand before a programme."""

    def __init__(self, scan: Scan, people: frozenset[str]) -> None:
        self.scan, self.text, self.people = scan, scan.text, people
        words = words_of(scan.lexicon)
        self.generic, self.known = words.generic, words.known
        self._known, self._head = words.known_names, words.head

    def named(self, first: int, last: int, rule: str, in_title: bool, of_work: bool = False) -> Iterator[FoundProgramme]:
        """The programme that the stretch names, if it does; a headline, or 工作 behind the list that it stands in (`of_work`),
        vouches for names without a usual ending."""
        while first < last and CUT.match(self.text[first]):
            first += 1
        first = self._behind_verbs(first, last)
        about = self.text.rfind("关于", first, last)
        first = about + 2 if about >= 0 and last - about >= 6 else first
        phrase = self.text[first:last]
        if NAME.fullmatch(phrase) is None:
            return
        first += self.lead(first, last)
        name = self.clean(self.text[first:last], in_title)
        if name is None:
            return
        vouched = WORK.match(self.text, first + len(name)) is not None and rule in ("programme.object", "programme.occasion")
        vouched = vouched or of_work and 4 <= len(name) <= 12 and not self._holds_names(first, first + len(name))
        ends_known = any(m.end() == len(name) for m in self._known.finditer(name))
        plain = in_title and self._is_plain(first, last, name, rule)
        if not (vouched or plain or self._head.search(name) or name in self.known or ends_known):
            return
        inner = INNER.match(name) if rule == "programme.occasion" or self.text.startswith("会", first + len(name)) else OPENED.match(name)
        if inner is not None:
            first, name = first + inner.start(1), inner[1]
        if name.count("”") > name.count("“"):
            if self.text[first - 1] != "“":
                return
            first, name = first - 1, "“" + name
        yield FoundProgramme(first, first + len(name), name, rule)

    def _is_plain(self, first: int, last: int, name: str, rule: str) -> bool:
        """Whether a headline says no more than what the occasion is about: 调研｜蜜桔产业, 某某｜推进会."""
        if not 4 <= len(name) <= 12 or NUMBERED_PART.search(name) or self._holds_names(first, first + len(name)):
            return False
        return rule == "programme.object" or PURPOSE.match(self.text, last) is not None

    def _holds_names(self, start: int, end: int) -> bool:
        kinds = {"office", "place", "area", "title"}
        return any(t.kinds & kinds and t.end - t.start > 1 for t in self.scan.within(start, end))

    def _behind_verbs(self, first: int, last: int) -> int:
        """Behind the last word that cannot stand in a name: 居民对｜老街改造, 人员进行｜创建."""
        for token in self.scan.within(first, last):
            if last - token.end >= 4 and self._parts(token) and self.text[token.start : last] not in self.known:
                first = token.end
        return first

    def _parts(self, token: Token) -> bool:
        word = self.text[token.start : token.end]
        if word in SWALLOWED:
            return True
        if token.kinds & NAMED_AFTER_VERB and word != "沿" or word in ACTING or word in ("在", "由", "给", "被", "把"):
            return True
        if word == "沿":
            return self.text[token.end : token.end + 1] not in ("岸", "线", "街", "路", "江", "河", "海")
        if word == "就":
            return self.text[token.end : token.end + 1] not in ("业", "近", "医", "地", "读", "餐")
        if word == "对":
            return self.text[token.end : token.end + 1] not in ("接", "口", "外", "标")
        return len(word) > 1 and bool(token.kinds & {"adverb", "time"}) and word not in ("集中", "联合", "持续", "统一", "全面", "系统", "重点", "主动")

    def lead(self, first: int, last: int) -> int:
        """How much at the front says where, when or what is done, not what the programme is called."""
        position = first
        while position < last:
            person = next((n for n in self.people if self.text.startswith(n, position)), None)
            if person is not None:
                position += len(person)
                continue
            if self._is_level(position) and last - position >= 5:
                position += 1
                continue
            token = self.scan.starting.get(position)
            if token is not None and token.kinds & {"area"} and token.end <= last and self.text[position : token.end] not in OLD_TOWN:
                position = token.end
                continue
            campaign = self._known.match(self.text, position, last)
            if campaign is not None and len(campaign[0]) >= 4:
                break
            match = LEADING.match(self.text[position:last])
            if (
                match
                and last - position - match.end() >= 4
                and self.text[position:last] not in self.known
                and not (
                    match.group() in ("社区", "小区", "服务")
                    and self.text[position - 1 : position] not in "区县市镇乡省"
                )
            ):
                position += match.end()
                continue
            thing = next(
                (
                    t
                    for t in self.scan.within(position, last)
                    if t.kinds & {"office", "place.community"}
                    and (t.end - t.start > 1 or self.text[t.start] == "村")
                    and not self.text.startswith("集体", t.end)
                    and not ("place.community" in t.kinds and self.text.endswith(("项目", "工程"), position, last) and last - t.end <= 10)
                    and t.end < last - 3
                ),
                None,
            )
            if (
                thing is not None
                and thing.end - position < 14
                and not is_general(self.text[position : thing.end])
                and not self._known.search(self.text[position : thing.end])
            ):
                position = thing.end
                continue
            break
        return position - first

    def places(self, first: int, last: int) -> int:
        """How much at the front is areas."""
        position = first
        while True:
            token = self.scan.starting.get(position)
            if token is None or "area" not in token.kinds or token.end >= last:
                return position - first
            position = token.end + (self.text[token.end] == "·")

    def _is_level(self, position: int) -> bool:
        """区｜文明创建: the level whose programme it is."""
        if self.text[position] not in "区市县镇乡":
            return False
        following = self.text[position + 1 : position + 3]
        return following in self.scan.lexicon.frequent or following in FIELDS

    def clean(self, phrase: str, in_title: bool = False) -> str | None:
        phrase = YEAR.sub("", phrase.replace("相关", ""))
        name = TAIL.sub("", phrase).strip("“”的·—-")
        for tail in ("工作", "情况", "专题", "技术", "业务", "知识", "政策"):
            name = name.removesuffix(tail) if len(name) > len(tail) + 3 else name
        closing = CLOSING.search(name)
        if closing is not None and closing.start() >= 4 and name not in self.known and not name.endswith("医生签约"):
            name = name[: closing.start()]
        if name.endswith("宣传") and name[:-2] in self.known and name not in self.known:
            name = name[:-2]  # 扫黑除恶｜宣传: the same undertaking
        restored = name + "建设"
        if phrase.startswith(restored) and (in_title or restored not in self.generic):
            name = restored
        parts = JOINED.split(name)
        if len(parts) > 1 and min(map(len, parts)) <= 2 and name not in self.known and not self._known.match(name):
            name = max(parts, key=len)
        return name if self._is_name(name, phrase, in_title) else None

    def _is_office(self, name: str) -> bool:
        """工商业联合会换届: an office's own affair."""
        tokens = self.scan.lexicon.tokens(name)
        return any("office" in t.kinds and t.end - t.start > 2 and len(name) - t.end <= 3 for t in tokens)

    def _is_name(self, name: str, phrase: str, in_title: bool) -> bool:
        if name in self.known:
            return True
        if any(word in name for word in ACTING if len(word) > 1) or self._is_office(name):
            return False
        least = 3 if phrase == name + "工作" and len(name) > 2 else 4
        if not least <= len(name) <= 30 or "的" in name or name.count("“") > name.count("”") or NO_NAME.search(name) or self.scan.lexicon.title.search(name):
            return False
        if in_title and len(name) >= 4 and phrase != name and name not in ("相关工作", "重点工作"):
            return name not in NEVER
        return name not in self.generic and not EMPTY.match(name) and not (STARTS.match(name) and len(name) < 6)
