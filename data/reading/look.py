"""What a cell or a row looks like: number, period, unit line, header words, notes."""

import itertools
import re
from functools import lru_cache

from data.reading.grid import DATE, EMPTY, NUMBER, TEXT, Grid
from data.reading.numbers import parse
from data.reading.periods import exact, stated
from data.reading.text import normalise, tidy
from data.reading.units import is_unit, unit_line

STUB_WORDS = re.compile(
    r"(?:指标|指标名称|项目|项目名称|地区|区域|频度|单位|计量单位|年份|年度|时间|日期|月份|名称|甲|乙|栏次|"
    r"省份|城市|市州|县市区|县区|区县|园区|园区名称|产业链|产业链名称|企业名称|行业|类别|指标/时间|序号)"
)
AIM = re.compile(
    r"控制在|不低于|不超过|不高于|不少于|力争|确保|[≥≤]|\d(?:%|[^\d\s%]{0,4})(?:以上|以内|以下|左右)|"
    r"(?:月|年|月底|月末|年底|年内|日)前?(?:底|末|内)?前?(?:完成|建成|投产|开工|申报|获批|启动)$"
)
"""What a target in words says: 控制在10%以内, 9月底完成."""
SERIAL_WORDS = re.compile(r"(?:序号|编号|no\.?|顺序|行次|行号|序)", re.IGNORECASE)
_UNIT_RANKS = [
    re.compile(r"县市区|县区|区县|县市|县\(市、?区\)|市县|地区"),
    re.compile(r"(?:产业|工业)?园区(?:名称)?|开发区(?:名称)?|集中区"),
    re.compile(r"企业(?:名称)?|(?:公司|单位)名称|企业\(单位\)名称"),
]
_LINE_WORDS = re.compile(
    r"^(?:时间|日期|报告期|所属期|所属时期|数据时间|统计时间|填报单位|编制单位|制表单位|制表|表号|制定机关|报送单位|"
    r"报送日期|填报日期|批准文号|有效期|截止时间|期别|指标|数据库|来源)\s*[:：]"
)
_NOTE_WORDS = re.compile(
    r"^[\s\u3000]*(?:[（(]?(?:附?注|备注|说明|附注|注释|口径说明)[)）]?\s*\d*\s*[:：.、]|备注$|注$|注\d|资料来源|数据来源|来源[:：]|填表人|"
    r"填报人|制表人?[:：]|制表日期|审核人?[:：]|审核人|复核|负责人[:：]|单位负责人|统计负责人|联系人[:：]|联系电话|"
    r"填报日期|报送日期|报出日期|打印日期|数据截止|截止日期|[*＊※]\s*[^\d\s*]|本表|以上数据)"
)
_TOTAL = re.compile(
    r"(?:合计|总计|小计|总和|总数|共计|汇总|平均|均值|全部|合计数|累计|"
    r"全[国省市区县州](?:合计|总计|小计|平均|汇总)?|.{1,8}(?:合计|小计|总计))"
)
_GRAND = re.compile(r"(?:合计|总计|总和|总数|共计|汇总|合计数|全[国省市区县州](?:合计|总计|汇总)?)")


@lru_cache(maxsize=65536)
def is_total(label: str) -> bool:
    """True for 合计 / 小计 / 总计 / 全市 rows."""
    return bool(_TOTAL.fullmatch(normalise(label)))


def is_grand_total(label: str) -> bool:
    """True for a total of the whole table rather than of a group."""
    return bool(_GRAND.fullmatch(normalise(label)))


def is_note(text: str) -> bool:
    """True for 注：, 资料来源, 填表人 … lines."""
    return bool(_NOTE_WORDS.match(text))


def unit_rank(header: str) -> int:
    """How fine the units are a header names: 县市区 1, 园区 2, 企业 3; 0 for any other word."""
    return next((at for at, words in enumerate(_UNIT_RANKS, 1) if words.fullmatch(header)), 0)


