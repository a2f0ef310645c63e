"""What was counted: indicators, confirmations, lists that were reached, sessions held."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from django.utils import timezone

from sightline.assurance.reads.bound import COMPARING, Bound, moments
from sightline.assurance.rules.kinds import Reading, State
from sightline.assurance.rules.verdicts import Verdict, counted, reached
from sightline.indicators.reads.standing import Point, Standing, standing_of
from sightline.indicators.rules import figures
from sightline.indicators.rules.direction import Outcome, Wanted, direction
from sightline.indicators.rules.direction import Reading as Figure
from sightline.indicators.rules.figures import Basis
from sightline.kit.statistics import percent
from sightline.library.models import Recipient
from sightline.library.rules.states import Confirmed
from sightline.people.models import SetMember
from sightline.training.models import Reached, Session
from sightline.training.rules.states import SessionState

_WANTED = {"increase": Wanted.HIGHER, "decrease": Wanted.LOWER}
_MEETS = {
    ">": lambda value, target: value > target,
    ">=": lambda value, target: value >= target,
    "=": lambda value, target: value >= target,
    "<": lambda value, target: value < target,
    "<=": lambda value, target: value <= target,
}
_OUTCOMES = {Outcome.MET: State.MET, Outcome.NOT_MET: State.NOT_MET, Outcome.NO_EVIDENCE: State.NO_EVIDENCE}


def of_indicators(bound: Sequence[Bound]) -> Iterator[Verdict]:
    """The verdicts of indicators, as they were known on the day. Three queries."""
    if not bound:
        return
    standings = standing_of({one.binding.definition_id for one in bound}, bound[0].day)
    for one in bound:
        standing = standings[one.binding.definition_id]
        if one.reading == Reading.FIGURE:
            yield _figure(one, standing)
        else:
            yield _direction(one, standing)


def _figure(one: Bound, standing: Standing) -> Verdict:
    name, point = standing.definition.name, standing.latest
    if point is None or point.value is None:
        why = "no figure for a complete period" if point is None else f"nothing to divide by in {point.label}"
        return one.verdict(State.NO_EVIDENCE, f"{name}: {why}.", "the last complete period")
    where = f"{name}: {point.words} in {point.label}"
    if one.threshold is None or one.comparator not in COMPARING:
        return one.verdict(
            State.THIN,
            f"{where}; no target is printed or set.",
            "a figure without a target",
            value=point.value,
            as_of=point.end,
            holder=one.promised.promise.judge,
        )
    target = Fraction(one.threshold) / (100 if standing.definition.basis == Basis.SHARE else 1)
    state = State.MET if _MEETS[one.comparator](point.value, target) else State.NOT_MET
    provisional = " The figure is provisional." if point.is_provisional else ""
    return one.verdict(
        state,
        f"{where}, where {one.target} was promised.{provisional}",
        "the last complete period",
        positive=point.numerator,
        answered=point.denominator,
        value=point.value,
        as_of=point.end,
        holder="",
    )


def _direction(one: Bound, standing: Standing) -> Verdict:
    binding, name = one.binding, standing.definition.name
    way = _WANTED.get(one.comparator) or figures.Polarity(standing.definition.polarity).wanted
    if way is None:
        return one.verdict(
            State.THIN, f"{name}: nobody has said which way is the right one.", "direction without a figure"
        )
    latest, ends = _period(standing, binding.from_day, binding.to_day)
    compared, _ = _period(standing, binding.compared_from, binding.compared_to, asked=True)
    found = direction(way, latest, compared, beyond_chance=bool(standing.chart.latest), said=standing.said)
    state = _OUTCOMES[found.outcome]
    if binding.to_day is not None and one.day <= binding.to_day:
        state = State.NOT_DUE
    return one.verdict(
        state,
        f"{name}. {found.sentence}",
        "direction without a figure",
        value=latest.value if latest else None,
        as_of=ends,
        **({} if state == State.NO_EVIDENCE else {"holder": ""}),
    )


def _period(standing: Standing, start, end, *, asked: bool = False):
    """The figure of the period chosen, its parts added where it is made of several; the latest where none is chosen
    and one is not `asked` for. None unless every part of it is there."""
    if start is None or end is None:
        point = None if asked else standing.latest
        return _reading([point] if point else []), point.end if point else None
    slots = [point for (first, last), point in standing.slots if start <= first and last <= end]
    whole = slots and all(slots) and slots[0].start == start and slots[-1].end == end
    return _reading(slots if whole else []), end


def _reading(points: Sequence[Point]) -> Figure | None:
    if not points:
        return None
    if len(points) == 1:
        return Figure(points[0].value, points[0].label) if points[0].value is not None else None
    basis = points[0].basis
    of = None if points[0].denominator is None else sum(point.denominator or 0 for point in points)
    value = figures.value_of(basis, sum(point.numerator for point in points), of)
    return None if value is None else Figure(value, f"{points[0].label} to {points[-1].label}")


def of_receipts(bound: Sequence[Bound]) -> Iterator[Verdict]:
    """The verdicts of confirmations: each provider that was asked, read and cascaded. One query."""
    rows = Recipient.objects.filter(
        dissemination__in={one.binding.dissemination_id for one in bound}, excused_on__isnull=True
    )
    answers: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for pk, name, state in rows.order_by("body__name").values_list("dissemination_id", "body__name", "state"):
        answers[pk].append((name, state))
    for one in bound:
        listed = answers[one.binding.dissemination_id]
        cascaded = sum(state == Confirmed.CASCADED for _, state in listed)
        wanted = one.share if one.share is not None and one.promised.unit == "%" else Fraction(1)
        state, rule = reached(cascaded, len(listed), due=one.due, day=one.day, wanted=wanted)
        missing = [name for name, said in listed if said != Confirmed.CASCADED]
        only_read = [name for name, said in listed if said == Confirmed.READ]
        said = f"{cascaded} of {len(listed)} providers have confirmed that it was read and cascaded."
        if only_read:
            said += f" Read and not yet cascaded: {', '.join(only_read)}."
        silent = [name for name in missing if name not in only_read]
        if silent:
            said += f" No word from {', '.join(silent)}."
        if not listed:
            said = "No provider has been asked to confirm it."
        verb = "has" if len(missing) == 1 else "have"
        clause = f"{len(missing)} of {len(listed)} providers {verb} not confirmed that it was read and cascaded"
        yield one.verdict(
            state,
            said,
            rule,
            clause=clause if missing else "",
            positive=cascaded,
            answered=len(listed),
            holder=_listed(missing),
        )


def of_coverage(bound: Sequence[Bound]) -> Iterator[Verdict]:
    """The verdicts of lists that something was to reach. Two queries."""
    sets = {one.binding.set_id for one in bound}
    members: dict[int, dict[int, str]] = defaultdict(dict)
    for one in SetMember.objects.filter(set__in=sets).select_related("body"):
        members[one.set_id][one.pk] = str(one)
    on = dict(Reached.objects.filter(member__set__in=sets).order_by("-on").values_list("member_id", "on"))
    for one in bound:
        listed = members[one.binding.set_id]
        done = [pk for pk in listed if pk in on and on[pk] <= one.day]
        wanted = one.share if one.share is not None and one.promised.unit == "%" else Fraction(1)
        state, rule = reached(len(done), len(listed), due=one.due, day=one.day, wanted=wanted)
        missing = [name for pk, name in listed.items() if pk not in done]
        share = f" ({percent(Fraction(len(done), len(listed)))})" if listed else ""
        said = f"{len(done)} of {len(listed)} of {one.binding.set} were reached{share}."
        if missing and listed:
            said += f" Not yet: {_some(missing)}."
        if not listed:
            said = f"Nothing is listed in {one.binding.set}."
        verb = "was" if len(missing) == 1 else "were"
        clause = f"{len(missing)} of the {len(listed)} in {one.binding.set} {verb} not reached" if missing else ""
        yield one.verdict(state, said, rule, clause=clause, positive=len(done), answered=len(listed))


def of_sessions(bound: Sequence[Bound]) -> Iterator[Verdict]:
    """The verdicts of counts of sessions held in the plan's year, or the period chosen. One query."""
    rows = Session.objects.filter(
        course__in={one.binding.course_id for one in bound}, state=SessionState.HELD, starts_at__range=moments(bound)
    )
    held: dict[int, list[dt.date]] = defaultdict(list)
    for course_id, starts_at in rows.values_list("course_id", "starts_at"):
        held[course_id].append(timezone.localtime(starts_at).date())
    for one in bound:
        n = sum(day <= one.day and one.counts(day) for day in held[one.binding.course_id])
        wanted = int(one.threshold) if one.threshold is not None else 1
        state, rule = counted(
            n,
            wanted,
            due=one.due,
            day=one.day,
            at_most=one.comparator in ("<", "<="),
            strictly=one.comparator in ("<", ">"),
        )
        sessions = "session was" if n == 1 else "sessions were"
        target = one.target if one.threshold is not None else "at least one"
        yield one.verdict(
            state, f"{n} {sessions} held of {one.binding.course}, where {target} was promised.", rule, positive=n
        )


def _some(names: Sequence[str], most: int = 5) -> str:
    """The first few names, and how many more there are."""
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def _listed(names: Sequence[str]) -> str:
    """Names as a sentence has them: "NHS England, Probation and Health"."""
    return " and ".join([*filter(None, [", ".join(names[:-1])]), *names[-1:]])
