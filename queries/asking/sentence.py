"""What answers in, one sentence in Chinese and one in English out."""

from __future__ import annotations

from collections.abc import Mapping

from ..types import Label, Record
from .rows import named, of_row, participants
from .types import Reading, Show

VERBS: dict[tuple[str, ...], Label] = {
    ("leads", "visits", "accompanies"): Label("到访", "visited"), ("leads",): Label("带队", "led the visit to"), ("accompanies",): Label("陪同", "accompanied"),
    ("chairs",): Label("主持", "chaired"), ("organises",): Label("组织", "organised"), ("speaks", "reports", "awards"): Label("讲话", "spoke at"),
    ("speaks",): Label("讲话", "spoke at"),
    ("reports",): Label("汇报或主讲", "reported or lectured at"), ("speaks", "reports"): Label("发言", "spoke at"),
    ("receives",): Label("接受", "received something at"), ("awards", "speaks", "reports"): Label("宣布", "declared something at"),
    ("reports", "speaks"): Label("汇报或主讲", "reported or lectured at"), ("awards",): Label("揭牌或颁奖", "unveiled or awarded something at"),
    ("leads", "chairs", "organises"): Label("带队、主持或组织", "led, chaired or organised"),
    ("leads", "visits"): Label("被陪同", "was accompanied"), (): Label("参加", "took part in"),
}  # fmt: skip
KINDS = {
    "visit": Label("考察", "visits"), "meeting": Label("会议", "meetings"), "ceremony": Label("仪式", "ceremonies"), "training": Label("培训", "trainings"),
}  # fmt: skip
THINGS = {
    "persons": Label("人物", "people"), "articles": Label("文章", "articles"), "offices": Label("机构", "offices"),
    "communities": Label("社区", "communities"), "programmes": Label("项目", "programmes"),
}  # fmt: skip
SHOWN = 12
NOT_REPORTED = Label("没有报道，不等于没有发生", "what no report says may have happened all the same")


def when(parameters: Mapping[str, str]) -> Label:
    since, until = (parameters.get(name, parameters.get("on")) for name in ("since", "until"))
    if since and since == until:
        return Label(f"{since} ", f" in {since}" if len(since) < 10 else f" on {since}")
    if since and until:
        return Label(f"{since} 至 {until} ", f" from {since} to {until}")
    if since:
        return Label(f"{since} 以来", f" since {since}")
    return Label(f"{until} 及以前", f" until {until}") if until else Label("", "")


def scope(reading: Reading, names: Mapping[str, str]) -> Label:
    """Which events are spoken of: 张三 · 某某街道 · 考察."""
    given = reading.parameters
    said = [names.get(given[name], given[name]) for name in ("person", "name", "id", "office", "title", "place", "programme") if name in given]
    said += [reading.show.whence] if reading.show.whence else []
    said += list(reading.show.also) if reading.question not in ("career",) else []
    said += [word.replace(" ", "/") for word in reading.show.words] if reading.question not in ("stats",) else []
    if reading.show.beside is not None:
        inner = reading.show.beside
        said += [names.get(value, value) for name, value in inner.parameters.items() if name in ("person", "office", "place", "programme")]
        said += [word.replace(" ", "/") for word in (*inner.show.words, *inner.show.quoted)]
    kind = KINDS.get(given.get("kind", "")) or Label("", "")
    said = list(dict.fromkeys([*said, *(reading.show.kinds if reading.question == "career" else ())]))
    zh, en = "、".join([*said, *filter(None, [kind.zh])]), ", ".join([*said, *filter(None, [kind.en])])
    return Label(zh or "事件", en or "events")


def listed(values: tuple[str | float, ...], language: str) -> str:
    shown = [str(value) for value in values[:SHOWN]]
    more = len(values) - len(shown)
    if language == "zh":
        return "、".join(shown) + (f" 等 {len(values)} 项" if more > 0 else "")
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def sentence(reading: Reading, rows: list[Record], values: tuple[str | float, ...], names: Mapping[str, str], found: int = 0) -> Label:
    """`found`: how many rows there were, also where none of them has what was asked for."""
    about, time, show = scope(reading, names), when(reading.parameters), reading.show
    if show.make == "exists":
        return exists(rows, values, about, time, reading)
    if found and not rows and show.column:
        zh = f"{time.zh}{about.zh or '此事'}的报道有 {found} 处，没有写明所问的。"
        return Label(zh, f"{found} reports{time.en} on {about.en or 'this'}, but they do not say what was asked.")
    if not rows and reading.question == "conflicts":
        return Label("没有找到互相矛盾的说法。", "No statements that contradict each other were found.")
    if not rows or not (values or not show.column):
        zh = f"没有找到{time.zh}关于{about.zh or '此事'}的报道；{NOT_REPORTED.zh}。"
        return Label(zh, f"Nothing is reported{time.en} on {about.en or 'this'}; {NOT_REPORTED.en}.")
    return of_rows(reading, rows, values, about, time)


