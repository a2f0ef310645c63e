"""Every write of the room, by noun: courses and needs, sessions, bookings, attendance, notes and reach."""

from sightline.training.actions.attendance import (
    add_walk_in,
    close_attendance,
    correct_attendance,
    enter_register,
    tick_present,
)
from sightline.training.actions.booking import (
    ask_for_seat,
    cancel_booking,
    check_can_book,
    confirm_booking,
    enter_booking,
    settle_approval,
    take_offer,
)
from sightline.training.actions.clockwork import forget_bookers, pass_seats_on, remind_bookers
from sightline.training.actions.courses import (
    create_course,
    edit_course,
    edit_need,
    end_course,
    enter_need,
    promise,
    set_terms,
    withdraw_promise,
)
from sightline.training.actions.evaluating import ask_stage, open_on_screen
from sightline.training.actions.observing import say_reached, write_note
from sightline.training.actions.sessions import cancel_session, edit_session, open_session, plan_sessions

__all__ = [
    "add_walk_in",
    "ask_for_seat",
    "ask_stage",
    "cancel_booking",
    "cancel_session",
    "check_can_book",
    "close_attendance",
    "confirm_booking",
    "correct_attendance",
    "create_course",
    "edit_course",
    "edit_need",
    "edit_session",
    "end_course",
    "enter_booking",
    "enter_need",
    "enter_register",
    "forget_bookers",
    "open_on_screen",
    "open_session",
    "pass_seats_on",
    "plan_sessions",
    "promise",
    "remind_bookers",
    "say_reached",
    "set_terms",
    "settle_approval",
    "take_offer",
    "tick_present",
    "withdraw_promise",
    "write_note",
]
