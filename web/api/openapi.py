"""What the JSON API is, for programs: the headers of the questions in, OpenAPI 3.1 out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ...graph.search.types import KINDS
from ...queries.search import MOST as MOST_HITS
from ...queries.types import Column, Label, Parameter, Question
from ..address import root
from ..conditional import unchanged
from ..served import Served
from ..settings import Settings
from .answer import LIMIT, MOST
from .questions import V1, dumped

Schema = dict[str, Any]

TYPES = {"integer": "integer", "number": "number"}
NODE = {"type": ["string", "null"], "description": "IRI"}
TEXT: Schema = {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Label"}]}
SCHEMAS: dict[str, Schema] = {
    "Label": {
        "type": "object", "required": ["zh", "en"], "additionalProperties": False,
        "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
    },
    "Column": {
        "type": "object", "required": ["name", "type", "label", "list"],
        "properties": {
            "name": {"type": "string"}, "label": TEXT, "list": {"type": "boolean"},
            "type": {"enum": ["text", "integer", "number", "date", "node", "passage"]},
            "codes": {"type": "object", "additionalProperties": TEXT},
        },
    },
    "Passage": {
        "type": "object", "description": "where a statement stands: characters of the document, and the words",
        "required": ["document", "start", "end", "quote"],
        "properties": {
            "document": {"type": "string"}, "title": {"type": ["string", "null"]},
            "start": {"type": "integer"}, "end": {"type": "integer"}, "quote": {"type": "string"},
        },
    },
    "Problem": {
        "type": "object", "required": ["title", "status", "detail", "zh", "en"],
        "properties": {
            "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"},
            "zh": {"type": "string"}, "en": {"type": "string"}, "near": {"type": "array", "items": {"type": "string"}},
        },
    },
}  # fmt: skip
PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
PROBLEMS = {
    "304": {"description": "没有变化 / not changed"},
    "400": {"description": "参数有误 / a parameter is wrong", "content": PROBLEM},
    "404": {"description": "没有此名 / no such name", "content": PROBLEM},
    "409": {"description": "图谱已更新 / the graph was built anew", "content": PROBLEM},
    "429": {"description": "请求太频繁 / too many requests", "content": PROBLEM},
    "503": {"description": "暂时无法回答 / cannot be answered at the moment", "content": PROBLEM},
}
HEADERS = {"ETag": {"schema": {"type": "string"}, "description": "of the build and the question"}}


def query(name: str, schema: Schema, label: Label, **further: Any) -> Schema:
    return {"name": name, "in": "query", "required": False, "description": str(label), "schema": schema, **further}


LEAP = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29"
DAY = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])"
DATE = f"^(?!0000)({LEAP}|[0-9]{{4}}(-(0[1-9]|1[0-2]|{DAY}))?)$"
"""A year, a month or a day that there is."""
PAGING = [
    query("lang", {"enum": ["zh", "en", "both"], "default": "both"}, Label("标签的语言", "language of labels")),
    query("limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}, Label("每页行数", "rows of a page")),
    query("cursor", {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}, Label("上一页 next 中的游标", "from `next` of the page before")),
]


def parameter(one: Parameter) -> Schema:
    schema: Schema = {"type": "string", "pattern": r"\S"}
    match one.type:
        case "date":
            schema = {"type": "string", "pattern": DATE}
        case "integer":
            schema = {"type": "integer", "minimum": 1, "maximum": 9_999_999}
        case "share":
            schema = {"type": "string", "pattern": r"^(0(\.[0-9]{1,9})?|1(\.0{1,9})?)$"}
        case "code":
            schema = {"enum": list(one.codes)}
    return query(one.name, schema, one.label, required=one.required, example=one.example)


def value(one: Column) -> Schema:
    if one.type == "passage":
        return {"$ref": "#/components/schemas/Passage"}
    if one.fields:
        return {"type": "object"}
    return NODE if one.type == "node" else {"type": [TYPES.get(one.type, "string"), "null"]}


def row(question: Question) -> Schema:
    columns = [column for column in question.columns if not column.hidden]
    said = {one.name: {"type": "array", "items": value(one)} if one.gathered else value(one) for one in columns}
    return {"type": "object", "required": list(said), "properties": said}


def answer(question: Question) -> Schema:
    properties = {
        "question": {"const": question.name}, "build": {"type": "string", "pattern": "^([0-9a-f]{64})?$", "description": "empty while it is being worked out"},
        "total": {"type": "integer", "minimum": 0}, "next": {"type": ["string", "null"], "format": "uri-reference"},
        "notes": {"type": "array", "items": TEXT},
        "columns": {"type": "array", "items": {"$ref": "#/components/schemas/Column"}},
        "rows": {"type": "array", "maxItems": MOST, "items": row(question)},
    }  # fmt: skip
    return {"type": "object", "required": list(properties), "properties": properties}


def path(question: Question) -> Schema:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{question.name}"}}}
    return {"get": {
        "operationId": question.name,
        "summary": str(question.summary),
        "description": f"{question.description.zh}\n\n{question.description.en}",
        "tags": ["questions"],
        "parameters": [*map(parameter, question.parameters), *PAGING],
        "responses": {"200": {"description": str(question.summary), "headers": HEADERS, "content": content}, **PROBLEMS},
    }}  # fmt: skip


ROWS: Schema = {"type": "array", "items": {"type": "object"}}
WORDS = query("q", {"type": "string", "pattern": r"\S", "maxLength": 300}, Label("词或问题", "words or a question"), required=True)


def table(name: str, summary: Label, parameters: list[Schema], **further: Schema) -> Schema:
    """An answer whose rows depend on what is asked."""
    properties = {
        "question": {"type": "string"}, "build": {"type": "string"}, "total": {"type": "integer", "minimum": 0},
        "notes": {"type": "array", "items": TEXT}, "columns": {"type": "array", "items": {"$ref": "#/components/schemas/Column"}},
        "rows": ROWS, **further,
    }  # fmt: skip
    content = {"application/json": {"schema": {"type": "object", "required": list(properties), "properties": properties}}}
    return {"get": {
        "operationId": name, "summary": str(summary), "tags": ["words"], "parameters": [WORDS, *parameters, PAGING[0]],
        "responses": {"200": {"description": str(summary), "content": content}, **PROBLEMS},
    }}  # fmt: skip


def words() -> Schema:
    kinds: Schema = {"type": "string", "enum": list(KINDS)}
    limit: Schema = {"type": "integer", "minimum": 1, "maximum": MOST_HITS}
    return {
        f"{V1}/search": table("search", Label("全文检索", "full text"), [
            query("kind", kinds, Label("类别", "kind")), query("limit", limit, Label("最多几条", "how many at most")),
        ]),
        f"{V1}/ask": table(
            "ask", Label("用中文或英文提问", "a question in Chinese or English"), [],
            text={"type": "string"}, sentence=TEXT, values={"type": "array"}, asked={"type": "object"}, command={"type": "string"}, further={"type": "array"},
        ),
    }  # fmt: skip


def document(here: str, known: Mapping[str, Question]) -> Schema:
    """`.csv` and `.ics` behind the name of a question give the same answer whole, as CSV and as a calendar."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "街道 Jiedao", "version": "1",
            "description": "图谱的问题，以 JSON 回答；路径后加 .csv 或 .ics 得到整个答案 / "
            "the questions of the graph, answered in JSON; with .csv or .ics behind the path the whole answer comes in that form",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": here}],
        "tags": [{"name": "questions", "description": "问题 / questions"}, {"name": "words", "description": "用词查 / by words"}],
        "paths": {**{f"{V1}/{name}": path(question) for name, question in known.items()}, **words()},
        "components": {"schemas": {**SCHEMAS, **{name: answer(question) for name, question in known.items()}}},
    }  # fmt: skip


def routes(served: Served, settings: Settings) -> list[BaseRoute]:
    async def openapi(request: Request) -> Response:
        headers = {"content-type": "application/json"}
        here = root(request, settings)
        if unchanged(request, headers, served.state.etag, here):
            return Response(status_code=304, headers=headers)
        return Response(dumped(document(here, served.state.questions)), headers=headers)

    return [Route("/api/openapi.json", openapi, name="openapi")]
