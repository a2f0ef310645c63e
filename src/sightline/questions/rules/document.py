"""A questionnaire as a document: what the file holds, the bank, a copy, and what the builder saves. Pure.

One gate for them all: `checked` gives the document in normal form, every key there, or raises BadFile with the place
and what was expected. docs/reference/instrument-file.md says the same to whoever writes one by hand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sightline.questions.rules.errors import BadFile
from sightline.questions.rules.kinds import CHOSEN, NO_ANSWERS, Audience, InstrumentKind, QuestionKind, Split
from sightline.questions.rules.pictures import PICTURES
from sightline.questions.rules.scoring import checked_scores

Json = Any

FORMAT = "sightline-questionnaire"
FORMAT_VERSION = 1
# Characters a text may have, and how many of a thing there may be.
NAME, TITLE, TEXT, HELP, WORDS, OPTION, KEY = 160, 200, 400, 2000, 5000, 200, 40
MOST_SECTIONS, MOST_QUESTIONS, MOST_OPTIONS = 40, 200, 40
LARGEST = Decimal("9999999999.99")

_KEY = re.compile(r"[a-z0-9][a-z0-9_]*\Z")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\Z")
_MARKUP = re.compile(r"<\s*[/!]?\s*[A-Za-z]|<!--|&(?:#\d+|#x[0-9a-fA-F]+|[a-z]+);")

_DOCUMENT = {"format", "format_version", "kind", "name", "audience", "title", "introduction", "thanks", "sections"}
_SECTION = {"title", "help", "questions"}
_QUESTION = {"id", "kind", "text", "help", "options", "positive", "required", "not_applicable", "not_enough"}
_QUESTION |= {"lowest", "highest", "condition", "standard", "splits"}


def checked(document: Json) -> dict[str, Json]:
    """The document in normal form. Raises BadFile, with the place, for the first thing wrong."""
    top = _mapping(document, "The file", _DOCUMENT | {"scores"})
    if top.get("format") != FORMAT:
        raise BadFile(f"The file does not say that it is a questionnaire: its “format” must be “{FORMAT}”.")
    if top.get("format_version") != FORMAT_VERSION or top["format_version"] is True:
        raise BadFile(f"The file is of another version of the format: “format_version” must be {FORMAT_VERSION}.")
    name = text_of(top.get("name"), "“name”", NAME, needed=True)
    made = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "kind": _one_of(top.get("kind"), "“kind”", [kind.value for kind in InstrumentKind]),
        "name": name,
        "audience": _one_of(
            top.get("audience", Audience.PROFESSIONALS.value), "“audience”", [one.value for one in Audience]
        ),
        "title": text_of(top.get("title", name), "“title”", TITLE, needed=True),
        "introduction": text_of(top.get("introduction", ""), "“introduction”", WORDS, lines=True),
        "thanks": text_of(top.get("thanks", ""), "“thanks”", WORDS, lines=True),
        "sections": [
            _section(one, f"Section {place}")
            for place, one in enumerate(_list(top.get("sections"), "“sections”", MOST_SECTIONS), 1)
        ],
        "scores": _list(top.get("scores", []), "“scores”", 10),
    }
    made["scores"] = check_whole(made)
    return made


def checked_question(question: Json, place: str) -> dict[str, Json]:
    """One question in normal form, apart from what it hangs on. Raises BadFile."""
    given = _mapping(question, place, _QUESTION)
    kind = _one_of(given.get("kind"), f"{place}, “kind”", [one.value for one in QuestionKind])
    made: dict[str, Json] = {
        "id": _id(given.get("id", ""), f"{place}, “id”"),
        "kind": kind,
        "text": text_of(given.get("text"), f"{place}, “text”", TEXT, needed=True),
        "help": text_of(given.get("help", ""), f"{place}, “help”", HELP, lines=True),
        "options": [],
        "positive": [],
        "lowest": None,
        "highest": None,
        "condition": _condition(given.get("condition"), f"{place}, “condition”"),
        "splits": "",
    }
    for flag in ("required", "not_applicable", "not_enough", "standard"):
        made[flag] = _yes_or_no(given.get(flag, False), f"{place}, “{flag}”")
    if kind in CHOSEN:
        made["options"] = _options(given.get("options"), f"{place}, “options”")
        made["positive"] = _positive(given.get("positive", []), made["options"], f"{place}, “positive”")
        if given.get("splits", ""):
            made["splits"] = _one_of(given["splits"], f"{place}, “splits”", [one.value for one in Split])
    else:
        for key in ("options", "positive", "not_applicable", "not_enough", "splits"):
            if given.get(key):
                raise BadFile(f"{place} has “{key}”, which only a question with answers to choose from can have.")
    if kind == QuestionKind.NUMBER:
        made["lowest"] = _number(given.get("lowest"), f"{place}, “lowest”")
        made["highest"] = _number(given.get("highest"), f"{place}, “highest”")
        if made["lowest"] is not None and made["highest"] is not None and made["lowest"] > made["highest"]:
            raise BadFile(f"{place}: the lowest number allowed is above the highest.")
    elif given.get("lowest") is not None or given.get("highest") is not None:
        raise BadFile(f"{place} has “lowest” or “highest”, which only a question for a number can have.")
    return made


def check_whole(document: Mapping[str, Json]) -> list[Json]:
    """What only the whole can tell: ids once, conditions on earlier questions and their options. Gives the scores in
    normal form. Raises BadFile."""
    seen: dict[str, Mapping[str, Json]] = {}
    for number, section in enumerate(document["sections"], 1):
        for count, question in enumerate(section["questions"], 1):
            place = f"Section {number}, question {count}"
            if question["id"] and question["id"] in seen:
                raise BadFile(f"{place} has the id “{question['id']}”, which an earlier question has already.")
            _check_condition(question, seen, place)
            seen[question["id"] or f"no id {number} {count}"] = question
    if len(seen) > MOST_QUESTIONS:
        raise BadFile(f"It has {len(seen)} questions; a questionnaire can have at most {MOST_QUESTIONS}.")
    return checked_scores(document.get("scores", []), seen)


def _check_condition(question: Mapping[str, Json], earlier: Mapping[str, Mapping[str, Json]], place: str) -> None:
    condition = question["condition"]
    if condition is None:
        return
    if question["standard"]:
        raise BadFile(f"{place} is a standard question: everybody is asked it, so it cannot hang on another.")
    other = earlier.get(condition["question"])
    if other is None:
        raise BadFile(
            f"{place} (“{_short(question['text'])}”) hangs on a question that does not come before it: “condition” must"
            " name an earlier one."
        )
    if other["kind"] not in CHOSEN:
        raise BadFile(f"{place} hangs on “{_short(other['text'])}”, which has no answers to choose from.")
    known = {option["key"] for option in other["options"]}
    known |= {key for key in NO_ANSWERS if other[key]}
    for key in condition["any_of"]:
        if key not in known:
            raise BadFile(f"{place} hangs on the answer “{key}”, which “{_short(other['text'])}” does not have.")


# --- the pieces ---


def text_of(value: Json, place: str, longest: int, *, needed: bool = False, lines: bool = False) -> str:
    """A plain text, trimmed. Raises BadFile for what is no text, too long, or holds markup or hidden characters."""
    if value is None:
        value = ""
    if not isinstance(value, str):
        raise BadFile(f"{place} must be a text, not {_said(value)}.")
    if len(value) > longest:
        raise BadFile(f"{place} has {len(value):,} characters; it can have at most {longest:,}.")
    value = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    for character in value:
        category = unicodedata.category(character)
        if character == "\n" and lines:
            continue
        if category in {"Cc", "Cs", "Co", "Zl", "Zp"} or character in _TURNING:
            raise BadFile(
                f"{place} holds a character that cannot be seen (U+{ord(character):04X}). Take it out, or type the"
                " words anew."
            )
    if found := _MARKUP.search(value):
        raise BadFile(f"{place} holds markup (“{value[found.start() : found.start() + 12]}”). Texts are plain words.")
    if needed and not value:
        raise BadFile(f"{place} is missing or empty.")
    return value


# What turns the direction of what follows, and so can make words read otherwise than they are.
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF)))


def _section(section: Json, place: str) -> dict[str, Json]:
    given = _mapping(section, place, _SECTION)
    questions = _list(given.get("questions", []), f"{place}, “questions”", MOST_QUESTIONS)
    return {
        "title": text_of(given.get("title", ""), f"{place}, “title”", TITLE),
        "help": text_of(given.get("help", ""), f"{place}, “help”", WORDS, lines=True),
        "questions": [checked_question(one, f"{place}, question {number}") for number, one in enumerate(questions, 1)],
    }


def _options(options: Json, place: str) -> list[dict[str, str]]:
    made: list[dict[str, str]] = []
    keys: set[str] = set()
    texts: set[str] = set()
    for number, option in enumerate(_list(options, place, MOST_OPTIONS), 1):
        at = f"{place}, {number}"
        given = _mapping(option, at, {"key", "text", "picture"})
        key = text_of(given.get("key"), f"{at}, “key”", KEY, needed=True)
        text = text_of(given.get("text"), f"{at}, “text”", OPTION, needed=True)
        picture = text_of(given.get("picture", ""), f"{at}, “picture”", KEY)
        if not _KEY.match(key) or key in NO_ANSWERS:
            raise BadFile(
                f"{at}: the key “{key}” cannot be used. A key has small letters, numbers and underscores, and is not"
                " one that says that there is no answer."
            )
        if key in keys:
            raise BadFile(f"{at}: the key “{key}” is used twice. Each answer has its own.")
        if text.casefold() in texts:
            raise BadFile(f"{at}: the answer “{_short(text)}” is there twice.")
        if picture and picture not in PICTURES:
            raise BadFile(f"{at}: there is no picture “{picture}”. There are {', '.join(PICTURES)}.")
        keys.add(key)
        texts.add(text.casefold())
        made.append({"key": key, "text": text, "picture": picture})
    if len(made) < 2:
        raise BadFile(f"{place} must have at least two answers to choose from.")
    return made


def _positive(positive: Json, options: Sequence[Mapping[str, str]], place: str) -> list[str]:
    keys = [option["key"] for option in options]
    for number, key in enumerate(_list(positive, place, MOST_OPTIONS), 1):
        if key not in keys:
            raise BadFile(f"{place}, {number}: {_said(key)} is not the key of one of its answers.")
    return [key for key in keys if key in positive]


def _condition(condition: Json, place: str) -> dict[str, Json] | None:
    if condition is None:
        return None
    given = _mapping(condition, place, {"question", "any_of"})
    other = _id(given.get("question", ""), f"{place}, “question”")
    keys = _list(given.get("any_of"), f"{place}, “any_of”", MOST_OPTIONS + len(NO_ANSWERS))
    for number, key in enumerate(keys, 1):
        if not isinstance(key, str):
            raise BadFile(f"{place}, “any_of”, {number} must be the key of an answer, not {_said(key)}.")
    if not other or not keys:
        raise BadFile(f"{place} must name an earlier question and at least one of its answers.")
    return {"question": other, "any_of": sorted(set(keys))}


def _id(value: Json, place: str) -> str:
    if value == "":
        return ""
    if not isinstance(value, str) or not _ID.match(value):
        raise BadFile(f"{place} must be a short name without spaces, such as q1, not {_said(value)}.")
    return value


def _number(value: Json, place: str) -> int | float | None:
    """A number with at most two decimals, as JSON writes it."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise BadFile(f"{place} must be a number, not {_said(value)}.")
    exact = Decimal(str(value))
    if not exact.is_finite() or abs(exact) > LARGEST or exact != round(exact, 2):
        raise BadFile(f"{place} must be a number with at most two decimals, between -{LARGEST} and {LARGEST}.")
    return int(exact) if exact == int(exact) else float(exact)


