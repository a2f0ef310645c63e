"""Every write of the room. Each is one transaction; an answer leaves no record, and everything else does."""

from sightline.questions.actions.answering import give_answers
from sightline.questions.actions.closing import check_can_close, close_exercise
from sightline.questions.actions.exercises import (
    can_open,
    check_can_open,
    create_exercise,
    discard_exercise,
    edit_exercise,
    open_exercise,
    set_asked,
)
from sightline.questions.actions.freezing import check_can_use, freeze_version
from sightline.questions.actions.inviting import Invitee, invite, remind_outside

__all__ = [
    "Invitee",
    "can_open",
    "check_can_close",
    "check_can_open",
    "check_can_use",
    "close_exercise",
    "create_exercise",
    "discard_exercise",
    "edit_exercise",
    "freeze_version",
    "give_answers",
    "invite",
    "open_exercise",
    "remind_outside",
    "set_asked",
]
