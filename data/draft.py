"""What a workbook would change: the answer of a preview and, published, of a publication."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from data.findings import SEVERITY_NAMES, Findings
from data.keeping.clock import written
from data.keeping.difference import Difference
from data.keeping.incoming import Incoming
from data.proposing.proposal import Proposal


@dataclass(frozen=True)
class Draft:
    """What a workbook would change. Nothing of it is kept until it is published.

    `version` is the store's at the time; `batch` the number it will have; `already` the standing
    batch of the same bytes when nothing in it is new.
    """

    batch: str
    file: str
    content: bytes
    proposal: Proposal
    incoming: Incoming
    findings: Findings
    difference: Difference
    version: int
    received_at: datetime
    demo: bool = False
    already: tuple[str, str, datetime] | None = None
    published: bool = False

    @property
    def facts(self) -> int:
        """How many figures the workbook states."""
        return self.incoming.rows

    @property
    def blocking(self) -> bool:
        """True where it may not be published as it is."""
        return self.findings.blocking

    def as_dict(self) -> dict[str, Any]:
        """The batch as `manage.py import --json` prints it."""
        return {
            "file": self.file,
            "batch": self.batch,
            "published": self.published,
            "facts": self.facts,
            "units": len(self.proposal.units),
            "difference": self.difference.as_dict(),
            "findings": [finding.as_dict() for finding in self.findings.items],
        }

    def sentence(self) -> str:
        """What happened, or would, for a person."""
        found = Counter(finding.severity for finding in self.findings.items)
        told = "、".join(
            f"{name} {found[severity]} 处"
            for severity, name in SEVERITY_NAMES.items()
            if found[severity]
        )
        return f"{self.file}：{self._outcome()}" + (f"发现{told}。" if told else "")

    def _outcome(self) -> str:
        if self.blocking:
            return "没有发布。"
        if self.already:
            _, file, moment = self.already
            return (
                f"内容与 {written(moment)} 发布的“{file}”完全相同，"
                f"{self.facts} 个数据全部不变，没有重复入库。"
            )
        parts = [f"{self.facts} 个数据"] if self.facts or not self.proposal.units else []
        parts += [f"{len(self.proposal.units)} 个单位"] if self.proposal.units else []
        counts = self.difference
        return (
            f"{'已发布' if self.published else '可以发布'} {'、'.join(parts)}："
            f"新增 {counts.added}，修改 {counts.changed}，不变 {counts.same}，"
            f"上期有本期缺 {counts.missing}。"
        )
