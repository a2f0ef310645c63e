"""Numbers in front of actions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.intake.reading.fields.numbers import split_number


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("1.1 Finalise the toolkit", "1.1", "Finalise the toolkit"),
        ("1.1. Finalise", "1.1", "Finalise"),
        ("1.1: Finalise", "1.1", "Finalise"),
        ("1.1 - Finalise", "1.1", "Finalise"),
        ("1.1Finalise", "1.1", "Finalise"),
        ("1.1.2 Finalise", "1.1.2", "Finalise"),
        ("10.12 Finalise", "10.12", "Finalise"),
        ("1.2 Out of area placements", "1.2", "Out of area placements"),
        ("1.2a Finalise", "1.2a", "Finalise"),
        ("1. Finalise", "1", "Finalise"),
        ("1) Finalise", "1", "Finalise"),
        ("(3) Finalise", "3", "Finalise"),
        ("1 Finalise", "1", "Finalise"),
        ("12 – Finalise", "12", "Finalise"),
        ("1a Finalise", "1a", "Finalise"),
        ("Action 4: Finalise", "4", "Finalise"),
        ("Action 4.2 Finalise", "4.2", "Finalise"),
        ("Recommendation 3 – Finalise", "3", "Finalise"),
        ("No. 7 Finalise", "7", "Finalise"),
        ("NG1 Finalise", "NG1", "Finalise"),
        ("NG1", "NG1", ""),
        ("A17-01/1", "A17-01/1", ""),
        ("G/1 Adopt the protocol", "G/1", "Adopt the protocol"),
        ("CSE1.2: Finalise", "CSE1.2", "Finalise"),
        ("3", "3", ""),
        ("3.", "3", ""),
        ("1.4 a) Audit\nb) Report", "1.4", "a) Audit\nb) Report"),
    ],
)
def test_a_number_is_parted_from_its_words(text: str, number: str, rest: str) -> None:
    assert split_number(text) == (number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2018 plan reviewed",
        "90% of staff trained",
        "90 % of staff",
        "4 training sessions will be delivered",
        "30 staff trained",
        "30 Days after the review",
        "6 Monthly report to the Board",
        "1 April 2018",
        "31/03/2018",
        "31.03.18",
        "Q1 Audit",
        "Q3",
        "S11 audit",
        "Section 11 audit",
        "s.47 enquiries",
        "KS2 pupils",
        "Year 6 pupils",
        "4LSCB protocol",
        "16-18 year olds",
        "24/7 helpline",
        "a) Audit",
        "Actions arising",
        "Finalise 1.1",
        "1:1 sessions with children",
        "2-day course",
        "£500 grant",
        "",
        "Adopt",
        "3rd sector offer",
    ],
)
def test_no_number(text: str) -> None:
    assert split_number(text) == (None, text)


@given(st.text(max_size=60))
def test_nothing_is_lost(text: str) -> None:
    number, rest = split_number(text)
    assert number is None or (number.replace(" ", "") in text.replace(" ", "") and rest in text)
