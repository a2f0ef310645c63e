"""What a person owes, as a line: what to do, when it is due, in which order."""

import datetime as dt

import pytest

from sightline.desk.rules.owed import NAMES, Kind, Owed, counted, due_words, in_order

D = dt.date
MONDAY = D(2018, 1, 15)


def owed(thing_id=1, kind=Kind.UPDATE, due=None, since=None) -> Owed:
    return Owed(kind, thing_id, 1, "1.2 Neglect training", due=due, since=since)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (None, ""),
        (D(2018, 1, 12), "3 days overdue"),
        (D(2018, 1, 14), "1 day overdue"),
        (MONDAY, "due today"),
        (D(2018, 1, 16), "due tomorrow"),
        (D(2018, 1, 17), "due on Wednesday 17 January 2018, 2 working days from now"),
        (D(2018, 1, 20), "due on Saturday 20 January 2018, 4 working days from now"),
        (D(2018, 3, 30), "due on Friday 30 March 2018"),
    ],
)
def test_when_it_is_due_as_people_say_it(due, words):
    assert due_words(due, MONDAY) == words


def test_bank_holidays_are_those_of_the_nation():
    new_year = D(2017, 12, 29)
    assert due_words(D(2018, 1, 3), new_year, "ENG").endswith("2 working days from now")
    assert due_words(D(2018, 1, 3), new_year, "SCT").endswith("1 working day from now")


def test_the_most_overdue_comes_first_and_what_has_no_date_last():
    late, soon, never, older = owed(1, due=D(2017, 12, 1)), owed(2, due=MONDAY), owed(3), owed(4, since=D(2017, 1, 1))
    assert in_order([never, soon, older, late]) == [late, soon, older, never]


def test_every_kind_says_what_to_do_and_what_it_is():
    assert set(NAMES) == set(Kind)
    assert owed(kind=Kind.AGREE).to_do == "Agree or return: 1.2 Neglect training"
    assert owed(kind=Kind.TASK).to_do == "1.2 Neglect training", "rooms say these in whole sentences"
    assert owed(kind=Kind.MEND).key == owed(kind=Kind.UPDATE).key, "it is the same task as before"
    assert owed(kind=Kind.AGREE).key != owed(kind=Kind.UPDATE).key
    assert owed(due=D(2018, 1, 12)).overdue(MONDAY) == 3
    assert owed(due=D(2018, 1, 16)).overdue(MONDAY) == owed().overdue(MONDAY) == 0


@pytest.mark.parametrize(
    ("number", "word"),
    [(0, "No"), (1, "One"), (7, "Seven"), (19, "Nineteen"), (20, "Twenty"), (21, "Twenty-one"), (99, "Ninety-nine")],
)
def test_small_numbers_are_words(number, word):
    assert counted(number) == word


def test_large_numbers_stay_figures():
    assert counted(100) == "100"
