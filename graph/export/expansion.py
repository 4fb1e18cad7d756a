"""Stored quads in, published quads out: what the store keeps short is written out in the words of the standards.

A passage gets the selectors of Web Annotation (position, quotation, page or cell), a tenure the OWL-Time interval in which it was seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad

from ...schema.vocabulary import DCTERMS, JD, OA, ORG, RDF, TIME, XSD

INSTANT = {XSD.date: TIME.inXSDDate, XSD.gYearMonth: TIME.inXSDgYearMonth, XSD.gYear: TIME.inXSDgYear}
SPECIFIED = {
    "page": "http://tools.ietf.org/rfc/rfc8118",
    "xywh": "http://www.w3.org/TR/media-frags/",
    "cell": "http://tools.ietf.org/rfc/rfc7111",
}
"""What a fragment follows, by its first word."""
Said = dict[NamedNode, NamedNode | Literal]
Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]


def expanded(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Quads of one subject and graph stand together in `quads`, and do so in the answer."""
    for (graph, subject), group in groupby(quads, key=lambda quad: (quad.graph_name, quad.subject)):
        own = list(group)
        yield from own
        if isinstance(subject, NamedNode):
            said = {q.predicate: q.object for q in own if isinstance(q.object, NamedNode | Literal)}
            places = sorted(q.object.value for q in own if q.predicate == JD.fragment and isinstance(q.object, Literal))
            for s, p, o in (*selectors(subject, said), *places_of(subject, places), *interval(subject, said)):
                yield Quad(s, p, o, graph)


def selectors(passage: NamedNode, said: Said) -> Iterator[Triple]:
    if JD.quote not in said or OA.hasSource not in said:
        return
    position, quote = NamedNode(f"{passage.value}/position"), NamedNode(f"{passage.value}/quote")
    yield passage, OA.hasSelector, position
    yield passage, OA.hasSelector, quote
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, said[JD.start]
    yield position, OA.end, said[JD.end]
    yield quote, RDF.type, OA.TextQuoteSelector
    yield quote, OA.exact, said[JD.quote]


def places_of(passage: NamedNode, fragments: Iterable[str]) -> Iterator[Triple]:
    """One selector for each place in pages or tables; a workbook's cells follow no specification."""
    for number, fragment in enumerate(fragments, 1):
        selector = NamedNode(f"{passage.value}/fragment-{number}")
        yield passage, OA.hasSelector, selector
        yield selector, RDF.type, OA.FragmentSelector
        yield selector, RDF.value, Literal(fragment)
        kind = fragment.partition("=")[0]
        if kind in SPECIFIED:
            yield selector, DCTERMS.conformsTo, NamedNode(SPECIFIED[kind])


def interval(tenure: NamedNode, said: Said) -> Iterator[Triple]:
    if JD.firstSeen not in said:
        return
    during = NamedNode(f"{tenure.value}/during")
    yield tenure, ORG.memberDuring, during
    yield during, RDF.type, TIME.ProperInterval
    yield from instant(during, "first", TIME.hasBeginning, said[JD.firstSeen])
    yield from instant(during, "last", TIME.hasEnd, said[JD.lastSeen])


def instant(during: NamedNode, name: str, by: NamedNode, date: NamedNode | Literal) -> Iterator[Triple]:
    at = NamedNode(f"{during.value}/{name}")
    yield during, by, at
    yield at, RDF.type, TIME.Instant
    if isinstance(date, Literal) and date.datatype in INSTANT:
        yield at, INSTANT[date.datatype], date
