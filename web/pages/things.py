"""What pages lead to: identifiers in, kinds of things with their names, shapes and addresses out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ...queries.types import Label

KINDS: dict[str, Label] = {
    "person": Label("人物", "person"),
    "office": Label("机构", "office"),
    "community": Label("社区", "community"),
    "facility": Label("设施", "facility"),
    "area": Label("区域", "area"),
    "programme": Label("项目", "programme"),
    "event": Label("事件", "event"),
    "document": Label("文档", "document"),
    "article": Label("文章", "article"),
    "policy": Label("文件", "policy document"),
    "group": Label("人群", "group"),
}
"""By the first part of an identifier."""
PLURALS: dict[str, Label] = {
    "person": Label("人物", "People"),
    "office": Label("机构", "Offices"),
    "place": Label("地点", "Places"),
    "programme": Label("项目", "Programmes"),
    "event": Label("事件", "Events"),
    "document": Label("文档", "Documents"),
}
SHAPES = {"community": "place", "facility": "place", "area": "place", "article": "document", "policy": "document", "group": "person"}
OTHER = Label("条目", "thing")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a page: `path` is its identifier without the base."""

    path: str
    name: str

    @property
    def kind(self) -> str:
        return self.path.partition("/")[0]

    @property
    def label(self) -> Label:
        return KINDS.get(self.kind, OTHER)

    @property
    def shape(self) -> str:
        """The symbol and the colour that stand for its kind."""
        return SHAPES.get(self.kind, self.kind if self.kind in KINDS else "event")

    @property
    def url(self) -> str:
        return page_url(self.path)


def page_url(path: str) -> str:
    return "/page/" + quote(path, safe="/:@!$&'()*+,;=~-._")


def thing(base: str, said: Mapping[str, Any]) -> Thing:
    """Of a gathered value with `id` and `name`."""
    return Thing(str(said["id"]).removeprefix(base), str(said["name"]))
