"""Communities and facilities: which named places are residential, which serve the public, and which names are too general."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from .beginnings import GROUP, LEVEL, OF_ROAD, begin, is_of_class
from .frame import Frame, leading_areas
from .place_words import (
    ALSO_NAMES,
    BLOCKS,
    CLASS_OF,
    COUNTED,
    CREATED,
    CREDIT,
    GENERAL,
    HONOUR,
    HONOURED,
    INNER_QUARTER,
    INSIDE_OF,
    LAST_VILLAGE,
    MANY,
    MANY_IN_A_TOWN,
    MOTTO_ENDS,
    NEXT_TOWN,
    NO_HOME,
    NO_NAME,
    NO_PLACE,
    NUMBERED,
    NUMBERED_STEM,
    OF_VILLAGERS,
    ONE_OF_A_TOWN,
    OPENING_TOWN,
    QUARTER_DOES,
    QUARTERS,
    SO_MANY,
    SPOKEN_OF,
    STATE_OF,
    TOWN,
    WHERE,
    ZONE_OF,
)  # fmt: skip
from .scan import STOPS, Scan
from .things import Thing, is_gone_to

PlaceKind = Literal["community", "facility"]


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: the name is without the subdistrict in front for communities, with it for facilities."""

    start: int
    end: int
    printed: str
    name: str
    kind: PlaceKind
    within: str | None
    rule: str


@lru_cache(maxsize=65536)
def is_general(printed: str) -> bool:
    """老旧小区, 各社区: words for a class of places."""
    match = re.match(r"^(.*?)(?:社区|小区|居民区|新村|家园|花园|苑|里|坊|村)", printed)
    return match is not None and bool(GENERAL.match(match.group(1)) or GROUP.match(match.group(1)))


DONE = re.compile("^(?:继续(?!教育)|努力|建立|建好|用好|争创|同意|筹建|开拓|布局|构建|搭建)|^[㐀-鿿]{2,4}利用自|筹建|国外")
"""努力开拓｜国外市场, 建好｜青年之家: what is done about places, no name."""
LED_BY = re.compile(r"^(?:同|跟|逐|壮大|激活|扮靓|融进|用好)$|(?:全凭|一分|一个|[三四五六]大|[逐全每]|[村户镇]一|第[^，。”]{1,3}届(?:“[^”]*”)?|杯”|部分)$")
"""全凭｜社区, 横贯全｜村, 第三届｜社区, “邻里杯”｜社区: no name before the word."""
INDOORS = tuple("校楼园章室场馆店屋心厅")
"""教学楼｜里."""
NO_SIGN = re.compile(
    "”(?:建设|创建|活动|工作|项目|品牌|行动|评选|模式|机制|制度|计划|工程|牌|称号|荣誉|奖|服务|功能|作用|理念|文化|志愿|队|的?(?:牌匾|标识|标准|要求|建议|构想|愿景|目标))"
)
MANNER = re.compile(r"[一二三四五六七八九十\d]+(?:分钟|公里|站式)|最美|十佳|家门口")
SIGN_OF_PLACE = re.compile("(?:站|室|屋|堂|馆|园|厅|吧|院|坊|亭|角|中心|广场|空间|超市|餐厅|店|点|书房|市集|集市)$")
"""What the name of a place in quotation marks ends with; “光荣之家” is an honour."""
UNDERTAKEN = re.compile("”(?:建设|创建|活动|工作|项目|品牌|行动|评选)")


def text_opens_undertaking(text: str, thing: Thing) -> bool:
    """“石榴籽家园”建设: a programme's name in quotation marks."""
    return text[thing.start - 1 : thing.start] == "“" and UNDERTAKEN.match(text, thing.end) is not None


