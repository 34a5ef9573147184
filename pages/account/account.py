"""账号: who is signed in, what they answer for, and the way out; for a guest the way in."""

from accounts.person import Role
from accounts.rights import KINDS
from pages.shared import board
from pages.shared.nodes import el
from pages.shared.session import person

_MAY = {
    Role.BROWSE: "浏览各页",
    Role.REPORT: "浏览各页，报送本单位的报表，由审核人员发布",
    Role.REVIEW: "核对、发布、退回、锁定和撤回报表",
    Role.ADMIN: "发布报表，管理账号、名录、亮灯和备份",
}

who = person()
if not who.account:
    board.show(board.page_head("登录", ""), board.way("登录", "signin", at_once=True))
elif who.account == "local":
    board.show(
        board.page_head("账号", ""),
        board.empty("还没有账号", "现在只有这台机器能打开看板，不用登录；设了账号以后都要登录。"),
    )
else:
    lines = [f"角色：{who.role}，可以{_MAY[who.role]}"]
    if who.role is Role.REPORT:
        units = sorted(f"{unit or '全市'}（{KINDS.get(kind, kind)}）" for kind, unit in who.units)
        lines.append(f"报送单位：{'、'.join(units) or '还没有指定，请找管理员'}")
        lines.append(f"报表：{'、'.join(sorted(who.reports)) or '本单位的全部报表'}")
    board.show(
        board.page_head(who.name, ""),
        *(el("p", "b-line", line) for line in lines),
        board.ways(board.way("退出登录", "signout"), board.way("修改密码", "password")),
    )
