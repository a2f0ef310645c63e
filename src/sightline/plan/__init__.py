"""In: a plan in the plan format, from `intake` or typed.

Holds: the plan, its baseline as adopted, changes and corrections, actions, milestones, measures, monitoring, health.
Out: the plan as at any date, and the same as Word, Excel, JSON and calendar."""
