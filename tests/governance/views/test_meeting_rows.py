"""Meetings, their agendas and papers: whom each page works for, whom it refuses. What each says is tested beside."""

import pytest

from sightline.governance.models import Item, PaperAsk, StandingItem
from tests.governance.made import TODAY, given_paper, item_of, meeting_of, paper_of, standing_of
from tests.governance.views.places import EVERYBODY, RUNS, RUNS_NOT, of_item, of_meeting
from tests.rows import ViewRows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_january")]


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
