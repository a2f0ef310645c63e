"""What is known of each measure of a plan on a day: verdicts computed when read, and the judgements that stand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from django.db.models import Q, QuerySet

from sightline.assurance.models import Binding, Cited, Judgement
from sightline.assurance.reads.answered import of_evaluations, of_outside, of_surveys
from sightline.assurance.reads.bound import Bound
from sightline.assurance.reads.counted import of_coverage, of_indicators, of_receipts, of_sessions
from sightline.assurance.reads.promises import Promised, promises
from sightline.assurance.reads.said import of_documents, of_editions, of_milestones, of_statements
from sightline.assurance.rules.judgements import Judged
from sightline.assurance.rules.kinds import Assurance, Kind
from sightline.assurance.rules.standing import MeasureStanding, stands
from sightline.assurance.rules.verdicts import Verdict
from sightline.plan.models import Plan

_OF_KIND: dict[Kind, Callable[[Sequence[Bound]], Iterator[Verdict]]] = {
    Kind.EVALUATION: of_evaluations,
    Kind.SURVEY: of_surveys,
    Kind.OUTSIDE: of_outside,
    Kind.INDICATOR: of_indicators,
    Kind.RECEIPTS: of_receipts,
    Kind.COVERAGE: of_coverage,
    Kind.SESSIONS: of_sessions,
    Kind.EDITION: of_editions,
    Kind.DOCUMENT: of_documents,
    Kind.STATEMENT: of_statements,
}


def measure_standings(
    plan: Plan,
    day: dt.date,
    *,
    met: Mapping[int, dt.date | None] | None = None,
    action_ids: Collection[int] | None = None,
) -> dict[int, MeasureStanding]:
    """What is known of each measure of `plan`, or of some of its actions, at the end of `day`, by its id.

    `met` says of milestones, by id, since when they are met; rounds know it, which are a floor above. Eight queries,
    and for each kind of evidence that is bound as many more as its reader says, however much of it there is."""
    promised = promises(plan, action_ids=action_ids)
    by_uid = {one.uid: one for one in promised.values()}
    confirmed, lapsed = _in_force(plan, by_uid, day)
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    for uid, verdict in _verdicts(confirmed, met):
        verdicts[uid].append(verdict)
    judged = _judgements(plan, by_uid, day)
    return {
        pk: stands(one.promise, verdicts.get(one.uid, ()), judged.get(one.uid), day, lapsed=one.uid in lapsed)
        for pk, one in promised.items()
    }


def bindings_of(plan: Plan) -> QuerySet[Binding]:
    """The bindings of a plan with what they name, in the order they were made."""
    return Binding.objects.filter(plan=plan).select_related(
        "question", "course", "exercise", "result__survey", "definition", "dissemination", "resource", "set",
        "stored", "author", "holder", "target_set_by",
    )  # fmt: skip


def _in_force(plan: Plan, by_uid: Mapping[str, Promised], day: dt.date) -> tuple[list[Bound], set[str]]:
    """The bindings in force on the day, and the measures with one that was confirmed for other words. One query."""
    rows = bindings_of(plan).filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day), confirmed_on__lte=day)
    confirmed, lapsed = [], set()
    for binding in rows:
        promised = by_uid.get(str(binding.measure_uid))
        if promised is None:
            continue
        if promised.digest == binding.words:
            confirmed.append(Bound(binding, promised, day))
        else:
            lapsed.add(promised.uid)
    return confirmed, lapsed


def _verdicts(bound: Iterable[Bound], met: Mapping[int, dt.date | None] | None) -> Iterator[tuple[str, Verdict]]:
    of_kind: dict[Kind, list[Bound]] = defaultdict(list)
    for one in bound:
        of_kind[one.kind].append(one)
    readers = {**_OF_KIND, Kind.MILESTONE: partial(of_milestones, met=met)}
    uids = {one.binding.pk: one.promised.uid for many in of_kind.values() for one in many}
    found = [verdict for kind, many in of_kind.items() for verdict in readers[kind](many)]
    for verdict in sorted(found, key=lambda one: one.binding_id):
        yield uids[verdict.binding_id], verdict


def _judgements(plan: Plan, by_uid: Mapping[str, Promised], day: dt.date) -> dict[str, Judged]:
    """The latest judgement of each measure on the day, of the words that it still has. Two queries."""
    latest: dict[str, Judgement] = {}
    for one in Judgement.objects.filter(plan=plan, on__lte=day).select_related("body").order_by("on", "pk"):
        promised = by_uid.get(str(one.measure_uid))
        if promised is not None and promised.digest == one.words:
            latest[promised.uid] = one
    withdrawn: dict[int, dt.date] = {}
    rows = Cited.objects.filter(judgement__in=latest.values(), binding__closed_on__isnull=False)
    for judgement_id, closed_on in rows.values_list("judgement_id", "binding__closed_on"):
        withdrawn[judgement_id] = min(closed_on, withdrawn.get(judgement_id, closed_on))
    return {
        uid: Judged(
            level=Assurance(one.level),
            body=one.body.name,
            body_id=one.body_id,
            on=one.on,
            why=one.why,
            months=one.months,
            withdrawn=withdrawn.get(one.pk),
            judgement_id=one.pk,
        )
        for uid, one in latest.items()
    }
