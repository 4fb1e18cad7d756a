"""Strips of a cleaned page in, what each is out: headline, body, byline, date, caption, row, entry, masthead or furniture."""

from __future__ import annotations

import re
from enum import StrEnum

from ..text import Strip, signs
from ..text.days import is_bare_day
from .mastheads import ACCOUNT_NAME, CONTENTS, TAG, is_masthead
from .words import CAPTIONS, EVENTS, FURNITURE, NAVIGATION, NOTICES, OFFICE_END, SECTIONS, TRAILERS

_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DATE = rf"(?:\d{{4}}|[一二〇零○Ｏ三四五六七八九]{{4}}) ?[年./-] ?{_DAY} ?[月./-] ?{_DAY}(?: ?[日号])?"
DATED = re.compile(DATE)
CLOCK = r"(?: ?(?:上午|下午)? ?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_CLOCKED = r" ?(?:上午|下午)? ?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
# `西山发布 2024-03-12 18:06 发表于江苏`; `2023-06-20 檀溪镇`: when, and by whom.
STAMP = re.compile(
    rf"(?:原创[ :：]*)?(?P<before>[^，。；：:!！?？\d]{{2,30}}?)?\s*{DATE}(?P<clock>{_CLOCKED})?[\s|｜]*"
    r"(?:(?P<posted>发[表布]于)\s*)?(?P<behind>[\u4e00-\u9fff]{2,16})?[\s|｜]*"
)
# `西山街道党政办公室整理　2023年5月15日`
COMPILED = re.compile(
    rf"(?P<office>[^，。：:“”]{{3,30}}?)(?:整理|汇编|供稿|编发|提供|汇总|采编|报送|综合|选编|摘编)(?:\s*{DATE})?"
)
DATE_LINE = re.compile(rf"[(（\[【]?(?:时间|日期|发布时间|发布日期)?[:：]? ?{DATE}{CLOCK} ?(?:星期[一二三四五六日天])?[)）\]】]?")
INFO = re.compile(
    r"[□■◆●○◇•· ]*[(（\[【]? ?(?:(?:信息|文章|稿件|新闻|资料)?(?:来源|出处)|原创|转载自|发布[时日机单人]|发表[时日]|更新时间|作者|供稿|撰稿"
    r"|(?:本报|实习)?记者[ :：]|(?:本报)?通讯员[ :：]|责?任?编辑[ :：｜|]|责编|审核|摄影[ :：]|文[/／]|字体|浏览|阅读量|点击[数量次率]|访问量)"
)
# `某网记者 张三 通讯员 李四 某地报道`
REPORTED = re.compile(
    r"[\u4e00-\u9fff·]{0,12}(?:记者|通讯员)[ :：][\u4e00-\u9fff· 、/／]{2,40}(?:报道|摄影|文|图)"
    r"|[\u4e00-\u9fff·]{0,12}记者[ :：][\u4e00-\u9fff·]{2,4}(?: [\u4e00-\u9fff·]{2,4}){0,3}"
    r"(?: 通讯员[ :：][\u4e00-\u9fff·]{2,4}(?: [\u4e00-\u9fff·]{2,4}){0,3})?"
)
KEYS = re.compile(
    r"(?:来源|作者|时间|日期|点击(?:量|数|次数|率)?|浏览(?:量|次数)?|阅读(?:量|次数)?|编辑|字[体号]|供稿|审核|记者|发布(?:者|人|单位)?|摄影|文字|撰[文稿]|校对|监督电话|(?:填报|公开|发布)单位)[:：]"
)
ENUMERATED = re.compile(
    r"PART ?\d|[Pp]art ?\d|第[一二三四五六七八九十]{1,3}[章节部][分 ]?|[一二三四五六七八九十]{1,3}[、:：.．]"
    r"|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|[【\[]?0[1-9](?!\d)[ \W]{0,3}(?=[\u3400-\u9fff“]|[】\]])|[①-⑩]"
)
COUNTED = re.compile(r"[【\[]0[1-9](?!\d)")
ARROWS = "↑↓←→▲△▼▽◆◇●○■□★☆▶►>＞·•-—=~～ "
NUMBERED = re.compile(r"\d{1,2}[.、．] ?(?=\D)")
BRACKETED = re.compile(r"[(（【\[]([^()（）\[\]【】]{1,40})[)）】\]]")
SENTENCE = re.compile(r"[。；;]")
ENDING = re.compile(r"[。；;，,、：:…]$")
TERMINAL = re.compile(r"[。！？!?…；;][\"”’』」》）)\]】]*$")
ENDING_DATE = re.compile(rf"{DATE}[)）\]】]?$")
HAN = re.compile(r"[\u3400-\u9fff]")
REPORT = re.compile(r"[▲△▼▶►◆] ?(?!图|.{0,40}(?:现场|摄|合影|左[一二三起]|右[一二三起]|前排))[^。]{0,20}(?:\d{1,2}月|近日|日前).*。$")
# `标题：……`: says itself that it is the headline.
ENTITLED = re.compile(r"(?:文章|新闻|信息)?(?:标题|题目)[:：] ?")
# `[主持人]：……`, `答（街道办）：……`: what one of several says.
SPEAKER = re.compile(
    r"(?:[\[【](?!(?:来源|作者|编辑|责编|审核|时间|地点))[^\[\]【】：:]{1,20}[\]】]"
    r"|(?:问|答|网友|主持人|嘉宾|记者问|[QA]\d{0,2})(?:[(（][^()（）]{1,20}[)）])?)[：:] ?(?=.{6})"
)
# `……赠送慰问品（左二）。（张三 摄）`: a picture and who took it.
PICTURED = re.compile(r"[（(](?:前排|后排|左|右|中|图)[^（）()。]{0,8}[)）].*[（(][^（）()]{1,16}[摄图][)）]$")
RULE = re.compile(r"[-—–―─━=_*＊~～·•.…\s]{3,}")
# A path through a site: `某镇人民政府网站 ＞ 工作动态`.
PATH = re.compile(r"[^，。：:“”<>＞>»›]{2,30}(?: ?[>＞»›] ?[^，。：:“”<>＞>»›]{2,16}){1,5}")
FIELD = re.compile(r"^[^：:“]{1,8}[：:｜|]")
# `郑美玲（女） 县水利局局长`: a member of a list, and what he is.
MEMBER = re.compile(
    r"[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,3}(?:[（(][男女\u4e00-\u9fff，、]{1,6}[）)])? +"
    r"[\u4e00-\u9fff、（）]{2,40}(?:[长员师理]|书记|主任|主席|常委|干事|干部)"
)
# `社区党总支书记、居委会主任：梁 艳`, `成员：张三　某局局长`: who holds which post.
HOLDER = re.compile(
    r"[\u4e00-\u9fff、（） ]{1,24}(?:书记|主任|委员|[组会社站队所局镇乡区县市院校]长|指挥长?|成员|召集人)[：:] ?"
    r"[\u4e00-\u9fff·] ?[\u4e00-\u9fff·]{1,8}(?:[（(][男女][）)])?(?:[、 ]+[\u4e00-\u9fff·（）]{2,24}){0,8}"
)
QUOTED = re.compile(r"“[^”]*”|《[^》]*》|「[^」]*」")


