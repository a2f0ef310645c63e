"""Prose parted into measures."""

from __future__ import annotations

import pytest

from sightline.intake.reading.fields.measures import read_measures
from sightline.intake.reading.fields.years import fiscal
from sightline.kit.documents.blocks import Line

YEAR = fiscal(2017)


def texts(lines: list[Line | str]) -> list[str]:
    return [one["text"] for one in read_measures(lines, YEAR)[0]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Toolkit published.", "Staff use it."], ["Toolkit published.", "Staff use it."]),
        (["Toolkit published. Staff use it."], ["Toolkit published.", "Staff use it."]),
        (["Plan agreed by end of Q1. Work done by Q4."], ["Plan agreed by end of Q1.", "Work done by Q4."]),
        (["Evidence from e.g. Audits and surveys"], ["Evidence from e.g. Audits and surveys"]),
        (["Reviewed by Dr. Beech"], ["Reviewed by Dr. Beech"]),
        (["The audit shows that", "children are seen alone"], ["The audit shows that children are seen alone"]),
        (["- Toolkit published", "- Staff use it"], ["Toolkit published", "Staff use it"]),
        (["• Toolkit published", "• Staff use it"], ["Toolkit published", "Staff use it"]),
        (["a) Toolkit published", "b) Staff use it"], ["a) Toolkit published", "b) Staff use it"]),
        (["200 staff briefed; at least 90% rate it good"], ["200 staff briefed", "at least 90% rate it good"]),
        (["One list in use; no home keeps its own."], ["One list in use; no home keeps its own."]),
        (["Six courses run with over 80 people trained."], ["Six courses run", "over 80 people trained."]),
        (["", "  ", "N/A", "-", "TBC", "As above"], []),
    ],
)
def test_sentences_paragraphs_and_items_are_measures(lines: list[Line | str], expected: list[str]) -> None:
    assert texts(lines) == expected


def test_struck_lines_are_no_measures() -> None:
    assert texts([Line("80% of staff", strike=True), Line("90% of staff")]) == ["90% of staff"]


LEAD = "Evaluations show that over 90% of attendees:"


@pytest.mark.parametrize(
    "items",
    [
        ["- know the law", "- feel confident"],
        [Line("know the law", bullet=True), Line("feel confident", bullet=True)],
        ["know the law", "feel confident"],
    ],
)
def test_a_lead_in_with_a_figure_governs_each_of_its_items(items: list[Line | str]) -> None:
    found, _ = read_measures([LEAD, *items], YEAR)
    assert [(one["text"], one["comparator"], one["threshold"]) for one in found] == [
        ("know the law", ">", 90),
        ("feel confident", ">", 90),
    ]
    assert {one["lead_in"] for one in found} == {LEAD}


def test_a_lead_in_ends_with_its_list() -> None:
    found, _ = read_measures([LEAD, "- know the law", "The Board is assured."], YEAR)
    assert [(one["threshold"], one.get("lead_in")) for one in found] == [(90, LEAD), (None, None)]


def test_an_item_with_a_figure_of_its_own_keeps_it() -> None:
    found, _ = read_measures([LEAD, "- know the law", "- say so in at least 70% of audits"], YEAR)
    assert [one["threshold"] for one in found] == [90, 70]


def test_a_lead_in_without_a_figure_still_stands_before_its_items() -> None:
    found, _ = read_measures(["Case studies show that:", "a) staff find the tools.", "b) staff use them."], YEAR)
    assert [(one["label"], one["lead_in"], one["threshold"]) for one in found] == [
        ("a", "Case studies show that:", None),
        ("b", "Case studies show that:", None),
    ]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Full protocol will be on the web site in June 2017.", "2017-06-30"),
        ("Actions are done by the end of Q4.", "2018-03-31"),
        ("Four sessions by the year end", "2018-03-31"),
        ("Protocol in place by spring 2018", None),
        ("Better than the March 2017 audit", None),
    ],
)
def test_the_date_a_measure_names(text: str, by: str | None) -> None:
    (one,), _ = read_measures([text], YEAR)
    assert one.get("by") == by


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Increase in the number of forms submitted by partner agencies over Q3 and Q4", "increase"),
        ("Increased uptake of training", "increase"),
        ("% increase in referrals", "increase"),
        ("Number of referrals increases", "increase"),
        ("More children are seen alone", "increase"),
        ("Attendance data will reflect fewer children with low attendance", "decrease"),
        ("Reduction in repeat referrals", "decrease"),
        ("Reduced number of missing episodes", "decrease"),
        ("Staff report increased confidence", None),
        ("Practitioners will be more aware of the role of fathers", None),
        ("Staff have greater understanding", None),
    ],
)
def test_a_direction_without_a_figure(text: str, comparator: str | None) -> None:
    (one,), _ = read_measures([text], YEAR)
    assert (one["comparator"], one["threshold"]) == (comparator, None)


def test_a_change_by_so_much_is_marked() -> None:
    (one,), _ = read_measures(["Reduce re-referrals by 10%"], YEAR)
    assert (one["comparator"], one["threshold"], one["unit"], one["relative"]) == ("<=", 10, "%", True)
