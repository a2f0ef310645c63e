"""Seats: given by a hand that may, ended, handed over."""

import datetime as dt

import pytest

from sightline.people import actions
from sightline.people.models import Seat
from sightline.people.permissions import Role
from sightline.people.rules import Refused
from sightline.trail.rules import Program
from tests.people.actions.told import told

pytestmark = pytest.mark.django_db
D = dt.date
SERVER = Program("A test")


def _give(cast, by, person, body, role="member", **more) -> Seat:
    return actions.give_seat(
        by=by, person=person, body=cast.bodies[body], role=role, since=more.pop("since", D(2026, 1, 5)), **more
    )


class TestSeats:
    def test_given(self, cast):
        seat = _give(cast, cast.support, cast.member, "subgroup")
        assert (seat.partnership, seat.until) == (cast.partnership, None)
        assert told() == ["Gave the seat “Gwen Lathom, Member in Workforce Development Group”"]

    def test_not_twice_at_once(self, cast):
        _give(cast, cast.support, cast.member, "subgroup", until=D(2026, 6, 30))
        with pytest.raises(Refused, match="already"):
            _give(cast, cast.support, cast.member, "subgroup", since=D(2026, 6, 30))
        _give(cast, cast.support, cast.member, "subgroup", since=D(2026, 7, 1))

    def test_a_deputy_sits_in_the_same_body_and_is_somebody_else(self, cast):
        chair = cast.seats["subgroup_chair"]
        with pytest.raises(Refused, match="same body"):
            _give(cast, cast.support, cast.member, "executive", deputy_for=chair)
        with pytest.raises(Refused, match="own deputy"):
            _give(cast, cast.support, cast.subgroup_chair, "subgroup", deputy_for=chair)
        assert _give(cast, cast.support, cast.member, "subgroup", deputy_for=chair).deputy_for == chair

    @pytest.mark.parametrize(
        ("giver", "taker", "body", "role"),
        [
            ("support", "member", "support_team", Role.BUSINESS_MANAGER),
            ("support", "support", "support_team", Role.BUSINESS_MANAGER),
            ("support", "member", "executive", Role.CHAIR),
            ("support", "member", "board", Role.INDEPENDENT_CHAIR),
            ("business_manager", "business_manager", "executive", Role.CHAIR),
            ("business_manager", "business_manager", "board", Role.INDEPENDENT_CHAIR),
            ("outsider", "member", "council", Role.MEMBER),
            ("leaver", "member", "council", Role.MEMBER),
            ("member", "member", "support_team", Role.SUPPORT),
        ],
    )
    def test_nobody_is_lifted_by_a_hand_that_may_not(self, cast, giver, taker, body, role):
        with pytest.raises(Refused):
            _give(cast, cast.person(giver), cast.person(taker), body, role)
        assert told() == []

    def test_a_business_manager_seats_the_chair(self, cast):
        assert _give(cast, cast.business_manager, cast.member, "board", Role.INDEPENDENT_CHAIR).pk

    def test_ended(self, cast):
        actions.end_seat(by=cast.support, seat=cast.seats["member"], until=D(2026, 3, 31))
        assert Seat.objects.get(pk=cast.seats["member"].pk).until == D(2026, 3, 31)
        assert told() == ["Ended the seat “Gwen Lathom, Member in Northmere Council”"]

    def test_not_before_it_began(self, cast):
        with pytest.raises(Refused, match="before the first"):
            actions.end_seat(by=cast.support, seat=cast.seats["member"], until=D(2000, 1, 1))

    def test_the_last_business_manager_stays(self, cast):
        seat = cast.seats["business_manager"]
        with pytest.raises(Refused, match="without a business manager"):
            actions.end_seat(by=cast.business_manager, seat=seat, until=D(2026, 3, 31))
        _give(cast, cast.business_manager, cast.support, "support_team", Role.BUSINESS_MANAGER)
        actions.end_seat(by=cast.support, seat=seat, until=D(2026, 3, 31))


class TestHandover:
    def test_seats_and_deputies_go_to_the_successor(self, cast):
        chair = cast.seats["subgroup_chair"]
        given = _hand_over(cast, cast.subgroup_chair, cast.member, pass_on={chair.pk})
        chair.refresh_from_db()
        assert chair.until == D(2026, 3, 31)
        assert [(seat.person, seat.role, seat.since) for seat in given] == [(cast.member, "chair", D(2026, 4, 1))]
        assert Seat.objects.get(pk=cast.seats["deputy"].pk).deputy_for == given[0]

    def test_a_deputy_who_succeeds_is_nobodys_deputy(self, cast):
        chair = cast.seats["subgroup_chair"]
        given = _hand_over(cast, cast.subgroup_chair, cast.deputy, pass_on={chair.pk})
        assert given[0].deputy_for is None
        assert Seat.objects.get(pk=cast.seats["deputy"].pk).deputy_for is None

    def test_what_is_not_passed_on_is_vacant(self, cast):
        assert _hand_over(cast, cast.subgroup_chair, None, pass_on=set()) == []
        assert not Seat.objects.filter(body=cast.bodies["subgroup"], role="chair").held_on(D(2026, 4, 1)).exists()

    def test_a_seat_the_successor_has_already_stays_hers(self, cast):
        own = _give(cast, cast.business_manager, cast.member, "subgroup", Role.CHAIR, since=D(2026, 1, 1))
        given = _hand_over(cast, cast.subgroup_chair, cast.member, pass_on={cast.seats["subgroup_chair"].pk})
        assert given == [own]

    @pytest.mark.parametrize("leaver", ["leaver", "outsider"])
    def test_somebody_who_has_no_seat_here_cannot_leave(self, cast, leaver):
        with pytest.raises(Refused, match="holds no seat here"):
            _hand_over(cast, cast.person(leaver), cast.member, pass_on=set())

    def test_nobody_succeeds_herself_and_nobody_is_no_successor(self, cast):
        with pytest.raises(Refused, match="somebody else"):
            _hand_over(cast, cast.member, cast.member, pass_on=set())
        with pytest.raises(Refused, match="Choose who"):
            _hand_over(cast, cast.member, None, pass_on={cast.seats["member"].pk})

    def test_the_last_business_manager_hands_over_or_stays(self, cast):
        manager = cast.seats["business_manager"]
        with pytest.raises(Refused, match="without a business manager"):
            _hand_over(cast, cast.business_manager, cast.support, pass_on=set())
        assert Seat.objects.get(pk=manager.pk).until is None
        _hand_over(cast, cast.business_manager, cast.support, pass_on={manager.pk})
        assert Seat.objects.filter(person=cast.support, role=Role.BUSINESS_MANAGER).exists()

    def test_support_cannot_hand_the_chair_to_herself(self, cast):
        with pytest.raises(Refused, match="yourself"):
            _hand_over(
                cast, cast.executive_chair, cast.support, pass_on={cast.seats["executive_chair"].pk}, by=cast.support
            )


def _hand_over(cast, leaver, successor, *, pass_on, by=None):
    return actions.hand_over(
        by=by or cast.business_manager,
        partnership=cast.partnership,
        leaver=leaver,
        successor=successor,
        last_day=D(2026, 3, 31),
        pass_on=pass_on,
    )
