"""In: meetings of the board's bodies, and what they make of the plan's progress.

Holds: meetings, agendas, attendance, minutes, decisions, tasks, challenges, escalations, chairs' reports.
Out: what was decided about what, by whom, and what came of it."""
