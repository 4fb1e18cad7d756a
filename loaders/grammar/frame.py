"""The administrative frame of a text: which 区, 市, 街道 it means when it says 区房管局 or 街道办事处."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..types import Span
from ..words import divisions
from .lexicon import HARD, Token
from .scan import BRANCH, Scan

TOWNSHIP = re.compile(r"(?:街道|镇|乡|苏木)$")
DISTRICT = re.compile(r"(?:区|县|旗|市)$")
UNLISTED = re.compile(r"(?=([㐀-鿿]{1,4}(?:街道|[镇乡县区旗市])|[㐀-鿿]{2,5}族乡))")
NO_AREA = re.compile(
    r"^(?:中国|全国|我国|.*[镇乡道]和[县区市]|[一二三四五六七八九十两几多]{1,3}余?[名个位家批]|[一二三四五六七八九十]{1,3}届|.*[着了的]|人大|个(?!旧)|[各全我本该两每某这那此原整为当第以份]|[老新大小](?![㐀-鿿]+街道)|.*(?:社区|小区|居民区|地区|辖区|园区|街区|城区|市区|景区|校区|厂区|院区|片区|郊区|山区|林区|牧区|库区|灾区|老区|"
    r"功能区|示范区|开发区|保税区|住宅区|商圈|城市|超市|夜市|门市|菜市|集市|上市|集镇|城镇|乡镇|古镇|小镇|重镇|家乡|城乡|水乡|返乡|回乡|下乡|老乡|故乡|县区|区县|红旗|锦旗|"
    r"国旗|党旗|队旗|彩旗|授旗|旗帜|分区|特区|专区|安置区|办公区|生活区|服务区|休息区|活动区|展区|战区|保护区|试验区|先行区|聚集区|集聚区|复评区|卫生区|文明城区|湿地区))"
)


NOT_OPENED = re.compile(
    r"^(?:审议|表决|代理|产生|选举|决定|担任|兼任|出任|接任|调任|转任|升任|调整|成立|充实|公布|关于|研究|中共|国网|共青团|责成|带着|带领|率领|陪同|属地|所在|所属|驻地|沿街|沿途|邀请|会同|又会同|联合|指导|组织|协调|督促|来自|家住|位于|新一届|即(?!墨)|正如|例如|比如|据(?!点)|受|与|和|及|请|驻|由|经开|高新|[同当近昨今次即连]日|日前)"
)
"""Words that stand before an area and open none."""
OF_PEOPLE = re.compile("[㐀-鿿]{1,4}[㐀-鿿]{1,2}族乡")
"""那弄瑶族乡: a township of a people, also where its name opens like a pronoun."""
LARGE = re.compile("[大小新老](?!型|社|城|农|集|小|街)[㐀-鿿]{2}(?:街道|[镇乡])")
"""大港头街道: a town whose name opens like a quality."""
OF_HILLS = re.compile("[㐀-鿿][山林城]区")
"""番山区委: a district whose name ends like a word."""
LIKE_WORDS = "向同从为经当因以连沿合"
"""桦南县｜向阳沟镇: what opens a name behind an area, though it is a word elsewhere."""
OF_HOME = re.compile("乡[贤亲音愁情土间野友]|[乡镇]村(?!民|委|支|党|两|级|干)")
"""梅亭｜乡贤代表, 梅亭｜乡村振兴, 补齐｜镇村短板."""
NUMBERED = re.compile(r"\d{1,4}[号弄幢栋—-]")
"""华家坪街道5号: a road."""
TO_US = re.compile("(?:来|到|莅临|赴|抵)我(?P<level>[市区县旗])")
AWAY = re.compile(
    r"(?<![㐀-鿿])(?P<level>区|县|市|镇|乡|街道|旗)(?:委|党委|党工委|政府|人大|政协|长|办事处)[^。；\n]{0,60}?(?:赴|到|前往|走进)"
    r"(?:[㐀-鿿]{2,6}[省市])?(?P<name>[㐀-鿿]{1,8}?(?P=level))(?P<more>(?:[、和][㐀-鿿]{1,8}?(?P=level))*)(?:等地)?(?:开展|进行|实地|专题)?(?:参观|考察|学习|观摩|取经|交流|对标)"
)
TWICE = ("乡乡", "镇镇", "区区", "县县", "市市", "旗旗")


@dataclass(frozen=True, slots=True)
class Frame:
    """Names of the areas that a text is about, from the township upwards."""

    township: str | None = None
    district: str | None = None
    city: str | None = None
    province: str | None = None
    prefecture: str | None = None
    """The prefecture as the text prints it, where it never prints its name in full: 文山州."""
    silent: bool = False
    """Whether the text nowhere names the city: then 市 stands for nothing, though the district's city is known."""

    def expand(self, word: str) -> str | None:
        """What 区, 市, 县, 街道, 镇, 乡, 省 stand for in this text, or None."""
        if word in ("街道", "镇", "乡", "苏木"):
            return self.township if self.township and self.township.endswith(word) else None
        if word in ("区", "县", "旗"):
            return self.district if self.district and self.district.endswith(word) else None
        if word in ("市", "州", "盟"):
            if self.district and self.district.endswith(word) and not self.city:
                return self.district
            if word == "市" and self.district and self.district.endswith("市"):
                return self.district
            if self.prefecture and self.prefecture.endswith(word):
                return self.prefecture
            return self.city if self.city and self.city.endswith(word) and not self.silent else None
        if word in ("省", "自治区"):
            return self.province
        return None


