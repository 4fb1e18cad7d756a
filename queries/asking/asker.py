"""A question in words in, its answer out: read, mapped to named questions, asked, and told in a sentence."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..errors import BadParameter, encodable
from ..header import questions
from ..types import Label, Question, Record, Table
from .examples import nearest
from .frame import Frame, frame_of
from .names import Names
from .plan import plans
from .rows import chosen, is_of, selected, values_of
from .sentence import sentence
from .tokens import tokens_of
from .types import Answer, NotUnderstood, Reading, Show, Token, Translator, Understood

Ask = Callable[[str, Mapping[str, str | None]], Table]
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

    def answer(self, text: str) -> Answer:
        text = encodable(text).strip()
        if not text:
            raise BadParameter(Label("请写出问题", "say what you want to know"))
        if len(text) > LONGEST:
            raise BadParameter(Label(f"问题请不超过 {LONGEST} 个字", f"a question has at most {LONGEST} characters"))
        try:
            return self.best(text, *self.read(text))
        except NotUnderstood as refused:
            readings = self.translated(text)
            if readings:
                return self.best(text, readings, [])
            near = nearest(self.names)
            raise NotUnderstood(with_nearest(refused.message, near), refused.unknown, near) from refused

    def read(self, text: str) -> tuple[list[Reading], list[Token]]:
        """The readings, the likeliest first, and the names that they rest on."""
        frame: Frame = frame_of(text, tokens_of(text, self.names, self.today), self.names)
        return plans(frame, self.names, questions()), frame.named

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
        unknown: NotUnderstood | None = None
        for reading in readings:
            try:
                made.append(self.told(text, reading, named))
            except NotUnderstood as refused:
                unknown = unknown or refused
                continue
            if made[-1].rows:
                return made[-1]
        if unknown is not None:
            raise unknown
        return made[0]

    def told(self, text: str, reading: Reading, named: list[Token]) -> Answer:
        table = self.ask(reading.question, reading.parameters)
        rows = chosen(table, reading.show)
        wide = self.wider(reading, table) if reading.show.around else None
        if wide is not None:
            reading, table, rows = wide
        if reading.show.quoted and not rows:
            said = reading.show.quoted
            raise NotUnderstood(Label(f"没有看懂：{'、'.join(said)}", f"not understood: {', '.join(said)}"), said)
        values = self.people_of(rows, reading.show) if reading.show.people else values_of(rows, reading.show)
        if reading.show.make == "list" and not values and reading.show.column:
            rows = []
        calls = {thing.node: thing.name for token in named for thing in token.things}
        return Answer(
            table.question, table.columns, tuple(tuple(row[column.name] for column in table.columns) for row in rows), table.notes,
            text=text, sentence=sentence(reading, rows, values, calls), values=values, reading=reading,
            command=self.command(reading), understood=understood(named, calls),
        )  # fmt: skip

    def wider(self, reading: Reading, table: Table) -> tuple[Reading, Table, list[Record]] | None:
        """The question without the place, of whose rows those count that are of the place all the same; None where there are no more."""
        here = {row["event"] for row in table}
        broad = replace(reading, parameters={name: value for name, value in reading.parameters.items() if name not in ("place", "office")})
        every = self.ask(broad.question, broad.parameters)
        kept = [row for row in every if row["event"] in here or is_of(row, reading.show.around)]
        if len(kept) <= len(here):
            return None
        return broad, every, selected(kept, reading.show)

    def people_of(self, rows: list[Record], show: Show) -> tuple[str | float, ...]:
        """Offices take part as well, but are no people."""
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


