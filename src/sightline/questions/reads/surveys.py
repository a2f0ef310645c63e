"""What rooms above ask of surveys: which are open to anybody, what a pulse found, what was done about what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sightline.people.models import Partnership
from sightline.questions.models import Asked, Exercise, ExternalSurvey, YouSaid
from sightline.questions.reads.counts import counts
from sightline.questions.rules.counts import Count
from sightline.questions.rules.kinds import ExerciseState
from sightline.questions.rules.outside import table_of


def external_stands(survey: ExternalSurvey) -> dict[str, Any]:
    """What stands of somebody else's survey, as a form shows it and a correction is told by. One query."""
    return {
        "title": survey.title,
        "source": survey.source,
        "population": survey.population,
        "begun_on": survey.begun_on,
        "ended_on": survey.ended_on,
        "asked": survey.asked,
        "answered": survey.answered,
        "table": table_of(one.said() for one in survey.results.all()),
    }


def open_surveys(partnership: Partnership, day: dt.date) -> list[Exercise]:
    """The exercises that the public site leads to on `day`, those that close first coming first; each answered at
    `survey_open` with its `open_token`. One query."""
    found = Exercise.objects.filter(
        partnership=partnership, state=ExerciseState.OPEN, listed=True, opens_on__lte=day, closes_on__gte=day
    ).exclude(open_token="")
    return list(found.order_by("closes_on", "title"))


def pulse_counts(exercise_ids: Iterable[int]) -> dict[int, list[tuple[str, Count]]]:
    """What may be told of every question of some staff pulses: by exercise, (the question's words, count) in its order.
    Four queries."""
    ids = set(exercise_ids)
    versions = dict(Exercise.objects.filter(pk__in=ids).values_list("pk", "version_id"))
    asked = list(Asked.objects.filter(version_id__in=versions.values()).select_related("question", "section"))
    found = counts({one.question.uid for one in asked}, ids)
    return {
        pk: [(one.text, found[str(one.question.uid), pk]) for one in asked if one.version_id == version]
        for pk, version in versions.items()
    }


def you_said(partnership: Partnership) -> list[YouSaid]:
    """What was decided to be published of what people said and what was done, latest first. One query."""
    rows = YouSaid.objects.filter(partnership=partnership, published_on__isnull=False)
    return list(rows.select_related("exercise", "survey").order_by("-published_on", "-id"))
