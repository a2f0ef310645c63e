"""Office files that hold programs, made from ordinary ones by adding the parts as Office names and relates them."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
VBA = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "_VBA_PROJECT".encode("utf-16-le") + b"Sub AutoOpen()"
VBA_TYPE = "application/vnd.ms-office.vbaProject"
CUSTOM_UI = b'<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui"/>'


class Parts:
    """A package being changed: parts by name, with the few edits that adding a program takes."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}

    def replaced(self, part: str, old: str, new: str) -> Parts:
        text = self.parts[part].decode()
        assert old in text, (part, old)
        self.parts[part] = text.replace(old, new, 1).encode()
        return self

    def related(self, rels: str, id_: str, kind: str, target: str, *, external: bool = False) -> Parts:
        mode = ' TargetMode="External"' if external else ""
        if rels not in self.parts:
            start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            self.parts[rels] = f"{start}</Relationships>".encode()
        one = f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"{mode}/></Relationships>'
        return self.replaced(rels, "</Relationships>", one)

    def typed(self, **overrides: str) -> Parts:
        """Declares parts, their names written with __ for a slash and _dot_ for a dot."""
        for name, kind in overrides.items():
            part = "/" + name.replace("__", "/").replace("_dot_", ".")
            self.replaced(
                "[Content_Types].xml", "</Types>", f'<Override PartName="{part}" ContentType="{kind}"/></Types>'
            )
        return self

    def put(self, name: str, content: bytes) -> Parts:
        self.parts[name] = content
        return self

    def written(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in self.parts.items():
                file.writestr(name, content)
        return out.getvalue()


def word_plain(words: str = "Ask the whole family.") -> bytes:
    document = docx.Document()
    document.core_properties.author = ""
    document.add_paragraph(words)
    document.add_table(1, 2).rows[0].cells[0].text = "A table stays"
    return saved(document)


def word_with_macros() -> bytes:
    """A .docm: a project with its data and its shortcuts, buttons in the window, a control in the text."""
    parts = Parts(word_plain())
    rels = "word/_rels/document.xml.rels"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts.replaced("[Content_Types].xml", main, "application/vnd.ms-word.document.macroEnabled.main+xml")
    parts.put("word/vbaProject.bin", VBA).related(rels, "rIdV", f"{MICROSOFT}/vbaProject", "vbaProject.bin")
    parts.put(
        "word/vbaData.xml", b"<wne:vbaSuppData xmlns:wne='http://schemas.microsoft.com/office/word/2006/wordml'/>"
    )
    parts.related("word/_rels/vbaProject.bin.rels", "rId1", f"{MICROSOFT}/wordVbaData", "vbaData.xml")
    parts.put("customUI/customUI.xml", CUSTOM_UI)
    parts.related("_rels/.rels", "rIdU", f"{MICROSOFT}/ui/extensibility", "customUI/customUI.xml")
    parts.put("word/activeX/activeX1.xml", b"<ax:ocx xmlns:ax='http://schemas.microsoft.com/office/2006/activeX'/>")
    parts.put("word/activeX/activeX1.bin", b"\xd0\xcf\x11\xe0control")
    parts.related(rels, "rIdX", f"{OFFICE}/control", "activeX/activeX1.xml")
    parts.related("word/activeX/_rels/activeX1.xml.rels", "rId1", f"{MICROSOFT}/activeXControlBinary", "activeX1.bin")
    control = f'<w:p><w:r><w:object><w:control xmlns:r="{OFFICE}" r:id="rIdX" w:name="Go"/></w:object></w:r></w:p>'
    parts.replaced("word/document.xml", "<w:tbl>", f"{control}<w:tbl>")
    parts.typed(
        word__vbaProject_dot_bin=VBA_TYPE,
        word__vbaData_dot_xml="application/vnd.ms-word.vbaData+xml",
        word__activeX__activeX1_dot_xml="application/vnd.ms-office.activeX+xml",
        word__activeX__activeX1_dot_bin="application/vnd.ms-office.activeX",
    )
    return parts.written()


def excel_with_macros() -> bytes:
    """An .xlsm: a project, a control on the sheet in the frames in which Excel writes it."""
    book = openpyxl.Workbook()
    book.active.append(["Agency", 12])
    book.active["C1"] = "=B1*2"
    parts = Parts(saved(book))
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts.replaced("[Content_Types].xml", main, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    default = f'<Default Extension="bin" ContentType="{VBA_TYPE}"/>'
    parts.replaced("[Content_Types].xml", "<Default ", f"{default}<Default ")
    parts.put("xl/vbaProject.bin", VBA)
    parts.related("xl/_rels/workbook.xml.rels", "rIdV", f"{MICROSOFT}/vbaProject", "vbaProject.bin")
    parts.put("xl/activeX/activeX1.xml", b"<ax:ocx xmlns:ax='http://schemas.microsoft.com/office/2006/activeX'/>")
    parts.related("xl/worksheets/_rels/sheet1.xml.rels", "rId9", f"{OFFICE}/control", "../activeX/activeX1.xml")
    parts.put("xl/drawings/vmlDrawing1.vml", b"<xml xmlns:x='x'><x:FmlaMacro>[0]!Go</x:FmlaMacro></xml>")
    drawing = "../drawings/vmlDrawing1.vml"
    parts.related("xl/worksheets/_rels/sheet1.xml.rels", "rId8", f"{OFFICE}/vmlDrawing", drawing)
    one = f'<control xmlns:r="{OFFICE}" shapeId="1025" r:id="rId9" name="Go"/>'
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    frame = f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="x14">{{}}</mc:Choice></mc:AlternateContent>'
    parts.replaced(
        "xl/worksheets/sheet1.xml",
        "</worksheet>",
        f"{frame.format(f'<controls>{frame.format(one)}</controls>')}</worksheet>",
    )
    return parts.written()


def whole(content: bytes) -> bytes:
    """All that is in a package, unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return b"".join(file.read(name) for name in file.namelist())


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(**parts: str | bytes) -> bytes:
    """A package of parts, their names written with __ for a slash and _dot_ for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def mark(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def code(words: str) -> str:
    return run(f'<w:instrText xml:space="preserve">{words}</w:instrText>')


def field(*codes: str, shows: str = "Figures of March") -> str:
    """A field as Word writes it: its code, in one piece or several, and what it showed last."""
    pieces = "".join(codes)
    return f"<w:p>{mark('begin')}{pieces}{mark('separate')}{run(f'<w:t>{shows}</w:t>')}{mark('end')}</w:p>"


def word_with(inside: str, *, part: str = "word/document.xml", before: str = "<w:tbl>") -> bytes:
    """A Word file with markup put into its text."""
    return Parts(word_plain()).replaced(part, before, inside + before).written()


def word_that_asks() -> bytes:
    """A .docx with a field that starts a program when it is opened, its code cut in two as those who hide it do."""
    return word_with(field(code(" DDE"), code(r"AUTO c:\\windows\\system32\\cmd.exe &quot;/k calc&quot; ")))


def excel_plain() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Agency", 12])
    return saved(book)


def excel_that_asks() -> bytes:
    """An .xlsx with a link to another program."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    link = f'<externalLink xmlns="{main}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    parts = Parts(excel_plain()).put("xl/externalLinks/externalLink1.xml", link.encode())
    target = "externalLinks/externalLink1.xml"
    return parts.related("xl/_rels/workbook.xml.rels", "rIdL", f"{OFFICE}/externalLink", target).written()


def with_a_control(book: bytes) -> bytes:
    """An .xlsx whose macros are gone and whose button in the window is left, which the reader of figures lets pass."""
    parts = Parts(book).put("customUI/customUI.xml", CUSTOM_UI)
    return parts.related("_rels/.rels", "rIdU", f"{MICROSOFT}/ui/extensibility", "customUI/customUI.xml").written()
