"""Writes docs/questions.md from the headers of the questions: `make docs` runs it, a test says when it is out of date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jiedao.queries.header import questions
from jiedao.queries.types import Column, Parameter, Question

PAGE = Path(__file__).parent / "questions.md"
INTRO = """\
# 问题一览 / The questions

由 `queries/*.rq` 的文件头生成，请勿手改（`make docs`）。 / Generated from the headers of `queries/*.rq`; do not edit.

每个问题都能用 `--format table|json|csv|markdown` 输出；名称可用简体、繁体、别名或拼音。 / Every question answers in these
forms; names may be given in simplified or traditional characters, by alias or in pinyin. Exit codes: 0 an answer (even an
empty one), 1 a name that is not known or no graph, 2 a question put wrongly. Questions of your own: [own-questions.md](own-questions.md).
"""


def option(given: Parameter) -> str:
    return f"--{given.name.replace('_', '-')}"


def option_said(name: str) -> str:
    return f"`--{name.replace('_', '-')}`"


def usage(question: Question) -> str:
    placed = sorted((p for p in question.parameters if p.position), key=lambda p: p.position or 0)
    words = [p.name.upper() if p.required else f"[{p.name.upper()}]" for p in placed]
    words += [f"[{option(p)} {p.name.upper()}]" for p in question.parameters if p.position is None]
    return " ".join(["jiedao", question.name, *words])


def parameter(given: Parameter) -> str:
    name = f"`{given.name.upper()}`" if given.position else f"`{option(given)}`"
    values = ", ".join(f"`{code}`" for code in given.codes) or f"`{given.example}`"
    return f"| {name} | {given.label.zh} | {given.label.en} | {given.type} | {values} |"


def column(answered: Column) -> str:
    fields = ", ".join(field.removeprefix(f"{answered.name}_") for field in answered.fields)
    sort = f"{{{fields}}}" if fields else "identifier" if answered.type == "node" else answered.type
    codes = ", ".join(f"`{code}` {label.zh}" for code, label in (answered.codes or {}).items())
    return f"| `{answered.name}` | {answered.label.zh} | {answered.label.en} | {f'list of {sort}' if answered.gathered else sort} | {codes} |"


def section(question: Question) -> Iterator[str]:
    yield f"\n## {question.name}\n\n{question.summary.zh}。{question.description.zh}\n"
    yield f"\n{question.summary.en[0].upper()}{question.summary.en[1:]}. {question.description.en}\n"
    yield f"\n```text\n{usage(question)}\n```\n"
    yield from (f"\n没有 / without {option_said(name)}：{why.zh}。 / {why.en[0].upper()}{why.en[1:]}.\n" for name, why in question.without.items())
    if question.parameters:
        yield "\n| | 参数 | parameter | type | 例 / e.g. |\n|---|---|---|---|---|\n"
        yield from (f"{parameter(one)}\n" for one in question.parameters)
    yield "\n| column | 列 | | type | codes |\n|---|---|---|---|---|\n"
    yield from (f"{column(one)}\n" for one in question.columns if not one.hidden)


def page() -> str:
    return INTRO + "".join(piece for question in questions().values() for piece in section(question))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
