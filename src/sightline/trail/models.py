"""The chain. No foreign keys to other rooms: a thing may go, its record stays."""

from django.db import models

from sightline.trail.rules import VERB_LENGTH


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
    verb = models.CharField(max_length=VERB_LENGTH)
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

    The database refuses every update but one: both texts and the salt emptied, with who and why (migration 0002)."""

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


class Blanking(models.Model):
    """One person's request that an entry's text be blanked, and what a second person decided.

    Two duties meet here: a child was named, or a person asks to be forgotten; and nothing may change quietly. So it
    takes two people, and the entry, its digest and the chain stay.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="blankings")
    why = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    asked_by_id = models.CharField(max_length=40)
    asked_by_label = models.CharField(max_length=200)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.CharField(max_length=40, blank=True)
    decided_by_label = models.CharField(max_length=200, blank=True)
    agreed = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="trail_blanking_named", condition=~models.Q(asked_by_id="") & ~models.Q(why="")
            ),
            models.CheckConstraint(
                name="trail_blanking_decided_whole",
                condition=models.Q(decided_at__isnull=True, decided_by_id="", agreed__isnull=True)
                | models.Q(decided_at__isnull=False, agreed__isnull=False) & ~models.Q(decided_by_id=""),
            ),
            # Whoever asked may withdraw it; agreeing to it takes somebody else.
            models.CheckConstraint(
                name="trail_blanking_two_people",
                condition=models.Q(agreed__isnull=True)
                | models.Q(agreed=False)
                | ~models.Q(decided_by_id=models.F("asked_by_id")),
            ),
            models.UniqueConstraint(
                fields=["entry"], condition=models.Q(decided_at__isnull=True), name="trail_blanking_one_open"
            ),
        ]
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return f"{self.asked_by_label} asks to blank entry {self.entry_id}"
