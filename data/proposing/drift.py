"""A sender's layout that is no longer the one remembered: what changed, column by column."""

import difflib
from collections.abc import Iterable, Mapping, Sequence

from data.proposing.corrections import Remembered
from data.proposing.fingerprints import Form

_NAMED = 6


def relative(form: Form, remembered: Iterable[Remembered], present: set[str]) -> Remembered | None:
    """The remembered layout a table has most in common with: of its family, of another form.

    `present` are the layouts found in the file: what is there unchanged has not changed.
    """
    best: tuple[int, Remembered] | None = None
    for each in remembered:
        if each.said.family != form.family or each.fingerprint in present or not each.said.keys:
            continue
        common = len(set(each.said.keys) & set(form.keys))
        named = not form.family.endswith("|")  # a sheet without a title may be any report
        enough = common > 0 if named else 2 * common >= max(len(each.said.keys), len(form.keys))
        if enough and (best is None or common > best[0]):
            best = (common, each)
    return best[1] if best else None


def changes(
    old: Sequence[str], new: Sequence[str], heads: Mapping[str, str] | None = None
) -> dict[str, list[str]]:
    """Columns by what happened to them: 新增, 减少, 改名 (旧 → 新), 移动; by their `heads`."""
    before, after, named = set(old), set(new), heads or {}
    found: dict[str, list[tuple[str, ...]]] = {"新增": [], "减少": [], "改名": [], "移动": []}
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            continue
        gone = [key for key in old[a:b] if key not in after]
        come = [key for key in new[c:d] if key not in before]
        paired = min(len(gone), len(come))
        found["改名"] += zip(gone, come, strict=False)
        found["减少"] += [(key,) for key in gone[paired:]]
        found["新增"] += [(key,) for key in come[paired:]]
        found["移动"] += [(key,) for key in new[c:d] if key in before]
    return {
        what: [" → ".join(named.get(key, key) for key in each) for each in columns]
        for what, columns in found.items()
    }


def told(changed: dict[str, list[str]]) -> str:
    """The changes in a sentence."""
    parts = [
        f"{what} {'、'.join(f'“{each}”' for each in keys[:_NAMED])}"
        + (f" 等 {len(keys)} 列" if len(keys) > _NAMED else "")
        for what, keys in changed.items()
        if keys
    ]
    return "；".join(parts) or "行名所在的列或行名的表头变了"
