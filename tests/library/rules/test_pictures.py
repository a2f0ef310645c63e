"""Pictures for pages: written anew with nothing in them but what is seen."""

import struct
import zlib

import pytest

from sightline.files.rules import NotStored
from sightline.library.rules.pictures import MOST_BYTES, bare
from tests.library.pictures import JPEG, PNG, chunk, png, segment


def test_a_png_keeps_what_is_seen_alone() -> None:
    assert bare(PNG) == png()
    for gone in (b"Bloggs", b"eXIf", b"<script>"):
        assert gone in PNG
        assert gone not in bare(PNG)


def test_a_jpeg_keeps_its_frame_and_lines_alone() -> None:
    kept = bare(JPEG)
    for gone in (b"GPS", b"Bloggs", b"<script>"):
        assert gone in JPEG
        assert gone not in kept
    assert kept.startswith(b"\xff\xd8\xff\xe0")
    assert b"lines \xff\x00 of it \xff\xd3 more" in kept
    assert kept.endswith(b"second\xff\xd9")
    assert bare(kept) == kept


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "damaged"),
        (b"GIF89a and more", "damaged"),
        (b"<svg onload=alert(1)>", "damaged"),
        (PNG[:40], "damaged"),
        (JPEG[:60], "damaged"),
        (b"\xff\xd8\xff", "damaged"),
        (b"\xff\xd8\xff\xc0\x00\x00", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b"x"), "damaged"),
        (png(width=5001), "5,000 pixels"),
        (png(width=0), "5,000 pixels"),
        (b"\xff\xd8" + segment(0xDA, b"") + b"no frame\xff\xd9", "5,000 pixels"),
        (PNG + bytes(MOST_BYTES), "Make it smaller"),
    ],
)
def test_what_is_no_whole_picture_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(NotStored, match=said):
        bare(content)


def test_the_made_ones_are_pictures() -> None:
    """Those above are as a program writes them: the chunks' sums are right."""
    at = 8
    while at < len(PNG) - len(b"<script>"):
        length = struct.unpack(">I", PNG[at : at + 4])[0]
        assert struct.unpack(">I", PNG[at + 8 + length : at + 12 + length])[0] == zlib.crc32(
            PNG[at + 4 : at + 8 + length]
        )
        at += 12 + length
