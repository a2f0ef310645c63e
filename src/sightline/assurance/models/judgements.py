"""What a monitoring body concluded of a measure, and the evidence it cited."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.assurance.models.bindings import Binding
from sightline.assurance.rules.judgements import USUAL_MONTHS
from sightline.assurance.rules.kinds import Assurance
from sightline.files.models import Stored
from sightline.people.models import Body, MemberQuerySet, Partnership, Person
from sightline.plan.models import Plan


class Judgement(models.Model):
    """A body's conclusion on a day. The latest stands; earlier ones are kept. `words` is a digest of the measure as it
    read then, as for a binding."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    measure_uid = models.UUIDField()
    words = models.CharField(max_length=64)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=12, choices=Assurance.choices())
    why = models.TextField()
    on = models.DateField()
    months = models.PositiveSmallIntegerField(default=USUAL_MONTHS)
    meeting_words = models.CharField(max_length=200, blank=True)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="judgement_says_why", condition=~Q(why="")),
            models.CheckConstraint(name="judgement_stands_a_while", condition=Q(months__gte=1)),
        ]
        indexes = [models.Index(fields=["plan", "measure_uid", "on"], name="judgement_of_measure")]
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.get_level_display()}, {self.body}, {self.on:%d %B %Y}"


class Cited(models.Model):
    """Evidence that a judgement rests on: a binding of the measure, or a paper."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="cited")
    binding = models.ForeignKey(Binding, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    stored = models.ForeignKey(Stored, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # What the binding said when it was cited, so that a reader sees what the judgement rested on.
    said = models.TextField(blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cited_one_thing",
                condition=Q(binding__isnull=False, stored__isnull=True) | Q(binding__isnull=True, stored__isnull=False),
            )
        ]
        verbose_name_plural = "cited"

    def __str__(self) -> str:
        return f"Evidence cited by {self.judgement}"
