"""An evaluation framework (founding action 1.5): a saved reading of measures in areas and statements."""

from __future__ import annotations

from django.db import models

from sightline.people.models import MemberQuerySet, Partnership
from sightline.plan.models import Action, Plan


class Framework(models.Model):
    """A reading that a body wants to come back to: which measures, of whatever action, tell of which statement."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=160)
    introduction = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "title"], name="framework_once")]
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Area(models.Model):
    """A column of the framework: Governance, Prevention, Interventions, Evaluation."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="areas")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["framework", "title"], name="area_once")]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class Statement(models.Model):
    """A row: what the framework wants shown ("Practitioners find the tools they need")."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="statements")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=10, blank=True)
    text = models.TextField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class StatementMeasure(models.Model):
    """That a measure tells of a statement in an area."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="measures")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="measures")
    measure_uid = models.UUIDField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "area", "measure_uid"], name="statement_measure_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure_uid} in {self.area}"
