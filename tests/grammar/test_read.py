"""The reader as a whole on any text: it never fails, gives the same twice, and all that it says stands in the document."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from marked import document
from opencc import OpenCC

from jiedao.loaders.explain import lines
from jiedao.loaders.read import read_document
from jiedao.schema.types import Article, Evidence, Reading

PIECES = [
    "区民政局局长", "街道党工委书记", "办事处主任", "副区长", "党总支书记", "白露", "欧阳静", "赵海燕", "高峰", "（女）", "、", "，", "。",
    "；", "：", "\n", "\n\n", "雨花台区", "梅山街道", "丁香小区", "玉兰路59号", "海棠养老院", "丁香社区居委会", "2021年3月17日",
    "3月18日上午", "近日", "召开", "推进会", "座谈会", "加装电梯", "工作", "考察", "调研", "陪同", "主持", "出席", "率队", "一行", "强调",
    "《", "》", "“", "”", "（", "）", "57台", "3.5万人", "参加", "随后", "来到", "先后", "任命", "为", "免去", "的", "区委", "常委",
    "宣传部部长", " ", "\t", "&nbsp;", "<p>", "</p>", "# ", "| 序号 | 地址 |", "第3期", "鎮(zhèn)", "趙海燕", "書記", "陪同調研",
]  # fmt: skip
OFFICES = [
    "区民政局局长", "街道党工委书记", "办事处主任", "副区长", "丁香社区党总支书记", "區教育局局長", "区房管局党组书记、局长"
]  # fmt: skip
PEOPLE = ["白露", "欧阳静", "趙海燕", "高　峰", "诸葛远山", "孙立（女）", "買買提·艾力"]
WHEN = ["2021年3月17日，", "3月18日上午，", "近日，", "随后，", ""]
DONE = [
    "到丁香小区调研加装电梯工作", "率队来到海棠养老院、玉兰苑", "主持会议", "出席并讲话", "陪同", "强调，要抓好落实", "介绍了情况",
    "为丁香社区居委会授牌", "召开推进会", "参加《加装电梯方案》座谈会", "组织开展志愿服务活动", "带队检查，完成加梯57台",
]  # fmt: skip
PHRASES = st.builds(
    lambda when, office, name, done, stop: f"{when}{office}{name}{done}{stop}",
    *(st.sampled_from(words) for words in (WHEN, OFFICES, PEOPLE, DONE, ["。", "，", "；", "\n", "、", ""])),
)
FRAMED = st.lists(PHRASES | st.sampled_from(PIECES), max_size=14).map(lambda parts: "雨花台区梅山街道" + "".join(parts))
SENTENCES = FRAMED | st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
ANYTHING = st.text(max_size=200) | st.text(alphabet="\x00\x01\x08\x0b\x0c\x1b\x7f\x85\u2028\u200b\ufeff\r\n\t ", max_size=60)
TEXTS = SENTENCES | ANYTHING | st.tuples(SENTENCES, ANYTHING, SENTENCES).map("".join)
QUICK = settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
MEDIA = st.sampled_from(["text/plain", "text/html", "text/markdown"])


def evidences(article: Article) -> Iterator[tuple[str, Evidence]]:
    """Every fact with what it was read from, dates only where they are known."""
    for name in (
        "persons", "posts", "offices", "communities", "programmes", "facilities", "documents", "indicators", "events"
    ):  # fmt: skip
        for fact in getattr(article, name):
            yield f"{name} {fact}", fact.evidence
    for event in article.events:
        yield from ((f"participant {part}", part.evidence) for part in event.participants)
        yield from ((f"stop {stop}", stop.evidence) for stop in event.stops)
        if event.when.date:
            yield f"when {event.when}", event.when.evidence
    if article.dateline.date:
        yield f"dateline {article.dateline}", article.dateline.evidence


def check(reading: Reading) -> None:
    text = reading.document.text
    for article in reading.articles:
        assert 0 <= article.span.start < article.span.end <= len(text)
        for fact, evidence in evidences(article):
            assert evidence, fact
            for passage in evidence:
                assert 0 <= passage.start < passage.end <= len(text), fact
                assert text[passage.start:passage.end].strip(), fact


@QUICK
@given(TEXTS, MEDIA)
@example("。，、；：！？" * 300, "text/plain")
@example("区民政局局长" * 400, "text/plain")
@example("（（（（“““《《《", "text/plain")
@example("", "text/plain")
@example("\x00" * 50, "text/plain")
@example("白露·" * 200, "text/plain")
def test_every_fact_stands_in_the_document(text: str, media_type: str) -> None:
    check(read_document(replace(document(text), media_type=media_type)))


@settings(QUICK, max_examples=40)
@given(TEXTS)
def test_the_same_document_gives_the_same_reading(text: str) -> None:
    assert read_document(document(text)) == read_document(document(text))


@settings(QUICK, max_examples=40)
@given(TEXTS)
def test_any_text_can_be_explained(text: str) -> None:
    told = list(lines(document(text)))
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", "".join(told))


@settings(QUICK, max_examples=80)
@given(SENTENCES)
def test_references_inside_an_article_hold(text: str) -> None:
    for article in read_document(document(text)).articles:
        keys = {person.key for person in article.persons}
        offices = {office.name for office in article.offices}
        programmes = {programme.name for programme in article.programmes}
        assert {post.person for post in article.posts} <= keys
        for index, event in enumerate(article.events):
            assert set(event.programmes) <= programmes
            assert {part.agent for part in event.participants if part.kind == "person"} <= keys
            assert event.parent is None or 0 <= event.parent < len(article.events) and event.parent != index
        assert len(offices) == len(article.offices)
        assert len(keys) == len(article.persons)


# --- quotations of people ---

NAMES = ["欧阳静", "赵海燕", "白露", "高峰", "诸葛远山"]
SIMPLIFIED = OpenCC("t2s")


@st.composite
def damaged(draw: st.DrawFn, name: str) -> str:
    """A name as pages print it: in traditional characters, with blanks, broken over lines, with pinyin or markup inside."""
    characters = list(OpenCC("s2t").convert(name) if draw(st.booleans()) else name)
    between = draw(st.sampled_from(["", " ", "\u3000", "&nbsp;", "<b></b>"]))
    return between.join(characters)


@settings(QUICK, max_examples=80)
@given(st.sampled_from(NAMES).flatmap(lambda name: st.tuples(st.just(name), damaged(name))))
def test_a_name_is_its_quotation_cleaned(case: tuple[str, str]) -> None:
    name, printed = case
    text = f"雨花台区民政局局长{printed}，区教育局局长马国栋出席会议。"
    reading = read_document(document(text))
    (found,) = (person for article in reading.articles for person in article.persons if person.name == name)
    assert [text[p.start:p.end] for p in found.evidence] == [printed]


@QUICK
@given(SENTENCES)
def test_quotations_of_people_are_their_names(text: str) -> None:
    for article in read_document(document(text)).articles:
        for person in article.persons:
            for passage in person.evidence:
                assert cleaned(text[passage.start:passage.end]) in (person.name, *person.aliases)


def cleaned(quotation: str) -> str:
    """Without markup, pinyin and blanks, in simplified characters."""
    text = re.sub(r"<[^>]*>|&nbsp;|[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+[)）]|[|#*]", "", quotation)
    return SIMPLIFIED.convert("".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace()))


@pytest.mark.parametrize(
    "line",
    [
        "区民政局局长白露出席会议，" * 4000, "白" * 100_000, "、" * 100_000, "街道党工委书记" * 3000, "“" * 50_000, "小区" * 50_000,
    ],
    ids=["sentences", "one character", "stops", "titles", "quotation marks", "endings"],
)
def test_very_long_lines_are_read_in_time(line: str) -> None:
    start = time.process_time()
    check(read_document(document(line)))
    assert time.process_time() - start < 30


@pytest.mark.parametrize(
    ("head", "byline", "names"),
    [
        ("本报讯（记者 石小松 通讯员 钱小朵）", "石小松 钱小朵", {"石小松", "钱小朵"}),
        ("（通讯员 钱小朵）", "钱小朵", {"钱小朵"}),
        ("作者：石小松 来源：梅山街道 时间：2021-03-18\n", "石小松", {"石小松"}),
        ("来源：梅山街道党政办 时间：2021-03-18\n", "梅山街道党政办", set()),
    ],
)
def test_all_contributors_are_read(head: str, byline: str, names: set[str]) -> None:
    text = f"梅山街道召开防汛工作会\n{head}3月17日，梅山街道召开防汛工作会，各社区负责人参加会议。\n"
    (one,) = read_document(document(text)).articles
    assert (one.byline, {person.name for person in one.persons}) == (byline, names)
