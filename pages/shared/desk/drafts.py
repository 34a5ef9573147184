"""What was understood of each upload: read once, again when the store or a correction changed."""

import json
import threading
from collections import OrderedDict
from dataclasses import replace

import streamlit as st

from data.draft import Decision, Draft
from data.importing import prepare
from data.inbox import Inbox, Upload
from data.proposing.corrections import Corrections
from pages.shared.session import catalog, home, store

_MOST = 40


class Drafts:
    """The drafts of all desks, the least used let go of; they hold no bytes, the disk does."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[tuple, Draft]] = OrderedDict()
        self._lock = threading.Lock()

    def known(self, upload: Upload) -> Draft | None:
        """The draft if it is still true; None where the file must be read (again)."""
        with self._lock:
            found = self._kept.get(upload.id)
            if found is None or found[0] != _key(upload):
                return None
            self._kept.move_to_end(upload.id)
            return found[1]

    def of(self, upload: Upload) -> Draft:
        """The draft of an upload as it is now."""
        draft = self.known(upload)
        if draft is None:
            key = _key(upload)
            # It came when it was handed in, however late a reviewer reads it again.
            draft = replace(_read(upload), content=b"", received_at=upload.received_at)
            with self._lock:
                self._kept[upload.id] = key, draft
                while len(self._kept) > _MOST:
                    self._kept.popitem(last=False)
        return draft

    def forget(self, upload: Upload) -> None:
        """It is to be read again, or was dealt with."""
        with self._lock:
            self._kept.pop(upload.id, None)


@st.cache_resource(show_spinner=False, max_entries=64)
def _drafts(_home: str) -> Drafts:
    return Drafts()


def drafts() -> Drafts:
    """The drafts of this process."""
    return _drafts(str(home()))


def inbox() -> Inbox:
    """The uploads on disk."""
    return Inbox(home())


def decision(upload: Upload) -> Decision:
    """What was said about its findings and lines so far."""
    return Decision.of_dict(dict(upload.decision))


def decide(upload: Upload, **said: object) -> None:
    """Keep something more of the decision."""
    made = replace(decision(upload), **said)
    inbox().change(upload, decision=made.as_dict())


def corrections(upload: Upload) -> Corrections:
    """What a person corrected in how the file was understood."""
    return Corrections.of_dict(dict(upload.corrections))


def _key(upload: Upload) -> tuple:
    said = json.dumps(upload.corrections, sort_keys=True, default=str)
    return upload.kind, said, store().version()


def _read(upload: Upload) -> Draft:
    return prepare(
        store(),
        catalog(),
        inbox().path(upload),
        upload.file,
        upload.kind or None,
        corrections=corrections(upload) if upload.corrections else None,
        sender=upload.owner,
    )
