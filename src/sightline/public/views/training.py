"""The calendar of training, a course with its dates, and the dates as a calendar to subscribe to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sightline.kit import clock
from sightline.people.access import OutsideRequest, outside
from sightline.people.kept_outside import kept_answer
from sightline.public.exports.calendar import sessions_as_calendar
from sightline.public.views.parts import absolute
from sightline.training.reads import SessionOutside, course_outside, upcoming_sessions
from sightline.training.rules.kinds import Workforce
from sightline.ui.templatetags.ui import count_of, moment


@outside("whoever looks for training finds the dates and a seat", shared=True)
def site_training(request: OutsideRequest) -> HttpResponse:
    """Every date to come, by month, for everybody or for one audience. How many seats are left is always fresh here."""
    partnership = request.site.partnership
    asked = request.GET.get("for", "")
    chosen = asked if asked in {one.value for one in Workforce} else ""
    sessions = upcoming_sessions(partnership, clock.today(), workforce=chosen)
    here = reverse("site_training", args=[partnership.slug])
    audiences = [{"text": "Everybody", "href": here, "current": not chosen}]
    audiences += [
        {"text": one.label, "href": f"{here}?for={one.value}", "current": chosen == one.value} for one in Workforce
    ]
    context = {
        "title": "Training",
        "lede": f"{count_of(len(sessions), 'date,dates')} to come.".capitalize(),
        "audiences": audiences,
        "chosen": chosen,
        "months": _by_month(partnership.slug, sessions),
        "here": here,
        "calendar_href": reverse("site_training_calendar", args=[partnership.slug]),
        "privacy_href": reverse("site_privacy", args=[partnership.slug]),
    }
    return render(request, "public/site_training.html", context)


@outside("what a course is about, and its dates", shared=True)
def site_course(request: OutsideRequest, course_id: int) -> HttpResponse:
    """A course with the sessions that can be booked."""
    partnership = request.site.partnership
    course = course_outside(partnership, course_id, clock.today())
    if course is None:
        raise Http404("No such course, or it is not on the public site.")
    facts = [
        ("For", course.for_whom),
        ("Who should come", course.who),
        ("From", course.agencies),
        ("Length", course.length),
        ("Afterwards you can say", course.statement),
    ]
    context = {
        "title": course.title,
        "back": {"href": reverse("site_training", args=[partnership.slug]), "text": "Training"},
        "aims": course.aims,
        "facts": [{"key": key, "value": value} for key, value in facts if value],
        "asks_manager": course.asks_manager,
        "sessions": [listed_session(partnership.slug, one) for one in course.sessions],
        "privacy_href": reverse("site_privacy", args=[partnership.slug]),
    }
    return render(request, "public/site_course.html", context)


@outside("the dates of training, for programs that keep a calendar", shared=True)
def site_training_calendar(request: OutsideRequest) -> HttpResponse:
    """Every date to come as iCalendar."""
    partnership = request.site.partnership
    where = absolute(reverse("site_course", args=[partnership.slug, 0])).replace("/0/", "/{}/")

    def drawn() -> str:
        today = clock.today()
        midnight = timezone.make_aware(dt.datetime.combine(today, dt.time()))
        sessions = upcoming_sessions(partnership, today)
        return sessions_as_calendar(sessions, f"Training: {partnership.name}", midnight, where).decode()

    return kept_answer(request, drawn, content_type="text/calendar; charset=utf-8")


def listed_session(slug: str, one: SessionOutside) -> dict[str, Any]:
    """A session as lists show it, with the way to a seat."""
    place = one.place or ("Online" if one.online else "")
    if one.place and one.online:
        place = f"{one.place}, or online"
    trained = ". ".join(filter(None, [f"With {one.trainer}" if one.trainer else "", one.cost]))
    return {
        "title": one.title,
        "href": reverse("site_course", args=[slug, one.course_id]),
        "when": _when(one),
        "notes": [line for line in (" · ".join(filter(None, [place, one.for_whom])), trained) if line],
        "seats": one.seats_words,
        "full": not one.can_book,
        "book_href": reverse("session_book", args=[slug, one.id]),
    }


def _when(one: SessionOutside) -> str:
    """ "8 February 2018, 9:30am to 12:45pm"; both days where it ends on another."""
    begins, ends = (moment(at).replace(" at ", ", ") for at in (one.starts_at, one.ends_at))
    day, _, hour = ends.partition(", ")
    return f"{begins} to {hour if begins.startswith(f'{day}, ') else ends}"


def _by_month(slug: str, sessions: Iterable[SessionOutside]) -> list[dict[str, Any]]:
    """The sessions under the month in which they begin."""

    def month(one: SessionOutside) -> str:
        return f"{timezone.localtime(one.starts_at):%B %Y}"

    return [
        {"name": name, "sessions": [listed_session(slug, one) for one in some]}
        for name, some in groupby(sessions, key=month)
    ]
