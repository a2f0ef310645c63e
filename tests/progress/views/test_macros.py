"""A file with macros, or with what its readers do not see, given through each page that takes one: it is warned of,
nothing is stored, a copy without is offered, what was typed is there still, and after a yes the copy alone is kept."""

import datetime as dt
import io
import re

import docx
import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sightline.files.models import Stored
from sightline.files.reads import content_of
from sightline.governance import actions as governance
from sightline.governance.models import PaperAsk
from sightline.post.actions import make_link
from sightline.post.models import Outbox
from sightline.progress.models import Attachment, Draft, Update
from sightline.trail.models import EntryText
from tests.files.programs import VBA, excel_with_macros, whole, word_plain, word_that_asks, word_with_macros
from tests.files.unseen import excel_with_a_hidden_sheet, word_by_somebody, word_with_changes
from tests.governance.made import TODAY, item_of, meeting_of

pytestmark = pytest.mark.django_db
WARNED = "holds programs (macros)"
OFFERED = 'name="without_programs"'
TICKED = re.compile(r'name="without_programs"[^>]* checked')
UNSEEN, ASKED = "holds what its readers do not see", 'name="unseen"'
TYPED = {"seen": 0, "done": "Four sessions ran.", "difference": "Help comes sooner.", "claim": "green", "act": "send"}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(dt.datetime(2018, 1, 10, 10, 41, tzinfo=dt.UTC), tick=False):
        yield tmp_path


@pytest.fixture
def warned(folder):
    """`warned(answer)` holds an answer against what is promised, and gives its page."""

    def held(answer, words: str = WARNED, offered: str = OFFERED) -> str:
        page = answer.content.decode()
        assert answer.status_code == 422
        for promised in (words, "There is a problem", offered):
            assert promised in page, promised
        assert not re.search(f"{offered}[^>]* checked", page), "whoever is asked has not answered yet"
        assert not Stored.objects.exists()
        assert [one for one in folder.rglob("*") if one.is_file()] == []
        return page

    return held


@pytest.fixture
def kept(folder):
    """`kept()` is the one file on the disk, which holds no macros, and its row."""

    def held() -> Stored:
        [file] = [one for one in folder.rglob("*") if one.is_file()]
        stored = Stored.objects.get()
        assert VBA not in whole(file.read_bytes())
        assert file.read_bytes() == content_of(stored)
        return stored

    return held


def upload(name: str = "register.docm", content: bytes | None = None):
    return SimpleUploadedFile(name, word_with_macros() if content is None else content)


@pytest.fixture
def by_link(cast, ask) -> str:
    """The address by which an owner gives her update without an account."""
    until = dt.datetime(2018, 2, 1, tzinfo=dt.UTC)
    link = {"partnership": cast.partnership, "person": cast.subgroup_chair, "thing": "ask", "thing_id": ask.pk}
    return reverse("answer", args=[make_link(**link, until=until)])


@pytest.fixture
def signed_in(cast, ask) -> str:
    return reverse("update_give", args=[cast.slug, ask.pk])


@pytest.mark.parametrize("way", ["signed_in", "by_link"])
@pytest.mark.parametrize("name", ["register.docm", "register.docx"])
def test_an_update_keeps_its_words_while_its_file_is_questioned(
    cast, client_of, request, warned, kept, way: str, name: str
):
    address, client = request.getfixturevalue(way), client_of(cast.subgroup_chair if way == "signed_in" else None)
    assert OFFERED not in client.get(address).content.decode()
    page = warned(client.post(address, {**TYPED, "files_say": "Who came", "files": upload(name)}))
    for typed in ("Four sessions ran.</textarea>", "Help comes sooner.</textarea>", 'value="Who came"'):
        assert typed in page, typed
    assert '<details class="ui-fold" open><summary>Add evidence or a file' in page
    assert not Update.objects.exists()
    assert Draft.objects.get().fields["done"] == ["Four sessions ran."]
    answer = client.post(address, {**TYPED, "without_programs": "on", "files": upload(name)}, follow=True)
    assert "What you gave is kept, without macros." in answer.content.decode()
    assert Update.objects.get().done == "Four sessions ran."
    stored = kept()
    assert Attachment.objects.get().stored == stored
    assert stored.name == "register.docx"
    assert docx.Document(io.BytesIO(content_of(stored))).paragraphs[0].text == "Ask the whole family."
    assert name in "".join(EntryText.objects.filter(entry__thing="file").values_list("after", flat=True))


