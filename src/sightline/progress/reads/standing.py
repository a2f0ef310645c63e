"""Where each action of a plan stands on any day: claim, delivery, and where they part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sightline.assurance.rules.standing import MeasureStanding
from sightline.people.words import words_of
from sightline.plan.models import Action, Owner, Plan
from sightline.plan.reads.lines import OwnerLine, owner_lines
from sightline.plan.reads.shapes import OwnerName, owner_name
from sightline.plan.rules.titles import short_title
from sightline.progress.models import Cycle
from sightline.progress.reads.evidence import evidence_of, known_of
from sightline.progress.reads.facts import Loaded, Scope, Sent, load
from sightline.progress.reads.shapes import Evidence, Standing
from sightline.progress.rules.claims import claim_words, contradictions, sentence, unproven
from sightline.progress.rules.delivery import Delivery, DeliveryState, delivery
from sightline.progress.rules.facts import Facts
from sightline.progress.rules.milestones import MilestoneStanding

Json = Any


def standings(plan: Plan, day: dt.date, *, action_ids: Collection[int] | None = None) -> dict[int, Standing]:
    """Where each action of `plan` (or those of `action_ids`) stood at the end of `day`, by id in the plan's order.

    What happened after the day does not count: updates, agreement, decisions, closings. 7 queries, and an
    eighth where something was sent after the day; and seven or more of the evidence (`assurance.reads`)."""
    return standings_at_closing(plan, day, None, action_ids=action_ids)


def facts_of(action: Action, day: dt.date) -> Loaded:
    """What one action's standing at the end of `day` is told from. 5 queries, and a sixth where something was sent
    after the day."""
    withdrawn = {action.pk: action.withdrawn_on} if action.withdrawn_on else {}
    return load(action.plan, Scope(action.plan, [action.pk]), day, withdrawn)


def standing(action: Action, day: dt.date, loaded: Loaded | None = None) -> Standing:
    """Where one action stood at the end of `day`: the same queries but one, of its own rows; one query where `loaded`
    is given."""
    plan = action.plan
    ratings = words_of(plan.partnership.kind, plan.partnership.words).ratings
    owners = owner_lines(Owner.objects.filter(answers=True, action_id=action.pk))
    loaded = loaded or facts_of(action, day)
    stands = delivery(_facts(action, loaded), loaded.day)
    evidence = evidence_of(plan, loaded.day, stands.milestones, action_ids=[action.pk])
    return _stands(action, owners, loaded, ratings, stands, evidence.get(action.pk, ()))


def standings_at_closing(
    plan: Plan, day: dt.date, cycle: Cycle | None, *, action_ids: Collection[int] | None = None
) -> dict[int, Standing]:
    """The same with `cycle` counted as closed on `day`: what its closing freezes."""
    ratings = words_of(plan.partnership.kind, plan.partnership.words).ratings
    owners = owner_lines(Owner.objects.filter(answers=True, **Scope(plan, action_ids).by("action")))
    lines, loaded, stand = _delivered(plan, day, cycle, action_ids)
    evidence = evidence_of(plan, loaded.day, _milestones(stand), action_ids=action_ids)
    return {one.pk: _stands(one, owners, loaded, ratings, stand[one.pk], evidence.get(one.pk, ())) for one in lines}


def measures_known(
    plan: Plan, day: dt.date, *, action_ids: Collection[int] | None = None
) -> dict[int, MeasureStanding]:
    """What is known of each measure of `plan` at the end of `day`, by its id, with every verdict and judgement; with
    `action_ids` of the measures of these alone. 13 queries, and more for each kind of evidence (`assurance.reads`)."""
    _, loaded, stand = _delivered(plan, day, None, action_ids)
    return known_of(plan, loaded.day, _milestones(stand), action_ids=action_ids)


def _milestones(stand: Mapping[int, Delivery]) -> Iterator[MilestoneStanding]:
    return (milestone for one in stand.values() for milestone in one.milestones)


def _delivered(
    plan: Plan, day: dt.date, cycle: Cycle | None, action_ids: Collection[int] | None
) -> tuple[list[_ActionLine], Loaded, dict[int, Delivery]]:
    """The actions, what was loaded of them, and how the delivery of each stands."""
    scope = Scope(plan, action_ids)
    columns = ("pk", "number", "title", "text", "priority_id", "withdrawn_on")
    actions = list(Action.objects.filter(**scope.by("")).order_by("position", "id").values_list(*columns))
    withdrawn = {pk: on for pk, *_, on in actions if on is not None}
    loaded = load(plan, scope, day, withdrawn, closing=cycle)
    lines = [_ActionLine(*row, plan) for row in actions]
    return lines, loaded, {one.pk: delivery(_facts(one, loaded), loaded.day) for one in lines}


class _ActionLine(NamedTuple):
    """What a standing says of the action itself."""

    pk: int
    number: str
    title: str
    text: str
    priority_id: int
    withdrawn_on: dt.date | None
    plan: Plan


def _facts(action: Action | _ActionLine, loaded: Loaded) -> Facts:
    return loaded.facts.get(action.pk) or Facts(milestones=(), plan_end=action.plan.year_end)


def _stands(
    action: Action | _ActionLine,
    owners: Mapping[int, list[OwnerLine]],
    loaded: Loaded,
    ratings: Mapping[str, str],
    stands: Delivery,
    evidence: tuple[Evidence, ...],
) -> Standing:
    pk, day = action.pk, loaded.day
    if pk in loaded.owners_then:
        answering = _answering_then(loaded.owners_then[pk])
    else:
        answering = owner_name(owners[pk][0]) if owners[pk] else None
    facts = _facts(action, loaded)
    sent: Sequence[Sent] = loaded.sent.get(pk, ())
    not_met = tuple(one.clause for one in evidence if one.against)
    own = [one for one in sent if one.answers]
    last = own[-1] if own else None
    rated = next((one for one in reversed(own) if one.claim), None)
    claim = rated.claim if rated else ""
    closed = [one.number for one in facts.rounds if one.closed_on is not None and one.closed_on <= day]
    current = rated is not None and (not closed or rated.round >= max(closed))
    earlier = rated.on if rated and not current else None
    return Standing(
        action_id=pk,
        number=action.number,
        title=short_title(action.title, action.text),
        priority_id=action.priority_id,
        answering=answering,
        claim=claim,
        claim_words=claim_words(claim, ratings),
        claim_on=rated.on if rated else None,
        claim_agreed=rated is not None and rated.agreed_on is not None,
        claim_current=current,
        update_id=last.update_id if last else None,
        ask_id=last.ask_id if last else None,
        update_state=last.state if last else "",
        delivery=stands,
        contradictions=contradictions(claim, stands, claim_on=earlier, against=not_met),
        moved=max((one.moved for one in stands.milestones), default=0),
        later_date=_later_date(stands.milestones),
        no_word=stands.no_word,
        done=last.done if last else "",
        difference=last.difference if last else "",
        coming=last.coming if last else "",
        good_practice=last.good_practice if last else "",
        sentence=sentence(claim, stands, claim_on=earlier, against=not_met),
        evidence=evidence,
        not_met=() if stands.state == DeliveryState.WITHDRAWN else not_met,
        unproven=unproven(claim, stands, [(one.clause, one.holders) for one in evidence if one.lacks]),
    )


def _later_date(milestones) -> str:
    states = {one.later_date for one in milestones}
    return "asked" if "asked" in states else "refused" if "refused" in states else ""


def _answering_then(owners: Json) -> OwnerName | None:
    """Who answered, out of owners in the plan format, by the name they were given there."""
    for one in owners or ():
        if one.get("answers"):
            name = one["name"] or one.get("person") or ""
            return OwnerName(name, one.get("role") or "", True, one.get("body_id"), one.get("person") or "")
    return None
