"""Boards of projects (项目名称, 总投资, 完成投资, 形象进度): whose investment that is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.proposing.changes import headers
from data.proposing.labels import Meaning
from data.proposing.lexicon import Lexicon
from data.reading.table import Table
from data.reading.text import normalise

INVESTMENT = "investment"
# 完成投资 of projects is no 固定资产投资: which 口径 it is, by the words of the title.
_SCOPES = (("重点项目", "重点项目"), ("", "项目投资"))
_NAMED = re.compile(r"(?:重点|产业|工业|重大|建设|在建)?(?:项目|工程)(?:\(工程\))?(?:名称)?")
_BOARD = re.compile(r".*(?:总投资|形象进度|建设内容|建设规模|建设性质|建设地点|开工时间|竣工时间)")
_TITLE = re.compile(
    r"(?:重点|重大|产业|工业|在建|建设)项目|项目(?:投资|推进|进展|建设|调度|台账|清单|完成)"
)
# Words that say that 固定资产投资 is meant, whatever the table is about.
_EXPLICIT = re.compile(r"固定资产|固投|全社会")


def scope_of_projects(table: Table, lexicon: Lexicon) -> str:
    """The 口径 investment has in a table about projects; '' in any other table."""
    heads = [normalise(head) for head in headers(table)]
    title = normalise(table.title or table.sheet)
    named = any(_NAMED.fullmatch(head) for head in heads)
    board = any(_BOARD.match(head) for head in heads)
    if not (_TITLE.search(title) or (named and board)):
        return ""
    known = lexicon.scopes.get(INVESTMENT, {})
    return next((s for word, s in _SCOPES if word in title and normalise(s) in known), "")


def lists_projects(table: Table) -> bool:
    """True where the rows of a table about projects are single projects."""
    return bool(table.headers) and bool(_NAMED.fullmatch(normalise(table.headers[-1])))


def narrowed(meaning: Meaning, path: Sequence[str], scope: str) -> Meaning:
    """The meaning of a label in a table about projects: plain 完成投资 is that of projects."""
    plain = meaning.indicator == INVESTMENT and not meaning.scope
    if not scope or not plain or _EXPLICIT.search(normalise("".join(path))):
        return meaning
    return replace(meaning, scope=scope)
