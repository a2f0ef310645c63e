"""Who looks, at what, and how often."""

from __future__ import annotations

import pytest

from sightline.intake.reading.fields.monitoring import read_monitoring

KEY = {"PQA": "Performance and Quality Assurance Group"}


@pytest.mark.parametrize(
    ("text", "bodies", "cadence"),
    [
        ("Reports to Exec and Board.", ["Executive Group", "Board"], None),
        ("Case file audits.", [], None),
        (
            "Through PQA review of the audit action plan quarterly.",
            ["Performance and Quality Assurance Group"],
            "quarterly",
        ),
        ("Workforce Development group will examine course evaluations.", ["Workforce Development group"], None),
        ("Annual review by the Training Subgroup", ["Training Subgroup"], "annual"),
        ("Public Health to report to the Education group.", ["Public Health", "Education group"], None),
        ("Reviewed regularly", [], "regularly"),
        ("MASH data and METRAC data", ["MASH", "METRAC"], None),
    ],
)
def test_bodies_and_cadence(text: str, bodies: list[str], cadence: str | None) -> None:
    (one,), _ = read_monitoring([text], KEY)
    assert (one["text"], one["bodies"], one["cadence"]) == (text, bodies, cadence)


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        ("Case file audits.", ["Case file audits"]),
        ("Attendance data.", ["Attendance data"]),
        ("Monitored through course evaluations", ["course evaluations"]),
        ("Education audit and schools survey", ["Education audit", "schools survey"]),
        ("Children are safer.", []),
    ],
)
def test_instruments(text: str, instruments: list[str]) -> None:
    (one,), _ = read_monitoring([text], {})
    assert one["instruments"] == instruments


def test_each_sentence_is_an_arrangement() -> None:
    found, _ = read_monitoring(["Reports to Board. Case file audits.", "Attendance data."], {})
    assert [one["text"] for one in found] == ["Reports to Board.", "Case file audits.", "Attendance data."]


def test_an_empty_cell_has_none() -> None:
    assert read_monitoring(["", " - "], {}) == ([], [])
