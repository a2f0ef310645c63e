"""Stored files: one row a file and partnership, the bytes on disk under their digest."""

from django.db import models
from django.db.models import Q

from sightline.people.models import MemberQuerySet, Partnership, Person


class Stored(models.Model):
    """A file as it was given. Its bytes never change; the digest is its name on disk."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "sha256"], name="stored_once"),
            models.CheckConstraint(name="stored_not_empty", condition=Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where the bytes lie in the storage, by digest."""
        return f"{self.partnership_id}/{self.sha256[:2]}/{self.sha256}"
