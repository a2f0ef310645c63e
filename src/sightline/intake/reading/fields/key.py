"""A document's own lists: abbreviations ("YB – Y. Beech, BSAB Manager"), what each rating means ("Blue = complete"),
and names defined in running text ("Performance and Quality Assurance (PQA)")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from sightline.kit.documents.blocks import Grid, Line

from .bodies import is_person, is_post
from .patterns import Pattern, printed
from .vocabulary import words


class Key(dict[str, Any]):
    """Short form -> the full name, or {"name": post, "person": person} where it stands for somebody: what a list
    explains.

    `defined`: names that running text only introduces with their abbreviation; `ratings`: word in small letters ->
    colour.
    """

    def __init__(self) -> None:
        super().__init__()
        self.defined: dict[str, str] = {}
        self.ratings: dict[str, str] = {}


_COLOURS = ("Red", "Amber", "Green", "Blue", "Yellow", "Purple", "Grey", "Black", "White")
_SHORT = r"[A-Za-z0-9][\w'/&. -]{0,14}?"
_DEFINED = Pattern(
    rf"^\s*(?P<short>{_SHORT})\s*(?P<mark>\.{{3,}}|¤[¤.]*|\t+|\s[-=]\s|-(?=\s)|\s?=\s?|\s?:\s)\s*(?P<long>\S.*)$"
)
_HEADING = Pattern(
    r"^\s*(?:the\s+)?(?:(?:key|glossary|abbreviations|acronyms)\b[^:=]*|keys|abbreviation|acronym"
    r"|initials|leads?|lead officers?"
    r"|list\s+of\s+(?:abbreviations|acronyms|leads|owners|initials)|who'?s\s+who)\s*[:-]?\s*$",
    re.IGNORECASE,
)
_INLINE = Pattern(
    r"^\s*(?:key|glossary|abbreviations?|acronyms?|initials|leads?|rag|brag)(?:\s+(?:to|of|rating"
    r"|status)(?:\s+\w+){0,3})?\s*[:-]\s*"
    r"(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_BETWEEN = Pattern(r"\s*[;|]\s*|,\s+(?=[\w&/ ]{1,10}\s*[=-]\s)|(?<=[a-z)])\.\s+(?=[A-Z])")
_SHORT_HEADS = words(
    "key abbreviation abbreviations acronym acronyms initials short code term letters abbr abbr. rag "
    "colour status rating"
)
_LONG_HEADS = words(
    "meaning name description full definition title group body means explanation expansion lead post "
    "role organisation agency stands"
)
_PROSE = Pattern(
    r"(?<![\w'-])(?P<long>(?:[A-Z4][\w'-]*\s+(?:(?:and|of|the|for|&|on|in)\s+)*){1,8}[A-Z][\w'-]*|[A-Z][\w'-]*)\s+"
    r"\((?:the\s+)?[\"']?(?P<short>[A-Z0-9][A-Za-z0-9&/ ]{1,9})[\"']?\)"
)
_PERSON_AND_POST = Pattern(r"(?P<a>[^,(-]+?)\s*(?:,|\s-\s|\()\s*(?P<b>[^()]+?)\)?")
_LONG_LINE = 400  # characters: a longer line is prose


def _is_short(text: str) -> bool:
    """Whether `text` looks like an abbreviation: short, and with a capital that is not merely its first letter, or
    initials."""
    text = text.strip(" .:")
    if not 1 <= len(text) <= 15 or len(text.split()) > 3:
        return False
    capitals = sum(one.isupper() for one in text)
    return capitals >= 2 or (len(text) == 1 and text.isupper())


def _meaning(long: str) -> str | dict[str, str | None]:
    """What an abbreviation stands for: a body's name, or a person with a post."""
    long = " ".join(long.split()).strip(" .;,")
    match = _PERSON_AND_POST.fullmatch(long)
    if match:
        first, second = printed(long, match, "a"), printed(long, match, "b")
        if is_person(first):
            return {"name": second, "person": first}
        if is_person(second):
            return {"name": first, "person": second}
    return {"name": None, "person": long} if is_person(long) else long


def _letters_fit(short: str, long: str) -> bool:
    """Whether the letters of `short` come in their order among the initials of `long` (or, for "Training", in its
    words)."""
    initials = iter(word[0].casefold() for word in re.findall(r"[A-Za-z]\w*", long))
    return all(any(letter == one for one in initials) for letter in re.sub(r"[^A-Za-z]", "", short).casefold())


