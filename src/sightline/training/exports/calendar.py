"""A session as a calendar file: its identity lasts, so a second import updates, and a cancelled one is struck out."""

from __future__ import annotations

import datetime as dt

from icalendar import Calendar, Event

from sightline.training.models import Session
from sightline.training.rules.states import SessionState


def as_calendar(session: Session, now: dt.datetime, where: str) -> bytes:
    """A session as iCalendar (RFC 5545); `now` stamps the file, `where` is the page of the booking."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sightline//training//EN")
    calendar.add("version", "2.0")
    event = Event()
    event.add("uid", f"{session.uid}@sightline")
    event.add("sequence", session.revision - 1)
    event.add("dtstamp", now.astimezone(dt.UTC))
    event.add("dtstart", session.starts_at.astimezone(dt.UTC))
    event.add("dtend", session.ends_at.astimezone(dt.UTC))
    event.add("summary", session.course.title)
    event.add("status", "CANCELLED" if session.state == SessionState.CANCELLED else "CONFIRMED")
    event.add("location", session.place or session.link)
    event.add("url", where)
    calendar.add_component(event)
    return calendar.to_ical()
