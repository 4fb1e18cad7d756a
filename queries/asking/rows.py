"""The answer of a named question and what of it was asked for in, the rows that answer and their values out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ...graph.search.keys import key
from ...graph.seen import earliest_day, ends, latest_day
from ..types import Record, Table
from .told import any_of, beside, covered
from .types import Show

MONTH = re.compile(r"(?:\d{4}|XXXX)-(\d\d)(?:-(\d\d))?")
KINDS = {"visit": "考察", "meeting": "会议", "ceremony": "仪式", "training": "培训", "activity": "活动"}
PEOPLE = ("participant", "person")
LATEST = ("*",)
"""In place of titles: the posts that somebody is seen in last."""
FIRST, LAST = "0000", "9999"


def chosen(table: Table, show: Show) -> list[Record]:
    """The rows that answer, in the order of the table; where only the first or last was asked for, that one."""
    return selected(table, show)


def selected(table: Iterable[Record], show: Show) -> list[Record]:
    rows = [row for row in table if fits(row, show)]
    if show.after:
        return following(rows, show)
    if rows and "measure" in rows[0]:
        return of_unit(rows, show)
    if show.earlier:
        return before_post(rows, show)
    if rows and "days" in rows[0]:
        return rows[-1:] if show.make == "last" else rows
    if show.make in ("first", "last") and rows:
        dated = [row for row in rows if span(row)[0] not in (FIRST, LAST)] or rows
        best = min(dated, key=lambda row: span(row)[0]) if show.make == "first" else max(dated, key=lambda row: span(row)[1])
        return [row for row in dated if span(row) == span(best)]
    return rows


def following(rows: list[Record], show: Show) -> list[Record]:
    """What comes after the event that has the words: on its day, or else the next time."""
    rows = sorted(rows, key=lambda row: span(row)[0])
    at = next((number for number, row in enumerate(rows) if all(any_of(word, reported(row)) for word in show.after)), None)
    if at is None:
        return []
    later = rows[at + 1 :]
    same = [row for row in later if span(row)[0] == span(rows[at])[0]]
    return same or [row for row in later if span(row)[0] == span(later[0])[0]]


def of_unit(rows: list[Record], show: Show) -> list[Record]:
    """Several figures may stand in one sentence: rather those that count what was said, in the unit that was said."""
    said = show.counted.split()
    closely = [row for row in rows if any(key(one) in key(str(row["measure"])) for one in said)]
    counting = closely or [row for row in rows if any(key(one) in key(str(row["about"])) for one in said)] or rows
    counting = [row for row in counting if counts(row, show.of_what)]
    return [row for row in counting if show.unit and str(row["unit"]) == show.unit] or counting


WITHIN = 6
"""Signs between a number and what it counts."""


def counts(row: Record, words: str) -> bool:
    """Whether the number is of that: its measure or unit says so, or the report has it beside the number. 设窗口8个 is no number of communities."""
    said = [key(one) for one in words.split()]
    if not said or any(one in key(f"{row['measure']}{row['about']}{row['unit']}") for one in said):
        return True
    number = re.escape(f"{row['value']:g}" if isinstance(row["value"], float) else str(row["value"]))
    beside_it = re.compile("|".join(f"{number}.{{0,{WITHIN}}}{re.escape(one)}|{re.escape(one)}.{{0,{WITHIN}}}{number}" for one in said))
    return any(beside_it.search(key(text)) for text in texts(row))


def before_post(rows: list[Record], show: Show) -> list[Record]:
    """做主任以前: of a career, what is seen before the first post of such a title."""
    if show.earlier == LATEST:  # 以前是什么职务: what is seen last may be held still
        latest = max((span(row)[1] for row in rows), default=LAST)
        return [row for row in rows if span(row)[1] < latest]
    first = min((span(row)[0] for row in rows if row["title"] in show.earlier), default=FIRST)
    return [row for row in rows if span(row)[0] < first and row["title"] not in show.earlier]


def fits(row: Record, show: Show) -> bool:
    if "thing" not in row and "by" in row and "events" in row:
        return not show.kinds or row["by"] in show.kinds
    if "thing" in row:
        return not show.words or row["thing"] in show.words
    if "title" in row and "office" in row and "first_seen" in row:
        return held(row, show) and (row.get("on_day") in (None, "attested") or close_to(row, show.as_of))
    if "item" in row or "step" in row:
        return not show.words or str(row.get("name")) in show.words
    if "measure" in row:
        of_time = in_month(str(row["date"] or ""), show) and (not show.suffixes or str(row["unit"]) in show.suffixes)
        return of_time and has_words(show, figure, row)
    if show.of and not ({str(row.get("person") or ""), *(name for name, _ in participants(row))} & set(show.among)):
        return False
    if show.at and not any(place.endswith(show.at) for place in listed(row, "place")):
        return False
    came = {name for name, role in participants(row) if role in ("leads", "visits")}
    if show.guests and not came & set(show.guests):
        return False
    if show.called and not all(any_of(word, key("\n".join(names_of(row)))) for word in show.called):
        return False
    return (
        present(row, show) and in_month(str(row.get("date") or ""), show) and has_words(show, reported, row)
        and (not show.kinds or row.get("kind") in show.kinds) and (show.column != "person" or has_role(row, show.roles))
        and (not show.titled or any(post.endswith(show.titled) for post in listed(row, "post")))
    )  # fmt: skip


CLOSE = 366
"""Days between a post that is seen and the day that was asked for, beyond which nothing is inferred."""


def close_to(row: Record, day: str) -> bool:
    """Whoever is seen in the post before or after a day is inferred to be in it: not from years away."""
    try:
        first, last = (date.fromisoformat(one) for one in span(row))
        since, until = date.fromisoformat(earliest_day(day)[0]), date.fromisoformat(latest_day(day)[0])
    except ValueError:
        return False
    return min(abs((since - last).days), abs((first - until).days)) <= CLOSE


def held(row: Record, show: Show) -> bool:
    """A row of a career: the title, the office and the time that were said."""
    since, until = show.also or ("", "")
    seen = not (since or until) or overlaps(str(row["first_seen"] or ""), str(row["last_seen"] or ""), since, until)
    if row["title"] in show.without or (show.who and row["person"] != show.who):
        return False
    return (not show.kinds or row["title"] in show.kinds) and (not show.words or any(word in str(row["office"]) for word in show.words)) and seen


def overlaps(first: str, last: str, since: str, until: str) -> bool:
    if not first or not last:
        return False
    return earliest_day(first)[0] <= latest_day(until or LAST)[0] and latest_day(last)[0] >= earliest_day(since or FIRST)[0]


def present(row: Record, show: Show) -> bool:
    """Whoever must take part does, in the roles that were said."""
    there = list(participants(row))
    names = {name for name, _ in there}
    if not set(show.also) <= names:
        return False
    if not show.also_roles or not show.who:
        return True
    return any(name == show.who and role in show.also_roles for name, role in there)


def participants(row: Record) -> Iterator[tuple[str, str]]:
    found: Any = row.get("participant") or ()
    if "person" in row and "role" in row:  # one row each
        found = [{"name": row["person"], "role": role} for role in listed(row, "role")]
    for one in found:
        yield str(one["name"]), str(one["role"])


def is_of(row: Record, around: str) -> bool:
    """Organised by somebody of the place, or somewhere named after it."""
    organisers = (name for name, role in participants(row) if role == "organises")
    return any(name.startswith(around) for name in (*organisers, *listed(row, "place")))


def of_whom(row: Record, around: str) -> tuple[str, str] | None:
    """What ties it to the place: an office that organises it, or where it was."""
    organisers = [name for name, role in participants(row) if role == "organises" and name.startswith(around)]
    places = [name for name in listed(row, "place") if name.startswith(around)]
    return ("office", organisers[0]) if organisers else ("place", places[0]) if places else None


def has_role(row: Record, roles: Iterable[str]) -> bool:
    said: Any = row.get("role") or ()
    return not roles or bool({*roles} & set(said))


def in_month(date: str, show: Show) -> bool:
    if show.month is None and show.day is None:
        return True
    found = MONTH.match(date)
    if show.month is None:
        return any(match[2] is not None and int(match[2]) == show.day for match in MONTH.finditer(date))
    return bool(found) and int(found[1]) == show.month and (show.day is None or (found[2] is not None and int(found[2]) == show.day))  # type: ignore[index]  # bool(found)


def has_words(show: Show, of: Callable[[Record], str], row: Record) -> bool:
    """Whether what is told of the row has every word that was said, and those that no list has; of words that mean the same, any."""
    if not (show.words or show.quoted):
        return True
    said = of(row)
    return all(any_of(word, said) for word in show.words) and all(covered(word, said) for word in show.quoted)


def reported(row: Record) -> str:
    """The event's label, programmes, places, headline and quotations, as they are compared."""
    return key("\n".join(texts(row)))


