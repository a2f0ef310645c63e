"""In: questionnaires as the partnership builds them, and what people answer.
Holds: instruments and their versions, exercises, invitations, returns, and tallies by option.
Out: counts that training, surveys and verdicts read; never who said what where it was promised that nobody would know.
"""
