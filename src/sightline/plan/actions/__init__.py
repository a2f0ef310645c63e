"""Every write of the plan room. Each is one transaction and leaves its record."""

from sightline.plan.actions.adopting import adopt_plan, can_adopt, check_can_adopt, settle_note
from sightline.plan.actions.changing import (
    ask_change,
    can_decide,
    check_can_decide,
    correct,
    decide_change,
    take_back_change,
)
from sightline.plan.actions.creating import create_from_format, discard_plan
from sightline.plan.actions.editing import (
    accept_suggested_dates,
    add_action,
    add_priority,
    edit_action,
    edit_plan,
    edit_priority,
    move_action,
    move_priority,
    remove_action,
    remove_priority,
)
from sightline.plan.actions.review import (
    choose_answering,
    match_bodies,
    settle_dates,
    tag_threads,
    take_measure_dates,
    take_reading,
)
from sightline.plan.actions.years import check_can_close, close_plan, create_plan, roll_forward

__all__ = [
    "accept_suggested_dates",
    "add_action",
    "add_priority",
    "adopt_plan",
    "ask_change",
    "can_adopt",
    "can_decide",
    "check_can_adopt",
    "check_can_close",
    "check_can_decide",
    "choose_answering",
    "close_plan",
    "correct",
    "create_from_format",
    "create_plan",
    "decide_change",
    "discard_plan",
    "edit_action",
    "edit_plan",
    "edit_priority",
    "match_bodies",
    "move_action",
    "move_priority",
    "remove_action",
    "remove_priority",
    "roll_forward",
    "settle_dates",
    "settle_note",
    "tag_threads",
    "take_back_change",
    "take_measure_dates",
    "take_reading",
]
