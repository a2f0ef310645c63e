"""An edition sent down to providers, and what each of them confirms."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sightline.library.models.editions import Edition
from sightline.library.rules.states import Confirmed
from sightline.people.models import Body, MemberQuerySet, Partnership, Person, Set
from sightline.questions.models import Exercise


class Dissemination(models.Model):
    """An edition put to a set of providers, each of which is to confirm by a day that its staff have it.

    It is over when it is `closed_on`: nobody is asked any more."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="disseminations")
    set = models.ForeignKey(Set, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "edition"],
                condition=Q(closed_on__isnull=True),
                name="edition_disseminated_once",
            ),
            models.CheckConstraint(name="dissemination_due_after_asked", condition=Q(due_on__gte=F("asked_on"))),
        ]
        ordering = ["-asked_on", "-id"]

    def __str__(self) -> str:
        return f"{self.edition} to providers"


class Recipient(models.Model):
    """A body that is asked to confirm an edition read and cascaded; `excused_why` where it is asked no more.

    `state` is what its last receipt says; the receipts themselves are all kept. `exercise` is the pulse by which some
    of its staff are asked whether they know the document; what they said is counted there."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    dissemination = models.ForeignKey(Dissemination, on_delete=models.PROTECT, related_name="recipients")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=Confirmed.choices(), default=Confirmed.ASKED)
    due_on = models.DateField()
    exercise = models.OneToOneField(Exercise, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    excused_on = models.DateField(null=True, blank=True)
    excused_why = models.CharField(max_length=300, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dissemination", "body"], name="recipient_once"),
            models.CheckConstraint(
                name="recipient_excused_whole",
                condition=Q(excused_on__isnull=True, excused_why="") | Q(excused_on__isnull=False) & ~Q(excused_why=""),
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "state", "due_on"], name="recipient_by_state"),
            models.Index(fields=["body", "state"], name="recipient_of_body"),
        ]
        ordering = ["body__name", "id"]

    def __str__(self) -> str:
        return f"{self.body}: {self.dissemination.edition}"


class Receipt(models.Model):
    """What a provider said, the `version`-th time: read; cascaded or not yet; to how many of how many of its staff,
    how, and by whom it was seen to. What is not yet done has the day it `will_by`."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="receipts")
    version = models.PositiveSmallIntegerField()
    cascaded = models.BooleanField()
    staff = models.PositiveIntegerField(null=True, blank=True)
    reached = models.PositiveIntegerField(null=True, blank=True)
    how = models.TextField(blank=True)
    cascaded_by = models.CharField(max_length=160, blank=True)
    will_by = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    late = models.BooleanField(default=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recipient", "version"], name="receipt_version_once"),
            models.CheckConstraint(
                name="receipt_cascaded_whole",
                condition=Q(cascaded=True, staff__gt=0, reached__isnull=False, will_by__isnull=True)
                & ~Q(how="")
                & ~Q(cascaded_by="")
                | Q(cascaded=False, reached__isnull=True, cascaded_by=""),
            ),
            models.CheckConstraint(
                name="receipt_reached_of_staff", condition=Q(reached__isnull=True) | Q(reached__lte=F("staff"))
            ),
        ]
        ordering = ["version"]

    def __str__(self) -> str:
        return f"Receipt {self.version} of {self.recipient}"
