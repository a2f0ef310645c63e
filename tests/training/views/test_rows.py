"""Whom each page of training works for, and whom it refuses."""

import datetime as dt

import pytest
import time_machine

from sightline.people.models import Set, SetMember
from sightline.training.actions import open_on_screen
from sightline.training.models import Need, Promise
from sightline.training.rules.states import SessionState
from tests.rows import ViewRows
from tests.training.made import NOON, booking_of, course_of, evaluated, session_of

pytestmark = pytest.mark.django_db
PAST = dt.date(2018, 1, 9)


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(NOON, tick=False):
        yield


class Run(ViewRows):
    """Pages of whoever runs training."""

    works_for = ("business_manager", "support")
    refused = ("member", "chair", "action_owner")


class View(ViewRows):
    """Pages of every member."""

    works_for = ("member", "business_manager")


class OfCourse:
    """The page of a course."""

    def kwargs(self, cast):
        return {"course_id": course_of(cast.partnership).pk}

    def elsewhere(self, cast):
        return {"course_id": course_of(cast.elsewhere).pk}


class OfSession:
    """The page of a session."""

    day = dt.date(2018, 2, 13)
    state = SessionState.OPEN
    more: dict = {}

    def kwargs(self, cast):
        self.session = session_of(course_of(cast.partnership), self.day, state=self.state, **self.more)
        return {"session_id": self.session.pk}

    def elsewhere(self, cast):
        return {"session_id": session_of(course_of(cast.elsewhere), self.day).pk}


class TestCourseList(View):
    route = "course_list"


class TestCourseDetail(OfCourse, View):
    route = "course_detail"


class TestCourseCreate(Run):
    route = "course_create"


class TestCourseEdit(OfCourse, Run):
    route = "course_edit"


class TestCourseEnd(OfCourse, Run):
    route = "course_end"


class TestPromiseAdd(OfCourse, Run):
    route = "promise_add"


class TestPromiseWithdraw(Run):
    route = "promise_withdraw"

    def kwargs(self, cast):
        course = course_of(cast.partnership)
        return {"promise_id": Promise.objects.create(partnership=cast.partnership, course=course, text="Better").pk}

    def elsewhere(self, cast):
        course = course_of(cast.elsewhere)
        return {"promise_id": Promise.objects.create(partnership=cast.elsewhere, course=course, text="Better").pk}


class TestSessionPlan(OfCourse, Run):
    route = "session_plan"


class TestSessionDetail(OfSession, View):
    route = "session_detail"


class TestSessionEdit(OfSession, Run):
    route = "session_edit"


class TestSessionOpen(OfSession, Run):
    route = "session_open"
    state = SessionState.PLANNED
    method = "post"
    works = 302


class TestSessionCancel(OfSession, Run):
    route = "session_cancel"


class TestBookingEnter(OfSession, Run):
    route = "booking_enter"


class OfBooking:
    """The page of a booking."""

    state = "booked"

    def kwargs(self, cast):
        session = session_of(course_of(cast.partnership))
        return {"booking_id": booking_of(session, state=self.state).pk}  # each time in a session of its own

    def elsewhere(self, cast):
        return {"booking_id": booking_of(session_of(course_of(cast.elsewhere))).pk}


class TestBookingEnd(OfBooking, Run):
    route = "booking_end"


class TestBookingSettle(OfBooking, Run):
    route = "booking_settle"
    state = "approval"


class TestSessionSheet(OfSession, Run):
    route = "session_sheet"
    day = PAST


class TestWalkIn(OfSession, Run):
    route = "walk_in"
    day = PAST


class TestRegisterEnter(OfSession, Run):
    route = "register_enter"
    day = PAST


class TestSessionClose(OfSession, Run):
    route = "session_close"
    day = PAST


class TestSessionCorrect(OfSession, Run):
    route = "session_correct"
    day = PAST
    state = SessionState.HELD
    more = {"attendance_closed_on": PAST}


class WithCode(OfSession):
    """The page of a session whose course is evaluated by a code on the screen."""

    day = PAST

    def kwargs(self, cast):
        found = super().kwargs(cast)
        evaluated(cast, self.session.course, "anonymous", after="online_safety")
        return found


class TestSessionCodeOpen(WithCode, Run):
    route = "session_code_open"
    method = "post"
    works = 302


class TestSessionCode(WithCode, Run):
    route = "session_code"

    def kwargs(self, cast):
        found = super().kwargs(cast)
        open_on_screen(by=cast.support, session=self.session)
        return found


class TestNoteWrite(OfSession, View):
    route = "note_write"
    day = PAST


class TestReachSay(OfSession, Run):
    route = "reach_say"
    day = PAST


def set_of(partnership):
    made, _ = Set.objects.get_or_create(partnership=partnership, name="Schools", year=2017)
    SetMember.objects.get_or_create(set=made, label="Hill School")
    return made


class OfSet:
    """The page of a list."""

    def kwargs(self, cast):
        return {"set_id": set_of(cast.partnership).pk}

    def elsewhere(self, cast):
        return {"set_id": set_of(cast.elsewhere).pk}


class TestReachList(View):
    route = "reach_list"


class TestReachDetail(OfSet, View):
    route = "reach_detail"


class TestSetCreate(Run):
    route = "set_create"


class TestSetEdit(OfSet, Run):
    route = "set_edit"


class TestNeedList(View):
    route = "need_list"


class TestNeedEnter(Run):
    route = "need_enter"


class TestNeedEdit(Run):
    route = "need_edit"

    def need(self, partnership):
        said = {"workforces": ["children"], "evidence": "An audit."}
        return Need.objects.get_or_create(partnership=partnership, year=2017, text="See neglect early", defaults=said)[
            0
        ]

    def kwargs(self, cast):
        return {"need_id": self.need(cast.partnership).pk}

    def elsewhere(self, cast):
        return {"need_id": self.need(cast.elsewhere).pk}


class TestTrainingYear(View):
    route = "training_year"


class TestTrainingTerms(Run):
    route = "training_terms"