def figure(row: Record) -> str:
    return key("\n".join([str(row["about"]), str(row["measure"]), str(row["unit"]), *listed(row, "area"), *texts(row)]))


def names_of(row: Record) -> Iterator[str]:
    """What an event is called, with what it is about and where it was."""
    yield str(row.get("label") or "")
    for name in ("programme", "place"):
        found: Any = row.get(name) or ()
        yield from map(str, found)


def texts(row: Record) -> Iterator[str]:
    yield from names_of(row)
    evidence: Any = row.get("evidence") or ()
    for one in evidence:
        yield str(one["title"] or "")
        yield str(one["quote"])


def span(row: Record) -> tuple[str, str]:
    date = next((str(row[name]) for name in ("date", "first_seen", "last_seen") if row.get(name)), "")
    if "last_seen" in row:
        return earliest_day(str(row["first_seen"] or FIRST))[0], latest_day(str(row["last_seen"] or FIRST))[0]
    found = ends(date)
    return (earliest_day(found[0])[0], latest_day(found[1])[0]) if found else (LAST, FIRST)


def values_of(rows: list[Record], show: Show) -> tuple[str | float, ...]:
    if show.make == "exists":
        return ("yes" if rows else "no",)
    if show.column == "value":
        return tuple(dict.fromkeys(number for row in rows if isinstance(number := row["value"], int | float)))
    if show.column == "days":
        return tuple(int(str(row["days"])) for row in rows)
    if show.column == "count":
        return tuple(int(str(row["count"])) for row in rows)
    found = tuple(dict.fromkeys(value for row in rows for value in of_row(row, show) if value))
    if show.make == "count":
        several = len({row["event"] for row in rows}) if rows and "event" in rows[0] else len(rows)
        return (several if show.column in ("event", "") else len(narrowed(found, show)),)
    if show.make == "most":
        return most(rows, show)
    if show.single and len(rows) == 1:
        return narrowed(found, show)[:1] if show.make == "first" else narrowed(found, show)[-1:]
    if show.make in ("first", "last") and show.column in ("first_seen", "last_seen", "date"):
        return found[:1]
    return narrowed(found, show)


