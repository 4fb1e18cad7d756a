"""A question in words in, its answer out: read, mapped to named questions, asked, and told in a sentence."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from ...graph.search.keys import key
from ...schema.days import is_iso_day
from ..errors import BadParameter, encodable
from ..header import questions
from ..types import Label, Question, Record, Table
from .brackets import bracketed
from .clauses import clauses
from .closest import closest
from .cues import cued
from .examples import nearest
from .frame import frame_of
from .merging import put_together
from .mistyped import corrected, without_glosses
from .names import Names
from .plan import MOST, plans
from .rows import FIRST, LAST, chosen, is_of, of_whom, selected, span, values_of
from .sentence import sentence
from .stretches import last_day
from .tokens import tokens_of
from .told import PIECE
from .turns import is_compared
from .types import Ambiguous, Answer, NotUnderstood, Reading, Show, Thing, Token, Translator, Understood

Ask = Callable[[str, Mapping[str, str | None]], Table]
AREAS = {"街道", "区", "县", "镇"}
MOST_TRIED = 6
"""Things of one name."""
PREAMBLE = re.compile("[，,。；;：:]")
SAYING = ("name", "time", "ask", "title", "order", "but")
"""What says something of the question, wherever it stands."""
LISTED = re.compile("名单|历任|历届|哪些|哪几|都有|分别|各")
LONGEST = 300
"""Characters: nobody asks a longer question, and every reading of it would have to be weighed."""


@dataclass(frozen=True, slots=True)
class Asker:
    """`names` is the graph's dictionary, `ask` answers a named question, `today` is what relative times are counted from."""

    names: Names
    ask: Ask
    today: date
    base: str = ""
    translator: Translator | None = None
    anywhere: Callable[[str], bool] | None = None
    """Whether any article or name has a word, where there is an index that says so at once."""

    def answer(self, text: str) -> Answer:
        text = encodable(text).strip()
        if not text:
            raise BadParameter(Label("请写出问题", "say what you want to know"))
        if len(text) > LONGEST:
            raise BadParameter(Label(f"问题请不超过 {LONGEST} 个字", f"a question has at most {LONGEST} characters"))
        try:
            return self.understood(text)
        except NotUnderstood as refused:
            readings = self.translated(text)
            if readings:
                return self.best(text, readings, [])
            near = nearest(self.names, self.tokens(text))
            raise NotUnderstood(with_nearest(refused.message, near), refused.unknown, near) from refused

    def understood(self, text: str) -> Answer:
        """As one frame; else clause by clause; else without what was only said in front."""
        meant, tokens, slips = self.as_meant(text)
        whole = put_together(bracketed(meant, tokens, self.names), self.names)
        answer = self.framed(meant, whole)
        if answer is None:
            try:
                answer = self.in_clauses(meant, whole)
            except NotUnderstood:
                answer = self.without_preamble(meant, tokens)
                if answer is None:
                    raise
        return replace(answer, text=text, understood=(*slips, *answer.understood))

    def without_preamble(self, text: str, tokens: Sequence[Token]) -> Answer | None:
        """我腿脚不好，某站在哪里: what names nothing and asks nothing is no part of the question."""
        sign = PREAMBLE.search(text)
        if sign is None:
            return None
        if any(token.end <= sign.end() and token.tag in SAYING for token in tokens):
            return None
        try:
            return self.understood(text[sign.end() :])
        except NotUnderstood:
            return None

    def as_meant(self, text: str) -> tuple[str, list[Token], tuple[Understood, ...]]:
        """Without slips of the hand, and words that only gloss a name; with its tokens, which are read anew only where it changed."""
        tokens = self.tokens(text)
        typed, slips = corrected(text, tokens)
        tokens = tokens if typed == text else self.tokens(typed)
        meant = without_glosses(typed, tokens)
        return meant, tokens if meant == typed else self.tokens(meant), slips

    def tokens(self, text: str) -> list[Token]:
        return tokens_of(text, self.names, self.today)

    def in_clauses(self, text: str, tokens: list[Token]) -> Answer:
        parts = clauses(text, tokens)
        answers = [self.answered(text, clause) for clause in parts]
        return compared(answers) if all(is_compared(clause) for clause in parts) and len(parts) > 1 else joined(answers)

    def framed(self, text: str, tokens: list[Token]) -> Answer | None:
        """A question that is one frame from end to end."""
        try:
            readings = list(cued(text, tokens, self.names, self.today.isoformat()))
        except Ambiguous as several:
            if any(token.tag == "ask" for token in tokens) and any(thing.sort != "facility" for thing in several.candidates):
                raise
            return None  # several sites of that name, or a note of a name and what is wanted: all of that name are told
        return self.best(text, readings, [token for token in tokens if token.tag == "name"]) if readings else None

    def answered(self, text: str, clause: list[Token]) -> Answer:
        """Where a name may be several, those of them are meant that anything is reported of, if that is one; or all, if several were said."""
        frame = frame_of(text, clause, self.today.isoformat())
        try:
            return self.best(text, plans(frame, self.names, questions()), frame.named)
        except Ambiguous as asked:
            token = next((token for token in clause if set(asked.candidates) <= set(token.things)), None)
            if token is None or len(asked.candidates) > MOST_TRIED:
                raise
            each = self.each_of(text, clause, token, asked.candidates)
            sorts = {thing.sort for thing in asked.candidates}
            people = "person" in sorts
            posts = people and not frame.asks and all(one.question == "career" and one.reading.show.make == "list" for one in each)
            if len(each) > 1 and ((people and frame.several) or posts):
                return joined(each)
            each = directly(each) if sorts & {"area", "facility"} else each
            if len(each) > 1 and (sorts <= {"facility", "programme"} or (sorts == {"office"} and (frame.listed or LISTED.search(text)))):
                return joined(each)
            if people or len(each) != 1:
                raise
            return each[0]

    def each_of(self, text: str, clause: list[Token], token: Token, candidates: tuple[Thing, ...]) -> list[Answer]:
        found = []
        for thing in candidates:
            said = replace(token, things=(thing,))
            try:
                answer = self.answered(text, [said if one is token else one for one in clause])
            except NotUnderstood:
                continue
            if answer.rows:
                meant = Understood(token.text, f"{thing.name}（{thing.detail}）" if thing.detail else thing.name, "only")
                found.append(replace(answer, understood=(*answer.understood, meant)))
        return found

    def translated(self, text: str) -> list[Reading]:
        """What a translator makes of it, if it is a named question with parameters that it declares."""
        found = self.translator.translate(text, dict(questions())) if self.translator else None
        if found is None:
            return []
        name, parameters = found
        return [Reading(name, checked(questions(), name, parameters), Show())]

    def best(self, text: str, readings: list[Reading], named: list[Token]) -> Answer:
        """The first reading that has an answer, else the likeliest without one."""
        made: list[Answer] = []
        vague: Answer | None = None
        unknown: NotUnderstood | None = None
        for reading in map(closest, readings):
            try:
                made.append(self.told(text, reading, named))
            except NotUnderstood as refused:
                unknown = unknown or refused
                continue
            if made[-1].rows and is_of_that_day(made[-1]):
                return made[-1]
            vague = vague or (made[-1] if made[-1].rows else None)
        if vague is not None:
            return vague
        if unknown is not None:
            raise unknown
        return next((one for one in made if one.found), made[0])

    def told(self, text: str, reading: Reading, named: list[Token]) -> Answer:
        self.must_stand(reading.show)
        table = self.ask(reading.question, reading.parameters)
        rows = chosen(table, reading.show)
        if reading.show.beside is not None:
            rows = self.beside(rows, reading.show.beside)
        command = self.command(reading)
        wide = self.wider(reading, table) if reading.show.around else None
        if wide is not None:
            table, rows, command = wide
        elif len(rows) < len(table):
            command = self.command(tightened(reading, rows))
        if reading.show.make == "count" and rows and self.sorted_out(rows, reading.show) == (0,):
            rows = []  # of what was to be counted the reports have none
        found = rows
        if not rows and (reading.show.also_roles or reading.show.called) and reading.show.beside is None:  # there are reports, though not of that
            found = selected(table, replace(reading.show, roles=(), also_roles=(), called=(), make="list"))
        reading = measured(reading, rows)
        values = self.sorted_out(rows, reading.show)
        said = reading.show.quoted
        if said and (not rows or (reading.show.told and not values)):  # the words are of no report, or of nobody in it
            raise NotUnderstood(Label(f"没有看懂：{'、'.join(said)}", f"not understood: {', '.join(said)}"), said)
        if reading.show.make in ("list", "first", "last") and not values and reading.show.column:
            rows = []
        calls = {thing.node: thing.name for token in named for thing in token.things} | self.names.called(reading.parameters.values())
        return Answer(
            table.question, table.columns, tuple(tuple(row[column.name] for column in table.columns) for row in rows), table.notes,
            text=text, sentence=sentence(reading, rows, values, calls, len(found)), values=values, reading=reading,
            command=command, understood=understood(named, calls), found=len(found),
        )  # fmt: skip

    def must_stand(self, show: Show) -> None:
        """A word that no article has is refused before every row is read for it."""
        said = (*show.quoted, *(show.beside.show.quoted if show.beside else ()))
        strange = tuple(word for word in said if self.anywhere and len(key(word)) >= PIECE and not self.anywhere(key(word)[:PIECE]))
        if strange:
            raise NotUnderstood(Label(f"没有看懂：{'、'.join(strange)}", f"not understood: {', '.join(strange)}"), strange)

    def wider(self, reading: Reading, table: Table) -> tuple[Table, list[Record], str] | None:
        """The question without the place, of whose rows those count that are of the place all the same; None where there are no more.

        The commands that give them: that of the place, and one for each of its offices, or places within, that have further ones.
        """
        here = {row["event"] for row in table}
        broad = replace(reading, parameters={name: value for name, value in reading.parameters.items() if name not in ("place", "office")})
        every = self.ask(broad.question, broad.parameters)
        kept = [row for row in every if row["event"] in here or is_of(row, reading.show.around)]
        if len(kept) <= len(here):
            return None
        more = dict.fromkeys(link for row in kept if row["event"] not in here for link in [of_whom(row, reading.show.around)] if link)
        asked = [reading, *(replace(broad, parameters={**broad.parameters, name: value}) for name, value in more)]
        return every, selected(kept, reading.show), "\n".join(map(self.command, asked))

    def beside(self, rows: list[Record], events: Reading) -> list[Record]:
        """What stands in the same report as one of these events."""
        told = chosen(self.ask(events.question, events.parameters), events.show)
        reports = {report for row in told for report in reports_of(row)}
        days = {span(row)[1] for row in told}
        return [row for row in rows if reports & reports_of(row) and ("event" not in row or near(span(row)[0], days))]

    def sorted_out(self, rows: list[Record], show: Show) -> tuple[str | float, ...]:
        """Where only offices or only people answer, those."""
        if show.column == "place" and show.suffixes and set(show.suffixes) <= AREAS:
            return self.areas_of(rows, show)
        if show.offices:
            return tuple(value for value in values_of(rows, show) if not self.names.is_person(str(value)))
        return self.people_of(rows, show) if show.people else values_of(rows, show)

    def areas_of(self, rows: list[Record], show: Show) -> tuple[str | float, ...]:
        """去过哪些街道: the places themselves, or what is around them."""
        if show.make == "most":
            raise NotUnderstood(MOST)
        places = values_of(rows, replace(show, suffixes=(), make="list"))
        around = [name for place in places for name in (str(place), *self.names.around_of(str(place))) if name.endswith(show.suffixes)]
        found = tuple(sorted(dict.fromkeys(around), key=around.index))
        return (len(found),) if show.make == "count" else found

    def people_of(self, rows: list[Record], show: Show) -> tuple[str | float, ...]:
        """Offices take part as well, but are no people."""
        if show.make == "most":
            named = [value for value in values_of(rows, replace(show, make="list")) if not self.names.is_person(str(value))]
            return values_of(rows, replace(show, without=(*show.without, *map(str, named))))
        found = tuple(value for value in values_of(rows, replace(show, make="list")) if self.names.is_person(str(value)))
        return (len(found),) if show.make == "count" else found

    def command(self, reading: Reading) -> str:
        """What to type for it."""
        declared = {parameter.name: parameter for parameter in questions()[reading.question].parameters}
        placed = sorted((declared[name].position or 99, name) for name in reading.parameters)
        words = ["jiedao", reading.question]
        for position, name in placed:
            value = shlex.quote(reading.parameters[name].removeprefix(self.base) if self.base else reading.parameters[name])
            words += [value] if position < 99 else [f"--{name.replace('_', '-')}", value]
        return " ".join(words)


