"""The chain. No foreign keys to other rooms: a thing may go, its record stays."""

from django.db import models


class Head(models.Model):
    """The end of a partnership's chain; locked last in a transaction, so writers queue only while sealing."""

    partnership_id = models.BigIntegerField(primary_key=True)
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"partnership {self.partnership_id}: {self.seq} entries"


class Entry(models.Model):
    """One change. The database refuses to update or delete it (migration 0002)."""

    partnership_id = models.BigIntegerField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    actor_id = models.CharField(max_length=40, blank=True)
    actor_label = models.CharField(max_length=200)
    via = models.CharField(max_length=20)
    verb = models.CharField(max_length=40)
    thing = models.CharField(max_length=40)
    thing_id = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership_id", "seq"], name="trail_entry_seq")]
        indexes = [models.Index(fields=["partnership_id", "thing", "thing_id", "-seq"], name="trail_entry_thing")]
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"{self.actor_label} {self.verb} {self.thing}"


class EntryText(models.Model):
    """What an entry's change was, apart from the entry so that it can be blanked while the chain stands.

    The database refuses every update but one: two different people named, both texts and the salt emptied."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="text")
    salt = models.CharField(max_length=32, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    blanked_on = models.DateTimeField(null=True)
    blanked_by = models.CharField(max_length=400, blank=True)
    blanked_why = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="trail_text_blanked_whole",
                condition=models.Q(blanked_on__isnull=True, blanked_by="", blanked_why="")
                | models.Q(blanked_on__isnull=False, before="", after="", salt="")
                & ~models.Q(blanked_by="")
                & ~models.Q(blanked_why=""),
            )
        ]

    def __str__(self) -> str:
        return "blanked" if self.blanked_on else self.after[:80]
