"""What an upload says: facts, units and events proposed, and everything that is in doubt about it."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalog.catalog import Catalog
from data.directory import Directory, Unit
from data.findings import Findings
from data.proposing.figures import Figures
from data.proposing.ground import Ground
from data.proposing.labels import Labels
from data.proposing.lexicon import Lexicon
from data.proposing.pieces import Pieces
from data.proposing.registers import (
    Register,
    belong,
    events,
    is_event_list,
    is_register,
    register,
)
from data.proposing.standing import standing


if TYPE_CHECKING:
    from data.reading.workbook import Reading

# The reader's doubts about a cell that the proposal settles where it is understood as a target.
_SETTLED = {"inexact", "odd_number", "text_as_value"}
# Doubts about the time of a whole table: the proposal, which knows flows from stocks, restates them.
_RESTATED = {"month_or_sum", "no_period"}


@dataclass(frozen=True)
class Proposal:
    """What would be kept. `tables` says table by table what was understood, for showing."""

    facts: pd.DataFrame
    units: list[Unit]
    memberships: pd.DataFrame
    events: list[dict[str, Any]]
    findings: Findings
    tables: list[dict[str, Any]] = field(default_factory=list)


def propose(reading: "Reading", catalog: Catalog, directory: Directory,
            kind: str | None = None) -> Proposal:
    """The facts and units of a file, its findings beside those of the reading.

    `kind` is what a person says the figures are about (region, chain, park, county, enterprise);
    it decides only what the workbook leaves open. Nothing raises on account of the file.
    """
    lexicon = Lexicon(catalog)
    ground = Ground(lexicon, Labels(lexicon), directory, Findings(), Pieces(), reading.name, kind)
    registers = [t for t in reading.tables if is_register(t, ground)]
    changes = [t for t in reading.tables if t not in registers and is_event_list(t, ground)]
    kept = Register()
    for table in registers:
        register(table, ground, kept)
    ground.directory = directory.with_units(kept.units)
    belong(kept, ground.directory, ground)
    for table in changes:
        events(table, ground, ground.directory, kept)
    tables = [standing(table, ground) for table in registers]
    for table in reading.tables:
        if table not in registers and table not in changes:
            tables.append(Figures(table, ground).propose())
    _clashes(ground)
    frame = ground.pieces.frame()
    _nothing(reading, ground, kept, frame)
    return Proposal(
        frame, kept.units,
        pd.DataFrame(kept.memberships, columns=["enterprise", "kind", "unit"]).drop_duplicates(),
        kept.events, _findings(reading, ground), tables)


def _findings(reading: "Reading", ground: Ground) -> Findings:
    items = [finding for finding in reading.findings.items
             if finding.code not in _RESTATED and ((finding.sheet, finding.cell) not in
                                                   ground.settled or finding.code not in _SETTLED)]
    return Findings([*items, *ground.findings.items])


def _clashes(ground: Ground) -> None:
    """Two cells that give one fact two figures: neither can be trusted."""
    catalog = ground.lexicon.catalog
    for one, at, other, there in ground.pieces.clashes()[:20]:
        grain, unit, _ = list(ground.pieces.owners)[one.who[at]]
        what = "".join((unit if unit not in ("", "*") else {"": "全市", "*": "合计"}[unit],
                        catalog.indicators[one.indicator].name, one.scope))
        ground.findings.add(
            "same_fact_twice", other.sheet, _address(other, there), _shown(other, there),
            other=f"{one.sheet}!{_address(one, at)}", second=_shown(one, at), what=what)


def _shown(piece: Any, at: int) -> str:
    return piece.state or f"{piece.reported[at]:g}{piece.uom}"


def _address(piece: Any, at: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(piece.col + 1)}{int(piece.rows[at]) + 1}"


def _nothing(reading: "Reading", ground: Ground, kept: Register, frame: pd.DataFrame) -> None:
    """A file of which nothing can be kept is refused, not published as an empty batch."""
    if len(frame) or kept.units or kept.events:
        return
    if not (ground.findings.blocking or reading.findings.blocking):
        ground.findings.add("nothing_understood", "", "", reading.name)


