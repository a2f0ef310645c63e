"""The bytes of a PDF before it is read: its end, its lock, and how large its streams unpack."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

from sightline.kit.documents.blocks import Refused
from sightline.kit.documents.limits import MAX_PART, MAX_UNPACKED, MB

_STREAM = re.compile(rb"stream\r?\n")
_STEP = 256 * 1024


def check_streams(path: Path) -> None:
    """Refuse a PDF that was cut short, and one whose streams unpack beyond the limits, before any of them is kept."""
    data = path.read_bytes()
    if b"%%EOF" not in data[-2048:] and b"startxref" not in data[-2048:]:
        raise Refused(
            "The PDF was cut short on its way: its end is missing. Please copy or save it again and try once more."
        )
    total = 0
    for match in _STREAM.finditer(data):
        total += _unpacked(data, match.end())
        if total > MAX_UNPACKED:
            raise Refused(f"The PDF is larger than {MAX_UNPACKED // MB} MB unpacked; it was not read.")


def _unpacked(data: bytes, start: int) -> int:
    """How large a compressed stream is, 0 where it is none."""
    if data[start : start + 1] not in (b"x", b"h", b"H", b"X", b"8", b"\x18", b"("):
        return 0
    unpacker = zlib.decompressobj()
    size, at = 0, start
    try:
        while not unpacker.eof and (unpacker.unconsumed_tail or at < len(data)):
            chunk = unpacker.unconsumed_tail or data[at : at + _STEP]
            if not unpacker.unconsumed_tail:
                at += _STEP
            size += len(unpacker.decompress(chunk, 4 * _STEP))
            if size > MAX_PART:
                raise Refused(f"A part of the PDF is larger than {MAX_PART // MB} MB unpacked; it was not read.")
    except zlib.error:
        return size
    return size
