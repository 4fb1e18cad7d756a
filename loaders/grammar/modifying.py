"""Whether an office only says whose something is (街道的做法, 某公司人力资源总监张三): clause and item in, yes or no out."""

from __future__ import annotations

import re

from .items import Item
from .mentions import Anonymous, PersonMention
from .occasions import occasion_nouns
from .scan import STOPS

ACTS_FOR = re.compile(
    r"(?:等)?(?:相关)?(?:的)?(?:主要)?(?:分管)?(?:负责人|负责同志|工作人员|(?<=的)[民辅]{0,2}警|(?<=的)(?:医护|医务)人员|有关人员|领导|同志|班子成员|代表)"
)
MEMBER = re.compile("(?:成员|队员|会员|代表|委员)、[^，。；]{0,12}$")
"""志愿队｜成员、法学院讲师张三."""
HELD = re.compile("[ ]?(?:多措并举|积极|扎实|深入|精心|及时|迅速|认真|集中)?(?:组织|联合)?(?:召开|举办|举行|开展)")
CALLED = frozenset("员长师者授任士手工")
"""某委法规室监察员｜张三: how what somebody is ends."""
SOME_OF = re.compile("(?:委员|代表|党员|职工|队员|会员|志愿者)(?:们|共?[约近]?[\\d一二三四五六七八九十百])")
"""区政协｜委员20余人: people of it, not the office."""
ALL_OF = re.compile("(?:全体|全校|全院|广大|部分|各位|所有)[㐀-鿿]{0,6}?(?:师生|学生|学员|群众|居民|村民)")
"""某小学｜全体师生参加: people of it, not the school."""
NTH = re.compile("(?:首届|第[一二三四五六七八九十百\\d]+届)(?!人大|政协|人民|委员|代表|党)")
"""某镇｜首届运动会火热开幕，……参加: whose it is."""
QUOTED_NAME = re.compile(r"(“[^“”]{2,20}”)([㐀-鿿]{2,12}?)(?=在|于|开幕|开赛|举行|启动|启幕)")


def only_modifies(text: str, clause: list[Item], item: Item) -> bool:
    """An office that only says whose something is: 街道的做法."""
    if _names_quoted(text, item) or _brings_name(text, item) or _heads_line(text, item):
        return True
    if any(behind.match(text, item.end) for behind in (NTH, SOME_OF, ALL_OF)):
        return True
    of_area = text[item.end - 1] in "道镇乡县区市" and text.startswith("各", item.end)
    if _names_someone(text, clause, item):
        return True
    if of_area or text.startswith(("组成人员", "辖区", "辖内", "所辖", "下辖", "境内", "派驻", "选派"), item.end):
        return True
    return text.startswith("的", item.end) and not ACTS_FOR.match(text, item.end)


def _names_quoted(text: str, item: Item) -> bool:
    """田庄台镇｜“迎国庆”趣味运动会在文化广场开赛: whose occasion it is."""
    named = QUOTED_NAME.match(text, item.end)
    return named is not None and bool(occasion_nouns(text, named.start(2), named.end(2)))


def _names_someone(text: str, clause: list[Item], item: Item) -> bool:
    """三界镇安全生产工作负责人｜张三, 某公司人力资源总监｜李四: the office only says whose."""
    following = next((i for i in clause if i.start >= item.end), None)
    if following is None or following.kind != "person" or not isinstance(following.of, PersonMention):
        return False
    between = text[item.end : following.start]
    if MEMBER.match(between):
        return True
    if between == "领导" or not between:
        return True
    own = text[item.end - 1] in "道镇乡" or between[-1] in CALLED or following.of.name_start > following.start and not isinstance(item.of, Anonymous)
    return own and 2 <= len(between) <= 16 and not STOPS & set(between)


def _heads_line(text: str, item: Item) -> bool:
    """沟沿镇：5月7日，……: where it was, not who acted; 沟沿镇：召开某会 says what it did."""
    line = max(text.rfind("\n", 0, item.start), text.rfind("。", 0, item.start)) + 1
    return text[item.end : item.end + 1] in ("：", ":") and item.start - line <= 8 and HELD.match(text, item.end + 1) is None


def _brings_name(text: str, item: Item) -> bool:
    """滨河镇｜“村史馆”正式揭牌: what is quoted is the office's, and acts or is acted on."""
    return item.kind == "office" and text.startswith("“", item.end)
