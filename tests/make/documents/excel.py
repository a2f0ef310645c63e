"""Excel workbooks out of the XML of their sheets, so that a test shows exactly what is in the file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.make.documents.office import CONTENT_TYPES, RELATIONSHIP, write_package

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
NAMESPACES = f'xmlns="{S}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    """A worksheet part of these rows; `before` and `after` stand around its data."""
    return f"<worksheet {NAMESPACES}>{before}<sheetData>{''.join(rows)}</sheetData>{after}</worksheet>"


def words(reference: str, text: str, style: int = 0) -> str:
    """A cell with a text of its own."""
    return f'<c r="{reference}" t="inlineStr" s="{style}"><is><t xml:space="preserve">{text}</t></is></c>'


def number(reference: str, value: str, style: int = 0, formula: str = "") -> str:
    """A cell with a number, or with a formula and the number stored for it ("" none)."""
    stored = f"<v>{value}</v>" if value else ""
    return f'<c r="{reference}" s="{style}">{f"<f>{formula}</f>" if formula else ""}{stored}</c>'


def row(at: int, *cells: str, attributes: str = "") -> str:
    """A row of cells."""
    return f'<row r="{at}" {attributes}>{"".join(cells)}</row>'


def merged(*references: str) -> str:
    """The element that merges cells, each range as "A1:C1"."""
    inside = "".join(f'<mergeCell ref="{one}"/>' for one in references)
    return f"<mergeCells>{inside}</mergeCells>"


def styles(formats: Mapping[int, str], cells: tuple[int, ...]) -> str:
    """styles.xml with number formats by id, and a cell style for each id in `cells`."""
    codes = "".join(f'<numFmt numFmtId="{at}" formatCode="{code}"/>' for at, code in formats.items())
    used = "".join(f'<xf numFmtId="{at}" fontId="0" fillId="0"/>' for at in cells)
    return (
        f"<styleSheet {NAMESPACES}><numFmts>{codes}</numFmts><fonts><font/></fonts><fills><fill/></fills>"
        f"<cellXfs>{used}</cellXfs></styleSheet>"
    )


def write_excel(
    path: Path,
    *sheets: str,
    names: tuple[str, ...] = (),
    states: tuple[str, ...] = (),
    parts: Mapping[str, str | bytes] | None = None,
    inside: str = "",
) -> Path:
    """An .xlsx at `path` of worksheet parts. `names` and `states` ("hidden") are the sheets' own, `parts` further parts
    under xl/ related by their name, `inside` further elements of the workbook."""
    listed, related, content = "", {}, {}
    for at, one in enumerate(sheets):
        name = names[at] if at < len(names) else f"Sheet{at + 1}"
        state = f' state="{states[at]}"' if at < len(states) and states[at] else ""
        listed += f'<sheet name="{name}" sheetId="{at + 1}"{state} r:id="s{at}"/>'
        related[f"s{at}"] = RELATIONSHIP.format(f"s{at}", "worksheet", f"worksheets/sheet{at + 1}.xml")
        content[f"xl/worksheets/sheet{at + 1}.xml"] = one
    for name, one in (parts or {}).items():
        content[f"xl/{name}"] = one
        if "/" not in name:
            kind = name.removesuffix(".xml")
            related[name] = RELATIONSHIP.format(name, kind, name)
    workbook = f"<workbook {NAMESPACES}>{inside}<sheets>{listed}</sheets></workbook>"
    return write_package(
        path,
        {
            "[Content_Types].xml": CONTENT_TYPES.format("/xl/workbook.xml", MAIN),
            "xl/workbook.xml": workbook,
            **content,
        },
        "xl/workbook.xml",
        related,
    )
