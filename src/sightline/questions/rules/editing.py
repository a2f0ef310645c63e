"""Changing a questionnaire as a document, and telling two states of a thing apart. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sightline.questions.rules.errors import EditedMeanwhile, NotYet

Json = Any


def stamp(thing: Json) -> str:
    """What tells one state of a thing from another: it goes out with a form and comes back with it."""
    written = json.dumps(thing, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def check_seen(seen: str, stands: Mapping[str, Json]) -> None:
    """Raises EditedMeanwhile, with what stands, where that is no longer what `seen` was drawn from."""
    if seen != stamp(stands):
        raise EditedMeanwhile(dict(stands), 0)


def head_of(document: Mapping[str, Json]) -> dict[str, Json]:
    """What stands before and after the questions."""
    return {key: document[key] for key in ("title", "introduction", "thanks")}


def section_head(section: Mapping[str, Json]) -> dict[str, Json]:
    """A section without its questions."""
    return {key: section[key] for key in ("title", "help")}


def moved(rows: list[Json], place: int, step: int) -> None:
    """Moves one of a list `step` places, no further than its ends."""
    to = max(0, min(len(rows) - 1, place + step))
    rows.insert(to, rows.pop(place))


def keyed(texts: Sequence[tuple[str, str, str]], used: Iterable[str]) -> list[dict[str, str]]:
    """Options with their keys: each of `texts` is (key, words, picture), the key "" for a new one, which gets one that
    is not among those `used` by this question in any version: an answer of then must not count for one of now."""
    taken = {*used, *(key for key, _, _ in texts if key)}
    made = []
    for key, words, picture in texts:
        number = 1
        while not key:
            if f"o{number}" not in taken:
                key = f"o{number}"
            number += 1
        taken.add(key)
        made.append({"key": key, "text": words, "picture": picture})
    return made


def without_question(document: dict[str, Json], uid: str) -> None:
    """Takes a question out of the scores that count it; a score that is left with none goes too."""
    for score in list(document["scores"]):
        score["points"] = {other: points for other, points in score["points"].items() if other != uid}
        if not score["points"]:
            document["scores"].remove(score)


def hanging_on(document: Mapping[str, Json], uid: str) -> list[str]:
    """The words of the questions that hang on a question."""
    return [
        question["text"]
        for section in document["sections"]
        for question in section["questions"]
        if question["condition"] and question["condition"]["question"] == uid
    ]


def check_free(document: Mapping[str, Json], question: Mapping[str, Json], verb: str) -> None:
    """Raises NotYet where a question may not be taken out or reworded: it is a standard one, or others hang on it."""
    if question["standard"]:
        raise NotYet(
            [
                f"“{question['text']}” is a standard question of the partnership: every questionnaire of this kind asks"
                f" it in the same words, so it cannot be {verb} here. It can be moved."
            ]
        )
    if verb == "taken out" and (hanging := hanging_on(document, question["id"])):
        names = ", ".join(f"“{one}”" for one in hanging)
        raise NotYet([f"These are asked only after an answer to it: {names}. Change or take out those first."])


def with_standard(document: dict[str, Json], definition: Mapping[str, Json], uid: str, title: str) -> None:
    """Puts a standard question into a document: where the question stands already, in its own words now; else beside
    the other standard ones, or in a section of their own at the end."""
    put = {**definition, "id": uid, "standard": True, "condition": None}
    for section in document["sections"]:
        for place, question in enumerate(section["questions"]):
            if question["id"] == uid:
                section["questions"][place] = put
                return
    for section in reversed(document["sections"]):
        if any(question["standard"] for question in section["questions"]):
            section["questions"].append(put)
            return
    document["sections"].append({"title": title, "help": "", "questions": [put]})
