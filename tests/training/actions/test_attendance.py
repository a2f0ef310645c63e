"""Who came: ticked, added at the door, entered from paper, closed, corrected; what was observed, whom it reached."""

import datetime as dt

import pytest
import time_machine

from sightline.people.actions import create_set, edit_set
from sightline.people.models import SetMember
from sightline.people.rules import Refused
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.privacy.rules import HoldsIdentifier
from sightline.training import actions
from sightline.training.actions.attendance import Line
from sightline.training.actions.booking import Booker
from sightline.training.models import Need, Session
from sightline.training.reads import attendance, by_agency, by_workforce, coverage, coverages, needs_of
from sightline.training.reads.inside import counted
from tests.training.made import NOON, TODAY, booking_of, course_of, session_of

pytestmark = pytest.mark.django_db
PAST = dt.date(2018, 1, 12)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def told(session):
    return attendance(counted(Session.objects.filter(pk=session.pk)).get())


def test_the_sheet_is_ticked_and_unticked_until_it_is_closed(cast):
    session = session_of(course_of(cast.partnership), PAST)
    ann, bo = booking_of(session, "Ann A"), booking_of(session, "Bo B")
    waits = booking_of(session, "Wes Wait", state="waiting")
    actions.tick_present(by=cast.support, session=session, here=[ann.pk, bo.pk])
    actions.tick_present(by=cast.support, session=session, here=[bo.pk, waits.pk])
    walk_in = Booker(name="Jo Ray", email="", workforce="children", agency=cast.bodies["police"])
    actions.add_walk_in(by=cast.support, session=session, booker=walk_in)
    actions.close_attendance(by=cast.support, session=session)
    there = told(session)
    assert (there.came, there.absent, there.walked_in, there.attended) == (1, 1, 1, 2)
    waits.refresh_from_db()
    assert waits.state == "lapsed"
    with pytest.raises(NotYet, match="cannot be done"):
        actions.tick_present(by=cast.support, session=session, here=[])
    with pytest.raises(NotYet, match="Say what was wrong"):
        actions.correct_attendance(by=cast.support, session=session, here=[ann.pk], reason=" ")
    actions.correct_attendance(by=cast.support, session=session, here=[ann.pk, bo.pk], reason="Ann came late.")
    assert (told(session).came, told(session).absent) == (2, 0)


def test_a_session_nobody_came_to_is_cancelled_not_held(cast):
    session = session_of(course_of(cast.partnership), PAST)
    booking_of(session)
    with pytest.raises(NotYet, match="Nobody is ticked"):
        actions.close_attendance(by=cast.support, session=session)
    session = session_of(course_of(cast.partnership), TODAY + dt.timedelta(days=1))
    with pytest.raises(NotYet, match="from that day"):
        actions.close_attendance(by=cast.support, session=session, counted=3)


def test_a_register_from_paper_counts_by_agency_and_workforce(cast):
    session = session_of(course_of(cast.partnership, workforces=["children", "adults"]), PAST)
    lines = [
        Line(name="Ann A", workforce="children", came=True, email="ann@x.example", agency=cast.bodies["police"]),
        Line(name="Bo B", workforce="adults", came=False, agency_words="Hill School"),
    ]
    assert actions.enter_register(by=cast.support, session=session, lines=lines) == 2
    with pytest.raises(NotYet, match="stands on the register twice"):
        actions.enter_register(by=cast.support, session=session, lines=lines[:1])
    actions.close_attendance(by=cast.support, session=session, counted=5)
    held = list(counted(Session.objects.select_related("course").filter(pk=session.pk)))
    assert {(one.name, one.came, one.absent) for one in by_agency(held)} == {
        (cast.bodies["police"].name, 1, 0),
        ("Hill School", 0, 1),
    }
    assert [(one.name, one.came, one.absent) for one in by_workforce(held)] == [
        ("Children’s workforce", 6, 0),
        ("Adults’ workforce", 0, 1),
    ]


def test_an_observer_writes_one_note_and_names_no_child(cast):
    session = session_of(course_of(cast.partnership), PAST)
    actions.write_note(by=cast.member, session=session, strengths="Lively.")
    actions.write_note(by=cast.member, session=session, strengths="Lively and clear.", to_improve="Fewer slides.")
    assert session.notes.get().strengths == "Lively and clear."
    with pytest.raises(HoldsIdentifier):
        actions.write_note(by=cast.chair, session=session, strengths="They spoke of NHS number 943 476 5919.")
    with pytest.raises(NotYet, match="was not held"):
        actions.write_note(by=cast.chair, session=session_of(session.course), strengths="Good.")


