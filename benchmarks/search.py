"""Full text measured on an index of made-up articles: `python benchmarks/search.py [ARTICLES]`; median and slowest of each query.

The articles are written from a pattern with other names, places and days each time, so that names and words are as frequent as in
real ones: surnames and programmes come back, most people do not.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
from array import array
from pathlib import Path
from time import perf_counter

from jiedao.graph.search.find import search
from jiedao.graph.search.index import connect, put, writing
from jiedao.graph.search.types import Readable, Said, Told

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
GIVEN = "明川立行大成小雨文博思远海峰春燕建国志强晓东雪梅丽华永福振兴"
STEMS = "松柏梅兰竹菊荷桂桃李杏槐榆桐杉枫柳莲芙蓉丁香海棠石榴银杏"
PROGRAMMES = ("加装电梯", "老旧小区改造", "垃圾分类", "社区食堂", "适老化改造", "物业管理提升", "未来社区建设")
FILLER = "会议要求，各科室要把工作做细做实，把好事办好，让居民看得见、摸得着；要坚持问题导向，盯住停车难、充电难、漏水难，一件一件抓到底。"
QUERIES = ("电梯", "加装电梯", "社区", "会议 电梯", "松", "jzdt", "zhang", "jiazhuangdianti", "漏水难", "张明川", "不存在的词")
ROUNDS = 30


class Plain:
    """Text that was not changed by cleaning."""

    def __init__(self, text: str) -> None:
        self.value = text
        self.starts, self.ends = array("I", range(len(text))), array("I", range(1, len(text) + 1))


def article(number: int, chance: random.Random) -> tuple[Told, Readable]:
    people = ["".join([chance.choice(SURNAMES), *chance.sample(GIVEN, 2)]) for _ in range(4)]
    places = ["".join(chance.sample(STEMS, 2)) + tail for tail in ("小区", "社区", "街道")]
    programme = chance.choice(PROGRAMMES)
    date = f"{2015 + number % 10}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    title = f"{people[0]}到{places[2]}调研{programme}工作"
    visit = f"{date}，{people[0]}率队到{places[2]}，走访{places[0]}、{places[1]}，调研{programme}"
    text = f"{title}\n{visit}，{people[1]}、{people[2]}陪同，{people[3]}汇报。{FILLER * 6}"
    kinds = [(one, "person") for one in people] + [(places[0], "community"), (places[1], "community"), (places[2], "area"), (programme, "programme")]
    said = tuple(sorted(Said(f"urn:{kind}:{name}", kind, name, True) for name, kind in dict(kinds).items()))  # type: ignore[arg-type]
    return Told(f"urn:article:{number:07}", f"urn:document:{number}", 0, len(text), title, date, said), Readable(text, Plain(text))


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, chance = Path(folder) / "search.sqlite", random.Random(1)  # noqa: S311 - made-up articles
        database = connect(path)
        started = perf_counter()
        with writing(database):
            for number in range(count):
                told, text = article(number, chance)
                put(database, told, f"{number}.txt", text)
        seconds = perf_counter() - started
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        names = database.execute("SELECT COUNT(*) FROM name").fetchone()[0]
        print(f"{count} articles, {names} names: index made in {seconds:.1f} s, {path.stat().st_size / count:.0f} bytes an article")
        for words in QUERIES:
            times = []
            for _ in range(ROUNDS):
                started = perf_counter()
                hits = search(database, words)
                times.append((perf_counter() - started) * 1000)
            print(f"{words:<20} {len(hits):>3} hits  median {statistics.median(times):6.1f} ms  slowest {max(times):6.1f} ms")
        database.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
