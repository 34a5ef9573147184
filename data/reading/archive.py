"""Zip archives by what they really inflate to, never by what they say of themselves."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from data.reading.refusal import Refusal

MOST_BYTES = 400 * 1024 * 1024
_CHUNK = 4 * 1024 * 1024


def folded(name: str) -> str:
    """A part's name as cell readers look for it: in any case, either slash."""
    return name.replace("\\", "/").lower()


def entries(content: bytes) -> dict[str, zipfile.ZipInfo]:
    """The parts of a zip by `folded` name; Refusal where it is broken, locked, ambiguous or too
    large."""
    try:
        infos = zipfile.ZipFile(BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as error:
        raise Refusal("broken_file") from error
    names = [folded(info.filename.lstrip("/")) for info in infos]
    if len(infos) > 5000 or sum(info.file_size for info in infos) > MOST_BYTES:
        raise Refusal("too_large_inside")
    # Two names for one part, or a way around ("../"): readers would not agree on what is meant.
    if len(set(names)) != len(names) or any(map(_crooked, names)):
        raise Refusal("broken_file")
    if any(info.flag_bits & 0x1 for info in infos):
        raise Refusal("encrypted")
    return dict(zip(names, infos, strict=True))


def _crooked(name: str) -> bool:
    return name.startswith("xl/xl/") or not {"", ".", ".."}.isdisjoint(name.rstrip("/").split("/"))


def ahead(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same chunks, the next one inflated on another core while one is looked at."""
    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(next, chunks, None)
        while (chunk := coming.result()) is not None:
            coming = beside.submit(next, chunks, None)
            yield chunk


def inflated(content: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of one part in chunks, to the very end of its compressed data."""
    head = content[info.header_offset : info.header_offset + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise Refusal("broken_file")
    start = info.header_offset + 30 + sum(struct.unpack("<HH", head[26:30]))
    data = memoryview(content)[start : start + info.compress_size]
    if len(data) < info.compress_size:
        raise Refusal("broken_file")
    if info.compress_type == zipfile.ZIP_STORED:
        for at in range(0, len(data), _CHUNK):
            yield bytes(data[at : at + _CHUNK])
        return
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise Refusal("broken_file")
    decoder = zlib.decompressobj(-15)
    try:
        for at in range(0, len(data), _CHUNK):
            rest: bytes | memoryview = data[at : at + _CHUNK]
            while rest and not decoder.eof:
                yield decoder.decompress(rest, _CHUNK)
                rest = decoder.unconsumed_tail
    except zlib.error as error:
        raise Refusal("broken_file") from error
    if not decoder.eof:
        raise Refusal("broken_file")
