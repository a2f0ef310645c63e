"""Where each action of a plan stands on any day: claim, delivery, and where they part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sightline.people.words import words_of
from sightline.plan.models import Action, Owner, Plan
from sightline.plan.reads.lines import owner_lines
from sightline.plan.reads.shapes import OwnerName, owner_name
from sightline.plan.rules.titles import short_title
from sightline.progress.models import Cycle
from sightline.progress.reads.facts import Scope, Sent, load
from sightline.progress.reads.shapes import Standing
from sightline.progress.rules.claims import claim_words, contradictions, sentence
from sightline.progress.rules.delivery import delivery
from sightline.progress.rules.facts import Facts

Json = Any


def standings(plan: Plan, day: dt.date, *, action_ids: Collection[int] | None = None) -> dict[int, Standing]:
    """Where each action of `plan` (or those of `action_ids`) stood at the end of `day`, by id in the plan's order.

    What happened after the day does not count: updates, agreement, decisions, closings. 7 queries, and an
    eighth where something was sent after the day."""
    return standings_at_closing(plan, day, None, action_ids=action_ids)


def standing(action: Action, day: dt.date) -> Standing:
    """Where one action stood at the end of `day`: the same queries, of its own rows."""
    return standings(action.plan, day, action_ids=[action.pk])[action.pk]


def standings_at_closing(
    plan: Plan, day: dt.date, cycle: Cycle | None, *, action_ids: Collection[int] | None = None
) -> dict[int, Standing]:
    """The same with `cycle` counted as closed on `day`: what its closing freezes."""
    ratings = words_of(plan.partnership.kind, plan.partnership.words).ratings
    scope = Scope(plan, action_ids)
    columns = ("pk", "number", "title", "text", "priority_id", "withdrawn_on")
    actions = list(Action.objects.filter(**scope.by("")).order_by("position", "id").values_list(*columns))
    owners = owner_lines(Owner.objects.filter(answers=True, **scope.by("action")))
    withdrawn = {pk: on for pk, *_, on in actions if on is not None}
    loaded = load(plan, scope, day, withdrawn, closing=cycle)
    bare = Facts(milestones=(), plan_end=plan.year_end)
    found = {}
    for pk, number, title, text, priority_id, _ in actions:
        if pk in loaded.owners_then:
            answering = _answering_then(loaded.owners_then[pk])
        else:
            answering = owner_name(owners[pk][0]) if owners[pk] else None
        head = (pk, number, short_title(title, text), priority_id, answering)
        found[pk] = _standing(head, loaded.facts.get(pk, bare), loaded.sent.get(pk, ()), loaded.day, ratings)
    return found


def _standing(head: tuple, facts: Facts, sent: Sequence[Sent], day: dt.date, ratings: Mapping[str, str]) -> Standing:
    pk, number, title, priority_id, answering = head
    stands = delivery(facts, day)
    own = [one for one in sent if one.answers]
    last = own[-1] if own else None
    rated = next((one for one in reversed(own) if one.claim), None)
    claim = rated.claim if rated else ""
    closed = [one.number for one in facts.rounds if one.closed_on is not None and one.closed_on <= day]
    current = rated is not None and (not closed or rated.round >= max(closed))
    earlier = rated.on if rated and not current else None
    return Standing(
        action_id=pk,
        number=number,
        title=title,
        priority_id=priority_id,
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
        contradictions=contradictions(claim, stands, claim_on=earlier),
        moved=max((one.moved for one in stands.milestones), default=0),
        later_date=_later_date(stands.milestones),
        no_word=stands.no_word,
        done=last.done if last else "",
        difference=last.difference if last else "",
        coming=last.coming if last else "",
        good_practice=last.good_practice if last else "",
        sentence=sentence(claim, stands, claim_on=earlier),
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
