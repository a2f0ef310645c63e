"""What is asked of an agency for a period, how it came, and what the agency says about it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sightline.files.models import Stored
from sightline.indicators.models.definitions import Definition
from sightline.indicators.rules.states import ReturnState, UploadState
from sightline.people.models import Body, MemberQuerySet, Partnership, Person


class DataReturn(models.Model):
    """The figures of one period that one agency is asked for. Which they are follows from the indicators it gives."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    start = models.DateField()
    end = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=ReturnState.choices(), default=ReturnState.ASKED)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    set_aside = models.JSONField(default=list, blank=True)  # wrong cells left out on purpose: {"where", "said", "why"}

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "start", "end"], name="return_once_a_period"),
            models.CheckConstraint(name="return_period_runs_forward", condition=Q(end__gte=F("start"))),
            models.CheckConstraint(
                name="return_given_at_some_time",
                condition=Q(state=ReturnState.GIVEN, given_at__isnull=False)
                | ~Q(state=ReturnState.GIVEN) & Q(given_at__isnull=True),
            ),
        ]
        ordering = ["-end", "body__name"]

    def __str__(self) -> str:
        return f"Data return of {self.body}"


class Mapping(models.Model):
    """How an agency's own spreadsheet is laid out: which sheet and row its heads stand in, and which head means what.
    `columns` is a list of {"head", "series", "part"}: part is "numerator" or "denominator"."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    heads = models.CharField(max_length=64)  # the digest of the heads that it is for
    columns = models.JSONField()
    saved_on = models.DateField()
    saved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "heads"], name="mapping_once")]

    def __str__(self) -> str:
        return f"Columns of {self.body}"


class Upload(models.Model):
    """A spreadsheet given for a return, until its figures are taken or it is given up. None of it is a figure yet."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    data_return = models.ForeignKey(DataReturn, on_delete=models.CASCADE, related_name="uploads")
    stored = models.ForeignKey(Stored, on_delete=models.PROTECT, related_name="+")
    sheets = models.JSONField()  # [{"name", "rows": [[text]]}], as read
    columns = models.JSONField(default=list)  # as Mapping.columns; empty for the partnership's own template
    state = models.CharField(max_length=10, choices=UploadState.choices(), default=UploadState.READ)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["-given_at"]

    def __str__(self) -> str:
        return str(self.stored)


class Commentary(models.Model):
    """An agency's own words about one of its indicators in a period."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    data_return = models.ForeignKey(DataReturn, on_delete=models.CASCADE, related_name="commentary")
    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, related_name="commentary")
    what = models.TextField(blank=True)
    so_what = models.TextField(blank=True)
    now_what = models.TextField(blank=True)
    written_on = models.DateField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["data_return", "definition"], name="commentary_once")]
        ordering = ["definition__position", "id"]

    def __str__(self) -> str:
        return f"{self.definition}: {self.data_return}"


class Question(models.Model):
    """A question that the figures raise, put to whoever gave them, and the answer."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    data_return = models.ForeignKey(DataReturn, on_delete=models.CASCADE, related_name="questions")
    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    question = models.TextField()
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="question_answered_by_somebody",
                condition=Q(answer="", answered_on__isnull=True, answered_by__isnull=True)
                | ~Q(answer="") & Q(answered_on__isnull=False, answered_by__isnull=False),
            )
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.question
