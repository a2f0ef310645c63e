"""Documents drawn in a test: grids from rows of strings, lines from strings."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.kit.documents.blocks import EMPTY, Cell, Document, Grid, Line


def cell(text: str, **look) -> Cell:
    """A cell of a line a paragraph. A line beginning "• " is a bullet, one wholly in stars is bold, one in tildes
    struck through.

    A "#RRGGBB" at the end of the text is the cell's colour.
    """
    if "#" in text and len(text.rsplit("#", 1)[1]) == 6:
        text, look["fill"] = text.rsplit("#", 1)
    return Cell(lines=tuple(line(one) for one in text.split("\n") if one), **look)


def line(text: str, **look) -> Line:
    if text.startswith("• "):
        return Line(text[2:], bullet=True, **look)
    if len(text) > 2 and text[0] == text[-1] == "*":
        return Line(text[1:-1], bold=True, **look)
    if len(text) > 2 and text[0] == text[-1] == "~":
        return Line(text[1:-1], strike=True, **look)
    return Line(text, **look)


def grid(rows: Sequence[Sequence[str]], where: str = "table 1", title: str = "", drawn: bool = True) -> Grid:
    """A grid. "^" is merged with the cell above, "<" with the one on the left, "" is a gap. Short rows are filled
    with "<"."""
    width = max(len(row) for row in rows)
    full = [[*row, *["<"] * (width - len(row))] for row in rows]
    cells: list[list[Cell]] = []
    for number, row in enumerate(full):
        cells.append([])
        for column, text in enumerate(row):
            if text == "<":
                cells[number].append(cells[number][column - 1])
            elif text == "^":
                cells[number].append(cells[number - 1][column])
            elif text == "":
                cells[number].append(EMPTY)
            else:
                cells[number].append(cell(text, row=number, col=column, **_span(full, number, column)))
    return Grid(cells, where, title, drawn=drawn)


def table(text: str, **look) -> Grid:
    """A grid from lines of text, cells between "|", paragraphs of a cell between "¶"; marks as in `grid`."""
    lines = [one.strip() for one in text.strip().splitlines()]
    return grid([[piece.strip().replace(" ¶ ", "\n") for piece in one.split("|")] for one in lines], **look)


def brief(plan: dict) -> str:
    """A plan in a line a priority and a line an action: number (* where generated), words, owners, dates, rating."""
    out = []
    for priority in plan["priorities"]:
        mark = "*" if priority.get("number_generated") else ""
        out.append(f"{priority['number']}{mark} {priority['title']}")
        for action in priority["actions"]:
            owners = ", ".join(one["name"] or one["person"] for one in action["owners"])
            dates = ", ".join(one["due"] or "?" for one in action["milestones"])
            rating = f" | {action['rag']}" if action["rag"] else ""
            text = action["text"].replace("\n", " ¶ ")
            number = action["number"] + ("*" if action.get("number_generated") else "")
            out.append(f"  {number} | {text} | {owners} | {dates}{rating}")
    return "\n".join(out)


def _span(rows: Sequence[Sequence[str]], row: int, column: int) -> dict[str, int]:
    wide = 1
    while column + wide < len(rows[row]) and rows[row][column + wide] == "<":
        wide += 1
    tall = 1
    while row + tall < len(rows) and rows[row + tall][column] == "^":
        tall += 1
    return {"rows": tall, "cols": wide}


def document(*blocks: Grid | Line | str, kind: str = "word", name: str = "plan.docx") -> Document:
    """A document. A string is a line; "# " before it makes it a heading 1, "## " a heading 2."""
    out: list[Grid | Line] = []
    tables = 0
    for block in blocks:
        if isinstance(block, str):
            marks = len(block) - len(block.lstrip("#"))
            out.append(Line(block.lstrip("# "), heading=marks) if marks else line(block))
        else:
            if isinstance(block, Grid):
                tables += 1
                block.where = f"table {tables}" if block.where == "table 1" else block.where
            out.append(block)
    return Document(kind, name, out)
