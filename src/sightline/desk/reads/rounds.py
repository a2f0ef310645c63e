"""What the pages of a round show: where each action stands, who answered and agreed, what governance made of it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from sightline.desk.rules.exceptions import Answers
from sightline.governance import reads as governance
from sightline.governance.models import Challenge, Decision, Escalation, Note, Promotion
from sightline.people.access import Membership
from sightline.plan.models import Plan
from sightline.progress.models import Ask, Cycle, Frozen, Update
from sightline.progress.reads import Standing, answered, frozen_standings, standings
from sightline.progress.rules.states import CycleState, UpdateState


@dataclass(frozen=True)
class Seen:
    """Where the actions of a plan stand in a cycle: today, or as they were frozen when it closed.

    `updates` are those that speak, by id, with who sent and who agreed each; `before` is how the actions stood when the
    round before closed, None where none has."""

    standings: Mapping[int, Standing]
    frozen: bool
    updates: Mapping[int, Update]
    before: Mapping[int, Standing] | None
    before_cycle: Cycle | None


@dataclass(frozen=True)
class Governed:
    """What governance made of a plan's actions: by action, and what is about none of them.

    `later` is the round that has closed since, where one has: all is told as it stood on the day when that one closed.
    """

    challenges: list[Challenge]
    escalations: list[Escalation]
    decisions: list[Decision]
    notes: Mapping[int, Note]
    promoted: Mapping[int, Promotion]
    later: Cycle | None = None

    def challenges_about(self, action_id: int) -> list[Challenge]:
        """The open challenges about an action."""
        return [one for one in self.challenges if one.action_id == action_id]

    def escalations_about(self, action_id: int) -> list[Escalation]:
        """The waiting escalations about an action."""
        return [one for one in self.escalations if one.action_id == action_id]


def seen_in(cycle: Cycle, plan: Plan, day: dt.date, *, compared: bool = False) -> Seen:
    """Where the plan's actions stand in `cycle`; with `compared`, how they stood a round before too. Up to 12 queries,
    whatever the plan's size."""
    frozen = cycle.state == CycleState.CLOSED
    found = frozen_standings(cycle) if frozen else standings(plan, day)
    ids = [one.update_id for one in found.values() if one.update_id]
    updates = Update.objects.filter(pk__in=ids).select_related("submitted_by", "decided_by", "ask__body", "ask__cycle")
    earlier = _closed_before(cycle) if compared else None
    return Seen(
        standings=found,
        frozen=frozen,
        updates={one.pk: one for one in updates},
        before=frozen_standings(earlier) if earlier else None,
        before_cycle=earlier,
    )


def governed(plan: Plan, cycle: Cycle, viewer: Membership) -> Governed:
    """The open challenges, waiting escalations and followed decisions of the plan's partnership, and what was noted in
    `cycle` and promoted of it. Eight queries.

    The meetings that a round is for come after it has closed, so its page goes on until the next round closes; from
    then on it tells how things stood on that day, and what came since is on the later round's."""
    later = _closed_after(cycle)
    until = later.closed_on if later else None
    notes = Note.objects.filter(cycle=cycle, action__plan=plan).select_related("noted_by").order_by("noted_on", "id")
    promoted = Promotion.objects.filter(update__ask__action__plan=plan).select_related("promoted_by")
    return Governed(
        challenges=governance.open_challenges(plan.partnership, until=until),
        escalations=governance.waiting_escalations(plan.partnership, viewer=viewer, until=until),
        decisions=governance.open_decisions(plan.partnership, viewer, until=until),
        notes={one.action_id: one for one in notes},
        promoted={one.update_id: one for one in promoted},
        later=later,
    )


def _closed_before(cycle: Cycle) -> Cycle | None:
    earlier = Frozen.objects.filter(cycle__plan_id=cycle.plan_id, cycle__number__lt=cycle.number)
    last = earlier.select_related("cycle").order_by("-cycle__number").first()
    return last.cycle if last else None


def _closed_after(cycle: Cycle) -> Cycle | None:
    later = Cycle.objects.filter(plan_id=cycle.plan_id, number__gt=cycle.number, state=CycleState.CLOSED)
    return later.order_by("number").first()


def by_priority(found: Collection[Standing]) -> dict[int, list[Standing]]:
    """Standings by their priority, in the plan's order."""
    groups: dict[int, list[Standing]] = defaultdict(list)
    for one in found:
        groups[one.priority_id].append(one)
    return groups


def answers_in(cycle: Cycle) -> Answers:
    """How many answering bodies were asked in a round, how many sent something and had it agreed. One query.

    What came before a body was asked, a belated answer to the round before, is none here, as on the round's page."""
    spoke = Update.objects.filter(ask=OuterRef("pk"))
    standing = Ask.objects.filter(cycle=cycle, answers=True, excused_on__isnull=True)
    asked = answered(standing).annotate(
        has_spoken=Exists(spoke), is_agreed=Exists(spoke.filter(state=UpdateState.AGREED))
    )
    counted = asked.aggregate(
        asked=Count("pk", filter=Q(asked_on__isnull=False) | Q(has_spoken=True)),
        sent=Count("pk", filter=Q(is_answered=True)),
        agreed=Count("pk", filter=Q(is_answered=True, is_agreed=True)),
    )
    return Answers(**counted)
