"""Posts that someone is given, keeps or loses: 任命张三为局长; 免去李四的局长职务; 王五，男，现任局长. Chains of titles in, people out."""

from __future__ import annotations

import re

from .chains import Chain
from .mentions import Held, PersonMention
from .names import Name, name_at
from .seats import SeatReader
from .vetting import NameReader, given_like

APPOINTS = re.compile(
    r"(?:等?[两二三四五六七八九十\d]{1,2}[位名人])?(?:同志)?(?:正式|成功|顺利|全票|高票|再次)?(?:调任|转任|改任|当选为?|担任|兼任|被任命为|任命为|被聘为|受聘为|被聘任为|被聘请为|被推选为|被选为|接任|现任|现为|现担任|任|为|是|获任|"
    r"(?P<pending>拟任|提名为|拟提名为?|拟推荐为?|拟任用为|拟提拔为|拟提拔任|拟晋升为?))"
)
RESIGNS = re.compile(r"(?:等?[两二三四五六七八九十\d]{1,2}[位名])?(?:同志)?(?:请求|申请)?(?:辞去|不再担任|不再兼任|不再任|卸任)(?:其)?")
PENDING = re.compile(r"(?:候选人|拟任人选|拟任|人选|建议人选|提名人选)")
POSITION = ("职务", "一职", "等职务", "的职务")
"""Behind a title: the post itself is spoken of, not who holds it."""
OF_SUBJECT = re.compile(
    r"(?:[，,；]|\s|[）)])(?:同志)?(?:后|并)?(?:(?P<held>现任|现为|现担任|兼任|任)|(?P<former>曾任|历任|原任|曾担任|先后任|先后担任)|"
    r"(?P<pending>拟任|拟提名为?|拟推荐为?|拟任用为|拟提拔为|拟提拔任|拟晋升为?))"
)
"""A clause whose subject opens the sentence: 张三，男，…，现任局长，｜拟任县长."""
TOLD_OF = re.compile(
    r"(?:同志)?\s?(?:[，,（(\s]\s?)?(?:(?:男|女)[，,）)\s]|[现曾历拟原](?:任|为|担任|提名)|19\d\d年|[㐀-鿿]{1,4}族[，,])"
)
NUMBERED = re.compile(r"\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）).．、]\s?)?")
LONGEST = 300
"""How far a sentence about someone's career goes."""


