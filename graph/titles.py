"""Rank of a title: 1 head, 2 deputy, 3 other."""

from __future__ import annotations

import re

DEPUTY = re.compile(r"副|助理")
HEAD = re.compile(r"(?:长|书记|主任|主席|总经理|总裁|会长|校长|主编|负责人)$")
STAFF = re.compile(r"(?:调研员|主任科员|主任医师|巡视员|教授)")


def rank(title: str) -> int:
    if STAFF.search(title):
        return 3
    if DEPUTY.search(title):
        return 2
    return 1 if HEAD.search(title) else 3
