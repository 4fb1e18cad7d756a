"""Graph → answers: one question is one .rq file with a header; one small engine runs them all."""

from .engine import ask, ask_with
from .errors import BadParameter, QuestionError, UnknownName
from .header import questions
from .select import run
from .types import Column, Label, Parameter, Question, Record, Table

__all__ = [
    "BadParameter", "Column", "Label", "Parameter", "Question", "QuestionError", "Record", "Table", "UnknownName",
    "ask", "ask_with", "questions", "run",
]
