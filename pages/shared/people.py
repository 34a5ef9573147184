"""Who stands behind a unit, in words, for the pages: as briefing/people.py says it."""

from briefing.people import about, word

__all__ = ["about", "word"]
