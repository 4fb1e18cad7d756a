"""What the full name of an office holds: the area that opens it, the body that a cell belongs to, the seat of a title."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from ...schema.types import OfficeKind
from ..words import divisions
from .lexicon import Lexicon

TOWNSHIP_NAME = re.compile(r"^(.*?街道|.*?(?:镇|乡|苏木))(.+)$")
TOWNS = ("街道", "镇", "乡", "苏木")
COUNTIES = ("县", "区", "市", "旗")
"""How the areas around them end."""
CELL = re.compile(r"(?:党组|党工委|党委|党总支部?|党支部|纪委|纪工委|机关党委)$")
RESIDENTS = re.compile(
    r"(?:社区|居民区|村|小区|居委|居委会|嘎查|新村|花园|家园|苑|里|坊)(?:联合|第[一二三四五六七八九十]+)?(?:党委|党总支部?|党支部|党组织|居委会|村委会|业委会|居民委员会|村民委员会|业主委员会)$"
)
TOWNSHIP_OFFICE = re.compile(
    r"^(?:社区)?(?:办事处|党工委|人大|人大主席团|人大工委|纪工委|纪检监察工委|监察办|武装部|人武部|党政办|党政综合办|党政办公室|综合办|政协工委|政协联络[组处]|团工委|"
    r"(?:社区)?(?:党建|平安|自治|管理|服务|发展|文化|综治|城管|城建|应急|安监|安|信访|公共服务|公共管理|公共安全|党群|经济|财经|城市管理|城市建设|平安建设|社会事务|民政|教育|"
    r"社区管理|社区服务|社区自治|社区发展|社区平安|社区党建|组织|宣传|房|爱卫|双拥|创建|党建工作|党群工作|综合治理|卫生健康|营商环境|企业服务|规划建设|生态环保|民生)办(?:公室)?|"
    r"社区管理办公室|综合行政执法队|综合执法队|城管中队|派出所|市场监管所|城管|房管所|司法所|综合文化站|文化站|(?:林业|农业|水利|农机|畜牧|兽医|畜牧兽医|农技|农经|经管|交管|广播|国土|民政)站|(?:国土|财政|水利|林业|自然资源|规划建设)所|党群工作部)$"
)
COMMITTEES_OF_RESIDENTS = ("居委会", "村委会", "业委会", "理事会", "居民委员会", "村民委员会")
OF_PARTY = re.compile(r"[区县市省州旗镇乡]委(?:[^员].*)?$")
OF_COURT = re.compile(r"(?:审判|检察)委员会")


def stem(name: str) -> str:
    """The body that a party cell or unit belongs to: 区人社局党组 → 区人社局, 南街街道党工委 → 南街街道."""
    match = TOWNSHIP_NAME.match(name)
    if match and (TOWNSHIP_OFFICE.match(match.group(2)) or match.group(2) in ("党委", "人大", "政府", "人大主席团")):
        return match.group(1)
    cell = CELL.search(name)
    if cell and cell.start() > 0:
        return name[: cell.start()]
    if name.endswith("委") and len(name) > 2 and name[-2] in "区县市州旗":
        return name[:-1]
    return re.sub(r"(?:居委会|村委会|居民委员会|村民委员会|业委会)$", "", name) or name


UNLISTED_WITHIN = re.compile(r"([㐀-鿿]{1,4}(?<![社小园校发景城辖])(?:[区县旗市镇乡]|街道))(?=委|政府|人民政府|人大|政协|党委|党工委|纪委|办事处)")
SHOPS = ("超市", "门市", "夜市", "菜市", "集市")
YOUTH_LEAGUE = re.compile(r"团[区县市省州旗镇]委")

COUNCIL_BRANCH = re.compile("(?:.*[市区县旗])?(?P<body>人大|政协)(?:常委会)?(?P<area>[㐀-鿿]{2,6}(?:街道|镇|乡))(?:工委|工作委员会)")
"""区人大某街道工委 and 某街道人大工委 are one."""


def whole(printed: str) -> str | None:
    """The full name of a body that no other lends its own to: 团区委, 人大某街道工委."""
    if YOUTH_LEAGUE.fullmatch(printed):
        return printed
    branch = COUNCIL_BRANCH.fullmatch(printed)
    return f"{branch['area']}{branch['body']}工委" if branch else None


@lru_cache(maxsize=65536)
def area_of(name: str) -> str | None:
    """The area that opens an office's full name, the innermost: 上海市虹口区房管局 → 虹口区."""
    if YOUTH_LEAGUE.match(name):
        return None
    start = re.match(r"^(?:共青团|中国共产党|中共|国网)?", name).end()  # type: ignore[union-attr]
    found: str | None = None
    while True:
        size = next(
            (n for n in range(12, 1, -1) if len(name) > start + n - 1 and divisions.named(name[start : start + n])), 0
        )
        if not size:
            break
        found, start = name[start : start + size], start + size
    further = UNLISTED_WITHIN.match(name, start) if found is not None else None
    if further is not None:
        return further[1]  # 广州市｜番山区｜委
    if found is None:
        match = re.match(
            r"^(?!派?驻)(?:共青团|中共)?([^市区县镇乡]{1,6}(?:街道|自治县|自治州|[区县旗市镇乡](?![场民政])|苏木))", name
        )
        found = match.group(1) if match else None
    return None if found is not None and found.endswith(SHOPS) else found


