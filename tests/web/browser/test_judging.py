"""Those with the token judge who is who and make a correction in the browser; both go into the folder of the graph, and both are taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from serving import TOKEN, free_port, running

from jiedao.graph.identity import ledger
from jiedao.graph.kg import KG
from jiedao.web.settings import Limits, Settings

Visit = Callable[..., Any]


@pytest.fixture(scope="module")
def kg(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("judged-here") / "kg", ignore=shutil.ignore_patterns("views")))


@pytest.fixture(scope="module")
def address(kg: Path) -> Iterator[str]:
    token, port = kg.with_name("token"), free_port()
    token.write_text(TOKEN + "\n", "utf-8")
    with running(kg, Settings(token_file=token, limits=Limits(requests=0, seconds=300)), port):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def page(visit: Visit) -> Iterator[Any]:
    visitor = visit()
    visitor.go("/review?all=1")
    yield visitor.page
    assert not [one for one in visitor.wrong if "status of 401" not in one]


def fill_in(page: Any) -> None:
    page.get_by_label("口令").fill(TOKEN)
    page.get_by_label("判断者").fill("审阅者")
    page.get_by_label("理由（可不填）").fill("见原文")


def verdict(kg: Path, case: Any) -> str | None:
    known = ledger.read(kg).get(case.get_attribute("data-left"), case.get_attribute("data-right"))
    return known.verdict if known and known.human else None


def test_judging_by_button_by_key_and_taking_it_back(page: Any, kg: Path) -> None:
    case = page.locator("article.case").first
    said = case.get_by_role("status")
    case.get_by_role("button", name="同一").click()
    assert page.evaluate("document.activeElement.name") == "token", "nothing is judged without the token"
    assert verdict(kg, case) is None
    fill_in(page)
    for press, wanted in (
        (lambda: case.get_by_role("button", name="同一").click(), "same"), (lambda: case.press("d"), "different"), (lambda: case.press("u"), "unsure"),
    ):  # fmt: skip
        press()
        page.locator(f"article.case[data-judged={wanted}]").wait_for(timeout=120_000)
        assert said.text_content() == "已记下"
        assert verdict(kg, case) == wanted
        assert case.locator("button[aria-pressed=true]").get_attribute("data-verdict") == wanted
    case.get_by_role("button", name="撤回").click()
    page.locator("article.case[data-judged=undo]").wait_for(timeout=120_000)
    assert said.text_content() == "已撤回"
    assert verdict(kg, case) is None


def test_what_was_judged_is_listed_and_can_be_taken_back_there(page: Any, kg: Path) -> None:
    fill_in(page)
    case = page.locator("article.case").first
    pair = case.get_attribute("data-left"), case.get_attribute("data-right")
    case.press("d")
    page.locator("article.case[data-judged=different]").wait_for(timeout=120_000)
    page.reload()
    row = page.locator(f'tr[data-left="{pair[0]}"][data-right="{pair[1]}"]')
    assert "见原文" in (row.text_content() or "")
    assert "审阅者" in (row.text_content() or "")
    row.get_by_role("button", name="撤回").click()
    page.locator("tr[data-judged=undo]").wait_for(timeout=120_000)
    known = ledger.read(kg).get(*pair)
    assert known is None or not known.human


def test_a_wrong_token_is_told_and_keys_in_fields_are_letters(page: Any, kg: Path) -> None:
    case = page.locator("article.case").first
    page.get_by_label("口令").fill("not the token of this server")
    page.get_by_label("判断者").press_sequentially("sdu")
    assert case.get_attribute("data-judged") is None
    with page.expect_response("**/review") as answer:
        case.press("s")
    assert answer.value.status == 401
    case.get_by_role("status").get_by_text("口令").wait_for()
    assert verdict(kg, case) is None


def test_a_correction_and_back(page: Any, kg: Path) -> None:
    fill_in(page)
    form = page.locator("form[data-correct]")
    form.get_by_label("有什么不对").select_option("rename")
    form.get_by_label("读作").fill("皇甫志远")
    form.get_by_label("应为").fill("皇甫致远")
    form.locator("select[name=kind]").select_option("person")
    form.get_by_label("作者").fill("张编辑")
    form.get_by_label("理由").fill("报纸更正启事")
    form.get_by_role("button", name="更正").click()
    row = page.locator("tr[data-correction]", has_text="皇甫致远")
    row.wait_for(timeout=120_000)
    with KG.open(kg) as opened:
        assert [(one.wrong, one.to) for one in opened.corrections] == [("皇甫志远", "皇甫致远")]
    row.get_by_role("button", name="收回").click()
    row.get_by_role("button", name="恢复").wait_for(timeout=120_000)
    with KG.open(kg) as opened:
        assert not list(opened.corrections)