def test_an_update_is_sent_without_the_file_by_whoever_wants_no_copy(cast, client_of, signed_in, warned):
    client = client_of(cast.subgroup_chair)
    warned(client.post(signed_in, {**TYPED, "files": upload()}))
    assert client.post(signed_in, TYPED).status_code == 302
    assert not Attachment.objects.exists()


def test_a_yes_without_the_file_sends_nothing_and_asks_for_it(cast, client_of, signed_in):
    answer = client_of(cast.subgroup_chair).post(signed_in, {**TYPED, "without_programs": "on"})
    assert answer.status_code == 422
    assert "Choose the file again" in answer.content.decode()
    assert TICKED.search(answer.content.decode())
    assert not Update.objects.exists()
    assert "without_programs" not in Draft.objects.get().fields


def test_several_files_are_named_and_one_yes_is_enough(cast, client_of, signed_in, warned):
    client, plain = client_of(cast.subgroup_chair), word_plain()

    def files():
        return [upload(), upload("figures.xlsm", excel_with_macros()), upload("notes.docx", plain)]

    names = "“register.docm” and “figures.xlsm” hold programs (macros)"
    warned(client.post(signed_in, {**TYPED, "files": files()}), names)
    assert client.post(signed_in, {**TYPED, "without_programs": "on", "files": files()}).status_code == 302
    rows = {one.stored.name: content_of(one.stored) for one in Attachment.objects.select_related("stored")}
    assert rows.keys() == {"register.docx", "figures.xlsx", "notes.docx"}
    assert rows["notes.docx"] == plain
    assert openpyxl.load_workbook(io.BytesIO(rows["figures.xlsx"])).active["B1"].value == 12


def test_a_file_that_asks_another_program_is_warned_of_too(cast, client_of, signed_in, warned, kept):
    client, given = client_of(cast.subgroup_chair), {"files": upload("report.docx", word_that_asks())}
    warned(client.post(signed_in, {**TYPED, **given}))
    given = {"files": upload("report.docx", word_that_asks()), "without_programs": "on"}
    assert client.post(signed_in, {**TYPED, **given}).status_code == 302
    assert b"DDEAUTO" not in whole(content_of(kept()))


# --- what readers do not see ---


@pytest.mark.parametrize("way", ["signed_in", "by_link"])
def test_an_update_keeps_its_words_while_it_is_asked_what_becomes_of_what_is_unseen(
    cast, client_of, request, warned, kept, way: str
):
    address, client = request.getfixturevalue(way), client_of(cast.subgroup_chair if way == "signed_in" else None)
    content = word_with_changes()
    page = warned(client.post(address, {**TYPED, "files": upload("notes.docx", content)}), UNSEEN, ASKED)
    assert "2 changes are tracked" in page
    assert "Four sessions ran.</textarea>" in page
    assert "Go on without a file" in page
    assert not Update.objects.exists()
    given = {"files": upload("notes.docx", content), "unseen": "taken_out"}
    page = client.post(address, {**TYPED, **given}, follow=True).content.decode()
    assert "What you gave is kept, without what could be taken out." in page
    assert b"the old number" not in whole(content_of(kept()))
    assert "unseen" not in "".join(key for one in Draft.objects.all() for key in one.fields)


def test_an_update_is_sent_with_the_file_as_it_is_by_whoever_says_so(cast, client_of, signed_in, warned, kept):
    client, content = client_of(cast.subgroup_chair), excel_with_a_hidden_sheet()
    page = warned(client.post(signed_in, {**TYPED, "files": upload("a.xlsx", content)}), UNSEEN, ASKED)
    assert "1 sheet is hidden: “Raw”" in page
    given = {"files": upload("a.xlsx", content), "unseen": "stays"}
    assert client.post(signed_in, {**TYPED, **given}).status_code == 302
    assert content_of(kept()) == content


