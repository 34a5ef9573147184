"""Text of users and files where Streamlit reads Markdown: words, whatever they look like."""

import re

import pytest

from pages.shared.plain import plain

# What the browser seeks in the finished text, after every backslash is gone.
SOUGHT = re.compile(r":[\w+-]+(?:/\w+)?:|www\.|https?://|\w@\w|->|<-|--")


@pytest.mark.parametrize("text", [
    ":material/home:", ":smile:", ":+1:", "www.evil.example", "https://evil.example/x",
    "HTTP://EVIL.example", "a@evil.example", "a -> b <- c -- d",
])  # fmt: skip
def test_nothing_is_left_for_the_browser_to_make_an_icon_or_a_link_of(text: str) -> None:
    shown = plain(text).replace("\\", "")
    assert not SOUGHT.search(shown)
    assert shown.replace("\u2060", "") == text


def test_common_names_stay_as_they_are() -> None:
    for name in ("白酒产业链", "2026年1—6月.xlsx", "高新区（筹）", "A-1 园区"):
        assert plain(name).replace("\\", "") == name


def test_a_name_is_one_line() -> None:
    assert "\n" not in plain("甲\n- 乙")
