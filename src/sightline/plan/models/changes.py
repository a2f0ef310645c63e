"""What was changed and corrected after adoption. Baseline and approved changes give the plan as at any date."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sightline.people.models import Partnership, Person
from sightline.plan.models.actions import Action
from sightline.plan.models.plans import Plan, PlanRowQuerySet, choices_of
from sightline.plan.rules.states import ChangeKind, ChangeState

DECIDED = [ChangeState.APPROVED, ChangeState.REFUSED]


class Change(models.Model):
    """One field of one thing of an adopted plan: what it was, what it becomes, why, who asked and who decided.

    `thing` and `thing_uid` name the place in the baseline; `was` and `becomes` are values of the plan format. A
    correction with `corrects` puts right that change, one without puts right the baseline."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="changes")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="changes")
    kind = models.CharField(max_length=10, choices=choices_of(ChangeKind))
    state = models.CharField(max_length=10, choices=choices_of(ChangeState))
    thing = models.CharField(max_length=20)
    thing_uid = models.UUIDField()
    field = models.CharField(max_length=20)
    was = models.JSONField(null=True, blank=True)
    becomes = models.JSONField(null=True, blank=True)
    reason = models.TextField()
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_on = models.DateField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    meeting_words = models.CharField(max_length=200, blank=True)
    decision_note = models.TextField(blank=True)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="change_kind_and_state",
                condition=Q(kind=ChangeKind.CORRECTION, state=ChangeState.MADE)
                | Q(kind=ChangeKind.CHANGE, corrects__isnull=True) & ~Q(state=ChangeState.MADE),
            ),
            models.CheckConstraint(
                name="change_decided_whole",
                condition=Q(state__in=DECIDED, decided_by__isnull=False, decided_on__isnull=False)
                & ~Q(meeting_words="")
                | ~Q(state__in=DECIDED) & Q(decided_by__isnull=True, decided_on__isnull=True, meeting_words=""),
            ),
            models.CheckConstraint(
                name="change_decided_by_another",
                condition=Q(decided_by__isnull=True) | Q(asked_by__isnull=True) | ~Q(decided_by=F("asked_by")),
            ),
            models.CheckConstraint(name="change_has_reason", condition=~Q(reason="")),
            models.UniqueConstraint(
                fields=["plan", "thing_uid", "field"],
                condition=Q(state=ChangeState.ASKED),
                name="one_open_change_a_field",
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "state"], name="change_of_plan"),
            models.Index(fields=["action", "id"], name="change_of_action"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.field} ({self.state})"
