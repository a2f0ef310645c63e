"""What may be stored: pure checks of a file's name, size and content."""

from __future__ import annotations

import io
import re
import unicodedata

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from sightline.kit.refusals import Refusal

SIZE_LIMIT = 20 * 1024 * 1024  # bytes; a plan with pictures is 1 to 5 MB
NAME_LIMIT = 120  # characters
PDF_PAGES = 400  # of one file, where it goes into a pack
# A damaged PDF may fail anywhere in its reader; whatever it was, the file is the reason.
PDF_DAMAGE = (PyPdfError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)

# What people may give us, by suffix: the media type and the first bytes that prove it (b"" where any text may begin).
KINDS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (b"PK\x03\x04",)),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (b"PK\x03\x04",)),
    ".pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", (b"PK\x03\x04",)),
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".txt": ("text/plain", ()),
    ".tsv": ("text/tab-separated-values", ()),
    ".csv": ("text/csv", ()),
    ".json": ("application/json", ()),
}

_ZIPPED, _OLD_CONTAINER = (b"PK\x03\x04",), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# What stands in a page of the library: written anew there before it is stored, and taken nowhere else.
PICTURES: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
}

# What the program makes itself and keeps beside what people give; nobody can upload these.
MADE: dict[str, str] = {".html": "text/html; charset=utf-8"}


class NotStored(Refusal):
    """The file was refused and nothing was stored; the message says what is wrong and what to do."""

    field = "document"


def suffix_of(name: str) -> str:
    """The suffix in lower case with its dot, "" where there is none."""
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def plain_name(name: str) -> str:
    """A file's own name, safe to show and to give back: no folders, no control characters, at most NAME_LIMIT long."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    name = "".join(one for one in name if unicodedata.category(one)[0] != "C")
    name = re.sub(r"\s+", " ", name).strip(" .") or "file"
    suffix = suffix_of(name)
    return name if len(name) <= NAME_LIMIT else name[: NAME_LIMIT - len(suffix)] + suffix


def media_type(name: str, content: bytes, *, made: bool = False, picture: bool = False) -> str:
    """The media type of an upload, by its name and its first bytes together. `made` is for what the program made: of a
    kind in MADE too, and as large as it comes; `picture` for one of PICTURES.

    Raises NotStored for an empty file, one over SIZE_LIMIT, a kind not in KINDS, or one that is not what its name says.
    """
    if not content:
        raise NotStored("The file is empty. Check that it was saved, and choose it again.")
    if len(content) > SIZE_LIMIT and not made:
        megabytes = SIZE_LIMIT // (1024 * 1024)
        raise NotStored(f"The file is larger than {megabytes} MB. Take large pictures out of it and try again.")
    suffix = suffix_of(name)
    if made and suffix in MADE:
        return MADE[suffix]
    kinds = PICTURES if picture else KINDS
    if suffix not in kinds:
        known = ", ".join(kinds)
        raise NotStored(
            f"A file ending in \u201c{suffix or name}\u201d cannot be stored here. Use one of these: {known}."
        )
    kind, beginnings = kinds[suffix]
    if beginnings == _ZIPPED and content.startswith(_OLD_CONTAINER):
        raise NotStored(
            f"The file is locked with a password, or older than {suffix} files are. Open it, save it without a "
            f"password as {suffix}, and give it again."
        )
    if beginnings and not content.startswith(beginnings):
        raise NotStored(
            f"The file is not what its name says: it does not begin like a {suffix} file. Save it again as one."
        )
    return kind


def check_pdf(name: str, content: bytes) -> int:
    """How many pages a PDF has that is to go into a pack.

    Raises NotStored for one that is locked, damaged, or longer than PDF_PAGES.
    """
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        locked = reader.is_encrypted
        count = 0 if locked else len(reader.pages)
    except PDF_DAMAGE as error:
        raise NotStored(
            f"“{name}” is damaged and cannot be read as a PDF. Open it, save it again as PDF and give it again."
        ) from error
    if locked:
        raise NotStored(
            f"“{name}” is locked with a password, so its pages cannot go into the pack. "
            "Save it without a password and give it again."
        )
    if not 0 < count <= PDF_PAGES:
        raise NotStored(f"“{name}” has {count} pages; a pack takes 1 to {PDF_PAGES} of one file. Give a shorter one.")
    return count
