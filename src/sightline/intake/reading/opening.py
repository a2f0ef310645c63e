"""The head of a plan: its title, board and period, and its vision, purpose, principles and threads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sightline.intake.reading.fields.years import PlanYear, find_year, says_calendar_quarters
from sightline.intake.reading.layouts.entries import QUOTED, Entries
from sightline.intake.reading.layouts.titles import parse_title, said
from sightline.kit.documents.blocks import Document, Grid, Line, Note

FIRST_LINES = 12  # of a document, among which its title and board stand
LONGEST_QUOTED = 80  # characters of a title in a refusal
LINES_OF_TITLE = 4
LONGEST_LEAD, LONGEST_BOLD = 200, 100  # characters of a line that heads what follows
MOST_PRINCIPLES = 6  # lines read as principles where nothing marks them as a list
LONGEST_NAME = 5  # words of a line that names a section though nothing sets it apart
LONGEST_TITLE = 160

_NAME = r"(?:[A-Z][\w’'&,.-]*\s+|(?:and|of|the|on|upon|in|with|&)\s+){0,9}?"
_BOARD = re.compile(
    rf"(?P<name>{_NAME}(?:Local\s+)?Safeguarding\s+(?:(?:Children(?:['’]s|s['’]|s)?|Adults?|People|Families)\s*"
    r"(?:(?:and|&)\s*(?:Adults?|Children|Young People)\s*)?)?"
    r"(?:Executive\s+)?(?:Partnership\s+Board|Partnership|Board|Arrangements)(?:\s+for(?:\s+[A-Z][\w’'-]*)+)?"
    rf"|{_NAME}(?:Child|Adult|Public)\s+(?:Support\s+and\s+)?Protection\s+Committee)\b"
)
_SHORT_BOARD = re.compile(r"\b(?:[A-Z][A-Za-z]*\s+)?(?P<short>[A-Z]{0,6}(?:LSCB|LSCP|SCB|SCP|SAB|LSAB|SABP))\b")
_PLAN_WORDS = re.compile(
    r"\b(?:plan|plans|workplan|strategy|programme|priorities|statement of action|tracker|on a page)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^(?:v(?:ersion)?\s*[\d.]+|draft|final|[\d/.\s]+|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]+ 20\d\d"
    r"|appendix.*|annex.*)$",
    re.IGNORECASE,
)
# What a web page or a letter prints over its title, though the title's words may stand in it.
_OVER_TITLE = re.compile(
    r"(?:you are here|subject|re|from|to|sent|cc)\s*:|[^>»]+(?:\s[>»]\s[^>»]+){2,}$", re.IGNORECASE
)
_SUBJECT = re.compile(r"subject\s*:\s*(?:(?:fwd?|re)\s*:\s*)*", re.IGNORECASE)
_OTHER_DOCUMENT = re.compile(
    r"(?:draft |confirmed |approved )?(?:minutes|agenda|contract|agreement"
    r"|invitation to tender|tender|invoice|terms of reference|risk register|quotation|purchase order)\b"
    r"|(?:draft |action )?notes? (?:of|from) .{0,80}\b(?:meeting|group|board|committee|panel|executive|forum)\b"
    r"|[^.]{0,80}\bactions? (?:from|arising|agreed at)\b.{0,40}\bmeetings?\b"
    r"|[^.]{0,60}\b(?:(?:risk|impact) assessment)\b"
    r"|[^.]{0,80}\b(?:(?:service|services|level|framework|supply|grant|funding|hire|purchase|licence|sharing) agreement"
    r"|contract|price list|schedule of (?:rates|prices|charges))"
    r"(?:\s*[:–—-].*|\s+(?:for|between|with|relating to|in respect of)\s.*)?$",
    re.IGNORECASE,
)
# What these are of may be called a plan or a strategy.
_ASSESSMENT_OF = re.compile(r"[^.]{0,60}\b(?:risk|impact) assessment\b\s*(?:[:–—-]\s|of\b|for\b|on\b)", re.IGNORECASE)
# What only a contract says; two of these in one document are enough.
_CONTRACT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bthe\s+(?:supplier|provider|contractor|customer|purchaser|consultant|client|parties|buyer|seller)\s+(?:shall|agrees?)\b",
        r"\bthis\s+(?:agreement|contract)\s+(?:is|shall|may|will|sets)\b",
        r"\b(?:valid|undisputed)\s+invoices?\b|\b(?:exclusive|exclud\w+|plus|net)\s+(?:of\s+)?VAT\b|\bVAT\s+(?:is|at|will)\b",
        r"\bhereinafter\b|\bgoverning\s+law\b|\bindemnif|\bforce\s+majeure\b|\bterms\s+and\s+conditions\b",
        r"\b(?:the|following)\s+(?:charges|prices?|fees)\s+(?:set\s+out|below|are|is|payable|quoted)\b",
    )
)
CONTRACT_SIGNS = 2
_GUIDE = re.compile(
    r"\b(?:polic(?:y|ies)|procedures?|protocol|guide|guidance|guidelines|pathway|flow\s?chart|process"
    r"|code of (?:conduct|practice)|what to do|handbook|manual|check\s?-?list|induction)\b",
    re.IGNORECASE,
)
# A strategy for some years may hold the plan for one of them: the plan's own years go before the strategy's.
_DATED_PLAN = re.compile(
    r"\b(?:delivery|action|business|work|implementation|annual|improvement)\s+plan\b.{0,20}\b20\d\d.*", re.IGNORECASE
)
_VISION = re.compile(r"\b(?:vision|mission)\b", re.IGNORECASE)
_PURPOSE = re.compile(r"\bpurpose\b|\bstatutory (?:objectives|functions)\b", re.IGNORECASE)
_PRINCIPLES = re.compile(r"\b(?:principles|values)\b", re.IGNORECASE)
_THREADS = re.compile(r"\b(?:threads?|cross[- ]cutting themes?|golden thread)\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:vision|mission|purpose|principles|values|threads?)\b", re.IGNORECASE)
_ITEM = re.compile(r"^(?:\d{1,2}[.)]|[-–•])\s+(?P<text>.+)$", re.DOTALL)
_THREAD = re.compile(r"^(?P<title>[^–—:]{3,60}?)\s*(?:\s[–—-]\s|:\s)\s*(?P<text>.+)$", re.DOTALL)
_VISION_LINE = re.compile(r"^(?:our |the )?(?:shared )?(?:vision|mission)\b[^:]{0,30}:\s*(?P<words>.+)$", re.IGNORECASE)
_NOT_TEXT = re.compile(r"[\s“”\"‘’'–—:-]+")
_QUOTES = "“”\"‘’'"


@dataclass(slots=True)
class Texts:
    """The texts of a document by how surely they name the plan."""

    titles: list[str]
    headings: list[str]
    sheets: list[str]
    margins: list[str]
    body: list[str]


def texts_of(document: Document, entries: Entries) -> Texts:
    """Headings, first lines, sheet names, headers and footers, and all else, in that order of trust."""
    lines = [block for block in document.blocks if isinstance(block, Line) and block.text]
    first = _first_lines(document)
    headings = [line.text for line in lines if line.heading or line.bold][:40]
    sheets = [block.title for block in document.blocks if isinstance(block, Grid) and block.title]
    return Texts(
        [line.text for line in first],
        headings,
        sheets,
        [line.text for line in document.margins],
        [line.text for line in lines],
    )


def _first_lines(document: Document) -> list[Line]:
    """The first lines of the document, those of the first grids' title rows among them."""
    out: list[Line] = []
    for block in document.blocks:
        if isinstance(block, Line):
            out.append(block)
        else:
            for row in block.cells[:4]:
                cells = list({id(cell): cell for cell in row if cell.flat}.values())
                if len(cells) != 1:
                    break
                out.extend(line for line in cells[0].lines if line.text)
        if len(out) >= FIRST_LINES:
            break
    return out[:FIRST_LINES]


