"""What was published, and what is known to anybody since: releases as they were issued."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sightline.indicators.models import Quantity, Release
from sightline.indicators.rules.ledger import Ledger
from sightline.indicators.rules.quantities import Balance, Links
from sightline.people.models import Partnership

Json = Any


def released(partnership: Partnership) -> list[Release]:
    """Every release of a partnership, newest first, as it was issued. One query."""
    return list(Release.objects.filter(partnership=partnership).select_related("published_by"))


def as_table(one: dict[str, Json]) -> dict[str, Json]:
    """A published table as the component takes it."""
    columns: list[Json] = ["Period", {"text": "All", "numeric": True}]
    columns += [{"text": value, "numeric": True} for value in one["values"]]
    rows = [
        [
            row["period"],
            {"text": row["words"], "numeric": True},
            *({"text": cell["words"], "numeric": True} for cell in row["cells"]),
        ]
        for row in one["rows"]
    ]
    if one["over_all"]:
        rows.append(["All periods", {"text": one["over_all"], "numeric": True}, *({"text": ""} for _ in one["values"])])
    return {**one, "columns": columns, "cells": rows}


def known_of(releases: Iterable[Release]) -> Ledger:
    """What everybody knows who kept every release."""
    totals: dict[tuple[str, tuple[dt.date, dt.date]], set[int]] = defaultdict(set)
    cells: dict[tuple[str, tuple[dt.date, dt.date], str], set[tuple[int, ...]]] = defaultdict(set)
    for release in releases:
        for one in release.known:
            period = dt.date.fromisoformat(one["start"]), dt.date.fromisoformat(one["end"])
            if "cells" in one:
                cells[one["quantity"], period, one["dimension"]].add(tuple(one["cells"]))
            else:
                totals[one["quantity"], period].add(one["count"])
    return Ledger(
        totals={place: frozenset(counts) for place, counts in totals.items()},
        cells={place: frozenset(sets) for place, sets in cells.items()},
    )


def links_of(partnership_id: int) -> Links:
    """How the partnership's counts hang together, by the id of each as text. One query."""
    part_of: dict[str, str] = {}
    enters: dict[int, str] = {}
    leaves: dict[int, str] = {}
    names: dict[str, str] = {}
    for one in Quantity.objects.filter(partnership_id=partnership_id).order_by("pk"):
        names[str(one.pk)] = one.name
        if one.part_of_id:
            part_of[str(one.pk)] = str(one.part_of_id)
        if one.enters_id:
            enters[one.enters_id] = str(one.pk)
        if one.leaves_id:
            leaves[one.leaves_id] = str(one.pk)
    balances = tuple(
        Balance(str(stock), enters[stock], leaves[stock]) for stock in sorted(enters.keys() & leaves.keys())
    )
    return Links(part_of, balances, names)
