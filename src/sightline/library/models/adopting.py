"""A consortium's document as one of its boards has it: adopted by a meeting, with appendices of its own."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.files.models import Stored
from sightline.library.models.editions import Edition, Resource
from sightline.people.models import MemberQuerySet, Partnership, Person


class Adoption(models.Model):
    """That a board adopted an edition of its consortium's document; the last of a document is the one in force
    there."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="adoptions")
    adopted_on = models.DateField()
    meeting_words = models.CharField(max_length=200)
    adopted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "edition"], name="adopted_once"),
            models.CheckConstraint(name="adopted_by_a_meeting", condition=~Q(meeting_words="")),
        ]
        ordering = ["-adopted_on", "-id"]

    def __str__(self) -> str:
        return f"{self.edition}, adopted by {self.partnership}"


class Appendix(models.Model):
    """What a board adds to its consortium's document for itself: a page, a file, or both. It outlives editions."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="appendices")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    stored = models.ForeignKey(Stored, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="appendix_holds_something", condition=~Q(text="") | Q(stored__isnull=False))
        ]
        ordering = ["position", "id"]
        verbose_name_plural = "appendices"

    def __str__(self) -> str:
        return self.title