CHROME = frozenset((
    "打印 纠错 投稿 投稿须知 收藏 分享 评论 举报 关闭 复制 转发 字号 大 中 小 默认 听新闻 "
    "微信 微博 朋友圈 QQ QQ空间 繁体 简体 登录 注册 首页 返回 搜索 菜单 A+ A- [大 小] [打印] [关闭]"
).split())
"""What stands in a line of the controls of a page."""


NOISE = re.compile(r"[,.;]?(?:[，；：！？ ]+[!-~]{1,3}){5,}$")
"""`, l8 A3 E8 a, i3 ~%`: what forums hide between words."""


class Kind(StrEnum):
    BODY = "body"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    ENTRY = "entry"
    ROW = "row"
    INFO = "info"
    BYLINE = "byline"
    CREDIT = "credit"
    DAY = "day"
    NUMBER = "number"
    DATE = "date"
    CAPTION = "caption"
    MASTHEAD = "masthead"
    FURNITURE = "furniture"
    TRAILER = "trailer"
    PAGE_TITLE = "page title"


COLUMNS = (
    (signs.TITLE, Kind.HEADLINE), (signs.SOURCE, Kind.CREDIT), (signs.AUTHOR, Kind.CREDIT), (signs.MOMENT, Kind.CREDIT),
    (signs.OTHER, Kind.FURNITURE), (signs.TEXT, Kind.BODY),
)
DATED_ITEM = re.compile(r"[▲△▼▽◀▶▷] ?(?:\d{1,2} ?月 ?)?\d{1,2} ?日[^。]*。")
"""▲9日，某局局长到某街道督导……。: an item of a digest."""
EMOJI = re.compile("^[\u2b00-\u2bff\ufe0f\u2600-\u26ff\u2700-\u27bf\U0001f000-\U0001faff ]+")
"""What accounts print before pictures (📷 图为…) and parts of a text (🌕 活动亮点)."""
NUMBER = re.compile(r"(?:NO\.?|No\.?|PART|Part)? ?\d{1,2}|[①-⑳]|[壹贰叁肆伍陆柒捌玖拾]|[一二三四五六七八九十]{1,2}")


