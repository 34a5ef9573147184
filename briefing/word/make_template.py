"""The shipped template 通报.docx; `python -m briefing.word.make_template` writes it."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from briefing.sealed import sealed
from briefing.word.markup import NAMESPACES, aligned, field, paragraph, run
from briefing.word.theme import theme

PATH = Path(__file__).parent / "通报.docx"
_MADE = datetime(2026, 1, 1)
_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SERIF, _SONG, _FANG, _KAI, _HEI = "Times New Roman", "宋体", "仿宋", "楷体", "黑体"
_TITLE = "方正小标宋简体"
# What stands in where a typeface is not installed; Word reads it from the table of fonts.
_INSTEAD = {_TITLE: "华文中宋", _FANG: "仿宋_GB2312", _KAI: "楷体_GB2312", _SONG: "SimSun"}
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_EXACT = '<w:spacing w:line="576" w:lineRule="exact"/>'  # 28.8 points: 22 lines a page
_AUTO = '<w:spacing w:before="{}" w:after="{}" w:line="240" w:lineRule="auto"/>'
_KEEP = "<w:keepNext/>"
_CENTER, _LEFT, _RIGHT = (aligned(side) for side in ("center", "left", "right"))


def styles() -> str:
    """The styles: sizes in half points, as the 党政机关公文格式 has them."""
    made = [
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
        'w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="32"/>'
        '<w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>",
        _style("Normal", "a", _EXACT + aligned("both"), _font(_FANG, 32), default=True),
        _style("Title", "Title", _AUTO.format(480, 240) + _CENTER, _font(_TITLE, 44)),
        _style("Subtitle", "Subtitle", _EXACT + _CENTER, _font(_KAI, 32)),
        _style("简报副注", "afd", _EXACT + _CENTER, _font(_KAI, 28)),
        _style("heading 1", "1", _KEEP + _EXACT + _INDENT + _level(0), _font(_HEI, 32)),
        _style("heading 2", "2", _KEEP + _EXACT + _INDENT + _level(1), _font(_KAI, 32)),
        _style("heading 3", "3", _KEEP + _EXACT + _INDENT + _level(2), _font(_FANG, 32, True)),
        _style("简报正文", "ae", _EXACT + _INDENT + aligned("both"), _font(_FANG, 32)),
        _style("简报要点", "af", _EXACT + _INDENT + aligned("both"), _font(_FANG, 32, True)),
        _style("简报点评", "af0", _EXACT + _INDENT + aligned("both"), _font(_KAI, 32)),
        _style("简报说明", "af1", _NOTE, _font(_FANG, 24)),
        _style("简报落款", "af2", _EXACT + '<w:ind w:rightChars="200" w:right="640"/>' + _RIGHT,
               _font(_FANG, 32)),
        _style("简报表题", "af3", _KEEP + _AUTO.format(160, 40) + _CENTER, _font(_HEI, 21)),
        _style("简报表单位", "af4", _KEEP + _AUTO.format(0, 40) + _RIGHT, _font(_SONG, 18)),
        _style("简报表注", "af5", _AUTO.format(40, 160) + _LEFT, _font(_SONG, 18)),
        _style("简报图", "af6", _KEEP + _AUTO.format(120, 40) + _CENTER, _font(_SONG, 21)),
        _style("简报表头", "af7", _AUTO.format(30, 30) + _CENTER, _font(_SONG, 21, True)),
        _style("简报表格文字", "af8", _AUTO.format(30, 30) + _CENTER, _font(_SONG, 21)),
        _style("简报表头小字", "af9", _AUTO.format(20, 20) + _CENTER, _font(_SONG, 18, True)),
        _style("简报表格小字", "afa", _AUTO.format(20, 20) + _CENTER, _font(_SONG, 18)),
        _style("footer", "afb", _AUTO.format(0, 0), _font(_SONG, 28)),
        _style("annotation text", "CommentText", _AUTO.format(0, 0) + _LEFT, _font(_SONG, 21)),
        '<w:style w:type="character" w:styleId="CommentReference">'
        '<w:name w:val="annotation reference"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>',
        _TABLE,
    ]  # fmt: skip
    return f"<w:styles {NAMESPACES}>{''.join(made)}</w:styles>"


def template() -> bytes:
    """The template as a file."""
    made = Document()
    _replace(made.part.part_related_by(RT.STYLES), styles())
    _replace(made.part.part_related_by(RT.SETTINGS), _SETTINGS)
    made.part.part_related_by(RT.THEME)._blob = theme()
    _without(made.part, (RT.FONT_TABLE, RT.NUMBERING, RT.CUSTOM_XML, _EFFECTS))
    _without(made.part.package, (RT.THUMBNAIL,))
    fonts = Part(
        PackURI("/word/fontTable.xml"), f"{_TYPE}fontTable+xml", _fonts(), made.part.package
    )
    made.part.relate_to(fonts, RT.FONT_TABLE)
    body = made.element.body
    for each in list(body):
        body.remove(each)
    for xml in (*_paragraphs(), _page(made)):
        body.append(parse_xml(xml.replace(">", f" {NAMESPACES}>", 1)))
    core = made.core_properties
    core.title, core.author, core.comments, core.last_modified_by = "通报", "", "", ""
    core.created = core.modified = _MADE
    core.revision = 1
    out = io.BytesIO()
    made.save(out)
    return sealed(out.getvalue())


def _without(part: Any, kinds: tuple[str, ...]) -> None:
    """Leaves out what python-docx's own first page brings along."""
    for relation in [each for each in part.rels.values() if each.reltype in kinds]:
        del part.rels[relation.rId]


