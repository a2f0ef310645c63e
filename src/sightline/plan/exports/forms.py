"""The forms in which a plan can be taken away, by their suffix."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sightline.kit.cells import as_csv
from sightline.plan.exports.calendar import plan_as_calendar
from sightline.plan.exports.listed import COLUMNS, as_workbook, rows_of_actions
from sightline.plan.exports.word import plan_as_word
from sightline.plan.models import Plan
from sightline.plan.reads.format import as_lasting, to_format


@dataclass(frozen=True)
class Form:
    """One form: its media type, and what makes it of a plan. Its words are in `rules.exports`."""

    media_type: str
    make: Callable[[Plan, dt.datetime], Iterable[bytes]]


def _word(plan: Plan, now: dt.datetime) -> Iterable[bytes]:
    return [plan_as_word(as_lasting(plan), _baseline(plan), plan.partnership.fiscal_start_month)]


def _excel(plan: Plan, now: dt.datetime) -> Iterable[bytes]:
    return [as_workbook(str(plan), COLUMNS, _rows(plan))]


def _csv(plan: Plan, now: dt.datetime) -> Iterable[bytes]:
    return (line.encode() for line in as_csv(COLUMNS, _rows(plan)))


def _json(plan: Plan, now: dt.datetime) -> Iterable[bytes]:
    return [json.dumps(to_format(plan), ensure_ascii=False, indent=1).encode()]


def _calendar(plan: Plan, now: dt.datetime) -> Iterable[bytes]:
    return [plan_as_calendar(as_lasting(plan), now)]


def _rows(plan: Plan):
    return rows_of_actions(as_lasting(plan), _baseline(plan), plan.partnership.fiscal_start_month)


def _baseline(plan: Plan):
    return None if plan.is_draft else plan.baseline.document


_OFFICE = "application/vnd.openxmlformats-officedocument."
FORMS = {
    "docx": Form(_OFFICE + "wordprocessingml.document", _word),
    "xlsx": Form(_OFFICE + "spreadsheetml.sheet", _excel),
    "csv": Form("text/csv; charset=utf-8", _csv),
    "json": Form("application/json", _json),
    "ics": Form("text/calendar; charset=utf-8", _calendar),
}


def file_name(plan: Plan, suffix: str) -> str:
    """A plain name for the file: the plan's title in letters, digits and hyphens."""
    stem = re.sub(r"[^A-Za-z0-9]+", "-", str(plan)).strip("-").lower()[:80] or "plan"
    return f"{stem}.{suffix}"
