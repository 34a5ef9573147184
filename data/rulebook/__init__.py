"""审核关系 as a workbook a bureau edits: `workbook` writes it, `take` reads it back."""

from data.rulebook.taking import Taken, take
from data.rulebook.workbook import workbook

__all__ = ["Taken", "take", "workbook"]
