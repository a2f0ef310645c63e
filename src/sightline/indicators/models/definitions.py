"""What an indicator means, what it is broken down by, and what its counts have to do with those of others."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from sightline.indicators.rules.figures import Basis, Counts, Flow, Frequency, Polarity
from sightline.people.models import Body, MemberQuerySet, Partnership, Person


class Quantity(models.Model):
    """A count with a name: what the numerator of one indicator and the denominator of another have in common.

    `part_of` is what it is part of. `enters` and `leaves` say into and out of which stock it flows."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    enters = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="entered_by")
    leaves = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="left_by")

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="quantity_name_once"),
            models.CheckConstraint(name="quantity_not_part_of_itself", condition=~Q(part_of=F("id"))),
        ]
        ordering = ["name"]
        verbose_name_plural = "quantities"

    def __str__(self) -> str:
        return self.name


class Definition(models.Model):
    """An indicator: what is counted, out of what, by whom, how often, and which way is better.

    `key` is that of the field's list where it was adopted from there. `revision` counts the edits, so that the second
    of two people who edit it is shown what the first saved."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=160)
    what = models.TextField()
    why = models.TextField(blank=True)
    basis = models.CharField(max_length=8, choices=Basis.choices(), default=Basis.COUNT)
    flow = models.CharField(max_length=8, choices=Flow.choices(), default=Flow.FLOW)
    polarity = models.CharField(max_length=8, choices=Polarity.choices(), default=Polarity.CONTEXT)
    counts = models.CharField(max_length=10, choices=Counts.choices(), default=Counts.CHILDREN)
    frequency = models.CharField(max_length=8, choices=Frequency.choices(), default=Frequency.QUARTER)
    numerator = models.CharField(max_length=160)
    denominator = models.CharField(max_length=160, blank=True)
    counted = models.ForeignKey(Quantity, on_delete=models.PROTECT, related_name="counted_by")
    of = models.ForeignKey(Quantity, on_delete=models.PROTECT, null=True, blank=True, related_name="divides")
    population = models.CharField(max_length=60, blank=True)
    dimension = models.CharField(max_length=60, blank=True)
    source = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source_words = models.CharField(max_length=120, blank=True)
    baseline = models.CharField(max_length=160, blank=True)
    target = models.CharField(max_length=160, blank=True)
    caveats = models.TextField(blank=True)
    thread = models.CharField(max_length=120, blank=True)
    serves = models.CharField(max_length=120, blank=True)
    retired_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="definition_name_once"),
            models.UniqueConstraint(
                fields=["partnership", "key"], condition=~Q(key=""), name="definition_of_the_list_once"
            ),
            models.CheckConstraint(
                name="definition_share_is_of_something",
                condition=Q(basis=Basis.SHARE, of__isnull=False) | ~Q(basis=Basis.SHARE) & Q(of__isnull=True),
            ),
            models.CheckConstraint(
                name="definition_rate_has_a_population",
                condition=Q(basis=Basis.RATE) & ~Q(population="") | ~Q(basis=Basis.RATE) & Q(population=""),
            ),
        ]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_share(self) -> bool:
        return self.basis == Basis.SHARE


class Series(models.Model):
    """One line of an indicator's figures: its total (`value` is "") or one value of its breakdown. `giver` is who gives
    this one where each agency gives its own; otherwise the indicator's source does."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, related_name="series")
    value = models.CharField(max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    giver = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["definition", "value"], name="series_once")]
        ordering = ["position", "id"]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return f"{self.definition}, {self.value}" if self.value else str(self.definition)


class Population(models.Model):
    """How many people a rate is of, in the fiscal year that begins in `year`, and who says so."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=200, blank=True)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "group", "year"], name="indicator_population_once"),
            models.CheckConstraint(name="population_of_somebody", condition=Q(number__gt=0)),
        ]
        ordering = ["group", "year"]

    def __str__(self) -> str:
        return f"{self.group}, {self.year}"
