"""Who came, minutes, decisions, tasks: whom each page works for, whom it refuses. What each says is tested beside."""

import pytest

from sightline.governance.models import Decision, Item, Task
from tests.governance.made import decision_of, escalation_of, held, item_of, task_of
from tests.governance.views.places import EVERYBODY, OCTOBER, RUNS, RUNS_NOT, of_item, of_meeting
from tests.rows import ViewRows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_january")]


@of_meeting()
class TestAttendanceEdit(ViewRows):
    route, works_for, refused = "attendance_edit", RUNS, RUNS_NOT


@of_item(state="held")
class TestMinuteEdit(ViewRows):
    route, works_for, refused = "minute_edit", RUNS, RUNS_NOT


@of_meeting(state="held")
class TestMinutesRound(ViewRows):
    route, works_for, refused, method, works = "minutes_round", RUNS, RUNS_NOT, "post", 302


@of_meeting(state="held")
class TestMinutesApprove(ViewRows):
    route, works_for, refused = "minutes_approve", RUNS, RUNS_NOT


@of_meeting(state="held")
class TestDecisionRecord(ViewRows):
    route, works_for, refused = "decision_record", RUNS, RUNS_NOT


@of_meeting(state="held")
class TestTaskCreate(ViewRows):
    route, works_for, refused = "task_create", RUNS, RUNS_NOT


class TestDecisionList(ViewRows):
    route, works_for = "decision_list", EVERYBODY


class DecisionRows(ViewRows):
    def kwargs(self, cast):
        found = Decision.objects.filter(partnership=cast.partnership).first()
        if not found:
            meeting = held(cast.bodies["executive"], OCTOBER)
            found = decision_of(meeting, cast.support, body=cast.bodies["police"])
        return {"decision_id": found.pk}

    def elsewhere(self, cast):
        return {"decision_id": decision_of(held(cast.elsewhere_board, OCTOBER), cast.outsider).pk}


class TestDecisionDetail(DecisionRows):
    route, works_for = "decision_detail", EVERYBODY


class TestDecisionEdit(DecisionRows):
    route, works_for, refused = "decision_edit", RUNS, RUNS_NOT


class TestDecisionEffect(DecisionRows):
    route = "decision_effect"
    works_for = (*RUNS, "action_owner")  # who carries it out
    refused = ("subgroup_chair", "member", "analyst")


class TestTaskFinish(ViewRows):
    route = "task_finish"
    works_for = (*RUNS, "member")
    refused = ("subgroup_chair", "action_owner", "analyst")

    def kwargs(self, cast):
        found = Task.objects.filter(partnership=cast.partnership).first()
        return {"task_id": (found or task_of(held(cast.bodies["executive"], OCTOBER), cast.member)).pk}

    def elsewhere(self, cast):
        return {"task_id": task_of(held(cast.elsewhere_board, OCTOBER), cast.outsider).pk}


class TestMeetingChangeDecide(ViewRows):
    route = "meeting_change_decide"
    works_for, works = ("chair", "executive_chair"), 302  # an item about no change leads back to the meeting
    refused = ("business_manager", "support", "subgroup_chair", "member", "analyst")

    def kwargs(self, cast):
        found = Item.objects.filter(partnership=cast.partnership).first()
        return {"item_id": (found or item_of(held(cast.bodies["executive"], OCTOBER))).pk}

    def elsewhere(self, cast):
        return {"item_id": item_of(held(cast.elsewhere_board, OCTOBER)).pk}


class TestEscalationDecide(ViewRows):
    route = "escalation_decide"
    works_for = ("business_manager", "support", "chair")
    refused = ("executive_chair", "subgroup_chair", "member", "analyst")  # the Executive's chair runs no Board

    def kwargs(self, cast):
        found = Item.objects.filter(partnership=cast.partnership).first()
        if not found:
            escalation = escalation_of(cast, state="listed")
            found = item_of(held(cast.bodies["board"], OCTOBER), kind="escalation", escalation=escalation)
        return {"item_id": found.pk}

    def elsewhere(self, cast):
        return {"item_id": item_of(held(cast.elsewhere_board, OCTOBER)).pk}