def _paragraphs() -> list[str]:
    return [
        paragraph("Title", run("{{ 题名 }}")),
        paragraph("Subtitle", run("{%p if 会议 %}")),
        paragraph("Subtitle", run("{{ 会议 }}")),
        paragraph("Subtitle", run("{%p endif %}")),
        paragraph("afd", run("（{{ 数据截止 }}）")),
        paragraph("ae", ""),
        paragraph("ae", run("{{p 正文 }}")),
        paragraph("ae", run("{{p 附注 }}")),
    ]


def _page(made: Any) -> str:
    """A4 with the margins of 公文, the page's number outside: right on odd, left on even pages."""
    odd = _footer(made, 1, "right", '<w:ind w:rightChars="100" w:right="280"/>')
    even = _footer(made, 2, "left", '<w:ind w:leftChars="100" w:left="280"/>')
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/>'
        f'<w:footerReference w:type="even" r:id="{even}"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" '
        'w:footer="1417" w:gutter="0"/></w:sectPr>'
    )


def _footer(made: Any, number: int, side: str, indent: str) -> str:
    content = run("— ") + field("PAGE", "1") + run(" —")
    line = paragraph("afb", content, indent + aligned(side))
    xml = f"<w:ftr {NAMESPACES}>{line}</w:ftr>".encode()
    name = PackURI(f"/word/footer{number}.xml")
    part = Part(name, f"{_TYPE}footer+xml", xml, made.part.package)
    return made.part.relate_to(part, RT.FOOTER)


def _style(name: str, code: str, look: str, font: str, default: bool = False) -> str:
    base = '<w:basedOn w:val="a"/>' if not default else ""
    usual = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{usual} w:styleId="{code}"><w:name w:val="{name}"/>{base}'
        f"<w:qFormat/><w:pPr>{look}</w:pPr><w:rPr>{font}</w:rPr></w:style>"
    )


def _font(family: str, size: int, bold: bool = False) -> str:
    return (
        f'<w:rFonts w:ascii="{_SERIF}" w:hAnsi="{_SERIF}" w:cs="{_SERIF}" w:eastAsia="{family}"/>'
        f'{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _level(number: int) -> str:
    return f'<w:outlineLvl w:val="{number}"/>'


def _fonts() -> bytes:
    each = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _INSTEAD.items()
    )
    return f"<w:fonts {NAMESPACES}>{each}</w:fonts>".encode()


def _replace(part: Any, xml: str) -> None:
    part._element = parse_xml(xml)


_NOTE = '<w:spacing w:line="360" w:lineRule="exact"/>' + aligned("both")
_SETTINGS = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
    '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    "<w:compat><w:balanceSingleByteDoubleByteWidth/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="afc"><w:name w:val="简报表格"/>'
    f'<w:basedOn w:val="a1"/><w:qFormat/><w:tblPr><w:tblBorders>{_EDGES}</w:tblBorders></w:tblPr>'
    "</w:style>"
)

if __name__ == "__main__":
    PATH.write_bytes(template())
