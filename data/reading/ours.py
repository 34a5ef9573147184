"""What this program wrote into a workbook itself: no table and no remark of the sender's."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.reading.grid import Grid

LIST_SHEET = "问题清单"
LIST_MARK = "问题清单（由系统核对后自动生成，重新上传时本表不会被读取）"
"""The first cell of the list: by it, not by the name of the sheet, the list is known."""
GUIDE_MARK = "填表说明（本表不用填，上传时也不会被读取）"
"""The first cell of the instructions of a blank form."""
COMMENT_MARK = "【系统核对】"


def is_list(grid: "Grid") -> bool:
    """True for the list of findings a marked workbook carries, and for a form's instructions."""
    return bool(grid.height) and grid.text(0, 0).strip() in (LIST_MARK, GUIDE_MARK)


def is_guide(grid: "Grid") -> bool:
    """True for the instructions of a blank form: its heads say what a rate is; none is doubted."""
    return bool(grid.height) and grid.text(0, 0).strip() == GUIDE_MARK


def without_ours(comment: str) -> str:
    """A cell comment without what was added to it here; "" where nothing else is in it."""
    return comment.split(COMMENT_MARK)[0].strip()