def other_document(document: Document) -> str | None:
    """Why a document is no plan whatever its tables are, by its title or its words: minutes keep lists of actions too.
    None where it may be one."""
    first = [line.text for line in _first_lines(document)][:LINES_OF_TITLE]
    planned = names_plan(document)
    for text in first:
        if _ASSESSMENT_OF.match(text) or (not planned and _OTHER_DOCUMENT.match(text)):
            return f"its title is “{text[:LONGEST_QUOTED]}”"
    if planned:
        return None
    lines = [block.text for block in document.blocks if isinstance(block, Line)]
    said = [match[0] for sign in _CONTRACT if (match := next(filter(None, map(sign.search, lines)), None))]
    return f"it speaks as a contract does (“{said[0]}”, “{said[1]}”)" if len(said) >= CONTRACT_SIGNS else None


def names_plan(document: Document) -> bool:
    """Whether a document's first lines call it a plan, a strategy or the like."""
    return any(_PLAN_WORDS.search(line.text) for line in _first_lines(document)[:LINES_OF_TITLE])


def guides(document: Document) -> bool:
    """Whether a document's title calls it a policy, a procedure or the like, and no plan."""
    first = [line.text for line in _first_lines(document)][:LINES_OF_TITLE]
    return any(map(_GUIDE.search, first)) and not names_plan(document)


