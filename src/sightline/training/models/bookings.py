"""Who asked for a seat, and what became of it. What is known of her goes after a time; that somebody came stays."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.people.models import Body, MemberQuerySet, Partnership
from sightline.training.models.courses import Session
from sightline.training.rules.kinds import Holder, Workforce
from sightline.training.rules.states import LIVE, BookingState


class Booking(models.Model):
    """A seat, or a place on the waiting list, in the order of `id`.

    `agency` is a body of the partnership, `agency_words` what she wrote where it is none. `proved_at` is when she
    followed the link sent to her address. `until` is when an unconfirmed ask, or an offer, lapses. `walked_in` came
    without having booked. `mails` counts what was sent on her asking, `mailed_at` when: nobody can have another's
    letter box filled. Once `emptied_on` is set, name, addresses and words are gone."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="bookings")
    state = models.CharField(max_length=10, choices=BookingState.choices())
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    agency = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agency_words = models.CharField(max_length=160, blank=True)
    workforce = models.CharField(max_length=10, choices=Workforce.choices())
    wishes = models.CharField(max_length=300, blank=True)
    manager_email = models.EmailField(max_length=254, blank=True)
    manager_words = models.CharField(max_length=500, blank=True)
    walked_in = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    proved_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    mails = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True, blank=True)
    emptied_on = models.DateField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "email"],
                condition=Q(state__in=sorted(LIVE)) & ~Q(email=""),
                name="booked_once_an_address",
            ),
            models.CheckConstraint(
                name="booking_kept_for_a_while",
                condition=~Q(state__in=[BookingState.ASKED, BookingState.OFFERED]) | Q(until__isnull=False),
            ),
            models.CheckConstraint(
                name="booking_emptied_whole",
                condition=Q(emptied_on__isnull=True)
                | Q(name="", email="", agency_words="", wishes="", manager_email="", manager_words=""),
            ),
        ]
        indexes = [
            models.Index(fields=["session", "state"], name="booking_of_session"),
            models.Index(fields=["email", "asked_at"], name="booking_of_address"),
            models.Index(fields=["state", "until"], name="booking_lapses"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name or "Somebody whose name is no longer kept"

    @property
    def comes_from(self) -> str:
        """Her agency as it is counted and shown; "" where none was given."""
        return self.agency.name if self.agency is not None else self.agency_words


class Key(models.Model):
    """A link to one booking, kept as the digest of 256 random bits; a reminder brings a new one, the old still open."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="keys")
    holder = models.CharField(max_length=10, choices=Holder.choices(), default=Holder.BOOKER)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    objects = MemberQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Link to booking {self.booking_id}"
