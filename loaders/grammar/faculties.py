"""Faculties of a university: what one is called and the office named before it in, its full name out."""

from __future__ import annotations

import re

FACULTY = re.compile(
    r"(?:马克思主义|公共|社会|历史|经济|管理|法|文|商|理|医|信息|机械|电子|计算机|软件|教育|心理|外国语|艺术|体育|音乐|美术|化学|物理|数学|生命|环境|材料|"
    r"土木|建筑|新闻|传播|旅游|农|林|动物|园艺|食品|政治|人文|继续教育)[㐀-鿿]{0,8}(?:学院|系)$"
)
SCHOOL_OF = re.compile("(.{2,}?(?:大学|学院)).{2,12}(?:学院|系)$")
OF_SCHOOL = re.compile("(?:外语|文传|[㐀-鿿]{0,2}(?:传媒|技术|科学|设计|工程|师范)|文[法理]|经[管贸]|机[械材电]|药[学生]|会计|商务|体育|医学)学院")


def faculty(printed: str, carried: str) -> str:
    """九江学院外语学院、｜文传学院: of one school; 外语学院、｜文传学院: beside each other."""
    return (school[1] if (school := SCHOOL_OF.match(carried)) else "" if OF_SCHOOL.fullmatch(carried) else carried) + printed
