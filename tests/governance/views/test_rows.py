"""Every page of the room: whom it works for, whom it refuses. What each page says and does is tested beside."""

import datetime as dt

import pytest
import time_machine

from sightline.governance.models import (
    ChairReport,
    Challenge,
    Decision,
    Escalation,
    Item,
    Meeting,
    PaperAsk,
    Publication,
    StandingItem,
    Task,
)
from sightline.progress.models import Cycle, Update
from tests.governance.made import (
    NOON,
    TODAY,
    action_of,
    answer_to,
    ask_of,
    challenge_elsewhere,
    challenge_of,
    cycle_of,
    decision_of,
    escalation_of,
    given_paper,
    held,
    item_of,
    meeting_of,
    paper_of,
    standing_of,
    task_of,
    update_of,
)
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db
OCTOBER = dt.datetime(2017, 10, 18, 12, tzinfo=dt.UTC)
EVERYBODY = ("business_manager", "support", "chair", "executive_chair", "subgroup_chair", "action_owner", "member")
# Who runs the Executive's meetings, and who does not.
RUNS = ("business_manager", "support", "chair", "executive_chair")
RUNS_NOT = ("subgroup_chair", "deputy", "action_owner", "member", "analyst")


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(dt.datetime(2018, 1, 26, 9, tzinfo=dt.UTC), tick=False):
        yield


def of_meeting(**state):
    """Makes a class's ids those of an Executive meeting in `state`, and of one across the water."""

    def decorate(rows):
        def kwargs(self, cast):
            body = cast.bodies["executive"]
            found = Meeting.objects.filter(body=body).first() or meeting_of(body, NOON, **state)
            self.prepare(cast, found)
            return {"meeting_id": found.pk}

        def elsewhere(self, cast):
            return {"meeting_id": meeting_of(cast.elsewhere_board, NOON, **state).pk}

        rows.kwargs, rows.elsewhere = kwargs, elsewhere
        if not hasattr(rows, "prepare"):
            rows.prepare = lambda self, cast, meeting: None
        return rows

    return decorate


def of_item(**more):
    """The same for an item of such a meeting."""

    def decorate(rows):
        def kwargs(self, cast):
            body = cast.bodies["executive"]
            found = Item.objects.filter(meeting__body=body).first()
            return {"item_id": (found or item_of(meeting_of(body, NOON, **more))).pk}

        def elsewhere(self, cast):
            return {"item_id": item_of(meeting_of(cast.elsewhere_board, NOON, **more)).pk}

        rows.kwargs, rows.elsewhere = kwargs, elsewhere
        return rows

    return decorate


# --- meetings ---


class TestMeetingList(ViewRows):
    route, works_for = "meeting_list", EVERYBODY


class TestMeetingCreate(ViewRows):
    route = "meeting_create"
    works_for = (*RUNS, "subgroup_chair", "deputy")
    refused = ("action_owner", "member", "analyst")


class TestMeetingFeedMake(ViewRows):
    route, works_for = "meeting_feed_make", EVERYBODY


@of_meeting()
class TestMeetingDetail(ViewRows):
    route, works_for = "meeting_detail", EVERYBODY


@of_meeting()
class TestMeetingCalendar(ViewRows):
    route, works_for = "meeting_calendar", EVERYBODY


@of_meeting()
class TestMeetingEdit(ViewRows):
    route, works_for, refused = "meeting_edit", RUNS, RUNS_NOT


@of_meeting()
class TestMeetingIssue(ViewRows):
    route, works_for, refused, method, works = "meeting_issue", RUNS, RUNS_NOT, "post", 302


@of_meeting()
class TestMeetingHold(ViewRows):
    route, works_for, refused, method, works = "meeting_hold", RUNS, RUNS_NOT, "post", 302


@of_meeting(state="issued", issued_on=TODAY)
class TestMeetingTakeBack(ViewRows):
    route, works_for, refused = "meeting_take_back", RUNS, RUNS_NOT


@of_meeting()
class TestMeetingCancel(ViewRows):
    route, works_for, refused = "meeting_cancel", RUNS, RUNS_NOT


# --- the agenda and its papers ---


@of_meeting()
class TestAgendaBuild(ViewRows):
    route, works_for, refused = "agenda_build", RUNS, RUNS_NOT


@of_meeting()
class TestItemCreate(ViewRows):
    route, works_for, refused = "item_create", RUNS, RUNS_NOT


@of_item()
class TestItemEdit(ViewRows):
    route, works_for, refused = "item_edit", RUNS, RUNS_NOT


@of_item()
class TestItemRemove(ViewRows):
    route, works_for, refused = "item_remove", RUNS, RUNS_NOT


@of_item()
class TestItemMove(ViewRows):
    route, works_for, refused, method, works = "item_move", RUNS, RUNS_NOT, "post", 302

    def data(self, cast):
        return {"step": "up"}


