"""Actions told in a sentence, with who and when at its end or about its verb: "Train staff – Training Group, by June
2019", "The Training Group will train staff by June 2019"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from sightline.intake.reading.fields.dates import scan
from sightline.intake.reading.fields.shapes import looks_like
from sightline.intake.reading.layouts.header import spans
from sightline.intake.reading.layouts.headings import SURE, meaning
from sightline.intake.reading.layouts.labelled import INLINE, label_of
from sightline.intake.reading.layouts.several import flat_lines, line_number
from sightline.intake.reading.layouts.titles import is_labelled
from sightline.intake.reading.layouts.vocabulary import ACTION, PRIORITY
from sightline.kit.documents.blocks import Grid, Line

LEAST_TOLD = 2  # sentences of a document that must be told so
LEAST_FREE = 3  # and of sentences that are no items of a list
LEAST_BESIDE = 4  # characters that may stand beside a date alone in its line
_TAIL = re.compile(
    r"^(?P<words>.{12,}?)(?:\s+[–—-]\s+|\s*[(\[])(?P<who>[^()\[\]–—]{2,70}?)(?:[,;:]|\s[–—-]|\s(?=by\s))\s*"
    r"(?P<when>[^(),;]{2,30})[)\]]?\.?$",
    re.DOTALL,
)
_WILL = re.compile(
    r"^(?:The\s+)?(?P<who>[A-Z][^.;:()]{1,70}?)\s+will\s+[a-z].{6,}?\s(?P<when>(?:by|before)\s[^,;()]{2,30}?)\.?$",
    re.DOTALL,
)
_TO = re.compile(
    r"^(?:The\s+)?(?P<who>[A-Z][^.;:()]{1,70}?)\s+to\s+[a-z].{6,}?\s(?P<when>(?:by|before)\s[^,;()]{2,30}?)\.?$",
    re.DOTALL,
)
_BY_FIRST = re.compile(
    r"^(?P<when>(?:by|before|due)\s[^:–—]{2,30}?)\s*(?::|\s[–—-])\s+(?P<words>[^()\[\]]{12,}?)"
    r"(?:\s*[(\[](?P<who>[^()\[\]]{2,70})[)\]])?\.?$",
    re.IGNORECASE,
)
_WHO_FIRST = re.compile(
    r"^(?P<who>[A-Z][^:;()–—]{1,60}?)(?::|\s[–—-])\s+(?P<words>[^()\[\]]{12,}?)"
    r"(?:\s*[(\[]|,\s+|\s+[–—-]\s+)(?P<when>[^()\[\],;:]{2,30})[)\]]?\.?$"
)
_LEADS = re.compile(
    r"^(?:The\s+)?(?P<who>[A-Z][^.;:]{1,70}?)\s+(?:will\s+lead|leads|will\s+be\s+responsible\s+for|is\s+responsible\s+for)"
    r"(?:\s+(?:on\s+)?(?:this|it)(?:\s+\w+)?)?$"
)
_DONE = re.compile(
    r"^(?:It|This|This\s+work|The\s+work|Work)\s+(?:will|should|is\s+to)\s+be\s+"
    r"(?:complete[d]?|finished|done|in\s+place|delivered|achieved)\s+(?P<when>(?:by|before)\s.{2,30})$"
)
_MARK = re.compile(r"^[-–•*]\s+")  # typed before an item
_BOTH = re.compile(r"^(?P<who>[^,;:()–—]{2,70}?)(?:[,;]|\s[–—-])\s*(?P<when>[^(),;]{2,30})\.?$")
_BY = re.compile(
    r"^(?:to be (?:done|completed) )?(?:(?:by(?: when)?|due|in|before|deadline)\s*:?\s+)?(?:the\s+)?(?:end of\s+)?",
    re.IGNORECASE,
)
_LED = re.compile(r"^(?:lead(?:s|ing)?|led by|owner|who|responsible)\s*:?\s+", re.IGNORECASE)  # before a name


def told_with_labels(line: Line, free: bool = False) -> Line:
    """The line with who and when said as labels, where it tells them; else the line itself. Only an item of a list is
    taken at the word of its verb, and any line where it is `free`."""
    text = line.text.strip()
    if INLINE.search(text) or label_of(text) or (line.heading and not line_number(line)[0]):
        return line
    match = _TAIL.match(text)
    who = _LED.sub("", match["who"].strip()) if match else ""
    if match and _is_date(match["when"]) and _is_name(who):
        return replace(line, text=f"{match['words'].strip()} {_labels(who, match['when'])}")
    number, words = line_number(line)
    words = _MARK.sub("", words or text)
    if line.bullet or number or free or words != text:
        for form in (_WILL, _TO):
            match = form.match(words)
            owner = bool(match) and _owns(match["who"])
            if match and _is_date(match["when"]) and (owner or form is _WILL):
                return replace(line, text=f"{text} {_labels(match['who'] if owner else '', match['when'])}")
    if (match := _BY_FIRST.match(words)) and _is_date(match["when"]):
        owner = bool(match["who"]) and _owns(match["who"])
        said = match["words"] if owner or not match["who"] else f"{match['words']} ({match['who']})"
        return replace(line, text=f"{said} {_labels(match['who'] if owner else '', match['when'])}")
    if (match := _WHO_FIRST.match(words)) and _is_date(match["when"]) and _owns(match["who"]):
        return replace(line, text=f"{match['words']} {_labels(match['who'], match['when'])}")
    return line


def _labels(who: str, when: str) -> str:
    return f"({f'Lead: {who}; ' if who else ''}By: {_bare(when)})"


def _owns(who: str) -> bool:
    return "owner" in looks_like(who.replace(" the ", " "))


def tails_labelled(lines: list[Line]) -> list[Line]:
    """The lines, with labels for who and when, where several tell them in a sentence or in a line below it."""
    told = [_told_below(line, above) or [told_with_labels(line)] for above, line in pairwise([Line(""), *lines])]
    changed = sum(one != [line] for one, line in zip(told, lines, strict=True))
    if changed >= LEAST_TOLD:
        return [piece for one in told for piece in one]
    plain = [line for line in lines if not (line.heading or line.bold or is_labelled(line.text))]
    free = [told_with_labels(line, free=True) for line in lines]
    changed = sum(one is not line for one, line in zip(free, lines, strict=True))
    return free if changed >= LEAST_FREE and changed * 2 > len(plain) else lines


def _told_below(line: Line, above: Line) -> list[Line]:
    """A line below an item that is nothing but who and when ("Neglect Group, by June 2019"), as a line for each; else
    nothing."""
    match = _BOTH.match(line.text.strip().removeprefix("(").removesuffix(")"))
    if not match or not (above.bullet or line_number(above)[0]) or line.bullet or line.heading:
        return []
    if not (_is_date(match["when"]) and _is_name(match["who"]) and _owns(match["who"])):
        return []
    return [replace(line, text=f"Lead: {match['who']}"), replace(line, text=f"By: {_bare(match['when'])}")]


def said_in_sentences(line: Line) -> list[Line]:
    """A line of sentences that say who leads and by when it is done and nothing else, as a line of labels each; nothing
    for any other: "Police will lead this work. It will be completed by June 2019." """
    out: list[Line] = []
    for sentence in filter(None, line.text.rstrip(" .").split(". ")):
        leads, done = _LEADS.match(sentence), _DONE.match(sentence)
        if leads and _owns(leads["who"]):
            out.append(replace(line, text=f"Lead: {leads['who']}", number=""))
        elif done and _is_date(done["when"]):
            out.append(replace(line, text=f"By: {_bare(done['when'])}", number=""))
        else:
            return []
    return out if len(out) > 1 else []


def priorities_beside(grid: Grid) -> list[Line] | None:
    """A plan on a page, its priorities across, whose cells tell the actions line by line: as the lines they are, one
    priority after the other. None where it is none."""
    top = grid.cells[0] if grid.cells else []
    apart = len({id(cell) for cell in top}) == len(top) > 1
    if not apart or not all(is_labelled(cell.flat) for cell in top):
        return None
    out: list[Line] = []
    told = 0
    for column, head in enumerate(top):
        out.append(Line(head.flat, heading=2))
        for row in grid.cells[1:]:
            lines = flat_lines(row[column])
            told += sum(bool(INLINE.search(line.text)) or told_with_labels(line) is not line for line in lines)
            out.extend(lines)
    items = len(out) - len(top)
    return out if told >= LEAST_TOLD and told * 2 > items else None


def priorities_boxed(grid: Grid) -> list[Line] | None:
    """A table whose cells are each a priority, its title first and then its actions line by line with who and when: as
    the lines they are. None where it is none."""
    boxes = [cell for _, _, cell in (one for row in grid.cells for one in spans(row)) if cell.flat]
    boxes = list({id(cell): cell for cell in boxes}.values())
    lines = [flat_lines(cell) for cell in boxes]
    if grid.width < 2 or len(boxes) < 2 or not all(len(one) > 1 and is_labelled(one[0].text) for one in lines):
        return None
    items = [line for one in lines for line in one[1:]]
    told = sum(bool(INLINE.search(line.text)) or told_with_labels(line) is not line for line in items)
    if told < LEAST_TOLD or told * 2 <= len(items):
        return None
    return [line for one in lines for line in (replace(one[0], heading=2), *one[1:])]


def priorities_down(grid: Grid) -> list[Line] | None:
    """A table of two columns, its priorities down the left, whose cells on the right tell the actions line by line with
    who and when: as the lines they are. None where it is none."""
    if grid.width != 2 or not grid.cells:
        return None
    heads = [meaning(cell.flat) for cell in grid.cells[0]]
    if [head.field for head in heads] != [PRIORITY, ACTION] or min(head.score for head in heads) < SURE:
        return None
    out: list[Line] = []
    told = items = 0
    for place, (left, right) in enumerate(grid.cells[1:]):
        if left.flat and left is not grid.cells[place][0]:
            out.append(Line(left.flat if is_labelled(left.flat) else f"Priority: {left.flat}", heading=2))
        for line in flat_lines(right):
            told += bool(INLINE.search(line.text)) or told_with_labels(line) is not line
            items += 1
            out.append(line)
    return out if told >= LEAST_TOLD and told * 2 > items else None


def dated_title(text: str) -> bool:
    """Whether a title is nothing but a date by which all under it is due: "Quarter 2", "By September 2019"."""
    pieces = scan(_bare(text))
    return bool(pieces) and all(piece.kind != "year" for piece in pieces) and _is_date(text)


def _is_date(text: str) -> bool:
    """Whether the words are a date and nothing beside it."""
    bare = _bare(text)
    pieces = scan(bare)
    return bool(pieces) and len(bare) - sum(piece.stop - piece.start for piece in pieces) <= LEAST_BESIDE


def _bare(text: str) -> str:
    return _BY.sub("", text.strip(" .)"))


def _is_name(text: str) -> bool:
    return text[:1].isupper() and "date" not in looks_like(text)
