"""From a file to a document: guard first, then the one source that reads its kind."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from sightline.kit.documents import guard
from sightline.kit.documents.blocks import Document, Refused


def open_document(path: Path, name: str | None = None) -> Document:
    """The document in the file at `path`; `name` is what it was called when it was given, where that differs.

    Raises Refused, with one sentence for the person who gave it, for whatever cannot be read."""
    name = name or path.name
    kind = guard.kind_of(path, name)
    try:
        if kind != "office":
            return _source(kind).read(path, name)
        package = _source("package").Package(path)
        _check_ending(name, package.kind)
        document: Document = _source(package.kind).read(package, name)
    except RecursionError as fault:
        raise Refused("The document is nested deeper than any document needs to be; it was not read.") from fault
    document.notes[:0] = package.notes
    return document


def _source(kind: str):
    # Each kind's library is loaded only for a file of that kind: this is half of a short command's time.
    return import_module(f"sightline.kit.documents.{kind}")


def _check_ending(name: str, kind: str) -> None:
    wanted, words = {"word": (".docx", "a Word document"), "excel": (".xlsx", "an Excel workbook")}[kind]
    if not name.lower().endswith(wanted):
        raise Refused(
            f"The name does not end in “{wanted}”, but the file is {words}. Please choose the document itself."
        )
