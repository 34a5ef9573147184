"""简报: a briefing made, a meeting's edition frozen, a draft checked."""

from pages.shared import board

board.show(board.page_head("简报", "生成简报、冻结会议版、核对文稿"))
