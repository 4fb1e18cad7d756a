"""A process that goes on writing until it is killed, and says how far it got."""

from __future__ import annotations

from ctypes import c_int
from pathlib import Path

from page_readings import page, raw

from jiedao.graph.kg import KG

STEPS = (
    ("a", page("a", people=60)),
    ("b", page("b", people=60, start=30, seen="2020-01")),
    ("c", page("c", people=20, start=10, seen="2022", text="三")),
    ("a", page("a", people=60, text="改", seen="2018-02-03")),
    ("b", None),
    ("d", page("d", people=40, start=5, seen="2017")),
    ("c", None),
    ("d", None),
    ("a", None),
)
"""A round: after the last step the graph is empty again. None removes."""


def step(kg: KG, number: int) -> None:
    name, reading = STEPS[number % len(STEPS)]
    if reading is None:
        kg.remove(name)
    else:
        kg.ingest(reading, raw(reading))


def write_on(path: Path, done: c_int) -> None:
    with KG.open(path, "w") as kg:
        while True:
            step(kg, done.value)
            done.value += 1
