"""A frame in which nothing is asked in, the same with what such a note asks for out: 琥珀街道 来访, 揭牌 2022年12月, events Huaqiao 2022.

Only where whatever is said has a place in a named question: a word that nothing explains is refused before.
"""

from __future__ import annotations

from dataclasses import replace

from .frame import EVENTS, Frame, replace_frame
from .types import Token
from .words import table

DONE = ("awards", "declares", "speaks", "talks", "reports")
VISITS = ("visits", "goes", "leads")
ANSWERING = ("speaks", "talks", "reports", "chairs", "accompanies", "awards", "declares")
"""Of whose words in a note those are wanted who did it."""


def doers(frame: Frame) -> Frame | None:
    """致辞 邻里节, 陪同 某某: who did it, where the deed stands first and what it was done at behind it."""
    if frame.asks or frame.yes or frame.refused or frame.nouns and not frame.noun("meeting", "ceremony", "training", "visit"):
        return None
    if frame.holds or frame.titles or frame.withs or frame.orders or len(frame.acts) != 1 or frame.acts[0].value not in ANSWERING:
        return None
    act = frame.acts[0]
    behind = [*frame.labels, *frame.things, *frame.people, *frame.nouns, *frame.rest, *frame.quoted]
    if not behind or any(token.start < act.start for token in behind) or (frame.people and act.value != "accompanies"):
        return None
    return replace_frame(frame, asks=[Token(act.start, act.start, "ask", "谁", "person")])


def guests(frame: Frame) -> Frame | None:
    """某街道的客人, visitors to some place: who came."""
    came = next((noun for noun in frame.nouns if noun.text in table().get("guests", {})), None)
    if came is None or frame.acts or frame.people or frame.yes or frame.labels or len(frame.things) != 1 or frame.asks_for("many", "when", "place", "post"):
        return None
    at = frame.things[0].start
    act, asked = replace(came, start=at, end=at, tag="act", text="迎来", value="goes"), Token(at, at, "ask", "谁", "person")
    return replace_frame(frame, acts=[act], asks=[asked], nouns=[noun for noun in frame.nouns if noun is not came])


def elliptic(frame: Frame) -> Frame | None:
    """Who came, where only a place and a visit are said; else what happened."""
    if frame.asks or frame.yes or frame.refused or frame.holds or frame.excepted or frame.options or not (frame.named or frame.times or frame.labels):
        return None
    if frame.noun("address", "gap", "conflict", "coverage", "source", "dossier", "post", "office"):
        return None
    parts = len(frame.named) + len(frame.times) + len(frame.labels)
    if not frame.acts and not frame.noun(*EVENTS) and parts < 2:
        return None
    done = [act for act in frame.acts if act.value in DONE and len(act.text) > 1 and not act.text.isascii()]
    if done and not frame.people:  # 揭牌 2022年12月: the report has the word
        said = [replace(act, tag="label", value=act.text) for act in done]
        frame = replace_frame(frame, acts=[act for act in frame.acts if act not in done], labels=[*frame.labels, *said])
    came = frame.acts and not frame.people and frame.things and {act.value for act in frame.acts} <= set(VISITS)
    at = len(frame.text)
    return replace_frame(frame, asks=[Token(at, at, "ask", "谁" if came else "什么事", "person" if came else "event")])
