"""What a question may be refused for: a bilingual line that says what to do."""

from __future__ import annotations

from .types import Label


def printable(text: str) -> str:
    """What was typed, safe to say back on one line."""
    return "".join(character if character.isprintable() else "�" for character in text)


def encodable(text: str) -> str:
    """What a terminal of another encoding sends is half a character here: it is unknown, not an accident."""
    return text.encode("utf-8", "replace").decode("utf-8")


class QuestionError(Exception):
    """A question that cannot be asked this way."""

    def __init__(self, message: Label) -> None:
        super().__init__(str(message))
        self.message = message


class BadParameter(QuestionError):  # noqa: N818 - reads better where it is raised
    """A parameter that is missing, unknown or not of its type."""


class UnknownName(QuestionError):  # noqa: N818 - as above
    """A name that the graph does not know; `near` are names that it does."""

    def __init__(self, message: Label, near: tuple[str, ...]) -> None:
        super().__init__(message)
        self.near = near
