"""A graph in, its build id out: the same documents, judgements and corrections read by the same software give the same."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from pyoxigraph import QuerySolutions, Store

from ..graph.identity.ledger import NAME as LEDGER
from ..graph.kg import CORRECTIONS, FORMAT, KG

READ = """\
PREFIX jd: <https://w3id.org/jiedao/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
SELECT ?document ?sha256 ?version WHERE {
  ?document jd:sha256 ?sha256
  OPTIONAL { GRAPH ?run { ?activity prov:used ?document . ?software schema:softwareVersion ?version } }
}
"""


def build_id(kg: KG) -> str:
    """Sixteen hexadecimal digits to cite a graph by."""
    digest = blake2b(digest_size=8)
    for line in sorted(documents(kg.store)):
        digest.update(line.encode() + b"\n")
    for name in (LEDGER, CORRECTIONS):
        file = kg.path / name
        digest.update(b"\x1e" + (file.read_bytes() if file.exists() else b""))
    digest.update(f"\x1e{FORMAT} {kg.base}".encode())
    return digest.hexdigest()


def documents(store: Store) -> Iterator[str]:
    found = store.query(READ, use_default_graph_as_union=True)
    if isinstance(found, QuerySolutions):
        for solution in found:
            yield " ".join(str(term) for term in solution)
