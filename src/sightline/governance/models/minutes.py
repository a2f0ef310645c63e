"""Who came, what was said, what was decided, and what somebody is to do."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.governance.models.challenges import Escalation
from sightline.governance.models.items import Item
from sightline.governance.models.meetings import Meeting, RestrictedQuerySet
from sightline.governance.rules.states import TASK_LABELS, DecisionState, TaskState
from sightline.governance.rules.words import CAPACITIES, PRESENCES, Capacity
from sightline.people.models import Body, MemberQuerySet, Partnership, Person
from sightline.plan.models import Action, Change


class Attendance(models.Model):
    """Somebody expected at a meeting or there: a person with a seat, or a guest by name.

    `body` is whom she comes for, `deputy_for` whose place a deputy takes. `presence` is empty until somebody says."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="attended")
    guest = models.CharField(max_length=160, blank=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    capacity = models.CharField(max_length=10, choices=[(str(key), words) for key, words in CAPACITIES.items()])
    deputy_for = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    presence = models.CharField(
        max_length=10, blank=True, choices=[(str(key), words) for key, words in PRESENCES.items()]
    )

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once"),
            models.CheckConstraint(
                name="attendance_person_or_guest",
                condition=Q(person__isnull=False, guest="")
                | Q(person__isnull=True, capacity=Capacity.GUEST) & ~Q(guest=""),
            ),
            models.CheckConstraint(
                name="attendance_deputy_for_somebody",
                condition=Q(deputy_for__isnull=True) | Q(capacity=Capacity.DEPUTY),
            ),
        ]
        ordering = ["id"]
        verbose_name_plural = "attendance"

    def __str__(self) -> str:
        return self.guest or str(self.person)


class Minute(models.Model):
    """What was said at an item: the draft as it was sent round, and the corrected wording where it was mended."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="minute")
    draft = models.TextField(blank=True)
    corrected = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    objects = RestrictedQuerySet.under("item__restricted", body="item__meeting__body")

    def __str__(self) -> str:
        return f"Minute: {self.item}"

    @property
    def text(self) -> str:
        """What stands."""
        return self.corrected or self.draft


class Decision(models.Model):
    """What a meeting decided: numbered, against an item and an action, followed until its effect is recorded.

    `change` is the change of the plan that it approved or refused, `escalation` the escalation that it settled."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    text = models.TextField()
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    due_on = models.DateField(null=True, blank=True)
    change = models.OneToOneField(
        Change, on_delete=models.PROTECT, null=True, blank=True, related_name="decided_at_meeting"
    )
    escalation = models.OneToOneField(
        Escalation, on_delete=models.PROTECT, null=True, blank=True, related_name="decision"
    )
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_on = models.DateField()
    effect = models.TextField(blank=True)
    effect_on = models.DateField(null=True, blank=True)
    effect_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = RestrictedQuerySet.under("item__restricted", body="meeting__body")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="decision_number_once"),
            models.CheckConstraint(name="decision_says_what", condition=~Q(text="")),
            models.CheckConstraint(
                name="decision_effect_whole",
                condition=Q(effect="", effect_on__isnull=True, effect_by__isnull=True)
                | Q(effect_on__isnull=False, effect_by__isnull=False) & ~Q(effect=""),
            ),
        ]
        indexes = [models.Index(fields=["action", "-number"], name="decision_of_action")]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"Decision {self.number}"

    @property
    def hidden(self) -> bool:
        """Whether a restricted item keeps it to the meeting."""
        return self.item is not None and self.item.restricted

    @property
    def state(self) -> DecisionState:
        """Whether it is followed still."""
        return DecisionState.DONE if self.effect_on else DecisionState.FOLLOWED


class TaskQuerySet(RestrictedQuerySet):
    """Tasks, restricted by their item."""

    flags = ("item__restricted",)
    path_to_body = "meeting__body"

    def seen_or_set_for(self, membership):
        """What a member sees, and what she herself is to do, of a restricted item too."""
        own = Q(partnership_id=membership.partnership.pk, person=membership.person)
        return self.filter(Q(pk__in=self.visible_to(membership).values("pk")) | own)


class Task(models.Model):
    """What a meeting asked somebody to do; unfinished ones are matters arising at the next."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="tasks")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    text = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="meeting_tasks")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="meeting_tasks")
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=[(one.value, TASK_LABELS[one]) for one in TaskState], default=TaskState.OPEN
    )
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.TextField(blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="task_is_somebodys", condition=Q(person__isnull=False) | Q(body__isnull=False)),
            models.CheckConstraint(
                name="task_ended_whole",
                condition=Q(state=TaskState.OPEN, ended_on__isnull=True, ended_by__isnull=True, outcome="")
                | ~Q(state=TaskState.OPEN) & Q(ended_on__isnull=False, ended_by__isnull=False),
            ),
            models.CheckConstraint(
                name="task_dropped_with_reason", condition=~Q(state=TaskState.DROPPED) | ~Q(outcome="")
            ),
        ]
        indexes = [
            models.Index(fields=["person", "state"], name="task_of_person"),
            models.Index(fields=["meeting", "state"], name="task_of_meeting"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text
