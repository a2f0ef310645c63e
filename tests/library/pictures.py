"""Two small pictures as a program writes them, with more in them than is seen."""

from __future__ import annotations

import struct
import zlib


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*told: bytes, width: int = 2) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + b"".join(told)
        + chunk(b"IDAT", zlib.compress(b"\x00\x40\xc0"))
        + chunk(b"IEND", b"")
    )


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


PNG = png(chunk(b"tEXt", b"Author\x00Jo Bloggs"), chunk(b"eXIf", b"GPS here")) + b"<script>"
_FRAME = segment(0xC0, b"\x08" + struct.pack(">HH", 1, 2) + b"\x01\x01\x11\x00")
JPEG = (
    b"\xff\xd8"
    + segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")
    + segment(0xE1, b"Exif\x00\x00GPS here")
    + segment(0xED, b"Photoshop by Jo Bloggs")
    + segment(0xFE, b"<script>")
    + _FRAME
    + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
    + b"lines \xff\x00 of it \xff\xd3 more"
    + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
    + b"second\xff\xd9"
    + b"<script>"
)
