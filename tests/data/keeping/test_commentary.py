"""点评: signed words about a page and a period; a history, as of any moment, a draft next month."""

import pytest

from catalog.period import Period
from data.keeping import commentary
from data.keeping.commentary import CommentaryRefused, carried, history, of, write
from data.keeping.store import Store
from tests.data.keeping.given import published

MAY, JUNE, JULY = (Period(2026, 1, month) for month in (5, 6, 7))


def test_the_latest_words_count_and_the_earlier_are_kept(store: Store) -> None:
    first = write(store, "chain", "白酒产业链", JUNE, "白酒企稳。", name="张三", account="zhang")
    second = write(store, "chain", "白酒产业链", JUNE, "白酒回升。", name="李四")
    assert of(store, "chain", "白酒产业链", JUNE) == second
    assert of(store, "chain", "白酒产业链", JUNE, first.written_at) == first
    assert history(store, "chain", "白酒产业链", JUNE) == [second, first]
    assert of(store, "chain", "食品产业链", JUNE) is None
    assert of(store, "park", "白酒产业链", JUNE) is None
    assert of(store, "chain", "白酒产业链", MAY) is None


def test_empty_words_take_back(store: Store) -> None:
    said = write(store, "overview", "", JUNE, "总体平稳。", name="张三")
    write(store, "overview", "", JUNE, "  \n ", name="张三")
    assert of(store, "overview", "", JUNE) is None
    assert of(store, "overview", "", JUNE, said.written_at) == said
    assert len(history(store, "overview", "", JUNE)) == 2


def test_last_months_words_are_a_draft_until_something_is_said(store: Store) -> None:
    write(store, "overview", "", MAY, "五月的话。", name="张三")
    may = write(store, "overview", "", MAY, "五月的话，改过。", name="张三")
    assert carried(store, "overview", "", JUNE) == may
    assert carried(store, "overview", "", MAY) is None
    assert of(store, "overview", "", JUNE) is None
    june = write(store, "overview", "", JUNE, "六月的话。", name="张三")
    assert carried(store, "overview", "", JUNE) is None
    assert carried(store, "overview", "", JULY) == june
    assert carried(store, "overview", "", JULY, may.written_at) == may
    write(store, "overview", "", JUNE, "", name="张三")
    assert carried(store, "overview", "", JUNE) is None  # taken back is said
    assert carried(store, "overview", "", JULY) == may


def test_a_draft_is_not_older_than_a_year(store: Store) -> None:
    write(store, "overview", "", Period(2025, 1, 6), "去年的话。", name="张三")
    assert carried(store, "overview", "", JUNE) is not None
    assert carried(store, "overview", "", JULY) is None


def test_nobody_writes_over_what_they_have_not_seen(store: Store) -> None:
    first = write(store, "overview", "", JUNE, "甲的话。", name="甲", over="")
    with pytest.raises(CommentaryRefused, match=r"甲在 .* 写了新的点评"):
        write(store, "overview", "", JUNE, "乙的话。", name="乙", over="")
    write(store, "overview", "", JUNE, "乙的话。", name="乙", over=first.commentary)


def test_words_are_plain_and_bounded(store: Store) -> None:
    said = write(
        store, "overview", "", JUNE, " 一、\u200b平稳 。\r\n\n二、\x07向好。 ", name="张三"
    )
    assert said.text == "一、平稳 。\n二、向好。"
    with pytest.raises(CommentaryRefused, match="2001个字"):
        write(store, "overview", "", JUNE, "字" * (commentary.MOST + 1), name="张三")


def test_words_about_sample_data_end_with_them(store: Store) -> None:
    published(store, {"value": 1.0}, demo=True)
    said = write(store, "overview", "", JUNE, "编造的话。", name="张三")
    assert of(store, "overview", "", JUNE)
    published(store, {"value": 2.0})
    assert of(store, "overview", "", JUNE) is None
    assert of(store, "overview", "", JUNE, said.written_at)
