"""A person's name in, other names that may be the same name out: other forms of a character, and look-alikes of a scan.

Both lists are our own: variant forms are those in official use beside each other, look-alikes those that recognition of
printed characters confuses most. One character differs, never more.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

Likeness = Literal["form", "scan"]

FORMS = "于於 余馀 钟锺鍾 范範 肖萧 闫阎 付傅 代戴 蓝兰 邱丘 仝同 覃谭 镕熔 祎禕 喆哲 堃坤 昇升 淼渺 峯峰 群羣 勋勲 赟贇 炜煒 玮瑋 甯宁 硃朱 叶葉 丰豐"
LOOK_ALIKE = (
    "己已巳 士土 未末 日曰 干千于 大太犬 人入 王玉壬 天夫 田由甲申 母毋 刀力 戊戌戍 候侯 祎袆 晋普 雎睢 陈阵 杨扬 维雒 炎灸 昊吴 昌曷 晴睛 晓哓 "
    "清请情 倩猜 琪淇棋 瑜喻 玲珍 政攻 斌赋 宇字 宏宋 宜宣 伟韦 炳柄 桦烨 梅海 泳咏 渊洲 潇萧 焕唤 爱受 牧收 甫浦 苗茁 莉荆 莹萤 薇徽 虹虾 贝见 "
    "轩杆 辉晖 辰展 钢纲 铁轶 锋峰 锦棉 陆陈 雨两 霖森 颖颍 骏俊 鹏朋 麟鳞 龙尤 白自 洁沽 明朋 汪江 洪供 沈沉 冯马 刘对 徐涂 栋拣 艳绝 芳苏"
)


@cache
def others(likeness: Likeness) -> dict[str, str]:
    """By character: those that stand for it or look like it."""
    found: dict[str, str] = {}
    for group in (FORMS if likeness == "form" else LOOK_ALIKE).split():
        for sign in group:
            found[sign] = "".join(dict.fromkeys(found.get(sign, "") + group.replace(sign, "")))
    return found


def variants(name: str) -> dict[str, Likeness]:
    """Names that differ in one such character."""
    found: dict[str, Likeness] = {}
    kinds: tuple[Likeness, ...] = ("scan", "form")
    for likeness in kinds:
        table = others(likeness)
        for at, sign in enumerate(name):
            for other in table.get(sign, ""):
                found[name[:at] + other + name[at + 1 :]] = likeness
    return found
