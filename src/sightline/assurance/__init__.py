"""In: measures as the plan promises them, and the evidence that other rooms keep.
Holds: which evidence a measure is bound to, and what the monitoring body concluded from it.
Out: for each measure what the evidence says by rule, how it is known, and who holds what is missing.
"""
