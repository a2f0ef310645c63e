"""The partnership's standard questions: which there are, which a version lacks, and where each was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.people.access import Membership
from sightline.questions.models import Asked, Exercise, Question, Standard, Version


def standing(partnership_id: int, kind: str) -> list[Standard]:
    """The standard questions that every instrument of a kind carries today, in their order. One query."""
    found = Standard.objects.filter(partnership_id=partnership_id, kind=kind, until=None)
    return list(found.select_related("question"))


def lacking(version: Version) -> list[Standard]:
    """The standard questions of its kind that a version does not carry as they stand: it must take them in."""
    carried = set(Asked.objects.filter(version=version).exclude(standard=None).values_list("standard_id", flat=True))
    return [one for one in standing(version.partnership_id, version.instrument.kind) if one.pk not in carried]


@dataclass(frozen=True, slots=True)
class AskedIn:
    """A standard question with every exercise that asked it, whatever the instrument, the kind or the version."""

    question: Question
    standards: tuple[Standard, ...]
    exercises: tuple[Exercise, ...]


def standard_analysis(membership: Membership) -> list[AskedIn]:
    """Every standard question of the partnership, ended ones too, with the exercises whose version asks it, the oldest
    first: what an analysis across all of them is drawn from. Three queries."""
    standards = list(Standard.objects.visible_to(membership).select_related("question"))
    return _with_exercises(membership, standards)


def standard_analysis_of(membership: Membership, question: Question) -> AskedIn:
    """The same for one question."""
    standards = list(Standard.objects.visible_to(membership).filter(question=question).select_related("question"))
    found = _with_exercises(membership, standards)
    return found[0] if found else AskedIn(question, (), ())


def _with_exercises(membership: Membership, standards: Iterable[Standard]) -> list[AskedIn]:
    of_question: dict[int, list[Standard]] = {}
    for standard in standards:
        of_question.setdefault(standard.question_id, []).append(standard)
    pairs = Asked.objects.visible_to(membership).filter(question__in=of_question)
    versions: dict[int, set[int]] = {}
    for version_id, question_id in pairs.values_list("version_id", "question_id"):
        versions.setdefault(version_id, set()).add(question_id)
    exercises: dict[int, list[Exercise]] = {}
    asked = Exercise.objects.visible_to(membership).filter(version__in=versions).select_related("version__instrument")
    for exercise in asked.order_by("opens_on", "pk"):
        for question_id in versions[exercise.version_id]:
            exercises.setdefault(question_id, []).append(exercise)
    return [
        AskedIn(same[0].question, tuple(same), tuple(exercises.get(question_id, ())))
        for question_id, same in of_question.items()
    ]
