"""WordprocessingML in pieces of text: runs, paragraphs, fields; every word escaped."""

import re
from html import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
BOLD = "<w:b/>"
CHANGED = '<w:highlight w:val="yellow"/>'

# Marks both scripts have (“”, —, ●) are set in the Chinese typeface.
_CHINESE = '<w:rFonts w:hint="eastAsia"/>'

# What no XML document may hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def words(text: str) -> str:
    """`text` as it may stand between tags or in an attribute."""
    return escape(_ILLEGAL.sub("", text), quote=True)


def run(text: str, look: str = "") -> str:
    """A run; `look` are properties a style cannot give (bold of a 合计, the mark of a change)."""
    if not text:
        return ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{words(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r><w:rPr>{_CHINESE}{look}</w:rPr>{lines}</w:r>"


def disc(colour: str) -> str:
    """A light: ● in a colour "#2b9a5a", full-width in every program."""
    return (
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>'
        f'<w:color w:val="{colour.lstrip("#")}"/></w:rPr><w:t>●</w:t></w:r>'
    )


def field(instruction: str, shown: str) -> str:
    """A field Word can bring up to date (SEQ, PAGE), with what it shows until then."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {words(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(style: str, content: str, look: str = "") -> str:
    """A paragraph in the style with this id; `look` are properties beyond it (alignment)."""
    return f'<w:p><w:pPr><w:pStyle w:val="{words(style)}"/>{look}</w:pPr>{content}</w:p>'


def aligned(side: str) -> str:
    """The property of a paragraph set left, right or center."""
    return f'<w:jc w:val="{side}"/>'
