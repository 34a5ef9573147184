"""Word: the briefing as a 通报 by a template's styles."""
