"""What is taught, why, and when."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sightline.people.models import MemberQuerySet, Partnership, Person
from sightline.plan.models import Action
from sightline.questions.models import Instrument, Question
from sightline.training.rules.kinds import Comparator, EvaluationMode, Reading, Workforce
from sightline.training.rules.states import SessionState


class Terms(models.Model):
    """How a partnership takes bookings. Without a row the defaults hold.

    `kept_months` after a session the personal fields of its bookings are emptied; the counts stay."""

    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, primary_key=True)
    kept_months = models.PositiveSmallIntegerField(default=24)
    confirm_hours = models.PositiveSmallIntegerField(default=24)
    offer_hours = models.PositiveSmallIntegerField(default=48)
    contact = models.CharField(max_length=200, blank=True)
    signed_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="terms_not_nothing", condition=Q(kept_months__gte=1, confirm_hours__gte=1, offer_hours__gte=1)
            )
        ]
        verbose_name_plural = "terms"

    def __str__(self) -> str:
        return f"Terms of booking with {self.partnership}"


class Course(models.Model):
    """Something taught, as often as it is.

    `workforces` holds whom it is for (Workforce). `listed` courses stand on the public site. `evaluation` is named or
    anonymous for all its sessions to come; `before`, `after`, `later`, `manager` are the questionnaires put then, none
    where nothing is asked. `action` is what the plan promised with it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=160)
    aims = models.TextField()
    workforces = models.JSONField(default=list)
    who = models.CharField(max_length=300, blank=True)
    agencies = models.CharField(max_length=300, blank=True)
    length = models.CharField(max_length=80, blank=True)
    statement = models.CharField(max_length=400, blank=True)
    asks_manager = models.BooleanField(default=False)
    listed = models.BooleanField(default=True)
    evaluation = models.CharField(
        max_length=10, choices=EvaluationMode.choices(), default=EvaluationMode.NONE, blank=True
    )
    before = models.ForeignKey(Instrument, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    after = models.ForeignKey(Instrument, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    later = models.ForeignKey(Instrument, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    manager = models.ForeignKey(Instrument, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "title"], name="course_title_once"),
            models.CheckConstraint(
                name="course_anonymous_pairs_nobody",
                condition=Q(evaluation=EvaluationMode.NAMED)
                | Q(evaluation=EvaluationMode.ANONYMOUS, manager__isnull=True)
                | Q(
                    evaluation=EvaluationMode.NONE,
                    before__isnull=True,
                    after__isnull=True,
                    later__isnull=True,
                    manager__isnull=True,
                ),
            ),
        ]
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    @property
    def for_whom(self) -> str:
        """ "Children’s workforce, Adults’ workforce"."""
        return ", ".join(Workforce(one).label for one in self.workforces)


class Promise(models.Model):
    """What was promised of a course’s evaluations: over 90% say yes to this. `question` is that of a questionnaire;
    until one is chosen the promise has no evidence. One promise may need several questions: each is a row."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="promises")
    text = models.CharField(max_length=300)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reading = models.CharField(max_length=10, choices=Reading.choices(), default=Reading.POSITIVE)
    comparator = models.CharField(max_length=2, choices=Comparator.choices(), default=Comparator.OVER)
    share = models.DecimalField(max_digits=5, decimal_places=2, default=90)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="promise_a_share", condition=Q(share__gt=0, share__lte=100)),
            models.CheckConstraint(
                name="promise_over_leaves_room", condition=~Q(comparator=Comparator.OVER) | Q(share__lt=100)
            ),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class Session(models.Model):
    """A course on a day. `uid` is its identity in calendars; `series` is shared by sessions made together.

    `capacity` is empty where nobody books (a play in a school); `counted` is how many came where nobody was listed by
    name. `attendance_closed_on` is when it was said who came:
    from then on `asked` of its evaluations stands. `emptied_on` is when its bookers were forgotten."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    series = models.UUIDField(null=True, blank=True, editable=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=300, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    counted = models.PositiveIntegerField(null=True, blank=True)
    trainer = models.CharField(max_length=160, blank=True)
    cost = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=SessionState.choices(), default=SessionState.PLANNED)
    cancelled_why = models.CharField(max_length=500, blank=True)
    attendance_closed_on = models.DateField(null=True, blank=True)
    emptied_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="session_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="session_cancelled_with_reason",
                condition=Q(state=SessionState.CANCELLED) & ~Q(cancelled_why="")
                | ~Q(state=SessionState.CANCELLED) & Q(cancelled_why=""),
            ),
            models.CheckConstraint(
                name="session_held_says_who_came",
                condition=Q(state=SessionState.HELD, attendance_closed_on__isnull=False)
                | ~Q(state=SessionState.HELD) & Q(attendance_closed_on__isnull=True),
            ),
            models.CheckConstraint(
                name="session_bookable_has_seats",
                condition=~Q(state__in=[SessionState.OPEN, SessionState.FULL]) | Q(capacity__gte=1),
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "starts_at"], name="session_of_partnership"),
            models.Index(fields=["course", "starts_at"], name="session_of_course"),
        ]
        ordering = ["starts_at", "id"]

    def __str__(self) -> str:
        return f"{self.course}, {self.day.day} {self.day:%B %Y}"

    @property
    def day(self) -> dt.date:
        """Its day in the United Kingdom."""
        return timezone.localtime(self.starts_at).date()


class Need(models.Model):
    """What a year’s needs analysis says: who needs to learn what, how that is known, and which courses meet it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    workforces = models.JSONField(default=list)
    evidence = models.TextField()
    courses = models.ManyToManyField(Course, related_name="needs", blank=True)
    revision = models.PositiveIntegerField(default=1)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "year", "text"], name="need_once_a_year")]
        ordering = ["-year", "id"]

    def __str__(self) -> str:
        return self.text
