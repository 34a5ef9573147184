"""The kinds of findings by the names they are counted under."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from data.findings import KINDS, Finding

_NAMES: dict[str, str] = tomllib.loads(
    (Path(__file__).parent / "kinds.toml").read_text(encoding="utf-8")
)


def kind_of(finding: Finding) -> str:
    """ "合计与分项之和不等": what a finding is counted under."""
    return _NAMES.get(finding.code) or KINDS[finding.code].family


def by_kind(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings by their kind, in the order the kinds first appear."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(kind_of(finding), []).append(finding)
    return found
