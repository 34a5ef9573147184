"""A workbook from bytes to a published batch: read, understand, check, compare, publish."""

import gc
from collections import Counter
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from catalog.catalog import Catalog
from data.checks.ahead import check_ahead
from data.checks.run import check
from data.checks.units import check_units, units_known
from data.draft import NOTHING_DECIDED, Decision, Draft
from data.keeping import difference as differences
from data.keeping.batches import stage_of
from data.keeping.bounded import bounded
from data.keeping.clock import utcnow, uuid7
from data.keeping.comparison import compared
from data.keeping.difference import difference
from data.keeping.directories import directory
from data.keeping.incoming import incoming
from data.keeping.layouts import layouts
from data.keeping.publication import Publication, commit, published_alike
from data.keeping.stages import FINAL
from data.keeping.store import Store
from data.keeping.taken import taken
from data.proposing.corrections import Corrections
from data.proposing.proposal import propose
from data.reading.apart import read
from data.reading.container import MOST_FILE_BYTES
from errors import DashboardError


class Refused(DashboardError):
    """A workbook with blocking findings was to be published."""

    def __init__(self, file: str, many: int) -> None:
        super().__init__(
            "不能发布", f"“{file}”有 {many} 处必须改的问题。", "请按问题清单改好后重新上传。"
        )


class Overtaken(DashboardError):
    """Something was published between the preview and the confirmation, and it matters here."""

    def __init__(self, file: str) -> None:
        super().__init__(
            "数据已有变化",
            f"预览“{file}”之后，又有别的报表发布，差异已与看到的不同。",
            "请重新上传这份文件，核对新的差异后再发布。",
        )


def prepare(
    store: Store,
    catalog: Catalog,
    source: Path | bytes,
    name: str | None = None,
    kind: str | None = None,
    demo: bool = False,
    *,
    corrections: Corrections | None = None,
    sender: str = "",
    own: Collection[tuple[str, str]] | None = None,
) -> Draft:
    """Read, understand, check and compare a workbook; nothing is kept.

    `corrections` are what a person says of its tables; the layouts remembered of `sender` count
    where they are exactly equal. A sender who answers for `own` units, as (kind, unit), alone is
    not asked for the figures of others.
    """
    with _unhurried():
        return _prepared(store, catalog, source, name, kind, demo, corrections, sender, own)


def _prepared(
    store: Store,
    catalog: Catalog,
    source: Path | bytes,
    name: str | None,
    kind: str | None,
    demo: bool,
    corrections: Corrections | None,
    sender: str,
    own: Collection[tuple[str, str]] | None,
) -> Draft:
    file, content = _taken(source, name)
    version, received = store.version(), utcnow()
    with ThreadPoolExecutor(1) as beside:  # while the cells are inflated and parsed
        knowing = beside.submit(directory, store, with_demo=demo)
        reading = read(source if content is None else content, file)
        known = knowing.result()
    remembered = layouts(store, sender) if sender else ()
    proposal = propose(
        reading, catalog, known, kind, corrections=corrections, remembered=remembered
    )
    del reading  # a large one is not needed beside the comparison
    facts = incoming(proposal.facts)
    pairs = catalog.rules.pairs
    with compared(store, facts, with_demo=demo, pairs=pairs) as comparison:
        changes = differences.of(comparison)
        if own is not None:
            changes = bounded(comparison, changes, own)
        check(comparison, catalog, proposal.findings)
    check_ahead(facts, proposal.findings, received)
    check_units(proposal.units, known, proposal.findings)
    alike = published_alike(store, content) if content else None
    if alike and not (changes.nothing_new and units_known(proposal.registered, known)):
        alike = None
    fresh = str(uuid7())
    return Draft(
        batch=alike[0] if alike else fresh,
        fresh=fresh,
        file=file,
        content=content or b"",
        proposal=proposal,
        incoming=facts,
        findings=proposal.findings,
        difference=changes,
        version=version,
        received_at=received,
        demo=demo,
        already=alike,
        already_stage=stage_of(store, alike[0]) if alike else "",
    )


@contextmanager
def _unhurried() -> Iterator[None]:
    """No search for garbage while millions of cells are made: it finds none and takes a third
    of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _taken(source: Path | bytes, name: str | None) -> tuple[str, bytes | None]:
    """The name and the bytes of a workbook; None for what the reader is to refuse by itself."""
    if isinstance(source, bytes):
        return name or "未命名", source
    fits = source.is_file() and source.stat().st_size <= MOST_FILE_BYTES
    try:
        return name or source.name, source.read_bytes() if fits else None
    except OSError:
        return name or source.name, None


def publish(
    store: Store,
    draft: Draft,
    sender: str = "",
    *,
    account: str = "",
    decision: Decision = NOTHING_DECIDED,
) -> Draft:
    """Publish a draft: one transaction. Raises Refused, Overtaken, NothingTaken and Locked; then
    nothing was kept.

    The same bytes again, with nothing new in them nor in the decision, add nothing.
    """
    if draft.blocking:
        raise Refused(draft.file, sum(f.severity == "block" for f in draft.findings.items))
    while True:
        version = store.version()
        if version != draft.version:
            _still_true(store, draft)
        with _unhurried():
            if not draft.adds(decision):
                return replace(draft, published=True)
            publication = _publication(draft, sender, account, decision)
            if commit(store, publication, version):
                return _committed(store, draft, str(publication.batch))


def _committed(store: Store, draft: Draft, batch: str) -> Draft:
    """The draft as published: with the counts of what was taken, as the ledger has them."""
    summary = taken(store, batch)
    return replace(
        draft,
        batch=batch,
        already=None,
        published=True,
        difference=replace(draft.difference, **summary["difference"]),
        refused=summary.get("refused", 0),
    )


def _still_true(store: Store, draft: Draft) -> None:
    """Others published meanwhile: what was confirmed must still be what would happen."""
    again = difference(store, draft.incoming, with_demo=draft.demo)
    stands = not draft.already or published_alike(store, draft.content)
    if again.as_dict() != draft.difference.as_dict() or not stands:
        raise Overtaken(draft.file)


def _publication(draft: Draft, sender: str, account: str, decision: Decision) -> Publication:
    proposal = draft.proposal
    found = Counter(finding.code for finding in draft.findings.items)
    return Publication(
        batch=UUID(draft.becomes(decision)),
        file=draft.file,
        content=draft.content,
        received_at=draft.received_at,
        facts=draft.incoming,
        units=proposal.units,
        spellings=proposal.aliases,
        memberships=proposal.memberships,
        events=proposal.events,
        sender=sender,
        account=account,
        demo=draft.demo,
        stage=decision.stage,
        remarks=draft.remarks(decision),
        lock=decision.lock and decision.stage == FINAL,
        summary={"difference": draft.difference.as_dict(), "findings": found},
    )


def import_file(
    store: Store,
    catalog: Catalog,
    path: Path,
    kind: str | None = None,
    publish: bool = False,
    demo: bool = False,
) -> Draft:
    """Prepare the workbook at `path` and, asked to, publish it where nothing blocks."""
    draft = prepare(store, catalog, path, kind=kind, demo=demo)
    return _publish(store, draft) if publish and not draft.blocking else draft


_publish = publish
