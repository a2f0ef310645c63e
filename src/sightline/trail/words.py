"""What an entry says, in plain words: pure. The room that wrote it chose verb and field names that read as English."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

THINGS = {  # what the things are called; one that is not here is called by its own name
    "action": "action",
    "agenda_item": "meeting, at a restricted item",
    "body": "body",
    "chair_report": "chair’s report",
    "challenge": "challenge",
    "change": "change to the plan",
    "course": "course",
    "cycle": "round",
    "decision": "decision",
    "dissemination": "cascade of a document",
    "escalation": "escalation",
    "framework": "evaluation framework",
    "exercise": "survey",
    "external_survey": "survey of others",
    "file": "file",
    "instrument": "questionnaire",
    "data_return": "data return",
    "indicator": "indicator",
    "intake": "document brought in",
    "issued_paper": "paper",
    "measure": "measure",
    "meeting": "meeting",
    "milestone": "milestone",
    "outbox": "message",
    "partnership": "partnership",
    "person": "person",
    "plan": "plan",
    "need": "need for training",
    "priority": "priority",
    "resource": "document of the library",
    "release": "release of figures",
    "seat": "seat",
    "session": "session of training",
    "set": "list to be reached",
    "site": "public site",
    "standard": "standard question",
    "standing_item": "restricted standing item of a body",
    "update": "update",
    "you_said": "entry of “You said, we did”",
}
_LABEL_FIELDS = ("label", "name", "person", "title", "number", "question")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field as the history panel shows it; an empty side was nothing."""

    name: str
    before: str
    after: str


def sentence(verb: str, thing: str, label: str = "") -> str:
    """What was done to what: "Ended the body “Neglect group”", "Answered challenge 4"."""
    what = THINGS.get(thing, thing.replace("_", " "))
    said = f"{verb[:1].upper()}{verb[1:]}"
    if label.isdecimal():
        return f"{said} {what} {label}"
    return f"{said} the {what} “{label}”" if label else f"{said} the {what}"


def label_in(before: str, after: str) -> str:
    """What the thing was called by the entry itself, from its canonical texts; "" where it does not say."""
    for text in (after, before):
        fields = json.loads(text) if text else {}
        if {"person", "role", "body"} <= fields.keys():  # a seat
            return f"{fields['person']}, {fields['role']} in {fields['body']}"
        for key in _LABEL_FIELDS:
            if fields.get(key):
                return in_words(fields[key])
    return ""


def changes(before: str, after: str) -> list[FieldChange]:
    """Field by field, from an entry's canonical texts; fields that did not change are left out."""
    was = json.loads(before) if before else {}
    is_now = json.loads(after) if after else {}
    names = [*was, *(key for key in is_now if key not in was)]
    found = [
        FieldChange(_field(key), in_words(was.get(key)), in_words(is_now.get(key)))
        for key in names
        if was.get(key) != is_now.get(key)
    ]
    return [change for change in found if change.before or change.after]  # an empty list and no list say the same


def in_words(value: object) -> str:
    """A plain value as a person reads it: dates written out, yes and no, lists with semicolons, nothing as ""."""
    if value is None or value == "" or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(in_words(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{_field(key).lower()}: {in_words(one)}" for key, one in value.items())
    text = str(value)
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            return text
        return f"{day.day} {day:%B %Y}"
    return text


def _field(key: str) -> str:
    words = key.replace("sha256", "digest").replace("_", " ")
    return words[:1].upper() + words[1:]
