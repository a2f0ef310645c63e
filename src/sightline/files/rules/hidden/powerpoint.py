"""A PowerPoint presentation: the words of its slides, and what is in it that its reader does not see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.files.rules import NotStored
from sightline.files.rules.hidden.package import Package
from sightline.files.rules.hidden.seen import Hidden, Seen, bounded, counted

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PRESENTATION = "ppt/presentation.xml"
_FALSE = ("0", "false")


def inspect(package: Package) -> Seen:
    """The words of the slides that are shown, in their order, and what is hidden."""
    if _PRESENTATION not in package.parts:
        raise NotStored(
            "The file is no PowerPoint presentation: it has no slides. Save it again as .pptx and give it again."
        )
    return Seen(*bounded("\n".join(_lines(package))), hidden=(*package.hidden(), *hidden(package)))


def clean(package: Package) -> None:
    """Takes comments and names out. Notes and hidden slides stay: whoever trains may need them."""
    for name in _comments(package):
        package.drop(name)
    package.clean()


def _comments(package: Package) -> list[str]:
    names = ("ppt/comments/", "ppt/commentAuthors", "ppt/authors")
    return [name for start in names for name in package.named(start)]


def _slides(package: Package) -> Iterator[tuple[str, bool]]:
    """The slides by number: part, and whether it is shown."""
    found = [name for name in package.named("ppt/slides/slide") if re.search(r"\d+\.xml$", name)]
    for name in sorted(found, key=lambda one: int("".join(filter(str.isdecimal, one.rpartition("/")[2])))):
        yield name, package.xml(name).get("show") not in _FALSE


def _lines(package: Package) -> Iterator[str]:
    for name, shown in _slides(package):
        if shown:
            for paragraph in package.xml(name).iter(f"{A}p"):
                words = "".join(one.text or "" for one in paragraph.iter(f"{A}t")).strip()
                if words:
                    yield words


def hidden(package: Package) -> Iterator[Hidden]:
    """What is in it that its reader does not see, besides what all Office files may hold."""
    if any(not name.endswith(("uthors.xml",)) for name in _comments(package)):
        yield Hidden("comments", "Slides carry comments, with who wrote them.", cleaned=True)
    hidden = sum(not shown for _, shown in _slides(package))
    if hidden:
        text = f"{counted(hidden, 'slide is', 'slides are')} hidden. Show or delete them in PowerPoint."
        yield Hidden("hidden slides", text, cleaned=False)
    notes = sum(
        any((one.text or "").strip() for one in package.xml(name).iter(f"{A}t") if _typed(one))
        for name in package.named("ppt/notesSlides/")
    )
    if notes:
        text = f"{counted(notes, 'slide has', 'slides have')} speaker’s notes. Read them, or delete them in PowerPoint."
        yield Hidden("notes", text, cleaned=False)


def _typed(text) -> bool:
    """Whether somebody wrote it: the slide's number in the notes is a field."""
    return text.getparent().tag != f"{A}fld"