def find_period(document: Document, entries: Entries, texts: Texts) -> PlanYear | None:
    """The plan's period, and where its quarters begin."""
    year = _period(document, texts)
    return replace(year, fiscal=False) if year and year.fiscal and says_calendar_quarters(texts.body) else year


def _period(document: Document, texts: Texts) -> PlanYear | None:
    """The period from the title, the headings, the sheets, the margins, the file's name, then the text."""
    named = [match[0] for text in texts.titles for match in _DATED_PLAN.finditer(text)]
    periods = list(filter(None, (find_year([text]) for text in named)))
    if periods:  # of a plan for some years and one of these years, the one year's is the plan
        within = [one for one in periods if periods[0].holds(one.start) and periods[0].holds(one.end)]
        return min(within, key=lambda one: one.end - one.start)
    plannish = [text for text in texts.body if _PLAN_WORDS.search(text) and len(text) < 300]
    for group in (texts.titles, texts.headings, texts.sheets, texts.margins, [document.name], plannish):
        found = find_year(group)
        if found:
            return found
    return None


def head(document: Document, entries: Entries, texts: Texts, year: PlanYear | None) -> dict[str, Any]:
    """The `plan` part of the format. What the document does not say is null or empty."""
    board = _board(texts)
    out: dict[str, Any] = {
        "title": _title(document, texts, board),
        "board": board,
        "year_start": year.start.isoformat() if year else None,
        "year_end": year.end.isoformat() if year else None,
        "vision": None,
        "purpose": None,
        "principles": [],
        "threads": [],
    }
    over = ""
    for heading, lines in _sections(entries.opening):
        over = over if heading.rstrip().endswith(":") else heading
        _take_section(out, over, heading, lines)
    out["vision"] = out["vision"] or _vision_line(entries.opening)
    return out


def _board(texts: Texts) -> str | None:
    for group in (texts.titles, texts.margins, texts.headings, texts.body[:60]):
        for text in group:
            match = _BOARD.search(_readable(text))
            if match:
                return match["name"].strip()
    for group in (texts.titles, texts.margins, texts.headings, texts.sheets):
        for text in group:
            match = _SHORT_BOARD.search(text)
            if match:
                return match[0].strip()
    return None


def _readable(text: str) -> str:
    """A title all in capitals in words with capitals, so that names can be found in it."""
    if not text.isupper():
        return text
    small = {"And", "Of", "The", "On", "In", "With", "For"}
    words = [word if word in ("LSCB", "LSCP", "SAB") else word.capitalize() for word in text.split()]
    return " ".join(word.lower() if word in small and place else word for place, word in enumerate(words))


def _title(document: Document, texts: Texts, board: str | None) -> str | None:
    lines = [text for text in texts.titles if len(text) <= LONGEST_TITLE and not _DATED.match(text.strip())]
    subjects = [text[match.end() :] for text in lines if (match := _SUBJECT.match(text))]
    lines = [text for text in lines if not _OVER_TITLE.match(text.strip())] or lines
    if not any(_PLAN_WORDS.search(text) for text in lines):  # a letter whose subject alone names the plan
        lines = [text for text in subjects if _PLAN_WORDS.search(text)] + lines
    named = next(
        (
            place
            for place, text in enumerate(lines[:8])
            if _PLAN_WORDS.search(text) and not text.rstrip().endswith((".", ":"))
        ),
        None,
    )
    if named is None:
        return lines[0] if lines else (texts.sheets[0] if texts.sheets else None)
    title = lines[named]
    if (
        board
        and board.casefold() not in _readable(title).casefold()
        and named
        and board.casefold() in _readable(lines[named - 1]).casefold()
    ):
        title = f"{lines[named - 1]} {title}"
    return " ".join(title.split())


