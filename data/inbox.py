"""Workbooks handed in and not yet published: on disk, so that no refresh or restart loses one."""

import json
import os
import threading
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from data.keeping.batches import stands
from data.keeping.clock import utcnow
from data.keeping.refusals import refusal
from data.keeping.store import Store
from errors import DashboardError

Status = Literal["open", "submitted", "returned", "publishing", "published"]

# What one person may leave lying: two months of every report of a city, and then some.
MOST_FILES, MOST_BYTES = 60, 600 * 1024 * 1024
_CUT_SHORT = "上次发布被中断（程序停止），没有入库，数据和发布前完全一样。请核对后再发布一次。"
_DONE = "上次发布时程序中断，但这一份在中断前已经完整入库，不需要再发布。"
_lock = threading.RLock()


class InboxFull(DashboardError):
    """Somebody has left as much as one person may."""

    def __init__(self, file: str) -> None:
        super().__init__(
            "暂时放不下",
            f"“{file}”没有收下：待处理的文件已满（{MOST_FILES} 份或 {MOST_BYTES >> 20} MB）。",
            "请先发布或移除已上传的文件，再上传。",
        )


class UploadGone(DashboardError):
    """Somebody else, or the same person elsewhere, dealt with it meanwhile."""

    def __init__(self, file: str) -> None:
        super().__init__(
            "这一份已被处理",
            f"“{file}”刚才已在别处发布、提交或移除。",
            "请刷新页面，看最新的状态。",
        )


@dataclass(frozen=True)
class Upload:
    """A workbook on somebody's desk and what was said about it so far.

    `kind`, `corrections` and `decision` are what the person chose, as JSON keeps them; `note` is
    why it was returned or what became of it; `batch` the number it is being published under, and
    `before` the status it had until then.
    """

    id: str
    owner: str
    owner_name: str
    file: str
    received_at: datetime
    status: Status = "open"
    kind: str = ""
    corrections: Mapping[str, Any] = field(default_factory=dict)
    decision: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    batch: str = ""
    size: int = 0
    before: Status = "open"

    @property
    def editable(self) -> bool:
        """True while its owner still works on it."""
        return self.status in ("open", "returned")


class Inbox:
    """The uploads under a home: two files each, the bytes and, written after them, what is said.

    Files are named by a number of the program's own: no name a person gave becomes a path.
    """

    def __init__(self, home: Path) -> None:
        self._folder = home / "inbox"

    def add(self, owner: str, owner_name: str, file: str, content: bytes) -> Upload:
        """Keep a workbook; InboxFull where its owner has left too many."""
        upload = Upload(
            uuid.uuid4().hex, owner, owner_name, _shown(file), utcnow(), size=len(content)
        )
        with _lock, self._written():
            mine = self.of(owner)
            if len(mine) >= MOST_FILES or sum(u.size for u in mine) + len(content) > MOST_BYTES:
                raise InboxFull(upload.file)
            self._folder.mkdir(parents=True, exist_ok=True)
            _whole(self._bytes(upload.id), content)
            self.save(upload)
        return upload

    def of(self, owner: str) -> list[Upload]:
        """Everything on this person's desk, in the order it came."""
        return [upload for upload in self._all() if upload.owner == owner]

    def submitted(self) -> list[Upload]:
        """What waits for a reviewer, whoever sent it."""
        return [upload for upload in self._all() if upload.status in ("submitted", "publishing")]

    def find(self, number: str) -> Upload | None:
        """The upload with this number, as it is now."""
        known = len(number) == 32 and set(number) <= set("0123456789abcdef")
        return self._read(self._said(number)) if known else None

    def save(self, upload: Upload) -> None:
        """Write down what is said about an upload, whole or not at all."""
        said = json.dumps(asdict(upload), ensure_ascii=False, default=_plain)
        with _lock, self._written():
            _whole(self._said(upload.id), said.encode())

    def change(self, upload: Upload, **said: Any) -> Upload:
        """`upload` with something said anew; UploadGone where its status is not what was seen."""
        with _lock:
            now = self.find(upload.id)
            if now is None or now.status != upload.status:
                raise UploadGone(upload.file)
            changed = replace(now, **said)
            self.save(changed)
        return changed

    def claim(self, upload: Upload, batch: str) -> Upload:
        """Mark it as being published as `batch`; of two who try at once one gets UploadGone."""
        return self.change(upload, status="publishing", batch=batch, before=upload.status)

    def give_back(self, upload: Upload) -> Upload:
        """It was not published after all: as it was before."""
        return self.change(upload, status=upload.before, batch="")

    def hand_over(self, owner: str, to: str, name: str) -> None:
        """What lies on one desk lies on another from now on."""
        with _lock:
            for upload in self.of(owner):
                self.save(replace(upload, owner=to, owner_name=name))

    def path(self, upload: Upload) -> Path:
        """Where its bytes lie."""
        return self._bytes(upload.id)

    def content(self, upload: Upload) -> bytes:
        """The workbook, byte for byte as it came."""
        try:
            return self._bytes(upload.id).read_bytes()
        except FileNotFoundError as error:
            raise UploadGone(upload.file) from error

    def drop(self, upload: Upload) -> None:
        """Forget it."""
        with _lock:
            self._said(upload.id).unlink(missing_ok=True)
            self._bytes(upload.id).unlink(missing_ok=True)

    def recovered(self, store: Store) -> list[str]:
        """At start, and after a restore: what was being published when the process ended, committed
        or not, in words.

        Its owner reads the same on the desk. Half-written leftovers are taken away.
        """
        sentences = []
        with _lock:
            for upload in self._all():
                if upload.status == "publishing":
                    kept = stands(store, upload.batch)
                    note = _DONE if kept else _CUT_SHORT
                    status: Status = "published" if kept else upload.before
                    self.save(replace(upload, status=status, note=note))
                    sentences.append(f"{upload.file}：{note}")
            self._tidy()
        return sentences

    def _all(self) -> list[Upload]:
        found = (self._read(path) for path in self._folder.glob("*.json"))
        return sorted(filter(None, found), key=lambda upload: (upload.received_at, upload.id))

    def _read(self, path: Path) -> Upload | None:
        with suppress(FileNotFoundError, ValueError, TypeError, KeyError):
            said = json.loads(path.read_text(encoding="utf-8"))
            said["received_at"] = datetime.fromisoformat(said["received_at"])
            upload = Upload(**said)
            return upload if upload.id == path.stem else None
        return None

    def _tidy(self) -> None:
        """Bytes of which nothing is said, and files written half: a process ended between.

        What is said but not understood stays with its bytes: a newer program may have written it.
        """
        for path in self._folder.glob("*"):
            silent = path.suffix == ".upload" and not path.with_suffix(".json").exists()
            if path.is_file() and (silent or path.suffix == ".half"):
                path.unlink(missing_ok=True)

    def _bytes(self, number: str) -> Path:
        return self._folder / f"{number}.upload"

    def _said(self, number: str) -> Path:
        return self._folder / f"{number}.json"

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            known = refusal(error, self._folder)
            if known is None:
                raise
            raise known from error


def _shown(file: str) -> str:
    """The name without folders and signs nobody sees."""
    name = file.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in name if sign.isprintable()).strip() or "未命名"


def _whole(path: Path, content: bytes) -> None:
    half = path.with_name(f"{path.name}.{threading.get_ident()}.half")
    try:
        with half.open("wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _plain(value: object) -> Any:
    return value.isoformat() if isinstance(value, datetime) else list(value)  # type: ignore
