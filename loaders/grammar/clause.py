"""One clause: its items from left to right, what each makes of the words before it, and the acts that come of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ...schema.types import Role
from .acts import AT_HOME, IN_COMPANY, ONLY_CLASS, Act, GoneTo, behind, fits, given, heads_of_party
from .clause_words import (
    ABOUT,
    APPOINTED,
    ASKS,
    AT_HEAD,
    BY,
    CARRIES,
    COMES_FROM,
    COMING,
    DAY,
    DONE,
    EACH,
    ENDS_LIST,
    ENTRUSTED,
    FOR_HIM,
    GIVING,
    HANDED_TO,
    HEARD,
    HEARD_OUT,
    HOSTS,
    KNOWN_OF,
    LISTED,
    LISTENS,
    MEETING,
    OF_LIFE,
    ON_MATTER,
    OWN_SCENE,
    SO_MANY,
    STATE,
    TAKES_FLOOR,
    TEACHING,
    THOSE_ASKED,
    UNDER,
    WHO_COME,
    WORKERS_OF,
)
from .hosting import is_joint_host, is_of_places, place_acts
from .items import Item
from .mentions import PersonMention
from .modifying import only_modifies
from .told import Mode, Told
from .usage import TOGETHER, has_other_subject, is_negated, is_noun, opens_speech

LEADING = frozenset({"率", "携", "带", "带着", "带领", "领着", "率领", "偕", "偕同"})
ALLIES = frozenset({"会同", "携手", "协同", "联合"})
JOINING = ALLIES | {"与", "同", "和", "跟"}


def _is_appointed(text: str, item: Item) -> bool:
    """任命张三为局长，李四同志为副局长，…: no subject of what follows."""
    return isinstance(item.of, PersonMention) and APPOINTED.match(text, item.of.name_end) is not None


class ClauseReader:
    """Reads one clause into `told`."""

    def __init__(self, text: str, clause: list[Item], opening: list[Item], told: Told) -> None:
        """`opening` is the subject where the clause names none."""
        self.text, self.clause, self.opening, self.told = text, clause, opening, told
        self.subject: list[Item] = list(told.waiting)
        self.recipients: list[Item] = []
        self.mode: Mode = "subject"
        self.verb: Item | None = None
        self.speaks = False
        self.invited = False
        """Whether the subject was asked to come: who is invited organises nothing."""
        self.skip_to = 0
        self.undergoing: list[Item] = []
        """Those to whom it is done: 张三被｜区政府｜授予."""
        self.scene: list[Item] = []
        """People and offices listed behind 在, of whom it is not yet said that they come along (在张三、李四陪同下)."""
        self.met_from = -1
        """Behind which stand those whom the subject meets (张三等与李四座谈): what it says they do not say."""
        self.represented: list[Item] = []
        """Offices that somebody acts for: 代表学校接受捐赠."""
        self._take: dict[Mode, Callable[[Item], None]] = {
            "subject": self._as_subject, "by": self._as_subject, "recipient": self._as_recipient, "followers": self._as_follower,
            "place": self._as_scene, "object": self._as_object, "heard": self._as_heard, "with": self._as_companion,
            "for": self.represented.append,
        }  # fmt: skip

    def read(self) -> bool:
        """Returns whether speech begins behind the clause."""
        for index, item in enumerate(self.clause):
            if item.start < self.skip_to:
                continue
            if item.kind == "verb":
                if self.mode == "heard" and HEARD_OUT.search(self.text, max(0, item.start - 6), item.start):
                    self.mode = "subject"
                if self._acts(item, index):
                    self._verb(item, index)
            elif item.kind == "word":
                self._word(item, index)
            else:
                self._mention(item)
        mentions = self._mentioned()
        if self.verb is None and mentions and self._does_something(mentions[-1].end):
            self.told.subject, self.told.waiting = mentions, []  # 张三夺得冠军，李四颁奖
            return False
        if self.verb is None and mentions and (STATE.match(self.text, mentions[-1].end) or _is_appointed(self.text, mentions[-1])):
            mentions = []
        self.told.subject, self.told.waiting = (self.opening, mentions) if self.verb is None else (self.undergoing or self.subject, [])
        self.told.visitors = self.opening if self.verb is not None and "accompany" in self.verb.kinds and self.subject != self.opening else []
        return self.verb is not None and self.speaks

    def _acts(self, verb: Item, index: int) -> bool:
        """Whether the verb tells what is done, and not who somebody is or what is heard."""
        if self.mode == "recipient" and verb.kinds & COMING and WHO_COME.match(self.text, verb.end):
            return False  # 对陪同检查｜的负责人说, 向前来学习｜的村干部分享
        if self.mode == "heard" or "appoint" in verb.kinds and self._is_elect(verb, index):
            return False
        return not is_noun(self.text, self.clause, index)

    def _mentioned(self) -> list[Item]:
        """The subject of a clause; without those whom it meets, where no verb has come yet (张三与李四座谈，强调)."""
        mentions = [i for i in self.subject if i.kind in ("person", "office", "group", "place")]
        before = [i for i in mentions if i.end <= self.met_from] if self.verb is None and self.met_from >= 0 else []
        return before or mentions

    def _is_elect(self, verb: Item, index: int) -> bool:
        """当选｜镇长张三作了表态发言, 拟任｜副区长人选李四列席: who he is."""
        following = next(iter(self.clause[index + 1 :]), None)
        opens = following is not None and following.kind == "person" and following.start == verb.end
        word = self.text[verb.start : verb.end]
        return opens and (index == 0 and word == "当选" or word in ("拟任", "提名"))

    def _does_something(self, position: int) -> bool:
        """Whether a verb that gives no part follows: the clause is told, and the next has a subject of its own."""
        if any("了" in self.text[i.start : i.end][-1:] for i in self.clause if i.start > position and i.kind == "word"):
            return True  # 张三下达了《决定书》，李四向居民讲解
        last = self.clause[-1]
        if last.kind == "verb" and self.text[last.start : last.end] == "启动" and self.text[last.end : last.end + 1] in "，；":
            return True  # 某某工程启动，李四宣布
        return any(DONE.fullmatch(self.text, i.start, i.end) for i in self.clause if i.start >= position and i.kind == "word")

    # --- verbs ---

    def _verb(self, item: Item, index: int) -> None:
        word, previous = self.text[item.start : item.end], self.verb
        if self.mode == "place" and "accompany" in item.kinds and self.text.startswith("下", item.end):
            for one in self.scene:
                self.told.note(Act(one, "accompanies", one.start, item.end, item.kinds, "role.in-company"))
            self.mode = "subject"  # 在街道负责人陪同下
            return
        if word in ("带着", "携", "带") and (carried := CARRIES.match(self.text, item.end)):
            self.skip_to = carried.end()
            return
        if word in LEADING:
            self.subject = self.subject or self.opening
            people = (a for a in self.subject if a.kind == "person")
            if HOSTS.match(self.text, item.end):
                self._add(item, ((a, "accompanies", "role.shows-round") for a in people))
                self.mode, self.verb = "followers", item
                return
            self._add(item, ((a, "leads", "role.leads") for a in people))
            self.mode, self.verb = "followers", item
            return
        if previous is not None and previous.end == item.start and (word == "说" or "receive" in previous.kinds):
            self.speaks = self.speaks or word == "说"  # 汇报说, 接受授牌: one verb
            return
        if LISTENS.match(self.text, item.start):
            self.mode = "heard"
            return
        if previous is not None and self._asked(previous, item):
            return  # 鼓励各位代表踊跃｜发言
        negated = is_negated(self.text, item) or self.text.startswith("或", item.start - 1)  # 陪同考察｜或参加会议
        if negated and self.subject:
            return
        acting = self.subject if is_of_places(self.text, item) else [a for a in self.subject if a.kind != "place"]
        beside = self.clause[index - 1 : index] if index and self.mode != "followers" and item.kinds & TAKES_FLOOR else []
        speaker = [i for i in beside if i.kind == "person" and i.end == item.start] if not self.subject and self.mode == "subject" else []
        agents = acting or speaker or ([] if self.mode == "by" or negated or self.subject else self._carried(index))
        self._tell(item, agents, index)
        self.subject, self.mode, self.verb = self.subject or agents, "object", item
        self.speaks = opens_speech(self.text, item)

    def _asked(self, previous: Item, verb: Item) -> bool:
        """Whether others, who are named between, are asked to do it."""
        asks = self.text[previous.start : previous.end] in ASKS and bool(verb.kinds & {"report", "attend"})
        return asks and THOSE_ASKED.search(self.text, previous.end, verb.start) is not None

    def _carried(self, index: int) -> list[Item]:
        return [] if has_other_subject(self.text, self.clause, index) else self.opening

    def _tell(self, verb: Item, agents: list[Item], index: int) -> None:
        word = self.text[verb.start : verb.end]
        chaired = any(a.role == "chairs" for a in self.told.acts) and not any(i.kind == "person" for i in self.clause[:index])
        if chaired and (word.startswith(("传达", "学习传达")) or word.startswith("通报") and all(i.kind == "word" for i in self.clause[:index])):
            return  # 主持召开会议，传达学习某精神: what the meeting did
        if self.undergoing and "award" in verb.kinds:
            self._add(verb, ((a, "receives", "role.undergoes") for a in self.undergoing if fits(self.text, a, "receives", word)))
        roles = tuple(r for r in given(self.text, verb) if not (self.invited and r[0] == "organises"))
        if self.met_from >= 0 and "organise" in verb.kinds and MEETING.match(self.text, verb.end):
            self._add(verb, ((a, "attends", "role.attends") for a in agents if a.kind == "person"))
        agents = [*agents, *self.represented] if "receive" in verb.kinds else agents
        if self.met_from >= 0 and verb.kinds & {"speak", "report"} and not EACH.search(self.text, self.met_from, verb.start):
            agents = [a for a in agents if not self.met_from <= a.start < verb.start]
        takes_others = verb.kinds & {"inspect", "attend", "go"} and any(
            self.text[i.start : i.end] in ("组织", "邀请") for i in self.clause[:index]
        )
        agents = [a for a in agents if not (takes_others and a.kind == "office")]
        busy = {id(a.agent.of) for a in self.told.acts if a.role != "visits"}
        agents = [a for a in agents if id(a.of) not in busy or not any(rule == "role.takes-up" for _, rule in roles)]
        self._add(verb, ((a, role, rule) for a in agents for role, rule in roles if fits(self.text, a, role, word, rule)))
        teaches = "召开" not in word and (self.invited or not word.startswith(("召", "举")))
        if "organise" in verb.kinds and teaches and TEACHING.match(self.text, verb.end, verb.end + 24):
            self._add(verb, ((a, "reports", "role.teaches") for a in agents if a.kind == "person"))
        if verb.kinds & {"go", "inspect"}:
            self._add(verb, ((f, "visits", "role.follower") for f in self.told.followers))
        if "inspect" in verb.kinds:
            self.told.places += [GoneTo(r, "place.looked-at") for r in self.recipients if r.kind in ("place", "office")]
        if GIVING.search(word):
            named = [r for r in self.recipients if r.kind != "group"]
            if not named and FOR_HIM.search(self.text, max(0, verb.start - 8), verb.start):
                named = [o for o in self.opening if o.kind == "person" and o not in agents][-1:]
            self._add(verb, ((r, "receives", "role.recipient") for r in named))

    def _add(self, verb: Item, parts: Iterable[tuple[Item, Role, str]]) -> None:
        day = DAY.match(self.text, verb.end) if "accompany" in verb.kinds else None
        on = int(day[1]) if day else None
        self.told.acts += [Act(a, role, verb.start, verb.end, verb.kinds, rule, on) for a, role, rule in parts]

    # --- prepositions and conjunctions ---

    def _word(self, item: Item, index: int) -> None:
        word = self.text[item.start : item.end]
        if word in BY:
            self._by(word, item)
        elif word in ("向", "为", "给", "对") and "preposition" in item.kinds:
            self.mode = "heard" if self.mode == "heard" else "recipient"  # 听取某人对某事的介绍
        elif word in ("在", "于"):
            self.mode = self.mode if word == "于" and OF_LIFE.search(self.text, max(0, item.start - 2), item.start) else "place"
        elif word == "代表" and "preposition" in item.kinds and self.subject:
            self.mode = "for"
        elif word in ABOUT and self.mode != "heard" and item.kinds & {"preposition", "adverb"}:
            self.mode = "with"
        elif word in ("听取", "听取了"):
            self.mode = "heard"
        elif word in JOINING and item.kinds & {"conjunction", "preposition", "adverb"}:
            self._join(word, item, index)
        elif (
            TOGETHER.match(word)
            and self.mode in ("with", "recipient")
            or self.mode == "place"
            and "adverb" in item.kinds
        ):
            self.mode = "subject"

    def _by(self, word: str, item: Item) -> None:
        """Who does it is named next: 由, 被, 邀请; 张三被邀请参加 names the host alone."""
        if word == "被":
            self.undergoing = list(self.subject or self.opening)
        elif self.undergoing:
            self.subject, self.undergoing = self.undergoing, []
            return
        self.invited = word not in ("由", "委托", "被")
        if self.invited:
            hosts = (a for a in self.subject or self.opening if a.kind in ("office", "place"))
            self._add(item, ((a, "organises", "role.invites") for a in hosts if fits(self.text, a, "organises", word)))
        self.mode, self.subject = "by", []

    def _join(self, word: str, item: Item, index: int) -> None:
        """和 and 与: a further item of a list, a companion behind the verb, or (联合) a further subject."""
        before = self.clause[index - 1] if index else None
        if word in ("与", "同", "跟") and self.verb is None and before is not None and before.kind in ("person", "word", "group"):
            self.met_from = item.end
        if before is not None and before is self.verb and "lead" in before.kinds and before.end == item.start:
            self.mode = "followers"  # 带队｜与某局局长张三赴某地
            return
        if index == 0 and self.verb is None and not self.subject and self.opening and word not in ALLIES:
            self.subject, self.mode = list(self.opening), "with"  # ，与群众一起参加活动
            return
        listed = before is not None and before.end == item.start and before.kind in ("place", "office", "person")
        if listed and self.mode in ("object", "followers", "recipient", "place"):
            return
        joins = word in ALLIES and self.verb is not None and "organise" in self.verb.kinds
        if joins and any(i.kinds & {"organise", "inspect"} for i in self.clause[index:] if i.kind == "verb"):
            self.mode = "subject"
        elif self.verb is not None and self.mode == "object":
            self.mode = "with"
        elif word in ALLIES or TOGETHER.match(word) and self.mode in ("with", "recipient"):
            self.mode = "subject"

    # --- people, offices, places, groups ---

    def _mention(self, item: Item) -> None:
        if item.kind == "place" and self.text.startswith("等", item.start - 1):
            return  # 甲馆、乙站等｜测评站点: what kind they are
        if item.kind == "person":
            self.told.acts += heads_of_party(self.text, item, self.subject)
            if AT_HEAD.match(self.text, item.end):
                self.told.note(Act(item, "leads", item.start, item.end, frozenset({"lead"}), "role.leads"))
                return
            if self.text.startswith("手中", item.end) and HANDED_TO.search(self.text, max(0, item.start - 16), item.start):
                self.told.note(Act(item, "receives", item.start, item.end, frozenset({"award"}), "role.recipient"))
                return
            if self.text.startswith("手中", item.end):
                self.told.note(Act(item, "awards", item.start, item.end, frozenset({"award"}), "role.from-hands"))
                return
        if self.mode == "subject" and COMES_FROM.search(self.text, max(0, item.start - 60), item.start):
            return  # 来自甲医院、乙医院的医务人员
        if self.mode == "subject" and KNOWN_OF.search(self.text, max(0, item.start - 4), item.start):
            return  # 了解了张三的情况，并给他送去
        sent = self.text[item.start - 1 : item.start] in ("受", "应") and ENTRUSTED.match(self.text, item.end)
        if self.mode == "with" and self.verb is None and item.kind in ("person", "office") and ON_MATTER.match(self.text, item.end):
            self.subject.append(item)  # 张三就考务、李四就安保分别作了部署
            return
        if not sent:
            self._take[self.mode](item)

    def _as_subject(self, item: Item) -> None:
        if item.kind == "place" and (self.text.startswith("物业", item.end) or not self._is_host(item)):
            return  # 玉兰苑｜物业: whose they are
        if not (item.kind == "office" and only_modifies(self.text, self.clause, item)):
            if item.kind == "person" and self.subject and self.subject == self.told.waiting and self._was_told(self.subject[-1], item):
                self.subject = []
            self.subject.append(item)
            if self._stands_for(item):
                self.mode = "for"

    def _is_host(self, place: Item) -> bool:
        return place_acts(self.text, self.clause, place) or is_joint_host(self.text, place)

    def _stands_for(self, item: Item) -> bool:
        """张三代表｜市委、市政府表示欢迎: 代表 is no title where an office follows."""
        titled = isinstance(item.of, PersonMention) and item.of.name_end < item.end and self.text.endswith("代表", item.of.name_end, item.end)
        return titled and any(i.start == item.end and i.kind == "office" for i in self.clause)

    def _was_told(self, last: Item, item: Item) -> bool:
        """张三与居民促膝长谈，｜李四强调: the clause before told of its subject by itself."""
        between = self.text[last.end : item.start]
        predicate = re.split("[，；]", between)[0]
        return last.kind != "office" and len(predicate) > 2 and predicate != between and ENDS_LIST.search(predicate) is None

    def _as_recipient(self, item: Item) -> None:
        """对某局｜户外作业的一线工人进行慰问: whose they are receives nothing."""
        if item.kind != "office" or not WORKERS_OF.match(self.text, item.end):
            self.recipients.append(item)

    def _as_heard(self, item: Item) -> None:
        quoted = self.text.rfind("《", 0, item.start) > self.text.rfind("》", 0, item.start)
        spoken_of = self.text[item.start - 1] == "对" or self.text.endswith(("关于", "与"), 0, item.start)
        if item.kind in ("person", "office") and not quoted and not spoken_of and HEARD.match(self.text, item.end):
            self.told.note(Act(item, "reports", item.start, item.end, frozenset({"report"}), "role.heard"))

    def _as_follower(self, item: Item) -> None:
        if item.kind != "office" or not (ONLY_CLASS.match(self.text, item.end) or SO_MANY.search(self.text, max(0, item.start - 5), item.start)):
            self.told.followers.append(item)

    def _as_scene(self, item: Item) -> None:
        """在某地, 在某人陪同下."""
        home = AT_HOME.match(self.text, item.end) if item.kind == "person" else None
        if home is not None:
            self.told.note(Act(item, "receives", item.start, item.end, frozenset({"go"}), "role.visited-person"))
            self._add(item, ((a, "visits", "role.at-home") for a in self.subject if a.kind == "person"))
            more = any(item.end <= i.start < home.end() for i in self.clause if i.kind == "person")
            self.mode = "place" if more else "subject"
            return
        led = IN_COMPANY.match(self.text, item.end)
        if led is not None and item.kind in ("person", "office"):
            role: Role = "leads" if "率领" in led[0] or "带领" in led[0] else "accompanies"
            for one in (*self.scene, item):
                self.told.note(
                    Act(one, role, one.start, led.end(), frozenset({"accompany", "lead"}), "role.in-company")
                )
            self.skip_to = led.end()
        elif item.kind == "office" and OWN_SCENE.match(self.text, item.end):
            self.told.note(Act(item, "organises", item.start, item.end, frozenset({"organise"}), "role.own-meeting"))
        elif item.kind in ("place", "office") and not UNDER.match(self.text, item.end):
            self.told.note(GoneTo(item, "place.scene"))
        listed = LISTED.match(self.text, item.end)
        named = item.kind in ("person", "office")
        self.scene = [*self.scene, item] if listed and named else self.scene if item.kind == "group" else []
        if listed is None or any(item.end <= i.start < listed.end() - 1 for i in self.clause if i.kind == "verb"):
            self.mode = "subject"

    def _as_companion(self, item: Item) -> None:
        """与某人座谈; a place is one more stop (某某保护与服务中心 is one name)."""
        if item.kind == "place" and self.verb is not None and self.verb.kinds & {"go", "inspect"}:
            self.told.note(behind(self.text, item, self.verb))

    def _as_object(self, item: Item) -> None:
        """Behind a verb; an office right behind 主办、 is a new subject (乙承办)."""
        verb = self.verb
        if verb is None:
            return
        if "organise" in verb.kinds and item.kind == "office" and self.text[verb.end : item.start] in ("、", "，"):
            self.subject, self.mode = [item], "subject"
        else:
            self.told.note(behind(self.text, item, verb))
