"""Who acts together with others, in lists and over commas; who is met, told of or listed; names behind speech, posts and sections."""

from __future__ import annotations

import pytest
from marked import parts, people, posts

DAY = "2021年3月17日，"
MEETING = DAY + "街道召开加装电梯推进会。"
VISIT = DAY + "副区长白露到丁香小区调研。"

HOSTS = [
    (DAY + "丁香社区联合梅山派出所、海棠社区、瑞雪证券到梅山小学开展安全讲座。",
     ["丁香社区 organises", "梅山派出所 organises", "海棠社区 organises", "瑞雪证券 organises"]),
    (DAY + "丁香社区、消防队、瑞雪物业、乐湖开发商等单位联合开展消防演练。",
     ["丁香社区 organises", "消防队 organises", "瑞雪物业 organises", "乐湖开发商 organises"]),
    (DAY + "丁香社区联合区城管大队党支部，开展志愿服务活动。", ["丁香社区 organises", "雨花台区城管大队党支部 organises"]),
    (DAY + "丁香社区特开展“邻里开放日”主题活动。", ["丁香社区 organises"]),
    (DAY + "街道联合共建单位、辖区企业、爱心超市开展义卖活动。", ["梅山街道 organises"]),
    (DAY + "街道联合志愿者在丁香小区、海棠小区开展宣传活动。", ["梅山街道 organises"]),
    (DAY + "雨花台区梅山派出所的民警走进梅山小学，开展普法活动。", ["雨花台区梅山派出所 organises"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), HOSTS)
def test_hosts(sentence: str, expected: list[str]) -> None:
    assert [p for p in parts(sentence) if p.endswith("organises")] == sorted(expected)


AREAS = [
    (DAY + "雨花台区召开核查汇报会。", ["雨花台区 organises"]),
    (DAY + "我区隆重举行项目开工仪式。", ["雨花台区 organises"]),
    (DAY + "我区群众参加项目开工仪式。", []),
    (DAY + "区人大常委会举行会议，会议表决区人大常委会副主任石磊的辞职请求。", ["雨花台区人大常委会 organises"]),
]


@pytest.mark.parametrize(("sentence", "expected"), AREAS)
def test_areas_that_act(sentence: str, expected: list[str]) -> None:
    assert [p for p in parts(sentence) if p.endswith("organises")] == sorted(expected)


PARTS = [
    (MEETING + "到会的有区房管局局长钱多余、街道防汛指挥部成员，以及各社区书记。",
     ["梅山街道 organises", "梅山街道防汛指挥部 attends", "钱多余 attends"]),
    (MEETING + "区房管局局长钱多余对工作进行了布置和安排；丁香社区、海棠社区的负责人上台发言。",
     ["丁香社区 reports", "梅山街道 organises", "海棠社区 reports", "钱多余 speaks"]),
    (DAY + "区民政局局长石磊，区教育局副局长钱多余等一行5人到丁香小区考察。", ["石磊 leads", "钱多余 visits"]),
    (MEETING + "先由丁香社区李英书记介绍经验，最后由陶忠义书记总结强调，要抓好落实。",
     ["李英 reports", "梅山街道 organises", "陶忠义 speaks"]),
    (MEETING + "区政协主席钱多余，区人民政府副区长拟任人选石磊列席会议。", ["梅山街道 organises", "石磊 attends", "钱多余 attends"]),
    (VISIT + "白露认真聆听了丁香社区书记钱多余对改造情况的介绍。", ["白露 visits", "钱多余 reports"]),
    (VISIT + "\n区民政局、区教育局主要负责同志参加活动。",
     ["白露 visits", "雨花台区教育局 attends", "雨花台区教育局 visits", "雨花台区民政局 attends", "雨花台区民政局 visits"]),
    (VISIT + "白露与居民李国华促膝长谈，区民政局局长钱多强调，要抓好落实。", ["白露 visits", "钱多 speaks"]),
    (VISIT + "白露与梅山街道代表进行了座谈，听取意见，并逐一作了回应。", ["白露 reports", "白露 visits"]),
    (MEETING + "副区长白露为大家带来《守住底线，行稳致远》主题党课。", ["梅山街道 organises", "白露 reports"]),
    (MEETING + "副区长白露致欢迎词，并就学校的工作做了全面介绍。", ["梅山街道 organises", "白露 reports", "白露 speaks"]),
    (MEETING + "丁香社区、海棠社区的负责人上台发言。", ["丁香社区 reports", "梅山街道 organises", "海棠社区 reports"]),
    (MEETING + "区人大常委会组成人员21人出席会议。", ["梅山街道 organises"]),
    (MEETING + "区教育局局长钱多，拟任区政府副区长人选石磊列席会议。", ["梅山街道 organises", "石磊 attends", "钱多 attends"]),
    (MEETING + "副区长白露来到现场进行了检验指导。", ["梅山街道 organises", "白露 speaks"]),
    (MEETING + "对下一步工作进行安排。", ["梅山街道 organises"]),
    (DAY + "副区长白露带队与区民政局局长钱多赴丁香小区调研。", ["白露 leads", "钱多 visits"]),
    (DAY + "区农机站石磊站长等一行五人到丁香小区检查。", ["石磊 leads"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), PARTS)
def test_parts(sentence: str, expected: list[str]) -> None:
    assert parts(sentence) == sorted(expected)


POSTS = [
    ("区民政局基政处长石磊主持会议。", ["石磊 雨花台区民政局基政处 处长"]),
    ("区农机监理站石磊站长主持会议。", ["石磊 雨花台区农机监理站 站长"]),
    ("石磊当选梅山商会第四届会长。", ["石磊 梅山商会 会长"]),
    ("街道人大工委副主任、分管水利负责人石磊部署工作。", ["石磊 梅山街道人大工委 副主任"]),
    ("区政协副主席、民盟雨花台区委主委、第二验收工作组组长石磊出席会议。",
     ["石磊 民盟雨花台区委 主委", "石磊 第二验收工作组 组长", "石磊 雨花台区政协 副主席"]),
    ("区人大常委会副主任石磊、选联任免工委主任钱多余，人大梅山街道工委主任赵海燕出席会议。",
     ["石磊 雨花台区人大常委会 副主任", "赵海燕 梅山街道人大工委 主任", "钱多余 雨花台区人大常委会选联任免工委 主任"]),
    ("雨花台区教师进修学院副院长石磊出席会议。", ["石磊 雨花台区教师进修学院 副院长"]),
    ("丁香社区李英书记主持会议。", ["李英 丁香社区 书记"]),
    ("区人大代表和区政协委员参加座谈，区人大代表“充电”学习。", []),
    ("梅山街道贯彻落实区委书记赵海燕的要求。", ["赵海燕 雨花台区委 书记"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), POSTS)
def test_posts(sentence: str, expected: list[str]) -> None:
    assert posts(sentence) == sorted(expected)


NAMES = [
    ("（记者梁雪玲通讯员李晓龙董天忠）街道召开会议。", ["梁雪玲", "李晓龙", "董天忠"]),
    ("丁香社区李英书记强调，要抓好落实。", ["李英"]),
    ("丁香小学的何勇军老师也表示，学校支持。", ["何勇军"]),
    ("区领导小组组长、副组长和成员单位主要负责人参加会议。", []),
    ("刘县长在西川村查看示范区。", []),
    ("62岁的葛怀义患病多年；卧床11年的罗学岭说好，82岁的王大爷也说好，65岁的老党员都来了。", ["罗学岭", "葛怀义"]),
    ("“真好！”李秀英高兴地说。“方便。”居民们说。“好。”他说。“不错。”王大妈告诉记者。", ["李秀英"]),
    ("居民素养提升，技术工人施工效率高。", []),
    ("镇党委委员候选人初选对象公荐大会举行。", []),
    ("我和祖龙·克里木局长来村里。", ["祖龙·克里木"]),
    ("新市民劳动者代表领取了礼包。", []),
    ("瑞雪网·冀云客户端讯，街道召开会议。", []),
]


@pytest.mark.parametrize(("sentence", "expected"), NAMES)
def test_names(sentence: str, expected: list[str]) -> None:
    assert sorted(people(sentence)) == sorted(expected)
