"""A Word, Excel or PowerPoint file as the parts it is zipped from: opened with limits, its parts changed or left out,
written anew."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from sightline.files.rules import NotStored
from sightline.files.rules.hidden.pictures import place_in, without_place
from sightline.files.rules.hidden.seen import Hidden, counted

MOST_PARTS = 4000
MOST_BYTES = 200 * 1024 * 1024  # unzipped: a bomb is larger, a plan with pictures smaller
MOST_MARKUP = 64 * 1024 * 1024  # of one part read as a whole, which takes several times as much of memory
_DAMAGED = "The file is damaged: part of it cannot be read. Open it, save it again and give it again."
_PARSER_OPTIONS = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CONTENT_TYPES = "[Content_Types].xml"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CORE = "docProps/core.xml"
_PROPERTIES = {
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy": "last saved by",
    "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Company": "company",
    "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Manager": "manager",
}
_LOOKED_AT = (_CORE, "docProps/app.xml")


class Package:
    """The parts by name. Raises NotStored for what is no whole package, or is far larger unzipped than it looks."""

    def __init__(self, content: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as zipped:
                infos = zipped.infolist()
                if len(infos) > MOST_PARTS or sum(one.file_size for one in infos) > MOST_BYTES:
                    raise NotStored("The file is far larger than it looks once it is unpacked, so it was not stored.")
                self.parts = {one.filename: zipped.read(one) for one in infos if not one.is_dir()}
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
            raise NotStored(
                "The file is damaged or locked. Open it, save it again without a password, and give it again."
            ) from error
        if CONTENT_TYPES not in self.parts:
            raise NotStored(
                "The file is damaged: it is not a whole Word, Excel or PowerPoint document. Save it again and give it "
                "again."
            )

    def xml(self, name: str) -> etree._Element:
        """A part as XML. Raises NotStored for one that is none, or would fill the memory."""
        if len(self.parts[name]) > MOST_MARKUP:
            raise NotStored("The file is far larger than it looks once it is unpacked, so it was not stored.")
        try:
            return etree.fromstring(self.parts[name], etree.XMLParser(**_PARSER_OPTIONS))
        except etree.XMLSyntaxError as error:
            raise NotStored(_DAMAGED) from error

    def each(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of a part that are called so, one after the other, each forgotten when the next is read: of a
        part of any size. Raises NotStored for one that is no XML."""
        try:
            for _, one in etree.iterparse(io.BytesIO(self.parts[name]), tag=tags, **_PARSER_OPTIONS):
                yield one
                one.clear()
                while one.getprevious() is not None:
                    del one.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise NotStored(_DAMAGED) from error

    def put(self, name: str, root: etree._Element) -> None:
        """Writes a part."""
        self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def named(self, start: str, end: str = ".xml") -> list[str]:
        """The names of parts that begin and end so, in order."""
        return sorted(name for name in self.parts if name.startswith(start) and name.endswith(end))

    def drop(self, name: str) -> None:
        """Takes a part out, with what refers to it."""
        self.parts.pop(name, None)
        self.parts.pop(rels_of(name), None)
        for rels in [one for one in self.parts if one.endswith(".rels")]:
            root = self.xml(rels)
            gone = [one for one in root.iter(f"{RELS}Relationship") if target_of(rels, one) == name]
            for one in gone:
                root.remove(one)
            if gone:
                self.put(rels, root)
        types = self.xml(CONTENT_TYPES)
        for one in list(types.iter(f"{TYPES}Override")):
            if one.get("PartName", "").lstrip("/") == name:
                types.remove(one)
        self.put(CONTENT_TYPES, types)

    def related(self, part: str) -> Iterator[tuple[str, str, str]]:
        """What a part refers to: id, kind (its last word) and the part's name; what lies elsewhere is left out."""
        rels = rels_of(part)
        if rels in self.parts:
            for one in self.xml(rels).iter(f"{RELS}Relationship"):
                if one.get("TargetMode") != "External":
                    yield one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target_of(rels, one)

    def external(self) -> int:
        """How many things it fetches from elsewhere when it is opened; links that somebody follows are none of
        these, and of templates `programs` tells."""
        return sum(
            one.get("TargetMode") == "External"
            and not one.get("Type", "").endswith(("/hyperlink", "/attachedTemplate"))
            for name in self.parts
            if name.endswith(".rels")
            for one in self.xml(name).iter(f"{RELS}Relationship")
        )

    def written(self) -> bytes:
        """The file anew, its content types first as the format wants them."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
            for name in sorted(self.parts, key=lambda one: (one != CONTENT_TYPES, one)):
                zipped.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), self.parts[name], zipfile.ZIP_DEFLATED)
        return out.getvalue()

    # --- what Office files hold alike ---

    def hidden(self) -> Iterator[Hidden]:
        """Names in the properties, where pictures were taken, files within the file, what is fetched from elsewhere."""
        names = [f"{label}: {one.text}" for label, one in self._properties()]
        if names:
            yield Hidden("properties", f"Its properties name {'; '.join(names)}.", cleaned=True)
        if "docProps/custom.xml" in self.parts:
            yield Hidden(
                "custom properties", "It has properties of its own, which may name persons or systems.", cleaned=True
            )
        places = sum(place_in(self.parts[name]) for name in self._pictures())
        if places:
            what = counted(places, "picture says", "pictures say")
            yield Hidden("picture data", f"{what} with which camera, when or where it was taken.", cleaned=True)
        within = sum("/embeddings/" in name for name in self.parts)
        if within:
            yield Hidden(
                "files within",
                f"{counted(within, 'file is', 'files are')} embedded in it. Look into each.",
                cleaned=False,
            )
        fetched = self.external()
        if fetched:
            what = counted(fetched, "thing", "things")
            yield Hidden("fetched", f"It fetches {what} from elsewhere when it is opened.", cleaned=False)

    def clean(self) -> None:
        """Takes out what `hidden` says can be."""
        for name in _LOOKED_AT:
            if name in self.parts:
                root = self.xml(name)
                for one in root.iter():
                    if one.tag in _PROPERTIES:
                        one.text = ""
                self.put(name, root)
        if "docProps/custom.xml" in self.parts:
            self.drop("docProps/custom.xml")
        for name in self._pictures():
            self.parts[name] = without_place(self.parts[name])

    def _properties(self) -> Iterator[tuple[str, etree._Element]]:
        for name in _LOOKED_AT:
            if name in self.parts:
                for one in self.xml(name).iter():
                    if one.tag in _PROPERTIES and (one.text or "").strip():
                        yield _PROPERTIES[one.tag], one

    def _pictures(self) -> list[str]:
        return [name for name in self.parts if "/media/" in name]


def rels_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def target_of(rels: str, relationship: etree._Element) -> str:
    """The name of the part that a relationship in `rels` leads to."""
    target = relationship.get("Target", "")
    if target.startswith("/"):
        return target.lstrip("/")
    folder = posixpath.dirname(posixpath.dirname(rels))
    return posixpath.normpath(posixpath.join(folder, target))
