"""What a picture says of where, when and with what it was taken: the EXIF part of a JPEG or PNG file.

Sources: JPEG segments by ITU T.81 and the EXIF standard (APP1 "Exif"), Adobe's XMP (APP1 too), IPTC (APP13); PNG chunks
by its specification (eXIf, tEXt, zTXt, iTXt).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_SAYS = (0xE1, 0xED, 0xFE)  # APP1, APP13, a comment
_TOLD = (b"eXIf", b"tEXt", b"zTXt", b"iTXt")


def place_in(content: bytes) -> bool:
    """Whether a JPEG or PNG holds such a part; False for what is neither."""
    return any(told for told, _ in _pieces(content))


def without_place(content: bytes) -> bytes:
    """The picture without those parts, otherwise byte by byte as it was."""
    pieces = list(_pieces(content))
    if not any(told for told, _ in pieces):
        return content
    return b"".join(piece for told, piece in pieces if not told)


def _pieces(content: bytes) -> Iterator[tuple[bool, bytes]]:
    """The picture in pieces, each with whether it tells something; a damaged one, or another format, is one piece."""
    if content.startswith(_JPEG):
        yield from _segments(content)
    elif content.startswith(_PNG):
        yield from _chunks(content)
    else:
        yield False, content


def _segments(content: bytes) -> Iterator[tuple[bool, bytes]]:
    yield False, content[:2]
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF and content[place + 1] != 0xDA:
        end = place + 2 + struct.unpack(">H", content[place + 2 : place + 4])[0]
        yield content[place + 1] in _SAYS, content[place:end]
        place = end
    yield False, content[place:]  # the picture itself begins here


def _chunks(content: bytes) -> Iterator[tuple[bool, bytes]]:
    yield False, content[:8]
    place = 8
    while place + 12 <= len(content):
        end = place + 12 + struct.unpack(">I", content[place : place + 4])[0]
        yield content[place + 4 : place + 8] in _TOLD, content[place:end]
        place = end
    yield False, content[place:]
