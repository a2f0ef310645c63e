"""Turns of scheduled work: each done once, whichever worker comes first; and what the outbox forgets."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import F

from sightline.post import rules
from sightline.post.models import Link, Outbox, Slot
from sightline.post.rules import State
from sightline.trail.actions import silent_action


@silent_action("a turn of scheduled work is the program's own book-keeping")
def claim_slot(*, name: str, due: dt.datetime, now: dt.datetime) -> Slot | None:
    """The turn of `name` that was due at `due`, for this worker alone; None if it is done or another worker has it.

    A turn whose worker has been silent longer than the lease is taken over: scheduled work is safe to do twice.
    """
    try:
        with transaction.atomic():
            return Slot.objects.create(name=name, due=due, claimed_at=now)
    except IntegrityError:
        abandoned = Slot.objects.filter(name=name, due=due, done_at__isnull=True, claimed_at__lt=now - rules.LEASE)
        if abandoned.update(claimed_at=now, turns=F("turns") + 1):
            return Slot.objects.get(name=name, due=due)
        return None


@silent_action("a turn of scheduled work is the program's own book-keeping")
def record_done(*, slot: Slot, now: dt.datetime) -> None:
    """The turn's work is done."""
    Slot.objects.filter(pk=slot.pk).update(done_at=now)


@silent_action("forgetting is a rule (docs/reference/personal-data.md), not a decision that somebody took")
def forget_old_messages(*, now: dt.datetime) -> int:
    """Empties the words of messages sent longer ago than they are kept, and removes links that are over; how many."""
    emptied = (
        Outbox.objects.filter(state=State.SENT, sent_at__lt=now - rules.KEPT)
        .exclude(lines=[])
        .update(lines=[], address="")
    )
    removed, _ = Link.objects.filter(until__lt=now - rules.KEPT).delete()
    Slot.objects.filter(due__lt=now - rules.KEPT, done_at__isnull=False).delete()
    return emptied + removed