def unlisted_areas(scan: Scan) -> frozenset[str]:
    """Names of towns and counties that the official list lacks, known by their form: behind a boundary, and either
    more than once or before an office."""
    found: Counter[str] = Counter()
    text, known, ends = scan.text, set[int](), dict[int, str]()
    for match in UNLISTED.finditer(text):
        start, name = match.start(), match.group(1)
        if name[-2:] in TWICE and text.startswith("长", start + len(name)):
            name = name[:-1]  # 卧佛寺乡｜乡长
        if _is_holder(scan, start, name):
            continue
        above = ends.get(start, "") or _area_above(scan, start)
        upper = _upper(name) if not above and scan.opens_run(start) else 0
        if upper:
            above, start, name = name[:upper], start + upper, name[upper:]
        if not _is_area(scan, start, name, bool(above)):
            continue
        ends[start + len(name)] = name
        contains = any(divisions.named(name[i:]) for i in range(1, len(name) - 1))
        sure = contains or _office_behind(scan, start + len(name)) or _in_row(scan, start, name) or _lies_in(above, name)
        if sure or name[-1] in "镇乡" and text[start - 1] == "、" and start - 1 in known:
            known.add(start + len(name))
            sure = True
        found[name] += 2 if sure else 1
    names = {n for n, count in found.items() if count >= 2}
    opened = {n for n in names if OF_PEOPLE.fullmatch(n) or n[0] in LIKE_WORDS}
    names -= {m for n in opened for m in names if m != n and n.endswith(m)}  # 那弄瑶族乡, not 弄瑶族乡
    return frozenset(n for n in names if not any(n != m and n.endswith(m) and len(m) > 2 for m in names))


def _is_holder(scan: Scan, start: int, name: str) -> bool:
    """葛志发镇｜长主持: somebody's name and title, with a verb or a stop behind."""
    end = start + len(name)
    if not scan.text.startswith("长", end) or name[0] not in scan.lexicon.surnames or len(name) not in (3, 4):
        return False
    token = scan.starting.get(end + 1)
    return scan.is_stop(end + 1) or token is not None and bool(token.kinds & HARD)


def _is_area(scan: Scan, start: int, name: str, before: bool) -> bool:
    """Whether the word at `start` has the form of an area's name and stands where one can."""
    text, end = scan.text, start + len(name)
    if len(name) > 4 and any(d.level == "district" for d in divisions.named(name[:2])):
        return False  # 澧县｜澧南镇
    if len(name) > 4 and name[-1] in "镇乡" and name[:2] in scan.lexicon.frequent and divisions.named(name[2:]):
        return False  # 产生｜仑苍镇
    if len(name) < 3 or divisions.named(name) or name[-2] in "副镇乡县区市" or NOT_OPENED.match(name):
        return False
    behind = _office_behind(scan, end)
    hilly = OF_HILLS.fullmatch(name) is not None and behind
    if NO_AREA.match(name) and not hilly and not LARGE.fullmatch(name) and not (OF_PEOPLE.fullmatch(name) and (before or behind)):
        return False
    if text.startswith("城", end) or NUMBERED.match(text, end) or name.startswith(("国家", "全国", "文明", "卫生", "单位")):
        return False
    if name[-1] in "乡镇" and OF_HOME.match(text, end - 1):
        return False
    opening = scan.starting.get(start)
    if opening is not None and opening.kinds & {"area", "head"} and end - opening.end >= 3:
        return False  # 陕西｜安川县
    if text[end : end + 1] in tuple("民场容域内外级政村") and not text.startswith("民政局", end):
        return False
    if not (scan.opens_run(start) or before) or len(name) > 4 and name[:2] in scan.lexicon.frequent_verbs:
        return False
    first = start + (before and name[0] in LIKE_WORDS or OF_PEOPLE.fullmatch(name) is not None)
    inside = [t for t in scan.within(first, end) if t.end - t.start > 1 or not t.kinds & {"office"}]
    words = {"verb", "office", "title"} | (set() if before else {"ordinary"})  # 某县｜向阳沟镇
    return not any(t.start < end - 1 and scan.is_hard(t) or t.kinds & words for t in inside)


