"""What is another now than at an edition: revised, late and withdrawn figures, with who and why."""

from catalog.period import Period
from data.keeping import batches, editions
from data.keeping.remarks import REASON, Remark
from data.keeping.revisions import revised
from data.keeping.store import Store
from tests.data.keeping.given import published
from tests.data.keeping.test_remarks import keys

JUNE = Period(2026, 1, 6)


def told(store: Store, then: object, now: object = None) -> list[tuple]:
    return [
        (each.kind, each.key.unit, each.key.measure, each.old and each.old.value,
         each.new and each.new.value)
        for each in revised(store, then, now, JUNE)
    ]  # fmt: skip


def test_old_and_new_with_whom_and_why(store: Store) -> None:
    published(store, {"value": 1.0}, {"value": 5.0, "unit": "食品产业链"})
    frozen = editions.freeze(store, "会", JUNE)
    new = {"value": 2.0}
    reason = [Remark(REASON, "原报漏一户", key) for key in keys(store, new).values()]
    published(
        store, new, {"value": 5.0, "unit": "食品产业链"}, sender="王五", remarks=reason,
        file="更正.xlsx",
    )  # fmt: skip
    (found,) = revised(store, frozen.asof, None, JUNE)
    assert (found.old.value, found.new.value, found.by, found.why, found.file) == (
        1.0, 2.0, "王五", "原报漏一户", "更正.xlsx",
    )  # fmt: skip


def test_late_withdrawn_and_other_periods(store: Store) -> None:
    kept = published(store, {"value": 1.0})
    frozen = editions.freeze(store, "会", JUNE)
    published(store, {"value": 3.0, "unit": "食品产业链"})
    published(store, {"value": 8.0, "last_month": 7})
    published(store, {"value": 9.0, "last_month": 5})
    published(store, {"value": 90.0, "measure": "target_level", "last_month": 12})
    batches.withdraw(store, kept, "赵六", reason="整表报错")
    assert sorted(told(store, frozen.asof)) == [
        ("撤回", "白酒产业链", "level", 1.0, None),
        ("补报", "白酒产业链", "level", None, 9.0),
        ("补报", "白酒产业链", "target_level", None, 90.0),
        ("补报", "食品产业链", "level", None, 3.0),
    ]
    gone = next(each for each in revised(store, frozen.asof, None, JUNE) if each.kind == "撤回")
    assert (gone.by, gone.why) == ("赵六", "整表报错")


def test_what_went_and_came_back_is_no_revision(store: Store) -> None:
    published(store, {"value": 1.0})
    frozen = editions.freeze(store, "会", JUNE)
    wrong = published(store, {"value": 2.0})
    between = batches.data_date(store)
    batches.withdraw(store, wrong)
    assert told(store, frozen.asof) == []
    assert told(store, frozen.asof, between) == [("修订", "白酒产业链", "level", 1.0, 2.0)]
