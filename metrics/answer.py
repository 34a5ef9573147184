"""An indicator answered: figures, targets, places and parts of every unit put into rows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.period import Period
from catalog.rounding import half_up
from metrics.best import Best
from metrics.facts import Measures, moment, target_moment
from metrics.figure import Figure, Figures
from metrics.growth import two_year_average
from metrics.printing import rate_digits
from metrics.question import Question, ingredients, known_indicator
from metrics.ranking import places_in_groups
from metrics.row import Row
from metrics.scope import asked_scopes
from metrics.standing import Actual, Standing, standing, targets
from metrics.units import TOTAL, Member
from metrics.whole import Part, Whole, part, whole

Places = dict[str, tuple[int, int]]

SCOPE_TO_CHOOSE = "口径待选"
_NO_SCOPE = "\0"  # under which nothing is ever kept


@dataclass(frozen=True)
class Answer:
    """Rows of the units in official order, and the whole with its own row."""

    figures: Figures
    rows: list[Row]
    whole: Whole
    total: Row

    @property
    def scope(self) -> str:
        """The 口径 answered in, by name; '' where there is none or it has to be chosen first."""
        scope = self.figures.scope
        return "" if scope == _NO_SCOPE else scope or self.figures.indicator.default_scope


def answer(
    question: Question, code: str, scope: str | None = None, best: Best | None = None
) -> Answer:
    """One indicator of a question. Raises UnknownIndicator, UnknownScope, ScopeUnclear."""
    catalog, period = question.catalog, question.period
    indicator = known_indicator(catalog, code)
    chosen = asked_scopes(catalog, question.facts, indicator, scope)
    figures = Figures(catalog, question.facts, indicator.code, period, chosen)
    now, earlier = question.members(period), question.members(question.before)
    units = [member.unit for member in now]
    last_year = [member.unit for member in question.members(period.a_year_before())]
    city = None
    if question.city is not None:
        of_city = Figures(catalog, question.city, indicator.code, period, figures.scopes)
        city = of_city.of(question.whose, period)
    total = whole(_of_whole(question, figures, units), period, units, last_year, city)
    months = (best or {}).get((indicator.code, figures.scope), {})
    rows = []
    for member in now:
        figure = figures.of(member.unit, period)
        row = _row(question, figures, member, figure, months)
        if question.by != "region":
            _take_part(row, part(figure, total.figure, indicator.additive))
        rows.append(row)
    if question.by == "region":
        _official_places(question, figures, rows)
    else:
        _places(question, figures, rows, now, earlier)
    summed = _row(question, figures, Member(TOTAL, "合计", "合计"), total.figure, months)
    return Answer(figures, rows, total, summed)


def _of_whole(question: Question, figures: Figures, units: list[str]) -> Figures:
    """The figures the whole is made of: all of them, also those its parts withhold.

    A ratio counts only the units that have both sides: without one of them it is no longer that of
    the wholes anybody may know, so then it is made of what is shown.
    """
    catalog, facts, code = question.catalog, question.facts, figures.indicator.code
    if facts.full is None or facts.closed & {*ingredients(catalog, code)}:
        return figures
    full = Figures(catalog, facts.full, code, question.period, figures.scopes)
    if not full.formula:
        return full
    of = [each for unit in units for each in full.operands(unit, question.period).values()]
    return figures if None in of else full


def unanswered(question: Question, code: str) -> Answer:
    """The rows of an indicator whose scope has to be chosen first: no figures, and the word."""
    figures = Figures(question.catalog, question.facts, code, question.period, {code: _NO_SCOPE})
    members = [*question.members(question.period), Member(TOTAL, "合计", "合计")]
    rows = [
        Row(
            member.unit,
            member.name,
            member.short,
            member.peer_group,
            uom=figures.scale.uom,
            state=SCOPE_TO_CHOOSE,
        )
        for member in members
    ]
    return Answer(figures, rows[:-1], Whole(Figure(state=SCOPE_TO_CHOOSE)), rows[-1])


def _row(
    question: Question, figures: Figures, member: Member, figure: Figure, best: Mapping[str, float]
) -> Row:
    scale, indicator, period = figures.scale, figures.indicator, question.period
    row = Row(member.unit, member.name, member.short, member.peer_group)
    row.value = scale.shown(figure.value, figure.level) if figure.value is not None else None
    row.uom, row.decimals = scale.uom, scale.decimals
    row.computed_decimals = scale.computed_decimals
    row.value_basis, row.denominator = figure.basis, figure.denominator
    row.yoy, row.yoy_uom, row.yoy_basis = figure.yoy, figure.yoy_unit, figure.yoy_basis
    row.yoy_computed, row.state = figure.yoy_computed, figure.state
    row.yoy_decimals = figures.yoy_decimals(figure, period)
    at = moment(indicator, period)
    kept = question.facts.measures(indicator.code, figures.scope, at, member.unit)
    base = kept.get("base") if figure.base_basis == "reported" else None
    row.base, row.base_basis = scale.shown(figure.base, base), figure.base_basis
    _take_last_year(row, figures, kept, period)
    row.rank_reported = _number(kept, "rank")
    row.growth_rank_reported = _number(kept, "growth_rank")
    row.share = _number(kept, "share")
    row.share_decimals = rate_digits(row.share, as_reported=True)
    take_standing(row, figures, standings(question, figures, figure, member.unit)[0])
    if indicator.kind == "flow" and period.span != "month":
        row.pace_monthly = None if row.value is None else row.value / period.last_month
        row.best_monthly = scale.shown(best.get(member.unit))
    return row


def _take_last_year(row: Row, figures: Figures, kept: Measures, period: Period) -> None:
    """同比 of a year ago: reported then, else behind a reported 增幅同比增减."""
    change = _number(kept, "yoy_change")
    then = figures.of(row.unit, period.a_year_before())
    row.yoy_last_year = then.yoy if then.yoy_basis == "reported" else None
    if row.yoy_last_year is None and change is not None and row.yoy is not None:
        row.yoy_last_year = row.yoy - change
    if row.yoy_uom == "%":
        row.yoy_two_years = two_year_average(row.yoy, row.yoy_last_year)


def _number(kept: Measures, measure: str) -> float | None:
    fact = kept.get(measure)
    return fact.value if fact else None


def standings(question: Question, figures: Figures, figure: Figure, unit: str) -> list[Standing]:
    """Where the unit stands against each of its targets, the one its row shows first."""
    indicator, period = figures.indicator, question.period
    measures = question.facts.measures
    kept = measures(indicator.code, figures.scope, moment(indicator, period), unit)
    promised = measures(indicator.code, figures.scope, target_moment(period), unit)
    actual = Actual(
        figure.value,
        figure.yoy,
        _number(kept, "rank"),
        _number(kept, "share"),
        _number(kept, "completion"),
        figure.state,
        _number(kept, "growth_rank"),
        figures.yoy_decimals(figure, period),
    )
    lights = question.catalog.lights
    return [
        standing(kind, fact, actual, indicator, period, lights)
        for kind, fact in targets(promised, indicator) or [(None, None)]
    ]


def take_standing(row: Row, figures: Figures, found: Standing) -> None:
    """Put where a unit stands against a target into its row."""
    scale, fact = figures.scale, found.target
    if fact is not None:
        in_level = found.kind in ("level", "range", "cap")
        row.target = scale.shown(fact.value, fact) if in_level else fact.value
        row.target_upper = scale.shown(fact.upper) if in_level else fact.upper
        row.target_uom = scale.uom if in_level else fact.uom
        row.target_type, row.target_operator = found.kind, fact.operator
        row.target_decimals = rate_digits(fact.value, as_reported=not in_level)
    row.completion, row.completion_reported = found.completion, found.completion_reported
    row.completion_decimals = found.completion_decimals
    row.time_progress, row.gap_pp = found.time_progress, found.gap
    row.gap_decimals = found.gap_decimals
    row.required_monthly, row.light = scale.shown(found.required), found.light


def _take_part(row: Row, of_whole: Part) -> None:
    row.share = of_whole.share if row.share is None else row.share
    row.contribution, row.pull = of_whole.contribution, of_whole.pull


def _places(
    question: Question, figures: Figures, rows: list[Row], now: list[Member], earlier: list[Member]
) -> None:
    """位次 and its change: by printed level and printed 同比, within peer groups."""
    level, growth = places(figures, question.period, now)
    level_before, growth_before = places(figures, question.before, earlier)
    for row in rows:
        row.rank, row.rank_of = level.get(row.unit, (None, None))
        row.growth_rank, row.growth_rank_of = growth.get(row.unit, (None, None))
        row.rank_of_before = level_before.get(row.unit, (None, None))[1]
        row.growth_rank_of_before = growth_before.get(row.unit, (None, None))[1]
        row.rank_change = _moved(level_before.get(row.unit), row.rank)
        row.growth_rank_change = _moved(growth_before.get(row.unit), row.growth_rank)
        row.rank_baseline = str(question.before)
    standing = Counter((row.peer_group, row.rank) for row in rows)
    growing = Counter((row.peer_group, row.growth_rank) for row in rows)
    for row in rows:
        row.rank_shared = row.rank is not None and standing[row.peer_group, row.rank] > 1
        row.growth_rank_shared = (
            row.growth_rank is not None and growing[row.peer_group, row.growth_rank] > 1
        )


def places(figures: Figures, period: Period, of: list[Member]) -> tuple[Places, Places]:
    """Places by level and by growth, each with the number ranked; empty where size is no merit."""
    if figures.indicator.direction == "none":
        return {}, {}
    groups = {member.unit: member.peer_group for member in of}
    found = {unit: figures.of(unit, period) for unit in groups}
    lower = figures.indicator.direction == "lower"
    scale = figures.scale_of(period)
    levels = {unit: scale.printed(f.value, f.level) for unit, f in found.items()}
    growths = {unit: half_up(f.yoy, figures.yoy_decimals(f, period)) for unit, f in found.items()}
    return places_in_groups(levels, groups, lower), places_in_groups(growths, groups, lower)


def _moved(then: tuple[int, int] | None, now: float | None) -> float | None:
    return None if then is None or now is None else then[0] - now


def _official_places(question: Question, figures: Figures, rows: list[Row]) -> None:
    """The region's place among its peers is the one the upper level published."""
    code, scope = figures.indicator.code, figures.scope
    at = moment(figures.indicator, question.before)
    for row in rows:
        then = question.facts.measures(code, scope, at, row.unit)
        row.rank, row.growth_rank = row.rank_reported, row.growth_rank_reported
        rank, growth_rank = _number(then, "rank"), _number(then, "growth_rank")
        row.rank_change = None if rank is None or row.rank is None else rank - row.rank
        if growth_rank is not None and row.growth_rank is not None:
            row.growth_rank_change = growth_rank - row.growth_rank
        row.rank_baseline = str(question.before)