class TestStandingItemList(ViewRows):
    route, works_for, refused = "standing_item_list", RUNS, RUNS_NOT

    def kwargs(self, cast):
        return {"body_id": cast.bodies["executive"].pk}

    def elsewhere(self, cast):
        return {"body_id": cast.elsewhere_board.pk}


class TestStandingItemEnd(ViewRows):
    route, works_for, refused, method, works = "standing_item_end", RUNS, RUNS_NOT, "post", 302

    def kwargs(self, cast):
        found = StandingItem.objects.filter(body=cast.bodies["executive"]).first()
        return {"standing_id": (found or standing_of(cast.bodies["executive"])).pk}

    def elsewhere(self, cast):
        return {"standing_id": standing_of(cast.elsewhere_board).pk}


@of_item()
class TestPaperAsk(ViewRows):
    route, works_for, refused = "paper_ask", RUNS, RUNS_NOT


@of_item()
class TestPaperAttach(ViewRows):
    route, works_for, refused = "paper_attach", RUNS, RUNS_NOT


class PaperRows(ViewRows):
    def kwargs(self, cast):
        found = PaperAsk.objects.filter(partnership=cast.partnership).first()
        item = Item.objects.filter(partnership=cast.partnership).first() or item_of(
            meeting_of(cast.bodies["executive"])
        )
        return {"paper_id": (found or self.paper(item, cast.action_owner)).pk}

    def elsewhere(self, cast):
        return {"paper_id": self.paper(item_of(meeting_of(cast.elsewhere_board)), cast.outsider).pk}

    def paper(self, item, person):
        return paper_of(item, person)


class TestPaperGive(PaperRows):
    route = "paper_give"
    works_for = (*RUNS, "action_owner")
    refused = ("subgroup_chair", "member", "analyst")


class TestPaperFile(PaperRows):
    route, works_for = "paper_file", EVERYBODY

    def paper(self, item, person):
        return given_paper(item, person)

    @pytest.fixture(autouse=True)
    def _on_disk(self, monkeypatch):
        """The row's bytes, which no test of access needs."""
        monkeypatch.setattr("sightline.files.reads.content_of", lambda stored: b"paper")


class TestPaperExcuse(PaperRows):
    route, works_for, refused, method, works = "paper_excuse", RUNS, RUNS_NOT, "post", 302


# --- who came, minutes, decisions, tasks ---


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


# --- challenges and escalations ---


class TestChallengeList(ViewRows):
    route, works_for = "challenge_list", EVERYBODY


class TestChallengeRaise(ViewRows):
    route = "challenge_raise"
    works_for = ("business_manager", "support", "chair", "executive_chair")
    refused = ("subgroup_chair", "deputy", "action_owner", "member", "analyst")


class ChallengeRows(ViewRows):
    def kwargs(self, cast):
        return {"challenge_id": (Challenge.objects.filter(partnership=cast.partnership).first() or self.made(cast)).pk}

    def made(self, cast):
        return challenge_of(cast)

    def elsewhere(self, cast):
        return {"challenge_id": challenge_elsewhere(cast).pk}


class TestChallengeDetail(ChallengeRows):
    route, works_for = "challenge_detail", EVERYBODY


class TestChallengeAnswer(ChallengeRows):
    route = "challenge_answer"
    works_for = ("subgroup_chair", "deputy")
    refused = ("business_manager", "support", "executive_chair", "action_owner", "member")


class TestChallengeJudge(ChallengeRows):
    route, refused = "challenge_judge", ("subgroup_chair", "action_owner", "member", "analyst")
    works_for = ("business_manager", "support", "chair", "executive_chair")

    def made(self, cast):
        challenge = challenge_of(cast)
        answer_to(challenge, cast.subgroup_chair)
        return challenge


class TestChallengeWithdraw(TestChallengeJudge):
    route = "challenge_withdraw"


class TestEscalationList(ViewRows):
    route, works_for = "escalation_list", EVERYBODY


class TestEscalationRaise(TestChallengeRaise):
    route = "escalation_raise"


class EscalationRows(ViewRows):
    state = "raised"

    def kwargs(self, cast):
        found = Escalation.objects.filter(partnership=cast.partnership).first()
        return {"escalation_id": (found or escalation_of(cast, state=self.state)).pk}

    def elsewhere(self, cast):
        return {"escalation_id": escalation_of(cast, elsewhere=True, state=self.state).pk}


class TestEscalationDetail(EscalationRows):
    route, works_for = "escalation_detail", EVERYBODY


class TestEscalationClose(EscalationRows):
    route, state = "escalation_close", "decided"
    works_for = ("business_manager", "support", "chair", "executive_chair")
    refused = ("subgroup_chair", "action_owner", "member", "analyst")


class TestEscalationWithdraw(TestEscalationClose):
    route, state = "escalation_withdraw", "raised"


# --- reports, notes, good practice, publishing ---


class TestChairReportList(ViewRows):
    route, works_for = "chair_report_list", EVERYBODY


