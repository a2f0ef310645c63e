"""What a body is asked, and what a person of it may say to it: the ask she speaks to, and her draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection

from sightline.kit import clock
from sightline.kit.periods import said
from sightline.people.models import Person
from sightline.plan.models import Action
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.states import PlanState
from sightline.privacy.rules import check
from sightline.progress.models import Ask, Cycle, Draft
from sightline.progress.reads.rounds import carried_to, cycles_to_speak_in, sits_in, whole_ask
from sightline.progress.rules.cycles import check_clock
from sightline.progress.rules.states import CycleState
from sightline.trail.actions import silent_action

Json = Any


@silent_action("nothing is said until it is sent, and the sending is on the record")
def begin_update(*, by: Person, action: Action, body_id: int) -> Ask:
    """The ask that what `by` wants to say of an action belongs to: in the open round, else in the next.

    Raises NotYet where the body does not own the action, she does not sit in it, or no round is left.
    """
    if not action.owners.filter(body_id=body_id).exists():
        raise NotYet(["Only a body that owns the action says how it goes: this one does not."])
    cycle = cycles_to_speak_in(action.plan, clock.today()).first()
    if cycle is None:
        raise NotYet(
            [f"No round of {action.plan} is left to say this in. Ask the business manager to start its rounds."]
        )
    ask = ask_in(cycle, action, body_id)
    check_can_give(ask, by)
    return ask


@silent_action("a draft is nobody's word yet: it is kept as typed and goes when it is sent")
def save_draft(
    *, by: Person, ask: Ask, fields: Mapping[str, Json], began_from: int, kept: Mapping[str, str] | None = None
) -> Draft:
    """Keeps what `by` typed and has not sent. Where the round has closed, it is kept in the round it is carried to.

    Raises NotYet where she may say nothing on this ask (any more); HoldsIdentifier for words that read like an
    identifier and have no reason in `kept`: not even a draft holds them.
    """
    ask = carried_to(ask, clock.today()) or ask
    check_can_give(ask, by)
    check(texts_in(fields), kept)
    draft, _ = Draft.objects.update_or_create(
        ask=ask,
        person=by,
        defaults={
            "partnership_id": ask.partnership_id,
            "fields": dict(fields),
            "saved_at": clock.now(),
            "began_from": began_from,
        },
    )
    return draft


def check_can_give(ask: Ask, person: Person) -> None:
    """Raises NotYet where `person` may not say anything on `ask` today: she has left the body, the body is asked no
    more, the action was withdrawn or the plan closed."""
    today = clock.today()
    if not sits_in(person, ask.body_id, today):
        raise NotYet(
            [
                f"You do not sit in {ask.body} any more, so its update is for somebody who does. What you wrote is"
                " kept; the business manager can tell you who took over."
            ]
        )
    plan = ask.action.plan
    if plan.state != PlanState.ADOPTED:
        raise NotYet([f"{plan} is {plan.get_state_display().lower()}, so nothing more is said about it."])
    withdrawn = ask.action.withdrawn_on
    if withdrawn and withdrawn <= today:
        raise NotYet([f"{ask.action} was withdrawn from {said(withdrawn)}, so nothing is asked about it any more."])
    if ask.excused_on:
        answering = ask.action.owners.filter(answers=True, body__isnull=False).select_related("body").first()
        who = f" {answering.body} answers for it now." if answering else ""
        raise NotYet(
            [f"{ask.body} is not asked about {ask.action} since {said(ask.excused_on)}.{who} What you wrote is kept."]
        )
    check_clock(today, ask.cycle.opened_on, "this round was opened")


def can_give(ask: Ask, person: Person) -> bool:
    """The twin of `check_can_give`, for buttons."""
    try:
        check_can_give(ask, person)
    except NotYet:
        return False
    return True


def texts_in(fields: Mapping[str, Json]) -> dict[str, str]:
    """What a draft's fields say, as text: each as sent, in one or several parts."""
    return {
        name: "\n".join(map(str, value)) if isinstance(value, list) else str(value) for name, value in fields.items()
    }


def locked(ask: Ask) -> Ask:
    """The ask, ours until the transaction is over: closing its round locks it too, so no update falls between.

    It is read once we have it: what is joined to a row that one waited for is as old as the waiting. Where there are no
    locks on rows, a transaction has the whole database to itself from its first line."""
    if connection.features.has_select_for_update:
        Ask.objects.select_for_update().only("pk").get(pk=ask.pk)
    found = whole_ask(Ask.objects.all(), ask.pk)
    if found is None:
        raise Ask.DoesNotExist(f"There is no ask {ask.pk}.")
    return found


def carried(ask: Ask) -> Ask | None:
    """The ask that takes what is said on `ask` now that its round has closed, made where there is none, and locked;
    None where the round has not closed, or none is left."""
    if ask.cycle.state != CycleState.CLOSED:
        return None
    cycle = cycles_to_speak_in(ask.action.plan, clock.today()).first()
    if cycle is None:
        return None
    return locked(ask_in(cycle, ask.action, ask.body_id))


def ask_in(cycle: Cycle, action: Action, body_id: int) -> Ask:
    """The ask of a body about an action in a cycle, as its owners stand; made where there is none, as not asked yet."""
    found = Ask.objects.filter(cycle=cycle, action=action, body_id=body_id).first()
    if found is not None:
        return found
    owning = dict(action.owners.filter(body__isnull=False).order_by("answers").values_list("body_id", "answers"))
    answers = owning.get(body_id, False)
    if answers:  # whoever answered before it did does so no more
        Ask.objects.filter(cycle=cycle, action=action, answers=True).update(answers=False)
    return Ask.objects.create(
        partnership_id=cycle.partnership_id,
        cycle=cycle,
        action=action,
        body_id=body_id,
        answers=answers,
        excused_on=None if body_id in owning else clock.today(),
    )
