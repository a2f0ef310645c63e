"""What a file is by its content: the refusals that need no reading."""

from __future__ import annotations

import re
from pathlib import Path

from sightline.kit.documents.blocks import Refused
from sightline.kit.documents.limits import MAX_FILE, MB

READ = ".docx, .xlsx, .pdf, .txt and .csv"
_KINDS = {
    "docx": "office", "xlsx": "office", "pdf": "pdf",
    "txt": "text", "csv": "text", "tsv": "text", "tab": "text", "md": "text",
}  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNS = (
    (b"PK\x03\x04", "a zip file or Office document", "office"),
    (b"PK\x05\x06", "an empty zip file", "other"),
    (b"%PDF-", "a PDF", "pdf"),
    (_OLE, "an old Office document", "ole"),
    (b"{\\rtf", "a rich text document (.rtf)", "other"),
    (b"\x89PNG", "a picture", "other"),
    (b"\xff\xd8\xff", "a picture", "other"),
    (b"GIF8", "a picture", "other"),
    (b"II*\0", "a picture", "other"),
    (b"MM\0*", "a picture", "other"),
    (b"BM", "a picture", "picture?"),
    (b"\x1f\x8b", "a compressed file", "other"),
    (b"7z\xbc\xaf", "a compressed file", "other"),
    (b"Rar!", "a compressed file", "other"),
    (b"MZ", "a program", "program?"),
    (b"\x7fELF", "a program", "other"),
)
_WEB_PAGE = re.compile(rb"\s*(<!doctype html|<html|<\?xml[^>]*>\s*<html)", re.IGNORECASE)


def kind_of(path: Path, name: str) -> str:
    """Which source reads the file: "office", "pdf" or "text", decided by its content.

    Raises Refused where it is empty, too large, of a kind that is not read, or not what `name` says."""
    if not path.is_file():
        raise Refused("There is no such file. Please check its name and try again.")
    size = path.stat().st_size
    if not size:
        raise Refused("The file is empty. Please choose the file again.")
    if size > MAX_FILE:
        raise Refused(
            f"The file is larger than {MAX_FILE // MB} MB. Please save it without its pictures and try again."
        )
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    expected = _KINDS.get(suffix)
    with path.open("rb") as file:
        start = file.read(1024)
        words, found = _by_content(start)
        if found == "ole":
            raise _old_office(start + file.read(), suffix)
    if suffix in ("docm", "xlsm", "dotm", "xltm"):
        raise Refused("A file of this type can hold macros. Please save it as .docx or .xlsx and try again.")
    if expected is None:
        raise Refused(_not_read(suffix, words, found))
    if expected != found:
        if not start.strip(b"\0"):
            raise Refused(
                "The file holds nothing but zeros: it was not saved or copied completely. Please save it again."
            )
        raise Refused(f"The name ends in “.{suffix}”, but the file is {words}. Please choose the document itself.")
    return found


def _not_read(suffix: str, words: str, found: str) -> str:
    if not suffix:
        return f"The file's name has no ending, so its type is not known. Please give it one of {READ}."
    if found == "office" or (found == "other" and suffix in ("doc", "xls")):
        return f"The name ends in “.{suffix}”, but the file is {words}. Please save it as .docx or .xlsx and try again."
    return f"Files ending in “.{suffix}” are not read. Please save it as one of {READ}."


def _by_content(start: bytes) -> tuple[str, str]:
    for sign, words, kind in _SIGNS:
        if start.startswith(sign):
            if kind.endswith("?") and b"\0" not in start:
                continue  # two letters may begin a text
            return words, kind.rstrip("?")
    if b"%PDF-" in start:
        return "a PDF", "pdf"
    if _WEB_PAGE.match(start):
        return "a web page", "other"
    if _is_text(start):
        return "plain text", "text"
    return "of another type or damaged", "other"


def _is_text(start: bytes) -> bool:
    """Whether bytes can be the start of a text: few controls, zeros only as UTF-16 has them."""
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    odd, even = start[1::2].count(0), start[::2].count(0)
    if odd or even:
        return min(odd, even) == 0 and max(odd, even) > len(start) * 0.3
    controls = sum(byte < 9 or 13 < byte < 32 for byte in start)
    return controls <= 4 + len(start) // 50


def _old_office(data: bytes, suffix: str) -> Refused:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return Refused("The file is protected by a password. Please take the password off, save it and try again.")
    if holds("WordDocument"):
        return Refused("This is an old Word document (.doc). Please open it in Word, save it as .docx and try again.")
    if holds("Workbook") or holds("Book"):
        return Refused("This is an old Excel workbook (.xls). Please open it in Excel, save it as .xlsx and try again.")
    return Refused(f"This is an old Office file, which is not read. Please save it as one of {READ}.")
