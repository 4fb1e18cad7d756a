"""The SPARQL endpoint under load, beside the `oxigraph` server on the same data and queries: `python benchmarks/serve.py`.

Needs wrk (a Debian package) and oxigraph (of PyPI) on the PATH. Rounds alternate between the two, so that what else the
machine does falls on both. `repeated` asks the same ten queries again and again, `varied` never the same one twice.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from pyoxigraph import RdfFormat, serialize
from run import documents

from jiedao import build
from jiedao.queries.own import known_questions
from jiedao.web import public

OURS, THEIRS = 8471, 8472
PREFIXES = "PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX org: <http://www.w3.org/ns/org#> PREFIX jd: <https://w3id.org/jiedao/ontology#> "
REPEATED = (
    "ASK { ?s a foaf:Person }",
    "SELECT ?p ?name { ?p a foaf:Person ; foaf:name ?name } LIMIT 10",
    "SELECT ?t ?o { ?t a jd:Tenure ; org:organization ?o } LIMIT 20",
    "SELECT ?e { ?e a jd:Visit } LIMIT 50",
    "SELECT (COUNT(*) AS ?n) { ?p a foaf:Person }",
    "SELECT ?p ?t { ?t org:member ?p ; org:role ?r } LIMIT 30",
    "SELECT DISTINCT ?c { ?s a ?c } LIMIT 5",
    "SELECT ?g { GRAPH ?g { ?s a jd:Event } } LIMIT 5",
    "SELECT ?s ?q { ?s jd:quote ?q } LIMIT 25",
    "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 100",
)
VARIED = "SELECT ?t ?office ?role {{ ?t org:member <{person}> ; org:organization ?office ; org:role ?role }} LIMIT "
PEOPLE = PREFIXES + "SELECT DISTINCT ?p { ?p a foaf:Person } ORDER BY ?p LIMIT 2000"
BOMB = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LUA = """\
local queries = {%s}
local number = %d
request = function()
  number = number + 1
  local query = queries[number %% #queries + 1]
  if %s then query = query .. (100000 + number) end
  return wrk.format("GET", query, {["accept"] = "application/sparql-results+json"})
end
done = function(summary, latency)
  local wrong = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format("JSON{\\"rate\\": %%f, \\"p50\\": %%f, \\"p99\\": %%f, \\"wrong\\": %%d}\\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, wrong))
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    rate: float
    p50: float
    p99: float
    wrong: int
    cpu: float = 0.0
    """Microseconds of a request."""


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        sys.exit(f"没有 {name}，请安装 / {name} is not there, install it: apt-get install wrk; pip install oxigraph")
    return found


def answered(port: int, path: str, query: str) -> Any:
    address = f"http://127.0.0.1:{port}{path}?{urlencode({'query': query})}"
    with urlopen(Request(address, headers={"accept": "application/sparql-results+json"}), timeout=60) as answer:
        return json.load(answer)


@contextmanager
def running(command: list[str], port: int, path: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(600):
                try:
                    answered(port, path, "ASK {}")
                    break
                except (URLError, ConnectionError):
                    time.sleep(0.1)
            yield process
        finally:
            process.send_signal(signal.SIGTERM)


def script(folder: Path, name: str, path: str, queries: list[str], *, varied: bool) -> Path:
    paths = ", ".join(json.dumps(f"{path}?{urlencode({'query': PREFIXES + query})}") for query in queries)
    file = folder / f"{name}.lua"
    file.write_text(LUA % (paths, os.getpid() * 1000 + time.monotonic_ns() % 10**6, str(varied).lower()), "utf-8")
    return file


def load(port: int, lua: Path, clients: int, seconds: float) -> Load:
    command = [tool("wrk"), "-t1", f"-c{clients}", f"-d{seconds:g}s", "--timeout", "30s", "-s", str(lua), f"http://127.0.0.1:{port}"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"JSON(\{.*\})", out)
    if not found:
        sys.exit(out)
    return Load(**json.loads(found[1]))


def tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return
    for child in children:
        yield from tree(int(child))


def memory(pid: int) -> float:
    """Megabytes of a process and those below it; pages that several share are shared out (PSS)."""
    return sum(pss(one) for one in tree(pid))


def pss(pid: int) -> float:
    try:
        return sum(int(line.split()[1]) for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines() if line.startswith("Pss:")) / 1024
    except OSError:
        return 0.0


def seconds_of(pid: int) -> float:
    """Processor time of a process and those below it."""
    return sum(ticks(one) for one in tree(pid)) / os.sysconf("SC_CLK_TCK")


def ticks(pid: int) -> int:
    try:
        said = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0
    return int(said[11]) + int(said[12])


def once(pid: int, port: int, lua: Path, clients: int, seconds: float) -> Load:
    """With the processor time of a request: what else runs on the machine counts less there."""
    before = seconds_of(pid)
    found = load(port, lua, clients, seconds)
    return replace(found, cpu=(seconds_of(pid) - before) / max(1.0, found.rate * seconds) * 1e6)


def prepared(port: int) -> None:
    """What is made behind the pages for a graph that is served for the first time takes from both servers, and once only: it is waited for."""
    for path in ("/questions/conflicts?run=1", "/api/v1/search?q=a"):
        while True:
            try:
                urlopen(f"http://127.0.0.1:{port}{path}", timeout=60).close()
                break
            except HTTPError as error:
                if error.code != 503:
                    raise
                time.sleep(1)


def compare(folder: Path, people: list[str], pids: dict[int, int], given: argparse.Namespace) -> None:
    mixes = {"repeated": ([*REPEATED], False), "varied": ([VARIED.format(person=one) for one in people], True)}
    for mix, (queries, varied) in mixes.items():
        found: dict[int, list[Load]] = {OURS: [], THEIRS: []}
        for _ in range(given.rounds):
            for port, path in ((OURS, "/sparql"), (THEIRS, "/query")):
                lua = script(folder, f"{mix}-{port}", path, queries, varied=varied)
                found[port].append(once(pids[port], port, lua, given.clients, given.seconds))
        rate = {port: median(one.rate for one in loads) for port, loads in found.items()}
        for port, name in ((OURS, "jiedao"), (THEIRS, "oxigraph")):
            p50, p99, cpu = (median(getattr(one, what) for one in found[port]) for what in ("p50", "p99", "cpu"))
            wrong = sum(one.wrong for one in found[port])
            print(f"{mix:9} {name:9} {rate[port]:8.0f} requests/s   p50 {p50:7.2f} ms   p99 {p99:7.2f} ms   {cpu:6.0f} us of processor   errors {wrong}")
        print(f"{mix:9} ratio     {rate[OURS] / rate[THEIRS]:8.2f}   (aim 0.5)", flush=True)


def last(folder: Path, pid: int, people: list[str], clients: int, minutes: float) -> None:
    """Many clients for minutes: no errors, and memory that does not grow."""
    lua = script(folder, "last", "/sparql", [VARIED.format(person=one) for one in people], varied=True)
    load(OURS, lua, clients, 5)
    before, step = memory(pid), 30.0
    parts = [(load(OURS, lua, clients, step), memory(pid)) for _ in range(max(1, round(minutes * 60 / step)))]
    wrong = sum(one.wrong for one, _ in parts)
    print(f"{clients} clients, {minutes:g} min: {median(one.rate for one, _ in parts):.0f} requests/s, errors {wrong}, "
          f"memory {before:.0f} MB before, {', '.join(f'{after:.0f}' for _, after in parts)} MB after each half minute")  # fmt: skip


def beside_a_slow_one(folder: Path, people: list[str], seconds: float) -> None:
    """Quick queries alone, and while two slow ones run."""
    lua = script(folder, "slow", "/sparql", [VARIED.format(person=one) for one in people], varied=True)
    alone = load(OURS, lua, 4, seconds)
    address = f"http://127.0.0.1:{OURS}/sparql?"
    slow = [subprocess.Popen([tool("curl"), "-s", "-o", os.devnull, address + urlencode({"query": f"{BOMB} # {n}"})]) for n in range(2)]
    time.sleep(2)
    beside = load(OURS, lua, 4, seconds)
    still = sum(one.poll() is None for one in slow)
    print(f"4 clients: p50 {alone.p50:.2f} ms, p99 {alone.p99:.2f} ms alone; beside {still} slow queries "
          f"p50 {beside.p50:.2f} ms, p99 {beside.p99:.2f} ms; errors {beside.wrong}", flush=True)  # fmt: skip
    for one in slow:
        one.kill()
        one.wait()


def main() -> None:
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--documents", type=int, default=2000)
    said.add_argument("--clients", type=int, default=32)
    said.add_argument("--seconds", type=float, default=10)
    said.add_argument("--rounds", type=int, default=3)
    said.add_argument("--minutes", type=float, default=5)
    given = said.parse_args()
    tool("wrk"), tool("oxigraph")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "documents").mkdir()
        build(list(documents(folder / "documents", given.documents)), into=folder / "kg")
        kg, *_ = public.opened(folder / "kg", known_questions(None))
        serialize(kg.store, str(folder / "data.nq"), RdfFormat.N_QUADS)
        print(f"{given.documents} documents, {len(kg.store)} statements, {os.cpu_count()} cores")
        kg.close()
        subprocess.run([tool("oxigraph"), "load", "--location", str(folder / "ox"), "--file", str(folder / "data.nq")], check=True, capture_output=True)
        serve = [sys.executable, "-m", "jiedao", "serve", str(folder / "kg"), "--port", str(OURS), "--rate", "0"]
        other = [tool("oxigraph"), "serve-read-only", "--location", str(folder / "ox"), "--bind", f"127.0.0.1:{THEIRS}", "--union-default-graph"]
        with running(serve, OURS, "/sparql") as ours, running(other, THEIRS, "/query") as theirs:
            people = [row["p"]["value"] for row in answered(OURS, "/sparql", PEOPLE)["results"]["bindings"]]
            prepared(OURS)
            compare(folder, people, {OURS: ours.pid, THEIRS: theirs.pid}, given)
            beside_a_slow_one(folder, people, given.seconds)
            if given.minutes:
                last(folder, ours.pid, people, 200, given.minutes)


if __name__ == "__main__":
    main()
