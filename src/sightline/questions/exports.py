"""Results to take away, as CSV and as a workbook: what the page shows and nothing besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sightline.kit.cells import as_csv
from sightline.kit.workbook import Cell, as_workbook
from sightline.questions.models import Exercise
from sightline.questions.reads.analysis import counted_rows

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_COLUMNS = (
    ("Section", 24),
    ("Question", 60),
    ("Group", 30),
    ("Answer", 30),
    ("Counts as", 14),
    ("Chosen", 10),
    ("Answered", 10),
    ("Share of answers", 12),
    ("Asked", 10),
    ("Note", 60),
)


def results_as(form: str, exercise: Exercise) -> Iterable[bytes]:
    """The results of an exercise in a form of MEDIA_TYPES."""
    rows = counted_rows(exercise)
    if form == "csv":
        return (line.encode() for line in as_csv([name for name, _ in _COLUMNS], _as_text(rows)))
    return [as_workbook(exercise.title, "Results", _COLUMNS, rows)]


def _as_text(rows: Iterable[tuple[Cell, ...]]) -> Iterator[list[str | None]]:
    for row in rows:
        yield [None if cell is None else f"{cell:.4f}" if isinstance(cell, float) else str(cell) for cell in row]
