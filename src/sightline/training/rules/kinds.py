"""Whom training is for, how it is evaluated, and what was promised of it."""

from __future__ import annotations

from sightline.kit.labelled import Labelled


class Workforce(Labelled):
    """Whom a course is for, and as whom somebody comes. A course may be for several (2.2: two workforces at once)."""

    CHILDREN = "children", "Children’s workforce"
    ADULTS = "adults", "Adults’ workforce"
    FAMILIES = "families", "Parents, carers and families"
    SCHOOLS = "schools", "Children and young people in schools"


# Who comes as a professional, and so is asked for an agency.
PROFESSIONAL = frozenset({Workforce.CHILDREN, Workforce.ADULTS})


class EvaluationMode(Labelled):
    """What the coordinator chooses for a course. Only a named evaluation pairs before and after, and asks managers."""

    NONE = "", "No evaluation"
    NAMED = "named", "Named to the training coordinator"
    ANONYMOUS = "anonymous", "Anonymous"


class Stage(Labelled):
    """When somebody who came is asked."""

    BEFORE = "before", "Before"
    AFTER = "after", "At the end"
    LATER = "later", "Three months later"
    MANAGER = "manager", "The manager, three months later"


class Reading(Labelled):
    """What a promise counts of the answers to its question."""

    POSITIVE = "positive", "Answers that are positive, at the end"
    LATER = "later", "Answers that are positive, three months later"
    IMPROVED = "improved", "Better than before, or at the top both times"


class Comparator(Labelled):
    """How a promised share is compared. “Over 90%” is strict: 90.0% does not meet it."""

    OVER = ">", "over"
    AT_LEAST = ">=", "at least"


class Rhythm(Labelled):
    """How sessions made together follow one another; each then goes its own way."""

    ONCE = "once", "One session"
    YEARLY = "yearly", "Every year"
    MONTHS = "months", "In certain months"


class Holder(Labelled):
    """Who holds a link to a booking."""

    BOOKER = "booker", "Whoever booked"
    MANAGER = "manager", "The manager who is asked to approve"
