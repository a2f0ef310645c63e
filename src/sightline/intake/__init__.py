"""In: a plan as the document it is (Word, Excel, PDF, text).

Holds: the reading of it, and the review in which a person settles what the reading could not.
Out: an adopted plan, through `plan.actions`."""
