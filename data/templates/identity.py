"""The hidden name of a blank form: which report and period it was made for, in its properties."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

_REPORT, _PERIOD = "报表编号", "报告期"
_PART, _MOST = "docProps/custom.xml", 100_000
_PROPERTY = re.compile(r'<property\b[^>]*\bname="([^"]*)"[^>]*>\s*<[^>]*>([^<]*)<')


@dataclass(frozen=True)
class Identity:
    """The code of a report in the catalogue and its period, 2026-06."""

    report: str
    period: str


def sign(book: Workbook, identity: Identity) -> None:
    """Write it where no reader of the sheets meets it and every program keeps it."""
    book.custom_doc_props.append(StringProperty(name=_REPORT, value=identity.report))
    book.custom_doc_props.append(StringProperty(name=_PERIOD, value=identity.period))


def identity(content: bytes) -> Identity | None:
    """What a workbook was made for; None where it is no form of ours."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as book, book.open(_PART) as part:
            text = part.read(_MOST).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return None
    found = dict(_PROPERTY.findall(text))
    return Identity(found[_REPORT], found.get(_PERIOD, "")) if _REPORT in found else None
