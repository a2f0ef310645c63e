"""What anybody may know: which courses there are, when, where and whether a seat is left. Never who booked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from sightline.people.models import Partnership
from sightline.training.models import Course, Session
from sightline.training.rules.kinds import Workforce
from sightline.training.rules.seats import left
from sightline.training.rules.states import KEEPS_A_SEAT, OUTSIDE


@dataclass(frozen=True, slots=True)
class SessionOutside:
    """A session that can be booked. `left` seats; with none one can be put on the waiting list, where `waiting` are.

    `online` where there is a link to join by: the link itself goes to those who booked."""

    id: int
    course_id: int
    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    online: bool
    trainer: str
    cost: str
    capacity: int
    left: int
    waiting: int
    for_whom: str
    length: str

    @property
    def seats_words(self) -> str:
        """ "3 seats left", "Full: 2 are waiting"."""
        if self.left:
            return f"{self.left} {'seat' if self.left == 1 else 'seats'} left"
        if not self.waiting:
            return "Full: nobody is waiting"
        return f"Full: {self.waiting} {'is' if self.waiting == 1 else 'are'} waiting"

    @property
    def can_book(self) -> bool:
        return self.left > 0


@dataclass(frozen=True, slots=True)
class CourseOutside:
    """A course as anybody may read it, with its sessions to come."""

    id: int
    title: str
    aims: str
    for_whom: str
    who: str
    agencies: str
    length: str
    statement: str
    asks_manager: bool
    sessions: tuple[SessionOutside, ...]


def upcoming_sessions(
    partnership: Partnership, day: dt.date, *, workforce: str = "", course_id: int | None = None
) -> list[SessionOutside]:
    """What can be booked from a day on, the next first; `workforce` narrows it to courses for one. One query.

    A session that begins earlier today is still told: its page says that it can no longer be booked."""
    start = timezone.make_aware(dt.datetime.combine(day, dt.time()))
    found = Session.objects.filter(
        partnership=partnership, state__in=sorted(OUTSIDE), starts_at__gte=start, course__listed=True
    )
    if course_id is not None:
        found = found.filter(course_id=course_id)
    rows = seated(found).order_by("starts_at", "pk")[:200]
    return [session_outside(one) for one in rows if not workforce or workforce in one.course.workforces]


def course_outside(partnership: Partnership, course_id: int, day: dt.date) -> CourseOutside | None:
    """A course that stands on the public site, with what can be booked from a day on; None for none. Two queries."""
    course = Course.objects.filter(partnership=partnership, pk=course_id, listed=True).first()
    if course is None or (course.ended_on is not None and course.ended_on <= day):
        return None
    return CourseOutside(
        id=course.pk,
        title=course.title,
        aims=course.aims,
        for_whom=course.for_whom,
        who=course.who,
        agencies=course.agencies,
        length=course.length,
        statement=course.statement,
        asks_manager=course.asks_manager,
        sessions=tuple(upcoming_sessions(partnership, day, course_id=course.pk)),
    )


def seated(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Sessions with their course, how many seats are `kept`, and how many `wait` whose address is proved."""
    keeps = Q(bookings__state__in=sorted(KEEPS_A_SEAT))
    waits = Q(bookings__state="waiting", bookings__proved_at__isnull=False)
    return sessions.select_related("course", "partnership").annotate(
        kept=Count("bookings", filter=keeps), waits=Count("bookings", filter=waits)
    )


def session_outside(session: Session) -> SessionOutside:
    """A session that `seated` gave, as anybody may know it."""
    return SessionOutside(
        id=session.pk,
        course_id=session.course_id,
        title=session.course.title,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        place=session.place,
        online=bool(session.link),
        trainer=session.trainer,
        cost=session.cost,
        capacity=session.capacity or 0,
        left=left(session.capacity, session.kept) or 0,
        waiting=session.waits,
        for_whom=session.course.for_whom,
        length=session.course.length,
    )


def workforces_of(sessions: Iterable[SessionOutside]) -> list[str]:
    """The labels of whom any of the sessions is for, in their usual order: what a filter offers."""
    said = " ".join(one.for_whom for one in sessions)
    return [one.label for one in Workforce if one.label in said]
