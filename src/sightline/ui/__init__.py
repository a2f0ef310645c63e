"""In: plain values.

Holds: base pages, the three page shapes, components and their gallery, the form renderer, charts. No tables.
Out: HTML that works without script, at 320 pixels, by keyboard and printed."""
