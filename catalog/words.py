"""Words of headers, rows and directories by what they mean, as words.toml lists them."""

from collections.abc import Mapping
from dataclasses import dataclass

Meanings = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Words:
    """Per section of words.toml: meaning → its words, as typed there (match on normalised text).

    `measure` 同比 → yoy; `span` 当月 → month; `kind` 产业链 → chain; `attribute` 链长 → leader;
    `event` 事项 → what; `row` 合计 → total; `scope` 规上工业 → 规模以上工业; `noise` says nothing.
    """

    measure: Meanings
    span: Meanings
    kind: Meanings
    attribute: Meanings
    event: Meanings
    row: Meanings
    scope: Meanings
    noise: Meanings
