"""What happened or was given: an edition published, a milestone met, a document, a statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.db.models import Min

from sightline.assurance.reads.bound import Bound
from sightline.assurance.rules.kinds import State
from sightline.assurance.rules.verdicts import Verdict, happened
from sightline.kit.periods import said
from sightline.library.models import Adoption, Edition
from sightline.library.rules.states import EditionState
from sightline.plan.models import Milestone


def of_editions(bound: Sequence[Bound]) -> Iterator[Verdict]:
    """The verdicts of documents: whether one is in force here, and since when the first was. Two queries.

    A consortium's document is in force where the board adopted it."""
    resources = {one.binding.resource_id for one in bound}
    here = {one.binding.partnership_id for one in bound}
    published = dict(
        Edition.objects.filter(resource__in=resources, published_on__isnull=False)
        .exclude(state=EditionState.WITHDRAWN)
        .values_list("resource_id")
        .annotate(first=Min("published_on"))
    )
    adopted = dict(
        Adoption.objects.filter(partnership__in=here, edition__resource__in=resources)
        .exclude(edition__state=EditionState.WITHDRAWN)
        .values_list("edition__resource_id")
        .annotate(first=Min("adopted_on"))
    )
    for one in bound:
        resource = one.binding.resource
        shared = resource.consortium_id is not None
        on = adopted.get(resource.pk) if shared else published.get(resource.pk)
        state, rule = happened(on, due=one.due, day=one.day)
        if on is not None and on <= one.day:
            sentence = f"{resource.title} was {'adopted here' if shared else 'published'} on {said(on)}."
        else:
            sentence = f"{resource.title} is not {'adopted here' if shared else 'published'} yet."
        yield one.verdict(state, sentence, rule, as_of=on if on and on <= one.day else None)


def of_milestones(bound: Sequence[Bound], met: Mapping[int, dt.date | None] | None) -> Iterator[Verdict]:
    """The verdicts of milestones: `met` says of each (by id) since when it is met, as the rounds know. One query."""
    uids = {one.binding.milestone_uid for one in bound}
    rows: dict[UUID, Milestone] = {
        row.uid: row for row in Milestone.objects.filter(uid__in=uids, action__plan=bound[0].binding.plan_id)
    }
    for one in bound:
        uid = one.binding.milestone_uid
        row = rows.get(uid)
        on = (met or {}).get(row.pk) if row is not None else None
        state, rule = happened(on, due=one.due, day=one.day)
        done = on is not None and on <= one.day
        yield one.verdict(
            state,
            f"{_called(row)} was met on {said(on)}." if done and on else f"{_called(row)} is not met yet.",
            rule,
            as_of=on if done else None,
        )


def _called(row: Milestone | None) -> str:
    """What a sentence calls a milestone: it may be labelled with a single word, in small letters."""
    if row is None:
        return "A milestone that the plan no longer has"
    return f"The milestone “{row.label}”" if row.label else "A milestone without words"


def of_documents(bound: Sequence[Bound]) -> Iterator[Verdict]:
    """The verdicts of documents kept here. No query: each binding comes with its file."""
    for one in bound:
        on = one.binding.confirmed_on
        yield one.verdict(
            State.MET,
            f"{one.binding.stored.name}, given on {said(on)}.",
            "a document shows that something was done",
            as_of=on,
        )


def of_statements(bound: Sequence[Bound]) -> Iterator[Verdict]:
    """The verdicts of statements: somebody's words with a name and a day. No query."""
    for one in bound:
        on = one.binding.confirmed_on
        sentence = f"{one.binding.author.name} stated on {said(on)}: {one.binding.statement}"
        yield one.verdict(State.MET, sentence, "a statement shows that something was done", as_of=on)
