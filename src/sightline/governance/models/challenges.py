"""A question put to a body, and its answers; what the Executive puts before the Board."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.governance.models.meetings import Meeting
from sightline.governance.rules.states import (
    CHALLENGE_LABELS,
    ESCALATION_LABELS,
    ChallengeState,
    EscalationState,
)
from sightline.governance.rules.words import Judged
from sightline.people.models import Body, MemberQuerySet, Partnership, Person
from sightline.plan.models import Action
from sightline.progress.models import Cycle


class Challenge(models.Model):
    """A question to a body, about an action or not, to be answered by a day.

    `from_body` is the body on whose behalf it was raised, `meeting` where. `due_on` moves when it is pressed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    question = models.TextField()
    from_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="challenges_raised")
    to_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="challenges")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges")
    state = models.CharField(max_length=10, choices=[(one.value, CHALLENGE_LABELS[one]) for one in ChallengeState])
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    raised_on = models.DateField()
    due_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="challenge_number_once"),
            models.CheckConstraint(name="challenge_asks_something", condition=~Q(question="")),
            models.CheckConstraint(
                name="challenge_closed_whole",
                condition=Q(state__in=[ChallengeState.SATISFIED, ChallengeState.WITHDRAWN], closed_on__isnull=False)
                | ~Q(state__in=[ChallengeState.SATISFIED, ChallengeState.WITHDRAWN]) & Q(closed_on__isnull=True),
            ),
            models.CheckConstraint(
                name="challenge_withdrawn_with_reason",
                condition=Q(state=ChallengeState.WITHDRAWN) & ~Q(withdrawn_why="")
                | ~Q(state=ChallengeState.WITHDRAWN) & Q(withdrawn_why=""),
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "state", "due_on"], name="challenge_by_state"),
            models.Index(fields=["to_body", "state"], name="challenge_of_body"),
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"Challenge {self.number}"


class Answer(models.Model):
    """An answer to a challenge, the `version`-th; the last one is judged satisfied or not, with why."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="answers")
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    late = models.BooleanField(default=False)
    judged = models.CharField(max_length=10, blank=True, choices=[(one.value, one.value) for one in Judged])
    judged_why = models.TextField(blank=True)
    judged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    judged_on = models.DateField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["challenge", "version"], name="answer_version_once"),
            models.CheckConstraint(name="answer_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="answer_judged_whole",
                condition=Q(judged="", judged_why="", judged_by__isnull=True, judged_on__isnull=True)
                | Q(judged_by__isnull=False, judged_on__isnull=False) & ~Q(judged="") & ~Q(judged_why=""),
            ),
        ]
        ordering = ["version"]

    def __str__(self) -> str:
        return f"Answer {self.version} to {self.challenge}"


class Escalation(models.Model):
    """What one body (the Executive) puts before another (the Board): why, about an action, a challenge or anything.

    Its decision, and the item of the agenda it stands on, are rows that name it. `owner` is the body that carries the
    decision out; `outcome` is what came of it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    why = models.TextField()
    from_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="escalations_raised")
    to_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="escalations")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="escalations")
    challenge = models.ForeignKey(
        Challenge, on_delete=models.PROTECT, null=True, blank=True, related_name="escalations"
    )
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=[(one.value, ESCALATION_LABELS[one]) for one in EscalationState])
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    raised_on = models.DateField()
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    returned_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_why = models.CharField(max_length=500, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="escalation_number_once"),
            models.CheckConstraint(name="escalation_says_why", condition=~Q(why="")),
            models.CheckConstraint(
                name="escalation_returned_whole",
                condition=Q(owner__isnull=True, returned_on__isnull=True)
                | Q(owner__isnull=False, returned_on__isnull=False),
            ),
            models.CheckConstraint(
                name="escalation_closed_whole",
                condition=Q(state=EscalationState.CLOSED, closed_on__isnull=False, closed_by__isnull=False)
                & ~Q(outcome="")
                | ~Q(state=EscalationState.CLOSED) & Q(closed_on__isnull=True, closed_by__isnull=True, outcome=""),
            ),
            models.CheckConstraint(
                name="escalation_withdrawn_with_reason",
                condition=Q(state=EscalationState.WITHDRAWN) & ~Q(withdrawn_why="")
                | ~Q(state=EscalationState.WITHDRAWN) & Q(withdrawn_why=""),
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "state"], name="escalation_by_state"),
            models.Index(fields=["to_body", "state"], name="escalation_to_body"),
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"Escalation {self.number}"
