"""A partnership with the field's indicators and ten years of quarters, for the benchmark."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from typing import Any

from django.core.management import call_command

from bench.data import BY, SINCE, founded, session_of
from sightline.indicators.actions import Given, adopt_definitions, give_figures
from sightline.indicators.models import Definition, Series
from sightline.indicators.reads import standing_of
from sightline.indicators.rules.catalogue import BY_KEY
from sightline.indicators.rules.figures import last_complete, period_before
from sightline.kit import clock
from sightline.people import actions as people
from sightline.people.permissions import Role

TURNS = 9


def build(indicators: int, quarters: int) -> dict[str, Any]:
    """The partnership; addresses and a session by what is measured, and how long reading all of it takes, in ms."""
    call_command("collectstatic", interactive=False, verbosity=0)
    partnership, bodies = founded("counting", "Counting Partnership")
    body = next(iter(bodies.values()))
    manager = people.add_person(
        by=BY, body=body, role=Role.BUSINESS_MANAGER, since=SINCE, email="analyst@bench.example", name="The analyst"
    ).person
    keys = list(BY_KEY)[:indicators]
    sources = dict.fromkeys({one.source for one in BY_KEY.values()}, body)
    adopt_definitions(by=manager, partnership=partnership, keys=keys, sources=sources)
    last = last_complete("quarter", clock.today())
    shares = {one.pk: one.is_share for one in Definition.objects.filter(partnership=partnership)}
    given = []
    for number, series in enumerate(Series.objects.filter(partnership=partnership, value="")):
        for back in range(quarters):
            count = 40 + (number * 7 + back * 13) % 23
            of = count + 30 + back % 11 if shares[series.definition_id] else None
            given.append(Given(series.pk, *period_before("quarter", last, back), count, of))
    before = clock.now() - dt.timedelta(hours=1)
    give_figures(by=manager, partnership=partnership, given=given, at=before)
    session = session_of(manager)
    address = f"/p/{partnership.slug}/data/"
    first = Definition.objects.filter(partnership=partnership).first()
    return {
        "pages": {
            "Scorecard": (address, session),
            "An indicator with its chart": (f"{address}indicators/{first.pk}/", session),
        },
        "read": _read(list(shares)),
    }


def _read(ids: list[int]) -> float:
    """The median of reading where every indicator stands, limits, signals and sentences included, in this process."""
    taken = []
    for _ in range(TURNS):
        began = time.perf_counter()
        for one in standing_of(ids, clock.today()).values():
            _ = one.news
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)
