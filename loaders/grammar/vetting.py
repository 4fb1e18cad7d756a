"""Whether a name may stand where it seems to: before and behind a position, in view of offices, titles and common words."""

from __future__ import annotations

import re

from ..words import divisions
from .lexicon import HARD
from .mentions import printed_name
from .names import FIRM, NOUN_GOES_ON, Name, lengths, name_at, remark_end, usable
from .scan import CHINESE, Scan
from .things import Thing
from .usage import WANT_SUBJECT

NOT_A_NAME = re.compile(
    r"(?:代表[学本公单]|新[聘任选增]|热线|信箱|接待|联络|联系|提案|履职|之家|议事|视察|调研|办公|占[一二三四五六七八九十总比全]|通讯员|记者|编辑|报道|供稿|兼|聘书|证书|牌匾|一职|会议|同志|等人|要[多把在将有以]|敬献|敬请|敬老|以及|负责|有关|关于|高度|全程|应邀|安排|和其他|师生|任职|任免|任命|任过|任[党支总]|上任|到任|连任|班子|岗位|职务|职责|时任|亲自|通过|全体|单位|劳动者|[一二三四五六七八九十][处科室股组庭部]|修[水路车桥剪理电门]|花名册|任前|支[医教农]|[镇村区县市]级|经(?:研究|过|济|营|常|调查|协商|审[议查定核]|核[实查]|请示|报|批|[区县市镇乡]))"
)


KIN = re.compile(r"^[㐀-鿿](?:大妈|大娘|大爷|大叔|大姐|大哥|大伯|阿姨|叔叔|奶奶|爷爷|婆婆|伯伯|老师|同学|师傅|先生|女士|教授|嫂)$")
"""李大妈 has no name of her own."""
JOINS_LEVEL = re.compile("和[副省市县区镇乡村各全其部]")
NAMED_THINGS = frozenset({"title", "office", "place"})
OURS = ("我公司", "我司", "我校", "我院", "我局", "我会", "我社", "我所", "我镇", "我乡", "我村", "我县", "我区", "我市", "我街道")
MANNER = frozenset({"荣幸", "光荣", "成功", "顺利", "全票", "高票", "再次", "连续", "正式", "依法", "当场", "直接", "差额", "等额", "连任"})
"""How somebody is elected: 高票｜当选镇长."""
DONE_SO = MANNER | {"公开", "应征", "曾经", "从严", "全力", "全面", "终于", "容易", "盛情"}
LIKE_WORDS = frozenset("同问布承种才")
"""Surnames that are mostly words: 组织部部长｜同伟."""
ON_BEHALF = frozenset("为向对就在与给从")
"""Prepositions behind a name: 社区书记王芳｜为群众讲解政策."""
DECIDES = tuple("选举 决定 同意 任命 免去 免除 接受 提名 聘任 推选 补选 增选 聘请 推举 推荐 聘用 增补 撤销 批准 表彰".split())


