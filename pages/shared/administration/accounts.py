"""账号: who may come in, as what, for whom; made, changed, put to sleep."""

import re
import secrets

import streamlit as st

from accounts import first, people
from accounts.people import Account
from accounts.person import Person, Role
from accounts.refusals import UnfitAccount
from accounts.rights import KINDS
from data.keeping.directories import directory
from pages.shared import board
from pages.shared.administration.parts import done
from pages.shared.failures import failures_shown
from pages.shared.front import oidc
from pages.shared.moments import local
from pages.shared.plain import plain
from pages.shared.session import catalog, home, whole
from pages.shared.tables import Column, table

_COLUMNS = [
    Column("用户名", left=True),
    Column("姓名", left=True),
    Column("角色", left=True),
    Column("状态", left=True),
    Column("报送单位", left=True, wide=True),
    Column("报表", left=True, wide=True),
    Column("最近修改", left=True),
]
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
_UNIT_KINDS = ("chain", "park", "county")


def show(who: Person) -> None:
    """The table of accounts, and what can be done with them."""
    known = people.people(whole())
    about = "浏览只看；报送交自己单位的表；审核发布、锁定、撤回；管理另管本页"
    board.show(board.heading(f"共 {len(known)} 个账号", about))
    if not known:
        _first()
        return
    board.show(table(_COLUMNS, [_row(each) for each in known]))
    _told_password()
    changing, making = st.columns(2, gap="large")
    with making:
        _new(who)
    with changing:
        _change(who, known)


def _first() -> None:
    """The first account ends the time without sign-in: whoever makes it chooses its password."""
    st.info(
        "还没有账号：只有这台机器能打开看板，不用登录。先建一个管理员；建好以后人人都要登录。",
        icon=":material/person_add:",
    )
    if st.button("建第一个管理员", type="primary", icon=":material/person_add:"):
        address = first.link(home(), "").lstrip("/")
        board.show(board.ways(board.way("建第一个管理员", address, at_once=True)))


def _row(one: Account) -> list[str]:
    reports = "、".join(sorted(one.reports)) or "本单位全部"
    return [
        one.login,
        one.name,
        str(one.role),
        _state(one),
        "、".join(_unit(*each) for each in sorted(one.units)) if one.units else "—",
        reports if one.role is Role.REPORT else "—",
        local(one.changed_at),
    ]


def _state(one: Account) -> str:
    if not one.active:
        return "已停用"
    return "在用" if one.has_password else "在用，只用单位统一登录"


def _unit(kind: str, unit: str) -> str:
    return f"{unit}（{KINDS.get(kind, kind)}）" if unit else KINDS["region"]


def _units(one: Account | None) -> dict[str, tuple[str, str]]:
    """What an account can answer for, by its name, and what it answers for though it is gone.
    Enterprises are typed: there may be very many."""
    found = {KINDS["region"]: ("region", "")}
    known = directory(whole())
    for kind in _UNIT_KINDS:
        found |= {_unit(kind, unit.unit): (kind, unit.unit) for unit in known.of(kind)}
    own = (each for each in (one.units if one else ()) if each[0] != "enterprise")
    return found | {_unit(*each): each for each in sorted(own)}


def _scope(key: str, one: Account | None = None) -> tuple[list[tuple[str, str]], list[str], str]:
    """The fields that say for whom and what somebody answers: units, reports, enterprises."""
    units = _units(one)
    reports = [each.name for each in catalog().reports.entries.values()]
    reports += sorted((one.reports if one else frozenset()) - set(reports))
    own = [name for name, unit in units.items() if one and unit in one.units]
    firms = sorted(unit for kind, unit in (one.units if one else ()) if kind == "enterprise")
    chosen = st.multiselect(
        "报送单位（只对报送）", list(units), own, key=f"{key}-units", placeholder="选择单位"
    )
    typed = st.text_input(
        "报送的企业（全称，顿号隔开；只对报送）", "、".join(firms), key=f"{key}-firms"
    )
    named = st.multiselect(
        "报表（不选为本单位全部；只对报送）",
        reports,
        [name for name in reports if one and name in one.reports],
        key=f"{key}-reports",
        placeholder="选择报表",
    )
    return [units[name] for name in chosen], named, typed


