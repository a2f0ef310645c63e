"""Reports, notes, good practice and publishing: whom each page works for, whom it refuses."""

import pytest

from sightline.governance.models import ChairReport, Publication
from sightline.progress.models import Cycle, Update
from tests.governance.made import TODAY, action_of, ask_of, cycle_of, update_of
from tests.governance.views.places import EVERYBODY
from tests.rows import ViewRows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_january")]


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
