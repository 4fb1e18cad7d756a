"""Words by which a report opens, goes on with what it told of, or tells of what is always done: patterns for the reader of events."""

from __future__ import annotations

import re

FOLLOW_UP = re.compile(
    r"(?:会前|会后|随后|之后|其后|接着|[上下]午|(?<![日号])晚上?(?=[，,])|当[天日]|当晚|同日|同时|期间|此前|结束后|课[前后]|赛[前后]|演出[前后]|(?:活动|仪式)[前后]|招聘会当天)"
)
MOVES = re.compile(r"(?:观摩|参观|来到|前往|走进|深入|实地|一行|带领|走访)")
PICTURED = re.compile("[（(](?:前排|后排)?(?:[左右]起?第?[一二三四五六七1-7]?|正?中)[）)]")
"""张三（左二）考察某公司: what a picture shows."""
SEES_TOO = re.compile("还[^。；]{0,20}?(?:看望|走访|慰问|参观)了")
"""某医院副院长张三还跟着医生走村串户，看望了病人: beside the activity told of."""
TOURS = re.compile("一行(?:先后|依次|分别)(?:前往|来到|深入|走进|到|赴|参观)[^，。；]*、")
"""张三一行先后前往甲村、乙村: a tour beside the activity told of."""
VAGUE = re.compile(r"近日|日前|本周|上周|本月|上月|近期|前不久|连日来|最近|昨日|昨天|今天|今日")
GOES_ON = re.compile(r"(?:他|她|并|随后|之后|同时|[要强指勉叮希]|最后|接着|还)")
GOES_ON_LATER = re.compile(
    r"(?:[上下]午|当[天日晚]|随后|之后|会[前后]|会上|座谈会上|调研中|检查中|走访中|期间|最后)?[，,]?"
    r"(?:主持召开|主持了?|深入|先后|一一|逐一|来到|实地|前往|走进|听取|详细|认真|仔细|[要强][求调]|指出)"
)
"""下午，主持召开座谈会: the one told of before acts on."""
TAKES_PART = frozenset({"chairs", "speaks", "reports", "attends", "awards"})
HELD_ON = re.compile("[”」]?(?:活动|比赛|大会)?[于在]")
"""某杯邀请赛于｜5月25日拉开帷幕."""
THERE = re.compile("上[，,]|中[，,]|现场[，,]|期间[，,]|(?:结束|结业|开班|闭幕)时[，,]|当[天日][，,]")
CONTINUES = re.compile(
    "[ ]*(?:活动(?:中|现场|当天|结束|开始|伊始)|[座推动部培启表]?[^，。]{0,2}会上|仪式上|会议(?:由|指出|强调|要求|听取)|随后|当天|期间|接着|最后|首先"
    "|(?:调研|检查|走访|慰问|参观|培训)(?:中|时)|在[^，。]{2,12}现场|(?:此|本|这)次)"
)
"""活动中，……: goes on with what was told of above."""
DURING_VISIT = re.compile("在?(?:调研|检查|视察|考察|走访|慰问|督导|督查|参观|巡查)(?:过程)?(?:期间|中|时)[，,]")
"""调研中，张三强调: on the visit, not at the talk told of before."""
OPENS_SENTENCE = ("", *"。！？!?”\"」』\n 　")
APART = re.compile("分别(?:深入|到|前往|来到|走访|带队|率队|赴|走进)|分头|各自|兵分")
TALK = re.compile("(?:在随后的)?(?:交流)?座谈(?:交流)?中[，,]|(?:在)?座谈会上[，,]|(?:在)?交流座谈[中会]")
TALKS_WITH = re.compile("[与同和跟][^，。；：]{1,24}?(?:进行了?|举行了?|开展了?|面对面|深入|亲切|集体)*座谈(?:交流|讨论)?(?=[，。；])")
"""与嘎查“两委”面对面座谈: a talk on a visit."""
TALKS = re.compile("(?:进行|开展|召开|举行|一起|一同|同|与)了?[^，。；]{0,12}?座谈(?!会精神)")
"""为联络站揭牌，……与选民进行了面对面的座谈: a talk beside it."""
UNVEILS = re.compile("揭牌|揭幕|剪彩|奠基")
MONTH_LINE = re.compile(r"[\s●◆■★▪·\-*#【]*(?:\d{4}年)?(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?[\s】：:]*")
"""一月, on a line of its own in a chronicle."""
DAY_ENTRY = re.compile(r"[ ]*\d{1,2}日(?![子常夜])|同日|[是本]月")
SCHEDULE = re.compile("工作安排|日程|安排表|活动预告|工作计划|课程表|值班表|未来[几一二三四五六七两\\d]+[天日周]")
REPORTER = re.compile("记者(?:于|在)?$")
HOLDING = ("召开", "召开了", "举行", "举行了", "举办", "举办了", "组织召开", "主持召开", "开展", "开展了", "组织开展", "联合开展", "联合举办")
DESPATCH = re.compile(r"[㐀-鿿]{0,8}(?:[讯电](?=[ （(，：:\d昨今近日连前]|$)|(?:报道|消息)(?=[ （(：:昨今近日连]|$))")
OPEN_TITLE = re.compile(r"《[^《》]*$")
PLANS = re.compile(
    r"(?:据悉[，,]|据了解[，,]|据介绍[，,]|据统计[，,])?(?:下一步|今后|接下来(?![^。；]{0,30}?(?:了|作|做|主持|宣读|致|颁))|下一?阶段|未来|近年来|长期以来|多年来|一直以来|此前|去年以来|今年以来)"
)
HE = re.compile(r"[他她](?:还|同时|特别|要求|强调|指出|表示|希望|说)")
MARKED = re.compile(r"[ ]*(?:[◆●■★▲△▽▷◎□◇○☆※·•►▶❖➤➢✦✧◉▪▫♦✅✔🔸🔹📌📍]|图?[①-⑳]|图[一二三四五六七八九十\d]{1,2}[：: ])")
ENTRY = re.compile(r"[ ]*(?:\d{4} ?年 ?)?(?:\d{1,2} ?|[一二三四五六七八九十]{1,2}|同)月")
"""How an entry of a chronicle opens."""
AGAIN = re.compile(r"[ ]*(?:又讯|另讯|另据)")
HABIT = re.compile(
    r"加强[^，。；]{0,10}(?:调研|视察|检查|巡查|督查|走访)|定期|多年来|共(?:走访|慰问|开展|举办|组织|召开|检查|排查|发放)|每[月周年季逢]|每个|每次|经常|多次|累计|不定期|常态化|以来|[个年天][多余]?来(?=[，,])|近年|历年|(?<![第0-9一二三四五六七八九十百余])[0-9一二三四五六七八九十百余]+(?:余)?(?:场|次|期)|先后(?:召开|举办|组织)|一直|长期|坚持|通过(?:召开|举办|开展)"
)
"""What is done again and again is no one occasion."""
FIRM = frozenset({"leads", "organises", "awards", "chairs"})
