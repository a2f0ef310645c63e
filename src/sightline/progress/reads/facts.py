"""The facts that delivery is told from, out of the tables: a fixed number of queries, only the plan's own rows.

Of an update with several versions the one that stood on the day is read. That an update had been returned is known only
until its author sends the next version, so on a past day it may read as submitted: for delivery the two are the same.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from sightline.plan.models import Change, Milestone, Plan
from sightline.plan.reads.format import replayable
from sightline.plan.rules import replay
from sightline.plan.rules.states import ChangeKind, ChangeState
from sightline.progress.models import Ask, Cycle, Said, Version
from sightline.progress.rules.facts import DateChange, Facts, Promised, Round, SaidMet, Word
from sightline.progress.rules.states import UpdateState

Json = Any
LONDON = ZoneInfo(settings.TIME_ZONE)


class Sent(NamedTuple):
    """The version of an update that stood on the day, and what had become of it."""

    update_id: int
    ask_id: int
    action_id: int
    body_id: int
    round: int
    answers: bool
    on: dt.date
    state: str
    claim: str
    done: str
    difference: str
    coming: str
    good_practice: str
    agreed_on: dt.date | None
    met: tuple[SaidMet, ...]


@dataclass(frozen=True)
class Loaded:
    """A plan's facts and what was sent up to `day`, by action; `owners_then` are the owners, in the plan format, of the
    actions whose owners have changed since."""

    day: dt.date
    facts: dict[int, Facts]
    sent: dict[int, list[Sent]]
    owners_then: dict[int, Json]


class Scope:
    """Which actions: the whole plan's, or some. Gives the condition for a table by its path to the action."""

    def __init__(self, plan: Plan, action_ids: Collection[int] | None) -> None:
        self._plan = plan
        self._ids = None if action_ids is None else list(action_ids)

    def by(self, path: str) -> dict[str, Any]:
        """The condition, `path` being such as "milestone__action"; "" for actions themselves."""
        if self._ids is not None:
            return {f"{path}__in" if path else "pk__in": self._ids}
        return {f"{path}__plan" if path else "plan": self._plan}


def load(
    plan: Plan,
    scope: Scope,
    day: dt.date,
    withdrawn: Mapping[int, dt.date],
    *,
    closing: Cycle | None = None,
) -> Loaded:
    """The facts of the actions in `scope` on `day`, in 5 queries. `closing` counts as closed on that day.

    A closed plan stands as it stood when it closed, or when its last round did. `withdrawn` says of which actions the
    row says that they are withdrawn; where a change did that, the change says from when it was known."""
    numbers, rounds = _rounds(plan, day, closing)
    day = _counted(plan, rounds, day)
    changes = _Changes(Change.objects.filter(plan=plan, thing__in=["milestone", "action"], **scope.by("action")))
    milestones, by_uid = _milestones(scope, changes)
    asked, sent = _asked_and_sent(scope, day, numbers, rounds, by_uid)
    facts = {}
    for action_id in {*milestones, *asked, *sent, *changes.withdrawals, *withdrawn}:
        withdrawals = tuple(changes.withdrawals.get(action_id, ()))
        facts[action_id] = Facts(
            milestones=tuple(milestones.get(action_id, ())),
            rounds=tuple(asked[action_id].get(one.number, one) for one in rounds) if action_id in asked else rounds,
            words=tuple(
                Word(one.round, one.on, one.answers, one.agreed_on, met=one.met) for one in sent.get(action_id, ())
            ),
            plan_end=plan.year_end,
            withdrawn_adopted=None if withdrawals else withdrawn.get(action_id),
            withdrawals=withdrawals,
            start_month=plan.partnership.fiscal_start_month,
        )
    return Loaded(day=day, facts=facts, sent=sent, owners_then=changes.owners_on(day))


def _counted(plan: Plan, rounds: Iterable[Round], day: dt.date) -> dt.date:
    """The day on which the plan is looked at: of a closed one whose rounds are over, no later than the last of them."""
    if plan.closed_on is None or any(one.opened_on and not one.closed_on for one in rounds):
        return day
    return min(day, max([plan.closed_on, *(one.closed_on for one in rounds if one.closed_on)]))


