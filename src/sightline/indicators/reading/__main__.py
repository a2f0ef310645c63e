"""`python -m sightline.indicators.reading FILE`: print the sheets of a CSV or Excel file as JSON and store nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sightline.kit.documents import open_document
from sightline.kit.documents.blocks import Cell, Grid, Refused
from sightline.kit.documents.process import limited

REFUSED = 2  # exit code
READ = (".xlsx", ".csv", ".tsv")


def main(arguments: list[str]) -> int:
    """Print the sheets and give 0; where the file is refused, print why on the error output and give 2."""
    try:
        with limited():
            sheets = _sheets(Path(arguments[0]))
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    sys.stdout.buffer.write(json.dumps({"sheets": sheets}, ensure_ascii=False).encode())
    return 0


def _sheets(path: Path) -> list[dict[str, object]]:
    if path.suffix.lower() not in READ:
        raise Refused("Figures are read from Excel (.xlsx) or CSV (.csv) files. Please save it as one of these.")
    grids = [block for block in open_document(path).blocks if isinstance(block, Grid)]
    if not grids:
        raise Refused("The file holds no table. Please choose the file with the figures.")
    return [
        {"name": grid.title or "the file", "rows": [[_text(cell) for cell in row] for row in grid.cells]}
        for grid in grids
    ]


def _text(cell: Cell) -> str:
    """A cell as text: a number exactly as it is stored, however few figures of it are shown."""
    value = cell.value
    if isinstance(value, float) and not isinstance(value, bool):
        return f"{int(value)}" if value == int(value) and abs(value) < 1e15 else repr(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value}"
    return cell.flat


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
