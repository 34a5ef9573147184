"""口径 of the indicators a briefing speaks of, from the catalogue, in the catalogue's order."""

from collections.abc import Iterable, Iterator
from typing import Any

from briefing.document import (
    Block,
    Chart,
    Definition,
    Kpi,
    Paragraph,
    Section,
    Strip,
    Table,
    UnitCard,
)
from catalog.catalog import Catalog
from catalog.indicator import Indicator
from metrics.pointer import Pointer

_KINDS = {"flow": "累计数", "stock": "时点数", "ratio": "比率"}
_SIGNS = {"/": " ÷ ", "*": " × ", "-": " − ", "+": " + "}


def definitions(sections: Iterable[Section], catalog: Catalog) -> tuple[Definition, ...]:
    """One line for every indicator the sections' figures point at, and for those in its formula."""
    scopes: dict[str, set[str]] = {}
    for pointer in pointers(sections):
        scopes.setdefault(pointer.indicator, set()).add(pointer.scope)
    for code in list(scopes):
        formula = catalog.formulas.get(code)
        for operand in formula.operands if formula else ():
            scopes.setdefault(operand.code, set())
    return tuple(
        _definition(catalog, one, scopes[code])
        for code, one in catalog.indicators.items()
        if code in scopes
    )


def pointers(sections: Iterable[Section]) -> Iterator[Pointer]:
    """Every figure the sections tell, in the order they are read."""
    for section in sections:
        for block in section.blocks:
            yield from (found for found in _of(block) if found)


def formula_in_words(catalog: Catalog, indicator: Indicator) -> str:
    """ "税收 ÷ 用地", "" for an indicator that is reported, not computed."""
    formula = catalog.formulas.get(indicator.code)
    if formula is None:
        return ""
    said = "".join(
        _SIGNS.get(piece, piece)
        if isinstance(piece, str)
        else catalog.indicators[piece.code].name + ("（上年）" if piece.last_year else "")
        for piece in formula.pieces
    )
    if not indicator.percent:
        return said
    bare = any(sign in said for sign in (" − ", " + ")) and not said.startswith("(")
    return f"({said}) × 100%" if bare else f"{said} × 100%"


def nature(indicator: Indicator) -> str:
    """ "累计数", "累计数，可只报增速"."""
    return _KINDS[indicator.kind] + ("，可只报增速" if indicator.rate_only else "")


def _definition(catalog: Catalog, one: Indicator, asked: set[str]) -> Definition:
    named = [scope or one.default_scope for scope in sorted(asked)] or [one.default_scope]
    return Definition(
        one.name,
        one.unit,
        nature(one),
        "、".join(dict.fromkeys(filter(None, named))),
        formula_in_words(catalog, one),
        one.definition,
        one.source,
        one.code,
    )


def _of(block: Block) -> Iterator[Pointer | None]:
    if isinstance(block, Paragraph):
        yield from (number.pointer for number in block.said.numbers)
    elif isinstance(block, Strip):
        yield from _of_kpis(block.kpis)
    elif isinstance(block, Table):
        yield from (cell.pointer for row in block.rows for cell in row)
    elif isinstance(block, Chart):
        yield from (pointer for series in block.series for pointer in series.pointers)
    elif isinstance(block, UnitCard):
        yield from _of_kpis(block.kpis)
        said: list[Any] = [*block.strengths, *block.gaps]
        yield from (number.pointer for one in said for number in one.numbers)
        for part in (*block.charts, block.targets, block.within, *block.commentary):
            if part is not None:
                yield from _of(part)


def _of_kpis(kpis: Iterable[Kpi]) -> Iterator[Pointer | None]:
    for kpi in kpis:
        yield kpi.pointer
        yield from (number.pointer for note in kpi.notes for number in note.numbers)
