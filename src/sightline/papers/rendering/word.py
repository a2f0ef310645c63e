"""A paper as Word: the house's template, filled. Accessible as Word can be: language and title set, headings in order,
a contents list, heading rows repeated, rows kept whole, pictures with their words.

The body is written as XML in one go: a table through the library's own objects takes ten times as long.
"""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as Made
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm

from sightline.papers.rendering import colours, house
from sightline.papers.rendering.pdf import png_of
from sightline.papers.rules.content import (
    Annex,
    Block,
    Box,
    Bullets,
    Cell,
    Copy,
    Facts,
    Line,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Row,
    Runs,
    Section,
    Table,
    Tag,
)
from sightline.papers.rules.numbering import contents, counted

_TWIPS = 566.929  # in a centimetre
_EMUS = 360_000
_NAMESPACES = nsdecls("w", "r", "wp", "a", "pic")
_LOOK = '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1"/>'
_INSETS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 40), ("left", 70), ("bottom", 40), ("right", 70))
)
_SHORT_KEY = 24  # letters before the tab of a fact
_ROUND = 'w:header="708" w:footer="708" w:gutter="0"'


def word_of(paper: Paper) -> bytes:
    """The paper as a Word file. Its annexes are named; they stay files of their own."""
    ready = counted(paper)
    made = house.template(ready.colour)
    _properties(made, ready)
    _head_and_foot(made, ready)
    written = _Body(made).of(ready)
    body = made.element.body
    end = body.sectPr
    for one in parse_xml(f"<w:body {_NAMESPACES}>{written}</w:body>"):
        end.addprevious(one)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _properties(made: Made, paper: Paper) -> None:
    own = made.core_properties
    own.title, own.author, own.language = paper.title[:255], paper.partnership[:255], paper.language
    own.subject, own.comments, own.last_modified_by, own.keywords = paper.words[:255], "", paper.partnership[:255], ""
    own.created = own.modified = dt.datetime.combine(paper.date, dt.time(12))


def _head_and_foot(made: Made, paper: Paper) -> None:
    section = made.sections[0]
    head, foot = _heads(paper)
    for place, written in ((section.header, head), (section.footer, foot), (section.first_page_footer, foot)):
        place.is_linked_to_previous = False
        _fill(place._element, written)


def _heads_of_lying_pages(made: Made, paper: Paper) -> dict[str, str]:
    """A head and a foot for pages that lie, whose right edge is further out: their relations' names by their tags."""
    tabs = (
        f'<w:tabs><w:tab w:val="clear" w:pos="{Cm(house.TEXT_WIDTH).twips}"/>'
        f'<w:tab w:val="right" w:pos="{Cm(house.LYING_WIDTH).twips}"/></w:tabs>'
    )
    found = {}
    for tag, added, written in zip(
        ("w:headerReference", "w:footerReference"),
        (made.part.add_header_part(), made.part.add_footer_part()),
        _heads(paper, tabs),
        strict=True,
    ):
        part, found[tag] = added
        _fill(part.element, written)
    return found


def _heads(paper: Paper, tabs: str = "") -> tuple[str, str]:
    """What stands at the head and at the foot of each page; `tabs` where the right edge is not the style's."""
    side = " · ".join(filter(None, (f"{paper.copy.value.capitalize()} copy", paper.edition)))
    head = (
        f'<w:p {_NAMESPACES}><w:pPr><w:pStyle w:val="Header"/>{tabs}</w:pPr>'
        f"{_text(paper.partnership)}<w:r><w:tab/></w:r>{_text(paper.title)}</w:p>"
    )
    foot = (
        f'<w:p {_NAMESPACES}><w:pPr><w:pStyle w:val="Footer"/>{tabs}</w:pPr>{_text(side)}<w:r><w:tab/></w:r>'
        f"{_text('Page ')}{_field('PAGE', '1')}{_text(' of ')}{_field('NUMPAGES', '1')}</w:p>"
    )
    return head, foot


def _fill(place: BaseOxmlElement, written: str) -> None:
    for one in list(place):
        place.remove(one)
    place.append(parse_xml(written))


