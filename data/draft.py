"""What a workbook would change: the answer of a preview and, published, of a publication."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from data.findings import SEVERITY_NAMES, Finding, Findings
from data.keeping.clock import written
from data.keeping.difference import Difference
from data.keeping.incoming import Incoming
from data.keeping.remarks import ANSWER, REASON, REFUSED, Remark
from data.keeping.stages import above
from data.proposing.proposal import Proposal


@dataclass(frozen=True)
class Decision:
    """What a person decided of a draft before publishing it.

    `answers` to doubts by `Finding.key`; `reasons` of changes by the key of a line of the
    difference; `refused` keys of lines that are not taken (新增 and 修改: the workbook does not
    state a 缺 line, so there is nothing of it to refuse). `lock`: 核定数 that close their period.
    """

    stage: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    lock: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The decision as JSON keeps it."""
        return {**vars(self), "refused": sorted(self.refused)}

    @classmethod
    def of_dict(cls, said: dict[str, Any]) -> "Decision":
        """The decision that `as_dict` wrote."""
        known = {name: said[name] for name in cls.__dataclass_fields__ if name in said}
        return cls(**{**known, "refused": frozenset(said.get("refused", ()))})


NOTHING_DECIDED = Decision()


@dataclass(frozen=True)
class Draft:
    """What a workbook would change. Nothing of it is kept until it is published.

    `version` is the store's at the time; `batch` the number it will have (see `becomes`); `already`
    the standing batch of the same bytes when nothing in it is new, of `already_stage`. Once it is
    published `difference` counts what was taken, without the `refused` lines.
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
    already_stage: str = ""
    fresh: str = ""
    published: bool = False
    refused: int = 0

    @property
    def facts(self) -> int:
        """How many figures the workbook states."""
        return self.incoming.rows

    @property
    def blocking(self) -> bool:
        """True where it may not be published as it is."""
        return self.findings.blocking

    def adds(self, decision: Decision) -> bool:
        """False for the same bytes again, published already and at no other stage."""
        if self.already is None:
            return True
        said = [*decision.answers.values(), *decision.reasons.values()]
        return decision.stage not in ("", self.already_stage) or any(map(str.strip, said))

    def becomes(self, decision: Decision) -> str:
        """The number of the batch that holds it once published, known before: batches.stands says
        whether a publication that was cut off was committed."""
        return self.fresh if self.already and self.adds(decision) else self.batch

    def staged(self, stage: str) -> list[Finding]:
        """The doubts that publishing at this stage raises: figures that were more final already."""
        found = Findings()
        for higher in above(stage):
            if many := self.difference.stages.get(higher, 0):
                found.add("stage_goes_back", many=many, stage=stage, kept=higher)
        return found.items

    def remarks(self, decision: Decision) -> list[Remark]:
        """What a decision says, to be kept with the figures: empty sentences are none."""
        asked = [*self.findings.items, *self.staged(decision.stage)]
        answers = [
            Remark(ANSWER, said.strip(), one.fact, one.code, one.message, one.sheet, one.cell)
            for one in asked
            if (said := decision.answers.get(one.key, "")).strip()
        ]
        reasons = [
            Remark(REASON, said.strip(), key)
            for key, said in decision.reasons.items()
            if said.strip() and key not in decision.refused
        ]
        refused = [
            Remark(REFUSED, decision.reasons.get(key, "").strip(), key)
            for key in sorted(decision.refused)
        ]
        return answers + reasons + refused

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
        facts = self.facts - self.refused
        parts = [f"{facts} 个数据"] if self.facts or not self.proposal.units else []
        parts += [f"{len(self.proposal.units)} 个单位"] if self.proposal.units else []
        counts = self.difference
        return (
            f"{'已发布' if self.published else '可以发布'} {'、'.join(parts)}："
            f"新增 {counts.added}，修改 {counts.changed}，不变 {counts.same}，"
            f"上期有本期缺 {counts.missing}"
            + (f"，不采用 {self.refused}。" if self.refused else "。")
        )
