"""Storing and giving back, with what can go wrong on a disk."""

import hashlib
import io
import resource
from pathlib import Path

import docx
import openpyxl
import pytest
from django.core.files.storage import default_storage

from sightline.files import rules
from sightline.files.actions import store_file, store_files
from sightline.files.models import Stored
from sightline.files.reads import Damaged, content_of, download
from sightline.files.rules import NotStored
from sightline.files.rules.hidden import Agreed, HoldsPrograms, HoldsUnseen, Unseen
from sightline.people.models import Partnership
from sightline.trail.models import Entry, EntryText
from sightline.trail.rules import Program
from tests.files.programs import VBA, excel_with_macros, whole, word_plain, word_with_macros
from tests.files.unseen import excel_with_a_hidden_sheet, word_with_changes

pytestmark = pytest.mark.django_db
BY = Program("a test")
YES = Agreed(without_programs=True)


@pytest.fixture
def partnership(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Partnership.objects.create(slug="marram", name="Isle of Marram")


def test_a_file_comes_back_as_it_was_given(partnership):
    stored = store_file(by=BY, partnership=partnership, name="Plan\u2019s list.txt", content=b"1.1 Do it")
    assert content_of(stored) == b"1.1 Do it"
    assert stored.sha256 == hashlib.sha256(b"1.1 Do it").hexdigest()
    answer = download(stored)
    assert answer.headers["Content-Type"] == "text/plain"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''Plan")


def test_the_same_bytes_are_one_file(partnership):
    first = store_file(by=BY, partnership=partnership, name="a.txt", content=b"same")
    second = store_file(by=BY, partnership=partnership, name="b.txt", content=b"same")
    assert first.pk == second.pk
    assert [entry.verb for entry in Entry.objects.filter(thing="file")] == ["stored", "stored again"]


def test_what_is_refused_leaves_no_row_and_no_file(partnership):
    with pytest.raises(NotStored):
        store_file(by=BY, partnership=partnership, name="a.docx", content=b"not a zip")
    assert not Stored.objects.exists()


def test_a_half_written_file_is_mended_by_giving_it_again(partnership):
    stored = store_file(by=BY, partnership=partnership, name="a.txt", content=b"whole")
    with open(default_storage.path(stored.path), "wb") as file:
        file.write(b"wh")
    with pytest.raises(Damaged):
        content_of(stored)
    store_file(by=BY, partnership=partnership, name="a.txt", content=b"whole")
    assert content_of(stored) == b"whole"


def test_a_disk_that_takes_no_more_leaves_no_row_and_the_file_can_be_given_again(partnership):
    content = b"x" * (16 * 1024 * 1024)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (12 * 1024 * 1024, before[1]))  # the database stays below that
    try:
        with pytest.raises(NotStored, match="disk may be full"):
            store_file(by=BY, partnership=partnership, name="a.txt", content=content)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not Stored.objects.exists()
    assert content_of(store_file(by=BY, partnership=partnership, name="a.txt", content=content)) == content


def test_a_full_disk_is_a_sentence_and_stores_nothing(partnership, monkeypatch):
    def full(name, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    with pytest.raises(NotStored, match="disk may be full"):
        store_file(by=BY, partnership=partnership, name="a.txt", content=b"x")
    assert not Stored.objects.exists()
    assert not Entry.objects.exists()


# --- files with programs ---


def on_disk() -> list[bytes]:
    return [one.read_bytes() for one in Path(default_storage.location).rglob("*") if one.is_file()]


def said() -> str:
    return "".join(EntryText.objects.filter(entry__thing="file").values_list("after", flat=True))


def test_a_file_with_macros_is_stored_nowhere_until_a_copy_without_them_was_agreed(partnership):
    given = {"by": BY, "partnership": partnership, "name": "C:\\forms\\Referral.docm", "content": word_with_macros()}
    with pytest.raises(HoldsPrograms):
        store_file(**given)
    assert not Stored.objects.exists()
    assert not Entry.objects.exists()
    assert on_disk() == []
    stored = store_file(**given, agreed=YES)
    assert (stored.name, stored.media_type) == ("Referral.docx", rules.KINDS[".docx"][0])
    assert on_disk() == [content_of(stored)]
    assert VBA not in whole(content_of(stored))
    assert docx.Document(io.BytesIO(content_of(stored))).paragraphs[0].text == "Ask the whole family."
    assert '"programs_taken_out_of":"Referral.docm"' in said()


def test_what_holds_no_macros_is_stored_as_it_is_whatever_was_agreed(partnership):
    content = word_plain()
    stored = store_file(by=BY, partnership=partnership, name="a.docx", content=content, agreed=YES)
    assert content_of(stored) == content
    assert "programs_taken_out_of" not in said()


def test_the_record_does_not_name_a_restricted_file_with_macros(partnership):
    given = {"name": "Family of Jo.docm", "content": word_with_macros(), "hidden": True}
    store_file(by=BY, partnership=partnership, **given, agreed=YES)
    assert "programs_taken_out_of" in said()
    assert "Family of Jo" not in said()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("form.docm", b"", "empty"),
        ("form.docm", b"PK\x03\x04", "damaged"),
        ("form.docm", VBA, "locked with a password"),
        ("form.docx", b"PK\x03\x04 and nothing else", "damaged"),
        ("form.dotm", word_with_macros(), "cannot be stored here"),
        ("form.xlsb", word_with_macros(), "cannot be stored here"),
        ("letter.pdf", b"%PDF-1.7 and nothing else", "damaged"),
        ("large.docm", word_with_macros() + bytes(rules.SIZE_LIMIT), "larger than 20 MB"),
    ],
)
def test_what_nobody_can_make_a_copy_of_is_refused_whatever_was_agreed(partnership, name, content, words):
    for agreed in (Agreed(), YES):
        with pytest.raises(NotStored, match=words) as refused:
            store_file(by=BY, partnership=partnership, name=name, content=content, agreed=agreed)
        assert not isinstance(refused.value, HoldsPrograms)
    assert not Stored.objects.exists()
    assert on_disk() == []