CHAMBERS = ("商会", "协会", "学会", "联合会", "促进会", "联谊会", "研究会", "基金会", "慈善会")
CHAMBER_COUNCIL = re.compile("(?:第[一二三四五六七八九十]+届|本届|新一届)?(?:理事会|监事会)")
"""第二届理事会: of the chamber that the text names."""


def chamber_of(council: str) -> str | None:
    """某商会｜第二届理事会: the chamber itself, whose 会长 the council's is."""
    found = next((m for m in CHAMBER_COUNCIL.finditer(council) if m.end() == len(council)), None)
    return council[: found.start()] if found is not None and council[: found.start()].endswith(CHAMBERS) else None



def seat(office: str, title: str, lexicon: Lexicon) -> str:
    """Where a title is held that follows a party cell: 区人社局党组书记、局长 → the second is at the bureau."""
    match = TOWNSHIP_NAME.match(office)
    body = stem(office)
    if re.search(r"(?:领导小组|工作小组|指挥部|专班|督导组|工作队)$", office) and title.endswith(
        ("调研员", "巡视员", "主任科员")
    ):
        return area_of(office) or office
    if office.endswith("党组") and title.endswith(("巡视员", "调研员", "主任科员", "科员")):
        return body
    if OF_COURT.search(office) and title != "委员":
        return OF_COURT.sub("", office)
    if title in lexicon.titles["party"] or title.endswith(
        ("书记", "委员", "常委", "成员", "组织员", "指导员", "巡视员", "调研员")
    ):
        return office
    if match and office.endswith("党工委") and match.group(1).endswith("街道") and title.endswith("主任"):
        return match.group(1) + "办事处"
    if office.endswith("党工委") and title.endswith("主任"):
        return body if body.endswith("管委会") else body + "管委会"
    if not CELL.search(office):
        return office
    if RESIDENTS.search(office) and title.endswith("主任"):
        return body + ("村委会" if body.endswith("村") else "居委会")
    return body


UNIT_OF_HOUSE = re.compile(
    "(?:(?P<education>小学校?|中学校?|学校|大学|学院|幼儿园)|(?P<health>医院|卫生院)|(?P<enterprise>公司|集团)|(?P<finance>银行|支行|分行))[㐀-鿿]{1,8}(?:[处科室系办]|办公室|护理部)$"
)
"""某小学｜德育处, 某医院｜护理部: of the kind of the house."""


@lru_cache(maxsize=65536)
def kind_by_name(name: str) -> OfficeKind | None:
    """The kind that a name says by itself."""
    if RESIDENTS.search(name) or name.endswith(COMMITTEES_OF_RESIDENTS):
        return "residents"
    unit = UNIT_OF_HOUSE.search(name)
    if unit is not None:
        return cast(OfficeKind, unit.lastgroup)
    if name.endswith(("联合会", "协会", "学会", "商会")) or "志愿" in name and name.endswith("队"):
        return "mass"
    if "人大" in name and not name.endswith("代表团"):
        return "congress"
    if "政协" in name:
        return "consultative"
    if YOUTH_LEAGUE.match(name):
        return "mass"
    if CELL.search(name) or OF_PARTY.search(name) and "共青团" not in name and "教育局" not in name:
        return "education" if name.endswith("党校") else "party"
    return "mass" if name.startswith("共青团") else None
