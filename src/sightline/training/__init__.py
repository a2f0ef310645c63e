"""In: who needs to learn what, what courses there are, who books and who comes.
Holds: needs, courses, sessions, bookings with their way from asked to attended, quality notes, what reached whom.
Out: the public calendar's rows, attendance by agency and workforce, evaluations with their verdicts, coverage of sets.
"""
