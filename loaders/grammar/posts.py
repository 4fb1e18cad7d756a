"""Appositions of office, title and name in both orders, carried over lists: text in, people with their posts out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from ..types import Span
from ..words import divisions
from . import elections
from .appointments import PENDING, POSITION, Appointments
from .chains import Chain, deputy, just_before, opens_session
from .labels import labelled
from .mentions import Anonymous, Held, PersonMention
from .names import CHINESE_ONLY, Name, follower
from .offices import FORMER_CELL, OF_SOME_VILLAGE, Resolver
from .scan import INSIDE_NAME, STOPS, Scan
from .seats import BUSINESS, GOVERNMENT_LEVEL, LINK, PROFESSION, SEVERAL_LEVELS, SeatReader
from .things import Thing
from .vetting import NAMED_THINGS, NameReader, acts_next, fills_clause, follows_title, given_like, is_listed, plausible

VILLAGES = re.compile(r"长[㐀-鿿]{1,2}村(?:等|、[㐀-鿿]{1,4}村)")
"""弥陀镇｜长林村、安乐村."""
ROLE_MODIFIERS = ("退休", "离休", "优秀", "资深")
LEADER_OF = re.compile("[㐀-鿿]{2,14}?(?:(?:驻点|包片|包保|联系|挂点|联点|分管|挂钩)领导|负责人|负责同志)")
"""区政协主席、某街道驻点领导｜张三, 人大副主席、分管水利负责人｜李四."""
NICKNAME = re.compile("“[㐀-鿿]{2,5}”")
"""主任“毛姐”毛丽."""
CALLED = ("老师", "同学", "医生", "教授", "师傅", "阿姨")
"""德育处主任张三、李四｜老师: what the next one is."""
FORMER = re.compile(r"(?:原|前|时任|曾任|原任|前任|历任|卸任)$")
POST_REMARK = re.compile(
    r"[（(](?:挂职|兼|兼任|主持工作|正[处科厅]级|副[处科厅]级|[一二三四]级[㐀-鿿]{2,5}|聘任制|试用期一年)[）)]"
)


class PostReader:
    """Reads one article from left to right; the resolver's memory keeps the offices and places named before."""

    def __init__(
        self,
        scan: Scan,
        resolver: Resolver,
        things: list[Thing],
        known: frozenset[str],
        posted: frozenset[str] = frozenset(),
    ) -> None:
        """`known` are names found elsewhere in the document, `posted` those that have a post of their own there."""
        self.scan, self.text, self.resolver, self.posted = scan, scan.text, resolver, posted
        self.things = sorted(things, key=lambda t: t.start)
        self._starts = [t.start for t in self.things]
        self.names = NameReader(scan, things, known)
        self.seats = SeatReader(scan, resolver, things)
        self.people: list[PersonMention] = []
        self.led = -1
        self.anonymous: list[Anonymous] = []
        self.appointments = Appointments(self.names, self.seats, self.people)

    def read(self, spans: Iterable[Span]) -> None:
        for span in spans:
            chain = Chain()
            position = span.start
            for match in self.scan.lexicon.title.finditer(self.text, span.start, span.end):
                if match.start() < position or INSIDE_NAME.match(self.text, match.start()):
                    continue  # 教师｜进修学院
                self._remember(position, match.start())
                chain = self._title(match, chain, span)
                position = max(position, match.end())
            self._remember(position, span.end)
            self._flush(chain)
            for number, mention in labelled(self.text, span, self.seats.memory.names, self.people):
                self.people[number] = mention
            for number, mention in list(elections.successors(self.text, self.people, span)):
                self.people[number] = mention

    def _remember(self, start: int, end: int) -> None:
        """Note the communities and villages named in a stretch, for 社区党委 and 村委会 further on."""
        for thing in self.things[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            self.seats.note_place(thing)
            if thing.is_office and not thing.bare and not SEVERAL_LEVELS.search(thing.of(self.text)):
                office = self.resolver.office(thing)
                if office.resolved:
                    self.seats.memory.note(office.name)

    def _title(self, match: re.Match[str], chain: Chain, span: Span) -> Chain:
        start, end, title = match.start(), match.end(), match.group()
        if title in ("镇长", "乡长") and VILLAGES.match(self.text, start + 1):
            return Chain()
        ends = self.seats.by_end.get(start + 1) if title[0] in "村科" and len(title) > 2 else None
        if ends is not None and not ends.bare:
            start, title = start + 1, title[1:]
        office, first = self.seats.office_before(start, title, chain)
        first = opens_session(self.text, first, span.start) if first < start else first
        linked = chain.posts and (LINK.fullmatch(self.text, chain.end, first) or self._goes_on_behind_comma(chain, first, end))
        if office is None and not linked and self._of_another_body(chain, start, end):
            return Chain()
        if not linked:
            self._flush(chain)
            chain = Chain()
        if office is None and title == "代表":  # 局长｜代表区政府致辞, 村民代表
            return self._without_office(start, end, title, chain)
        if office is None and not linked and self._title_of_name(start, end, title):
            return Chain()
        if office is None:
            before = chain if linked else just_before(self.text, self.seats.last, start)
            before = before if before.posts else deputy(self.text, self.seats.last, start, title)
            known = before.posts or GOVERNMENT_LEVEL.search(title) or not self._of_unknown_firm(start, title)
            office = self.seats.carried(title, before) if known else None
        if office is None:
            body = elections.electing(self.text, self.things[: bisect_left(self._starts, start)], start, title)
            office = self.resolver.office(body) if body is not None else None
        if office is None:
            return self._without_office(start, end, title, chain)
        former = FORMER.search(self.text, max(span.start, first - 2), first)
        left = former is not None or self.text[start - 1 : start] == "原" and first < start - 1
        left = left or FORMER_CELL.search(self.text[first:start]) is not None
        begin_at = former.start() if former else first
        held = Held(office, title, first, end, "post.former" if left else "post.title-name")
        chain = Chain(chain.start if chain.posts else begin_at, end, (*chain.posts, held), office)
        return self._named(chain, span)

    def _of_unknown_firm(self, start: int, title: str) -> bool:
        """某某烘焙｜董事长: the firm is printed in a form that is not known; no other that the text names is meant."""
        before = self.text[max(0, start - 3) : start]
        unknown = CHINESE_ONLY.fullmatch(before) is not None and not before.endswith(("公司", "集团", "新任", "时任"))
        return unknown and BUSINESS.search(title) is not None and not self.scan.opens_run(start)

    def _goes_on_behind_comma(self, chain: Chain, first: int, end: int) -> bool:
        """；镇党委副书记，｜镇长张三；: a comma between the titles of one person, where the list has each person by himself."""
        opens = self.text[chain.start - 1 : chain.start] in ("；", "：", "。", "\n", "")
        if not opens or self.text[chain.end : first] != "，":
            return False
        name = self.names.at(end, any_surname=False)
        return name is not None and name.score == 3 and plausible(self.scan, name)

    def _of_another_body(self, chain: Chain, start: int, end: int) -> bool:
        """党工委书记、代表组｜召集人张三: what the second title belongs to is no office that is known; the first post stands."""
        body = self.text[chain.end + 1 : start]
        if not chain.posts or self.text[chain.end : chain.end + 1] != "、" or not 2 <= len(body) <= 12 or STOPS & set(body):
            return False
        name = self.names.at(end, any_surname=False)
        if name is None or name.score < 2 or not plausible(self.scan, name):
            return False
        self.people.append(
            PersonMention(chain.start, name.rest, name.start, name.end, self.names.of(name), chain.posts, "post.title-name")
        )
        self.seats.last = Chain(chain.start, name.rest, chain.posts, chain.office)
        return True

    def _without_office(self, start: int, end: int, title: str, chain: Chain) -> Chain:
        """A title whose office is not known: 张伟局长, or a person with a bare professional title."""
        self._flush(chain)
        unknown = self.seats.by_end.get(start)
        if self.appointments.read(Chain(unknown.start if unknown is not None else start, end)):
            return Chain()
        before = self.names.before(start)
        if before is not None and not self._names_body(start, title) and plausible(self.scan, before):
            if title == "代表" and not self.scan.is_stop(end):
                end = start  # 张三｜代表某县委讲话
            self._title_behind(before, start, end, title)
            return Chain()
        end += self.text.startswith("：", end)
        nickname = NICKNAME.match(self.text, end)
        end = nickname.end() if nickname else end
        name = self.names.at(end, any_surname=False)
        if name is not None and plausible(self.scan, name) and follows_title(self.names, name, title):
            self.people.append(
                PersonMention(start, name.rest, name.start, name.end, self.names.of(name), (), "title.name")
            )
        return Chain()

    def _title_of_name(self, start: int, end: int, title: str) -> bool:
        """张伟县长, 李芳书记｜一行: a title right behind a name, of which no office tells."""
        name = self.names.before(start)
        if name is None or name.end != start or self._names_body(start, title) or not self._is_called(name):
            return False
        area, token = self.text[name.start : start] + title[0], self.scan.at(start)
        if divisions.shortened(area[:-1]) or divisions.named(area) or token is not None and "area" in token.kinds:
            return False
        behind = self.names.at(end, any_surname=False)
        of = name.start - self.text.startswith("的", name.start - 1)
        ends = of in self.seats.by_end or self.scan.is_stop(end) or follower(self.scan, end) >= 2
        if not ends or behind is not None and behind.score == 3:
            return False
        self._title_behind(name, start, end, title)
        return True

    def _is_called(self, name: Name) -> bool:
        """陶忠义｜书记: a common surname and two letters before a title, whatever word these are."""
        if plausible(self.scan, name):
            return True
        common = name.end - name.start == 3 and self.text[name.start] in self.scan.lexicon.common_surnames
        opens = self.text[name.start - 1 : name.start] in ("由", "，", "。", "、", "：") or name.start in self.names.ends
        return common and opens and not any(t.kinds & NAMED_THINGS for t in self.scan.within(name.start, name.end))

    def _names_body(self, start: int, title: str) -> bool:
        """包镇团｜副团长, 张三任｜局长: what stands before the title is a body of its own or an appointment."""
        return self.text[start - 1] in (title[-2:-1], *"任为兼是原")

    def _title_behind(self, name: Name, start: int, end: int, title: str) -> None:
        """区房管局张三副局长, 副局长张三、李四副调研员: the title follows the name."""
        thing = self.seats.by_end.get(name.start)
        if thing is None and self.text.startswith("的", name.start - 1):
            of = self.seats.by_end.get(name.start - 1)
            thing = of if PROFESSION.search(title) or of is not None and self.text[of.end - 1] == title[-2:-1] else None
        listed = self.text[name.start - 1 : name.start] in ("、", "，") and self.seats.last.end == name.start - 1
        office = (
            self.resolver.office(thing)
            if thing is not None and thing.is_office
            else self.seats.last.office
            if listed
            else self.seats.carried(title, Chain())
            if GOVERNMENT_LEVEL.search(title)
            else self.seats.council(title) or self.seats.only_body(title)
        )
        home = name.start - self.text.startswith("的", name.start - 1)
        if home in self.names.homes and (thing is None or not thing.is_office):
            office = self.seats.office_before(home, title, Chain())[0]  # 丁香社区｜张三｜书记, 丁香社区的｜张三｜书记
        elif thing is None or not thing.is_office:
            office = self.seats.of_area(name.start, title) or office
        known = office is not None and office.resolved
        held = [h for m in self.people if m.name == self.names.of(name) for h in m.posts]
        again = office is not None and any(h.title == title and h.office.name != office.name for h in held)
        posts = (Held(office, title, start, end, "post.name-title"),) if office is not None and known and not again else ()
        first = office.start if thing is not None and posts and office is not None else name.start
        rule = "post.name-title" if posts else "name.title"
        self.people.append(PersonMention(first, end, name.start, name.end, self.names.of(name), posts, rule))
        if posts:
            self.seats.last = Chain(first, end, posts, office)

    def _named(self, chain: Chain, span: Span) -> Chain:
        """Look behind the last title for a name; without one keep the chain waiting for a further title."""
        position = chain.end
        leading = self._leading(chain)
        if leading is not None:
            if self.text.startswith("、", position):
                return chain
            self.people.append(PersonMention(leading.start, position, leading.start, leading.end, self.names.of(leading), chain.posts, "post.name-title"))
            self.led = position
            return Chain()
        remark = POST_REMARK.match(self.text, position)
        position = remark.end() if remark else position
        pending = PENDING.match(self.text, position)
        if pending:
            position = pending.end()
        while position < span.end and self.text[position] in " :：\t":
            position += 1
        if self.text.startswith("同志", position):
            position += 2
        position = self._behind_role(position)
        nickname = NICKNAME.match(self.text, position)
        position = nickname.end() if nickname else position
        position += self.text.startswith("的", position) and (
            self.text[chain.start - 1 : chain.start] in ("任", "为") or self.text.startswith(("时任", "曾任", "原任"), chain.start)
        )
        position += self.text.startswith("，", position) and self.text[chain.start - 2 : chain.start] in ("作为", "身为")
        name = self.names.at(position, any_surname=True)
        word = pending is not None and name is not None and self.names.of(name) in self.scan.lexicon.common_words
        if name is not None and word and not (acts_next(self.scan, name.end) or self.scan.is_stop(name.rest)):
            return chain  # 候选人｜初选对象
        if name is None or chain.posts[-1].title == "代表" and not self._is_deputy(name):
            return chain
        chain = replace(chain, posts=tuple(self._as_before(held, self.names.of(name)) for held in chain.posts))
        held = chain.posts[:-1] if pending else chain.posts  # 镇委副书记、镇长候选人: the first is held
        posts = () if self.text[max(0, chain.start - 2) : chain.start] in ("拟任", "提名") else held
        self.people.append(
            PersonMention(chain.start, name.rest, name.start, name.end, self.names.of(name), posts, "post.title-name")
        )
        self.seats.last = Chain(chain.start, name.rest, chain.posts, chain.office)
        self._sharers(name, chain)
        return Chain()

    def _leading(self, chain: Chain) -> Name | None:
        """嘉宾：张三 副区长 李四 区民政局局长: the name before the titles, in a list that opens with one."""
        if self.text[chain.start - 1 : chain.start] != " ":
            return None
        name = self.names.before(chain.start - 1)
        opens = name is not None and (self.text[name.start - 1 : name.start] in ("：", ":") or name.start - 1 == self.led)
        return name if name is not None and opens and name.end == chain.start - 1 and plausible(self.scan, name) else None

    def _as_before(self, held: Held, name: str) -> Held:
        """副县长李四、院长｜张三 behind 某学院院长张三: a bare title means the office of the same title that the person was given before."""
        if held.end - held.start > len(held.title):
            return held
        same = (h for m in self.people if m.name == name for h in m.posts if h.title == held.title)
        before = next(same, None)
        return replace(held, office=before.office) if before is not None else held

    def _is_deputy(self, name: Name) -> bool:
        """人大代表｜张三: no word, of which many stand behind 代表 (人大代表｜和政协委员, 人大代表｜充电)."""
        word, lexicon = self.names.of(name), self.scan.lexicon
        if "·" in word or word in self.names.known:
            return True
        clear = is_listed(self.text, name.start, name.rest) or acts_next(self.scan, name.end)
        return plausible(self.scan, name) and (clear or word not in lexicon.common_words and word[0] in lexicon.surnames)

    def _behind_role(self, position: int) -> int:
        """Behind 、退休老干部 or 、共产党员, which is no post, the position itself without such words."""
        direct = self.scan.lexicon.role_noun.match(self.text, position)
        if direct is not None and self.names.at(position, any_surname=False) is None:
            return direct.end()  # 主任老支书张三
        if self.text[position : position + 1] != "、":
            return position
        start = position + 1 + 2 * self.text.startswith(ROLE_MODIFIERS, position + 1)
        role = self.scan.lexicon.role_noun.match(self.text, start) or LEADER_OF.match(self.text, start)
        return role.end() if role else position

    def _sharers(self, name: Name, chain: Chain) -> None:
        """副镇长张三、李四: further bare names share the last title."""
        position, last = name.rest, chain.posts[-1]
        while self.text[position : position + 1] in ("、", "和", "，", "及"):
            other = self.names.at(position + 1, any_surname=False)
            if other is None or self.names.opens_office(position + 1, other.end) or not plausible(self.scan, other):
                return
            if not self._goes_on(position, other) or self.text.startswith(CALLED, other.end):
                return
            if not (
                self.scan.is_stop(other.rest)
                or self.text.startswith(("及", "等", "同志"), other.rest)
                or acts_next(self.scan, other.end)
                or other.score > 1 and given_like(self.scan, other)
                or other.of(self.text) in self.names.known
            ):
                return
            if self.names.of(other) in self.posted and last.title not in ("成员", "委员", "常委"):
                self.people.append(
                    PersonMention(
                        other.start, other.rest, other.start, other.end, self.names.of(other), (), "name.known"
                    )
                )
                position = other.rest
                self.seats.last = Chain(chain.start, other.rest, chain.posts, chain.office)
                continue
            self.people.append(
                PersonMention(
                    other.start,
                    other.rest,
                    other.start,
                    other.end,
                    self.names.of(other),
                    (Held(last.office, last.title, last.start, last.end, "post.shared-title"),),
                    "post.shared-title",
                )
            )
            position = other.rest
            self.seats.last = Chain(chain.start, other.rest, chain.posts, chain.office)

    def _goes_on(self, position: int, other: Name) -> bool:
        """Whether the sign at the position lists the name behind it: a comma and 及 may also begin something new."""
        if self.text[position] == "，":
            return fills_clause(self.scan, other)
        return self.text[position] != "及" or given_like(self.scan, other) or self.text.startswith("同志", other.rest)

    def _flush(self, chain: Chain) -> None:
        """A chain without a name behind it: reversed order, an appointment, or an office-holder without a name. 人大代表 without
        names are people of a kind."""
        if not chain.posts:
            return
        if self.appointments.reversed(chain) or self.text.startswith(POSITION, chain.end):
            return
        first = chain.posts[0]
        if first.rule == "post.former" or first.title.endswith("代表") or OF_SOME_VILLAGE.fullmatch(first.office.name):
            return
        self.anonymous.append(Anonymous(chain.start, chain.end, first.office, first.title))
