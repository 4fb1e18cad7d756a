"""Participants: who led, visited, accompanied, chaired, spoke; what somebody asked for or did not do is no part."""

from __future__ import annotations

import pytest
from marked import parts

DAY = "2021年3月17日，"
VISIT = DAY + "副区长白露到丁香小区调研。"
MEETING = DAY + "街道召开加装电梯推进会。"
CASES = [
    (DAY + "副区长白露率队到丁香小区调研。", ["白露 leads"]),
    (DAY + "副区长白露带队检查丁香小区。", ["白露 leads"]),
    (DAY + "副区长白露一行到丁香小区考察。", ["白露 leads"]),
    (DAY + "副区长白露到丁香小区调研。", ["白露 visits"]),
    (DAY + "副区长白露、区民政局局长钱多到丁香小区调研。", ["白露 visits", "钱多 visits"]),
    (DAY + "副区长白露率区民政局局长钱多到丁香小区调研。", ["白露 leads", "钱多 visits"]),
    (DAY + "副区长白露率区民政局、区教育局到丁香小区调研。",
     ["白露 leads", "雨花台区民政局 visits", "雨花台区教育局 visits"]),
    (VISIT + "街道党工委书记赵海燕陪同。", ["白露 visits", "赵海燕 accompanies"]),
    (VISIT + "街道党工委书记赵海燕、办事处主任孙立陪同调研。", ["白露 visits", "孙立 accompanies", "赵海燕 accompanies"]),
    (VISIT + "区民政局局长钱多参加调研。", ["白露 visits", "钱多 attends", "钱多 visits"]),
    (VISIT + "区民政局局长钱多随行。", ["白露 visits", "钱多 visits"]),
    (VISIT + "白露指出，要抓好落实。", ["白露 speaks", "白露 visits"]),
    (VISIT + "街道党工委书记赵海燕汇报了工作。", ["白露 visits", "赵海燕 reports"]),
    (VISIT + "街道党工委书记赵海燕向白露介绍了情况。", ["白露 visits", "赵海燕 reports"]),
    (VISIT + "白露听取了街道党工委书记赵海燕的汇报。", ["白露 visits", "赵海燕 reports"]),
    (DAY + "街道党工委书记赵海燕陪同副区长白露考察丁香小区。", ["白露 visits", "赵海燕 accompanies"]),
    (DAY + "副区长白露在街道负责人陪同下到丁香小区查看电梯。", ["白露 visits"]),
    (DAY + "副区长白露走进老党员李国华家中看电梯。", ["李国华 receives", "白露 visits"]),
    (DAY + "副区长白自强调研丁香小区。", ["白自强 visits"]),
    (VISIT + "街道党工委书记赵海燕未能参加。", ["白露 visits"]),
    (DAY + "区人大常委会副主任罗丽娟率部分区人大代表视察老旧小区改造工作。", ["罗丽娟 leads"]),
    (DAY + "平江街道党工委书记倪虹一行12人来我街道考察学习，街道党工委副书记赵海燕陪同。", ["倪虹 leads", "赵海燕 accompanies"]),
    (DAY + "区委书记黎明到丁香小区调研，区领导崔健、孟祥林参加调研。",
     ["黎明 visits", "崔健 attends", "崔健 visits", "孟祥林 attends", "孟祥林 visits"]),
    (DAY + "区民政局局长钱多看望慰问百岁老人周桂英。", ["周桂英 receives", "钱多 visits"]),
    (DAY + "街道与南京瑞雪建设有限公司签订共建协议，街道党工委副书记赵海燕、公司总经理石磊出席签约仪式。",
     ["南京瑞雪建设有限公司 attends", "梅山街道 attends", "石磊 attends", "赵海燕 attends"]),
    (DAY + "街道平安办、司法所联合开展反诈宣传活动。", ["梅山街道司法所 organises", "梅山街道平安办 organises"]),
    (DAY + "第一督导组组长康建民、副组长田甜到丁香社区督导创文工作。", ["康建民 visits", "田甜 visits"]),
    (MEETING + "副区长白露出席并讲话。", ["梅山街道 organises", "白露 attends", "白露 speaks"]),
    (MEETING + "街道党工委书记赵海燕主持会议。", ["梅山街道 organises", "赵海燕 chairs"]),
    (MEETING + "会议由街道党工委书记赵海燕主持。", ["梅山街道 organises", "赵海燕 chairs"]),
    (MEETING + "办事处主任孙立作动员讲话。", ["孙立 speaks", "梅山街道 organises"]),
    (MEETING + "办事处主任孙立作工作报告。", ["孙立 reports", "梅山街道 organises"]),
    (MEETING + "副区长白露、区民政局局长钱多出席会议。", ["梅山街道 organises", "白露 attends", "钱多 attends"]),
    (MEETING + "区民政局局长钱多解读政策。", ["梅山街道 organises", "钱多 reports"]),
    (MEETING + "区民政局局长钱多宣读了表彰决定。", ["梅山街道 organises", "钱多 reports"]),
    (MEETING + "办事处主任孙立因公未出席会议。", ["梅山街道 organises"]),
    (MEETING + "副区长白露主持会议并讲话。", ["梅山街道 organises", "白露 chairs", "白露 speaks"]),
    (DAY + "区民政局召开老年助餐座谈会。", ["雨花台区民政局 organises"]),
    (DAY + "由区民政局主办、街道办事处承办、丁香社区居委会协办的邻里节活动举行。",
     ["丁香社区居委会 organises", "梅山街道办事处 organises", "雨花台区民政局 organises"]),
    (DAY + "区民政局、区教育局联合举办邻里节活动。", ["雨花台区教育局 organises", "雨花台区民政局 organises"]),
    (DAY + "丁香社区居委会组织居民开展志愿服务活动。", ["丁香社区居委会 organises"]),
    (DAY + "丁香社区联合海棠养老服务中心开展义诊活动。", ["丁香社区 organises", "海棠养老服务中心 organises"]),
    (DAY + "丁香社区以“敬老”为主题，组织志愿者开展清扫活动。", ["丁香社区 organises"]),
    ("为丰富居民生活，丁香社区于2021年3月17日下午在社区活动室举办剪纸活动。", ["丁香社区 organises"]),
    (DAY + "志愿者活动在丁香社区举行，丁香社区居民石小松获得一等奖。", ["石小松 receives"]),
    (DAY + "丁香社区党群服务中心启用仪式举行，副区长白露揭牌。", ["白露 awards"]),
    (DAY + "宏达机械有限公司向丁香社区捐赠电脑5台。", ["丁香社区 receives", "宏达机械有限公司 awards"]),
    (VISIT + "街道党工委书记周泽陪同。周书记介绍了情况。", ["周泽 accompanies", "周泽 reports", "白露 visits"]),
    (VISIT + "\n他强调，要抓好落实。", ["白露 speaks", "白露 visits"]),
    (VISIT + "街道党工委书记周泽、副书记方兰带领大家参观了活动室。", ["周泽 accompanies", "方兰 accompanies", "白露 visits"]),
    (DAY + "副区长白露在街道党工委书记周泽、办事处主任孙立的陪同下到丁香小区调研。",
     ["周泽 accompanies", "孙立 accompanies", "白露 visits"]),
    (DAY + "副区长白露到海棠敬老院看望老人，为老人们送去节日的祝福。", ["白露 visits"]),
    (DAY + "副区长白露到海棠敬老院看望老人，为老人们送去棉衣。", ["白露 awards", "白露 visits"]),
    (DAY + "街道办事处邀请区民政局局长钱多开展消防安全培训。", ["梅山街道办事处 organises", "钱多 reports"]),
    (DAY + "宏达机械有限公司举行捐赠仪式，街道党工委书记周泽接收捐赠支票。", ["周泽 receives"]),
    (VISIT + "各社区党总支书记陪同。", ["白露 visits"]),
    (VISIT + "白露副区长指出，要抓好落实。", ["白露 speaks", "白露 visits"]),
    (MEETING + "街道党工委书记周泽代表街道党工委作工作报告。", ["周泽 reports", "梅山街道 organises"]),
    (DAY + "宏达机械有限公司向丁香小学捐赠电脑，校长石小松代表学校接受捐赠。",
     ["丁香小学 receives", "宏达机械有限公司 awards", "石小松 receives"]),
    (MEETING + "会议听取了街道党工委书记周泽同志作的《凝心聚力，再谱新篇》工作报告。", ["周泽 reports", "梅山街道 organises"]),
    (MEETING + "今后，街道将召开座谈会，区民政局局长钱多参加。", ["梅山街道 organises"]),
    ("本报讯（记者 石小松 通讯员 钱小朵）" + VISIT, ["白露 visits"]),
    (DAY + "街道举行启动仪式，副区长白露宣布启动。", ["梅山街道 organises", "白露 awards"]),
    (DAY + "街道举行表彰大会，副区长白露为先进个人颁奖。", ["梅山街道 organises", "白露 awards"]),
    (DAY + "街道举办加装电梯推进会，副区长白露、街道党工委书记赵海燕出席，办事处主任孙立主持。",
     ["孙立 chairs", "梅山街道 organises", "白露 attends", "赵海燕 attends"]),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_parts(sentence: str, expected: list[str]) -> None:
    assert parts(sentence) == sorted(expected)
