"""The schema of the property graph as data: labels, relationship types, their ends and their properties.

Everything that makes a database, a file or a page of it reads this: docs/property-graph.md is generated from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["string", "integer", "number", "strings"]


@dataclass(frozen=True, slots=True)
class Property:
    name: str
    type: Type
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class NodeTable:
    """`id` is the key of every node: its IRI without the base of the graph."""

    label: str
    zh: str
    en: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class RelationshipTable:
    type: str
    zh: str
    en: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...] = ()


def text(name: str, zh: str, en: str) -> Property:
    return Property(name, "string", zh, en)


def texts(name: str, zh: str, en: str) -> Property:
    return Property(name, "strings", zh, en)


def integer(name: str, zh: str, en: str) -> Property:
    return Property(name, "integer", zh, en)


def number(name: str, zh: str, en: str) -> Property:
    return Property(name, "number", zh, en)


NAME = text("name", "名称", "name")
NAMES = texts("names", "所有正式名称", "all principal names, of everything that is judged to be the same")
ALIASES = texts("aliases", "别名", "other names")
SAME_AS = texts("same_as", "判定为同一者的编号", "identifiers of what is judged to be the same")
NAMED = (NAME, NAMES, ALIASES, SAME_AS)
EDTF = text("date", "日期（EDTF）", "date (EDTF)")
START = integer("start", "起（字符）", "first character")
END = integer("end", "止（字符）", "behind the last character")
QUOTE = text("quote", "引文", "quotation")

NODES = (
    NodeTable("Person", "人物", "person", (*NAMED, text("pinyin", "拼音", "pinyin"), text("gender", "性别", "gender"))),
    NodeTable("Office", "机构", "office", (*NAMED, text("kind", "类别", "kind"))),
    NodeTable("Title", "职务", "title", (*NAMED, integer("rank", "级别", "rank: 1 is a head"))),
    NodeTable("Post", "岗位", "post: an office and a title", (NAME, SAME_AS)),
    NodeTable("Area", "行政区域", "area", (*NAMED, text("level", "层级", "level"))),
    NodeTable("Community", "社区", "community", NAMED),
    NodeTable("Facility", "设施", "facility", (*NAMED, text("address", "地址", "address"))),
    NodeTable("Programme", "项目", "programme", NAMED),
    NodeTable("Policy", "文件", "named document", NAMED),
    NodeTable("Group", "未具名的一群人", "people without names", (NAME,)),
    NodeTable(
        "Indicator", "指标", "indicator",
        (
            text("measure", "指标名", "measured property"), number("value", "数值", "value"), text("unit", "单位", "unit"),
            EDTF, text("about", "关于（原文）", "what it is about, where that is no thing of the graph"),
        ),
    ),
    NodeTable(
        "Event", "事件", "event",
        (text("kind", "类型", "kind"), NAME, EDTF, text("first", "始", "first day"), text("last", "止", "last day"), SAME_AS),
    ),
    NodeTable(
        "Article", "文章", "article",
        (
            text("title", "标题", "title"), text("byline", "署名", "byline"), text("published", "刊出日期", "published"),
            EDTF, text("document", "文档名", "name of the document"), START, END,
        ),
    ),
    NodeTable(
        "Document", "文档", "document",
        (
            NAME, text("sha256", "SHA-256", "SHA-256"), text("media_type", "类型", "media type"), text("title", "标题", "title"),
            text("published", "刊出日期", "published"), text("url", "网址", "address"), text("publisher", "出版者", "publisher"),
            text("issue", "期号", "issue"),
        ),
    ),
    NodeTable("Passage", "原文片段", "passage", (START, END, QUOTE, texts("fragments", "页面位置", "places in the page"))),
    NodeTable(
        "Fact", "一篇文章所述的一条事实", "a fact as one article tells it",
        (
            text("fact", "事实编号", "identifier of the fact; `id` has the article too"),
            text("fact_as", "所用编号", "the same before identity is applied"),
            text("kind", "类别", "event, participation, stop, tenure, indicator, article, or what is mentioned: person, office …"),
            text("article", "文章编号", "identifier of the article"),
            text("rule", "规则", "the rule that read it"), number("confidence", "可信度", "confidence of the rule"),
            text("name", "名称", "the event's label, or the name of who or what it is about, as in this article"),
            text("of", "所述之物编号", "identifier of the event, indicator or thing"),
            text("who", "人物或机构编号", "identifier of who took part or held the post"),
            text("who_as", "所用编号", "the same before identity is applied"),
            text("office", "机构名", "name of the office"), text("title", "职务", "title"), integer("rank", "级别", "rank"),
            text("seen", "见于", "when this article shows the person in the post (EDTF)"),
            text("first_seen", "首见", "first seen, over all articles"), text("last_seen", "末见", "last seen, over all articles"),
            text("role", "角色", "role"), integer("position", "次序", "which stop it is, from 1"),
            text("type", "事件类型", "kind of event"), EDTF, text("first", "始", "first day"), text("last", "止", "last day"),
            text("basis", "日期依据", "ground of the date"), text("date_rule", "日期规则", "rule of the date"),
            texts("districts", "所在区县", "names of the districts that the place lies in, as in this article"),
            text("address", "地址", "address"),
            text("measure", "指标名", "measured property"), number("value", "数值", "value"),
            text("figure", "数值（原样）", "the value in digits"), text("unit", "单位", "unit"),
        ),
    ),
)

AGENTS = ("Person", "Office", "Facility", "Group")
PLACES = ("Community", "Facility", "Office", "Area")
THINGS = ("Person", "Office", "Community", "Facility", "Programme", "Policy")
MEASURED = ("Programme", "Community", "Facility", "Office", "Area")

RELATIONSHIPS = (
    RelationshipTable(
        "HELD", "任职", "held the post", (("Person", "Post"),),
        (text("first_seen", "首见", "first seen"), text("last_seen", "末见", "last seen")),
    ),
    RelationshipTable("AT", "属于机构", "is a post of", (("Post", "Office"), ("Post", "Facility"))),
    RelationshipTable("TITLED", "职务", "has the title", (("Post", "Title"),)),
    RelationshipTable(
        "TOOK_PART", "参加", "took part in", tuple((one, "Event") for one in AGENTS),
        (text("role", "角色", "role"), text("post", "职务", "in what post"), texts("posts", "岗位编号", "identifiers of the posts")),
    ),
    RelationshipTable(
        "STOP", "到过", "stopped at", tuple(("Event", one) for one in PLACES), (integer("order", "次序", "order, from 1"),)
    ),
    RelationshipTable(
        "CONCERNS", "涉及项目", "concerns", (("Event", "Programme"), ("Fact", "Programme")),
        (text("name", "名称", "name, of a fact: as in its article"),),
    ),
    RelationshipTable("REPORTED_IN", "见于报道", "is reported in", (("Event", "Article"),), (START, END, QUOTE)),
    RelationshipTable(
        "PART_OF", "属于", "is a part of", (("Office", "Office"), ("Event", "Event")),
        (text("by", "关系", "unit (of an office), line (under the head of its line) or event"),),
    ),
    RelationshipTable(
        "WITHIN", "位于", "lies within",
        tuple((one, other) for one in ("Community", "Facility", "Area") for other in ("Area", "Community")),
    ),
    RelationshipTable("RESPONSIBLE_FOR", "管辖", "is responsible for", (("Office", "Area"), ("Office", "Community"))),
    RelationshipTable("BELONGS_TO", "所属区域", "belongs to", (("Person", "Area"), ("Person", "Community"))),
    RelationshipTable("SERVES", "服务区域", "serves", (("Programme", "Area"),)),
    RelationshipTable("MEASURES", "度量", "measures", tuple(("Indicator", one) for one in MEASURED)),
    RelationshipTable("COVERS", "报道区域", "is about the area", (("Article", "Area"), ("Article", "Community"))),
    RelationshipTable("IN_DOCUMENT", "见于文档", "stands in", (("Article", "Document"), ("Passage", "Document"))),
    RelationshipTable("TOLD_IN", "见于文章", "is told in", (("Fact", "Article"),)),
    RelationshipTable("DERIVED_FROM", "出自", "was read from", (("Fact", "Passage"),)),
    RelationshipTable("DATED_BY", "日期出自", "has its date from", (("Fact", "Passage"),), (text("by", "何者", "date, or anchor: what gives the year"),)),
    RelationshipTable(
        "OF", "所述", "tells of", tuple(("Fact", one) for one in ("Event", "Indicator", "Article", *THINGS))
    ),
    RelationshipTable("WHO", "谁", "says of whom", tuple(("Fact", one) for one in AGENTS)),
    RelationshipTable(
        "CAPACITY", "以何职务", "in what post", (("Fact", "Post"),),
        (
            text("name", "职务", "office and title, as in this article"), text("post_as", "所用编号", "the post before identity is applied"),
            text("title", "职务名", "the title alone"), integer("rank", "级别", "rank of the title"),
        ),
    ),
    RelationshipTable(
        "RELATES", "所述关系", "relates what it tells of to", tuple(("Fact", one) for one in ("Office", "Facility", "Area", "Community")),
        (
            text("by", "关系", "unit, line, area (that an office is responsible for; of a tenure: its office), within or serves"),
            text("name", "名称", "name, as in this article"),
        ),
    ),
    RelationshipTable("SHOWN_BY", "任职见于", "the fact that shows the post", (("Fact", "Fact"),)),
    RelationshipTable("OCCASION", "场合", "at what event", (("Fact", "Fact"),)),
    RelationshipTable("PLACE", "地点", "at what place", tuple(("Fact", one) for one in PLACES)),
    RelationshipTable("ABOUT", "关于", "is a figure of", tuple(("Fact", one) for one in MEASURED)),
)  # fmt: skip

NODE = {table.label: table for table in NODES}
RELATIONSHIP = {table.type: table for table in RELATIONSHIPS}
