"""The model behind the demo: what every enterprise has made by the end of every month.

Chains set the course; a chain's figure is shared out among its enterprises, and whatever a park,
a county or the city reports is added up from the same enterprises. So all tables agree.
"""

from collections.abc import Callable
from functools import cache

import numpy as np

from demo.city import LAST_MONTH
from demo.enterprises import SEED, Enterprise, enterprises
from demo.industry import CHAINS, WIDENED, Chain

YEARS = (2023, 2024, 2025, 2026)
Members = np.ndarray  # positions in Economy.enterprises

_MONTHLY = np.array([6.2, 7.4, 8.9, 8.1, 8.2, 8.9, 8.0, 8.1, 8.8, 8.6, 9.0, 9.8])


class Economy:
    """`values[indicator][enterprise, year, month]`: cumulative, in 万元, power in 万千瓦时."""

    def __init__(self) -> None:
        self.enterprises = enterprises()
        rng = np.random.default_rng(SEED + 1)
        self.weights = self._weights(rng)
        output = self._output()
        count = len(self.enterprises)
        own = {chain.name: chain for chain in CHAINS}
        mine = [own[e.chains[0]] if e.chains else CHAINS[-1] for e in self.enterprises]
        age = _age()
        revenue = output * rng.uniform(0.93, 1.03, count)[:, None, None]
        drift = np.array([chain.growth[-1] / 900 for chain in mine])
        tax = (
            revenue
            * (np.array([c.tax_rate for c in mine]) * rng.uniform(0.7, 1.3, count))[:, None, None]
            * np.exp(drift[:, None, None] * age)
        )
        margin = np.array([c.margin for c in mine]) + rng.normal(0, 0.035, count)
        slow_start = 0.02 * np.exp(-np.arange(1, 13) / 4)
        profit = revenue * (margin[:, None, None] + 0.006 * age - slow_start)
        power = (
            output
            * (np.array([c.power for c in mine]) * rng.uniform(0.8, 1.2, count))[:, None, None]
            * np.exp(-0.015 * age)
        )
        push = np.array([0.04 + chain.growth[-1] / 400 for chain in mine])
        investment = (
            output
            * rng.uniform(0.05, 0.25, count)[:, None, None]
            * np.exp(push[:, None, None] * age / 3)
        )
        self.values = {
            "output_value": output,
            "revenue": revenue,
            "tax": tax,
            "profit": profit,
            "electricity": power,
            "investment": investment,
        }

    def of(self, indicator: str, year: int, month: int, members: Members) -> float:
        """The cumulative figure of some enterprises."""
        return float(self.values[indicator][members, year - 2023, month - 1].sum())

    def growth(self, indicator: str, year: int, month: int, members: Members) -> float:
        """同比 on a comparable basis: the same enterprises in both years."""
        now = self.of(indicator, year, month, members)
        return (now / self.of(indicator, year - 1, month, members) - 1) * 100

    def count(self, year: int, members: Members) -> int:
        """规模以上工业企业 of that year."""
        return sum(self.enterprises[i].since <= year for i in members)

    def losses(self, year: int, month: int, members: Members) -> int:
        """How many of them make a loss."""
        return int((self.values["profit"][members, year - 2023, month - 1] < 0).sum())

    def _weights(self, rng: np.random.Generator) -> np.ndarray:
        """How large an enterprise is beside the others of its chain, drifting a little."""
        drift = rng.normal(0, 0.05, len(self.enterprises))
        weight = np.array([e.weight for e in self.enterprises])
        return weight[:, None, None] * np.exp(drift[:, None, None] * _age())

    def _output(self) -> np.ndarray:
        output = np.zeros_like(self.weights)
        for chain in CHAINS:
            joined = [i for i, e in enumerate(self.enterprises) if e.chains[:1] == (chain.name,)]
            weight = self.weights[joined]
            output[joined] = _course(chain) * weight / weight.sum(axis=0)
        outside = [i for i, e in enumerate(self.enterprises) if not e.chains]
        output[outside] = (
            self.weights[outside] * 900 * _cumulative(0.477)[None, None, :] * np.exp(0.05 * _age())
        )
        return output


def _course(chain: Chain) -> np.ndarray:
    """产值 of a chain by year and month, cumulative, in 万元."""
    shape = _cumulative(chain.first_half)
    year_2025 = chain.half_year * 1e4 / (1 + chain.growth[-1] / 100) * shape / shape[5]
    months = np.arange(1, 13)
    now = np.interp(months, (2, 3, 4, 5, 6), chain.growth)
    last = np.interp(months, (2, 12), (chain.growth_2025 * 0.8, chain.growth_2025))
    before = np.interp(months, (2, 12), (chain.growth_2024 * 0.7, chain.growth_2024))
    year_2024 = year_2025 / (1 + last / 100)
    return np.array(
        [year_2024 / (1 + before / 100), year_2024, year_2025, year_2025 * (1 + now / 100)]
    )


def _cumulative(first_half: float) -> np.ndarray:
    """The share of a year made by the end of each month, `first_half` of it by June."""
    monthly = _MONTHLY / _MONTHLY.sum()
    half = monthly[:6].sum()
    scaled = np.where(
        np.arange(12) < 6, monthly * first_half / half, monthly * (1 - first_half) / (1 - half)
    )
    return scaled.cumsum()


def _age() -> np.ndarray:
    """Years since June 2026, by year and month."""
    years = np.arange(len(YEARS))[:, None] - 3
    return (years + (np.arange(1, 13)[None, :] - 6) / 12)[None, :, :]


@cache
def economy() -> Economy:
    """The one economy of the demo."""
    return Economy()


def months(year: int) -> range:
    """The closing months a year reports: 1—2月 first, January has no report of its own."""
    return range(2, LAST_MONTH[year] + 1)


@cache
def in_chain(name: str, year: int) -> Members:
    """Enterprises whose figures the chain counts; those of a widening only from its year on."""
    return _indices(lambda e: e.chains[:1] == (name,) and (name != WIDENED or e.joined <= year))


@cache
def in_park(name: str) -> Members:
    """Enterprises inside the park."""
    return _indices(lambda e: e.park == name)


@cache
def in_county(name: str) -> Members:
    """Enterprises of the county, inside parks and out."""
    return _indices(lambda e: e.county == name)


@cache
def in_city() -> Members:
    """All enterprises."""
    return _indices(lambda e: True)


def _indices(wanted: Callable[[Enterprise], bool]) -> Members:
    return np.array([i for i, e in enumerate(economy().enterprises) if wanted(e)], dtype=int)
