"""From bytes to lines of text, whatever the encoding."""

from __future__ import annotations

import re

from sightline.kit.documents.blocks import Note, Refused

_LINE_END = re.compile("\r\n|[\n\r\u0085\u2028\u2029]|(?<=[^\n\r\f])(?=\f)")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DAMAGED = "The text is damaged or was cut short: its characters cannot be read. Please save it as UTF-8 and try again."


def decode(data: bytes) -> tuple[str, list[Note]]:
    """The text of a file in UTF-8, UTF-16, UTF-32 or, with a note, Windows-1252. Raises Refused where it is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), []
    if b"\0" in data[:1000]:
        zeros_first = data[:1000:2].count(0) > data[1:1000:2].count(0)
        return _strictly(data, "utf-16-be" if zeros_first else "utf-16-le"), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    # Five byte values have no meaning in Windows-1252; read as controls they are taken out with a note.
    text = data.decode("cp1252", errors="replace")
    return text, [Note("file", "inferred", "The text is not UTF-8; it was read as Windows-1252 (Western European).")]


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise Refused(_DAMAGED) from fault


def lines_of(text: str) -> list[str]:
    """The physical lines of a text, without their ends; a form feed begins a line, and stays in it."""
    return _LINE_END.split(text)