def _area_above(scan: Scan, position: int) -> str:
    """The area that stands directly before, as printed; empty where none does."""
    token = scan.ending.get(position)
    return scan.text[token.start : token.end] if token is not None and token.kinds & {"area", "head"} else ""


def _upper(name: str) -> int:
    """How many characters of the form of a county are a province or city above it: 陕西｜安川县."""
    if name[-1] not in "县旗":
        return 0
    lengths = (n for n in (3, 2) if len(name) - n >= 3 and name[n] not in "省市区州自")
    return next((n for n in lengths if any(d.level in ("province", "city") for d in divisions.shortened(name[:n]))), 0)


def _lies_in(above: str, name: str) -> bool:
    """陕西｜安川县｜白界湾镇: each behind the area that it lies in."""
    if name[-1] in "镇乡道":
        return above[-1:] in tuple("县区市旗")
    upper = any(d.level in ("province", "city") for d in (*divisions.named(above), *divisions.shortened(above)))
    return name[-1] in "县区旗市" and (upper or above[-1:] in tuple("省市州盟"))


def _in_row(scan: Scan, start: int, name: str) -> bool:
    """甲镇、乙镇、丙镇: between two towns of one kind that the list has."""
    text, end = scan.text, start + len(name)
    before, behind = scan.ending.get(start - 1), scan.starting.get(end + 1)
    if before is None or behind is None or text[start - 1] != "、" or text[end : end + 1] not in ("、", "和", "及", "与"):
        return False
    towns = all("area" in t.kinds and t.end - t.start > 2 and text[t.end - 1] == name[-1] for t in (before, behind))
    return towns and name[-1] in "镇乡道木"


def _office_behind(scan: Scan, position: int) -> bool:
    text = scan.text
    token = scan.starting.get(position)
    if token is not None and "office" in token.kinds and token.end - token.start > 2:
        return True
    return text.startswith(
        ("委", "党委", "党工委", "政府", "人民政府", "人大", "政协", "办事处", "纪委", "镇长", "乡长", "县长", "区长", "副镇长", "副乡长", "副县长", "副区长"),
        position,
    )


def areas(scan: Scan, spans: Iterable[Span]) -> Iterator[Token]:
    """The tokens that name an area, in order, also inside the name of a council's branch (人大某街道工委)."""
    for token in (t for span in spans for t in scan.within(span.start, span.end)):
        if "area" in token.kinds:
            yield token
        elif "office.congress" in token.kinds and (branch := BRANCH.fullmatch(scan.text, token.start + 2, token.end)) is not None:
            yield Token(*branch.span("area"), frozenset({"area"}))


def _level(name: str) -> str:
    if TOWNSHIP.search(name):
        return "township"
    listed = divisions.named(name)
    return listed[0].level if listed else "district" if DISTRICT.search(name) else ""


def _weigh(scan: Scan, spans: Iterable[Span], weight: int, counts: Counter[tuple[str, str]]) -> None:
    for token in areas(scan, spans):
        name = scan.text[token.start : token.end]
        before = scan.ending.get(token.start)
        arrives = before is not None and bool(before.kinds & {"go"}) or scan.text[token.start - 1 : token.start] == "在"
        counts[_level(name), name] += weight * (2 if arrives else 1)


def frame_of(scan: Scan, own: tuple[Span, ...], page: tuple[Span, ...], above: Frame | None = None) -> Frame:
    """The frame of a text from the areas named in it (`own`), then in masthead and publisher (`page`)."""
    counts: Counter[tuple[str, str]] = Counter()
    _weigh(scan, own, 2, counts)
    _weigh(scan, page, 3, counts)
    for name in _away(scan, own):
        counts.pop((_level(name), name), None)
    pairs = _adjacent(scan, (*own, *page))

    def best(level: str) -> str | None:
        options = [(count, name) for (kind, name), count in counts.items() if kind == level]
        return max(options, key=lambda o: (o[0], o[1]))[1] if options else None

    township = best("township") or (above.township if above else None)
    own_district = _district_of(township, counts, pairs)
    district = own_district or (best("district") if own_district is None else None) or (above.district if above else None)
    city = _city_of(district, counts, pairs) or (above.city if above and above.district == district else None)
    if own_district != "" and (district is None or city is None and not divisions.named(district)):
        city = best("city") or (above.city if above else None)
    province = _province_of(city, district)
    return Frame(township, district, city, province, _as_printed(scan, city), _is_unnamed(scan, city))


