"""What web pages print around a text: paths, fields of the site, controls, neighbours, stamps."""

from __future__ import annotations

from cutting import cut, titles, words

BODY = "近日，梅山镇开展环境整治行动，清理垃圾三十处，动员村民二百人，镇容镇貌有了改变。\n"


def test_a_title_that_looks_like_a_field_over_a_stamp() -> None:
    page = cut(f"当前位置：首页新闻动态正文\n\n云山：梅山镇整治环境迎春节\n\n2014-01-09 00:00:00 |  云山建设信息中心 |\n\n{BODY}")
    assert titles(page) == ["云山：梅山镇整治环境迎春节"]


def test_a_field_of_the_site_announces_no_list() -> None:
    assert titles(cut(f"第2版 ：综合\n\n报刊搜索：\n搜索\n梅山镇村部大楼落成揭牌\n{BODY}{BODY}")) == ["梅山镇村部大楼落成揭牌"]


def test_the_headline_of_the_next_page_belongs_to_no_text() -> None:
    page = cut(f"梅山镇开展环境整治\n{BODY}作者：王开山 李青河\n下一篇：\n三联村：一村一游园 村民开门见景\n")
    assert titles(page) == ["梅山镇开展环境整治"]
    assert words(page, page.blocks[0].byline) == "王开山 李青河"
    assert all("三联村" not in (words(page, span) or "") for block in page.blocks for span in (*block.paragraphs, *block.captions))


def test_an_office_and_several_people_below_the_title_and_controls() -> None:
    page = cut(f"红旗飘飘担使命 歌声阵阵颂党恩\n\n云山市梅山县委组织部 王开山 李青河\n\n梅山网来稿 打印 纠错 投稿须知 投稿\n\n{BODY}")
    assert titles(page) == ["红旗飘飘担使命 歌声阵阵颂党恩"]
    assert words(page, page.blocks[0].byline) == "云山市梅山县委组织部 王开山 李青河"


def test_who_edited_is_no_source() -> None:
    page = cut(f"梅山镇开展环境整治\n发布时间：2021-12-15 来源： 编审：网管中心 浏览量：1983\n{BODY}作者：王开山\n")
    assert words(page, page.blocks[0].byline) == "王开山"


def test_the_text_runs_on_behind_the_head_of_its_page() -> None:
    page = cut(f"镇领导检查防汛\n发布时间:2020-08-17 09:38 来源:梅山镇政府8月11日下午,镇长白露到河边检查防汛工作,要求抓好落实。\n{BODY}")
    assert words(page, page.blocks[0].byline) == "梅山镇政府"
    assert (words(page, page.blocks[0].paragraphs[0]) or "").startswith("8月11日下午")
    page = cut(f"镇领导检查防汛信息来源：梅山镇发布时间：2014-03-31字体： 【】日前，镇长白露到河边检查防汛工作，要求干部抓好落实。\n{BODY}")
    assert (words(page, page.blocks[0].paragraphs[0]) or "").startswith("日前，镇长白露")
    page = cut(f"镇领导检查防汛\n时间:2020-08-17不负春光,镇长白露到河边检查防汛工作,要求干部抓好落实,把隐患除掉。\n{BODY}")
    assert (words(page, page.blocks[0].paragraphs[0]) or "").startswith("不负春光")


def test_a_name_without_brackets_ends_the_page() -> None:
    page = cut(f"梅山镇开展环境整治\n{BODY}{BODY.strip()}李蕾\n")
    assert words(page, page.blocks[0].byline) == "李蕾"


def test_a_declaration_of_the_site_is_no_text() -> None:
    page = cut(f"梅山镇开展环境整治\n{BODY}特别声明\n本文仅代表作者观点，不代表本站立场，本站仅提供信息存储服务。\n")
    assert titles(page) == ["梅山镇开展环境整治"]


def test_whose_page_it_is_belongs_to_no_text() -> None:
    page = cut(f"梅山镇开展环境整治\n{BODY}使用“扫一扫”即可分享至朋友圈\n梅山日报社版权所有，未经许可严禁复制\n梅山报业集团主管主办 梅山日报社出版\n")
    assert [len(block.paragraphs) for block in page.blocks] == [1]


def test_headline_stamp_and_text_in_one_paragraph() -> None:
    page = cut(f"搜索\n白露到梅山镇开展巡河工作发表时间:2023-06-09 15:39 6月8日下午，副镇长白露到梅山镇开展巡河工作，察看水质。{BODY}")
    assert titles(page) == ["白露到梅山镇开展巡河工作"]


def test_a_time_that_is_told_parts_nothing() -> None:
    told = "会上公布了本次评比的规则，发布时间：2023-06-09，之后将由各村的村民代表投票选出十户最美庭院，结果张榜公布。\n"
    assert titles(cut(f"梅山镇开展环境整治\n{BODY}{told}")) == ["梅山镇开展环境整治"]


def test_who_reported_on_the_first_line() -> None:
    page = cut(f"云山日报全媒体记者 王开山 通讯员 李青河\n{BODY}")
    assert titles(page) == [None]
    assert words(page, page.blocks[0].byline) == "王开山 通讯员 李青河"


