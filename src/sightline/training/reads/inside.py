"""What members see: courses with their sessions, one session with who booked, needs and what met them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from sightline.kit.periods import Quarter, quarter_of
from sightline.people.access import Membership
from sightline.people.models import Partnership
from sightline.training.models import Booking, Course, Need, Session
from sightline.training.reads.outside import seated
from sightline.training.rules.kinds import Workforce
from sightline.training.rules.seats import Attendance
from sightline.training.rules.states import AHEAD, REGISTERED, BookingState, SessionState

CAME = Q(bookings__state=BookingState.ATTENDED)
_BY_NAME = CAME & Q(bookings__walked_in=False)
_ABSENT = Q(bookings__state=BookingState.ABSENT)


def courses_of(membership: Membership, now: dt.datetime) -> QuerySet[Course]:
    """The member's courses, each with how many sessions are to come and were held. One query."""
    ahead = Q(sessions__state__in=sorted(AHEAD), sessions__starts_at__gte=now)
    held = Q(sessions__state=SessionState.HELD)
    return (
        Course.objects.visible_to(membership)
        .select_related("action")
        .annotate(ahead=Count("sessions", filter=ahead), held=Count("sessions", filter=held))
        .order_by(F("ended_on").asc(nulls_first=True), "title")
    )


def sessions_of(membership: Membership) -> QuerySet[Session]:
    """The member's sessions with their course, seats kept, who waits, who came and who did not. One query."""
    return counted(seated(Session.objects.visible_to(membership)))


def counted(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Sessions with `came`, `absent` and `walked`, as `attendance` reads them."""
    walked = CAME & Q(bookings__walked_in=True)
    return sessions.annotate(
        came=Count("bookings", filter=_BY_NAME),
        absent=Count("bookings", filter=_ABSENT),
        walked=Count("bookings", filter=walked),
    )


def attendance(session: Session) -> Attendance:
    """Who came to a session that `counted` gave; those counted and not named came without booking."""
    return Attendance(session.came, session.absent, session.walked + (session.counted or 0), session.capacity)


def bookings_of(session: Session) -> QuerySet[Booking]:
    """Everybody who stands in a session's list, by name; the waiting in their order. One query."""
    gone = [BookingState.LAPSED, BookingState.CANCELLED, BookingState.REFUSED]
    return session.bookings.exclude(state__in=gone).select_related("agency").order_by("name", "pk")


@dataclass(frozen=True, slots=True)
class Group:
    """The attendance of one agency or workforce."""

    name: str
    came: int
    absent: int

    @property
    def registered(self) -> int:
        return self.came + self.absent

    @property
    def missed(self) -> Fraction | None:
        """The share of those registered who did not attend."""
        return Fraction(self.absent, self.registered) if self.registered else None


def held_between(partnership: Partnership, first: dt.date, last: dt.date) -> QuerySet[Session]:
    """The sessions held from day to day, both counted, the earliest first, counted. One query."""
    start, end = (timezone.make_aware(dt.datetime.combine(day, dt.time())) for day in (first, _after(last)))
    held = Session.objects.filter(
        partnership=partnership, state=SessionState.HELD, starts_at__gte=start, starts_at__lt=end
    )
    return counted(held).select_related("course").order_by("starts_at", "pk")


def held_in(partnership: Partnership, quarter: Quarter) -> QuerySet[Session]:
    """The sessions held in a fiscal quarter."""
    return held_between(partnership, quarter.start, quarter.end)


def quarters_with_sessions(partnership: Partnership) -> list[Quarter]:
    """The fiscal quarters in which a session was or is to be held, the latest first. One query."""
    found = Session.objects.filter(partnership=partnership).exclude(state=SessionState.CANCELLED)
    months = found.order_by().datetimes("starts_at", "month")
    month = partnership.fiscal_start_month
    return sorted({quarter_of(timezone.localtime(one).date(), month) for one in months}, reverse=True)


def by_agency(sessions: Iterable[Session]) -> list[Group]:
    """Attendance by agency, the most first; one that is not in the structure stands under its own words. One query."""
    return _groups(sessions, ("agency__name", "agency_words"))


def by_workforce(sessions: Iterable[Session]) -> list[Group]:
    """Attendance by workforce. One query; who was counted and not named is of the course’s first."""
    sessions = list(sessions)
    groups = {group.name: group for group in _groups(sessions, ("workforce",))}
    for session in sessions:
        if session.counted:
            key = session.course.workforces[0]
            standing = groups.get(key, Group(key, 0, 0))
            groups[key] = Group(key, standing.came + session.counted, standing.absent)
    return [Group(one.label, groups[one].came, groups[one].absent) for one in Workforce if one in groups]


def _groups(sessions: Iterable[Session], fields: tuple[str, ...]) -> list[Group]:
    came = Q(state=BookingState.ATTENDED)
    rows = (
        Booking.objects.filter(session__in=[one.pk for one in sessions], state__in=sorted(REGISTERED))
        .exclude(state=BookingState.BOOKED)
        .order_by()
        .values_list(*fields)
        .annotate(came=Count("pk", filter=came), absent=Count("pk", filter=~came))
    )
    pooled: dict[str, tuple[int, int]] = {}
    for *names, here, away in rows:
        name = next(filter(None, names), "No agency given")
        before = pooled.get(name, (0, 0))
        pooled[name] = (before[0] + here, before[1] + away)
    found = [Group(name, *counts) for name, counts in pooled.items()]
    return sorted(found, key=lambda group: (-group.came, group.name))


@dataclass(frozen=True, slots=True)
class NeedMet:
    """A need of a year, with the courses chosen for it and how many of their sessions were held in the year."""

    need: Need
    courses: tuple[Course, ...]
    held: int
    came: int

    @property
    def state(self) -> str:
        """ "met", "planned" or "open"."""
        if self.held:
            return "met"
        return "planned" if self.courses else "open"


def needs_of(partnership: Partnership, year: int, first: dt.date, last: dt.date) -> list[NeedMet]:
    """The needs of a fiscal year that lasts from `first` to `last`, each with what met it. Three queries."""
    needs = list(Need.objects.filter(partnership=partnership, year=year).prefetch_related("courses").order_by("pk"))
    held: dict[int, tuple[int, int]] = {}
    for session in held_between(partnership, first, last):
        sessions, came = held.get(session.course_id, (0, 0))
        held[session.course_id] = (sessions + 1, came + attendance(session).attended)
    found = []
    for need in needs:
        courses = tuple(need.courses.all())
        of_these = [held[course.pk] for course in courses if course.pk in held]
        found.append(NeedMet(need, courses, sum(one[0] for one in of_these), sum(one[1] for one in of_these)))
    return found


def years_with_needs(partnership: Partnership) -> list[int]:
    """The fiscal years that have a needs analysis, the latest first."""
    years = Need.objects.filter(partnership=partnership).order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


def _after(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=1)
