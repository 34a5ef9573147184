"""What is done with an upload: published, submitted, returned, taken back; all is logged."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import streamlit as st

from accounts.acts import record
from accounts.person import LOCAL
from accounts.rights import may_send
from data.draft import Draft
from data.importing import publish
from data.inbox import Upload
from data.keeping.directories import memberships
from data.keeping.layouts import remember
from data.proposing.corrections import Corrections, confirmed
from errors import DashboardError
from pages.shared.desk.drafts import corrections, decision, drafts, inbox
from pages.shared.desk.states import in_order, newest, ready, registers
from pages.shared.session import catalog, person, store


class NotYours(DashboardError):
    """Figures of units or reports the sender does not answer for."""

    def __init__(self, file: str, why: Sequence[str]) -> None:
        super().__init__(
            "不能报送", f"“{file}”里有不由您报送的内容：{''.join(why)}", "请只留自己的部分再上传。"
        )


class NotReady(DashboardError):
    """Something blocks, or a doubt has no sentence: no button leads here, a forged click might."""

    def __init__(self, file: str) -> None:
        super().__init__(
            "还不能发布", f"“{file}”还有必须改的问题，或有核实没有说明。", "请先到“核对”处理。"
        )


def send(upload: Upload, sender: str = "") -> Draft:
    """Publish one upload and take it off the desk. What is published is what was shown."""
    draft, made = _ready(upload), decision(upload)
    batch = draft.becomes(made)
    who = sender or ("" if upload.owner == LOCAL.account else upload.owner_name)
    claimed = inbox().claim(upload, batch)
    try:
        published = publish(
            store(),
            replace(draft, content=inbox().content(claimed)),
            who,
            account=upload.owner,
            decision=made,
        )
    except BaseException:
        inbox().give_back(claimed)
        raise
    record(
        store(), person(), "发布", upload.file,
        batch=batch, sender=who, facts=draft.facts, stage=made.stage,
        difference=draft.difference.as_dict(), refused=len(made.refused),
    )  # fmt: skip
    inbox().drop(claimed)
    drafts().forget(upload)
    _remember(upload, draft)
    return published


def submit(upload: Upload) -> None:
    """Hand it to the reviewers; NotYours, and a line in the log, where it is not theirs to send."""
    draft = _ready(upload)
    if why := not_theirs(draft):
        record(store(), person(), "越权报送被拒", upload.file, why=why)
        raise NotYours(upload.file, why)
    inbox().change(upload, status="submitted", note="")
    _remember(upload, draft)
    record(store(), person(), "提交审核", upload.file, upload=upload.id, facts=draft.facts)


def give_back(upload: Upload, reason: str) -> None:
    """退回: its sender reads why and goes on from there."""
    inbox().change(upload, status="returned", note=reason)
    record(store(), person(), "退回", upload.file, sender=upload.owner_name, reason=reason)


def take_back(upload: Upload) -> None:
    """收回: the sender works on it again."""
    inbox().change(upload, status="open", note="")
    record(store(), person(), "收回", upload.file, upload=upload.id)


def discard(upload: Upload) -> None:
    """Off the desk, nothing of it published."""
    inbox().drop(inbox().change(upload, note=""))
    drafts().forget(upload)
    if upload.status != "published":
        record(store(), person(), "移除上传", upload.file, upload=upload.id)


def not_theirs(draft: Draft) -> list[str]:
    """In words, what of it the present person may not send."""
    return may_send(person(), draft.proposal, catalog(), memberships(store()))


def send_all(uploads: Sequence[Upload], sender: str = "") -> Iterator[Draft]:
    """Publish those that are ready: directories first, then, read with the new names, the rest."""
    first = [upload for upload in uploads if registers(drafts().of(upload))]
    for upload in first:
        if ready(upload, drafts().of(upload)):
            yield send(upload, sender)
    rest = [upload for upload in uploads if upload not in first]
    for upload in rest:
        drafts().of(upload)
    for upload in in_order(rest):
        if ready(upload, drafts().of(upload)):
            yield send(upload, sender)


def told(done: Sequence[Draft]) -> None:
    """Leave word of what was published, for the notice on top of the page."""
    periods = [newest(draft.proposal.facts) for draft in done]
    st.session_state["sent"] = {
        "title": "已发布",
        "lines": [draft.sentence() for draft in done],
        "period": next((period for period in reversed(periods) if period), None),
    }


def _ready(upload: Upload) -> Draft:
    draft = drafts().of(upload)
    if not ready(upload, draft):
        raise NotReady(upload.file)
    return draft


def _remember(upload: Upload, draft: Draft) -> None:
    """The layouts this person has confirmed count for the sender's next file, and for those that
    lie here already: they are read anew."""
    before = {each.fingerprint: each.said for each in draft.proposal.applied}
    counted = Corrections(before).merged(corrections(upload))
    told = confirmed(draft.proposal.tables, counted)
    if remember(store(), upload.owner, upload.file, told):
        for other in inbox().of(upload.owner):
            drafts().forget(other)
