"""The first page: what it is, of when, for which meeting, from where; the code and its picture."""

from briefing.document import Document
from briefing.qr import path
from briefing.webpage.markup import Markup, tag
from data.keeping.clock import written


def cover(document: Document) -> Markup:
    """Title, meeting, period, scope, cut-off, source, time stamp; QR and code of an edition."""
    facts = [
        ("范围", document.scope),
        ("来源", document.source),
        ("会议版", document.edition),
        ("时点", f"{written(document.asof)}之前发布的数据" if document.asof else ""),
        ("生成时间", made(document)),
    ]
    return tag(
        "header",
        _code(document),
        tag("p", document.meeting, class_="meeting") if document.meeting else None,
        tag("h1", document.title),
        tag("p", str(document.period), class_="period"),
        tag(
            "ul",
            [tag("li", f"{name}：{said}") for name, said in facts if said],
            tag("li", document.cutoff),
        ),
        tag("p", "示例数据，仅供演示", class_="sample") if document.demo else None,
        class_="cover",
        id="top",
    )


def made(document: Document) -> str:
    """The one thing that differs between two files of the same choice."""
    return f"{written(document.made_at)}（北京时间）"


def _code(document: Document) -> Markup | None:
    if not document.code and not document.link:
        return None
    return tag(
        "div",
        qr(document.link) if document.link else None,
        tag("div", "扫码看本期", class_="scan") if document.link else None,
        tag("div", "编号 ", tag("b", document.code)) if document.code else None,
        class_="qr",
    )


def qr(address: str) -> Markup:
    """The address as a code, a square of one path."""
    dark, side = path(address)
    return tag(
        "svg", tag("path", d=dark, fill="#1b2533"), viewBox=f"0 0 {side} {side}", width=132,
        height=132, role="img", aria_label=f"二维码：{address}", shape_rendering="crispEdges",
    )  # fmt: skip
