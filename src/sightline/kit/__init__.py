"""In: plain values.

Holds: tools without tables: the clock, periods and working days, statistics, safe spreadsheet cells.
Out: plain values. Knows no other room."""
