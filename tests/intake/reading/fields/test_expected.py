"""The cells of the plans beside the checkout, as printed, against the right answers: what the ruler counts."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sightline.intake.reading.fields.measures import read_measures
from sightline.intake.reading.fields.milestones import read_milestones
from sightline.intake.reading.fields.owners import read_owners
from sightline.intake.reading.fields.years import PlanYear

pytestmark = pytest.mark.shared
INPUT = Path(__file__).resolve().parents[5] / "shared" / "input"
SAME = {"=": ">=", "increase": ">=", "decrease": "<="}  # a bare figure is judged as "at least"


def cells(field: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any], list[str]]]:
    """Each action with such a cell: where, its plan, the action, the cell's lines."""
    for path in sorted(INPUT.rglob("expected.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        for priority in document["priorities"]:
            for action in priority["actions"]:
                if action.get(field):
                    yield f"{path.parent.name} {action['number']}", document, action, action[field].split("\n")


def in_parts(action: dict[str, Any], field: str) -> bool:
    return any("part" in one for one in action[field])


def plan_year(document: dict[str, Any]) -> PlanYear | None:
    start, end = document["plan"]["year_start"], document["plan"]["year_end"]
    return PlanYear(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) if start else None


def key_of(document: dict[str, Any]) -> dict[str, Any]:
    """What the document's own key explains, as the right answer shows it."""
    owners = [one for p in document["priorities"] for a in p["actions"] for one in a["owners"]]
    explained = [one for one in owners if one.get("abbr") and not one.get("note")]
    return {one["abbr"]: {"name": one["name"], "person": one.get("person")} for one in explained}


def who(owner: dict[str, Any]) -> tuple[str, str, str]:
    def loose(text: str | None) -> str:
        return re.sub(r"[\s\-–]+", "", (text or "").replace("’", "'").casefold()).rstrip(".")

    return loose(owner.get("name")), loose(owner.get("person")), owner["role"]


def test_owners_names_persons_and_roles() -> None:
    found = 0
    for where, document, action, lines in cells("owner_raw"):
        found += 1
        groups = [[line] for line in lines] if in_parts(action, "owners") else [lines]
        owners = [one for group in groups for one in read_owners(group, key_of(document))[0]]
        if all(one["role"] == "lead" for one in owners) and len(owners) > 1:
            owners = [one | {"role": "joint"} for one in owners]  # parts with an owner each own the action together
        assert list(map(who, owners)) == list(map(who, action["owners"])), where
    assert found > 40


def test_due_dates_kinds_and_what_nobody_can_know() -> None:
    found = 0
    for where, document, action, lines in cells("target_raw"):
        found += 1
        milestones, _ = read_milestones(lines, plan_year(document))
        expected = action["milestones"]
        open_ended = [one["kind"] == "ongoing" and one["due"] is None for one in expected]
        got = [
            (None if free else one["due"], bool(one.get("needs_review")), one.get("suggested"))
            for one, free in zip(milestones, open_ended, strict=True)
        ]
        want = [(one["due"], bool(one.get("needs_review")), one.get("suggested")) for one in expected]
        assert got == want, where
        known = [one["kind"] for one in expected if one["due"]]
        assert [one["kind"] for one, right in zip(milestones, expected, strict=True) if right["due"]] == known, where
    assert found > 40


def figures(measures: list[dict[str, Any]], free: list[float]) -> Counter[tuple[str, float]]:
    printed = [one for one in measures if one["threshold"] is not None and float(one["threshold"]) not in free]
    return Counter((SAME.get(one["comparator"], one["comparator"]), float(one["threshold"])) for one in printed)


def test_thresholds_and_comparators() -> None:
    found = 0
    for where, document, action, lines in cells("measures_raw"):
        found += 1
        measures, _ = read_measures(lines, plan_year(document))
        free = action.get("optional_thresholds", [])
        assert figures(measures, free) == figures(action["measures"], free), where
    assert found > 25


def test_how_prose_is_parted_into_measures() -> None:
    for where, document, action, lines in cells("measures_raw"):
        if where.startswith("founding-plan"):
            measures, _ = read_measures(lines, plan_year(document))
            assert [(one["text"], one.get("by"), one.get("lead_in")) for one in measures] == [
                (one["text"], one.get("by"), one.get("lead_in")) for one in action["measures"]
            ], where
