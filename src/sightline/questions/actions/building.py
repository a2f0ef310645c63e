"""A version being built: its head, its sections, its questions and its scores. Each edit says what it was drawn from
(`seen`, rules/editing.stamp), so that the second of two people is shown what the first saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sightline.questions.actions.writing import (
    locked_version,
    place_of,
    refused,
    rewrite,
    section_in,
)
from sightline.questions.models import Asked, Question, Section, Version
from sightline.questions.rules import editing
from sightline.questions.rules.document import (
    HELP,
    MOST_SECTIONS,
    NAME,
    TITLE,
    WORDS,
    checked_question,
    text_of,
)
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.words import questions_in, score_in_words, told
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

Json = Any


@action
def edit_head(*, by: Actor, version: Version, seen: str, title: str, introduction: str, thanks: str) -> Version:
    """What stands before the first question and after the last. Raises EditedMeanwhile or NotYet."""
    locked = locked_version(version.pk)

    def change(document: dict[str, Json]) -> tuple[Json, Json]:
        before = editing.head_of(document)
        editing.check_seen(seen, before)
        document["title"] = text_of(title, "The title", TITLE, needed=True)
        document["introduction"] = text_of(introduction, "The introduction", WORDS, lines=True)
        document["thanks"] = text_of(thanks, "The words of thanks", WORDS, lines=True)
        return before, editing.head_of(document)

    before, after = refused(lambda: rewrite(by, locked, change))
    _record(by, locked, "changed", before=before, after=after)
    return locked


@action
def add_section(*, by: Actor, version: Version, title: str, help: str = "") -> Section:
    """A section at the end. Raises NotYet."""
    locked = locked_version(version.pk)

    def change(document: dict[str, Json]) -> None:
        if len(document["sections"]) >= MOST_SECTIONS:
            raise NotYet([f"A questionnaire can have at most {MOST_SECTIONS} sections."])
        document["sections"].append({"row": 0, **_section(title, help), "questions": []})

    refused(lambda: rewrite(by, locked, change))
    _record(by, locked, "added a section to", after={"section": title})
    return locked.sections.last()


@action
def edit_section(*, by: Actor, section: Section, seen: str, title: str, help: str) -> Section:
    """A section's heading and the words under it. Raises EditedMeanwhile or NotYet."""
    locked = locked_version(section.version_id)

    def change(document: dict[str, Json]) -> tuple[Json, Json]:
        found = section_in(document, section.pk)
        before = editing.section_head(found)
        editing.check_seen(seen, before)
        found |= _section(title, help)
        return before, editing.section_head(found)

    before, after = refused(lambda: rewrite(by, locked, change))
    _record(by, locked, "changed a section of", before=before, after=after)
    return Section.objects.get(pk=section.pk)


@action
def move_section(*, by: Actor, section: Section, step: int) -> None:
    """Moves a section up (-1) or down (1). Raises NotYet where a question would come before one that it hangs on."""
    locked = locked_version(section.version_id)

    def change(document: dict[str, Json]) -> tuple[int, int]:
        sections = document["sections"]
        found = section_in(document, section.pk)
        before = sections.index(found)
        editing.moved(sections, before, step)
        return before + 1, sections.index(found) + 1

    before, after = refused(lambda: rewrite(by, locked, change))
    _record(
        by,
        locked,
        "moved a section of",
        before={"section": str(section), "place": before},
        after={"section": str(section), "place": after},
    )


@action
def remove_section(*, by: Actor, section: Section) -> None:
    """Takes a section with its questions out. Raises NotYet where one is a standard question, or others hang on it."""
    locked = locked_version(section.version_id)

    def change(document: dict[str, Json]) -> list[str]:
        found = section_in(document, section.pk)
        rest = {**document, "sections": [one for one in document["sections"] if one is not found]}
        for question in found["questions"]:
            editing.check_free(rest, question, "taken out")
            editing.without_question(document, question["id"])
        document["sections"] = rest["sections"]
        return [question["text"] for question in found["questions"]]

    texts = refused(lambda: rewrite(by, locked, change))
    _record(by, locked, "took a section out of", before={"section": str(section), "questions": texts})


@action
def add_question(*, by: Actor, section: Section, definition: Mapping[str, Json]) -> Asked:
    """A new question at the end of a section; `definition` is one in the format of rules/document. Raises NotYet."""
    locked = locked_version(section.version_id)

    def change(document: dict[str, Json]) -> str:
        made = checked_question(definition, "The question")
        found = section_in(document, section.pk)
        question = Question.objects.create(partnership_id=locked.partnership_id, name=made["text"][:NAME])
        found["questions"].append({**made, "id": str(question.uid), "standard": False})
        return str(question.uid)

    uid = refused(lambda: rewrite(by, locked, change))
    added = Asked.objects.select_related("question").get(version=locked, question__uid=uid)
    _record(by, locked, "added a question to", after={"question": added.text})
    return added


