"""Word documents out of the XML of their body, so that a test shows exactly what is in the file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.make.documents.office import CONTENT_TYPES, RELATIONSHIP, write_package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def run(text: str, properties: str = "") -> str:
    """A run; `properties` is the inside of its w:rPr."""
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str = "", properties: str = "") -> str:
    """A paragraph: `content` is plain words or runs; `properties` is the inside of its w:pPr."""
    looks = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    inside = content if "<w:" in content or "<mc:" in content or "<m:" in content else run(content) if content else ""
    return f"<w:p>{looks}{inside}</w:p>"


def cell(content: str = "", properties: str = "") -> str:
    """A table cell: `content` is plain words or blocks; `properties` is the inside of its w:tcPr."""
    looks = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    inside = content if content.startswith("<w:") else paragraph(content)
    return f"<w:tc>{looks}{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row of cells, each plain words or a whole w:tc."""
    looks = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{looks}{''.join(one if one.startswith('<w:tc>') else cell(one) for one in cells)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """A table of rows; `widths` are those of its columns in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def text_box(*blocks: str) -> str:
    """A run with a text box as Word writes it: once as a new shape, once as an old one."""
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>"
    new = f"<w:drawing><a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    choice = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def field(code: str, result: str) -> str:
    """A complex field: begin, code, separator, result, end."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('separate')}{result}"
        f"{mark.format('end')}"
    )


def styles(*inside: str) -> str:
    """styles.xml with these w:style elements."""
    return f"<w:styles {NAMESPACES}>{''.join(inside)}</w:styles>"


def style(name: str, inside: str = "", title: str = "", based_on: str = "", kind: str = "paragraph") -> str:
    """A style called `name` (and `title` on the screen)."""
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{title or name}"/>{parent}{inside}</w:style>'


def level(depth: int, text: str, number_format: str = "decimal", start: int = 1, inside: str = "") -> str:
    """A level of a list: what is printed ("%1.%2") and how it is counted."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{inside}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(lists: Mapping[int, str], numbers: Mapping[int, tuple[int, str]]) -> str:
    """numbering.xml: abstract lists (id to levels) and numbers (id to the list's id and its overrides)."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{inside}</w:abstractNum>' for at, inside in lists.items()
    )
    concrete = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{list_}"/>{inside}</w:num>'
        for at, (list_, inside) in numbers.items()
    )
    return f"<w:numbering {NAMESPACES}>{abstract}{concrete}</w:numbering>"


def numbered(text: str, number: int = 1, depth: int = 0) -> str:
    """A paragraph that Word numbers."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def document_xml(*blocks: str) -> str:
    """document.xml with these blocks in its body."""
    return f"<w:document {NAMESPACES}><w:body>{''.join(blocks)}</w:body></w:document>"


def write_word(
    path: Path,
    *blocks: str,
    parts: Mapping[str, str | bytes] | None = None,
    related: Mapping[str, str] | None = None,
    main: str = MAIN,
) -> Path:
    """A .docx at `path` with `blocks` in its body.

    `parts` are further parts by their name under word/; those called styles.xml, numbering.xml, footnotes.xml and so on
    are related to the document by their own name. `related` are further relationship elements by their id."""
    more = dict(parts or {})
    relationships = dict(related or {})
    for name in more:
        kind = name.removesuffix(".xml").rstrip("0123456789")
        if name.endswith(".xml") and "/" not in name:
            relationships[f"id-{name}"] = RELATIONSHIP.format(f"id-{name}", kind, name)
    return write_package(
        path,
        {
            "[Content_Types].xml": CONTENT_TYPES.format("/word/document.xml", main),
            "word/document.xml": more.pop("document.xml", document_xml(*blocks)),
            **{name if name.startswith("/") else f"word/{name}": content for name, content in more.items()},
        },
        "word/document.xml",
        relationships,
    )
