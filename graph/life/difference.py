"""Two stores in, what differs between them in the words of the domain out.

Work and memory grow with the difference: graphs that are equal statement by statement are passed over, and only the
things that the others speak of are described. Things are paired by identifier, then by what they say, then by name;
what is left of events and indicators by likeness within a document, since an edit moves what identifies them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal as OneOf

from pyoxigraph import NamedNode, Quad, Store

from ...schema.vocabulary import JD
from .items import KINDS, Item, Look, Passage, item

Kind = OneOf["added", "changed", "withdrawn"]
LOOSE = frozenset({"event", "indicator"})
ALIKE = 0.4
"""Share of what two events say that has to be common for one to be the other, changed."""
Key = Callable[[Item], Hashable]


@dataclass(frozen=True, slots=True, order=True)
class Change:
    before: Item | None
    after: Item | None

    @property
    def kind(self) -> Kind:
        return "added" if self.before is None else "withdrawn" if self.after is None else "changed"

    @property
    def item(self) -> Item:
        found = self.after or self.before
        assert found  # noqa: S101 - one side is always there
        return found

    @property
    def differing(self) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
        """Attribute, before, after."""
        if self.before is None or self.after is None:
            return ()
        old = {"name": (self.before.name,), **dict(self.before.said)}
        new = {"name": (self.after.name,), **dict(self.after.said)}
        both = sorted({*old, *new}, key=lambda attribute: (attribute != "name", attribute))
        return tuple((a, old.get(a, ()), new.get(a, ())) for a in both if old.get(a, ()) != new.get(a, ()))


@dataclass(frozen=True, slots=True)
class Difference:
    """`restated` counts things that say the same and differ in their evidence or identifier alone."""

    changes: tuple[Change, ...]
    restated: int
    statements: int
    """Quads that stand in one of the two graphs only."""

    @property
    def same(self) -> bool:
        return not self.statements


def difference(before: Store, after: Store, leave_out: Iterable[NamedNode] = ()) -> Difference:
    """`leave_out` names graphs that are no part of what is compared, such as the catalogue of paths."""
    apart = tuple(differing(before, after, frozenset(leave_out)))
    touched = sorted({one for quad in apart for one in spoken_of(before, after, quad)}, key=lambda node: node.value)
    old = [found for node in touched if (found := item(before, node))]
    new = [found for node in touched if (found := item(after, node))]
    pairs = list(paired(old, new))
    changes = sorted((Change(*pair) for pair in pairs if not equal(*pair)), key=order)
    return Difference(tuple(changes), sum(equal(*pair) for pair in pairs), len(apart))


def differing(before: Store, after: Store, leave_out: frozenset[NamedNode]) -> Iterator[Quad]:
    """Statements of one store alone, graph by graph."""
    graphs = {graph for store in (before, after) for graph in store.named_graphs() if isinstance(graph, NamedNode)}
    for graph in sorted(graphs - leave_out, key=lambda node: node.value):
        old, new = (set(store.quads_for_pattern(None, None, None, graph)) for store in (before, after))
        yield from old ^ new


def spoken_of(before: Store, after: Store, quad: Quad) -> Iterator[NamedNode]:
    """The thing that a statement is about; of a stop and a participation, their event."""
    if isinstance(quad.subject, NamedNode):
        yield quad.subject
        for look in (Look(before), Look(after)):
            yield from look.nodes(quad.subject, JD.event)
            if "/stop/" in quad.subject.value:
                yield from look.subjects(JD.stop, quad.subject)


def equal(before: Item | None, after: Item | None) -> bool:
    return before is not None and after is not None and before.words == after.words


def order(change: Change) -> tuple[int, str, str, Item]:
    dates = dict(change.item.said).get("date", ("",))
    return KINDS.index(change.item.kind), dates[0] if change.item.kind == "event" else "", change.item.name, change.item


Pair = tuple[Item | None, Item | None]


def paired(old: list[Item], new: list[Item]) -> Iterator[Pair]:
    keys: tuple[Key, ...] = (by_id, by_words, by_name)
    for key in keys:
        pairs, old, new = matched(old, new, key)
        yield from pairs
    alike, old, new = likest(old, new)
    yield from alike
    yield from ((one, None) for one in old)
    yield from ((None, one) for one in new)


def by_id(one: Item) -> Hashable:
    return one.id


def by_words(one: Item) -> Hashable:
    return one.words


def by_name(one: Item) -> Hashable:
    """A name is no identity of an event, nor of a measure that is reported time and again."""
    return one.id if one.kind in LOOSE else (one.kind, one.name)


def matched(old: list[Item], new: list[Item], key: Key) -> tuple[list[Pair], list[Item], list[Item]]:
    waiting: dict[Hashable, list[Item]] = defaultdict(list)
    for one in sorted(new, reverse=True):
        waiting[key(one)].append(one)
    pairs: list[Pair] = []
    left = []
    for one in sorted(old):
        if waiting[key(one)]:
            pairs.append((one, waiting[key(one)].pop()))
        else:
            left.append(one)
    return pairs, left, sorted(one for ones in waiting.values() for one in ones)


def likest(old: list[Item], new: list[Item]) -> tuple[list[Pair], list[Item], list[Item]]:
    """The most alike first; what is alike to nothing stays."""
    scored = sorted(
        (-likeness(a, b), a, b) for group in together(old, new) for a in group[0] for b in group[1] if likeness(a, b) >= ALIKE
    )
    pairs: list[Pair] = []
    taken: set[Item] = set()
    for _, a, b in scored:
        if not {a, b} & taken:
            pairs.append((a, b))
            taken |= {a, b}
    return pairs, [one for one in old if one not in taken], [one for one in new if one not in taken]


def together(old: list[Item], new: list[Item]) -> Iterator[tuple[list[Item], list[Item]]]:
    """Loose things of one kind out of documents of one name."""
    groups: dict[tuple[str, str], tuple[list[Item], list[Item]]] = {}
    for side, ones in enumerate((old, new)):
        for one in ones:
            if one.kind in LOOSE and one.passages:
                groups.setdefault((one.kind, one.passages[0].document), ([], []))[side].append(one)
    yield from (groups[key] for key in sorted(groups))


def likeness(a: Item, b: Item) -> float:
    mine, theirs = ({("name", one.name), *((k, v) for k, vs in one.said for v in vs)} for one in (a, b))
    return len(mine & theirs) / len(mine | theirs)


def with_sentences(change: Change, old: Callable[[Passage], Passage], new: Callable[[Passage], Passage]) -> Change:
    """Each passage widened to the sentence that it stands in, each sentence once."""
    return Change(widened(change.before, old), widened(change.after, new))


def widened(one: Item | None, widen: Callable[[Passage], Passage]) -> Item | None:
    return one and replace(one, passages=tuple(dict.fromkeys(map(widen, one.passages))))
