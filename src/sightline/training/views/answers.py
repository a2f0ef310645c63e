"""How the room's pages answer: ways back, tags."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localtime

from sightline.people.access import Membership, href
from sightline.plan.rules.errors import EditedMeanwhile
from sightline.trail.reads import history
from sightline.training.models import Course, Session
from sightline.training.rules.states import BookingState, SessionState

TAGS = {
    SessionState.PLANNED: "none",
    SessionState.OPEN: "info",
    SessionState.FULL: "warn",
    SessionState.HELD: "good",
    SessionState.CANCELLED: "bad",
    BookingState.ASKED: "none",
    BookingState.WAITING: "info",
    BookingState.OFFERED: "warn",
    BookingState.APPROVAL: "warn",
    BookingState.BOOKED: "info",
    BookingState.ATTENDED: "good",
    BookingState.ABSENT: "bad",
    BookingState.CANCELLED: "none",
    BookingState.REFUSED: "bad",
    BookingState.LAPSED: "none",
}


def back_to_course(membership: Membership, course: Course) -> dict[str, dict[str, str]]:
    """The way back to a course."""
    return {"back": {"href": href(membership, "course_detail", course.pk), "text": course.title}}


def back_to_session(membership: Membership, session: Session) -> dict[str, dict[str, str]]:
    """The way back to a session."""
    return {"back": {"href": href(membership, "session_detail", session.pk), "text": str(session)}}


def parts(membership: Membership, current: str) -> list[dict[str, Any]]:
    """The pages of training that belong together."""
    pages = [
        ("course_list", "Courses and sessions"),
        ("need_list", "What is needed"),
        ("reach_list", "Whom it reaches"),
        ("training_year", "The year"),
    ]
    return [{"text": text, "href": href(membership, route), "current": route == current} for route, text in pages]


def session_tag(session: Session) -> dict[str, str]:
    """How a session stands, as a tag."""
    return {"text": SessionState(session.state).label, "kind": TAGS[session.state]}


def conflict_of(
    meanwhile: EditedMeanwhile, labels: dict[str, str], yours: dict[str, Any], row: Course | Session
) -> dict[str, Any]:
    """What the second editor is shown of the first's words beside her own; only what differs."""
    newest = history(row.partnership_id, [(row._meta.model_name, row.pk)], limit=1)
    who, when = (newest[0].who, newest[0].when) if newest else ("Somebody else", "a moment ago")
    rows = [
        {"name": label, "theirs": _read(meanwhile.theirs.get(name)), "yours": _read(yours.get(name))}
        for name, label in labels.items()
        if _read(meanwhile.theirs.get(name)) != _read(yours.get(name))
    ]
    return {"who": who, "when": when, "rows": rows}


def _read(value: Any) -> str:
    if hasattr(value, "astimezone"):
        return f"{localtime(value):%-d %B %Y, %H:%M}"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)
