"""Programs in an Office file: found whatever they are called, and taken out of a copy of it.

Programs are macros, controls (ActiveX), buttons added to the window, add-ins, a template fetched from elsewhere,
which brings its own, and fields that ask another program for what they show. What is one is told by how the file refers
to it, by its declared type, by its name and by its first bytes: whoever hides a macro renames one of them.

Sources: ECMA-376 part 2 (packages), [MS-OFFMACRO2] and [MS-CUSTOMUI] (the parts and their relationships), [MS-OVBA]
(the storage "_VBA_PROJECT" within the old container).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from sightline.files.rules import NotStored, suffix_of
from sightline.files.rules.hidden import asking
from sightline.files.rules.hidden.package import CONTENT_TYPES, RELS, TYPES, Package, rels_of, target_of

WITHOUT = {".docm": ".docx", ".xlsm": ".xlsx", ".pptm": ".pptx"}
"""The kinds that are made for macros, and what a copy without them is."""

_MAIN = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
_RELATED = frozenset(
    ("vbaProject", "wordVbaData", "vbaProjectSignature", "vbaProjectSignatureAgile", "vbaProjectSignatureV3", "control",
     "activeXControlBinary", "extensibility", "userCustomization", "attachedToolbars", "keyMapCustomizations",
     "webextensiontaskpanes", "webextension")
)  # fmt: skip
_TYPED = ("vbaproject", "vbadata", "activex", "keymapcustomizations", "attachedtoolbars", "webextension")
_NAMED = re.compile(r"vbaproject|vbadata|(^|/)(customui|activex|webextensions)/|attachedtoolbars|usercustomization")
_OLD_SHEETS = re.compile(r"macrosheet", re.IGNORECASE)
_MADE_FOR_THEM = re.compile("macroenabled")
_OLD_CONTAINER, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_VBA = "_VBA_PROJECT".encode("utf-16-le")
_REFERS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BUTTON_RUNS = re.compile(rb"<x:FmlaMacro>[^<]*</x:FmlaMacro>")
_RUNS = ("ppaction://macro", "ppaction://program")
# What is left empty once a control has gone from it, and then has to go too.
_FRAMES = ("controls", "Choice", "Fallback", "AlternateContent")
_ON_THIS_COMPUTER = re.compile(r"(file:/{3})?[a-z]:[\\/]", re.IGNORECASE)
_DEEPEST = 3


class HoldsPrograms(NotStored):
    """A file holds programs and a copy without them can be made; nothing was stored. `names` are those of the files
    that hold some, where several were given at once."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        many = len(names) > 1
        which = " and ".join(f"“{one}”" for one in names) or "The file"
        holds, them, copies = ("hold", "them", "copies") if many else ("holds", "it", "a copy")
        none, files = ("no file was stored", "your files") if names else ("it was not stored", "the file")
        super().__init__(
            f"{which} {holds} programs (macros), which would run on the computer of whoever opens {them}, so {none}. "
            f"We can store {copies} without them: tick the box below and choose {files} again."
        )


def check(suffix: str, package: Package) -> None:
    """Raises HoldsPrograms where a copy without them can be made, NotStored where nobody here can take them out."""
    if kept := _stays(package):
        raise NotStored(kept)
    if _within(package, _DEEPEST):
        raise NotStored(
            "A file within this file holds programs (macros), so it was not stored, and we cannot take them out. "
            "Delete the file that is embedded in it, save it and give it again."
        )
    if suffix in WITHOUT or _found(package):
        raise HoldsPrograms


def ordinary(name: str) -> str:
    """What a file is called as one of a kind that holds no programs: form.docm as form.docx."""
    suffix = suffix_of(name)
    return name[: len(name) - len(suffix)] + WITHOUT[suffix] if suffix in WITHOUT else name


