"""A questionnaire's pieces in words, and two versions told apart. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.questions.rules.asking import NO_ANSWER_WORDS
from sightline.questions.rules.kinds import NO_ANSWERS, QuestionKind, Split
from sightline.questions.rules.scoring import bands_in_words

Json = Any
_EVERYBODY = "Of everybody"


@dataclass(frozen=True, slots=True)
class Differs:
    """One thing that two versions say differently; an empty side was not there."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of a question, or of what stands around: "new", "taken out", "changed", "moved", "as it was"."""

    what: str
    title: str
    differs: tuple[Differs, ...] = ()


def questions_in(document: Mapping[str, Json]) -> list[Mapping[str, Json]]:
    """Every question of a document, in its order."""
    return [question for section in document["sections"] for question in section["questions"]]


def told(question: Mapping[str, Json], around: Mapping[str, Mapping[str, Json]]) -> dict[str, str]:
    """A question in words, by what the words are about; `around` are its neighbours by id, for what it hangs on."""
    options = [option["text"] for option in question["options"]]
    positive = [option["text"] for option in question["options"] if option["key"] in question["positive"]]
    besides = [NO_ANSWER_WORDS[key] for key in sorted(NO_ANSWERS) if question[key]]
    lines = {
        "Question": question["text"],
        "Help": question["help"],
        "Kind": QuestionKind(question["kind"]).label,
        "Answers": "; ".join(options),
        "Counted as positive": "; ".join(positive),
        "Also offered": "; ".join(besides),
        "Must be answered": "Yes" if question["required"] else "No",
        "Lowest number": "" if question["lowest"] is None else str(question["lowest"]),
        "Highest number": "" if question["highest"] is None else str(question["highest"]),
        "Asked": when(question, around),
        "Answers are compared by it": Split(question["splits"]).label if question["splits"] else "",
        "Standard": "Standard question of the partnership" if question["standard"] else "",
    }
    return {name: words for name, words in lines.items() if words}


def telling(question: Mapping[str, Json], around: Mapping[str, Mapping[str, Json]]) -> dict[str, str]:
    """A question in words, without what is so of most."""
    usual = {"Question": question["text"], "Must be answered": "No", "Asked": _EVERYBODY}
    return {name: words for name, words in told(question, around).items() if usual.get(name) != words}


def when(question: Mapping[str, Json], around: Mapping[str, Mapping[str, Json]]) -> str:
    """Of whom it is asked: "of everybody", or after which answers."""
    condition = question["condition"]
    if condition is None:
        return _EVERYBODY
    other = around.get(condition["question"])
    if other is None:
        return "After an answer to a question that is not there"
    texts = {option["key"]: option["text"] for option in other["options"]} | NO_ANSWER_WORDS
    answers = " or ".join(f"“{texts.get(key, key)}”" for key in condition["any_of"])
    return f"Of whoever answered {answers} to “{other['text']}”"


def compare(old: Mapping[str, Json], new: Mapping[str, Json]) -> list[Compared]:
    """What differs between two versions of one instrument, in the new one's order, then what was taken out."""
    before = {question["id"]: question for question in questions_in(old)}
    after = {question["id"]: question for question in questions_in(new)}
    found = [_around(old, new)]
    stayed = [uid for uid in before if uid in after]
    moved = _moved(stayed, [uid for uid in after if uid in before])
    sections = {question["id"]: section["title"] for section in new["sections"] for question in section["questions"]}
    was_in = {question["id"]: section["title"] for section in old["sections"] for question in section["questions"]}
    for uid, question in after.items():
        if uid not in before:
            found.append(Compared("new", question["text"], _differs({}, telling(question, after))))
            continue
        differs = _differs(told(before[uid], before), told(question, after))
        if was_in[uid] != sections[uid]:
            differs += (Differs("Section", was_in[uid] or "Without a heading", sections[uid] or "Without a heading"),)
        what = "changed" if differs else "moved" if uid in moved else "as it was"
        found.append(Compared(what, question["text"], differs))
    found += [
        Compared("taken out", question["text"], _differs(telling(question, before), {}))
        for uid, question in before.items()
        if uid not in after
    ]
    return [one for one in found if one.what != "as it was" or one.title]


def _around(old: Mapping[str, Json], new: Mapping[str, Json]) -> Compared:
    """The title, what stands before and after, the headings and the scores."""
    differs = _differs(_head(old), _head(new))
    return Compared("changed" if differs else "as it was", "Title, words around the questions, scores", differs)


def _head(document: Mapping[str, Json]) -> dict[str, str]:
    return {
        "Title": document["title"],
        "Before the first question": document["introduction"],
        "After the last question": document["thanks"],
        "Sections": "; ".join(section["title"] or "Without a heading" for section in document["sections"]),
        "Words under the headings": "; ".join(section["help"] for section in document["sections"] if section["help"]),
        "Scores": "; ".join(score_in_words(score) for score in document["scores"]),
    }


def score_in_words(score: Mapping[str, Json]) -> str:
    """A score's name and bands: "Risk: 0 to 5 Not at risk, 6 and over At risk"."""
    bands = ", ".join(f"{reach} {name}" for reach, name in bands_in_words(score))
    points = sum(sum(given.values()) for given in score["points"].values())
    return f"{score['name']}: {bands} (points in all: {points})"


def _differs(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Differs, ...]:
    names = [*after, *(name for name in before if name not in after)]
    return tuple(
        Differs(name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name, "") != after.get(name, "")
    )


def _moved(before: list[str], after: list[str]) -> set[str]:
    """Which of the same things stand elsewhere: those outside the longest run that kept its order."""
    place = {uid: number for number, uid in enumerate(before)}
    best: list[list[str]] = []
    for uid in after:
        longest = max((run for run in best if place[run[-1]] < place[uid]), key=len, default=[])
        best.append([*longest, uid])
    kept = set(max(best, key=len, default=[]))
    return set(after) - kept


def rows_of_conflict(
    theirs: Mapping[str, str], yours: Mapping[str, str], names: Iterable[str] | None = None
) -> list[dict[str, str]]:
    """What the conflict component lists: each thing on which the two differ."""
    keys = list(names or [*theirs, *(name for name in yours if name not in theirs)])
    return [
        {"name": key, "theirs": theirs.get(key, ""), "yours": yours.get(key, "")}
        for key in keys
        if theirs.get(key, "") != yours.get(key, "")
    ]
