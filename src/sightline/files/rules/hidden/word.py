"""A Word document: its words, and what is in it that its reader does not see."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from sightline.files.rules import NotStored
from sightline.files.rules.hidden.package import Package
from sightline.files.rules.hidden.programs import fetched_template
from sightline.files.rules.hidden.seen import Hidden, Seen, bounded, counted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
_ADDED, _TAKEN = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
_CHANGED = tuple(
    f"{W}{name}"
    for name in ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "tblGridChange",
                 "numberingChange", "tblPrExChange", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
                 "moveToRangeEnd", "cellIns", "cellMerge")
)  # fmt: skip
_COMMENTS = tuple(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def inspect(package: Package) -> Seen:
    """The words of the body, notes and headers, as a reader sees them with the changes accepted; and what is hidden."""
    if _DOCUMENT not in package.parts:
        raise NotStored("The file is no Word document: it has no text. Save it again as .docx and give it again.")
    return Seen(*bounded("\n".join(_lines(package))), hidden=(*package.hidden(), *hidden(package)))


def clean(package: Package) -> None:
    """Accepts what was tracked, and takes comments and names out."""
    for name in _texts(package):
        root = package.xml(name)
        _accept(root)
        for one in [*root.iter(*_COMMENTS)]:
            _take_out(one)
        package.put(name, root)
    for name in [*package.named("word/comments"), *package.named("word/people")]:
        package.drop(name)
    package.clean()


def _texts(package: Package) -> list[str]:
    starts = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
    return [name for start in starts for name in package.named(start)]


def _lines(package: Package) -> Iterator[str]:
    for name in _texts(package):
        root = package.xml(name)
        for paragraph in root.iter(f"{W}p"):
            words = "".join(
                one.text or "" if one.tag == f"{W}t" else " "
                for one in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
                if _paragraph_of(one) is paragraph and not _within(one, _TAKEN)
            )
            if words.strip():
                yield words.strip()


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(f"{W}p"), None)


def _within(element: etree._Element, tags: tuple[str, ...]) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def hidden(package: Package) -> Iterator[Hidden]:
    """What is in it that its reader does not see, besides what all Office files may hold."""
    comments = sum(
        len(list(package.xml(name).iter(f"{W}comment")))
        for name in package.named("word/comments")
        if name == "word/comments.xml"
    )
    if comments:
        yield Hidden(
            "comments", f"It holds {counted(comments, 'comment', 'comments')}, with who wrote them.", cleaned=True
        )
    tracked, vanished = 0, 0
    for name in _texts(package):
        root = package.xml(name)
        tracked += sum(1 for _ in root.iter(*_ADDED, *_TAKEN, *_CHANGED))
        vanished += sum(1 for one in root.iter(f"{W}vanish") if one.get(f"{W}val", "true") not in ("0", "false"))
    if tracked:
        what = counted(tracked, "change is tracked", "changes are tracked")
        text = f"{what}: what was taken out can still be read. The cleaned copy accepts them all."
        yield Hidden("tracked changes", text, cleaned=True)
    if any(fetched_template(package, anywhere=True)):
        text = "It names the template it was made from, with a folder on the computer of whoever made it."
        yield Hidden("template", text, cleaned=True)
    if vanished:
        text = (
            "Some of its text is formatted as hidden. Show hidden text in Word, and delete what is not meant "
            "for readers."
        )
        yield Hidden("hidden text", text, cleaned=False)


def _accept(root: etree._Element) -> None:
    """Accepts every change that was tracked."""
    for mark in list(root.iter(f"{W}del")):
        row = mark.getparent()
        if row is not None and row.tag == f"{W}trPr":  # a row that was taken out
            _take_out(row.getparent())
    for mark in list(root.iter(f"{W}cellDel")):
        cell = next(mark.iterancestors(f"{W}tc"), None)
        if cell is not None:
            _take_out(cell)
    emptied = [
        paragraph
        for paragraph in root.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
        and not any(not _within(one, _TAKEN) for one in paragraph.iter(f"{W}t", f"{W}drawing", f"{W}pict"))
    ]
    for paragraph in emptied:
        if len(paragraph.getparent()) > 1 and paragraph.getparent().tag != f"{W}tc":
            _take_out(paragraph)
    for one in [*root.iter(*_TAKEN), *root.iter(*_CHANGED)]:
        _take_out(one)
    for one in list(root.iter(*_ADDED)):
        parent = one.getparent()
        if parent is None:
            continue
        if parent.tag in (f"{W}rPr", f"{W}trPr"):  # the mark of a paragraph or row that was added
            parent.remove(one)
            continue
        place = parent.index(one)
        parent.remove(one)
        for number, child in enumerate(list(one)):
            parent.insert(place + number, child)


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
