"""A knowledge graph in, an rdflib `Dataset` over the same store out; its default graph is the union of all."""

from __future__ import annotations

from oxrdflib import OxigraphStore
from rdflib import Dataset, Namespace

from ..schema.vocabulary import PREFIXES
from .kg import KG


def dataset(kg: KG) -> Dataset:
    """Nothing is copied: what rdflib asks, Oxigraph answers."""
    found = Dataset(store=OxigraphStore(store=kg.store), default_union=True)
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, Namespace(namespace))
    return found
