"""Giving an update, signed in: whom it works for, what is shown, and what is sent."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.plan.models import Change
from sightline.post.models import Outbox
from sightline.progress import actions
from sightline.progress.models import Ask, Draft, Update, Version
from sightline.progress.reads.rounds import sent_count
from tests.cast import Cast
from tests.progress.conftest import toolkit
from tests.progress.views.page import words
from tests.rows import ViewRows

pytestmark = pytest.mark.usefixtures("in_the_round")
D = dt.date


class TestUpdateGive(ViewRows):
    route = "update_give"
    works_for = ("subgroup_chair", "deputy")
    refused = ("member", "action_owner", "business_manager")

    @pytest.fixture(autouse=True)
    def _asks(self, in_the_round, ask, cycle_elsewhere):
        self.ask, self.away = ask, Ask.objects.get(cycle=cycle_elsewhere)

    def kwargs(self, cast: Cast):
        return {"ask_id": self.ask.pk}

    def elsewhere(self, cast: Cast):
        return {"ask_id": self.away.pk}


class TestUpdateBegin(ViewRows):
    route = "update_begin"
    method = "post"
    works = 302
    works_for = ("subgroup_chair",)
    refused = ("member", "action_owner")

    @pytest.fixture(autouse=True)
    def _plans(self, in_the_round, ask, cycle_elsewhere):
        self.action, self.away = ask.action, cycle_elsewhere.plan.actions.get()

    def kwargs(self, cast: Cast):
        return {"action_id": self.action.pk}

    def elsewhere(self, cast: Cast):
        return {"action_id": self.away.pk}


class TestUpdateBeginLookedAt(TestUpdateBegin):
    """The way from an action's page is a link: the place in the round is there, so it leads straight on."""

    method = "get"


# --- what is shown ---


def test_the_page_says_what_was_promised_and_by_when_it_is_due(shown):
    page = words(shown())
    assert "1.1 Publish toolkit 1 for the workforce" in page
    assert "Promised by 31 December 2017 (end of Q3): over 90% of attendees find it useful." in page
    assert "Q3 2017/18 · Workforce Development Group · due 15 January 2018" in page
    assert "Blue: complete and embedded" in page
    assert "Send to the chair" in page


def test_a_contributing_body_gives_no_rating_and_a_body_without_chair_sends_to_the_manager(cast, cycle, shown):
    theirs = Ask.objects.get(cycle=cycle, body__short_name="Police")
    page = words(shown(by=cast.action_owner, ask=theirs))
    assert "How is it going?" not in page
    assert "Send to the business manager" in page


def test_last_times_words_stand_beside_each_box(cast, plan, make_round, client_of, send):
    second = make_round(plan, 2)
    send(Ask.objects.get(cycle=second, action__number="1.1"), on=D(2017, 10, 2), done="Dates agreed.")
    with time_machine.travel("2017-10-20T10:00:00Z"):
        actions.close_cycle(by=cast.business_manager, cycle=second, leave=[(Update.objects.get().pk, 1)])
    third = Ask.objects.get(cycle=make_round(plan), action__number="1.1")
    address = reverse("update_give", args=[cast.slug, third.pk])
    client = client_of(cast.deputy)
    assert "Last time (Q2 2017/18): “Dates agreed.”" in words(client.get(address))
    answer = client.post(address, {"seen": 0, "done": "Four ran.", "act": "again-done"})
    assert answer["Location"] == f"{address}#id_done"
    assert "Four ran.\nDates agreed.</textarea>" in client.get(address).content.decode()
    assert Draft.objects.get().fields["done"] == ["Four ran.\nDates agreed."]


def test_a_milestone_is_offered_as_met_on_its_day_and_recurring_dates_up_to_the_rounds_end(ask, shown):
    page = shown()
    names = re.findall(r'<label[^>]*for="id_met_[^"]*">([^<]*)</label>', page.content.decode())
    assert names == [
        "Toolkit, 31 December 2017 (end of Q3)",
        "Reviewed each quarter, 30 June 2017 (end of Q1)",
        "Reviewed each quarter, 30 September 2017 (end of Q2)",
        "Reviewed each quarter, 31 December 2017 (end of Q3)",
    ]
    assert page.context["form"][f"on_{toolkit(ask).pk}"].value() == D(2017, 12, 31)


def test_what_was_agreed_as_met_is_not_asked_again(cast, ask, shown, give):
    give(**{f"met_{toolkit(ask).pk}": "on"})
    actions.agree_update(by=cast.deputy, update=Update.objects.get(), version=1)
    page = shown()
    assert f"met_{toolkit(ask).pk}" not in page.context["form"].fields
    assert "Toolkit, 31 December 2017 (end of Q3) met on 31 December 2017" in words(page)
    assert "Agreed by Callum Frith as deputy" in words(page)


def test_the_page_asks_the_same_number_of_questions_however_long_the_history(cast, ask, send, client_of):
    client = client_of(cast.deputy)
    address = reverse("update_give", args=[cast.slug, ask.pk])
    counts = []
    for versions in (3, 27):  # 3 of them, then 30
        for n in range(versions):
            send(ask, on=D(2018, 1, 10), done=f"Version {n}")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


# --- sent ---


