"""The lines of a target date cell: several dates, their labels and how exact each is."""

from __future__ import annotations

import pytest

from sightline.intake.reading.fields.milestones import read_milestones
from sightline.intake.reading.fields.years import find_year, fiscal
from sightline.kit.documents.blocks import Line
from tests.intake.reading.fields.target_dates import ONE_YEAR, TWO_YEARS, table, told

LINES = """
    Audit|Q3|Report|Q4 -> 2017-12-31, 2018-03-31
    Q1|full policy|Q2|summary -> 2017-06-30, 2017-09-30
    Audit:|Q3 -> 2017-12-31
    End of|Q3 -> 2017-12-31
    30th|June 2017 -> 2017-06-30
    October|2017 -> 2017-10-31
    Quarter|3 -> 2017-12-31
    Toolkit finalised by end|of Q3 -> 2017-12-31
    Q3|ongoing -> 2017-12-31, 2018-03-31 ongoing
    Q4|Q4 -> 2018-03-31, 2018-03-31
    Start: June 2017|End: Dec 2017 -> 2017-06-30, 2017-12-31
    Audit Q1|Findings and action plan Q2.|Actions through 17/18 -> 2017-06-30, 2017-09-30, 2018-03-31 ongoing
    • June 2017|• Sept 2017 -> 2017-06-30, 2017-09-30
    a) June 2017|b) Sept 2017 -> 2017-06-30, 2017-09-30
    Other work ongoing|throughout 2017/18 -> 2018-03-31 ongoing
"""


@pytest.mark.parametrize(("text", "expected"), table(LINES))
def test_lines_of_one_cell(text: str, expected: str) -> None:
    assert told(text.replace("|", "\n"), ONE_YEAR) == expected


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Toolkit finalised by end of Q3", ["Toolkit finalised"]),
        ("Q3 for Audit.", ["Audit"]),
        ("Q4 for the Audit", ["Audit"]),
        ("Following up by Q4", ["Following up"]),
        ("Q3\nQ4 for CSE Day", ["Q3", "CSE Day"]),
        ("End of Q 3", ["End of Q 3"]),
        ("March 2018.", ["March 2018"]),
        ("Survey Q1\nAction Plan following Survey Q2", ["Survey", "Action Plan following Survey"]),
        ("Audit\nQ3", ["Audit"]),
        ("Reports in June and December", ["Reports", "Reports"]),
        ("Start June 2017 End Dec 2017", ["Start", "End"]),
        ("Reviewed every quarter throughout 17/18", ["Reviewed every quarter throughout 17/18"]),
        ("Q2 & Q4", ["Q2", "Q4"]),
        ("5th, 12th and 19th June", ["5th", "12th", "19th June"]),
        ("In place by June 2017 with review in Dec 2017", ["In place", "review"]),
        ("Q1 / ongoing", ["Q1", "ongoing"]),
    ],
)
def test_labels_are_the_words_without_the_date(text: str, labels: list[str]) -> None:
    assert [one["label"] for one in read_milestones(text.split("\n"), ONE_YEAR)[0]] == labels


def test_a_bare_date_takes_the_label_it_is_given() -> None:
    assert read_milestones(["31/03/2018"], ONE_YEAR, label="GP flag")[0][0]["label"] == "GP flag"
    assert read_milestones(["Audit Q1"], ONE_YEAR, label="GP flag")[0][0]["label"] == "Audit"


def test_occurrences_are_the_period_ends_within_the_plan() -> None:
    (one,), _ = read_milestones(["every quarter"], ONE_YEAR)
    assert one["occurrences"] == ["2017-06-30", "2017-09-30", "2017-12-31", "2018-03-31"]
    (one,), _ = read_milestones(["Annually – by 31 March"], TWO_YEARS)
    assert one["occurrences"] == ["2019-03-31", "2020-03-31"]


@pytest.mark.parametrize(
    ("text", "precision"),
    [("31/03/2018", "day"), ("March 2018", "month"), ("Q4", "quarter"), ("2017/18", "year"), ("year end", "year")],
)
def test_precision_is_that_of_the_words(text: str, precision: str) -> None:
    assert read_milestones([text], ONE_YEAR)[0][0]["precision"] == precision


def test_a_struck_line_is_left_out_and_said() -> None:
    milestones, messages = read_milestones([Line("June 2017", strike=True), Line("Sept 2017")], ONE_YEAR)
    assert [one["due"] for one in milestones] == ["2017-09-30"]
    assert "June 2017" in messages[0]


def test_an_impossible_date_is_said_to_be_one() -> None:
    _, messages = read_milestones(["31 February 2018"], ONE_YEAR)
    assert "no such date" in messages[0]


def test_a_year_printed_as_the_plans_own_ends_with_the_plan() -> None:
    assert told("throughout 2022-23", find_year(["Improvement plan August 2022 to July 2023"])) == "2023-07-31 ongoing"
    assert told("throughout 2022-23", fiscal(2022)) == "2023-03-31 ongoing"
