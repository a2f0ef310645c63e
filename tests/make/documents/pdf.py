"""PDFs out of the operators of their pages: words and lines at places, in points from the upper left corner.

Only the standard fonts, whose widths every reader knows, so that a page is a few lines of text that a test can show."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

from pdfminer.fontmetrics import FONT_METRICS

FONTS = ("Helvetica", "Helvetica-Bold")
HEIGHT, WIDTH = 595.0, 842.0
_LEADING = 1.2  # from one line to the next, as a share of the size


def width_of(text: str, size: float = 10, bold: bool = False) -> float:
    """How wide a text is printed, in points."""
    widths = FONT_METRICS[FONTS[bold]][1]
    return sum(widths.get(letter, 556) for letter in text) * size / 1000


def words(x: float, y: float, text: str, size: float = 10, bold: bool = False, colour: str = "0 0 0") -> str:
    """A text whose upper left corner is at (x, y); `colour` is red, green and blue from 0 to 1."""
    safe = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    base = HEIGHT - y - size * 0.8
    return f"{colour} rg BT /F{int(bold)} {size} Tf {x} {base:.2f} Td ({safe}) Tj ET 0 0 0 rg\n"


def wrapped(text: str, width: float, size: float = 10, bold: bool = False) -> list[str]:
    """The lines of a text broken to a width, as a word processor breaks them; "\\n" ends a paragraph."""
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and width_of(longer, size, bold) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """A straight line."""
    return f"0.5 w {x0} {HEIGHT - y0:.2f} m {x1} {HEIGHT - y1:.2f} l S\n"


def area(x0: float, y0: float, x1: float, y1: float, colour: str) -> str:
    """A filled rectangle."""
    return f"{colour} rg {x0} {HEIGHT - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f 0 0 0 rg\n"


def ruled_table(
    x: float,
    y: float,
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    fills: dict[tuple[int, int], str] | None = None,
    size: float = 10,
    uprights: bool = True,
    last_rule: bool = True,
    bold_rows: int = 0,
) -> tuple[str, float]:
    """A table with a rule around every cell: its operators and where it ends.

    `fills` are colours by row and column. Without `uprights` only the rows are ruled; without `last_rule` the table
    is open below, as at the end of a page."""
    out, top = "", y
    right = x + sum(widths)
    for at, texts in enumerate(rows):
        bold = at < bold_rows
        broken = [wrapped(text, width - 10, size, bold) for text, width in zip(texts, widths, strict=True)]
        bottom = top + max(len(lines) for lines in broken) * size * _LEADING + 4
        left = x
        for col, (lines, width) in enumerate(zip(broken, widths, strict=True)):
            if fills and (at, col) in fills:
                out += area(left, top, left + width, bottom, fills[at, col])
            for number, line in enumerate(lines):
                out += words(left + 5, top + 2 + number * size * _LEADING, line, size, bold)
            if uprights:
                out += rule(left, top, left, bottom)
            left += width
        if uprights:
            out += rule(right, top, right, bottom)
        out += rule(x, top, right, top)
        top = bottom
    return out + (rule(x, top, right, top) if last_rule else ""), top


def write_pdf(
    path: Path,
    *pages: str,
    more: Sequence[str] = (),
    trailer: str = "",
    catalogue: str = "",
    rotate: int = 0,
) -> Path:
    """A PDF at `path`: one page for each string of operators. `more` are further objects;
    `trailer` and `catalogue` are further entries of these."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>"]
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    for name in FONTS:
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
    bodies: list[bytes] = [one.encode() for one in objects]
    for at, content in enumerate(pages):
        packed = zlib.compress(content.encode("cp1252"))
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} /StructParents 0 "
            f"/Contents {6 + 2 * at} 0 R "
            "/Resources << /Font << /F0 3 0 R /F1 4 0 R >> >> >>".encode()
        )
        bodies.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
    bodies += [one.encode() for one in more]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer << /Size {len(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    path.write_bytes(out)
    return path


def tagged(pieces: Sequence[tuple[str, str]]) -> tuple[str, list[str], str]:
    """A page whose pieces are marked, as Word marks them: (operators, its kind such as "P" or "H1") each.

    Gives the operators of the page, the further objects of a PDF of this one page, and the entries of its catalogue."""
    content = "".join(f"/{kind} << /MCID {at} >> BDC\n{piece}EMC\n" for at, (piece, kind) in enumerate(pieces))
    root = 7  # after catalogue, pages, two fonts, the page and its content
    kids = " ".join(f"{root + 1 + at} 0 R" for at in range(len(pieces)))
    nodes = [
        f"<< /Type /StructElem /S /{kind} /P {root} 0 R /Pg 5 0 R /K {at} >>" for at, (_, kind) in enumerate(pieces)
    ]
    parents = f"<< /Nums [0 [{kids}]] >>"
    tree = f"<< /Type /StructTreeRoot /K [{kids}] /ParentTree {parents} >>"
    return content, [tree, *nodes], f"/StructTreeRoot {root} 0 R /MarkInfo << /Marked true >>"
