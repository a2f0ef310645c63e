"""Storing and giving back, with what can go wrong on a disk."""

import hashlib
import resource

import pytest
from django.core.files.storage import default_storage

from sightline.files.actions import store_file
from sightline.files.models import Stored
from sightline.files.reads import Damaged, content_of, download
from sightline.files.rules import NotStored
from sightline.people.models import Partnership
from sightline.trail.models import Entry
from sightline.trail.rules import Program

pytestmark = pytest.mark.django_db
BY = Program("a test")


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
