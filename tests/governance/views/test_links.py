"""Answering a challenge and giving a paper behind a link: one task, no signing in, kind words where it is over."""

import datetime as dt
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sightline.governance import actions
from sightline.governance.models import Answer, PaperAsk
from sightline.people.models import Seat
from sightline.post.models import Outbox
from sightline.trail.models import Entry
from tests.governance.made import TODAY, item_of, meeting_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_january(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(dt.datetime(2018, 1, 15, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def challenge(cast):
    return actions.raise_challenge(
        by=cast.executive_chair,
        from_body=cast.bodies["executive"],
        to_body=cast.bodies["subgroup"],
        question="Why was nobody trained?",
        due_on=TODAY + dt.timedelta(days=7),
    )


@pytest.fixture
def paper(cast):
    return actions.ask_for_paper(
        by=cast.support,
        item=item_of(meeting_of(cast.bodies["executive"]), "Officer B", restricted=True),
        person=cast.member,
        wanted="Two pages",
        purpose="assurance",
        due_on=TODAY,
    )


def path_for(person):
    lines = " ".join(Outbox.objects.filter(person=person).latest("pk").lines)
    return re.search(r"https?://[^/]+(/(?:reply|provide)/\S+)", lines)[1]


def test_an_answer_comes_by_link_and_stands_under_the_name_of_whose_link_it_was(cast, challenge, client_of):
    path, client = path_for(cast.deputy), client_of(None)
    before = Entry.objects.count()
    shown = client.get(path).content.decode()
    assert "Why was nobody trained?" in shown
    assert (Answer.objects.count(), Entry.objects.count()) == (0, before)  # opening changes nothing
    sent = client.post(path, {"text": "The trainer was ill."}).content.decode()
    assert "Thank you: your answer is sent" in sent
    answer = Answer.objects.get()
    assert answer.answered_by == cast.deputy
    entry = Entry.objects.get(verb="answered")
    assert (entry.via, entry.actor_label) == ("link", "Callum Frith")
    # A second answer before it is judged is a new version.
    client.post(path, {"text": "Two dates are booked."})
    assert Answer.objects.count() == 2


def test_a_settled_challenge_takes_no_answer_by_its_link(cast, challenge, client_of):
    path, client = path_for(cast.deputy), client_of(None)
    client.post(path, {"text": "The trainer was ill."})
    actions.judge_answer(by=cast.chair, challenge=challenge, version=1, satisfied=True, why="Clear.")
    assert client.get(path).status_code == 410
    assert client.post(path, {"text": "One thing more."}).status_code == 410
    assert Answer.objects.count() == 1


def test_a_leavers_link_and_somebody_elses_open_nothing(cast, challenge, client_of):
    path = path_for(cast.subgroup_chair)
    assert client_of(cast.member).get(path).status_code == 403  # signed in as another
    Seat.objects.filter(person=cast.subgroup_chair).update(until=dt.date(2018, 1, 14))
    assert client_of(None).get(path).status_code == 403
    assert client_of(None).get(path[:-3] + "xx/").status_code == 404


def test_an_identifier_in_an_answer_by_link_is_asked_about(cast, challenge, client_of):
    path, client = path_for(cast.deputy), client_of(None)
    answer = client.post(path, {"text": "The child with NHS number 943 476 5919 was seen."})
    assert answer.status_code == 422
    assert "Keep these words all the same" in answer.content.decode()
    assert not Answer.objects.exists()


def test_a_paper_comes_by_link_and_the_link_tells_no_more_than_its_task(cast, paper, client_of):
    path, client = path_for(cast.member), client_of(None)
    assert "Two pages" in client.get(path).content.decode()
    assert client.get(reverse("meeting_detail", args=[cast.slug, paper.item.meeting_id])).status_code == 302
    refused = client.post(path, {"document": SimpleUploadedFile("paper.exe", b"MZ")})
    assert refused.status_code == 422
    assert "cannot be stored here" in refused.content.decode()
    given = client.post(path, {"document": SimpleUploadedFile("paper.txt", b"Two pages.")})
    assert "Thank you: the paper is here" in given.content.decode()
    assert PaperAsk.objects.get().given_by == cast.member


def test_a_paper_that_is_not_wanted_any_more_is_said(cast, paper, client_of):
    path = path_for(cast.member)
    actions.excuse_paper(by=cast.support, paper=paper)
    assert client_of(None).get(path).status_code == 410


def test_a_paper_for_a_cancelled_meeting_is_said_to_be_over(cast, paper, client_of):
    actions.cancel_meeting(by=cast.support, meeting=paper.item.meeting, reason="Snow")
    shown = client_of(None).get(path_for(cast.member)).content.decode()
    assert "The meeting is cancelled" in shown
    assert 'type="file"' not in shown
