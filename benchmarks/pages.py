"""How long pages take to show something and to be ready, on a large graph in a real browser:

    python benchmarks/made.py KG 100000              a made-up graph (an hour or so; 10000 in two minutes)
    python benchmarks/hubs.py KG                     if wanted: things that all events have to do with
    python benchmarks/pages.py KG CHROMIUM           each page three times in a fresh browser profile; the medians, and the first of the three

First contentful paint is the browser's own figure; ready is when scripts have run and the page answers to the keyboard.
The explorer holds 2,000 nodes or more while it is moved, zoomed and pointed at; frames are those that the browser asks for,
drawn by software where there is no graphics card.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from pyoxigraph import NamedNode

from jiedao.schema.vocabulary import JD, ORG, OWL, PROV, RDF, SCHEMA
from jiedao.web.app import create_app
from jiedao.web.served import Served
from jiedao.web.settings import Limits, Settings

LISTS = (
    "/", "/people", "/people?page=20", "/offices", "/places", "/programmes", "/documents", "/documents?page=100", "/timeline",
    "/timeline?on=2020-05", "/search?q=wang", "/explore", "/questions", "/questions/coverage?run=1", "/questions/conflicts?run=1", "/ask", "/review",
    "/console", "/about",
)  # fmt: skip
TIMES, SECONDS = 3, 3
LOOKED_AT = 400_000
"""Statements among which a busy person, programme and office are looked for."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
READY = """() => new Promise(done => {
  const finish = () => requestAnimationFrame(() => setTimeout(() => done([
    performance.getEntriesByType('navigation')[0].responseStart,
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1, performance.now()]), 0));
  if (document.readyState === 'complete') finish(); else addEventListener('load', finish);
})"""
MOVES = """([how, seconds]) => new Promise(done => {
  const canvas = document.querySelector('.explorer canvas'), box = canvas.getBoundingClientRect();
  const at = (x, y) => ({clientX: box.left + x, clientY: box.top + y, bubbles: true, cancelable: true, view: window, pointerId: 1, pointerType: 'mouse'});
  const started = performance.now();
  let [frames, last] = [0, started];
  const gaps = [];
  if (how === 'moved') canvas.dispatchEvent(new MouseEvent('mousedown', at(5, 5)));
  const step = (now) => {
    frames++;
    gaps.push(now - last);
    last = now;
    if (how === 'moved') window.dispatchEvent(new MouseEvent('mousemove', at(5 + 150 * Math.sin(frames / 9), 5 + 100 * Math.cos(frames / 7))));
    else if (how === 'zoomed')
      canvas.dispatchEvent(new WheelEvent('wheel', {...at(box.width / 2, box.height / 2), deltaY: Math.floor(frames / 25) % 2 ? 40 : -40}));
    else canvas.dispatchEvent(new PointerEvent('pointermove', at(box.width / 2 + 200 * Math.sin(frames / 20), box.height / 2 + 150 * Math.cos(frames / 23))));
    if (now - started < 1000 * seconds) { requestAnimationFrame(step); return; }
    if (how === 'moved') window.dispatchEvent(new MouseEvent('mouseup', at(5, 5)));
    gaps.sort((a, b) => a - b);
    done([1000 * frames / (now - started), gaps[Math.floor(gaps.length * 0.95)]]);
  };
  requestAnimationFrame(step);
})"""


