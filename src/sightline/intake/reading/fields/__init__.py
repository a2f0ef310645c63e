"""What the words in a cell mean: owners, dates, measures, monitoring, ratings, abbreviations.

Pure text in, the dictionaries of `sightline-plan/1` out, and beside them messages for what was inferred or doubtful. A
function here never raises on any text, and never gives as certain what the words do not settle.
"""
