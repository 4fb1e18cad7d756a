"""Further classes of wording: the roles that are said, guests, what was given, figures by a word, posts before a post, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

import jiedao
from jiedao.queries.asking.types import Answer, NotUnderstood

TODAY = date(2024, 12, 1)


def ask(graph: jiedao.Graph, text: str) -> Answer:
    return graph.ask_in_words(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("清冰雪动员会谁讲的话", {"佟振刚"}), ("谁宣布冰雪运动会开赛的", {"穆青松"}), ("邻里节开幕式谁致的辞", {"尹春华"}),
        ("青年夜校第一课谁讲的", {"吉克阿牛"}), ("易中和老师讲了什么讲座", {"2021-10-16 书香坡子街讲座 （太平街社区新时代文明实践站）"}),
        ("甘永泉给谁授旗", {"莫颖欢", "同济社区服务队"}), ("武威去大众巷慰问了谁", {"年年", "田甜"}), ("豐志民跟著誰夜查", {"黄河"}),
        ("陪皇甫志远的鼓楼区领导都有谁？", {"卞国忠", "丛向东", "束梅", "冷雪松"}), ("卞国忠啥时候接待过成都来的客人", {"2024-11-07"}),
        ("Who headed the Qingyang delegation to Nanjing?", {"皇甫志远"}), ("Who received the delegation from Tianshan?", {"普朝阳", "和丽芬"}),
        ("骆建业带着谁去看的幸福食堂", {"单晓峰", "祁雪莹", "汤颖"}), ("天台路社区的张伟是什么职务", {"天台路社区党委书记"}),
        ("消防演练是哪个社区搞的", {"天台路社区居委会"}), ("于永水一共走访了几处", {3}), ("古厝项目总投资多少", {120000000}),
        ("招聘会来了多少家企业", {52}), ("餐饮油烟检查查了多少家店", {34}), ("消防演练来了多少居民", {120}), ("火把节联欢有多少人参加", {800}),
        ("佟振刚11月3号开完会去哪了", {"道里区清冰雪物资储备中心"}), ("令狐嘉树最后去了哪里", {"曹杨新村街道党群服务中心"}),
        ("2023年哪个月活动最多", {"2023-05"}), ("上上个月有没有什么会议", {"no"}), ("汤颖参没参加花桥街道的干部大会", {"yes"}),
        ("于永水是住建局局长吗", {"yes"}), ("吉克阿牛来自哪里", {"四川天籁艺术学院"}),
        ("去年五月田林街道来过哪些客人", {"裘善诚", "康淑仪", "闵立群", "邵伯韬"}), ("2023年5月田林街道接待了哪些考察团", {"裘善诚", "宁波市海曙区政协"}),
        ("听说成都来人了，都有谁？", {"皇甫志远"}), ("2024年以来夜查过几次", {1}), ("谁慰问过教师", {"招瑞芳", "冼伟雄", "区志豪", "麦家荣"}),
        ("哪家公司参与承办了火把节联欢", {"云南滇韵文化传播有限公司"}),
        ("哪条报道说汤颖任主任", {"03_wuhan_jiangan_yearbook.txt：「花桥街道党工委副书记、办事处主任汤颖」"}),
        ("谁宣布汤颖任职的", {"栗振兴"}), ("裘善诚考察的时候，座谈会是谁主持的", {"闵立群"}), ("高原在哪个街道", {"白银路街道党工委"}),
        ("芮国栋是书记还是区长", {"蜀山区委书记"}), ("端木蓉协商时随行的是", {"谷雨", "龙建平"}), ("全年化解了多少起矛盾纠纷", {312}),
        ("2022年家庭医生签约人数", {18600}), ("How many people were evacuated in 裕兴街道?", {312}), ("书香坡子街办了几场讲座", {14}),
        ("田林邻里节有多少居民参加", {300}), ("綦海燕慰问了哪些老党员", {"孙立本", "公孙秀英"}), ("上官文杰讲课了吗", {"no"}), ("康乐是花桥街道的人吗", {"no"}),
        ("万俟青和夏侯兴邦签了什么协议", {"03_wuhan_jiangan_yearbook.txt：「夏侯兴邦和万俟青分别致辞，并代表双方签订《校地共建协议》。」"}),
        ("整备土地面积", {1260}), ("历下区目前有多少户外劳动者服务站点", {138}), ("仁义路的零工驿站门牌是多少", {"仁义路12号"}),
        ("花桥街道2022年会议数", {2}), ("裕兴街道 社区助餐服务 人次 2023", {67300}), ("弱电线路整治公里数", {18.5}), ("网格员数", {152}),
        ("健康路暖心驿站谁去慰问过", {"虎振林", "介子阳", "平原"}), ("华丰那个助餐点在什么路", {"华丰路118号"}),
        ("鼓楼区委统战部部长现在还是束梅吗", {"yes"}), ("高云岭小区的来宾", {"皇甫志远", "龙泽民", "冯素兰", "青羊区委办公室", "青羊区住建交局"}),
        ("who announced Tang Ying's new post", {"栗振兴"}), ("车志诚的职务及首次见报日期", {"2022-05-06"}),
        ("青年夜校第一堂课谁讲的", {"吉克阿牛"}), ("What did Qiang Dashan receive?", {
            "18_wechat_xian_beilin.txt：「仪式上，党晓明宣布《文艺路街道促进就业服务十条》正式实施，装修工人强大山接过首张“零工服务卡”。」",
        }),
        ("Title and term of Tong Xiaodong", {"裕华区政府区长"}), ("宁静在座谈会上作部署了吗", {"yes"}),
        ("汤颖从副主任到主任，中间经过了哪些职务", {"花桥街道办事处副主任", "花桥街道党工委副书记", "花桥街道办事处主任"}),
        ("Family doctor contracts in Yuxing in 2023?", {21450}), ("Did Shan Fu inspect Shuangxi reservoir?", {"yes"}),
    ],
)  # fmt: skip
def test_these_and_no_others_answer(graph: jiedao.Graph, text: str, values: set[str | float]) -> None:
    assert set(ask(graph, text).values) == values


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [
        ("汤颖当主任以前是什么职务", "花桥街道办事处副主任", "花桥街道办事处主任"), ("米佳是哪个学校的", "石家庄市裕东中学", "四川玉林实验小学"),
        ("What was Tang Ying before she became director?", "花桥街道办事处副主任", "花桥街道办事处主任"),
    ],
)  # fmt: skip
def test_this_is_among_the_answers_and_that_is_not(graph: jiedao.Graph, text: str, value: str, other: str) -> None:
    assert (value in ask(graph, text).values, other in ask(graph, text).values) == (True, False)


def test_a_follow_up_may_call_those_found_before_them(graph: jiedao.Graph) -> None:
    found = ask(graph, "Who visited Gaoyunling, and who received them?")
    assert {"皇甫志远", "卞国忠", "丛向东"} <= set(found.values)


@pytest.mark.parametrize(
    ("text", "question"), [("皇甫志远", "career"), ("皇甫志远2024年11月", "itinerary"), ("高云岭小区", "community"), ("每年有多少次考察", "coverage")]
)
def test_a_name_alone_is_answered_with_what_there_is(graph: jiedao.Graph, text: str, question: str) -> None:
    assert ask(graph, text).reading.question == question


@pytest.mark.parametrize(
    "text",
    [
        "程永贵管哪个社区", "Which schools did the Tianshan group visit?", "鹿鸣春是干什么的", "琥珀山庄小区改造什么时候完工",
        "湖南路那个睦邻中心在哪条路", "Who replaced Tang Ying?",
    ],
)  # fmt: skip
def test_reports_that_do_not_say_it_are_told_from_no_reports(graph: jiedao.Graph, text: str) -> None:
    found = ask(graph, text)
    assert (found.values, "没有写明所问的" in found.sentence.zh) == ((), True)


@pytest.mark.parametrize(
    "text",
    [
        "赫连山和关丽娜是一个单位的吗", "银燕和古志明谁是教育局局长", "Who did Miao Zhuang report to?", "How many estates are there in Tianlin?",
        "开会以前汤颖去了哪里", "Which subdistrict had the most visits in 2023?", "每年谁去得多", "meetings chaired by women",
        "How many visits per subdistrict?", "田林街道有多少人",
        "花桥街道有多少小区", "田林街道有多少个社区", "How many schools are there in 玉林街道?", "When does the canteen open?",
        "2023年去田林街道考察的人里谁是外地的",
    ],
)  # fmt: skip
def test_what_no_question_has_is_refused_and_not_guessed(graph: jiedao.Graph, text: str) -> None:
    with pytest.raises(NotUnderstood):
        ask(graph, text)


def test_who_was_in_a_post_on_a_day_is_inferred_from_near_reports_alone_and_it_is_said(graph: jiedao.Graph) -> None:
    near, far = ask(graph, "2022年10月份花桥街道办事处主任是谁"), ask(graph, "2019年田林街道的党工委书记是谁")
    assert (near.values, "推断为汤颖" in near.sentence.zh, "inferred to be" in near.sentence.en, far.values) == (("汤颖",), True, True, ())


def test_what_is_reported_of_somebody_is_told_from_what_was_asked(graph: jiedao.Graph) -> None:
    assert "没有写明所问的" in ask(graph, "时春喜说了什么").sentence.zh


def test_a_word_that_no_article_has_is_refused_before_any_row_is_read(graph: jiedao.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        pytest.fail("rows are read")

    graph.search("电梯")
    monkeypatch.setattr(graph, "named", read)
    with pytest.raises(NotUnderstood) as refused:
        ask(graph, "枇杷节培训谁讲的")
    assert refused.value.unknown == ("枇杷节",)
