"""Rendered files opened again, and every word in them: what a reader, a search or a curious person would find."""

import io
import re
import zipfile

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject, TextStringObject


def parts_of(docx: bytes) -> dict[str, str]:
    """Every XML part of a Word file, by its name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}


def words_of_word(docx: bytes) -> str:
    """Everything that any part of it says, properties and pictures' words too."""
    return "\n".join(parts_of(docx).values())


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """Each bookmark with the number of its page, from 1."""
    opened = reader(pdf)

    def walk(items):
        for one in items:
            if isinstance(one, list):
                yield from walk(one)
            else:
                yield " ".join(str(one.title).split()), opened.get_destination_page_number(one) + 1

    return list(walk(opened.outline))


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, spaces made one."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader(pdf).pages]


def words_of_pdf(pdf: bytes) -> str:
    """The pages' text, and every text string in the file wherever it hangs: properties, bookmarks, tags, pictures'
    words; streams that are text (the XMP properties) with them."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    return "\n".join(
        [*page_texts(pdf), *(said for one in writer._objects if one is not None for said in _strings(one))]
    )


def _strings(value, depth=0):
    if depth > 50 or isinstance(value, IndirectObject):
        return
    if isinstance(value, TextStringObject | str):
        yield str(value)
    elif isinstance(value, ArrayObject):
        for one in value:
            yield from _strings(one, depth + 1)
    elif isinstance(value, DictionaryObject):
        for key in value:
            yield from _strings(value.raw_get(key), depth + 1)
        if isinstance(value, StreamObject) and value.get("/Type") == "/Metadata":
            yield value.get_data().decode("utf-8", "replace")


def tags_of(pdf: bytes) -> list[tuple[str, str]]:
    """The structure tree in its order: each tag's kind and its alternative text."""
    found = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, ArrayObject):
            for one in node:
                walk(one)
        elif isinstance(node, DictionaryObject) and "/S" in node:
            found.append((str(node["/S"]), str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node.raw_get("/K"))

    walk(reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found
