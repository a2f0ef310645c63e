"""Plans as text whose headings ask what the lines below them answer: "What will we do?" over a list of actions, "Who
will lead it?" over a name."""

from __future__ import annotations

from dataclasses import dataclass, field

from sightline.intake.reading.fields.shapes import looks_like
from sightline.intake.reading.layouts.entries import Entries, Row, Title, text_cell
from sightline.intake.reading.layouts.headings import SURE, meaning
from sightline.intake.reading.layouts.labelled import FIELDS, LONGEST_LABEL, WILL, label_of
from sightline.intake.reading.layouts.prose import action_of, lines_of, unread_text
from sightline.intake.reading.layouts.several import line_number
from sightline.intake.reading.layouts.titles import SAID, is_labelled, looks_like_title, parse_title
from sightline.intake.reading.layouts.vocabulary import ACTION, AGENCY, OBJECTIVE, OUTCOME, OWNER, PERSON, TARGET
from sightline.kit.documents.blocks import Cell, Document, Line

LEAST_ACTIONS = 2  # with who or when, for such a text to be a plan
LEAST_LISTS = 2  # priorities with a list of actions, where a plan's own title vouches for them
ASKED_OF = FIELDS | {ACTION, OBJECTIVE}


@dataclass(slots=True)
class Reader:
    """What is known while the lines are read."""

    entries: Entries = field(default_factory=Entries)
    path: list[tuple[float, Title]] = field(default_factory=list)
    name: str = ""  # the field that the heading above announces
    who: str = ""  # of whom it says that they will do what follows
    rows: list[Row] = field(default_factory=list)  # the actions under the last title
    said: dict[str, list[Line]] = field(default_factory=dict)  # and what else is said under it
    listed: bool = False  # the last of them was the item of a list
    unread: list[str] = field(default_factory=list)

    def line(self, line: Line, body: float, place: int) -> None:
        text = f"{line.number} {line.text}".strip()
        labelled = label_of(text)
        announced = announces(line)
        item = line.bullet or bool(line_number(line)[0])
        will = WILL.match(text) if text.endswith((":", "will")) else None
        if announced:
            self.name, self.who, self.listed = announced, "", False
        elif will and "owner" in looks_like(will["who"]):
            self.name, self.who, self.listed = ACTION, will["who"], False
        elif labelled and labelled[2] and self.path:
            self.name = _owner(labelled[0])
            self.said.setdefault(self.name, []).append(Line(labelled[2]))
        elif looks_like_title(line, body):
            self.title(line, text, place)
        elif self.name == ACTION and (item or not self.listed):
            self.listed = item
            number, words = line_number(line)
            path = tuple(title for _, title in self.path)
            row = action_of(line, number, words or line.text, path, place)[0]
            if self.who:
                row.cells.setdefault(OWNER, text_cell(self.who))
            self.rows.append(row)
        elif self.name and self.name != ACTION:
            self.said.setdefault(self.name, []).append(line)
        elif self.entries.rows or self.rows:
            self.name = ""
            self.unread.append(text)
        else:
            self.entries.opening.append(line)

    def title(self, line: Line, text: str, place: int) -> None:
        self.close()
        depth = float(line.heading) if line.heading else 7.0
        while self.path and self.path[-1][0] >= depth:
            self.path.pop()
        source = f"heading {line.heading}" if line.heading else "bold"
        self.path.append((depth, parse_title(text, source, f"line {place + 1}")))
        if not self.entries.rows:
            self.entries.opening.append(line)

    def close(self) -> None:
        """Give what was said to the one action, or who and when to as many as are said; all else to the title."""
        for name, lines in self.said.items():
            each = name in (OWNER, TARGET) and len(lines) == len(self.rows)
            if name not in (OBJECTIVE, OUTCOME) and (each or len(self.rows) == 1):
                shares = [lines] if len(self.rows) == 1 else [[line] for line in lines]
                for row, share in zip(self.rows, shares, strict=True):
                    row.cells.setdefault(name, Cell(lines=tuple(share)))
            elif self.path:
                self.path[-1][1].said.setdefault(SAID.get(name, "text"), []).extend(lines)
        self.entries.rows.extend(self.rows)
        self.name, self.who, self.rows, self.said = "", "", [], {}


def announces(line: Line) -> str:
    """The field that a line with nothing else in it announces for those below: "What will we do?", "Lead:"; or ""."""
    text = line.text.strip()
    if not (line.heading or line.bold or text.endswith((":", "?"))) or line.bullet or is_labelled(text):
        return ""
    found = meaning(text.rstrip(":? "))
    known = found.score >= SURE and found.field in ASKED_OF and len(text.split()) <= LONGEST_LABEL
    return _owner(found.field) if known else ""


def _owner(name: str) -> str:
    return OWNER if name in (AGENCY, PERSON) else name


def read_announced(document: Document, titled: bool) -> Entries:
    """The actions of such a text; none where it has too few with who or when, and its title (`titled`) is no plan's
    or it has no two priorities with a list of what will be done."""
    reader = Reader()
    lines = lines_of(document)
    sizes = sorted(line.size for line in lines if line.size)
    body = sizes[len(sizes) // 2] if sizes else 0.0
    for place, line in enumerate(lines):
        reader.line(line, body, place)
    reader.close()
    rows = reader.entries.rows
    told = [row for row in rows if row.cells.keys() & {OWNER, TARGET}]
    over = {id(title) for row in rows for title in row.path if title.label == "priority"}
    if len(told) < max(LEAST_ACTIONS, len(rows) / 2) and not (titled and len(over) >= LEAST_LISTS):
        return Entries()
    reader.entries.layouts.append("announced")
    if reader.unread:
        reader.entries.notes.append(unread_text(reader.unread))
    return reader.entries
