"""What went wrong, in; an answer of the form of RFC 9457 in Chinese and English out."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from ..graph.errors import KGError, LockedError
from ..queries.errors import BadParameter, QuestionError, UnknownName
from ..queries.types import Label
from .pool import Broken, Stopped

LOG = logging.getLogger("jiedao.serve")
TITLES = {
    400: Label("请求有误", "bad request"),
    401: Label("需要口令", "a token is needed"),
    403: Label("不允许", "not allowed"),
    404: Label("没有找到", "not found"),
    405: Label("不支持此方法", "this method is not supported"),
    406: Label("没有所要的格式", "none of the wanted formats"),
    408: Label("请求来得太慢", "the request came in too slowly"),
    413: Label("太大", "too large"),
    415: Label("不支持此内容类型", "this content type is not supported"),
    422: Label("结果太多", "the answer is too long"),
    429: Label("请求太频繁", "too many requests"),
    500: Label("服务器出错", "an error of the server"),
    501: Label("没有启用", "not switched on"),
    503: Label("暂时无法回答", "cannot be answered at the moment"),
}


class Refused(Exception):  # noqa: N818 - reads better where it is raised
    """A request that is not answered, and why."""

    def __init__(self, status: int, detail: Label, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(str(detail))
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})


def title(status: int) -> Label:
    phrase = HTTPStatus(status).phrase
    return TITLES.get(status, Label(phrase, phrase))


def body(status: int, detail: Label, **further: object) -> bytes:
    said = {
        "type": "about:blank", "title": str(title(status)), "status": status, "detail": str(detail),
        "zh": detail.zh, "en": detail.en, **further,
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")


def problem(status: int, detail: Label, headers: Mapping[str, str] | None = None, **further: object) -> Response:
    kept = {"cache-control": "no-store", **(headers or {})}
    if status in (429, 503):
        kept.setdefault("retry-after", "5")
    return Response(body(status, detail, **further), status, kept, media_type="application/problem+json")


async def refused(request: Request, error: Exception) -> Response:  # noqa: ARG001 - as Starlette calls it
    return said_of(error)


def said_of(error: Exception) -> Response:
    match error:
        case Refused():
            return problem(error.status, error.detail, error.headers)
        case Stopped():
            return problem(error.status, error.message)
        case UnknownName():
            return problem(404, error.message, near=list(error.near))
        case BadParameter() | QuestionError():
            return problem(400, error.message)
        case LockedError():
            return problem(503, Label(str(error), "the graph is being written; try later"))
        case KGError():
            return problem(404, Label(str(error), "not in the graph"))
        case ClientDisconnect():
            return problem(400, Label("请求没有说完", "the request broke off"))
        case HTTPException():
            return problem(error.status_code, title(error.status_code), error.headers)
        case _:
            LOG.error("accident", extra={"said": {"error": str(error)}})
            return problem(500, Label("出了意外，请凭请求编号查日志", "an accident; the log has it under the id of the request"))


KINDS = (Refused, QuestionError, KGError, HTTPException, ClientDisconnect, Broken)
HANDLERS = dict.fromkeys(KINDS, refused)
