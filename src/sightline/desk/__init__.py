"""In: what the rooms below can read out.

Holds: pages that combine rooms: plan on a page, action, my work, a round, the Executive's and the Board's, the record.
Out: pages, and each morning one message to everybody who owes something. No tables of its own."""
