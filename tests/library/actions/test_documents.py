"""Files of editions and appendices with macros: told, and after a yes a copy without them and nothing else is kept."""

import io
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.files.models import Stored
from sightline.files.reads import content_of
from sightline.files.rules.hidden import HoldsPrograms
from sightline.intake.reader import NotRead, read_document
from sightline.library import actions
from sightline.library.models import Appendix, EditionFile
from sightline.trail.models import Entry, EntryText
from tests.files.programs import VBA, whole, word_with_macros
from tests.library import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def on_disk(folder: Path) -> list[bytes]:
    return [one.read_bytes() for one in folder.rglob("*") if one.is_file()]


def test_a_file_with_macros_is_stored_only_as_a_copy_without_them(cast, folder) -> None:
    edition = made.draft_of(cast)
    given = {"by": cast.support, "edition": edition, "name": "Referral form.docm", "content": word_with_macros()}
    with pytest.raises(HoldsPrograms):
        actions.add_file(**given)
    assert not Stored.objects.exists()
    assert on_disk(folder) == []
    file = actions.add_file(**given, without_programs=True)
    assert (file.stored.name, file.title) == ("Referral form.docx", "Referral form")
    assert file.text.startswith("Ask the whole family.")
    [kept] = on_disk(folder)
    assert kept == content_of(file.stored)
    assert VBA not in whole(kept)
    assert docx.Document(io.BytesIO(kept)).paragraphs[0].text == "Ask the whole family."
    entry = Entry.objects.get(verb="added a file to")
    assert "Referral form.docm" in EntryText.objects.get(entry=entry).after


def test_an_appendix_with_macros_is_kept_without_them_after_a_yes(cast, client_of, folder) -> None:
    both = made.consortium_of(cast.partnership, cast.elsewhere)
    edition = made.elsewhere_of(cast, consortium=both)
    actions.adopt_edition(
        by=cast.business_manager,
        partnership=cast.partnership,
        edition=edition,
        adopted_on=edition.published_on,
        meeting="Board",
    )
    address = f"/p/{cast.slug}/library/{edition.resource_id}/appendices/new/"
    sent = {"title": "Our form", "text": ""}
    client = client_of(cast.support)
    answer = client.post(address, sent | {"document": SimpleUploadedFile("form.docm", word_with_macros())})
    assert answer.status_code == 422
    assert "Store a copy without its macros" in answer.content.decode()
    assert on_disk(folder) == []
    yes = {"without_programs": "on", "document": SimpleUploadedFile("form.docm", word_with_macros())}
    assert client.post(address, sent | yes).status_code == 302
    assert Appendix.objects.get().stored.name == "form.docx"
    assert VBA not in b"".join(map(whole, on_disk(folder)))


def test_an_upload_with_macros_is_warned_of_and_the_copy_offered(cast, client_of, folder) -> None:
    edition = made.draft_of(cast)
    address = f"/p/{cast.slug}/library/editions/{edition.pk}/files/new/"
    client = client_of(cast.support)
    page = client.get(address).content.decode()
    assert "Store a copy without its macros" not in page
    answer = client.post(address, {"title": "", "document": SimpleUploadedFile("form.docm", word_with_macros())})
    assert answer.status_code == 422
    for words in ("holds programs (macros)", "Store a copy without its macros", "choose the file again"):
        assert words in answer.content.decode(), words
    yes = {"title": "", "without_programs": "on", "document": SimpleUploadedFile("form.docm", word_with_macros())}
    answer = client.post(address, yes, follow=True)
    assert "“form” is added as “form.docx”, without macros." in answer.content.decode()
    served = client.get(f"/p/{cast.slug}/library/files/{EditionFile.objects.get().pk}/")
    assert VBA not in whole(served.content)
    assert "form.docx" in served.headers["Content-Disposition"]


def test_a_plan_with_macros_is_refused_as_ever() -> None:
    for name in ("plan.docm", "plan.docx"):
        with pytest.raises(NotRead, match=r"can hold macros|holds macros"):
            read_document(name, word_with_macros())
