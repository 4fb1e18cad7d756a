"""A real browser on a real server: `JIEDAO_TEST_CHROMIUM` names Chromium; without it these tests are skipped."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from serving import TOKEN, free_port, proxy, running

from jiedao.web.settings import Limits, Settings

CHROMIUM = os.environ.get("JIEDAO_TEST_CHROMIUM")
ROOT = Path(__file__).parents[3]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
Visit = Callable[..., "Visitor"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM:
        return
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="JIEDAO_TEST_CHROMIUM names no browser"))


@pytest.fixture(scope="session")
def address(request: pytest.FixtureRequest, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """With the host to itself, or where a test asks for `below`, below a path of a proxy's."""
    token = tmp_path_factory.mktemp("token") / "token"
    token.write_text(TOKEN + "\n", "utf-8")
    settings, port = Settings(token_file=token, limits=Limits(requests=0, seconds=300)), free_port()
    if getattr(request, "param", None) != "below":
        with running(built, settings, port):
            yield f"http://127.0.0.1:{port}"
        return
    with proxy(port, keeps=True) as front, running(built, replace(settings, base_url=front.address), port):
        yield front.address
    assert not front.strayed


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@dataclass
class Visitor:
    """A page of the browser, with all that went wrong on it and all that it asked other hosts for."""

    address: str
    context: BrowserContext
    page: Page
    wrong: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", lambda said: said.type in ("error", "warning") and self.wrong.append(said.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", lambda asked: not asked.url.startswith((self.address, "data:", "blob:")) and self.wrong.append(asked.url))

    def go(self, path: str) -> int:
        answer = self.page.goto(self.address + path)
        assert answer is not None
        return answer.status


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    contexts: list[BrowserContext] = []

    def opened(**options: Any) -> Visitor:
        context = browser.new_context(**({"locale": "zh-CN", "viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        visitor = Visitor(address, context, context.new_page())
        visitor.listen()
        return visitor

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    path = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
    if not path.exists():
        pytest.skip("axe-core is not there: npm ci --prefix web")
    return path.read_text("utf-8")
