"""The workbooks as they came, kept for ever under the hash of their bytes."""

import os
import threading
from hashlib import sha256
from pathlib import Path

_SUFFIX_LENGTH = 8


def digest(content: bytes) -> str:
    """What a workbook is kept under."""
    return sha256(content).hexdigest()


def place(home: Path, digest: str, file: str) -> Path:
    """Where the workbook named `file` with this digest is kept."""
    suffix = Path(file).suffix.lower()
    plain = suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= _SUFFIX_LENGTH
    return home / "originals" / f"{digest}{suffix if plain else ''}"


def keep(home: Path, file: str, content: bytes) -> Path:
    """Write `content` where it belongs, whole or not at all, before anything speaks of it."""
    path = place(home, digest(content), file)
    if path.exists() and digest(path.read_bytes()) == digest(content):
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        with temporary.open("wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    _settle(path.parent)
    return path


def _settle(folder: Path) -> None:
    """Make the new name outlive a power cut, where the system can (Windows cannot)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
