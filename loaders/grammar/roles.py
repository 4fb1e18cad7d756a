"""Who does what in a sentence: items in, acts (agent, role, verb) and the places gone to out.

A subject is collected up to a verb, over commas where no verb stands between; 由 and 邀请 open a new subject, 率 and 携
the followers of a visit, 向 and 为 the recipients of what is given. What follows 强调， is speech and states nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...schema.types import Role
from .items import Item, clauses
from .offices import Office
from .scan import Scan

ROLES: tuple[tuple[str, Role], ...] = (
    ("accompany", "accompanies"), ("follow", "visits"), ("lead", "leads"), ("chair", "chairs"), ("attend", "attends"),
    ("report", "reports"), ("speak", "speaks"), ("award", "awards"), ("receive", "receives"), ("organise", "organises"),
    ("inspect", "visits"), ("go", "visits"),
)
SPEECH = frozenset({"speak", "report"})
GIVING = re.compile(r"(?:赠|颁|送|发放|授|捐|献|慰问|看望|献上|佩戴|递)")
OPENING = re.compile(r"(?:启动|开始|开幕|开赛|开工|开业|启用|成立|闭幕|开班|开园|开馆|开街|开市|开营|揭牌|上线|开镰|启航|开播)")
DECISION = re.compile(r"(?:决定|任命|名单|结果|通知|通报|文件|批复|获奖|表彰)")
ACTS_FOR = re.compile(r"(?:等)?(?:相关)?(?:的)?(?:主要)?(?:分管)?(?:负责人|负责同志|工作人员|有关人员|领导|同志|班子成员|代表)")
ONLY_CLASS = re.compile(r"(?:代表|委员|干部|职工|师生|党员|居民|群众|业务骨干|班子成员)")
DELEGATION = re.compile(r"(?:代表团|考察团|参观团|考察组|调研组|慰问组|访问团|谒祖团|观摩团|检查组)$")
STOP_CHUNK = re.compile(r"[^、，。；和及与（）]{4,24}")
SITE = re.compile(r"(?:现场|工程|项目|工地|隐患点|滑坡点|点位|园区|片区|商铺|大棚|车间|路段|沿线|小流域|河道|堤防|渠|码头|卡口|基地|示范点|安置点|监测站|泵房|机房|门店|摊点|企业|车站|街|路|桥|坝|塘|林场|地块|修复点|尾矿库|收储点|村部|大坝|闸口|分店|店|棚户区|标段)$")
VAGUE_SITE = re.compile(r"(?:^(?:各|有关|相关|部分|辖区|沿街|多家|几家|重点|一线|施工|建设|项目|生产|活动|仪式|会议|培训|工作)[^、]{0,5}$|工作|情况|[的了])")
IN_COMPANY = re.compile(r"的?(?:陪同|带领|率领|引导)下")
TEACHING = re.compile(r"[^，。；]{0,20}(?:培训|讲座|授课|宣讲|辅导)")
OWN_MEETING = re.compile(r"[（(第扩大次）)\d一二三四五六七八九十]{0,10}[㐀-鿿]{0,10}会")
HEARD = re.compile(r"[^，。；]{0,60}?(?:汇报|介绍|报告|通报|发言)")
NEGATED = re.compile(r"(?:未能?|没有?|不再|无法|不)$")
DAY = re.compile(r"了?(\d{1,2})[日号]")
SIDE_TALK = frozenset({"说", "认为", "坦言", "告诉", "提到", "谈到"})
TOGETHER = re.compile(r"^(?:共同|一起|一同|一道|联合|携手)")
REPORTED = frozenset({"强调", "指出", "要求", "表示", "说", "认为", "希望", "提出", "提到", "谈到", "坦言", "告诉", "呼吁", "承诺", "勉励", "叮嘱", "嘱咐",
                      "建议", "提醒", "寄语", "期望", "号召", "明确", "嘱托", "提议", "提出要求", "提要求"})
"""Verbs whose object is what was said, whether or not a comma follows at once."""
TRAINING_NOUNS = frozenset({"培训", "宣讲", "演讲", "辅导", "演示", "科普", "说明", "分享", "讲解", "动员", "部署", "总结", "表态", "汇报", "发言", "述职", "通报", "慰问", "点评"})
"""Words that name the occasion where 举办 or 召开 stands before them."""
SCENES = frozenset({"education", "health", "enterprise", "finance", "other"})


@dataclass(frozen=True, slots=True)
class Act:
    """An agent's part in an occasion, with the verb that says so."""

    agent: Item
    role: Role
    start: int
    end: int
    kinds: frozenset[str]
    rule: str
    day: int | None = None
    """The day of an itinerary that the part is limited to (陪同7日的考察)."""