def _grid_pairs(grid: Grid) -> Iterator[tuple[str, str]]:
    """The pairs of a key table of two columns, or of several pairs side by side: called or headed so, or all of whose
    first cells are short."""
    if grid.width not in (2, 3, 4, 6) or not grid.height:
        return
    rows = [[" ".join(cell.text.split()) for cell in row] for row in grid.cells]
    head = [set(text.casefold().strip(" :").split()) for text in rows[0]]
    if grid.width == 3:
        yield from _persons(head, rows[1:])
        return
    short_head = bool(head[0] & _SHORT_HEADS)
    headed = short_head and (bool(head[1] & _LONG_HEADS) or rows[0][0] == rows[0][1] or not rows[0][1])
    body = rows[1:] if headed else rows
    pairs = [(row[n], row[n + 1]) for row in body for n in range(0, grid.width, 2)]
    pairs = [(short, long) for short, long in pairs if short and long and short != long]
    listed = bool(_HEADING.match(grid.title)) or headed
    fits = len(pairs) > 1 and all(_is_short(short) and len(long) > len(short) for short, long in pairs)
    coloured = len(pairs) > 1 and all(_colour(short) for short, _ in pairs)
    if listed or fits or coloured:
        yield from ((short.strip(" .:"), long) for short, long in pairs if len(short) <= 20)


def _persons(head: list[set[str]], rows: list[list[str]]) -> Iterator[tuple[str, str]]:
    """The pairs of a key that names person and post in columns of their own: "Initials | Name | Role"."""
    if not head[0] & _SHORT_HEADS or not (head[1] & _LONG_HEADS and head[2] & _LONG_HEADS):
        return
    for short, one, other in rows:
        if _is_short(short) and (one or other):
            yield short.strip(" .:"), ", ".join(filter(None, (one, other)))


def _colour(text: str) -> str | None:
    """The rating a key's entry is about: "Blue", "Green (G)"; None where it is none."""
    first = re.match(r"[A-Za-z]+", text.strip())
    return first[0].title() if first and first[0].title() in _COLOURS and len(text.split()) <= 2 else None


class _Finder:
    """Goes through a document's blocks and gathers what they explain; the first explanation of a short form counts."""

    def __init__(self) -> None:
        self.key = Key()
        self.under = False  # beneath a heading such as "Key"

    def explain(self, short: str, long: str) -> None:
        colour = _colour(short)
        if colour:
            self.key.ratings.setdefault(long.strip(" .;,").casefold(), "Amber" if colour == "Yellow" else colour)
        else:
            self.key.setdefault(short, _meaning(long))

    def grid(self, grid: Grid) -> None:
        for short, long in _grid_pairs(grid):
            self.explain(short, long)
        for row in grid.cells[:4]:  # a key may stand in a row of its own above the table
            lines = row[0].lines if row and not any(cell.text for cell in row if cell is not row[0]) else ()
            for line in lines:
                self.inline(line.text)

    def inline(self, text: str) -> bool:
        """Whether a line is a key in itself: "Key: BM = Board Manager; IC = Independent Chair"."""
        inline = _INLINE.match(text) if len(text) <= _LONG_LINE * 4 else None
        found = False
        for piece in _BETWEEN.split(printed(text, inline, "rest")) if inline else ():
            defined = _DEFINED.match(piece)
            if defined and (_is_short(defined["short"]) or _colour(defined["short"])):
                self.explain(printed(piece, defined, "short").strip(), printed(piece, defined, "long"))
                found = True
        return found

    def line(self, text: str, heading: int) -> None:
        if _HEADING.match(text) and len(text) < 60:
            self.under = True
            return
        if self.inline(text):
            self.under = True
            return
        if self.entry(text):
            return
        if heading or (self.under and len(text) > 120):
            self.under = False
        for match in _PROSE.finditer(text) if "(" in text else ():
            short = match["short"].strip()
            name = _fitted(short, printed(text, match, "long")) if _is_short(short) else None
            if name:
                self.key.defined.setdefault(short, name)

    def entry(self, text: str) -> bool:
        """Whether a line is an entry of a list: dotted, under a key's heading, or with letters that fit its words."""
        defined = _DEFINED.match(text) if len(text) <= _LONG_LINE else None
        if not defined:
            return False
        short, long = printed(text, defined, "short").strip(), printed(text, defined, "long")
        dotted = defined["mark"][0] in ".¤\t"
        fits = _is_short(short) and (_letters_fit(short, long) or is_post(long)) and len(long.split()) <= 12
        if not (
            fits or (dotted and len(short) <= 12) or (self.under and (_is_short(short) or dotted or _colour(short)))
        ):
            return False
        self.explain(short, long)
        return True


def _fitted(short: str, long: str) -> str | None:
    """The shortest run of the last words of `long` whose initials are the letters of `short`."""
    parts = long.split()
    for n in range(len(parts) - 1, -1, -1):
        tail = " ".join(parts[n:])
        if tail[0].casefold() == short[0].casefold() and _letters_fit(short, tail):
            return tail
    return None


def find_key(blocks: Iterable[Line | Grid | str]) -> Key:
    """What a document's own lists explain: abbreviations, ratings, and apart from them names defined in running text.

    Looks at lines under a heading such as "Key", at lines "Key: A = ..., B = ...", at key tables of two columns, and at
    definitions in running text whose letters fit ("Performance and Quality Assurance (PQA)").
    """
    finder = _Finder()
    for block in blocks:
        if isinstance(block, Grid):
            finder.grid(block)
        elif isinstance(block, Line):
            finder.line(block.text, block.heading)
        else:
            finder.line(block, 0)
    return finder.key
