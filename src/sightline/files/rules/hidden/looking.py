"""Which reader looks through which kind of file."""

from __future__ import annotations

from sightline.files.rules import suffix_of
from sightline.files.rules.hidden import excel, pdf, powerpoint, programs, word
from sightline.files.rules.hidden.package import Package
from sightline.files.rules.hidden.seen import Seen, bounded

_PACKAGES = {".docx": word, ".xlsx": excel, ".pptx": powerpoint}


def inspect(suffix: str, content: bytes) -> Seen:
    """Looks through a file of a kind that can be stored (files.rules.KINDS); of others it says nothing.

    Raises HoldsPrograms for one of which `programs.without` makes a copy that holds none; files.rules.NotStored for
    other programs, and for what is not whole."""
    if suffix in _PACKAGES or suffix in programs.WITHOUT:
        package = Package(content)
        programs.check(suffix, package)
        return _PACKAGES[suffix].inspect(package)
    if suffix == ".pdf":
        return pdf.inspect(content)
    return Seen(*bounded(_decoded(content)))


def check(suffix: str, content: bytes) -> None:
    """Looks for programs alone, in a file of any kind. Raises what `inspect` raises for them, and for what is not
    whole."""
    if suffix in _PACKAGES or suffix in programs.WITHOUT:
        programs.check(suffix, Package(content))
    elif suffix == ".pdf":
        pdf.check(content)


def free_of_programs(name: str, content: bytes, *, agreed: bool) -> tuple[str, bytes]:
    """The name and the bytes to store of a file that somebody gives: its own; of one with programs, where that was
    `agreed`, those of a copy without. Raises what `check` and `without` raise."""
    try:
        check(suffix_of(name), content)
    except programs.HoldsPrograms:
        if not agreed:
            raise
        return programs.without(name, content)
    return name, content


def clean(suffix: str, content: bytes) -> bytes:
    """A copy without what `inspect` said can be taken out; the same bytes for a kind that hides nothing."""
    if suffix in _PACKAGES:
        package = Package(content)
        programs.forget_template(package)
        _PACKAGES[suffix].clean(package)
        return package.written()
    return pdf.clean(content) if suffix == ".pdf" else content


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
