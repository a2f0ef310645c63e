"""What the outbox's page and whoever follows a link need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Max, QuerySet

from sightline.post.models import Link, Outbox, Reminder
from sightline.post.rules import State, token_hash


def messages_of(membership, *, failed_only: bool = False) -> QuerySet[Outbox]:
    """The partnership's messages with their persons, the newest first; `failed_only` those that could not be sent."""
    found = Outbox.objects.visible_to(membership).select_related("person")
    return found.filter(state=State.FAILED) if failed_only else found


def reminders_about(partnership_id: int, thing: str, ids: Iterable[object]) -> dict[str, list[Reminder]]:
    """What was written about each of the things, oldest first, each with its message and the person. One query."""
    found: dict[str, list[Reminder]] = {}
    about = Reminder.objects.filter(partnership_id=partnership_id, thing=thing, thing_id__in=[str(one) for one in ids])
    for one in about.select_related("message__person"):
        found.setdefault(one.thing_id, []).append(one)
    return found


def last_reminded(person_ids: Collection[int]) -> dict[tuple[int, str, str], dt.date]:
    """On which day each person was last written to about each thing, by (person, thing, its id). One query."""
    about = Reminder.objects.filter(message__person_id__in=person_ids).order_by()
    rows = about.values_list("message__person_id", "thing", "thing_id").annotate(last=Max("on"))
    return {(person_id, thing, thing_id): last for person_id, thing, thing_id, last in rows}


def link_of(token: str) -> Link | None:
    """The link that has `token`, whether it still opens or not, with its person and partnership; None for none.

    It only reads: mail scanners open links."""
    return Link.objects.filter(token_hash=token_hash(token)).select_related("person", "partnership").first()
