"""报送纪律: who has reported the period, in time or late, and who owes; for those entitled only."""

from briefing.document import Block, Cell, Column, Paragraph, Section, Table
from briefing.progress import HEADS, disciplined
from briefing.request import SECTIONS
from briefing.said import said
from briefing.sections.matter import Matter
from metrics.handed_in import LATE, MISSING, PARTIAL, Board
from metrics.reporting import report_board

_LISTED = 30  # units; a report of four hundred enterprises is counted, not listed
_NAMED = 10


def reporting(matter: Matter) -> Section | None:
    """The monthly reports of the period: counts in words, 报送纪律 of the year as a table."""
    blocks: list[Block] = []
    for code, report in matter.catalog.reports.entries.items():
        kinds = (
            (matter.request.kind,)
            if matter.request.kind
            else ("chain", "park", "county", "region", "enterprise")
        )
        if report.frequency == "年" or report.kind not in kinds:
            continue
        board = report_board(
            matter.store, matter.catalog, code, matter.period.year, matter.asof, matter.now
        )
        at = next((p for p in board.periods if p.last_month == matter.period.last_month), None)
        if at is None or board.begun is None or not board.tally(at).due:
            continue
        blocks.append(Paragraph(said(_said(board, at)), "item"))
        if len(board.lines) <= _LISTED and len(board.lines) > 1 and board.ranked():
            blocks.append(_table(board))
    return Section("reporting", SECTIONS["reporting"], tuple(blocks)) if blocks else None


def _said(board: Board, period: object) -> str:
    """ "产业链月报：应报10，已报9，未报1（功能纺织产业链）。"""
    tally, cells = board.tally(period), board.cells(period)
    told = [f"应报{tally.due}", f"已报{tally.reported}"]
    for status, many in ((LATE, tally.late), (PARTIAL, tally.partial), (MISSING, tally.missing)):
        if many:
            names = [member.short for member, cell in cells if cell.status == status]
            # Who stands in a list of everybody is not singled out.
            listed = len(names) <= _NAMED and many < tally.due
            told.append(f"{status}{many}" + (f"（{'、'.join(names)}）" if listed else ""))
    if tally.upcoming:
        told.append(f"未到期{tally.upcoming}")
    due = board.deadline(period)
    told.append(f"报送期限{due.month}月{due.day}日")
    return f"{board.report.name}：{'，'.join(told)}。"


def _table(board: Board) -> Table:
    kinds = ("place", "text", "count", "count", "rate", "count", "count", "count", "count")
    columns = tuple(Column(head, kind) for head, kind in zip(HEADS, kinds, strict=True))
    rows = tuple(
        tuple(Cell(text, float(text) if text.isdigit() else None) for text in line)
        for line in disciplined(board)
    )
    day = board.today
    about = f"{board.periods[0].year}年，截至{day.year}年{day.month}月{day.day}日；单位：份、天"
    return Table(f"{board.report.name}报送纪律", about, columns, rows, "来源：报送记录")
