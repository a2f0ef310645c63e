"""Which reader looks through which kind of file."""

from __future__ import annotations

from sightline.files.rules import PDF_DAMAGE, NotStored, suffix_of
from sightline.files.rules.hidden import excel, pdf, powerpoint, programs, word
from sightline.files.rules.hidden.agreeing import ASKED_ABOUT, Agreed, HoldsUnseen, Storable, Unseen
from sightline.files.rules.hidden.package import Package
from sightline.files.rules.hidden.seen import Hidden, Seen, bounded

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


def unseen(suffix: str, content: bytes) -> tuple[Hidden, ...]:
    """What `inspect` says is hidden, without reading the words."""
    if suffix in _PACKAGES:
        package = Package(content)
        return (*package.hidden(), *_PACKAGES[suffix].hidden(package))
    return pdf.hidden(content) if suffix == ".pdf" else ()


def storable(name: str, content: bytes, agreed: Agreed) -> Storable:
    """What is stored of a file that somebody gives, by what she agreed to. Raises what `free_of_programs` raises, and
    HoldsUnseen for what she is to be asked about, and where a copy without it would still hold all of it."""
    kept, free = free_of_programs(name, content, agreed=agreed.without_programs)
    suffix = suffix_of(kept)
    held = unseen(suffix, free)
    asked = [one for one in held if one.kind in ASKED_ABOUT]
    in_vain = agreed.unseen == Unseen.TAKEN_OUT and not any(one.cleaned for one in asked)
    if asked and (agreed.unseen == Unseen.ASK or in_vain):
        raise HoldsUnseen([("", asked)])
    if not asked or agreed.unseen == Unseen.STAYS:
        return Storable(kept, free, free is not content, left=tuple(one.kind for one in asked))
    return Storable(
        kept,
        _cleaned(suffix, free),
        free is not content,
        taken_out=tuple(one.kind for one in held if one.cleaned),
        left=tuple(one.kind for one in asked if not one.cleaned),
    )


def _cleaned(suffix: str, content: bytes) -> bytes:
    try:
        return clean(suffix, content)
    except PDF_DAMAGE as error:
        raise NotStored(
            "No copy without them could be made of this file, so nothing was stored. Take them out in the program it "
            "was made with, and give that."
        ) from error


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
