"""Dates of birth: dates that the words about them say somebody was born on. Any other date is a date.

What a date looks like stands in `dates`. `finding` asks of each whole date, and `parts` of each without its year or of
less, whether one of these ways to say so is there, each in a module of its own:

| module | recognises |
|---|---|
| `labels` | "DOB 12/03/2009", "born in Ryde on …", "… is his birthday", "date of birth and NHS number: …" |
| `ages` | "turned 8 on …", "aged 9 (…)", "his 18th is on …", "on … she turns 16" |
| `arrivals` | "delivered on … by caesarean", "mum had a little girl on …", "lscs …" |
| `persons` | "a girl (…)", "Toddler, …, bruise to ear", "child 1 …, child 2 …", "kids are … + …" |
| `old_dates` | before there were partnerships: "misper 03/07/04", "Kieran (…)", "passport says …", "… female" |
| `lists` | whatever follows a date of birth: "…, … and …", "… differs from …" |
| `parts` | "her birthday is 6 June", "born April 2009", "YOB 2012", "mum 1988, dad 1979" |

`words` has what they share: the label, ages, who somebody is, and what is born without being a person. `doings` has
the words by which a date is of something else: a meeting, a paper, what was done that day.
"""

from sightline.privacy.rules.births.finding import find

__all__ = ["find"]
