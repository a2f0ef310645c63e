"""The house's Word template, made in code: styles in the partnership's colour, A4, British English, nothing left over
from the library's own template."""

from __future__ import annotations

import functools
import io

from docx import Document
from docx.document import Document as Made
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from sightline.papers.rendering import colours

FONT = "Arial"
ACROSS, MARGIN = 21.0, 2.0  # centimetres
TEXT_WIDTH = ACROSS - 2 * MARGIN
LYING_WIDTH = 29.7 - 2 * MARGIN
_SIDES = ("top", "left", "bottom", "right")
_HEADINGS = (16, 13, 11.5, 10.5)  # points
_COMPATIBLE = (
    f"<w:compat {nsdecls('w')}>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
)


def template(colour: str) -> Made:
    """A fresh document with the house's styles and nothing in it."""
    return Document(io.BytesIO(_saved(colour)))


@functools.lru_cache(maxsize=len(colours.BRANDS))
def _saved(colour: str) -> bytes:
    made = Document()
    _page(made)
    _styles(made, RGBColor.from_string(colours.brand(colour)[1:].upper()))
    made.settings.element.append(parse_xml(_COMPATIBLE))
    rels = made.part.package.rels
    for key in [key for key, one in rels.items() if one.reltype.endswith("/thumbnail")]:
        del rels[key]
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _page(made: Made) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Cm(ACROSS), Cm(29.7)
    section.left_margin = section.right_margin = Cm(MARGIN)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    section.different_first_page_header_footer = True


def _styles(made: Made, brand: RGBColor) -> None:
    styles = made.styles
    normal = styles["Normal"]
    _font(normal, 10.5)
    normal.paragraph_format.space_after = Pt(6)
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for language in defaults.findall(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for level, size in enumerate(_HEADINGS, start=1):
        heading = styles[f"Heading {level}"]
        _font(heading, size, brand, bold=True)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(16 - 2 * level), Pt(4)
        heading.paragraph_format.keep_with_next = True
    title = styles["Title"]
    _font(title, 22, bold=True)
    for border in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(border)
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(14), Pt(6)
    _font(styles["Subtitle"], 12.5)
    _font(styles["Caption"], 9.5, bold=True)
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Caption"].paragraph_format.space_before = Pt(10)
    _font(styles["List Bullet"], 10.5)
    styles["List Bullet"].paragraph_format.space_after = Pt(3)
    quote = styles["Quote"]
    _font(quote, 10.5)
    quote.paragraph_format.left_indent = Cm(0.8)
    for name, size in (("Header", 8.5), ("Footer", 8.5)):
        style = styles[name]
        _font(style, size, RGBColor.from_string(colours.QUIET[1:].upper()))
        for tabs in style.element.pPr.findall(qn("w:tabs")):
            style.element.pPr.remove(tabs)
        style.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    _new(made, "Board name", 11, bold=True, colour=RGBColor(255, 255, 255))
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="5" w:color="{brand}"/>' for side in _SIDES)
    band = styles["Board name"].element.get_or_add_pPr()
    band.append(parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>"))
    band.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{brand}"/>'))
    band.append(parse_xml(f'<w:ind {nsdecls("w")} w:left="110" w:right="110"/>'))
    _new(made, "Lead", 12)
    _new(made, "Note", 9, colour=RGBColor.from_string(colours.QUIET[1:].upper()))
    _new(made, "Fact", 10.5)
    fact = styles["Fact"].paragraph_format
    fact.left_indent, fact.first_line_indent = Cm(5), Cm(-5)
    fact.tab_stops.add_tab_stop(Cm(5))
    for name, size in (("Cell", 9.5), ("Small cell", 8.5)):
        _new(made, name, size).paragraph_format.space_after = Pt(2)
        bullet = _new(made, f"{name} bullet", size, after="List Bullet")
        bullet.paragraph_format.space_after = Pt(2)
        bullet.paragraph_format.left_indent, bullet.paragraph_format.first_line_indent = Cm(0.4), Cm(-0.4)
    _new(made, "Contents heading", 16, bold=True, colour=brand)
    for level in (1, 2):
        entry = _new(made, f"toc {level}", 10.5).paragraph_format
        entry.left_indent = Cm(0.6 * (level - 1))
        entry.space_after = Pt(3)
        entry.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _new(
    made: Made, name: str, size: float, *, after: str = "Normal", bold: bool = False, colour: RGBColor | None = None
) -> ParagraphStyle:
    style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles[after]
    _font(style, size, colour, bold=bold)
    return style


def _font(style: ParagraphStyle, size: float, colour: RGBColor | None = None, *, bold: bool | None = None) -> None:
    """The house's face at `size`, whatever the library's template had (a theme's face wins over a name)."""
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    faces = style.element.rPr.find(qn("w:rFonts"))
    for key in [key for key in faces.attrib if key.endswith("Theme")]:
        del faces.attrib[key]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        faces.set(qn(f"w:{kind}"), FONT)
    style.font.color.rgb = colour if colour is not None else RGBColor.from_string(colours.INK[1:].upper())
    spacing = style.element.rPr.find(qn("w:spacing"))
    if spacing is not None:
        style.element.rPr.remove(spacing)
