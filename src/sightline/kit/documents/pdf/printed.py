"""Printed lines out of words, and paragraphs out of printed lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sightline.kit.documents.aligned import Segment
from sightline.kit.documents.blocks import Line
from sightline.kit.documents.characters import Cleaner, without_bullet
from sightline.kit.documents.pdf.page import Word, main_size

# What begins a line of its own: a bullet, a dash, a letter or number in a list, a label with a colon.
_BEGINS = re.compile(
    r"([-–•●▪○◦‣➢❖✓☐☑☒]\s|[•▪‣➢❖]|\(?[a-zA-Z][.)]\s|\(?[ivx]{1,4}[.)]\s|\(?\d{1,2}[.)]\s|\d{1,2}(\.\d{1,2})+\.?\s"
    r"|[A-Z][A-Za-z/&’' -]{1,28}:\s)"
)
# What a paragraph of a cell ends with, where a line that begins with a capital follows: a full stop, a closed bracket,
# a year or a quarter; not a question mark, which may stand in a name. (In running text a line may end so within a
# paragraph; in cells, paragraphs are one sentence.)
_CLOSES = re.compile(r"([.;!)]|\b(20\d\d|\d\d/\d\d|Q ?[1-4]))$")
_HYPHEN = re.compile(r"[A-Za-z][-\u00ad]$")  # a word goes on in the next line
_NEVER_FIRST = "/)]}!?;:,.%"  # what no program begins a line with: it keeps the word before it
_SPACE = 0.12  # of the size: a gap between words that is a space
_WIDE = 1.4  # of the size: a gap that parts columns


@dataclass(slots=True)
class Printed:
    """The words of one printed line, from left to right."""

    words: list[Word]
    page: int = 0
    glued: bool = False  # it goes on in the middle of a word of the line before

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return main_size(self.words)

    @property
    def text(self) -> str:
        return text_of(self.words)

    def segments(self) -> list[Segment]:
        """Its stretches of text between wide gaps."""
        wide = max(self.size * _WIDE, 7.0)
        parts: list[list[Word]] = []
        for word in self.words:
            if parts and word.x0 - parts[-1][-1].x1 < wide:
                parts[-1].append(word)
            else:
                parts.append([word])
        return [Segment(part[0].x0, part[-1].x1, text_of(part)) for part in parts]


def text_of(words: Sequence[Word]) -> str:
    """The text of words on one line, with spaces where gaps are."""
    out = ""
    before: Word | None = None
    for word in words:
        if before is not None and word.x0 - before.x1 > _SPACE * min(word.size, before.size):
            out += " "
        out += word.text
        before = word
    return out


def printed_lines(words: Sequence[Word], page: int = 0) -> list[Printed]:
    """Words put together to lines, from the top down. Small words raised or lowered belong to the line they touch, as
    in "31st"; a small raised figure after a word is the mark of a footnote and is left out."""
    small = main_size(list(words)) * 0.75
    lines: list[list[Word]] = []
    for word in sorted((one for one in words if one.size >= small), key=lambda one: (one.middle, one.x0)):
        if lines:
            last = max(lines[-1], key=lambda one: one.bottom - one.top)
            reach = 0.25 * (last.bottom - last.top)
            if last.top + reach <= word.middle <= last.bottom - reach:
                lines[-1].append(word)
                continue
        lines.append([word])
    apart: list[Word] = []
    for word in words:
        if word.size < small:
            line = _touched(lines, word)
            if line is None:
                apart.append(word)
            elif not (word.text.isdigit() and _is_raised(line, word)):
                line.append(word)
    out = [Printed(sorted(line, key=lambda one: one.x0), page) for line in lines]
    if apart:
        out = sorted(out + printed_lines(apart, page), key=lambda one: (one.top + one.bottom) / 2)
    return out


def _touched(lines: list[list[Word]], word: Word) -> list[Word] | None:
    """The line that a small word stands on or is raised from: a word of it ends or begins close by."""
    for line in lines:
        for other in line:
            if other.top - 2 <= word.middle <= other.bottom + 2 and (
                abs(word.x0 - other.x1) < 0.5 * other.size or abs(other.x0 - word.x1) < 0.5 * other.size
            ):
                return line
    return None


def _is_raised(line: list[Word], word: Word) -> bool:
    """Whether a small word stands high right behind a word that does not end in a figure."""
    return any(
        0 <= word.x0 - other.x1 + 1 < 0.3 * other.size and word.middle < other.middle - 0.08 * other.size
        and not other.text[-1].isdigit()
        for other in line
        if other.size > word.size
    )  # fmt: skip


def usual_gap(lines: Sequence[Printed]) -> float:
    """The gap between lines within a paragraph, as a share of the size of the text: the lower quarter of all gaps."""
    gaps = sorted(
        (b.top - a.bottom) / a.size
        for a, b in pairwise(lines)
        if a.page == b.page and a.size and -0.5 * a.size < b.top - a.bottom < 2 * a.size
    )
    return min(gaps[len(gaps) // 4], 0.8) if gaps else 0.2


def paragraphs(lines: Sequence[Printed], right: float, gap: float, in_cell: bool = False) -> list[list[Printed]]:
    """Lines put together to paragraphs: a line goes on in the next where the next one's first word would not have
    fitted before `right`, no wider gap than `gap` (as a share of the size) stands between, and no new item begins."""
    out: list[list[Printed]] = []
    for line in lines:
        if out and not _ends(out[-1][-1], line, right, gap, in_cell):
            line.glued = _is_broken_word(out[-1][-1], line, right)
            out[-1].append(line)
        else:
            out.append([line])
    return out


def _is_broken_word(before: Printed, line: Printed, right: float) -> bool:
    """Whether a word is broken between two lines because its column is too narrow for it, as "Ap/r" in a column of
    months: one word fills the line so that not even a letter more would have fitted."""
    first = line.words[0]
    letter = (first.x1 - first.x0) / len(first.text)
    narrow = right - before.x0 < 5 * before.size
    goes_on = first.text[0].islower() or (first.text[0].isdigit() and before.text[-1].isdigit() and "/" in before.text)
    return narrow and len(before.words) == 1 and goes_on and before.x1 + letter > right


def _ends(before: Printed, line: Printed, right: float, gap: float, in_cell: bool) -> bool:
    """Whether a paragraph ends between two printed lines."""
    one, other = before.words[-1].tag, line.words[-1].tag
    if one.paragraph and other.paragraph and before.page == line.page:
        return one != other or _would_fit(before, line, right)
    if in_cell and line.text[0].isupper() and _CLOSES.search(before.text):
        return True
    if _BEGINS.match(line.text) or _is_lone_o(line.words):
        return True
    if _HYPHEN.search(before.text) and line.text[0].islower():
        return False
    size = before.size or 1.0
    if line.page == before.page and line.top - before.bottom > (gap + 0.45) * size:
        return True
    if abs(line.size - size) > 0.12 * size or (
        _all_bold(before) and not line.words[0].bold and before.x1 < right - size
    ):
        return True
    return _would_fit(before, line, right)


def _would_fit(before: Printed, line: Printed, right: float) -> bool:
    """Whether the first word of `line` would have fitted on the line before: then the break was meant."""
    first = last = line.words[0]
    for word in line.words[1:]:
        if word.text[0] not in _NEVER_FIRST:
            break
        last = word
    return before.x1 + 0.3 * before.size + (last.x1 - first.x0) <= right


def _all_bold(line: Printed) -> bool:
    return all(word.bold for word in line.words)


def _is_lone_o(words: Sequence[Word]) -> bool:
    """Whether a line begins with the round bullet that Word sets as a letter o."""
    return len(words) > 1 and words[0].text == "o" and words[1].x0 - words[0].x1 > 0.6 * words[0].size


def as_line(paragraph: Sequence[Printed], cleaner: Cleaner, where: str) -> Line | None:
    """A paragraph as a line, None where nothing of it is to be seen."""
    words = [word for line in paragraph for word in line.words]
    text = ""
    bullet = _is_lone_o(paragraph[0].words)
    for number, line in enumerate(paragraph):
        part = text_of(line.words[1:] if bullet and not number else line.words)
        text = text + part if line.glued else _continued(text, part) if text else part
    flat, glyph = without_bullet(" ".join(cleaner.clean(text, where).split()))
    if not flat:
        return None
    heading = paragraph[0].words[-1].tag.heading
    return Line(
        flat,
        bullet=bullet or glyph,
        heading=heading,
        bold=all(word.bold for word in words),
        strike=all(word.struck for word in words),
        size=main_size(words),
        page=paragraph[0].page,
        printed=tuple(" ".join(text_of(line.words).split()) for line in paragraph) if len(paragraph) > 1 else (),
    )


def _continued(text: str, part: str) -> str:
    """Two parts of a text as one. (A hyphen at a line's end stays: "multi-agency" breaks there.)"""
    if text.endswith("\u00ad"):
        return text[:-1] + part
    if text.endswith("-") and text[-2:-1].isalpha() and part[:1].isalpha():
        return text + part
    return f"{text} {part}"
