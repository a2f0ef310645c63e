"""What would leave if figures were published now: worked out before anybody decides, and again when she does."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sightline.indicators.models import Definition, Figure, Release, Series
from sightline.indicators.reads.released import known_of, links_of
from sightline.indicators.reads.standing import Numbers, population_for, populations
from sightline.indicators.rules import figures as rules
from sightline.indicators.rules.figures import Basis, Counts, FigureState, Flow, Period
from sightline.indicators.rules.ledger import Ledger
from sightline.indicators.rules.release import Counted, Decision, Leaves, Row, Table, decide
from sightline.people.models import Partnership
from sightline.plan.rules.format import digest

Json = Any
WITHHELD = "Too few to publish"


@dataclass
class Leaving:
    """A release before it is one: what is decided of each indicator, and the tables as they would be published."""

    partnership: Partnership
    start: dt.date
    end: dt.date
    definitions: list[Definition]
    tables: list[Table]
    decisions: list[Decision]
    numbers: Numbers

    @cached_property
    def issued(self) -> list[dict[str, Json]]:
        """What the public would see: plain values, with nothing of why the rest is withheld."""
        rows = zip(self.definitions, self.tables, self.decisions, strict=True)
        return [self._table(definition, table, decision) for definition, table, decision in rows]

    @cached_property
    def known(self) -> list[dict[str, Json]]:
        """The counts that anybody could have of it, in the order of the tables."""
        found: list[dict[str, Json]] = []
        for definition, table, decision in zip(self.definitions, self.tables, self.decisions, strict=True):
            for period in decision.periods:
                days = {"start": period[0].isoformat(), "end": period[1].isoformat()}
                for quantity, total, cells in table.counts(period):
                    found.append({"quantity": quantity, **days, "count": total})
                    if decision.leaves == Leaves.WHOLE:
                        dimension = definition.dimension
                        found.append({"quantity": quantity, **days, "dimension": dimension, "cells": list(cells)})
        return found

    @property
    def digest(self) -> str:
        """What tells this very release from any other."""
        return digest({"tables": self.issued, "known": self.known})

    def _table(self, definition: Definition, table: Table, decision: Decision) -> dict[str, Json]:
        whole = decision.leaves == Leaves.WHOLE
        rows = []
        for period in sorted(table.rows):
            row = table.rows[period]
            leaves = period in decision.periods
            rows.append(
                {
                    "start": period[0].isoformat(),
                    "end": period[1].isoformat(),
                    "period": rules.period_label(period, self.partnership.fiscal_start_month),
                    "total": self._said(definition, row.total, period) if leaves else None,
                    "words": self._said(definition, row.total, period)["words"] if leaves else WITHHELD,
                    "cells": [self._said(definition, cell, period) for cell in row.cells] if whole else [],
                }
            )
        return {
            "definition": definition.pk,
            "name": definition.name,
            "what": definition.what,
            "basis": definition.basis,
            "numerator": definition.numerator,
            "denominator": definition.denominator,
            "counts": Counts(definition.counts).label,
            "source": str(definition.source or definition.source_words),
            "caveats": definition.caveats,
            "leaves": decision.leaves.value,
            "dimension": definition.dimension if whole else "",
            "values": list(table.values) if whole else [],
            "rows": rows,
            "over_all": self._over_all(definition, table, decision),
        }

    def _said(self, definition: Definition, counted: Counted, period: Period) -> dict[str, Json]:
        denominator = counted.denominator
        if definition.basis == Basis.RATE:
            denominator = population_for(self.numbers, definition, period[1])
        return {
            "numerator": counted.numerator,
            "denominator": denominator,
            "words": rules.said_with_n(definition.basis, counted.numerator, denominator),
        }

    def _over_all(self, definition: Definition, table: Table, decision: Decision) -> str:
        """The sum over all periods in words: only of what adds up, and only if every period's total leaves."""
        adds = definition.flow == Flow.FLOW and definition.basis != Basis.RATE
        if not adds or not decision.every_period or len(decision.periods) < 2:
            return ""
        totals = [table.rows[period].total for period in decision.periods]
        denominator = sum(one.denominator or 0 for one in totals) if definition.is_share else None
        return rules.said_with_n(definition.basis, sum(one.numerator for one in totals), denominator)


def leaving(partnership: Partnership, start: dt.date, end: dt.date, left_out: Collection[int] = ()) -> Leaving:
    """What would leave of the periods between two days, but for the indicators `left_out`. Six queries.

    Provisional figures do not leave. What was published before is held against it."""
    definitions = list(
        Definition.objects.filter(partnership=partnership, retired_on=None)
        .exclude(pk__in=left_out)
        .select_related("source", "partnership")
        .order_by("position", "pk")
    )
    tables = _tables(definitions, start, end)
    shown = [one for one in definitions if one.pk in tables]
    ordered = [tables[one.pk] for one in shown]
    known: Ledger = known_of(Release.objects.filter(partnership=partnership).only("known"))
    decisions, _ = decide(ordered, links=links_of(partnership.pk), threshold=max(partnership.threshold, 2), known=known)
    rated = {one.population for one in shown if one.basis == Basis.RATE}
    return Leaving(
        partnership=partnership,
        start=start,
        end=end,
        definitions=shown,
        tables=ordered,
        decisions=decisions,
        numbers=populations(rated, {partnership.pk}),
    )


def _tables(definitions: Collection[Definition], start: dt.date, end: dt.date) -> Mapping[int, Table]:
    """The figures that stand, of whole periods within the two days, as tables by their indicator's id."""
    by_id = {one.pk: one for one in definitions}
    series = {one.pk: one for one in Series.objects.filter(definition__in=by_id).order_by("position", "pk")}
    stands: dict[tuple[int, Period], Figure] = {}
    figures = Figure.objects.filter(series__definition__in=by_id, start__gte=start, end__lte=end)
    for figure in figures.order_by("revision"):
        stands[figure.series_id, (figure.start, figure.end)] = figure
    values: dict[int, list[Series]] = defaultdict(list)
    rows: dict[int, dict[Period, Row]] = defaultdict(dict)
    for one in series.values():
        if one.value:
            values[one.definition_id].append(one)
    for (series_id, period), figure in stands.items():
        one = series[series_id]
        if one.value or figure.state == FigureState.PROVISIONAL:
            continue
        cells = [stands.get((cell.pk, period)) for cell in values[one.definition_id]]
        complete = bool(cells) and all(cell and cell.state != FigureState.PROVISIONAL for cell in cells)
        rows[one.definition_id][period] = Row(
            _counted(figure), tuple(_counted(cell) for cell in cells if cell) if complete else ()
        )
    return {
        pk: Table(
            key=str(pk),
            numerator=str(by_id[pk].counted_id),
            denominator=str(by_id[pk].of_id or ""),
            protected=Counts(by_id[pk].counts).protected,
            dimension=by_id[pk].dimension,
            values=tuple(one.value for one in values[pk]),
            rows=found,
        )
        for pk, found in rows.items()
    }


def _counted(figure: Figure) -> Counted:
    return Counted(figure.numerator, figure.denominator)
