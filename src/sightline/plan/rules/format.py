"""The plan format, `sightline-plan/1`: what reading a document gives, what the tables hold, what JSON export writes.

`normal_form` is the one shape in which a plan is stored and given back: every key the format names has its type, keys
that say nothing are left out where the format lets them be absent, and keys that the format does not name are kept as
they came. Two documents say the same if their normal forms are equal.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from sightline.plan.rules.errors import BadFormat

SCHEMA = "sightline-plan/1"
KINDS = ("due", "recurring", "ongoing")
COMPARATORS = (">", ">=", "=", "<", "<=", "increase", "decrease", "monitor")
LEVELS = ("done", "practice", "children")
# Only in the room's own documents: which row a thing is, which body an owner is, which outcome an action serves.
LASTING = frozenset({"uid", "body_id", "outcome_uid"})
LIMIT = Decimal(10) ** 12  # a threshold beyond it is a reading error, and would not fit its column

Json = Any
Check = Callable[[Json, str], Json]


def _text(value: Json, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise BadFormat(f"{where} is {_shown(value)}; it must be text.")


def _words(value: Json, where: str) -> str:
    return _text(value, where) or ""


def _flag(value: Json, where: str) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    raise BadFormat(f"{where} is {_shown(value)}; it must be true or false.")


def _day(value: Json, where: str) -> str | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise BadFormat(f"{where} is {_shown(value)}; a date is written like 2017-12-31.") from None


def _days(value: Json, where: str) -> list[str]:
    found = [_day(one, f"{where}, number {n}") for n, one in enumerate(_list(value, where), start=1)]
    return sorted({day for day in found if day})


def _number(value: Json, where: str) -> str | int | None:
    """A priority's number: 1, "1a", "A" or none; digits are a number however they were written."""
    text = _text(value, where)
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else text


def _action_number(value: Json, where: str) -> str:
    text = (_text(value, where) or "").strip()
    if not text:
        raise BadFormat(f"{where} is missing; every action has a number, generated where the document has none.")
    return text


def _part(value: Json, where: str) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 1000):
        return value
    raise BadFormat(f"{where} is {_shown(value)}; a part is a whole number from 1.")


def _threshold(value: Json, where: str) -> int | float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadFormat(f"{where} is {_shown(value)}; it must be a number.")
    exact = Decimal(str(value))
    if abs(exact) >= LIMIT or exact != round(exact, 4):
        raise BadFormat(f"{where} is {_shown(value)}; it must be below {LIMIT:,} with at most four decimal places.")
    return plain(exact)


def _amount(value: Json, where: str) -> int | float | None:
    amount = _threshold(value, where)
    if amount is not None and amount < 0:
        raise BadFormat(f"{where} is {_shown(value)}; an amount is not negative.")
    return amount


def _one_of(words: tuple[str, ...]) -> Check:
    def check(value: Json, where: str) -> str | None:
        if value is None or value in words:
            return value
        raise BadFormat(f"{where} is {_shown(value)}; it must be one of {', '.join(words)}.")

    return check


def _list(value: Json, where: str) -> list[Json]:
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise BadFormat(f"{where} is {_shown(value)}; it must be a list.")
    return list(value)


def _texts(value: Json, where: str) -> list[str]:
    return [_words(one, f"{where}, number {n}") for n, one in enumerate(_list(value, where), start=1)]


def _anything(value: Json, where: str) -> Json:
    return value