class Server:
    """The pages of a graph, served from a thread of this process."""

    def __init__(self, path: Path) -> None:
        started = time.perf_counter()
        self.served = Served(path, Settings(limits=Limits(requests=0)))
        app = create_app(self.served, self.served.settings)
        self.server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.05)
        self.address = f"http://127.0.0.1:{self.server.servers[0].sockets[0].getsockname()[1]}"
        print(f"answers {time.perf_counter() - started:.1f} s after the start: {self.served.state.size:,} statements")
        same: Any = self.served.state.graph.kg.store.quads_for_pattern(None, OWL.sameAs, None)
        self.one: dict[str, str] = {quad.subject.value: quad.object.value for quad in same}

    def counted(self) -> float:
        """Seconds until lists are there; next to nothing where they were kept."""
        started = time.perf_counter()
        while self.status("/people") == 503:
            time.sleep(1)
        return time.perf_counter() - started

    def status(self, path: str) -> int:
        try:
            with urlopen(self.address + path) as answer:  # noqa: S310 - our own server
                return int(answer.status)
        except HTTPError as error:
            return error.code

    def busiest(self, predicate: NamedNode, kind: str) -> str:
        """What most is said of among things of this kind and the first statements, under whatever identifiers; a hard case for its page."""
        kg = self.served.state.graph.kg
        counted: Counter[str] = Counter()
        for quad in islice(kg.store.quads_for_pattern(None, predicate, None), LOOKED_AT):
            if isinstance(quad.object, NamedNode) and quad.object.value.startswith(f"{kg.base}{kind}/"):
                counted[self.one.get(quad.object.value, quad.object.value)] += 1
        return max(counted, key=lambda name: (counted[name], name)).removeprefix(kg.base)

    def first(self, kind: NamedNode) -> str:
        kg = self.served.state.graph.kg
        quad: Any = next(kg.store.quads_for_pattern(None, RDF.type, kind))
        return str(quad.subject.value).removeprefix(kg.base)

    def pages(self) -> Iterator[str]:
        yield from LISTS
        yield f"/page/{self.busiest(PROV.agent, 'person')}"
        yield f"/page/{self.busiest(ORG.postIn, 'office')}"
        yield f"/page/{self.busiest(JD.visited, 'community')}"
        yield f"/page/{self.busiest(SCHEMA.containedInPlace, 'area')}"
        yield f"/page/{self.busiest(JD.concerns, 'programme')}"
        yield f"/page/{self.first(JD.Meeting)}"
        yield f"/page/{self.first(NamedNode('https://schema.org/DigitalDocument'))}"


def opened(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1280, "height": 900}).new_page()


def timed(browser: Browser, url: str) -> tuple[float, float, float]:
    """Milliseconds to the first byte, to the first contentful paint and until the page is ready."""
    page = opened(browser)
    page.goto(url, wait_until="load")
    if "explore" in url:
        page.wait_for_selector(".explorer[data-ready]")
    if "console" in url:
        page.wait_for_selector("textarea[data-language]", state="hidden")
    byte, paint, ready = page.evaluate(READY)
    page.context.close()
    return float(byte), float(paint), float(ready)


def table(browser: Browser, server: Server) -> None:
    print(f"{'page':<58} {'first byte':>10} {'paint':>8} {'ready':>8}  ms   asked for the first time: byte, paint, ready")
    for where in server.pages():
        taken = [timed(browser, server.address + where) for _ in range(TIMES)]
        byte, paint, ready = (median(one[at] for one in taken) for at in range(3))
        print(f"{where[:58]:<58} {byte:>10.0f} {paint:>8.0f} {ready:>8.0f}       {' '.join(f'{one:>6.0f}' for one in taken[0])}", flush=True)


def frames(browser: Browser, address: str) -> None:
    page = opened(browser)
    page.goto(f"{address}/explore?events=600")
    page.wait_for_selector(".explorer[data-settled]", timeout=240_000)
    print(f"explorer with {page.evaluate('jiedaoExplorer.nodes()'):,} nodes: frames a second, and what 95 of 100 frames stay under")
    for how in ("moved", "zoomed", "pointed at"):
        rate, slow = page.evaluate(MOVES, [how, SECONDS])
        print(f"  {how:<12} {rate:>4.0f} {slow:>6.0f} ms", flush=True)
    page.context.close()


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    server = Server(Path(sys.argv[1]))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=sys.argv[2], args=ARGUMENTS)
        _, paint, _ = timed(browser, server.address + "/")
        print(f"first page after {paint:.0f} ms; lists {server.counted():.0f} s later")
        timed(browser, server.address + "/")  # names are read into memory now
        table(browser, server)
        frames(browser, server.address)
        browser.close()
    server.server.should_exit = True
    server.thread.join()  # what is made in the background ends too


if __name__ == "__main__":
    main()
