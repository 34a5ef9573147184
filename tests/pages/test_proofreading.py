"""核稿 on its page: what is wrong stands on top with the right value and a way to its origin."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


@pytest.fixture
def page(filled: Path, app: Callable[..., AppTest]) -> AppTest:
    """The view, with figures kept."""
    return app("report/briefing.py", tab="核稿", period="2026-06")


def blocks(page: AppTest) -> str:
    """All blocks of the page as one text."""
    sent = [json.loads(element.proto.json) for element in page.get("bidi_component")]
    return json.dumps(sent, ensure_ascii=False)


def test_a_wrong_number_is_listed_with_the_right_one(page: AppTest) -> None:
    page.text_area[0].input("上半年，白酒产业链实现产值45.69亿元，同比增长4.8%。").run()
    assert not page.exception
    shown = blocks(page)
    assert "1 个数要改" in shown
    assert "46.59亿元" in shown
    assert "trace?" in shown


def test_a_draft_that_agrees_raises_no_alarm(page: AppTest) -> None:
    page.text_area[0].input("1—6月，白酒产业链产值46.6亿元，增长4.8%，完成年度目标的40%。").run()
    assert "没有发现不符的数" in blocks(page)


def test_nothing_to_check_is_said(page: AppTest) -> None:
    page.text_area[0].input("三点要求。").run()
    assert "没有看到带单位、可以核对的数" in page.info[0].value