class PlaceReader:
    def __init__(self, scan: Scan, frame: Frame) -> None:
        self.scan, self.frame = scan, frame

    def place(self, thing: Thing) -> Place | None:
        """The place that a thing names, or None where the words are general (老旧小区) or part of something else."""
        numbered = NUMBERED.match(thing.of(self.scan.text))
        if numbered and numbered.end() < thing.last.start - thing.start:
            thing = Thing(thing.start + numbered.end(), thing.end, thing.last, False)
        printed = thing.of(self.scan.text)
        if self._is_excluded(thing, printed):
            return None
        if thing.bare or not thing.is_place or GROUP.match(printed) or "所有" in printed or len(printed) > 30 or printed.endswith("村项目区"):
            return self._unnamed(thing, printed)
        community = "place.community" in thing.last.kinds and not self._is_shelter(thing)
        areas = leading_areas(self.scan, thing.start, thing.end)
        within = self._within(areas)
        if (not community or printed[-1] in "坊院") and (quoted := self._quoted(thing, printed)) is not None:
            return quoted
        rest = printed[areas[-1][1] - thing.start :] if areas else printed
        level = LEVEL.match(rest) if not areas else None
        proper = rest[level.end() :] if level and level.group() not in ("村", "社区") else rest
        stem = proper[: len(proper) - (thing.last.end - thing.last.start)]
        if community:
            return self._community(thing, printed, rest, stem, within)
        if (
            not areas
            and level is None
            and (
                not stem
                or GENERAL.match(stem.replace("“", "").replace("”", ""))
                and not self._in_namesake(thing, stem)
                or stem.endswith(("节前", "节日", "节后"))
                or stem in self.scan.lexicon.frequent_words
                and stem[0] != "第"
                and stem[-1] not in "门桥湖山河街路江城港湾岭溪东西南北"
                or len(stem) < 2
            )
        ):
            return None
        ending = self.scan.text[thing.last.start : thing.last.end]
        if (areas or level) and not stem and len(ending) < 4 and ending not in ONE_OF_A_TOWN:
            return None
        if len(ending) == 1 and len(stem) > 4 or not stem and not areas and len(printed) < 4:
            return None
        if self._is_part(thing) or (areas or level) and self._is_one_of_many(stem, ending):
            return None
        return Place(
            thing.start,
            thing.end,
            printed,
            self._full(printed, areas, thing.start, level),
            "facility",
            within or self.frame.township,
            "place.facility",
        )

    def _unnamed(self, thing: Thing, printed: str) -> Place | None:
        """创办“零工驿站”: by the name in quotation marks; 柳湾村项目区: the village."""
        if thing.bare and thing.is_place and CREATED.search(self.scan.text, max(0, thing.start - 30), thing.start):
            return self._quoted(thing, printed)
        return self.village(thing) if printed.endswith("村项目区") else None

    def _is_excluded(self, thing: Thing, printed: str) -> bool:
        """Several of a kind, an honour, a house of the village without a name, or the name of something else."""
        text = self.scan.text
        if DONE.search(printed) or printed in ("个村", "个社区") or printed.endswith("高新区"):
            return True
        counted = MANY.search(text, max(0, thing.start - 8), thing.start) or "首批" in printed or COUNTED.search(printed) or OF_VILLAGERS.match(printed)
        return bool(counted) or self._is_honour(thing) or NO_PLACE.match(text, thing.end) is not None or self._is_no_mention(thing)

    def _in_namesake(self, thing: Thing, stem: str) -> bool:
        """在｜团结社区｜书香小屋: a community whose name is a usual word."""
        opening = re.match("(.{2})(?:社区|村)", stem)
        return opening is not None and opening[1] in ALSO_NAMES and is_gone_to(self.scan, thing.start)

    def _quoted(self, thing: Thing, printed: str) -> Place | None:
        """海棠社区“幸福小屋”: a place by the name that it has in quotation marks, with the place or area right before them."""
        text = self.scan.text
        if text[thing.start - 1 : thing.start] != "“" or text[thing.end : thing.end + 1] != "”" or not 4 <= len(printed) <= 12:
            return None
        if NO_SIGN.match(text, thing.end) or MANNER.match(printed) or NO_NAME.search(printed) or not SIGN_OF_PLACE.search(printed):
            return None
        before = self.scan.ending.get(thing.start - 1)
        named = before is not None and bool(before.kinds & {"area", "place.community"}) and before.end - before.start > 1
        start = begin(self.scan, before) if before is not None and named else thing.start - 1
        if start < thing.start - 1 and (is_general(text[start : thing.start - 1]) or is_of_class(self.scan, start)):
            start = thing.start - 1
        whole = text[start : thing.end + 1]
        areas = leading_areas(self.scan, start, thing.end)
        name = whole[areas[-1][1] - start :] if areas and text[areas[-1][1]] != "“" else whole if start < thing.start - 1 else printed
        return Place(start, thing.end + 1, whole, name, "facility", self._within(areas) or self.frame.township, "place.quoted")

    def _is_no_mention(self, thing: Thing) -> bool:
        """部署｜封控卡口｜37处: so many of a kind; 摄影：奥云塔: whoever is credited."""
        if self.scan.text[thing.start - 1 : thing.start] == "（" and WHERE.match(self.scan.text, thing.end):
            return True
        if INSIDE_OF.search(self.scan.text, max(0, thing.start - 40), thing.start) and self.scan.text[thing.start - 1] in "有设备、和":
            return True
        behind = SO_MANY.match(self.scan.text, thing.end)
        return behind is not None or CREDIT.search(self.scan.text, max(0, thing.start - 6), thing.start) is not None

    def _is_honour(self, thing: Thing) -> bool:
        """入选｜全国先进村文化服务中心: what a place was called, no place."""
        return HONOUR.match(thing.of(self.scan.text)) is not None and HONOURED.search(self.scan.text, max(0, thing.start - 8), thing.start) is not None

    def _is_shelter(self, thing: Thing) -> bool:
        """柳湾村转移安置点: a place of service in a village."""
        text = thing.of(self.scan.text)
        return text.endswith("安置点") and "村" in text

    def _is_one_of_many(self, stem: str, ending: str) -> bool:
        """某街道暖心驿站: a town has several; its name says of none which."""
        many = ending in MANY_IN_A_TOWN or ending.endswith(("驿站", "投放点", "充电站", "助餐点", "公厕", "户外劳动者服务站"))
        return many and (not stem or GENERAL.match(stem) is not None) and "“" not in stem

    def _community(self, thing: Thing, printed: str, rest: str, stem: str, within: str | None) -> Place | None:
        ending = self.scan.text[thing.last.start : thing.last.end]
        cut = self._led_in(thing, stem, ending)
        if cut:
            thing = Thing(thing.start + printed.index(stem) + cut, thing.end, thing.last, False)
            stem, printed = stem[cut:], thing.of(self.scan.text)
            rest = printed
        placed = rest != printed
        if self._is_deed(thing, stem, ending, placed) or text_opens_undertaking(self.scan.text, thing):
            return None
        if self._is_class(stem) and not self._is_namelike(thing, stem) or (not placed or ending in ("组", "院")) and self._is_short_word(thing, stem, ending):
            return None
        if ending in ("社区", "家园", "花园", "村") and self._is_part(thing):
            return None
        town = TOWN.match(rest) if rest == printed else None
        if town is not None:
            rest, within = rest[town.end() :], town.group()
        if ending == "村" and rest == stem + ending and self._is_doubled(thing, rest):
            thing = Thing(thing.start, thing.end + 1, thing.last, False)
            printed, rest = printed + "村", rest + "村"
        if rest.endswith("村村") and self.scan.text.startswith("部", thing.end):
            rest = rest[:-1]  # 高村｜村部; 高村村 is a name
        inner = QUARTER_DOES.match(rest) if ending == "社区" else None
        if inner is not None and not is_general(inner[0]):
            low = thing.start + len(printed) - len(rest)
            return Place(low, low + inner.end(), inner[0], inner[0], "community", within or self.frame.township, "place.quarter")
        opening = OPENING_TOWN.match(rest) if ending == "组" else None
        if ending == "组" and 2 <= rest.find("村") - (opening.end() if opening else 0) <= 4:
            return self.village(thing)
        name = self._own_name(rest, ending)
        return Place(thing.start, thing.end, printed, name, "community", within or self.frame.township, "place.community")

    def _is_deed(self, thing: Thing, stem: str, ending: str, placed: bool) -> bool:
        """决定｜嘎查…, 知识护｜家园, 某新区｜某街道: a verb before the word, or an area of the town behind it."""
        if ending == "新区" and NEXT_TOWN.match(self.scan.text, thing.end) or ending == "家园" and stem[-1:] in tuple("护建创享守筑绘"):
            return True
        if NO_HOME.search(stem + ending) or ending in ("家园", "街坊", "社区") and not placed and self._in_motto(thing):
            return True
        if LED_BY.search(stem) or ending == "社区" and not placed and len(stem) >= 4 and "社区" not in stem and stem[-2:] in self.scan.lexicon.frequent_verbs:
            return True  # 工会志愿者｜护航｜社区
        if ending == "里" and len(stem) >= 3 and stem.endswith(INDOORS):
            return True
        return stem in self.scan.lexicon.frequent_verbs and not placed and stem not in ALSO_NAMES and not self._listed(thing)

    def _in_motto(self, thing: Thing) -> bool:
        """“聚同心力量、筑健康家园”: the end of a motto in quotation marks that does not begin with the name."""
        text = self.scan.text
        opening = text.rfind("“", max(0, thing.start - 24), thing.start)
        return MOTTO_ENDS.match(text, thing.end) is not None and 0 <= opening < thing.start - 1 and "”" not in text[opening : thing.start]

    def _led_in(self, thing: Thing, stem: str, ending: str) -> int:
        """How many characters before the name proper are verbs, the last letter of a zone, or the level of the village."""
        cut = self._verbs(stem)
        cut += 2 * (stem.startswith(("新建", "改建", "扩建"), cut) and len(stem) - cut >= 4)
        cut += stem.startswith("区", cut) and len(stem) - cut >= 3 and self.scan.text[thing.start - 1] in "假发新范理景园"
        zone = ZONE_OF.match(stem, cut)
        cut = zone.end() if zone and len(stem) > zone.end() else cut
        return cut + (ending == "村" and stem.startswith("村", cut))

    def _own_name(self, rest: str, ending: str) -> str:
        """某社区｜曲苑小区: a quarter's own name."""
        inner = INNER_QUARTER.match(rest) if ending in QUARTERS else None
        return inner["inner"] if inner is not None and not self._is_class(inner["inner"].removesuffix(ending)) else rest

    def _is_doubled(self, thing: Thing, name: str) -> bool:
        """郎村｜村: the page speaks of the branch or the committee of a village of that name."""
        text = self.scan.text
        return text.startswith("村", thing.end) and any(f"{name}村{body}" in text for body in ("党", "村委", "支书", "第一书记"))

    def village(self, thing: Thing) -> Place | None:
        """The village that the name of a place opens with: 河口镇｜柳湾村｜蔬菜大棚."""
        areas = leading_areas(self.scan, thing.start, thing.end)
        low = areas[-1][1] if areas else thing.start
        town = OPENING_TOWN.match(self.scan.text, low, thing.end)
        low = town.end() if town else low
        for token in self.scan.within(low, thing.last.start):
            if self.scan.text[token.start : token.end] == "村" and "place" in token.kinds:
                stem = self.scan.text[low : token.start]
                whole = thing.last.start - token.end != 1 or "place.community" in thing.last.kinds
                follows = self.scan.text[token.end] not in "史民级委务"
                if whole and follows and 1 <= len(stem) <= 4 and not self._is_class(stem):
                    within = self._within(areas) or self.frame.township
                    printed = self.scan.text[thing.start : token.end]
                    return Place(thing.start, token.end, printed, stem + "村", "community", within, "place.village")
                return None
        return None

    def quarter(self, place: Place) -> Place | None:
        """The community that the name of another opens with: 铁牛巷社区｜丝绸厂宿舍."""
        for token in self.scan.within(place.start, place.end - 2):
            if self.scan.text[token.start : token.end] == "社区" and token.start - place.start >= 2 and not is_general(self.scan.text[place.start : token.end]):
                named = self.scan.text[place.start : token.end]
                return replace(place, end=token.end, printed=named, name=self._full_community(named, place.start), rule="place.quarter")
        return None

    def _full_community(self, named: str, start: int) -> str:
        areas = leading_areas(self.scan, start, start + len(named))
        return named[areas[-1][1] - start :] if areas else named

    def _is_class(self, stem: str) -> bool:
        """老旧小区, 各社区, or a piece of a sentence rather than a name."""
        if stem.endswith(("城中", "城边")):
            return True
        if stem[-1:] == "”" and stem[:1] == "“":
            return True
        if stem[:1] in ("就", "对", "将", "以") and GENERAL.match(stem[1:]):
            return True
        if stem.startswith(("个", "这个", "那个", "一个", "他", "她", "它")):
            return True
        whole = not stem or stem in ("区", "市", "县", "全", "跨", "本", "该", "每", "老", "旧") or GENERAL.match(stem) is not None
        return whole or CLASS_OF.search(stem) is not None or NO_NAME.search(stem) is not None or len(stem) > 12

    def _is_namelike(self, thing: Thing, stem: str) -> bool:
        """到｜团结社区: a word that is also usual as a name, where one goes."""
        return stem in ALSO_NAMES and is_gone_to(self.scan, thing.start) and not SPOKEN_OF.match(self.scan.text, thing.end)

    def _is_short_word(self, thing: Thing, stem: str, ending: str) -> bool:
        """Whether 里, 坊, 院 end a common word, or an ending that wants a number or a road has none."""
        if ending == "组" and stem.endswith("小") and not stem.endswith("村民小"):
            return True
        if ending in BLOCKS and (len(stem) < 2 or stem[-1] not in "园苑村里庄城湾家坊新楼府寓"):
            return True
        if ending in ("组", "院", "弄", "院落", "片区") and not NUMBERED_STEM.search(stem):
            return True
        if ending in ("新区", "片区", "新城", "大院") and len(stem) < 2:
            return True
        if len(ending) > 1:
            return False
        common = stem in self.scan.lexicon.frequent_words and not self._listed(thing)
        return common or len(stem) < (1 if ending in "村巷" else 2)

    def _listed(self, thing: Thing) -> bool:
        text = self.scan.text
        if text[thing.start - 1 : thing.start] == "，" and text[thing.start - 2 : thing.start - 1] in ("村", "区"):
            return True
        return is_gone_to(self.scan, thing.start) or text[thing.end : thing.end + 1] == "、" or text[thing.start - 1 : thing.start] == "、"

    def _verbs(self, stem: str) -> int:
        """How many characters of verbs stand before the name proper (探讨｜小西门小区)."""
        position = 0
        while len(stem) - position >= 4 and stem[position : position + 2] in self.scan.lexicon.frequent_verbs:
            if stem[position + 2] in "化型性" or OF_ROAD.match(stem, position + 2):
                break
            position += 2
        return position

    def _is_part(self, thing: Thing) -> bool:
        """Whether the words go on into another name or a programme: 智慧社区建设, 太平街社区居委会."""
        after = self.scan.text[thing.end : thing.end + 4]
        if STATE_OF.match(self.scan.text, thing.end):
            return False
        return bool(SPOKEN_OF.match(after)) and after[:1] not in STOPS

    def _within(self, areas: list[tuple[int, int]]) -> str | None:
        names = [self.scan.text[a:b] for a, b in areas]
        townships = [n for n in names if n.endswith(("街道", "镇", "乡", "苏木"))]
        return townships[-1] if townships else names[-1] if names else None

    def expanded(self, printed: str, start: int, end: int) -> str:
        """The full name of a facility from its printed form."""
        areas = leading_areas(self.scan, start, end)
        return self._full(printed, areas, start, None if areas else LEVEL.match(printed))

    def _full(self, printed: str, areas: list[tuple[int, int]], start: int, level: re.Match[str] | None) -> str:
        if areas:
            township = self.scan.text[areas[-1][0] : areas[-1][1]]
            return printed[areas[-1][0] - start :] if township.endswith(("街道", "镇", "乡")) else printed
        if level and level.group() not in ("社区", "村"):
            area = self.frame.expand(level.group())
            return area + printed[level.end() :] if area else printed
        if level and level.group() == "村" and self.scan.text[start - 1 : start] in ("该", "本", "我"):
            if printed[1:2].isdigit():
                return printed
            named = LAST_VILLAGE.match(self.scan.text, max(0, start - 200), start)
            return named[1] + printed[1:] if named else printed
        return printed
