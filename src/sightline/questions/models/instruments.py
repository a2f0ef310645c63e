"""Questionnaires: built in versions, each question with an identity that outlives them."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from sightline.people.models import MemberQuerySet, Partnership, Person
from sightline.questions.rules.kinds import Audience, InstrumentKind, QuestionKind, Split


class Instrument(models.Model):
    """A questionnaire through all its versions."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=InstrumentKind.choices())
    name = models.CharField(max_length=160)
    audience = models.CharField(max_length=20, choices=Audience.choices(), default=Audience.PROFESSIONALS)
    retired_on = models.DateField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="instrument_name_once")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Version(models.Model):
    """An instrument as it is asked from some day on. Its first answer freezes it; until then it may be edited.

    `scores` is a list of {"name", "points": {question uid: {option key: points}}, "bands": [{"from", "name"}]}.
    `revision` counts the edits. `frozen_on` is a day and never a time: of an anonymous exercise the day it opened, so
    that it does not tell when somebody answered."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    introduction = models.TextField(blank=True)
    thanks = models.TextField(blank=True)
    scores = models.JSONField(default=list, blank=True)
    revision = models.PositiveIntegerField(default=1)
    frozen_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instrument", "number"], name="instrument_version_once"),
            models.UniqueConstraint(
                fields=["instrument"], condition=Q(frozen_on__isnull=True), name="one_version_being_built"
            ),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"


class Section(models.Model):
    """Questions under one heading, shown as one page."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200, blank=True)
    help = models.TextField(blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title or f"Section {self.position}"


class Question(models.Model):
    """What makes a question the same in every version and, where it is a standard one, in every instrument.

    `bank_key` is what the bank calls it ("" for the partnership's own): the same question of two of the bank's
    instruments, asked before and after, is one here too, so that its answers make pairs."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=160)
    bank_key = models.CharField(max_length=60, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "bank_key"], condition=~Q(bank_key=""), name="bank_question_once"
            )
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Standard(models.Model):
    """A question that every instrument of a kind carries and nobody can drop, from a day on: the partnership's own.

    `definition` is the question in the format of rules/document, as it is put into each new version."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="standards")
    kind = models.CharField(max_length=20, choices=InstrumentKind.choices())
    definition = models.JSONField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question", "kind"], condition=Q(until__isnull=True), name="standard_once_a_kind"
            )
        ]
        ordering = ["kind", "id"]

    def __str__(self) -> str:
        return f"{self.question}, in every {self.get_kind_display().lower()}"


class Asked(models.Model):
    """A question as one version puts it.

    `options` is a list of {"key", "text", "picture"}; a key is lasting within its question, so that answers compare
    over versions that only reword. `positive` holds the keys that count as positive. `condition` is None or
    {"question": uid, "any_of": [keys]}: asked only of who chose one of these in an earlier question. `splits` says of
    a question about who answers ("workforce") that the answers to the others are compared by it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="asked")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="asked")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="asked")
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=QuestionKind.choices())
    text = models.CharField(max_length=400)
    help = models.TextField(blank=True)
    options = models.JSONField(default=list, blank=True)
    positive = models.JSONField(default=list, blank=True)
    required = models.BooleanField(default=False)
    not_applicable = models.BooleanField(default=False)
    not_enough = models.BooleanField(default=False)
    lowest = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    highest = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    condition = models.JSONField(null=True, blank=True)
    splits = models.CharField(max_length=20, choices=Split.choices(), blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "question"], name="asked_once_a_version")]
        ordering = ["section__position", "position", "id"]
        verbose_name_plural = "questions as asked"

    def __str__(self) -> str:
        return self.text
