"""In: what agencies count, period by period, as they send it: typed, or in a spreadsheet of whatever shape.

Holds: what each indicator means, its figures through every revision, what moved beyond chance, what may leave.
Out: the scorecard, the standing of an indicator on a day, and releases that identify no child."""
