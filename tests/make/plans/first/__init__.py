"""Tables of every kind, prose, cards and workbooks: the layouts that first came to mind."""
