"""A document's own list of abbreviations: "YB – Y. Beech, BSAB Manager", "BBO......Board Business Office", key tables,
and "Performance and Quality Assurance (PQA)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..blocks import Grid, Line
from .bodies import is_person, is_post
from .vocabulary import words

Key = dict[str, Any]

_SHORT = r"[A-Za-z0-9][\w’'/&. -]{0,14}?"
_DEFINED = re.compile(
    rf"^\s*(?P<short>{_SHORT})\s*(?P<mark>\.{{3,}}|…[….]*|\t+|\s[-–—=]\s|[-–—](?=\s)|\s?=\s?|\s?:\s)\s*(?P<long>\S.*)$"
)
_HEADING = re.compile(
    r"^\s*(?:the\s+)?(?:key|keys|glossary|abbreviations?|acronyms?|initials|key\s+(?:to|of)\s+.*|list "
    r"of (?:abbreviations|acronyms|leads|owners|initials)|(?:glossary|abbreviations|acronyms)\b.*"
    r"|leads?|lead officers?|who'?s who)\s*[:–-]?\s*$",
    re.IGNORECASE,
)
_INLINE_KEY = re.compile(
    r"^\s*(?:key|glossary|abbreviations?|acronyms?|initials|leads?)(?:\s+to\s+\w+)?\s*[:–-]\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_SHORT_HEADS = words(
    "key abbreviation abbreviations acronym acronyms initials short code term letters abbr abbr. rag "
    "colour status rating"
)
_LONG_HEADS = words(
    "meaning name description full definition title group body means explanation expansion lead post "
    "role organisation agency stands"
)
_PROSE = re.compile(
    r"(?<![\w’'-])(?P<long>(?:[A-Z4][\w’'-]*\s+(?:(?:and|of|the|for|&|on|in)\s+)*){1,8}[A-Z][\w’'-]*"
    r"|[A-Z][\w’'-]*)\s+\((?:the\s+)?[“\"‘']?(?P<short>[A-Z0-9][A-Za-z0-9&/ ]{1,9})[”\"’']?\)"
)


def _is_short(text: str) -> bool:
    """Whether `text` looks like an abbreviation: short, and with a capital that is not merely its first letter, or
    initials."""
    text = text.strip(" .:")
    if not 1 <= len(text) <= 15 or len(text.split()) > 3:
        return False
    capitals = sum(one.isupper() for one in text)
    return capitals >= 2 or (len(text) == 1 and text.isupper())


def _meaning(long: str) -> str | Key:
    """What an abbreviation stands for: a body's name, or a person with a post."""
    long = " ".join(long.split()).strip(" .;,")
    match = re.fullmatch(r"(?P<a>[^,–—(]+?)\s*(?:,|\s[-–—]\s|\()\s*(?P<b>[^()]+?)\)?", long)
    if match:
        if is_person(match["a"]):
            return {"name": match["b"].strip(), "person": match["a"].strip()}
        if is_person(match["b"]):
            return {"name": match["a"].strip(), "person": match["b"].strip()}
    if is_person(long):
        return {"name": None, "person": long}
    return long


def _letters_fit(short: str, long: str) -> bool:
    """Whether the letters of `short` come in their order among the initials of `long` (or, for "Training", in its
    words)."""
    initials = iter(word[0].casefold() for word in re.findall(r"[A-Za-z]\w*", long))
    return all(any(letter == one for one in initials) for letter in re.sub(r"[^A-Za-z]", "", short).casefold())


def _grid_pairs(grid: Grid) -> Iterator[tuple[str, str]]:
    """The pairs of a two-column key table (or several pairs side by side): headed so, or all of whose first cells are
    short."""
    width = grid.width
    if width not in (2, 4, 6) or not grid.height:
        return
    rows = [[" ".join(cell.text.split()) for cell in row] for row in grid.cells]
    head = [text.casefold().strip(" :") for text in rows[0]]
    titled = bool(_HEADING.match(grid.title)) or bool(
        re.search(r"\b(?:key|glossary|abbreviations|acronyms)\b", grid.title, re.IGNORECASE)
    )
    headed = titled or (
        bool(set(head[0].split()) & _SHORT_HEADS)
        and (bool(set(head[1].split()) & _LONG_HEADS) or head[0] == head[1] or not head[1])
    )
    body = rows if not headed or (titled and not set(head[0].split()) & _SHORT_HEADS) else rows[1:]
    pairs = [
        (row[n], row[n + 1])
        for row in body
        for n in range(0, width, 2)
        if row[n] and row[n + 1] and row[n] != row[n + 1]
    ]
    if not pairs:
        return
    shorts = sum(_is_short(short) and len(long) > len(short) for short, long in pairs)
    if headed or (shorts == len(pairs) and len(pairs) > 1):
        yield from ((short.strip(" .:"), long) for short, long in pairs if len(short) <= 20)


def find_key(blocks: Iterable[Line | Grid | str]) -> Key:
    """The abbreviations a document explains: short form -> the full name, or {"name": post, "person": person} where it
    stands for somebody.

    Looks at lines under a heading such as "Key", at lines "Key: A = ..., B = ...", at two-column tables, and at
    definitions in running text whose letters fit ("Performance and Quality Assurance (PQA)"). The first explanation of
    a short form counts.
    """
    key: Key = {}
    under = False
    prose: list[tuple[str, str]] = []
    for block in blocks:
        if isinstance(block, Grid):
            for short, long in _grid_pairs(block):
                key.setdefault(short, _meaning(long))
            continue
        text = block if isinstance(block, str) else block.text
        heading = 0 if isinstance(block, str) else block.heading
        if _HEADING.match(text):
            under = True
            continue
        inline = _INLINE_KEY.match(text)
        if inline:
            for piece in re.split(r"\s*[;|]\s*|,\s+(?=[\w&/ ]{1,10}\s*[=–-]\s)", inline["rest"]):
                defined = _DEFINED.match(piece)
                if defined and _is_short(defined["short"]):
                    key.setdefault(defined["short"].strip(), _meaning(defined["long"]))
            under = True
            continue
        defined = _DEFINED.match(text)
        if defined:
            dotted = defined["mark"][0] in ".…\t"
            short, long = defined["short"].strip(), defined["long"]
            fits = _is_short(short) and (_letters_fit(short, long) or is_post(long))
            if (
                (under and (_is_short(short) or dotted))
                or (dotted and len(short) <= 12)
                or (fits and len(long.split()) <= 12)
            ):
                key.setdefault(short, _meaning(long))
                continue
        if heading or (under and len(text) > 120):
            under = False
        prose.extend(
            (match["short"].strip(), match["long"]) for match in _PROSE.finditer(text) if _is_short(match["short"])
        )
    for short, long in prose:
        fitted = _fitted(short, long)
        if fitted:
            key.setdefault(short, fitted)
    return key


def _fitted(short: str, long: str) -> str | None:
    """The shortest run of the last words of `long` whose initials are the letters of `short`."""
    words = long.split()
    for n in range(len(words) - 1, -1, -1):
        tail = words[n:]
        if tail[0][0].casefold() == short[0].casefold() and _letters_fit(short, " ".join(tail)):
            return " ".join(tail)
    return None
