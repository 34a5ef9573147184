"""Packages (pptx, docx, xlsx) whose bytes depend on what is in them alone, not on the clock."""

import io
import zipfile

_MOMENT = (1980, 1, 1, 0, 0, 0)


def sealed(package: bytes) -> bytes:
    """The same package with every entry dated alike, in the order it had."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made,
    ):
        for entry in given.infolist():
            info = zipfile.ZipInfo(entry.filename, _MOMENT)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            info.create_system = 3
            made.writestr(info, given.read(entry))
    return out.getvalue()
