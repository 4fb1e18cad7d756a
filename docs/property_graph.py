"""Writes docs/property-graph.md from the schema of the property graph: `make docs` runs it, a test says when it is out of date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jiedao.graph.property.schema import NODES, RELATIONSHIPS, NodeTable, Property, RelationshipTable

PAGE = Path(__file__).parent / "property-graph.md"
INTRO = """\
# 属性图 / The property graph

由 `graph/property/schema.py` 生成，请勿手改（`make docs`）。 / Generated from `graph/property/schema.py`; do not edit.

同一内容，两种写法：RDF 与属性图都出自同一套陈述，不是互相转换的。同异判断已经用上：判定为一的只有一个节点。 / The same content as the
RDF graph, made from the same statements. Identity is applied: what is judged to be one is one node; `same_as` has the other
identifiers. An identifier is the IRI without the base of the graph.

There are two layers. The **short way** is for people: who held which post, who took part in what, where it was. The **long way**
is for proof: one `Fact` for everything that one article tells, with its rule, confidence and passages, in the words of that article.

```python
import jiedao
from jiedao.graph.property_graph import nodes, relationships

jiedao.build("examples/documents", into="kg")
with jiedao.open("kg") as graph:
    people = [node for node in nodes(graph.kg) if node.label == "Person"]
    took_part = [one for one in relationships(graph.kg) if one.type == "TOOK_PART"]
    print(len(people), people[0].id, people[0].values["name"], took_part[0].values["role"])
```

`nodes` and `relationships` are streams in one order wherever they are made; each element has a `digest` of its content, so that
whoever keeps a copy sends only what changed.

## 节点 / Nodes

Every node has `id`. Properties that are not known are not there.
"""


def properties(found: tuple[Property, ...]) -> Iterator[str]:
    yield "| property | type | | |\n|---|---|---|---|\n"
    yield from (f"| `{one.name}` | {one.type} | {one.zh} | {one.en} |\n" for one in found)


def node(table: NodeTable) -> Iterator[str]:
    yield f"\n### {table.label} {table.zh}\n\n{table.en[0].upper()}{table.en[1:]}.\n\n"
    yield from properties(table.properties)


def relationship(table: RelationshipTable) -> str:
    ends = "<br>".join(f"{one} → {other}" for one, other in table.ends)
    said = "<br>".join(f"`{one.name}` {one.type} {one.zh} {one.en}" for one in table.properties)
    return f"| `{table.type}` | {table.zh} {table.en} | {ends} | {said} |\n"


def page() -> str:
    ways = "\n## 关系 / Relationships\n\n| type | | from → to | properties |\n|---|---|---|---|\n"
    return INTRO + "".join(piece for table in NODES for piece in node(table)) + ways + "".join(map(relationship, RELATIONSHIPS))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
