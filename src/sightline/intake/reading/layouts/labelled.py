"""Labels inside text: "Lead: Police", "(Lead: PQA; By: Q2)", "How we will know it has worked: ..."."""

from __future__ import annotations

import re

from sightline.intake.reading.fields.shapes import looks_like
from sightline.intake.reading.layouts.headings import LIKELY, SURE, meaning
from sightline.intake.reading.layouts.vocabulary import (
    AGENCY,
    COMPLETED,
    COST,
    EVIDENCE,
    MEASURE,
    MONITORING,
    OUTCOME,
    OWNER,
    PERSON,
    PROGRESS,
    RATING,
    STEPS,
    SUPPORT,
    TARGET,
)
from sightline.kit.documents.blocks import Cell, Line

LONGEST_LABEL = 9  # words

FIELDS = {
    OWNER,
    AGENCY,
    PERSON,
    SUPPORT,
    TARGET,
    STEPS,
    MEASURE,
    OUTCOME,
    MONITORING,
    RATING,
    PROGRESS,
    COMPLETED,
    EVIDENCE,
    COST,
}
_ASKS = re.compile(r"(?:how|when|who|what)\s\w+\s", re.IGNORECASE)  # "How we will know it has worked"
_LABEL = re.compile(r"^(?P<label>[A-Za-z][^:.;=]{1,50}?)\s*(?::|\s[–—=-]\s)\s*(?P<rest>.*)$", re.DOTALL)
_LEADER = re.compile(r"\s*(?:\.{3,}|…+)\s*:?\s*")  # dots from a label to what it says
_INLINE_LABELS = (
    r"(?:Action |Strategic )?(?:Lead(?:s|ing)?(?: (?:agency|officer|body|partner|group))?|Owner"
    r"|Responsib(?:le|ility)|By whom|Who|By when|By|When|Timescale|Target date"
    r"|Target|Deadline|Due(?: date)?|Completion date|Success(?: (?:measure|criteria))?|Measure(?: of success)?"
    r"|Outcome|Impact|Monitor(?:ing|ed by)|Progress|RAG|BRAG|Status)"
)
INLINE = re.compile(
    rf"(?:(?:(?<=[.;,|)])\s*|\s[–—|-]\s*|\s*[(\[]\s*|\s+)(?P<label>{_INLINE_LABELS})\s*:"
    rf"|(?<=[.;|])\s+(?P<dashed>{_INLINE_LABELS})\s+[–—-]\s)\s*"
)


# Bodies of whom is said what they will do: "The Training Group will:", "Police will".
WILL = re.compile(r"^(?:The\s+)?(?P<who>[A-Z][^.;:]{2,70}?)\s+will\s*[:…]?\s*$")
_SIDES = re.compile(r"\s+[–—-]\s+|\s*[,;:]\s+(?=[^,;:]*\d)")
_DATED_OWNER = re.compile(r"[,;]\s*(?:by|due|for)\s+(?P<date>[^,;]+)$", re.IGNORECASE)


def label_of(text: str) -> tuple[str, str, str] | None:
    """The field a line's label announces, the label, and the words after it: "By: June 2021" is a target date."""
    match = _LABEL.match(_LEADER.sub(": ", text, 1))
    if not match:
        return None
    found = meaning(match["label"])
    least = LIKELY if _ASKS.match(match["label"]) else SURE
    if found.score < least or found.field not in FIELDS or len(match["label"].split()) > LONGEST_LABEL:
        return None
    return found.field, match["label"].strip(), match["rest"].strip()


def pieces_of(words: str) -> list[tuple[str, str]]:
    """A text's own words, then each label inside it with what follows: [("", "Train staff"), ("Lead", "PQA")].

    "Lead: PQA, by March 2019" says the date as well.
    """
    out: list[tuple[str, str]] = []
    start, label = 0, ""
    for match in INLINE.finditer(words):
        out.append((label, words[start : match.start()].strip(" ;,|([–—-")))
        label, start = match["label"] or match["dashed"], match.end()
    out.append((label, words[start:].strip()))
    cleaned = [out[0]]
    for name, text in out[1:]:
        unclosed = text.count("(") < text.count(")")
        text = text.strip(" ;,|[]–—-").removesuffix(")") if unclosed else text.strip(" ;,|–—-")
        dated = _DATED_OWNER.search(text) if meaning(name).field == OWNER else None
        if dated and "date" in looks_like(dated["date"]):
            cleaned.extend([(name, text[: dated.start()]), ("By", dated["date"])])
        else:
            cleaned.append((name, text))
    return cleaned


def unfold(cell: Cell) -> tuple[Cell, dict[str, Cell]]:
    """A cell whose lines carry labels: its other lines, and a cell for each field that is labelled."""
    rest: list[Line] = []
    found: dict[str, list[Line]] = {}
    name = ""
    for line in cell.lines:
        labelled = label_of(line.text)
        if labelled:
            name = OWNER if labelled[0] in (AGENCY, PERSON) else labelled[0]
            found.setdefault(name, []).append(Line(labelled[2]))
        elif name and (line.bullet or line.text[:1].islower()):
            found[name].append(line)
        else:
            rest.append(line)
    return Cell(tuple(rest), cell.row, cell.col, cell.rows, cell.cols, cell.fill, cell.ink), {
        key: Cell(tuple(line for line in lines if line.text)) for key, lines in found.items()
    }


def owner_and_date(cell: Cell) -> dict[str, Cell]:
    """A cell that says who and when: each line, or each side of a dash, is a date or else an owner."""
    rest, found = unfold(cell)
    if found:
        return found
    owners: list[Line] = []
    dates: list[Line] = []
    for line in rest.lines:
        pieces = [piece.strip() for piece in _SIDES.split(line.text) if piece.strip()]
        if all("date" in looks_like(piece) for piece in pieces):
            pieces = [line.text]
        for piece in pieces:
            (dates if "date" in looks_like(piece) else owners).append(Line(piece, strike=line.strike))
    return {name: Cell(tuple(lines)) for name, lines in ((OWNER, owners), (TARGET, dates)) if lines}
