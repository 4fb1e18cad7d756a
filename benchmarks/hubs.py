"""What everything has to do with, for pages that must not slow down with it: `python benchmarks/hubs.py KG` adds to a graph of `made.py` a city, its
committee, its secretary and a programme, with all of its events, a post and a figure from every report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from jiedao.graph.kg import KG
from jiedao.schema.vocabulary import FOAF, JD, ORG, PROV, RDF, RDFS, SCHEMA, SKOS

PORTION = 200_000
CITY, COMMITTEE, SECRETARY, PROGRAMME = "百川市", "中共百川市委", "钟百川", "百川工程"


def said(kg: KG) -> Iterator[Quad]:
    ids, store = kg.ids, kg.store
    city, committee, person = (ids.named(kind, name) for kind, name in (("area", CITY), ("office", COMMITTEE), ("person", SECRETARY)))
    programme, post, role = ids.named("programme", PROGRAMME), ids.named("post", COMMITTEE), ids.named("title", "书记")
    for number, told in enumerate(list(store.quads_for_pattern(None, JD.reportedIn, None))):
        event: Any = told.subject
        words: Any = next(store.quads_for_pattern(event, PROV.wasDerivedFrom, None, told.graph_name)).object
        day = next((quad.object for quad in store.quads_for_pattern(event, JD.edtf, None, told.graph_name)), Literal("2020"))
        part, figure, tenure = (ids.node(f"{kind}/hub-{number}") for kind in ("participation", "indicator", "tenure"))
        triples: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = [
            (city, RDF.type, JD.Area), (city, SKOS.prefLabel, Literal(CITY, language="zh")),
            (committee, RDF.type, ORG.Organization), (committee, SKOS.prefLabel, Literal(COMMITTEE, language="zh")), (committee, JD.jurisdiction, city),
            (person, RDF.type, FOAF.Person), (person, FOAF.name, Literal(SECRETARY, language="zh")), (person, JD.area, city),
            (person, RDFS.label, Literal("zhong bai chuan", language="zh-Latn-pinyin")),
            (programme, RDF.type, JD.Programme), (programme, SKOS.prefLabel, Literal(PROGRAMME, language="zh")), (programme, SCHEMA.areaServed, city),
            (event, JD.visited, city), (event, JD.concerns, programme),
            (part, RDF.type, JD.Participation), (part, JD.event, event), (part, PROV.agent, person), (part, JD.role, NamedNode(JD.role.value + "-attends")),
            (part, JD.capacity, post), (post, RDF.type, ORG.Post), (post, ORG.postIn, committee), (post, ORG.role, role),
            (role, RDF.type, ORG.Role), (role, SKOS.prefLabel, Literal("书记", language="zh")), (role, JD.rank, Literal(1)),
            (tenure, RDF.type, JD.Tenure), (tenure, ORG.member, person), (tenure, JD.post, post), (tenure, ORG.organization, committee),
            (tenure, ORG.role, role), (tenure, JD.seen, day),
            (figure, RDF.type, JD.Indicator), (figure, SCHEMA.observationAbout, programme), (figure, SCHEMA.measuredProperty, Literal("完成", language="zh")),
            (figure, SCHEMA.value, Literal(number % 500)), (figure, SCHEMA.unitText, Literal("户", language="zh")), (figure, SCHEMA.observationDate, day),
            *((one, PROV.wasDerivedFrom, words) for one in (city, committee, person, programme, part, tenure, figure)),
        ]  # fmt: skip
        yield from (Quad(*triple, told.graph_name) for triple in triples)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with KG.open(Path(sys.argv[1]), "w") as kg:
        portion: list[Quad] = []
        for quad in said(kg):
            portion.append(quad)
            if len(portion) >= PORTION:
                kg.writable.bulk_extend(portion)
                portion = []
        kg.writable.bulk_extend(portion)
        kg.writable.optimize()
        print(f"{len(kg.store):,} quads")


if __name__ == "__main__":
    main()