def kind_of(strip: Strip) -> Kind:
    """What a strip is by itself; its neighbours may say otherwise."""
    text = strip.text
    if signs.DOCUMENT_TITLE in strip.signs:
        return Kind.PAGE_TITLE
    if strip.signs and (kind := next((kind for sign, kind in COLUMNS if sign in strip.signs), None)) is not None:
        return kind
    if strip.row:
        return Kind.FURNITURE if strip.linked > 0.5 else Kind.ROW
    if len(text) > 120 and not FURNITURE.match(text):
        return Kind.BODY
    if INFO.match(text) and DATED.search(text):
        return Kind.INFO  # 来源：某报 2020-01-02 01:20 http://…
    return _spoken(strip) or _furnished(strip) or _short(strip)


def _spoken(strip: Strip) -> Kind | None:
    """What one of several says, and a heading that stood at the head of its paragraph."""
    if signs.RUN_IN in strip.signs:
        return Kind.ENTRY if NOTICES.fullmatch(strip.text) else Kind.SUBHEAD
    return Kind.BODY if SPEAKER.match(strip.text) else None


def _furnished(strip: Strip) -> Kind | None:
    text = EMOJI.sub("", strip.text)
    words = text.split()
    if len(words) >= 3 and sum(word in CHROME for word in words) >= len(words) - 1:
        return Kind.FURNITURE
    if len(words) >= 3 and all(len(word) > 4 and word.endswith("人民政府") for word in words):
        return Kind.FURNITURE
    bare = text.lstrip(ARROWS)
    if TRAILERS.match(bare):
        return Kind.TRAILER
    if strip.linked > 0.5 and (len(text) < 40 or signs.ITEM in strip.signs):
        return Kind.FURNITURE
    if signs.ITEM in strip.signs and strip.linked > 0.3 and ENDING_DATE.search(text):
        return Kind.FURNITURE
    if RULE.fullmatch(text) or (len(text) <= 60 and PATH.fullmatch(text)):
        return Kind.FURNITURE
    if FURNITURE.match(text) or FURNITURE.match(bare) or CONTENTS.fullmatch(text) or ACCOUNT_NAME.fullmatch(text) or NAVIGATION.search(text):
        return Kind.FURNITURE
    captioned = DATED_ITEM.match(text) is None and (CAPTIONS.match(text) or CAPTIONS.match(bare)) and len(text) < 60 and not REPORT.match(text)
    if signs.CAPTION in strip.signs or (len(text) < 90 and PICTURED.search(text)) or captioned:
        return Kind.CAPTION
    return None