@action
def edit_question(*, by: Actor, asked: Asked, seen: str, definition: Mapping[str, Json]) -> Asked:
    """Changes how a question is put; who it is stays. Raises EditedMeanwhile, or NotYet for a standard question and for
    what the whole does not bear."""
    locked = locked_version(asked.version_id)
    uid = str(asked.question.uid)

    def change(document: dict[str, Json]) -> tuple[dict[str, str], dict[str, str]]:
        section, place = place_of(document, uid)
        before = section["questions"][place]
        editing.check_free(document, before, "reworded")
        editing.check_seen(seen, before)
        made = {**checked_question(definition, "The question"), "id": uid, "standard": False}
        section["questions"][place] = made
        keys = {option["key"] for option in made["options"]}
        for score in document["scores"]:
            if uid in score["points"]:
                score["points"][uid] = {key: one for key, one in score["points"][uid].items() if key in keys}
        return _told(before, document), _told(made, document)

    before, after = refused(lambda: rewrite(by, locked, change))
    _record(by, locked, "changed a question of", before=before, after=after)
    return Asked.objects.select_related("question").get(pk=asked.pk)


@action
def move_question(*, by: Actor, asked: Asked, step: int = 0, section: Section | None = None) -> None:
    """Moves a question `step` places within its section, and past its end into the next; or to the end of another
    `section`. Raises NotYet where it would come before one that it hangs on, or after one that hangs on it."""
    locked = locked_version(asked.version_id)
    uid = str(asked.question.uid)

    def change(document: dict[str, Json]) -> tuple[str, str]:
        found, place = place_of(document, uid)
        before = _place(document, uid)
        if section is not None:
            section_in(document, section.pk)["questions"].append(found["questions"].pop(place))
        elif 0 <= place + step < len(found["questions"]):
            editing.moved(found["questions"], place, step)
        else:
            other = document["sections"].index(found) + (1 if step > 0 else -1)
            if 0 <= other < len(document["sections"]):
                there = document["sections"][other]["questions"]
                there.insert(0 if step > 0 else len(there), found["questions"].pop(place))
        return before, _place(document, uid)

    before, after = refused(lambda: rewrite(by, locked, change))
    _record(
        by,
        locked,
        "moved a question of",
        before={"question": asked.text, "place": before},
        after={"question": asked.text, "place": after},
    )


@action
def remove_question(*, by: Actor, asked: Asked) -> None:
    """Takes a question out of the version being built; in versions that asked it, it stays with its answers. Raises
    NotYet for a standard question, and where others hang on it."""
    locked = locked_version(asked.version_id)
    uid = str(asked.question.uid)

    def change(document: dict[str, Json]) -> Json:
        section, place = place_of(document, uid)
        editing.check_free(document, section["questions"][place], "taken out")
        editing.without_question(document, uid)
        return _told(section["questions"].pop(place), document)

    before = refused(lambda: rewrite(by, locked, change))
    _record(by, locked, "took a question out of", before=before)


@action
def set_score(*, by: Actor, version: Version, number: int | None, seen: str, score: Mapping[str, Json]) -> Version:
    """Saves a score (rules/scoring): the one with this place, or a new one where `number` is None. Raises
    EditedMeanwhile or NotYet."""
    locked = locked_version(version.pk)

    def change(document: dict[str, Json]) -> Json:
        if number is None:
            document["scores"] = [*document["scores"], score]
            return None
        before = _score(document, number)
        editing.check_seen(seen, before)
        document["scores"][number] = score
        return before

    before = refused(lambda: rewrite(by, locked, change))
    verb = "added a score to" if before is None else "changed a score of"
    told_before = None if before is None else {"score": score_in_words(before)}
    _record(by, locked, verb, before=told_before, after={"score": score_in_words(score)})
    return locked


@action
def remove_score(*, by: Actor, version: Version, number: int, seen: str) -> Version:
    """Takes a score out. Raises NotYet where it is gone, EditedMeanwhile where another one stands in its place now."""
    locked = locked_version(version.pk)

    def change(document: dict[str, Json]) -> Json:
        before = _score(document, number)
        editing.check_seen(seen, before)
        del document["scores"][number]
        return before

    before = refused(lambda: rewrite(by, locked, change))
    _record(by, locked, "took a score out of", before={"score": score_in_words(before)})
    return locked


def _score(document: Mapping[str, Json], number: int) -> Mapping[str, Json]:
    if not 0 <= number < len(document["scores"]):
        raise NotYet(["Somebody took this score out meanwhile."])
    return document["scores"][number]


def _section(title: str, help: str) -> dict[str, str]:
    return {
        "title": text_of(title, "The heading", TITLE),
        "help": text_of(help, "The words under the heading", HELP, lines=True),
    }


def _place(document: Mapping[str, Json], uid: str) -> str:
    section, place = place_of(document, uid)
    return f"section {document['sections'].index(section) + 1}, question {place + 1}"


def _told(question: Mapping[str, Json], document: Mapping[str, Json]) -> dict[str, str]:
    """What the record keeps of a question: what a person reads of it."""
    return told(question, {other["id"]: other for other in questions_in(document)})


def _record(by: Actor, version: Version, verb: str, **change: Any) -> None:
    for side in ("before", "after"):
        if change.get(side) is not None:
            change[side] = {"name": version.instrument.name, "version": version.number, **change[side]}
    record(
        by=by,
        partnership_id=version.partnership_id,
        verb=verb,
        thing="instrument",
        thing_id=version.instrument_id,
        **change,
    )
