"""The room's pages: those of its members, and those of whoever books."""
