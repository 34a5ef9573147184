"""Proofreading: every number of a draft with its noun, against what is kept."""
