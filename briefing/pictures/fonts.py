"""Whether every character of a text has a glyph: the page draws it and looks at the pixels."""

import unicodedata
from collections.abc import Iterable

from charts.style import FONT
from errors import DashboardError

# A character stands in the text without a glyph of its own: controls, joiners, spaces, accents.
_INVISIBLE = {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me", "Mc", "Cs"}
SAMPLE = "产业链园区总值亩均税收增长"  # without these there is no Chinese font at all
_NAMED = 6

# Characters are drawn one by one and compared with what stands for a missing one. Some systems
# write the code into the box, so boxes of several codes nobody has are drawn, and a character
# counts as missing too where it looks like another one of the same question.
MEASURE = """
([letters, font]) => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 40;
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  pen.font = '24px ' + font;
  pen.textBaseline = 'middle';
  const look = (letter) => {
    pen.clearRect(0, 0, 40, 40);
    pen.fillText(letter, 4, 20);
    const dots = pen.getImageData(0, 0, 40, 40).data;
    let seen = '';
    for (let i = 3; i < dots.length; i += 4) seen += dots[i] > 96 ? '1' : '0';
    return seen;
  };
  const boxes = new Set(['\\u{10FFFD}', '\\u{EFFFD}', '\\u{10FFFC}', '\\u0378'].map(look));
  boxes.add('0'.repeat(1600));
  const looks = letters.map(look);
  const first = looks[0];
  const alike = letters.length > 3 && looks.every((each) => each === first);
  return letters.filter((_letter, at) => alike || boxes.has(looks[at]));
}
"""


class NoGlyph(DashboardError):
    """A picture would show boxes instead of characters."""

    def __init__(self, letters: Iterable[str], *, whole: bool) -> None:
        named = "、".join(f"“{letter}”" for letter in list(letters)[:_NAMED])
        super().__init__(
            "不能出图",
            "这台机器没有中文字体，图片里的汉字会变成方框，所以没有出图。"
            if whole
            else f"这台机器的字体里没有{named}，图片里会变成方框，所以没有出图。",
            "安装一种中文字体（apt-get install fonts-noto-cjk，或拷入微软雅黑）后再试。"
            if whole
            else "安装字数更全的中文字体，或把名录里的这些字改成常用写法后再试。",
        )


def glyphs(text: str) -> list[str]:
    """The characters of `text` that need a glyph, each once, in order of their code."""
    return sorted({each for each in text if unicodedata.category(each) not in _INVISIBLE})


def asked(letters: list[str]) -> list[object]:
    """What MEASURE is given."""
    return [letters, FONT]
