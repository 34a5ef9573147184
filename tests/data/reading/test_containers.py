# ruff: noqa: E501  (sample files are clearer on the lines they have)
"""The same table in every container a bureau sends, told apart by bytes and not by name."""

import zipfile
from io import BytesIO

import pytest

from data.reading.workbook import read
from tests.data.reading.books import book, codes, only, saved, value

ROWS = [
    ["2024年1-6月园区产值", None, None],
    ["园区", "产值（亿元）", "同比%"],
    ["高新区", 120.5, 8.7],
    ["经开区", 98.2, -1.2],
]
LINES = [",".join("" if cell is None else str(cell) for cell in row) for row in ROWS]
HTML = (
    "<html><head><meta charset='gbk'></head><body><table><tr><td colspan=3>2024年1-6月园区产值</td></tr>"
    "<tr><th>园区</th><th>产值（亿元）</th><th>同比%</th></tr><tr><td>高新区</td><td>120.5</td><td>8.7</td></tr>"
    "<tr><td>经开区</td><td>98.2</td><td>-1.2</td></tr></table></body></html>"
)
XML = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles>
<Worksheet ss:Name="表"><Table><Row><Cell ss:MergeAcross="2"><Data ss:Type="String">2024年1-6月园区产值</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">园区</Data></Cell><Cell><Data ss:Type="String">产值（亿元）</Data></Cell><Cell><Data ss:Type="String">同比%</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">高新区</Data></Cell><Cell><Data ss:Type="Number">120.5</Data></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">0.087</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">经开区</Data></Cell><Cell><Data ss:Type="Number">98.2</Data></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">-0.012</Data></Cell></Row>
</Table></Worksheet></Workbook>"""
ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="表">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""


def ods(repeat: int = 1) -> bytes:
    """The table as an .ods; the last row `repeat` times."""

    def cell(content: object, percent: bool) -> str:
        if content is None:
            return "<table:table-cell/>"
        if isinstance(content, str):
            return f'<table:table-cell office:value-type="string"><text:p>{content}</text:p></table:table-cell>'
        kind, number = ("percentage", round(content / 100, 5)) if percent else ("float", content)
        return f'<table:table-cell office:value-type="{kind}" office:value="{number}"><text:p>{number}</text:p></table:table-cell>'

    repeated = f' table:number-rows-repeated="{repeat}"'
    rows = [
        f"<table:table-row{repeated if at == 3 and repeat > 1 else ''}>"
        + "".join(cell(content, column == 2) for column, content in enumerate(row))
        + "</table:table-row>"
        for at, row in enumerate(ROWS)
    ]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", ODS.format(rows="".join(rows)))
        package.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("月报.xlsx", saved(book(ROWS))),
        ("月报.xls", saved(book(ROWS))),  # an .xlsx that calls itself .xls
        ("月报.csv", "\n".join(LINES).encode("utf-8")),
        ("月报.csv", "\r\n".join(LINES).encode("utf-8-sig")),
        ("月报.csv", "\n".join(LINES).encode("gb18030")),
        (
            "月报.xls",
            "\n".join(LINES).replace(",", "\t").encode("gbk"),
        ),  # tab text that calls itself .xls
        ("月报.txt", "\n".join(LINES).replace(",", "\t").encode("utf-16")),
        ("月报.csv", "\n".join(LINES).replace(",", "；").encode("utf-8")),
        ("月报.csv", "\n".join(LINES).replace(",", ";").encode("utf-8")),
        ("月报.xls", HTML.encode("gbk")),
        ("月报.xls", HTML.replace("gbk", "utf-8").encode("utf-8")),
        ("月报.xls", XML.encode("utf-8")),
        ("月报.ods", ods()),
        ("无扩展名", saved(book(ROWS))),
    ],
    ids=[
        "xlsx",
        "xlsx-as-xls",
        "utf-8",
        "utf-8-sig",
        "gb18030",
        "tab-as-xls",
        "utf-16",
        "semicolon-wide",
        "semicolon",
        "html-gbk",
        "html-utf8",
        "spreadsheetml",
        "ods",
        "no-extension",
    ],
)
def test_the_same_figures_from_every_container(name: str, content: bytes) -> None:
    found = read(content, name=name)
    table = only(found)
    assert codes(found) == []
    assert [row.labels for row in table.rows] == [("高新区",), ("经开区",)]
    assert (value(table, "B3"), value(table, "C3"), value(table, "C4")) == (120.5, 8.7, -1.2)
    assert str(table.period) == "2024年1—6月"


def test_a_macro_workbook_is_read_like_any_other() -> None:
    made = saved(book(ROWS))
    assert (
        only(read(made.replace(b"sheet.main+xml", b"sheet.main+xml"), name="月报.xlsm")).title
        == "2024年1-6月园区产值"
    )


def test_a_hidden_sheet_is_listed_named_and_read_only_when_asked_for() -> None:
    made = book(ROWS, sheet="本月")
    other = made.create_sheet("上月")
    for row in ROWS:
        other.append(row)
    other.sheet_state = "hidden"
    found = read(saved(made), name="月报.xlsx")
    assert [(info.name, info.read) for info in found.sheets] == [("本月", True), ("上月", False)]
    assert any(finding.code == "hidden_sheet" for finding in found.findings.items)
    assert {table.sheet for table in read(saved(made), name="月报.xlsx", sheet="上月").tables} == {
        "上月"
    }


def test_a_sheet_that_looks_spare_is_asked_about() -> None:
    assert "spare_sheet" in codes(read(saved(book(ROWS, sheet="底稿")), name="月报.xlsx"))


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    made = book(ROWS)
    made.active.row_dimensions[4].hidden = True
    made.active.column_dimensions["C"].hidden = True
    found = read(saved(made), name="月报.xlsx")
    finding = next(item for item in found.findings.items if item.code == "hidden_cells")
    assert "第 4 行" in finding.message and "C 列" in finding.message
    assert len(only(found).rows) == 2


def test_indentation_by_cell_alignment_counts() -> None:
    from openpyxl.styles import Alignment

    made = book(
        [["2024年1-6月"], ["指标", "累计"], ["工业", 100], ["国有", 40], ["民营", 60], ["税收", 5]]
    )
    for cell in ("A4", "A5"):
        made.active[cell].alignment = Alignment(indent=1)
    table = only(read(saved(made), name="月报.xlsx"))
    assert [row.labels for row in table.rows] == [
        ("工业",),
        ("工业", "国有"),
        ("工业", "民营"),
        ("税收",),
    ]


def test_a_formula_that_gave_nothing_is_no_uncomputed_formula() -> None:
    content = saved(book([*ROWS, ["东城", '=IF(1=1,"",5)', 1.0]]))
    source, out = zipfile.ZipFile(BytesIO(content)), BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for info in source.infolist():
            part = source.read(info)
            if info.filename.endswith("sheet1.xml"):
                assert b"<v></v>" in part or b"<v/>" in part or b"<v />" in part
                part = part.replace(b'<c r="B5">', b'<c r="B5" t="str">')
            package.writestr(info.filename, part)
    found = read(out.getvalue(), name="月报.xlsx")
    assert codes(found) == [] and value(only(found), "B5") is None
