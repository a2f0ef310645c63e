"""Every write of the room. Each is one transaction; an answer leaves no record, and everything else does."""

from sightline.questions.actions.answering import give_answers
from sightline.questions.actions.building import (
    add_question,
    add_section,
    edit_head,
    edit_question,
    edit_section,
    move_question,
    move_section,
    remove_question,
    remove_score,
    remove_section,
    set_score,
)
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
from sightline.questions.actions.hearing import hear_text
from sightline.questions.actions.instruments import (
    begin_version,
    copy_instrument,
    create_from_document,
    create_instrument,
    drop_version,
    edit_instrument,
    reopen_instrument,
    retire_instrument,
    take_in,
)
from sightline.questions.actions.inviting import (
    Invitee,
    forget_addresses,
    invite,
    remind_outside,
    take_back_invitations,
)
from sightline.questions.actions.outside import (
    correct_external,
    enter_external,
    publish_you_said,
    withdraw_you_said,
    write_you_said,
)
from sightline.questions.actions.standards import end_standard, make_standard, reword_standard

__all__ = [
    "Invitee",
    "add_question",
    "add_section",
    "begin_version",
    "can_open",
    "check_can_close",
    "check_can_open",
    "check_can_use",
    "close_exercise",
    "copy_instrument",
    "correct_external",
    "create_exercise",
    "create_from_document",
    "create_instrument",
    "discard_exercise",
    "drop_version",
    "edit_exercise",
    "edit_head",
    "edit_instrument",
    "edit_question",
    "edit_section",
    "end_standard",
    "enter_external",
    "forget_addresses",
    "freeze_version",
    "give_answers",
    "hear_text",
    "invite",
    "make_standard",
    "move_question",
    "move_section",
    "open_exercise",
    "publish_you_said",
    "remind_outside",
    "remove_question",
    "remove_score",
    "remove_section",
    "reopen_instrument",
    "retire_instrument",
    "reword_standard",
    "set_asked",
    "set_score",
    "take_back_invitations",
    "take_in",
    "withdraw_you_said",
    "write_you_said",
]
