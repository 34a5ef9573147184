"""How far an upload is: what must be changed, what is to be confirmed, what may be published."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from catalog.period import Period
from data.directory import KIND_NAMES
from data.draft import Draft
from data.findings import Finding
from data.inbox import Upload
from pages.shared.desk.drafts import decision, drafts
from pages.shared.session import catalog


def registers(draft: Draft) -> bool:
    """True for a 名录: others can only be understood after it."""
    return bool(draft.proposal.units)


def registering(mine: Sequence[Upload]) -> frozenset[str]:
    """The 名录 of a desk that may be published: until then their names cannot be known."""
    known = ((upload.id, drafts().known(upload)) for upload in mine if upload.editable)
    return frozenset(
        number for number, draft in known if draft and registers(draft) and not draft.blocking
    )


def held_back(upload: Upload, first: frozenset[str]) -> bool:
    """True for what waits for the 名录 among `first`."""
    draft = drafts().known(upload)
    return bool(first - {upload.id}) and (draft is None or not registers(draft))


def unanswered(upload: Upload, draft: Draft) -> list[Finding]:
    """The 核实 findings nobody has said a sentence to."""
    answers = decision(upload).answers
    return [
        finding
        for finding in draft.findings.items
        if finding.severity == "doubt" and not answers.get(finding.key)
    ]


def blocks(draft: Draft) -> int:
    """How many things must be changed in the file itself."""
    return sum(finding.severity == "block" for finding in draft.findings.items)


def ready(upload: Upload, draft: Draft) -> bool:
    """True where it may be published as it stands."""
    return not draft.blocking and not unanswered(upload, draft)


def state(upload: Upload, first: frozenset[str]) -> tuple[str, str]:
    """How far it is in words, and the colour of the badge: 2 处待核实, orange."""
    told = {
        "submitted": ("已提交，等待审核", "blue"),
        "publishing": ("正在发布", "blue"),
        "published": ("已入库", "green"),
    }
    if upload.status in told:
        return told[upload.status]
    returned = "已退回 · " if upload.status == "returned" else ""
    draft = drafts().known(upload)
    if held_back(upload, first):
        return returned + "等名录发布后核对", "gray"
    if draft is None:
        return returned + "待读取", "gray"
    if draft.blocking:
        return f"{returned}{blocks(draft)} 处必须改", "red"
    if doubts := len(unanswered(upload, draft)):
        return f"{returned}{doubts} 处待核实", "orange"
    if draft.already:
        return returned + "与已发布的完全相同", "gray"
    return returned + "可发布", "green"


def in_order(uploads: Sequence[Upload]) -> list[Upload]:
    """The order of publication: a 名录 first, then by period."""
    return sorted(uploads, key=_order)


def newest(facts: pd.DataFrame) -> str | None:
    """ "2026-06": the last period a level was reported for, as links name it."""
    levels = facts[facts["measure"].eq("level") & facts["year"].gt(0)]
    if levels.empty:
        return None
    year, month = max(zip(levels["year"], levels["last_month"], strict=True))
    return f"{year}-{month:02d}"


def understood(draft: Draft) -> str:
    """ "2026年1—6月　产业链 10 个　产值、税收": what the file is taken for."""
    facts, said = draft.proposal.facts, []
    last = newest(facts)
    said.append(str(Period.of(last)) if last else "")
    registered = Counter(unit.kind for unit in draft.proposal.units)
    said += [f"{KIND_NAMES[kind]}名录 {count} 个" for kind, count in registered.items()]
    for grain, part in facts.groupby("grain", observed=True):
        count = part.loc[~part["unit"].isin(["", "*"]), "unit"].nunique()
        said.append(KIND_NAMES[grain] + (f" {count} 个" if count else ""))
    names = [catalog().indicators[code].name for code in facts["indicator"].unique()]
    said.append("、".join(names[:8]) + ("等" if len(names) > 8 else ""))
    return "　".join(filter(None, said))


def _order(upload: Upload) -> tuple:
    draft = drafts().known(upload)
    if draft is None:
        return True, "9", upload.received_at
    return not registers(draft), newest(draft.proposal.facts) or "", upload.received_at
