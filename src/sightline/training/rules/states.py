"""The states of sessions and bookings as tables: from, act, to. `docs/reference/states.md` is drawn from them."""

from __future__ import annotations

from sightline.kit.labelled import Labelled
from sightline.kit.steps import Step
from sightline.plan.rules.errors import NotYet


class SessionState(Labelled):
    """Where a session stands."""

    PLANNED = "planned", "Planned"
    OPEN = "open", "Open for booking"
    FULL = "full", "Full"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class BookingState(Labelled):
    """Where a booking stands."""

    ASKED = "asked", "Waiting for the address to be confirmed"
    WAITING = "waiting", "On the waiting list"
    OFFERED = "offered", "Offered a seat"
    APPROVAL = "approval", "Waiting for the manager"
    BOOKED = "booked", "Booked"
    ATTENDED = "attended", "Attended"
    ABSENT = "absent", "Did not attend"
    CANCELLED = "cancelled", "Cancelled"
    REFUSED = "refused", "Refused by the manager"
    LAPSED = "lapsed", "Lapsed"


# Bookable, and shown outside.
OUTSIDE = frozenset({SessionState.OPEN, SessionState.FULL})
AHEAD = frozenset({SessionState.PLANNED, *OUTSIDE})
# Each of these keeps one seat of a session.
KEEPS_A_SEAT = frozenset({BookingState.ASKED, BookingState.OFFERED, BookingState.APPROVAL, BookingState.BOOKED})
# A person has one of these in a session at most.
LIVE = frozenset({*KEEPS_A_SEAT, BookingState.WAITING, BookingState.ATTENDED, BookingState.ABSENT})
# What the booker may give up.
CAN_CANCEL = frozenset({*KEEPS_A_SEAT, BookingState.WAITING})
# Registered for it when it was held.
REGISTERED = frozenset({BookingState.BOOKED, BookingState.ATTENDED, BookingState.ABSENT})

SESSION_STEPS = (
    Step(None, "plan", SessionState.PLANNED, "a course, a day and hours"),
    Step(SessionState.PLANNED, "edit", SessionState.PLANNED, "nobody saved it meanwhile"),
    Step(SessionState.OPEN, "edit", SessionState.OPEN, "the same; who booked is told of another time or place"),
    Step(SessionState.FULL, "edit", SessionState.FULL, "the same"),
    Step(SessionState.PLANNED, "open", SessionState.OPEN, "a day that has not passed, and seats"),
    Step(SessionState.OPEN, "fill", SessionState.FULL, "the last seat is kept for somebody"),
    Step(SessionState.FULL, "give a seat back", SessionState.OPEN, "nobody waits"),
    Step(SessionState.PLANNED, "hold", SessionState.HELD, "its day has come; who came is said"),
    Step(SessionState.OPEN, "hold", SessionState.HELD, "the same"),
    Step(SessionState.FULL, "hold", SessionState.HELD, "the same"),
    Step(SessionState.HELD, "correct who came", SessionState.HELD, "a reason"),
    Step(SessionState.PLANNED, "cancel", SessionState.CANCELLED, "a reason"),
    Step(SessionState.OPEN, "cancel", SessionState.CANCELLED, "a reason, told to everybody who booked"),
    Step(SessionState.FULL, "cancel", SessionState.CANCELLED, "the same"),
)
_CANCEL = "whoever holds the link, the coordinator, or the session is cancelled"
BOOKING_STEPS = (
    Step(None, "ask for a seat", BookingState.ASKED, "a seat is left: it is kept while the address is confirmed"),
    Step(None, "ask for a place on the list", BookingState.WAITING, "no seat is left"),
    Step(None, "enter", BookingState.BOOKED, "the coordinator"),
    Step(None, "come without booking", BookingState.ATTENDED, "the day of the session"),
    Step(BookingState.ASKED, "confirm", BookingState.BOOKED, "the link that was sent, in time"),
    Step(BookingState.ASKED, "confirm where a manager approves", BookingState.APPROVAL, "the same"),
    Step(BookingState.ASKED, "lapse", BookingState.LAPSED, "the time to confirm is over"),
    Step(BookingState.WAITING, "confirm", BookingState.WAITING, "the link that was sent, in time"),
    Step(BookingState.WAITING, "lapse", BookingState.LAPSED, "the time to confirm is over, or the session was held"),
    Step(BookingState.WAITING, "offer", BookingState.OFFERED, "a seat was given back, and nobody waits longer"),
    Step(BookingState.OFFERED, "take", BookingState.BOOKED, "the link, before the offer ends"),
    Step(BookingState.OFFERED, "take where a manager approves", BookingState.APPROVAL, "the same"),
    Step(BookingState.OFFERED, "lapse", BookingState.LAPSED, "the offer ended"),
    Step(BookingState.APPROVAL, "approve", BookingState.BOOKED, "the manager’s link, or the coordinator"),
    Step(BookingState.APPROVAL, "refuse", BookingState.REFUSED, "the same, and words"),
    Step(BookingState.APPROVAL, "lapse", BookingState.LAPSED, "the session was held"),
    Step(BookingState.ASKED, "cancel", BookingState.CANCELLED, _CANCEL),
    Step(BookingState.WAITING, "cancel", BookingState.CANCELLED, _CANCEL),
    Step(BookingState.OFFERED, "cancel", BookingState.CANCELLED, _CANCEL),
    Step(BookingState.APPROVAL, "cancel", BookingState.CANCELLED, _CANCEL),
    Step(BookingState.BOOKED, "cancel", BookingState.CANCELLED, _CANCEL),
    Step(BookingState.BOOKED, "attend", BookingState.ATTENDED, "ticked on the sign-in sheet"),
    Step(BookingState.BOOKED, "stay away", BookingState.ABSENT, "not ticked when attendance was closed"),
    Step(
        BookingState.APPROVAL, "attend", BookingState.ATTENDED, "the same: she came though her manager never answered"
    ),
    Step(BookingState.ATTENDED, "take the tick back", BookingState.BOOKED, "attendance is not closed"),
    Step(BookingState.ABSENT, "attend", BookingState.ATTENDED, "a correction, with a reason"),
    Step(BookingState.ATTENDED, "stay away", BookingState.ABSENT, "a correction, with a reason"),
)
TABLES = (("A session of training", SESSION_STEPS), ("A booking", BOOKING_STEPS))


def step_from(steps: tuple[Step, ...], state: str, act: str, refusal: str) -> Step:
    """The step that `act` takes from `state`. Raises NotYet with `refusal`, which says what to do, if there is none."""
    for step in steps:
        if step.start == state and step.act == act:
            return step
    raise NotYet([refusal])
