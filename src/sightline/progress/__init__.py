"""In: the adopted plan, and what owners say of it each quarter.

Holds: cycles, asks, drafts, updates with every version, agreement, what was said and computed when a cycle closed.
Out: each action's delivery, its owner's claim, and where the two part."""