def is_of_that_day(answer: Answer) -> bool:
    """Where one day is asked for, a report of a month that may have it says less than one of the day."""
    day = answer.reading.parameters.get("since", "")
    if not is_iso_day(day) or day != answer.reading.parameters.get("until") or all(column.name != "date" for column in answer.columns):
        return True
    return any(day in str(row["date"]) for row in answer)


def near(day: str, days: set[str]) -> bool:
    """On one of these days or the day after: what a report tells of one visit."""
    try:
        given = date.fromisoformat(day)
    except ValueError:
        return False
    return given.isoformat() in days or (given - timedelta(days=1)).isoformat() in days


def reports_of(row: Record) -> set[tuple[str, str]]:
    passages: Any = row.get("evidence") or ()
    return {(str(one["document"]), str(one["title"])) for one in passages}


def directly(answers: list[Answer]) -> list[Answer]:
    """Of places of one name, those whose own events answer, not only reports that have the name; where it is the same report, either."""
    there = [one for one in answers if {"place", "office"} & one.reading.parameters.keys()]
    same = bool(answers) and not there and all(one.rows == answers[0].rows for one in answers)
    return [replace(answers[0], understood=answers[0].understood[:-1])] if same else there or answers


def compared(answers: list[Answer]) -> Answer:
    """Whose count is the greatest: what the sentence ends with."""
    counts = [(float(answer.values[0]) if answer.values else 0.0, answer.reading.show.who) for answer in answers]
    best = max(count for count, _ in counts)
    who = tuple(name for count, name in counts if count == best)
    both = joined(answers)
    if len(who) > 1:
        return replace(both, values=who, sentence=Label(f"{both.sentence.zh}一样多。", f"{both.sentence.en} As many."))
    return replace(both, values=who, sentence=Label(f"{both.sentence.zh}{who[0]}更多。", f"{both.sentence.en} More: {who[0]}."))


