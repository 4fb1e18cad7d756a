"""The Cypher of a sync, made of the schema of the property graph: labels, types and names out of the schema, values as parameters.

Every node of ours has the label `Jiedao` and every relationship the property `_id`: nothing else on the server is touched.
What others add to our nodes and relationships, labels or properties of other names, stays.

What is read back comes as one list: of each element its identifier, its labels or ends, and its properties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..property.schema import NODE, NODES, RELATIONSHIPS, Property

MARK = "Jiedao"
STATE = "JiedaoSync"
SOUGHT = {
    "Person": ("name",), "Office": ("name",), "Community": ("name",), "Facility": ("name",), "Area": ("name",), "Programme": ("name",),
    "Event": ("kind", "first"), "Fact": ("fact", "kind", "who", "of", "article", "type"),
}  # fmt: skip
"""What questions look for, beside identifiers."""


def definitions() -> Iterator[tuple[str, str]]:
    """Constraints and indexes by their names."""
    yield "jiedao_id", f"CREATE CONSTRAINT jiedao_id IF NOT EXISTS FOR (n:{MARK}) REQUIRE n.id IS UNIQUE"
    yield "jiedao_sync", f"CREATE CONSTRAINT jiedao_sync IF NOT EXISTS FOR (n:{STATE}) REQUIRE n.id IS UNIQUE"
    for table in NODES:
        for one in ("id", *SOUGHT.get(table.label, ())):
            name = f"jiedao_{table.label}_{one}"
            yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{table.label}) ON (n.`{one}`)"
    for way in RELATIONSHIPS:
        name = f"jiedao_{way.type}"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR ()-[r:{way.type}]-() REQUIRE r._id IS UNIQUE"


INDEXES = "SHOW INDEXES YIELD name RETURN name"
AWAIT = "CALL db.awaitIndexes(600)"


def names(properties: Iterable[Property]) -> tuple[str, ...]:
    return tuple(one.name for one in properties)


def put_nodes(label: str) -> str:
    """Takes rows of `id`, `digest` and `values` with a null for what is not known; gives back what is there now."""
    others = "".join(f":{other}" for other in NODE if other != label)
    return f"""UNWIND $rows AS row MERGE (n:{MARK} {{id: row.id}})
SET n += row.values, n._digest = row.digest, n:{label} REMOVE n{others}
RETURN collect([n.id, labels(n), properties(n)]) AS found"""


def put_relationships(kind: str) -> str:
    return f"""UNWIND $rows AS row MATCH (a:{MARK} {{id: row.start}}) MATCH (b:{MARK} {{id: row.end}})
MERGE (a)-[r:{kind} {{_id: row.id}}]->(b) SET r += row.values, r._digest = row.digest
RETURN collect([r._id, [a.id, b.id], properties(r)]) AS found"""


DELETE_NODES = f"UNWIND $ids AS id MATCH (n:{MARK} {{id: id}}) DETACH DELETE n"


def delete_relationships(kind: str) -> str:
    return f"UNWIND $ids AS id MATCH ()-[r:{kind} {{_id: id}}]->() DELETE r"


def page_of_nodes(*, whole: bool) -> str:
    """The nodes behind `$after` in the order of their identifiers, with their content where it is to be looked at."""
    said = "labels(n), properties(n)" if whole else "[], {_digest: n._digest}"
    return f"MATCH (n:{MARK}) WHERE n.id > $after WITH n ORDER BY n.id LIMIT $size RETURN collect([n.id, {said}]) AS found"


def page_of_relationships(kind: str, *, whole: bool) -> str:
    said = "properties(r)" if whole else "{_digest: r._digest}"
    return f"""MATCH (a)-[r:{kind}]->(b) WHERE r._id > $after WITH a, r, b ORDER BY r._id LIMIT $size
RETURN collect([r._id, [a.id, b.id], {said}]) AS found"""


def counts() -> str:
    """How many nodes of each label and relationships of each type of ours there are."""
    nodes = (f"MATCH (n:{MARK}:{table.label}) RETURN '{table.label}' AS kind, count(*) AS number" for table in NODES)
    ways = (f"MATCH ()-[r:{one.type}]->() WHERE r._id > '' RETURN '{one.type}' AS kind, count(*) AS number" for one in RELATIONSHIPS)
    return "\nUNION ALL ".join((*nodes, *ways))


READ_STATE = f"MATCH (s:{STATE} {{id: 'jiedao'}}) RETURN properties(s) AS said"
WRITE_STATE = f"MERGE (s:{STATE} {{id: 'jiedao'}}) SET s = $said"
