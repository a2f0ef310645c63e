"""A plan, what was adopted, and its priorities with their outcomes and threads.

Every row has its partnership, so that what a member may see is one condition whatever the table. `extra` holds what a
document said that has no column, as printed.
"""

from __future__ import annotations

import enum
import uuid

from django.db import models
from django.db.models import F, Q

from sightline.people.models import Partnership
from sightline.people.permissions import Permission
from sightline.plan.rules.states import LABELS, PlanState


def choices_of(states: type[enum.StrEnum]) -> list[tuple[str, str]]:
    """A state enum as Django's choices."""
    return [(state.value, LABELS[state]) for state in states]


class PlanQuerySet(models.QuerySet):
    """Plans: every member reads the adopted ones; drafts are for those who make them."""

    def visible_to(self, membership):
        """`membership` is what `people.access` gave the request."""
        rows = self.filter(partnership_id=membership.partnership.pk)
        if membership.may(Permission.PLAN_DRAFT_VIEW):
            return rows
        return rows.exclude(state=PlanState.DRAFT)


class PlanRowQuerySet(models.QuerySet):
    """Rows of a plan, seen by whoever sees the plan."""

    path_to_plan = "plan"

    @classmethod
    def under(cls, path: str) -> models.Manager:
        """A manager for rows that reach their plan by `path` ("action__plan")."""
        return type(cls.__name__, (cls,), {"path_to_plan": path}).as_manager()

    def visible_to(self, membership):
        """`membership` is what `people.access` gave the request."""
        rows = self.filter(partnership_id=membership.partnership.pk)
        if membership.may(Permission.PLAN_DRAFT_VIEW):
            return rows
        return rows.exclude(**{f"{self.path_to_plan}__state": PlanState.DRAFT})


class Plan(models.Model):
    """What a partnership promised for a period; an action may carry a plan of its own."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="plans")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.TextField(blank=True)
    board = models.TextField(blank=True)
    year_start = models.DateField(null=True, blank=True)
    year_end = models.DateField(null=True, blank=True)
    vision = models.TextField(blank=True)
    purpose = models.JSONField(null=True, blank=True)
    principles = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=choices_of(PlanState), default=PlanState.DRAFT)
    adopted_on = models.DateField(null=True, blank=True)
    meeting_words = models.CharField(max_length=200, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.CharField(max_length=500, blank=True)
    parent_action = models.ForeignKey(
        "plan.Action", on_delete=models.PROTECT, null=True, blank=True, related_name="nested_plans"
    )
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    source_name = models.CharField(max_length=255, blank=True)
    source_sha = models.CharField(max_length=64, blank=True)
    # What reading inferred or did not understand, and what else the document said: as it came.
    notes = models.JSONField(default=list, blank=True)
    extra = models.JSONField(default=dict, blank=True)
    extra_top = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_ends_after_start",
                condition=Q(year_start__isnull=True) | Q(year_end__isnull=True) | Q(year_end__gte=F("year_start")),
            ),
            models.CheckConstraint(
                name="plan_adopted_whole",
                condition=Q(state=PlanState.DRAFT, adopted_on__isnull=True, meeting_words="")
                | Q(
                    state__in=[PlanState.ADOPTED, PlanState.CLOSED],
                    adopted_on__isnull=False,
                    year_start__isnull=False,
                    year_end__isnull=False,
                )
                & ~Q(meeting_words=""),
            ),
            models.CheckConstraint(
                name="plan_closed_whole",
                condition=Q(state=PlanState.CLOSED, closed_on__isnull=False) & ~Q(closed_why="")
                | ~Q(state=PlanState.CLOSED) & Q(closed_on__isnull=True, closed_why=""),
            ),
            models.CheckConstraint(name="plan_follows_another", condition=~Q(follows=F("id"))),
        ]
        indexes = [
            models.Index(fields=["partnership", "state", "-year_end"], name="plan_of_partnership"),
            models.Index(fields=["partnership", "source_sha"], name="plan_by_source"),
        ]
        ordering = ["-year_end", "-id"]

    def __str__(self) -> str:
        return self.title or "Plan without a title"

    @property
    def is_draft(self) -> bool:
        return self.state == PlanState.DRAFT


class Baseline(models.Model):
    """The plan as adopted: one document, never written again. Its digest is on the record of adoption."""

    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, primary_key=True, related_name="baseline")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)

    objects = PlanRowQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.plan} as adopted"


class Priority(models.Model):
    """A priority of a plan. A flat plan has one, without number and title."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="priorities")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField()
    number = models.TextField(blank=True)
    title = models.TextField(blank=True)
    aim = models.TextField(blank=True)
    extra = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "uid"], name="priority_uid_once")]
        indexes = [models.Index(fields=["plan", "position"], name="priority_in_order")]
        ordering = ["position", "id"]
        verbose_name_plural = "priorities"

    def __str__(self) -> str:
        return " · ".join(filter(None, [self.number, self.title])) or "Priority without a title"


class Outcome(models.Model):
    """What is to be different, under a priority. `also` are numbers it lists that belong to another outcome."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="outcomes")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    also = models.JSONField(default=list, blank=True)
    extra = models.JSONField(default=dict, blank=True)

    objects = PlanRowQuerySet.under("priority__plan")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["priority", "uid"], name="outcome_uid_once")]
        indexes = [models.Index(fields=["priority", "position"], name="outcome_in_order")]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class Thread(models.Model):
    """What runs through the plan's actions: the voice of the child, partnership working, learning inquiries."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="threads")
    position = models.PositiveIntegerField()
    title = models.TextField()
    text = models.TextField(blank=True)
    extra = models.JSONField(default=dict, blank=True)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["plan", "position"], name="thread_in_order")]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title
