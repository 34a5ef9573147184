"""What was understood of each upload: read once, again when the store or a correction changed."""

import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from data.draft import Decision, Draft
from data.importing import prepare
from data.inbox import Inbox, Upload, UploadGone
from data.proposing.corrections import Corrections
from pages.shared.desk.senders import answered_for
from pages.shared.session import catalog, home, store

# A desk holds sixty and many work at a time: what is let go of is read anew at every click.
_MOST, _MOST_BYTES = 600, 128 * 1024 * 1024
_deciding = threading.Lock()


class Drafts:
    """The drafts of all desks, the least used let go of; they hold no bytes, the disk does."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[tuple, Draft, int]] = OrderedDict()
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
                self._kept[upload.id] = key, draft, upload.size
                self._kept.move_to_end(upload.id)
                self._let_go()
        return draft

    def _let_go(self) -> None:
        size = sum(size for _, _, size in self._kept.values())
        while len(self._kept) > _MOST or (size > _MOST_BYTES and len(self._kept) > 1):
            size -= self._kept.popitem(last=False)[1][2]

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


def decide(upload: Upload, change: Callable[[Decision], Decision]) -> None:
    """Keep something more of the decision, beside what others have decided since it was shown."""
    with _deciding:
        now = inbox().find(upload.id)
        if now is None:
            raise UploadGone(upload.file)
        inbox().change(upload, decision=change(decision(now)).as_dict())


def corrections(upload: Upload) -> Corrections:
    """What a person corrected in how the file was understood."""
    return Corrections.of_dict(dict(upload.corrections))


def _key(upload: Upload) -> tuple:
    said = json.dumps(upload.corrections, sort_keys=True, default=str)
    # Rules and indicators may be changed while a file lies here: it is to be checked by them.
    return upload.kind, said, store().revision, catalog()


def _read(upload: Upload) -> Draft:
    return prepare(
        store(),
        catalog(),
        inbox().path(upload),
        upload.file,
        upload.kind or None,
        corrections=corrections(upload) if upload.corrections else None,
        sender=upload.owner,
        own=answered_for(upload),
    )
