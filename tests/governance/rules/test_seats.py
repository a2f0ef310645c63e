"""Who counts as what on a meeting's day, and whether enough came."""

import pytest

from sightline.governance.rules.seats import Came, SeatLine, counting, expected, quorum_of
from sightline.governance.rules.words import Capacity, Presence
from sightline.people.permissions import Role

HERE, AWAY = Presence.PRESENT, Presence.APOLOGIES


def member(person, presence=HERE):
    return Came(person, Capacity.MEMBER, None, presence)


def deputy(person, of, presence=HERE):
    return Came(person, Capacity.DEPUTY, of, presence)


@pytest.mark.parametrize(
    ("seats", "becomes"),
    [
        ([SeatLine(1, Role.CHAIR), SeatLine(2, Role.MEMBER)], [(1, "member", None), (2, "member", None)]),
        ([SeatLine(3, Role.MEMBER, deputy_for=2)], [(3, "deputy", 2)]),
        ([SeatLine(3, Role.LEAD, deputy_for=2)], [(3, "deputy", 2)]),
        # A vice chair deputises in the chair; her own seat is a member's.
        ([SeatLine(4, Role.VICE_CHAIR, deputy_for=1)], [(4, "member", None)]),
        (
            [SeatLine(5, Role.BUSINESS_MANAGER), SeatLine(6, Role.ANALYST)],
            [(5, "attending", None), (6, "attending", None)],
        ),
        # Two seats: the one that makes her more.
        ([SeatLine(7, Role.MEMBER, deputy_for=2), SeatLine(7, Role.MEMBER)], [(7, "member", None)]),
        ([SeatLine(8, Role.SUPPORT), SeatLine(8, Role.MEMBER, deputy_for=1)], [(8, "deputy", 1)]),
        ([], []),
    ],
)
def test_what_a_seat_makes_of_somebody(seats, becomes):
    assert [(one.person_id, one.capacity, one.deputy_for) for one in expected(seats)] == becomes


@pytest.mark.parametrize(
    ("attendance", "count"),
    [
        ([member(1), member(2), member(3, AWAY)], 2),
        ([member(1, AWAY), deputy(2, 1)], 1),
        # The member came after all: her deputy beside her does not count again.
        ([member(1), deputy(2, 1)], 1),
        # Two deputies of one member are one voice.
        ([member(1, AWAY), deputy(2, 1), deputy(3, 1)], 1),
        ([deputy(2, None), deputy(3, None)], 2),
        ([Came(9, Capacity.ATTENDING, None, HERE), Came(None, Capacity.GUEST, None, HERE)], 0),
        ([member(1, ""), member(2, Presence.ABSENT)], 0),
    ],
)
def test_who_counts(attendance, count):
    assert counting(attendance) == count


@pytest.mark.parametrize(
    ("attendance", "needed", "reached", "says"),
    [
        ([member(1), member(2)], 2, True, "Quorate: 2 members or deputies were there, 2 are needed."),
        ([member(1)], 3, False, "Not quorate: 1 member or deputy was there, 3 are needed."),
        ([member(1, AWAY)], 1, False, "Not quorate: no members or deputies were there, 1 is needed."),
        ([member(1)], None, True, "1 member or deputy was there. No quorum is set."),
        ([member(1, "")], 4, False, "Nobody has recorded yet who came. 4 members or their deputies are needed."),
        ([], None, True, "Nobody has recorded yet who came."),
    ],
)
def test_the_sentence_about_the_quorum(attendance, needed, reached, says):
    quorum = quorum_of(attendance, needed)
    assert (quorum.reached, quorum.sentence) == (reached, says)
