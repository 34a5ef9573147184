"""What is wrong or in doubt in a workbook: one Finding each, collected to the end of the file."""

import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

Severity = Literal["block", "doubt", "note"]

SEVERITY_NAMES: dict[Severity, str] = {"block": "必须改", "doubt": "核实", "note": "提示"}


@dataclass(frozen=True)
class Kind:
    """A kind of finding: its severity, its family (表格结构 / 数据内容) and its sentences.

    `message` and `advice` are format strings; their fields are the keyword facts of `Findings.add`.
    """

    severity: Severity
    family: str
    message: str
    advice: str


@dataclass(frozen=True)
class Finding:
    """One thing found at one place. `cell` is an A1 address, "" for the whole sheet or file."""

    code: str
    severity: Severity
    sheet: str
    cell: str
    value: str
    message: str
    advice: str

    def as_dict(self) -> dict[str, str]:
        """The finding as JSON prints it."""
        return asdict(self)


@dataclass
class Findings:
    """The collector handed to every reader and check: record and read on, never raise."""

    items: list[Finding] = field(default_factory=list)

    def add(
        self, code: str, sheet: str = "", cell: str = "", value: object = "", **facts: object
    ) -> None:
        """Record `code` of KINDS at sheet!cell; `facts` fill its sentences."""
        kind = KINDS[code]
        shown = "" if value is None else str(value)[:80]
        facts = {"sheet": sheet, "cell": cell, "value": shown, **facts}
        self.items.append(
            Finding(
                code,
                kind.severity,
                sheet,
                cell,
                shown,
                kind.message.format(**facts),
                kind.advice.format(**facts),
            )
        )

    @property
    def blocking(self) -> bool:
        """True where something must be corrected before anything of the file is published."""
        return any(finding.severity == "block" for finding in self.items)


def _kinds() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for path in sorted((Path(__file__).parent / "finding_kinds").glob("*.toml")):
        for code, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            kinds[code] = Kind(**entry)
    return kinds


KINDS = _kinds()
