"""Three example documents in every form in which documents come: `python examples/make_formats.py FONT.ttf [FONT-NUMBER]`.

Needs the extras and fpdf2. FONT is any font with Chinese glyphs (those in `formats/` were made with AR PL UMing); only
the glyphs that are used go into the files. The same font and libraries give the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import numpy as np
import pypdfium2
from fpdf import FPDF
from PIL import Image
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HERE = Path(__file__).parent
OUT = HERE / "formats"
NAMES = ("01_xuhui_tianlin", "02_nanjing_gulou_two_days", "05_changsha_tianxin_training")
STAMP = (2024, 1, 1, 0, 0, 0)
DATES = ("2023-05-18", "2024-11-10", "2021-10-25")
A4, MARGIN, SIZE, LEADING, GUTTER = (595.0, 842.0), 42.0, 10.5, 16.0, 20.0
Shape = tuple[float, float, float, str]
"""Left, top, size, text."""


def paragraphs(name: str) -> list[str]:
    text = (HERE / "documents" / f"{name}.txt").read_text("utf-8")
    return [" ".join(part.split("\n")) if len(part) > 60 else part for part in text.strip().split("\n\n")]


def is_headline(text: str) -> bool:
    return len(text) <= 40 and not text.startswith("（") and "。" not in text and "\n" not in text and "来源" not in text


def articles(name: str) -> Iterator[tuple[str, list[str]]]:
    """Headline and paragraphs; what stands before the first headline has none."""
    head, body = "", []
    for part in paragraphs(name):
        if is_headline(part) and (body or head):
            yield head, body
            head, body = part, []
        elif is_headline(part):
            head = part
        else:
            body.append(part)
    yield head, body


# --- print ---


class Sheet:
    """Shapes page by page; text flows down columns."""

    def __init__(self) -> None:
        self.pages: list[list[Shape]] = [[]]
        self.top = MARGIN

    def across(self, text: str, size: float) -> None:
        """A line over all columns, in the middle."""
        for line in text.split("\n"):
            self.put(max(MARGIN, (A4[0] - breadth(line) * size) / 2), self.top, size, line)
            self.top += size * 1.5
        self.top += size * 0.4

    def put(self, left: float, top: float, size: float, text: str) -> None:
        self.pages[-1].append((left, top, size, text))

    def columns(self, rows: list[tuple[float, str]], count: int = 2) -> None:
        """Rows (size and text; a row without text is a gap) down one column after the other, balanced."""
        width = (A4[0] - 2 * MARGIN - (count - 1) * GUTTER) / count
        room = int((A4[1] - MARGIN - self.top) // LEADING)
        while rows:
            each = min(room, -(-len(rows) // count))
            for number in range(count):
                part, rows = rows[:each], rows[each:]
                for row, (size, text) in enumerate(part):
                    self.put(MARGIN + number * (width + GUTTER), self.top + row * LEADING, size, text)
            self.top += each * LEADING + LEADING / 2
            if rows:
                self.pages.append([])
                self.top, room = MARGIN, int((A4[1] - 2 * MARGIN) // LEADING)


def breadth(text: str) -> float:
    return sum(1.0 if ord(c) > 0x2000 else 0.5 for c in text)


def wrapped(text: str, width: float, size: float) -> Iterator[str]:
    """Lines no wider than a column; a stop does not open a line."""
    line = ""
    for character in text:
        if line and breadth(line + character) * size > width and character not in "，。、；：！？”）》":
            yield line
            line = ""
        line += character
    yield line


def laid_out(name: str) -> list[list[Shape]]:
    """Masthead and first headline across the page, the text in two columns, later headlines inside them."""
    sheet = Sheet()
    width = (A4[0] - 2 * MARGIN - GUTTER) / 2
    rows: list[tuple[float, str]] = []
    for number, (head, body) in enumerate(articles(name)):
        if number < 2 and head:
            sheet.columns(rows)
            rows = []
            sheet.across(head, 20 if number else 18)
        elif head:
            rows += [(SIZE, ""), *((13.0, line) for line in wrapped(head, width, 13.0)), (SIZE, "")]
        for text in body:
            if "\n" in text or "来源" in text:
                sheet.across(text, 9.5)
            elif text.startswith("（"):
                rows += [(SIZE, "　" * int(width / SIZE - breadth(text) - 1) + text)]
            else:
                rows += [(SIZE, line) for line in wrapped("　　" + text, width, SIZE)]
    sheet.columns(rows)
    return sheet.pages


def printed(pages: list[list[Shape]], font: str, number: int) -> bytes:
    """A PDF whose stream has the lines of the page in an order that nobody reads in."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_creation_date(datetime(*STAMP, tzinfo=UTC))
    pdf.set_auto_page_break(False)
    pdf.add_font("song", fname=font, collection_font_number=number)
    for shapes in pages:
        pdf.add_page()
        for left, top, size, text in sorted(shapes, key=lambda shape: (round(shape[1]), -shape[0])):
            bare = text.lstrip("　")
            if bare:
                pdf.set_font("song", size=size)
                pdf.text(left + (len(text) - len(bare)) * size, top + size, bare)
    return bytes(pdf.output())


