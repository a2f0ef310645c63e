"""How the room's pages answer: refusals that become the form's, ways back, tags."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime

from sightline.people.access import Membership
from sightline.people.rules import Refused
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.privacy.rules import HoldsIdentifier
from sightline.questions.rules import errors as questions
from sightline.trail.reads import history
from sightline.training.models import Course, Session
from sightline.training.rules.states import BookingState, SessionState

T = TypeVar("T")

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


def attempt(form: BaseForm, act: Callable[[], T]) -> T | None:
    """What the action gives; None, with the reasons in the form, where it is refused."""
    try:
        return act()
    except (NotYet, questions.NotYet) as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
    except Refused as refused:
        form.add_error(None, str(refused))
    except HoldsIdentifier as refused:
        form.refuse(refused)
    return None


def form_page(
    request: HttpRequest, template: str, form: BaseForm, *, status: int = 200, **context: object
) -> HttpResponse:
    """A form page; 422 where something was wrong. Cancelling leads back to where `back` does."""
    if form.errors and status == 200:
        status = 422
    back = context.get("back")
    cancel = {"cancel_url": back["href"]} if isinstance(back, dict) else {}
    return render(request, f"training/{template}.html", {"form": form, **cancel, **context}, status=status)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where that is nothing at all; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def href(membership: Membership, route: str, *args: object) -> str:
    """The address of a page of the member's partnership."""
    return reverse(route, args=[membership.partnership.slug, *args])


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


def again(request: HttpRequest, meanwhile: EditedMeanwhile) -> QueryDict:
    """What was sent, now as an answer to what stands: saving once more takes the place of it, knowingly."""
    data = request.POST.copy()
    data["revision"] = str(meanwhile.revision)
    return data


def _read(value: Any) -> str:
    if hasattr(value, "astimezone"):
        return f"{localtime(value):%-d %B %Y, %H:%M}"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)