def _mapping(value: Json, place: str, known: set[str]) -> Mapping[str, Json]:
    if not isinstance(value, Mapping):
        raise BadFile(f"{place} must be an object in braces, not {_said(value)}.")
    for key in value:
        if key not in known:
            raise BadFile(
                f"{place} has “{_short(key)}”, which is not known here. Known are {', '.join(sorted(known))}."
            )
    return value


def _list(value: Json, place: str, most: int) -> Sequence[Json]:
    if not isinstance(value, list | tuple):
        raise BadFile(f"{place} must be a list in square brackets, not {_said(value)}.")
    if len(value) > most:
        raise BadFile(f"{place} has {len(value):,} entries; there can be at most {most}.")
    return value


def _one_of(value: Json, place: str, known: Sequence[str]) -> str:
    if not isinstance(value, str) or value not in known:
        raise BadFile(f"{place} must be one of {', '.join(known)}, not {_said(value)}.")
    return value


def _yes_or_no(value: Json, place: str) -> bool:
    if not isinstance(value, bool):
        raise BadFile(f"{place} must be true or false, not {_said(value)}.")
    return value


def _said(value: Json) -> str:
    """A value as a refusal names it: what it is, and its beginning where that tells something."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    return f"“{_short(str(value))}”" if isinstance(value, str) else f"the number {_short(str(value))}"


def _short(text: str) -> str:
    shown = "".join(character if character.isprintable() else "?" for character in text[:60])
    return shown if len(text) <= 60 else f"{shown}…"
