"""Readings made up by hypothesis, and what a reader of the guideline would write down of them."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, get_args

from hypothesis import strategies as st

from jiedao.schema import types as t

SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东西南北"
text_of = st.text(
    st.one_of(st.sampled_from(SIGNS + "，。\n"), st.characters(blacklist_categories=["Cs"])), min_size=1, max_size=40
)
DATES = ("2021-03-17", "2021-03", "2021", "--03-17", "2020-12-31", "1999")
EDTF = ("2021-03-17", "2021-03", "2021", "XXXX-03-17", "2021-03-17/2021-03-19", "2021~", "2020-12/2021-03", "2019?")
SUFFIX = {"office": "局办", "community": "里坊", "facility": "站园", "programme": "工程", "person": "", "area": "街道"}


@st.composite
def names(draw: st.DrawFn, suffix: str, most: int = 3, least: int = 0) -> list[str]:
    stems = st.text(SIGNS, min_size=2, max_size=3)
    return [stem + suffix for stem in draw(st.lists(stems, unique=True, min_size=least, max_size=most))]


def some(pool: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(pool), unique=True, max_size=2).map(tuple) if pool else st.just(())


def passages(length: int) -> st.SearchStrategy[t.Passage]:
    ends = st.tuples(st.integers(0, length - 1), st.integers(1, length)).map(lambda p: (min(p), max(p)))
    return ends.filter(lambda p: p[0] < p[1]).map(lambda p: t.Passage(*p))


def evidence(length: int, least: int = 1) -> st.SearchStrategy[t.Evidence]:
    return st.lists(passages(length), unique=True, min_size=least, max_size=2).map(tuple)


rules = st.sampled_from(["rule.one", "rule.two"])
aliases = st.lists(st.text(SIGNS, min_size=1, max_size=2), unique=True, max_size=2).map(tuple)


@st.composite
def whens(draw: st.DrawFn, length: int) -> t.When:
    if not draw(st.booleans()):
        return t.When()
    date, end = draw(st.sampled_from(DATES)), draw(st.sampled_from([None, "2021-03-19"]))
    basis = draw(st.sampled_from(["stated", "inferred-year", "inferred"]))
    edtf = draw(st.sampled_from(EDTF))
    return t.When(date=date, end=end, basis=basis, edtf=edtf, rule="date.full", evidence=draw(evidence(length, 0)))


@st.composite
def articles(draw: st.DrawFn, length: int) -> t.Article:
    where = evidence(length)
    sure = {"evidence": where, "rule": rules}
    frame = draw(st.sampled_from([(None, None, None), ("甲市", "甲区", "甲街道"), ("甲市", "乙区", "甲街道"), (None, "乙区", None)]))
    city, district, area = frame
    given = draw(names("", 3))
    keys = [*given, f"{given[0]}@甲小区"] if given and draw(st.booleans()) else given
    offices, communities = draw(names("局")), draw(names("里"))
    facilities, programmes = draw(names("站")), draw(names("工程"))
    areas = [name for name in frame if name] + ["丙街道"]
    agents = [("person", k) for k in keys] + [("org", o) for o in offices + facilities] + [("group", "居民代表")]
    employers, places = offices + facilities, communities + facilities + offices + areas

    def build(made: type[Any], /, **fields: st.SearchStrategy[Any]) -> Any:
        return draw(st.builds(made, **{**sure, **fields}))

    just = st.just
    posts = draw(st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(employers), st.sampled_from(["主任", "副局长"])),
                          unique=True, max_size=3)) if keys and employers else []
    happenings: list[t.Event] = []
    for number in range(draw(st.integers(0, 2))):
        parts = draw(st.lists(st.tuples(st.sampled_from(agents), st.sampled_from(get_args(t.Role))), unique=True, max_size=3))
        happenings.append(build(
            t.Event, kind=st.sampled_from(get_args(t.EventKind)), when=whens(length), label=st.sampled_from(["", "考察"]),
            stops=just(tuple(build(t.Stop, place=just(p), aliases=aliases) for p in draw(some(places)))),
            programmes=some(programmes), parent=st.none() if not number else st.sampled_from([None, 0]),
            participants=just(tuple(
                build(t.Participation, agent=just(agent), kind=just(kind), role=just(role)) for (kind, agent), role in parts
            )),
        ))
    return t.Article(
        title=draw(st.one_of(st.none(), st.text(SIGNS, max_size=5))), byline=draw(st.sampled_from([None, "某办"])),
        dateline=draw(whens(length)), span=draw(passages(length)), title_at=draw(st.one_of(st.none(), passages(length))),
        area=area, district=district, city=city,
        persons=tuple(build(t.Person, key=just(k), name=just(k.partition("@")[0]), aliases=aliases,
                            area=st.sampled_from([None, "甲区", "丁区"])) for k in keys),
        offices=tuple(build(t.Office, name=just(o), aliases=aliases, kind=st.sampled_from(get_args(t.OfficeKind)),
                            area=st.sampled_from([None, *areas, *communities]),
                            parent=st.sampled_from([None, *offices])) for o in offices),
        posts=tuple(build(t.Post, person=just(p), office=just(o), title=just(title), office_aliases=aliases,
                          seen=st.sampled_from([None, *EDTF])) for p, o, title in posts),
        communities=tuple(build(t.Community, name=just(c), aliases=aliases, within=st.sampled_from([None, *areas]))
                          for c in communities),
        facilities=tuple(build(t.Facility, name=just(f), aliases=aliases, within=st.sampled_from([None, *areas]),
                               address=st.sampled_from([None, "甲路1号"])) for f in facilities),
        programmes=tuple(build(t.Programme, name=just(p), aliases=aliases) for p in programmes),
        documents=tuple(build(t.PolicyDocument, name=just(d)) for d in draw(names("办法"))),
        indicators=tuple(draw(st.lists(st.builds(
            t.Indicator, about=st.sampled_from([*programmes, *offices, *areas, "别的"]), measure=st.sampled_from(["数", "人数"]),
            value=st.one_of(st.integers(0, 10**9), st.floats(0, 1e6, allow_nan=False).map(lambda f: round(f, 3))),
            unit=st.sampled_from(["台", "%"]), when=st.sampled_from([None, *DATES]), **sure,
        ), max_size=2, unique_by=lambda i: (i.evidence[0], i.about, i.measure, float(i.value), i.unit, i.when)))),
        events=tuple(happenings),
    )  # fmt: skip


@st.composite
def readings(draw: st.DrawFn, source: st.SearchStrategy[str] | None = None) -> t.Reading:
    text = draw(text_of) + "甲"
    digest = sha256(text.encode()).hexdigest()
    name = draw(source or st.sampled_from(["a.txt", "b.txt", "页面.html"]))
    document = t.Document(source=name, sha256=digest, media_type="text/plain", encoding="utf-8", text=text)
    found = tuple(draw(st.lists(articles(len(text)), max_size=2)))
    return t.Reading(document=document, articles=found, publisher=draw(st.sampled_from([None, "某社"])), issue=None)


def raw(reading: t.Reading) -> bytes:
    return reading.document.text.encode()


def expected(reading: t.Reading) -> dict[str, Any]:
    """The guideline's JSON straight from the reading, without the graph."""
    ordered = sorted(enumerate(reading.articles), key=lambda pair: (pair[1].span.start, pair[0]))
    return {"document": reading.document.source, "articles": [article_json(article) for _, article in ordered]}


