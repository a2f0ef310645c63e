"""What is booked: a partnership with sessions of twenty seats, and who got one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse

from bench.booking import SEATS, TURNS
from bench.data import BY, founded
from sightline.kit import clock
from sightline.training import actions
from sightline.training.models import Booking


def build() -> list[dict[str, Any]]:
    """A partnership with a session for each turn; gives the sessions with the address of their booking page."""
    partnership, _ = founded("booking", "The partnership that is booked")
    course = actions.create_course(
        by=BY, partnership=partnership, title="A course", aims="Know more.", workforces=["families"]
    )
    first = clock.today() + dt.timedelta(days=30)
    made = actions.plan_sessions(
        by=BY,
        course=course,
        days=[first + dt.timedelta(days=n) for n in range(TURNS)],
        starts=dt.time(9),
        ends=dt.time(12),
        place="Town hall",
        capacity=SEATS,
        opened=True,
    )
    return [{"session": one.pk, "address": reverse("session_book", args=[partnership.slug, one.pk])} for one in made]


def count(session: int) -> dict[str, int]:
    """How many have a seat kept, and how many wait."""
    states = list(Booking.objects.filter(session=session).values_list("state", flat=True))
    return {"seats": states.count("asked"), "waiting": states.count("waiting")}