class Appointments:
    """Reads chains of titles that no name follows; finds are added to `people`."""

    def __init__(self, names: NameReader, seats: SeatReader, people: list[PersonMention]) -> None:
        self.names, self.seats, self.people, self.text = names, seats, people, names.text

    def read(self, chain: Chain) -> bool:
        return self._appointed(chain) or self._resigned(chain) or self._dismissed(chain) or self._of_subject(chain)

    def _listed(self, chain: Chain) -> bool:
        """成员：张三　某局局长: a row of a list, with nothing behind the title."""
        name = self.names.before(chain.start - 1)
        if name is None or self.text[chain.end : chain.end + 1] not in ("\n", "；", "。", "，", ""):
            return False
        if self.text[name.start - 1 : name.start] not in ("\n", "：", ":", "；", "") and not self.text.startswith((" ", "\t"), name.start - 1):
            return False
        posts = ruled(chain, "post.name-title")
        self.people.append(PersonMention(name.start, chain.end, name.start, name.end, self.names.of(name), posts, "post.name-title"))
        self.seats.last = Chain(name.start, chain.end, chain.posts, chain.office)
        return True

    def reversed(self, chain: Chain) -> bool:
        """张三，某局局长，…; 张三（某局局长）; 张三任某局局长; 任命张三为某局局长."""
        text, position = self.text, chain.start
        before = text[position - 1 : position]
        if before == " " and self._listed(chain):
            return True
        if before and before in "，,（(":
            closes = text[chain.end : chain.end + 1] in ("，", ",", "。", "；", "）", ")", "\n", "")
            name = self.names.before(position - 1) if closes else None
            if name is not None and self.names.opens_clause(name.start):
                rule = "post.name-title"
                self.people.append(
                    PersonMention(
                        name.start, chain.end, name.start, name.end, self.names.of(name), ruled(chain, rule), rule
                    )
                )
                self.seats.last = Chain(name.start, chain.end, chain.posts, chain.office)
                return True
            return False
        return self.read(chain)

    def _appointed(self, chain: Chain) -> bool:
        """张三任某局局长; 选举李四、王五（女）为副主任."""
        text, position = self.text, chain.start
        for size in range(9, 0, -1):
            match = APPOINTS.fullmatch(text, max(0, position - size), position)
            being = match is not None and match.group() == "是"
            name = self.names.before(match.start(), appointed=not being) if match else None
            if match is not None and match.group().startswith("被") and name is None:
                return False  # 去年8月被任命为
            if match is None or name is None or self.names.scan.lexicon.title.fullmatch(text, name.start, match.end()):
                continue  # 班主任｜代表王五
            if being and not self._is_somebody(name):
                continue
            if (
                match.group() in ("为", "是")
                and text[chain.end : chain.end + 1] not in ("，", "；", "。", "、", "\n", "", "）", ";", ",", "（")
                and not PENDING.match(text, chain.end)
            ):
                return False
            before = text[max(0, name.start - 5) : name.start] + match[0]
            pending = (
                PENDING.match(text, chain.end) is not None
                or match["pending"] is not None
                or "提名" in before
                or "拟任" in before
            )
            rule = "post.appointment"
            names = [name, *self.names.listed_before(name.start)]
            posts = () if pending else ruled(chain, rule)
            for one in names:
                self.add(one, chain.end if one is name else one.rest, posts, rule)
            self.seats.last = Chain(name.start, chain.end, chain.posts, chain.office)
            return True
        return False

    def _is_somebody(self, name: Name) -> bool:
        """张三｜是某村村支书: a name that the text has elsewhere, or one made like a name that opens the clause."""
        scan, known = self.names.scan, self.names.of(name) in self.names.known
        return scan.is_stop(name.start - 1) and (known or name.end - name.start == 3 and given_like(scan, name))

    def _resigned(self, chain: Chain) -> bool:
        """赵六辞去某局局长职务; 赵六同志不再担任某局局长."""
        for size in range(8, 1, -1):
            match = RESIGNS.fullmatch(self.text, max(0, chain.start - size), chain.start)
            name = self.names.before(match.start(), appointed=True) if match else None
            if name is not None:
                for one in (name, *self.names.listed_before(name.start)):
                    self.add(one, chain.end if one is name else one.rest, ruled(chain, "post.former"), "post.dismissal")
                return True
        return False

    def _dismissed(self, chain: Chain) -> bool:
        """免去赵六的某局局长职务."""
        text, position = self.text, chain.start
        if not text.startswith(POSITION, chain.end):
            return False
        end = position - text.startswith("的", position - 1)
        end -= 2 * text.startswith("同志", end - 2)
        name = self.names.before(end, appointed=True) if end < position else None
        if name is None:
            return False
        self.add(name, chain.end, ruled(chain, "post.former"), "post.dismissal")
        return True

    def _of_subject(self, chain: Chain) -> bool:
        """张三，男，汉族，现任某局局长，拟任某县副县长."""
        for size in range(8, 1, -1):
            match = OF_SUBJECT.fullmatch(self.text, max(0, chain.start - size), chain.start)
            name = self._subject(match.start()) if match else None
            if match is None or name is None:
                continue
            rule = "post.former" if match["former"] else "post.career"
            posts = () if match["pending"] or PENDING.match(self.text, chain.end) else ruled(chain, rule)
            self.add(name, max(name.rest, name.end), posts, "post.career")
            return True
        return False

    def _subject(self, position: int) -> Name | None:
        """The name that opens the sentence, if the sentence tells of a life."""
        start = max(self.text.rfind(stop, max(0, position - LONGEST), position) for stop in "。！？\n") + 1
        start = NUMBERED.match(self.text, start, position).end()  # type: ignore[union-attr]
        name = name_at(self.names.scan, start, known=self.names.known) if start < position else None
        return name if name is not None and TOLD_OF.match(self.text, name.end) else None

    def add(self, name: Name, end: int, posts: tuple[Held, ...], rule: str) -> None:
        """A further post of someone introduced just before (局长张三兼任某会主席) joins the first mention."""
        known = next((m for m in reversed(self.people) if m.name_start == name.start), None)
        if known is not None:
            self.people.remove(known)
            posts, rule = (*known.posts, *posts), known.rule
        start = known.start if known is not None else name.start
        self.people.append(PersonMention(start, end, name.start, name.end, self.names.of(name), posts, rule))


def ruled(chain: Chain, rule: str) -> tuple[Held, ...]:
    return tuple(Held(p.office, p.title, p.start, p.end, rule) for p in chain.posts)
