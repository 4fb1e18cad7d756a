"""A line in, whether it belongs to a masthead or names a collection of texts (a periodical, a digest, a column) out."""

from __future__ import annotations

import re

from .words import EVENTS, MASTHEAD, MASTHEAD_PARTS, OFFICE_END, PUBLISHED

COLLECTIVE = re.compile(
    r"(?:公示栏|要闻|要情|动态|动态列表|头版头条|图片新闻|简报|工作(?:日志|周报|月报)|简讯|信息|快讯|快报|[周月日旬双晚早][报刊]|新闻|回眸|速览|速递|导读|短讯|(?:[两二三四五六七八九十]|\d{1,2})则|通讯|专刊|之窗|[乡村镇县市区]讯"
    r"|播报|资讯|公报|报|政务|一周(?:活动|工作|大事)?|大事记|巡礼|集锦|掠影|聚焦|看台|广角|园地|公开栏|专栏|橱窗)$"
)
# `●乡镇动态●`: the name of a column between ornaments.
ORNAMENTED = re.compile(r"[●◆■★▲◎□◇○☆※▌|\[【━—=-]+ ?[\w·]{2,8} ?[●◆■★▲◎□◇○☆※▌|\]】━—=-]*")
# A headline that says who acts stands over a text of its own.
OWN_SUBJECT = re.compile(r".{0,8}(?:街道|[镇乡县区市州旗局]|社区)|.{1,6}村")
TASK = re.compile(
    r"强化|推进|加强|改善|提升|狠?抓|做[好优强大实]|优化|完善|落实|夯实|聚焦|突出|坚持|深化|创新|严[格抓守]|打造|压实|拓展|健全|筑牢|注重|全面|扎实|持续"
)
CONTENTS = re.compile(r"[【\[◎●■]?(?:本期|今日|本版)?(?:要目|导读|目录|看点|提要)[】\]●：:]?")
ACCOUNT_NAME = re.compile(r"[\w·]{2,14}(?:微信)?公众号")
ISSUER = re.compile(r"[^，。：:！？、 ]+(?:办|办公室|委员会|[党工纪区县市州]委|政府|局|部|中心|办事处|编辑部)(?:网站|门户网站|网)?")
COLUMN = re.compile(r"[\w·]{2,6}")
TAG = re.compile(r"【[^【】]{2,12}】[ ]?(?=.{5})")


def is_masthead(text: str) -> bool:
    """Whether a line gives issue, sheet, weekday or publisher of a periodical and tells nothing else."""
    if len(text) > 100 or "。" in text or not MASTHEAD.search(text):
        return False
    rest = MASTHEAD_PARTS.sub("", text)
    return (len(rest) <= 16 and not EVENTS.search(rest)) or (len(text) <= 60 and bool(PUBLISHED.search(text)))


def is_collective(text: str) -> bool:
    """Whether a headline names a collection: `……一周要闻（5.8—5.14）`, `新闻两则`, the name of a paper."""
    bare = re.split(r"[(（]", text)[0].rstrip()
    return len(text) <= 50 and bool(COLLECTIVE.search(bare))


def tells(headline: str) -> bool:
    """Whether a headline says what happened or who acted, rather than what ought to be done."""
    return bool(EVENTS.search(headline) or OWN_SUBJECT.match(headline)) and not TASK.match(headline)


def is_office(text: str) -> bool:
    """A short line that is nothing but the name of an office."""
    return 4 <= len(text) <= 30 and bool(OFFICE_END.search(text)) and not re.search(r"[，。：:！]", text)


def is_issuer(text: str) -> bool:
    """The name of an authority, such as the one that a page or a periodical belongs to."""
    return 4 <= len(text) <= 24 and bool(ISSUER.fullmatch(text)) and not EVENTS.search(text)


def is_column(text: str) -> bool:
    """The name of a column: two to six characters in which nothing happens."""
    return bool(COLUMN.fullmatch(text.strip("【】[]〖〗「」"))) and not EVENTS.search(text)
