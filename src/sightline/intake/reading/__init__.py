"""The reading of a plan: a chain of small pure steps from a file to `sightline-plan/1`.

file -> `sources` (blocks and grids) -> `layouts` (which tables are plan tables, what each column means, rows)
-> `fields` (owners, milestones, measures, monitoring) -> `checks` -> the plan as a dictionary. No Django, no database,
no network, no clock."""
