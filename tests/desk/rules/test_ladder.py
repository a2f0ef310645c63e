"""On which days somebody is written to, and who: owner, deputy, chair, manager."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.desk.rules.ladder import Debt, Seats, Sitting, Way, reached, steps, wants_writing
from sightline.desk.rules.owed import Kind, Owed
from sightline.kit.periods import is_working_day
from sightline.people.permissions import Role
from sightline.post.rules import Rung

D = dt.date
WAY = Way((-5, 0, 2, 5, 10))
DUE = D(2018, 1, 15)  # a Monday
BODY, OTHER = 10, 20
LEAD, CHAIR, VICE, MEMBER, MANAGER, SUPPORT = range(1, 7)


def owed(due=DUE) -> Owed:
    return Owed(Kind.UPDATE, 1, 1, "1.2 Neglect training", due=due)


def test_the_days_are_working_days_from_the_due_day_and_then_every_week():
    assert steps(DUE, WAY, D(2018, 2, 12)) == [
        D(2018, 1, 8),
        D(2018, 1, 15),
        D(2018, 1, 17),
        D(2018, 1, 22),
        D(2018, 1, 29),
        D(2018, 2, 5),
        D(2018, 2, 12),
    ]
    assert steps(DUE, WAY, D(2018, 1, 7)) == []


def test_bank_holidays_are_stepped_over_and_a_due_day_at_a_weekend_reminds_on_the_next():
    assert steps(D(2017, 12, 30), Way((0, 1)), D(2018, 1, 4)) == [D(2018, 1, 2)]
    assert steps(D(2017, 12, 22), Way((1, 2)), D(2017, 12, 28)) == [D(2017, 12, 27), D(2017, 12, 28)]


def test_without_set_days_it_is_every_week_after_the_due_day():
    assert steps(DUE, Way(()), D(2018, 1, 31)) == [D(2018, 1, 22), D(2018, 1, 29)]


@pytest.mark.parametrize(
    ("today", "last", "writes"),
    [
        (D(2018, 1, 5), None, True),  # asked, and not written to yet
        (D(2018, 1, 5), D(2018, 1, 4), False),
        (D(2018, 1, 8), D(2018, 1, 4), True),
        (D(2018, 1, 8), D(2018, 1, 8), False),  # twice in a day is once
        (D(2018, 1, 9), D(2018, 1, 4), True),  # the day was missed: made up for
        (D(2018, 1, 9), D(2018, 1, 8), False),
        (D(2018, 1, 13), None, False),  # a Saturday
        (D(2018, 1, 15), D(2018, 1, 8), True),
        (D(2018, 1, 16), D(2018, 1, 15), False),
        (D(2018, 1, 17), D(2018, 1, 15), True),
        (D(2018, 2, 5), D(2018, 1, 29), True),  # until it is done
    ],
)
def test_the_days_on_which_somebody_is_written_to(today, last, writes):
    assert wants_writing(owed(), last, WAY, today) is writes


def test_a_pause_is_kept_and_made_up_for_afterwards():
    paused = Way(WAY.days, paused_until=D(2018, 1, 19))
    assert not wants_writing(owed(), D(2018, 1, 8), paused, D(2018, 1, 19))
    assert wants_writing(owed(), D(2018, 1, 8), paused, D(2018, 1, 22))


def test_what_has_no_date_is_written_about_once():
    assert wants_writing(owed(None), None, WAY, DUE)
    assert not wants_writing(owed(None), D(2018, 1, 8), WAY, DUE)


@given(
    due=st.dates(D(2016, 1, 1), D(2028, 1, 1)),
    days=st.lists(st.integers(-20, 20), max_size=6),
    after=st.integers(-40, 90),
    nation=st.sampled_from(["ENG", "WLS", "SCT", "NIR"]),
)
def test_every_reminder_day_is_a_working_day_and_none_lies_ahead(due, days, after, nation):
    today = due + dt.timedelta(days=after)
    found = steps(due, Way(tuple(days), nation), today)
    assert found == sorted(set(found))
    assert all(is_working_day(day, nation) and day <= today for day in found)


@pytest.mark.parametrize(
    ("today", "rungs"),
    [
        (D(2018, 1, 15), set()),
        (D(2018, 1, 16), set()),
        (D(2018, 1, 17), {Rung.CHAIR}),
        (D(2018, 1, 22), {Rung.CHAIR, Rung.MANAGER}),
        (D(2018, 3, 1), {Rung.CHAIR, Rung.MANAGER}),
    ],
)
def test_what_is_overdue_climbs(today, rungs):
    assert reached(owed(), WAY, today) == rungs


def test_what_has_no_date_never_climbs():
    assert reached(owed(None), WAY, D(2019, 1, 1)) == set()


def seats(*, without=(), away=(), deputies=()) -> Seats:
    """A body with a lead, chair, vice chair and member, and the support team; `deputies` are (person, of whom)."""
    roles = {
        LEAD: (BODY, Role.LEAD),
        CHAIR: (BODY, Role.CHAIR),
        VICE: (BODY, Role.VICE_CHAIR),
        MEMBER: (BODY, Role.MEMBER),
        MANAGER: (OTHER, Role.BUSINESS_MANAGER),
        SUPPORT: (OTHER, Role.SUPPORT),
    }
    stands_for = {person: 100 + other for person, other in deputies}
    return Seats(
        Sitting(100 + person, person, body, role, stands_for.get(person), person in away)
        for person, (body, role) in roles.items()
        if person not in without
    )


DEBT = Debt(owed(), body_id=BODY)
OWN, DEP, CH, MAN = Rung.OWNER, Rung.DEPUTY, Rung.CHAIR, Rung.MANAGER


@pytest.mark.parametrize(
    ("there", "rungs", "found"),
    [
        (seats(), (), {LEAD: OWN}),
        (seats(without=[LEAD]), (), {CHAIR: OWN}),
        (seats(without=[LEAD, CHAIR]), (), {VICE: OWN}),
        (seats(without=[LEAD, CHAIR, VICE]), (), {MEMBER: OWN}),
        (seats(), (CH,), {LEAD: OWN, CHAIR: CH}),
        (seats(), (CH, MAN), {LEAD: OWN, CHAIR: CH, MANAGER: MAN}),
        # Away: the deputy instead; without one, whoever is above at once.
        (seats(away=[LEAD], deputies=[(MEMBER, LEAD)]), (), {MEMBER: DEP}),
        (seats(away=[LEAD]), (), {CHAIR: CH}),
        (seats(away=[LEAD, MEMBER], deputies=[(MEMBER, LEAD)]), (), {CHAIR: CH}),
        (seats(away=[LEAD, CHAIR]), (), {VICE: CH}),
        (seats(away=[LEAD, CHAIR, VICE]), (), {MANAGER: MAN}),
        (seats(without=[LEAD], away=[CHAIR], deputies=[(VICE, CHAIR)]), (), {VICE: DEP}),
        # A body without a chair: the business manager hears in the chair's place.
        (seats(without=[CHAIR, VICE]), (CH,), {LEAD: OWN, MANAGER: MAN}),
        # Nobody at all, and a manager who is away herself.
        (seats(without=[LEAD, CHAIR, VICE, MEMBER]), (), {MANAGER: MAN}),
        (seats(away=[MANAGER]), (CH, MAN), {LEAD: OWN, CHAIR: CH, SUPPORT: MAN}),
        (seats(away=[MANAGER, SUPPORT]), (MAN,), {LEAD: OWN, MANAGER: MAN}),
        # A deputy is nobody's owner while the other is there.
        (seats(without=[LEAD], deputies=[(VICE, CHAIR)]), (), {CHAIR: OWN}),
    ],
)
def test_who_is_written_to(there, rungs, found):
    assert there.recipients(DEBT, rungs) == found


def test_what_persons_owe_by_name_goes_to_them_or_their_deputies():
    debt = Debt(owed(), body_id=BODY, persons=(MEMBER,))
    assert seats().recipients(debt, ()) == {MEMBER: OWN}
    assert seats(away=[MEMBER], deputies=[(VICE, MEMBER)]).recipients(debt, ()) == {VICE: DEP}
    assert seats(away=[MEMBER]).recipients(debt, ()) == {CHAIR: CH}
    assert seats().recipients(Debt(owed(), persons=(MEMBER,)), (CH,)) == {MEMBER: OWN, MANAGER: MAN}


def test_what_came_back_is_mended_by_who_sent_it_while_she_sits_there():
    sent = Debt(owed(), body_id=BODY, author=MEMBER)
    assert seats().recipients(sent, (CH,)) == {MEMBER: OWN, CHAIR: CH}
    assert seats(without=[MEMBER]).recipients(sent, ()) == {LEAD: OWN}
    assert seats().recipients(Debt(owed(), body_id=BODY, author=SUPPORT), ()) == {LEAD: OWN}  # she left the body


def test_a_deputy_in_another_body_stands_in_only_where_nobody_does_here():
    def there(*more):
        lead_twice = [Sitting(1, LEAD, BODY, Role.LEAD, away=True), Sitting(2, LEAD, OTHER, Role.MEMBER, away=True)]
        return Seats([*lead_twice, Sitting(3, VICE, OTHER, Role.MEMBER, deputy_for=2), *more])

    assert there().recipients(DEBT, ()) == {VICE: DEP}
    assert there(Sitting(4, MEMBER, BODY, Role.MEMBER, deputy_for=1)).recipients(DEBT, ()) == {MEMBER: DEP}
