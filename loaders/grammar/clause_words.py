"""What stands behind or around a mention in a clause: patterns for the reader of clauses."""

from __future__ import annotations

import re

HANDED_TO = re.compile("[送交递发]到了?[^，。；]*$")
"""把慰问金送到老人｜张三手中."""
DONE = re.compile("夺得|摘得|获奖|荣获|宣誓|主祭|领誓|表演|演唱|演奏|朗诵|领唱|登台|亮相|毕业|退休")
"""Verbs of what is done at an occasion that give no part in it."""
ENDS_LIST = re.compile(r"(?:[员等人导志位门长表者部社村局委办中心业众生友宾记任席]|[）)”])$|^(?:等|及|和|以及|、|一行|（|率)|以(?=[^，]*$)|就|围绕")
"""张三、李四及各部门负责人，: a list that goes on."""
EACH = re.compile("分别|先后|依次|共同|一同")
FOR_HIM = re.compile("(?:为|给|向)(?:他|她|其)们?(?:现场|当场|分别|一一)?$")
ON_MATTER = re.compile("就|围绕|针对")
AT_HEAD = re.compile("(?:担?任|为)(?:总指挥|组长|团长|队长|领队|首)的?(?!，|。|；)|担?任总指挥")
"""以省水利厅处长张三为组长的评估组."""
APPOINTED = re.compile("(?:同志)?为[^，。；]{2,20}[，。；]")
STATE = re.compile("[^，。；：]{0,20}(?:情况|进展|成效|成果)[，。；]")
"""实地了解了甲村工作，乙街道｜建设情况: what else was looked at."""
OWN_SCENE = re.compile("“[^“”，。]{2,20}”[㐀-鿿]{0,8}?(?:活动|仪式|晚会|比赛)(?:现场|会场|上|中)[，,]")
"""在街道总工会｜“送清凉”慰问活动现场，…: whose it is."""
MEETING = re.compile("了?[^，。；]{0,8}?(?:座谈|会谈|洽谈|恳谈|见面会|对接会|交流会)")
"""张三一行与李四召开｜座谈会: all of them were there."""
UNDER = re.compile(
    "的?(?:大力|积极|统一|具体|精心|全力|鼎力|共同|正确|坚强)*(?:倡导|支持|指导|组织|号召|牵头|帮助|协助|配合|关心|推动|领导|统筹|协调|努力)下"
    "|[^，。；]{0,16}?(?:工作|方面|建设|发展|事业)[上中](?:的|给予|所|，)"
    "|[^，。；]{0,16}?(?:之际|之时|前夕|期间|[^社教委]会上|仪式上|典礼上|活动上)"
)
"""在某街道团委的倡导下, 在公司经营等工作上的支持, 在某商会成立十周年之际: no scene."""
