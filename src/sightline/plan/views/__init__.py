"""The plan room's own pages, by noun."""