class _Changes:
    """The changes of a plan that delivery looks at: of dates, of owners, and withdrawals. One query."""

    def __init__(self, rows) -> None:
        self.dates: dict[str, list[DateChange]] = defaultdict(list)
        self.withdrawals: dict[int, list[DateChange]] = defaultdict(list)
        self._owners: dict[int, list[Change]] = defaultdict(list)
        found = list(rows.filter(field__in=["due", "withdrawn_on", "owners"]).order_by("id"))
        corrected = {one.corrects_id: one.becomes for one in found if one.corrects_id}
        for one in found:
            if one.field == "owners":
                self._owners[one.action_id].append(one)
            elif one.kind == ChangeKind.CHANGE and one.state != ChangeState.WITHDRAWN:
                becomes = corrected.get(one.pk, one.becomes)
                change = DateChange(
                    becomes=dt.date.fromisoformat(becomes) if becomes else None,
                    asked_on=one.asked_on,
                    decided_on=one.decided_on,
                    approved=one.state == ChangeState.APPROVED,
                )
                if one.field == "due":
                    self.dates[str(one.thing_uid)].append(change)
                else:
                    self.withdrawals[one.action_id].append(change)

    def owners_on(self, day: dt.date) -> dict[int, Json]:
        """The owners at the end of `day` of the actions whose owners have changed since."""
        then = {}
        for action_id, own in self._owners.items():
            if any(one.decided_on is not None and one.decided_on > day for one in own):
                every = [replayable(one) for one in own]
                adopted = replay.value_adopted(every, every[0].uid, "owners", None, {one.pk: one.was for one in own})
                in_force = replay.in_force(every, day)
                then[action_id] = in_force[-1].becomes if in_force else adopted
        return then


def _milestones(scope: Scope, changes: _Changes) -> tuple[dict[int, list[Promised]], dict[str, Promised]]:
    """The milestones by action and by their lasting identity. One query."""
    rows = Milestone.objects.filter(**scope.by("action")).order_by("position", "id", "occurrences__due")
    columns = ("pk", "uid", "action_id", "label", "kind", "due_adopted", "occurrences__id", "occurrences__due")
    found: dict[int, tuple[int, str, Promised]] = {}
    occurrences: dict[int, list[tuple[int, dt.date]]] = defaultdict(list)
    for pk, uid, action_id, label, kind, due_adopted, occurrence_id, day in rows.values_list(*columns):
        if pk not in found:
            found[pk] = action_id, str(uid), Promised(pk, label, kind, due_adopted, tuple(changes.dates[str(uid)]))
        if occurrence_id:
            occurrences[pk].append((occurrence_id, day))
    by_action: dict[int, list[Promised]] = defaultdict(list)
    by_uid = {}
    for pk, (action_id, uid, bare) in found.items():
        one = replace(bare, occurrences=tuple(occurrences[pk])) if pk in occurrences else bare
        by_action[action_id].append(one)
        by_uid[uid] = one
    return by_action, by_uid


def _rounds(plan: Plan, day: dt.date, closing: Cycle | None) -> tuple[dict[int, int], tuple[Round, ...]]:
    """The plan's rounds in order, and the number of each by its key. One query."""
    numbers, rounds = {}, []
    for one in Cycle.objects.filter(plan=plan).order_by("number"):
        numbers[one.pk] = one.number
        closed_on = one.closed_on or (day if closing is not None and one.pk == closing.pk else None)
        rounds.append(
            Round(one.number, one.starts_on, one.ends_on, one.due_on, opened_on=one.opened_on, closed_on=closed_on)
        )
    return numbers, tuple(rounds)


ASKED = ("pk", "action_id", "body_id", "cycle_id", "answers", "asked_on", "excused_on")
TEXTS = ("done", "difference", "coming", "good_practice")
UPDATE = ("pk", "state", "claim", "submitted_at", "decided_at", *TEXTS)


