"""Measures bound to evidence, for the room's tests; rows written straight to the tables."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sightline.assurance.models import Binding, Judgement
from sightline.assurance.reads import digest_of
from sightline.assurance.rules.kinds import Kind
from sightline.plan.models import Measure, Plan
from sightline.questions.models import Exercise, Population, Tally, Version
from sightline.questions.rules.kinds import Audience, ExerciseState, Mode
from sightline.questions.rules.tallying import ANSWERED
from sightline.training.models import Session, SessionExercise
from sightline.training.rules.kinds import Stage
from tests.cast import Cast

DAY = dt.date(2018, 1, 15)
CONFIRMED = dt.date(2017, 6, 1)


def measure_of(plan: Plan, n: int = 0, **fields: Any) -> Measure:
    """The plan's `n`-th measure, reworded in place where a test wants other words."""
    measure = Measure.objects.filter(plan=plan).order_by("action__position", "position", "id")[n]
    for field, value in fields.items():
        setattr(measure, field, value)
    measure.save()
    return measure


def words_of(measure: Measure) -> str:
    measure.refresh_from_db()
    return digest_of(measure.text, measure.lead_in, measure.comparator, measure.threshold, measure.unit)


def bind(cast: Cast, measure: Measure, kind: Kind, **fields: Any) -> Binding:
    """A binding in force since June."""
    usual = {"confirmed_by": cast.business_manager, "confirmed_on": CONFIRMED, "words": words_of(measure)}
    return Binding.objects.create(
        partnership_id=measure.partnership_id, plan=measure.plan, measure_uid=measure.uid, kind=kind, **usual | fields
    )


def judge(cast: Cast, measure: Measure, level: str, on: dt.date = dt.date(2017, 12, 6), **fields: Any) -> Judgement:
    """A judgement of the subgroup."""
    usual = {
        "body": cast.bodies["other_subgroup"],
        "why": "Two audits agree.",
        "given_by": cast.subgroup_chair,
        "given_at": dt.datetime.combine(on, dt.time(12), dt.UTC),
        "words": words_of(measure),
    }
    return Judgement.objects.create(
        partnership_id=measure.partnership_id,
        plan=measure.plan,
        measure_uid=measure.uid,
        level=level,
        on=on,
        **usual | fields,
    )


def exercise_of(
    version: Version,
    options: dict[str, int],
    *,
    asked: int | None,
    mode: Mode = Mode.NAMED,
    state: ExerciseState = ExerciseState.CLOSED,
    groups: dict[str, tuple[dict[str, int], int]] | None = None,
) -> Exercise:
    """A use of a version with the tallies of its first question: `options` by key, and the same by group."""
    closed = state == ExerciseState.CLOSED
    exercise = Exercise.objects.create(
        partnership_id=version.partnership_id,
        version=version,
        title="Evaluation",
        mode=mode,
        audience=Audience.PROFESSIONALS,
        state=state,
        opens_on=dt.date(2017, 10, 1),
        closes_on=dt.date(2017, 10, 31),
        closed_on=dt.date(2017, 10, 31) if closed else None,
        closed_nth=Exercise.objects.filter(partnership_id=version.partnership_id).count() + 1 if closed else None,
        asked=asked,
    )
    question = version.asked.first().question
    for group, (chosen, of) in {"": (options, None), **(groups or {})}.items():
        if group:
            Population.objects.create(partnership_id=version.partnership_id, exercise=exercise, group=group, asked=of)
        for option, n in {**chosen, ANSWERED: sum(chosen.values())}.items():
            Tally.objects.create(
                partnership_id=version.partnership_id,
                exercise=exercise,
                question=question,
                group=group,
                option=option,
                n=n,
            )
    return exercise


def evaluated(session: Session, exercise: Exercise, stage: Stage = Stage.AFTER) -> SessionExercise:
    """That a session is evaluated by an exercise."""
    return SessionExercise.objects.create(
        partnership=session.partnership, session=session, exercise=exercise, stage=stage, due_on=session.day
    )
