"""An Excel workbook: the words of the sheets that are shown, and what is in it that its reader does not see."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.files.rules import NotStored
from sightline.files.rules.hidden.package import Package
from sightline.files.rules.hidden.seen import TEXT_LIMIT, Hidden, Seen, bounded, counted

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK = "xl/workbook.xml"
_TRUE = ("1", "true")


def inspect(package: Package) -> Seen:
    """The words of the cells that are shown, and what is hidden."""
    _check(package)
    return Seen(*bounded("\n".join(_lines(package))), hidden=(*package.hidden(), *hidden(package)))


def _check(package: Package) -> None:
    if _WORKBOOK not in package.parts:
        raise NotStored("The file is no Excel workbook: it has no sheets. Save it again as .xlsx and give it again.")


def clean(package: Package) -> None:
    """Takes comments and names out. What is hidden stays where it is: nobody here knows whether sums need it."""
    for _, _, part in _sheets(package):
        kinds = {kind: (key, name) for key, kind, name in package.related(part)}
        if "comments" in kinds and "vmlDrawing" in kinds:  # the little boxes in which notes are drawn
            root = package.xml(part)
            for one in list(root.iter(f"{S}legacyDrawing")):
                root.remove(one)
            package.put(part, root)
            package.drop(kinds["vmlDrawing"][1])
    for name in [*_comments(package), *package.named("xl/persons/")]:
        package.drop(name)
    package.clean()


def _comments(package: Package) -> list[str]:
    return [*package.named("xl/comments"), *package.named("xl/threadedComments/")]


def _sheets(package: Package) -> Iterator[tuple[str, str, str]]:
    """The sheets: name, state, part."""
    parts = {key: name for key, _, name in package.related(_WORKBOOK)}
    for sheet in package.xml(_WORKBOOK).iter(f"{S}sheet"):
        part = parts.get(sheet.get(_ID, ""), "")
        if part in package.parts:
            yield sheet.get("name", ""), sheet.get("state", "visible"), part


def _lines(package: Package) -> Iterator[str]:
    shared = []
    if "xl/sharedStrings.xml" in package.parts:
        for item in package.xml("xl/sharedStrings.xml").iter(f"{S}si"):
            shared.append("".join(one.text or "" for one in item.iter(f"{S}t") if one.getparent().tag != f"{S}rPh"))
    length = 0
    for name, state, part in _sheets(package):
        if state != "visible":
            continue
        yield name
        for row in package.xml(part).iter(f"{S}row"):
            if row.get("hidden") in _TRUE:
                continue
            line = " | ".join(filter(None, (_text(cell, shared) for cell in row.iter(f"{S}c"))))
            length += len(line)
            if line:
                yield line
            if length > TEXT_LIMIT:
                return


def _text(cell, shared: list[str]) -> str:
    kind, value = cell.get("t", "n"), cell.find(f"{S}v")
    if kind == "inlineStr":
        return "".join(one.text or "" for one in cell.iter(f"{S}t"))
    if value is None or not value.text:
        return ""
    if kind == "s":
        place = int(value.text) if value.text.isdecimal() else len(shared)
        return shared[place] if place < len(shared) else ""
    return value.text


def hidden(package: Package) -> Iterator[Hidden]:
    """What is in it that its reader does not see, besides what all Office files may hold. Raises NotStored for
    what is no workbook."""
    _check(package)
    comments = len(_comments(package))
    if comments:
        yield Hidden("comments", "Cells carry comments or notes, with who wrote them.", cleaned=True)
    sheets = [name for name, state, _ in _sheets(package) if state != "visible"]
    if sheets:
        named = ", ".join(f"“{name}”" for name in sheets)
        text = f"{counted(len(sheets), 'sheet is', 'sheets are')} hidden: {named}. Unhide or delete it in Excel."
        yield Hidden("hidden sheets", text, cleaned=False)
    rows, columns = 0, 0
    for _, state, part in _sheets(package):
        if state == "visible":
            for one in package.each(part, f"{S}row", f"{S}col"):
                if one.get("hidden") in _TRUE:
                    rows += one.tag == f"{S}row"
                    columns += one.tag == f"{S}col"
    if rows or columns:
        what = " and ".join(
            filter(
                None,
                (
                    counted(rows, "row", "rows") if rows else "",
                    counted(columns, "run of columns", "runs of columns") if columns else "",
                ),
            )
        )
        text = f"Hidden within its sheets: {what}. Unhide or delete them in Excel."
        yield Hidden("hidden rows", text, cleaned=False)
    if package.named("xl/pivotCache/"):
        text = "A pivot table keeps a copy of all the data it was made from. Paste it as values in Excel."
        yield Hidden("pivot data", text, cleaned=False)
    if package.named("xl/externalLinks/") or "xl/connections.xml" in package.parts:
        text = "It keeps values from other workbooks or a database. Break the links in Excel."
        yield Hidden("linked data", text, cleaned=False)
