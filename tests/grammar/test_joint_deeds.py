"""Who holds something together with whom, in whose company or as whose witness, and what of this is only told of."""

from __future__ import annotations

import pytest
from marked import document, parts

from jiedao.loaders.read import read_document


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("5月9日，梅山街道综治办联合司法所到玉兰苑开展了普法宣传活动。", ["梅山街道司法所 organises", "梅山街道综治办 organises"]),
        ("5月9日，光明社区与双桥派出所民警在玉兰超市门口开展了普法宣传活动。", ["光明社区 organises", "双桥派出所 organises"]),
        ("5月9日，光明社区在玉兰苑二期，开展志愿服务活动。", ["光明社区 organises"]),
        ("5月9日，光明社区在玉兰苑二期，志愿者开展清扫活动。", []),
    ],
)
def test_hosts_together_and_at_a_place(sentence: str, expected: list[str]) -> None:
    assert [p for p in parts(sentence) if p.endswith("organises")] == expected


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("5月9日，副区长白露在街道党工委书记钱多等领导的陪同下来梅山街道调研。", "钱多 accompanies"),
        ("5月9日，梅山街道举行签约仪式。在副区长白露，区民政局局长钱多的见证下，街道办事处主任孙立签约。", "白露 attends"),
        ("5月9日，梅山街道举行邻里节。街道办事处孙立主任宣布，首届邻里节开幕。", "孙立 awards"),
        ("5月9日，梅山街道举行邻里节。在街道办事处主任孙立致辞后，演出拉开序幕。", "孙立 speaks"),
        ("5月9日，梅山街道举行邻里节，街道办事处孙立主任代表街道致了欢迎辞。", "孙立 speaks"),
        ("5月9日，副区长白露一行与街道党工委书记钱多召开座谈会。", "钱多 attends"),
        ("5月9日，玉兰苑便民服务站迅速行动，组织开展助餐活动。", "玉兰苑便民服务站 organises"),
        ("5月9日，区民政局局长钱多带班子成员一行四人来到光明社区调研。", "钱多 leads"),
        ("5月9日，区政协考察团来梅山街道考察，街道党工委书记钱多对考察团到来表示热烈欢迎，并介绍了街道概况。", "钱多 reports"),
        ("5月9日，梅山街道举行启动仪式。接下来，街道办事处主任孙立介绍了后续安排。", "孙立 reports"),
        ("5月9日，梅山街道举行启动仪式。街道办事处主任孙立上台发表了“邻里守望，共建家园”的讲话。", "孙立 speaks"),
    ],
)
def test_company_witnesses_and_openings(sentence: str, part: str) -> None:
    assert part in parts(sentence)


@pytest.mark.parametrize(
    ("sentence", "unwanted"),
    [
        ("5月9日，副区长白露、区民政局局长钱多等区政府领导参加活动。", "雨花台区政府 attends"),
        ("5月9日，区政府召开会议，区民政局汇报了区妇联召开代表大会准备工作情况。", "雨花台区妇联 organises"),
        ("5月9日，梅山街道首届运动会开幕，10支代表队300余人参加比赛。", "梅山街道 attends"),
        ("5月9日，区民政局举办培训班，区妇联有关同志等30余人参加了培训。", "雨花台区妇联 reports"),
        ("5月9日，副区长白露到光明社区调研；听取街道(镇)领导情况介绍。", "白露 reports"),
        ("5月9日，区妇联副局级巡视员白露出席活动。", "雨花台区妇联副局 attends"),
        ("5月9日，梅山街道召开推进会，村（社区）党支部书记参加会议。", "梅山街道党支部 attends"),
        ("5月9日，区民政局联合光明社区、玉兰苑物业在光明社区举办消防演练活动。", "玉兰苑 organises"),
        ("5月9日，光明社区召开共建联席会议，社区书记白露向参会单位进行了汇报。", "白露 attends"),
        ("5月9日，区民政局召开推进会，会议由局长白露主持，会上，首先通报了进展情况。", "白露 reports"),
        ("5月9日，副区长白露到梅山街道督导。街道党工委书记钱多对白露莅临我街道督导工作表示感谢。", "钱多 visits"),
        ("5月9日，梅山街道召开动员会，对演练进行周密安排部署。", "梅山街道 speaks"),
        ("5月9日，区妇联召开推进会，区工作专班钱多、孙立等同志到会指导。", "雨花台区工作专班 speaks"),
    ],
)
def test_what_is_only_told_of(sentence: str, unwanted: str) -> None:
    assert unwanted not in parts(sentence)


