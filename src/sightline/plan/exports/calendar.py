"""A calendar file of every due date: day-long events with identities that last, so that a second import updates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from icalendar import Calendar, Event

from sightline.plan.rules.titles import short_title

Json = Any


def plan_as_calendar(document: Mapping[str, Json], now: dt.datetime, where: str = "") -> bytes:
    """The plan's dates as iCalendar (RFC 5545). `now` stamps the file; `where` is an address put in each event."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sightline//plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", document["plan"].get("title") or "Plan")
    for uid, day, summary, text in _dates(document):
        event = Event()
        event.add("uid", f"{uid}@sightline")
        event.add("dtstamp", now.astimezone(dt.UTC))
        event.add("dtstart", day)
        event.add("dtend", day + dt.timedelta(days=1))
        event.add("summary", summary)
        event.add("description", text)
        event.add("transp", "TRANSPARENT")
        if where:
            event.add("url", where)
        calendar.add_component(event)
    return calendar.to_ical()


def _dates(document: Mapping[str, Json]) -> Iterator[tuple[str, dt.date, str, str]]:
    """(lasting identity, day, summary, description) of every date of actions that stand."""
    for priority in document["priorities"]:
        for action in priority["actions"]:
            if action.get("withdrawn_on"):
                continue
            title = short_title(action.get("title") or "", action["text"])
            owners = ", ".join(one.get("name") or one.get("person") or "" for one in action["owners"])
            for one in action["milestones"]:
                label = one.get("label") or "Due"
                days = sorted({*(one.get("occurrences") or ()), *([one["due"]] if one.get("due") else [])})
                for day in days:
                    # One that falls on a single day keeps its identity when the day is moved; a recurring one has many.
                    uid = one["uid"] if len(days) == 1 else f"{one['uid']}-{day}"
                    summary = f"{action['number']} {title}: {label}"
                    yield uid, dt.date.fromisoformat(day), summary, f"{action['text']}\n\nOwners: {owners}"
