"""What was promised of courses, and what those who came say: pooled over sessions by adding counts, the worst named,
split by workforce. What may not be told (an anonymous evaluation that is open, fewer than ten answers) is said so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sightline.people.models import Partnership
from sightline.questions.models import Exercise
from sightline.questions.reads import Pool, counts, pairs, pooled_each, revision_of
from sightline.questions.rules.counts import Count
from sightline.questions.rules.judging import Judged, Part, hidden, improved, judge, judge_pooled
from sightline.questions.rules.kinds import ExerciseState
from sightline.training.models import Course, Promise, Session, SessionExercise
from sightline.training.reads.inside import held_between
from sightline.training.rules.kinds import Reading, Stage

_STAGE = {Reading.POSITIVE: Stage.AFTER, Reading.LATER: Stage.LATER, Reading.IMPROVED: Stage.AFTER}


@dataclass(frozen=True, slots=True)
class OfSession:
    """What one session's answers say of a promise; judged alone."""

    session: Session
    judged: Judged


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the evaluations of a course say of one promise. `judged` is over all `sessions`; `worst` is the day of the
    session with the lowest share; `workforces` are (name, judged). `asks` is how many sessions asked the question."""

    promise: Promise
    judged: Judged
    worst: str
    sessions: tuple[OfSession, ...]
    workforces: tuple[tuple[str, Judged], ...]

    @property
    def asks(self) -> int:
        return len(self.sessions)


def evaluation(
    course: Course, *, first: dt.date | None = None, last: dt.date | None = None, session: Session | None = None
) -> list[Evidence]:
    """What is known of each promise of a course, over all sessions or those held from day to day, or of one session.

    Nine queries, and three more for each promise of improvement."""
    promises = list(course.promises.select_related("question", "course").order_by("pk"))

    def is_wanted(one: Session) -> bool:
        return session in (None, one) and _is_between(one, first, last)

    return _evidence(promises, _asked([course.pk]), is_wanted)


def evaluations(partnership: Partnership, first: dt.date, last: dt.date) -> list[Evidence]:
    """The same for every course with a promise and a session held from day to day. A fixed number of queries, and three
    more for each promise of improvement."""
    held = {session.course_id for session in held_between(partnership, first, last)}
    promises = Promise.objects.filter(partnership=partnership, course__in=held).select_related("question", "course")
    every = list(promises.order_by("course__title", "pk"))
    return _evidence(every, _asked(held), lambda one: _is_between(one, first, last))


def revision(course_ids: Iterable[int]) -> str:
    """For the key of a page that is kept: another text once anything was answered. Two queries."""
    return revision_of(
        SessionExercise.objects.filter(session__course__in=course_ids).values_list("exercise_id", flat=True)
    )


def _is_between(one: Session, first: dt.date | None, last: dt.date | None) -> bool:
    return (first is None or one.day >= first) and (last is None or one.day <= last)


def _asked(course_ids: Iterable[int]) -> list[SessionExercise]:
    """Every evaluation of the courses, whatever the year: small ones are told together in a series of all of them."""
    rows = SessionExercise.objects.filter(session__course__in=list(course_ids))
    return list(rows.select_related("session__course", "exercise").order_by("session__starts_at", "pk"))


def _evidence(
    promises: Sequence[Promise], every: Sequence[SessionExercise], is_wanted: Callable[[Session], bool]
) -> list[Evidence]:
    asked = [one for one in every if is_wanted(one.session)]
    uids = {promise.question.uid for promise in promises if promise.question}
    ids = [one.exercise_id for one in asked]
    told = counts(uids, ids, groups=True) if uids and ids else {}
    of_promise = {
        promise.pk: [one for one in asked if _belongs(promise, one) and _key(promise, one) in told]
        for promise in promises
        if promise.question
    }
    wanted = {
        promise.pk: Pool(
            promise.question.uid,
            exercises=[one.exercise_id for one in of_promise[promise.pk]],
            series=[one.exercise_id for one in every if _belongs(promise, one)],
        )
        for promise in promises
        if promise.question and promise.reading != Reading.IMPROVED
    }
    whole = pooled_each(wanted) if wanted else {}
    found = []
    for promise in promises:
        rows = of_promise.get(promise.pk, [])
        if promise.question and promise.reading == Reading.IMPROVED:
            found.append(_improvement(promise, rows, asked))
        else:
            each = [(one, told[_key(promise, one)]) for one in rows]
            found.append(_positive(promise, whole.get(promise.pk, Count()), each))
    return found


def _belongs(promise: Promise, one: SessionExercise) -> bool:
    return one.session.course_id == promise.course_id and one.stage == _STAGE[Reading(promise.reading)]


def _key(promise: Promise, one: SessionExercise) -> tuple[str, int]:
    return str(promise.question.uid), one.exercise_id


def _positive(promise: Promise, whole: Count, each: Sequence[tuple[SessionExercise, Count]]) -> Evidence:
    shown = [(one, count) for one, count in each if not count.hidden_why]
    parts = [Part(_day(one.session), count.positive, count.answered, count.asked) for one, count in shown]
    comparator, share = promise.comparator, Fraction(promise.share) / 100
    worst = judge_pooled(parts, comparator=comparator, threshold=share).worst if parts else ""
    closed = all(one.exercise.state == ExerciseState.CLOSED for one, _ in each)
    if not whole.answered and not whole.hidden_why and not closed and not shown:
        # Everything is anonymous and open: no evidence, because nobody may be told yet.
        whole = Count(hidden_why=next(count.hidden_why for _, count in each))
    return Evidence(
        promise=promise,
        judged=_judged(promise, whole, closed=closed),
        worst=worst,
        sessions=tuple(
            OfSession(one.session, _judged(promise, count, closed=one.exercise.state == ExerciseState.CLOSED))
            for one, count in each
        ),
        workforces=_workforces(promise, [count for _, count in shown]),
    )


def _judged(promise: Promise, count: Count, *, closed: bool) -> Judged:
    comparator, share = promise.comparator, Fraction(promise.share) / 100
    if count.hidden_why:
        return hidden(comparator=comparator, threshold=share, closed=closed, why=count.hidden_why)
    return judge(
        positive=count.positive, answered=count.answered, asked=count.asked, comparator=comparator, threshold=share
    )


def _workforces(promise: Promise, shown: Sequence[Count]) -> tuple[tuple[str, Judged], ...]:
    pooled: dict[str, list[Count]] = {}
    for count in shown:
        for group, own in count.groups.items():
            name, _, value = group.partition(": ")
            if name != "Agency" and not own.hidden_why:
                pooled.setdefault(value, []).append(own)
    found = []
    for value, own in sorted(pooled.items()):
        known = [one.asked for one in own if one.asked is not None]
        whole = Count(
            positive=sum(one.positive for one in own),
            answered=sum(one.answered for one in own),
            asked=sum(known) if len(known) == len(own) else None,
        )
        found.append((value, _judged(promise, whole, closed=True)))
    return tuple(found) if len(found) > 1 else ()


def _improvement(promise: Promise, rows: Sequence[SessionExercise], asked: Sequence[SessionExercise]) -> Evidence:
    """Better, or at the top both times, of those who answered before and after; a share of those who attended."""
    before = {one.session_id: one for one in asked if one.stage == Stage.BEFORE}
    uid = promise.question.uid
    comparator, share = promise.comparator, Fraction(promise.share) / 100
    paired = [(one, before[one.session_id]) for one in rows if one.session_id in before]
    found = pairs([two.exercise_id for _, two in paired], [one.exercise_id for one, _ in paired], uid)
    better, n = improved(found.pairs, top=found.top)
    known = [one.exercise.asked for one, _ in paired if one.exercise.asked is not None]
    whole = sum(known) if paired and len(known) == len(paired) else None
    return Evidence(
        promise=promise,
        judged=judge(positive=better, answered=n, asked=whole, comparator=comparator, threshold=share),
        worst="",
        sessions=(),
        workforces=(),
    )


def _day(session: Session) -> str:
    return f"{session.day:%-d %B %Y}"


def open_now(sessions: Iterable[Session]) -> dict[int, Exercise]:
    """The evaluations of sessions that are shown on a screen and open, by session. One query."""
    rows = SessionExercise.objects.filter(session__in=list(sessions), exercise__state=ExerciseState.OPEN)
    return {one.session_id: one.exercise for one in rows.exclude(exercise__code="").select_related("exercise")}
