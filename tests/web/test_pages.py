"""The pages as they come over HTTP: every kind of thing, both languages, what is missing, and hostile text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from jiedao import build
from jiedao.queries.header import questions
from jiedao.web.app import create_app
from jiedao.web.pages.console_examples import SPARQL
from jiedao.web.pages.frame import Page
from jiedao.web.pages.making import where
from jiedao.web.served import Served
from jiedao.web.settings import Limits, Settings

LISTS = ("/", "/people", "/offices", "/places", "/programmes", "/documents", "/timeline", "/search?q=gulou", "/about", "/console", "/console/cypher")
PREDICATES = {
    "person": "foaf:Person", "office": "org:Organization", "community": "jd:Community", "facility": "jd:Facility", "area": "jd:Area",
    "programme": "jd:Programme", "event": "jd:Visit", "document": "schema:DigitalDocument", "article": "schema:NewsArticle",
    "passage": "jd:Passage", "indicator": "jd:Indicator", "post": "org:Post",
}  # fmt: skip


PATIENT = Settings(limits=Limits(seconds=300))
"""A machine that is busy with other things answers too."""


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[Served]:
    opened = Served(built, PATIENT)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def client(served: Served) -> Iterator[TestClient]:
    with TestClient(create_app(served, PATIENT), base_url="http://testserver", raise_server_exceptions=False) as opened:
        yield opened


class Links(HTMLParser):
    """The addresses that a page leads to, and what is written in its tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "style" or "style" in given or (tag == "script" and "src" not in given) or any(name.startswith("on") for name in given):
            self.inline.append(self.get_starttag_text() or tag)


def things(served: Served, kind: str) -> Iterator[str]:
    found = served.state.graph.sparql(f"SELECT DISTINCT ?x {{ ?x a {PREDICATES[kind]} }} ORDER BY ?x")
    assert not isinstance(found, str | bool)
    for row in found:
        yield str(row["x"]).removeprefix(served.state.graph.kg.base)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", LISTS)
def test_lists_in_both_languages(client: TestClient, path: str, language: str) -> None:
    answer = client.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{"zh-CN" if language == "zh" else "en"}"' in answer.text
    assert answer.headers["content-language"].startswith(language)


@pytest.mark.parametrize("kind", PREDICATES)
def test_every_kind_of_thing_has_its_page(client: TestClient, served: Served, kind: str) -> None:
    paths = list(things(served, kind))[:6]
    assert paths
    for path in paths:
        answer = client.get(f"/page/{path}")
        assert answer.status_code == 200, path
        assert "<h1>" in answer.text


def test_the_overview_says_how_much_is_known_of_events(client: TestClient, served: Served) -> None:
    known = next(iter(served.state.graph.ask("coverage")))
    for _ in range(100):
        text = client.get("/", headers={"accept-language": "zh"}).text
        if "有地点的事件" in text:
            break
    for name, column in (("地点", "place"), ("牵头者", "leader"), ("日期", "date")):
        (row,) = [one for one in re.findall(r"<tr>.*?</tr>", text[text.index('id="coverage"'):]) if f"有{name}" in one]
        assert row.endswith(f'<td class="number">{round(100 * float(str(known[column])), 1)}%</td></tr>')
    assert "/questions/coverage?run=1" in Links(text).links


def test_shares_are_read_in_per_cent_with_what_they_stand_for(client: TestClient, served: Served) -> None:
    known = next(iter(served.state.graph.ask("coverage")))
    text = client.get("/questions/coverage?run=1", headers={"accept-language": "zh"}).text
    placed = round(float(str(known["place"])) * int(str(known["events"])))
    assert f"{100 * placed / int(str(known['events'])):.1f}% ({placed:,})" in text
    assert client.get("/api/v1/coverage").json()["rows"][0]["place"] == known["place"]  # programs get the number


def test_what_pages_lead_to_is_there(client: TestClient, served: Served) -> None:
    kinds = ("person", "office", "community", "programme", "event", "document")
    starts = [*LISTS, *(f"/page/{path}" for kind in kinds for path in list(things(served, kind))[:2])]
    local = {link for start in starts for link in Links(client.get(start).text).links if link.startswith("/")}
    seen = {re.sub(r"#.*", "", link) for link in local}
    assert len(seen) > 100
    for link in sorted(seen)[::7]:
        assert client.get(link).status_code == 200, link