def most(rows: list[Record], show: Show) -> tuple[str | float, ...]:
    """Of what the rows have, that which stands in the most of them; all of them where several do."""
    told = (value[: show.period or None] for row in rows for value in dict.fromkeys(of_row(row, show)) if value)
    counted = Counter(value for value in told if not show.period or value[:4].isdigit())
    kept = narrowed(tuple(counted), show)
    best = max((counted[value] for value in kept), default=0)
    return tuple(value for value in kept if counted[value] == best)


def narrowed(found: tuple[str, ...], show: Show) -> tuple[str, ...]:
    """Only those whose names say what they are, where it was asked so: 小区, 村."""
    fit = tuple(value for value in found if answers(value, show))
    return tuple(value for value in fit if value in show.options) or fit


def answers(value: str, show: Show) -> bool:
    foreign = show.of and show.column in PEOPLE and value not in show.among
    called = value.endswith if show.column == "place" else value.__contains__
    return value not in show.without and not foreign and (not show.suffixes or any(called(suffix) for suffix in show.suffixes))


def of_row(row: Record, show: Show) -> Iterator[str]:
    match show.column:
        case "participant":
            yield from taking_part(row, show)
        case "event":
            yield named(row)
        case "post" if "title" in row:
            yield f"{row['office']}{row['title']}"
        case "holder":
            yield from holder(row)
        case "address":
            yield from holder(row) if row["detail"] else ()
        case "evidence":
            yield from (f"{one['document']}：「{''.join(str(one['quote']).split())}」" for one in telling(row, show))
        case "value":
            yield f"{row['value']}"
        case "":
            yield ""
        case column:
            value = row.get(column)
            yield from (map(str, value) if isinstance(value, tuple) else [str(value)] if value is not None else [])


def telling(row: Record, show: Show) -> list[Any]:
    """Of the passages, those that have the words; where none has, all."""
    passages: Any = row.get("evidence") or ()
    said = [key(str(one["quote"])) for one in passages]
    who = [key(show.who)] if show.who else []
    for words, name in ((show.words, who), ((), who), (show.words[-1:], []), ((), [])):
        fit = [
            one for one, text in zip(passages, said, strict=True)
            if all(covered(word, text) for word in (*show.quoted, *name)) and all(any_of(word, text) for word in words)
        ]  # fmt: skip
        if fit and (show.quoted or words or name):
            return fit
    return list(passages)


def taking_part(row: Record, show: Show) -> list[str]:
    """In the roles that were said; where words of the report were, those who stand beside them."""
    there = list(participants(row))
    out = {name for name, role in there if role in show.without_roles}
    fit = [name for name, role in there if name not in {*show.without, *out} and (not show.roles or role in show.roles)]
    if show.told:
        told = beside(row, {name for name, _ in there}, show.told)
        return [name for name in fit if name in told]
    nearest = beside(row, fit, (), show.near) if show.near else set()
    return [name for name in fit if name in nearest] or fit


def holder(row: Record) -> Iterator[str]:
    """Somebody in a post, as `community` and `office` tell it."""
    post = row.get("title") or row.get("detail")
    yield f"{row['name']}（{post}）" if post else str(row["name"])


def named(row: Record) -> str:
    """An event in a few words: its day, what it was about, what it was, where."""
    programme, place = listed(row, "programme"), listed(row, "place")
    about = "、".join(programme)
    label = str(row.get("label") or "")
    what = label if label and label not in about else ""
    said = about + what if about or what else KINDS.get(str(row.get("kind")), "")
    return " ".join(filter(None, [str(row.get("date") or ""), said, f"（{'、'.join(place)}）" if place else ""]))


def listed(row: Mapping[str, Any], name: str) -> list[str]:
    return [str(one) for one in row.get(name) or ()]
