"""Files handed in and not yet published: on disk, one folder a session, gone when dealt with."""

import shutil
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.draft import Draft
from data.importing import prepare, publish
from pages.shared.session import catalog, home, store


@dataclass
class Waiting:
    """A file and what was understood of it; the draft holds no bytes, the disk does."""

    path: Path
    draft: Draft

    @property
    def key(self) -> str:
        """What its buttons are named by."""
        return self.path.name

    @property
    def registers(self) -> bool:
        """True for a 名录: others can only be understood after it."""
        return bool(self.draft.proposal.units)


def waiting() -> list[Waiting]:
    """The files this reader has sent in the order of publication: a 名录 first, then by period."""
    return st.session_state.setdefault("inbox", [])


def take(files: Sequence[UploadedFile]) -> Iterator[str]:
    """Read each file once, its name before it; the uploaded bytes are let go at once."""
    for file in files:
        yield file.name
        # Under a name of ours: a title of ninety characters is no file name everywhere.
        path = _folder() / uuid.uuid4().hex
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.getbuffer())
        _let_go(file)
        waiting().append(Waiting(path, _read(path, Path(file.name).name or "未命名")))
    in_order()


def in_order() -> None:
    """Put the files in the order of publication, their periods read with the names now known."""
    for one in waiting():
        if not held_back(one):
            refresh(one)
    waiting().sort(key=_order)


def refresh(one: Waiting) -> Draft:
    """The draft compared with the store as it now is: another publication may have changed it."""
    if one.draft.version != store().version():
        one.draft = _read(one.path, one.draft.file)
    return one.draft


def held_back(one: Waiting) -> bool:
    """True while a 名录 handed in with it is not published: its names cannot be known yet."""
    return not one.registers and any(
        other.registers and not other.draft.blocking for other in waiting()
    )


def send(one: Waiting, sender: str) -> Draft:
    """Publish one file and forget it. What is published is what was shown, or Overtaken."""
    draft = replace(refresh(one), content=one.path.read_bytes())
    published = publish(store(), draft, sender)
    discard(one)
    return published


def discard(one: Waiting) -> None:
    """Forget a file without publishing it."""
    waiting().remove(one)
    one.path.unlink(missing_ok=True)


def clear_all() -> None:
    """At start: what a stopped process left behind belongs to nobody."""
    shutil.rmtree(home() / "inbox", ignore_errors=True)


def _read(path: Path, name: str) -> Draft:
    return replace(prepare(store(), catalog(), path, name), content=b"")


def _order(one: Waiting) -> tuple[bool, int, int]:
    facts = one.draft.proposal.facts
    levels = facts[facts["measure"].eq("level") & facts["year"].gt(0)]
    newest = max(zip(levels["year"], levels["last_month"], strict=True), default=(0, 0))
    return not one.registers, *newest


def _folder() -> Path:
    return home() / "inbox" / st.session_state.setdefault("inbox_folder", uuid.uuid4().hex)


def _let_go(file: UploadedFile) -> None:
    context = get_script_run_ctx()
    if context:
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)
