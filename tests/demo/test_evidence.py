"""The island's measures and what shows them: every action has one that is bound; what their words suggest, printed."""

import os
from pathlib import Path

from demo import cast
from demo.stations import FIRST
from demo.year import evidence
from sightline.assurance.rules.kinds import Kind
from sightline.assurance.rules.suggesting import suggest
from tests.demo.island import Island

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "reference" / "suggestions.md"
HEAD = """# Suggested evidence and chosen evidence

What a measure's own words, and how its action is monitored, suggest binding it to, beside what a careful person chose
for the invented board's plan. Printed by `tests/demo/test_evidence.py`, which fails when this page and the program
differ; `UPDATE_DOCS=1` before the test writes it anew.

Nothing is bound without a person. Where nothing is suggested, its monitoring body judges.

| action | measure | suggested, with the words it rests on | chosen |
|---|---|---|---|
"""
MEASURES = (
    "SELECT action.number, measure.uid, measure.text, measure.lead_in, measure.comparator, measure.unit"
    " FROM plan_measure measure JOIN plan_action action ON action.id = measure.action_id"
    " JOIN plan_plan plan ON plan.id = measure.plan_id WHERE plan.parent_action_id IS NULL"
    " ORDER BY action.position, measure.position, measure.id"
)
MONITORED = (
    "SELECT action.number, monitoring.text FROM plan_monitoring monitoring"
    " JOIN plan_action action ON action.id = monitoring.action_id ORDER BY monitoring.position, monitoring.id"
)
BOUND = "SELECT measure_uid, kind FROM assurance_binding ORDER BY id"


def test_each_action_has_a_measure_that_is_bound_and_nothing_was_left_out(island: Island) -> None:
    due = [one for one in evidence.BOUND if one.day <= FIRST]
    assert island.ask("SELECT count(*) FROM assurance_binding") == [(len(due),)]
    judged = [one for one in evidence.JUDGED if one.day <= FIRST]
    assert island.ask("SELECT count(*) FROM assurance_judgement") == [(len(judged),)]
    assert {one.action for one in due} == set(cast.TITLES)


def test_what_is_suggested_and_what_was_chosen_stand_side_by_side(island: Island) -> None:
    printed = HEAD + "".join(_rows(island))
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(printed, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == printed, "Run this test with UPDATE_DOCS=1 and commit the page."


def _rows(island: Island) -> list[str]:
    monitored: dict[str, list[str]] = {}
    for number, text in island.ask(MONITORED):
        monitored.setdefault(number, []).append(text)
    chosen: dict[str, list[str]] = {}
    for uid, kind in island.ask(BOUND):
        chosen.setdefault(uid, []).append(Kind(kind).label)
    rows = []
    for number, uid, text, lead_in, comparator, unit in island.ask(MEASURES):
        found = suggest(text, lead_in=lead_in, comparator=comparator, unit=unit, monitoring=monitored.get(number, ()))
        suggested = "; ".join(f"{one.kind.label} (“{one.words}”)" for one in found) or "–"
        bound = "; ".join(dict.fromkeys(chosen.get(uid, ["–"])))
        words = " ".join(f"{lead_in} {text}".split()).replace("|", "/")
        rows.append(f"| {number} | {words} | {suggested} | {bound} |\n")
    return rows
