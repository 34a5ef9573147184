"""What stands in place of a page somebody may not open: the sentence and the way on."""

from accounts.person import Person
from accounts.refusals import NotYours
from accounts.watch import notice
from pages.shared import board
from pages.shared.session import whole


def signed_out() -> None:
    """An open tab whose sign-in has ended: the way back in, and no figure."""
    board.show(
        board.page_head("请先登录", ""),
        board.empty("登录已经结束", "可能在别处退出、改了密码，或者太久没有登录。"),
        board.ways(board.way("登录", "signin")),
    )


def not_yours(who: Person, title: str) -> None:
    """A page beyond one's role. Raises NotYours; a guest is shown the way in instead."""
    notice(whole(), who, "拒绝页面", title)
    if who.account:
        raise NotYours(title)
    board.show(
        board.page_head(title, ""),
        board.empty("请先登录", f"“{title}”要登录后才能打开。"),
        board.ways(board.way("登录", "signin")),
    )
