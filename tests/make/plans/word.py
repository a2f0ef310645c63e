"""Word documents as business managers make them: merged cells, counted numbers, tracked changes, controls, text boxes.

Bodies are written as raw WordprocessingML into python-docx's default package, since the library itself has no words
for most of what is needed here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Cm

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
TWIPS_A_CM = 567
CHANGE = 'w:id="{id}" w:author="Business Manager" w:date="2020-01-01T09:00:00Z"'


@dataclass(frozen=True)
class Run:
    """A stretch of text; `change` is "ins" or "del" for a tracked change, `control` puts it in a content control,
    `link` makes it a link."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    ink: str = ""
    change: str = ""
    control: bool = False
    link: bool = False
    sup: bool = False
    wingding: str = ""  # a sign of the Wingdings font by its number, e.g. "F0FC" for a tick


@dataclass(frozen=True)
class Para:
    """A paragraph of runs; `num` is a list's id (see `Word.numbering`) and depth."""

    runs: str | Sequence[str | Run] = ""
    style: str = ""
    num: tuple[int, int] | None = None
    bold: bool = False
    centre: bool = False
    size: float = 0.0  # points
    drawing: str = ""  # finished XML of a drawing, in front of the text


@dataclass(frozen=True)
class Cell:
    """A table cell. `cols` it spans; `merge` is "start" for the top of a vertical merge and "more" below it."""

    text: str | Para | Sequence[Para] = ""
    fill: str = ""
    cols: int = 1
    merge: str = ""
    bold: bool = False
    ink: str = ""
    centre: bool = False
    control: bool = False


@dataclass(frozen=True)
class Row:
    """A table row with what a row can have: repeated on each page, hidden, or tracked as inserted or deleted."""

    cells: Sequence[str | Para | Cell]
    header: bool = False
    hidden: bool = False
    change: str = ""
    indent: int = 0  # grid columns left out before the first cell


