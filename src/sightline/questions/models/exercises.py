"""Uses of a questionnaire, who is asked, and what was answered. What is anonymous is so by what has no column."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from sightline.people.models import MemberQuerySet, Partnership, Person
from sightline.questions.models.instruments import Asked, Question, Version
from sightline.questions.rules.kinds import Audience, ExerciseState, Mode


class Exercise(models.Model):
    """One use of a version on a population in a window, named or anonymous for good.

    `open_token` is the last part of an address that anybody may open ("" where only the invited answer), `code` what is
    typed from a screen in a room; `listed` says whether the public site leads to it. `reader` reads the
    free text on the day it may be seen. `asked` is how many were asked, or attended: what the response is a share of;
    `answered` how many did. `closed_nth` is which of its partnership's it was to close, from 1: small ones are told
    together in that order. `group_by` holds the identities of questions whose answer is a group to count by (which
    agency, which workforce). `revision` grows with each answer, so that pages kept and verdicts know that there is
    something new although an anonymous answer leaves no entry in the record."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="exercises")
    title = models.CharField(max_length=200)
    mode = models.CharField(max_length=10, choices=Mode.choices())
    audience = models.CharField(max_length=20, choices=Audience.choices())
    state = models.CharField(max_length=10, choices=ExerciseState.choices(), default=ExerciseState.DRAFT)
    opens_on = models.DateField()
    closes_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_nth = models.PositiveIntegerField(null=True, blank=True)
    open_token = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=12, blank=True)
    listed = models.BooleanField(default=False)
    group_by = models.JSONField(default=list, blank=True)
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked = models.PositiveIntegerField(null=True, blank=True)
    answered = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="exercise_window", condition=Q(closes_on__gte=models.F("opens_on"))),
            models.CheckConstraint(
                name="exercise_closed_has_day_and_place",
                condition=Q(state=ExerciseState.CLOSED, closed_on__isnull=False, closed_nth__isnull=False)
                | ~Q(state=ExerciseState.CLOSED) & Q(closed_on__isnull=True, closed_nth__isnull=True),
            ),
            models.UniqueConstraint(fields=["partnership", "closed_nth"], name="exercise_closes_in_turn"),
            models.UniqueConstraint(fields=["open_token"], condition=~Q(open_token=""), name="exercise_token_once"),
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code="") & ~Q(state=ExerciseState.CLOSED), name="exercise_code_once"
            ),
        ]
        indexes = [models.Index(fields=["partnership", "state", "closes_on"], name="exercise_by_state")]
        ordering = ["-opens_on", "-id"]

    def __str__(self) -> str:
        return self.title


class Population(models.Model):
    """How many of a group ("Agency: Police") were asked, where that is known, and how many of it answered, where that
    may be told."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="populations")
    group = models.CharField(max_length=200)
    asked = models.PositiveIntegerField(null=True, blank=True)
    answered = models.PositiveIntegerField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exercise", "group"], name="population_once")]

    def __str__(self) -> str:
        return self.group


class Invite(models.Model):
    """An invitation to answer once. Of an anonymous exercise it keeps only whether it is spent, and never when.

    `subject` says, in a named exercise only, who or what the answers are about across exercises (a booking), so that
    before and after make a pair."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="invites")
    token_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    address = models.EmailField(max_length=254, blank=True)
    subject = models.CharField(max_length=60, blank=True)
    groups = models.JSONField(default=dict, blank=True)
    spent = models.BooleanField(default=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "person"], condition=Q(person__isnull=False), name="invited_once_a_person"
            ),
            models.UniqueConstraint(
                fields=["exercise", "address"], condition=~Q(address=""), name="invited_once_an_address"
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation to {self.exercise}"


class Return(models.Model):
    """One respondent's answers. An anonymous one has no person, invitation, subject or time; its id is random, and
    closing writes all of an exercise's rows anew in a random order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="returns")
    anonymous = models.BooleanField()
    invite = models.OneToOneField(Invite, on_delete=models.PROTECT, null=True, blank=True, related_name="answer")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    subject = models.CharField(max_length=60, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    groups = models.JSONField(default=dict, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="anonymous_return_knows_nobody",
                condition=Q(anonymous=False)
                | Q(invite__isnull=True, person__isnull=True, subject="", given_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["exercise", "subject"], condition=~Q(subject=""), name="answered_once_a_subject"
            ),
        ]

    def __str__(self) -> str:
        return f"Answers to {self.exercise}"


class Value(models.Model):
    """One answer; of a question with several options chosen, one row each."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    given = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="values")
    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="values")
    option = models.CharField(max_length=40, blank=True)
    number = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    date = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["given", "asked", "option"], name="value_once")]

    def __str__(self) -> str:
        return self.option or self.text or str(self.number or self.date)


class Tally(models.Model):
    """How many chose an option, kept when an answer is written, so that reading does not grow with answers.

    `option` is "" for everybody who gave a valid answer, and a number as it was given where that is asked for. `group`
    is "" for everybody, else the name and value of one ("Workforce: adults"). Whether an option is positive is not in
    here: that is a reading of it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="tallies")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="tallies")
    group = models.CharField(max_length=200, blank=True)
    option = models.CharField(max_length=40, blank=True)
    n = models.PositiveIntegerField(default=0)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exercise", "question", "group", "option"], name="tally_once")]
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"{self.n} × {self.option}"


class Banded(models.Model):
    """How many reached a band of a score, and the points of all of them together; kept as tallies are."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="banded")
    score = models.CharField(max_length=120)
    group = models.CharField(max_length=200, blank=True)
    band = models.CharField(max_length=120, blank=True)
    n = models.PositiveIntegerField(default=0)
    points = models.DecimalField(max_digits=14, decimal_places=2, default=0)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exercise", "score", "group", "band"], name="banded_once")]
        verbose_name_plural = "banded"

    def __str__(self) -> str:
        return f"{self.n} × {self.band or self.score}"


class Heard(models.Model):
    """That its reader has read a text, and what she did about it where it needed an answer."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    value = models.OneToOneField(Value, on_delete=models.CASCADE, related_name="heard")
    needed = models.BooleanField()
    done = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="heard_needed_was_done", condition=Q(needed=True) & ~Q(done="") | Q(needed=False, done="")
            )
        ]

    def __str__(self) -> str:
        return self.done or "Read"
