"""One line of the workbook understood as a rule, every cell that cannot be as a finding."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalog.catalog import Catalog
from catalog.faults import nearest
from catalog.indicator import Indicator
from catalog.rules import Change, Limit, Pair, Rule, Sum
from catalog.spelling import plain
from data.findings import Findings
from data.rulebook import lines
from data.rulebook.lines import (
    ASKED,
    AT_LEAST,
    BESIDE,
    EQUAL,
    FORCED,
    MEASURES,
    RELATIONS,
    SHEET,
    Line,
)


@dataclass(frozen=True)
class Fall:
    """That the cumulative figure of an indicator may fall."""

    indicator: str


class Understanding:
    """Turns lines into rules; what it cannot is in `findings`."""

    def __init__(self, catalog: Catalog, findings: Findings) -> None:
        self._findings = findings
        self._known = catalog.indicators
        self._named = _named(catalog.indicators)

    def rule(self, line: Line, row: int) -> Rule | Fall | None:
        """The rule of a line; None where a finding says why not."""
        if not self._among(line.type, RELATIONS, "类型", f"B{row}"):
            return None
        if not self._among(line.level, (FORCED, ASKED), "级别", f"F{row}"):
            return None
        if not self._among(line.relation, RELATIONS[line.type], "关系", f"D{row}"):
            return None
        said = {"forced": line.level == FORCED, "note": line.note, "entry": line.name}
        left, right = (f"C{row}", line.left), (f"E{row}", line.right)
        if line.relation == AT_LEAST:
            left, right = right, left
        match line.type:
            case lines.PAIR:
                return self._pair(left, right, said)
            case lines.SUM:
                return self._sum(left, right, line.relation, said)
            case lines.LIMIT:
                return self._limit(left, right, said)
            case lines.CHANGE:
                return self._change(left, right, line.relation, said)
        code = self._indicator(*left)
        return Fall(code) if code else None

    def _pair(self, part: "Cell", whole: "Cell", said: dict) -> Rule | None:
        codes = self._indicator(*part), self._indicator(*whole)
        if not all(codes) or not self._comparable(part, codes):
            return None
        return Pair(*codes, **said)

    def _sum(self, part: "Cell", whole: "Cell", relation: str, said: dict) -> Rule | None:
        if relation == EQUAL and "+" in plain(whole[1]):
            part, whole = whole, part
        names = [name for name in plain(part[1]).split("+") if name]
        if len(names) < 2 or "+" in plain(whole[1]):
            return self._say("rule_parts", *part)
        parts = [self._indicator(part[0], name) for name in names]
        total = self._indicator(*whole)
        if not all(parts) or not total:
            return None
        if not all(self._comparable(part, (code, total)) for code in parts):
            return None
        return Sum(tuple(parts), total, relation == EQUAL, **said)

    def _limit(self, left: "Cell", right: "Cell", said: dict) -> Rule | None:
        name, _, measured = left[1].replace("•", "·").partition("·")
        words = {word: measure for measure, word in MEASURES.items()}
        code, measure = "", words.get(name.strip(), "level")
        if measure == "level":
            code = self._indicator(left[0], name)
            if measured and self._among(measured.strip(), words, "“·”后面", left[0]):
                measure = words[measured.strip()]
            elif measured:
                return None
        most = self._number(*right)
        ready = most is not None and (code or measure != "level")
        return Limit(code, measure, most, **said) if ready else None

    def _change(self, left: "Cell", right: "Cell", relation: str, said: dict) -> Rule | None:
        code, most = self._indicator(*left), self._number(*right)
        beside = next(key for key, word in BESIDE.items() if word == relation)
        if most is not None and most <= 0:
            return self._say("rule_number", *right, what="大于 0 的百分数")
        return Change(code, beside, most, **said) if code and most is not None else None

    def _indicator(self, cell: str, name: str) -> str:
        code = self._named.get(plain(name), "")
        if not code:
            names = [each.name for each in self._known.values()]
            self._say("rule_indicator", cell, name, nearest=nearest(name.strip(), names))
        return code

    def _comparable(self, cell: "Cell", codes: tuple[str, str]) -> bool:
        """Two different indicators kept in one unit."""
        first, second = (self._known[code] for code in codes)
        if first.code == second.code:
            self._say("rule_itself", *cell)
        elif first.unit != second.unit:
            said = {"unit": first.unit, "other": second.name, "other_unit": second.unit}
            self._say("rule_units", *cell, **said)
        return first.code != second.code and first.unit == second.unit

    def _number(self, cell: str, text: str) -> float | None:
        try:
            return float(plain(text).removesuffix("%").replace(",", ""))
        except ValueError:
            return self._say("rule_number", cell, text, what="数值")

    def _among(self, word: str, choices: Iterable[str], what: str, cell: str) -> bool:
        if word in choices:
            return True
        told = {"what": what, "choices": "、".join(choices), "nearest": nearest(word, choices)}
        self._say("rule_word", cell, word, **told)
        return False

    def _say(self, code: str, cell: str, value: str, **facts: str) -> None:
        self._findings.add(code, SHEET, cell, value, **facts)


Cell = tuple[str, str]
"""An address and its text."""


def _named(known: Mapping[str, Indicator]) -> dict[str, str]:
    """Codes by name, alias and code; a name goes before an alias."""
    named = {plain(alias): each.code for each in known.values() for alias in each.aliases}
    named |= {plain(each.code): each.code for each in known.values()}
    return named | {plain(each.name): each.code for each in known.values()}
