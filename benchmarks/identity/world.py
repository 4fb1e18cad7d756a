"""A seed in, a made-up country out: areas, offices, people and their careers, known to the day.

Nothing is taken from any document: names are put together from common surnames and characters, so that a good part of
the people have namesakes, some of them in their own district. What is drawn how often stands in `Rates`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from random import Random

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆"
    "郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
GIVEN = (
    "伟芳敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉红玲建国志文斌辉鹏飞宇浩然晓东海燕春梅雪琴云凤兰秋菊振宏立新永庆德胜利民卫星向阳忠诚信义思远"
    "博雅婷欣怡俊凯睿晨曦佳琪子轩梦瑶嘉豪一鸣铭泽瑞"
)
PLACES = "云柳松柏梅兰竹桂枫桐杉榆槐石溪泉湖江河海山岭峰谷平安宁康顺和兴隆盛昌永长福瑞祥青白金银玉珠龙凤鹤鹿东西南北中上下新古"
COMMON_DISTRICTS = ("城关区", "新城区", "鼓楼区", "河东区")
COMMON_SUBDISTRICTS = ("中山路街道", "解放路街道", "人民路街道", "新华街道", "建设街道")
BUREAUS = (
    "民政局", "教育局", "财政局", "司法局", "卫生和计划生育委员会", "住房和城乡建设局", "人力资源和社会保障局", "文化局", "城市管理局",
    "审计局", "统计局", "信访局", "环境保护局",
)  # fmt: skip
RENAMED = {"卫生和计划生育委员会": "卫生健康委员会", "文化局": "文化和旅游局", "环境保护局": "生态环境局"}
REFORM = date(2019, 2, 1)
START, END = date(2011, 1, 1), date(2023, 12, 31)


@dataclass(frozen=True)
class Rates:
    """How often things happen; the rest of the seed is chance."""

    another_district: float = 0.08
    """Of the moves from post to post; those that a report says where from are below."""
    another_city: float = 0.02
    promoted_in_place: float = 0.35
    said_where_from: float = 0.85
    second_post: float = 0.15
    common_name: float = 0.1
    """Of the districts and subdistricts: names that other cities have as well."""


@dataclass(frozen=True)
class Area:
    """A subdistrict, or a whole district where `subdistrict` is None."""

    city: str
    district: str
    subdistrict: str | None = None
    community: str | None = None

    @property
    def name(self) -> str:
        return self.community or self.subdistrict or self.district

    @property
    def key(self) -> tuple[str, str]:
        return self.city, self.district


@dataclass(frozen=True)
class Post:
    area: Area
    office: str
    """Without the name of the area before it."""
    kind: str
    title: str

    def office_on(self, day: date) -> str:
        tail = RENAMED.get(self.office, self.office) if day >= REFORM else self.office
        return self.area.name + tail


@dataclass(frozen=True)
class Stay:
    """A post from a day to a day; `before` is the post that it was taken up from."""

    post: Post
    first: date
    last: date
    before: Post | None = None


@dataclass
class Human:
    number: int
    name: str
    gender: str
    stays: list[Stay] = field(default_factory=list)

    def on(self, day: date) -> list[Stay]:
        return [stay for stay in self.stays if stay.first <= day <= stay.last]


@dataclass
class World:
    people: list[Human]
    districts: dict[tuple[str, str], list[Area]]
    """Subdistricts of each district."""


def world(seed: int, people: int, rates: Rates = Rates()) -> World:
    chance = Random(seed)  # noqa: S311 - a made-up world
    districts = areas(chance, max(2, people // 600), rates)
    keys = sorted(districts)
    return World([human(chance, number, keys, districts, rates) for number in range(people)], districts)


def areas(chance: Random, cities: int, rates: Rates) -> dict[tuple[str, str], list[Area]]:
    """Cities of three to six districts of four to eight subdistricts of three to five communities."""
    names = fresh(chance)
    found: dict[tuple[str, str], list[Area]] = {}
    for _ in range(cities):
        city = f"{next(names)}市"
        for _ in range(chance.randint(3, 6)):
            common = chance.random() < rates.common_name
            district = chance.choice(COMMON_DISTRICTS) if common else f"{next(names)}区"
            found[city, district] = [
                Area(city, district, chance.choice(COMMON_SUBDISTRICTS) if chance.random() < rates.common_name else f"{next(names)}街道")
                for _ in range(chance.randint(4, 8))
            ]  # fmt: skip
    return found


def fresh(chance: Random) -> Iterator[str]:
    """Names of places, none twice."""
    taken: set[str] = set()
    while True:
        name = "".join(chance.sample(PLACES, 2 if len(taken) < 1200 else 3))
        if name not in taken:
            taken.add(name)
            yield name


def human(chance: Random, number: int, keys: list[tuple[str, str]], districts: dict[tuple[str, str], list[Area]], rates: Rates) -> Human:
    made = Human(number, full_name(chance), chance.choice("男女"))
    day = START + timedelta(chance.randint(0, 6 * 365))
    home = chance.choice(keys)
    post, before = some_post(chance, districts[home]), None
    for _ in range(chance.choice((1, 2, 2, 3, 3, 4))):
        last = min(END, day + timedelta(chance.randint(500, 1900)))
        made.stays.append(Stay(post, day, last, before))
        if post.title == "书记" and chance.random() < rates.second_post:
            made.stays.append(Stay(Post(post.area, "人大工委", "congress", "主任"), day, last))
        if last >= END:
            break
        day, before = last + timedelta(chance.randint(1, 60)), post
        home, post = moved(chance, home, post, keys, districts, rates)
    return made


def moved(
    chance: Random, home: tuple[str, str], post: Post, keys: list[tuple[str, str]], districts: dict[tuple[str, str], list[Area]],
    rates: Rates,
) -> tuple[tuple[str, str], Post]:  # fmt: skip
    draw = chance.random()
    if draw < rates.promoted_in_place and post.title.startswith("副"):
        return home, Post(post.area, post.office, post.kind, post.title.removeprefix("副"))
    if draw > 1 - rates.another_city:
        home = chance.choice(keys)
    elif draw > 1 - rates.another_city - rates.another_district:
        home = chance.choice([key for key in keys if key[0] == home[0]])
    return home, some_post(chance, districts[home])


def some_post(chance: Random, subdistricts: list[Area]) -> Post:
    place = chance.choice(subdistricts)
    draw = chance.random()
    if draw < 0.35:
        whole = Area(place.city, place.district)
        office = chance.choice(BUREAUS)
        head = "主任" if office.endswith("委员会") else "局长"
        return Post(whole, office, "government", chance.choice((head, f"副{head}", f"副{head}", "科长", "科员")))
    if draw < 0.7:
        office, kind, titles = chance.choice((
            ("办事处", "government", ("主任", "副主任", "副主任", "科员")), ("党工委", "party", ("书记", "副书记", "委员")),
            ("派出所", "government", ("所长", "民警", "民警")),
        ))  # fmt: skip
        return Post(place, office, kind, chance.choice(titles))
    name = f"{place.name[:-2]}{chance.choice(('一', '二', '三', '东', '西'))}社区"
    quarter = Area(place.city, place.district, place.subdistrict, name)
    office, kind, titles = chance.choice((("居委会", "residents", ("主任", "委员")), ("党总支", "party", ("书记", "委员"))))
    return Post(quarter, office, kind, chance.choice(titles))


def full_name(chance: Random) -> str:
    """Surnames as unequal as they are; one name in eight has a single character behind the surname."""
    surname = chance.choices(SURNAMES, cum_weights=list(accumulate(1 / (rank + 4) for rank in range(len(SURNAMES)))))[0]
    return surname + "".join(chance.choice(GIVEN) for _ in range(1 if chance.random() < 0.12 else 2))
