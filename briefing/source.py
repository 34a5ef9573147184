"""Where a block's figures are from: the words under every chart and table of a page."""

from briefing.source import ROUNDING, cutoff, foot, issued, lights_rule

__all__ = ["ROUNDING", "cutoff", "foot", "issued", "lights_rule", "nothing_yet"]
