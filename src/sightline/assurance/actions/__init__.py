"""Every write of the room: binding a measure to evidence, what was settled of it, and judging it."""

from sightline.assurance.actions.binding import bind, close_binding, confirm_again, set_terms
from sightline.assurance.actions.framing import (
    add_area,
    add_statement,
    create_framework,
    edit_framework,
    place_measure,
    remove_area,
    remove_statement,
    take_measure,
)
from sightline.assurance.actions.judging import can_judge, check_can_judge, judge

__all__ = [
    "add_area",
    "add_statement",
    "bind",
    "can_judge",
    "check_can_judge",
    "close_binding",
    "confirm_again",
    "create_framework",
    "edit_framework",
    "judge",
    "place_measure",
    "remove_area",
    "remove_statement",
    "set_terms",
    "take_measure",
]
