"""Results of somebody else’s survey, read from a table: pure. Every wrong cell is named before any is kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

MOST_ROWS = 2000
MOST_BYTES = 1_000_000
COLUMNS = ("question", "answer", "group", "n", "of")
_OPTIONAL = frozenset({"group"})
_LENGTHS = {"question": 400, "answer": 200, "group": 200}


class BadResults(ValueError):
    """The table cannot be taken; `reasons` name each place."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


@dataclass(frozen=True, slots=True)
class Result:
    """One line: how many (`n`) of how many (`of`) in a group gave an answer to a question."""

    question: str
    answer: str
    group: str
    n: int
    of: int

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells a line from every other."""
        return self.question, self.answer, self.group

    def __str__(self) -> str:
        group = f" ({self.group})" if self.group else ""
        return f"{self.question}: {self.answer}{group}, {self.n} of {self.of}"


def table_of(results: Iterable[Result]) -> str:
    """The lines as the table in which they are typed."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows((one.question, one.answer, one.group, one.n, one.of) for one in results)
    return out.getvalue()


def results_in(content: bytes) -> list[Result]:
    """The lines of a CSV with the columns question, answer, n, of, and group where there are any.

    Raises BadResults with every place that is wrong."""
    if len(content) > MOST_BYTES:
        raise BadResults(["The file is larger than one megabyte: give the results only, one line an answer."])
    rows = list(_rows(content))
    if not rows:
        raise BadResults(["The file is empty."])
    heading = [cell.strip().lower() for cell in rows[0]]
    lacking = [name for name in COLUMNS if name not in heading and name not in _OPTIONAL]
    if lacking:
        named = ", ".join(f"“{name}”" for name in lacking)
        raise BadResults([f"The first line must name the columns; missing: {named}."])
    if len(rows) - 1 > MOST_ROWS:
        raise BadResults([f"There are {len(rows) - 1:,} lines; at most {MOST_ROWS:,} can be taken at once."])
    places = {name: heading.index(name) for name in COLUMNS if name in heading}
    found, wrong, seen = [], [], set()
    for number, row in enumerate(rows[1:], 2):
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in places.items()}
        if not any(cells.values()):
            continue
        problems = list(_problems(cells))
        if not problems:
            line = Result(cells["question"], cells["answer"], cells.get("group", ""), int(cells["n"]), int(cells["of"]))
            if line.key in seen:
                problems.append("says the same question, answer and group as a line before")
            seen.add(line.key)
            found.append(line)
        wrong += [f"Line {number} {problem}." for problem in problems]
    if wrong:
        raise BadResults(wrong[:20] + ([f"And {len(wrong) - 20} more."] if len(wrong) > 20 else []))
    if not found:
        raise BadResults(["The file has a heading and no line beneath it."])
    return found


def _rows(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")  # what Excel writes as plain CSV
    if "\x00" in text:
        raise BadResults(["This is no CSV: save the sheet as CSV first."])
    try:
        yield from csv.reader(io.StringIO(text, newline=""), strict=True)
    except csv.Error as error:
        raise BadResults([f"This cannot be read as CSV: {error}."]) from error


def _problems(cells: dict[str, str]) -> Iterator[str]:
    for name in ("question", "answer"):
        if not cells[name]:
            yield f"has no {name}"
    for name, most in _LENGTHS.items():
        if len(cells.get(name, "")) > most:
            yield f"has more than {most} characters under “{name}”"
    numbers = {}
    for name in ("n", "of"):
        typed = cells[name].replace(",", "")
        if not (typed.isascii() and typed.isdigit() and len(typed) <= 9):
            yield f"must have a whole number under “{name}”, not “{cells[name][:20]}”"
        else:
            cells[name] = typed
            numbers[name] = int(typed)
    if len(numbers) == 2 and (numbers["of"] < 1 or numbers["n"] > numbers["of"]):
        yield f"cannot have {numbers['n']} of {numbers['of']}"