def without(name: str, content: bytes) -> tuple[str, bytes]:
    """The name and the bytes of a copy without programs, of the kind that holds none.

    Raises NotStored for what cannot be cleaned, or would not be clean."""
    name, package = ordinary(name), Package(content)
    gone = _programs(package)
    for part in gone:
        del package.parts[part]
    for rels in [one for one in package.parts if one.endswith(".rels")]:
        _unrelate(package, rels, gone)
    for part in package.named("ppt/slide"):
        _still(package, part)
    for part in package.named("xl/drawings/", ".vml"):
        package.parts[part] = _BUTTON_RUNS.sub(b"", package.parts[part])
    asking.answer(package)
    _keep_what_is_reached(package)
    _declare(package, suffix_of(name))
    cleaned = package.written()
    try:
        check(suffix_of(name), Package(cleaned))
    except HoldsPrograms as error:
        raise NotStored(
            "The programs (macros) in this file could not be taken out, so nothing was stored. Save it as an ordinary "
            "file in the program it was made with, and give that."
        ) from error
    return name, cleaned


def fetched_template(package: Package, *, anywhere: bool) -> Iterator[str]:
    """Where a template lies that is fetched on opening; `anywhere` says whether one on the writer's own computer, which
    no reader's finds, counts too."""
    for rels in [one for one in package.parts if one.endswith(".rels")]:
        for one in package.xml(rels).iter(f"{RELS}Relationship"):
            if _is_template(one) and (anywhere or not _ON_THIS_COMPUTER.match(one.get("Target", ""))):
                yield one.get("Target", "")


def forget_template(package: Package) -> None:
    """Takes out where the template lies: the file has what it needs of it."""
    for rels in [one for one in package.parts if one.endswith(".rels")]:
        _unrelate(package, rels, frozenset(), related=frozenset())


def _found(package: Package) -> bool:
    return bool(
        _programs(package)
        or _declared(package, _MADE_FOR_THEM)
        or any(fetched_template(package, anywhere=False))
        or any(_runs(package, part) for part in package.named("ppt/slide"))
        or asking.asks(package)
    )


def _stays(package: Package) -> str:
    """Why a program cannot be taken out, in a sentence; "" where there is none of the kind."""
    if any(_OLD_SHEETS.search(name) for name in package.parts) or _declared(package, _OLD_SHEETS):
        return (
            "The workbook holds a sheet of old macros (Excel 4.0), so it was not stored, and we cannot take it out: "
            "sums may need it. Delete that sheet in Excel, save the file as .xlsx and give it again."
        )
    if asking.links(package):
        return (
            "The workbook asks other programs for its figures (DDE), so it was not stored, and we cannot take that "
            "out: sums may need them. Break its links in Excel, save it and give it again."
        )
    return ""


def _programs(package: Package) -> frozenset[str]:
    """The parts that are programs."""
    related = {
        target_of(rels, one)
        for rels in package.parts
        if rels.endswith(".rels")
        for one in package.xml(rels).iter(f"{RELS}Relationship")
        if one.get("Type", "").rpartition("/")[2] in _RELATED
    }
    overrides, defaults = _types(package)
    found = set()
    for name, content in package.parts.items():
        typed = overrides.get(name.lower()) or defaults.get(name.lower().rpartition(".")[2], "")
        embedded = "/embeddings/" in name.lower()
        if (
            name in related
            or any(word in typed for word in _TYPED)
            or _NAMED.search(name.lower())
            or (content.startswith(_OLD_CONTAINER) and _VBA in content and not embedded)
        ):
            found.add(name)
    return frozenset(found & package.parts.keys() - {CONTENT_TYPES})


def _within(package: Package, deepest: int) -> bool:
    """Whether a file embedded in this one holds programs, or is packed deeper than anybody packs."""
    for name, content in package.parts.items():
        if content.startswith(_OLD_CONTAINER) and "/embeddings/" in name.lower():
            if _VBA in content or b"vbaproject" in content.lower():
                return True
        elif content.startswith(_ZIP):
            try:
                inner = Package(content)
            except NotStored:
                continue  # no Office file, or one that nobody can open
            if not deepest or _found(inner) or _stays(inner) or _within(inner, deepest - 1):
                return True
    return False


