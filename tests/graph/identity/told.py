"""Short reports as readings: who, in what post, where and when; every fact with its passage."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from jiedao.graph.kg import KG
from jiedao.schema import types as t


@dataclass(frozen=True)
class Who:
    name: str
    office: str
    title: str
    area: str | None
    """The area of the office."""
    mark: str = ""
    """What stands behind the name, such as （女）."""
    former: bool = False


def report(
    source: str, date: str, people: list[Who], *, city: str | None = "临州市", district: str | None = "柳湖区", area: str | None = None
) -> t.Reading:
    spans: dict[Who, tuple[t.Passage, t.Passage]] = {}
    text = f"{source}\n{date} "
    for who in people:
        start = len(text)
        text += f"{who.office}{who.title}{who.name}{who.mark}、"
        name = start + len(who.office + who.title)
        spans[who] = (t.Passage(start, name + len(who.name)), t.Passage(name, name + len(who.name)))
    text += "出席会议。"
    whole = t.Passage(len(source) + 1, len(text))
    when = t.When(date=date, edtf=date, basis="stated", rule="date.full", evidence=(whole,))
    offices = {who.office: who for who in people}
    article = t.Article(
        title=source, byline=None, span=t.Passage(0, len(text)), dateline=when, area=area, district=district, city=city,
        persons=tuple(
            t.Person(key=who.name, name=who.name, area=district_of(who, district), evidence=(spans[who][1],), rule="name")
            for who in {who.name: who for who in people}.values()
        ),
        offices=tuple(
            t.Office(name=name, kind="government", area=who.area, evidence=(spans[who][0],), rule="office")
            for name, who in offices.items()
        ),
        posts=tuple(
            t.Post(person=who.name, office=who.office, title=who.title, seen=None if who.former else date,
                   evidence=(spans[who][0],), rule="post.former" if who.former else "post.title-name") for who in people
        ),
        events=(t.Event(kind="meeting", when=when, label="会议", evidence=(whole,), rule="meeting", participants=tuple(
            t.Participation(agent=who.name, kind="person", role="attends", evidence=(spans[who][1],), rule="attends")
            for who in {who.name: who for who in people}.values()
        )),),
    )  # fmt: skip
    digest = sha256(text.encode()).hexdigest()
    document = t.Document(source=source, sha256=digest, media_type="text/plain", encoding="utf-8", text=text)
    return t.Reading(document=document, articles=(article,))


def district_of(who: Who, district: str | None) -> str | None:
    whole = who.area and who.area.endswith(("区", "县")) and not who.area.endswith("社区")
    return who.area if whole else district


def take(kg: KG, *readings: t.Reading) -> None:
    for reading in readings:
        kg.ingest(reading, reading.document.text.encode())


def person(kg: KG, name: str, area: str | None) -> str:
    """The identifier, as the ledger has it, of the person of a name whose office is in an area."""
    found = kg.store.query(
        "PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX jd: <https://w3id.org/jiedao/ontology#> "
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT DISTINCT ?p WHERE { "
        f'?p foaf:name "{name}"@zh ; jd:area/skos:prefLabel "{area}"@zh }}',
        use_default_graph_as_union=True,
    )
    [one] = [solution["p"].value for solution in found]
    return str(one.removeprefix(kg.base))
