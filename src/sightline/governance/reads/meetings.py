"""Meetings: the calendar, the one before and the next, one for its page."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from sightline.governance.models import Meeting
from sightline.governance.rules.states import MeetingState, MinutesState
from sightline.people.access import Membership
from sightline.people.models import Body, Partnership, Person


def meetings_of(
    partnership: Partnership, *, body: Body | None = None, since: dt.date | None = None, until: dt.date | None = None
) -> QuerySet[Meeting]:
    """The meetings of a partnership, or of one body, from day to day (both counted), the earliest first. One query."""
    found = Meeting.objects.filter(partnership=partnership).select_related("body")
    if body is not None:
        found = found.filter(body=body)
    if since:
        found = found.filter(starts_at__gte=midnight(since))
    if until:
        found = found.filter(starts_at__lt=midnight(until + dt.timedelta(days=1)))
    return found.order_by("starts_at", "pk")


def next_meeting(body: Body, day: dt.date) -> Meeting | None:
    """The first meeting of a body on or after a day that was not cancelled."""
    ahead = Meeting.objects.filter(body=body, starts_at__gte=midnight(day)).exclude(state=MeetingState.CANCELLED)
    return ahead.select_related("body").order_by("starts_at", "pk").first()


def last_meeting(body: Body, before: dt.datetime) -> Meeting | None:
    """The last meeting of a body that was held before a moment."""
    held = Meeting.objects.filter(body=body, state=MeetingState.HELD, starts_at__lt=before)
    return held.select_related("body").order_by("-starts_at", "-pk").first()


def minutes_to_approve(body: Body, before: dt.datetime) -> list[Meeting]:
    """Meetings of a body held before a moment whose minutes are written and not approved, the earliest first."""
    held = Meeting.objects.filter(
        body=body, starts_at__lt=before, minutes_state__in=[MinutesState.DRAFT, MinutesState.CORRECTED]
    )
    return list(held.select_related("body").order_by("starts_at", "pk"))


def meeting_for_page(membership: Membership, meeting_id: int) -> QuerySet[Meeting]:
    """A visible meeting with what its page needs joined, as a queryset for `get_object_or_404`."""
    return (
        Meeting.objects.visible_to(membership)
        .filter(pk=meeting_id)
        .select_related("body", "partnership", "approved_at__body", "approved_by")
    )


def calendar_of(membership: Membership, *, body_id: int | None = None) -> QuerySet[Meeting]:
    """The meetings a member sees, with how many items each agenda has that anybody may see. One query."""
    found = Meeting.objects.visible_to(membership).select_related("body")
    if body_id:
        found = found.filter(body_id=body_id)
    return found.annotate(open_items=Count("items", filter=Q(items__restricted=False)))


def meetings_for_feed(person: Person, partnership: Partnership, day: dt.date) -> list[Meeting]:
    """The meetings of the bodies that a person sits in on a day, cancelled ones too, so that calendars strike them out.
    Two queries."""
    seats = person.seats.filter(partnership=partnership).held_on(day)
    found = Meeting.objects.filter(partnership=partnership, body__in=seats.values("body_id"))
    return list(found.select_related("body", "partnership").order_by("starts_at", "pk"))


def midnight(day: dt.date) -> dt.datetime:
    """The moment a day begins in the United Kingdom."""
    return dt.datetime.combine(day, dt.time(), ZoneInfo(settings.TIME_ZONE))
