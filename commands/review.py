"""The screen of `jiedao review`: both sides of a case with their sentences; 同, 异, 疑 or s, d, u judge, q leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.markup import escape
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, Static

from ..graph.identity.cases import Case, Sentence
from ..graph.identity.dossier import Dossier
from ..graph.identity.types import Verdict

Judge = Callable[[Case, Verdict], None]


def shown(one: Dossier, sentence: Sentence) -> str:
    """One side: name, jurisdiction, posts, then the sentences with the name in bold."""
    name = escape(one.name)
    lines = [f"[b]{name}[/b]  [dim]{escape(one.id)}[/dim]", escape("、".join(one.areas)), *(f"· {escape(post)}" for post in one.posts), ""]
    for quote in one.quotes:
        lines += [f"[dim]{escape(f'{quote.date} {quote.document}')}[/dim]", escape(sentence(quote)).replace(name, f"[b]{name}[/b]"), ""]
    return "\n".join(dict.fromkeys(lines[:3])) + "\n" + "\n".join(lines[3:])


class Review(App[int]):
    """Ends with the number of cases that were judged; each judgement is written when it is made."""

    CSS = "Horizontal { height: 1fr } VerticalScroll { width: 1fr; border: round $primary; padding: 0 1 } #why { height: auto; padding: 0 1 }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s,同", "judge('same')", "同 same", key_display="s"),
        Binding("d,异", "judge('different')", "异 different", key_display="d"),
        Binding("u,疑", "judge('unsure')", "疑 unsure", key_display="u"),
        Binding("n,right", "step(1)", "下一个 next", key_display="n"),
        Binding("p,left", "step(-1)", "上一个 previous", key_display="p"),
        Binding("q,escape", "leave", "结束 leave", key_display="q"),
    ]

    def __init__(self, cases: Sequence[Case], judge: Judge, sentence: Sentence) -> None:
        super().__init__()
        self.cases, self.judge, self.sentence = cases, judge, sentence
        self.at = 0
        self.judged: dict[int, Verdict] = {}

    def compose(self) -> ComposeResult:
        yield Static(id="why")
        with Horizontal():
            for side in ("left", "right"):
                with VerticalScroll():
                    yield Static(id=side)
        yield Footer()

    def on_mount(self) -> None:
        self.show_case()

    def show_case(self) -> None:
        case, done = self.cases[self.at], self.judged.get(self.at)
        head = f"{self.at + 1}/{len(self.cases)} · {case.judgement.score:+g}" + (f" · [b]{done}[/b]" if done else "")
        self.query_one("#why", Static).update("\n".join([head, *map(escape, case.judgement.reasons)]))
        self.query_one("#left", Static).update(shown(case.left, self.sentence))
        self.query_one("#right", Static).update(shown(case.right, self.sentence))

    def action_judge(self, verdict: Verdict) -> None:
        self.judge(self.cases[self.at], verdict)
        self.judged[self.at] = verdict
        if len(self.judged) == len(self.cases):
            self.action_leave()
        else:
            self.action_step(1)

    def action_step(self, by: int) -> None:
        self.at = (self.at + by) % len(self.cases)
        self.show_case()

    def action_leave(self) -> None:
        self.exit(len(self.judged))


def run(cases: Sequence[Case], judge: Judge, sentence: Sentence) -> int:
    return Review(cases, judge, sentence).run() or 0
