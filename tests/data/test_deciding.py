"""From the desk's decision to what is kept: stage, answers, reasons, refused lines, locks."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from catalog.catalog import Catalog
from catalog.period import Period
from data.draft import Decision, Draft
from data.importing import Overtaken, prepare, publish
from data.keeping import batches, locks, remarks
from data.keeping.checking import check
from data.keeping.publication import NothingTaken
from data.keeping.stages import UnknownStage
from data.keeping.store import Store
from tests.data.test_importing import CHAINS, register, report

Drafted = Callable[..., Draft]


@pytest.fixture
def drafted(store: Store, catalog: Catalog) -> Drafted:
    """Drafts of a store that knows the chains and their May."""
    for content in (register(), report(5, [40, 30, 20])):
        publish(store, prepare(store, catalog, content, "已有.xlsx"))

    def draft(content: bytes, name: str = "月报.xlsx") -> Draft:
        return prepare(store, catalog, content, name)

    return draft


def key_of(draft: Draft, unit: str, measure: str = "level") -> str:
    lines = draft.difference.lines
    return lines[lines["unit"].eq(unit) & lines["measure"].eq(measure)]["key"].iloc[0]


def level(store: Store, unit: str, month: int) -> float:
    return store.rows(
        "select value::double from current_facts(null) where unit = $unit and measure = 'level' "
        "and last_month = $month",
        {"unit": unit, "month": month},
    )[0][0]


def test_a_decision_survives_as_json() -> None:
    decision = Decision("初步数", {"a": "属实"}, {"b": "更正"}, frozenset("cd"), True)
    said = json.loads(json.dumps(decision.as_dict()))
    assert Decision.of_dict(said) == decision
    assert Decision.of_dict({}) == Decision() and Decision.of_dict({"of old": 1}) == Decision()


def test_everything_decided_is_kept_with_its_figure(store: Store, drafted: Drafted) -> None:
    draft = drafted(report(5, [44, 33, 22]))
    changed, refused = key_of(draft, CHAINS[0]), key_of(draft, CHAINS[1])
    done = publish(
        store,
        draft,
        "王五",
        account="wang",
        decision=Decision(
            "初步数",
            reasons={changed: " 两家企业补报 ", refused: "待核", key_of(draft, CHAINS[2]): " "},
            refused=frozenset([refused]),
        ),
    )
    assert level(store, CHAINS[0], 5) == 440000 and level(store, CHAINS[1], 5) == 300000
    row = batches.history(store).iloc[0]
    assert (row["batch"], row["sender"]) == (done.batch, "王五")
    assert (row["account"], row["stage"], row["facts"]) == ("wang", "初步数", 5)
    assert json.loads(row["summary"])["difference"]["changed"] == 2
    assert (
        "已发布 5 个数据：新增 0，修改 2，" in done.sentence() and "不采用 1。" in done.sentence()
    )
    said = remarks.of_batch(store, done.batch)
    told = sorted(said[["kind", "unit", "text", "old", "new", "cell"]].to_numpy().tolist())
    assert told == [
        ["修改原因", CHAINS[0], "两家企业补报", 40.0, 44.0, "B4"],
        ["未采用", CHAINS[1], "待核", 30.0, 33.0, "B5"],
    ]
    assert check(store) == []


def test_the_answer_to_a_doubt_goes_with_the_figure(store: Store, drafted: Drafted) -> None:
    draft = drafted(report(6, [38, 36, 24]))
    (doubt,) = [found for found in draft.findings.items if found.code == "cumulative_falls"]
    again = [found.key for found in drafted(report(6, [38, 36, 24])).findings.items]
    assert doubt.key in again and len(set(again)) == len(again)
    done = publish(store, draft, decision=Decision(answers={doubt.key: "核减两家企业"}))
    (said,) = remarks.of_batch(store, done.batch).to_dict("records")
    assert (said["kind"], said["code"], said["text"]) == (
        "核实说明",
        "cumulative_falls",
        "核减两家企业",
    )
    assert (said["unit"], said["cell"], said["asked"]) == (CHAINS[0], doubt.cell, doubt.message)
    kept = remarks.remarks_in(store, Period(2026, 1, 6))
    assert kept[["text", "standing"]].to_numpy().tolist() == [["核减两家企业", True]]


def test_a_figure_that_is_missing_can_be_answered_for(store: Store, drafted: Drafted) -> None:
    draft = drafted(report(6, [50, 36]))
    (doubt,) = [found for found in draft.findings.items if found.code == "missing_now"]
    publish(store, draft, decision=Decision(answers={doubt.key: "停产"}))
    said = remarks.remarks_of(store, doubt.fact)
    assert said[["unit", "text"]].to_numpy().tolist() == [[CHAINS[2], "停产"]]


def test_going_back_to_an_earlier_stage_is_a_doubt(store: Store, drafted: Drafted) -> None:
    publish(store, drafted(report(5, [41, 31, 21])), decision=Decision("核定数"))
    draft = drafted(report(5, [42, 31, 21]))
    assert draft.staged("") == draft.staged("核定数") == []
    (doubt,) = draft.staged("快报数")
    assert (doubt.code, doubt.severity) == ("stage_goes_back", "doubt")
    assert "6 个数据已有核定数" in doubt.message
    done = publish(store, draft, decision=Decision("快报数", {doubt.key: "更正"}))
    (said,) = remarks.of_batch(store, done.batch).to_dict("records")
    assert (said["code"], said["text"], said["grain"]) == ("stage_goes_back", "更正", "")


def test_an_unknown_stage_is_refused(store: Store, drafted: Drafted) -> None:
    draft = drafted(report(5, [42, 31, 21]))
    with pytest.raises(UnknownStage, match="终稿"):
        publish(store, draft, decision=Decision("终稿"))


def test_the_same_bytes_at_another_stage_are_a_batch_of_their_own(
    store: Store, drafted: Drafted
) -> None:
    content = report(5, [41, 31, 21])
    first = publish(store, drafted(content), decision=Decision("快报数"))
    draft, later = drafted(content), Decision("核定数", lock=True)
    assert draft.becomes(Decision("快报数")) == draft.becomes(Decision()) == first.batch
    assert not batches.stands(store, draft.becomes(later))
    assert publish(store, draft, decision=Decision("快报数")).batch == first.batch
    done = publish(store, draft, decision=later)
    assert done.batch == draft.becomes(later) != first.batch and "已发布" in done.sentence()
    assert batches.stands(store, done.batch) and batches.stage_of(store, done.batch) == "核定数"
    assert [str(each.period) for each in locks.locked(store)] == ["2026年1—5月"]
    assert check(store) == []


def test_a_lock_between_preview_and_publication_counts(store: Store, drafted: Drafted) -> None:
    draft = drafted(report(5, [42, 30, 20]))
    locks.lock(store, Period(2026, 1, 5), "张三", "会议已定")
    with pytest.raises(locks.Locked):
        publish(store, draft)
    locks.reopen(store, Period(2026, 1, 5), "李四", "更正")
    assert publish(store, draft).published


def test_a_workbook_of_which_nothing_is_taken_is_not_published(
    store: Store, drafted: Drafted
) -> None:
    draft: Any = drafted(report(6, [50, 36, 24]))
    every = frozenset(draft.difference.page(0, 100)["key"])
    with pytest.raises(NothingTaken):
        publish(store, draft, decision=Decision(refused=every))
    assert len(batches.history(store)) == 2
    one = frozenset(sorted(every)[:1])
    assert publish(store, draft, decision=Decision(refused=one)).published


def test_a_decision_does_not_excuse_another_difference(store: Store, drafted: Drafted) -> None:
    draft = drafted(report(5, [42, 30, 20]))
    publish(store, drafted(report(5, [43, 32, 20])))
    with pytest.raises(Overtaken):
        publish(store, draft, decision=Decision("初步数"))


def test_a_sender_of_one_unit_is_not_asked_for_the_others(
    store: Store, catalog: Catalog, drafted: Drafted
) -> None:
    content = report(6, [48, None, None])
    everybody = drafted(content)
    assert set(everybody.difference.page(0, 9, "缺")["unit"]) == set(CHAINS[1:])
    own = prepare(store, catalog, content, "月报.xlsx", own={("chain", CHAINS[0])})
    assert own.difference.missing == 0 and "缺" not in set(own.difference.lines["change"])
    assert "missing_now" not in {each.code for each in own.findings.items}
    mine = prepare(store, catalog, content, "月报.xlsx", own={("chain", CHAINS[1])})
    assert set(mine.difference.page(0, 9, "缺")["unit"]) == {CHAINS[1]}
    asked = [each.message for each in mine.findings.items if each.code == "missing_now"]
    assert asked and not [said for said in asked if CHAINS[2] in said]
