"""Cypher that people wrote in; nothing out, or BadParameter that names what is refused: writing, files, other servers.

The text is cut into tokens, so that no string, comment or quoted name hides a keyword. A name behind `.`, `:`, `|` or `$` is
no keyword. This comes before the engine's own refusal to write: some statements read or write files and change no graph.
"""

from __future__ import annotations

import re

from .errors import BadParameter
from .types import Label

TOKEN = re.compile(
    r"""(?P<skip>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`]|``)*`|//[^\n\r]*|/\*.*?\*/|[.:|$]\s*[^\W\d]\w*)|(?P<word>[^\W\d]\w*)|(?P<end>;)""",
    re.DOTALL,
)
WRITING = frozenset({
    "CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "DROP", "ALTER", "FOREACH", "INSERT", "COMMENT", "GRANT", "DENY", "REVOKE",
    "MACRO", "CHECKPOINT", "ROLLBACK",
})  # fmt: skip
OPENING = frozenset({"START", "STOP", "TERMINATE", "RENAME", "BEGIN", "COMMIT", "ENABLE", "DEALLOCATE", "SHOW"})
"""Of the server or the transaction, where a statement opens with it."""
REACHING = frozenset({"LOAD", "COPY", "IMPORT", "EXPORT", "ATTACH", "INSTALL", "UNINSTALL", "USE", "PROFILE"})
"""Files, other databases, extensions."""
PROCEDURES = frozenset({
    "show_tables", "table_info", "show_connection", "db_version", "db.labels", "db.relationshiptypes", "db.propertykeys",
    "db.schema.visualization", "db.schema.nodetypeproperties", "db.schema.reltypeproperties",
})  # fmt: skip
"""What may be called: it says what there is."""
CALL = re.compile(r"\bCALL\b\s*(?P<inside>[({])?\s*(?P<name>[\w.`]*)", re.IGNORECASE)
QUIET = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|//[^\n\r]*|/\*.*?\*/""", re.DOTALL)


def refused(zh: str, en: str, word: str) -> BadParameter:
    return BadParameter(Label(f"{zh}：不接受 {word}", f"{en}: {word} is refused"))


def check(cypher: str) -> None:
    opening = True
    for found in TOKEN.finditer(cypher):
        word = (found["word"] or "").upper()
        if word in WRITING or (opening and word in OPENING):
            raise refused("只读", "read-only", word)
        if word in REACHING:
            raise refused("不读写文件，也不连其他数据库", "no files and no other databases", word)
        opening = bool(found["end"]) or (opening and not word)
    for call in CALL.finditer(QUIET.sub("''", cypher)):
        name = call["name"].lower()
        if not call["inside"] and name not in PROCEDURES:
            raise refused("只可调用查看结构的过程", "only procedures that show the schema may be called", f"CALL {name}"[:80])
