"""What was published, as it was published."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sightline.people.models import MemberQuerySet, Partnership, Person


class Release(models.Model):
    """The figures that left on a day: never changed, and known to everybody from then on.

    `tables` is what was published; `known` is what somebody could have of it: the counts behind every published share
    and rate too, which the next release is held against. `digest` is over both."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    start = models.DateField()
    end = models.DateField()
    threshold = models.PositiveSmallIntegerField()
    tables = models.JSONField()
    known = models.JSONField()
    digest = models.CharField(max_length=64)
    published_on = models.DateField()
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    meeting_words = models.CharField(max_length=160, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="release_number_once"),
            models.CheckConstraint(name="release_runs_forward", condition=Q(end__gte=F("start"))),
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    def save(self, *args, **kwargs):
        """Raises TypeError for a row that is there: what was published is known."""
        if not self._state.adding:
            raise TypeError("A release never changes: what was published is known.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Raises TypeError: what was published is known."""
        raise TypeError("A release never changes: what was published is known.")
