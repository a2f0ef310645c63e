"""In: what the rooms below can read out.

Holds: pages that combine rooms: plan on a page, priority, action, the record, the gallery.
Out: pages. No tables of its own."""