def _types(package: Package) -> tuple[dict[str, str], dict[str, str]]:
    """What the file declares its parts to be: by name, and by the ending of the name."""
    root = package.xml(CONTENT_TYPES)
    overrides = {
        one.get("PartName", "").lstrip("/").lower(): one.get("ContentType", "").lower()
        for one in root.iter(f"{TYPES}Override")
    }
    defaults = {
        one.get("Extension", "").lower(): one.get("ContentType", "").lower() for one in root.iter(f"{TYPES}Default")
    }
    return overrides, defaults


def _declared(package: Package, words: re.Pattern[str]) -> bool:
    overrides, defaults = _types(package)
    return any(words.search(one) for one in (*overrides.values(), *defaults.values()))


def _is_template(relationship: etree._Element) -> bool:
    kind = relationship.get("Type", "").rpartition("/")[2]
    return kind == "attachedTemplate" and relationship.get("TargetMode") == "External"


def _unrelate(package: Package, rels: str, gone: frozenset[str], related: frozenset[str] = _RELATED) -> None:
    """Takes the relationships to programs out of `rels`, and what refers to them out of the part they are of."""
    root, ids = package.xml(rels), set()
    for one in list(root.iter(f"{RELS}Relationship")):
        kind = one.get("Type", "").rpartition("/")[2]
        inside = one.get("TargetMode") != "External" and target_of(rels, one) in gone
        if inside or kind in related or _is_template(one):
            ids.add(one.get("Id", ""))
            root.remove(one)
    if not ids:
        return
    package.put(rels, root)
    folder, _, name = rels.rpartition("/")
    part = (folder.removesuffix("_rels") + name.removesuffix(".rels")).lstrip("/")
    if part not in package.parts:
        return
    body = package.xml(part)
    referring = [
        one
        for one in body.iter(etree.Element)
        if any(one.get(key) in ids for key in (f"{_REFERS}id", f"{_REFERS}pict"))
    ]
    for one in referring:
        _take_out(one)
    package.put(part, body)


def _take_out(element: etree._Element) -> None:
    """Takes an element out, and the frames around it that hold nothing else."""
    parent = element.getparent()
    while parent is not None:
        parent.remove(element)
        if len(parent) or etree.QName(parent).localname not in _FRAMES:
            return
        element, parent = parent, parent.getparent()


def _runs(package: Package, part: str) -> bool:
    return any(one.get("action", "").lower().startswith(_RUNS) for one in package.xml(part).iter(etree.Element))


def _still(package: Package, part: str) -> None:
    """Takes out of a slide what runs a macro or a program when it is clicked or passed over."""
    if _runs(package, part):
        root = package.xml(part)
        for one in list(root.iter(etree.Element)):
            if one.get("action", "").lower().startswith(_RUNS):
                one.getparent().remove(one)
        package.put(part, root)


def _keep_what_is_reached(package: Package) -> None:
    """Leaves out every part that nothing refers to: a program under another name is not carried along."""
    reached, ahead = set(), [""]
    while ahead:
        part = ahead.pop()
        rels = rels_of(part)
        if rels not in package.parts or rels in reached:
            continue
        reached.add(rels)
        new = [name for _, _, name in package.related(part) if name in package.parts and name not in reached]
        reached.update(new)
        ahead.extend(new)
    package.parts = {name: content for name, content in package.parts.items() if name in reached | {CONTENT_TYPES}}


def _declare(package: Package, suffix: str) -> None:
    """Says of each part that is left what it is, and of the whole that it is of a kind without programs."""
    root = package.xml(CONTENT_TYPES)
    _remove(one for one in root.iter(f"{TYPES}Override") if one.get("PartName", "").lstrip("/") not in package.parts)
    _remove(
        one
        for one in root.iter(f"{TYPES}Default")
        if any(word in one.get("ContentType", "").lower() for word in _TYPED)
    )
    main = {name for _, kind, name in package.related("") if kind == "officeDocument"}
    for one in root.iter(f"{TYPES}Override"):
        if one.get("PartName", "").lstrip("/") in main and suffix in _MAIN:
            one.set("ContentType", _MAIN[suffix])
    package.put(CONTENT_TYPES, root)


def _remove(elements: Iterable[etree._Element]) -> None:
    for one in list(elements):
        one.getparent().remove(one)
