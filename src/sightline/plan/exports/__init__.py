"""The plan to take away: Word in the board's own table layout, Excel, CSV, JSON, calendar.

Each module takes the plan format with its lasting identities (`reads.as_lasting`) and gives bytes, without a query;
`forms` knows them all by name.
"""
