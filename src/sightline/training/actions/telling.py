"""How the room's actions say what they did: on the record, without a booker's name, and by mail to whom it concerns."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.urls import reverse

from sightline.kit import clock
from sightline.people.models import Partnership
from sightline.plan.rules.errors import NotYet
from sightline.post.actions import queue_outside
from sightline.post.models import Outbox
from sightline.post.rules import token_hash
from sightline.privacy.actions import scan_texts
from sightline.trail.actions import record
from sightline.trail.rules import Actor, Program
from sightline.training.models import Booking, Course, Key, Need, Session, Terms
from sightline.training.rules.kinds import Holder

Kept = Mapping[str, str] | None  # the reasons for keeping what reads like an identifier, by field
# Whoever acts on the public site: the record never says who booked.
SOMEBODY = Program("Somebody outside")
CLOCK = Program("The program, by the clock")


def record_of(
    by: Actor,
    row: Course | Session | Need,
    verb: str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """An entry on the record of a course, a session or a need."""
    record(
        by=by,
        partnership_id=row.partnership_id,
        verb=verb,
        thing=row._meta.model_name,
        thing_id=row.pk,
        before=before,
        after=after,
    )


def scanned(
    by: Actor, row: Model, fields: Sequence[str] | Mapping[str, str], kept: Kept, thing: Model | None = None
) -> None:
    """Scans the free text of a row just written, read on the page of `thing` or its own. Raises HoldsIdentifier."""
    at = thing or row
    scan_texts(by=by, row=row, fields=fields, thing=at._meta.model_name, thing_id=at.pk, kept=kept)


def needed(text: str, sentence: str) -> str:
    """The text without white space at its ends. Raises NotYet with `sentence` where nothing is left."""
    if not text.strip():
        raise NotYet([sentence])
    return text.strip()


def terms_of(partnership: Partnership) -> Terms:
    """How the partnership takes bookings; the defaults where it never said."""
    return Terms.objects.filter(partnership=partnership).first() or Terms(partnership=partnership)


def address(route: str, *args: object) -> str:
    """Where a page is, as a message gives it."""
    return f"{settings.SITE_URL}{reverse(route, args=args)}"


def new_key(booking: Booking, holder: str = Holder.BOOKER) -> str:
    """A new link's token, which only its message holds; the database keeps its digest."""
    token = secrets.token_urlsafe(32)
    Key.objects.create(
        partnership_id=booking.partnership_id,
        booking=booking,
        holder=holder,
        token_hash=token_hash(token),
        made_at=clock.now(),
    )
    return token


def booking_address(booking: Booking, token: str, route: str = "booking_outside") -> str:
    """The page of a booking, as its message gives it."""
    return address(route, booking.partnership.slug, token)


def was_written(booking: Booking, occasion: str) -> bool:
    """Whether a message of an `occasion` of the booking is wanted or sent already."""
    return Outbox.objects.filter(key=f"booking:{booking.pk}:{occasion}").exists()


def write_to(booking: Booking, occasion: str, subject: str, lines: Sequence[str], *, to: str = "") -> None:
    """Wants a message sent to whoever booked, or `to` her manager; once an `occasion` of the booking."""
    where = to or booking.email
    if where:
        partnership = booking.partnership
        queue_outside(
            partnership=partnership,
            address=where,
            key=f"booking:{booking.pk}:{occasion}",
            subject=subject[:160],
            lines=[*lines, f"{partnership.name}, by Sightline"],
        )
