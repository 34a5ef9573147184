"""A LibreOffice that opens slides and documents: found, or fetched, or said to be missing.

`python tests/briefing/office.py` makes sure there is one; the tests only use it:

pages = opened(data, "pptx", tmp_path)
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

from docx import Document
from pptx import Presentation

_NAMES = ("soffice", "libreoffice")
_TOOLS = ("pdftotext", "pdftoppm", "pdffonts", "pdfinfo")
# Letters: Chinese ones, and digits of the widths that documents are laid out with.
_PACKAGES = (
    "fontconfig", "fonts-noto-cjk", "fonts-liberation", "poppler-utils",
    "libreoffice-impress", "libreoffice-writer",
)  # fmt: skip
_PATIENCE = 300  # seconds; a first start on a slow machine takes most of a minute
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    """A word where it is printed, in points from the upper left corner of its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Pages:
    """A file as LibreOffice prints it."""

    path: Path

    @cached_property
    def count(self) -> int:
        """How many pages it has."""
        return int(re.search(r"Pages:\s+(\d+)", _said("pdfinfo", str(self.path)))[1])

    @cached_property
    def fonts(self) -> set[str]:
        """The names of the fonts in it, without the mark of a part of a font."""
        lines = _said("pdffonts", str(self.path)).splitlines()[2:]
        return {line.split()[0].rpartition("+")[2] for line in lines}

    def text(self, page: int) -> str:
        """The words of a page (the first is 1) without the room between them."""
        return self._texts[page - 1]

    @cached_property
    def _texts(self) -> list[str]:
        told = _said("pdftotext", str(self.path), "-")
        return [re.sub(r"\s+", "", page) for page in told.split("\f")]

    @cached_property
    def words(self) -> list[list[Word]]:
        """The words of every page where they stand."""
        told = _said("pdftotext", "-bbox", str(self.path), "-")
        told = re.sub(r"<!DOCTYPE[^>]*>|[\x00-\x08\x0b\x0c\x0e-\x1f]", "", told)
        return [
            [
                Word(
                    each.text or "", *(float(each.get(k)) for k in ("xMin", "yMin", "xMax", "yMax"))
                )
                for each in page.iter(f"{_XHTML}word")
            ]
            for page in ElementTree.fromstring(told).iter(f"{_XHTML}page")
        ]

    def pictures(self, dots: int = 50) -> list[Path]:
        """Every page as a PNG, in order."""
        stem = self.path.with_suffix("")
        _said("pdftoppm", "-r", str(dots), "-png", str(self.path), str(stem))
        return sorted(stem.parent.glob(f"{stem.name}-*.png"))


def opened(data: bytes, kind: str, folder: Path) -> Pages:
    """The file opened with LibreOffice and printed as PDF; folders beside each other share a
    profile, which takes LibreOffice longer to make than a file to open."""
    given = folder / f"opened.{kind}"
    given.write_bytes(data)
    profile = (folder.parent / "profile").resolve().as_uri()
    command = [
        _program(), f"-env:UserInstallation={profile}", "--headless", "--norestore",
        "--nolockcheck", "--convert-to", "pdf", "--outdir", str(folder), str(given),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE)
    made = given.with_suffix(".pdf")
    assert made.exists(), f"LibreOffice 没有打开 {given.name}：{done.stdout}{done.stderr}"
    return Pages(made)


def _program() -> str:
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    assert found, "没有 LibreOffice：python tests/briefing/office.py"
    return found


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE)
    assert done.returncode == 0, f"{command[0]}：{done.stderr}"
    return done.stdout


def missing() -> list[str]:
    """What is not on this machine: programs, or the part of LibreOffice that reads a kind."""
    tools = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if not any(map(shutil.which, _NAMES)):
        tools.append("libreoffice")
    unread = (kind for kind, made in _smallest().items() if not _opens(made, kind))
    return tools or [f"libreoffice（{kind}）" for kind in unread]


def _smallest() -> dict[str, bytes]:
    """A presentation and a document with one word in each."""
    deck, text = Presentation(), Document()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "产业链"
    text.add_paragraph("产业链")
    made = {}
    for kind, each in (("pptx", deck), ("docx", text)):
        out = io.BytesIO()
        each.save(out)
        made[kind] = out.getvalue()
    return made


def _opens(data: bytes, kind: str) -> bool:
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / kind
        folder.mkdir()
        try:
            return opened(data, kind, folder).text(1) == "产业链"
        except (AssertionError, subprocess.TimeoutExpired):
            return False


def fetch() -> None:
    """Try the system's packages; failures show in `missing()`."""
    if shutil.which("apt-get") is None:
        return
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*root, "apt-get", "update", "-q"], env=environment)
    for package in _PACKAGES:
        command = [*root, "apt-get", "install", "-y", "-q", "--no-install-recommends", package]
        subprocess.run(command, env=environment)


if __name__ == "__main__":
    if missing():
        fetch()
    if lacking := missing():
        sys.exit(
            f"没有 {'、'.join(lacking)}，请先安装："
            "apt-get install libreoffice-impress libreoffice-writer poppler-utils"
        )