def test_of_several_files_all_with_macros_are_named_before_one_is_stored(partnership):
    files = [("a.txt", b"Agreed."), ("b.docm", word_with_macros()), ("c.xlsx", excel_with_macros())]
    with pytest.raises(HoldsPrograms, match=r"“b\.docm” and “c\.xlsx” hold programs \(macros\).*no file was stored"):
        store_files(by=BY, partnership=partnership, files=files)
    assert on_disk() == []
    assert not Stored.objects.exists()
    stored = store_files(by=BY, partnership=partnership, files=files, agreed=YES)
    assert [one.name for one in stored] == ["a.txt", "b.docx", "c.xlsx"]
    assert openpyxl.load_workbook(io.BytesIO(content_of(stored[2]))).active["C1"].value == "=B1*2"


def test_of_several_files_the_damaged_one_is_named_before_one_is_stored(partnership):
    with pytest.raises(NotStored, match=r"“b\.docx”: The file is damaged"):
        store_files(by=BY, partnership=partnership, files=[("a.txt", b"Agreed."), ("b.docx", b"PK\x03\x04")])
    assert on_disk() == []


def test_one_file_of_one_is_not_named(partnership):
    with pytest.raises(HoldsPrograms, match=r"^The file holds"):
        store_files(by=BY, partnership=partnership, files=[("b.docm", word_with_macros())])


# --- files with what their readers do not see ---


def test_a_file_that_holds_something_unseen_is_stored_nowhere_until_its_giver_has_said_what_becomes_of_it(partnership):
    content = word_with_changes()
    given = {"by": BY, "partnership": partnership, "name": "Form.docx", "content": content}
    with pytest.raises(HoldsUnseen):
        store_file(**given)
    assert on_disk() == []
    assert not Entry.objects.exists()
    copy = store_file(**given, agreed=Agreed(unseen=Unseen.TAKEN_OUT))
    assert b"the old number" not in whole(content_of(copy))
    assert '"taken_out":["properties","tracked changes"]' in said()
    as_it_is = store_file(**given, agreed=Agreed(unseen=Unseen.STAYS))
    assert content_of(as_it_is) == content
    assert '"holds_unseen":["tracked changes"]' in said()


def test_of_several_files_each_that_holds_something_unseen_is_named_once_macros_are_settled(partnership):
    files = [("a.docm", word_with_macros()), ("b.docx", word_with_changes()), ("c.xlsx", excel_with_a_hidden_sheet())]
    with pytest.raises(HoldsPrograms, match=r"^“a\.docm” holds"):
        store_files(by=BY, partnership=partnership, files=files)
    with pytest.raises(HoldsUnseen) as asked:
        store_files(by=BY, partnership=partnership, files=files, agreed=YES)
    assert [one.partition(" holds")[0] for one in asked.value.reasons] == ["“b.docx”", "“c.xlsx”"]
    assert on_disk() == []
    agreed = Agreed(without_programs=True, unseen=Unseen.TAKEN_OUT)
    stored = store_files(by=BY, partnership=partnership, files=files, agreed=agreed)
    assert [one.name for one in stored] == ["a.docx", "b.docx", "c.xlsx"]


def test_what_the_program_made_is_not_asked_about(partnership):
    content = word_with_changes()
    assert content_of(store_file(by=BY, partnership=partnership, name="a.docx", content=content, made=True)) == content
