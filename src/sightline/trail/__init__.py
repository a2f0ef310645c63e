"""In: what an action changed, said by the action itself, inside its own transaction.

Holds: one chain of entries a partnership, append-only, each sealed by the one before.
Out: histories for the panels, and the verdict of `verify-trail`. Holds no foreign keys to any room."""
