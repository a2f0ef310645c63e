"""Figures through every revision, and what others published of themselves."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sightline.indicators.models.definitions import Definition, Series
from sightline.indicators.models.returns import DataReturn
from sightline.indicators.rules.figures import FigureState
from sightline.people.models import MemberQuerySet, Partnership, Person


class Figure(models.Model):
    """What was counted in a period, as said on a day. Append-only: another number for the same period is another row,
    with the next `revision`; the highest stands, and the others stay to be seen."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="figures")
    start = models.DateField()
    end = models.DateField()
    numerator = models.PositiveIntegerField()
    denominator = models.PositiveIntegerField(null=True, blank=True)
    revision = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=12, choices=FigureState.choices(), default=FigureState.FINAL)
    data_return = models.ForeignKey(DataReturn, on_delete=models.PROTECT, null=True, blank=True, related_name="figures")
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "start", "end", "revision"], name="figure_revision_once"),
            models.CheckConstraint(name="figure_period_runs_forward", condition=Q(end__gte=F("start"))),
        ]
        indexes = [models.Index(fields=["partnership", "end"], name="figure_by_period")]
        ordering = ["start", "revision"]

    def __str__(self) -> str:
        return f"{self.series}, {self.start} to {self.end}"

    def save(self, *args, **kwargs):
        """Raises TypeError for a row that is there: another number is the next revision."""
        if not self._state.adding:
            raise TypeError("A figure never changes: give another, which is its next revision.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Raises TypeError: another number is the next revision."""
        raise TypeError("A figure never changes: give another, which is its next revision.")


class Neighbour(models.Model):
    """What another area published of the same thing, as it is printed there."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, related_name="neighbours")
    place = models.CharField(max_length=120)
    period = models.CharField(max_length=60)
    figure = models.CharField(max_length=40)
    published_in = models.CharField(max_length=200)
    noted_on = models.DateField()
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["definition", "place", "period"], name="neighbour_once_a_period")
        ]
        ordering = ["place", "period"]

    def __str__(self) -> str:
        return f"{self.place}, {self.period}"