def _is_unnamed(scan: Scan, city: str | None) -> bool:
    return city is not None and city not in scan.text and not any(d.short and d.short in scan.text for d in divisions.named(city))


def _away(scan: Scan, spans: tuple[Span, ...]) -> Iterator[str]:
    """Where a party from an area of the same level went to learn (镇党委书记张三带队到某镇参观学习), and where guests come
    from (某市协作办带领企业家来我市)."""
    for span in spans:
        away = (match["name"] + match["more"] for match in AWAY.finditer(scan.text, span.start, span.end))
        yield from (name for listed in away for name in re.split("[、和]", listed))
        for match in TO_US.finditer(scan.text, span.start, span.end):
            start = max(scan.text.rfind(stop, span.start, match.start()) for stop in "。\n") + 1
            guests = (scan.text[t.start : t.end] for t in scan.within(start, match.start()) if "area" in t.kinds)
            yield from (name for name in guests if name.endswith(match["level"]))


def _as_printed(scan: Scan, city: str | None) -> str | None:
    """文山州 for 文山壮族苗族自治州, where the text nowhere prints the long name."""
    if city is None or not city.endswith("自治州") or city in scan.text:
        return None
    short = next((d.short for d in divisions.named(city) if d.short), None)
    return f"{short}州" if short and short in scan.text else None


def _adjacent(scan: Scan, spans: tuple[Span, ...]) -> dict[str, str]:
    """Area -> the area printed directly before it (徐汇区田林街道)."""
    found: dict[str, str] = {}
    previous: Token | None = None
    for token in areas(scan, spans):
        if previous is not None and previous.end == token.start:
            found.setdefault(scan.text[token.start : token.end], scan.text[previous.start : previous.end])
        previous = token
    return found


def _district_of(township: str | None, counts: Counter[tuple[str, str]], pairs: dict[str, str]) -> str | None:
    if township is None:
        return None
    above = pairs.get(township)
    if above and _level(above) == "district":
        return above
    named = {name for kind, name in counts if kind in ("district", "city", "province")}
    listed = [d for d in map(divisions.district, divisions.named(township)) if d is not None]
    own = {d.name for d in listed} & named
    if own:
        return max(own, key=lambda n: (counts["district", n], n))
    mentioned = [name for kind, name in counts if kind == "district"]
    if mentioned:
        passing = all(counts["district", name] * 2 < counts["township", township] for name in mentioned)
        return _beside(listed, mentioned) if passing and listed else None
    if not TOWNSHIP.search(township):
        return None
    townships = [name for kind, name in counts if kind == "township"]
    found = divisions.district_of(township, *named) or _holds_both(listed, townships)
    return found.name if found and _holds_most(found, townships) else None


def _holds_both(listed: list[divisions.Division], townships: list[str]) -> divisions.Division | None:
    """Of several districts with a town of the name, the one in which other towns lie that the text names."""
    held = Counter(divisions.district(d) for name in townships for d in divisions.named(name))
    return divisions.only(d for d in listed if held[d] > 1)


def _beside(listed: list[divisions.Division], mentioned: list[str]) -> str | None:
    """The one district of the township's name in a city of which another district is named: guests come from next door.
    Empty where guests come from farther away alone."""
    cities = {divisions.city_of(name) for name in mentioned} - {None}
    near = {d for d in listed if divisions.city(d) in cities}
    found = divisions.only(near)
    return found.name if found else None if near or not cities else ""


def _holds_most(district: divisions.Division, townships: list[str]) -> bool:
    """Whether a district that no word names has most of the towns that the text names, and not just a namesake of one."""
    held = [name for name in townships if any(divisions.district(d) == district for d in divisions.named(name))]
    return len(held) * 2 > len(townships)


def _city_of(district: str | None, counts: Counter[tuple[str, str]], pairs: dict[str, str]) -> str | None:
    if district is None:
        return None
    above = pairs.get(district)
    if above and _level(above) == "city" or above in ("北京市", "上海市", "天津市", "重庆市"):
        return above
    found = divisions.city_of(district, *(name for _, name in counts))
    return found.name if found else None


def _province_of(city: str | None, district: str | None) -> str | None:
    listed = [d for d in divisions.named(city or "") if d.level == "city"] or (
        [d for d in divisions.named(district or "") if d.level == "district"]
    )
    one = divisions.only({divisions.province(d) for d in listed})
    return one.name if one else None


def leading_areas(scan: Scan, start: int, end: int) -> list[tuple[int, int]]:
    """The areas that open the name (上海市虹口区…), outermost first."""
    found: list[tuple[int, int]] = []
    position = start
    while True:
        token = scan.starting.get(position)
        if token is None or "area" not in token.kinds or token.end > end:
            return found
        found.append((token.start, token.end))
        position = token.end
