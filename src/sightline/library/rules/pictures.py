"""Pictures that stand in pages: PNG or JPEG, written anew with nothing in them but what is seen. Pure.

Sources: the PNG specification (chunks), ITU T.81 (JPEG's segments and markers).
"""

from __future__ import annotations

import re

from sightline.files.rules import PICTURES, NotStored, suffix_of

MOST_BYTES = 1024 * 1024  # a page carries it to a phone
MOST_SIDE = 5000  # pixels: a small file can unpack to a picture that fills a browser's memory
NAMED = re.compile(r"[a-z0-9][a-z0-9-]*\.(?:png|jpe?g)$")
"""What a picture is called, and written as in a page."""

_PNG = b"\x89PNG\r\n\x1a\n"
_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND")
_DROPPED = (*range(0xE1, 0xEE), 0xEF, 0xFE)  # what programs say of a picture; not its frame (E0), nor its colours (EE)
_ALONE = (0x01, *range(0xD0, 0xD8))  # markers without a length
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def is_picture(name: str) -> bool:
    """Whether a file of that name is one that stands in pages, and is taken away with them."""
    return suffix_of(name) in PICTURES


def bare(content: bytes) -> bytes:
    """The picture alone: no place, camera, author or remark, nothing before or behind it.

    Raises NotStored for what is no whole PNG or JPEG, or too large."""
    if len(content) > MOST_BYTES:
        raise NotStored(f"The picture is {len(content) // 1024:,} kB; at most 1,024 go into a page. Make it smaller.")
    try:
        kept, sides = _png(content) if content.startswith(_PNG) else _jpeg(content)
    except (IndexError, ValueError) as error:
        raise NotStored("The picture is damaged, or no PNG or JPEG. Save it as one, and give it again.") from error
    if not all(1 <= side <= MOST_SIDE for side in sides):
        raise NotStored(f"The picture may be at most {MOST_SIDE:,} pixels wide and high. Make it smaller.")
    return kept


def _png(content: bytes) -> tuple[bytes, tuple[int, int]]:
    kept, at, kind = [_PNG], len(_PNG), b""
    while kind != b"IEND":
        end = at + 12 + int.from_bytes(content[at : at + 4])
        kind = content[at + 4 : at + 8]
        if end > len(content) or (at == len(_PNG)) != (kind == b"IHDR"):
            raise ValueError("not whole")
        if kind in _CHUNKS:
            kept.append(content[at:end])
        at = end
    return b"".join(kept), (int.from_bytes(content[16:20]), int.from_bytes(content[20:24]))


def _jpeg(content: bytes) -> tuple[bytes, tuple[int, int]]:
    if content[:2] != b"\xff\xd8":
        raise ValueError("not whole")
    kept, at, sides = [content[:2]], 2, (0, 0)
    while True:
        if content[at] != 0xFF:
            raise ValueError("not whole")
        marker = content[at + 1]
        if marker == 0xD9:
            return b"".join([*kept, content[at : at + 2]]), sides
        end = at + 2 if marker in _ALONE else at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if end > len(content):
            raise ValueError("not whole")
        if marker in _FRAMES:
            sides = int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7])
        if marker == 0xDA:  # the lines of the picture follow, until the next marker that is none of theirs
            end = _behind(content, end)
        if marker not in _DROPPED:
            kept.append(content[at:end])
        at = end


def _behind(content: bytes, start: int) -> int:
    """Where the picture's lines from `start` end: at the next marker that is none of theirs. Raises ValueError where
    there is none."""
    at = content.index(b"\xff", start)
    while content[at + 1] in (0x00, 0xFF, *range(0xD0, 0xD8)):
        at = content.index(b"\xff", at + 1)
    return at
