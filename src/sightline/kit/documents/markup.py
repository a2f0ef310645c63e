"""XML as Office writes it: safe parsing, namespaces, and the small questions every part asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from lxml import etree

from sightline.kit.documents.blocks import Refused

Element = etree._Element

_OOXML = "http://schemas.openxmlformats.org"
W: Final = f"{{{_OOXML}/wordprocessingml/2006/main}}"
S: Final = f"{{{_OOXML}/spreadsheetml/2006/main}}"
A: Final = f"{{{_OOXML}/drawingml/2006/main}}"
R: Final = f"{{{_OOXML}/officeDocument/2006/relationships}}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M: Final = f"{{{_OOXML}/officeDocument/2006/math}}"
W_VAL: Final = W + "val"

# The "strict" variant of ISO 29500 has other namespaces for the same words.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
DEEP = "The document is nested deeper than any document needs to be; it was not read."
_BROKEN = "The file is damaged: its part “{}” cannot be read. Please save it again and try once more."
_FALSE = frozenset({"0", "false", "off", "none"})


def parse(data: bytes, part: str) -> Element:
    """The root of an XML part, read without entities, without network, without its comments.

    Raises Refused where it is not well formed, or nested or written beyond what the parser allows."""
    data = _usual(data, part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise _refusal(fault, part) from fault
    if root.getroottree().docinfo.doctype:
        raise Refused(
            f"The file holds a document type declaration in “{part}”, which Office files never need; it was not read."
        )
    return root


def elements(data: bytes, part: str, tags: tuple[str, ...]) -> Iterator[Element]:
    """The elements of an XML part that have one of `tags`, each forgotten once the next is asked for: for parts too
    large to keep. The same safety and the same refusals as `parse`."""
    data = _usual(data, part)
    found = etree.iterparse(
        BytesIO(data), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for _, element in found:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as fault:
        raise _refusal(fault, part) from fault


def _refusal(fault: etree.XMLSyntaxError, part: str) -> Refused:
    return Refused(DEEP if "depth" in str(fault) else _BROKEN.format(part))


def _usual(data: bytes, part: str) -> bytes:
    """XML bytes in UTF-8 or as they are, with the namespaces of the usual variant."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = _as_utf8(data, part)
    if b"http://purl.oclc.org/ooxml/" in data:
        data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data)
    return data


def _as_utf8(data: bytes, part: str) -> bytes:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as fault:
        raise Refused(_BROKEN.format(part)) from fault
    return re.sub(r"^<\?xml[^>]*\?>", "", text).encode()


def first(parent: Element, tag: str) -> Element | None:
    """The first child with a tag. (`find` understands whole paths and takes twice as long, which a document of many
    small cells feels.)"""
    return next(parent.iterchildren(tag), None)


def is_on(element: Element | None, attribute: str = W_VAL) -> bool:
    """The value of an on/off element: absent is off, without a value is on."""
    return element is not None and (element.get(attribute) or "1").lower() not in _FALSE


def whole(text: str | None, default: int = 0) -> int:
    """A whole number from an attribute, `default` where there is none or it is not one."""
    try:
        return int(text or default)
    except ValueError:
        return default
