"""Reading a spreadsheet of figures: its shown sheets as rows of text, and nothing else of it."""