def test_nothing_is_written_inline_and_no_id_twice(client: TestClient, served: Served) -> None:
    for path in [*LISTS, *(f"/page/{next(things(served, kind))}" for kind in ("person", "office", "event", "document"))]:
        found = Links(client.get(path).text)
        assert not found.inline
        assert len(found.ids) == len(set(found.ids)), path


def test_an_itinerary_has_the_words_under_each_event(client: TestClient) -> None:
    answer = client.get("/search?q=huangfuzhiyuan")
    assert answer.url.path.startswith("/page/person/huang-fu-zhi-yuan-")
    assert answer.text.count('<blockquote class="quote">') >= 3
    assert "成都市青羊区委副书记、区长<mark>皇甫志远</mark>率青羊区党政代表团" in answer.text
    quoted = next(link for link in Links(answer.text).links if link.startswith("/page/document/") and "at=45-106" in link)
    document = client.get(quoted)
    assert document.status_code == 200
    assert 'id="at"' in document.text


def test_a_document_shows_all_its_characters_in_order(client: TestClient, served: Served) -> None:
    path = next(path for path in things(served, "document") if path.startswith("document/02"))
    text = client.get(f"/page/{path}").text
    reading = re.sub(r"<[^>]*>", "", text[text.index('<div class="reading"') : text.index("<aside")])
    printed = (Path(__file__).parents[2] / "examples/documents/02_nanjing_gulou_two_days.txt").read_text("utf-8")
    for sentence in printed.split("。")[2:8]:
        assert sentence.strip() in reading


