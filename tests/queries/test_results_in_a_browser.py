"""The page of an answer in Chromium: a click on the name of a column sorts by it, the next click the other way; what is missing stays last."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from jiedao.queries.types import Column, Label, Table

CHROMIUM = os.environ.get("JIEDAO_TEST_CHROMIUM")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="JIEDAO_TEST_CHROMIUM names no browser")
TABLE = Table(
    "t",
    (
        Column(name="name", type="text", label=Label("名", "name")), Column(name="n", type="integer", label=Label("数", "n")),
        Column(name="date", type="date", label=Label("日期", "date")),
    ),
    (("乙", 10, "2023-01"), ("甲", 9, None), ("丙", 100, "2022-05-09")),
)  # fmt: skip


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.set_content(f"<!doctype html><meta charset=utf-8>{TABLE._repr_html_()}{TABLE._repr_html_()}")
        yield opened
        browser.close()


def column(page: Page, number: int) -> list[str]:
    return page.locator(".jiedao").first.locator(f"tbody tr td:nth-child({number})").all_inner_texts()


def test_a_click_sorts(page: Page) -> None:
    heads = page.locator(".jiedao").first.locator("th")
    heads.nth(1).locator("button").click()
    assert column(page, 2) == ["9", "10", "100"]
    assert heads.nth(1).get_attribute("aria-sort") == "ascending"
    heads.nth(1).locator("button").press("Enter")
    assert column(page, 2) == ["100", "10", "9"]
    heads.nth(2).locator("button").click()
    assert column(page, 3) == ["2022-05-09", "2023-01", ""]
    assert heads.nth(1).get_attribute("aria-sort") is None
    heads.nth(2).locator("button").click()
    assert column(page, 3) == ["2023-01", "2022-05-09", ""]


def test_two_answers_on_one_page_do_not_disturb_each_other(page: Page) -> None:
    page.locator(".jiedao").nth(1).locator("th button").nth(1).click()
    assert column(page, 2) == ["10", "9", "100"]
