"""The shipped master, made again by `python -m briefing.slides.master`: theme, layouts by name.

A bureau's own .pptx takes its place when its layouts bear the same names.
"""

import io
from datetime import datetime
from pathlib import Path

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.util import Emu

from briefing.sealed import sealed
from briefing.slides.boxes import EMU, Box
from briefing.slides.holders import holder, q, rect, slide, styles
from charts.style import BLUE, FAINT, GREY, INK, ORANGE, PALE, RULE, SOFT

FILE = Path(__file__).with_name("master.pptx")
WIDE, HIGH = 960, 540

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
# 微软雅黑 stands on every Windows, where LibreOffice takes the Chinese font it has; Arial has
# digits of one width, and one metrically alike everywhere.
_FONT, _LATIN = "微软雅黑", "Arial"
_COLOURS = {
    "dk1": INK, "lt1": "#ffffff", "dk2": BLUE, "lt2": PALE, "accent1": BLUE, "accent2": ORANGE,
    "accent3": SOFT, "accent4": GREY, "accent5": "#4f7fb8", "accent6": FAINT,
    "hlink": BLUE, "folHlink": GREY,
}  # fmt: skip

_TITLE, _ABOUT = Box(46, 16, 868, 40), Box(46, 56, 868, 20)
_CONTENT, _SOURCE = Box(36, 84, 888, 416), Box(36, 508, 590, 26)
_FOOT, _NUMBER = Box(640, 510, 236, 20), Box(880, 510, 44, 20)


def main() -> None:
    """Write the master beside this file."""
    FILE.write_bytes(made())


def made() -> bytes:
    """The master's bytes, the same every time."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDE * EMU), Emu(HIGH * EMU)
    deck.part._element.sldSz.attrib.pop("type", None)
    _without(deck, "printerSettings")
    package = deck.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            package._rels.pop(key)
    _theme(deck)
    _master(deck)
    _layouts(deck)
    words = deck.core_properties
    words.title, words.author, words.last_modified_by = "简报母版", "", ""
    words.created = words.modified = datetime(2026, 1, 1)
    words.revision = 1
    out = io.BytesIO()
    deck.save(out)
    return sealed(out.getvalue())


def _without(deck: Deck, kind: str) -> None:
    for key, relation in list(deck.part.rels.items()):
        if relation.reltype.endswith(kind):
            deck.part.rels.pop(key)


def _theme(deck: Deck) -> None:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value[1:]}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    font = (
        f'<a:latin typeface="{_LATIN}"/><a:ea typeface="{_FONT}"/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{_FONT}"/>'
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    plain = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<a:theme xmlns:a="{_A}" name="简报"><a:themeElements>'
        f'<a:clrScheme name="简报">{colours}</a:clrScheme><a:fontScheme name="简报">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="简报"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{plain * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    )
    for relation in deck.slide_master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            relation.target_part._blob = xml.encode()


def _master(deck: Deck) -> None:
    """What every page has: a blue stroke before the title, a rule over the foot, its words."""
    master = deck.slide_master._element
    shapes = (
        rect(2, "题标", Box(36, 24, 4, 26), "accent1")
        + rect(3, "脚线", Box(36, 504, 888, 0.75), None, RULE)
        + holder(4, "标题", "title", 0, _TITLE, 24, "tx1", bold=True, anchor="ctr")
        + holder(5, "内容", "body", 1, _CONTENT, 18, "tx1")
        + holder(6, "页脚", "ftr", 3, _FOOT, 9, None, align="r", anchor="ctr", quarter=True)
        + holder(7, "页码", "sldNum", 4, _NUMBER, 10, None, align="r", anchor="ctr", quarter=True)
    )
    master.replace(master.find(q("cSld")), parse_xml(slide(None, shapes)))
    master.replace(master.find(q("txStyles")), parse_xml(styles()))


def _layouts(deck: Deck) -> None:
    head = holder(2, "标题", "title", 0) + holder(3, "说明", "body", 13, _ABOUT, 12, None)
    foot = (
        holder(4, "来源", "body", 14, _SOURCE, 9, None, anchor="ctr")
        + holder(5, "页脚", "ftr", 3, _FOOT, 9, None, align="r", anchor="ctr", quarter=True)
        + holder(6, "页码", "sldNum", 4, _NUMBER, 10, None, align="r", anchor="ctr", quarter=True)
    )
    content = holder(7, "内容", None, 1, _CONTENT, 18, "tx1")
    wanted = [
        ("封面", _cover(), False),
        ("目录", head + foot + content, True),
        ("标题与文字", head + foot + content, True),
        ("标题与图表", head + foot + content, True),
        ("标题与表格", head + foot + content, True),
        ("一页通", head + foot + content, True),
        ("结尾", _closing(), False),
    ]
    layouts = list(deck.slide_layouts)
    for layout in layouts[len(wanted) :]:
        deck.slide_layouts.remove(layout)
    for layout, (name, shapes, framed) in zip(layouts, wanted, strict=False):
        element = layout._element
        element.replace(element.find(q("cSld")), parse_xml(slide(name, shapes)))
        for attribute in ("type", "showMasterSp"):
            element.attrib.pop(attribute, None)
        element.set("preserve", "1")
        element.set("userDrawn", "1")
        if not framed:
            element.set("showMasterSp", "0")


def _cover() -> str:
    return (
        rect(2, "底色", Box(0, 0, WIDE, 336), "accent1")
        + rect(3, "色条", Box(0, 336, WIDE, 5), "accent2")
        + holder(4, "标题", "ctrTitle", 0, Box(64, 92, 832, 120), 40, "bg1", True, anchor="b")
        + holder(5, "会议", "subTitle", 1, Box(64, 222, 832, 84), 20, "bg1")
        + holder(6, "密级", "body", 15, Box(676, 28, 220, 30), 16, "bg1", True, align="r")
        + holder(7, "说明", "body", 13, Box(64, 366, 640, 130), 15, None)
        + holder(8, "二维码", "pic", 16, Box(796, 362, 100, 100), 10, None)
        + holder(9, "短码", "body", 17, Box(746, 466, 200, 40), 11, None, align="ctr")
    )


def _closing() -> str:
    return (
        rect(2, "底色", Box(0, 0, WIDE, HIGH), "accent1")
        + rect(3, "色条", Box(64, 250, 72, 4), "accent2")
        + holder(4, "标题", "title", 0, Box(64, 168, 832, 70), 36, "bg1", True, anchor="b")
        + holder(5, "说明", "body", 13, Box(64, 270, 832, 180), 15, "bg1")
    )


if __name__ == "__main__":
    main()
