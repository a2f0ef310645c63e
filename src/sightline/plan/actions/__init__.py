"""Every write of the plan room. Each is one transaction and leaves its record."""

from sightline.plan.actions.adopting import adopt_plan, settle_note
from sightline.plan.actions.creating import create_from_format, discard_plan
from sightline.plan.actions.review import (
    choose_answering,
    match_bodies,
    settle_dates,
    tag_threads,
    take_measure_dates,
)

__all__ = [
    "adopt_plan",
    "choose_answering",
    "create_from_format",
    "discard_plan",
    "match_bodies",
    "settle_dates",
    "settle_note",
    "tag_threads",
    "take_measure_dates",
]
