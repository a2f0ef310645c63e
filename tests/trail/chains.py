"""Chains to try things on."""

from typing import Any

from django.db import connection

from sightline.trail.actions import action, record
from sightline.trail.models import Entry
from sightline.trail.rules import Actor, Program

WRITER = Program("A test")


@action
def write(*, by: Actor = WRITER, partnership_id: int = 1, count: int = 1, **change: Any) -> None:
    """`count` entries in one transaction."""
    for number in range(count):
        record(
            by=by,
            partnership_id=partnership_id,
            verb="changed",
            thing="body",
            thing_id=number,
            **(change or {"before": {"name": "was"}, "after": {"name": f"is now {number}"}}),
        )


def sql(statement: str, *values: Any) -> None:
    """Straight to the database, as somebody would who wants the record to say something else."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def last(partnership_id: int = 1) -> Entry:
    """The newest entry."""
    return Entry.objects.filter(partnership_id=partnership_id).order_by("-seq")[0]
