"""Readings of some size, made without chance: one text, many people in posts and at a visit."""

from __future__ import annotations

from hashlib import sha256

from jiedao.schema import types as t

STEMS = "甲乙丙丁戊己庚辛壬癸"


def page(name: str, people: int = 20, start: int = 0, seen: str = "2021-03-17", text: str = "") -> t.Reading:
    """`start` chooses the people, so that pages overlap; `text` changes the bytes."""
    who = [STEMS[i // 100 % 10] + STEMS[i // 10 % 10] + STEMS[i % 10] for i in range(start, start + people)]
    body = text + "、".join(who) + "到忠里考察"
    document = t.Document(
        source=name, sha256=sha256(body.encode()).hexdigest(), media_type="text/plain", encoding="utf-8", text=body
    )
    at = [(t.Passage(body.index(person), body.index(person) + 3),) for person in who]
    here = (t.Passage(len(body) - 4, len(body)),)
    return t.Reading(document=document, articles=(article(who, at, here, seen, len(body)),))


def article(who: list[str], at: list[t.Evidence], here: t.Evidence, seen: str, length: int) -> t.Article:
    visit = t.Event(
        kind="visit",
        when=t.When(date=seen, basis="stated", edtf=seen, rule="date.full", evidence=here),
        stops=(t.Stop(place="忠里", evidence=here, rule="stop"),),
        participants=tuple(
            t.Participation(agent=person, kind="person", role="visits", evidence=one, rule="role")
            for person, one in zip(who, at, strict=True)
        ),
        evidence=here,
        rule="event.visit",
    )
    return t.Article(
        title="考察", byline=None, span=t.Passage(0, length), area="某街道", district="某区",
        persons=tuple(t.Person(key=p, name=p, area="某区", evidence=e, rule="person") for p, e in zip(who, at, strict=True)),
        offices=(t.Office(name="某区房管局", kind="government", area="某区", evidence=here, rule="office"),),
        posts=tuple(t.Post(person=p, office="某区房管局", title="副局长", seen=seen, evidence=e, rule="post")
                    for p, e in zip(who, at, strict=True)),
        communities=(t.Community(name="忠里", within="某街道", evidence=here, rule="community"),),
        events=(visit,),
    )  # fmt: skip


def raw(reading: t.Reading) -> bytes:
    return reading.document.text.encode()
