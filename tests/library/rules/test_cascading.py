import datetime as dt

import pytest

from sightline.library.rules.cascading import Asked, Stands, percent, reach_of, stands
from sightline.library.rules.cascading import tested as weighed

TODAY = dt.date(2018, 1, 15)
LATER, BEFORE = dt.date(2018, 1, 16), dt.date(2018, 1, 14)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (None, Stands.NOT_ASKED),
        (Asked("asked", LATER, 2), Stands.ASKED),
        (Asked("asked", TODAY, 2), Stands.ASKED),
        (Asked("asked", BEFORE, 2), Stands.OVERDUE),
        (Asked("read", LATER, 2), Stands.READ),
        (Asked("read", BEFORE, 2), Stands.OVERDUE),
        (Asked("cascaded", BEFORE, 2), Stands.CONFIRMED),
        (Asked("cascaded", BEFORE, 1), Stands.OLDER),
        (Asked("cascaded", BEFORE, 1, closed=True), Stands.OLDER),
        (Asked("read", BEFORE, 1, closed=True), Stands.OLDER),
        (Asked("asked", BEFORE, 1, closed=True), Stands.NOT_ASKED),
        (Asked("asked", BEFORE, 2, closed=True), Stands.NOT_ASKED),
        (Asked("asked", BEFORE, 1), Stands.OVERDUE),
        (Asked("cascaded", LATER, 2, excused=True), Stands.EXCUSED),
    ],
)
def test_how_a_provider_stands(asked: Asked | None, expected: Stands) -> None:
    assert stands(asked, 2, TODAY) == expected


def test_a_claim_beyond_what_the_answers_bear_parts_from_them() -> None:
    found = weighed(body="The Trust", reached=95, staff=100, knew=6, answered=14)
    assert found.parts
    assert found.words == (
        "The Trust says 95 of 100 staff were reached; 6 of 14 asked knew it (43%; between 21% and 67% of all "
        "staff, with "
        "95% confidence). The answers do not bear the claim out."
    )


@pytest.mark.parametrize(
    ("reached", "knew", "parts", "end"),
    [
        (95, 13, False, "The answers agree with the claim, as far as they go."),
        (20, 13, True, "More know it than the claim says."),
        (None, 13, False, "(93%; between 69% and 99% of all staff, with 95% confidence)."),
    ],
)
def test_a_claim_and_the_answers_of_fourteen(reached: int | None, knew: int, parts: bool, end: str) -> None:
    found = weighed(body="The Trust", reached=reached, staff=100, knew=knew, answered=14)
    assert found.parts is parts
    assert found.words.endswith(end)


def test_where_nobody_answered_nothing_is_said() -> None:
    assert weighed(body="The Trust", reached=95, staff=100, knew=0, answered=0) is None


def test_claims_are_added_up_and_those_without_numbers_left_out() -> None:
    reach = reach_of([(95, 100), (None, 40), (1000, 1100)])
    assert (reach.reached, reach.staff) == (1095, 1200)
    assert reach.words == "2 providers say that 1,095 of 1,200 staff were reached (91%)."
    assert reach_of([]).words == ""


@pytest.mark.parametrize(("part", "whole", "words"), [(999, 1000, "over 99%"), (1, 1000, "under 1%"), (1, 2, "50%")])
def test_a_share_is_never_rounded_to_all_or_nothing(part: int, whole: int, words: str) -> None:
    assert percent(part, whole) == words
