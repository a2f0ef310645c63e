"""What a chair reports, what is noted, what is worth copying, and what leaves the house."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.governance.models.meetings import Meeting
from sightline.governance.rules.states import REPORT_LABELS, ReportState
from sightline.people.models import Body, MemberQuerySet, Partnership, Person
from sightline.plan.models import Action, Plan
from sightline.progress.models import Cycle, Update


class ChairReport(models.Model):
    """What the chair of a body reports of a cycle to the body above: drafted from its updates, in her own words."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="chair_reports")
    to_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="chair_reports")
    done = models.TextField(blank=True)
    difference = models.TextField(blank=True)
    concerns = models.TextField(blank=True)
    asks = models.TextField(blank=True)  # what the body above is asked to do or decide
    good_practice = models.TextField(blank=True)
    coming = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=[(one.value, REPORT_LABELS[one]) for one in ReportState])
    drafted_on = models.DateField()
    revision = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_on = models.DateField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "cycle"], name="chair_report_once"),
            models.CheckConstraint(
                name="chair_report_submitted_whole",
                condition=Q(state=ReportState.SUBMITTED, submitted_by__isnull=False, submitted_on__isnull=False)
                | Q(state=ReportState.DRAFT, submitted_by__isnull=True, submitted_on__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["cycle", "state"], name="chair_report_of_cycle")]
        ordering = ["-cycle__number", "body__name"]

    def __str__(self) -> str:
        return f"Chair’s report of {self.body}, {self.cycle}"


class Note(models.Model):
    """Read, noted, and moved on: what somebody of the Executive says of an action in a cycle or at a meeting."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="notes_made")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(blank=True)
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    noted_on = models.DateField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["action", "-noted_on"], name="note_of_action")]
        ordering = ["-noted_on", "-id"]

    def __str__(self) -> str:
        return f"Noted: {self.action}"


class Promotion(models.Model):
    """Good practice of an update made known: what, where (a bulletin, a meeting, a course), by whom."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    update = models.ForeignKey(Update, on_delete=models.PROTECT, related_name="promotions")
    text = models.TextField()
    where = models.CharField(max_length=300)
    promoted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    promoted_on = models.DateField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="promotion_says_what_and_where", condition=~Q(text="") & ~Q(where=""))
        ]
        ordering = ["-promoted_on", "-id"]

    def __str__(self) -> str:
        return self.text


class Publication(models.Model):
    """The decision to publish what a closed cycle says of a plan's progress, or an adopted plan by itself before any
    does; it can be withdrawn with a reason."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, null=True, blank=True, related_name="publications")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="publications")
    meeting_words = models.CharField(max_length=200)
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField()
    withdrawn_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cycle"], condition=Q(withdrawn_on__isnull=True), name="cycle_published_once"
            ),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(withdrawn_on__isnull=True), name="plan_published_once"
            ),
            models.CheckConstraint(
                name="publication_of_a_cycle_or_a_plan",
                condition=Q(cycle__isnull=False, plan__isnull=True) | Q(cycle__isnull=True, plan__isnull=False),
            ),
            models.CheckConstraint(name="publication_decided_by_a_meeting", condition=~Q(meeting_words="")),
            models.CheckConstraint(
                name="publication_withdrawn_whole",
                condition=Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True, withdrawn_why="")
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_why=""),
            ),
        ]
        ordering = ["-published_on", "-id"]

    def __str__(self) -> str:
        return f"{self.cycle or self.plan} published"

    @property
    def whole_plan(self) -> Plan:
        """The plan that it tells of, by itself or as it stood when a cycle closed."""
        return self.plan if self.cycle is None else self.cycle.plan
