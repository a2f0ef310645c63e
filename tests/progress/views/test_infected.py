"""A file in which the scanner finds something harmful, given through each page that takes one: the sentence stands on
the page, nothing is stored, and what was typed beside it is there still."""

import datetime as dt
import io
import re
import zipfile

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sightline.files.models import Stored
from sightline.governance import actions as governance
from sightline.governance.models import PaperAsk
from sightline.intake.models import Reading
from sightline.plan.models import Plan
from sightline.post.actions import make_link
from sightline.post.models import Outbox
from sightline.progress.models import Attachment, Draft, Update
from tests.governance.made import TODAY, item_of, meeting_of
from tests.intake.conftest import DOCUMENT

pytestmark = pytest.mark.django_db
HARMFUL = b"Register of the day, EICAR"
SENTENCE = "The virus scanner found something harmful in this file, so it was not stored. Tell your IT team."


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, clamd):
    """Where files would go; the site asks the scanner."""
    settings.MEDIA_ROOT = tmp_path
    settings.CLAMD_SOCKET = clamd.address
    with time_machine.travel(dt.datetime(2018, 1, 10, 10, 41, tzinfo=dt.UTC), tick=False):
        yield tmp_path


@pytest.fixture
def refused(folder, clamd):
    """`refused(answer)` holds an answer against what is promised, and gives its page."""

    def held(answer, content: bytes = HARMFUL) -> str:
        page = answer.content.decode()
        assert answer.status_code == 422
        assert SENTENCE in page
        assert "There is a problem" in page
        assert clamd.read == [content]
        assert not Stored.objects.exists()
        assert [one for one in folder.rglob("*") if one.is_file()] == []
        return page

    return held


def upload(content: bytes = HARMFUL, name: str = "register.txt"):
    return SimpleUploadedFile(name, content)


def test_an_update_keeps_its_words_and_can_be_sent_without_the_file(cast, client_of, ask, refused):
    client, address = client_of(cast.subgroup_chair), reverse("update_give", args=[cast.slug, ask.pk])
    typed = {"seen": 0, "done": "Four sessions ran.", "difference": "Help comes sooner.", "claim": "green"}
    page = refused(client.post(address, {**typed, "act": "send", "files": upload()}))
    assert "Four sessions ran.</textarea>" in page
    assert "Help comes sooner.</textarea>" in page
    assert not Update.objects.exists()
    assert not Attachment.objects.exists()
    assert Draft.objects.get().fields["done"] == ["Four sessions ran."]
    assert "Four sessions ran.</textarea>" in client.get(address).content.decode()
    client.post(address, {**typed, "act": "send"})
    assert Update.objects.get().done == "Four sessions ran."


def test_an_update_by_link_keeps_its_words(cast, client_of, ask, refused):
    until = dt.datetime(2018, 2, 1, tzinfo=dt.UTC)
    token = make_link(
        partnership=cast.partnership, person=cast.subgroup_chair, thing="ask", thing_id=ask.pk, until=until
    )
    path = reverse("answer", args=[token])
    page = refused(client_of(None).post(path, {"seen": 0, "done": "Four ran.", "claim": "green", "files": upload()}))
    assert "Four ran.</textarea>" in page
    assert not Update.objects.exists()


def test_a_paper_by_link_is_asked_for_still(cast, client_of, refused):
    item = item_of(meeting_of(cast.bodies["executive"]), "Training")
    governance.ask_for_paper(
        by=cast.support, item=item, person=cast.member, wanted="Two pages", purpose="assurance", due_on=TODAY
    )
    path = re.search(r"https?://[^/]+(/provide/\S+)", " ".join(Outbox.objects.latest("pk").lines))[1]
    client = client_of(None)
    page = refused(client.post(path, {"document": upload()}))
    assert "Two pages" in page
    assert PaperAsk.objects.get().given_at is None
    assert "Thank you: the paper is here" in client.post(path, {"document": upload(b"Clean.")}).content.decode()


def test_a_paper_added_to_an_item_keeps_its_title(cast, client_of, refused):
    item = item_of(meeting_of(cast.bodies["executive"]), "Training")
    typed = {"title": "Figures of the year", "purpose": "assurance"}
    address = reverse("paper_attach", args=[cast.slug, item.pk])
    page = refused(client_of(cast.support).post(address, {**typed, "document": upload()}))
    assert 'value="Figures of the year"' in page
    assert not PaperAsk.objects.exists()


def test_a_plan_is_not_brought_in(cast, client_of, refused):
    content = with_comment(DOCUMENT.read_bytes(), b"EICAR")
    address = reverse("reading_create", args=[cast.slug])
    refused(client_of(cast.business_manager).post(address, {"document": upload(content, DOCUMENT.name)}), content)
    assert not Reading.objects.exists()
    assert not Plan.objects.exists()


def test_a_scanner_that_is_away_is_said_and_nothing_is_stored(cast, client_of, ask, settings, folder):
    settings.CLAMD_SOCKET = str(folder / "no-such-socket")
    address = reverse("update_give", args=[cast.slug, ask.pk])
    typed = {"seen": 0, "done": "Four sessions ran.", "claim": "green"}
    answer = client_of(cast.subgroup_chair).post(address, {**typed, "files": upload(b"Clean.")})
    assert answer.status_code == 422
    assert "The virus scanner cannot be reached" in answer.content.decode()
    assert not Update.objects.exists()
    assert not Stored.objects.exists()


def with_comment(content: bytes, comment: bytes) -> bytes:
    """A Word file that says something more in the place that a zip keeps for it."""
    changed = io.BytesIO(content)
    with zipfile.ZipFile(changed, "a") as package:
        package.comment = comment
    return changed.getvalue()
