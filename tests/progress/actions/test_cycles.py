"""Rounds: planned, opened by hand and by the calendar, kept to the owners as they stand; and how they are run."""

import datetime as dt

import pytest

from sightline.kit import clock
from sightline.people.models import Body, BodyKind
from sightline.plan.actions import ask_change, close_plan, decide_change
from sightline.plan.models import Action, Plan
from sightline.plan.rules.errors import NotYet
from sightline.progress import actions, jobs
from sightline.progress.models import Ask, Cycle
from sightline.progress.reads.rounds import cycle_for, owed
from sightline.trail.models import Entry
from tests.progress.conftest import ADOPTED, ASKED

D = dt.date


def asked(cycle):
    """(action, body, answers, excused) of each ask, in order."""
    rows = Ask.objects.filter(cycle=cycle).order_by("action__position", "-answers", "pk")
    return [(one.action.number, one.body.short_name, one.answers, one.excused_on is not None) for one in rows]


def approve(cast, plan, number, field, becomes, on):
    with clock.standing_on(on):
        uid = Action.objects.get(plan=plan, number=number).uid
        change = ask_change(
            by=cast.support, plan=plan, thing="action", uid=uid, field=field, becomes=becomes, reason="It moved."
        )
        decide_change(by=cast.executive_chair, change=change, approve=True, meeting="Executive")


def test_a_plan_has_a_round_a_quarter_and_planning_again_changes_nothing(cast, plan):
    with clock.standing_on(ADOPTED):
        made = actions.plan_cycles(by=cast.business_manager, plan=plan)
        assert [(one.number, one.asks_on, one.due_on) for one in made] == [
            (1, D(2017, 6, 24), D(2017, 7, 14)),
            (2, D(2017, 9, 24), D(2017, 10, 13)),
            (3, D(2017, 12, 25), D(2018, 1, 15)),
            (4, D(2018, 3, 25), D(2018, 4, 16)),
        ]
        entries = Entry.objects.count()
        assert actions.plan_cycles(by=cast.business_manager, plan=plan) == made
        assert Entry.objects.count() == entries


def test_quarters_whose_answers_would_be_overdue_have_no_round(cast, plan):
    with clock.standing_on(D(2018, 1, 15)):
        assert [one.number for one in actions.plan_cycles(by=cast.business_manager, plan=plan)] == [3, 4]


def test_rounds_are_of_an_adopted_plan_that_goes_on(cast, plan, make_plan):
    with clock.standing_on(D(2018, 6, 1)), pytest.raises(NotYet, match="Every quarter of"):
        actions.plan_cycles(by=cast.business_manager, plan=plan)
    draft = Plan.objects.create(partnership=cast.partnership, created_at=clock.now())
    with pytest.raises(NotYet, match="adopt it first"):
        actions.plan_cycles(by=cast.business_manager, plan=draft)
    with clock.standing_on(D(2018, 1, 3)):
        close_plan(by=cast.business_manager, plan=plan, why="Merged with another")
        with pytest.raises(NotYet, match="was closed on 3 January 2018"):
            actions.plan_cycles(by=cast.business_manager, plan=plan)


def test_opening_asks_each_owning_body_once_an_action(cycle):
    assert asked(cycle) == [
        ("1.1", "WFD", True, False),
        ("1.2", "WFD", True, False),
        ("1.2", "Police", False, False),
        ("1.3", "WFD", True, False),
    ]
    assert {one.asked_on for one in Ask.objects.filter(cycle=cycle)} == {ASKED}
    entry = Entry.objects.filter(thing="cycle").get()
    assert (entry.verb, entry.thing_id) == ("opened", str(cycle.pk))


def test_nobody_is_asked_about_a_withdrawn_action(cast, plan, make_round):
    approve(cast, plan, "1.2", "withdrawn_on", "2017-11-01", D(2017, 10, 20))
    assert [row[0] for row in asked(make_round(plan))] == ["1.1", "1.3"]


