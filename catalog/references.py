"""What the entries of the catalogue say of one another: units, formulas, names claimed twice."""

from collections.abc import Mapping

from catalog.faults import CatalogError, nearest
from catalog.formula import BadFormula, Formula
from catalog.indicator import Indicator
from catalog.spelling import plain
from catalog.uom import Uoms


def check(
    indicators: Mapping[str, Indicator], files: Mapping[str, str], uoms: Uoms
) -> dict[str, Formula]:
    """The formulas of the derived indicators, once every reference of the catalogue holds."""
    for alias, name in uoms.aliases.items():
        if alias in uoms.factors:
            raise CatalogError(
                "uoms.toml", uoms.factors[name][0], name, f"写法“{alias}”本身是一个单位"
            )
    claimed: dict[str, tuple[str, str]] = {}
    for code, each in indicators.items():
        if uoms.known(each.unit) != each.unit:
            hint = uoms.known(each.unit)
            raise CatalogError(
                files[code],
                code,
                "unit",
                f"没有单位“{each.unit}”",
                f"是不是“{hint}”？" if hint else nearest(each.unit, uoms.factors),
            )
        _substitutes(each, indicators, files[code], uoms)
        _names(each, files[code], claimed)
    formulas = {
        code: _formula(each, indicators, files[code])
        for code, each in indicators.items()
        if each.formula is not None
    }
    for code in formulas:
        _acyclic(code, formulas, files[code], ())
    return formulas


def _substitutes(
    each: Indicator, indicators: Mapping[str, Indicator], file: str, uoms: Uoms
) -> None:
    for other in each.substitutes:
        if other not in indicators:
            raise CatalogError(
                file, each.code, "substitutes", f"没有指标“{other}”", nearest(other, indicators)
            )
        if uoms.factor(indicators[other].unit, each.unit) is None:
            raise CatalogError(
                file,
                each.code,
                "substitutes",
                f"“{other}”的单位{indicators[other].unit}不能换算成{each.unit}",
            )
    for other in each.counterparts:
        if other not in indicators:
            raise CatalogError(
                file, each.code, "counterparts", f"没有指标“{other}”", nearest(other, indicators)
            )


def _names(each: Indicator, file: str, claimed: dict[str, tuple[str, str]]) -> None:
    """Every spelling leads to one indicator and one scope of it."""
    spellings = [(name, "") for name in (each.name, *each.aliases)]
    spellings += [
        (word, "" if scope == each.default_scope else scope)
        for scope, words in each.scopes
        for word in words
    ]
    for word, scope in spellings:
        key, owner = plain(word), (each.code, scope)
        if claimed.setdefault(key, owner) != owner:
            other, of = claimed[key]
            raise CatalogError(
                file,
                each.code,
                "aliases",
                f"名称“{word}”已属于 [{other}]{f' 的口径“{of}”' if of else ''}",
            )


def _formula(each: Indicator, indicators: Mapping[str, Indicator], file: str) -> Formula:
    try:
        formula = Formula.of(each.formula or "")
    except BadFormula as error:
        raise CatalogError(file, each.code, "formula", str(error)) from error
    for operand in formula.operands:
        if operand.code not in indicators:
            raise CatalogError(
                file,
                each.code,
                "formula",
                f"公式中的“{operand.code}”不是指标代码",
                nearest(operand.code, indicators),
            )
    return formula


def _acyclic(code: str, formulas: Mapping[str, Formula], file: str, above: tuple[str, ...]) -> None:
    if code in above:
        raise CatalogError(file, above[0], "formula", f"公式绕了一圈：{' → '.join((*above, code))}")
    for operand in formulas[code].operands if code in formulas else ():
        _acyclic(operand.code, formulas, file, (*above, code))