def _short(strip: Strip) -> Kind:
    text = strip.text
    if is_bare_day(text):
        return Kind.DAY
    if ENTITLED.match(text) and is_titlelike(ENTITLED.sub("", text)):
        return Kind.HEADLINE
    if DATE_LINE.fullmatch(text):
        return Kind.DATE
    if NUMBER.fullmatch(text):
        return Kind.NUMBER
    if _stamped(text):
        return Kind.INFO
    if is_masthead(text):
        return Kind.MASTHEAD
    if (kind := _bracketed(text)) is not None:
        return kind
    if len(text) < 120 and not SENTENCE.search(text) and (_informs(text) or REPORTED.fullmatch(text)):
        return Kind.INFO
    if ENUMERATED.match(text) and len(text) <= 40 and not TERMINAL.search(text) and not strip.level:
        return Kind.SUBHEAD
    return _text(strip)


def _bracketed(text: str) -> Kind | None:
    """`（街道办）` signs, `【项目建设】` heads a text; `【01 谁来开会】` counts a part."""
    if not BRACKETED.fullmatch(text) or COUNTED.match(text):
        return None
    return Kind.BYLINE if text[0] in "(（" else None if INFO.match(text) else Kind.HEADLINE


def _stamped(text: str) -> bool:
    """Whether a line gives who published the text and when, or who compiled it."""
    compiled = COMPILED.fullmatch(text) if len(text) <= 50 else None
    if compiled and OFFICE_END.search(compiled["office"]) and not EVENTS.search(compiled["office"]):
        return True
    match = STAMP.fullmatch(text) if len(text) <= 80 else None
    if match is None:
        return False
    who = (match["before"] or "", match["behind"] or "")
    if EVENTS.search("".join(who)) or who[0].endswith(("编", "印", "主办")) or match["behind"] in ("印发", "出版", "编印"):
        return False
    return bool(match["clock"] or match["posted"] or any(OFFICE_END.search(name.rstrip()) for name in who))


def _informs(text: str) -> bool:
    """Whether a line gives source, author, date and the like."""
    keys = len(KEYS.findall(text))
    return bool(INFO.match(text)) or keys >= 2 or (keys == 1 and bool(re.match(DATE, text)))


def _text(strip: Strip) -> Kind:
    text = strip.text
    if signs.ITEM in strip.signs and len(text) > 12:
        return Kind.BODY
    if is_running(text):
        return Kind.BODY
    if is_titlelike(text) or (strip.level and len(HAN.findall(text)) >= 2 and not ENDING.search(text)):
        return Kind.SUBHEAD if _section(strip) or EMOJI.match(text) else Kind.HEADLINE
    return Kind.ENTRY


def _section(strip: Strip) -> bool:
    if strip.level and NUMBERED.match(strip.text):
        return False
    return bool(SECTIONS.fullmatch(strip.text)) or (bool(ENUMERATED.match(strip.text)) and strip.level != 1)


def _without_noise(text: str) -> str:
    return NOISE.sub("", text) if len(text) <= 120 else text


def is_running(text: str) -> bool:
    """Whether a strip is running text: sentences, or the beginning of one too long for a headline."""
    text = _without_noise(text)
    bare = QUOTED.sub("“”", text)
    if bare.endswith(("：", ":")) and len(bare) >= 16 and "，" in bare:
        return True
    if HOLDER.fullmatch(text):
        return True
    if SENTENCE.search(bare[:-1]) or (TERMINAL.search(text) and len(text) >= 12 and not text.endswith(("！", "？", "!", "?"))):
        return True
    commas = bare.count("，") + bare.count(",")
    return (len(text) > 60 and commas >= 1) or (len(text) > 35 and commas >= 2) or len(text) > 90


def is_titlelike(text: str) -> bool:
    text = _without_noise(text)
    if HOLDER.fullmatch(text) or MEMBER.fullmatch(text):
        return False
    if not 4 <= len(text) <= 66 or ENDING.search(text) or (FIELD.match(text) and not TAG.match(text)):
        return False
    return len(HAN.findall(text)) >= max(4, len(text) * 0.5) and not text.startswith(("●", "·", "-", "※", "→", "＞", ">", "©"))
