"""Cousins of the first: years as columns, agencies as sections, ruled text, codes for status."""
