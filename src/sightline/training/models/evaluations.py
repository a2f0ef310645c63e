"""What was asked of those who came, what an observer saw, and whom a session reached."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.people.models import MemberQuerySet, Partnership, Person, SetMember
from sightline.questions.models import Exercise
from sightline.training.models.courses import Session
from sightline.training.rules.kinds import Stage


class SessionExercise(models.Model):
    """The evaluation of a session at one stage. `due_on` is the day its invitations go out, `sent_on` when they did."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="exercises")
    exercise = models.OneToOneField(Exercise, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage.choices())
    due_on = models.DateField()
    sent_on = models.DateField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "stage"], name="evaluated_once_a_stage")]
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()}: {self.session}"


class Note(models.Model):
    """What somebody who sat in on a session saw of its quality."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="notes")
    observer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    observed_on = models.DateField()
    strengths = models.TextField()
    to_improve = models.TextField(blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "observer"], name="noted_once_an_observer")]
        ordering = ["observed_on", "id"]

    def __str__(self) -> str:
        return f"{self.observer} on {self.session}"


class Reached(models.Model):
    """That a session reached a member of a named set: a school, a year group. `people` is how many of it came."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="reached")
    member = models.ForeignKey(SetMember, on_delete=models.PROTECT, related_name="reached")
    on = models.DateField()
    people = models.PositiveIntegerField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "member"], name="reached_once_a_session"),
            models.CheckConstraint(name="reached_somebody", condition=Q(people__isnull=True) | Q(people__gte=1)),
        ]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.member} on {self.on:%d %B %Y}"
