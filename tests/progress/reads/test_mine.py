"""What a person owes and may agree, across partnerships; updates as the action's page shows them."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.kit import clock
from sightline.people.models import Seat
from sightline.progress import actions
from sightline.progress.models import Ask, Cycle
from sightline.progress.reads import asks_of, owed_by, to_agree_by, updates_of
from sightline.progress.rules.said import Later
from tests.progress.conftest import met, toolkit

D = dt.date
DAY = D(2018, 1, 11)


def owing(person):
    return [(one.partnership.slug, one.action.number) for one in owed_by(person, DAY)]


def test_a_person_owes_what_her_bodies_owe_in_every_partnership(cast, cycle, make_plan, make_round, send):
    assert owing(cast.action_owner) == [("northmere", "1.2")]
    assert owing(cast.deputy) == [("northmere", "1.1"), ("northmere", "1.2"), ("northmere", "1.3")]
    assert owing(cast.member) == []
    Seat.objects.create(
        partnership=cast.elsewhere,
        person=cast.action_owner,
        body=cast.elsewhere_board,
        role="lead",
        since=D(2017, 4, 1),
    )
    make_round(make_plan(1, elsewhere=True))
    assert owing(cast.action_owner) == [("northmere", "1.2"), ("southmere", "1.1")]
    send(Ask.objects.get(cycle=cycle, body__short_name="Police"), by=cast.action_owner)
    assert owing(cast.action_owner) == [("southmere", "1.1")]


def test_what_is_owed_says_whether_she_began_and_whether_it_came_back(cast, cycle, ask, send):
    with clock.standing_on(DAY):
        actions.save_draft(by=cast.deputy, ask=ask, fields={"done": ["Half"]}, began_from=0)
        third = send(Ask.objects.get(cycle=cycle, action__number="1.3"))
        actions.return_update(by=cast.deputy, update=third, version=1, why="Which?")
    told = {one.action.number: (one.has_draft, one.is_returned) for one in owed_by(cast.deputy, DAY)}
    assert told == {"1.1": (True, False), "1.2": (False, False), "1.3": (False, True)}


def test_what_waits_for_whom(cast, cycle, ask, send):
    mine = send(ask)
    theirs = send(Ask.objects.get(cycle=cycle, body__short_name="Police"), by=cast.action_owner)
    hers = send(Ask.objects.get(cycle=cycle, action__number="1.3"), by=cast.deputy)
    assert to_agree_by(cast.deputy, DAY) == [mine]
    assert to_agree_by(cast.subgroup_chair, DAY) == [hers]
    assert to_agree_by(cast.business_manager, DAY) == [theirs]  # the lone lead wrote it herself
    assert to_agree_by(cast.action_owner, DAY) == []
    assert to_agree_by(cast.outsider, DAY) == []
    Seat.objects.filter(person=cast.deputy).update(until=D(2018, 1, 10))
    assert to_agree_by(cast.business_manager, DAY) == [mine, theirs]


def test_of_a_closed_plan_nothing_is_owed(cast, plan, cycle, ask, send):
    send(ask)
    type(plan).objects.filter(pk=plan.pk).update(state="closed", closed_on=DAY, closed_why="Merged")
    assert (owing(cast.deputy), to_agree_by(cast.deputy, DAY)) == ([], [])


@pytest.mark.parametrize("count", [3, 30])
def test_the_number_of_queries_does_not_grow(cast, make_plan, make_round, send, django_assert_num_queries, count):
    cycle = make_round(make_plan(count))
    for ask in Ask.objects.filter(cycle=cycle, answers=True):
        send(ask, by=cast.deputy, met=[met(ask)])
    with django_assert_num_queries(1):
        assert len(owed_by(cast.action_owner, DAY)) == 1
    with django_assert_num_queries(4):
        assert len(to_agree_by(cast.subgroup_chair, DAY)) == count
    with django_assert_num_queries(4):
        assert len(asks_of(Cycle.objects.get(pk=cycle.pk))) == count + 1


def test_an_actions_updates_are_told_newest_first_with_all_that_hangs_on_them(
    settings, tmp_path, cast, ask, send, django_assert_num_queries
):
    settings.MEDIA_ROOT = tmp_path
    later = Later(toolkit(ask).pk, D(2018, 2, 28), "The trainer was ill.")
    first = send(ask, later_dates=[later], files=[actions.File("a.txt", b"A")], claim="red")
    with clock.standing_on(DAY):
        actions.agree_update(by=cast.deputy, update=first, version=1)
    send(ask, met=[met(ask)], threads=list(ask.action.threads.values_list("pk", flat=True)), on=D(2018, 1, 16))
    with django_assert_num_queries(6):
        newest, oldest = updates_of(ask.action)
    assert (newest.round, newest.claim_words, newest.waits) == ("Q3 2017/18", "Green: on track", True)
    assert newest.late == "Came late: answers were due by 15 January 2018."
    assert newest.threads == ("Voice of the child",)
    assert [(one.name, one.words) for one in newest.met] == [
        ("Toolkit, 31 December 2017 (end of Q3)", "met on 20 December 2017")
    ]
    (asked,) = oldest.dates_asked
    assert (asked.name, asked.becomes, asked.state_words) == (
        "Toolkit",
        "28 February 2018 instead of 31 December 2017 (end of Q3)",
        "taken back",  # it was met meanwhile
    )
    assert [one.stored.name for one in oldest.files] == ["a.txt"]
    assert oldest.settled.startswith("Agreed by Callum Frith as deputy on 11 January 2018")
