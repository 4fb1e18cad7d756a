"""Pictures, lost signs and stray blanks: what stands between words is read as the end of a clause, or not at all."""

from __future__ import annotations

import pytest

from jiedao.loaders.text import normalise
from jiedao.schema.types import Document


def cleaned(text: str) -> str:
    return normalise(Document(source="a", sha256="", media_type="text/plain", encoding="utf-8", text=text)).value.rstrip("\n")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("书记宣布项目开工🎉区长主持仪式，百人参加。", "书记宣布项目开工。区长主持仪式，百人参加。"),
        ("书记强调👉👉“项目为王”，要抓紧建设。", "书记强调，“项目为王”，要抓紧建设。"),
        ("刚刚🎉又一批项目开工", "刚刚，又一批项目开工"),
        ("起步就冲刺，干起来💪💪", "起步就冲刺，干起来"),
        ("📌便民小贴士，请收好。", "便民小贴士，请收好。"),
        ("会议结束。🎉大家鼓掌，随后参观。", "会议结束。大家鼓掌，随后参观。"),
        ("区长讲话，书记主持﹖会议要求抓落实。", "区长讲话，书记主持。会议要求抓落实。"),
        ("捧着金饭碗讨饭吃。﹖区长要求，要做强产业。", "捧着金饭碗讨饭吃。区长要求，要做强产业。"),
        ("群众满意吗﹖区长追问，居民点头。", "群众满意吗？区长追问，居民点头。"),
        ("区长﹑书记参加﹐群众代表发言﹔会议结束。", "区长、书记参加，群众代表发言；会议结束。"),
    ],
)
def test_between_two_clauses(printed: str, read: str) -> None:
    assert cleaned(printed) == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("（ 街道文化站 ）", "（街道文化站）"),
        ("捐 赠", "捐赠"),
        ("编辑：李 静", "编辑：李静"),
        ("街道召开推进会 部署征兵工作", "街道召开推进会 部署征兵工作"),
        ("本报讯（记者 李静静 王芳芳）5月6日，会议召开。", "本报讯（记者李静静 王芳芳）5月6日，会议召开。"),
        ("本报讯（记者 李 静 通讯员 王 芳）5月6日，会议召开。", "本报讯（记者李静通讯员王芳）5月6日，会议召开。"),
    ],
)
def test_blanks_that_part_and_blanks_that_do_not(printed: str, read: str) -> None:
    assert cleaned(printed) == read


def test_a_page_with_blanks_inside_its_words_mends_its_headlines() -> None:
    noisy = "街道召开防 汛减灾会议，部署防汛减灾工作，街 道主任主持，各社区参 加。"
    assert cleaned(f"街道部署防汛减 灾工作\n\n{noisy}\n").split("\n")[0] == "街道部署防汛减灾工作"
    assert cleaned(f"街道召开会议 部署征兵\n\n{noisy}\n").split("\n")[0] == "街道召开会议 部署征兵"


def test_a_sign_for_a_picture_points_at_the_picture() -> None:
    text = "书记宣布开工🎉🎉区长主持仪式，百人参加。"
    read = normalise(Document(source="a", sha256="", media_type="text/plain", encoding="utf-8", text=text))
    at = read.passage(read.value.index("。"), read.value.index("。") + 1)
    assert text[at.start : at.end] == "🎉🎉"