class TestChairReportWrite(ViewRows):
    route = "chair_report_write"
    works_for = ("subgroup_chair", "deputy", "business_manager", "support")
    refused = ("executive_chair", "action_owner", "member", "analyst")

    def kwargs(self, cast):
        cycle = Cycle.objects.filter(partnership=cast.partnership).first() or cycle_of(cast)
        return {"body_id": cast.bodies["subgroup"].pk, "cycle_id": cycle.pk}

    def elsewhere(self, cast):
        return {"body_id": cast.elsewhere_board.pk, "cycle_id": cycle_of(cast, elsewhere=True).pk}


def report_of(cast, state="submitted", *, elsewhere=False):
    body = cast.elsewhere_board if elsewhere else cast.bodies["subgroup"]
    by = cast.outsider if elsewhere else cast.subgroup_chair
    done = {"submitted_by": by, "submitted_on": TODAY} if state == "submitted" else {}
    cycle = Cycle.objects.filter(plan__partnership_id=body.partnership_id).first()
    return ChairReport.objects.create(
        partnership_id=body.partnership_id,
        body=body,
        to_body=cast.elsewhere_board if elsewhere else body.parent,
        cycle=cycle or cycle_of(cast, elsewhere=elsewhere),
        done="Two courses.",
        state=state,
        drafted_on=TODAY,
        saved_by=by,
        **done,
    )


class ReportRows(ViewRows):
    state = "submitted"

    def kwargs(self, cast):
        found = ChairReport.objects.filter(partnership=cast.partnership).first()
        return {"report_id": (found or report_of(cast, self.state)).pk}

    def elsewhere(self, cast):
        return {"report_id": report_of(cast, self.state, elsewhere=True).pk}


class TestChairReportDetail(ReportRows):
    route, works_for = "chair_report_detail", EVERYBODY


class TestChairReportSubmit(ReportRows):
    route, method, works = "chair_report_submit", "post", 302
    works_for = ("subgroup_chair", "deputy", "business_manager", "support")
    refused = ("executive_chair", "action_owner", "member", "analyst")


class TestChairReportReopen(ReportRows):
    route = "chair_report_reopen"
    works_for = ("subgroup_chair", "deputy", "business_manager", "support")
    refused = ("executive_chair", "action_owner", "member", "analyst")


class TestActionNote(ViewRows):
    route = "action_note"
    works_for = ("business_manager", "support", "chair", "executive_chair")
    refused = ("subgroup_chair", "action_owner", "member", "analyst")

    def kwargs(self, cast):
        return {"action_id": action_of(cast).pk}

    def elsewhere(self, cast):
        return {"action_id": action_of(cast, elsewhere=True).pk}


class TestPracticePromote(ViewRows):
    route = "practice_promote"
    works_for = ("business_manager", "support", "chair", "executive_chair")
    refused = ("subgroup_chair", "action_owner", "member", "analyst")

    def kwargs(self, cast):
        found = Update.objects.filter(partnership=cast.partnership).first()
        return {"update_id": (found or update_of(ask_of(cycle_of(cast), cast.bodies["subgroup"]), cast.deputy)).pk}

    def elsewhere(self, cast):
        return {"update_id": update_of(ask_of(cycle_of(cast, elsewhere=True), cast.elsewhere_board), cast.outsider).pk}


class TestProgressPublish(ViewRows):
    route = "progress_publish"
    works_for = ("business_manager", "chair", "executive_chair")
    refused = ("support", "subgroup_chair", "action_owner", "member", "analyst")

    def kwargs(self, cast):
        return {"cycle_id": (Cycle.objects.filter(partnership=cast.partnership).first() or cycle_of(cast)).pk}

    def elsewhere(self, cast):
        return {"cycle_id": cycle_of(cast, elsewhere=True).pk}


class TestPlanPublish(ViewRows):
    route = "plan_publish"
    works_for = ("business_manager", "chair", "executive_chair")
    refused = ("support", "subgroup_chair", "action_owner", "member", "analyst")

    def kwargs(self, cast):
        found = Cycle.objects.filter(partnership=cast.partnership).first() or cycle_of(cast)
        return {"plan_id": found.plan_id}

    def elsewhere(self, cast):
        return {"plan_id": cycle_of(cast, elsewhere=True).plan_id}


class TestPublicationWithdraw(ViewRows):
    route = "publication_withdraw"
    works_for = ("business_manager", "chair", "executive_chair")
    refused = ("support", "subgroup_chair", "action_owner", "member", "analyst")

    def published(self, cast, *, elsewhere=False):
        cycle = cycle_of(cast, closed=True, elsewhere=elsewhere)
        by = cast.outsider if elsewhere else cast.chair
        return Publication.objects.create(
            partnership_id=cycle.partnership_id, cycle=cycle, meeting_words="Board", published_by=by, published_on=TODAY
        )

    def kwargs(self, cast):
        found = Publication.objects.filter(partnership=cast.partnership).first()
        return {"publication_id": (found or self.published(cast)).pk}

    def elsewhere(self, cast):
        return {"publication_id": self.published(cast, elsewhere=True).pk}
