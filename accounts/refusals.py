"""What is refused at the door, each with its sentence."""

from errors import DashboardError


class WrongSignIn(DashboardError):
    """Login and password do not belong together; which of the two is never said."""

    def __init__(self) -> None:
        super().__init__(
            "没有登录", "用户名或密码不对。", "请核对大小写再试；忘记密码请找管理员重设。"
        )


class TooManyAttempts(DashboardError):
    """Guessing is throttled."""

    def __init__(self, minutes: int) -> None:
        super().__init__(
            "尝试次数过多",
            f"登录失败次数过多，请 {minutes} 分钟后再试。",
            "忘记密码请找管理员重设。",
        )


class UnfitPassword(DashboardError):
    """The password may not be used."""

    def __init__(self, why: str) -> None:
        super().__init__("密码不合要求", why, "请换一个，可以用几个不相关的词连成一句。")


class UnfitAccount(DashboardError):
    """An account may not be like this."""

    def __init__(self, why: str, advice: str = "") -> None:
        super().__init__("账号没有保存", why, advice)


class SignedOut(DashboardError):
    """Browsing is closed and nobody is signed in."""

    def __init__(self) -> None:
        super().__init__("请先登录", "登录已经结束，或者还没有登录。", "请登录后继续。")


class NotYours(DashboardError):
    """The role does not open this."""

    def __init__(self, what: str) -> None:
        super().__init__(
            "没有权限",
            f"您的账号不能打开“{what}”。",
            "需要时请找管理员调整账号的角色。",
        )


class StaleLink(DashboardError):
    """The link that makes an administrator was used, replaced or is too old."""

    def __init__(self) -> None:
        super().__init__(
            "链接已失效",
            "这个链接已经用过、已被新的链接替换，或者已经过期。",
            "请在服务器上运行 python manage.py admin-link 取一个新的。",
        )
