"""A PDF: its words, and what is in it that its reader does not see."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from sightline.files.rules import PDF_DAMAGE, NotStored
from sightline.files.rules.hidden.seen import TEXT_LIMIT, Hidden, Seen, bounded, counted

PAGES_READ = 300
_DAMAGED = "The PDF is damaged and cannot be read. Open it, save it again as PDF and give it again."
_NAMES = {"/Author": "author", "/Company": "company", "/Manager": "manager", "/LastModifiedBy": "last saved by"}
_REMARKS = frozenset(
    f"/{name}" for name in ("Text", "FreeText", "Popup", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret",
                            "Stamp", "Ink", "FileAttachment")
)  # fmt: skip


def inspect(content: bytes) -> Seen:
    """The words of its pages, and what is hidden. Raises NotStored for one that is damaged or holds programs."""
    try:
        reader = _checked(content)
        if reader.is_encrypted:
            why = "It is locked with a password, so nothing in it could be read or looked through."
            return Seen("", unread=why, hidden=(Hidden("locked", f"{why} Save it without one.", cleaned=False),))
        words, unread = _words(reader)
        return Seen(*bounded(words, unread), hidden=tuple(_hidden(reader, content)))
    except PDF_DAMAGE as error:
        raise NotStored(_DAMAGED) from error


def check(content: bytes) -> None:
    """Raises NotStored for one that is damaged or holds programs."""
    try:
        _checked(content)
    except PDF_DAMAGE as error:
        raise NotStored(_DAMAGED) from error


def hidden(content: bytes) -> tuple[Hidden, ...]:
    """What is in it that its reader does not see; nothing of one that is locked. Raises what `check` raises."""
    try:
        reader = _checked(content)
        return () if reader.is_encrypted else tuple(_hidden(reader, content))
    except PDF_DAMAGE as error:
        raise NotStored(_DAMAGED) from error


def _checked(content: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(content), strict=False)
    if not reader.is_encrypted and _runs_programs(reader):
        raise NotStored(
            "The PDF holds programs (JavaScript), so it was not stored: whoever opens it would run them. "
            "Print it to PDF anew, and give that."
        )
    return reader


def clean(content: bytes) -> bytes:
    """A copy without names, remarks, files within and earlier versions; its pages, tags and links stay."""
    reader = PdfReader(io.BytesIO(content), strict=False)
    title = str((reader.metadata or {}).get("/Title", "") or "")
    writer = PdfWriter(clone_from=reader)
    root = writer.root_object
    for key in ("/Metadata", "/AF"):
        root.pop(NameObject(key), None)
    names = root.get("/Names")
    if names is not None:
        names.get_object().pop(NameObject("/EmbeddedFiles"), None)
    for page in writer.pages:
        page.pop(NameObject("/Metadata"), None)
        kept = [one for one in page.get("/Annots", ()) if one.get_object().get("/Subtype") not in _REMARKS]
        if "/Annots" in page:
            page[NameObject("/Annots")] = ArrayObject(kept)
    writer.metadata = {"/Title": TextStringObject(title)} if title else {}
    # What nothing refers to any more was still written: a copy of the copy leaves it behind.
    out = io.BytesIO()
    PdfWriter(clone_from=PdfReader(_written(writer))).write(out)
    return out.getvalue()


def _written(writer: PdfWriter) -> io.BytesIO:
    out = io.BytesIO()
    writer.write(out)
    return out


def _words(reader: PdfReader) -> tuple[str, str]:
    pages, length = [], 0
    for number, page in enumerate(reader.pages):
        if number >= PAGES_READ or length > TEXT_LIMIT:
            return "\n".join(pages), f"It is long: the search reads its first {number} pages."
        pages.append(page.extract_text())
        length += len(pages[-1])
    words = "\n".join(pages)
    if not words.strip():
        return (
            "",
            "No words could be read in it: it may be a scan. Nobody finds it by its words, nor hears it read aloud.",
        )
    return words, ""


def _hidden(reader: PdfReader, content: bytes) -> Iterator[Hidden]:
    info = reader.metadata or {}
    named = [f"{label}: {info[key]}" for key, label in _NAMES.items() if str(info.get(key) or "").strip()]
    if named:
        yield Hidden("properties", f"Its properties name {'; '.join(named)}.", cleaned=True)
    elif "/Metadata" in reader.root_object:
        yield Hidden("properties", "It carries properties that may say who made it and with what.", cleaned=True)
    remarks = sum(
        one.get_object().get("/Subtype") in _REMARKS for page in reader.pages for one in page.get("/Annots", ())
    )
    if remarks:
        yield Hidden(
            "comments", f"It holds {counted(remarks, 'remark', 'remarks')}, with who wrote them.", cleaned=True
        )
    if _object(_object(reader.root_object.get("/Names")).get("/EmbeddedFiles")):
        yield Hidden("files within", "Files are embedded in it.", cleaned=True)
    if content.count(b"%%EOF") > 1 and not _linearised(content):
        text = "It was changed after it was made, and the earlier version may still be in it."
        yield Hidden("earlier version", text, cleaned=True)
    fields = reader.get_fields() or {}
    if any(str(one.get("/V") or "").strip() for one in fields.values()):
        text = "Somebody filled in fields of its form. Clear them if they are not meant for readers."
        yield Hidden("filled fields", text, cleaned=False)


def _linearised(content: bytes) -> bool:
    """A PDF made for the web ends twice without ever having been changed."""
    return b"/Linearized" in content[:1024] and content.count(b"%%EOF") == 2


def _runs_programs(reader: PdfReader) -> bool:
    root = reader.root_object
    opening = _object(root.get("/OpenAction"))
    return bool(
        _object(root.get("/Names")).get("/JavaScript")
        or (isinstance(opening, DictionaryObject) and opening.get("/S") in ("/JavaScript", "/Launch"))
    )


def _object(value: Any) -> Any:
    found = value.get_object() if value is not None else None
    return found if isinstance(found, dict) else {}
