"""When an edition is due to be looked at again, in words."""

from __future__ import annotations

import datetime as dt

# So long before the day the owner is reminded: a subgroup that meets every other month can put it on an agenda.
REMINDED_BEFORE = dt.timedelta(days=56)
USUAL = 2  # years from one review to the next, unless somebody says otherwise


def usual_review(published_on: dt.date) -> dt.date:
    """The review day that is offered: two years on, on a day that exists."""
    year = published_on.year + USUAL
    leap = (published_on.month, published_on.day) == (2, 29)
    return dt.date(year, 2, 28) if leap else published_on.replace(year=year)


def review_mark(review_on: dt.date, today: dt.date) -> tuple[str, str]:
    """What stands beside an edition in force, and its kind: "Review 12 days overdue" ("bad"), "Review soon"
    ("warn")."""
    days = (review_on - today).days
    if days < 0:
        return f"Review {-days} day{'' if days == -1 else 's'} overdue", "bad"
    if review_on - today <= REMINDED_BEFORE:
        return "Review soon", "warn"
    return "", ""
