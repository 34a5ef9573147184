"""Slides: the briefing as a PPT with native charts and tables."""
