"""By when something is due, across Christmas and New Year."""

import datetime as dt

import pytest

from sightline.governance.rules.due import answer_due, overdue_words, paper_due


@pytest.mark.parametrize(
    ("asked", "nation", "pressed", "due"),
    [
        (dt.date(2018, 1, 24), "ENG", False, dt.date(2018, 2, 7)),
        (dt.date(2017, 12, 20), "ENG", False, dt.date(2018, 1, 8)),  # 25 and 26 December, 1 January
        (dt.date(2017, 12, 20), "SCT", False, dt.date(2018, 1, 9)),  # and 2 January
        (dt.date(2018, 1, 24), "ENG", True, dt.date(2018, 1, 31)),
    ],
)
def test_an_answer_is_due_in_working_days(asked, nation, pressed, due):
    assert answer_due(asked, nation, pressed=pressed) == due


def test_a_paper_is_due_seven_working_days_before_but_never_before_today():
    meeting = dt.date(2018, 1, 24)
    assert paper_due(meeting, dt.date(2018, 1, 2), "ENG") == dt.date(2018, 1, 15)
    assert paper_due(meeting, dt.date(2018, 1, 19), "ENG") == dt.date(2018, 1, 19)


@pytest.mark.parametrize(
    ("due", "says"),
    [
        (dt.date(2018, 1, 15), "due today"),
        (dt.date(2018, 1, 12), "3 days overdue"),
        (dt.date(2018, 1, 8), "7 days overdue"),
        (dt.date(2018, 1, 17), "due in 2 working days"),
    ],
)
def test_how_late_it_is(due, says):
    assert overdue_words(due, dt.date(2018, 1, 15), "ENG") == says


def test_a_weekend_is_no_working_day():
    saturday, sunday = dt.date(2018, 1, 13), dt.date(2018, 1, 14)
    assert overdue_words(saturday, sunday, "ENG") == "1 day overdue"
    assert overdue_words(sunday, saturday, "ENG") == "due before the next working day"
