"""What changed in a paragraph against last month: marked, the old words in a comment."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from briefing.word.markup import CHANGED, run

AUTHOR = "产业链链长制看板"
# Months move on every month: 1—5月 that is 1—6月 now is no change.
_MONTHS = re.compile(r"(?:\d+—)?\d+月|后\d+个月")
_TOKEN = re.compile(rf"{_MONTHS.pattern}|[\d,.]+|[A-Za-z]+|.", re.DOTALL)
_NEW = "上期没有这一段。"


@dataclass
class Marks:
    """Comments of one document, all dated alike."""

    document: Any
    made_at: datetime
    count: int = field(default=0)

    def marked(self, text: str, before: str) -> str:
        """The runs of a paragraph that read `before` last month; as they are where nothing
        changed."""
        if _MONTHS.sub("", text) == _MONTHS.sub("", before):
            return run(text)
        said = f"上期：{before}" if before else _NEW
        comment = self.document.comments.add_comment(said, author=AUTHOR, initials="看板")
        comment._comment_elm.date = self.made_at
        self.count += 1
        number = comment.comment_id
        return (
            f'<w:commentRangeStart w:id="{number}"/>{_runs(text, before)}'
            f'<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )


def _runs(text: str, before: str) -> str:
    new, old = _TOKEN.findall(text), _TOKEN.findall(before)
    made = []
    for what, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for months, tokens in groupby(new[start:end], lambda token: bool(_MONTHS.fullmatch(token))):
            same = what == "equal" or (months and bool(before))
            made.append(run("".join(tokens), "" if same else CHANGED))
    return "".join(made)
