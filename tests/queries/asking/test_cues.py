"""Frames of whole questions: whatever is typed is matched in bounded steps."""

from __future__ import annotations

import re

import pytest

from jiedao.queries.asking.cues import Cue, cues


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: " ".join((cue.question, *cue.given.values())))
def test_no_group_is_repeated_without_bound(cue: Cue) -> None:
    assert re.search(r"\)[*+](?!\+)", cue.words.pattern) is None
