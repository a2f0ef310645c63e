"""Documents that were read, and what a person should look at in each."""

from django.db import models
from django.db.models import Q

from sightline.files.models import Stored
from sightline.people.models import MemberQuerySet, Partnership, Person
from sightline.plan.models import Measure, Plan


class ReadingState(models.TextChoices):
    """Where the review of a document stands; the transitions are in `rules.TRANSITIONS`."""

    REVIEW = "review", "Being reviewed"
    ADOPTED = "adopted", "Adopted"
    COMPARED = "compared", "Compared with the plan it came from"
    DISCARDED = "discarded", "Discarded"


class Reading(models.Model):
    """One document as read on a day. What was read never changes; the draft plan that came of it does."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    source = models.ForeignKey(Stored, on_delete=models.PROTECT)
    document = models.JSONField()  # sightline-plan/1, as the reader gave it
    state = models.CharField(max_length=12, choices=ReadingState, default=ReadingState.REVIEW)
    # The draft that came of it, or the plan it is compared with; null once a draft was discarded.
    plan = models.ForeignKey(Plan, on_delete=models.SET_NULL, null=True, related_name="readings")
    steps_done = models.JSONField(default=list)  # steps of the review that a person has saved once
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["-read_at"]

    def __str__(self) -> str:
        return f"{self.source.name}, {self.get_state_display().lower()}"


class Check(models.Model):
    """One thing in a reading that a person should look at, beside its cell as printed."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="checks")
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    where = models.CharField(max_length=300)
    message = models.TextField()
    action_number = models.CharField(max_length=40, blank=True)
    field = models.CharField(max_length=20, blank=True)
    printed = models.TextField(blank=True)
    # For a note that the plan keeps too: its place there. For a date hidden in a measure: the measure.
    note_index = models.PositiveIntegerField(null=True)
    measure = models.ForeignKey(Measure, on_delete=models.SET_NULL, null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reading", "n"], name="check_once"),
            models.CheckConstraint(
                name="check_settled_by_somebody",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        ]
        ordering = ["n"]

    def __str__(self) -> str:
        return self.message
