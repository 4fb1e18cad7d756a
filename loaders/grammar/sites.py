"""Places that have no name of their own kind (某地块, 某大道二期项目现场): a sentence in, the stretches that are gone to out.

They stand behind a verb of going or looking, or behind 在, alone or in a list. An ending such as 地块 says that one is a
place; in a list that ends with 等地, or that holds a named place, a proper name without any such ending will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..words import divisions
from .beginnings import GROUP
from .intervals import Stretches
from .lexicon import Lexicon, Token
from .place_words import GENERAL
from .scan import CHINESE, Scan

ENDINGS = (
    "示范区 示范带 示范片 产业带 风光带 风貌带 集聚区 "
    "草场 集中区 草原 沟 溪 现场 工地 隐患点 滑坡点 点位 园区 工业园区 商铺 大棚 车间 路段 沿线 小流域 河道 堤防 堤 渠 码头 卡口 示范点 "
    "摄影点 监测站 泵房 机房 门店 摊点 街 路 桥 坝 塘 林场 地块 修复点 尾矿库 收储点 村部 闸口 水闸 闸 棚户区 标段 店 "
    "生活区 养殖区 种植区 作业区 库区 灌区 校区 院区 厂区 核心区 功能区 滨江 滨河 滨海 广场 河 江 湖 海 岛 山 岭 湾 "
    "港 口岸 道口 路口 楼 大楼 大厦 总部 商圈 步行街区 场馆 馆 展厅 会客厅 客厅 画廊 长廊 走廊 绿道 步道 栈道 大道 "
    "公路 高速 立交 驿道 线 段 采石场 料场 砂场 堆场 养殖场 养鸡场 养牛场 养猪场 养鸭场 养鹅场 养羊场 养鱼场 养蜂场 "
    "养兔场 鱼塘 虾塘 蟹塘 苗圃 稻田 麦田 菜地 烟田 茶园 桑园 药园 花圃 猪舍 牛舍 羊舍 鸡舍 渡口 涵洞 护坡 渠首 "
    "水源地 取水口 屠宰场 停车场 停车楼 球场 赛场 考点 考场 接种点 采样点 投放点 站 平台 综合体 大世界 商城 超市 市场 "
    "乐园 花海 果园 茶山 中心 大厅 草莓园 生态园 采摘园 农庄 农场 牧场 合作社 育苗房 花房 温室 工厂 电厂 电站 水站 "
    "粮库 冷库 仓 粮仓 窑 井 厂 公司 学校 医院 学院 大学 中学 小学 幼儿园 一小 二小 一中 二中 三中 园 街巷 背街 夜市 "
    "集市 民宿集群 集群 纪念碑 牌坊 戏台 书院 宗祠 老宅 大院 会所 酒店 联检楼 指挥部 值班室 服务岛 墓园 陵园 海滩 "
    "沙滩 湿地 林地 茶场 渔港 渔村 港区 泊位 船厂 船坞 航站楼 高速口 收费站 检查站 服务区 换乘中心 枢纽 寺 庙 庵 祠 "
    "塔 教堂 小镇 古镇 古城 古村 古村落 积水点 泵站 党校 校史馆 用房 公寓 食堂 云平台 会址 旧址 遗址 故居 故里 墓 亭 "
    "阁 关 崖 谷 洞 瀑布 峡谷 城 博物院 科学院 研究院 供电所 变电所 畜牧场 门市部 经营部 加工厂 加工坊 作坊 酒坊 油坊 "
    "磨坊 豆腐坊 工作坊 基站 哨所 营房 营区 连队 边防连 机场 机库 网点 营业厅 办公点 服务窗口 考试中心 指挥中心 "
    "调度中心"
).split()
PROJECTS = re.compile(r"(?:项目|工程|标段|[一二三]期)$")
SITUATED = re.compile(r"[路街村镇乡河湖江港桥山园厂巷库湾塘站段庄屯寨岭期]|小区|大道|片区|学校|医院|公司|中心")
"""What ties a project to a spot: 某大道二期项目, not 民生项目."""
ENDING = re.compile(f"(?:{'|'.join(sorted(ENDINGS, key=lambda w: (-len(w), w)))})$")
SCENE = re.compile(r"(?:现场|工地|项目部|地块|园区|校区|片区|街|路|广场|车间|码头|河段|水库|大棚|基地|示范点|点位|闸|堤|站|园|馆|厂|项目|工程)$")
LOOKS_THERE = re.compile("，[^，。；]{0,12}?(?:实地|现场|详细|仔细|认真|查看|察看|检查|走访|了解|听取|询问|观看|参观)")
"""在某瀑布，张三实地检查了…"""
CHUNK = re.compile(r"[^、，。；：！？\n（）()]+(?:[（(][^（）()\n]{1,12}[）)][^、，。；：！？\n（）()]*)*")
OPENS = re.compile(
    r"^(?:了|(?:地处|地势|条件|位置|路途)?(?:偏远|偏僻|最远|最偏远)的|[㐀-鿿]{2,5}(?:街道|镇|乡)辖区内?的?|辖区内(?:的)?|先后|分别|依次|位于|坐落(?:于|在)|即将[㐀-鿿]{2}的|正在[㐀-鿿]{2}的|辖区内?|辖内|我[镇县区市乡]的?|本[镇区]|当地的?|附近的?)+"
)
TURNS = re.compile(
    r"(?:就|对(?!接)|向(?!系统|阳|东|荣|上|前|导|日葵)|学习(?!中心|室|基地|园|点|角|站)|考察|取经|进行|开展|推进|推动|协调|协助|监督|调度|指导|督促|了解|听取|询问|召开|参加|举行|组织|座谈|慰问|看望|宣讲|详细|认真|仔细|实地|深入|现场(?=.)|"
    r"(?:的)?(?:建设|施工|改造|主体工程|项目建设|工程建设|运营|运行|推进|进展|开展|落实|生产|经营|发展)*(?:情况|进度|现状|成效|成果|做法|经验|工作|问题|准备))"
)
LIST_END = re.compile(r"等(?P<class>[^、，。；]{0,14})$")
OF_PLACES = "企业|公司|项目|工程|工地|园区|基地|景区|点位|示范点|农户|商户|门店|村组|村|社区|小区|学校|医院|单位|地|处"
CLASS_END = re.compile(rf"等(?P<class>[^、，。；]{{0,18}}?(?:{OF_PLACES}))(?![㐀-鿿]*(?:工作|精神))")
"""到甲、乙、丙等新材料企业、重大项目实地调研: what the list is of, and what is done there."""
ROOMS = re.compile(
    "^(?:社区|村|村级|各|一站式|便民|政务|办事|服务|党群|党员|活动|文体|文化|图书|阅览|书画|舞蹈|音乐|电教|会议|多功能|办公|综治|调解|康复|日间|棋牌|健身|心理|咨询|妇儿|儿童|母婴|谈话|"
    "绿化|苗木|蔬菜|水果|花卉|设施|农业|特色|信访|接待|警务|接警|备勤|指挥|装备|器材|值班|档案|荣誉|实验|研发|检测|生产|加工|包装|成品|原料|厂房|车间|仓储|库房|仓库|种植|养殖|展示|陈列|体验|办公|功能|放映|室|休息|用餐|后厨|厨房|和|及|与|、|等)*"
    "(?:室|厅|大厅|区|间|房|厂房|车间|馆|角|吧|站|库|仓库|窗口|食堂|场所|阵地|中心|基地|大棚)$"
)
"""参观了图书馆、书画室、舞蹈室: rooms without a name in the house gone to."""
PLACES_END = re.compile(rf"(?:{OF_PLACES})(?:建设|施工|运营|生产|经营|发展|推进)*(?:现场|一线|情况|进度|进展)?$")
CLASSES = re.compile(r"等[㐀-鿿]{0,8}(?:场所|单位|部位|行业|群体|人员|部门|负责|领域|问题)")
"""等重点场所: the list names kinds of places."""
TAIL = re.compile(r"(?:项目)?(?:施工|建设|改造|作业|生产|救灾|抢险|活动)?现场$|(?<=项目|工程)工地$|(?:主体工程|项目|工程)?建设$|一线$|内$|里$")
NO_SITE = re.compile(
    r"部分(?:嘎查|村|社区|街道|企业|学校|单位)|(?:培养|定位|研究|整治|清理|防治|防控|改良|休牧|轮牧|落地|灭火|保护|管护|改革|创建|培训|教育|宣传|布局|规划|状况)$|^(?:施工地|工作地|所在地|目的地)$|(?:设施|器材|设备|产品|作品|展品|展板|资料|台账|记录|方案|图纸|流程|物资|样品|宣传片|专题片|菜品|商品|证件|档案|文件|环节|操作|演示|表演|节目|系统|功能|隐患|苗木|长势|墒情|水位|名册|账目|展示|模型|课程|课堂教学|工艺|技术|秧苗|作物|果树)$|工作|情况|问题|精神|会议|群众|居民|村民|家庭|老人|党员|人员|干部|职工|同志|学生|代表$|代表们|委员$|企业家|负责人|困难|低保|贫困|产业$|企业$|单位$|部门$|事业$|建设$|发展$|治理$|管理$|服务$|"
    r"生产$|安全$|环境$|[户人员家]$|(?:(?<![小古老重])镇|[乡县州旗省]|街道|苏木|(?<!集中)(?<![小社园街景片校厂库矿林牧灌院港活殖植业能心务范聚])区|城市|全市|我市)$|[的了着把被让]|相关$|^高标准农田|公里处?$|\d米处?$|一路$|^全[镇县市区乡街村]|重点项目$|^(?:在|其|该|各|此|这|那|他|她|它|上述|以及|再|又|还|也|并|去|来|有|听|看|问|与|和|及|第|\d+年)"
)
VAGUE = re.compile(
    r"^(?:有关|相关|部分|沿街|沿路|多家|几家|多个|几个|一些|重点|一线|施工|建设|项目|工程|生产|活动|仪式|会议|培训|建筑|企业|现场|田间地?|田间地头|村头|景点|小景点|设施|蔬菜|大棚|当地|自来水|污水|处理厂|公司|工厂|超市|宾馆|商场|药店|中小学校?|学校|医院|厂房|基层|车间|村|社区|小区|街道|镇|户外|室外|街头|大街|小巷|主干|主要|省级|市级|县级|国家级|"
    r"镇区|集镇|城区|县城|主次干道|干道|背街|小巷|小(?:餐饮|食品|旅馆|理发|作坊|商铺|超市|诊所)|加油|加气|服装|制鞋|食品|餐饮|商业|农业|公共|交通|施工|老旧|沿线|所有|周边|辖区|本地|民生|实事|光伏|惠民|\d+|[一二三四五六七八九十两]+[个家处条座])+$"
)


LASTING = re.compile(
    "^(?!.*(?:大队|支队)).*(?:(?<!大道)站|店|养殖区|种植区|[一二三]期|馆|库|园|基地|大棚|车间|坝|闸|码头|厅|室|院|寺|庙|祠|亭|市场|超市|商场)$"
)
"""Endings of sites that are facilities: no stretch of road, no plot of land."""
LOOKS = re.compile(r"参观|走访|考察|视察|察看|查看|走看|踏看")
NEXT = frozenset({"go", "inspect", "accompany", "attend", "speak", "report", "organise"})
LOOKED_AT = re.compile(
    "对([^，。；：的]{3,60}?)(?P<more>等[^，。；、]{0,12}?)?(?:的[^，。；]{0,40}?)?(?:进行|开展)了?[^，。；]{0,10}?(?:检查|巡查|督查|督导|调研|走访|评估|验收|核查|排查|视察|察看|查看|夜查|抽查|暗访|考察)"
)
ABOUT = frozenset({"就", "对", "围绕", "针对", "关于", "为", "把"})


@cache
def _campaigns(lexicon: Lexicon) -> re.Pattern[str]:
    known = sorted(map(re.escape, lexicon.programmes["known"]), key=lambda w: (-len(w), w))
    return re.compile(f"(?:{'|'.join(known)})")


@dataclass(frozen=True, slots=True)
class Site:
    """Where a place without a name of its own kind stands."""

    start: int
    end: int


class SiteReader:
    """Reads sentences of one page; `named` are the stretches of the mentions of the sentence."""

    def __init__(self, scan: Scan) -> None:
        self.scan, self.text = scan, scan.text

    def read(self, start: int, end: int, named: Sequence[tuple[int, int]], places: Stretches) -> Iterator[Site]:
        """The sites of a sentence; `places` says which of the named stretches are places."""
        taken = Stretches(named)
        until = start
        for token in self.scan.within(start, end):
            if token.start < until or taken.overlap(token.start, token.end) or self._along(token):
                continue
            if token.kinds & {"go", "inspect"}:
                high = self._region(token, end, taken)
                yield from self._listed(token, high, taken, places)
                until = high
            elif self.text[token.start : token.end] == "对" and (looked := LOOKED_AT.match(self.text, token.start, end)):
                yield from self._objects(*looked.span(1), looked["more"] is not None, taken, places)
            elif self.text[token.start : token.end] == "在":
                yield from self._scene(token.end, self._region(token, end, taken), taken, places)

    def _region(self, verb: Token, end: int, taken: Stretches) -> int:
        """Where what is gone to ends: at a pause, at the next verb of going or looking, or where 就 says what it is about."""
        for token in self.scan.within(verb.end, end):
            turns = token.kinds & NEXT or self.text[token.start : token.end] in ABOUT
            if turns and not self._along(token) and not taken.overlap(token.start, token.end):
                end = token.start
                break
        pause = re.compile(r"[，。；：！？\n]").search(self.text, verb.end, end)
        return pause.start() if pause else end

    def _along(self, token: Token) -> bool:
        """沿线 and 未来 are no verbs."""
        word, text = self.text[token.start : token.end], self.text
        along = word == "沿" and text[token.end : token.end + 1] in ("线", "路", "街", "岸", "江", "河", "海")
        return along or word == "来" and text[token.start - 1 : token.start] in ("未", "近", "往", "原", "将", "本", "年")

    def _listed(self, verb: Token, high: int, taken: Stretches, places: Stretches) -> Iterator[Site]:
        closing = LIST_END.search(self.text, verb.end, high) or CLASS_END.search(self.text, verb.end, high)
        chunks = list(self._chunks(verb.end, closing.start() if closing else high))
        named = any(places.overlap(a, b) for a, b in chunks)
        if CLASSES.search(self.text, verb.end, high) and not named:
            return
        of_places = closing is not None and PLACES_END.search(closing["class"]) is not None
        vouched = closing is not None and ("go" in verb.kinds and "情况" not in closing["class"] or of_places) or named
        gone = "go" in verb.kinds or LOOKS.search(self.text, verb.start, verb.end) is not None
        for low, top in chunks:
            first, last = self._trimmed(low, top)
            if taken.overlap(low, top) and not self._in_village(first, last, taken, places):
                continue
            topic = len(chunks) == 1 and "go" not in verb.kinds and last < top
            if not topic and self._is_site(first, last, vouched and len(chunks) > 1, gone):
                yield Site(first, last)

    def _in_village(self, first: int, last: int, taken: Stretches, places: Stretches) -> bool:
        """西沟村｜石拱桥: a spot whose name says in which named place it lies."""
        inner = next((t.end for t in self.scan.within(first, last) if "place.community" in t.kinds and places.cover(first, t.end)), None)
        if inner is None or taken.overlap(inner, last) or not 2 <= last - inner <= 10:
            return False
        ending = ENDING.search(self.text, inner, last)
        return ending is not None and not VAGUE.match(self.text[inner:last]) and not PROJECTS.search(self.text, inner, last)

    def _objects(self, low: int, high: int, vouched: bool, taken: Stretches, places: Stretches) -> Iterator[Site]:
        """对甲河、乙河等河段进行了实地评估."""
        chunks = list(self._chunks(low, high))
        vouched = vouched and len(chunks) > 1 or any(places.overlap(a, b) for a, b in chunks)
        for chunk in chunks:
            first, last = self._trimmed(*chunk)
            ends = ENDING.search(self.text, *chunk) or PROJECTS.search(self.text, *chunk)
            named = vouched and len(chunks) > 1 and ends is not None
            if not taken.overlap(*chunk) and (named or not PROJECTS.search(self.text, first, last)) and self._is_site(first, last, named, False):
                yield Site(first, last)

    def _scene(self, low: int, high: int, taken: Stretches, places: Stretches) -> Iterator[Site]:
        """在某某项目现场，…; in a list with named places also what has no usual ending."""
        closing = LIST_END.search(self.text, low, high)
        top = closing.start() if closing and PLACES_END.search(closing["class"]) else high
        chunks = list(self._chunks(low, top))
        named = len(chunks) > 1 and (top < high or any(places.overlap(a, b) for a, b in chunks))
        looks = LOOKS_THERE.match(self.text, high) is not None
        sites = all(SCENE.search(self.text, *chunk) or looks and ENDING.search(self.text, *chunk) for chunk in chunks)
        if not chunks or chunks[-1][1] != top or not named and not sites and len(chunks) > 1:
            return
        for chunk in chunks:
            first, last = self._trimmed(*chunk)
            placed = named or sites
            if placed and not taken.overlap(*chunk) and self._is_site(first, last, named, True):
                yield Site(first, last)

    def _chunks(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """The items of a list, also where 和 and 及 join them."""
        for match in CHUNK.finditer(self.text, low, high):
            start, end = match.span()
            listed = self.text[end : end + 1] == "、"
            for token in self.scan.within(start + 2, end - 1):
                word = self.text[token.start : token.end]
                joins = word == "以及" if listed else "conjunction" in token.kinds and word not in ("同", "跟", "并")
                if joins and token.start - start >= 2 and end - token.end >= 3 and not self._inside(token, end):
                    yield start, token.start
                    start = token.end
            yield start, end

    def _inside(self, token: Token, end: int) -> bool:
        """Whether 与 stands inside a name: what follows is no more than an ending (未成年人保护｜与｜服务中心)."""
        before, following = self.scan.ending.get(token.start), self.scan.starting.get(token.end)
        if before is not None and before.kinds & {"place", "office"} and before.end - before.start > 1:
            return False  # 运管所｜和｜火车站
        return following is not None and following.end >= end and "place" in following.kinds

    def _trimmed(self, low: int, high: int) -> tuple[int, int]:
        """Without 了 and 先后 before it, and without what the visit is about behind it."""
        text = self.text
        opens = OPENS.match(text[low:high])
        low += opens.end() if opens else 0
        turn = TURNS.search(text, low + 2, high)
        if turn is not None:
            high = turn.start()
        tail = TAIL.search(text, low, high)
        if tail is not None and tail.start() - low >= 3:
            kept = tail.start() + (2 if text.startswith(("项目", "工程"), tail.start()) and not text.endswith("建设", low, high) else 0)
            high = kept
        return low, high

    def _is_site(self, low: int, high: int, vouched: bool, gone: bool) -> bool:
        text = self.text[low:high]
        if not 3 <= len(text) <= 26 or ROOMS.match(text) or NO_SITE.search(text) or VAGUE.match(text) or GENERAL.match(text) or GROUP.match(text):
            return False
        if text.count("“") != text.count("”") or not CHINESE.search(text[-1] + text[-2:-1] + ("㐀" if text[-1] in "）)”" else "")):
            return False
        if len(text) <= 4 and divisions.shortened(text):
            return False
        if PROJECTS.search(text):
            return self._is_project(low, high, vouched)
        ending = ENDING.search(text)
        if ending is None:
            return vouched and gone and text not in self.scan.lexicon.frequent_words and text[:2] not in self.scan.lexicon.frequent_verbs
        stem = text[: ending.start()]
        common = stem in self.scan.lexicon.frequent_words and not vouched
        return len(stem) >= 1 and not (VAGUE.match(stem) or GENERAL.match(stem) or common)

    def _is_project(self, low: int, high: int, vouched: bool) -> bool:
        """A project that is tied to a spot, or stands in a list of such: more than the words of a campaign."""
        stem = PROJECTS.sub("", self.text[low:high])
        stem = _campaigns(self.scan.lexicon).sub("", stem)
        tied = SITUATED.search(stem) or any("area" in t.kinds for t in self.scan.within(low, high))
        return len(stem) >= 2 and (vouched or bool(tied)) and not VAGUE.match(stem) and not GENERAL.match(stem)
