"""Every page with and without scripts: nothing goes wrong, nothing leaves the host, axe finds nothing serious."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

PAGES = ["/", "/people", "/offices", "/places", "/programmes", "/documents", "/timeline", "/timeline?on=2024-11", "/explore", "/about", "/search?q=gulou"]
PAGES += ["/console", "/console/cypher", "/console/cypher?query=MATCH+(p:Person)+RETURN+p,+p.name+AS+name+LIMIT+3", "/console/cypher?query=MATCH"]
PAGES += [
    "/ask", "/ask?q=谁考察过高云岭小区？", "/ask?q=今天天气怎么样", "/questions", "/questions/itinerary?name=皇甫志远", "/questions/coverage?run=1",
    "/review",
    "/search?q=鼓楼", "/search?q=没有这个名字", "/timeline?on=1990", "/console?query=SELECT+*+{+?s+a+jd:Visit+}+LIMIT+5", "/people?name=li",
]
REFUSED = {"nobody": 404, "=MATCH": 400}
FOUND = {
    "person": "皇甫志远", "office": "鼓楼区委", "community": "高云岭小区", "programme": "睦邻党建", "area": "鼓楼区", "missing": "/page/person/nobody-1",
}  # fmt: skip
SHOTS = os.environ.get("JIEDAO_TEST_SCREENSHOTS")
Visit = Callable[..., Any]


def found(address: str) -> dict[str, str]:
    """The address of a page of each kind, found as a reader finds it."""
    paths: dict[str, str] = {}
    for kind, name in FOUND.items():
        if name.startswith("/"):
            paths[kind] = name
            continue
        with urlopen(f"{address}/suggest?q={''.join(f'%{byte:02x}' for byte in name.encode())}") as answer:  # noqa: S310 - our own server
            paths[kind] = next(one["url"] for one in json.load(answer) if one["id"].startswith(f"{kind}/") and one["name"] == name)
    with urlopen(address + paths["person"]) as answer:  # noqa: S310 - our own server
        text = answer.read().decode()
    paths["event"] = re.findall(r'href="(/page/event/[^"]+)"', text)[0]
    paths["document"] = re.findall(r'href="(/page/document/[^"#]+)', text)[0]
    return paths


@pytest.fixture(scope="session")
def pages(address: str) -> list[str]:
    return [*PAGES, *found(address).values()]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_nothing_goes_wrong_and_nothing_leaves(visit: Visit, pages: list[str], script: bool) -> None:
    visitor = visit(java_script_enabled=script)
    for path in pages:
        status = visitor.go(path)
        assert status == next((refused for sign, refused in REFUSED.items() if path.rstrip("-1").endswith(sign)), 200), path
        assert visitor.page.locator("h1").count() == 1, path
        visitor.page.wait_for_timeout(150)
        wrong = [one for one in visitor.wrong if not ("status of 40" in one and status >= 400)]
        assert not wrong, (path, wrong)
        visitor.wrong.clear()


SCHEMES = [("light", 1280), ("dark", 1280), ("light", 390)]


@pytest.mark.parametrize(("scheme", "width"), SCHEMES, ids=["light", "dark", "phone"])
def test_axe_finds_nothing_serious(visit: Visit, pages: list[str], axe: str, scheme: str, width: int) -> None:
    visitor = visit(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    for path in pages:
        visitor.go(path)
        visitor.page.evaluate(axe)
        said = visitor.page.evaluate("axe.run({resultTypes: ['violations']})")
        serious = [
            (one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in said["violations"] if one["impact"] in ("serious", "critical")
        ]
        assert not serious, (path, serious)


@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
def test_no_page_is_wider_than_the_screen(visit: Visit, pages: list[str], width: int) -> None:
    visitor = visit(viewport={"width": width, "height": 900})
    for path in pages:
        visitor.go(path)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_keyboard_reaches_everything_in_order(visit: Visit) -> None:
    visitor = visit()
    visitor.go("/documents")  # where the first stop in the page is a link: in a field `/` is a character
    keys, page = visitor.page.keyboard, visitor.page
    keys.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    keys.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    keys.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    keys.type("hfzy")
    page.wait_for_selector("[role=option]")
    keys.press("ArrowDown")
    assert page.get_attribute("#find", "aria-activedescendant") == "suggestion-0"
    keys.press("Enter")
    page.wait_for_url("**/page/person/huang-fu-zhi-yuan-*")
    assert page.text_content("h1") == "皇甫志远"


def test_every_control_has_a_name_and_can_be_reached(visit: Visit, pages: list[str]) -> None:
    visitor = visit()
    for path in pages:
        visitor.go(path)
        hidden = visitor.page.evaluate(
            "[...document.querySelectorAll('a[href], button, input, select, textarea')]"
            ".filter(one => one.tabIndex < 0 && !one.closest('[hidden]')).map(one => one.outerHTML)"
        )
        assert not hidden, path


def test_language_and_theme_without_a_script(visit: Visit) -> None:
    visitor = visit(java_script_enabled=False)
    visitor.go("/people")
    visitor.page.click("text=English")
    assert visitor.page.text_content("h1") == "People"
    visitor.page.click("a[aria-label=Dark]")
    assert visitor.page.get_attribute("html", "data-theme") == "dark"
    visitor.go("/offices")
    assert visitor.page.text_content("h1") == "Offices"
    assert visitor.page.get_attribute("html", "data-theme") == "dark"


@pytest.mark.skipif(not SHOTS, reason="JIEDAO_TEST_SCREENSHOTS names no folder")
@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)])
def test_pictures_of_all_pages(visit: Visit, pages: list[str], locale: str, scheme: str, width: int) -> None:
    folder = Path(str(SHOTS)) / f"{locale[:2]}-{scheme}-{width}"
    folder.mkdir(parents=True, exist_ok=True)
    visitor = visit(locale=locale, color_scheme=scheme, viewport={"width": width, "height": 900})
    for number, path in enumerate(pages):
        visitor.go(path)
        visitor.page.wait_for_timeout(600 if "explore" in path else 50)
        name = re.sub(r"\W+", "-", path).strip("-")[:40] or "home"
        visitor.page.screenshot(path=folder / f"{number:02}-{name}.jpg", full_page=True, type="jpeg", quality=70)
    if (scheme, width) == ("light", 1280):
        visitor.page.emulate_media(media="print")
        for number, path in enumerate(pages):
            if path.startswith("/page/"):
                visitor.go(path)
                visitor.page.pdf(path=folder / f"{number:02}-{path.split('/')[2]}.pdf", format="A4")
