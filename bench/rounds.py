"""What was said of a plan in its rounds, written straight to the tables: years of answers would take hours to give.

Each round asks every owner; answers are agreed, some after a second version; milestones are said to be met; a closed
round is frozen by the product's own reads, as its closing would.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from sightline.people.models import Person
from sightline.plan.models import Milestone, Plan
from sightline.plan.rules.format import digest
from sightline.progress.models import Ask, Cycle, Frozen, Said, Update, Version
from sightline.progress.reads.frozen import FROZEN_SCHEMA, frozen_document
from sightline.progress.reads.rounds import wanted_asks
from sightline.progress.rules.cycles import Days, Pace, cycles_of
from sightline.progress.rules.states import AgreedAs, Claim, CycleState, UpdateState

CLAIMS = (Claim.GREEN, Claim.GREEN, Claim.AMBER, Claim.GREEN, Claim.BLUE, Claim.RED, Claim.GREEN)
# Of ten answers in an open round: most are agreed, two wait, one was returned, two are not in.
ANSWERS = (
    *[UpdateState.AGREED] * 5,
    *[UpdateState.SUBMITTED] * 2,
    UpdateState.RETURNED,
    None,
    None,
)


@dataclass(frozen=True)
class Voices:
    """Who answers, and who agrees and closes."""

    author: Person
    chair: Person


def give_rounds(plan: Plan, voices: Voices, *, closed: int, waits: bool = False) -> list[Cycle]:
    """A plan's four rounds: the first `closed` are, the next is open where there is one, the rest are planned. With
    `waits` nobody has answered in the open one, and no milestone has been said to be met."""
    cycles = Cycle.objects.bulk_create(
        _cycle(plan, days, closed, voices) for days in cycles_of(plan.year_start, plan.year_end, Pace())
    )
    wanted = wanted_asks(plan, plan.year_start)
    due: dict[int, list[Milestone]] = defaultdict(list)
    if not waits:
        for one in Milestone.objects.filter(action__plan=plan, due__isnull=False):
            due[one.action_id].append(one)
    for cycle in cycles[: closed + 1]:
        asks = Ask.objects.bulk_create(_asks(plan, cycle, wanted))
        if not (waits and cycle.state == CycleState.OPEN):
            _answer(cycle, asks, due, voices)
    for cycle in cycles[:closed]:
        document = frozen_document(plan, cycle, cycle.closed_on)
        Frozen.objects.create(
            cycle=cycle,
            partnership_id=plan.partnership_id,
            schema=FROZEN_SCHEMA,
            document=document,
            sha256=digest(document),
        )
    return cycles


def _cycle(plan: Plan, days: Days, closed: int, voices: Voices) -> Cycle:
    is_closed, is_open = days.number <= closed, days.number == closed + 1
    return Cycle(
        partnership_id=plan.partnership_id,
        plan=plan,
        number=days.number,
        starts_on=days.starts_on,
        ends_on=days.ends_on,
        asks_on=days.asks_on,
        due_on=days.due_on,
        closes_on=days.closes_on,
        state=CycleState.CLOSED if is_closed else CycleState.OPEN if is_open else CycleState.PLANNED,
        opened_on=days.asks_on if is_closed or is_open else None,
        closed_on=days.closes_on if is_closed else None,
        closed_by=voices.chair if is_closed else None,
    )


def _asks(plan: Plan, cycle: Cycle, wanted: Any) -> Iterator[Ask]:
    for (action_id, body_id), answers in wanted.items():
        yield Ask(
            partnership_id=plan.partnership_id,
            cycle=cycle,
            action_id=action_id,
            body_id=body_id,
            answers=answers,
            asked_on=cycle.opened_on,
        )


def _answer(cycle: Cycle, asks: Iterable[Ask], due: dict[int, list[Milestone]], voices: Voices) -> None:
    """One update for each ask that is answered, with its versions and what it says was met."""
    is_open = cycle.state == CycleState.OPEN
    at = timezone.make_aware(dt.datetime.combine(cycle.ends_on, dt.time(10)))
    updates, versions, said = [], [], []
    for place, ask in enumerate(asks):
        state = ANSWERS[place % len(ANSWERS)] if is_open else UpdateState.AGREED
        if state is None:
            continue
        update = _update(ask, cycle, place, state, at, voices)
        updates.append(update)
        met = [one for one in due[ask.action_id] if cycle.starts_on <= one.due <= cycle.ends_on and place % 3]
        said += [Said(partnership_id=ask.partnership_id, update=update, milestone=one, met_on=one.due) for one in met]
        versions += [_version(update, number, met, at) for number in range(1, update.version + 1)]
    Update.objects.bulk_create(updates)
    for one in (*versions, *said):  # the updates have their keys only now
        one.update_id = one.update.pk
    Version.objects.bulk_create(versions, batch_size=1000)
    Said.objects.bulk_create(said)


def _update(ask: Ask, cycle: Cycle, place: int, state: UpdateState, at: dt.datetime, voices: Voices) -> Update:
    decided = state != UpdateState.SUBMITTED
    return Update(
        partnership_id=ask.partnership_id,
        ask=ask,
        state=state,
        version=2 if place % 3 == 0 else 1,
        done=f"The approach was tried with {place + 3} teams in this quarter and mended after what they told us.",
        difference="Families say that they were asked sooner, and that they had not to tell it all again.",
        coming="The rest of the teams follow in the next quarter; an audit looks at what came of it.",
        claim=CLAIMS[(place + cycle.number) % len(CLAIMS)],
        submitted_by=voices.author,
        submitted_at=at,
        returned_why="Say what changed for children." if state == UpdateState.RETURNED else "",
        decided_by=voices.chair if decided else None,
        decided_at=at + dt.timedelta(days=2) if decided else None,
        agreed_as=AgreedAs.CHAIR if state == UpdateState.AGREED else "",
    )


def _version(update: Update, number: int, met: Iterable[Milestone], at: dt.datetime) -> Version:
    """The update as it was sent, in the shape that `progress.actions.giving.document_of` gives it."""
    document = {
        **{name: getattr(update, name) for name in ("done", "difference", "coming", "claim", "good_practice")},
        "threads": [],
        "met": [
            {"milestone": str(one.uid), "label": one.label, "due": one.due.isoformat(), "met_on": one.due.isoformat()}
            for one in met
        ],
        "dates_asked": [],
        "files": [],
        "late": False,
        "belated_for": "",
    }
    return Version(
        partnership_id=update.partnership_id,
        update=update,
        number=number,
        document=document,
        submitted_by=update.submitted_by,
        submitted_at=at - dt.timedelta(hours=update.version - number),
    )
