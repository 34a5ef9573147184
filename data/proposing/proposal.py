"""What an upload says: facts, units and events proposed, and everything in doubt about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalog.catalog import Catalog
from data.directory import Directory, Unit
from data.findings import Findings
from data.proposing.changes import events, is_event_list
from data.proposing.corrections import Corrections, Remembered
from data.proposing.figures import Figures
from data.proposing.ground import Ground
from data.proposing.labels import Labels
from data.proposing.lexicon import Lexicon
from data.proposing.memberships import belong
from data.proposing.pieces import Pieces
from data.proposing.recalling import recalled, spelt
from data.proposing.registers import (
    Register,
    is_register,
    register,
)
from data.proposing.standing import standing
from data.reading.picture import Look
from data.reading.table import Table

if TYPE_CHECKING:
    from data.reading.workbook import Reading

# The reader's doubts about a cell that the proposal settles where it is understood as a target.
_SETTLED = {"inexact", "odd_number", "text_as_value"}
# Doubts about the time of a table: the proposal, which knows flows from stocks, restates them.
_RESTATED = {"month_or_sum", "no_period"}


@dataclass(frozen=True)
class Proposal:
    """What would be kept. `tables` says table by table what was understood, for showing.

    A figure the file states twice is twice in `facts`: the checks tell whether both agree.
    `aliases` are units with none but the spellings a person confirmed in this file, `applied`
    the layouts remembered of the sender that counted, `looks` the beginning of every sheet as it
    looks (data/reading/picture.py).
    """

    facts: pd.DataFrame
    units: list[Unit]
    memberships: pd.DataFrame
    events: list[dict[str, Any]]
    findings: Findings
    tables: list[dict[str, Any]] = field(default_factory=list)
    aliases: list[Unit] = field(default_factory=list)
    applied: list[Remembered] = field(default_factory=list)
    looks: Sequence[Look] = ()

    @property
    def registered(self) -> list[Unit]:
        """Every unit there is something to write of: registered here, or spelt in a new way."""
        return [*self.units, *self.aliases]


def propose(
    reading: "Reading",
    catalog: Catalog,
    directory: Directory,
    kind: str | None = None,
    *,
    corrections: Corrections | None = None,
    remembered: Iterable[Remembered] = (),
) -> Proposal:
    """The facts and units of a file, its findings beside those of the reading.

    `kind` is what a person says the figures are about (region, chain, park, county, enterprise);
    it decides only what the workbook leaves open. `corrections` are what a person says of single
    tables; `remembered` the layouts of the sender, of which only equal ones count. Nothing raises
    on account of the file or of what was said of it.
    """
    lexicon = Lexicon(catalog)
    ground = Ground(lexicon, Labels(lexicon), directory, Findings(), Pieces(), reading.name, kind)
    for table in reading.tables:
        ground.heads.setdefault(table.sheet, table)
    changes = [t for t in reading.tables if is_event_list(t, ground)]
    registers = [t for t in reading.tables if not _one_of(t, changes) and is_register(t, ground)]
    kept = Register()
    for table in registers:
        register(table, ground, kept)
    ground.directory = directory.with_units(kept.units)
    belong(kept, ground.directory, ground)
    happened = [event for table in changes for event in events(table, ground, ground.directory)]
    tables = [standing(table, ground) for table in registers]
    figures = [t for t in reading.tables if not _one_of(t, registers) and not _one_of(t, changes)]
    told = recalled(figures, ground, corrections or Corrections(), list(remembered))
    tables += [Figures(each, ground).propose() for each in told]
    frame = ground.pieces.frame()
    if not (len(frame) or kept.units or happened):
        _nothing(reading, ground)
    return Proposal(
        frame,
        kept.units,
        pd.DataFrame(kept.memberships, columns=["enterprise", "kind", "unit"]).drop_duplicates(),
        happened,
        _findings(reading, ground),
        tables,
        spelt(told, ground.directory),
        [each.before for each in told if each.before],
        getattr(reading, "looks", ()),
    )


def _one_of(table: Table, tables: list[Table]) -> bool:
    return any(table is each for each in tables)


def _findings(reading: "Reading", ground: Ground) -> Findings:
    # What must be mended is not also asked about.
    refused = {
        (each.sheet, each.cell) for each in ground.findings.items if each.code == "fraction_percent"
    }
    items = [
        finding
        for finding in reading.findings.items
        if finding.code not in _RESTATED
        and not (finding.code == "maybe_fraction" and (finding.sheet, finding.cell) in refused)
        and ((finding.sheet, finding.cell) not in ground.settled or finding.code not in _SETTLED)
    ]
    return Findings([*items, *ground.findings.items])


def _nothing(reading: "Reading", ground: Ground) -> None:
    """A file of which nothing can be kept is refused, not published as an empty batch."""
    if not (ground.findings.blocking or reading.findings.blocking):
        ground.findings.add("nothing_understood", "", "", reading.name)
