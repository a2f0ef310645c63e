"""Plans without tables: priorities as headings, actions as numbered lines, and under each "Lead: ...", "By:
...", "Success: ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from sightline.intake.reading.fields.dates import scan
from sightline.intake.reading.layouts.entries import QUOTED, Entries, Row, Title, joined, text_cell
from sightline.intake.reading.layouts.headings import SURE, meaning
from sightline.intake.reading.layouts.labelled import (
    INLINE,
    LONGEST_LABEL,
    label_of,
    pieces_of,
)
from sightline.intake.reading.layouts.several import line_number
from sightline.intake.reading.layouts.titles import is_labelled, looks_like_title, parse_title, said
from sightline.intake.reading.layouts.told import LEAST_BESIDE, said_in_sentences, tails_labelled
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    AGENCY,
    MEASURE,
    NUMBER,
    OUTCOME,
    OWNER,
    PERSON,
    SUPPORT,
    TARGET,
)
from sightline.kit.documents.blocks import EMPTY, Cell, Document, Grid, Line, Note

LEAST_ACTIONS = 2  # with an owner or a date, for prose to be a plan
LEAST_WRAPPED = 50  # characters of a line that can have been broken for want of room
_DUE = re.compile(
    r"(?:to be (?:done|completed|in place) )?(?:by|before|due(?: by)?)\s+(?:the\s+)?(?:end of\s+)?", re.IGNORECASE
)
LEAST_SHARE = 0.5  # of the actions must have one


@dataclass(slots=True)
class Prose:
    """What is known while the lines are read."""

    entries: Entries = field(default_factory=Entries)
    path: list[tuple[float, Title]] = field(default_factory=list)
    row: Row | None = None
    name: str = ""  # the field the last line filled
    due: str = ""  # the date that stands over a list of actions: "By September 2015"
    unread: list[str] = field(default_factory=list)


def read_prose(document: Document) -> Entries:
    """The actions of a plan written as text. Empty where the text holds none with an owner or a date."""
    lines = lines_of(document)
    sizes = sorted(line.size for line in lines if line.size)
    body = sizes[len(sizes) // 2] if sizes else 0.0
    prose = Prose()
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else None
        _line(prose, line, after, body, place)
    prose.entries.rows = [row for row in prose.entries.rows if ACTION in row.cells]
    for row in prose.entries.rows:
        if OUTCOME in row.cells and MEASURE not in row.cells:  # said after the action, so how it is known
            row.cells[MEASURE] = row.cells.pop(OUTCOME)
            row.headings[MEASURE] = row.headings.pop(OUTCOME, "")
    rows = [row for row in prose.entries.rows if OWNER in row.cells or TARGET in row.cells]
    if len(rows) < LEAST_ACTIONS or len(rows) < LEAST_SHARE * len(prose.entries.rows):
        return Entries()
    prose.entries.layouts.append("prose")
    if prose.unread:
        prose.entries.notes.append(unread_text(prose.unread))
    return prose.entries


def unread_text(texts: list[str]) -> Note:
    shown = " ".join(texts)
    more = "…" if len(shown) > QUOTED else ""
    return Note("text", "unread", f"text that is not read as part of the plan: “{shown[:QUOTED]}{more}”")


def lines_of(document: Document) -> list[Line]:
    """The lines of a document's text, of its boxes and of its tables of labels and values, each label in a line of its
    own."""
    lines: list[Line] = []
    for block in document.blocks:
        lines.extend([block] if isinstance(block, Line) else _lines_in(block))
    lines = [line for line in lines if line.text or line.number]
    return tails_labelled([one for line in put_together(lines) for one in labels_apart(line)])


def _lines_in(grid: Grid) -> list[Line]:
    """The lines of a box, or of a table of two columns that is labels and values; none of another table."""
    if grid.width == 1:
        return [line for row in grid.cells for line in row[0].lines]
    heads = [row[0].flat.rstrip(":") for row in grid.cells]
    if grid.width != 2 or not all(label_of(f"{head}: x") for head in heads):
        return []
    return [
        Line(f"{head}: {line.text.lstrip('= ')}" if not place else line.text)
        for head, (_, value) in zip(heads, grid.cells, strict=True)
        for place, line in enumerate(value.lines)
    ]


def put_together(lines: list[Line]) -> list[Line]:
    """Lines of labels that were broken for want of room, whole again: "Success: at least" / "30 cases a year"."""
    out: list[Line] = []
    for line in lines:
        above = out[-1] if out else Line("")
        open_ended = bool(above.text) and above.text[-1] not in ".!?:;" and bool(INLINE.search(above.text))
        goes_on = line.text[:1].islower() or (line.text[:1].isdigit() and not line_number(line)[0])
        if open_ended and goes_on and not line.bullet and not line.heading:
            out[-1] = replace(above, text=f"{above.text} {line.text}")
        else:
            out.append(line)
    return out


def labels_apart(line: Line) -> list[Line]:
    """A line of labels with bars, semicolons or full stops between them, a line a label: "Who: Police | When: June
    2025". What a label says may have such a mark in it.

    A line is left whole unless it is labels from its beginning, each one of another field."""
    for mark in (" | ", "; ", ". "):
        pieces: list[str] = []
        for piece in map(str.strip, line.text.split(mark)):
            if pieces and not label_of(piece):
                pieces[-1] += f"{mark}{piece}"
            else:
                pieces.append(piece)
        labels = [opener_of(pieces[0]) or label_of(pieces[0]), *map(label_of, pieces[1:])]
        fields = {label[0] for label in labels if label}
        if len(pieces) > 1 and len(fields) == len(pieces) and SUPPORT not in fields:
            return [replace(line, text=pieces[0]), *(replace(line, text=piece, number="") for piece in pieces[1:])]
    found = label_of(line.text)
    inner = pieces_of(found[2]) if found else []
    names = {found[0] if found else "", *(meaning(label).field for label, _ in inner[1:])}
    if found and len(inner) > 1 and len(names) == len(inner):
        first = replace(line, text=f"{found[1]}: {inner[0][1]}")
        return [first, *(replace(line, text=f"{label}: {words}", number="") for label, words in inner[1:])]
    return said_in_sentences(line) or [line]


def opener_of(text: str) -> tuple[str, str] | None:
    """A label that begins an action in a block of labels: "Ref: 1.1", "Action: Publish a checklist"."""
    label, colon, rest = text.partition(":")
    found = meaning(label) if colon and rest.strip() and len(label.split()) <= LONGEST_LABEL else None
    return (found.field, rest.strip()) if found and found.score >= SURE and found.field in (NUMBER, ACTION) else None


def _open(prose: Prose, line: Line, name: str, rest: str, place: int) -> None:
    """Begin an action in a block of labels, or give the one just begun its words."""
    row = prose.row
    if row is None or ACTION in row.cells or (name == NUMBER and row.number):
        row = Row(f"line {place + 1}", path=tuple(title for _, title in prose.path))
        prose.entries.rows.append(row)
        prose.row = row
    if name == NUMBER:
        row.number = line_number(Line(rest))[0] or rest
    else:
        row.cells[ACTION] = Cell(lines=(replace(line, text=rest, number="", bold=False),))
    prose.name = name


def _is_due_over(line: Line, after: Line | None) -> bool:
    """Whether a line set as a title is nothing but the date by which all in the list below it is to be done."""
    led = _DUE.match(line.text)
    if not led or not after or not after.bullet or not (line.bold or line.heading or line.text.endswith(":")):
        return False
    date = line.text[led.end() :].rstrip(" :")
    pieces = [piece for piece in scan(date) if not piece.loose]
    return sum(piece.stop - piece.start for piece in pieces) >= len(date) - LEAST_BESIDE


def _line(prose: Prose, line: Line, after: Line | None, body: float, place: int) -> None:
    text = f"{line.number} {line.text}".strip()
    if _is_due_over(line, after) and prose.path:
        prose.due, prose.row, prose.name = line.text.rstrip(" :"), None, ""
        return
    if prose.due and line.bullet:
        _action(prose, line, None, line.text, place)
        _fill(prose.entries.rows[-1], TARGET, "", Line(text=prose.due))
        return
    prose.due = ""
    opener = opener_of(line.text)
    if opener:
        _open(prose, line, *opener, place)
        return
    labelled = label_of(line.text)
    if labelled and prose.row is not None:
        name, label, rest = labelled
        name = OWNER if name in (AGENCY, PERSON) and OWNER not in prose.row.cells else name
        _fill(prose.row, name, label, replace(line, text=rest, number=""))
        prose.name = name
        return
    above = _broken_off(prose, line)
    if above is not None:
        whole = replace(above.lines[-1], text=f"{above.lines[-1].text} {text}")
        prose.entries.rows[-1].cells[ACTION] = replace(above, lines=(*above.lines[:-1], whole))
        return
    number, rest = line_number(line)
    title = parse_title(text)
    if title.label == "action" and title.number:
        number, rest = title.number, title.title or ""
    inline = INLINE.search(line.text)
    begins = bool(after and label_of(after.text) and not label_of(text)) or bool(inline and inline.start() > 10)
    heading = looks_like_title(line, body) and not (title.label == "action" and title.number)
    if heading and not (number and begins and not is_labelled(text)):
        _title(prose, line, text, place)
        return
    if number and rest and (begins or prose.path) and not said(text):
        _action(prose, line, number, rest, place)
    elif begins and not said(text):
        _action(prose, line, None, line.text, place)
    elif (
        prose.row is not None
        and prose.name
        and (line.bullet or line.text[:1].islower() or not prose.row.cells.get(prose.name, EMPTY).lines)
    ):
        _fill(prose.row, prose.name, "", line)
    elif prose.path and (remark := said(text)) and remark[0] != "actions":
        prose.row = None
        prose.path[-1][1].said.setdefault(remark[0], []).append(replace(line, text=remark[1]))
    else:
        if prose.row is not None and (prose.row.cells.keys() & {OWNER, TARGET}):
            prose.row = None
        (prose.unread if prose.entries.rows else []).append(text)
        if not prose.entries.rows:
            prose.entries.opening.append(line)


def _broken_off(prose: Prose, line: Line) -> Cell | None:
    """The action that a line only goes on with, because the line above ends in the middle of its sentence."""
    if prose.row is None or prose.name != ACTION or line.bullet or line.heading:
        return None
    cell = prose.row.cells.get(ACTION, EMPTY)
    above = cell.lines[-1].text.rstrip() if cell.lines else ""
    number = line_number(line)[0] or ""
    if len(above) < LEAST_WRAPPED or above[-1] in ".!?:;" or "." in number:
        return None
    return cell


def _title(prose: Prose, line: Line, text: str, place: int) -> None:
    source = f"heading {line.heading}" if line.heading else "bold"
    depth = float(line.heading) if line.heading else 7.0
    title = parse_title(text, source, f"line {place + 1}")
    while prose.path and prose.path[-1][0] >= depth:
        prose.path.pop()
    prose.path.append((depth, title))
    prose.row, prose.name = None, ""
    if not prose.entries.rows:
        prose.entries.opening.append(line)


def _action(prose: Prose, line: Line, number: str | None, words: str, place: int) -> None:
    path = tuple(title for _, title in prose.path)
    prose.row, prose.name = action_of(line, number, words, path, place)
    prose.entries.rows.append(prose.row)


def action_of(line: Line, number: str | None, words: str, path: tuple[Title, ...], place: int) -> tuple[Row, str]:
    """The action of a line, with what labels inside it say, and the field that was filled last."""
    row = Row(f"line {place + 1}", path=path, number=number)
    pieces = pieces_of(words)
    row.cells[ACTION] = Cell(lines=(replace(line, text=pieces[0][1], number="", bold=False),))
    name = ACTION
    for label, said_words in pieces[1:]:
        name = meaning(label).field
        name = OWNER if name in (AGENCY, PERSON) else name
        _fill(row, name, label, Line(text=said_words))
    return row, name


def _fill(row: Row, name: str, label: str, line: Line) -> None:
    cell = text_cell(line.text) if not line.bullet else Cell(lines=(line,))
    row.cells[name] = joined(row.cells[name], cell) if name in row.cells else cell
    if label:
        row.headings.setdefault(name, label)
