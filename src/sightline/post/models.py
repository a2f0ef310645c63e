"""What is to go out, what may come back, and what the clock has started."""

from __future__ import annotations

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from sightline.people.models import MemberQuerySet, Partnership, Person
from sightline.post.rules import Rung, State


def new_message_id() -> str:
    """A Message-ID of our own (RFC 5322), kept for every try, so that mail programs show a message sent twice once."""
    return f"<{uuid.uuid4().hex}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"


class OutboxQuerySet(models.QuerySet):
    """Messages, seen by those of the partnership who may see them."""

    def visible_to(self, membership):
        """The messages of the member's partnership, and those that reminded somebody of something of it."""
        here = membership.partnership.pk
        about_here = Reminder.objects.filter(message=OuterRef("pk"), partnership_id=here)
        return self.filter(Q(partnership_id=here) | Exists(about_here))


class Outbox(models.Model):
    """One message to one person, or to somebody outside who gave an address (who booked a course, answers a survey).

    `key` says what it is about, so that asking twice sends once."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    address = models.EmailField(max_length=254, blank=True)  # of somebody outside; goes with the words
    key = models.CharField(max_length=160, unique=True)
    subject = models.CharField(max_length=160)
    lines = models.JSONField()
    state = models.CharField(max_length=10, choices=[(state, state) for state in State], default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=200, unique=True, default=new_message_id)
    queued_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    possibly_twice = models.BooleanField(default=False)
    trouble = models.CharField(max_length=200, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="outbox_one_reader", condition=Q(person__isnull=True) | Q(address="")),
            models.CheckConstraint(
                name="outbox_queued_has_next", condition=~Q(state=State.QUEUED) | Q(next_at__isnull=False)
            ),
            models.CheckConstraint(
                name="outbox_sending_is_claimed", condition=~Q(state=State.SENDING) | Q(claimed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="outbox_sent_has_moment",
                condition=Q(state=State.SENT, sent_at__isnull=False) | ~Q(state=State.SENT) & Q(sent_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_at"], name="outbox_due"),
            models.Index(fields=["partnership", "-queued_at"], name="outbox_of_partnership"),
        ]
        ordering = ["-queued_at", "-pk"]
        verbose_name_plural = "outbox"

    def __str__(self) -> str:
        return f"{self.subject}: {self.state}"

    @property
    def reader(self) -> str:
        """Whom it is for, as the outbox's page names her."""
        if self.person is not None:
            return self.person.name
        return self.address or "Somebody outside, whose address is forgotten"

    @property
    def reader_address(self) -> str:
        """Where it goes; "" once the address of somebody outside is forgotten."""
        return self.person.email if self.person is not None else self.address


class Link(models.Model):
    """A way to one thing for one person without signing in, until a day. Opening it changes nothing: scanners do."""

    token_hash = models.CharField(max_length=64, unique=True)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    thing = models.CharField(max_length=40)
    thing_id = models.CharField(max_length=40)
    until = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["thing", "thing_id"], name="link_thing")]

    def __str__(self) -> str:
        return f"{self.thing} {self.thing_id} for {self.person} until {self.until:%d %B %Y}"


class Reminder(models.Model):
    """That a message reminds its reader of one thing, and as what. A message may remind of things of several
    partnerships, since a person gets one a day; each reminder is of its own partnership, and so is its page."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey(Outbox, on_delete=models.PROTECT, related_name="reminders")
    thing = models.CharField(max_length=40)
    thing_id = models.CharField(max_length=40)
    rung = models.CharField(max_length=10, choices=[(rung, rung) for rung in Rung])
    on = models.DateField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "thing", "thing_id"], name="reminded_once_a_message")]
        indexes = [models.Index(fields=["partnership", "thing", "thing_id"], name="reminder_of_thing")]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.thing} {self.thing_id} on {self.on:%d %B %Y}"


class Slot(models.Model):
    """One turn of scheduled work. The row is the claim: whoever writes it does the work, and nobody else."""

    name = models.CharField(max_length=80)
    due = models.DateTimeField()
    claimed_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    turns = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "due"], name="slot_once")]

    def __str__(self) -> str:
        return f"{self.name} of {self.due:%d %B %Y %H:%M}"
