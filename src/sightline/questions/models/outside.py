"""What others asked and found, and what was done about what people said."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.people.models import MemberQuerySet, Partnership, Person
from sightline.questions.models.exercises import Exercise
from sightline.questions.rules.outside import Result


class ExternalSurvey(models.Model):
    """A survey that somebody else ran (a schools' health survey), entered with its source."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    population = models.CharField(max_length=300)
    begun_on = models.DateField()
    ended_on = models.DateField()
    asked = models.PositiveIntegerField(null=True, blank=True)
    answered = models.PositiveIntegerField(null=True, blank=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_on = models.DateField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "title"], name="external_survey_once"),
            models.CheckConstraint(name="external_survey_window", condition=Q(ended_on__gte=models.F("begun_on"))),
        ]
        ordering = ["-ended_on", "title"]

    def __str__(self) -> str:
        return self.title


class ExternalResult(models.Model):
    """One line of it: how many of how many of a group said something."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    survey = models.ForeignKey(ExternalSurvey, on_delete=models.CASCADE, related_name="results")
    position = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=400)
    answer = models.CharField(max_length=200)
    group = models.CharField(max_length=200, blank=True)
    n = models.PositiveIntegerField()
    of = models.PositiveIntegerField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "question", "answer", "group"], name="external_result_once"),
            models.CheckConstraint(name="external_result_of_whole", condition=Q(of__gte=1, n__lte=models.F("of"))),
        ]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.question}: {self.n} of {self.of}"

    def said(self) -> Result:
        """The line as rules take it."""
        return Result(self.question, self.answer, self.group, self.n, self.of)


class YouSaid(models.Model):
    """What people said in a survey and what was done about it. Published by a decision, with a name and a day."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, null=True, blank=True, related_name="you_said")
    survey = models.ForeignKey(ExternalSurvey, on_delete=models.PROTECT, null=True, blank=True, related_name="you_said")
    said = models.CharField(max_length=400)
    did = models.CharField(max_length=800)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_on = models.DateField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="you_said_in_one_survey",
                condition=Q(exercise__isnull=False, survey__isnull=True)
                | Q(exercise__isnull=True, survey__isnull=False),
            ),
            models.CheckConstraint(
                name="you_said_published_by_somebody",
                condition=Q(published_by__isnull=True, published_on__isnull=True)
                | Q(published_by__isnull=False, published_on__isnull=False),
            ),
        ]
        ordering = ["-written_on", "-id"]
        verbose_name_plural = "you said"

    def __str__(self) -> str:
        return self.said
