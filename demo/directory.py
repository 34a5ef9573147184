"""名录: chains with leaders, parks with land, counties, enterprises, and a change of scope."""

from pathlib import Path

from demo.city import CITY, COUNTIES, PARKS
from demo.economy import economy
from demo.industry import CHAINS, WIDENED
from demo.parks import land
from demo.sheet import Head, Sheet, book


def build(folder: Path) -> list[Path]:
    """One workbook, a sheet a directory."""
    sheets = {
        "产业链": _chains(),
        "园区": _parks(),
        "县市区": _counties(),
        "企业": _enterprises(),
        "口径调整": _events(),
    }
    return [book(folder / "名录_2026年版.xlsx", sheets)]


def _heads(*words: str) -> list[Head]:
    return [Head(word) for word in words]


def _chains() -> Sheet:
    full = {park.short: park.name for park in PARKS}
    rows = [
        [
            number,
            chain.name,
            "、".join(chain.aliases),
            "、".join(chain.leaders),
            chain.bureau,
            "、".join(chain.partners),
            "、".join(full[park] for park in chain.parks),
            _leading(chain.name),
        ]
        for number, chain in enumerate(CHAINS, 1)
    ]
    return Sheet(
        f"{CITY}重点产业链名录（2026年版）",
        _heads("序号", "产业链", "别名", "链长", "牵头单位", "配合单位", "重点园区", "链主企业"),
        rows,
    )


def _leading(chain: str) -> str:
    return next(e.name for e in economy().enterprises if e.leader and e.chains[0] == chain)


def _parks() -> Sheet:
    rows = [
        [
            number,
            park.name,
            park.short,
            park.level,
            park.county,
            round(land(park) / 0.72 / 1500, 2),
            land(park),
            f"{park.leading}产业",
            f"{park.short}党工委书记",
        ]
        for number, park in enumerate(PARKS, 1)
    ]
    return Sheet(
        f"{CITY}产业园区名录",
        _heads(
            "序号",
            "园区名称",
            "简称",
            "级别",
            "所在县市区",
            "规划面积（平方公里）",
            "已供工业用地（亩）",
            "主导产业",
            "园区负责人",
        ),
        rows,
        notes=("注：已供工业用地为2025年末数，作为亩均指标的分母。",),
    )


def _counties() -> Sheet:
    return Sheet(
        f"{CITY}县市区名录",
        _heads("序号", "县市区", "简称"),
        [[number, county, county[:-1]] for number, county in enumerate(COUNTIES, 1)],
    )


def _enterprises() -> Sheet:
    rows = [
        [
            number,
            e.name,
            "、".join(e.chains) or None,
            e.park or None,
            e.county,
            "是" if e.leader else None,
        ]
        for number, e in enumerate(economy().enterprises, 1)
    ]
    return Sheet(
        f"{CITY}规模以上工业企业名录",
        _heads("序号", "企业名称", "所属产业链", "所在园区", "所在县市区", "链主企业"),
        rows,
    )


def _events() -> Sheet:
    rows = [
        [
            1,
            "产业链",
            WIDENED,
            "2026年1月",
            "由铜基新材料扩展为铜铝新材料，并入8户铝基材料企业",
            "2025年同期为调整后数，与上年公布数不可直接相比",
        ]
    ]
    return Sheet(
        "统计口径调整事项", _heads("序号", "类别", "调整对象", "生效时间", "调整事项", "影响"), rows
    )
