"""A table in, HTML for a notebook out: one fragment that needs nothing else, sortable, with the quotations folded away.

Everything that a document says is escaped. Colours are those of the notebook, light or dark.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import islice

from ..formats import shared
from ..types import Column, Label, Plain, Record, Table, Value

SHOWN = 200
"""Rows; the rest is counted."""
STYLE = """\
<style>
.jiedao { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; line-height: 1.5;
 overflow-x: auto }
.jiedao table { border-collapse: collapse; margin: .5em 0; color: inherit; background: transparent; font-size: 1em }
.jiedao caption { text-align: left; padding: .2em 0; opacity: .75 }
.jiedao th, .jiedao td { text-align: left !important; vertical-align: top; padding: .3em .8em .3em 0; border: 0;
 border-bottom: 1px solid rgba(128, 128, 128, .3); background: transparent; color: inherit; min-width: 3.5em; max-width: 30em;
 white-space: normal }
.jiedao th { border-bottom: 2px solid rgba(128, 128, 128, .6) }
.jiedao th button { all: unset; cursor: pointer; font-weight: 600 } .jiedao th button:focus-visible { outline: 2px solid currentColor }
.jiedao th[aria-sort=ascending] button::after { content: " ▲" } .jiedao th[aria-sort=descending] button::after { content: " ▼" }
.jiedao td.list { min-width: 7em } .jiedao td.records { min-width: 14em }
.jiedao td.number { text-align: right !important; font-variant-numeric: tabular-nums } .jiedao td.date { white-space: nowrap }
.jiedao small { opacity: .7; font-weight: normal } .jiedao summary { cursor: pointer; min-width: 18em }
.jiedao ul { margin: .2em 0; padding-left: 1.2em } .jiedao small[lang=en] { white-space: nowrap }
.jiedao code { font-size: .75em; padding: 0; background: transparent; color: inherit; display: inline-block; max-width: 14em; overflow: hidden;
 text-overflow: ellipsis; white-space: nowrap; vertical-align: bottom }
</style>
"""
SCRIPT = """\
<script>
for (const table of document.querySelectorAll(".jiedao table:not([data-ready])")) {
  table.dataset.ready = "1"
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells]
  const key = (row, n) => row.cells[n].dataset.key ?? ""
  heads.forEach((head, n) => head.firstElementChild.addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending", number = head.dataset.type === "number"
    const compare = (a, b) => number ? Number(a) - Number(b) : a.localeCompare(b, "zh")
    heads.forEach(other => other.removeAttribute("aria-sort"))
    head.setAttribute("aria-sort", down ? "descending" : "ascending")
    body.append(...[...body.rows].sort((a, b) => {
      const x = key(a, n), y = key(b, n)
      return x === "" || y === "" ? (x === "") - (y === "") : (down ? -1 : 1) * compare(x, y)
    }))
  }))
}
</script>
"""


def both(label: Label) -> str:
    zh, en = escape(label.zh), escape(label.en)
    return zh if zh == en else f'{zh} <small lang="en">{en}</small>'


def is_number(column: Column) -> bool:
    return column.type in ("integer", "number") and not column.gathered


def heading(column: Column) -> str:
    kind = "number" if is_number(column) else "text"
    return f'<th scope="col" data-type="{kind}"><button type="button">{both(column.label)}</button></th>'


def short(iri: str) -> str:
    """`https://…/id/event/0123` → event/0123, whatever the base is."""
    return "/".join(iri.split("/")[-2:]) if "://" in iri else iri


def worded(column: Column, value: Plain) -> str:
    """One value that is no list: codes in words, identifiers short."""
    if value is None:
        return ""
    said = str(value)
    if column.codes and said in column.codes:
        return both(column.codes[said])
    if column.type == "node":
        return f'<code title="{escape(said)}">{escape(short(said))}</code>'
    return escape(said)


def record(column: Column, value: Mapping[str, Plain]) -> str:
    return " ".join(worded(column, part) for part in value.values() if part is not None)


def quotation(value: Mapping[str, Plain]) -> str:
    place = f"{value['document']}:{value['start']}-{value['end']}"
    title = f"《{escape(str(value['title']))}》" if value.get("title") else ""
    return f"「{escape(str(value['quote']))}」 <small>{title}{escape(place)}</small>"


def quotations(values: tuple[Value, ...]) -> str:
    """The first one to see, all of them behind it."""
    found = [value for value in values if isinstance(value, Mapping)]
    if not found:
        return ""
    more = f" <small>+{len(found) - 1}</small>" if len(found) > 1 else ""
    items = "".join(f"<li>{quotation(one)}</li>" for one in found)
    return f"<details><summary>「{escape(str(found[0]['quote']))}」{more}</summary><ul>{items}</ul></details>"


def shown(column: Column, value: Value) -> str:
    if isinstance(value, Mapping):
        return record(column, value)
    if not isinstance(value, tuple):
        return worded(column, value)
    if column.type == "passage":
        return quotations(value)
    return "<br>".join(shown(column, one) for one in value)


def sorting_key(value: Value) -> str:
    if isinstance(value, tuple):
        return " ".join(sorting_key(one) for one in value)
    if isinstance(value, Mapping):
        return " ".join(str(part) for part in value.values() if part is not None)
    return "" if value is None else str(value)


def kind_of(column: Column) -> str:
    if column.gathered:
        return "records" if column.fields and column.type != "passage" else "list"
    return "number" if is_number(column) else "date" if column.type == "date" else "text"


def cell(column: Column, row: Record) -> str:
    kind, value = kind_of(column), row[column.name]
    said = escape(str(shared(column, row, "both"))) if column.share_of else shown(column, value)
    return f'<td class="{kind}" data-key="{escape(sorting_key(value))}">{said}</td>'


def caption(table: Table) -> str:
    count = len(table)
    said = [both(Label(f"{table.question}：{count} 行", f"{count} row{'' if count == 1 else 's'}"))]
    if count > SHOWN:
        said.append(both(Label(f"仅列前 {SHOWN} 行，全部见 .to_pandas()", f"the first {SHOWN} are shown; all: .to_pandas()")))
    hidden = "、".join(column.name for column in table.columns if not is_shown(column))
    if hidden:
        said.append(both(Label(f"编号 {hidden} 见 .to_dicts()", "identifiers: .to_dicts()")))
    return " · ".join([*said, *(both(note) for note in table.notes)])


def is_shown(column: Column) -> bool:
    """Long identifiers would push the sentences off the page."""
    return not (column.wide and column.type == "node")


def to_html(table: Table) -> str:
    kept = [column for column in table.columns if is_shown(column)]
    heads = "".join(map(heading, kept))
    rows = ("<tr>" + "".join(cell(column, row) for column in kept) + "</tr>\n" for row in islice(table, SHOWN))
    body = f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>"
    return f'<div class="jiedao" lang="zh">\n{STYLE}<table>\n<caption>{caption(table)}</caption>\n{body}</table>\n{SCRIPT}</div>\n'
