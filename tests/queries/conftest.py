"""Two hand-made newspaper pages and the readings of them, as a store to ask."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import Store

from jiedao.graph.changes import seen_quads
from jiedao.graph.iri import Ids
from jiedao.graph.kg import KG
from jiedao.graph.rdf import to_quads
from jiedao.schema import types as t

FIRST = """\
江北区人大来柏岭街道考察加装电梯
5月9日，江北区人大常委会副主任李大成率队来到柳湖区柏岭街道，考察加装电梯工作。区民政局局长王小雨，街道办事处主任赵明川陪同。
一行人先后走访了松涛小区和柏岭街道睦邻中心。随后召开座谈会，赵明川主持会议。
"""
SECOND = """\
柏岭街道慰问高龄老人
2023年1月，柏岭街道办事处主任孙立行走访松涛小区，看望居民王小雨。
"""


def document(source: str, text: str) -> t.Document:
    digest = sha256(text.encode()).hexdigest()
    return t.Document(source=source, sha256=digest, media_type="text/plain", encoding="utf-8", text=text)


def finder(text: str) -> Callable[..., t.Evidence]:
    def at(*quotes: str) -> t.Evidence:
        return tuple(t.Passage(text.index(quote), text.index(quote) + len(quote)) for quote in quotes)

    return at


def first() -> t.Reading:
    at = finder(FIRST)
    frame = {"area": "柏岭街道", "district": "柳湖区", "city": "临州市"}
    when = t.When(
        date="2022-05-09", basis="inferred-year", edtf="2022-05-09", rule="date.issue-year", evidence=at("5月9日")
    )
    visit = t.Event(
        kind="visit", when=when, label="考察加装电梯", rule="visit", evidence=at("考察加装电梯工作"),
        stops=(
            t.Stop(place="松涛小区", evidence=at("走访了松涛小区"), rule="stop"),
            t.Stop(place="柏岭街道睦邻中心", evidence=at("柏岭街道睦邻中心"), rule="stop"),
        ),
        programmes=("加装电梯",),
        participants=(
            t.Participation(agent="李大成", kind="person", role="leads", evidence=at("副主任李大成率队"), rule="leads"),
            t.Participation(agent="王小雨", kind="person", role="accompanies", evidence=at("局长王小雨"), rule="with"),
            t.Participation(agent="赵明川", kind="person", role="accompanies", evidence=at("赵明川陪同"), rule="with"),
            t.Participation(agent="居民代表", kind="group", role="attends", evidence=at("一行人"), rule="group"),
        ),
    )
    meeting = t.Event(
        kind="meeting", when=when, label="座谈会", rule="meeting", evidence=at("召开座谈会"), parent=0,
        participants=(
            t.Participation(agent="赵明川", kind="person", role="speaks", evidence=at("赵明川主持会议"), rule="chairs"),
            t.Participation(agent="赵明川", kind="person", role="chairs", evidence=at("赵明川主持会议"), rule="chairs"),
            t.Participation(
                agent="柏岭街道办事处", kind="org", role="organises", evidence=at("随后召开座谈会"), rule="office"
            ),
        ),
    )
    article = t.Article(
        title="江北区人大来柏岭街道考察加装电梯", byline=None, span=t.Passage(0, len(FIRST)),
        title_at=t.Passage(0, 16), **frame,
        persons=(
            t.Person(key="李大成", name="李大成", area="江北区", evidence=at("李大成"), rule="person"),
            t.Person(key="王小雨", name="王小雨", area="柳湖区", evidence=at("王小雨"), rule="person"),
            t.Person(key="赵明川", name="赵明川", aliases=("老赵",), area="柳湖区", evidence=at("赵明川"), rule="person"),
        ),
        offices=(
            t.Office(name="江北区人大常委会", kind="congress", evidence=at("江北区人大常委会"), rule="office"),
            t.Office(
                name="柳湖区民政局", aliases=("区民政局",), kind="government", area="柳湖区", evidence=at("区民政局"), rule="office"
            ),
            t.Office(
                name="柏岭街道办事处", aliases=("街道办事处",), kind="government", area="柏岭街道",
                evidence=at("街道办事处"), rule="office",
            ),
        ),
        posts=(
            t.Post(
                person="李大成", office="江北区人大常委会", title="副主任", seen="2022-05-09",
                evidence=at("江北区人大常委会副主任李大成"), rule="post",
            ),
            t.Post(
                person="王小雨", office="柳湖区民政局", title="局长", seen="2022-05-09",
                evidence=at("区民政局局长王小雨"), rule="post",
            ),
            t.Post(
                person="赵明川", office="柏岭街道办事处", title="主任", seen="2022-05-09",
                evidence=at("街道办事处主任赵明川"), rule="post",
            ),
        ),
        communities=(t.Community(name="松涛小区", within="柏岭街道", evidence=at("松涛小区"), rule="community"),),
        facilities=(
            t.Facility(name="柏岭街道睦邻中心", within="柏岭街道", evidence=at("柏岭街道睦邻中心"), rule="facility"),
        ),
        programmes=(t.Programme(name="加装电梯", aliases=("加梯",), evidence=at("加装电梯"), rule="programme"),),
        events=(visit, meeting),
        indicators=(
            t.Indicator(
                about="加装电梯", measure="加装电梯", value=12, unit="台", when="2022-04", evidence=at("加装电梯工作"), rule="figure"
            ),
        ),
    )
    return t.Reading(document=document("第一版.txt", FIRST), articles=(article,), publisher="柏岭街道")


def second() -> t.Reading:
    at = finder(SECOND)
    undated = t.Event(kind="visit", label="看望", rule="visit", evidence=at("看望居民王小雨"))
    visit = t.Event(
        kind="visit", label="走访松涛小区", rule="visit", evidence=at("走访松涛小区"),
        when=t.When(date="2023-01", basis="stated", edtf="2023-01", rule="date.full", evidence=at("2023年1月")),
        stops=(t.Stop(place="松涛小区", evidence=at("走访松涛小区"), rule="stop"),),
        participants=(
            t.Participation(agent="孙立行", kind="person", role="visits", evidence=at("孙立行走访"), rule="visits"),
            t.Participation(agent="王小雨@松涛小区", kind="person", role="receives", evidence=at("王小雨"), rule="seen"),
        ),
    )
    article = t.Article(
        title="柏岭街道慰问高龄老人", byline=None, span=t.Passage(0, len(SECOND)), area="柏岭街道", district="柳湖区", city="临州市",
        persons=(
            t.Person(key="孙立行", name="孙立行", area="柳湖区", evidence=at("孙立行"), rule="person"),
            t.Person(key="王小雨@松涛小区", name="王小雨", area="柳湖区", evidence=at("王小雨"), rule="person"),
        ),
        offices=(
            t.Office(
                name="柏岭街道办事处", kind="government", area="柏岭街道", evidence=at("柏岭街道办事处"), rule="office"
            ),
        ),
        posts=(
            t.Post(
                person="孙立行", office="柏岭街道办事处", title="主任", seen="2023-01",
                evidence=at("柏岭街道办事处主任孙立行"), rule="post",
            ),
        ),
        communities=(t.Community(name="松涛小区", within="柏岭街道", evidence=at("松涛小区"), rule="community"),),
        events=(visit, undated),
    )
    return t.Reading(document=document("第二版.txt", SECOND), articles=(article,))


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    return {"第一版.txt": FIRST, "第二版.txt": SECOND}


@pytest.fixture(scope="session")
def two_pages() -> list[t.Reading]:
    return [first(), second()]


@pytest.fixture(scope="session")
def store() -> Store:
    filled = Store()
    for reading in (first(), second()):
        quads = tuple(to_quads(reading))
        _, seen = seen_quads(filled, Ids(), set(), quads)
        filled.extend((*quads, *seen))
    return filled


@pytest.fixture
def one_page(tmp_path: Path, two_pages: list[t.Reading]) -> Path:
    """A graph of the first of the two pages."""
    folder = tmp_path / "kg"
    with KG.open(folder, "w") as opened:
        opened.ingest(two_pages[0], two_pages[0].document.text.encode())
    return folder
