"""How the room's pages answer: who is here."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from sightline.people.access import Membership
from sightline.people.models import Person, Seat


def people_here(membership: Membership, day: dt.date) -> QuerySet[Person]:
    """Whoever holds a seat in the member's partnership on a day."""
    seats = Seat.objects.filter(partnership=membership.partnership).held_on(day)
    return Person.objects.filter(pk__in=seats.values("person_id"), is_active=True).order_by("name", "pk")
