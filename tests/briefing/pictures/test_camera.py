"""The camera: real glyphs or a refusal, no network, one browser for many pictures."""

import http.server
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from briefing.pictures import browser, trial
from briefing.pictures.browser import NoBrowser, browser_path
from briefing.pictures.camera import Camera, NotDrawn
from briefing.pictures.fonts import NoGlyph
from charts.bars import Bar, bars
from charts.canvas import A4_WIDE
from charts.standalone import Drawing, drawing
from errors import DashboardError

# Every font that can write Chinese is hidden; Latin ones stay.
NO_CHINESE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<selectfont><rejectfont>{patterns}</rejectfont></selectfont></fontconfig>"""
PATTERN = '<pattern><patelt name="lang"><string>{}</string></patelt></pattern>'


@pytest.fixture(scope="module")
def camera() -> Iterator[Camera]:
    """One browser for the tests that only look."""
    with Camera() as opened:
        yield opened


def shown(words: str) -> str:
    """A page of a few words."""
    return f'<div id="sheet" style="font:40px sans-serif">{words}</div>'


def picture(data: bytes) -> Image.Image:
    """The PNG opened."""
    return Image.open(BytesIO(data))


def test_a_picture_is_twice_as_sharp_as_its_layout(camera: Camera) -> None:
    assert picture(camera.page(shown("产业链"), 300, 80)).size == (600, 160)


def test_the_same_page_gives_the_same_bytes(camera: Camera) -> None:
    assert camera.page(shown("产业链"), 300, 80) == camera.page(shown("产业链"), 300, 80)


def test_chinese_characters_are_drawn_and_not_boxes(camera: Camera) -> None:
    drawn = {each: camera.page(shown(each), 80, 80) for each in "产业链园区亩均税收"}
    assert len(set(drawn.values())) == len(drawn), "a box looks the same for every character"
    dark = [
        sum(dot < 128 for dot in picture(each).convert("L").tobytes()) for each in drawn.values()
    ]
    assert min(dark) > 200


def test_a_character_no_font_has_is_refused_by_name(camera: Camera) -> None:
    camera.check("产业链 1—6月，同比增长4.8% · ①②㎡")
    with pytest.raises(NoGlyph, match="\U0010fff0"):
        camera.check("某某\U0010fff0产业链")
    with pytest.raises(NoGlyph):
        camera.page(shown("\U0010fff0"), 80, 80)
    assert picture(camera.page(shown("产"), 80, 80)).size == (160, 160), "it goes on after that"


def test_a_figure_is_refused_too_and_drawn_else(camera: Camera) -> None:
    def figure(name: str) -> Drawing:
        rows = [Bar(name, 1.0, "<b>1.0</b>亿元")]
        return drawing(lambda: bars(rows, title="产值", subtitle="亿元", foot="来源"), A4_WIDE)

    with pytest.raises(NoGlyph, match="\U0010fff0"):
        camera.figure(figure("\U0010fff0产业链"))
    assert picture(camera.figure(figure("白酒产业链"))).width == 1280


def test_nothing_is_fetched(camera: Camera) -> None:
    asked: list[str] = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        camera.page(
            shown(f'<img src="{address}/a.png"><link rel="stylesheet" href="{address}/b">'), 80, 80
        )
        server.shutdown()
    assert not asked


def test_a_sheet_that_does_not_fit_is_set_smaller(camera: Camera) -> None:
    rows = "".join(f"<p>第{at}行产业链</p>" for at in range(40))
    page = f'<div id="sheet" style="overflow:hidden"><div>{rows}<b>末行</b></div></div>'
    made = picture(camera.page(page, 600, 500)).convert("L")
    assert made.size == (1200, 1000)
    assert min(made.crop((0, 900, 1200, 1000)).tobytes()) < 128, "the last rows are there"


def test_without_a_chinese_font_it_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    languages = ("zh-cn", "zh-sg", "zh-tw", "zh-hk", "ja", "ko")
    config = tmp_path / "fonts.conf"
    config.write_text(NO_CHINESE.format(patterns="".join(map(PATTERN.format, languages))))
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    # Where a machine has Chinese fonts only, nothing is left and the browser does not even open.
    with pytest.raises(DashboardError) as refusal, Camera() as opened:
        opened.page(shown("产业链"), 300, 80)
    assert refusal.value.title == "不能出图" and refusal.value.advice
    assert isinstance(refusal.value, NoBrowser) or "没有中文字体" in refusal.value.message


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a browser."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_PLACES", ())


@pytest.mark.usefixtures("nowhere")
def test_without_a_browser_it_says_what_to_install() -> None:
    assert browser_path() is None
    with pytest.raises(NoBrowser) as refusal, Camera():
        pass
    assert "没有能画图的浏览器" in refusal.value.message and "chromium" in refusal.value.advice
    assert trial.trial() == trial.Trial(done=True)


def test_a_browser_that_does_not_open_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 7\n")
    broken.chmod(0o755)
    monkeypatch.setattr("briefing.pictures.camera.browser_path", lambda: str(broken))
    with pytest.raises(NoBrowser, match="打不开"), Camera():
        pass


def test_a_browser_that_dies_is_a_sentence() -> None:
    with Camera() as camera:
        camera._thread.submit(camera._browser.close).result()
        with pytest.raises(NotDrawn, match="中途停了"):
            camera.page(shown("产业链"), 300, 80)


def test_playwrights_own_browser_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nowhere: None
) -> None:
    own = tmp_path / "chromium-1200" / "chrome-linux" / "chrome"
    own.parent.mkdir(parents=True)
    own.touch()
    assert browser_path() == str(own)


def test_the_trial_draws() -> None:
    found = trial.trial(60)
    assert found.done and found.browser and found.refusal is None


def test_a_trial_that_fails_otherwise_ends_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Camera:
        raise RuntimeError("no such thing")

    monkeypatch.setattr(trial, "Camera", broken)
    monkeypatch.setattr(trial, "_drawing", trial._Drawing())
    found = trial.trial(60)
    assert found.done and isinstance(found.refusal, NotDrawn)
