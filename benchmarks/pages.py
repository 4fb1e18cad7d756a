"""How long pages take to show something and to be ready, on a large graph in a real browser:

    python benchmarks/pages.py make KG [EVENTS]     a made-up graph (100,000 events by default; a few minutes)
    python benchmarks/pages.py measure KG CHROMIUM  each page three times in a fresh browser profile; the medians

First contentful paint is the browser's own figure; ready is when scripts have run and the page answers to the keyboard.
The explorer is moved and zoomed with 2,000 nodes or more while its frames are counted.
"""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import uvicorn
from playwright.sync_api import Browser, sync_playwright
from pyoxigraph import NamedNode, RdfFormat

sys.path.insert(0, str(Path(__file__).parent / "identity"))
from reports import reports
from world import world

from jiedao.graph.kg import KG
from jiedao.graph.rdf import to_quads
from jiedao.schema.vocabulary import JD, PROV
from jiedao.web.app import create_app
from jiedao.web.served import Served
from jiedao.web.settings import Limits, Settings

EVENTS, PEOPLE, PORTION = 100_000, 8_000, 1_000
ORIGINALS = 5_000
DOCUMENT = re.compile(r"(?<=[/-])[0-9a-f]{16}(?=[->])")
"""What the identifiers of documents and of all that is in them share."""
DAY = re.compile(r'"(\d{4})(-\d\d-\d\d)"')
KEPT = 500
"""Documents whose text is kept, so that they can be shown."""
LISTS = (
    "/", "/people", "/offices", "/places", "/programmes", "/documents", "/timeline", "/timeline?on=2020-05", "/search?q=wang", "/explore",
    "/questions", "/console", "/about",
)  # fmt: skip
TIMES = 3
NODES = 2_000
SECONDS = 4


