"""What in an Office file asks another program for something as soon as it is opened (DDE), and any program at that: the
fields DDE and DDEAUTO of Word, the DDE links of Excel.

Sources: ECMA-376 part 1, 17.16 (fields: a code between marks, which may be cut into many pieces, and the result last
fetched) and 18.14.4 (ddeLink).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from sightline.files.rules.hidden.package import Package

_ASKS = re.compile(r'[\s"]*dde(auto)?(?![a-z])', re.IGNORECASE)
_ANYWHERE = re.compile(r"ddeauto|\x00" + _ASKS.pattern, re.IGNORECASE)
_CODES, _MARK, _SIMPLE, _LINK = ("instrText", "delInstrText"), "fldChar", "fldSimple", "ddeLink"
_WITH_CODES = ("nstrText", "fldSimple")
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # the marks of an encoding, and space


def asks(package: Package) -> bool:
    """Whether a Word file has a field that asks a program. Told by all the codes of a part, read one after the other:
    whoever hides one breaks the marks around it."""
    return any(_ANYWHERE.search(_codes(package.xml(part))) for part in _parts_with(package, *_WITH_CODES))


def answer(package: Package) -> None:
    """Puts in the place of each such field what it showed last."""
    for part in _parts_with(package, *_WITH_CODES):
        root = package.xml(part)
        if not _ANYWHERE.search(_codes(root)):
            continue
        for one in [one for one in root.iter(etree.Element) if _name(one) == _SIMPLE]:
            if _ASKS.match(_attribute(one, "instr")):
                _unwrap(one)
        for one in _marks_and_codes(root):
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)
        package.put(part, root)


def links(package: Package) -> bool:
    """Whether an Excel workbook has a link to another program."""
    parts = _parts_with(package, _LINK)
    return any(_name(one) == _LINK for part in parts for one in package.xml(part).iter(etree.Element))


@dataclass(slots=True)
class _Field:
    """A field while its part is read: the elements of its code and its marks, and whether its result has begun."""

    code: str = ""
    elements: list[etree._Element] = field(default_factory=list)
    shows: bool = False


def _marks_and_codes(root: etree._Element) -> list[etree._Element]:
    """What makes fields of the results of those that ask: their marks, and everything in a run of their code."""
    open_fields: list[_Field] = []
    found: list[etree._Element] = []
    for one in root.iter(etree.Element):
        kind = _attribute(one, "fldCharType") if _name(one) == _MARK else ""
        if kind == "begin":
            open_fields.append(_Field())
        if not open_fields:
            continue
        inner = open_fields[-1]
        inner.shows = inner.shows or kind in ("separate", "end")
        if _name(one) in _CODES and not inner.shows:
            inner.code += one.text or ""
        if one.getparent() is not None and _name(one.getparent()) == "r" and _name(one) != "rPr":
            for around in open_fields:
                if not around.shows or (kind and around is inner):
                    around.elements.append(one)
        if kind == "end":
            open_fields.pop()
            if _ASKS.match(inner.code):
                found += inner.elements
    return found


def _codes(root: etree._Element) -> str:
    """The codes of all fields of a part, a NUL where a mark stands and before each code that stands in one piece."""
    pieces = []
    for one in root.iter(etree.Element):
        if _name(one) == _MARK:
            pieces.append("\x00")
        elif _name(one) in _CODES:
            pieces.append(one.text or "")
        elif _name(one) == _SIMPLE:
            pieces.append(f"\x00{_attribute(one, 'instr')}\x00")
    return "".join(pieces)


def _parts_with(package: Package, *words: str) -> list[str]:
    """The parts of markup, whatever they are called, in which one of these words stands: in an encoding that the format
    allows."""
    wanted = [word.encode(how) for word in words for how in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        name
        for name, content in package.parts.items()
        if content[:64].lstrip(_BEFORE_MARKUP).startswith(b"<") and any(one in content for one in wanted)
    ]


def _name(element: etree._Element) -> str:
    """Its name alone: the format has two spaces of names, which say the same."""
    return etree.QName(element).localname


def _attribute(element: etree._Element, name: str) -> str:
    return next((value for key, value in element.items() if etree.QName(key).localname == name), "")


def _unwrap(element: etree._Element) -> None:
    """Puts what is in an element in its place."""
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = [child for child in element if _name(child) != "fldData"]
