"""What three readers come for: a journalist, a researcher, a builder of dashboards; on a server's own host and below a path of another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Visit = Callable[..., Any]
EXAMPLE = Path(__file__).parents[3] / "examples" / "dashboard" / "index.html"
pytestmark = pytest.mark.parametrize("address", ["own", "below"], indirect=True)


def until(page: Any, expression: str) -> None:
    """Waits without evaluating text in the page, which its policy forbids."""
    for _ in range(600):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def test_a_journalist_from_pinyin_to_the_words_in_their_document(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    visitor.go("/")
    page.keyboard.press("/")
    page.keyboard.type("huangfuzhi")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/page/person/**")
    assert page.text_content("h1") == "皇甫志远"
    assert page.locator(".steps .when").count() >= 3
    quote = page.locator("blockquote.quote", has_text="率青羊区党政代表团").first
    quote.locator("cite a").click()
    page.wait_for_url("**/page/document/**")
    at = page.locator("#at")
    assert page.evaluate("document.querySelector('#at').getBoundingClientRect().top < innerHeight")
    assert at.count() == 1
    assert "皇甫志远" in "".join(page.locator(".at").all_text_contents())
    page.locator("a.fact", has_text="高云岭小区").first.click()
    statement = page.locator(".statement li[aria-current=true]")
    assert "高云岭小区" in (statement.text_content() or "")
    assert not visitor.wrong


def test_a_researcher_from_an_example_to_csv(visit: Visit) -> None:
    visitor = visit(accept_downloads=True)
    page = visitor.page
    visitor.go("/console")
    page.get_by_role("link", name="各月考察的次数").click()
    page.wait_for_selector("table tbody tr")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert lines[0] == "month,visits"
    assert len(lines) > 10
    assert not visitor.wrong


def test_the_editor_completes_terms_and_runs(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    visitor.go("/console")
    editor = page.locator(".cm-content")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("SELECT DISTINCT ?v { ?v a jd:Vis", delay=5)
    page.wait_for_selector(".cm-tooltip-autocomplete li")
    assert "jd:Visit" in (page.locator(".cm-tooltip-autocomplete li").first.text_content() or "")
    page.wait_for_timeout(150)
    page.keyboard.press("Enter")
    page.keyboard.type(" } LIMIT 3")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("table tbody tr")
    assert page.locator("table tbody tr").count() == 3
    assert not visitor.wrong


def test_the_editor_of_cypher_completes_by_what_stands_before_and_runs(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    visitor.go("/console")
    page.get_by_role("link", name="Cypher", exact=True).click()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    for typed, wanted in (("MATCH (p:Pers", "Person"), (")-[:TOOK", "TOOK_PART"), ("]->(e:Even", "Event"), (") RETURN p.piny", "pinyin")):
        page.keyboard.type(typed, delay=5)
        first = page.locator(".cm-tooltip-autocomplete li").first
        first.get_by_text(wanted, exact=True).wait_for()
        page.wait_for_timeout(150)
        page.keyboard.press("Enter")
        until(page, "!document.querySelector('.editor > div').shadowRoot.querySelector('.cm-tooltip-autocomplete')")
    page.keyboard.type(" AS name, count(e) AS events ORDER BY events DESC LIMIT 3")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("table thead")
    assert page.locator(".answer tbody tr").count() == 3
    assert not visitor.wrong


def test_a_builder_of_dashboards_from_openapi_to_a_chart(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    visitor.go("/")
    drawn = page.evaluate("""async () => {
      const api = await (await fetch([...document.links].find(one => one.textContent === 'OpenAPI').href)).json();
      const path = Object.keys(api.paths).find(one => one.endsWith('/events'));
      const said = await (await fetch(api.servers[0].url + path + '?kind=visit&limit=100')).json();
      const rows = Array.isArray(said) ? said : said.rows ?? said.items ?? said.data ?? said.results;
      const months = {};
      for (const row of rows) if (row.date) months[row.date.slice(0, 7)] = (months[row.date.slice(0, 7)] ?? 0) + 1;
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      Object.values(months).forEach((count, at) => context.fillRect(at * 8, 100 - 10 * count, 6, 10 * count));
      return [api.openapi, rows.length, Object.keys(months).length];
    }""")
    assert drawn[0].startswith("3.1")
    assert drawn[1] >= 20
    assert drawn[2] >= 10
    assert not visitor.wrong


def test_the_example_page_draws_what_the_api_says(visit: Visit) -> None:
    """From another origin: it is opened as a file."""
    visitor = visit()
    page, errors = visitor.context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{EXAMPLE.as_uri()}?server={visitor.address}")
    page.wait_for_selector("rect")
    everything = page.locator("rect").count()
    assert everything >= 10
    page.select_option("select", "meeting")
    until(page, f"document.querySelectorAll('rect').length < {everything}")
    page.locator("rect").first.press("Enter")
    assert page.locator("section blockquote").first.text_content()
    assert page.locator("section a").first.get_attribute("href").startswith(f"{visitor.address}/id/event/")
    assert not errors


def test_the_explorer_expands_filters_finds_a_path_and_exports(visit: Visit) -> None:
    visitor = visit(accept_downloads=True)
    page = visitor.page
    visitor.go("/explore?events=0")
    page.wait_for_selector(".explorer[data-ready]")
    page.fill("#add", "皇甫志远")
    page.press("#add", "Enter")
    until(page, "jiedaoExplorer.nodes() > 20")
    assert "of=person" in page.url
    before = page.evaluate("jiedaoExplorer.nodes()")
    page.uncheck("input[data-kind=place]")
    until(page, f"jiedaoExplorer.nodes() < {before}")
    assert "without=place" in page.url
    page.fill("[name=from]", "皇甫志远")
    page.fill("[name=to]", "卞国忠")
    page.press("[name=to]", "Enter")
    page.wait_for_selector(".toast")
    with page.expect_download() as download:
        page.click("button[data-do=csv]")
    assert "皇甫志远" in Path(download.value.path()).read_text("utf-8-sig")
    visitor.go(page.url.removeprefix(visitor.address))
    page.wait_for_selector(".explorer[data-ready]")
    assert not page.is_checked("input[data-kind=place]")
    assert not visitor.wrong


@pytest.mark.parametrize("text", ["谁考察过高云岭小区？", "Who visited 高云岭小区?"])
def test_a_question_is_answered_in_a_sentence(visit: Visit, text: str) -> None:
    visitor = visit(locale="en-US" if text.startswith("Who") else "zh-CN", java_script_enabled=False)
    visitor.go("/ask")
    visitor.page.fill("main input[name=q]", text)
    visitor.page.press("main input[name=q]", "Enter")
    visitor.page.wait_for_selector(".answer-sentence")
    assert "皇甫志远" in (visitor.page.text_content(".answer-sentence") or "") + "".join(visitor.page.locator("table").all_text_contents())
    assert visitor.page.locator("blockquote.quote").count() > 0
