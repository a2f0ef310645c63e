"""An answer is given: stored, counted, and of an anonymous one nothing else."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.db.models import F

from sightline.kit import clock
from sightline.privacy.rules import check
from sightline.questions.actions.freezing import freeze_version
from sightline.questions.models import Banded, Exercise, Invite, Population, Question, Return, Tally, Value, Version
from sightline.questions.reads.asking import questionnaire_of
from sightline.questions.rules.asking import Answer, missing, settled
from sightline.questions.rules.errors import AnsweredAlready, AskedOtherwise, NotYet
from sightline.questions.rules.kinds import ExerciseState, Mode
from sightline.questions.rules.scoring import Scored, scored
from sightline.questions.rules.tallying import group_names, groups_of, tally_keys
from sightline.trail.actions import silent_action


@silent_action("an anonymous answer leaves no entry anywhere, and a named one itself says who answered what when")
def give_answers(
    *,
    exercise: Exercise,
    answers: Iterable[Answer],
    invite: Invite | None = None,
    groups: Mapping[str, str] | None = None,
    key: uuid.UUID | None = None,
    revision: int | None = None,
) -> None:
    """Stores one respondent's answers and counts them. `key` is her page's own: what is sent twice counts once;
    `revision` is that of the version whose words she saw.

    The exercise's row is written first, so that whoever writes to one exercise waits there for the one before, in the
    same order for everybody. Raises NotYet where it is not open or a question that must be answered is not,
    AskedOtherwise where the questions were changed since `revision`,
    AnsweredAlready where the invitation is spent or the key was sent before, HoldsIdentifier where words read like an
    identifier: somebody unknown cannot be asked for a reason."""
    given = list(answers)
    check({f"q{answer.asked_id}": answer.text for answer in given if answer.text})
    today = clock.today()
    still = Exercise.objects.filter(pk=exercise.pk, state=ExerciseState.OPEN, opens_on__lte=today, closes_on__gte=today)
    if not still.update(revision=F("revision") + 1, answered=F("answered") + 1):
        raise NotYet(["It is not open for answers today."])
    if invite is not None:
        mine = Invite.objects.filter(pk=invite.pk, exercise=exercise)
        if not mine.filter(spent=False).update(spent=True):
            raise AnsweredAlready if mine.exists() else NotYet(["This invitation is to something else."])
    if key is not None and Return.objects.filter(pk=key).exists():
        raise AnsweredAlready
    # Of an anonymous one it is since that opened, and keeps that day: nothing may tell when the first answer came.
    freeze_version(version=exercise.version, on=exercise.opens_on if exercise.mode == Mode.ANONYMOUS else today)
    if revision is not None and not Version.objects.filter(pk=exercise.version_id, revision=revision).exists():
        raise AskedOtherwise
    questionnaire = questionnaire_of(exercise.version)
    given = settled(questionnaire, given)
    if lacking := missing(questionnaire, given):
        raise NotYet([f"Please answer “{question.text}”." for question in lacking])
    within = {**(invite.groups if invite else {}), **(groups or {})}
    within |= groups_of(questionnaire, given, exercise.group_by)
    row = _return(exercise, invite, within, key)
    _values(exercise, row, given)
    counted = group_names(within)
    _count(exercise, tally_keys(questionnaire, given), counted)
    _count_bands(exercise, scored(questionnaire, given), counted)
    _count_populations(exercise, counted[1:])


def _return(exercise: Exercise, invite: Invite | None, groups: Mapping[str, str], key: uuid.UUID | None) -> Return:
    row = Return(
        id=key or uuid.uuid4(),
        partnership_id=exercise.partnership_id,
        exercise=exercise,
        anonymous=exercise.mode == Mode.ANONYMOUS,
        groups=dict(groups),
    )
    if not row.anonymous:
        row.given_at = clock.now()
        if invite is not None:
            row.invite, row.person_id, row.subject = invite, invite.person_id, invite.subject
    row.save(force_insert=True)
    return row


def _values(exercise: Exercise, row: Return, answers: Sequence[Answer]) -> None:
    Value.objects.bulk_create(
        Value(
            partnership_id=exercise.partnership_id,
            given=row,
            asked_id=answer.asked_id,
            option=answer.option,
            number=answer.number,
            date=answer.date,
            text=answer.text,
        )
        for answer in answers
    )


def _count(exercise: Exercise, keys: set[tuple[str, str]], groups: Sequence[str]) -> None:
    """One more for each option in each group. The exercise's row is ours, so nobody else counts meanwhile."""
    ids = {
        str(uid): pk for uid, pk in Question.objects.filter(uid__in={uid for uid, _ in keys}).values_list("uid", "pk")
    }
    wanted = {(ids[uid], option, group) for uid, option in keys for group in groups}
    there = Tally.objects.filter(
        exercise=exercise,
        question_id__in=ids.values(),
        group__in=groups,
        option__in={option for _, option in keys},
    ).values_list("pk", "question_id", "option", "group")
    known = {(question, option, group): pk for pk, question, option, group in there}
    Tally.objects.filter(pk__in=[known[one] for one in wanted & known.keys()]).update(n=F("n") + 1)
    Tally.objects.bulk_create(
        Tally(
            partnership_id=exercise.partnership_id,
            exercise=exercise,
            question_id=question,
            option=option,
            group=group,
            n=1,
        )
        for question, option, group in sorted(wanted - known.keys())
    )


def _count_bands(exercise: Exercise, scores: Sequence[Scored], groups: Sequence[str]) -> None:
    for score in scores:
        if not score.answered:
            continue
        for group in groups:
            row, _ = Banded.objects.get_or_create(
                partnership_id=exercise.partnership_id,
                exercise=exercise,
                score=score.name,
                group=group,
                band=score.band,
                defaults={"n": 0, "points": Decimal(0)},
            )
            Banded.objects.filter(pk=row.pk).update(n=F("n") + 1, points=F("points") + score.points)


def _count_populations(exercise: Exercise, groups: Sequence[str]) -> None:
    if not groups:
        return
    there = {one.group: one for one in Population.objects.filter(exercise=exercise, group__in=groups)}
    for group in groups:
        row = there.get(group) or Population(partnership_id=exercise.partnership_id, exercise=exercise, group=group)
        row.answered = (row.answered or 0) + 1
        row.save()