def of_rows(reading: Reading, rows: list[Record], values: tuple[str | float, ...], about: Label, time: Label) -> Label:
    show = reading.show
    if reading.question == "stats" and show.words:
        thing = THINGS.get(show.words[0], Label(show.words[0], show.words[0]))
        return Label(f"图谱里有 {values[0]} 个{thing.zh}。", f"The graph has {values[0]} {thing.en}.")
    if reading.question == "path":
        return chain(rows)
    if reading.question in ("evidence", "conflicts"):
        return Label(f"{about.zh}：原文 {len(rows)} 处。", f"{about.en}: {len(rows)} passages.")
    if not show.column:
        return Label(f"{time.zh}{about.zh or '如下'}：共 {len(rows)} 条，见表。", f"{about.en or 'As follows'}{time.en}: {len(rows)} rows, see the table.")
    if show.column == "value":
        return figures(rows, about, time, reading)
    if show.make == "most":
        times = sum(str(values[0]) in [one[: show.period or None] for one in of_row(row, show)] for row in rows)
        zh, en = listed(values, "zh"), listed(values, "en")
        return Label(f"{time.zh}{about.zh}：最多的是{zh}（报道中 {times} 次）。", f"{about.en}{time.en}: most often {en} ({times} in reports).")
    if show.make == "count":
        return Label(f"{time.zh}{about.zh}：共 {values[0]}。", f"{about.en}{time.en}: {values[0]}.")
    return told(show, values, about, time, rows)


def exists(rows: list[Record], values: tuple[str | float, ...], about: Label, time: Label, reading: Reading) -> Label:
    if values == ("yes",):
        seen = "；".join(dict.fromkeys(filter(None, (in_short(row, reading.show.among) for row in rows[:SHOWN]))))
        return Label(f"有：{time.zh}{about.zh}，见于 {len(rows)} 处报道：{seen}。", f"Yes: {about.en}{time.en}; {len(rows)} reported: {seen}.")
    return Label(f"没有{time.zh}{about.zh}这样的报道；{NOT_REPORTED.zh}。", f"No report says so ({about.en}{time.en}); {NOT_REPORTED.en}.")


def in_short(row: Record, among: tuple[str, ...]) -> str:
    """A row that says yes: who, what, when."""
    if "kind" in row and "event" in row:
        there = dict.fromkeys(name for name, _ in participants(row) if name in among)
        return " ".join(filter(None, ["、".join(there), named(row)]))
    if "title" in row:
        return f"{row.get('person') or ''} {row['office']}{row['title']}（{row['first_seen']} 至 {row['last_seen']}）".strip()
    return ""


def chain(rows: list[Record]) -> Label:
    """甲 → 考察 → 乙"""
    steps = " → ".join([str(rows[0]["from"]), *(str(row["to"]) for row in rows)])
    return Label(f"报道中的联系：{steps}。", f"What reports connect: {steps}.")


def figures(rows: list[Record], about: Label, time: Label, reading: Reading) -> Label:
    zh = "；".join(f"{row['measure']} {row['value']} {row['unit'] or ''}".strip() + (f"（{row['date']}）" if row["date"] else "") for row in rows[:SHOWN])
    said = reading.show.as_of
    if said:
        en = f"{about.en}: {zh}. Reported soon after {said}, not said to be as of that day."
        return Label(f"{about.zh}：{zh}。所报日期在 {said} 之后不久，未必是截至那天的。", en)
    return Label(f"{time.zh}{about.zh}：{zh}。", f"{about.en}{time.en}: {zh}.")


def told(show: Show, values: tuple[str | float, ...], about: Label, time: Label, rows: list[Record]) -> Label:
    zh, en = listed(values, "zh"), listed(values, "en")
    match show.column:
        case "participant" | "person" if show.column == "participant" or show.roles:
            verb = VERBS.get(show.roles, VERBS[()])
            return Label(f"{time.zh}{about.zh}：{verb.zh}的有{zh}。", f"{verb.en.capitalize()} ({about.en}{time.en}): {en}.")
        case "place":
            return Label(f"{time.zh}{about.zh}，到过{zh}。", f"{about.en}{time.en}: {en}.")
        case "date" | "first_seen" | "last_seen":
            what = {"first": Label("最早", "first"), "last": Label("最近", "last")}.get(show.make, Label("日期", "on"))
            return Label(f"{about.zh}：{what.zh} {zh}。", f"{about.en}: {what.en} {en}.")
        case "days":
            since, until = rows[-1]["first"], rows[-1]["last"]
            return Label(f"{about.zh}：{since} 至 {until} 共 {zh} 天没有报道。", f"{about.en}: no report from {since} to {until}, {en} days.")
        case "person" if any(row.get("on_day") in ("before", "after") for row in rows):
            seen = "、".join(f"{row['person']} {row['first_seen']} 至 {row['last_seen']}" for row in rows)
            said = f"{about.en}: no report says who on that day; inferred to be {en} (reported: {seen})."
            return Label(f"{about.zh}：没有报道写明当日是谁，推断为{zh}（见于报道：{seen}）。", said)
        case "post":
            return Label(f"{time.zh}{about.zh}的职务：{zh}。", f"Posts of {about.en}{time.en}: {en}.")
        case _:
            return Label(f"{time.zh}{about.zh}：{zh}。", f"{about.en}{time.en}: {en}.")