# Each thing's keys: always there, and there only where they say something.
ALWAYS: dict[str, dict[str, Check]] = {
    "plan": {
        "title": _text,
        "board": _text,
        "year_start": _day,
        "year_end": _day,
        "vision": _text,
        "purpose": _anything,
        "principles": _list,
        "threads": _list,
    },
    "thread": {"title": _words, "text": _words},
    "priority": {
        "number": _number,
        "title": _text,
        "aim": _text,
        "outcomes": _list,
        "measures": _list,
        "actions": _list,
    },
    "outcome": {"text": _words, "actions": _texts},
    "action": {
        "number": _action_number,
        "text": _words,
        "sub_actions": _list,
        "owner_raw": _words,
        "owners": _list,
        "target_raw": _words,
        "milestones": _list,
        "measures_raw": _words,
        "measures": _list,
        "monitoring_raw": _words,
        "monitoring": _list,
    },
    "sub_action": {"label": _text, "text": _words},
    "owner": {"name": _text, "role": _text},
    "milestone": {"label": _words, "due": _day, "kind": _one_of(KINDS)},
    "measure": {"text": _words, "comparator": _one_of(COMPARATORS), "threshold": _threshold, "unit": _text},
    "monitoring": {"text": _words, "bodies": _texts, "instruments": _texts, "cadence": _text},
    "funding": {"text": _words},
}
WHERE_SAID: dict[str, dict[str, Check]] = {
    "action": {
        "number_generated": _flag,
        "threads": _texts,
        "funding": _list,
        "withdrawn_on": _day,
        "title": _text,
        "rewritten": _texts,
    },
    "owner": {"person": _text, "via": _text, "part": _part, "answers": _flag},
    "milestone": {
        "precision": _text,
        "cadence": _text,
        "part": _part,
        "needs_review": _flag,
        "suggested": _day,
        "occurrences": _days,
    },
    "measure": {"by": _day, "lead_in": _text, "part": _part, "level": _one_of(LEVELS)},
    "funding": {"amount": _amount, "source": _text},
}
# What a list of things holds; a bare text in it is a thing with that text.
LISTS: dict[tuple[str, str], tuple[str, str]] = {
    ("plan", "threads"): ("thread", "title"),
    ("priority", "outcomes"): ("outcome", "text"),
    ("priority", "measures"): ("measure", "text"),
    ("priority", "actions"): ("action", "text"),
    ("action", "sub_actions"): ("sub_action", "text"),
    ("action", "owners"): ("owner", "name"),
    ("action", "milestones"): ("milestone", "label"),
    ("action", "measures"): ("measure", "text"),
    ("action", "monitoring"): ("monitoring", "text"),
    ("action", "funding"): ("funding", "text"),
}


def normal_form(document: Mapping[str, Json]) -> dict[str, Json]:
    """The document in the one shape that tables hold.

    Raises BadFormat, with the place in words, for what is not a plan in the format.
    """
    if not isinstance(document, Mapping):
        raise BadFormat("The document is not a JSON object.")
    _check_texts(document, "The document")
    if document.get("schema", SCHEMA) != SCHEMA:
        raise BadFormat(f"The schema is {_shown(document['schema'])}; this reads {SCHEMA}.")
    plan = document.get("plan") or {}
    if not isinstance(plan, Mapping):
        raise BadFormat(f"“plan” is {_shown(plan)}; it must be an object.")
    priorities = _list(document.get("priorities"), "“priorities”")
    given = {key: value for key, value in document.items() if key not in ("schema", "plan", "priorities", "notes")}
    notes = _list(document.get("notes"), "“notes”")
    formed = {
        "schema": SCHEMA,
        "plan": _thing("plan", plan, "The plan"),
        "priorities": [
            _thing("priority", one, f"Priority {n}", text_key="title") for n, one in enumerate(priorities, start=1)
        ],
        "notes": notes,
        **given,
    }
    start, end = formed["plan"]["year_start"], formed["plan"]["year_end"]
    if start and end and end < start:
        raise BadFormat(f"The plan ends on {end}, before it starts on {start}.")
    for priority in formed["priorities"]:
        numbers = [action["number"] for action in priority["actions"]]
        for outcome in priority["outcomes"]:
            outcome["actions"] = in_plan_order(outcome["actions"], numbers)
    _name_threads(formed)
    return formed


def normal_thing(noun: str, given: Mapping[str, Json], where: str) -> dict[str, Json]:
    """One thing ("plan", "priority", "action") in normal form, with the lasting identities of all in it kept.

    For the room's own forms, which edit one thing at a time. Raises BadFormat, beginning with `where`.
    """
    _check_texts(given, where)
    formed = _thing(noun, given, where)
    _keep_lasting(noun, formed, given)
    return formed


def _keep_lasting(noun: str, formed: dict[str, Json], given: Mapping[str, Json]) -> None:
    formed |= {key: given[key] for key in LASTING if isinstance(given, Mapping) and given.get(key)}
    for parent, key in LISTS:
        if parent == noun:
            for child, one in zip(formed.get(key, []), given.get(key) or [], strict=True):
                _keep_lasting(LISTS[noun, key][0], child, one)


