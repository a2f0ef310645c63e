"""What the plan room's pages ask, by noun."""
