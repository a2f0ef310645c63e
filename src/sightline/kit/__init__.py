"""In: plain values.

Holds: tools without tables: the clock, periods and working days, statistics, safe spreadsheet cells, documents opened
safely and read apart.
Out: plain values. Knows no other room."""
