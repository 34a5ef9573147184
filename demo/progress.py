"""What the chains report for a period, and their 合计."""

from dataclasses import dataclass

import numpy as np

from catalog.rounding import half_up
from demo.economy import Members, economy, in_chain
from demo.industry import CHAINS, LATE, Chain


@dataclass(frozen=True)
class Line:
    """What a chain reports: 产值, 营业收入, 投资 in 亿元, 税收 in 万元, rates in percent."""

    output: float
    growth: float
    target: float
    revenue: float
    revenue_growth: float
    tax: int
    tax_growth: float
    investment: float
    investment_growth: float
    value_added_growth: float
    count: int

    @property
    def completion(self) -> float:
        """完成率 of the year's target."""
        return rounded(self.output / self.target * 100, 1)


def target(chain: Chain, year: int) -> float:
    """年度目标 of 产值, 亿元: last year's on the same basis and the growth asked for."""
    before = economy().of("output_value", year - 1, 12, in_chain(chain.name, year)) / 1e4
    return rounded(before * (1 + chain.aim / 100), 1)


def line(chain: Chain, year: int, month: int) -> Line:
    """One row of the report."""
    return _line(in_chain(chain.name, year), target(chain, year), year, month)


def total(year: int, month: int) -> Line:
    """The 合计: the sum of the chains that have reported."""
    late = LATE if (year, month) == (2026, 6) else ""
    reported = [in_chain(chain.name, year) for chain in CHAINS if chain.name != late]
    goal = rounded(sum(target(chain, year) for chain in CHAINS), 1)
    return _line(np.concatenate(reported), goal, year, month)


def _line(members: Members, goal: float, year: int, month: int) -> Line:
    own, at = economy(), (year, month, members)
    growth = own.growth("output_value", *at)
    return Line(
        output=rounded(own.of("output_value", *at) / 1e4, 2),
        growth=rounded(growth, 1),
        target=goal,
        revenue=rounded(own.of("revenue", *at) / 1e4, 2),
        revenue_growth=rounded(own.growth("revenue", *at), 1),
        tax=round(own.of("tax", *at)),
        tax_growth=rounded(own.growth("tax", *at), 1),
        investment=rounded(own.of("investment", *at) / 1e4, 2),
        investment_growth=rounded(own.growth("investment", *at), 1),
        value_added_growth=rounded(growth * 0.72 + 0.9, 1),
        count=own.count(year, members),
    )


def rounded(number: float, decimals: int) -> float:
    """Half up, as the bureau's own workbook rounds."""
    return float(half_up(number, decimals))