def pictures(pdf: bytes, dots: int, angle: float, seed: int) -> Iterator[Image.Image]:
    """Pages as a scanner gives them: slightly turned, grey, with noise."""
    random = np.random.default_rng(seed)
    for page in pypdfium2.PdfDocument(pdf):
        clean = page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")
        turned = np.asarray(clean.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255), dtype=np.float32)
        noisy = turned * 0.82 + 30 + random.normal(0, 7, turned.shape)
        yield Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


def jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=42, optimize=True)
    return out.getvalue()


def png(picture: Image.Image) -> bytes:
    """Sixteen greys: noise does not shrink."""
    out = BytesIO()
    picture.point(lambda grey: min(255, grey // 32 * 36)).convert("P", palette=Image.Palette.ADAPTIVE, colors=8).save(out, "PNG", optimize=True)
    return out.getvalue()


def stacked(pages: list[Image.Image]) -> Image.Image:
    """Several pages as one picture, one below the other."""
    whole = Image.new("L", (pages[0].width, sum(page.height for page in pages)), 255)
    for number, page in enumerate(pages):
        whole.paste(page, (0, number * page.height))
    return whole


def scanned_pdf(pages: list[Image.Image]) -> bytes:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_creation_date(datetime(*STAMP, tzinfo=UTC))
    for page in pages:
        pdf.add_page()
        pdf.image(BytesIO(jpeg(page)), 0, 0, *A4)
    return bytes(pdf.output())


# --- office and web ---


def rezipped(raw: bytes) -> bytes:
    """The same archive with one date for all its members."""
    with ZipFile(BytesIO(raw)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


def zipped(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            info = ZipInfo(name, STAMP)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, raw)
    return out.getvalue()


def word(name: str) -> bytes:
    made = docx.Document()
    made.core_properties.created = made.core_properties.modified = datetime(*STAMP, tzinfo=UTC)
    for head, body in articles(name):
        if head:
            made.add_heading(head, 1)
        for text in body:
            made.add_paragraph(text)
    out = BytesIO()
    made.save(out)
    return rezipped(out.getvalue())


def site_of(name: str) -> str:
    return {"01": "田林社区在线", "02": "鼓楼在线", "05": "天心新闻网"}[name[:2]]


NOISE_ABOVE = """<div class="top-bar"><a href="/login">登录</a> | <a href="/reg">注册</a> | <a href="/m">手机版</a> | 无障碍浏览</div>
<div id="nav" class="nav-menu"><ul>{links}</ul></div>
<div class="crumb">您所在的位置：<a href="/">首页</a> &gt; <a href="/xw">新闻中心</a> &gt; <a href="/xw/jd">街镇动态</a></div>
<div class="ad-banner"><a href="http://ads.example/1">广告｜周年大促，全场五折起，点击领取优惠券！</a></div>"""
NOISE_WITHIN = '<div class="advert"><p><a href="http://ads.example/2">推广：本地宽带新装立减二百元，王经理热线等您来电。</a></p></div>'
NOISE_BELOW = """<div class="share">分享到：微信 微博 QQ空间　【打印本页】【关闭窗口】</div>
<div class="related"><h3>相关阅读</h3><ul>{related}</ul></div>
<div class="side hot-rank"><h3>热门排行</h3><ol>{ranks}</ol></div>
<div class="comment"><p>网友评论　共 3 条</p><p>网友“城南旧事”：支持，希望多办这样的活动！</p></div>
<div class="foot"><p>主办：{site}　承办：信息中心　备案号：X备0000000号　网站标识码：0000000000</p><p>地址：示例路1号　邮编：000000</p>
<p>版权所有　未经书面授权不得转载　<a href="/about">关于我们</a> <a href="/map">网站地图</a></p></div>"""
LINKS = ("首页", "要闻动态", "政务公开", "政务服务", "互动交流", "走进街镇", "专题专栏", "便民查询")
RELATED = (
    "副区长高新民到南湖片区检查防汛工作", "我区召开第三季度经济运行分析会", "区委书记宋长河调研重点项目建设", "关于公布示范楼组名单的通知",
)


def page(name: str, date: str) -> str:
    """A page of a portal: navigation, advertisements, related news and comments around (and in) the text."""
    found = [pair for pair in articles(name) if pair[0] or pair[1]]
    title = next(head for head, body in found[-2:] if head) if len(found) == 1 else found[0][0]
    body = []
    for number, (head, texts) in enumerate(found):
        if head:
            body.append(f"<h{2 if number else 1}>{escape(head)}</h{2 if number else 1}>")
        for text in texts:
            body += [f"<p>{escape(line)}</p>" for line in text.split("\n")]
        body += [NOISE_WITHIN] if number == 1 or len(found) == 1 else []
    links = "".join(f'<li><a href="/{n}">{link}</a></li>' for n, link in enumerate(LINKS))
    related = "".join(f'<li><a href="/r{n}">{link}</a><span>2020-01-0{n + 1}</span></li>' for n, link in enumerate(RELATED))
    ranks = "".join(f'<li><a href="/h{n}">{link}</a></li>' for n, link in enumerate(reversed(RELATED)))
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<title>{escape(title)}_{site_of(name)}</title>
<meta name="PubDate" content="{date} 09:30"><meta name="SiteName" content="{site_of(name)}">
<style>.nav-menu {{ float: left }}</style><script>var adid = "x";</script></head>
<body>
{NOISE_ABOVE.format(links=links)}
<div class="main"><div class="content" id="zoom">
{chr(10).join(body)}
</div></div>
{NOISE_BELOW.format(related=related, ranks=ranks, site=site_of(name))}
</body></html>
"""


def wechat(name: str, date: str) -> str:
    """A page as the official accounts publish it: the text in spans, the date in a script alone."""
    found = list(articles(name))
    title = found[0][0] or next(head for head, _ in found if head)
    parts = []
    for number, (head, texts) in enumerate(found):
        if head and number:
            parts.append(f'<section style="margin: 8px"><p style="text-align: center;"><strong><span>{escape(head)}</span></strong></p></section>')
        for text in texts:
            parts += [f'<p style="text-indent: 2em;"><span style="font-size: 16px;">{escape(line)}</span></p>' for line in text.split("\n")]
    moment = int(datetime.fromisoformat(f"{date}T01:30:00+00:00").timestamp())
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta property="og:title" content="{escape(title)}" /><title></title></head>
<body id="activity-detail"><div class="rich_media_inner">
<h1 class="rich_media_title" id="activity-name">
{escape(title)}
</h1>
<div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">原创</span>
<span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" id="js_name">{site_of(name)}</a></span>
<em id="publish_time" class="rich_media_meta rich_media_meta_text"></em></div>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden;">
<section><p style="text-align: center;">点击上方蓝字关注我们</p></section>
{chr(10).join(parts)}
<section><p>END</p><p>喜欢就点个“在看”吧</p></section>
</div>
<script>var ct = "{moment}"; var createTime = '{date} 09:30'; document.getElementById('publish_time').innerText = createTime;</script>
<div class="rich_media_tool"><a>阅读</a> <span id="readNum3">1024</span> <a>赞</a></div>
<div id="js_pc_qr_code"><p>微信扫一扫 关注该公众号</p></div>
<div class="rich_media_area_extra"><p>推荐阅读</p><a href="#">{RELATED[0]}</a><a href="#">{RELATED[2]}</a></div>
</div></body></html>
"""


def warc(pages: dict[str, str]) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number, (name, html) in enumerate(pages.items(), 1):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        fixed = {"WARC-Date": "2024-01-01T00:00:00Z", "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>"}
        address = f"http://news.example/{name}.html"
        writer.write_record(
            writer.create_warc_record(address, "response", payload=BytesIO(html.encode()), http_headers=headers, warc_headers_dict=fixed)
        )
    return out.getvalue()


def jsonl() -> str:
    lines = []
    for name, date in zip(NAMES, DATES, strict=True):
        record = {"title": "", "content": "\n\n".join(paragraphs(name)), "pubtime": f"{date} 09:30", "url": f"http://news.example/{name}.html"}
        lines.append(json.dumps({key: value for key, value in record.items() if value}, ensure_ascii=False))
    return "\n".join(lines) + "\n"


PLACES = (
    ("临州市柳湖区公共服务设施一览",),
    ("序号", "街道", "名称", "又称", "地址", "所在社区", "建筑面积"),
    (1, "柏岭街道", "柏岭街道睦邻中心", "", "柏岭路12弄3号", "松涛社区", 1280.5),
    (2, "柏岭街道", "松涛社区助餐点", "松涛食堂", "松涛路88号", "松涛社区", 210),
    (3, "南浦街道", "南浦街道文化活动中心", "", "浦东大道5号", "临江社区", 3400),
    (4, "南浦街道", "临江社区卫生服务站", "", "临江路17号1层", "临江社区", 165),
)
WORKBOOK = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="设施" sheetId="1" r:id="r1"/></sheets></workbook>',
}


def workbook() -> bytes:
    """A register as a spreadsheet, with a line above the header."""
    rows = "".join(
        f'<row r="{number}">{"".join(cell(value, number, column) for column, value in enumerate(row) if value != "")}</row>'
        for number, row in enumerate(PLACES, 1)
    )
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    return zipped({name: xml.encode() for name, xml in {**WORKBOOK, "xl/worksheets/sheet1.xml": sheet}.items()})


def cell(value: str | float, row: int, column: int) -> str:
    place = f"{chr(ord('A') + column)}{row}"
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def files(font: str, number: int) -> Iterator[tuple[str, bytes]]:
    pages = {name: page(name, date) for name, date in zip(NAMES, DATES, strict=True)}
    for seed, (name, date) in enumerate(zip(NAMES, DATES, strict=True)):
        pdf = printed(laid_out(name), font, number)
        scans = list(pictures(pdf, 150, (0.6, -0.4, 0.5)[seed], seed))
        yield f"pdf/{name}.pdf", pdf
        yield f"scan/{name}.jpg", jpeg(stacked(scans))
        yield f"scan-png/{name}.png", png(stacked(scans))
        yield f"scan-pdf/{name}.pdf", scanned_pdf(scans)
        yield f"docx/{name}.docx", word(name)
        yield f"html/{name}.html", pages[name].encode()
        yield f"wechat/{name}.html", wechat(name, date).encode()
    yield "registers/facilities.xlsx", workbook()
    yield "news.jsonl", jsonl().encode()
    yield "news.warc.gz", warc(pages)
    yield "news.zip", zipped({
        f"2021/{NAMES[2]}.docx": word(NAMES[2]),
        f"2023/{NAMES[0]}.txt": (HERE / "documents" / f"{NAMES[0]}.txt").read_bytes(),
        f"2024/{NAMES[1]}.html": pages[NAMES[1]].encode(),
    })  # fmt: skip


def main(font: str, number: str = "0") -> None:
    for name, raw in files(font, int(number)):
        path = OUT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        print(f"{len(raw):>8}  {path.relative_to(HERE)}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
