"""Rules as the text of $HOME/catalog/checks.toml, laid over the shipped ones."""

import json
from collections.abc import Iterable

from catalog.rules import Change, Limit, Pair, Rule, Rules, Sum
from data.rulebook.understood import Fall

_OPENING = "# 审核关系：由“审核关系”工作簿写成，请在工作簿里修改。盖在随程序提供的规则之上。\n"


def written(shipped: Rules, wanted: Iterable[Rule | Fall]) -> str:
    """The file that makes `wanted` the rules in force: shipped ones that are not are put off."""
    rules = list(wanted)
    standing = {(rule, rule.note) for rule in shipped.listed}
    kept = {rule for rule in rules if not isinstance(rule, Fall) and (rule, rule.note) in standing}
    text = [_OPENING]
    for rule in shipped.listed:
        if rule not in kept:
            text.append(f"[{rule.entry}]\noff = true\n")
    falls = [rule.indicator for rule in rules if isinstance(rule, Fall)]
    if set(falls) != set(shipped.may_fall):
        text.append("[cumulative]\noff = true\n")
        text += [f'[fall_{code}]\nindicator = "{code}"\nmay_fall = true\n' for code in falls]
    number = 0
    for rule in rules:
        if isinstance(rule, Fall) or rule in kept:
            continue
        number += 1
        text.append(f"[rule_{number}]\n{_entry(rule)}")
    return "\n".join(text)


def _entry(rule: Rule) -> str:
    match rule:
        case Pair():
            said = {"part": rule.part, "whole": rule.whole}
        case Sum():
            said = {"parts": list(rule.parts), "whole": rule.whole, "equal": rule.equal}
        case Limit():
            said = {"measure": rule.measure, "at_most": rule.at_most}
            said |= {"indicator": rule.indicator} if rule.indicator else {}
        case Change():
            said = {"indicator": rule.indicator, "beside": rule.beside}
            said["most_change"] = rule.most_change
    said |= {"forced": True} if rule.forced else {}
    said |= {"note": rule.note} if rule.note else {}
    # A JSON string, list, number and truth are spelt in TOML alike.
    return "".join(f"{key} = {_toml(value)}\n" for key, value in said.items())


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
