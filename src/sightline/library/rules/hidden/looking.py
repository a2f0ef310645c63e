"""Which reader looks through which kind of file."""

from __future__ import annotations

from sightline.library.rules.hidden import excel, pdf, word
from sightline.library.rules.hidden.package import Package
from sightline.library.rules.hidden.seen import Seen, bounded

_PACKAGES = {".docx": word, ".xlsx": excel}


def inspect(suffix: str, content: bytes) -> Seen:
    """Looks through a file of a kind that can be stored (files.rules.KINDS); of others it says nothing.

    Raises files.rules.NotStored for one that holds programs, or that is not whole."""
    if suffix in _PACKAGES:
        return _PACKAGES[suffix].inspect(Package(content))
    if suffix == ".pdf":
        return pdf.inspect(content)
    return Seen(*bounded(_decoded(content)))


def clean(suffix: str, content: bytes) -> bytes:
    """A copy without what `inspect` said can be taken out; the same bytes for a kind that hides nothing."""
    if suffix in _PACKAGES:
        package = Package(content)
        _PACKAGES[suffix].clean(package)
        return package.written()
    return pdf.clean(content) if suffix == ".pdf" else content


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
