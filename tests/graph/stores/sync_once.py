"""Syncs a graph and says so; it is killed on the way: `sync_once.py KG SERVER`."""

from __future__ import annotations

import sys
from importlib import import_module

from jiedao.graph.kg import KG
from jiedao.graph.sync.types import Target

if __name__ == "__main__":
    folder, server, module = sys.argv[1:]
    with KG.open(folder) as kg:
        import_module(f"jiedao.graph.sync.{module}").sync(
            kg, Target(server), lambda done, total: print(done, total, flush=True)
        )