def _sections(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """The lines before the plan under the headings they stand under; a line that ends in a colon heads the list after
    it, and where headings are not set as such, a few words that name a section do."""
    out: list[tuple[str, list[Line]]] = [("", [])]
    for line in lines:
        text = line.text.rstrip()
        lead = text.endswith(":") and len(text) < LONGEST_LEAD
        named = len(text.split()) <= LONGEST_NAME and text[-1:] not in ".,;" and bool(_NAMED.search(text))
        if line.heading or (line.bold and len(text) < LONGEST_BOLD) or lead or (named and not line.bullet):
            out.append((line.text, []))
        else:
            out[-1][1].append(line)
    return out


def _take_section(out: dict[str, Any], over: str, heading: str, lines: Sequence[Line]) -> None:
    texts = [line.text for line in lines if line.text]
    lead = heading.rstrip().endswith(":")
    if not texts:
        return
    if _THREADS.search(heading) and not out["threads"]:
        for text in texts:
            match = _THREAD.match(text)
            if not match or said(text):
                break
            out["threads"].append({"title": match["title"].strip(), "text": match["text"].strip()})
    elif _PRINCIPLES.search(heading) and not out["principles"]:
        typed = [match["text"] for match in map(_ITEM.match, texts) if match]
        listed = [line.text for line in lines if line.number or line.bullet] or typed or texts[:MOST_PRINCIPLES]
        out["principles"] = listed
    elif _VISION.search(heading) and out["vision"] is None and not heading.rstrip().endswith(":"):
        quoted = next((text for text in texts if text[0] in _QUOTES), texts[0])
        out["vision"] = quoted.strip(_QUOTES + " ")
    elif (_PURPOSE.search(heading) or (lead and _PURPOSE.search(over))) and out["purpose"] is None:
        items = [line.text for line in lines if line.bullet or line.number]
        intro = (
            heading
            if heading.rstrip().endswith(":")
            else next((line.text for line in lines if not (line.bullet or line.number)), None)
        )
        out["purpose"] = {"intro": intro, "items": items} if items else " ".join(texts)


def _vision_line(lines: Iterable[Line]) -> str | None:
    """A vision given on one line: "Our vision: Working together ..."."""
    for line in lines:
        match = _VISION_LINE.match(line.text)
        if match:
            return match["words"].strip(_QUOTES + " ") or None
    return None


def unread(lines: Iterable[Line], plan: Mapping[str, Any], priorities: Iterable[Mapping[str, Any]]) -> list[Note]:
    """A note for what stands before the plan and has no place in it, one under each heading."""
    own = [{key: value for key, value in one.items() if key != "actions"} for one in priorities]
    kept = "".join(_squeezed(text) for text in _texts([plan, *own]))
    out: list[Note] = []
    for heading, under in _sections(lines):
        left = [line.text for line in under if line.text and not _kept(line.text, kept)]
        if not left:
            continue
        shown = " ".join(left)
        more = "…" if len(shown) > QUOTED else ""
        where = f"under “{heading.rstrip(':')}”" if heading else "before the plan"
        out.append(Note(where, "unread", f"text that is not read as part of the plan: “{shown[:QUOTED]}{more}”"))
    return out


def _texts(value: Any) -> Iterator[str]:
    """Every text in a piece of the plan."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, Sequence):
        for one in value:
            yield from _texts(one)


def _kept(text: str, kept: str) -> bool:
    """Does the text stand in the plan, or is it a title that does without its label ("Priority One: ... - ...")?"""
    title = parse_title(text)
    remark = said(text)
    parts = [part for part in (title.title, title.aim) if part] if title.label else [remark[1] if remark else text]
    return all(_squeezed(part) in kept for part in parts)


def _squeezed(text: str) -> str:
    """A text without white space and marks, to find it where it was only set otherwise."""
    return _NOT_TEXT.sub("", text).casefold()