def test_it_is_sent_and_the_next_page_says_what_happens(cast, ask, give):
    key = toolkit(ask).pk
    page = words(give(follow=True, **{f"met_{key}": "on"}))
    assert "Your update is sent." in page
    assert "Callum Frith reads it and agrees it." in page
    assert "The milestones you ticked count once it is agreed." in page
    update = Update.objects.get()
    assert (update.claim, update.said.get().met_on) == ("green", D(2017, 12, 31))
    assert not Outbox.objects.exists()


def test_a_new_date_is_asked_for_with_its_reason(ask, give):
    key = toolkit(ask).pk
    day = {f"later_{key}_day": "28", f"later_{key}_month": "2", f"later_{key}_year": "2018"}
    page = give(**day)
    assert "Say why “Toolkit” needs a new date" in words(page)
    assert list(page.context["form"].errors) == [f"why_{key}"]  # at the reason, not at the date
    assert "Give the new date that is asked for" in words(give(**{f"why_{key}": "The trainer was ill."}))
    give(**day, **{f"why_{key}": "The trainer was ill."})
    assert Change.objects.get().becomes == "2018-02-28"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"done": " "}, "Say what was done since last time"),
        ({"claim": ""}, "Choose how it is going"),
        ({"done": "x" * 5001}, "5000"),
    ],
)
def test_what_cannot_be_sent_is_told_and_kept(give, fields, says):
    answer = give(**{"coming": "The fifth", **fields})
    assert answer.status_code == 422
    assert says in words(answer)
    assert Draft.objects.get().fields["coming"] == ["The fifth"]
    assert not Update.objects.exists()


def test_a_day_to_come_is_told_beside_its_milestone(ask, give):
    key = toolkit(ask).pk
    day = {f"on_{key}_day": "11", f"on_{key}_month": "1", f"on_{key}_year": "2018"}
    answer = give(**day, **{f"met_{key}": "on"})
    assert answer.context["form"].errors[f"on_{key}"]
    assert give(**day).status_code == 302  # nothing ticked: what stands in the folded boxes does not matter
    wrong = {f"on_{key}_day": "1", f"on_{key}_month": "1", f"on_{key}_year": "2016", f"met_{key}": "on"}
    assert "before the plan began on 1 April 2017: check the year" in words(give(**wrong))


def test_a_file_comes_with_it_and_a_refused_one_is_told(settings, tmp_path, cast, give, shown, client_of):
    settings.MEDIA_ROOT = tmp_path
    answer = give(files=[SimpleUploadedFile("minutes.pdf", b"no pdf")])
    assert answer.status_code == 422
    assert "The file is not what its name says" in words(answer)
    give(files=[SimpleUploadedFile("minutes.txt", b"We met."), SimpleUploadedFile("b.txt", b"B")], files_say="We met")
    update = Update.objects.get()
    assert list(update.attachments.values_list("stored__name", "says")) == [
        ("minutes.txt", "We met"),
        ("b.txt", "We met"),
    ]
    give(drop_files=[str(update.attachments.first().pk)], done="Again")
    assert list(update.attachments.values_list("stored__name", flat=True)) == ["b.txt"]


def test_the_second_of_two_is_shown_what_the_first_sent_and_keeps_her_words(cast, ask, give):
    began = sent_count(ask)
    give()
    answer = give(by=cast.deputy, seen=began, done="Five sessions ran.", claim="amber")
    assert answer.status_code == 409
    page = words(answer)
    assert "Helen Osei saved this while you were writing" in page
    assert "Four sessions ran." in page
    form = answer.context["form"]
    assert (form["done"].value(), form["seen"].value()) == ("Five sessions ran.", "1")
    assert give(by=cast.deputy, seen=form["seen"].value(), done="Five sessions ran.").status_code == 302
    assert [one.document["done"] for one in Version.objects.all()] == ["Four sessions ran.", "Five sessions ran."]


def test_a_draft_begun_before_a_colleague_sent_tells_it_on_sending(cast, ask, give, shown):
    give(by=cast.deputy, act="save", done="Five")
    give()
    form = shown(by=cast.deputy).context["form"]
    assert (form["done"].value(), form["seen"].value()) == ("Five", 0)
    assert give(by=cast.deputy, seen=0, done="Five").status_code == 409


def test_where_rating_and_delivery_part_it_is_asked_and_never_refused(cast, ask, give, plan):
    with time_machine.travel("2018-01-17T10:00:00Z", tick=False):
        answer = give(act="save", htmx=True)
        question = "You say green, and delivery is 17 days overdue: is that right?"
        assert question in words(answer)
        assert question in words(give(follow=True))
        met = {f"met_{toolkit(ask).pk}": "on"}
        assert question not in words(give(act="save", htmx=True, **met, **_reviews(ask)))
        assert question not in words(give(act="save", htmx=True, claim="red"))


def _reviews(ask) -> dict[str, str]:
    boxes = Ask.objects.get(pk=ask.pk).action.milestones.get(kind="recurring")
    return {f"met_{boxes.pk}_{one.pk}": "on" for one in boxes.occurrences.filter(due__lte=D(2017, 12, 31))}


def test_a_returned_update_shows_what_is_to_be_mended_above_its_words(cast, give, shown):
    give()
    actions.return_update(by=cast.deputy, update=Update.objects.get(), version=1, why="Which sessions?")
    page = shown()
    assert "Callum Frith returned this to you: Which sessions?" in words(page)
    assert page.context["form"]["done"].value() == "Four sessions ran."