def _firms(typed: str) -> list[tuple[str, str]]:
    """The enterprises named, as units. Raises UnfitAccount where one is not in the directory."""
    words = [word.strip() for word in re.split("[、,，;；]", typed) if word.strip()]
    if not words:
        return []
    known = {name: unit.unit for unit in directory(whole()).of("enterprise") for name in unit.names}
    strange = [word for word in words if word not in known]
    if strange:
        raise UnfitAccount(f"名录里没有这些企业：{'、'.join(strange[:5])}。", "请写企业的全称。")
    return [("enterprise", known[word]) for word in words]


def _new(who: Person) -> None:
    board.show(board.heading("新建账号", "初始密码只显示一次，请当面交给本人"))
    made = st.session_state.setdefault("accounts_made", 0)  # the next one begins with empty fields
    key = f"new-{made}"
    with st.form(key, border=False):
        login = st.text_input("用户名", key=f"{key}-login", max_chars=64)
        name = st.text_input("姓名", key=f"{key}-name", max_chars=40)
        role = st.selectbox("角色", list(Role), index=1, key=f"{key}-role")
        units, reports, typed = _scope(key)
        outside = bool(oidc.providers()) and st.checkbox("只用单位统一登录，不设密码")
        if not st.form_submit_button("新建账号", type="primary", icon=":material/person_add:"):
            return
    with failures_shown():
        password = None if outside else _password()
        scope = (units + _firms(typed), reports) if role is Role.REPORT else ((), ())
        people.create(whole(), who, login, name, Role(role), password, *scope)
        st.session_state["accounts_made"] += 1
        _tell(name, login, password)
        done(f"账号 {login} 已建好。")


def _change(who: Person, known: list[Account]) -> None:
    board.show(board.heading("修改账号", "改用户名、停用或重设密码后，本人要重新登录"))
    named = {f"{one.name}　{one.login}": one for one in known}
    chosen = st.selectbox(
        "账号", list(named), index=None, key="chosen-account", placeholder="选一个账号"
    )
    if chosen is None:
        return
    one = named[chosen]
    key = one.account
    with st.form(f"change-{key}", border=False):
        login = st.text_input("用户名", one.login, key=f"{key}-login", max_chars=64)
        name = st.text_input("姓名", one.name, key=f"{key}-name", max_chars=40)
        role = st.selectbox("角色", list(Role), list(Role).index(one.role), key=f"{key}-role")
        units, reports, typed = _scope(key, one)
        save = st.form_submit_button("保存修改", type="primary", icon=":material/save:")
    with st.container(horizontal=True):
        own = one.account == who.account  # another's is told to the one who is here; one's own not
        again = not own and st.button("重设密码", icon=":material/key:")
        asleep = st.button(
            "停用" if one.active else "恢复使用", icon=":material/power_settings_new:"
        )
    with failures_shown():
        if save:
            scope = (units + _firms(typed), reports) if role is Role.REPORT else ((), ())
            said = {"login": login, "name": name, "role": Role(role)}
            people.change(whole(), who, key, **said, units=scope[0], reports=scope[1])
            done(f"账号 {login} 已修改。")
        if again:
            password = _password()
            people.set_password(whole(), who, key, password)
            _tell(one.name, one.login, password)
            done(f"{one.name} 的密码已重设。")
        if asleep:
            people.change(whole(), who, key, active=not one.active)
            done(f"{one.name} 的账号{'已停用' if one.active else '已恢复使用'}。")


def _password() -> str:
    """Three groups of four, easy to read out."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


def _tell(name: str, login: str, password: str | None) -> None:
    if password:
        st.session_state["told_password"] = (name, login, password)


def _told_password() -> None:
    """Once, on the page as it is afterwards."""
    told = st.session_state.pop("told_password", None)
    if told:
        name, login, password = told
        given = f"密码只显示这一次，请交给{plain(name)}"
        said = f"{given}；本人登录后点菜单里自己的姓名，可以修改密码。"
        st.warning(said, icon=":material/key:")
        st.code(f"用户名 {login}　密码 {password}", language=None)
