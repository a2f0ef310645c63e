"""A round of a plan: one quarter's asking, answering and closing."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sightline.people.models import MemberQuerySet, Partnership, Person
from sightline.plan.models import Plan
from sightline.progress.rules.states import LABELS, CycleState


def usual_reminders() -> list[int]:
    """Working days from the due day on which whoever owes an answer is written to."""
    return [-5, 0, 2, 5, 10]


class RoundSettings(models.Model):
    """How a partnership runs its rounds: when it asks, how long it waits, on which days it reminds."""

    partnership = models.OneToOneField(
        Partnership, on_delete=models.PROTECT, primary_key=True, related_name="round_settings"
    )
    ask_days_before_end = models.PositiveSmallIntegerField(default=7)  # the quarter's last days, from the first of them
    due_working_days = models.PositiveSmallIntegerField(default=10)  # working days after the quarter's end
    closing_working_days = models.PositiveSmallIntegerField(default=5)  # working days after the due day
    reminder_days = models.JSONField(default=usual_reminders)  # working days from the due day; negative before it
    # No reminder is sent up to and with this day: a summer break, an inspection.
    paused_until = models.DateField(null=True, blank=True)
    paused_why = models.CharField(max_length=200, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="round_pause_has_reason",
                condition=Q(paused_until__isnull=True, paused_why="")
                | Q(paused_until__isnull=False) & ~Q(paused_why=""),
            )
        ]
        verbose_name_plural = "round settings"

    def __str__(self) -> str:
        return f"Rounds of {self.partnership}"


class Cycle(models.Model):
    """One quarter's round of an adopted plan; `number` counts from 1 within the plan.

    Owners are asked from `asks_on`, answer by `due_on`; `closes_on` is when the business manager means to close it,
    before the Executive meets. `closed_on` is when she did."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="cycles")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    asks_on = models.DateField()
    due_on = models.DateField()
    closes_on = models.DateField()
    state = models.CharField(
        max_length=10, choices=[(one.value, LABELS[one]) for one in CycleState], default=CycleState.PLANNED
    )
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="cycle_once"),
            models.UniqueConstraint(fields=["plan"], condition=Q(state=CycleState.OPEN), name="one_open_cycle_a_plan"),
            models.CheckConstraint(
                name="cycle_days_in_order",
                condition=Q(starts_on__lte=F("ends_on"), asks_on__lte=F("due_on"), due_on__lte=F("closes_on")),
            ),
            models.CheckConstraint(
                name="cycle_opened_whole",
                condition=Q(state=CycleState.PLANNED, opened_on__isnull=True)
                | ~Q(state=CycleState.PLANNED) & Q(opened_on__isnull=False),
            ),
            models.CheckConstraint(
                name="cycle_closed_whole",
                condition=Q(state=CycleState.CLOSED, closed_on__isnull=False, closed_by__isnull=False)
                | ~Q(state=CycleState.CLOSED) & Q(closed_on__isnull=True, closed_by__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["partnership", "state"], name="cycle_of_partnership")]
        ordering = ["plan", "number"]

    def __str__(self) -> str:
        return f"Quarter {self.number}"


class Frozen(models.Model):
    """What was said and computed when a cycle closed: values and sentences, never written again or filled in later.

    `document` has the shape that `schema` names; its digest is on the record of the closing."""

    cycle = models.OneToOneField(Cycle, on_delete=models.PROTECT, primary_key=True, related_name="frozen")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    schema = models.CharField(max_length=40)
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "frozen"

    def __str__(self) -> str:
        return f"{self.cycle} as it closed"