def make(path: Path, events: int) -> None:
    """Some thousand reports are made and written to quads; the others are those again, on other days in other documents."""
    made = (one.reading for one in reports(1, world(1, PEOPLE), min(events, ORIGINALS)))
    with KG.open(path, "w") as kg:
        kept = 0
        while portion := list(islice(made, PORTION)):
            kg.writable.bulk_extend(quad for reading in portion for quad in to_quads(reading, kg.base))
            for reading in portion[: max(0, KEPT - kept)]:
                kg.originals.keep(reading.document.sha256, reading.document.text.encode(reading.document.encoding))
            kept += len(portion)
            print(f"\r{kept:,}", end="", file=sys.stderr, flush=True)
        lines = [line for line in bytes(kg.writable.dump(format=RdfFormat.N_QUADS) or b"").decode().splitlines() if DOCUMENT.search(line)]
        for copy in range(1, -(-events // ORIGINALS)):
            kg.writable.bulk_load("\n".join(again(line, copy) for line in lines).encode(), RdfFormat.N_QUADS)
            print(f"\r{kept * (copy + 1):,}", end="", file=sys.stderr, flush=True)
        kg.writable.optimize()
    print(file=sys.stderr)


def again(line: str, copy: int) -> str:
    return DAY.sub(lambda day: f'"{2012 + (int(day[1]) + copy) % 13}{day[2]}"', DOCUMENT.sub(lambda found: f"{int(found[0], 16) ^ copy:016x}", line))


class Server:
    """The pages of a graph, served from a thread of this process."""

    def __init__(self, path: Path) -> None:
        self.served = Served(path)
        self.server = uvicorn.Server(uvicorn.Config(create_app(self.served, Settings(limits=Limits(requests=0))), port=0, log_level="warning"))
        threading.Thread(target=self.server.run, daemon=True).start()
        while not self.server.started:
            time.sleep(0.05)
        self.address = f"http://127.0.0.1:{self.server.servers[0].sockets[0].getsockname()[1]}"

    def busiest(self, predicate: NamedNode, kind: str) -> str:
        """The identifier of this kind that most is said of, among the first statements; a hard case for its page."""
        base, counted = self.served.state.graph.kg.base, dict[str, int]()
        for quad in islice(self.served.state.graph.kg.store.quads_for_pattern(None, predicate, None), 400_000):
            if isinstance(quad.object, NamedNode) and quad.object.value.startswith(f"{base}{kind}/"):
                counted[quad.object.value] = counted.get(quad.object.value, 0) + 1
        return max(counted, key=lambda name: (counted[name], name)).removeprefix(base)

    def first(self, kind: NamedNode) -> str:
        kg = self.served.state.graph.kg
        quad: Any = next(kg.store.quads_for_pattern(None, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), kind))
        return str(quad.subject.value).removeprefix(kg.base)

    def pages(self) -> Iterator[str]:
        yield from LISTS
        yield f"/page/{self.busiest(PROV.agent, 'person')}"
        yield f"/page/{self.busiest(JD.concerns, 'programme')}"
        yield f"/page/{self.first(JD.Meeting)}"
        sheet = next(iter(self.served.state.graph.kg.sources()), None)
        if sheet:
            yield f"/page/{sheet.iri.removeprefix(self.served.state.graph.kg.base)}"
        kg = self.served.state.graph.kg
        post: Any = next(kg.store.quads_for_pattern(None, NamedNode("http://www.w3.org/ns/org#postIn"), None))
        yield f"/page/{str(post.object.value).removeprefix(kg.base)}"


READY = """() => new Promise(done => {
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  const finish = () => requestAnimationFrame(() => setTimeout(() => done([paint?.startTime ?? -1, performance.now()]), 0));
  if (document.readyState === 'complete') finish(); else addEventListener('load', finish);
})"""


def timed(browser: Browser, url: str) -> tuple[float, float, float]:
    """Milliseconds to the first byte, to the first contentful paint and until the page is ready."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(url, wait_until="load")
    if "explore" in url:
        page.wait_for_selector(".explorer[data-ready]")
    if "console" in url:
        page.wait_for_selector("textarea[data-language]", state="hidden")
    paint, ready = page.evaluate(READY)
    byte = page.evaluate("performance.getEntriesByType('navigation')[0].responseStart")
    context.close()
    return float(byte), float(paint), float(ready)


def frames(browser: Browser, address: str) -> tuple[int, float]:
    """Nodes on the canvas, and frames a second while it is moved, zoomed and pointed at."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{address}/explore?events=600")
    page.wait_for_selector(".explorer[data-settled]", timeout=120_000)
    box = page.locator("canvas").bounding_box()
    x, y = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) if box else (0, 0)
    nodes, before, started = page.evaluate("[jiedaoExplorer.nodes(), jiedaoExplorer.frames(), performance.now()]")
    turn, until = 0, time.perf_counter() + SECONDS
    page.mouse.move(x + 300, y + 200)
    page.mouse.down()
    while time.perf_counter() < until:
        page.mouse.move(x + 300 - (turn * 7) % 500, y + 200 - (turn * 5) % 300)
        turn += 1
    page.mouse.up()
    after, ended = page.evaluate("[jiedaoExplorer.frames(), performance.now()]")
    return int(nodes), 1000 * (after - before) / (ended - started)


def measure(path: Path, chromium: str) -> None:
    server = Server(path)
    addresses = list(server.pages())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        timed(browser, server.address + "/")  # what is counted once for each build is counted now
        print(f"{'page':<58} {'first byte':>10} {'paint':>8} {'ready':>8}  ms")
        for where in addresses:
            taken = [timed(browser, server.address + where) for _ in range(TIMES)]
            byte, paint, ready = (median(one[at] for one in taken) for at in range(3))
            print(f"{where[:58]:<58} {byte:>10.0f} {paint:>8.0f} {ready:>8.0f}", flush=True)
        nodes, rate = frames(browser, server.address)
        print(f"explorer: {nodes:,} nodes, {rate:.0f} frames/s")
        browser.close()
    server.server.should_exit = True


def main() -> None:
    match sys.argv[1:]:
        case ["make", path]:
            make(Path(path), EVENTS)
        case ["make", path, events]:
            make(Path(path), int(events))
        case ["measure", path, chromium]:
            measure(Path(path), chromium)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
