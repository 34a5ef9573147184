"""A link as a QR code: the same every time, whole modules, a quiet zone around."""

import struct

from briefing.qr import png, svg

LINK = "http://10.0.0.8:8501/e/k7m4"


def test_it_is_drawn_the_same_every_time() -> None:
    assert png(LINK) == png(LINK) and svg(LINK) == svg(LINK)
    assert png(LINK) != png(LINK + "x")


def test_the_picture_is_square_and_large_enough() -> None:
    for side in (100, 600):
        wide, high = struct.unpack(">II", png(LINK, side)[16:24])
        assert wide == high >= side and wide < side + 60


def test_the_drawing_takes_any_size_and_asks_for_nothing() -> None:
    drawn = svg(LINK)
    assert drawn.startswith("<svg") and "viewBox" in drawn and "width=" not in drawn.split(">")[0]
    assert "href" not in drawn and "script" not in drawn
