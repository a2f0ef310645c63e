"""Text out of bytes."""

from pathlib import Path

import pytest

from sightline.kit.documents import open_document
from sightline.kit.documents.blocks import Refused
from sightline.kit.documents.text.decoding import decode, lines_of

TEXT = "Blaenoriaeth 1 – plant’s “voice”"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
)
def test_unicode(data: bytes) -> None:
    assert decode(data) == (TEXT, [])


def test_windows_1252_is_read_and_said() -> None:
    text, (note,) = decode(TEXT.encode("cp1252"))
    assert text == TEXT
    assert "Windows-1252" in note.message


def test_bytes_that_windows_1252_does_not_know() -> None:
    text, notes = decode(b"caf\xe9 \x81")
    assert text.startswith("café ")
    assert notes


def test_utf_16_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode("utf-16")[:-1])
    with pytest.raises(Refused, match="damaged or was cut short"):
        open_document(path)


def test_every_kind_of_line_end() -> None:
    assert lines_of("a\nb\r\nc\rd\fe\u2028f\u0085g") == ["a", "b", "c", "d", "\fe", "f", "g"]