def measured(reading: Reading, rows: list[Record]) -> Reading:
    """Figures that answer by a word of what is counted: the word is the measure that is asked for."""
    if reading.question != "indicators" or not rows or "measure" in reading.parameters:
        return reading
    words = [word for said in reversed(reading.show.words) for word in said.split()]
    measure = next((word for word in words if all(key(word) in key(str(row["measure"])) for row in rows)), None)
    return replace(reading, parameters={**reading.parameters, "measure": measure}) if measure else reading


def tightened(reading: Reading, rows: list[Record]) -> Reading:
    """Where only some of the rows answer, the command is for the days of these."""
    declared = {parameter.name for parameter in questions()[reading.question].parameters}
    days = [span(row) for row in rows if row.get("date")]
    if not {"since", "until"} <= declared or not days or len(days) < len(rows) or any(FIRST in day or LAST in day for day in days):
        return reading
    since, until = min(day[0] for day in days), max(day[1] for day in days)
    return replace(reading, parameters={**reading.parameters, "since": since, "until": in_calendar(until)})


def in_calendar(day: str) -> str:
    """A month ends at its 31st where days are compared; no command may say so of September."""
    return day if is_iso_day(day) else last_day(day[:7]).isoformat()


def joined(answers: list[Answer]) -> Answer:
    """What a question asks for after the first thing is said after it; rows of one question are one table."""
    first = answers[0]
    for other in answers[1:]:
        zh, en = f"{first.sentence.zh}{other.sentence.zh}", f"{first.sentence.en} {other.sentence.en}"
        same = first.question == other.question and first.columns == other.columns
        first = replace(
            first, rows=(*first.rows, *(row for row in other.rows if same and row not in first.rows)), sentence=Label(zh, en),
            values=tuple(dict.fromkeys((*first.values, *other.values))), understood=tuple(dict.fromkeys((*first.understood, *other.understood))),
            further=first.further if same and first.command == other.command else (*first.further, other),
        )  # fmt: skip
    return first


