"""What a number's words may mean besides the likeliest; where one meaning agrees it is right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.proofreading import roles
from briefing.proofreading.claim import Claim
from briefing.proofreading.figures import PERCENT, Figure
from briefing.proofreading.hearing import Heard
from briefing.proofreading.moments import Moment
from briefing.proofreading.names import Measured, Named, Subject
from briefing.proofreading.roles import ACCELERATION, AGAINST, PLACE_BEFORE, SHORTFALL, SKIPPED
from briefing.proofreading.text import clause_end, clause_start
from catalog.period import Period

MAIN = "output_value"
_TOGETHER = re.compile(r"合计|总共|加起来|加在一起|一共|之和|共占")
# What is reckoned from a target is no wish, though it speaks of the months to come.
_RECKONED = (SHORTFALL, "required_monthly", "target", "completion", "time_progress")
_WISHED = re.compile(r"力争|确保|争取|预计|预期|预测|有望|拟|明年|达到|不低于|以上|提高到|拉到")
_SET_OUT = re.compile(
    r"(?:预计|预测|力争|确保|争取|奋力实现|努力实现)(?!.{0,12}(?:前提|基础|同时|的情况))"
)
_EACH_BEYOND = re.compile(r"(?:均|都|全部)(?:在|超过|超|高于|大于|突破|低于|不足)了?$")
# These are said of the main indicator where none is named.
_OF_MAIN = ("pull", "contribution", "completion", "gap_pp", "target", "required_monthly", SHORTFALL)


def clause(text: str, start: int, end: int) -> str:
    """The words of the clause that a group of figures stands in."""
    return text[clause_start(text, start) : max(end, min(end + 8, clause_end(text, end)))]


def intended(clause: str, role: str) -> bool:
    """Whether a clause speaks of what is to come."""
    return bool(_WISHED.search(clause)) if role in _RECKONED else roles.intended(clause)


def wished(text: str, at: int) -> bool:
    """Whether the sentence set out on a wish before: 确保投资575亿元，产值增长12%."""
    return bool(_SET_OUT.search(text[:at]))


def other(named: Sequence[Named], begin: int, figure: Figure) -> Subject | Measured | None:
    """The unit or indicator a figure is compared with: 高于全市6个百分点."""
    found = [
        each.means[0]
        for each in named
        if each.beside and begin <= each.start and each.end <= figure.start
    ]
    return found[-1] if found else None


def since(when: Sequence[Moment], figure: Figure, role: str) -> Period | None:
    """What a growth has changed since: 由一季度的28%提升到31.5%，加快3.5个百分点."""
    once = [each.period for each in when if each.once and each.end <= figure.start]
    return once[-1] if once and role == ACCELERATION else None


def read(
    claim: Claim,
    text: str,
    before: Sequence[Claim],
    usual: tuple[Measured, ...],
    heard: Heard,
    period: Period,
) -> Claim:
    """The claim with its other meanings. `before` are the claims of the sentence so far, `usual`
    the indicators meant where a unit was named since, `period` that of the draft."""
    words = text[clause_start(text, claim.start) : claim.start]
    if (claim.figure.about == "下" and claim.role == "value") or _EACH_BEYOND.search(words):
        claim = replace(claim, role=SKIPPED)  # 都在11亿元以下
    if claim.role == "value" and claim.period == period and _of_year(text, claim):
        claim = replace(claim, role=SKIPPED)
    if claim.role == "pace_monthly" and before and before[-1].role == SHORTFALL:
        claim = replace(claim, role="required_monthly")
    if _of_target(claim, text, before):
        claim = replace(claim, role="completion")
    if not claim.measured and claim.role in _OF_MAIN:
        claim = replace(claim, measured=usual)
    usual = usual or (heard.topic if claim.role in _OF_MAIN else ())
    more = tuple(each for each in usual if claim.measured and each not in claim.measured)
    claim = replace(claim, measured=(*claim.measured, *more))
    also = list(_roles(claim, text, before))
    listed = len(heard.subjects) > 1 and not claim.subjects
    if listed and (claim.role not in ("value", "share") or "等" in words):
        return replace(claim, role=SKIPPED)  # of which of them is not said
    if (listed or _TOGETHER.search(words)) and len(heard.units()) > 1:
        units = heard.units()
        claim = replace(claim, together=units, subjects=claim.subjects or units[-1:])
    if heard.period and heard.period != claim.period and before:
        if claim.role == ACCELERATION and claim.beside is None:
            also.append(replace(claim, beside=heard.period))
        if claim.period != period:
            also += [each.then(heard.period) for each in (claim, *also)]
    return replace(claim, also=tuple(also))


def _of_target(claim: Claim, text: str, before: Sequence[Claim]) -> bool:
    """Whether it is of a target just named: 完成全年目标79.7亿元的45.7%."""
    target = before[-1] if before and before[-1].role == "target" else None
    return bool(target and claim.figure.uom == PERCENT and text[target.end : claim.start] == "的")


def _of_year(text: str, claim: Claim) -> bool:
    words = text[clause_start(text, claim.start) : claim.start]
    return bool(re.search(r"(?<![去上])(?:全年|年底|年末)(?!.*(?:目标|任务|计划|盘子))", words))


def _roles(claim: Claim, text: str, before: Sequence[Claim]) -> Iterator[Claim]:
    """The same number in another role: what a list stands under, what was spoken of just before."""
    uom, role = claim.figure.uom, claim.role
    if uom == PERCENT and role == "value":
        headed = roles.heading(text[: claim.start])
        same = [each.role for each in before if each.figure.uom == PERCENT and each.role != "value"]
        same += ["completion"] if same[-1:] == ["time_progress"] else []
        for each in dict.fromkeys((headed, *same[-1:])):
            if each:
                yield replace(claim, role=each)
    after = before[-1].role if before else ""
    size = before and re.search(r"总量|规模", text[before[-1].end : claim.start])
    if role in ("rank", PLACE_BEFORE) and after == "yoy" and not size:
        yield replace(claim, role=f"growth_{role}")
    if role == AGAINST and after == "completion":
        yield replace(claim, role="gap_pp")  # 完成39.8%，慢10.2个百分点
    if role == ACCELERATION and claim.beside is None:
        yield replace(claim, role="yoy_change")
    if role == "pace_monthly":
        yield replace(claim, role="required_monthly")
