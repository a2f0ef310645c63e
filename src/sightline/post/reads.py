"""What the outbox's page and whoever follows a link need."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from sightline.post.models import Link, Outbox
from sightline.post.rules import State, token_hash


def messages_of(membership, *, failed_only: bool = False) -> QuerySet[Outbox]:
    """The partnership's messages with their persons, the newest first; `failed_only` those that could not be sent."""
    found = Outbox.objects.visible_to(membership).select_related("person")
    return found.filter(state=State.FAILED) if failed_only else found


def opened(token: str, now: dt.datetime) -> Link | None:
    """The link that `token` opens at `now`, with its person and partnership; None for none, over or revoked.

    It only reads: mail scanners open links."""
    return (
        Link.objects.filter(
            token_hash=token_hash(token), until__gt=now, revoked_at__isnull=True, person__is_active=True
        )
        .select_related("person", "partnership")
        .first()
    )
