"""What was said of the tables of a file: now by a person, before in a layout remembered."""

from collections.abc import Sequence
from dataclasses import replace

from data.directory import Directory, Unit
from data.keeping.clock import written
from data.proposing.applied import Applied, applied
from data.proposing.corrections import Corrections, Remembered
from data.proposing.drift import changes, relative, told
from data.proposing.fingerprints import forms
from data.proposing.ground import Ground
from data.reading.table import Table
from data.reading.text import normalise


def recalled(
    tables: Sequence[Table],
    ground: Ground,
    corrections: Corrections,
    remembered: Sequence[Remembered],
) -> list[Applied]:
    """Every table with what counts for it; a layout that changed since is said, never applied."""
    shapes = forms(tables)
    present = {shape.fingerprint for shape in shapes}
    known: dict[str, Remembered] = {}
    for layout in remembered:  # the latest first
        known.setdefault(layout.fingerprint, layout)
    found = []
    for table, shape in zip(tables, shapes, strict=True):
        before, now = known.get(shape.fingerprint), corrections.of(shape.fingerprint)
        each = applied(table, shape, now, before, ground.lexicon, ground.directory, ground.findings)
        if before is None and (former := relative(shape, known.values(), present)):
            each = replace(each, similar=former)
            if now.keys != shape.keys:  # not confirmed yet
                _changed(each, former, ground)
        found.append(each)
    return found


def spelt(told: Sequence[Applied], directory: Directory) -> list[Unit]:
    """The units of whom a person confirmed new spellings that stand in the file; those alone."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in told:
        if not each.named:
            continue
        labels = dict.fromkeys(text for row in each.table.rows for text in row.labels)
        for label in labels:
            unit = each.named.get(normalise(label))
            if unit and not directory.match(label):
                found.setdefault((unit.kind, unit.unit), []).append(label)
    known = {(unit.kind, unit.unit): unit for unit in directory.units} if found else {}
    return [replace(known[key], aliases=tuple(labels)) for key, labels in found.items()]


def _changed(each: Applied, former: Remembered, ground: Ground) -> None:
    table, shape = each.table, each.form
    head = table.columns[0] if table.columns else None
    at = f"{head.letter}{table.head[-1] + 1}" if head and table.head else ""
    heads = dict(zip(former.said.keys, former.said.heads, strict=False))
    heads |= dict(zip(shape.keys, shape.heads, strict=True))
    ground.findings.add(
        "layout_changed",
        table.sheet,
        at,
        table.title or table.sheet,
        when=written(former.remembered_at),
        changes=told(changes(former.said.keys, shape.keys, heads)),
    )
