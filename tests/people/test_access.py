"""Access, settled before a view's first line."""

import datetime as dt

import pytest

from sightline.people.access import membership_of, needs
from sightline.people.models import Body, Person, Seat
from sightline.people.permissions import Permission, Role

pytestmark = pytest.mark.django_db
DAY = dt.date(2018, 1, 15)


def test_what_a_person_is_on_a_day(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        membership = membership_of(cast.executive_chair, cast.slug, DAY)
        assert membership.partnership == cast.partnership
    assert membership.may(Permission.CHANGE_APPROVE)
    assert not membership.may(Permission.PLAN_EDIT)
    assert membership.body_ids == {cast.bodies["executive"].pk}


def test_she_is_known_by_the_seat_that_leads(cast):
    Seat.objects.filter(person=cast.executive_chair).update(since=dt.date(2017, 1, 1))
    Seat.objects.create(
        partnership=cast.partnership, person=cast.executive_chair, body=cast.bodies["board"], role=Role.MEMBER,
        since=dt.date(2016, 4, 1),
    )  # fmt: skip
    seats = membership_of(cast.executive_chair, cast.slug, dt.date(2018, 1, 15)).seats
    assert [seat.role for seat in seats] == [Role.CHAIR, Role.MEMBER]


def test_seats_add_up(cast):
    Seat.objects.create(
        partnership=cast.partnership,
        person=cast.executive_chair,
        body=cast.bodies["support_team"],
        role=Role.SUPPORT,
        since=DAY,
    )
    membership = membership_of(cast.executive_chair, cast.slug, DAY)
    assert membership.may(Permission.CHANGE_APPROVE)
    assert membership.may(Permission.PLAN_EDIT)


@pytest.mark.parametrize(
    ("day", "is_in"),
    [
        (dt.date(2016, 3, 31), False),
        (dt.date(2016, 4, 1), True),
        (dt.date(2017, 3, 31), True),
        (dt.date(2017, 4, 1), False),
    ],
)
def test_a_seat_counts_on_its_first_and_last_day(cast, day, is_in):
    assert (membership_of(cast.leaver, cast.slug, day) is not None) is is_in


def test_a_seat_across_the_water_counts_for_nothing_here(cast):
    assert membership_of(cast.outsider, cast.slug, DAY) is None
    assert membership_of(cast.outsider, "southmere", DAY).partnership == cast.elsewhere
    assert membership_of(cast.outsider, "nowhere", DAY) is None


def test_a_malformed_question_is_an_error_and_never_a_no(cast):
    membership = membership_of(cast.chair, cast.slug, DAY)
    with pytest.raises(TypeError):
        membership.may("plan.edit ")
    with pytest.raises(TypeError):
        needs("plan.view")


def test_rows_are_those_of_the_partnership(cast):
    membership = membership_of(cast.member, cast.slug, DAY)
    assert set(Body.objects.visible_to(membership)) == set(cast.bodies.values())
    assert cast.outsider not in Person.objects.visible_to(membership)
    assert cast.leaver in Person.objects.visible_to(membership)
