"""一页通: one chain or one park on one page, every one in the same order."""

from pages.shared import board

board.show(board.page_head("一页通", "一条链、一个园区一页纸"))
