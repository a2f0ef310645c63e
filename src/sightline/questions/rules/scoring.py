"""Scores: points for options, summed, and the band a sum falls into. Pure.

A score is {"name", "points": {question id: {option key: points}}, "bands": [{"from", "name"}]}; the bands ascend, and
the first begins at the lowest sum that is told of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.questions.rules.asking import Answer, Questionnaire, settled
from sightline.questions.rules.errors import BadFile

Json = Any
MOST_POINTS = 1000


@dataclass(frozen=True, slots=True)
class Scored:
    """What one set of answers comes to."""

    name: str
    points: int
    band: str
    answered: int
    of: int


def scored(questionnaire: Questionnaire, answers: Iterable[Answer]) -> list[Scored]:
    """Each score of a questionnaire for these answers. Who did not answer a question has no points for it, and how
    many were answered is said, because a low sum of few answers is no low risk."""
    uids = {question.id: question.uid for question in questionnaire.questions}
    chosen: dict[str, list[str]] = {}
    for answer in settled(questionnaire, answers):
        if answer.option:
            chosen.setdefault(uids[answer.asked_id], []).append(answer.option)
    found = []
    for score in questionnaire.scores:
        points: Mapping[str, Mapping[str, int]] = score["points"]  # type: ignore[assignment]
        total = sum(points[uid].get(key, 0) for uid in points for key in chosen.get(uid, ()))
        answered = sum(1 for uid in points if chosen.get(uid))
        found.append(Scored(str(score["name"]), total, band_of(score, total), answered, len(points)))
    return found


def band_of(score: Mapping[str, Json], total: int) -> str:
    """The name of the band that a sum falls into; "" below the first."""
    name = ""
    for band in score["bands"]:
        if total >= band["from"]:
            name = band["name"]
    return name


def bands_in_words(score: Mapping[str, Json]) -> list[tuple[str, str]]:
    """Each band's reach and name: ("0 to 5", "Not at risk"), ("16 and over", "Significant risk")."""
    bands = score["bands"]
    said = []
    for place, band in enumerate(bands):
        if place + 1 == len(bands):
            said.append((f"{band['from']} and over", band["name"]))
        else:
            last = bands[place + 1]["from"] - 1
            said.append((f"{band['from']} to {last}" if last > band["from"] else f"{last}", band["name"]))
    return said


def checked_scores(scores: Json, questions: Mapping[str, Mapping[str, Json]]) -> list[dict[str, Json]]:
    """The scores in normal form; `questions` are those of the questionnaire by id. Raises BadFile with the place."""
    if not isinstance(scores, list | tuple):
        raise BadFile("“scores” must be a list in square brackets.")
    return [_score(one, f"Score {number}", questions) for number, one in enumerate(scores, 1)]


def _score(score: Json, place: str, questions: Mapping[str, Mapping[str, Json]]) -> dict[str, Json]:
    if not isinstance(score, Mapping) or set(score) != {"name", "points", "bands"}:
        raise BadFile(f"{place} must be an object with “name”, “points” and “bands”.")
    name = score["name"]
    if not isinstance(name, str) or not name.strip() or len(name) > 120 or not name.isprintable() or "<" in name:
        raise BadFile(f"{place}, “name” must be plain words of at most 120 characters.")
    if not isinstance(score["points"], Mapping) or not score["points"]:
        raise BadFile(f"{place}, “points” must give points to the answers of at least one question.")
    points = {}
    for uid, given in score["points"].items():
        question = questions.get(uid)
        if question is None:
            raise BadFile(f"{place} gives points for the question “{str(uid)[:60]}”, which is not in it.")
        if not isinstance(given, Mapping):
            raise BadFile(f"{place}, “points” of “{question['text'][:60]}” must be an object of answers and points.")
        known = {option["key"] for option in question["options"]}
        for key, number in given.items():
            if key not in known:
                raise BadFile(
                    f"{place} gives points for “{str(key)[:60]}”, which is no answer to “{question['text']}”."
                )
            if not _is_count(number):
                raise BadFile(f"{place}: the points for “{key}” must be a whole number, at most {MOST_POINTS}.")
        points[uid] = dict(given)
    return {"name": name.strip(), "points": points, "bands": _bands(score["bands"], place)}


def _bands(bands: Json, place: str) -> list[dict[str, Json]]:
    if not isinstance(bands, list | tuple) or not 1 <= len(bands) <= 20:
        raise BadFile(f"{place}, “bands” must be a list of one to twenty bands.")
    made: list[dict[str, Json]] = []
    for number, band in enumerate(bands, 1):
        at = f"{place}, band {number}"
        if not isinstance(band, Mapping) or set(band) != {"from", "name"} or not _is_count(band["from"]):
            raise BadFile(f"{at} must have “from”, a whole number, and “name”.")
        name = band["name"]
        if not isinstance(name, str) or not name.strip() or len(name) > 120 or not name.isprintable() or "<" in name:
            raise BadFile(f"{at}: “name” must be plain words of at most 120 characters.")
        if made and band["from"] <= made[-1]["from"]:
            raise BadFile(f"{at} begins at {band['from']}, which is not above where the band before it begins.")
        made.append({"from": band["from"], "name": name.strip()})
    return made


def _is_count(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -MOST_POINTS <= value <= MOST_POINTS