def is_line_cell(text: str) -> bool:
    """True for a 单位： or 时间： cell that stands above a table."""
    shown = tidy(text)
    return bool(_LINE_WORDS.match(shown)) or (
        unit_line(text) is not None and bool(re.search(r"单位|單位", shown))
    )


def is_year(value: float | None) -> bool:
    """True for a number that may be a calendar year."""
    return value is not None and 1949 <= value <= 2100 and value == int(value)


class Look:
    """Looks at the cells of one grid; what text means is asked once per distinct text."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.covered: dict[tuple[int, int], tuple[int, int, int, int]] = {}
        for merge in grid.merges:
            top, left, bottom, right = merge
            if (bottom - top + 1) * (right - left + 1) <= 100_000:
                for row in range(top, bottom + 1):
                    for column in range(left, right + 1):
                        self.covered[row, column] = merge

    def cells(self, row: int, left: int, right: int) -> list[int]:
        """The columns of the row's filled cells."""
        kinds = self.grid.kinds[row, left : right + 1]
        return [left + int(index) for index in kinds.nonzero()[0]]

    def counts(self, row: int, column: int) -> bool:
        """True where the cell holds a number or a mark in place of one."""
        kind = self.grid.kinds[row, column]
        if kind == NUMBER:
            return True
        if kind != TEXT:
            return False
        text = self.grid.text(row, column)
        return parse(text).counts and exact(text) is None

    def header_like(self, row: int, left: int, right: int) -> bool:
        """True where every number of the row is a year, or a column code 1, 2, 3 … (栏次)."""
        grid = self.grid
        columns = [c for c in self.cells(row, left, right) if self.counts(row, c)]
        if not columns:
            return True
        numbers = [grid.number(row, c) for c in columns]
        others = [c for c in self.cells(row, left, right) if c not in columns]
        if all(is_year(number) for number in numbers):
            steps = {int(b - a) for a, b in itertools.pairwise(numbers)}
            named = not others or STUB_WORDS.fullmatch(normalise(grid.text(row, others[0])))
            return bool(named) and (
                len(numbers) == 1 or (len(steps) == 1 and abs(next(iter(steps))) <= 1)
            )
        return self.codes(row, left, right)

    def codes(self, row: int, left: int, right: int) -> bool:
        """True for a row of column codes: 甲 乙 1 2 3."""
        texts, numbers = [], []
        for column in self.cells(row, left, right):
            number = self.grid.number(row, column)
            if number is None:
                texts.append(self.grid.text(row, column).strip())
            else:
                numbers.append(number)
        plain = all(text in ("甲", "乙", "丙", "丁", "栏次") for text in texts)
        return plain and len(numbers) >= 2 and numbers == list(range(1, len(numbers) + 1))

    def line(self, row: int, left: int, right: int) -> int | None:
        """The column of the row's only cell, where it is a text alone; else None."""
        cells = self.cells(row, left, right)
        if len(cells) == 1 and self.grid.kinds[row, cells[0]] in (TEXT, DATE):
            return cells[0]
        return None

    def header_cell(self, row: int, column: int) -> bool:
        """True for a text that reads as a header: no number, no mark."""
        return self.grid.kinds[row, column] in (TEXT, DATE) and not self.counts(row, column)

    def spread(self, row: int, left: int, right: int) -> int:
        """How many columns of the row are filled, merged cells counted at full width."""
        filled = 0
        for column in range(left, right + 1):
            merge = self.covered.get((row, column))
            at = (merge[0], merge[1]) if merge else (row, column)
            filled += self.grid.kinds[at] != EMPTY
        return filled

    def unit_cells(self, row: int, columns: list[int]) -> bool:
        """True where all these cells are units or 单位： cells."""
        texts = [self.grid.text(row, column) for column in columns]
        return bool(texts) and all(is_unit(text) or unit_line(text) for text in texts)

    def period_cells(self, row: int, columns: list[int]) -> bool:
        """True where all these cells state periods."""
        return bool(columns) and all(
            self.grid.kinds[row, c] == DATE or stated(self.grid.text(row, c)) for c in columns
        )
