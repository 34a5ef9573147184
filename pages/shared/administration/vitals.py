"""What the self-check looks at: each a line with 正常, 注意 or 有问题 and what to do."""

import os
import platform
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import streamlit as st
from streamlit import config
from streamlit.runtime import Runtime

from accounts import people
from accounts.settings import browse_open
from briefing.pictures.fonts import NoGlyph
from briefing.pictures.trial import trial
from data.keeping import daily
from data.keeping.clock import utcnow
from data.keeping.store import Store
from data.keeping.vitals import vitals
from pages.shared.front.first_start import address
from pages.shared.front.knock import bound_to_loopback
from pages.shared.health import VERSION
from pages.shared.moments import ago, lasted, size
from pages.shared.upkeep import STARTED

FINE, WATCH, WRONG = "正常", "注意", "有问题"
_ROOM, _LITTLE_ROOM = 5e9, 1e9
_MUCH_MEMORY = 2e9
_OLD_HOURS, _VERY_OLD_HOURS = 30, 24 * 7


@dataclass(frozen=True)
class Line:
    """One thing looked at."""

    state: str
    name: str
    said: str
    advice: str = ""


def lines(store: Store, home: Path) -> list[Line]:
    """Everything that can be told in an instant."""
    known = vitals(store)
    return [
        *_file(store, known),
        _room(known.free),
        _backup(home, utcnow()),
        *_pictures(),
        Line(FINE, "版本", f"{_versions(known.duckdb)}；数据库格式 {known.storage or '未知'}"),
        _listening(store, home),
        _memory(),
        Line(FINE, "会话", f"{_sessions()} 个打开的页面；已运行 {lasted(time.time() - STARTED)}"),
    ]


def _file(store: Store, known: object) -> list[Line]:
    said = f"{store.path}，{size(known.size)}，待并入的日志 {size(known.log)}"
    if known.holder is None:
        return [Line(FINE, "数据库", f"{said}；由本程序打开")]
    if known.holder == os.getpid():
        return [Line(FINE, "数据库", f"{said}；由本程序（进程 {known.holder}）锁定")]
    advice = "关掉那个程序，只留一个看板使用这个数据目录。"
    return [Line(WRONG, "数据库", f"{said}；被进程 {known.holder} 锁定", advice)]


def _room(free: int) -> Line:
    said = f"数据所在磁盘还有 {size(free)}"
    if free < _LITTLE_ROOM:
        return Line(WRONG, "磁盘", said, "马上清理磁盘；满了以后不能发布和备份，已有数据不受影响。")
    advice = "尽快清理或扩容。" if free < _ROOM else ""
    return Line(WATCH if advice else FINE, "磁盘", said, advice)


def _backup(home: Path, now: datetime) -> Line:
    made = daily.made(home)
    if not made:
        return Line(WATCH, "备份", "还没有备份", "到“备份”里现在备份一次，并另存到别的机器。")
    hours = (now - made[0].at).total_seconds() / 3600
    state = WRONG if hours > _VERY_OLD_HOURS else WATCH if hours > _OLD_HOURS else FINE
    advice = "" if state == FINE else "到“备份”里现在备份一次，并打开每日自动备份。"
    return Line(state, "备份", f"最近一次在{ago(made[0].at, now)}，共 {len(made)} 份", advice)


def _pictures() -> list[Line]:
    """What pictures are drawn with on the server, found out by drawing, not by looking it up."""
    found = trial()
    if not found.browser:
        said = "没有找到，不能在服务器端成批出图；网页上的图不受影响"
        browser = Line(WATCH, "画图浏览器", said, "需要成批出图时，安装 Chromium、Chrome 或 Edge。")
        return [browser, Line(FINE, "中文字体", "有了画图浏览器才能试画")]
    if not found.done:
        browser = Line(FINE, "画图浏览器", f"找到 {found.browser}，正在试画，几秒后刷新可见结果")
        return [browser, Line(FINE, "中文字体", "正在试画，几秒后刷新可见结果")]
    if isinstance(found.refusal, NoGlyph):
        browser = Line(FINE, "画图浏览器", f"{found.browser}，能打开")
        fonts = Line(WATCH, "中文字体", found.refusal.message, found.refusal.advice)
        return [browser, fonts]
    if found.refusal is not None:
        browser = Line(WATCH, "画图浏览器", found.refusal.message, found.refusal.advice)
        return [browser, Line(FINE, "中文字体", "画图浏览器打开了才能试画")]
    return [
        Line(FINE, "画图浏览器", f"{found.browser}，试画成功"),
        Line(FINE, "中文字体", "试画成功，服务器端的图片能写中文"),
    ]


def _versions(duckdb: str) -> str:
    house = f"看板 {VERSION}、Python {platform.python_version()}"
    return f"{house}、Streamlit {st.__version__}、DuckDB {duckdb}"


def _listening(store: Store, home: Path) -> Line:
    accounts = people.exists(store)
    browsing = "不登录可浏览" if browse_open(home, bound_to_loopback()) else "不登录不能浏览"
    who = "已设账号" if accounts else "还没有账号"
    bound = str(config.get_option("server.address") or "所有网卡")
    said = f"监听 {bound}:{config.get_option('server.port')}；{who}；{browsing}"
    if bound_to_loopback():
        return Line(FINE, "地址", f"{said}；只有本机能直接打开")
    if not accounts:
        return Line(WRONG, "地址", said, "别的机器能打开看板：请先到“账号”里建管理员。")
    if address().startswith("http:"):
        advice = "密码会在网上明文走：前面放一个 HTTPS 代理，见部署手册。"
        return Line(WATCH, "地址", f"{said}；没有 HTTPS", advice)
    return Line(FINE, "地址", said)


def _memory() -> Line:
    try:
        words = Path("/proc/self/status").read_text().split()
        used = int(words[words.index("VmRSS:") + 1]) * 1024
    except (OSError, ValueError, IndexError):
        return Line(FINE, "内存", "这个系统上看不到")
    advice = "在没有人用的时候重启看板；常常这样就给机器加内存。" if used > _MUCH_MEMORY else ""
    return Line(WATCH if advice else FINE, "内存", f"本程序用了 {size(used)}", advice)


def _sessions() -> str:
    """Streamlit has no public word for it."""
    try:
        return str(len(Runtime.instance()._session_mgr.list_active_sessions()))
    except (AttributeError, RuntimeError):
        return "—"
