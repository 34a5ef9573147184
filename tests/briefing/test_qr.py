"""A link as a QR code: the same every time, whole modules, a quiet zone around."""

import struct

from briefing.qr import path, png

LINK = "http://10.0.0.8:8501/e/k7m4"


def test_it_is_drawn_the_same_every_time() -> None:
    assert png(LINK) == png(LINK)
    assert png(LINK) != png(LINK + "x")


def test_the_picture_is_square_and_large_enough() -> None:
    for side in (100, 600):
        wide, high = struct.unpack(">II", png(LINK, side)[16:24])
        assert wide == high >= side and wide < side + 60


def test_the_path_is_the_picture_with_its_quiet_zone() -> None:
    dark, side = path(LINK)
    wide = struct.unpack(">I", png(LINK, side)[16:20])[0]
    assert side == wide and dark == path(LINK)[0]
    squares = {tuple(map(int, each.split("h")[0].split())) for each in dark.split("M")[1:]}
    across = {x for x, _ in squares}
    assert min(across) == 4 and max(across) == side - 5
