"""The ask box: a question in Chinese or English in; the sentence that answers it, what it was taken for, rows and words out."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from ...queries.asking.types import Answer, How
from ...queries.errors import QuestionError
from ...queries.types import Label
from .. import counted
from ..counted import Counting
from ..in_words import DICTIONARY, Refusal, kept_questions, some_questions, understood
from ..served import State
from .frame import Page
from .questions import Shown
from .things import Thing

LONGEST = 300
HOW: dict[How, Label] = {
    "name": Label("名称", "its name"),
    "alias": Label("别名", "another name"), "pinyin": Label("拼音", "pinyin"), "part": Label("名称的一部分", "a part of the name"),
    "post": Label("任此职务者", "who holds the post"), "surname": Label("姓氏", "by surname"),
    "sound": Label("同音", "sounds the same"), "spelling": Label("改正一字", "one sign corrected"),
    "only": Label("有此记录的唯一一个", "the only one of the name with such reports"),
}  # fmt: skip


async def ask(page: Page) -> Response:
    text, state = page.asked("q")[:LONGEST], page.state
    found: Answer | Refusal | None = None
    status = 200
    if text:
        try:
            found = await state.pool.run(understood, counted.dictionary(state.beside, large=state.large), text)
        except Counting:
            raise
        except QuestionError as error:
            found, status = Refusal(error.message), getattr(error, "status", 400)
    examples = await some(page.state) if not isinstance(found, Answer) else ()
    answer = found if isinstance(found, Answer) else None
    shown = await run_in_threadpool(Shown(page).answer, answer) if answer else None
    refused = found if isinstance(found, Refusal) else None
    return page.render(
        "ask.html", status, title=text or page.word("提问", "Ask"), text=text, answer=answer, shown=shown, refused=refused, how=HOW,
        examples=examples, asked=page.state.questions.get(answer.reading.question) if answer else None,
        named=f"/questions/{answer.reading.question}?{urlencode(answer.reading.parameters)}" if answer else "",
        candidates=[(Thing(page.asking.path(node), name), detail) for name, detail, node in (refused.candidates if refused else ())],
    )  # fmt: skip


async def some(state: State) -> tuple[Label, ...]:
    """Questions about things of this graph; none while a large one is being counted."""
    place = state.beside / DICTIONARY
    known = await run_in_threadpool(kept_questions, place)
    return known if known is not None else () if state.large else await state.pool.run(some_questions, place)
