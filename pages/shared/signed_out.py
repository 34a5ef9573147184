"""What an open tab shows once its sign-in has ended: the way back in, and no figure."""

from pages.shared import board


def signed_out() -> None:
    """The sentence and the way."""
    board.show(
        board.page_head("请先登录", ""),
        board.empty("登录已经结束", "可能在别处退出、改了密码，或者太久没有登录。"),
        board.way("登录", "signin"),
    )
