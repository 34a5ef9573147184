# ruff: noqa: E501  (sample files are clearer on the lines they have)
"""A writer of small .xls files (BIFF8 in an OLE container), enough to test their reading."""

import struct

_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xls(
    sheets: dict[str, list[list[object]]],
    merges: tuple[tuple[int, int, int, int], ...] = (),
    styles: dict[tuple[int, int], int] | None = None,
    hidden: tuple[str, ...] = (),
    locked: bool = False,
) -> bytes:
    """Rows by sheet as an .xls. Style 1 is 0.0%, style 2 is indented; an Exception is an error cell."""
    bodies = [_sheet(rows, merges, styles or {}) for rows in sheets.values()]
    globals_ = _globals([0] * len(bodies), list(sheets), hidden, locked)
    offsets, at = [], len(globals_)
    for body in bodies:
        offsets.append(at)
        at += len(body)
    return _ole(_globals(offsets, list(sheets), hidden, locked) + b"".join(bodies))


def _record(code: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", code, len(content)) + content


def _text(text: str, wide: str = "<H") -> bytes:
    return struct.pack(wide, len(text)) + b"\x01" + text.encode("utf-16-le")


def _globals(offsets: list[int], names: list[str], hidden: tuple[str, ...], locked: bool) -> bytes:
    out = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    if locked:
        out += _record(0x002F, struct.pack("<HH16s16s16s", 1, 1, b"1" * 16, b"2" * 16, b"3" * 16))
    out += _record(0x0042, struct.pack("<H", 1200))
    out += _record(
        0x0031,
        struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 134, 0) + _text("宋体", "<B"),
    )
    out += _record(0x041E, struct.pack("<H", 164) + _text("0.0%"))
    for format_, indent in ((0, 0), (164, 0), (0, 2)):
        out += _record(
            0x00E0, struct.pack("<HHHBBBBIIH", 0, format_, 0, 0, 0, indent, 0xFC, 0, 0, 0)
        )
    for offset, name in zip(offsets, names, strict=True):
        out += _record(0x0085, struct.pack("<IBB", offset, name in hidden, 0) + _text(name, "<B"))
    return out + _record(0x000A)


def _sheet(
    rows: list[list[object]],
    merges: tuple[tuple[int, int, int, int], ...],
    styles: dict[tuple[int, int], int],
) -> bytes:
    out = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            head = struct.pack("<HHH", row, column, styles.get((row, column), 0))
            if isinstance(cell, Exception):
                out += _record(0x0205, head + struct.pack("<BB", 7, 1))
            elif isinstance(cell, (int, float)):
                out += _record(0x0203, head + struct.pack("<d", cell))
            elif cell is not None:
                out += _record(0x0204, head + _text(str(cell)))
    if merges:
        out += _record(
            0x00E5,
            struct.pack("<H", len(merges))
            + b"".join(
                struct.pack("<HHHH", top, bottom, left, right)
                for top, left, bottom, right in merges
            ),
        )
    return out + _record(0x000A)


def _ole(stream: bytes) -> bytes:
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    count = len(stream) // 512
    fat = [_FAT, _END, *range(3, count + 2), _END]
    fat += [_FREE] * (128 - len(fat))
    head = (
        struct.pack(
            "<8s16sHHHHHHIIIIIIIIII",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"",
            0x3E,
            3,
            0xFFFE,
            9,
            6,
            0,
            0,
            0,
            1,
            1,
            0,
            4096,
            _END,
            0,
            _END,
            0,
        )
        + struct.pack("<I", 0)
        + struct.pack("<I", _FREE) * 108
    )
    entries = _entry("Root Entry", 5, _FREE, _FREE, 1, _END, 0) + _entry(
        "Workbook", 2, _FREE, _FREE, _FREE, 2, len(stream)
    )
    return head + struct.pack("<128I", *fat) + entries.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, left: int, right: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIII",
        text,
        len(text),
        kind,
        1,
        left,
        right,
        child,
        b"",
        0,
        0,
        0,
        start,
        size,
        0,
    )