@dataclass(frozen=True, slots=True)
class GoneTo:
    """A place behind a verb of going or looking, or named as the scene (在某地，…)."""

    place: Item
    rule: str


@dataclass(slots=True)
class Reading:
    """What one sentence says; `subject` is carried to a next sentence that names none."""

    acts: list[Act] = field(default_factory=list)
    places: list[GoneTo] = field(default_factory=list)
    subject: list[Item] = field(default_factory=list)
    speech: bool = False
    speech_from: int | None = None
    """Where speech begins: what is named from here on is only spoken about."""


class RoleReader:
    """Reads one sentence; `carried` is the subject of the sentence before."""

    def __init__(self, scan: Scan) -> None:
        self.scan, self.text = scan, scan.text

    def read(self, items: list[Item], carried: list[Item]) -> Reading:
        out = Reading()
        subject: list[Item] = []
        waiting: list[Item] = []
        self.followers: list[Item] = []
        speech = False
        for number, (clause, _, pause) in enumerate(clauses(items)):
            if not clause:
                continue
            if speech and not self._steps_out(clause):
                continue
            if speech:
                goes_on = self.text[clause[0].start:clause[0].end] in ("并", "还", "并且")
                subject, waiting = (subject if goes_on else []), []
            opening = carried if number == 0 and not waiting else subject
            subject, waiting, spoke = self._clause(clause, opening, waiting, out)
            self.unnamed_stops(clause, out)
            speech = spoke and pause is not None and self.text[pause.start] in "，,：:"
            if speech and out.speech_from is None:
                out.speech_from = pause.end if pause else None
        out.subject = [i for i in (subject or waiting) if i.kind in ("person", "office", "group")]
        out.speech = speech
        return out

    def _steps_out(self, clause: list[Item]) -> bool:
        """Whether a clause behind reported speech states something of its own: it opens with someone who acts."""
        first = next((i for i in clause if i.kind != "word"), None)
        opens = clause[0]
        if opens.kind == "word" and self.text[opens.start:opens.end] in ("并", "还", "并且") and any(i.kind == "verb" and i.kinds & {"award", "receive"} for i in clause):
            return True
        if first is None or first.kind != "person" and not (first.kind == "office" and clause[0] is first):
            return False
        verb = next((i for i in clause if i.kind == "verb"), None)
        return verb is not None and (first.kind == "person" or bool(verb.kinds & {"report", "chair", "award", "accompany", "attend"}))

    def _clause(self, clause: list[Item], opening: list[Item], waiting: list[Item],
                out: Reading) -> tuple[list[Item], list[Item], bool]:
        """Returns the subject to carry on, mentions still without a verb, and whether speech begins."""
        subject: list[Item] = list(waiting)
        recipients: list[Item] = []
        followers = self.followers
        mode, verbs, spoke = "subject", 0, False
        last_verb: Item | None = None
        for index, item in enumerate(clause):
            word = self.text[item.start:item.end]
            if item.kind == "verb" and self._is_noun(item, clause, index):
                continue
            if item.kind == "verb":
                if item.kinds & {"bring", "lead"} and word in ("率", "携", "带领", "率领", "偕", "偕同"):
                    agents = subject or opening
                    out.acts += [Act(a, "leads", item.start, item.end, item.kinds, "role.leads") for a in agents if a.kind == "person"]
                    subject, mode, verbs, last_verb = agents, "followers", verbs + 1, item
                    continue
                agents = subject if subject or mode == "by" else opening
                if not subject and mode != "by" and (self._someone_else(item, clause, index) or NEGATED.search(self.text, max(0, item.start - 3), item.start)):
                    agents = []
                elif NEGATED.search(self.text, max(0, item.start - 3), item.start):
                    continue
                if word == "说" and last_verb is not None and last_verb.end == item.start:
                    spoke = True
                    continue
                self._act(item, agents, followers, recipients, clause, index, out)
                subject = agents
                spoke = bool(item.kinds & SPEECH) and (word in REPORTED or self._ends_clause(item))
                mode, verbs, last_verb = "object", verbs + 1, item
            elif item.kind == "word":
                if word in ("由", "邀请", "邀请了"):
                    mode, subject = "by", []
                elif word in ("向", "为", "给", "对") and item.kinds & {"preposition"}:
                    mode = "recipient"
                elif word in ("在", "于"):
                    mode = "place"
                elif word == "等" and mode in ("subject", "by", "followers"):
                    continue
                elif TOGETHER.match(word) and mode in ("with", "recipient"):
                    mode = "subject"
                elif word in ("与", "同", "和", "跟", "会同", "携手", "协同", "联合") and item.kinds & {"conjunction", "preposition", "adverb"}:
                    joins = index > 0 and clause[index - 1].end == item.start and clause[index - 1].kind in ("place", "office", "person")
                    if joins and mode in ("object", "followers", "recipient", "place"):
                        continue
                    if verbs and mode == "object":
                        mode = "with"
                    elif word in ("会同", "携手", "协同", "联合"):
                        mode = "subject"
                elif mode == "place" and item.kinds & {"adverb"}:
                    mode = "subject"
                elif word in ("听取", "听取了"):
                    mode = "heard"
            elif item.kind in ("person", "office", "place", "group"):
                if item.kind == "person":
                    self._by_form(item, subject, out)
                if self.text.startswith("手中", item.end) and item.kind == "person":
                    out.acts.append(Act(item, "awards", item.start, item.end, frozenset({"award"}), "role.from-hands"))
                    continue
                if mode == "heard":
                    if item.kind in ("person", "office") and HEARD.match(self.text, item.end):
                        out.acts.append(Act(item, "reports", item.start, item.end, frozenset({"report"}), "role.heard"))
                    continue
                if mode in ("subject", "by"):
                    if item.kind == "place":
                        if self._is_scene(item, clause, index, verbs):
                            out.places.append(GoneTo(item, "place.scene"))
                        continue
                    if item.kind == "office" and self._only_modifies(item, clause, index):
                        continue
                    subject.append(item)
                elif mode == "recipient":
                    recipients.append(item)
                elif mode == "followers":
                    if item.kind != "office" or not ONLY_CLASS.match(self.text, item.end):
                        followers.append(item)
                elif mode == "place":
                    self._at(item, clause, index, out)
                    follows = clause[index + 1:index + 2]
                    led = IN_COMPANY.match(self.text, item.end)
                    if led and item.kind in ("person", "office"):
                        out.acts.append(Act(item, "accompanies" if "陪" in led[0] else "leads", item.start, led.end(), frozenset({"lead", "accompany"}), "role.in-company"))
                    elif item.kind in ("person", "office") and follows and follows[0].kind == "verb" and follows[0].kinds & {"accompany", "lead"}:
                        out.acts.append(Act(item, "accompanies" if "accompany" in follows[0].kinds else "leads", follows[0].start, follows[0].end,
                                            follows[0].kinds, "role.in-company"))
                    if not self._listed_on(item):
                        mode = "subject"
                elif mode == "object" and last_verb is not None and "organise" in last_verb.kinds and item.kind == "office" and self.text[
                        last_verb.end:item.start] in ("、", "，"):
                    subject, mode = [item], "subject"
                elif mode == "object" and last_verb is not None:
                    self._object(item, last_verb, subject, recipients, out)
        if not verbs:
            return opening, [i for i in subject if i.kind in ("person", "office", "group")], False
        return subject, [], spoke

    def _by_form(self, item: Item, subject: list[Item], out: Reading) -> None:
        """张三、李四一行: those before 一行 head the visit."""
        if self.text.startswith("一行", item.end):
            heads = [item]
            for other in reversed(subject):
                if other.kind != "person" or self.text[other.end:heads[0].start] not in ("、", "和"):
                    break
                heads.insert(0, other)
            out.acts += [Act(h, "leads", item.start, item.end + 2, frozenset({"lead"}), "role.party-of") for h in heads]

    def _someone_else(self, verb: Item, clause: list[Item], index: int) -> bool:
        """Whether words that are no mention stand before the verb: 120名群众｜参加 has a subject of its own."""
        if any(i.kind in ("verb", "group") or i.kind == "word" and i.kinds & {"preposition"} for i in clause[:index]):
            return any(i.kind == "group" for i in clause[:index])
        position, loose = clause[0].start, 0
        start = position
        while start > 0 and self.text[start - 1] not in "，。；：！？\n、":
            start -= 1
        loose = position - start
        for item in clause[:index + 1]:
            loose += max(0, item.start - position)
            position = max(position, item.end)
        return loose >= 2

    def _is_noun(self, item: Item, clause: list[Item], index: int) -> bool:
        """Whether a word that can be a verb names a thing here (的汇报, 介绍信, 培训班, 工作要求)."""
        before, after = self.text[item.start - 1:item.start], self.text[item.end:item.end + 1]
        if after == "的" and not item.kinds & {"accompany"} and self.text[item.end - 1] != "办":
            return True
        if before == "的" and not item.kinds & {"organise"}:
            return True
        if item.kinds & {"report", "speak", "award", "go", "attend", "inspect"} and after in "班会员者团稿书信词件组率费点站所室权部队局课师类型人品金" and after:
            return not self.text.startswith(("会议", "会上", "会见", "员工", "师生", "部门", "部署", "组织", "人民", "人员", "所"), item.end)
        if self.text[item.start:item.end] == "参与" and re.match(r"[㐀-鿿]{0,8}的", self.text[item.end:item.end + 9]):
            return True
        word = self.text[item.start:item.end]
        if word in TRAINING_NOUNS and any(i.kind == "verb" and "organise" in i.kinds for i in clause[:index]):
            return True
        if word in ("启动", "交付", "发出", "移交", "点亮", "按下", "送来", "转交", "获得", "接到", "奠基", "捐出", "慰问品"):
            return not clause[:index] or clause[index - 1].kind != "person" and not TOGETHER.match(self.text[clause[index - 1].start:clause[index - 1].end])
        if word in ("要求", "总结", "培训", "部署", "希望", "明确", "动员", "指导", "建议", "说明", "分析", "示范", "科普", "鼓励", "提醒", "回应", "承诺", "提出", "期望", "表态"):
            left = clause[index - 1] if index else None
            near = left is None or left.kind in ("person", "office", "group", "verb") or left.kind == "place" and word == "指导" or left.kind == "word" and left.end == item.start and bool(
                left.kinds & {"adverb", "occasion", "time"} or self.text[left.start:left.end] in ("并", "还", "了"))
            return not near
        return False

    def _ends_clause(self, item: Item) -> bool:
        return self.text[item.end:item.end + 1] in "，：,:" or self.text[item.end:item.end + 2] in ("说，", "说：", "道：", "了，")

    def _act(self, verb: Item, subject: list[Item], followers: list[Item], recipients: list[Item], clause: list[Item],
             index: int, out: Reading) -> None:
        word = self.text[verb.start:verb.end]
        roles: list[tuple[Role, str]] = []
        if "announce" in verb.kinds:
            rest = self.text[verb.end:verb.end + 40].split("，")[0].split("。")[0]
            if DECISION.search(rest):
                roles = [("reports", "role.reads-out")]
            elif OPENING.search(rest) and "》" not in rest:
                roles = [("awards", "role.declares-open")]
        elif "join_visit" in verb.kinds:
            roles = [("visits", "role.joins-visit"), ("attends", "role.joins-visit")]
        elif verb.kinds & {"appoint"}:
            return
        elif word in ("启动", "宣布启动", "揭开", "按下") and "award" in verb.kinds:
            roles = [("awards", "role.starts")]
        else:
            role = next((r for kind, r in ROLES if kind in verb.kinds), None)
            roles = [(role, f"role.{role}")] if role else []
            if role == "organises" and TEACHING.match(self.text, verb.end, verb.end + 24):
                out.acts += [Act(a, "reports", verb.start, verb.end, verb.kinds, "role.teaches") for a in subject if a.kind == "person"]
        if word in SIDE_TALK:
            roles = [("speaks", "role.says")]
        if word == "指导":
            roles = [("speaks", "role.guides")]
        day = DAY.match(self.text, verb.end) if "accompany" in verb.kinds else None
        for agent in subject:
            if agent.kind == "office" and "inspect" in verb.kinds and any(self.text[i.start:i.end] in ("组织", "邀请") for i in clause[:index]):
                continue
            out.acts += [Act(agent, role, verb.start, verb.end, verb.kinds, rule, int(day[1]) if day else None) for role, rule in roles
                         if self._fits(agent, role, word)]
        if verb.kinds & {"go", "inspect"} and followers:
            out.acts += [Act(f, "visits", verb.start, verb.end, verb.kinds, "role.follower") for f in followers]
        if GIVING.search(word) and recipients:
            out.acts += [Act(r, "receives", verb.start, verb.end, verb.kinds, "role.recipient") for r in recipients if r.kind in ("person", "office")]

    def _fits(self, agent: Item, role: Role, word: str) -> bool:
        if agent.kind == "group":
            return False
        if role == "organises":
            scene = isinstance(agent.of, Office) and (agent.of.kind in SCENES and word == "举行" and self.text[agent.start - 1] not in "与和同、"
                                                      or DELEGATION.search(agent.of.name) is not None)
            return agent.kind == "office" and not scene
        if role == "leads":
            return agent.kind == "person"
        if role == "visits" and isinstance(agent.of, Office) and DELEGATION.search(agent.of.name):
            return False
        if agent.kind == "office" and role == "speaks" and word in ("提出", "要求", "部署", "明确", "指导", "总结", "希望", "动员", "鼓励", "提醒"):
            return False
        return True

    def _object(self, item: Item, verb: Item, subject: list[Item], recipients: list[Item], out: Reading) -> None:
        word = self.text[verb.start:verb.end]
        if verb.kinds & {"go", "inspect"}:
            if item.kind in ("place", "office"):
                out.places.append(GoneTo(item, "place.gone-to"))
            elif item.kind == "person" and ("慰问" in word or "看望" in word or "走访" in word or "探望" in word):
                out.acts.append(Act(item, "receives", verb.start, verb.end, verb.kinds, "role.visited-person"))
        elif word.endswith("召开") and item.kind == "office" and item.start - verb.end <= 1 and OWN_MEETING.match(self.text, item.end):
            out.acts.append(Act(item, "organises", verb.start, verb.end, frozenset({"organise"}), "role.own-meeting"))
        elif "award" in verb.kinds and item.kind == "person":
            out.acts.append(Act(item, "receives", verb.start, verb.end, verb.kinds, "role.recipient"))
        elif "organise" in verb.kinds and item.kind == "office" and not ONLY_CLASS.match(self.text, item.end) and word in ("组织", "召集") and "召开" not in self.text[verb.end:verb.end + 40]:
            out.acts.append(Act(item, "attends", verb.start, verb.end, verb.kinds, "role.summoned"))

    def unnamed_stops(self, clause: list[Item], out: Reading) -> None:
        """先后来到某某项目现场、某某工程: what is gone to but has no name of its own kind, by its words."""
        for index, item in enumerate(clause):
            if item.kind != "verb" or not item.kinds & {"go", "inspect"} or self._is_noun(item, clause, index):
                continue
            later = next((i.start for i in clause[index + 1:] if i.kind == "verb"), None)
            end = later or next((p for p in range(item.end, len(self.text)) if self.text[p] in "，。；：！\n"), len(self.text))
            position = item.end + (1 if self.text.startswith("了", item.end) else 0)
            for match in STOP_CHUNK.finditer(self.text, position, end):
                named = any(i.kind in ("place", "office", "person") and i.start < match.end() and match.start() < i.end for i in clause)
                if not named and SITE.search(match.group()) and not VAGUE_SITE.search(match.group()):
                    out.places.append(GoneTo(Item(match.start(), match.end(), "place"), "place.words"))

    def _at(self, item: Item, clause: list[Item], index: int, out: Reading) -> None:
        if item.kind in ("place", "office"):
            out.places.append(GoneTo(item, "place.scene"))

    def _is_scene(self, item: Item, clause: list[Item], index: int, verbs: int) -> bool:
        return False

    def _listed_on(self, item: Item) -> bool:
        return self.text[item.end:item.end + 1] in ("、", "和")

    def _only_modifies(self, item: Item, clause: list[Item], index: int) -> bool:
        """An office that only says whose something is: 街道的做法, 徐汇区推进…的做法."""
        return self.text.startswith("的", item.end) and not ACTS_FOR.match(self.text, item.end)