class NameReader:
    """Names of people in one article; `known` are names found elsewhere in the document."""

    def __init__(self, scan: Scan, things: list[Thing], known: frozenset[str]) -> None:
        self.scan, self.text, self.known = scan, scan.text, known
        self.by_start = {t.start: t for t in things}
        self.ends = frozenset(t.end for t in things if t.is_office and (not t.bare or t.end - t.start > 2))
        self.homes = frozenset(t.end for t in things if t.is_place and not t.bare and _is_home(scan.text, t))
        """Where communities and villages end: 丁香社区｜张三书记."""

    def of(self, name: Name) -> str:
        return printed_name(self.text, name.start, name.end)

    def at(self, position: int, *, any_surname: bool) -> Name | None:
        name = name_at(self.scan, position, known=self.known, any_surname=any_surname)
        if name is None or NOT_A_NAME.match(self.text, position):
            return None
        if self.scan.lexicon.title.fullmatch(self.text, name.start + 1, name.end):
            return None  # 书记｜刘会长: a surname and a title
        listed = self.text[position - 1] == "、" and self.text[name.end] in "及和等、" and given_like(self.scan, name)
        if self.text[position] in "向由从" and name.score < 3 and not listed or JOINS_LEVEL.match(self.text, position):
            return None
        if self.text[position] == "区":
            title = self.scan.lexicon.title.match(self.text, name.end)
            if title is not None and title.group() != "代表":
                return None
        if self._is_doubtful(name):
            return None
        token = self.scan.starting.get(position)
        if token is not None and token.end >= name.end and token.kinds & (HARD | {"office"}) and name.of(self.text) not in self.known:
            return None
        if token is not None and token.end > name.end and not token.kinds <= {"ordinary"}:
            return None
        thing = self.by_start.get(position)
        if thing is not None and not thing.bare and thing.end > name.end and "area" in (token.kinds if token else ()):
            return None
        return name

    def _is_doubtful(self, name: Name) -> bool:
        """局长｜公开道歉: how something is done; a rare surname that is mostly a word, before no characters of given names."""
        word, lexicon = name.of(self.text), self.scan.lexicon
        if word in self.known or "·" in word:
            return False
        if word[0] == "和" and word[1:] in lexicon.frequent_words:
            return True  # 主任｜和临床科室骨干
        made = len(word) > 3 or set(word[1:]) <= lexicon.given and word[1:] not in lexicon.frequent
        rare = word[0] in LIKE_WORDS and (name.score < 3 or not made or word in lexicon.common_words)
        return rare or word in DONE_SO

    def before(self, position: int, *, appointed: bool = False) -> Name | None:
        """The name that ends at `position`, also behind a remark in brackets; it must open at a boundary. Where an
        appointment follows (`appointed`), a common word may be a name."""
        text = self.text
        rest = position
        if text[position - 1 : position] in "）)":
            opening = max(text.rfind("（", 0, position), text.rfind("(", 0, position))
            if opening < 0 or remark_end(text, opening) != position:
                return None
            position = opening
        if text.startswith("总书记", position):
            size = next(
                (n for n in (3, 2) if usable(text, position - n, position) and n in lengths(self.scan, position - n)), 0
            )
            return Name(position - size, position, rest, 3) if size else None
        found = next((s for n in (4, 3, 2) if self._ends_name(s := position - n, position, appointed)), None)
        if found is not None and text[found - 1 : found] not in ("·", "•"):  # 祖龙·｜克里木局长
            return Name(found, position, rest, 3)
        dot = max(text.rfind(c, max(0, position - 12), position) for c in "·•")
        if dot > 0:
            start = dot
            while start > 0 and CHINESE.match(text[start - 1]) and self.scan.ending.get(start) is None:
                start -= 1
            if dot - start >= 1 and usable(text, dot + 1, position):
                return Name(start, position, rest, 2)
        return None

    def _ends_name(self, start: int, end: int, appointed: bool) -> bool:
        """Whether a name lies between, without looking at what follows."""
        text, lexicon = self.text, self.scan.lexicon
        if start < 0 or not usable(text, start, end) or end - start not in lengths(self.scan, start):
            return False
        name = text[start:end]
        if name in MANNER or name.startswith(("经研究", "经协商", "经审", "经批")):
            return False
        surname = name[0] in lexicon.common_surnames
        if name in self.known:
            return True
        if name[0] == "区" or len(name) > 2 and name[:2] in lexicon.frequent_words and not surname:
            return False
        decided = text[start - 2 : start] in DECIDES
        home = start - text.startswith("的", start - 1) in self.homes
        led = home and text.startswith(("书记", "主任", "副书记", "副主任", "村长", "支书"), end) or self._heads_area(start, end)
        opens = self.opens_clause(start) or start in self.ends or decided or led or self.ends_role(start) or text.endswith(OURS, 0, start)
        vouched = appointed and (surname or decided or is_listed(text, start, end) or text[start - 1 : start] in "\n：")
        vouched = vouched or start in self.ends and surname and name[1:] in lexicon.given_words | lexicon.given and lexicon.title.match(text, end) is not None
        return opens and (vouched or name not in lexicon.common_words)

    def _heads_area(self, start: int, end: int) -> bool:
        """南苑街道｜张三副书记, 某镇｜李四镇长: an area before the name, and one of its leaders' titles behind."""
        area = self.scan.ending.get(start)
        if area is None or "area" not in area.kinds or area.end - area.start < 3:
            return False
        title = self.scan.lexicon.title.match(self.text, end)
        return title is not None and title[0].endswith(("书记", "主任", self.text[start - 1] + "长"))

    def listed_before(self, position: int) -> list[Name]:
        """李四、王五、｜赵六为副主任."""
        found: list[Name] = []
        while self.text[position - 1 : position] == "、":
            name = self.before(position - 1, appointed=True)
            if name is None:
                break
            found.append(name)
            position = name.start
        return found

    def ends_role(self, position: int) -> bool:
        """负责人｜张三: what somebody is stands directly before."""
        return any(self.scan.lexicon.role_noun.fullmatch(self.text, position - n, position) for n in range(2, 6) if position >= n)

    def opens_clause(self, position: int) -> bool:
        if self.scan.is_stop(position - 1):
            return True
        token = self.scan.ending.get(position)
        return token is not None and bool(token.kinds & HARD)

    def opens_office(self, start: int, end: int) -> bool:
        """Whether an office, a place or a title follows rather than a name."""
        thing = self.by_start.get(start)
        if thing is not None and not thing.bare:
            return True
        if any(p < end <= t.end for p, t in self.by_start.items() if start - 1 <= p < end):
            return True
        token = self.scan.starting.get(start)
        if token is not None and token.kinds & {"area", "office", "head"}:
            return not (token.end < end and self.text[start - 1] == "、" and self.text[end : end + 1] in ("、", "等"))
        title = self.scan.lexicon.title.match(self.text, end)
        return title is not None and title.group() != "代表"


def _is_home(text: str, thing: Thing) -> bool:
    return thing.of(text).endswith(("社区", "村", "小区", "嘎查", "居民区"))


def acts_next(scan: Scan, position: int) -> bool:
    token = scan.starting.get(position)
    return token is not None and bool(
        token.kinds
        & {
            "speak",
            "report",
            "award",
            "receive",
            "attend",
            "lead",
            "accompany",
            "chair",
            "join_visit",
            "follow",
            "organise",
            "adverb",
        }
    )


