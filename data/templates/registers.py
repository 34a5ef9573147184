"""名录: a sheet a kind of unit, with what is known and room for more."""

from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.directory import Directory
from data.templates.look import CENTRE, add, chosen_from, finish, head, put, title

_MORE = 50  # rows for units to come
_LEVELS = '"国家级,省级,市级"'


@dataclass(frozen=True)
class Register:
    """A sheet of the 名录: the kind of unit, its columns and the attribute each shows."""

    kind: str
    sheet: str
    columns: tuple[tuple[str, str], ...]


REGISTERS = (
    Register(
        "chain",
        "产业链",
        (
            ("产业链", "name"),
            ("别名", "aliases"),
            ("链长", "leader"),
            ("牵头单位", "lead_bureau"),
            ("重点园区", "key_parks"),
            ("链主企业", "leading_enterprises"),
        ),
    ),
    Register(
        "park",
        "园区",
        (
            ("园区名称", "name"),
            ("别名", "aliases"),
            ("级别", "level"),
            ("所在县市区", "county"),
            ("园区负责人", "leader"),
            ("已供工业用地（亩）", ""),
        ),
    ),
    Register("county", "县区", (("县市区", "name"), ("别名", "aliases"))),
    Register(
        "enterprise",
        "企业",
        (("企业名称", "name"), ("所属产业链", ""), ("所属园区", ""), ("所在县市区", "")),
    ),
)
# Columns that name units of another sheet.
_OF = {"所在县市区": "县区", "所属园区": "园区"}


def register_book(book: Workbook, directory: Directory) -> None:
    """A sheet for every kind of unit."""
    last = {each.sheet: len(directory.of(each.kind)) + _MORE + 2 for each in REGISTERS}
    for register in REGISTERS:
        sheet = book.create_sheet(register.sheet)
        _register(sheet, register, directory)
        for place, (name, _) in enumerate(register.columns, 2):
            source = _OF.get(name)
            letter = get_column_letter(place)
            where = [f"{letter}3:{letter}{last[register.sheet]}"]
            if name == "级别":
                add(sheet, chosen_from(_LEVELS, False, "级别"), where)
            elif source:
                listed = f"'{source}'!$B$3:$B${last[source]}"
                add(sheet, chosen_from(listed, False, source), where)


def _register(sheet: Worksheet, register: Register, directory: Directory) -> None:
    heads = ["序号", *(name for name, _ in register.columns)]
    title(sheet, f"{register.sheet}名录", len(heads))
    for column, name in enumerate(heads, 1):
        head(sheet, 2, column, name)
    units = directory.of(register.kind)
    for number in range(1, len(units) + _MORE + 1):
        unit = units[number - 1] if number <= len(units) else None
        known = unit.attributes | {"name": unit.name, "aliases": unit.aliases} if unit else {}
        put(sheet, number + 2, 1, number if unit else None, fill_in=True).alignment = CENTRE
        for column, (_, key) in enumerate(register.columns, 2):
            put(sheet, number + 2, column, _shown(known.get(key)), fill_in=True)
    finish(sheet, 2, len(heads), {1: 7, 2: 30})


def _shown(value: object) -> str | None:
    return "、".join(map(str, value)) if isinstance(value, (tuple, list)) else value or None
