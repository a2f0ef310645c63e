"""The dates of training as a calendar that programs subscribe to: a session moved moves there, one cancelled goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from icalendar import Calendar, Event

from sightline.training.reads import SessionOutside


def sessions_as_calendar(sessions: Iterable[SessionOutside], name: str, stamp: dt.datetime, where: str) -> bytes:
    """Sessions as iCalendar (RFC 5545). `stamp` is when they were read, `where` an address with {} for the course."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sightline//public//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for one in sessions:
        event = Event()
        event.add("uid", f"session-{one.id}@sightline")
        event.add("dtstamp", stamp.astimezone(dt.UTC))
        event.add("dtstart", one.starts_at.astimezone(dt.UTC))
        event.add("dtend", one.ends_at.astimezone(dt.UTC))
        event.add("summary", one.title)
        if one.for_whom:
            event.add("description", one.for_whom)
        event.add("url", where.format(one.course_id))
        if place := one.place or ("Online" if one.online else ""):
            event.add("location", place)
        calendar.add_component(event)
    return calendar.to_ical()
