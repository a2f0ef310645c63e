"""Counts from tallies: a fixed number of queries, whatever was answered how often. What may not be told is left out
here, so that no page and no export can forget it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Count as CountOf
from django.db.models import Q, Sum

from sightline.people.models import Partnership, Person
from sightline.questions.models import Asked, Exercise, Population, Question, Tally
from sightline.questions.reads.pairing import Pairs, pairs_of
from sightline.questions.rules import counts as rules
from sightline.questions.rules.counts import Count, Part
from sightline.questions.rules.kinds import ExerciseState, Mode

Name = TypeVar("Name", bound=Hashable)
Key = tuple[str, int]
"""A question's lasting identity and an exercise's id."""


def counts(
    question_uids: Iterable[str | UUID], exercise_ids: Iterable[int], *, groups: bool = False
) -> dict[Key, Count]:
    """What may be told of each question in each exercise whose version asks it. Three queries; with `groups`, four."""
    return _counts(_table(question_uids, exercise_ids), groups=groups)


@dataclass(frozen=True, slots=True)
class Pool:
    """One question over several exercises together. `exercises` are those wanted; `series` are all that are ever pooled
    with them, whoever asks for which: every evaluation of a course at one stage, whatever the year. Small anonymous
    ones are told in batches that follow from the series (`rules.counts.pooled`)."""

    question_uid: str | UUID
    exercises: Collection[int]
    series: Collection[int]


def counts_and_pools(
    question_uids: Iterable[str | UUID],
    exercise_ids: Iterable[int],
    wanted: Mapping[Name, Pool],
    *,
    groups: bool = False,
) -> tuple[dict[Key, Count], dict[Name, Count]]:
    """`counts` and `pooled_each` of one reading. Three queries; with `groups`, four."""
    table = _table(question_uids, _exercises(wanted).union(exercise_ids))
    return _counts(table, groups=groups), _pooled(table, wanted)


def _counts(table: _Table, *, groups: bool) -> dict[Key, Count]:
    asked_of: dict[int, dict[str, int | None]] = {pk: {} for pk in table.exercises}
    if groups:
        for exercise, group, asked in Population.objects.filter(exercise_id__in=table.exercises).values_list(
            "exercise_id", "group", "asked"
        ):
            asked_of[exercise][group] = asked
    found = {}
    for (uid, pk), positive in table.positive.items():
        exercise = table.exercises[pk]
        found[uid, pk] = rules.count_of(
            mode=exercise.mode,
            state=exercise.state,
            asked=exercise.asked,
            positive=positive,
            tallies=table.tallies.get((uid, pk), ()),
            asked_of_groups=asked_of[pk] if groups else None,
        )
    return found


def pooled_each(wanted: Mapping[Name, Pool]) -> dict[Name, Count]:
    """What may be told of each pool, counts added. Three queries, however many are wanted."""
    return _pooled(_table([pool.question_uid for pool in wanted.values()], _exercises(wanted)), wanted)


def _exercises(wanted: Mapping[Name, Pool]) -> set[int]:
    return {pk for pool in wanted.values() for pk in (*pool.exercises, *pool.series)}


def _pooled(table: _Table, pools: Mapping[Name, Pool]) -> dict[Name, Count]:
    found = {}
    for name, pool in pools.items():
        uid, wanted = str(pool.question_uid), set(pool.exercises)
        asking = {pk for pk in wanted.union(pool.series) if (uid, pk) in table.positive}
        series = []
        for exercise in sorted((table.exercises[pk] for pk in asking), key=lambda one: (one.closed_nth or 0, one.pk)):
            count = rules.count_of(
                mode=Mode.NAMED,  # the true figures: what of them may be told is settled over all
                state=exercise.state,
                asked=exercise.asked,
                positive=table.positive[uid, exercise.pk],
                tallies=table.tallies.get((uid, exercise.pk), ()),
            )
            closed = exercise.state == ExerciseState.CLOSED
            series.append(Part(count, exercise.mode, closed, exercise.pk in wanted))
        found[name] = rules.pooled(series)
    return found


@dataclass
class _Table:
    exercises: dict[int, Exercise]
    positive: dict[Key, list[str]]
    tallies: Mapping[Key, list[tuple[str, str, int]]]


def _table(question_uids: Iterable[str | UUID], exercise_ids: Iterable[int]) -> _Table:
    uids = {str(uid) for uid in question_uids}
    exercises = Exercise.objects.in_bulk(set(exercise_ids))
    asked = (
        Asked.objects.filter(question__uid__in=uids, version_id__in={one.version_id for one in exercises.values()})
        .order_by()
        .values_list("question_id", "question__uid", "version_id", "positive")
    )
    positive: dict[Key, list[str]] = {}
    names: dict[int, str] = {}
    for question, uid, version, keys in asked:
        names[question] = str(uid)
        for exercise in exercises.values():
            if exercise.version_id == version:
                positive[str(uid), exercise.pk] = keys
    tallies: dict[Key, list[tuple[str, str, int]]] = defaultdict(list)
    rows = Tally.objects.filter(exercise_id__in=exercises, question_id__in=names)
    for exercise, question, group, option, n in rows.values_list("exercise_id", "question_id", "group", "option", "n"):
        tallies[names[question], exercise].append((group, option, n))
    return _Table(exercises, positive, tallies)


def pairs(before_ids: Collection[int], after_ids: Collection[int], question: str | UUID) -> Pairs:
    """The pairs of one question, joined by subject, for `rules.judging.improved(found.pairs, top=found.top)`. Three
    queries; of many questions at once `pairing.pairs_of` needs two."""
    question_id = Question.objects.values_list("pk", flat=True).get(uid=question)
    return pairs_of({"": (before_ids, after_ids, question_id)})[""]


def revision_of(exercise_ids: Iterable[int]) -> str:
    """For the key of a page that is kept: another text once anything was answered in any of them. One query."""
    rows = Exercise.objects.filter(pk__in=set(exercise_ids)).order_by("pk").values_list("pk", "revision", "state")
    return ".".join(f"{pk}-{revision}-{state}" for pk, revision, state in rows)


def revision_of_all(partnership: Partnership) -> int:
    """The same over everything the partnership ever asked. One query."""
    found = Exercise.objects.filter(partnership=partnership).aggregate(total=Sum("revision"))
    return found["total"] or 0


def answers_seen_by(partnership: Partnership, exercise_id: int, person: Person) -> str:
    """The same with whether `person` reads the texts of one exercise: its page of results is kept by it. One query."""
    reads = CountOf("pk", filter=Q(pk=exercise_id, reader=person))
    found = Exercise.objects.filter(partnership=partnership).aggregate(total=Sum("revision"), reads=reads)
    return f"{found['total'] or 0}-{found['reads']}"