NOWHERE = ("/page/person/nobody-0123456789", "/page/person/huang-fu-zhi-yuan", "/page/%20%3Cscript%3E", "/page/event/", "/picture/person/x")


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_not_there_is_said_with_what_comes_near(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<script>" not in answer.text
    if "huang-fu" in path:
        assert "皇甫志远" in answer.text


def test_language_and_theme_are_chosen_by_address_and_kept(client: TestClient) -> None:
    chosen = client.get("/people?lang=en&theme=dark", headers={"accept-language": "zh"})
    assert '<html lang="en" data-theme="dark">' in chosen.text
    assert {"lang=en", "theme=dark"} <= {cookie.partition(";")[0] for cookie in chosen.headers.get_list("set-cookie")}
    client.cookies.clear()
    assert 'lang="zh-CN"' in client.get("/people", headers={"accept-language": "fr, zh;q=0.5"}).text


def test_suggestions_by_pinyin_initials_and_traditional_characters(client: TestClient) -> None:
    for typed in ("huangfu", "hfzy", "皇甫", "皇甫誌遠"[:2]):
        names = [one["name"] for one in client.get("/suggest", params={"q": typed}).json()]
        assert "皇甫志远" in names, typed
    assert client.get("/suggest").json() == []


def test_the_timeline_of_a_month_holds_its_events_alone(client: TestClient) -> None:
    text = client.get("/timeline?on=2024-11").text
    days = set(re.findall(r'<time datetime="(\d{4}-\d{2})-\d{2}" title="[^"]*">2024年11月\d+日</time>', text))
    assert days == {"2024-11"}
    assert "没有报道不等于没有活动" in client.get("/timeline?on=1987-01").text


HOSTILE = """柏岭街道报
2022年5月20日

江北区人大来<script>alert(1)</script>考察"onmouseover="alert(2)

5月9日，临州市江北区人大常委会副主任李大成率队来到柳湖区柏岭街道，考察“<img src=x onerror=alert(3)>”工作。柳湖区民政局局长王小雨陪同考察。
"""


def test_text_of_a_document_is_text(tmp_path: Path) -> None:
    page = tmp_path / "<b>1\" onload=\"x.txt"
    page.write_text(HOSTILE, "utf-8")
    build([page], into=tmp_path / "kg")
    served = Served(tmp_path / "kg", PATIENT)
    try:
        with TestClient(create_app(served, PATIENT), base_url="http://testserver") as client:
            paths = ["/", "/documents", "/search?q=%3Cb%3E", "/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&go=no", "/timeline?on=%3Cscript%3E"]
            paths += [f"/page/{path}" for kind in ("document", "person", "event") for path in things(served, kind)]
            for path in paths:
                answer = client.get(path)
                assert answer.status_code == 200
                assert not Links(answer.text).inline, path
                assert "<img src=x" not in answer.text
                assert "<b>1" not in answer.text
    finally:
        served.close()


def test_the_explorer_gives_what_a_thing_is_linked_to(client: TestClient, served: Served) -> None:
    person = next(path for path in things(served, "person") if "huang-fu-zhi-yuan" in path)
    said = client.get("/explore/data", params={"of": person}).json()
    nodes = {node["id"]: node for node in said["nodes"]}
    assert nodes[person]["name"] == "皇甫志远"
    assert all(edge["from"] in nodes and edge["to"] in nodes for edge in said["edges"])
    assert {node["shape"] for node in nodes.values()} == {"person", "office", "place", "programme", "event"}
    without_script = client.get("/explore", params={"of": person}).text
    assert without_script.count("<tr>") == len(said["edges"])


def test_the_explorer_finds_the_shortest_chain(client: TestClient, served: Served) -> None:
    found = {path.rpartition("-")[0]: path for path in things(served, "person")}
    start, met, far = (found[f"person/{name}"] for name in ("huang-fu-zhi-yuan", "bian-guo-zhong", "xia-hou-xing-bang"))
    said = client.get("/explore/data", params={"from": start, "to": met}).json()
    assert sum(node["shape"] == "event" for node in said["nodes"]) == 1
    assert {start, met} <= {node["id"] for node in said["nodes"]}
    assert client.get("/explore/data", params={"from": start, "to": "person/nobody"}).status_code == 404
    apart = client.get("/explore/data", params={"from": start, "to": far})
    assert apart.status_code == 404
    assert apart.json()["note"]


@pytest.mark.parametrize("path", ["/explore/data?of=%3Cx%3E", "/explore?of=%22%3E%3Cscript%3E", "/explore/data?events=99999999999999"])
def test_the_explorer_takes_any_address(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (200, 404)


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_question_has_its_page(client: TestClient, name: str) -> None:
    asked = questions()[name]
    text = client.get(f"/questions/{name}").text
    assert all(f'name="{one.name}"' in text for one in asked.parameters)
    assert asked.summary.zh in text


def test_an_answer_on_a_page_has_its_words(client: TestClient) -> None:
    text = client.get("/questions/visits", params={"place": "高云岭小区"}).text
    assert "9 行" in text
    assert "<q>11月7日至8日，成都市青羊区委副书记" in text
    assert "at=45-106#at" in text
    unknown = client.get("/questions/visits", params={"place": "高云领小区"})
    assert unknown.status_code == 404
    assert "高云岭小区" in unknown.text
    assert client.get("/questions/visits", params={"since": "<b>"}).status_code == 400


@pytest.mark.parametrize("number", range(len(SPARQL)))
def test_the_example_queries_answer_something(client: TestClient, number: int) -> None:
    query = SPARQL[number][1]
    answer = client.get("/console", params={"query": query})
    assert answer.status_code == 200
    assert answer.text.count("<tr>") > 1
    csv = client.get("/console/answer.csv", params={"query": query})
    assert csv.headers["content-type"].startswith("text/csv")
    assert csv.text.count("\n") >= 2


def test_the_console_says_what_is_wrong_with_a_query(client: TestClient) -> None:
    for query in ("SELEC ?x", "DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"):
        answer = client.get("/console", params={"query": query})
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
    assert ">是<" in client.get("/console", params={"query": "ASK { ?s ?p ?o }"}).text
    assert {"jd:Visit", "jd:stop", "jd:role-leads", "foaf:"} <= {one["name"] for one in client.get("/console/terms").json()}


def test_a_question_in_words_is_answered_with_its_words(client: TestClient) -> None:
    for text, said in (("谁考察过高云岭小区？", "皇甫志远"), ("Who visited 高云岭小区?", "皇甫志远")):
        answer = client.get("/ask", params={"q": text})
        assert answer.status_code == 200
        assert said in answer.text
        assert '<p class="answer-sentence">' in answer.text
        assert "/questions/visits?" in answer.text
        assert "<q>" in answer.text
    refused = client.get("/ask", params={"q": "甲乙丙丁<b>戊己</b>？"})
    assert 'role="alert"' in refused.text
    assert "<b>" not in refused.text


def test_what_articles_say_is_found(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "睦邻党建工作", "go": "no"})
    assert "<mark>睦邻党建工作</mark>" in answer.text or "索引正在建立" in answer.text


def test_an_address_that_leads_nowhere_is_a_page_for_people(client: TestClient) -> None:
    page = client.get("/no/such/page", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert "没有这个网址" in page.text
    assert client.get("/no/such/page").headers["content-type"] == "application/problem+json"


def test_suppressed_people_are_in_no_document(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(HOSTILE, "utf-8")
    corrections = tmp_path / "corrections.yaml"
    corrections.write_text("- suppress: 王小雨\n  author: 张三\n  reason: 本人要求\n", "utf-8")
    build([page], into=tmp_path / "kg", corrections=corrections)
    served = Served(tmp_path / "kg", PATIENT)
    try:
        with TestClient(create_app(served, PATIENT), base_url="http://testserver") as client:
            for path in ("/", "/people", *(f"/page/{path}" for kind in ("document", "event") for path in things(served, kind))):
                assert "王小雨" not in client.get(path).text, path
            assert client.get("/suggest", params={"q": "王小雨"}).json() == []
            document = client.get(f"/page/{next(things(served, 'document'))}").text
            assert "■■■" in document
    finally:
        served.close()


def test_two_of_one_name_in_places_of_one_name_are_told_apart() -> None:
    names = {"office/a": "城关区委", "office/b": "城关区委", "office/c": "民政局", "area/a": "城关区", "area/b": "城关区", "area/x": "甲市", "area/y": "乙市"}
    lies = {"office/a": "area/a", "office/b": "area/b", "office/c": "area/a", "area/a": "area/x", "area/b": "area/y"}
    found = where(names, lies)
    assert (found["office/a"], found["office/b"], found["office/c"]) == ("甲市城关区", "乙市城关区", "城关区")
    assert where({**names, "area/b": "乙城关区"}, lies)["office/b"] == "乙城关区"


@pytest.mark.parametrize(("name", "needs"), [("pdf/05_changsha_tianxin_training.pdf", "pypdfium2"), ("scan/05_changsha_tianxin_training.jpg", "rapidocr")])
def test_what_is_printed_is_shown_as_it_was_read_with_its_boxes_and_not_read_again(
    name: str, needs: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(needs)
    kg = tmp_path / "kg"
    build([Path(__file__).parents[2] / "examples" / "formats" / name], into=kg)
    monkeypatch.setattr("jiedao.web.pages.document.decoded", lambda *_: pytest.fail("read again"))
    opened = Served(kg, PATIENT)
    try:
        with TestClient(create_app(opened, PATIENT)) as client:
            (path,) = {link for link in Links(client.get("/documents").text).links if link.startswith("/page/document/") and "#" not in link}
            text = client.get(path).text
    finally:
        opened.close()
    assert 'class="reading"' in text
    assert 'class="fact m-person' in text
    assert text.count("<rect") > 20


def test_a_page_that_lasts_is_made_once(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """For each language, theme and host; what was kept is what was made, to the byte and the header."""
    first = client.get("/timeline?kind=visit", headers={"accept-language": "en"})
    monkeypatch.setattr(Page, "render", None)
    again = client.get("/timeline?kind=visit", headers={"accept-language": "en"})
    assert (again.status_code, again.content) == (200, first.content)
    for answer in (first, again):
        del answer.headers["x-request-id"]
    assert again.headers == first.headers
    assert client.get("/timeline?kind=visit", headers={"accept-language": "zh"}).status_code == 500
    assert client.get("/timeline?kind=visit", headers={"accept-language": "en", "host": "elsewhere"}).status_code == 500
