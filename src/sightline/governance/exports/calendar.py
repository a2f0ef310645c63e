"""A calendar file of meetings: identities that last, so that a second import updates; cancelled ones are struck out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from icalendar import Calendar, Event

from sightline.governance.models import Meeting
from sightline.governance.rules.states import MeetingState

# How long a meeting without an end is shown.
USUAL = dt.timedelta(hours=2)


def meetings_as_calendar(meetings: Iterable[Meeting], name: str, now: dt.datetime, where: str = "") -> bytes:
    """Meetings as iCalendar (RFC 5545); `now` stamps the file. `where` is an address with {} for a meeting's number.

    What is discussed is not in it: an agenda is read where it is known who reads."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sightline//governance//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for meeting in meetings:
        event = Event()
        event.add("uid", f"{meeting.uid}@sightline")
        event.add("sequence", meeting.revision - 1)
        event.add("dtstamp", now.astimezone(dt.UTC))
        event.add("dtstart", meeting.starts_at.astimezone(dt.UTC))
        event.add("dtend", (meeting.ends_at or meeting.starts_at + USUAL).astimezone(dt.UTC))
        event.add("summary", meeting.title)
        event.add("description", meeting.body.name)
        event.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
        if meeting.place:
            event.add("location", meeting.place)
        if where:
            event.add("url", where.format(meeting.pk))
        calendar.add_component(event)
    return calendar.to_ical()