def test_headings_in_halves_are_parts() -> None:
    body = "综治中心设置大厅、调解室和指挥室，配备设备，联动各方力量，推动各类矛盾化解在基层，服务群众三千人次。\n"
    assert titles(cut(f"梅山街道筑牢和谐防线\n{body}高标定位，打造治理“桥头堡”\n{body}多元联动，构建共治“生态圈”\n{body}")) == ["梅山街道筑牢和谐防线"]


def test_two_pictures_are_no_headlines() -> None:
    assert titles(cut(f"{BODY}\n清理河道前\n\n清理河道后\n{BODY}")) == [None]


def test_links_to_neighbours_with_a_noun() -> None:
    page = cut(f"梅山镇开展环境整治\n{BODY}上一条信息: 云山市纪委通报6起问题 下一条信息: 古城过大年 |\n")
    assert all("纪委" not in (words(page, span) or "") for block in page.blocks for span in block.paragraphs)


def test_who_spoke_is_no_part_of_the_headline() -> None:
    page = cut(f"梅山镇产业项目签约仪式举行\n白露出席并致辞\n{BODY}")
    assert titles(page) == ["梅山镇产业项目签约仪式举行"]


def test_a_path_that_ends_with_the_headline() -> None:
    page = cut(f"范文 > 梅山镇：文化惠民助力振兴\n\n梅山镇：文化惠民助力振兴\n\n时间：2022-10-10 04:59\n\n相关推荐\n\n梅山镇：文化惠民助力振兴\n\n{BODY}")
    assert titles(page) == ["梅山镇：文化惠民助力振兴"]


def test_noise_of_forums_is_no_text() -> None:
    page = cut(f"梅山镇开展消防宣传进校园活动 , l8 A3 E8 a, i3 ~% x' i\n{BODY}* Q; Y& Y4 z% U+ @2 x\n{BODY}")
    assert titles(page) == ["梅山镇开展消防宣传进校园活动"]


def test_couplets_over_reports_of_one_text() -> None:
    told = "10月11日上午，梅山街道开展集体生日会，为辖区老人过生日，送上祝福和礼物，老人们十分高兴。\n"
    page = cut(f"梅山街道开展敬老活动\n{told}情暖夕阳，爱满重阳\n{told}情系桑榆，心暖重阳\n{told}")
    assert titles(page) == ["梅山街道开展敬老活动"]


def test_a_picture_and_who_took_it_open_no_text() -> None:
    page = cut(f"小志愿者为居民发放宣传资料。通讯员 李青河 摄\n云山网讯（记者 王开山）{BODY}")
    assert len(page.blocks) == 1


def test_a_menu_of_governments_and_the_column_of_a_path() -> None:
    menu = "云山县人民政府 梅山县人民政府 青河市人民政府"
    assert titles(cut(f"{menu}\n当前位置\n2025-05-06\n{BODY}")) == [None]
    page = cut(f"云山人大平台\n当前位置：首页 > 代表工作\n代表工作\n梅山镇开展环境整治\n\n{BODY}")
    assert titles(page) == ["梅山镇开展环境整治"]


def test_rooms_of_a_house_are_parts() -> None:
    held = "主要介绍村里的历史和人物，展出老照片、旧农具和书籍两千余件，供党员群众学习交流，每周开放六天。\n"
    page = cut(f"梅山村打造文化阵地\n{held}党建展示区\n{held}村史馆\n{held}初心讲堂\n{held}党建书屋\n{held}")
    assert titles(page) == ["梅山村打造文化阵地"]


def test_what_a_picture_shows_by_one_word() -> None:
    assert titles(cut(f"梅山镇开展对接工作\n{BODY}\n座谈会现场\n\n{BODY}")) == ["梅山镇开展对接工作"]


def test_headings_in_halves_with_other_commas_and_the_name_of_a_column() -> None:
    body = "该县通过实地勘察、倾听诉求，盘活闲散场地建设停车位，方便了周边学校与小区的居民停车出行。\n"
    assert titles(cut(f"{body}边角余地变车位,便民停车新空间\n{body}见缝插绿添景致,舒心生活新去处\n{body}")) == [None]
    assert titles(cut(f"政府信息公开\n\n梅山镇：召开推进会\n\n发布机构：梅山镇 发布时间：2021-12-01 20:48\n\n{BODY}")) == ["梅山镇：召开推进会"]


def test_a_path_in_any_wording_a_greeting_and_a_picture_that_grows() -> None:
    for line in ("您所在的位置:首页>>资讯中心>>镇街信息>>内容", "歡迎您的光臨! 今天是 |", "放大图片", "博主资料", "复制链接"):
        page = cut(f"{line}\n\n梅山镇开展环境整治\n{BODY}")
        assert titles(page) == ["梅山镇开展环境整治"], line


def test_who_took_a_picture_in_brackets() -> None:
    page = cut(f"梅山镇开展环境整治\n\n{BODY}\n环境整治现场(云山报记者 王开山 摄)\n\n{BODY}")
    assert titles(page) == ["梅山镇开展环境整治"]
