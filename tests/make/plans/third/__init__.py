"""Further off: questions as headings, labelled blocks, printed pages, tables lying on their side."""