class Word:
    """One document in the making, written from top to bottom."""

    def __init__(
        self, landscape: bool = False, font: str = "Arial", size: float = 10.0, header: str = "", footer: str = ""
    ) -> None:
        self.package = docx.Document()
        self.package.styles["Normal"].font.name = font
        self.package.styles["Normal"].font.size = docx.shared.Pt(size)
        self._ids = 100
        part = self.package.sections[0]
        part.left_margin = part.right_margin = Cm(1.5)
        part.page_width, part.page_height = (Cm(29.7), Cm(21.0)) if landscape else (Cm(21.0), Cm(29.7))
        part.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        if header:
            part.header.paragraphs[0].text = header
        if footer:
            part.footer.paragraphs[0].text = footer

    # -- what a writer calls ------------------------------------------------------------------------------------

    def heading(self, text: str, level: int = 1) -> None:
        """A heading by Word's own styles; level 0 is the title."""
        self.para(Para(text, style="Title" if level == 0 else f"Heading{level}"))

    def para(self, what: str | Para = "", **how: object) -> None:
        """A paragraph; keywords as of `Para`."""
        self._add(self._para(what if isinstance(what, Para) else Para(what, **how)))  # type: ignore[arg-type]

    def bullets(self, *texts: str) -> None:
        """A list with Word's own bullets."""
        for text in texts:
            self.para(Para(text, style="ListBullet"))

    def page_break(self) -> None:
        self._add('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def numbering(self, *levels: tuple[str, str]) -> int:
        """A new list, each level as Word's format name and pattern, e.g. ("decimal", "%1.%2"); gives the list's id."""
        self._ids += 1
        numbers = self.package.part.numbering_part.element
        body = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText '
            f"w:val={quoteattr(pattern)}/>"
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (depth + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
            for depth, (shape, pattern) in enumerate(levels)
        )
        abstract = parse_xml(
            f'<w:abstractNum {NAMESPACES} w:abstractNumId="{self._ids}">'
            f'<w:multiLevelType w:val="multilevel"/>{body}</w:abstractNum>'
        )
        first = numbers.find(f"{{{numbers.nsmap['w']}}}num")
        if first is None:
            numbers.append(abstract)
        else:
            first.addprevious(abstract)
        numbers.append(
            parse_xml(f'<w:num {NAMESPACES} w:numId="{self._ids}"><w:abstractNumId w:val="{self._ids}"/></w:num>')
        )
        return self._ids

    def table(
        self,
        rows: Sequence[Row | Sequence[str | Para | Cell]],
        widths: Sequence[float],
        header: int = 1,
        fill: str = "D9E2F3",
    ) -> None:
        """A ruled table. `widths` in cm give the grid; the first `header` rows are bold, filled and repeat
        on each page."""
        self._add(self._table(rows, widths, header, fill))
        self._add("<w:p/>")

    def control(self, *paras: str | Para) -> None:
        """Paragraphs inside a block content control."""
        inner = "".join(self._para(one if isinstance(one, Para) else Para(one)) for one in paras)
        self._add(f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>")

    def text_box(
        self, *texts: str, table: tuple[Sequence[Row | Sequence[str | Para | Cell]], Sequence[float]] | None = None
    ) -> None:
        """A floating box, written twice as Word does: for itself and for readers that know only the older form."""
        inner = "".join(self._para(Para(text)) for text in texts)
        if table:
            inner += self._table(table[0], table[1], 1, "D9E2F3") + "<w:p/>"
        self._add(f"<w:p>{self._box(inner)}</w:p>")

    def save(self, path: Path) -> None:
        self.package.save(str(path))

    # -- XML ----------------------------------------------------------------------------------------------------

    def _add(self, xml: str) -> None:
        root = xml.split(">", 1)[0].rstrip("/")
        closed = xml.replace(root, f"{root} {NAMESPACES}", 1)
        self.package.element.body.insert_element_before(parse_xml(closed), "w:sectPr")

    def _next(self) -> int:
        self._ids += 1
        return self._ids

    def _run(self, what: str | Run, bold: bool = False, ink: str = "", size: float = 0.0) -> str:
        run = what if isinstance(what, Run) else Run(what)
        look = ("<w:b/>" if bold or run.bold else "") + ("<w:i/>" if run.italic else "")
        look += f'<w:color w:val="{run.ink or ink}"/>' if run.ink or ink else ""
        look += f'<w:sz w:val="{int(size * 2)}"/>' if size else ""
        look += '<w:vertAlign w:val="superscript"/>' if run.sup else ""
        tag = "delText" if run.change == "del" else "t"
        pieces = []
        for n, line in enumerate(run.text.split("\v")):
            if n:
                pieces.append("<w:br/>")
            for m, bit in enumerate(line.split("\t")):
                if m:
                    pieces.append("<w:tab/>")
                if bit:
                    pieces.append(f'<w:{tag} xml:space="preserve">{escape(bit)}</w:{tag}>')
        if run.wingding:
            pieces.append(f'<w:sym w:font="Wingdings" w:char="{run.wingding}"/>')
        xml = f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{''.join(pieces)}</w:r>"
        if run.link:
            xml = f'<w:hyperlink w:anchor="top">{xml}</w:hyperlink>'
        if run.change:
            xml = f"<w:{run.change} {CHANGE.format(id=self._next())}>{xml}</w:{run.change}>"
        if run.control:
            xml = f"<w:sdt><w:sdtPr/><w:sdtContent>{xml}</w:sdtContent></w:sdt>"
        return xml

    def _para(self, para: Para, bold: bool = False, ink: str = "", centre: bool = False) -> str:
        look = f'<w:pStyle w:val="{para.style}"/>' if para.style else ""
        if para.num:
            look += f'<w:numPr><w:ilvl w:val="{para.num[1]}"/><w:numId w:val="{para.num[0]}"/></w:numPr>'
        look += '<w:jc w:val="center"/>' if para.centre or centre else ""
        runs = [para.runs] if isinstance(para.runs, str) else para.runs
        body = para.drawing + "".join(self._run(one, bold or para.bold, ink, para.size) for one in runs if one)
        return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{body}</w:p>"

    def _cell(self, what: str | Para | Cell, width: int, bold: bool, fill: str) -> str:
        cell = what if isinstance(what, Cell) else Cell(what)
        shade = cell.fill or fill
        look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        look += f'<w:gridSpan w:val="{cell.cols}"/>' if cell.cols > 1 else ""
        look += {"start": '<w:vMerge w:val="restart"/>', "more": "<w:vMerge/>"}.get(cell.merge, "")
        look += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
        if isinstance(cell.text, str):
            paras = [Para(line) for line in cell.text.split("\n")]
        else:
            paras = [cell.text] if isinstance(cell.text, Para) else list(cell.text)
        body = "".join(self._para(one, bold or cell.bold, cell.ink, cell.centre) for one in paras) or "<w:p/>"
        xml = f"<w:tc><w:tcPr>{look}</w:tcPr>{body}</w:tc>"
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{xml}</w:sdtContent></w:sdt>" if cell.control else xml

    def _table(
        self, rows: Sequence[Row | Sequence[str | Para | Cell]], widths: Sequence[float], header: int, fill: str
    ) -> str:
        grid = [int(one * TWIPS_A_CM) for one in widths]
        lines = []
        for n, given in enumerate(rows):
            row = given if isinstance(given, Row) else Row(given)
            top = n < header or row.header
            look = (f'<w:gridBefore w:val="{row.indent}"/>' if row.indent else "") + "<w:cantSplit/>"
            look += ("<w:hidden/>" if row.hidden else "") + ("<w:tblHeader/>" if top else "")
            look += f"<w:{row.change} {CHANGE.format(id=self._next())}/>" if row.change else ""
            place, cells = row.indent, []
            for one in row.cells:
                span = one.cols if isinstance(one, Cell) else 1
                cells.append(self._cell(one, sum(grid[place : place + span]), top, fill if top else ""))
                place += span
            assert place == len(grid), f"row {n} fills {place} of {len(grid)} columns"
            body = "".join(cells)
            if row.hidden:  # Word marks the text as well as the row
                body = body.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
            lines.append(f"<w:tr><w:trPr>{look}</w:trPr>{body}</w:tr>")
        columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in grid)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(lines)}</w:tbl>'
        )

    def _box(self, inner: str) -> str:
        n = self._next()
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" '
            'distL="0" distR="0">'
            f'<wp:extent cx="5400000" cy="1800000"/><wp:docPr id="{n}" name="Text Box {n}"/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="1800000"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr '
            'val="000000"/></a:solidFill></a:ln>'
            f"</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
            f"</a:graphicData>"
            "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape "
            'style="width:425pt;height:140pt">'
            f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )


FILLS = {"Red": "FF0000", "Amber": "FFC000", "Green": "00B050", "Blue": "00B0F0"}


def rated(rating: str | None, text: str | None = None) -> Cell:
    """A rating's cell: filled in its colour, with `text` (its first letter unless given)."""
    if not rating:
        return Cell("")
    return Cell(rating[0] if text is None else text, fill=FILLS[rating], centre=True)