def _name_threads(formed: dict[str, Json]) -> None:
    """A thread that only an action names joins the plan's own; an action's threads stand in the plan's order."""
    threads = formed["plan"]["threads"]
    order = {thread["title"]: n for n, thread in reversed(list(enumerate(threads)))}
    for priority in formed["priorities"]:
        for action in priority["actions"]:
            for title in action.get("threads", []):
                if title not in order:
                    order[title] = len(threads)
                    threads.append({"title": title, "text": ""})
            if "threads" in action:
                action["threads"] = sorted(set(action["threads"]), key=order.__getitem__)


def in_plan_order(listed: list[str], numbers: list[str]) -> list[str]:
    """The numbers an outcome lists, in the order the actions stand; those of no action after them, as they came."""
    known = set(numbers)
    return [n for n in numbers if n in set(listed)] + [n for n in dict.fromkeys(listed) if n not in known]


def _thing(noun: str, given: Json, where: str, text_key: str | None = None) -> dict[str, Json]:
    if isinstance(given, str) and text_key:
        given = {text_key: given}
    if not isinstance(given, Mapping):
        raise BadFormat(f"{where} is {_shown(given)}; it must be an object.")
    always, optional = ALWAYS[noun], WHERE_SAID.get(noun, {})
    formed: dict[str, Json] = {}
    for key, check in always.items():
        formed[key] = check(given.get(key), f"{where}: “{key}”")
    for key, check in optional.items():
        value = check(given.get(key), f"{where}: “{key}”")
        if value not in (None, False, [], ""):
            formed[key] = value
    for key, value in given.items():
        if key not in formed and key not in optional and key not in LASTING:
            formed[key] = value
    if noun == "milestone" and formed["kind"] is None:
        formed["kind"] = "due"
    if noun == "measure" and formed["threshold"] is not None and formed["comparator"] is None:
        formed["comparator"] = "="  # a bare figure
    for key in [key for key in formed if (noun, key) in LISTS]:
        child, child_text = LISTS[noun, key]
        formed[key] = [
            _thing(child, one, _place(where, child, one, n), text_key=child_text)
            for n, one in enumerate(formed[key], start=1)
        ]
    if noun == "action" and len(formed["owners"]) == 1:
        formed["owners"][0].pop("answers", None)  # a sole owner answers; nobody had to say so
    if noun == "action" and sum(bool(owner.get("answers")) for owner in formed["owners"]) > 1:
        raise BadFormat(f"{where}: two owners are said to answer for it; one body answers for each action.")
    return formed


def _place(where: str, noun: str, given: Json, n: int) -> str:
    name = {"sub_action": "part", "monitoring": "monitoring arrangement"}.get(noun, noun)
    number = given.get("number") if noun == "action" and isinstance(given, Mapping) else None
    return f"{where}, {name} {number if isinstance(number, str | int) and str(number).strip() else n}"


def _check_texts(value: Json, where: str) -> None:
    """Raises BadFormat for what no database or file could hold: NUL, half a surrogate pair, a number that is none."""
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            if "\0" in one:
                raise BadFormat(f"{where} holds a NUL character in the text {_shown(one)}.")
            try:
                one.encode()
            except UnicodeEncodeError:
                raise BadFormat(f"{where} holds text that is not valid Unicode: {_shown(one)}.") from None
        elif isinstance(one, Mapping):
            stack.extend(one.keys())
            stack.extend(one.values())
        elif isinstance(one, list | tuple):
            stack.extend(one)
        elif isinstance(one, float) and not math.isfinite(one):
            raise BadFormat(f"{where} holds a number that is not one: {one}.")
        elif not (one is None or isinstance(one, bool | int | float)):
            raise BadFormat(f"{where} holds {_shown(one)}, which JSON does not know.")


def _shown(value: Json) -> str:
    text = ascii(value) if not isinstance(value, str) else f"“{value.encode(errors='replace').decode()}”"
    return text if len(text) <= 60 else f"{text[:57]}…"


def plain(value: Decimal | None) -> int | float | None:
    """A decimal as JSON writes it: 90 rather than 90.0, 12.5 as 12.5."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def extra_of(noun: str, formed: Mapping[str, Json]) -> dict[str, Json]:
    """The keys of a thing in normal form that the format does not name, as they came."""
    named = ALWAYS[noun].keys() | WHERE_SAID.get(noun, {}).keys() | LASTING
    return {key: value for key, value in formed.items() if key not in named}


def canonical(document: Json) -> str:
    """The document as text, the same on every machine."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(document: Json) -> str:
    """SHA-256 (hex) of the canonical text: what a baseline is known by."""
    return hashlib.sha256(canonical(document).encode()).hexdigest()
