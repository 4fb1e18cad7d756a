"""Named documents: text goes in, the names inside 《…》 that are plans, rules, agreements or handbooks come out.

Newspapers, plays, songs, films and books to read are left out: by the kind of name, by the words around, by their neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]{1,60}》){1,120})》")
GENRE = re.compile(
    r"(?:方案|计划|规划|纲要|要点|意见|办法|规定|条例|细则|章程|规则|守则|公约|法|法典|准则|导则|规程|规范|标准|制度|机制|措施|举措|政策|"
    r"手册|指南|指引|指导|攻略|须知|问答|百问|读本|一本通|口袋书|工具书|明白卡|服务卡|告知卡|明白纸|宣传单|工作法|百宝箱|锦囊|流程图?|"
    r"倡议书?|承诺书|责任书|责任状|意向书|志愿书|申请书|邀请书?|聘书|建议书?|告知书|通知书?|通告|公告|公示|决定书?|决议|批复|函|请示|通报|"
    r"协议书?|合同|备忘录|合约|契约|宣言|共识|报告书?|白皮书|蓝皮书|清单|名录|目录|台账|一览表|登记表|统计表|评分表|任务书|任务表|预案|"
    r"解读|说明书?|讲义|案例集|汇编|地图|图册|服务圈|致.{1,20}一封信|一封信|[一二三四五六七八九十百\d]+(?:条|问|则|策|法|招|制|步法))"
    r"(?:[（(〔\[][^）)〕\]]{1,20}[）)〕\]])?$"
)
PERIODICAL = re.compile(
    r"(?:(?:日|晚|晨|早|时|周|学|商|快|画|文摘|青年|市|社区|法制|新闻|经济|文学|科技|工人|农民|解放|光明|[县区校院])报|周刊|月刊|杂志|新闻联播|头条|之声)$"
)
WORK = re.compile(
    r"(?:文选|选集|全集|诗集|文集|治国理政|简史|史话|列传|史记|演义|故事|[^报]记|[^自]传|[^讨理言评]论|赋|诗|歌|曲|颂|谣|辞|交响曲|进行曲|协奏曲|祖国|梦|江山|情)$"
)
ART_BEFORE = re.compile(
    r"(?:唱|演奏|演绎|朗诵|朗读|诵读|吟诵|弹奏|奏响|舞|跳|歌曲?|歌剧|话剧|戏曲|[京沪越豫川粤评锡昆黄梅][剧调]|戏|曲|小品|相声|快板|评弹|诗|散文|小说|名著|"
    r"电影|影片|纪录片|电视剧|微电影|短片|节目|舞蹈|歌舞|太极|书法|国画|绘本|图书|书籍|课文|古文|讲到|讲述|品读|阅读|共读|研读|观看|放映|播放|赏析|欣赏)"
    r"[^，。；！？,;《》]{0,8}$"
)
ART_AFTER = re.compile(
    r"^等?的?(?:歌曲|歌声|这首|一歌|一曲|一书|书籍|主题曲|合唱|节目|小品|话剧|舞蹈|戏曲|诗|电影|影片|旋律|选段|唱段|杂志|报|演唱|表演)"
)
REPORT_AFTER = re.compile(
    r"^等?(?:[一两三四\d]+[篇首部支档台场期]|一文|文章|报道|专题|专栏|栏目|节目|视频|短视频|专题片|宣传片|纪录片|微课|课程|为题"
    r"|的?(?:[一-鿿]{0,4}报道|消息|微党课|党课|讲座|演讲|授课|宣讲|课))"
)
REPORT_BEFORE = re.compile(
    r"(?:以|题为|名为|主题为|为题|标题|讲授了?|作了?|带来了?|播出|刊登了?|刊发了?|发表了?|登载|转载|报道|党课|微课|视频|专栏|栏目|专题片|论文)"
    r"[^，。；！？,;《》]{0,4}$"
)
"""What an article, a lecture, a film is called is no document of an office."""
LISTED = re.compile(r"[，,]?|[\u4e00-\u9fff]{0,6}(?:、|和|与|及|以及)")
SUCH_AFTER = re.compile(r"^等[^，。；！？,;《》]{0,12}(?:手册|文件|制度|方案|规定|指南|资料|读物|读本|办法|规则|条例|法律|法规|协议)")
ISSUED_BEFORE = re.compile(
    r"(?:制定|制订|编制|编写|编印|编发|印发|印制|发放|派发|分发|发布|下发|出台|推出|签订|签署|签下|签|宣读|解读|介绍|讲解|落实|对照|执行|实施|修订|审议|讨论|"
    r"通过|下达|赠送|赠予|送上|递交|提交|填写|张贴|按照|依照|根据|依据|遵守|严格|贯彻|学习|宣传|公布|形成|起草|撰写|汇报|组织|建立|完善|通报|领到|收到|公示|发出)"
    r"[^，。；！？,;《》]{0,16}$"
)


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """The name inside the marks: `text[start:end]`; `name` is without blanks."""

    start: int
    end: int
    name: str
    rule: str


def documents(text: str, start: int = 0, end: int | None = None) -> list[NamedDocument]:
    """The documents named in `text[start:end]`, each mention once, in order."""
    return list(_documents(text, start, len(text) if end is None else end))


def _documents(text: str, start: int, end: int) -> Iterator[NamedDocument]:
    last_end, last_rule = -1, ""
    for match in TITLE.finditer(text, start, end):
        name = re.sub(r"\s+", "", match[1])
        before = text[max(start, match.start() - 24):match.start()]
        rule = _rule(name, before, text[match.end():match.end() + 20], last_rule if _joined(text, last_end, match.start()) else "")
        last_end, last_rule = match.end(), rule
        if rule and name:
            yield NamedDocument(match.start(1), match.end(1), name, rule)


def _joined(text: str, left: int, right: int) -> bool:
    """《…》《…》 and 《…》、《…》及《…》 stand in one list, also 《…》工具书及《…》."""
    return left >= 0 and right - left <= 9 and LISTED.fullmatch(text, left, right) is not None


def _rule(name: str, before: str, after: str, neighbour: str) -> str:
    """The rule that makes the name a document; empty where none does."""
    if PERIODICAL.search(name):
        return ""
    if GENRE.search(name):
        return "document.genre"
    if ART_AFTER.match(after) or ART_BEFORE.search(before) or WORK.search(name):
        return ""
    if neighbour or SUCH_AFTER.match(after):
        return "document.list"
    if ISSUED_BEFORE.search(before):
        return "document.issued"
    return "document.named" if len(name) >= 6 and not (REPORT_AFTER.match(after) or REPORT_BEFORE.search(before)) else ""