def _asked_and_sent(
    scope: Scope, day: dt.date, numbers: Mapping[int, int], rounds: Iterable[Round], by_uid: Mapping[str, Promised]
) -> tuple[dict[int, dict[int, Round]], dict[int, list[Sent]]]:
    """By action: the rounds that asked the answering body, by number, and what had been sent by the end of `day`, in
    the order of sending. Two queries, and a third where something was sent after the day."""
    end = timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min))
    bare = {one.number: one for one in rounds}
    closed = {one.number for one in rounds if one.closed_on is not None and one.closed_on <= day}
    columns = (*ASKED, *(f"updates__{name}" for name in UPDATE))
    rows = list(Ask.objects.filter(**scope.by("action")).order_by("id", "updates__id").values_list(*columns))
    said = _said(scope)
    at_column = len(ASKED) + UPDATE.index("submitted_at")
    then = _then(scope, end) if any(row[at_column] is not None and row[at_column] >= end for row in rows) else {}
    asked: dict[int, dict[int, Round]] = defaultdict(dict)
    found: list[tuple[dt.datetime, Sent]] = []
    for ask_id, action_id, body_id, cycle_id, answers, asked_on, excused_on, *update in rows:
        number = numbers[cycle_id]
        if answers and asked_on is not None:
            # Where another body came to answer in the middle of a round, the ask that still stands counts.
            there = asked[action_id].get(number)
            if there is None or there.excused_on is not None:
                asked[action_id][number] = replace(bare[number], asked_on=asked_on, excused_on=excused_on)
        pk, state, claim, at, decided_at, *texts = update
        if pk is None or (at >= end and pk not in then):
            continue
        met = tuple(said.get(pk, ()))
        if at >= end:
            at, document = then[pk]
            state, claim, decided_at = UpdateState.SUBMITTED, document["claim"], None
            texts = [document[key] for key in TEXTS]
            met = tuple(_met_then(document["met"], by_uid))
        decided = decided_at is not None and decided_at < end
        agreed_on = local_day(decided_at) if decided and state == UpdateState.AGREED else None
        one = Sent(
            update_id=pk,
            ask_id=ask_id,
            action_id=action_id,
            body_id=body_id,
            round=number,
            answers=answers or bool(claim),  # only the answering body rates; another may answer by now
            on=local_day(at),
            state=_state(state, agreed_on, number in closed, decided),
            claim=claim,
            agreed_on=agreed_on,
            met=met,
            **dict(zip(TEXTS, texts, strict=True)),
        )
        found.append((at, one))
    found.sort(key=lambda pair: (pair[0], pair[1].update_id))
    sent: dict[int, list[Sent]] = defaultdict(list)
    for _, one in found:
        sent[one.action_id].append(one)
    return asked, sent


def _said(scope: Scope) -> dict[int, list[SaidMet]]:
    """What each update says was met, as it stands now."""
    said: dict[int, list[SaidMet]] = defaultdict(list)
    rows = Said.objects.filter(**scope.by("milestone__action")).order_by("id")
    for update_id, *met in rows.values_list("update_id", "milestone_id", "occurrence_id", "met_on"):
        said[update_id].append(SaidMet(*met))
    return said


def _then(scope: Scope, end: dt.datetime) -> dict[int, tuple[dt.datetime, Json]]:
    """The last version before `end` of each update that was sent anew since: when it was sent, and its document."""
    rows = Version.objects.filter(
        submitted_at__lt=end, update__submitted_at__gte=end, **scope.by("update__ask__action")
    ).order_by("number")
    return {pk: (at, document) for pk, at, document in rows.values_list("update_id", "submitted_at", "document")}


def _state(state: str, agreed_on: dt.date | None, closed: bool, decided: bool) -> str:
    """The state of an update on the day: agreed, lapsed with its round, returned, else submitted."""
    if agreed_on is not None:
        return UpdateState.AGREED
    if closed:
        return UpdateState.LAPSED
    return UpdateState.RETURNED if state == UpdateState.RETURNED and decided else UpdateState.SUBMITTED


def _met_then(told: Iterable[Json], by_uid: Mapping[str, Promised]) -> Iterable[SaidMet]:
    """What an earlier version said was met, found again by lasting identity and date."""
    for one in told:
        milestone = by_uid.get(one["milestone"])
        if milestone is not None:
            days = {day.isoformat(): pk for pk, day in milestone.occurrences}
            yield SaidMet(milestone.id, days.get(one["due"]), dt.date.fromisoformat(one["met_on"]))


def local_day(moment: dt.datetime) -> dt.date:
    """The date of a moment in the United Kingdom."""
    return moment.astimezone(LONDON).date()
