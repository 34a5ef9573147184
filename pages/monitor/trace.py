"""溯源: one figure, what it is computed from, and the cell of the workbook it came in."""

from pages.shared import board

board.show(board.page_head("溯源", "一个数从哪里来"))