def is_listed(text: str, start: int, end: int) -> bool:
    """Whether the word stands in a list of names or carries a remark such as （女）."""
    return text[end - 1 : end] in "）)" or text[end : end + 1] == "、" or text[start - 1 : start] == "、"


def _is_no_name(scan: Scan, name: Name, word: str) -> bool:
    """What somebody is (劳动者), a remark, a form of address, a family (王氏), a preposition, or 来 before a place (学生｜来义乌学习)."""
    return (
        scan.lexicon.role_noun.match(scan.text, name.start) is not None
        or NOT_A_NAME.match(scan.text, name.start) is not None
        or scan.text[name.end : name.end + 1] == "》"
        or KIN.search(word) is not None
        or word[1:] == "氏"
        or len(word) == 3 and word[-1] in "者员"
        or word[0] == "校" and scan.text[name.start - 1 : name.start] == "学"
        or word[0] in "和向同对从由公管法权拉全相能要经会则自便被并各该本" and not scan.is_stop(name.start - 1)
        or word[-1] in "县省市州旗" and bool(divisions.named(word))
        or word[0] in "来到赴" and bool(divisions.shortened(word[1:]) or divisions.named(word[1:]))
    )


def plausible(scan: Scan, name: Name) -> bool:
    """Whether the characters look like a name where no office and title vouch for it: no common word inside."""
    word, lexicon = name.of(scan.text), scan.lexicon
    doubled = len(word) == 3 and word[1] == word[2] and word[0] in lexicon.common_surnames  # 金可可
    if "·" in word or "•" in word or doubled:
        return True
    if _is_no_name(scan, name, word):
        return False
    if word[:2] in lexicon.compound_surnames and len(word) > 2 and set(word[2:]) <= lexicon.given:
        return True
    around = scan.at(name.start)
    if around is not None and around.end >= name.end and around.kinds & (NAMED_THINGS | {"ordinary"}):
        return False
    closing = NAMED_THINGS if acts_next(scan, name.end) else NAMED_THINGS | {"ordinary"}
    if any(
        t.start > name.start and t.end == name.end and t.kinds & closing
        for t in scan.within(name.start, name.end)
    ):
        return False
    if (
        word[0] not in lexicon.common_surnames
        and any(word[i : i + 2] in lexicon.frequent_words for i in range(len(word) - 1))
        and not (scan.text.startswith("（女", name.end) or acts_next(scan, name.end))
    ):
        return False
    if len(word) == 2 and word in lexicon.common_words and scan.text.startswith(tuple(WANT_SUBJECT), name.end):
        return False
    if word[0] in lexicon.common_surnames and word[1:] in lexicon.given_words:
        return True
    if len(word) == 3 and (word[1:] in lexicon.frequent_words or word[:2] in lexicon.common_words):
        return word[0] in lexicon.common_surnames and scan.is_stop(name.rest) or acts_next(scan, name.end)
    return len(word) != 3 or word not in lexicon.common_words


def fills_clause(scan: Scan, name: Name) -> bool:
    """副会长胡宏，｜李富强，: nothing but the name between two pauses, so that it goes on with a list."""
    word, lexicon = name.of(scan.text), scan.lexicon
    made = len(word) == 3 and word[0] in lexicon.common_surnames and set(word[1:]) <= lexicon.given and word not in lexicon.common_words
    return (made or given_like(scan, name)) and scan.text[name.start - 1] in "，、" and scan.text[name.rest : name.rest + 1] in ("，", "、")


def given_like(scan: Scan, name: Name) -> bool:
    """Whether it is made like a name: a common surname, characters of given names, and no word in it."""
    lexicon, word = scan.lexicon, name.of(scan.text)
    made = word[0] in lexicon.common_surnames and set(word[1:]) <= lexicon.given
    ordinary = word[:2] in lexicon.common_words or word[1:] in lexicon.frequent
    return made and (not ordinary or word[1:] in lexicon.given_words) and not any(scan.within(name.start, name.end))


def follows_title(names: NameReader, name: Name, title: str) -> bool:
    """Whether a name behind a bare title is one: known already, or made like a name and before something that people do."""
    text, scan = names.text, names.scan
    common, like, short = text[name.start] in scan.lexicon.common_surnames, given_like(scan, name), name.end - name.start < 3
    if name.score == 2 and not short and like and text.startswith(FIRM, name.end) and not NOUN_GOES_ON.match(text, name.end):
        return True  # 退役士兵代表｜张文斌作了发言
    if name.score < 3 and (short or not common):
        return len(title) > 1 and like and short and text[name.end] in ON_BEHALF
    if short and title == "成员" and name.of(text) in scan.lexicon.common_words:
        return name.of(text) in names.known  # 成员｜单位签订协议
    vouched = (
        not short
        or scan.is_stop(name.end) and title in ("书记", "主任") and like
        or text.startswith("等", name.end) and like
        or acts_next(scan, name.end) and common
    )
    return len(title) > 1 and vouched or name.of(text) in names.known
