"""The scanner's protocol, against a real socket that answers as clamd does."""

import pytest

from sightline.files.rules import NotStored
from sightline.files.scanner import CHUNK, scan


def test_a_clean_file_passes_whole(clamd):
    content = b"clean" * CHUNK
    scan(content, clamd.address)
    assert clamd.read == [content]


def test_something_harmful_is_refused(clamd):
    with pytest.raises(NotStored, match="found something harmful"):
        scan(b"xx EICAR xx", clamd.address)


def test_a_file_the_scanner_cannot_read_is_refused(clamd):
    with pytest.raises(NotStored, match="could not read"):
        scan(b"odd", clamd.address)


def test_a_scanner_that_is_away_means_nothing_is_stored(tmp_path):
    with pytest.raises(NotStored, match="cannot be reached"):
        scan(b"anything", str(tmp_path / "no-such-socket"))


def test_without_a_scanner_nothing_is_asked():
    scan(b"anything", "")
