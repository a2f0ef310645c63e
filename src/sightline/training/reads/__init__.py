"""What the pages of the room, and rooms above, are given."""

from sightline.training.reads.coverage import Coverage, coverage, coverages
from sightline.training.reads.evaluation import Evidence, evaluation, evaluations, revision
from sightline.training.reads.inside import (
    attendance,
    by_agency,
    by_workforce,
    held_between,
    held_in,
    needs_of,
    quarters_with_sessions,
)
from sightline.training.reads.outside import CourseOutside, SessionOutside, course_outside, upcoming_sessions

__all__ = [
    "CourseOutside",
    "Coverage",
    "Evidence",
    "SessionOutside",
    "attendance",
    "by_agency",
    "by_workforce",
    "course_outside",
    "coverage",
    "coverages",
    "evaluation",
    "evaluations",
    "held_between",
    "held_in",
    "needs_of",
    "quarters_with_sessions",
    "revision",
    "upcoming_sessions",
]