def told(text: str) -> list[str]:
    page = "梅山街道简讯\n" + text + "\n雨花台区梅山街道办编\n"
    return [f"{e.kind} {e.when.date or '-'}" for one in read_document(document(page)).articles for e in one.events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月6日，梅山街道召开部署会。会上，副主任孙立就5月7日居民大会相关事宜进行安排部署。", ["meeting --05-06"]),
        ("近日，4月份文明小区授牌仪式在光明社区举行。", ["ceremony -"]),
        ("双桥网5月12日报道 近日，梅山街道人大工委组织代表视察玉兰苑。", ["visit -"]),
        ("5月6日，区慈善总会携手梅山街道，在此隆重举行捐赠仪式。", ["ceremony --05-06"]),
        ("5月6日，副区长白露到光明社区慰问老人。下午，白露带领党员赴玉兰苑开展志愿服务活动。", ["visit --05-06", "activity --05-06"]),
        ("5月6日，副主任孙立带队到光明社区开展森林防灭火隐患排查。", ["visit --05-06"]),
        ("5月6日，副区长白露到光明社区调研，召开座谈会。调研中，白露强调要为民服务。", ["visit --05-06", "meeting --05-06"]),
    ],
)
def test_days_and_kinds(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_what_is_stressed_on_a_visit_is_no_speech_at_the_talk() -> None:
    page = "简讯\n5月6日，雨花台区副区长白露到光明社区调研，并召开座谈会。\n调研中，白露强调要为民服务。\n雨花台区梅山街道办编\n"
    events = read_document(document(page)).articles[0].events
    assert [e.kind for e in events if any(p.role == "speaks" for p in e.participants)] == ["visit"]


def test_a_headline_with_a_colon_names_the_host_and_teams_are_no_stops() -> None:
    page = "梅山街道：召开防汛推进会\n9月17日，在街道会议室召开防汛推进会，社区书记200人参加。\n雨花台区梅山街道办编\n"
    events = read_document(document(page)).articles[0].events
    assert [p.agent for e in events for p in e.participants] == ["梅山街道"]
    page = "简讯\n5月6日，在街道团工委的倡导下，光明社区在玉兰苑举行义诊活动。\n雨花台区梅山街道办编\n"
    events = read_document(document(page)).articles[0].events
    assert [s.place for e in events for s in e.stops] == ["玉兰苑"]
    page = "简讯\n5月6日，在区山东商会成立十周年之际，邻里节在玉兰苑举行，区山东商会会长白露致辞。\n雨花台区梅山街道办编\n"
    events = read_document(document(page)).articles[0].events
    assert [s.place for e in events for s in e.stops] in ([], ["玉兰苑"])
    page = "简讯\n5月6日，光明社区文明实践志愿服务队开展清扫活动，来自志愿服务队的20名志愿者走进玉兰苑捡拾垃圾。\n雨花台区梅山街道办编\n"
    events = read_document(document(page)).articles[0].events
    assert not any("队" in s.place for e in events for s in e.stops)


def test_who_comes_to_the_talk_beside_a_visit() -> None:
    page = "简讯\n5月6日，雨花台区副区长白露到光明社区调研，并召开座谈会。区民政局局长钱多出席了座谈会。\n雨花台区梅山街道办编\n"
    events = read_document(document(page)).articles[0].events
    assert [e.kind for e in events if any(p.role == "attends" for p in e.participants)] == ["meeting"]


def test_what_took_place_without_a_day() -> None:
    assert told("为丰富生活，区文化馆“送戏下乡”文艺演出在光明社区举行，居民们看得高兴。") == ["activity -"]
    assert told("为丰富生活，区文化馆多场文艺演出在光明社区定期举行。") == []


def test_a_heading_within_a_report_keeps_its_day() -> None:
    page = (
        "梅山街道开展义诊活动\n2023年11月15日，雨花台区梅山街道在光明社区开展义诊活动。\n\n"
        "活动背景\n\n近年来，街道与社区共建。\n\n活动中，副区长白露参观了光明社区便民服务站。\n"
    )
    dates = [e.when.date for one in read_document(document(page)).articles for e in one.events]
    assert set(dates) == {"2023-11-15"}