def test_one_round_of_a_plan_is_open_at_a_time(cast, plan, cycle):
    fourth = Cycle.objects.get(plan=plan, number=4)
    assert not actions.can_open(fourth)
    with clock.standing_on(D(2018, 3, 26)), pytest.raises(NotYet, match="Q3 2017/18 is still open: close it first"):
        actions.open_cycle(by=cast.business_manager, cycle=fourth)
    with clock.standing_on(D(2018, 3, 26)), pytest.raises(NotYet, match="is open, so “open” is not possible"):
        actions.open_cycle(by=cast.business_manager, cycle=cycle)


def test_a_round_is_not_opened_before_the_last_was_closed_by_the_clock(cast, plan, cycle):
    with clock.standing_on(D(2018, 2, 1)):
        actions.close_cycle(by=cast.business_manager, cycle=cycle)
    fourth = Cycle.objects.get(plan=plan, number=4)
    with clock.standing_on(D(2018, 1, 31)), pytest.raises(NotYet, match="it has gone back, so nothing was done"):
        actions.open_cycle(by=cast.business_manager, cycle=fourth)
    assert not Ask.objects.filter(cycle=fourth, asked_on=D(2018, 1, 31)).exists()


def test_the_calendar_opens_a_round_on_its_day_and_once(cast, plan):
    with clock.standing_on(ADOPTED):
        actions.plan_cycles(by=cast.business_manager, plan=plan)
    for day, states in (
        (D(2017, 6, 23), ["planned"] * 4),
        (D(2017, 6, 24), ["open", *["planned"] * 3]),
        (D(2017, 6, 25), ["open", *["planned"] * 3]),
        (D(2017, 9, 24), ["open", *["planned"] * 3]),  # the first is still open
    ):
        with clock.standing_on(day):
            jobs.open_rounds()
            jobs.open_rounds()
        assert list(Cycle.objects.filter(plan=plan).values_list("state", flat=True)) == states, day
    assert Entry.objects.get(thing="cycle").actor_label == "The program, by the calendar"


def test_a_round_that_passed_unopened_is_passed_over(cast, plan):
    with clock.standing_on(ADOPTED):
        actions.plan_cycles(by=cast.business_manager, plan=plan)
    with clock.standing_on(D(2018, 3, 25)):
        jobs.open_rounds()
        assert cycle_for(plan, clock.today()).number == 4
    assert list(Cycle.objects.filter(plan=plan).values_list("state", flat=True)) == ["planned"] * 3 + ["open"]


def test_the_round_that_a_day_is_about(cast, plan, make_round):
    assert cycle_for(plan, D(2017, 6, 1)) is None
    third = make_round(plan)
    assert cycle_for(plan, D(2018, 1, 10)) == third  # the open one, though the second was never opened
    with clock.standing_on(D(2018, 1, 22)):
        actions.close_cycle(by=cast.business_manager, cycle=third)
    assert cycle_for(plan, D(2018, 2, 1)).number == 4
    assert cycle_for(plan, D(2018, 6, 1)).number == 4  # the last


def test_a_change_of_owners_asks_the_new_and_excuses_the_old(cast, plan, cycle, send):
    first = Ask.objects.get(cycle=cycle, action__number="1.1")
    update = send(first)
    police = {"name": "Police", "role": "lead", "body_id": cast.bodies["police"].pk, "answers": True}
    approve(cast, plan, "1.1", "owners", [police], D(2018, 1, 11))
    with clock.standing_on(D(2018, 1, 12)):
        jobs.refresh_asks()
        jobs.refresh_asks()
    assert asked(cycle)[:2] == [("1.1", "WFD", True, True), ("1.1", "Police", True, False)]
    new = Ask.objects.get(cycle=cycle, action__number="1.1", body=cast.bodies["police"])
    assert new.asked_on == D(2018, 1, 12)
    update.refresh_from_db()
    assert update.state == "submitted"  # what was sent stays
    entries = Entry.objects.filter(thing="action", verb="changed who is asked about")
    assert entries.count() == 1
    first.refresh_from_db()
    with clock.standing_on(D(2018, 1, 12)), pytest.raises(NotYet, match=r"Northmere Constabulary answers for it now\."):
        actions.check_can_give(first, cast.subgroup_chair)


