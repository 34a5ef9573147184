"""Four hundred enterprises of the demo, drawn once with a fixed seed."""

from dataclasses import dataclass

import numpy as np

from demo.city import PARKS
from demo.industry import CHAINS, WIDENED

SEED = 20260630
WIDENING = 8
OUTSIDE = 6

_FIRST = "恒华中瑞鑫宏盛泰远东新天立科博万信德金龙正联锐凯晟"
_SECOND = "拓润达通捷源丰创翔诚昌越邦航美辉景禾安腾"


@dataclass(frozen=True)
class Enterprise:
    """An enterprise; `chains` are in the order of its business, the first counts its 产值.

    `since` is the year it entered the statistics, `joined` the year it joined its chain.
    """

    name: str
    chains: tuple[str, ...]
    park: str
    county: str
    since: int
    joined: int
    weight: float
    leader: bool = False


def enterprises() -> list[Enterprise]:
    """All of them, chain by chain in official order, the leading enterprise of a chain first."""
    rng = np.random.default_rng(SEED)
    names = _brands(rng)
    drawn: list[Enterprise] = []
    for position, chain in enumerate(CHAINS):
        second = CHAINS[(position + 3) % len(CHAINS)].name
        for place in range(chain.enterprises):
            several = (chain.name, second) if place in (2, 7) else (chain.name,)
            since = 2025 if place == 11 else 2026 if place in (13, 19) else 2024
            drawn.append(_drawn(rng, names, several, chain.parks, chain.kinds, place, since, 2024))
    aluminium = ("铝业", "铝基材料", "铝型材")
    for place in range(WIDENING):
        parks = ("临浦经开区", "石泷集中区")
        drawn.append(_drawn(rng, names, (WIDENED,), parks, aluminium, place + 4, 2024, 2026))
    for place in range(OUTSIDE):
        parks = tuple(park.short for park in PARKS[4:8])
        drawn.append(_drawn(rng, names, (), parks, ("包装印刷", "再生资源"), place + 4, 2024, 2024))
    return drawn


def _drawn(
    rng: np.random.Generator,
    names: list[str],
    chains: tuple[str, ...],
    parks: tuple[str, ...],
    kinds: tuple[str, ...],
    place: int,
    since: int,
    joined: int,
) -> Enterprise:
    """One enterprise: the first of a chain is its 链主 and sits in the chain's first park."""
    odds = np.array([0.5, 0.3, 0.14, 0.06][: len(parks)])
    short = parks[0] if place == 0 else str(rng.choice(parks, p=odds / odds.sum()))
    park = next(park for park in PARKS if park.short == short)
    weight = 9.0 if place == 0 else float(rng.lognormal(0.0, 0.75))
    kind = kinds[int(rng.integers(len(kinds)))]
    seat = "江州" if place % 3 == 0 else park.county[:-1]
    form = "股份有限公司" if place in (0, 1, 5) else "有限公司"
    inside = place % 9 != 8
    return Enterprise(
        f"{seat}{names.pop()}{kind}{form}",
        chains,
        park.name if inside else "",
        park.county,
        since,
        joined,
        weight,
        leader=place == 0,
    )


def _brands(rng: np.random.Generator) -> list[str]:
    """Two-character brands, each used once."""
    brands = [first + second for first in _FIRST for second in _SECOND]
    rng.shuffle(brands)
    return brands
