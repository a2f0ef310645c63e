"""An Office file as the zip of parts it is (ISO 29500-2), checked before anything in it is believed."""

from __future__ import annotations

import posixpath
import re
import stat
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

from sightline.kit.documents.blocks import Note, Refused
from sightline.kit.documents.limits import MAX_PART, MAX_PARTS, MAX_RATIO, MAX_UNPACKED, MB
from sightline.kit.documents.markup import parse

_MAIN_TYPES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "word",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": "word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": "excel",
}
_OTHER_TYPES = (
    ("presentationml", "PowerPoint presentation"),
    ("visio", "Visio drawing"),
    ("sheet.binary", "binary Excel workbook (.xlsb)"),
)
_BINARY = frozenset(
    {"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "wdp", "ico", "bin", "ttf", "otf", "odttf"}
    | {"fntdata", "wav", "mp3", "mp4", "docx", "xlsx", "pptx", "pdf", "doc", "xls"}
)  # endings of parts that are no XML
_PERCENT = re.compile("%([0-7][0-9A-Fa-f])")
_DECLARED = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_ENCODINGS = frozenset(
    {b"utf-8", b"utf8", b"utf-16", b"utf-16le", b"utf-16be", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
)
_KEPT = 2 * MB  # parts up to this size are kept once unpacked

DAMAGED = "The file is damaged or was cut short on its way. Please open it in Office, save it again and try once more."


class Relationship(NamedTuple):
    """How one part points to another: `kind` is the last word of the relationship's type, `target` a part's name, or an
    address outside the file where `external`."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of an Office file.

    Raises Refused on opening where the zip is damaged, encrypted, disguised, too large, or holds macros or XML with
    declarations of its own."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, NotImplementedError, OSError) as fault:
            raise Refused(DAMAGED) from fault
        self._kept: dict[str, bytes] = {}
        self._infos = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        _check_entries(self._zip.infolist(), path.stat().st_size)
        self.notes: list[Note] = []
        self._defaults, self._overrides = self._content_types()
        self.main, self.kind = self._find_main()
        self._check_parts()

    def __contains__(self, part: str) -> bool:
        return part in self._infos

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises Refused where it is absent, damaged or declares entities."""
        if part in self._kept:
            return self._kept[part]
        data = self._unpacked(part)
        if part.rpartition(".")[2].lower() not in _BINARY:
            _check_xml(data, part)
        if len(data) <= _KEPT:
            self._kept[part] = data
        return data

    def _unpacked(self, part: str) -> bytes:
        info = self._infos.get(part)
        if info is None:
            raise Refused(DAMAGED)
        try:
            return self._zip.read(info)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as fault:
            raise Refused(DAMAGED) from fault

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part ("" for the package itself), by id."""
        folder, _, base = part.rpartition("/")
        name = f"{folder}/_rels/{base}.rels".lstrip("/")
        if name not in self:
            return {}
        found: dict[str, Relationship] = {}
        for one in parse(self.read(name), name):
            if not isinstance(one.tag, str) or not one.tag.endswith("}Relationship"):
                continue
            kind = one.get("Type", "").rstrip("/").rpartition("/")[2]
            target, external = one.get("Target", ""), one.get("TargetMode") == "External"
            if not external:
                target = self._resolve(folder, target)
            found[one.get("Id", "")] = Relationship(kind, target, external)
        return found

    def content_type(self, part: str) -> str:
        """The declared content type of a part, "" where none is."""
        return self._overrides.get(part.lower()) or self._defaults.get(part.rpartition(".")[2].lower(), "")

    def _resolve(self, folder: str, target: str) -> str:
        target = target.partition("#")[0]
        joined = posixpath.normpath(target if target.startswith("/") else f"/{folder}/{target}").lstrip("/")
        if joined in self:
            return joined
        wanted = _PERCENT.sub(lambda match: chr(int(match[1], 16)), joined).casefold()
        return next((name for name in self._infos if name.casefold() == wanted), joined)

    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        name = "[Content_Types].xml"
        if name not in self:
            return {}, {}
        defaults, overrides = {}, {}
        for one in parse(self.read(name), name):
            kind = one.get("ContentType", "")
            if one.get("Extension") is not None:
                defaults[one.get("Extension", "").lower()] = kind
            elif one.get("PartName") is not None:
                overrides[one.get("PartName", "").lstrip("/").lower()] = kind
        return defaults, overrides

    def _find_main(self) -> tuple[str, str]:
        """The main part's name and whether it is "word" or "excel"."""
        if "[Content_Types].xml" not in self:
            if "mimetype" in self and b"opendocument" in self._unpacked("mimetype"):
                raise Refused(
                    "This is an OpenDocument file. Please save it as Word (.docx) or Excel (.xlsx) and try again."
                )
            raise Refused("This is a zip file, not a Word or Excel document. Please choose the document itself.")
        for kind in (*self._overrides.values(), *self._defaults.values()):
            lower = kind.lower()
            if "macroenabled" in lower or "vbaproject" in lower or "macrosheet" in lower:
                raise _macros()
        main = next((one.target for one in self.relationships("").values() if one.kind == "officeDocument"), "")
        if main not in self:
            raise Refused(DAMAGED)
        declared = self.content_type(main)
        kind = _MAIN_TYPES.get(declared)
        if kind is None:
            other = next((words for sign, words in _OTHER_TYPES if sign in declared), "file of another program")
            raise Refused(
                f"This is a {other}, not a Word or Excel document. Sightline reads .docx, .xlsx, .pdf, .txt and .csv."
            )
        return main, kind

    def _check_parts(self) -> None:
        """Every part that is XML is free of declarations; nothing is a macro; what points outside is said."""
        for name in self._infos:
            lower = name.lower()
            if lower.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in lower:
                raise _macros()
            if lower.rpartition(".")[2] not in _BINARY:
                self.read(name)
        outside: dict[str, int] = {}
        for name in self._infos:
            if name.endswith(".rels"):
                folder, _, base = name.rpartition("/")
                part = f"{folder.removesuffix('_rels')}{base.removesuffix('.rels')}"
                for one in self.relationships(part).values():
                    if one.external and one.kind != "hyperlink":
                        outside[one.kind] = outside.get(one.kind, 0) + 1
        for kind in outside:
            words = _OUTSIDE.get(kind, "something")
            self.notes.append(
                Note("file", "unread", f"The document points to {words} outside itself. It was not fetched.")
            )


_OUTSIDE = {
    "image": "a picture",
    "attachedTemplate": "a template",
    "oleObject": "an embedded object",
    "subDocument": "another document",
    "externalLinkPath": "another workbook",
    "frame": "a web page",
    "aFChunk": "a piece of another file",
}


def _macros() -> Refused:
    return Refused("The file holds macros. Please save it as .docx or .xlsx without macros and try again.")


def _check_entries(infos: list[zipfile.ZipInfo], size: int) -> None:
    if len(infos) > MAX_PARTS:
        raise Refused(f"The file is a zip of {len(infos):,} parts; at most {MAX_PARTS:,} are read.")
    seen: set[str] = set()
    packed = unpacked = 0
    for info in infos:
        name = info.filename
        pieces = name.replace("\\", "/").split("/")
        if name.startswith("/") or ".." in pieces or "\\" in name or ":" in name or "\0" in info.orig_filename:
            raise Refused("The file holds a part whose name points outside the file; it was not read.")
        if name.casefold() in seen:
            raise Refused("The file holds two parts of the same name, which Office never writes; it was not read.")
        seen.add(name.casefold())
        if stat.S_ISLNK(info.external_attr >> 16):
            raise Refused("The file holds a link to another file, which Office never writes; it was not read.")
        if info.flag_bits & 0x1:
            raise Refused("The file is protected by a password. Please take the password off, save it and try again.")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused(DAMAGED)
        if info.file_size > MB and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise Refused("The file unpacks to many times its size, as no document does; it was not read.")
        if info.file_size > MAX_PART:
            raise Refused(f"A part of the file is larger than {MAX_PART // MB} MB unpacked; it was not read.")
        packed += info.compress_size
        unpacked += info.file_size
    if unpacked > MAX_UNPACKED:
        raise Refused(f"The file is larger than {MAX_UNPACKED // MB} MB unpacked; it was not read.")
    if packed > size:
        raise Refused(DAMAGED)


def _check_xml(data: bytes, part: str) -> None:
    """Refuse a DOCTYPE or ENTITY in whatever encoding, and encodings that could hide one. (In Office's own text "<" is
    always written as an entity, so the bytes of a declaration cannot be somebody's words.)"""
    plain = data.replace(b"\0", b"") if b"\0" in data[:400] else data
    if b"<!" in plain and _DECLARED.search(plain):
        raise Refused(
            f"The file declares a document type or entity in “{part}”, which Office never writes; it was not read."
        )
    start = plain[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    declared = _ENCODING.match(start)
    if start and (not start.startswith(b"<") or (declared and declared[1].lower() not in _ENCODINGS)):
        raise Refused(f"The part “{part}” of the file is not written as Office writes it; the file was not read.")
