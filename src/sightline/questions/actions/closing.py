"""An exercise closes. Of an anonymous one nothing is left by which an answer could be put beside a person or a place in
the order: its rows are written anew, shuffled, under new identities and without their groups."""

from __future__ import annotations

import secrets
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from django.db import connection, models, transaction

from sightline.kit import clock
from sightline.people.models import Partnership
from sightline.questions.models import Banded, Exercise, Invite, Population, Return, Tally, Value
from sightline.questions.rules.anonymity import shown_groups
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.kinds import ExerciseState, Mode
from sightline.questions.rules.tallying import ANSWERED, EVERYBODY
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

_AT_ONCE = 500
T = TypeVar("T")


@action
def close_exercise(*, by: Actor, exercise: Exercise) -> Exercise:
    """Ends the answering. Nothing is added afterwards; what is anonymous may be shown from now, in so far as ten
    answered. Raises NotYet for one that is not open."""
    locked = Exercise.objects.select_for_update().get(pk=exercise.pk)
    if locked.state != ExerciseState.OPEN:
        raise NotYet([f"It is {locked.get_state_display().lower()}, so it cannot be closed."])
    before = {"title": locked.title, "state": locked.get_state_display()}
    locked.state = ExerciseState.CLOSED
    locked.closed_on = clock.today()
    locked.closes_on = min(locked.closes_on, locked.closed_on)
    locked.opens_on = min(locked.opens_on, locked.closes_on)
    locked.revision += 1
    if locked.mode == Mode.ANONYMOUS:
        _shuffle(locked)
        transaction.on_commit(_sweep)
    locked.closed_nth = _nth(locked)
    locked.save(update_fields=["state", "closed_on", "closed_nth", "closes_on", "opens_on", "revision"])
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="closed",
        thing="exercise",
        thing_id=locked.pk,
        before=before,
        after={"title": locked.title, "state": locked.get_state_display()},
    )
    return locked


def check_can_close(exercise: Exercise) -> None:
    """Raises NotYet where it is not open."""
    if exercise.state != ExerciseState.OPEN:
        raise NotYet([f"It is {exercise.get_state_display().lower()}, so it cannot be closed."])


def _nth(exercise: Exercise) -> int:
    """Which of its partnership's it is to close. Nobody else's closing is between this and the end of the transaction:
    one that closes later is never told before it."""
    Partnership.objects.select_for_update(no_key=True).get(pk=exercise.partnership_id)
    closed = Exercise.objects.filter(partnership_id=exercise.partnership_id)
    return (closed.aggregate(last=models.Max("closed_nth"))["last"] or 0) + 1


def _shuffle(exercise: Exercise) -> None:
    """Everything that answering wrote is written once more, all in this one transaction: a database keeps rows, and
    counts their numbers, in the order in which they came."""
    _shuffle_answers(exercise)
    _forget_small_groups(exercise)
    tables: Sequence[tuple[type[models.Model], Callable[[models.Model], object]]] = (
        (Tally, lambda row: (row.question_id, row.group, row.option)),
        (Banded, lambda row: (row.score, row.group, row.band)),
        (Population, lambda row: row.group),
    )
    for table, in_order in tables:
        rows = sorted(table.objects.filter(exercise=exercise), key=in_order)
        table.objects.filter(exercise=exercise).delete()
        for row in rows:
            row.pk = None
        table.objects.bulk_create(rows)
    _rewrite_invites(exercise)


def _shuffle_answers(exercise: Exercise) -> None:
    ids = list(Return.objects.filter(exercise=exercise).values_list("pk", flat=True))
    secrets.SystemRandom().shuffle(ids)
    for some in _batches(ids):
        values: dict[uuid.UUID, list[Value]] = defaultdict(list)
        for value in Value.objects.filter(given_id__in=some):
            values[value.given_id].append(value)
        returns, given = [], []
        for pk in some:
            row = Return(partnership_id=exercise.partnership_id, exercise=exercise, anonymous=True)
            returns.append(row)
            for value in sorted(values[pk], key=lambda one: (one.asked_id, one.option)):
                value.pk, value.given = uuid.uuid4(), row
                given.append(value)
        Value.objects.filter(given_id__in=some).delete()
        Return.objects.filter(pk__in=some).delete()
        Return.objects.bulk_create(returns)
        Value.objects.bulk_create(given)


def _forget_small_groups(exercise: Exercise) -> None:
    """What a group said stays only where it may be shown, question by question."""
    tallies = Tally.objects.filter(exercise=exercise)
    whole: dict[int, int] = {}
    by_group: dict[int, dict[str, int]] = defaultdict(dict)
    for question, group, n in tallies.filter(option=ANSWERED).values_list("question_id", "group", "n"):
        if group == EVERYBODY:
            whole[question] = n
        else:
            by_group[question][group] = n
    asked = set(tallies.values_list("question_id", flat=True))
    for question in sorted(asked):
        shown = shown_groups(by_group[question], whole.get(question, 0))
        tallies.filter(question_id=question).exclude(group__in=[EVERYBODY, *shown]).delete()
    groups = {one.group: one.answered or 0 for one in Population.objects.filter(exercise=exercise)}
    shown = shown_groups(groups, exercise.answered)
    Population.objects.filter(exercise=exercise).exclude(group__in=shown).update(answered=None)
    Banded.objects.filter(exercise=exercise).exclude(group__in=[EVERYBODY, *shown]).delete()


def _rewrite_invites(exercise: Exercise) -> None:
    """The invitations keep whether they are spent, and no trace of the order in which they were."""
    rows = list(Invite.objects.filter(exercise=exercise).order_by("pk"))
    for some in _batches(rows):
        Invite.objects.filter(pk__in=[row.pk for row in some]).delete()
        for row in some:
            row.groups = {}
        Invite.objects.bulk_create(some)


def _batches(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]


def _sweep() -> None:
    """What the database leaves behind of rows that are gone: SQLite's log of writes, PostgreSQL's dead rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            for table in (Value, Return, Tally, Banded, Population, Invite):
                cursor.execute(f"VACUUM {connection.ops.quote_name(table._meta.db_table)}")