def test_coverage_is_of_the_listed_and_names_who_is_missing(cast):
    schools = create_set(
        by=cast.support, partnership=cast.partnership, name="Schools", year=2017,
        bodies=[cast.bodies["council"]], labels=["Hill School", " Ferry School ", "Hill School"],
    )  # fmt: skip
    assert coverage(schools, TODAY).missing == ("Ferry School", "Hill School", cast.bodies["council"].name)
    session = session_of(course_of(cast.partnership), PAST)
    members = {str(one): one for one in SetMember.objects.filter(set=schools).select_related("set", "body")}
    actions.say_reached(by=cast.support, session=session, members={members["Hill School"]: 80})
    found = coverage(schools, TODAY)
    assert (found.reached, found.listed, found.people, found.whole) == (1, 3, 80, False)
    assert coverage(schools, PAST - dt.timedelta(days=1)).reached == 0
    assert coverages(cast.partnership, TODAY) == [found]
    with pytest.raises(Refused, match="“Hill School” was reached already"):
        edit_set(by=cast.support, listed=schools, name="Schools", year=2017, labels=["Ferry School"])
    edit_set(by=cast.support, listed=schools, name="Schools", year=2017, labels=["Hill School"])
    assert coverage(schools, TODAY).whole
    with pytest.raises(Refused, match="There is a list"):
        create_set(by=cast.support, partnership=cast.partnership, name="Schools", year=2017, labels=["One"])


def test_a_need_is_met_once_a_session_of_its_course_was_held(cast):
    course = course_of(cast.partnership)
    need = actions.enter_need(
        by=cast.support, partnership=cast.partnership, year=2017, text="See neglect early", workforces=["children"],
        evidence="An audit.", courses=[course],
    )  # fmt: skip
    with pytest.raises(NotYet, match="stands in the year"):
        actions.enter_need(
            by=cast.support, partnership=cast.partnership, year=2017, text="See neglect early",
            workforces=["children"], evidence="An audit.",
        )  # fmt: skip
    year = (dt.date(2017, 4, 1), dt.date(2018, 3, 31))
    assert [one.state for one in needs_of(cast.partnership, 2017, *year)] == ["planned"]
    session = session_of(course, PAST)
    booking_of(session, state="attended")
    actions.close_attendance(by=cast.support, session=session)
    (met,) = needs_of(cast.partnership, 2017, *year)
    assert (met.state, met.held, met.came) == ("met", 1, 1)
    actions.edit_need(
        by=cast.support, need=need, revision=1, text=need.text, workforces=["children"], evidence="Two audits."
    )
    with pytest.raises(EditedMeanwhile):
        actions.edit_need(
            by=cast.support, need=need, revision=1, text=need.text, workforces=["children"], evidence="Mine."
        )
    assert Need.objects.get().evidence == "Two audits."


def test_a_course_with_a_session_to_come_does_not_end(cast):
    course = course_of(cast.partnership)
    session = session_of(course)
    with pytest.raises(NotYet, match="still to come"):
        actions.end_course(by=cast.support, course=course, reason="Nobody teaches it.")
    actions.cancel_session(by=cast.support, session=session, reason="Nobody teaches it.")
    assert actions.end_course(by=cast.support, course=course, reason="Nobody teaches it.").ended_on == TODAY


def test_sessions_made_together_are_each_their_own(cast):
    made = actions.plan_sessions(
        by=cast.support, course=course_of(cast.partnership), days=[dt.date(2018, 2, 13), dt.date(2018, 7, 10)],
        starts=dt.time(9), ends=dt.time(12), capacity=20, opened=True,
    )  # fmt: skip
    assert len({one.series for one in made}) == 1
    actions.edit_session(by=cast.support, session=made[0], revision=made[0].revision, place="Library")
    with pytest.raises(EditedMeanwhile):
        actions.edit_session(by=cast.support, session=made[0], revision=1, place="Hall")
    assert sorted(Session.objects.values_list("place", flat=True)) == ["", "Library"]
    with pytest.raises(NotYet, match="must end after it starts"):
        actions.plan_sessions(by=cast.support, course=made[0].course, days=[TODAY], starts=dt.time(12), ends=dt.time(9))


def test_an_anonymous_evaluation_asks_no_manager_and_pairs_nobody(cast):
    with pytest.raises(NotYet, match="Choose at least one questionnaire"):
        actions.create_course(
            by=cast.support, partnership=cast.partnership, title="One", aims="Know.", workforces=["children"],
            evaluation="anonymous",
        )  # fmt: skip
    with pytest.raises(NotYet, match="only a named evaluation has them"):
        actions.promise(by=cast.support, course=course_of(cast.partnership), text="Better", reading="improved")
