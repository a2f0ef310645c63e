"""Shares of attendance, each with its denominator."""

from fractions import Fraction

from sightline.kit.statistics import percent
from sightline.training.rules.seats import Attendance, left


def test_two_shares_are_told_apart_by_their_denominators():
    there = Attendance(came=304, absent=14, capacity=393)  # the figures of docs: 96% of registered, 77% of seats
    assert (percent(there.of_registered), percent(there.of_capacity)) == ("96%", "77%")
    assert there.sentences == [
        "304 of the 318 who had booked came (96%); 14 did not.",
        "304 came to 393 seats (77%).",
    ]


def test_who_came_without_booking_counts_for_the_seats_alone():
    there = Attendance(came=9, absent=1, walked_in=2, capacity=10)
    assert (there.of_registered, there.of_capacity) == (Fraction(9, 10), Fraction(11, 10))


def test_sessions_are_pooled_by_adding_counts_and_seats_only_where_both_have_them():
    both = Attendance(8, 2, 1, 20) + Attendance(18, 2, 0, 20)
    assert both == Attendance(26, 4, 1, 40)
    assert (Attendance(1, 0, 0, 5) + Attendance(1, 0)).capacity is None


def test_nobody_and_no_seats_are_no_share():
    assert Attendance(0, 0).sentences == []
    assert Attendance(0, 0, 3).of_registered is None


def test_seats_left_are_never_fewer_than_none():
    assert (left(20, 3), left(3, 5), left(None, 9)) == (17, 0, None)
