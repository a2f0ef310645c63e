"""What a data return asks for, what stands of it, and who owes which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from sightline.indicators.models import DataReturn, Definition, Figure, Series
from sightline.indicators.rules.figures import Frequency, Period, period_label
from sightline.indicators.rules.sheets import Asked
from sightline.indicators.rules.states import ReturnState


@dataclass(frozen=True)
class Line:
    """A figure that a return asks for, with the one that stands."""

    series: Series
    definition: Definition
    stands: Figure | None

    @property
    def name(self) -> str:
        """What it is called in lists and spreadsheets."""
        return f"{self.definition.name}: {self.series.value}" if self.series.value else self.definition.name

    @property
    def asked(self) -> Asked:
        return Asked(self.series.pk, self.name, self.definition.is_share)


def label_of(data_return: DataReturn) -> str:
    """The period of a return in words."""
    return period_label(period_of(data_return), data_return.partnership.fiscal_start_month)


def period_of(data_return: DataReturn) -> Period:
    """The period of a return."""
    return data_return.start, data_return.end


def lines_of(data_return: DataReturn) -> list[Line]:
    """What a return asks for: every series that its body gives, of indicators counted as often as its period is long.

    Of an indicator with a breakdown the values are asked for, and their sum is the total. Three queries."""
    fits = frequencies_of(period_of(data_return))
    gives = Q(giver=data_return.body_id) | Q(giver=None, definition__source=data_return.body_id)
    found = list(
        Series.objects.filter(gives, definition__frequency__in=fits)
        .filter(Q(definition__retired_on=None) | Q(definition__retired_on__gt=data_return.end))
        .select_related("definition")
        .order_by("definition__position", "definition_id", "position", "pk")
    )
    broken_down = {one.definition_id for one in found if one.value}
    kept = [one for one in found if one.value or one.definition_id not in broken_down]
    stands: dict[int, Figure] = {}
    figures = Figure.objects.filter(series__in=kept, start=data_return.start, end=data_return.end)
    for figure in figures.order_by("revision"):
        stands[figure.series_id] = figure
    return [Line(one, one.definition, stands.get(one.pk)) for one in kept]


def frequencies_of(period: Period) -> list[str]:
    """How often what has this period is counted."""
    start, end = period
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return [one.value for one in Frequency if one.months == months]


def names_of(data_return: DataReturn) -> list[str]:
    """How people write the period of a return in their own sheets."""
    start, end = data_return.start, data_return.end
    label = label_of(data_return)
    short = label.replace("/", "-")
    found = [label, short, label.replace(" ", "-", 1), end.isoformat(), f"{end:%d/%m/%Y}", f"{end:%-d %B %Y}"]
    found += [
        f"{start:%b}-{end:%b} {end.year}",
        f"{start:%b} to {end:%b} {end.year}",
        f"{start:%B} to {end:%B} {end.year}",
    ]
    if label.startswith("Q"):
        quarter, _, year = label.partition(" ")
        found += [f"{year} {quarter}", f"{short.partition(' ')[2]} {quarter}"]
    if start.month == end.month:
        found += [f"{end:%B %Y}", f"{end:%b %Y}", f"{end:%b-%y}"]
    return list(dict.fromkeys(found))


def givers(partnership_id: int, frequencies: Sequence[str] = ()) -> set[int]:
    """The bodies that give figures, of indicators counted so often. Two queries."""
    live = Definition.objects.filter(partnership_id=partnership_id, retired_on=None)
    if frequencies:
        live = live.filter(frequency__in=frequencies)
    sources = set(live.exclude(source=None).values_list("source_id", flat=True))
    return sources | set(
        Series.objects.filter(definition__in=live).exclude(giver=None).values_list("giver_id", flat=True)
    )


def returns_of(membership) -> list[DataReturn]:
    """The latest two hundred returns, each with `figures_given` and `open_questions`; what is owed comes first."""
    rows = (
        DataReturn.objects.visible_to(membership)
        .select_related("body", "partnership", "given_by")
        .annotate(
            figures_given=Count("figures", distinct=True),
            open_questions=Count("questions", filter=Q(questions__answer=""), distinct=True),
        )
        .order_by("-end", "body__name")[:200]
    )
    return sorted(rows, key=lambda one: one.state != ReturnState.ASKED)


def owed(partnership_ids: Iterable[int]) -> list[DataReturn]:
    """Every return that is asked for and not given. One query."""
    rows = DataReturn.objects.filter(partnership__in=partnership_ids, state=ReturnState.ASKED)
    return list(rows.select_related("body", "partnership").order_by("due_on", "pk"))


def overdue(data_return: DataReturn, today: dt.date) -> int:
    """By how many days a return is late; 0 where it is not."""
    if data_return.state != ReturnState.ASKED:
        return 0
    return max(0, (today - data_return.due_on).days)
