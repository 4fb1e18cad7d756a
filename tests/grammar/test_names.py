"""Names of people: how long they are, what stands for a name and what only looks like one."""

from __future__ import annotations

import pytest
from marked import assert_marks, people

NAMED = """
区民政局局长⟦person:欧阳静⟧介绍了情况。
区人社局副局长⟦person:司马文远⟧出席会议。
副主任⟦person:诸葛明⟧主持会议。
街道党工委书记⟦person:上官燕⟧强调，要抓好落实。
区住建局局长⟦person:令狐远山⟧、副局长⟦person:夏侯杰⟧到会。
区民宗局局长⟦person:阿依努尔·买买提⟧主持会议。
区人大代表⟦person:巴特尔·宝音⟧发言。
村党支部书记⟦person:扎西·多吉⟧介绍了情况。
区民政局局长⟦person:高峰⟧强调，要做好服务。
区教育局局长⟦person:马力⟧主持会议。
区财政局局长⟦person:丁一⟧介绍了情况。
街道办事处主任⟦person:白露⟧出席仪式。
街道办事处主任⟦person:白露⟧参加活动。
区卫健委主任⟦person:钱多⟧指出，要抓好接种。
区文旅局副局长⟦person:安宁⟧致辞。
区应急局局长⟦person:方正⟧要求，各单位要排查隐患。
区商务局局长⟦person:金晶⟧到会指导。
区体育局局长⟦person:江海⟧宣布比赛开始。
街道办事处副主任⟦person:于洋⟧陪同。
街道党工委书记⟦person:孙立⟧（女）陪同调研。
街道党工委副书记⟦person:白玛⟧（女，藏族）主持会议。
区残联理事长⟦person:武建国⟧（挂职）参加。
街道党工委书记⟦person:赵海燕⟧，办事处主任⟦person:孙立⟧出席。
区水务局局长⟦person:江水清⟧、副局长⟦person:汪洋⟧参加会议。
区民政局局长⟦person:尉迟恭谨⟧和副局长⟦person:褚遂安⟧出席。
区民政局局长⟦person:米有田⟧率队检查。
居民⟦person:郭秀英⟧说：“电梯装好了。”
志愿者⟦person:温和平⟧告诉记者，她每天都来。
区民政局局长⟦person:高峰⟧出席会议。⟦person:高峰⟧强调，要做好服务。
街道党工委书记⟦person:赵海燕⟧主持会议。会上，⟦person:赵海燕⟧传达了文件精神。
区城管局局长⟦person:单国强⟧在会上发言。
区城管局局长⟦person:仇和⟧对整治工作给予肯定。
区房管局局长⟦person:查良才⟧一行来到丁香小区。
区房管局局长⟦person:解放军⟧陪同考察。
区司法局局长⟦person:华为民⟧向居民赠送了图书。
"""

ORDINARY = """
方案指出，要压实责任。
会议强调，要高度重视安全生产。
于是，大家来到现场。
严格落实各项责任，确保万无一失。
全体人员深入学习，温故知新。
金融服务走进社区。
高质量发展取得成效。
成立工作专班，任务分解到人。
常态化开展巡查，安全有保障。
时任局长表示，工作要抓实。
区民政局局长表示，要做好服务。
街道党工委书记强调，要落实责任。
有关负责人介绍，工程将于年底完成。
社区书记和居民代表参加了会议。
局长办公室设在三楼。
主任会议听取了汇报。
书记项目进展顺利。
居民方便了，商户满意了。
志愿者安排有序，秩序井然。
黄金地段的老房子得到修缮。
石榴花开，杨柳依依，江河奔流。
万家灯火，平安相伴。
全国人大代表听取了群众意见。
主任和委员参加了视察。
校长负责制得到落实。
站长严格把关，队员认真检查。
队长带领队员成功处置险情。
"""


def rows(table: str) -> list[str]:
    return table.split()


@pytest.mark.parametrize("case", rows(NAMED))
def test_names_in_their_sentence(case: str) -> None:
    assert_marks(case, {"person"})


@pytest.mark.parametrize("sentence", rows(ORDINARY))
def test_ordinary_words_are_no_names(sentence: str) -> None:
    assert people(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("副局长张 敏主持会议。", ["张敏"]),
        ("局長歐陽靜介紹情況。", ["欧阳静"]),
        ("街道黨工委書記趙海燕主持會議。", ["赵海燕"]),
        ("副区长赵海燕、孙立、钱多参加。", ["赵海燕", "孙立", "钱多"]),
        ("区民政局局长高峰出席。高峰要求落实责任，攀登高峰不停步。", ["高峰"]),
    ],
)
def test_one_name_however_it_is_printed(sentence: str, names: list[str]) -> None:
    assert people(sentence) == names


def test_feelings_and_months_are_no_names() -> None:
    assert_marks("切实提高居民群众幸福感、获得感。", {"person"})
    assert_marks("4月份⟦office:徐汇区民政局⟧召开座谈会。", {"office"})


@pytest.mark.parametrize(
    "case",
    [
        "⟦person:周明⟧主持会议。", "会上，⟦person:梁涛⟧介绍了情况，⟦person:陈智强⟧介绍了经验。", "安全介绍到位。", "田地介绍如下。",
        "党员跟随驻村第一书记⟦person:刘斌⟧的步伐参观。", "大会选举出⟦person:穆兴明⟧同志为主席。", "街道领导⟦person:周建明⟧、⟦person:黄小军⟧带队走访。",
        "市政府参事⟦person:关宝英⟧、⟦person:沈志明⟧参加。", "武术大师⟦person:张桂明⟧表演。",
    ],
)  # fmt: skip
def test_names_before_what_people_do(case: str) -> None:
    assert_marks(case, {"person"})


@pytest.mark.parametrize(
    "case",
    [
        "书记带领全体党员共同学习了讲话。", "新当选同志进行了宣誓。", "由⟦person:李玮明⟧同志领誓。", "区人大代表履职热情高涨。", "群众接访座谈会召开。",
        "他表示荣幸当选镇长。", "村党总支书记刘会长介绍情况。",
    ],
)  # fmt: skip
def test_words_that_only_look_like_names(case: str) -> None:
    assert_marks(case, {"person"})


@pytest.mark.parametrize(
    "case",
    [
        "⟦person:潘家旺⟧每天都出门。", "山沟里，⟦person:严文秀⟧的手艺远近闻名。", "住在偏僻山村的⟦person:郑小军⟧出生在冬天。",
        "客运员⟦person:高广宾⟧在车上过夜。",
        "获奖的⟦person:孙玉珍⟧、⟦person:方大年⟧、⟦person:林平⟧。", "本报讯（⟦person:贺延林⟧）近日，街道开展了义诊。",
        "村里的路由他和⟦person:董文海⟧一起修。",
        "“龙小妹”是一个品牌。", "村民了解凤城的变化。", "端午的龙舟赛热闹非凡。", "村民们种下牧草、万寿菊。",
        "北宋文学家苏文海葬于此地。", "走进“林小宝”工作室。", "超市、商超、便利店都要查。", "本报记者⟦person:刘文⟧报道：活动举行。", "门口站着李先生和王教授。",
    ],
)  # fmt: skip
def test_names_that_nothing_introduces(case: str) -> None:
    assert_marks(case, {"person"})
