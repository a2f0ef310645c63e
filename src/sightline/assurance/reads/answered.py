"""What people answered: evaluations of training, surveys made here, surveys made by others."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from sightline.assurance.reads.bound import Bound
from sightline.assurance.rules.kinds import Reading, State
from sightline.assurance.rules.verdicts import Verdict
from sightline.kit.statistics import percent, wilson
from sightline.questions.reads.counts import Pool, counts, counts_and_pools
from sightline.questions.reads.pairing import pairs_of
from sightline.questions.rules import judging
from sightline.questions.rules.anonymity import OPEN
from sightline.questions.rules.counts import Count
from sightline.training.models import SessionExercise
from sightline.training.rules.kinds import Stage

_UNTOLD = "a share without a target"
_REDEFINED = "Which answers count as positive was changed meanwhile: each session counts as it was asked."


def of_evaluations(bound: Sequence[Bound]) -> Iterator[Verdict]:
    """The verdicts of evaluations: over the sessions of the course that count, counts added, the worst named. Six
    queries."""
    held: dict[tuple[int, str], list[tuple[int, dt.date]]] = defaultdict(list)
    # Every year's, whatever counts: small ones are told together in a series of all of them.
    rows = SessionExercise.objects.filter(session__course__in={one.binding.course_id for one in bound})
    for row in rows.select_related("session").order_by("session__starts_at", "id"):
        held[row.session.course_id, row.stage].append((row.exercise_id, row.session.day))
    days = {pk: day for many in held.values() for pk, day in many}

    def uses(one: Bound, stage: Stage) -> list[int]:
        return [pk for pk, day in held[one.binding.course_id, stage] if one.counts(day)]

    def pool(one: Bound) -> Pool:
        series = [pk for pk, _ in held[one.binding.course_id, _stage(one)]]
        return Pool(one.binding.question.uid, uses(one, _stage(one)), series)

    told, whole = counts_and_pools(
        {one.binding.question.uid for one in bound},
        [pk for one in bound for pk in uses(one, _stage(one))],
        {one.binding.pk: pool(one) for one in bound if one.reading != Reading.IMPROVED and not one.binding.group},
        groups=any(one.binding.group for one in bound),
    )
    paired = pairs_of(
        {
            one.binding.pk: (uses(one, Stage.BEFORE), uses(one, Stage.AFTER), one.binding.question_id)
            for one in bound
            if one.reading == Reading.IMPROVED
        }
    )
    for one in bound:
        if one.reading == Reading.IMPROVED:
            found = paired[one.binding.pk]
            yield _improved(one, *judging.improved(found.pairs, top=found.top))
            continue
        uid = str(one.binding.question.uid)
        parts = [
            (f"{days[pk].day} {days[pk]:%B %Y}", _group(told[uid, pk], one.binding.group))
            for pk in uses(one, _stage(one))
            if (uid, pk) in told
        ]
        nobody = f"No session of {one.binding.course} has asked it yet."
        yield _shares(one, parts, nobody, whole.get(one.binding.pk))


def _stage(one: Bound) -> Stage:
    return Stage.LATER if one.reading == Reading.LATER else Stage.AFTER


def of_surveys(bound: Sequence[Bound]) -> Iterator[Verdict]:
    """The verdicts of surveys made here. Four queries."""
    told = counts(
        {one.binding.question.uid for one in bound},
        {one.binding.exercise_id for one in bound},
        groups=any(one.binding.group for one in bound),
    )
    for one in bound:
        count = told.get((str(one.binding.question.uid), one.binding.exercise_id))
        parts = [] if count is None else [(str(one.binding.exercise), _group(count, one.binding.group))]
        yield _shares(one, parts, f"{one.binding.exercise} does not ask it.")


def of_outside(bound: Sequence[Bound]) -> Iterator[Verdict]:
    """The verdicts of surveys that others made. No query: each binding comes with its line."""
    for one in bound:
        result, survey = one.binding.result, one.binding.result.survey
        source = f"{survey.title}, {survey.source}."
        if one.share is None:
            yield _without_target(one, result.n, result.of, source)
        elif one.reading == Reading.SAMPLE or survey.asked is None:
            judged = judging.judge_sample(
                positive=result.n, sampled=result.of, comparator=one.comparator, threshold=one.share
            )
            yield one.judged(judged, also=source, as_of=survey.ended_on)
        else:
            judged = judging.judge(
                positive=result.n,
                answered=result.of,
                asked=survey.asked if not result.group else None,
                comparator=one.comparator,
                threshold=one.share,
            )
            yield one.judged(judged, also=source, as_of=survey.ended_on)


def _group(count: Count, group: str) -> Count:
    return count.groups.get(group, Count()) if group and not count.hidden_why else count


def _shares(one: Bound, parts: Sequence[tuple[str, Count]], nobody: str, whole: Count | None = None) -> Verdict:
    """The verdict on shares: of `whole`, what may be told of all parts together, else of the parts that may be told."""
    shown = [(name, count) for name, count in parts if not count.hidden_why]
    hidden = [count.hidden_why for _, count in parts if count.hidden_why]
    if whole is None:
        whole = added([count for _, count in shown]) if shown else Count(hidden_why=hidden[0] if hidden else "")
    if whole.hidden_why or not parts:
        closed = hidden and OPEN not in hidden
        rule = judging.Rule.HIDDEN if hidden else judging.Rule.NOBODY
        why = whole.hidden_why or nobody
        return one.verdict(State.THIN if closed else State.NO_EVIDENCE, why, rule.label)
    if not whole.answered and hidden:
        return one.verdict(State.NO_EVIDENCE, hidden[0], judging.Rule.HIDDEN.label)
    also = _worst(one, shown)
    if OPEN in hidden:
        also = f"{also} {_open(hidden.count(OPEN))}".strip()
    if whole.left_out:
        also = f"{also} {_too_few(whole.left_out)}".strip()
    if len({count.meant for _, count in shown}) > 1:
        also = f"{also} {_REDEFINED}".strip()
    if one.share is None:
        return _without_target(one, whole.positive, whole.answered, also)
    if one.reading == Reading.SAMPLE:
        judged = judging.judge_sample(
            positive=whole.positive, sampled=whole.answered, comparator=one.comparator, threshold=one.share
        )
    else:
        judged = judging.judge(
            positive=whole.positive,
            answered=whole.answered,
            asked=whole.asked,
            comparator=one.comparator,
            threshold=one.share,
        )
    return one.judged(judged, also=also)


def added(many: Sequence[Count]) -> Count:
    """Counts of a group in several uses, added; how many were asked is known only where it is known of each."""
    known = [count.asked for count in many if count.asked is not None]
    return Count(
        positive=sum(count.positive for count in many),
        answered=sum(count.answered for count in many),
        asked=sum(known) if len(known) == len(many) else None,
    )


def _open(n: int) -> str:
    return "One more is still open." if n == 1 else f"{n} more are still open."


def _too_few(n: int) -> str:
    more = "At one more" if n == 1 else f"At {n} more"
    return f"{more} too few answered to be shown: who was asked there counts as asked."


def _worst(one: Bound, parts: Iterable[tuple[str, Count]]) -> str:
    answered = [(name, count) for name, count in parts if count.answered]
    if len(answered) < 2:
        return ""
    pick = max if one.comparator in ("<", "<=") else min
    name, count = pick(answered, key=lambda part: Fraction(part[1].positive, part[1].answered))
    return f"Lowest on {name}: {percent(count.share)} of {count.answered}."


def _improved(one: Bound, better: int, pairs: int) -> Verdict:
    if not pairs:
        return one.verdict(State.NO_EVIDENCE, "Nobody has answered both before and after.", "pairs of one person")
    if one.share is None:
        return _without_target(one, better, pairs, "Better after than before, or at the top both times.")
    judged = judging.judge(positive=better, answered=pairs, asked=pairs, comparator=one.comparator, threshold=one.share)
    said = (
        f"{better} of {pairs} who answered before and after were better, or at the top both times:"
        f" {percent(Fraction(better, pairs), one.share)}, where {one.target} was promised."
    )
    return one.verdict(
        State(judged.state.value),
        said,
        "pairs of one person",
        positive=better,
        answered=pairs,
        asked=pairs,
        value=judged.value,
        lowest=judged.low,
        highest=judged.high,
    )


def _without_target(one: Bound, positive: int, answered: int, also: str) -> Verdict:
    """Answers to a measure that names no figure: they are told, and what they amount to is judged."""
    if not answered:
        return one.verdict(State.NO_EVIDENCE, f"Nobody has answered yet. {also}".strip(), _UNTOLD)
    interval = wilson(positive, answered)
    said = (
        f"{percent(Fraction(positive, answered))} of {answered} {'answer' if answered == 1 else 'answers'} said so"
        f" (95% interval {interval.low:.0%} to {interval.high:.0%}); no target is printed or set."
    )
    return one.verdict(
        State.THIN,
        f"{said} {also}".strip(),
        _UNTOLD,
        positive=positive,
        answered=answered,
        value=Fraction(positive, answered),
        holder=one.promised.promise.judge,
    )
