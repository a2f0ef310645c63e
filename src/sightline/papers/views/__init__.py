"""The room's pages: what was issued, and making a paper."""
