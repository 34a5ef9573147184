"""Spreadsheet: the tables of the briefing with real numbers."""
