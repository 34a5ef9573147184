"""Which figure the link of a 溯源 asks for, and in words what of the link is not understood."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from catalog.catalog import Catalog
from data.keeping.store import Store
from errors import DashboardError
from metrics.pointer import Pointer, pointed
from metrics.question import known_indicator
from metrics.scene import Scene
from metrics.units import REGION, TOTAL, named

_KINDS = {"region": "全市", "chain": "产业链", "park": "园区", "county": "县市区",
          "enterprise": "企业", "chain_park": "产业链在园区的部分"}  # fmt: skip


class BrokenLink(DashboardError):
    """The link names no figure."""

    def __init__(self, what: str) -> None:
        advice = "请从总览、产业链等页面上点一个数进来，或检查链接是否完整。"
        super().__init__("链接打不开", what, advice)


def asked(
    store: Store, catalog: Catalog, query: Mapping[str, str], asof: datetime | None
) -> Pointer:
    """The figure of a link; units and indicators by their name too. Raises BrokenLink and
    UnknownIndicator, with a sentence for the reader."""
    if not query.get("indicator"):
        raise BrokenLink("链接里没有写明是哪个指标的数。")
    try:
        found = pointed(query)
    except ValueError as error:
        raise BrokenLink("链接里的报告期或数的种类看不懂。") from error
    if found.by not in _KINDS:
        raise BrokenLink(f"链接里的对象“{found.by[:20]}”不是产业链、园区、县市区或全市。")
    code = known_indicator(catalog, found.indicator).code
    pair = found.by == "chain_park"
    unit = _unit(store, "chain" if pair else found.by, found.unit, asof)
    other = _unit(store, "park", found.other, asof) if pair else ""
    meant = replace(found, indicator=code, unit=unit or found.unit, other=other or found.other)
    if unit is None or other is None:  # in no directory, but figures may stand under it
        row = Scene(store, catalog, asof).row(meant)
        if row is None:
            name = found.unit if unit is None else found.other
            raise BrokenLink(f"链接里的{_KINDS[found.by]}“{name[:40]}”没有找到。")
    return meant


def _unit(store: Store, kind: str, name: str, asof: datetime | None) -> str | None:
    """The unit of a name, short or full; None where no directory has it."""
    if kind == "region" or name == TOTAL:
        return TOTAL if name == TOTAL else REGION
    if kind == "enterprise":
        return name
    found = named(store, kind, name, asof)
    return found.unit if found else None
