"""Reasons given for keeping words that read like an identifier. The words themselves stand in their own row only."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sightline.people.models import MemberQuerySet, Partnership, Person
from sightline.privacy.rules.reviewing import OUTCOMES


class KeptIdentifier(models.Model):
    """One field of one row that was stored although it reads like an identifier, and why.

    `table`, `row_id` and `field` say where the words are ("progress.update", 17, "done"); `thing` and `thing_id` on
    whose page they are read, as in the record. Once reviewed it has an outcome: the words may stay, or its author is
    to find others."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=60)
    row_id = models.BigIntegerField()
    field = models.CharField(max_length=60)
    thing = models.CharField(max_length=40)
    thing_id = models.CharField(max_length=40)
    kinds = models.JSONField()
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reviewed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, blank=True, choices=[(key.value, name) for key, name in OUTCOMES.items()])
    note = models.TextField(blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="kept_with_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="kept_reviewed_whole",
                condition=Q(outcome="", reviewed_by__isnull=True, reviewed_on__isnull=True)
                | ~Q(outcome="") & Q(reviewed_by__isnull=False, reviewed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="kept_reviewed_by_another",
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("by")),
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "outcome"], name="kept_of_partnership"),
            models.Index(fields=["table", "row_id"], name="kept_of_row"),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.field.replace('_', ' ').capitalize()} kept with a reason"
