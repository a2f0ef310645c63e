"""Which evidence a measure is bound to. A measure is named by its lasting identity, so that no change of the plan can
take its evidence with it."""

from __future__ import annotations

import functools
import operator

from django.db import models
from django.db.models import Q

from sightline.assurance.rules.kinds import KEYS, Kind, Level, Reading
from sightline.files.models import Stored
from sightline.indicators.models import Definition
from sightline.library.models import Dissemination, Resource
from sightline.people.models import Body, MemberQuerySet, Partnership, Person, Set
from sightline.plan.models import Plan
from sightline.plan.rules.format import COMPARATORS
from sightline.questions.models import Exercise, ExternalResult, Question
from sightline.training.models import Course


class Terms(models.Model):
    """What the plan does not print of a measure and was settled at adoption or since: when it is due, how far along the
    line of sight it reaches, which body judges it and how often."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    measure_uid = models.UUIDField()
    due = models.DateField(null=True, blank=True)
    level = models.CharField(max_length=10, blank=True, choices=Level.choices())
    judge = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "measure_uid"], name="terms_once_a_measure")]
        verbose_name_plural = "terms"

    def __str__(self) -> str:
        return f"Terms of measure {self.measure_uid}"


def _keys_of_its_kind() -> Q:
    """Exactly the keys of its kind are set, and no other kind's."""
    every = sorted({key for keys in KEYS.values() for key in keys})
    return functools.reduce(
        operator.or_,
        (Q(kind=kind, **{f"{key}__isnull": key not in keys for key in every}) for kind, keys in KEYS.items()),
    )


class Binding(models.Model):
    """A measure bound to one piece of evidence, from a day until it is closed.

    `words` is a digest of what the measure said when it was bound: once the measure is reworded the binding counts no
    more, and is shown to be confirmed anew. `group` is the part of the answers that counts ("workforce: adults"), ""
    for all. `comparator` and `threshold` are a target that the plan does not print, set by the monitoring body
    (`target_set_by`). `from_day` and `to_day` are the period that is judged, `compared_from` and `compared_to` the one
    it is compared with. `holder` is the body that gathers the evidence and holds what is missing of it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    measure_uid = models.UUIDField()
    words = models.CharField(max_length=64)
    kind = models.CharField(max_length=12, choices=Kind.choices())
    reading = models.CharField(max_length=10, choices=Reading.choices(), blank=True)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    result = models.ForeignKey(ExternalResult, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dissemination = models.ForeignKey(Dissemination, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    set = models.ForeignKey(Set, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    milestone_uid = models.UUIDField(null=True, blank=True)
    stored = models.ForeignKey(Stored, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    statement = models.TextField(blank=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.CharField(max_length=200, blank=True)
    comparator = models.CharField(max_length=10, blank=True, choices=[(word, word) for word in COMPARATORS])
    threshold = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    target_set_by = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    from_day = models.DateField(null=True, blank=True)
    to_day = models.DateField(null=True, blank=True)
    compared_from = models.DateField(null=True, blank=True)
    compared_to = models.DateField(null=True, blank=True)
    holder = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_why = models.CharField(max_length=500, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="binding_keys_of_its_kind", condition=_keys_of_its_kind()),
            models.CheckConstraint(
                name="binding_closed_whole",
                condition=Q(closed_on__isnull=True, closed_by__isnull=True, closed_why="")
                | Q(closed_on__isnull=False, closed_by__isnull=False) & ~Q(closed_why=""),
            ),
            models.CheckConstraint(
                name="binding_statement_has_words", condition=~Q(kind=Kind.STATEMENT) | ~Q(statement="")
            ),
            models.CheckConstraint(
                name="binding_target_has_its_setter",
                condition=Q(threshold__isnull=True) | Q(target_set_by__isnull=False) & ~Q(comparator=""),
            ),
        ]
        indexes = [models.Index(fields=["plan", "measure_uid"], name="binding_of_measure")]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} for measure {self.measure_uid}"
