"""会议版 from the command line: freeze, list, drop; a question asked in an edition."""

from typing import Any

from accounts.acts import record
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping import editions as kept
from data.keeping.clock import written
from data.keeping.editions import Edition
from data.keeping.store import Store
from metrics.asof import moment
from metrics.frozen import frozen
from metrics.report import UnknownPeriod
from pages.shared.done import COMMAND_LINE, Done, Tell


def freeze(store: Store, said: dict[str, Any], tell: Tell) -> Done:
    """Freeze a period under a name. Raises UnknownPeriod, UnknownMoment, EditionRefused."""
    try:
        period = Period.of(said["period"])
    except ValueError as error:
        raise UnknownPeriod(said["period"]) from error
    asof, note = moment(said.get("asof")), said.get("note") or ""
    made = kept.freeze(store, said["name"], period, by=COMMAND_LINE.name, note=note, asof=asof)
    act = {"code": made.code, "period": made.period.iso, "asof": made.asof}
    record(store, COMMAND_LINE, "定版", made.name, **act)
    tell(f"“{made.name}”已定版：{made.period}，代码 {made.code}，短链接 /e/{made.code}。")
    return Done(_told(made))


def editions(store: Store, said: dict[str, Any], tell: Tell) -> Done:
    """List the editions, one dropped first where that is asked. Raises UnknownEdition."""
    if said.get("drop"):
        gone = kept.known(store, said["drop"])
        kept.drop(store, gone, by=COMMAND_LINE.name)
        record(store, COMMAND_LINE, "移除会议版", gone.name, code=gone.code)
        tell(f"“{gone.name}”已从列表移除，它的链接仍能打开。")
    found = kept.editions(store)
    for each in found:
        tell(f"{each.code}　{each.name}　{each.period}　定版 {written(each.asof)}　{each.by}")
    if not found:
        tell("还没有会议版。")
    return Done({"editions": [_told(each) for each in found]})


def in_edition(
    store: Store, catalog: Catalog, said: dict[str, Any]
) -> tuple[dict[str, Any], Catalog]:
    """What is asked with `edition` (a code or a name): its moment, its catalogue and, where none
    is named, its period. Raises UnknownEdition."""
    asked = dict(said)
    code = asked.pop("edition", None)
    if code:
        of = kept.known(store, code)
        asked["asof"] = f"{of.asof.isoformat()}+00:00"
        asked["period"] = asked.get("period") or of.period.iso
        catalog = frozen(store, of, catalog).catalog
    return asked, catalog


def _told(each: Edition) -> dict[str, str]:
    """An edition for programs; moments in UTC."""
    return {
        "code": each.code,
        "name": each.name,
        "period": each.period.iso,
        "asof": f"{each.asof.isoformat()}+00:00",
        "by": each.by,
        "note": each.note,
    }