def test_an_update_is_sent_without_the_file_by_whoever_thinks_better_of_it(cast, client_of, signed_in, warned):
    client = client_of(cast.subgroup_chair)
    warned(client.post(signed_in, {**TYPED, "files": upload("a.docx", word_with_changes())}), UNSEEN, ASKED)
    answer = client.post(signed_in, {**TYPED, "unseen": "taken_out"})
    assert "Choose the file again" in answer.content.decode()
    assert client.post(signed_in, {**TYPED, "unseen": "no_file"}).status_code == 302
    assert not Attachment.objects.exists()


def test_a_file_that_only_names_its_author_is_taken_without_a_question(cast, client_of, signed_in, kept):
    given = {"files": upload("a.docx", word_by_somebody())}
    assert client_of(cast.subgroup_chair).post(signed_in, {**TYPED, **given}).status_code == 302
    assert kept().name == "a.docx"


def test_what_no_copy_can_be_made_of_is_refused_after_a_yes_too(cast, client_of, signed_in):
    damaged = {"files": upload(content=b"PK\x03\x04 and nothing else"), "without_programs": "on"}
    answer = client_of(cast.subgroup_chair).post(signed_in, {**TYPED, **damaged})
    assert answer.status_code == 422
    assert "The file is damaged or locked" in answer.content.decode()
    assert not Stored.objects.exists()


# --- papers ---


@pytest.fixture
def paper(cast) -> PaperAsk:
    item = item_of(meeting_of(cast.bodies["executive"]), "Training")
    asked = {"wanted": "Two pages", "purpose": "assurance", "due_on": TODAY}
    return governance.ask_for_paper(by=cast.support, item=item, person=cast.member, **asked)


def test_a_paper_by_link_is_asked_for_until_a_copy_is_agreed(client_of, paper, warned, kept):
    address = re.search(r"https?://[^/]+(/provide/\S+)", " ".join(Outbox.objects.latest("pk").lines))[1]
    client = client_of(None)
    page = warned(client.post(address, {"document": upload()}))
    assert "Two pages" in page
    assert PaperAsk.objects.get().given_at is None
    answer = client.post(address, {"document": upload(), "without_programs": "on"}).content.decode()
    assert "Thank you: the paper is here" in answer
    assert "register.docx was received" in answer
    assert "It is kept as “register.docx”, without macros." in answer
    assert OFFERED not in answer, "what is given next is asked about anew"
    assert PaperAsk.objects.get().stored == kept()


def test_a_paper_given_by_a_member_is_kept_without_macros_after_a_yes(cast, client_of, paper, warned, kept):
    address, client = reverse("paper_give", args=[cast.slug, paper.pk]), client_of(cast.member)
    warned(client.post(address, {"document": upload()}))
    answer = client.post(address, {"document": upload(), "without_programs": "on"}, follow=True)
    assert "It is kept as “register.docx”, without macros" in answer.content.decode()
    assert PaperAsk.objects.get().stored == kept()


def test_a_paper_by_link_is_given_once_it_is_said_what_becomes_of_what_is_unseen(client_of, paper, warned, kept):
    address = re.search(r"https?://[^/]+(/provide/\S+)", " ".join(Outbox.objects.latest("pk").lines))[1]
    client, content = client_of(None), word_with_changes()
    page = warned(client.post(address, {"document": upload("paper.docx", content)}), UNSEEN, ASKED)
    assert "Go on without a file" not in page
    given = {"document": upload("paper.docx", content), "unseen": "taken_out"}
    assert "without what could be taken out." in client.post(address, given).content.decode()
    assert b"the old number" not in whole(content_of(kept()))


def test_a_restricted_paper_added_to_an_item_keeps_its_title_and_its_name_off_the_record(cast, client_of, warned, kept):
    item = item_of(meeting_of(cast.bodies["executive"]), "Training")
    typed = {"title": "Figures of the year", "purpose": "assurance", "restricted": "on"}
    address, client = reverse("paper_attach", args=[cast.slug, item.pk]), client_of(cast.support)
    page = warned(client.post(address, {**typed, "document": upload()}))
    assert 'value="Figures of the year"' in page
    assert not PaperAsk.objects.exists()
    client.post(address, {**typed, "document": upload(), "without_programs": "on"})
    assert PaperAsk.objects.get().stored == kept()
    told = "".join(EntryText.objects.filter(entry__thing="file").values_list("after", flat=True))
    assert "programs_taken_out_of" in told
    assert "register" not in told
