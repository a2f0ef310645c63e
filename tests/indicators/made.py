"""Indicators of the cast's board, written through the room's own actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sightline.indicators.actions import Given, adopt_definitions, give_figures
from sightline.indicators.models import Definition
from sightline.indicators.rules.figures import Period, period_before
from tests.cast import Cast

Q3: Period = (dt.date(2017, 10, 1), dt.date(2017, 12, 31))


def adopted(cast: Cast, *keys: str, elsewhere: bool = False) -> list[Definition]:
    """Indicators of the list, given by the cast's council where the list says children's social care."""
    made = adopt_definitions(
        by=cast.outsider if elsewhere else cast.business_manager,
        partnership=cast.elsewhere if elsewhere else cast.partnership,
        keys=keys,
        sources={} if elsewhere else dict.fromkeys(SOURCES, cast.bodies["council"]),
    )
    return sorted(made, key=lambda one: keys.index(one.key))


SOURCES = (
    "Children’s social care",
    "Education",
    "Return interview provider",
    "Multi-agency safeguarding hub",
    "Health",
)


def total_of(definition: Definition) -> int:
    """The id of an indicator's total."""
    return definition.series.get(value="").pk


def give(
    cast: Cast,
    definition: Definition,
    numbers: Sequence[int | tuple[int, int] | None],
    *,
    last: Period = Q3,
    provisional: bool = False,
) -> None:
    """Totals of the quarters up to `last`, the last number its own; a pair is numerator and denominator, None a gap."""
    series = total_of(definition)
    given = []
    for back, number in enumerate(reversed(numbers)):
        if number is None:
            continue
        numerator, denominator = number if isinstance(number, tuple) else (number, None)
        given.append(Given(series, *period_before("quarter", last, back), numerator, denominator))
    give_figures(
        by=cast.analyst,
        partnership=definition.partnership,
        given=given,
        provisional=provisional,
        at=dt.datetime(2018, 1, 10, 12, tzinfo=ZoneInfo("Europe/London")),
    )


def give_cells(
    cast: Cast, definition: Definition, cells: Sequence[int | tuple[int, int]], *, period: Period = Q3
) -> None:
    """Every value of a breakdown in one period; the total follows."""
    series = list(definition.series.exclude(value="").order_by("position"))
    given = []
    for one, number in zip(series, cells, strict=True):
        numerator, denominator = number if isinstance(number, tuple) else (number, None)
        given.append(Given(one.pk, *period, numerator, denominator))
    give_figures(by=cast.analyst, partnership=definition.partnership, given=given)