def test_the_one_who_answers_may_change_places_with_a_joint_owner(cast, plan, cycle):
    owners = [
        {"name": "Workforce Development", "role": "joint", "body_id": cast.bodies["subgroup"].pk},
        {"name": "Police", "role": "lead", "body_id": cast.bodies["police"].pk, "answers": True},
    ]
    approve(cast, plan, "1.2", "owners", owners, D(2018, 1, 11))
    with clock.standing_on(D(2018, 1, 12)):
        actions.refresh_asks(by=cast.business_manager, cycle=cycle)
    assert asked(cycle)[1:3] == [("1.2", "Police", True, False), ("1.2", "WFD", False, False)]


def test_a_withdrawn_action_is_asked_about_no_more_and_owed_no_more(cast, plan, cycle):
    assert owed(Ask.objects.filter(cycle=cycle)).count() == 4
    approve(cast, plan, "1.2", "withdrawn_on", "2018-01-12", D(2018, 1, 11))
    with clock.standing_on(D(2018, 1, 12)):
        jobs.refresh_asks()
    assert [row[3] for row in asked(cycle)] == [False, True, True, False]
    assert owed(Ask.objects.filter(cycle=cycle)).count() == 2


def test_a_body_that_owns_again_is_asked_again(cast, plan, cycle):
    ask = Ask.objects.get(cycle=cycle, action__number="1.1")
    ask.excused_on = D(2018, 1, 2)
    ask.save()
    with clock.standing_on(D(2018, 1, 12)):
        actions.refresh_asks(by=cast.business_manager, cycle=cycle)
    ask.refresh_from_db()
    assert (ask.excused_on, ask.asked_on) == (None, ASKED)


def test_refreshing_a_round_that_is_not_open_does_nothing(cast, plan, cycle):
    fourth = Cycle.objects.get(plan=plan, number=4)
    assert actions.refresh_asks(by=cast.business_manager, cycle=fourth) == []
    assert not Ask.objects.filter(cycle=fourth).exists()


PACE = {"ask_days_before_end": 10, "due_working_days": 15, "closing_working_days": 3, "reminder_days": [5, 0, 5]}


def test_new_settings_move_the_rounds_to_come_and_leave_the_open_one(cast, plan, cycle):
    settings = actions.set_round_settings(by=cast.business_manager, partnership=cast.partnership, **PACE)
    assert settings.reminder_days == [0, 5]
    third, fourth = Cycle.objects.filter(plan=plan, number__gte=3)
    assert (third.due_on, fourth.asks_on, fourth.due_on) == (D(2018, 1, 15), D(2018, 3, 22), D(2018, 4, 23))
    assert Entry.objects.filter(verb="changed how rounds are run in").count() == 1


def test_settings_that_nobody_could_follow_are_refused(cast, plan):
    with pytest.raises(NotYet, match="1 to 60 working days"):
        actions.set_round_settings(
            by=cast.business_manager, partnership=cast.partnership, **{**PACE, "due_working_days": 0}
        )


def test_a_pause_has_an_end_and_a_reason(cast):
    def pause(until, why):
        return actions.pause_reminders(by=cast.business_manager, partnership=cast.partnership, until=until, why=why)

    with clock.standing_on(D(2018, 1, 10)):
        with pytest.raises(NotYet, match="today or later"):
            pause(D(2018, 1, 9), "Inspection")
        with pytest.raises(NotYet, match="Say why"):
            pause(D(2018, 1, 20), " ")
        assert pause(D(2018, 1, 20), "Inspection").paused_why == "Inspection"
        ended = pause(None, "")
    assert (ended.paused_until, ended.paused_why) == (None, "")


def test_a_body_without_a_match_is_not_asked(cast, plan, make_round):
    """An owner that is only a name cannot be written to; the one who answers always is a body."""
    other = Body.objects.create(partnership=cast.partnership, name="Voluntary sector", kind=BodyKind.AGENCY)
    owner = plan.actions.get(number="1.2").owners.get(answers=False)
    owner.body = None
    owner.save()
    assert other.pk not in {row.body_id for row in Ask.objects.filter(cycle=make_round(plan))}
    assert Ask.objects.filter(action__number="1.2").count() == 1