class _Body:
    """Writes the body's XML; `made` takes the pictures and the addresses of links."""

    def __init__(self, made: Made) -> None:
        self.made = made
        self.bookmarks = 0
        self.pictures = 0
        self.width = house.TEXT_WIDTH
        self.lies = False
        self.first = True  # whether the stretch holds the first page
        self.lying_heads: dict[str, str] = {}

    def of(self, paper: Paper) -> str:
        """Everything, the last section's properties aside: they are the document's own."""
        written = [
            _styled("Boardname", _text(paper.partnership)),
            _styled("Title", _text(paper.title)),
            *(_styled("Subtitle", _text(said)) for said in (paper.subtitle, paper.words) if said),
            _styled("Note", _text(_copy_words(paper))),
        ]
        if paper.contents and len(paper.sections) + len(paper.annexes) > 1:
            written.append(_contents(paper))
        if any(one.landscape for one in paper.sections):
            self.lying_heads = _heads_of_lying_pages(self.made, paper)
        for lies, together in groupby(paper.sections, key=lambda one: one.landscape):
            written.append(self.turned(lies))
            for place, one in enumerate(together):
                written.append(self.section(replace(one, new_page=one.new_page or (lies and place > 0))))
        if paper.annexes:
            written += [self.turned(lies=False), *map(self.annex, paper.annexes)]
        self.end()
        return "".join(written)

    def turned(self, lies: bool) -> str:
        """The end of a stretch of pages where the next ones stand otherwise; nothing where they stand the same."""
        if lies == self.lies:
            return ""
        ended = f"<w:p><w:pPr><w:sectPr>{self.stretch()}</w:sectPr></w:pPr></w:p>"
        self.lies, self.first = lies, False
        self.width = house.LYING_WIDTH if lies else house.TEXT_WIDTH
        return ended

    def stretch(self) -> str:
        """How the pages of the stretch that ends here stand, with the document's own heads and feet."""
        kept = "".join(
            f'<{tag} w:type="{one.get(qn("w:type"))}" r:id="{self.head(tag, one)}"/>' for tag, one in self.heads()
        )
        wide, high = (29.7, 21.0) if self.lies else (21.0, 29.7)
        size = f'w:w="{round(wide * _TWIPS)}" w:h="{round(high * _TWIPS)}"' + (
            ' w:orient="landscape"' if self.lies else ""
        )
        side = round(house.MARGIN * _TWIPS)
        margins = f'w:top="1247" w:right="{side}" w:bottom="1134" w:left="{side}" {_ROUND}'
        title_page = "<w:titlePg/>" if self.first else ""
        return f"{kept}<w:pgSz {size}/><w:pgMar {margins}/>{title_page}"

    def heads(self) -> list[tuple[str, BaseOxmlElement]]:
        """The document's own heads and feet, each with its tag."""
        tags = {qn(tag): tag for tag in ("w:headerReference", "w:footerReference")}
        return [(tags[one.tag], one) for one in self.made.element.body.sectPr if one.tag in tags]

    def head(self, tag: str, own: BaseOxmlElement) -> str:
        """The name of the relation of a head or foot, as the stretch's pages lie or stand."""
        lying = self.lies and own.get(qn("w:type")) == "default"
        return self.lying_heads[tag] if lying else own.get(qn("r:id"))

    def end(self) -> None:
        """The last stretch is the document's own."""
        own = self.made.sections[0]
        if self.lies:
            own.orientation, own.page_width, own.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(house.ACROSS)
            for tag, one in self.heads():
                one.set(qn("r:id"), self.head(tag, one))
        own.different_first_page_header_footer = self.first

    def section(self, section: Section) -> str:
        """A heading and what stands under it."""
        said = f"{section.number}  {section.heading}" if section.number else section.heading
        parts = [self.heading(said, section.level, section.anchor, section.new_page)]
        parts += [self.block(one) for one in section.blocks]
        parts += [self.section(one) for one in section.sections]
        return "".join(parts)

    def heading(self, said: str, level: int, anchor: str, new_page: bool = False) -> str:
        """A heading that links and the contents lead to."""
        self.bookmarks += 1
        before = "<w:pageBreakBefore/>" if new_page else ""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/>{before}</w:pPr>'
            f'<w:bookmarkStart w:id="{self.bookmarks}" w:name={quoteattr(anchor)}/>{_text(said)}'
            f'<w:bookmarkEnd w:id="{self.bookmarks}"/></w:p>'
        )

    def annex(self, annex: Annex) -> str:
        """An annex by name."""
        pages = f", {annex.pages} page{'s' if annex.pages > 1 else ''}" if annex.pages else ""
        said = f"{annex.name}{pages}. A file of its own that goes with this paper."
        return self.heading(f"{annex.number}  {annex.title}", 1, annex.anchor) + _styled("", _text(said))

    # --- blocks ---

    def block(self, block: Block) -> str:
        """Any block."""
        if isinstance(block, Paragraph):
            return _styled({"lead": "Lead", "small": "Note"}.get(block.style, ""), self.runs(block.runs))
        if isinstance(block, Bullets):
            return "".join(_styled("ListBullet", self.runs(one.runs)) for one in block.items)
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Facts):
            return self.facts(block)
        if isinstance(block, Picture):
            return self.picture(block)
        if isinstance(block, Quote):
            by = f"<w:r><w:br/></w:r>{_text(f'– {block.source}')}" if block.source else ""
            return _styled("Quote", self.runs(block.runs) + by)
        if isinstance(block, Box):
            return self.box(block)
        assert isinstance(block, PageBreak)  # noqa: S101 - the last of the kinds
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

    def facts(self, block: Facts) -> str:
        """Each fact a paragraph: what it is called, a tab, what it is."""
        written = []
        for one in block.facts:
            lines = [self.runs(line) for line in one.lines]
            if one.tags:
                lines.append(_tags(one.tags))
            value = "<w:r><w:br/></w:r>".join(lines)
            between = "<w:tab/>" if len(one.key) <= _SHORT_KEY else "<w:br/>"
            written.append(_styled("Fact", f"{_text(one.key, strong=True)}<w:r>{between}</w:r>{value}"))
        return "".join(written)

    def box(self, block: Box) -> str:
        """A frame around paragraphs: borders of the same kind join."""
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="8" w:space="6" w:color="{colours.QUIET[1:]}"/>'
            for side in ("top", "left", "bottom", "right")
        )
        right = round((self.width - 0.6) * _TWIPS)
        ruled = f'<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{right}"/></w:tabs>'
        frame, inset = f"<w:pBdr>{sides}</w:pBdr>", '<w:ind w:left="140" w:right="140"/>'
        lines = [_text(block.title, strong=True)] + ([self.runs(block.runs)] if block.runs else [])
        written = [f"<w:p><w:pPr><w:keepNext/><w:keepLines/>{frame}{inset}</w:pPr>{one}</w:p>" for one in lines]
        for blank in block.blanks:
            said = f"{_text(f'{blank}: ')}<w:r><w:tab/></w:r>"
            spaced = '<w:spacing w:before="240"/>'
            written.append(f"<w:p><w:pPr><w:keepLines/>{frame}{ruled}{spaced}{inset}</w:pPr>{said}</w:p>")
        return "".join(written) + "<w:p/>"

    def picture(self, block: Picture) -> str:
        """A picture with its words, and its numbers under it."""
        relation, image = self.made.part.get_or_add_image(io.BytesIO(png_of(block.svg, block.width)))
        self.pictures += 1
        across = round(min(block.width, 1.0) * self.width * _EMUS)
        up = round(across * image.px_height / image.px_width)
        named = f'id="{self.pictures}" name="Picture {self.pictures}"'
        drawn = (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{up}"/>'
            f"<wp:docPr {named} descr={quoteattr(block.alt)}/>"
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{up}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )
        return _styled("", drawn) + (self.table(block.data) if block.data else "")

    def table(self, table: Table) -> str:
        """A table as wide as the text; its caption above it and in its properties."""
        whole = sum(table.widths)
        widths = [round(self.width * _TWIPS * one / whole) for one in table.widths]
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colours.LINE[1:]}"/>'
            for side in ("top", "bottom", "insideH")
        )
        properties = (
            f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_INSETS}</w:tblCellMar>'
            f"{_LOOK}<w:tblCaption w:val={quoteattr(table.caption)}/></w:tblPr>"
        )
        grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        written = [*self.rows(table, table.header, widths, header=True), *self.rows(table, table.rows, widths)]
        inside = f"{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(written)}"
        return f"{_styled('Caption', _text(table.caption))}<w:tbl>{inside}</w:tbl><w:p/>"

    def rows(self, table: Table, rows: tuple[Row, ...], widths: list[int], header: bool = False) -> list[str]:
        """Rows of a table. A cell that reaches down leaves an empty one in each row below, as Word wants it."""
        properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>"
        style = "Smallcell" if table.small else "Cell"
        reaching: dict[int, tuple[int, int]] = {}  # column: how many rows are left, how many columns wide
        written = []
        for row in rows:
            cells, column, given = [], 0, iter(row.cells)
            while column < len(widths):
                if column in reaching:
                    left, across = reaching.pop(column)
                    if left > 1:
                        reaching[column] = (left - 1, across)
                    cells.append(_cell(widths[column : column + across], "<w:p/>", "<w:vMerge/>"))
                    column += across
                    continue
                one = next(given, Cell())
                down = ""
                if one.rows > 1:
                    down = '<w:vMerge w:val="restart"/>'
                    reaching[column] = (one.rows - 1, one.columns)
                strong = header or (table.header_column and column == 0)
                inside = self.cell(one, style, strong=strong)
                cells.append(_cell(widths[column : column + one.columns], inside, down, ground=header))
                column += one.columns
            written.append(f"<w:tr>{properties}{''.join(cells)}</w:tr>")
        return written

    def cell(self, cell: Cell, style: str, *, strong: bool) -> str:
        """A cell's paragraphs; it has at least one."""
        side = '<w:jc w:val="right"/>' if cell.numeric else ""
        paragraphs = [_styled(_style_of(style, one), self.runs(one.runs, strong=strong), side) for one in cell.lines]
        if cell.tags:
            paragraphs.append(_styled(style, _tags(cell.tags), side))
        return "".join(paragraphs) or _styled(style, "")

    def runs(self, runs: Runs, *, strong: bool = False) -> str:
        """Words, some of them links."""
        written = []
        for one in runs:
            words = _text(one.text, strong=strong or one.strong, link=bool(one.href))
            if one.href.startswith("#"):
                words = f"<w:hyperlink w:anchor={quoteattr(one.href[1:])}>{words}</w:hyperlink>"
            elif one.href:
                relation = self.made.part.relate_to(one.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                words = f'<w:hyperlink r:id="{relation}">{words}</w:hyperlink>'
            written.append(words)
        return "".join(written)


def _copy_words(paper: Paper) -> str:
    said = "Public copy." if paper.copy == Copy.PUBLIC else "Restricted copy: for members only, not for publication."
    return f"{said} {paper.edition}." if paper.edition else said


def _style_of(style: str, line: Line) -> str:
    return f"{style}bullet" if line.bullet else style


def _cell(widths: list[int], inside: str, down: str = "", *, ground: bool = False) -> str:
    across = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{colours.GROUND[1:]}"/>' if ground else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{across}{down}{shade}</w:tcPr>{inside}</w:tc>'


def _styled(style: str, inside: str, more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inside}</w:p>"


def _text(words: str, *, strong: bool = False, link: bool = False) -> str:
    """Words as they are: never markup, their lines kept."""
    look = ("<w:b/>" if strong else "") + ('<w:u w:val="single"/>' if link else "")
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n")]
    return f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r>"


def _tags(tags: tuple[Tag, ...]) -> str:
    written = []
    for one in tags:
        mark, tint = colours.tag(one.kind)
        look = f'<w:b/><w:color w:val="{mark[1:]}"/><w:shd w:val="clear" w:color="auto" w:fill="{tint[1:]}"/>'
        words = escape(f"\u00a0{one.text}\u00a0")
        written.append(f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>')
    return _text(" ").join(written)


def _field(instruction: str, result: str) -> str:
    """A field that Word counts itself; `result` stands until it has."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{_text(result)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _contents(paper: Paper) -> str:
    """A contents field that already holds its entries as links. Only the program that opens the file can know on which
    page each stands: the field is marked as due, and gets its numbers when it is brought up to date there."""
    entries = [one for one in contents(paper) if one.level <= 2]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    written = [_styled("Contentsheading", _text("Contents"))]
    for place, one in enumerate(entries):
        said = f"{one.number}  {one.heading}" if one.number else one.heading
        link = f"<w:hyperlink w:anchor={quoteattr(one.anchor)}>{_text(said)}</w:hyperlink>"
        written.append(_styled(f"toc{one.level}", (begin if place == 0 else "") + link))
    return "".join(written) + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
