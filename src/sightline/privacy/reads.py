"""What waits for a review, and which reasons stand for a row."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from sightline.people.access import Membership
from sightline.people.models import Person
from sightline.privacy.models import KeptIdentifier
from sightline.privacy.rules.reviewing import Outcome


def kept_in(membership: Membership) -> QuerySet[KeptIdentifier]:
    """Everything kept in the partnership: what waits first, then the newest. One query."""
    kept = KeptIdentifier.objects.visible_to(membership).select_related("by", "reviewed_by")
    return kept.order_by("outcome", "-at", "-id")


def waiting_in(membership: Membership) -> int:
    """How many reasons nobody has reviewed yet. One query."""
    return KeptIdentifier.objects.visible_to(membership).filter(outcome="").count()


def to_reword_by(person: Person) -> QuerySet[KeptIdentifier]:
    """What a reviewer asks this person to put in other words, in every partnership. One query."""
    asked = KeptIdentifier.objects.filter(by=person, outcome=Outcome.REWORD)
    return asked.select_related("partnership", "reviewed_by").order_by("reviewed_on", "id")


def reasons_of(row: Model) -> dict[str, str]:
    """The reasons that stand for a row, by field: what a form of it begins with. One query."""
    kept = KeptIdentifier.objects.filter(table=row._meta.label_lower, row_id=row.pk).exclude(outcome=Outcome.REWORD)
    return {one.field: one.reason for one in kept}
