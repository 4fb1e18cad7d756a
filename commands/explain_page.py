"""Explanations in, one page of HTML out: the document's own characters with coloured marks, the facts beneath.

The page stands alone (no script, no other host), follows the reader's light or dark setting and can be read without
colour: each kind of mark has its sign and its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from string import Template

from ..loaders.explain import NOT_TAKEN, Explained, Explanation, Line, heading, shown
from ..loaders.explain_facts import GROUPS, Statement, trusted
from ..loaders.explain_marks import ORDER, Mark, written

STYLES: dict[str, tuple[str, str, str]] = {
    "person": ("人", "0.14 25", "solid"),
    "post": ("职", "0.12 55", "dotted"),
    "office": ("机", "0.13 260", "solid"),
    "community": ("居", "0.12 150", "solid"),
    "facility": ("施", "0.10 195", "double"),
    "address": ("址", "0.06 195", "dotted"),
    "programme": ("项", "0.15 305", "solid"),
    "document": ("文", "0.10 305", "double"),
    "indicator": ("数", "0.11 95", "dashed"),
    "date": ("日", "0.05 240", "dashed"),
}
"""Sign, chroma and hue, and line of each kind of mark."""

PAGE = Template("""\
<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
:root { color-scheme: light dark; --back: #fcfcfa; --ink: #1d1d1f; --soft: #66666c; --rule: #d9d9d4; --tint: 90%; --line: 50% }
@media (prefers-color-scheme: dark) {
  :root { --back: #17181a; --ink: #e9e9e6; --soft: #a2a2a8; --rule: #3a3b3f; --tint: 32%; --line: 75% }
}
body { max-width: 58rem; margin: 2rem auto; padding: 0 1rem; background: var(--back); color: var(--ink);
  font: 1.05rem/2 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", serif }
h1, h2, h3 { line-height: 1.5 } h1 { font-size: 1.3rem } h3 { font-size: 1.2rem }
h2 { font: 0.85rem/1.6 sans-serif; color: var(--soft); border-top: 1px solid var(--rule); padding-top: 1rem; margin-top: 3rem }
p { margin: 0.4em 0; overflow-wrap: anywhere }
mark { color: inherit; border-radius: 0.2em; padding: 0.1em 0.1em 0; cursor: help }
mark::before { content: attr(data-sign); font: 0.6em sans-serif; opacity: 0.75; vertical-align: super; margin-right: 0.15em }
$marks
.legend { font: 0.8rem/2.2 sans-serif } .legend mark { margin-right: 0.6rem }
details { font: 0.85rem/1.6 sans-serif; margin-top: 1.5rem } summary { cursor: pointer }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100% }
td, th { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid var(--rule) }
td:first-child { white-space: nowrap } tr.part td:first-child { padding-left: 1.2em }
code, small { color: var(--soft) } q { quotes: "“" "”" }
</style>
$body
</html>
""")


def page(explanations: Iterable[Explanation]) -> str:
    """One page for all documents."""
    told = list(explanations)
    title = "、".join(shown(explanation.reading.document.source) for explanation in told)
    body = "\n".join(part for explanation in told for part in _document(explanation))
    return PAGE.substitute(title=escape(title), marks="\n".join(_rules()), body=f"{_legend()}\n{body}")


def _rules() -> Iterator[str]:
    for kind, (_, colour, line) in STYLES.items():
        yield (
            f"mark.{kind} {{ background: oklch(var(--tint) {colour} / 0.6);"
            f" border-bottom: 2px {line} oklch(var(--line) {colour}) }}"
        )


def _legend() -> str:
    signs = "".join(_open(kind, "") + f"{GROUPS[kind]} {kind}</mark>" for kind in ORDER)
    return f'<p class="legend">{signs}</p>'


def _document(explanation: Explanation) -> Iterator[str]:
    yield f"<h1>{escape(shown(explanation.reading.document.source))}</h1>"
    for number, one in enumerate(explanation.articles, 1):
        yield f"<article>\n<h2>{escape(heading(number, one.article))}</h2>"
        yield from (_line(line, explanation) for line in one.lines)
        yield _facts(one, explanation)
        yield _rejected(one, explanation) + "\n</article>"


def _line(line: Line, explanation: Explanation) -> str:
    def text(start: int, end: int) -> str:
        return escape(shown(explanation.printed(start, end).rstrip("\n")))

    tag = "h3" if line.is_title else "p"
    return f"<{tag}>{' <small>|</small> '.join(written(cell, text, _edge) for cell in line.cells)}</{tag}>"


def _edge(mark: Mark, opens: bool) -> str:
    return _open(mark.kind, f"{GROUPS[mark.kind]} {mark.kind}：{mark.meaning} [{mark.rule}]") if opens else "</mark>"


def _open(kind: str, title: str) -> str:
    hover = f' title="{escape(shown(title))}"' if title else ""
    return f'<mark class="{kind}" data-sign="{STYLES[kind][0]}"{hover}>'


def _facts(one: Explained, explanation: Explanation) -> str:
    rows = "\n".join(_row(fact, explanation) for fact in one.statements)
    count = f"读到的事实 facts read: {len(one.statements)}"
    head = "<tr><th>种类 kind<th>事实 fact<th>规则 rule<th>引文与位置 quotation and offsets</tr>"
    return f'<details open><summary>{count}</summary><div class="wide"><table>\n{head}\n{rows}\n</table></div></details>'


def _row(fact: Statement, explanation: Explanation) -> str:
    source = explanation.reading.document.text
    quotes = "<br>".join(
        f"<q>{escape(shown(source[p.start:p.end]))}</q> <small>{escape(explanation.offsets(p))}</small>" for p in fact.evidence
    )
    start = '<tr class="part">' if fact.depth else "<tr>"
    kind = f"{GROUPS[fact.group]} <small>{fact.group}</small>"
    return f"{start}<td>{kind}<td>{escape(shown(fact.words))}<td><code>{escape(trusted(fact.rule))}</code><td>{quotes}</tr>"


def _rejected(one: Explained, explanation: Explanation) -> str:
    rows = "\n".join(
        f"<tr><td>{GROUPS[seen.group]} <small>{seen.group}</small><td>{escape(seen.why)}"
        f"<td><q>{escape(shown(explanation.cleaned(seen.start, seen.end)))}</q> <small>{explanation.place(seen)}</small></tr>"
        for seen in one.rejected
    )
    head = "<tr><th>种类 kind<th>原因 reason<th>原文与位置 words and offsets</tr>"
    count = f"{NOT_TAKEN}: {len(one.rejected)}"
    return f'<details><summary>{count}</summary><div class="wide"><table>\n{head}\n{rows}\n</table></div></details>'