def by_words(facts: tuple[Any, ...]) -> list[Any]:
    return sorted(facts, key=lambda fact: min(fact.evidence))


def article_json(a: t.Article) -> dict[str, Any]:
    known = {thing.name: sorted(thing.aliases) for thing in (*a.offices, *a.facilities, *a.communities, *a.programmes)}
    return {
        "title": a.title,
        "byline": a.byline,
        "persons": list(dict.fromkeys(p.name for p in by_words(a.persons))),
        "posts": [
            {"person": p.person.partition("@")[0], "org": p.office, "org_aliases": sorted(p.office_aliases), "title": p.title}
            for p in by_words(a.posts)
        ],
        "organizations": [named(o, kind=o.kind) for o in by_words(a.offices)],
        "communities": [named(c, within=c.within) for c in by_words(a.communities)],
        "programmes": [named(p) for p in by_words(a.programmes)],
        "facilities": [named(f, address=f.address) for f in by_words(a.facilities)],
        "documents": [d.name for d in by_words(a.documents)],
        "indicators": [
            {"about": i.about, "aliases": known.get(i.about, []), "measure": i.measure, "value": i.value, "unit": i.unit,
             "when": i.when}
            for i in by_words(a.indicators)
        ],
        "events": [event_json(e) for e in by_words(a.events)],
    }  # fmt: skip


def named(thing: Any, **more: Any) -> dict[str, Any]:
    return {"name": thing.name, "aliases": sorted(thing.aliases), **more}


def event_json(e: t.Event) -> dict[str, Any]:
    return {
        "kind": e.kind,
        "date": e.when.date,
        **({"date_end": e.when.end} if e.when.end else {}),
        "date_basis": e.when.basis,
        "places": [{"name": s.place, "aliases": sorted(s.aliases)} for s in e.stops],
        "programmes": sorted(e.programmes),
        "participants": [
            {"name": p.agent.partition("@")[0], "kind": p.kind, "role": p.role} for p in by_words(e.participants)
        ],
    }
