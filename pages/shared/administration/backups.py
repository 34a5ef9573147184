"""备份: made now or every day, kept beside the data, put back after a word typed."""

from pathlib import Path

import streamlit as st

from accounts.acts import record
from accounts.person import Person
from accounts.refusals import NotYours
from data.keeping import daily
from data.keeping.backups import restore
from data.keeping.clock import utcnow
from data.keeping.daily import Made, Plan
from pages.shared import board
from pages.shared.administration.parts import done
from pages.shared.deeds import alone, restored_said
from pages.shared.failures import failures_shown
from pages.shared.moments import ago, local, size
from pages.shared.plain import plain
from pages.shared.session import home, person, whole
from pages.shared.tables import Column, table

_COLUMNS = [
    Column("备份", left=True, wide=True),
    Column("时间", left=True),
    Column("大小"),
    Column("来历", left=True),
]
_SHOWN = 30
_WORD = "恢复"


def show(who: Person) -> None:
    """What there is, what can be done with one, and the plan of every day."""
    made = daily.made(home())
    last = f"最近一次：{ago(made[0].at, utcnow())}" if made else "还没有备份"
    board.show(board.heading(f"备份 {len(made)} 份", f"{last}；存放在 {home() / 'backups'}"))
    if st.button("现在备份", type="primary", icon=":material/save:"):
        with failures_shown(), st.spinner("正在备份，看板照常可用……"):
            with alone():
                path = daily.by_hand(whole())
            record(whole(), who, "备份", path.name, bytes=path.stat().st_size)
            done(f"已备份：{path.name}，{size(path.stat().st_size)}。请另存一份到别的机器。")
    if made:
        board.show(table(_COLUMNS, [_row(one) for one in made[:_SHOWN]]))
        _one(who, made)
    _plan(who)


def _row(one: Made) -> list[str]:
    why = "每日自动" if one.automatic else "手工"
    return [one.path.name, local(one.at), size(one.size), why]


def _one(who: Person, made: list[Made]) -> None:
    named = {f"{local(one.at)}　{one.path.name}": one for one in made}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "选一份备份",
            list(named),
            index=None,
            key="backup",
            width="stretch",
            placeholder="选一份，下载或恢复",
        )
        if chosen is None:
            return
        path, shop = named[chosen].path, whole()

        def content() -> bytes:
            record(shop, who, "下载备份", path.name)
            return path.read_bytes()

        st.download_button(
            "下载备份",
            content,
            file_name=path.name,
            icon=":material/download:",
            on_click="ignore",
        )
        if st.button("用它恢复", icon=":material/settings_backup_restore:"):
            _confirm(path)


@st.dialog("用备份恢复", width="medium")
def _confirm(path: Path) -> None:
    with failures_shown():
        who = person()  # asked anew: a dialog runs without its page
        if not who.administers:
            raise NotYours("管理")
        st.text(path.name)
        st.write(
            "数据、原件、名录、目录、账号和没有发布的上传都回到备份时的样子；"
            "现有的先移到备份文件夹，不删除。恢复后所有人要重新登录。"
        )
        word = st.text_input(f"确认请输入“{_WORD}”", key="restore-word")
        with st.container(horizontal=True, horizontal_alignment="right"):
            if st.button("不恢复"):
                st.rerun()
            go = st.button("开始恢复", type="primary")
        if not go:
            return
        if word.strip() != _WORD:
            st.warning(f"请先输入“{_WORD}”两个字。")
            return
        with st.spinner("正在核对备份，看板照常可用……"), alone():
            restored = restore(home(), path, whole())
        lines: list[str] = []
        restored_said(whole(), restored, path.name, lines.append, who)
        st.success(plain(" ".join(lines)), icon=":material/check_circle:")


def _plan(who: Person) -> None:
    now = daily.plan(home())
    about = "到点后自动备份一次；只清理超出份数的自动备份，手工备份和最新的几份从不清理"
    board.show(board.heading("每日自动备份", about))
    with st.form("plan", border=False):
        on = st.toggle("每天自动备份", now.daily, key="plan-daily")
        first, second, _ = st.columns(3)
        hour = first.number_input("几点以后（北京时间 0—23）", 0, 23, now.hour, key="plan-hour")
        bounds = (daily.FEWEST, daily.MOST)
        keep = second.number_input("保留最新几份", *bounds, now.keep, key="plan-keep")
        if not st.form_submit_button("保存备份设置", icon=":material/save:"):
            return
    with failures_shown():
        after = Plan(bool(on), int(hour), int(keep))
        daily.save(home(), after)
        record(whole(), who, "修改备份设置", "每日自动备份", before=str(now), after=str(after))
        done("备份设置已保存。")
