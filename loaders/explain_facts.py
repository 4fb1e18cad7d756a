"""An article's facts as statements to be read: `schema.types.Article` in, lines with rule and passages out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..schema.rules import confidence
from ..schema.types import Article, Event, Evidence, Participation, Programme, When

GROUPS = {
    "person": "人物", "post": "职务", "office": "机构", "community": "小区村居", "facility": "设施", "address": "地址",
    "programme": "项目", "document": "文件", "indicator": "指标", "event": "活动", "date": "日期", "part": "隶属",
    "stop": "到访", "concerns": "事项", "participant": "参与",
}  # fmt: skip
EVENTS = {
    "visit": "考察走访", "meeting": "会议", "ceremony": "仪式", "training": "培训", "activity": "活动", "other": "其他"
}  # fmt: skip
ROLES = {
    "leads": "带队", "visits": "到访", "accompanies": "陪同", "chairs": "主持", "organises": "组织", "speaks": "讲话",
    "reports": "汇报", "attends": "出席", "awards": "颁授", "receives": "接受",
}  # fmt: skip
OFFICES = {
    "government": "政府", "party": "党委", "congress": "人大", "consultative": "政协", "mass": "群团", "residents": "居民组织",
    "enterprise": "企业", "finance": "金融", "education": "教育", "health": "卫生", "taskforce": "专班", "media": "媒体",
    "other": "其他",
}  # fmt: skip
BASES = {"stated": "原文写明", "inferred-year": "年份推定", "inferred": "推定", "none": "无从推定"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact in words; `depth` is 1 for what belongs to the event before it."""

    group: str
    words: str
    rule: str
    evidence: Evidence
    depth: int = 0


def trusted(rule: str) -> str:
    """The rule with its confidence, if annotated documents have shown one: `role.leads 0.98`."""
    worth = confidence().get(rule)
    return rule if worth is None else f"{rule} {worth:.2f}"


def statements(article: Article) -> Iterator[Statement]:
    """All facts of an article in the order of the model."""
    names = {person.key: person.name for person in article.persons}
    for person in article.persons:
        yield Statement("person", _joined(person.name, _also(person.aliases), person.area), person.rule, person.evidence)
    for post in article.posts:
        held = _joined(names.get(post.person, post.person), post.office, post.title, _noted("见于 seen", post.seen))
        yield Statement("post", held, post.rule, post.evidence)
    for office in article.offices:
        kind = f"{OFFICES[office.kind]} {office.kind}"
        words = _joined(office.name, kind, _also(office.aliases), office.area, _noted("属 of", office.parent))
        yield Statement("office", words, office.rule, office.evidence)
    yield from _places(article)
    for programme in article.programmes:
        words = _joined(programme.name, _also(programme.aliases))
        yield Statement("programme", words, programme.rule, programme.evidence)
    for document in article.documents:
        yield Statement("document", f"《{document.name}》", document.rule, document.evidence)
    for found in article.indicators:
        words = _joined(found.about, f"{found.measure} {found.value:.15g} {found.unit}".strip(), found.when)
        yield Statement("indicator", words, found.rule, found.evidence)
    programmes = {programme.name: programme for programme in article.programmes}
    for number, event in enumerate(article.events, 1):
        concerned = tuple(programmes[name] for name in event.programmes if name in programmes)
        yield from _event(number, event, concerned, names)


def _places(article: Article) -> Iterator[Statement]:
    for community in article.communities:
        words = _joined(community.name, _also(community.aliases), _noted("位于 in", community.within))
        yield Statement("community", words, community.rule, community.evidence)
    for facility in article.facilities:
        at = _noted("地址 at", facility.address)
        words = _joined(facility.name, _also(facility.aliases), at, _noted("位于 in", facility.within))
        yield Statement("facility", words, facility.rule, facility.evidence)


def _event(number: int, event: Event, programmes: tuple[Programme, ...], names: dict[str, str]) -> Iterator[Statement]:
    words = _joined(f"{number}. {EVENTS[event.kind]} {event.kind}", f"“{event.label}”" if event.label else None)
    yield Statement("event", words, event.rule, event.evidence)
    yield Statement("date", dated(event.when), event.when.rule, event.when.evidence, 1)
    if event.parent is not None:
        yield Statement("part", f"第 {event.parent + 1} 项 of event {event.parent + 1}", event.rule, event.evidence[:1], 1)
    for order, stop in enumerate(event.stops, 1):
        yield Statement("stop", _joined(f"{order}. {stop.place}", _also(stop.aliases)), stop.rule, stop.evidence, 1)
    for programme in programmes:
        yield Statement("concerns", programme.name, programme.rule, programme.evidence[:1], 1)
    for part in event.participants:
        yield Statement("participant", _taking_part(part, names), part.rule, part.evidence, 1)


def _taking_part(part: Participation, names: dict[str, str]) -> str:
    return _joined(names.get(part.agent, part.agent), f"{ROLES[part.role]} {part.role}")


def dated(when: When) -> str:
    """A date with how it is known."""
    date = f"{when.date}/{when.end}" if when.date and when.end else when.date or "—"
    return _joined(date, f"{BASES[when.basis]} {when.basis}")


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _noted(label: str, value: str | None) -> str | None:
    return f"{label} {value}" if value else None


def _also(aliases: tuple[str, ...]) -> str | None:
    return _noted("又作 also", "、".join(aliases))
