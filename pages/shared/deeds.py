"""What can be asked of the store from the command line, by it or by the server that holds it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accounts.acts import record
from accounts.person import Person
from catalog.loader import load
from data.findings import SEVERITY_NAMES, Findings
from data.inbox import Inbox
from data.keeping.store import Store
from errors import DashboardError
from pages.shared.done import COMMAND_LINE, Done, Tell
from pages.shared.edition.deeds import editions, freeze, in_edition

if TYPE_CHECKING:
    from data.keeping.backups import Restored

_one_at_a_time = threading.Lock()


class Busy(DashboardError):
    """Another backup or restore is in course."""

    def __init__(self) -> None:
        super().__init__("现在不能做", "另一次备份或恢复还没有做完。", "请稍后再试。")


def do(deed: str, store: Store, said: dict[str, Any], tell: Tell) -> Done:
    """One deed on an open store, its words to `tell` as they come. Raises a DashboardError."""
    return DEEDS[deed](store, said, tell)


def _check(store: Store, _said: dict[str, Any], tell: Tell) -> Done:
    from data.keeping.checking import check

    problems = check(store)
    for problem in problems:
        tell(str(problem))
    tell(f"发现 {len(problems)} 个问题。" if problems else "自检通过。")
    return Done(code=1 if problems else 0)


def _backup(store: Store, said: dict[str, Any], tell: Tell) -> Done:
    from data.keeping.backups import backup

    with alone():
        path = backup(store, Path(said["path"]))
    record(store, COMMAND_LINE, "备份", path.name, bytes=path.stat().st_size)
    tell(f"已备份到 {path}。")
    return Done()


def _restore(store: Store, said: dict[str, Any], tell: Tell) -> Done:
    from data.keeping.backups import restore

    with alone():
        restored = restore(store.home, Path(said["path"]), store)
    restored_said(store, restored, Path(said["path"]).name, tell)
    return Done()


def restored_said(
    store: Store, restored: "Restored", name: str, tell: Tell, by: Person = COMMAND_LINE
) -> None:
    """The words about a restore that was done, which goes into the log that came with it.

    What was being published when the backup was made is nobody's work any more: its owner goes on.
    """
    record(store, by, "恢复备份", name, proven=restored.said)
    for line in (*restored.said, *Inbox(store.home).recovered(store)):
        tell(line)
    tell("已恢复。" + (f"原来的数据在 {restored.aside}。" if restored.aside else ""))


def _import(store: Store, said: dict[str, Any], tell: Tell) -> Done:
    from data.importing import import_file

    catalog, batches = load(store.home), []
    for file in said["files"]:
        batch = import_file(store, catalog, Path(file), kind=said["kind"], publish=said["publish"])
        batches.append(batch)
        for line in (batch.sentence(), *told(batch.findings)):
            tell(line)
        if batch.published:
            record(store, COMMAND_LINE, "发布", Path(file).name)
    refused = any(batch.findings.blocking for batch in batches)
    answer = {"batches": [batch.as_dict() for batch in batches]}
    return Done(answer, code=1 if refused else 0)


def _metrics(store: Store, said: dict[str, Any], _tell: Tell) -> Done:
    from metrics.report import report

    asked, catalog = in_edition(store, load(store.home), said)
    indicator = asked.pop("indicator")
    answer = report(store, catalog, indicator, **asked)
    return Done(answer=answer.as_dict(), text=answer.as_csv())


def _briefing(store: Store, said: dict[str, Any], tell: Tell) -> Done:
    """Files into the folder `out`, a line a step."""
    from briefing.course import Course
    from briefing.folder import put
    from briefing.make import make
    from briefing.order import ordered
    from pages.shared.front.first_start import address

    wanted = dict(said)
    out, formats = Path(wanted.pop("out")), wanted.pop("formats")
    request, catalog = ordered(store, load(store.home), address=address(), internal=True, **wanted)
    told: list[str] = []

    def step(_share: float, words: str) -> None:
        if words not in told:
            told.append(words)
            tell(words)

    files = make(store, catalog, request, formats, Course(step))
    replaced = sum((out / name).exists() for name in files)
    paths = put(files, out)
    old = f"，其中 {replaced} 个替换了原有的同名文件" if replaced else ""
    tell(f"简报写在 {out}，共 {len(paths)} 个文件{old}。")
    return Done({"period": request.period.iso, "files": [str(path) for path in paths]})


def _sentence(store: Store, said: dict[str, Any], _tell: Tell) -> Done:
    from briefing.asked import sentences

    asked, catalog = in_edition(store, load(store.home), said)
    names = asked.pop("names")
    found = sentences(store, catalog, names, **asked)
    answer = {"sentences": [{"unit": each.unit, "text": each.said.text} for each in found]}
    return Done(answer=answer, text="".join(f"{each.said}\n" for each in found))


def told(findings: Findings) -> list[str]:
    """Each finding on a line, the ones that block first."""
    lines = []
    for severity, name in SEVERITY_NAMES.items():
        for found in findings.items:
            if found.severity == severity:
                place = "!".join(filter(None, (found.sheet, found.cell)))
                lines.append(f"  {name}　{place}　{found.message}{found.advice}")
    return lines


@contextmanager
def alone() -> Iterator[None]:
    """Around a backup or restore: one at a time in this process. Raises Busy."""
    if not _one_at_a_time.acquire(blocking=False):
        raise Busy()
    try:
        yield
    finally:
        _one_at_a_time.release()


DEEDS: dict[str, Callable[[Store, dict[str, Any], Tell], Done]] = {
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "import": _import,
    "metrics": _metrics,
    "freeze": freeze,
    "editions": editions,
    "sentence": _sentence,
    "briefing": _briefing,
}
