"""How the room's actions say what they did: on the record, and to whoever has to know.

Of a restricted item the record keeps that it was changed, by whom and when, and which of its fields; its words stand in
the item alone, because more people read the record than may see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Max, Model
from django.urls import reverse

from sightline.governance.models import Challenge, Decision, Escalation, Item, Meeting
from sightline.people.models import Partnership, Person
from sightline.plan.rules.errors import NotYet
from sightline.post.actions import queue
from sightline.privacy.actions import scan_texts
from sightline.trail.actions import record
from sightline.trail.rules import Actor

Json = Any
Kept = Mapping[str, str] | None  # the reasons for keeping what reads like an identifier, by field


def record_of_meeting(
    by: Actor,
    meeting: Meeting,
    verb: str,
    *,
    item: Item | None = None,
    hidden: bool = False,
    before: Mapping[str, Json] | None = None,
    after: Mapping[str, Json] | None = None,
) -> None:
    """An entry on the record of a meeting; about an item of its agenda where `item` is given. Of a restricted one (or
    something `hidden` of it) it stands apart, without words, so that the meeting's page does not tell of it."""
    thing, thing_id = "meeting", meeting.pk
    if item is not None and (hidden or item.restricted):
        thing, thing_id = "agenda_item", item.pk
        changed = [key for key in (after or before or {}) if (before or {}).get(key) != (after or {}).get(key)]
        before, after = None, {"fields": sorted(changed)}
    record(
        by=by,
        partnership_id=meeting.partnership_id,
        verb=verb,
        thing=thing,
        thing_id=thing_id,
        before=before,
        after=after,
    )


def tell(
    persons: Iterable[Person], *, partnership: Partnership, key: str, subject: str, lines: Sequence[str], but: Actor
) -> None:
    """Wants the same words sent to each of `persons`, whoever did it herself left out."""
    for person in persons:
        if person.actor_id != but.actor_id:
            queue(
                partnership=partnership,
                person=person,
                key=f"{key}:{person.pk}",
                subject=subject[:160],
                lines=[f"Dear {person.name},", *lines, f"{partnership.name}, by Sightline"],
            )


def address(route: str, *args: object) -> str:
    """Where a page is, as a message gives it."""
    return f"{settings.SITE_URL}{reverse(route, args=args)}"


def said(day) -> str:
    """A day in words."""
    return f"{day.day} {day:%B %Y}"


def scanned(
    by: Actor,
    row: Model,
    fields: Sequence[str] | Mapping[str, str],
    kept: Kept,
    thing: str = "",
    thing_id: object = None,
) -> None:
    """Scans the free text of a row just written, which is read on the page of `thing`; of a meeting's row on the
    meeting's. Raises HoldsIdentifier where it reads like an identifier and `kept` has no reason for that."""
    if not thing:
        thing, thing_id = "meeting", row.pk if isinstance(row, Meeting) else row.meeting_id
    scan_texts(by=by, row=row, fields=fields, thing=thing, thing_id=thing_id, kept=kept)


def next_number(model: type[Challenge | Decision | Escalation], partnership_id: int) -> int:
    """The next number of a partnership; two who ask at once wait for each other."""
    Partnership.objects.select_for_update().get(pk=partnership_id)
    return (model.objects.filter(partnership_id=partnership_id).aggregate(last=Max("number"))["last"] or 0) + 1


def needed(text: str, sentence: str) -> str:
    """The text without white space at its ends. Raises NotYet with `sentence` where nothing is left."""
    if not text.strip():
        raise NotYet([sentence])
    return text.strip()
