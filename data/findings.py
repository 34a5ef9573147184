"""What is wrong or in doubt in a workbook: one Finding each, collected to the end of the file."""

import tomllib
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
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
    """One thing found at one place. `cell` is an A1 address, "" for the whole sheet or file.

    `fact` is the text of the key (data/keeping/factkey.py) of the figure it speaks of, where known.
    """

    code: str
    severity: Severity
    sheet: str
    cell: str
    value: str
    message: str
    advice: str
    fact: str = ""

    @property
    def key(self) -> str:
        """Names the finding among those of its workbook, and again when the file is read anew: a
        doubt whose sentence has changed is another doubt."""
        said = (self.code, self.sheet, self.cell, self.value, self.message)
        return blake2b("\x1f".join(said).encode(), digest_size=8).hexdigest()

    def as_dict(self) -> dict[str, str]:
        """The finding as JSON prints it."""
        return {name: said for name, said in asdict(self).items() if name != "fact"}


@dataclass
class Findings:
    """The collector handed to every reader and check: record and read on, never raise."""

    items: list[Finding] = field(default_factory=list)

    def add(
        self,
        code: str,
        sheet: str = "",
        cell: str = "",
        value: object = "",
        *,
        fact: str = "",
        **facts: object,
    ) -> None:
        """Record `code` of KINDS at sheet!cell; `facts` fill its sentences, `fact` is the key of
        the figure it speaks of."""
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
                fact,
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