def understood(named: list[Token], _: Mapping[str, str]) -> tuple[Understood, ...]:
    """Whatever was not written as the graph writes it."""
    return tuple(
        Understood(token.text, "、".join(dict.fromkeys(thing.name for thing in token.things)), token.how)
        for token in named
        if token.how != "name" and token.things and token.text != token.things[0].name
    )


def with_nearest(message: Label, near: tuple[Label, ...]) -> Label:
    zh = "；".join(one.zh for one in near)
    en = "; ".join(one.en for one in near)
    return Label(f"{message.zh}。可以这样问：{zh}", f"{message.en}. Questions like these can be asked: {en}") if near else message


def checked(catalogue: Mapping[str, Question], name: object, parameters: object) -> dict[str, str]:
    """Strictly what a header declares: a named question, its parameters, text for each."""
    if not isinstance(name, str) or name not in catalogue:
        raise BadParameter(Label("翻译给出的不是已有的问题", "the translation is no named question"))
    declared = {parameter.name for parameter in catalogue[name].parameters}
    if not isinstance(parameters, dict) or not all(isinstance(k, str) and k in declared and isinstance(v, str) for k, v in parameters.items()):
        raise BadParameter(Label(f"翻译给出的参数不属于 {name}", f"the translation has parameters that {name} does not declare"))
    return dict(parameters)


